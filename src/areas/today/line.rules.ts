import type { Instant } from '../../kernel/time.ts'

export type Lane = 'door' | 'appointments' | 'meetings' | 'deadlines'
export type ItemState = 'done' | 'now' | 'late' | 'open'
/** One thing of the day line: an instant, or a bar where it has an end. `kind` says what it is, `words` are the people's own. */
export type LineItem = {
  readonly id: string; readonly lane: Lane; readonly kind: 'appointment' | 'testDrive' | 'meeting' | 'slot' | 'instruction' | 'item' | 'inquiry' | 'plans' | 'seal' | 'closing'
  readonly at: Instant; readonly to: Instant | null; readonly state: ItemState; readonly name: string | null; readonly words: string | null; readonly person: string | null; readonly level: string | null
  readonly customerId: string | null; readonly count: number; readonly path: string | null; readonly dusk: boolean; readonly memberId: string | null
}
export const lanes: readonly Lane[] = ['door', 'appointments', 'meetings', 'deadlines']
/** From when to when the axis runs: opening hours in whole hours, wider where something lies outside of them. In milliseconds. */
export const axisOf = (items: readonly { at: Instant; to: Instant | null }[], opens: Instant | null, closes: Instant | null, now: Instant): { from: number; to: number } => {
  const hour = 3_600_000, times = items.flatMap(i => [Date.parse(i.at), ...(i.to ? [Date.parse(i.to)] : [])])
  const start = Math.min(...times, Date.parse(opens ?? now)), end = Math.max(...times, Date.parse(closes ?? now))
  const from = Math.floor(start / hour) * hour
  return { from, to: Math.max(from + 8 * hour, Math.ceil(end / hour) * hour) }
}
export type Placed<T> = { readonly item: T; readonly row: number; readonly x: number; readonly width: number; readonly room: number }
/**
 * Where each thing of a lane stands: by time, in the first row that is free at its place, at most `rows` rows; `x`, `width` and `room` are shares of the
 * axis. Near its end a label begins a little before its time rather than being cut to nothing. What finds no free row is cut at its neighbour in the row that frees first, never laid over it (design README «Day line»).
 */
export const placed = <T extends { readonly at: Instant; readonly to: Instant | null }>(items: readonly T[], axis: { from: number; to: number }, needs: (item: T) => number, rows: number): Placed<T>[] => {
  const span = axis.to - axis.from, ends: number[] = []
  const share = (instant: Instant): number => Math.min(1, Math.max(0, (Date.parse(instant) - axis.from) / span))
  const out = [...items].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(item => {
    const need = needs(item), at = share(item.at), width = item.to ? share(item.to) - at : 0, reach = Math.max(width, need)
    const x = item.to ? at : Math.min(at, 1 - Math.min(need, 0.15))
    let row = ends.findIndex(end => end <= x + 1e-6)
    if (row < 0) row = ends.length < rows ? ends.length : ends.indexOf(Math.min(...ends))
    ends[row] = Math.max(ends[row] ?? 0, x + reach)
    return { item, row, x, width }
  })
  return out.map(p => ({ ...p, room: Math.max(0, Math.min(1, ...out.filter(o => o.row === p.row && o !== p && o.x > p.x).map(o => o.x)) - p.x) }))
}
/** What comes next: open things from now on, soonest first, one line for several of a kind at the same minute. */
export const nextOf = (items: readonly LineItem[], now: Instant, most: number): LineItem[] => {
  const open = items.filter(i => (i.state === 'open' || i.state === 'now') && (i.at >= now || (i.to !== null && i.to > now))).sort((a, b) => (a.at < b.at ? -1 : 1))
  return [...Map.groupBy(open, i => (i.kind === 'instruction' || i.kind === 'item' ? `${i.kind} ${i.at} ${i.memberId ?? ''}` : i.id)).values()].map(same => ({ ...same[0]!, count: same.reduce((n, i) => n + i.count, 0) })).slice(0, most)
}
