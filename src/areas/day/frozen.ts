import { rate } from '../../kernel/money.ts'
import { addDays, firstOfMonth, type Day } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import { insertManyChildren } from '../../server/work/bulk.ts'
import type { Work } from '../../server/work/work.ts'
import { figureNamed, reading } from '../reports/index.ts'
import { tallyByDay, type DayTally } from '../reports/index.server.ts'
import { dayClosing } from './closing.ts'
import type { Closing } from './match.ts'

/** The evening's figures, in the order of the shop's form; names only, every one is defined in reports (domain.md 14). */
export const eveningFigures = ['visitsTotal', 'firstVisits', 'firstWithData', 'firstHasCard', 'firstNoData', 'againVisits', 'nonIntentVisits', 'unfinishedVisits', 'dataRate', 'inquiriesTotal', 'inquiriesCarded', 'cardsTotal', 'testDriveRate', 'ordersTotal', 'deliveries', 'cancellations', 'lossApplications'] as const
/** What the evening counts from: its day, the day before, its month so far; a group's, or the whole site's. */
export const eveningTallies = (work: Work, of: { siteId: string; teamId: string | null; on: Day }): Promise<DayTally[]> =>
  tallyByDay(work, ['visit', 'inquiry', 'card', 'order', 'milestone', 'closing'], { org: work.org, from: firstOfMonth(addDays(of.on, -1)), to: of.on, ...(of.teamId ? { teamIds: [of.teamId] } : { siteIds: [of.siteId] }) })

/**
 * The month beside a day stands as it was when the day was sealed (D2.11: what was signed does not move), as counts of the closing: `month.NAME`,
 * with `month.NAME.of` what a rate is of, and `month.orders.MEMBER`. A further seal of the day writes it anew.
 */
export const freezeMonth = async (work: Work, closing: Closing): Promise<void> => {
  const tallies = (await eveningTallies(work, closing)).filter(t => t.on >= firstOfMonth(closing.on))
  const figures = eveningFigures.flatMap((name): [string, number][] => {
    const { value, numerator, denominator } = reading(figureNamed(name)!, tallies)
    return denominator === undefined ? [[`month.${name}`, Number(value)]] : [[`month.${name}`, numerator!], [`month.${name}.of`, denominator]]
  })
  const orders = new Map<string, number>()
  for (const t of tallies) if (t.source === 'order' && t.memberId !== null) orders.set(t.memberId, (orders.get(t.memberId) ?? 0) + t.n)
  const kept = [...figures, ...[...orders].map(([id, n]): [string, number] => [`month.orders.${id}`, n])]
  await work.rows(sql`DELETE FROM day_closing_counts n WHERE n.org_id = ${work.org} AND n.day_closing_id = ${closing.id} AND n.name LIKE 'month.%'`)
  await insertManyChildren(work, dayClosing, 'counts', kept.map(([name, number], i) => ({ parentId: closing.id, position: 1_000 + i, name, number })))
}
/** The month as it was sealed; undefined while the evening is open (or was sealed before months were kept). */
export const frozenMonth = async (work: Work, closing: { id: string; state: string } | undefined): Promise<{ of: (name: string) => number | string | null; orders: (memberId: string) => number } | undefined> => {
  if (closing?.state !== 'sealed') return undefined
  const kept = new Map((await work.rows<{ name: string; number: number }>(sql`SELECT n.name, n.number FROM day_closing_counts n WHERE n.org_id = ${work.org} AND n.day_closing_id = ${closing.id} AND n.name LIKE 'month.%'`)).map(n => [n.name, n.number]))
  if (kept.size === 0) return undefined
  const of = (name: string): number | string | null => {
    const numerator = kept.get(`month.${name}`) ?? 0, denominator = kept.get(`month.${name}.of`)
    return denominator === undefined ? numerator : rate(numerator, denominator)
  }
  return { of, orders: memberId => kept.get(`month.orders.${memberId}`) ?? 0 }
}
