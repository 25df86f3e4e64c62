import type { Day, Instant } from '../../kernel/time.ts'

/**
 * What the reconciliation reads and gives (D2.11; domain.md 5; wire.md 2a «Reconciliation»). Rows are of one site, archived ones left out: all of
 * the day and of the days within twice the key's reach (a pair of two neighbours must not be taken for one of today), the cards that the day's
 * rows name, the standing cards of its customers and phones, the rows awaited.
 */
export type RowKind = 'visit' | 'inquiry' | 'prospectCard' | 'dmsEntry' | 'milestone'
export type Side = { readonly kind: RowKind; readonly id: string }
export const differenceClassList = ['visitWithoutCard', 'inquiryWithoutCard', 'cardWithoutOrigin', 'cardWithoutDms', 'dmsWithoutCard', 'fieldDiffers', 'duplicate', 'late', 'milestoneWithoutDms', 'dmsWithoutMilestone'] as const
export type DifferenceClass = (typeof differenceClassList)[number]

/** `on` is the site's day; `countsTeamId` the team whose closing the row belongs to (null: the site's). */
type Counted = { readonly id: string; readonly on: Day; readonly createdAt: Instant; readonly countsTeamId: string | null }
export type VisitRow = Counted & {
  readonly arrivedAt: Instant; readonly class: string; readonly state: 'unfinished' | 'finished'; readonly purpose: string; readonly firstTime: boolean
  readonly phone: string | null; readonly customerId: string | null; readonly cardId: string | null; readonly ownerId: string | null; readonly receivedById: string | null
  readonly level: string | null; readonly channel: string | null
}
/** `class` as keyed; what it counts as follows from the cards. */
export type InquiryRow = Counted & {
  readonly kind: 'call' | 'web' | 'event' | 'outreach'; readonly class: string; readonly phone: string | null; readonly customerId: string | null; readonly cardId: string | null
  readonly ownerId: string | null; readonly handledById: string | null; readonly level: string | null; readonly repeatOfId: string | null
}
/** A card with its opening: `on` the opening day, `level`, `channel`, `ownerId` as opened; `phones` and `name` of its customer; `endedOn` the day it ceased to be live or ordered. */
export type CardRow = Counted & {
  readonly customerId: string; readonly phones: readonly string[]; readonly name: string | null; readonly state: string; readonly endedOn: Day | null
  readonly level: string | null; readonly channel: string | null; readonly ownerId: string | null; readonly originVisitId: string | null; readonly originInquiryId: string | null
}
/** Orders, deliveries and cancellations; others are not reconciled. `ownerId` is whom it counts for. */
export type MilestoneRow = Counted & { readonly kind: 'order' | 'delivery' | 'cancellation'; readonly customerId: string; readonly phones: readonly string[]; readonly name: string | null; readonly cardId: string | null; readonly ownerId: string | null }
/** `phone` may be masked (138****1234); `milestoneId` the one of ours that somebody said it is. */
export type DmsRow = Counted & { readonly kind: 'card' | 'order' | 'delivery' | 'cancellation'; readonly phone: string | null; readonly name: string | null; readonly memberId: string | null; readonly level: string | null; readonly cardId: string | null; readonly milestoneId: string | null }
/** A finished buy visit before the day, of a phone or customer that came today. */
export type EarlierVisit = { readonly id: string; readonly on: Day; readonly arrivedAt: Instant; readonly phone: string | null; readonly customerId: string | null }

/** One line of the matrix (setting `matchRules`): which record is expected where, and how many days around the key reaches. */
export type Expectation = 'expected' | 'linked' | 'none'
export type MatchRow = 'visitFirstWithData' | 'visitHasCard' | 'visitNoData' | 'visitNonIntent' | 'inquiryCard' | 'inquiryOther' | 'cardOpened' | 'dmsCard' | 'milestone'
export type MatchRule = { readonly row: MatchRow; readonly card: Expectation; readonly dms: Expectation; readonly origin: Expectation; readonly dayRange: number }
const rule = (row: MatchRow, card: Expectation, dms: Expectation = 'none', origin: Expectation = 'none'): MatchRule => ({ row, card, dms, origin, dayRange: 1 })
/** domain.md 5; a visit's and an inquiry's DMS record is expected through their card, so a missing card is one difference, not two. */
export const defaultMatchRules: readonly MatchRule[] = [
  rule('visitFirstWithData', 'expected', 'expected'), rule('visitHasCard', 'linked'), rule('visitNoData', 'none'), rule('visitNonIntent', 'none'),
  rule('inquiryCard', 'expected', 'expected'), rule('inquiryOther', 'none'), rule('cardOpened', 'none', 'expected', 'expected'), rule('dmsCard', 'expected'), rule('milestone', 'linked', 'expected'),
]
export const matchRule = (row: MatchRow, rules: readonly MatchRule[]): MatchRule => rules.find(each => each.row === row) ?? defaultMatchRules.find(each => each.row === row)!
/** Channels whose cards need neither visit nor inquiry (转介绍, 保有). */
export const ownOrigin: readonly string[] = ['referral', 'repeat']

export type DifferenceKey = { readonly class: DifferenceClass; readonly left: Side | null; readonly right: Side | null; readonly field: string | null }
/** One disagreement. `leftSays`, `rightSays` raw values (level, channel, member id, true/false); `candidates` rows an ambiguous key reaches: shown, never guessed. */
export type Found = DifferenceKey & {
  readonly leftSays: string | null; readonly rightSays: string | null; readonly fixerId: string | null; readonly countsTeamId: string | null
  readonly candidates: readonly Side[]; readonly broughtFromId: string | null
}
/** Two rows that belong together: by ids they carry, or by a single key match that `match` should write down. */
export type Match = { readonly as: 'visitCard' | 'inquiryCard' | 'originVisit' | 'originInquiry' | 'dmsCard' | 'dmsMilestone' | 'milestoneCard'; readonly left: Side; readonly right: Side; readonly by: 'id' | 'key' }

/** A difference that was explained as «DMS待到» in an earlier closing and whose explanation has expired. */
export type Awaited = DifferenceKey & { readonly differenceId: string; readonly fixerId: string | null; readonly countsTeamId: string | null }
/** A standing seal of the day: rows of that team made after it are late. */
export type Head = { readonly teamId: string | null; readonly sealedAt: Instant }
export type DayRows = {
  readonly on: Day
  readonly visits: readonly VisitRow[]; readonly inquiries: readonly InquiryRow[]; readonly cards: readonly CardRow[]; readonly milestones: readonly MilestoneRow[]; readonly dms: readonly DmsRow[]
  readonly earlierVisits: readonly EarlierVisit[]; readonly awaited: readonly Awaited[]; readonly heads: readonly Head[]
  readonly rules?: readonly MatchRule[]
}
/** A comparison for sorting by a text that differs in every row. */
export const by = <T>(text: (row: T) => string) => (a: T, b: T): number => Number(text(a) > text(b)) - Number(text(a) < text(b))
/** The same day in one order, so that the answer depends on no order of reading. */
export const inOrder = (day: DayRows): DayRows => {
  const sorted = <T extends { on: Day; id: string }>(rows: readonly T[]): T[] => [...rows].sort(by(row => `${row.on} ${row.id}`))
  return { ...day, visits: sorted(day.visits), inquiries: sorted(day.inquiries), cards: sorted(day.cards), milestones: sorted(day.milestones), dms: sorted(day.dms), earlierVisits: sorted(day.earlierVisits) }
}
const sideKey = (side: Side | null): string => (side === null ? '' : `${side.kind}:${side.id}`)
/** What a difference is known by over matches and days: explanations survive by it. */
export const differenceKey = (d: DifferenceKey): string => [d.class, sideKey(d.left), sideKey(d.right), d.field ?? ''].join('|')
/** A difference with nothing said beyond its sides. */
export const found = (name: DifferenceClass, left: Side, owner: { fixerId: string | null; countsTeamId: string | null }, more: Partial<Found> = {}): Found =>
  ({ class: name, left, right: null, field: null, leftSays: null, rightSays: null, candidates: [], broughtFromId: null, ...owner, ...more })
