import type { Label } from '../../kernel/language.ts'
import { rate } from '../../kernel/money.ts'

/** What is counted: each source gives every one of its rows exactly once (facts.sql.ts). */
export type Source = 'visit' | 'inquiry' | 'card' | 'carried' | 'order' | 'milestone' | 'closing'
/** Rows a figure counts: of a source, with one of these parts, and, for visits, registered or driven. */
export type Counted = { readonly of: Source; readonly parts?: readonly string[]; readonly registered?: boolean; readonly driven?: boolean }
export type Figure = {
  readonly name: string
  readonly label: Label
  /** How the number comes about, in words (the number passport). */
  readonly formula: Label
  readonly version: number
  readonly numerator: readonly Counted[]
  /** A rate has one; its value is null over zero. */
  readonly denominator?: readonly Counted[]
  /** Counts from the 1st of `to`'s month, whatever `from` is (wire.md 2a «Invitations»). */
  readonly month?: boolean
  /** Under which total it stands in the table of identities. */
  readonly under?: string
  /** Under which heading the shop reads it. */
  readonly group: GroupName
}
/** As the shop reads them, in this order: who came, who called, what card was opened, who was invited, what was ordered, what was lost. */
export const figureGroups = { visits: { zh: '客流', en: 'Visits' }, inquiries: { zh: '线索', en: 'Inquiries' }, cards: { zh: '建卡', en: 'Cards' }, invited: { zh: '邀约', en: 'Invited' }, orders: { zh: '订单', en: 'Orders' }, losses: { zh: '战败', en: 'Losses' } } as const
export type GroupName = keyof typeof figureGroups
const first = ['firstWithData', 'firstHasCard', 'firstNoData'], invited = ['firstHasCard', 'again'], present = ['firstWithData', 'firstHasCard', 'again']
const visits = (parts?: readonly string[]): readonly Counted[] => [{ of: 'visit', parts }]
const groupOf: Record<Source, GroupName> = { visit: 'visits', inquiry: 'inquiries', card: 'cards', carried: 'invited', order: 'orders', milestone: 'orders', closing: 'losses' }
const figure = (name: string, label: [string, string], formula: [string, string], numerator: readonly Counted[], more: Partial<Figure> = {}): Figure =>
  ({ name, label: { zh: label[0], en: label[1] }, formula: { zh: formula[0], en: formula[1] }, version: 1, numerator, group: groupOf[numerator[0].of], ...more })
const orders = (part: string): readonly Counted[] => [{ of: 'order', parts: [part] }]

/** Every figure of the first day, once (domain.md 14, wire.md 2 `figure`): page, print, phone, export and rows read this list alone. */
export const figures: readonly Figure[] = [
  figure('visitsTotal', ['客流总数', 'Visits'], ['首次到店 + 再次到店 + 非意向 + 未完善', 'First + again + non-intent + unfinished'], visits()),
  figure('firstVisits', ['首次到店', 'First visits'], ['首次到店并留档 + 已建卡首次到店 + 看车未留档', 'First with data + first with a card + first without data'], visits(first), { under: 'visitsTotal' }),
  figure('firstWithData', ['首次到店并留档', 'First, left data'], ['首次来看车，并由这批客流建了卡', 'First visit to buy from which a card was opened'], visits(['firstWithData']), { under: 'firstVisits' }),
  figure('firstHasCard', ['已建卡首次到店', 'First, has a card'], ['首次到店，到店前已有在跟的卡', 'First visit of someone who held a live card before'], visits(['firstHasCard']), { under: 'firstVisits' }),
  figure('firstNoData', ['看车未留档', 'First, no data'], ['首次来看车，没有建卡', 'First visit to buy, no card'], visits(['firstNoData']), { under: 'firstVisits' }),
  figure('againVisits', ['再次到店', 'Again'], ['来看车，不是首次', 'Came to buy, not for the first time'], visits(['again']), { under: 'visitsTotal' }),
  figure('nonIntentVisits', ['非意向', 'Non-intent'], ['办手续、交车、退订、维修保养、其他', 'Paperwork, delivery, cancelled order, service, other'], visits(['nonIntent']), { under: 'visitsTotal' }),
  figure('unfinishedVisits', ['未完善', 'Unfinished'], ['登记了，顾问还没完善', 'Logged, not yet completed by the consultant'], visits(['unfinished']), { under: 'visitsTotal' }),
  figure('dataRate', ['客流留档率', 'Data rate'], ['首次到店并留档 ÷（首次到店并留档 + 看车未留档）', 'First with data ÷ (first with data + first without data)'], visits(['firstWithData']), { denominator: visits(['firstWithData', 'firstNoData']) }),
  figure('testDriveRate', ['到店试驾率', 'Test-drive rate'], ['有试驾的批次 ÷（首次到店并留档 + 已建卡首次到店 + 再次到店）', 'Parties with a test drive ÷ (first with data + first with a card + again)'], [{ of: 'visit', parts: present, driven: true }], { denominator: visits(present) }),
  figure('inquiriesTotal', ['线索总数', 'Inquiries'], ['有效建卡 + 非意向 + 已有档案 + 待跟进（来电、网络，去重）', 'Carded + non-intent + on file + pending (calls and web, repeats once)'], [{ of: 'inquiry' }]),
  figure('inquiriesCarded', ['有效建卡', 'Carded'], ['记为建卡，并有卡由它而来', 'Marked as carded, and a card names it'], [{ of: 'inquiry', parts: ['card'] }], { under: 'inquiriesTotal' }),
  figure('inquiriesNonIntent', ['线索非意向', 'Inquiries, non-intent'], ['空错号、无意向、已购等', 'Wrong number, no intent, bought and the like'], [{ of: 'inquiry', parts: ['nonIntent'] }], { under: 'inquiriesTotal' }),
  figure('inquiriesOnFile', ['已有档案', 'On file'], ['来的人已有档案', 'The caller was on file'], [{ of: 'inquiry', parts: ['onFile'] }], { under: 'inquiriesTotal' }),
  figure('inquiriesPending', ['待跟进', 'Pending'], ['还没有结果，或记为建卡却没有卡', 'No result yet, or marked as carded without a card'], [{ of: 'inquiry', parts: ['pending'] }], { under: 'inquiriesTotal' }),
  figure('inquiryCardRate', ['线索建卡率', 'Inquiry card rate'], ['有效建卡 ÷（有效建卡 + 非意向 + 已有档案）', 'Carded ÷ (carded + non-intent + on file)'], [{ of: 'inquiry', parts: ['card'] }], { denominator: [{ of: 'inquiry', parts: ['card', 'nonIntent', 'onFile'] }] }),
  figure('cardsTotal', ['建卡总数', 'Cards'], ['展厅客流建卡 + 线索建卡 + 其他建卡', 'From visits + from inquiries + other'], [{ of: 'card' }]),
  figure('cardsFromVisits', ['展厅客流建卡', 'Cards from visits'], ['等于首次到店并留档', 'Equals first with data'], [{ of: 'card', parts: ['visit'] }], { under: 'cardsTotal' }),
  figure('cardsFromInquiries', ['线索建卡', 'Cards from inquiries'], ['等于有效建卡', 'Equals carded'], [{ of: 'card', parts: ['inquiry'] }], { under: 'cardsTotal' }),
  figure('cardsOther', ['其他建卡', 'Cards, other'], ['外展、外拓、转介绍、保有和来路不在上面两种的', 'Event, outreach, referral, repeat, and whatever is neither of the above'], [{ of: 'card', parts: ['other'] }], { under: 'cardsTotal' }),
  figure('invitedTotal', ['邀约到店总数', 'Invited'], ['已建卡首次到店 + 再次到店', 'First with a card + again'], visits(invited), { group: 'invited' }),
  figure('invitedRegistered', ['已登记邀约到店', 'Invited, registered'], ['到店前已约在当天', 'An appointment for that day was made before they came'], [{ of: 'visit', parts: invited, registered: true }], { under: 'invitedTotal', group: 'invited' }),
  figure('invitedUnregistered', ['未登记邀约到店', 'Invited, unregistered'], ['来了，事先没有登记邀约', 'Came without a registered appointment'], [{ of: 'visit', parts: invited, registered: false }], { under: 'invitedTotal', group: 'invited' }),
  figure('invitedShare', ['邀约到店占比', 'Invited share'], ['邀约到店总数 ÷（首次到店 + 再次到店）', 'Invited ÷ (first + again)'], visits(invited), { denominator: visits([...first, 'again']), group: 'invited' }),
  figure('invitedRate', ['邀约到店率', 'Invited rate'], ['本月邀约到店总数 ÷（本月建卡 + 月初遗留潜客）', 'Invited this month ÷ (cards this month + carried at its start)'], visits(invited), { denominator: [{ of: 'card' }, { of: 'carried' }], month: true, group: 'invited' }),
  figure('carriedCards', ['月初遗留潜客', 'Carried cards'], ['1 日零点还在跟的 H、A、B、C，只冻结一次', 'Live at H, A, B, C at midnight on the 1st, frozen once'], [{ of: 'carried' }], { month: true }),
  figure('ordersTotal', ['总订单', 'Orders'], ['首次到店并留档下订 + 已建卡首次到店下订 + 再次到店下订 + 其他下订', 'On a first visit with data + first with a card + again + other'], [{ of: 'order' }]),
  figure('ordersFirstWithData', ['首次到店并留档下订', 'Orders, first with data'], ['订单所属那批是首次到店并留档', 'Its party was first with data'], orders('firstWithData'), { under: 'ordersTotal' }),
  figure('ordersFirstHasCard', ['已建卡首次到店下订', 'Orders, first with a card'], ['订单所属那批是已建卡首次到店', 'Its party was first with a card'], orders('firstHasCard'), { under: 'ordersTotal' }),
  figure('ordersAgain', ['再次到店下订', 'Orders, again'], ['订单所属那批是再次到店', 'Its party came again'], orders('again'), { under: 'ordersTotal' }),
  figure('ordersOther', ['其他下订', 'Orders, other'], ['当天没有对应的到店，或那批不算意向', 'No party of that day, or one that does not count'], orders('other'), { under: 'ordersTotal' }),
  figure('orderRateFirstWithData', ['首次留档成交率', 'Order rate, first with data'], ['首次到店并留档下订 ÷ 首次到店并留档', 'Orders, first with data ÷ first with data'], orders('firstWithData'), { denominator: visits(['firstWithData']) }),
  figure('orderRateFirstHasCard', ['已建卡首次成交率', 'Order rate, first with a card'], ['已建卡首次到店下订 ÷ 已建卡首次到店', 'Orders, first with a card ÷ first with a card'], orders('firstHasCard'), { denominator: visits(['firstHasCard']) }),
  figure('orderRateAgain', ['再次到店成交率', 'Order rate, again'], ['再次到店下订 ÷ 再次到店', 'Orders, again ÷ again'], orders('again'), { denominator: visits(['again']) }),
  figure('deliveries', ['交车数', 'Deliveries'], ['当期交车', 'Deliveries of the period'], [{ of: 'milestone', parts: ['delivery'] }]),
  figure('cancellations', ['退订数', 'Cancellations'], ['当期退订', 'Cancellations of the period'], [{ of: 'milestone', parts: ['cancellation'] }]),
  figure('lossApplications', ['申请战败', 'Loss applications'], ['已同意 + 已拒绝 + 未处理，按申请日', 'Agreed + refused + open, by day applied'], [{ of: 'closing' }]),
  figure('lossAgreed', ['已同意', 'Agreed'], ['申请战败，已同意', 'Applications agreed to'], [{ of: 'closing', parts: ['agreed'] }], { under: 'lossApplications' }),
  figure('lossRefused', ['已拒绝', 'Refused'], ['申请战败，已退回', 'Applications sent back'], [{ of: 'closing', parts: ['refused'] }], { under: 'lossApplications' }),
  figure('lossOpen', ['未处理', 'Open'], ['申请战败，还没审', 'Applications not yet decided'], [{ of: 'closing', parts: ['open'] }], { under: 'lossApplications' }),
  figure('lossRefusedRate', ['审核拒绝率', 'Refusal rate'], ['已拒绝 ÷ 申请战败', 'Refused ÷ applications'], [{ of: 'closing', parts: ['refused'] }], { denominator: [{ of: 'closing' }] }),
]
/** Everything a figure counts, both parts of a rate. */
export const countedBy = (list: readonly Figure[]): readonly Counted[] => list.flatMap(f => [...f.numerator, ...(f.denominator ?? [])])
export const sourcesIn = (counted: readonly Counted[]): Source[] => [...new Set(counted.map(c => c.of))]
/** Which marks beside the class the question needs; what nobody asks is not looked up. */
export const marksIn = (counted: readonly Counted[]): { registered: boolean; driven: boolean } => ({ registered: counted.some(c => c.registered !== undefined), driven: counted.some(c => c.driven !== undefined) })
export const figureNamed = (name: string): Figure | undefined => figures.find(f => f.name === name)

/** One line of the counting statement: how many rows of a kind. */
export type Tally = { readonly source: string; readonly part: string; readonly registered: boolean; readonly driven: boolean; readonly n: number }
const counts = (c: Counted, t: Tally): boolean => c.of === t.source && (!c.parts || c.parts.includes(t.part)) && (c.registered === undefined || c.registered === t.registered) && (c.driven === undefined || c.driven === t.driven)
export const sumOf = (counted: readonly Counted[], tallies: readonly Tally[]): number => tallies.reduce((sum, t) => (counted.some(c => counts(c, t)) ? sum + t.n : sum), 0)
export type Reading = { value: number | string | null; numerator?: number; denominator?: number }
/** A figure's value out of tallies: a count is a number, a rate decimal text (0.6667; null over zero) with both its parts. */
export const reading = (f: Figure, tallies: readonly Tally[]): Reading => {
  const numerator = sumOf(f.numerator, tallies)
  if (!f.denominator) return { value: numerator }
  const denominator = sumOf(f.denominator, tallies)
  return { value: rate(numerator, denominator), numerator, denominator }
}
