import { rightOf } from '../../kernel/permission.ts'
import { monthOf, type Day } from '../../kernel/time.ts'
import { carryOut } from '../../server/calls/carryOut.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { dayClosing } from '../day/index.ts'
import { report1Page, type Report1Line, type Report1Page } from '../plans/index.ts'
import { figureNamed, figures, reading, sumOf } from '../reports/index.ts'
import { figureFacts, reachOf, tallyOfToday, type TodayTally } from '../reports/index.server.ts'
import type { TodayKind } from './matters.rules.ts'
import { elapsed, paceOf, type SellingDays } from './pace.rules.ts'
import { target } from './target.ts'
import type { Action, EveningOf, MyItem, PlanCount, ReportRow, Told, TodayFigure, TodayPace, TodayPage } from './today.ts'

/** Which numbers stand on Today, of the day and of the month; all others are one press away. */
const shownOf = (kind: TodayKind): { today: string[]; month: string[] } =>
  kind === 'manager' || kind === 'other' ? { today: ['visitsTotal', 'inquiriesTotal', 'cardsTotal', 'ordersTotal', 'deliveries'], month: ['dataRate', 'testDriveRate', 'ordersTotal', 'deliveries'] }
    : kind === 'reception' || kind === 'dcc' ? { today: ['visitsTotal', 'firstVisits', 'inquiriesTotal', 'inquiryCardRate'], month: ['dataRate'] }
      : { today: ['visitsTotal', 'dataRate', 'cardsTotal', 'ordersTotal'], month: ['dataRate', 'ordersTotal', 'deliveries'] }
export type TargetRow = { memberId: string; event: 'order' | 'delivery'; number: number }
/** The day's and the month's figures out of one statement, and the pace against the targets of whoever is counted (D2.2). */
export const numbers = async (work: Work, kind: TodayKind, asked: { from: Day; to: Day; teamId?: string; siteId?: string }, site: SellingDays): Promise<Pick<TodayPage, 'figures' | 'pace' | 'scope'> & { tallies: TodayTally[]; targets: TargetRow[] }> => {
  const { reach, scope } = await reachOf(work, asked), shown = shownOf(kind), names = new Set([...shown.today, ...shown.month, 'ordersTotal', 'deliveries'])
  const tallies = await tallyOfToday(work, figures.filter(f => names.has(f.name)), reach)
  const targets = await work.rows<TargetRow>(sql`SELECT t.member_id AS "memberId", t.event, t.number FROM target t JOIN member m ON m.org_id = t.org_id AND m.id = t.member_id AND m.state = 'active' WHERE ${work.visible(target, 't')} AND t.month = ${monthOf(asked.to)}
    AND (${reach.memberIds === undefined} OR t.member_id = ANY(${(reach.memberIds ?? []) as string[]}::uuid[])) AND (${reach.teamIds === undefined} OR t.team_id = ANY(${(reach.teamIds ?? []) as string[]}::uuid[])) AND (${reach.siteIds === undefined} OR t.site_id = ANY(${(reach.siteIds ?? []) as string[]}::uuid[]))`)
  const read = (name: string, range: 'today' | 'month'): TodayFigure => { const f = figureNamed(name)!; return { ...figureFacts(f), ...reading(f, range === 'today' ? tallies.filter(t => t.today) : tallies), from: range === 'today' ? asked.to : asked.from, range } }
  const days = elapsed(asked.to, site)
  const pace = (['order', 'delivery'] as const).flatMap((event): TodayPace[] => {
    const own = targets.filter(t => t.event === event), figure = event === 'order' ? 'ordersTotal' : 'deliveries'
    return own.length ? [{ event, figure, ...paceOf(own.reduce((n, t) => n + t.number, 0), sumOf(figureNamed(figure)!.numerator, tallies), days) }] : []
  })
  return { figures: [...shown.today.map(n => read(n, 'today')), ...[...new Set([...shown.month, ...pace.map(p => p.figure)])].map(n => read(n, 'month'))], pace, scope, tallies, targets }
}
const count = (lines: readonly Report1Line[], is: (l: Report1Line) => boolean): PlanCount => { const own = lines.filter(l => l.state !== 'dropped' && is(l)); return { done: own.filter(l => l.state === 'done').length, of: own.length } }
/** QC-S Report 1 counted per consultant, with the month's orders against his number. */
export const reportOf = async (work: Work, of: { on: Day; siteId: string; teamId: string | null }, tallies: readonly TodayTally[], targets: readonly TargetRow[]): Promise<TodayPage['report']> => {
  const page = (await carryOut(work, report1Page, { on: of.on, teamId: of.teamId } as never)) as Report1Page, orders = figureNamed('ordersTotal')!
  const rows = page.people.map(({ member, sheet, standIn, plan, lines, contacts, testDrives, deliveries, planned, done }): ReportRow => {
    const next = lines.find(l => l.state === 'open' && !l.late && l.dueAt !== null && l.dueAt >= work.now) ?? lines.find(l => l.state === 'open'), level = (k: string): PlanCount => count(lines, l => l.kind === 'followUp' && l.level === k)
    return {
      member, sheet, standIn, planState: plan?.state ?? null, planned, done, contacts, testDrives, deliveries, late: lines.filter(l => l.state === 'open' && (l.late || l.age > 0)).length,
      levels: { O: level('O'), H: level('H'), A: level('A'), B: level('B'), C: level('C') }, appointments: count(lines, l => l.kind === 'appointment'), tasks: count(lines, l => l.kind !== 'followUp' && l.kind !== 'appointment'),
      next: next ? { at: next.dueAt, words: [next.customer?.label, next.title].filter(Boolean).join(' '), level: next.level } : null,
      orders: sumOf(orders.numerator, tallies.filter(t => t.memberId === member.id)), target: targets.find(t => t.memberId === member.id && t.event === 'order')?.number ?? null,
    }
  })
  return { rows, planned: page.totals.planned, done: page.totals.done, unplanned: page.totals.unplanned }
}
/** My own plan of the day: overdue first, then by time. */
export const mine = async (work: Work, on: Day): Promise<TodayPage['mine']> => {
  const found = await work.one<{ plan: { id: string; version: number; state: string } | null; absent: boolean; items: MyItem[] }>(sql`SELECT
    (SELECT json_build_object('id', p.id, 'version', p.version, 'state', p.state) FROM day_plan p WHERE p.org_id = ${work.org} AND p.member_id = ${work.who.memberId} AND p.on_day = ${on}) AS plan,
    EXISTS (SELECT 1 FROM day_sheet d WHERE d.org_id = ${work.org} AND d.member_id = ${work.who.memberId} AND d.on_day = ${on} AND d.state IN ('rest', 'leave')) AS absent,
    coalesce((SELECT json_agg(l) FROM (SELECT i.id, i.kind, i.title, CASE WHEN ${work.visible(customer, 'c')} THEN json_build_object('id', c.id, 'label', c.name) END AS customer, right(c.phone, 4) AS tail, c.level, i.card_id AS "cardId", to_char(i.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dueAt", i.state,
        i.on_day - i.first_on AS age, (i.state = 'open' AND coalesce(i.due_at < ${work.now}, false)) AS late, o.name AS "standInFor"
      FROM plan_item i LEFT JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id LEFT JOIN member o ON o.org_id = i.org_id AND o.id = i.stand_in_for_id
      WHERE i.org_id = ${work.org} AND i.member_id = ${work.who.memberId} AND i.on_day = ${on} AND i.state <> 'dropped'
      ORDER BY i.state <> 'open', i.first_on, i.due_at NULLS LAST, array_position(ARRAY['O', 'H', 'A', 'N', 'B', 'C'], c.level) NULLS LAST, i.id LIMIT 120) l), '[]'::json) AS items`)
  const plan = found!.plan
  return { plan: plan && { ...plan, can: ['draft', 'returned'].includes(plan.state) ? ['submit'] : [] }, absent: found!.absent, items: found!.items }
}
/** Yesterday's and today's evenings, group by group and the site's: sealed or not, and what is still open. */
export const evenings = async (work: Work, siteId: string, on: Day, teamIds: readonly string[] | null): Promise<EveningOf[]> => work.rows<EveningOf>(sql`
  SELECT to_char(x.on_day, 'YYYY-MM-DD') AS on, g.id AS "teamId", g.name AS label, d.state, to_char(d.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sealedAt", s.name AS "sealedBy",
    (SELECT count(*)::int FROM difference f WHERE f.org_id = d.org_id AND f.day_closing_id = d.id AND f.state = 'open') AS open,
    (SELECT count(*)::int FROM visit v WHERE v.org_id = ${work.org} AND v.site_id = ${siteId} AND v.on_day = x.on_day AND v.archived_at IS NULL AND (g.id IS NULL OR v.counts_team_id = g.id)) AS visits
  FROM (VALUES (${on}::date - 1), (${on}::date)) x(on_day)
  CROSS JOIN (SELECT t.id, t.name FROM team t WHERE t.org_id = ${work.org} AND t.site_id = ${siteId} AND t.archived_at IS NULL AND EXISTS (SELECT 1 FROM member m WHERE m.org_id = t.org_id AND m.state = 'active' AND m.team_ids[1] = t.id) AND (${teamIds === null} OR t.id = ANY(${(teamIds ?? []) as string[]}::uuid[])) UNION ALL SELECT NULL, NULL WHERE ${teamIds === null}) g
  LEFT JOIN day_closing d ON ${work.visible(dayClosing, 'd')} AND d.site_id = ${siteId} AND d.on_day = x.on_day AND d.team_id IS NOT DISTINCT FROM g.id
  LEFT JOIN member s ON s.org_id = d.org_id AND s.id = d.sealed_by_id ORDER BY x.on_day DESC, g.id IS NULL, g.name LIMIT 60`)
/** What I was told and have not read, and what I promised to do. */
export const told = async (work: Work, on: Day): Promise<{ told: Told[]; actions: Action[] }> => (await work.one<{ told: Told[]; actions: Action[] }>(sql`SELECT
  coalesce((SELECT json_agg(n) FROM (SELECT n.id, n.kind, n.text, n.path, to_char(n.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM notice n WHERE n.org_id = ${work.org} AND n.member_id = ${work.who.memberId} AND n.read_at IS NULL ORDER BY n.at DESC, n.id LIMIT 8) n), '[]'::json) AS told,
  coalesce((SELECT json_agg(a) FROM (SELECT a.id, a.text, to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.due_on < ${on} AS late FROM action_item a WHERE a.org_id = ${work.org} AND ${rightOf(work.who, 'actionItem').read !== null} AND a.owner_id = ${work.who.memberId} AND a.state = 'open' ORDER BY a.due_on, a.id LIMIT 8) a), '[]'::json) AS actions`))!
/** What an administrator keeps: how many people, how many of them have no site yet, and where they work. */
export const houseOf = async (work: Work): Promise<NonNullable<TodayPage['house']>> => (await work.one<NonNullable<TodayPage['house']>>(sql`SELECT (SELECT count(*)::int FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active') AS members,
  (SELECT count(*)::int FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND m.site_ids = '{}' AND NOT ('admin' = ANY(m.roles) OR 'gm' = ANY(m.roles) OR 'auditor' = ANY(m.roles))) AS homeless,
  (SELECT count(*)::int FROM site s WHERE s.org_id = ${work.org} AND s.archived_at IS NULL) AS sites, (SELECT count(*)::int FROM team t WHERE t.org_id = ${work.org} AND t.archived_at IS NULL) AS teams`))!
