import { may, reach, rightOf } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { addDays, dayAt, firstOfMonth, type Day } from '../../kernel/time.ts'
import { handle } from '../../server/calls/handlers.ts'
import { railCount } from '../../server/calls/rail.ts'
import { sql } from '../../server/data/sql.ts'
import { seesWithin } from '../../server/data/sees.ts'
import type { Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { figureNamed, reading } from '../reports/index.ts'
import type { DayTally } from '../reports/index.server.ts'
import { dayClosing, difference } from './closing.ts'
import { beforeTheSeal, correctionsOf, differencesOf, groupsOf, listCounts, sheetLines, sidesOf, tomorrowLines, type Of } from './evening.sql.ts'
import { dailySheetPage, eveningCheckPage, eveningsPage, type EveningCheck, type EveningDifference, type EveningFigure, type EveningPerson } from './eveningPages.ts'
import { eveningFigures, eveningTallies, frozenMonth } from './frozen.ts'
import { callsOf, openGroups, plansOf } from './plansOpen.sql.ts'
import { waitingOf } from './seal.sql.ts'
import { mayMend, wayOf } from './mend.rules.ts'
import type { DifferenceKey, RowKind, Side } from './rows.rules.ts'

type Asked = { on?: Day | null; teamId?: string | null; siteId?: string | null }
type Place = { siteId: string; site: string; zone: string; teamId: string | null; team: string | null; lead: string | null; organisation: string }
/** Whose evening the reader looks at: the asked group, else his own, else the site (a dcc of no group explains what is his there). 404 where his sight does not reach it. */
export const placeOf = async (work: Work, asked: Asked): Promise<Place> => {
  const scope = reach(rightOf(work.who, 'dayClosing'))
  const own = scope === 's' || scope === 'o' ? undefined : work.who.teamIds[0] ?? work.who.teams[0]
  const teamId = asked.teamId ?? own ?? null
  if (teamId !== null && (scope === 't' || scope === 'm') && !work.who.teams.includes(teamId) && !work.who.teamIds.includes(teamId)) refuse('notFound')
  const found = await work.one<Place>(sql`SELECT s.id AS "siteId", s.name AS site, s.time_zone AS zone, t.id AS "teamId", t.name AS team, l.name AS lead, o.name AS organisation FROM site s JOIN organisation o ON o.org_id = s.org_id LEFT JOIN team t ON t.org_id = s.org_id AND t.id = ${teamId}::uuid LEFT JOIN member l ON l.org_id = t.org_id AND l.id = t.lead_id
    WHERE s.org_id = ${work.org} AND ${teamId === null ? sql`s.id = ${asked.siteId ?? work.who.sites[0] ?? null}::uuid` : sql`s.id = t.site_id`}`)
  if (!found || (scope === 's' && !work.who.sites.includes(found.siteId)) || (teamId === null && scope !== 's' && scope !== 'o' && !(scope === 'm' && work.who.sites.includes(found.siteId)))) return refuse('notFound')
  return found
}
type Frozen = Awaited<ReturnType<typeof frozenMonth>>
const figuresOf = (tallies: readonly DayTally[], on: Day, month: Frozen): EveningFigure[] => eveningFigures.flatMap(name => {
  const f = figureNamed(name)
  if (!f) return []
  const of = (days: (day: Day) => boolean) => reading(f, tallies.filter(t => days(t.on)))
  return [{ name, label: f.label, formula: f.formula, version: f.version, ...of(d => d === on), yesterday: of(d => d === addDays(on, -1)).value, month: month ? month.of(name) : of(d => d >= firstOfMonth(on)).value }]
})
const peopleOf = async (work: Work, of: Of, tallies: readonly DayTally[], month: Frozen): Promise<EveningPerson[]> => {
  const done = (kind: 'testDrive' | 'quote') => sql`(SELECT count(*)::int FROM milestone g WHERE g.org_id = m.org_id AND g.counts_for_id = m.id AND g.on_day = ${of.on} AND g.kind = ${kind} AND g.archived_at IS NULL)`
  const people = await work.rows<{ id: string; name: string; testDrives: number; quotes: number }>(sql`SELECT m.id, m.name, ${done('testDrive')} AS "testDrives", ${done('quote')} AS quotes FROM member m WHERE m.org_id = ${work.org} AND (m.id = ANY(${[...new Set(tallies.filter(t => t.on === of.on && t.memberId !== null).map(t => t.memberId))] as string[]}::uuid[])
    OR (m.state = 'active' AND m.roles && ARRAY['consultant', 'dcc'] AND m.team_ids[1] = ${of.teamId}::uuid)) ORDER BY m.name`)
  return people.map(({ id, name, testDrives, quotes }) => {
    const n = (source: string, parts: readonly string[] | undefined, from: Day) => tallies.reduce((sum, t) => (t.memberId === id && t.source === source && t.on >= from && (!parts || parts.includes(t.part)) ? sum + t.n : sum), 0)
    return { memberId: id, name, visits: n('visit', undefined, of.on), data: n('visit', ['firstWithData'], of.on), cards: n('card', undefined, of.on), testDrives, quotes, orders: n('order', undefined, of.on), deliveries: n('milestone', ['delivery'], of.on), monthOrders: month ? month.orders(id) : n('order', undefined, firstOfMonth(of.on)) }
  })
}
const sidesIn = (list: readonly { leftKind: RowKind | null; leftId: string | null; rightKind: RowKind | null; rightId: string | null; perhaps: readonly Side[] }[]): Record<RowKind, string[]> => {
  const ids: Record<RowKind, string[]> = { visit: [], inquiry: [], prospectCard: [], dmsEntry: [], milestone: [] }
  for (const each of list) { if (each.leftKind && each.leftId) ids[each.leftKind].push(each.leftId); if (each.rightKind && each.rightId) ids[each.rightKind].push(each.rightId); for (const side of each.perhaps) ids[side.kind].push(side.id) }
  return ids
}
const evening = async (work: Work, asked: Asked): Promise<{ check: EveningCheck; of: Of; place: Place }> => {
  const place = await placeOf(work, asked), today = dayAt(work.now, place.zone)
  const of: Of = { siteId: place.siteId, teamId: place.teamId, on: asked.on ?? today, zone: place.zone }
  const u = rightOf(work.who, 'dayClosing').u, mayWork = seesWithin(work.who, dayClosing, 'c', u)
  const row = await work.one<NonNullable<EveningCheck['closing']> & { mine: boolean; late: boolean }>(sql`SELECT c.id, c.version, c.state, c.matched_at AS "matchedAt", c.match_millis AS "matchMillis", c.sealed_at AS "sealedAt", m.name AS "sealedBy", c.audit_head AS "auditHead", 0 AS agreed, ${mayWork} AS mine, ${waitingOf('c')} AS late
    FROM day_closing c LEFT JOIN member m ON m.org_id = c.org_id AND m.id = c.sealed_by_id WHERE c.org_id = ${work.org} AND c.site_id = ${of.siteId} AND c.on_day = ${of.on} AND c.team_id IS NOT DISTINCT FROM ${of.teamId}::uuid`)
  const [lists, told, before, groups, corrections, tallies, plans, calls, month, groupsOpen] = await Promise.all([
    listCounts(work, of), row ? differencesOf(work, row.id, seesWithin(work.who, difference, 'd', rightOf(work.who, 'difference').u)) : Promise.resolve([]), beforeTheSeal(work, of, row?.id ?? null), groupsOf(work, of.siteId, [of.on]), may(work.who, 'correction', 'read') ? correctionsOf(work, of) : Promise.resolve([]),
    eveningTallies(work, of), plansOf(work, of), callsOf(work, of), frozenMonth(work, row), openGroups(work, of),
  ])
  const sides = await sidesOf(work, sidesIn(told)), people = await peopleOf(work, of, tallies, month)
  const differences = told.map(({ leftKind, leftId, rightKind, rightId, mine, perhaps, ...d }): EveningDifference => {
    const key = { class: d.class, left: leftKind && leftId ? { kind: leftKind, id: leftId } : null, right: rightKind && rightId ? { kind: rightKind, id: rightId } : null, field: d.field } as DifferenceKey
    const way = wayOf(key), alive = mine && d.state !== 'mended' && !d.sealed
    return { ...d, left: sides.get(leftId ?? '') ?? null, right: sides.get(rightId ?? '') ?? null, way, candidates: perhaps.flatMap(side => sides.get(side.id) ?? []), can: [...(alive ? ['explain'] : []), ...(alive && mayMend(key, perhaps.length) ? ['mend'] : [])] }
  })
  const opens = rightOf(work.who, 'dayClosing').c
  const mayOpen = of.on <= today && (opens === 'o' || (opens === 's' && work.who.sites.includes(of.siteId)) || (opens === 't' && of.teamId !== null && work.who.teams.includes(of.teamId)))
  const { unfinished, heads, losses, appointments, agreed, waiting, yesterdayOpen } = before
  return { of, place, check: {
    on: of.on, today, site: { id: place.siteId, label: place.site }, team: place.teamId ? { id: place.teamId, label: place.team ?? '' } : null, lead: place.lead,
    closing: row ? { id: row.id, version: row.version, state: row.state, matchedAt: row.matchedAt, matchMillis: row.matchMillis, sealedAt: row.sealedAt, sealedBy: row.sealedBy, auditHead: row.auditHead, agreed } : null,
    heads, waiting: row?.state === 'sealed' ? waiting : 0, lists, differences, unfinished, losses, appointments, plans, calls, yesterdayOpen, groups: groups.map(({ on: _, ...group }) => group), groupsOpen, corrections, figures: figuresOf(tallies, of.on, month), people: rightOf(work.who, 'figures').read === 'm' ? people.filter(p => work.who.mine.includes(p.memberId)) : people,
    can: [...(row ? (row.mine ? ['match', ...(row.state !== 'sealed' || row.late ? ['seal'] : [])] : []) : mayOpen ? ['open'] : []), ...(may(work.who, 'dayPlan', 'u') && plans.open.length ? ['carry'] : []), ...(may(work.who, 'appointment', 'u') && calls.length ? ['confirm'] : []), ...(may(work.who, 'correction', 'c') && row?.state === 'sealed' ? ['correct'] : []), ...(row || mayOpen ? ['print'] : [])],
  } }
}
handle(eveningCheckPage, async (work, input) => (await evening(work, input)).check)
handle(dailySheetPage, async (work, input) => {
  const { check, of, place } = await evening(work, input)
  const [lines, tomorrow, staff] = [await sheetLines(work, of), await tomorrowLines(work, of, work.visible(customer, 'c')), await work.one<{ reception: string | null; onDuty: number; off: number }>(sql`SELECT
      (SELECT string_agg(m.name, '、' ORDER BY m.name) FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND 'reception' = ANY(m.roles) AND ${of.siteId} = ANY(m.site_ids)) AS reception,
      count(*) FILTER (WHERE coalesce(d.state, 'onDuty') IN ('onDuty', 'out'))::int AS "onDuty", count(*) FILTER (WHERE d.state IN ('rest', 'leave'))::int AS off
    FROM member m LEFT JOIN day_sheet d ON d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = ${of.on} WHERE m.org_id = ${work.org} AND m.state = 'active' AND 'consultant' = ANY(m.roles) AND ${of.siteId} = ANY(m.site_ids) AND (${of.teamId}::uuid IS NULL OR m.team_ids[1] = ${of.teamId}::uuid)`)]
  return { ...check, organisation: place.organisation, printedAt: work.now, printedBy: work.who.name, reception: staff!.reception, onDuty: staff!.onDuty, off: staff!.off, lines, tomorrow }
})
handle(eveningsPage, async (work, { siteId, before }) => {
  const scope = reach(rightOf(work.who, 'dayClosing')), wide = scope === 's' || scope === 'o'
  const place = await placeOf(work, { siteId, teamId: wide ? null : undefined }), today = dayAt(work.now, place.zone)
  const from = before && before <= today ? addDays(before, -1) : today
  const days = Array.from({ length: 30 }, (_, i) => addDays(from, -i)), rows = await groupsOf(work, place.siteId, days)
  const seen = rows.filter(row => wide || (row.teamId !== null && (work.who.teams.includes(row.teamId) || work.who.teamIds.includes(row.teamId))))
  return { site: { id: place.siteId, label: place.site }, today, days: days.map(on => ({ on, groups: seen.filter(row => row.on === on).map(({ on: _, ...group }) => group) })), next: addDays(from, -29), can: [] }
})
/** Beside the evening in the rail: what is still open of today's, of what I see. */
railCount('evening', async work => {
  const { n } = (await work.one<{ n: number }>(sql`SELECT count(*)::int AS n FROM difference d WHERE ${work.visible(difference, 'd')} AND d.on_day = ${work.today} AND d.state = 'open' AND d.seal_id IS NULL`))!
  return n || undefined
})
