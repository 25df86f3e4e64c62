import { useCall } from '../../web/ask/index.ts'
import { useAsked, usePlaces } from '../../web/go.tsx'
import { LevelMark, Loading, PageBody, PageHead, ProblemView, Section } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { History } from '../../web/list/index.ts'
import { customer, customerCalls } from '../customers/index.ts'
import { MergedNote } from './CustomerActs.tsx'
import { CustomerEdit, MergedBand, useCustomerActs } from './CustomerDrawer.tsx'
import { CustomerFacts, Instructions, LevelLine, People, Promises, Story } from './CustomerParts.tsx'
import { customerPage } from './customerPage.ts'
import { useNow } from '../../web/now.ts'
import './customers.css'

/** One customer on a page of his own: the story in the middle, people and changes beside it. */
const CustomerPage = () => {
  const say = useSay(), { id } = usePlaces(), [asked] = useAsked(), now = useNow(), { data: page, problem, again } = useCall(customerPage, { id: id! }), { acts, more, forms, status } = useCustomerActs(page)
  if (!page) return problem ? <ProblemView problem={problem} onAgain={again} /> : <Loading rows={12} />
  const c = page.customer
  return <div className="cu-page"><div className="cu-page-main"><PageHead title={c.name} mark={c.level ? <LevelMark level={c.level} size="head" /> : undefined} up={{ href: '/customers', words: say({ zh: '回客户列表', en: 'Back to customers' }) }} facts={<>{c.owner && <span>{c.owner.label}</span>}{status && <span>{status}</span>}</>} acts={<>{acts}{more}</>} />
    <MergedBand page={page} />
    <PageBody side={<><People page={page} /><Section title={say({ zh: '改动', en: 'Changes' })}><History entity={customer as never} call={customerCalls.history} id={c.id} /></Section></>}>
      <div className="cu-page-facts"><CustomerFacts page={page} columns={3} /></div><Instructions page={page} now={now} /><LevelLine page={page} /><Promises page={page} /><Story page={page} most={40} /><MergedNote of={page.merged} />{forms}
    </PageBody></div>
    {asked.edit && c.can?.includes('change') && <CustomerEdit page={page} closeTo={`/customer/${c.id}`} />}</div>
}
export default CustomerPage
