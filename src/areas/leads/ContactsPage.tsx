import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useAsked } from '../../web/go.tsx'
import { Empty, LevelMark, Loading, PageHead, ProblemView, Status, useTitle } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { PhoneFigures, PhoneHead, PhonePage, usePhone } from '../../web/phone/index.ts'
import { latenessWords } from './level.rules.ts'
import { contactsPage, type ContactDue, type ContactsView } from './views.ts'
import './leads.css'

const Said = ({ item }: { item: ContactDue }) => {
  const say = useSay(), f = useFormat()
  return <>{item.instruction && <Status is="flag">{item.instruction.text}</Status>}{item.appointmentAt && <Status is="wait">{say({ zh: '已约 {at}', en: 'comes {at}' }, { at: f.when(item.appointmentAt) })}</Status>}{item.lastText ?? say({ zh: '还没联系过', en: 'never contacted' })}</>
}
const Due = ({ item }: { item: ContactDue }) => { const say = useSay(); return <Status is={item.lateness.kind === 'overdue' ? 'late' : 'warn'}>{say(latenessWords[item.lateness.kind], { days: item.lateness.days })}</Status> }

/** 今天要联系的: overdue first, hot before cool, what was last said and what the supervisor wants beside each. */
const ContactsPage = () => {
  const phone = usePhone(), [asked, put] = useAsked(), { data, problem, again } = useCall(contactsPage, { memberId: asked.who } as never, { keep: true, every: 60_000 })
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading rows={10} />
  return phone ? <OnPhone data={data} /> : <OnDesk data={data} who={asked.who} onWho={who => put({ who })} />
}
const OnDesk = ({ data, who, onWho }: { data: ContactsView; who?: string; onWho: (who: string | undefined) => void }) => {
  const say = useSay(), f = useFormat()
  return <>
    <PageHead title={say({ zh: '今天要联系的', en: 'Contacts due' })} facts={<><span>{f.day(data.today)}</span>{data.counts.overdue > 0 && <span className="late">{say({ zh: '逾期 {n}', en: '{n} overdue' }, { n: data.counts.overdue })}</span>}<span>{say({ zh: '今天 {n}', en: '{n} today' }, { n: data.counts.today })}</span><span>{say({ zh: '明天 {n}', en: '{n} tomorrow' }, { n: data.counts.tomorrow })}</span></>}
      acts={data.people.length > 1 && <select className="in" aria-label={say({ zh: '谁的', en: 'Whose' })} value={who ?? ''} onChange={e => onWho(e.target.value || undefined)}><option value="">{say({ zh: '所有人', en: 'Everyone' })}</option>{data.people.map(p => <option key={p.id} value={p.id}>{p.label}</option>)}</select>} />
    {data.items.length === 0 ? <Empty title={say({ zh: '今天没有要联系的了', en: 'Nothing more is due today' })}>{say({ zh: '到期的卡会按级别排在这里。', en: 'Cards that are due stand here, by level.' })}</Empty>
      : <ul className="due-list">{data.items.map(item => <li key={item.id}><Link className="due-row" href={`/prospect-cards/${item.id}`}><LevelMark level={item.level} /><b>{item.customer.label}</b><Due item={item} /><span className="due-said"><Said item={item} /></span><span className="quiet">{item.model}</span><span className="quiet">{item.owner?.label}</span></Link></li>)}</ul>}
  </>
}
const OnPhone = ({ data }: { data: ContactsView }) => {
  const say = useSay(), f = useFormat(), title = say({ zh: '今天要联系的', en: 'Contacts due' })
  useTitle(title)
  return <PhonePage head={<PhoneHead title={title} note={f.day(data.today)} />}>
    <PhoneFigures of={[{ key: 'o', label: say({ zh: '逾期', en: 'Overdue' }), value: data.counts.overdue, late: data.counts.overdue > 0 }, { key: 't', label: say({ zh: '今天', en: 'Today' }), value: data.counts.today }, { key: 'm', label: say({ zh: '明天', en: 'Tomorrow' }), value: data.counts.tomorrow }]} />
    {data.items.length === 0 ? <Empty title={say({ zh: '今天没有要联系的了', en: 'Nothing more is due today' })}>{say({ zh: '到期的卡会按级别排在这里。', en: 'Cards that are due stand here, by level.' })}</Empty> : <ul>{data.items.map(item => <li key={item.id} className="due-phone"><Link href={`/prospect-cards/${item.id}`}><LevelMark level={item.level} size="head" /><h2>{item.customer.label}</h2><span><Due item={item} /></span><p><Said item={item} /></p></Link></li>)}</ul>}
  </PhonePage>
}
export default ContactsPage
