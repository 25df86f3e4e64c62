import { may, rightOf } from '../../kernel/permission.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { addDays, clockAt, dayAt, firstOfMonth, instantAt, minutesBetween, startOfDay, weekday, type Day } from '../../kernel/time.ts'
import { carryOut } from '../../server/calls/carryOut.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { settingAt } from '../../server/work/setting.ts'
import type { Work } from '../../server/work/work.ts'
import { boardPage, type BoardPage } from '../floor/index.ts'
import { isLateResponse, openMinutes, responseRules, visitSheetPage, type Opening, type ResponseRule, type VisitSheet } from '../leads/index.ts'
import { subtree } from '../reports/index.server.ts'
import { kindOf, type Matter, type TodayKind } from './matters.rules.ts'
import { slotsOf, stateAt } from './standard.handlers.ts'
import type { LineItem } from './line.rules.ts'
import { evenings, houseOf, mine, numbers, reportOf, told } from './parts.ts'
import { todayPage, type TodayPage } from './today.ts'
import { lineSql, mattersSql, type MatterRow, type Of } from './today.sql.ts'

type Asked = { teamId?: string | null; siteId?: string | null }
type Head = { site: { id: string; label: string } | null; team: { id: string; label: string } | null; zone: string; cover: number; hours: Opening['hours']; holidays: Opening['holidays'] }
/** Which site and group: what is asked, else the group he leads, else his site; what he may not look at is refused as figures refuse it. */
const headOf = async (work: Work, asked: Asked, kind: TodayKind): Promise<Head> => {
  const { who } = work, wide = [rightOf(who, 'visit').read, rightOf(who, 'figures').read].includes('o')
  const teamId = asked.teamId ?? (asked.siteId == null && kind === 'supervisor' ? who.teamIds[0] ?? who.teams[0] : undefined) ?? null
  const found = await work.one<Head & { reached: boolean }>(sql`SELECT json_build_object('id', s.id, 'label', s.name) AS site, CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'label', t.name) END AS team, s.time_zone AS zone, s.door_cover AS cover,
      (SELECT coalesce(json_agg(json_build_object('weekday', h.weekday, 'openFrom', h.open_from, 'openTo', h.open_to)), '[]'::json) FROM site_hours h WHERE h.org_id = s.org_id AND h.site_id = s.id) AS hours,
      (SELECT coalesce(json_agg(json_build_object('on', h.on_day, 'kind', h.kind)), '[]'::json) FROM site_holidays h WHERE h.org_id = s.org_id AND h.site_id = s.id AND h.on_day BETWEEN ${work.today}::date - 62 AND ${work.today}::date + 62) AS holidays,
      (${wide} OR s.id = ANY(${who.sites as string[]}::uuid[]) OR t.id = ANY(${who.teams as string[]}::uuid[])) AS reached
    FROM site s LEFT JOIN team t ON t.org_id = s.org_id AND t.id = ${teamId}::uuid
    WHERE s.org_id = ${work.org} AND ${teamId === null ? asked.siteId != null ? sql`s.id = ${asked.siteId}` : who.sites[0] ? sql`s.id = ${who.sites[0]}` : sql`s.archived_at IS NULL` : sql`s.id = t.site_id`} ORDER BY s.created_at LIMIT 1`)
  const parameter = asked.teamId != null ? 'teamId' : 'siteId'
  if ((asked.teamId != null || asked.siteId != null) && !found?.reached) throw new Refusal('field.invalid', {}, [{ parameter, code: 'field.reference' }])
  return found ?? { site: null, team: null, zone: who.timeZone, cover: 0, hours: [], holidays: [] }
}
/** When the site opens and closes on a day; null where it does not. */
const openingOf = (head: Head, on: Day): { opensAt: string | null; closesAt: string | null } => {
  const hours = head.hours.filter(h => h.weekday === weekday(on)).toSorted((a, b) => (a.openFrom < b.openFrom ? -1 : 1))
  if (!hours.length || head.holidays.some(h => h.on === on && h.kind === 'holiday')) return { opensAt: null, closesAt: null }
  return { opensAt: instantAt(on, hours[0]!.openFrom, head.zone), closesAt: instantAt(on, hours.map(h => h.openTo).sort().at(-1)!, head.zone) }
}
/** What the statement found, with minutes and lateness judged by the rules (a lead's by opening minutes, domain.md 10b). */
const judged = (rows: readonly MatterRow[], now: string, opening: Opening, rules: ResponseRule[]): Matter[] => rows.map(({ n: _, ...row }): Matter => {
  const minutes = row.at === null ? null : Math.max(0, minutesBetween(row.at, now))
  const late = row.kind === 'inquiry' ? isLateResponse(openMinutes(row.at!, now, opening), row.words as 'call', rules) : row.late
  return { ...row, kind: row.kind as Matter['kind'], minutes, late }
})
/** The supervisor's standard day on the line and, where a slot is over without evidence, among what burns (D2.6). */
const standardDay = async (work: Work, of: Of, zone: string, line: readonly LineItem[]): Promise<{ line: LineItem[]; matters: Matter[] }> => {
  const clock = clockAt(work.now, zone), slots = (await slotsOf(work, [work.who.memberId], of.on, zone)).map(s => ({ ...s, state: stateAt(s, { on: of.on, zone, clock }) }))
  const doors = { daySheet: '/board', morning: '/morning', plans: '/report-1', round: '/card-round', contact: '/contacts-due', weekly: null, seal: '/evening' } as const
  const held = line.some(i => i.kind === 'meeting' && i.name === 'morning')
  const at = (time: string): string => instantAt(of.on, time, zone)
  return {
    line: slots.filter(s => !(s.proof === 'morning' && held)).map((s): LineItem => ({ id: s.id, lane: s.proof === 'morning' || s.proof === 'seal' || s.proof === 'weekly' ? 'meetings' : 'deadlines', kind: s.proof === 'seal' ? 'seal' : 'slot', at: at(s.from), to: at(s.to), state: s.state, name: null, words: s.title, person: null, level: null, customerId: null, count: 1, path: (s.proof && doors[s.proof]) ?? null, dusk: s.proof === 'seal', memberId: s.memberId })),
    matters: slots.filter(s => s.state === 'late').map((s): Matter => ({ kind: 'slot', id: s.id, version: null, name: s.title, words: null, person: null, memberId: s.memberId, level: null, customerId: null, cardId: null, at: at(s.from), days: null, minutes: Math.max(0, minutesBetween(at(s.to), work.now)), late: true, path: (s.proof && doors[s.proof]) ?? '/today', can: [] })),
  }
}
/** Fewer at the door than the site asks for, while it is open. */
const atDoor = (board: BoardPage | null, cover: number, open: boolean): Matter[] => board && open && board.onFloor < cover && board.people.some(p => p.sheet !== null)
  ? [{ kind: 'door', id: board.siteId, version: null, name: null, words: `${board.onFloor}/${cover}`, person: null, memberId: null, level: null, customerId: null, cardId: null, at: null, days: null, minutes: null, late: true, path: '/board', can: [] }] : []

handle(todayPage, async (work, input: Asked) => {
  const { who } = work, kind = kindOf(who.roles), head = await headOf(work, input, kind), { zone } = head
  const on = dayAt(work.now, zone), teamIds = head.team ? await subtree(work, head.team.id) : null
  const of: Of = { siteId: head.site?.id ?? null, teamIds, own: kind === 'consultant' || kind === 'dcc', on, from: startOfDay(on, zone), to: startOfDay(addDays(on, 1), zone) }
  const reads = (thing: string): boolean => may(who, thing, 'read'), leads = kind === 'supervisor' || kind === 'manager'
  const opening = openingOf(head, on), open = opening.opensAt !== null && work.now >= opening.opensAt && work.now < opening.closesAt!
  const rules = reads('inquiry') ? (await settingAt(work, responseRules, on)) as ResponseRule[] : []
  const line = await work.rows<LineItem>(lineSql(work, of.own && kind === 'dcc' ? { ...of, own: false } : of))
  const found = await work.rows<MatterRow>(mattersSql(work, of))
  const standard = kind === 'supervisor' ? await standardDay(work, of, zone, line) : { line: [], matters: [] }
  const reached = head.site !== null && (who.sites.includes(head.site.id) || rightOf(who, 'liveStatus').read === 'o')
  const board = reads('liveStatus') && reached && kind !== 'other' ? (await carryOut(work, boardPage, { on, siteId: of.siteId } as never)) as BoardPage : null
  const sheet = kind === 'reception' && reached ? (await carryOut(work, visitSheetPage, { on, siteId: of.siteId } as never)) as VisitSheet : null
  const matters = [...judged(found, work.now, { zone, hours: head.hours, holidays: head.holidays }, rules), ...standard.matters, ...(leads || kind === 'reception' ? atDoor(board, head.cover, open) : [])]
  const counts: TodayPage['counts'] = { ...Object.fromEntries(found.map(r => [r.kind, r.kind === 'difference' ? Number(r.words) : r.n])), ...(standard.matters.length ? { slot: standard.matters.length } : {}) }
  const asked = { from: firstOfMonth(on), to: on, ...(head.team && kind !== 'consultant' ? { teamId: head.team.id } : input.siteId && head.site ? { siteId: head.site.id } : {}) }
  const counted = rightOf(who, 'figures').read, inScope = !head.team || counted === 'o' || who.teams.includes(head.team.id) || who.teamIds.includes(head.team.id) || (counted === 's' && who.sites.includes(of.siteId ?? ''))
  const { tallies, targets, ...shown } = counted !== null && inScope ? await numbers(work, kind, asked, { weekdays: [...new Set(head.hours.map(h => h.weekday))], holidays: head.holidays }) : { figures: [], pace: [], scope: null, tallies: [], targets: [] }
  const meeting = line.find(i => i.kind === 'meeting' && i.name === 'morning')
  const inTeam = (teamId: string | null): boolean => teamIds === null || (teamId !== null && teamIds.includes(teamId))
  return answer({
    kind, asOf: work.now, on, zone, site: head.site, team: head.team, ...opening, meeting: meeting ? { id: meeting.id, kind: 'morning', startedAt: meeting.at, endedAt: meeting.to, state: meeting.state } : null,
    line: [...line, ...standard.line].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), matters, counts,
    board: board && { doorCover: board.doorCover, onFloor: board.onFloor, people: board.people.filter(p => (kind === 'supervisor' ? inTeam(p.teamId) : true) && (p.roles.includes('consultant') || p.roles.includes('dcc') || kind !== 'supervisor')) },
    ...shown, report: leads && reads('dayPlan') && of.siteId ? await reportOf(work, { on, siteId: of.siteId, teamId: head.team?.id ?? null }, tallies, targets) : null,
    mine: of.own ? await mine(work, on) : null,
    turn: sheet && { order: sheet.turn.order.map(p => ({ memberId: p.memberId, name: p.name, why: p.why, since: p.since })), nextId: sheet.turn.nextId },
    parties: sheet && sheet.rows.map(r => ({ id: r.id, no: r.partyNo, at: r.arrivedAt, name: r.name, people: r.people, receivedBy: r.receivedBy?.label ?? null, left: r.leftAt !== null, unfinished: r.state === 'unfinished' })).reverse().slice(0, 12),
    evenings: reads('dayClosing') && of.siteId && !of.own ? await evenings(work, of.siteId, on, kind === 'supervisor' ? teamIds : null) : null,
    ...(await told(work, on)), house: rightOf(who, 'member').c !== null ? await houseOf(work) : null,
    can: [...(may(who, 'visit', 'c') ? ['logParty'] : []), ...(may(who, 'inquiry', 'c') ? ['logInquiry'] : []), ...(may(who, 'target', 'c') ? ['setTargets'] : []), ...(may(who, 'customer', 'r') ? ['reveal'] : [])],
  } satisfies TodayPage)
})
