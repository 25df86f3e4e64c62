import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { EntityForm } from '../../web/form/index.ts'
import { hrefWith, Link, useAsked, useGo } from '../../web/go.tsx'
import { Band, ButtonLink, LevelMark, Status } from '../../web/kit/index.ts'
import { useMay } from '../../web/me.ts'
import { useSay } from '../../web/language/language.ts'
import { ListPage, type Cells, type ListRow, type ListView } from '../../web/list/index.ts'
import type { Row } from '../../kernel/entity.ts'
import { lateness, latenessWords } from './level.rules.ts'
import { channelField } from '../customers/index.ts'
import { cardCalls, cardStates, closingKinds, prospectCard } from './card.ts'
import { wantLine } from './cardWords.ts'
import { contactsPage } from './views.ts'

type Card = Row<typeof prospectCard>
const Next = ({ card }: { card: Card }) => {
  const say = useSay(), f = useFormat()
  if (card.closingAs) return <Status is="warn">{say({ zh: '待审{as}', en: '{as}: waiting' }, { as: say(closingKinds[card.closingAs]) })}</Status>
  if (!card.nextContactOn) return null
  const late = lateness(card.nextContactOn, f.today)
  return late.kind === 'overdue' ? <Status is="late">{say(latenessWords.overdue, { days: late.days })}</Status> : late.kind === 'today' ? <Status is="warn">{say(latenessWords.today)}</Status> : <>{f.short(card.nextContactOn)} {f.weekday(card.nextContactOn)}</>
}
const cells: Cells = {
  customerId: row => (row as unknown as Card).customer?.label ?? null,
  level: row => <LevelMark level={(row as unknown as Card).level} />,
  want: row => wantLine((row as unknown as Card).want),
  nextContactOn: row => <Next card={row as unknown as Card} />,
}
const StateWord = ({ card }: { card: Card }) => { const say = useSay(); return card.state === 'live' ? <>{say(cardStates.live)}</> : <Status is={card.state === 'ordered' || card.state === 'delivered' ? 'ok' : 'off'}>{say(cardStates[card.state])}</Status> }
const allCells: Cells = { ...cells, state: row => <StateWord card={row as unknown as Card} /> }
const order = ['customerId', 'level', 'want', 'nextContactOn', 'lastContactAt', 'ownerId', 'state', 'openedOn', 'rival', 'no'] as const
const off = ['siteId', 'levelSince', 'closingAs'] as const
const filters = ['level', 'customerId', 'ownerId', 'state', 'openedOn', 'nextContactOn', 'lastContactAt'] as const
const PhoneRow = ({ row }: { row: ListRow }) => {
  const f = useFormat(), card = row as unknown as Card
  return <><strong><LevelMark level={card.level} /> {card.customer?.label}</strong><span className="lp-card-right"><Next card={card} /></span><small><span>{wantLine(card.want)}</span>{card.owner && <span>{card.owner.label}</span>}{card.lastContactAt && <span>{f.when(card.lastContactAt)}</span>}</small></>
}
const openingFields = { channel: channelField }
const first = ['customerId', 'level', 'channel', 'want', 'rival', 'concerns'] as const
const skip = ['siteId', 'openedOn', 'originVisitId', 'originInquiryId'] as const
/** Cards of the chosen customer that still live: a second one is a duplicate tonight, so it is said before. */
const OtherCards = ({ customerId }: { customerId: string | undefined }) => {
  const say = useSay(), { data } = useCall(cardCalls.query, { customerId, 'state.in': 'live,ordered', limit: 5 }, { when: !!customerId })
  if (!customerId || !data?.items.length) return null
  return <div className="cards-other"><Band is="warn">{say({ zh: '这位客户已有在跟的卡：', en: 'This customer already has an open card:' })} {data.items.map(o => <Link key={o.id} href={`/prospect-cards/${o.id}`}>{o.no}</Link>)}{say({ zh: '。再建一张，今晚会列为重复。', en: '. A second one shows as a duplicate tonight.' })}</Band></div>
}
/** 意向客户卡: what is due, what is hot, what waits for an end (D3.13). */
const CardsPage = () => {
  const say = useSay(), may = useMay(), go = useGo(), [asked] = useAsked(), { today } = useFormat(), counts = useCall(contactsPage, {}).data?.counts
  const views = useMemo((): ListView[] => {
    const open = { 'state.in': 'live,ordered' }
    return [
      { key: 'open', label: { zh: '在跟', en: 'Open' }, ask: open, sort: 'nextContactOn' },
      { key: 'today', label: { zh: '今天到期', en: 'Due today' }, ask: { ...open, nextContactOn: today }, sort: 'nextContactOn', count: counts?.today },
      { key: 'late', label: { zh: '逾期', en: 'Overdue' }, ask: { ...open, 'nextContactOn.lt': today }, sort: 'nextContactOn', count: counts?.overdue },
      { key: 'hot', label: { zh: 'H / A', en: 'H / A' }, ask: { state: 'live', 'level.in': 'H,A' }, sort: 'nextContactOn', count: counts?.hot },
      { key: 'closing', label: { zh: '待审结案', en: 'Closing applied' }, ask: { ...open, 'closingAs.null': false }, sort: '-updatedAt', count: counts?.closing },
      { key: 'ordered', label: { zh: '已订', en: 'Ordered' }, ask: { state: 'ordered' }, sort: 'nextContactOn', apart: true },
      { key: 'closed', label: { zh: '已结', en: 'Closed' }, ask: { 'state.in': 'delivered,lost,frozen,outOfContact' }, sort: '-updatedAt' },
      { key: 'all', label: { zh: '全部', en: 'All' } },
    ]
  }, [today, counts])
  return <ListPage entity={prospectCard} calls={cardCalls} base="/prospect-cards" title={{ zh: '意向客户卡', en: 'Prospect cards' }} views={views} cells={allCells} order={order} off={off} filters={filters}
    open={asked.new ? 'new' : undefined} acts={may('prospectCard', 'c') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href={hrefWith('/prospect-cards', { ...asked, new: '1' })}>{say({ zh: '建卡', en: 'New card' })}</ButtonLink>}
    drawer={() => <EntityForm key={asked.customerId} entity={prospectCard} create={cardCalls.create} closeTo={hrefWith('/prospect-cards', { ...asked, new: undefined })} onDone={row => go(`/prospect-cards/${row.id}`, { replace: true })} first={first} skip={skip} extra={openingFields} initial={{ customerId: asked.customerId ?? null, level: 'B', channel: 'walkIn' }} below={form => <OtherCards customerId={form.values.customerId as string | undefined} />} />}
    hrefOf={row => `/prospect-cards/${row.id}`} phoneRow={row => <PhoneRow row={row} />} rowKind={row => (['lost', 'frozen', 'outOfContact', 'delivered'].includes((row as unknown as Card).state) ? 'dim' : undefined)}
    empty={{ title: { zh: '还没有意向客户卡', en: 'No prospect cards yet' }, words: { zh: '从客流、线索或客户页建卡；建了就按级别提醒下次联系。', en: 'Open one from a party, an inquiry or a customer; then the next contact follows its level.' } }} facts={counts && counts.overdue > 0 ? <span className="late">{say({ zh: '逾期 {n}', en: '{n} overdue' }, { n: counts.overdue })}</span> : undefined} />
}
export default CardsPage
