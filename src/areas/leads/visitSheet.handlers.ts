import { may, reach, rightOf } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { handle } from '../../server/calls/handlers.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { shape } from '../../server/data/shape.ts'
import { as, join, raw, sql, type Sql } from '../../server/data/sql.ts'
import { readingsOf } from '../../server/search/pinyin.ts'
import { siteDay } from './counts.ts'
import { consumesTurn, partyMoments, turnList, type TurnEvent } from './turn.rules.ts'
import { sheetSums } from './visit.rules.ts'
import { mark } from './visit.sql.ts'
import { visit } from './visit.ts'
import { visitSheetPage, type SheetLine, type TurnEntry, type VisitSheet } from './visitSheet.ts'

/** 陈浩 → «chenhao ch»: how a name is typed without an IME. */
const keysOf = (name: string): string => readingsOf(name).flatMap(r => [r.join(''), r.map(s => s[0]).join('')]).join(' ')
type Found = Pick<VisitSheet, 'site' | 'timeZone' | 'people' | 'models' | 'sealedTeams'> & { rows: SheetLine[]; entries: (TurnEntry & { eventId: string | null })[] }
/** The whole sheet in one statement: site, lines, people, turn events, what is sealed. */
const read = (work: Parameters<Parameters<typeof handle>[1]>[0], siteId: string, on: string): Promise<{ j: Found } | undefined> => {
  const s = shape(visit, 'v', work.who)
  const lines = sql`SELECT ${join(s.columns)}, ${mark('testDrive')} ${as('testDrive')}, ${mark('quote')} ${as('quote')}, ${mark('order')} ${as('order')},
      (v.seal_id IS NULL AND ${seesWithin(work.who, visit, 'v', rightOf(work.who, 'visit').u)}) ${as('mayChange')}
    FROM visit v WHERE ${work.visible(visit, 'v')} AND v.site_id = ${siteId} AND v.on_day = ${on} AND v.archived_at IS NULL ORDER BY v.party_no LIMIT 600`
  const many = (statement: Sql): Sql => sql`(SELECT coalesce(json_agg(x), '[]'::json) FROM (${statement}) x)`
  return work.one<{ j: Found }>(sql`SELECT json_build_object('site', z.name, 'timeZone', z.time_zone, 'rows', ${many(lines)},
    'people', ${many(sql`SELECT m.id, m.name AS label, (SELECT t.name FROM team t WHERE t.org_id = m.org_id AND t.id = m.team_ids[1]) AS team, 'consultant' = ANY(m.roles) AS sells
      FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND ${siteId} = ANY(m.site_ids) AND m.roles && ARRAY['consultant', 'supervisor', 'manager'] ORDER BY 'consultant' = ANY(m.roles) DESC, m.created_at, m.id`)},
    'models', (SELECT coalesce(json_agg(w.model), '[]'::json) FROM (SELECT v.want_model AS model FROM visit v WHERE v.org_id = ${work.org} AND v.site_id = ${siteId} AND v.on_day BETWEEN ${on}::date - 30 AND ${on} AND v.want_model IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 12) w),
    'entries', ${many(sql`SELECT e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.kind, e.member_id AS "memberId", m.name AS member, e.reason, b.name AS by, e.event_id AS "eventId", EXISTS (SELECT 1 FROM turn_event u WHERE u.org_id = e.org_id AND u.event_id = e.id) AS undone
      FROM turn_event e LEFT JOIN member m ON m.org_id = e.org_id AND m.id = e.member_id LEFT JOIN member b ON b.org_id = e.org_id AND b.id = e.created_by WHERE e.org_id = ${work.org} AND e.site_id = ${siteId} AND e.on_day = ${on} ORDER BY e.at, e.id`)},
    'sealedTeams', (SELECT coalesce(json_agg(d.team_id), '[]'::json) FROM day_closing d WHERE d.org_id = ${work.org} AND d.site_id = ${siteId} AND d.on_day = ${on} AND d.state = 'sealed')) j
    FROM site z WHERE z.org_id = ${work.org} AND z.id = ${siteId} AND ${reach(rightOf(work.who, 'visit')) === 'o' ? raw('true') : sql`z.id = ANY(${work.who.sites as string[]}::uuid[])`}`)
}
/** What the visits themselves say of the turns: who received whom, and when he was free again. */
const derivedEvents = (rows: readonly SheetLine[]): TurnEvent[] => rows.flatMap((row): TurnEvent[] => {
  const memberId = row.receivedById
  if (memberId === null) return []
  const { received, free } = partyMoments(row)
  return [{ id: row.id, at: received, kind: 'received', memberId, consumes: consumesTurn(row) }, ...(free === null ? [] : [{ id: `${row.id} left`, at: free, kind: 'free' as const, memberId }])]
})
handle(visitSheetPage, async (work, input): Promise<VisitSheet> => {
  const siteId = input.siteId ?? work.who.sites[0] ?? (await work.one<{ id: string }>(sql`SELECT id FROM site WHERE org_id = ${work.org} AND archived_at IS NULL ORDER BY created_at LIMIT 1`))?.id
  if (siteId === undefined) return refuse('notFound')
  const today = await siteDay(work, siteId), on = input.on ?? today
  const found = (await read(work, siteId, on))?.j
  if (!found) return refuse('notFound')
  const { entries, ...sheet } = found
  const list = turnList([...entries.map(e => e as unknown as TurnEvent), ...derivedEvents(sheet.rows)])
  const names = new Map(sheet.people.map(p => [p.id, p.label]))
  const since = (id: string): string | null => [...sheet.rows].reverse().find(r => r.receivedById === id && r.leftAt === null)?.arrivedAt ?? null
  const can = (['c', 'u'] as const).flatMap(verb => [...(may(work.who, 'visit', verb) ? [verb === 'c' ? 'create' : 'change'] : []), ...(verb === 'c' && may(work.who, 'turn', 'c') && on === today ? ['turn'] : []), ...(verb === 'u' && may(work.who, 'visit', 'x') ? ['export'] : [])])
  return {
    siteId, on, today, ...sheet, people: sheet.people.map(p => ({ ...p, keys: keysOf(p.label) })), sums: sheetSums(sheet.rows),
    turn: { order: list.order.map(p => ({ ...p, name: names.get(p.memberId) ?? entries.find(e => e.memberId === p.memberId)?.member ?? '', since: p.why === 'reception' ? since(p.memberId) : null })), nextId: list.nextId, entries: entries.map(({ eventId: _, ...e }) => e) },
    can,
  }
})
