import { declareRefusals, outOf, refuse, type Fault } from '../../kernel/refusal.ts'
import { dayAt, type Day, type Instant, type Zone } from '../../kernel/time.ts'

export type Purpose = 'buy' | 'paperwork' | 'delivery' | 'cancelOrder' | 'service' | 'other'
export type ReceivedHow = 'turn' | 'named' | 'appointment'
export type VisitClass = 'firstWithData' | 'firstHasCard' | 'firstNoData' | 'again' | 'nonIntent' | 'unfinished'

/** `isOrigin`: a card opening names this visit; `hadLiveCard`: its customer held a live card before arrivedAt. */
export type ClassFacts = { readonly state: 'unfinished' | 'finished'; readonly purpose: Purpose; readonly firstTime: boolean; readonly isOrigin: boolean; readonly hadLiveCard: boolean }
/** The class of a party, the first that fits (wire.md 2a «Visit class»; domain.md 14). */
export const visitClass = (visit: ClassFacts): VisitClass =>
  visit.state === 'unfinished' ? 'unfinished' : visit.purpose !== 'buy' ? 'nonIntent' : !visit.firstTime ? 'again'
    : visit.isOrigin ? 'firstWithData' : visit.hadLiveCard ? 'firstHasCard' : 'firstNoData'

/** What `finish` looks at; instants UTC, `on` the site's day. */
export type FinishFacts = {
  readonly state: 'unfinished' | 'finished'; readonly purpose: Purpose; readonly firstTime: boolean
  readonly arrivedAt: Instant; readonly leftAt: Instant | null
  readonly ownerId: string | null; readonly receivedById: string | null
  readonly name: string | null; readonly phone: string | null; readonly customerId: string | null; readonly noDataReason: string | null
}
/** Times of a party that cannot be: left before it came, or comes in the future. */
export const timeFaults = (visit: Pick<FinishFacts, 'arrivedAt' | 'leftAt'>, now: Instant): Fault[] => [
  ...(visit.arrivedAt > now ? [outOf.future('/arrivedAt')] : []),
  ...(visit.leftAt !== null && visit.leftAt < visit.arrivedAt ? [outOf.order('/leftAt')] : []),
]
/**
 * What a party lacks to be finished (domain.md 5; D2.11), none when nothing. Someone who came to buy needs a consultant (owner or
 * receiver, so that it counts for somebody); a first visit needs a phone with a name, a known customer, or the reason why no data was left.
 */
export const finishFaults = (visit: FinishFacts, now: Instant): Fault[] => {
  const faults = timeFaults(visit, now)
  const need = (pointer: string) => { faults.push({ pointer, code: 'field.required' }) }
  if (visit.purpose !== 'buy') return faults
  if (visit.ownerId === null && visit.receivedById === null) need('/receivedById')
  if (visit.customerId !== null) return faults
  if (visit.phone !== null && visit.name === null) need('/name')
  if (visit.firstTime && visit.phone === null && visit.noDataReason === null) { need('/phone'); need('/noDataReason') }
  return faults
}
/** The change that finishes a party. Refuses visit.finished; check finishFaults first. */
export const finished = (visit: Pick<FinishFacts, 'state'>, now: Instant): { state: 'finished'; finishedAt: Instant } =>
  visit.state === 'finished' ? refuse('visit.finished') : { state: 'finished', finishedAt: now }
/** 补录: written down on a later day than it happened, or after its day was sealed. */
export const isLateEntry = (on: Day, createdAt: Instant, zone: Zone, daySealed = false): boolean => daySealed || dayAt(createdAt, zone) > on

/** One party as the sheet's foot counts it; the three marks come from its milestones. */
export type SheetRow = { readonly class: VisitClass; readonly people: number; readonly wechatAdded: boolean; readonly testDrive: boolean; readonly quote: boolean; readonly order: boolean }
export type SheetSums = Record<'parties' | 'people' | 'first' | VisitClass | 'wechat' | 'testDrives' | 'quotes' | 'orders', number>
/** The foot of 《展厅客流统计表》: parties and people apart, parties = first + again + nonIntent + unfinished (domain.md 5, 14). */
export const sheetSums = (rows: readonly SheetRow[]): SheetSums => {
  const count = (is: (row: SheetRow) => boolean) => rows.filter(is).length
  const of = (name: VisitClass) => count(row => row.class === name)
  return {
    parties: rows.length, people: rows.reduce((sum, row) => sum + row.people, 0), first: of('firstWithData') + of('firstHasCard') + of('firstNoData'),
    firstWithData: of('firstWithData'), firstHasCard: of('firstHasCard'), firstNoData: of('firstNoData'), again: of('again'), nonIntent: of('nonIntent'), unfinished: of('unfinished'),
    wechat: count(row => row.wechatAdded), testDrives: count(row => row.testDrive), quotes: count(row => row.quote), orders: count(row => row.order),
  }
}
export const noSums: SheetSums = sheetSums([])
/** The feet of two sheets as one: each number for itself. */
export const addedSums = (a: SheetSums, b: SheetSums): SheetSums => Object.fromEntries(Object.entries(a).map(([name, n]) => [name, n + b[name as keyof SheetSums]])) as SheetSums

declareRefusals({
  'visit.finished': { status: 409, zh: '这批客流已经完善。', en: 'This party is finished already.', when: 'finish given twice' },
})
