import { reach, rightOf } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { addDays, weekday } from '../../kernel/time.ts'
import { handle } from '../../server/calls/handlers.ts'
import { raw, sql } from '../../server/data/sql.ts'
import { siteDay } from './counts.ts'
import { visit } from './visit.ts'
import { addedSums, noSums, type SheetSums } from './visit.rules.ts'
import { mark, visitClassOf } from './visit.sql.ts'
import { visitWeekPage, type VisitWeek } from './visitWeek.ts'

/** The week around a day: each day's foot as its sheet has it, counted in the database. */
handle(visitWeekPage, async (work, input): Promise<VisitWeek> => {
  const siteId = input.siteId ?? work.who.sites[0] ?? (await work.one<{ id: string }>(sql`SELECT id FROM site WHERE org_id = ${work.org} AND archived_at IS NULL ORDER BY created_at LIMIT 1`))?.id
  const site = siteId === undefined ? undefined : await work.one<{ name: string }>(sql`SELECT z.name FROM site z WHERE z.org_id = ${work.org} AND z.id = ${siteId} AND ${reach(rightOf(work.who, 'visit')) === 'o' ? raw('true') : sql`z.id = ANY(${work.who.sites as string[]}::uuid[])`}`)
  if (siteId === undefined || !site) return refuse('notFound')
  const today = await siteDay(work, siteId), from = addDays(input.on ?? today, 1 - weekday(input.on ?? today)), to = addDays(from, 6)
  const counted = await work.rows<SheetSums & { on: string; sealed: number }>(sql`SELECT d.on_day::date::text AS on, count(p.class)::int AS parties, coalesce(sum(p.people), 0)::int AS people,
      count(*) FILTER (WHERE p.class IN ('firstWithData', 'firstHasCard', 'firstNoData'))::int AS first, count(*) FILTER (WHERE p.class = 'firstWithData')::int AS "firstWithData", count(*) FILTER (WHERE p.class = 'firstHasCard')::int AS "firstHasCard", count(*) FILTER (WHERE p.class = 'firstNoData')::int AS "firstNoData",
      count(*) FILTER (WHERE p.class = 'again')::int AS again, count(*) FILTER (WHERE p.class = 'nonIntent')::int AS "nonIntent", count(*) FILTER (WHERE p.class = 'unfinished')::int AS unfinished, count(*) FILTER (WHERE p.wechat_added)::int AS wechat,
      count(*) FILTER (WHERE p.drive)::int AS "testDrives", count(*) FILTER (WHERE p.quote)::int AS quotes, count(*) FILTER (WHERE p.ordered)::int AS orders,
      (SELECT count(*)::int FROM day_closing k WHERE k.org_id = ${work.org} AND k.site_id = ${siteId} AND k.on_day = d.on_day::date AND k.state = 'sealed') AS sealed
    FROM generate_series(${from}::date, ${to}::date, interval '1 day') AS d(on_day)
      LEFT JOIN LATERAL (SELECT v.people, v.wechat_added, ${visitClassOf('v')} AS class, ${mark('testDrive')} AS drive, ${mark('quote')} AS quote, ${mark('order')} AS ordered
        FROM visit v WHERE v.org_id = ${work.org} AND ${work.visible(visit, 'v')} AND v.site_id = ${siteId} AND v.on_day = d.on_day::date AND v.archived_at IS NULL) p ON true
    GROUP BY d.on_day ORDER BY d.on_day`)
  const days = counted.map(({ on, sealed, ...sums }) => ({ on, sealed, sums }))
  return { siteId, site: site.name, from, to, today, days, sums: days.reduce((all, d) => addedSums(all, d.sums), noSums), can: [] }
})
