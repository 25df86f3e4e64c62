import type { Instant } from '../../kernel/time.ts'
import type { LineItem } from './line.rules.ts'
import { fires, type Matter } from './matters.rules.ts'
import type { MyItem } from './today.ts'

/** One step of the upright line: something that burns, something of the day's line, or an item of one's own plan. */
export type Upright = { readonly key: string; readonly at: Instant | null; readonly late: boolean; readonly matter?: Matter; readonly item?: LineItem; readonly mine?: MyItem }
type Day = { readonly matters: readonly Matter[]; readonly line: readonly LineItem[]; readonly mine: { readonly items: readonly MyItem[] } | null }
const byTime = (a: Upright, b: Upright): number => (a.at ?? '9').localeCompare(b.at ?? '9')
/**
 * The day standing upright on a phone: what burns first, then what comes by the hour with the plan's items that have no hour after them, and what is done,
 * folded. What stands among the burning is not told a second time, nor is a plan item whose customer or appointment has a line of its own.
 */
export const upright = ({ matters, line, mine }: Day, now: Instant): { late: Upright[]; next: Upright[]; done: Upright[] } => {
  const burning = fires(matters, 8), burns = new Set(burning.map(m => m.id)), told = new Set([...burning.flatMap(m => (m.customerId ? [m.customerId] : [])), ...line.flatMap(i => (i.customerId ? [i.customerId] : []))])
  const times = line.filter(i => i.lane !== 'door')
  const items = (mine?.items ?? []).filter(i => i.kind !== 'appointment' && !(i.customer && told.has(i.customer.id)) && !times.some(t => t.id === i.id))
  const step = (item: LineItem): Upright => ({ key: `i${item.id}`, at: item.at, late: item.state === 'late', item }), own = (i: MyItem): Upright => ({ key: `m${i.id}`, at: i.dueAt, late: i.late || (i.state === 'open' && i.age > 0), mine: i })
  const lateItems = [...times.filter(i => i.state === 'late' && !burns.has(i.id)).map(step), ...items.map(own).filter(u => u.late && u.mine!.state === 'open')]
  return {
    late: [...burning.map((matter): Upright => ({ key: `f${matter.kind}${matter.id}`, at: matter.at, late: true, matter })), ...lateItems].slice(0, 10),
    next: [...times.filter(i => i.state === 'now' || (i.state === 'open' && (i.at >= now || i.to !== null))).map(step), ...items.filter(i => i.state === 'open').map(own).filter(u => !u.late)].sort(byTime).slice(0, 30),
    done: [...times.filter(i => i.state === 'done').map(step), ...items.filter(i => i.state !== 'open').map(own)].sort(byTime),
  }
}
