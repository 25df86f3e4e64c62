import { addDays, dayAt, instantAt, millisOf, weekday, type Clock, type Day, type Instant, type Zone } from '../../kernel/time.ts'

/** A site's hours: rows per weekday (1 Monday … 7 Sunday), days off (`holiday`) and 调休 days worked (`workday`). */
export type Opening = {
  readonly zone: Zone
  readonly hours: readonly { readonly weekday: number; readonly openFrom: Clock; readonly openTo: Clock }[]
  readonly holidays: readonly { readonly on: Day; readonly kind: 'holiday' | 'workday' }[]
}
type Span = readonly [number, number]

/** The hours of a day; a 调休 workday on a weekday that is otherwise closed takes the first weekday's hours. */
const hoursOf = (day: Day, opening: Opening): Opening['hours'] => {
  const special = opening.holidays.find(holiday => holiday.on === day)?.kind
  if (special === 'holiday') return []
  const own = opening.hours.filter(hours => hours.weekday === weekday(day))
  if (own.length > 0 || special !== 'workday') return own
  const first = Math.min(...opening.hours.map(hours => hours.weekday))
  return opening.hours.filter(hours => hours.weekday === first)
}
/** A day's open spans in milliseconds; hours that end at or before their beginning run into the next day. */
const spansOf = (day: Day, opening: Opening): Span[] => hoursOf(day, opening).map(({ openFrom, openTo }) =>
  [millisOf(instantAt(day, openFrom, opening.zone)), millisOf(instantAt(openTo > openFrom ? day : addDays(day, 1), openTo, opening.zone))] as const)

/**
 * Whole minutes between two instants while the site was open (domain.md 10b: leads that come overnight); safe over changes of clock, spans that
 * overlap count once. A site without hours is taken as always open. 0 when `to` is not after `from`.
 */
export const openMinutes = (from: Instant, to: Instant, opening: Opening): number => {
  const begin = millisOf(from), end = millisOf(to)
  if (end <= begin) return 0
  if (opening.hours.length === 0) return Math.floor((end - begin) / 60_000)
  const spans: Span[] = []
  for (let day = addDays(dayAt(from, opening.zone), -1); day <= dayAt(to, opening.zone); day = addDays(day, 1)) spans.push(...spansOf(day, opening))
  spans.sort((a, b) => a[0] - b[0])
  let open = 0, counted = begin
  for (const [opens, closes] of spans) {
    const start = Math.max(opens, counted), stop = Math.min(closes, end)
    if (stop > start) { open += stop - start; counted = stop }
  }
  return Math.floor(open / 60_000)
}
/** Whether the site is open at an instant. */
export const isOpenAt = (at: Instant, opening: Opening): boolean => {
  if (opening.hours.length === 0) return true
  const now = millisOf(at), today = dayAt(at, opening.zone)
  return [addDays(today, -1), today].some(day => spansOf(day, opening).some(([opens, closes]) => opens <= now && now < closes))
}
