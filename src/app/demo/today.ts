import { target } from '../../areas/today/index.ts'
import { sweepStandardDays } from '../../areas/today/index.server.ts'
import { addDays, instantAt, monthOf, type Day, type Instant } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { insertMany } from '../../server/work/bulk.ts'
import type { Work } from '../../server/work/work.ts'
import type { Company } from './company.ts'

type Sold = { id: string; month: string; kind: 'order' | 'delivery'; n: number }
/**
 * The month's numbers of everyone who sells, this month's and the last two's (D2.2): what each sold in the months before, a little more, so that some
 * keep pace and some do not.
 */
export const targetsOf = async (work: Work, company: Company, date: Day): Promise<void> => {
  const sold = await work.rows<Sold>(sql`SELECT counts_for_id AS id, to_char(on_day, 'YYYY-MM') AS month, kind, count(*)::int AS n FROM milestone WHERE org_id = ${work.org} AND kind IN ('order', 'delivery') AND on_day >= ${addDays(date, -100)} AND counts_for_id IS NOT NULL GROUP BY 1, 2, 3`)
  const months = [monthOf(date), monthOf(addDays(`${monthOf(date)}-01`, -1)), monthOf(addDays(`${monthOf(date)}-01`, -32))]
  const people = company.people.filter(p => p.role === 'consultant'), day = Number(date.slice(8))
  await insertMany(work, target, months.flatMap(month => people.flatMap((p, i) => (['order', 'delivery'] as const).map(event => {
    const had = sold.filter(s => s.id === p.id && s.kind === event), so = had.find(s => s.month === month)?.n ?? 0
    const whole = month === monthOf(date) ? Math.round(so * 30 / Math.max(6, day)) : so, most = Math.max(...had.filter(s => s.month !== monthOf(date)).map(s => s.n), 2)
    return { memberId: p.id, month, event, number: Math.max(event === 'order' ? 4 : 3, Math.round((whole * 2 + most) / 3) + [1, 2, 0][i % 3]!), siteId: company.siteId, teamId: p.team ?? null, createdBy: company.by('manager').id, createdAt: instantAt(`${month}-01`, '09:00', company.zone) }
  }))))
}
/** The supervisors' standard day, as it stands at the end of what the demo tells: the sweep itself finds its evidence. */
export const standardDaysOf = (house: House, until: Instant): Promise<void> => sweepStandardDays({ ...house, now: () => until })
