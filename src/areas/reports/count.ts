import { firstOfMonth, type Day } from '../../kernel/time.ts'
import { raw, sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { factsSql, type Reach } from './facts.sql.ts'
import { countedBy, marksIn, sourcesIn, type Figure, type Source, type Tally } from './figures.ts'

export type Grouping = 'day' | 'member' | 'channel'
export type Tallied = Tally & { key: string | null; label: string | null; asked: boolean; month: boolean }
/** What a counted row is grouped by. */
export const groupKeys: Record<Grouping, string> = { day: 'f.on_day::text', member: 'f.member_id::text', channel: 'f.channel' }
/** Whether the figure counts rows of its own range only, or from the 1st of its month. */
export const inRange = (f: Figure) => (t: Tallied): boolean => (f.month ? t.month : t.asked)
/**
 * Counts everything a set of figures needs in one statement: tallies by source, part and marks, and by the grouping. Rows of the month up to
 * `to` are marked beside those of the asked range, because figures by the month begin on its 1st.
 */
export const tally = (work: Work, list: readonly Figure[], reach: Reach, by?: Grouping | null): Promise<Tallied[]> => {
  const counted = countedBy(list), month = list.some(f => f.month)
  const first = firstOfMonth(reach.to)
  const whole = { ...reach, from: month && first < reach.from ? first : reach.from }
  const key = by ? raw(groupKeys[by]) : raw('NULL::text')
  return work.rows<Tallied>(sql`SELECT t.*, ${by === 'member' ? sql`p.name` : sql`t.key`} AS label FROM (
    SELECT f.source, f.part, f.registered, f.driven, ${key} AS key, f.on_day >= ${reach.from} AS asked, f.on_day >= ${first} AS month, count(*)::int AS n
    FROM (${factsSql(sourcesIn(counted), whole, marksIn(counted))}) f GROUP BY 1, 2, 3, 4, 5, 6, 7) t ${by === 'member' ? sql`LEFT JOIN member p ON p.org_id = ${work.org} AND p.id = t.key::uuid` : sql``} ORDER BY t.key NULLS LAST`)
}
export type DayTally = Tally & { on: Day; memberId: string | null }
/** The same counts day by day and person by person: the evening reads today, yesterday and the month out of one statement. */
export const tallyByDay = (work: Work, wanted: readonly Source[], reach: Reach): Promise<DayTally[]> =>
  work.rows<DayTally>(sql`SELECT f.source, f.part, f.registered, f.driven, f.on_day AS on, f.member_id AS "memberId", count(*)::int AS n FROM (${factsSql(wanted, reach)}) f GROUP BY 1, 2, 3, 4, 5, 6`)
export type TodayTally = Tally & { memberId: string | null; today: boolean }
/** What these figures count from `reach.from` on, told apart by person and by whether it is of the last day: Today reads its day and its month out of one statement. */
export const tallyOfToday = (work: Work, list: readonly Figure[], reach: Reach): Promise<TodayTally[]> => {
  const counted = countedBy(list)
  return work.rows<TodayTally>(sql`SELECT f.source, f.part, f.registered, f.driven, f.member_id AS "memberId", f.on_day = ${reach.to} AS today, count(*)::int AS n FROM (${factsSql(sourcesIn(counted), reach, marksIn(counted))}) f GROUP BY 1, 2, 3, 4, 5, 6`)
}
