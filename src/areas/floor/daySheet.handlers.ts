import { refuse, Refusal, refuseFields } from '../../kernel/refusal.ts'
import type { Day } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { checkReferences } from '../../server/calls/crud.ts'
import { list } from '../../server/calls/list.ts'
import { sql } from '../../server/data/sql.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { rightOf } from '../../kernel/permission.ts'
import { forget } from '../../server/door/sessions.ts'
import { auditRow } from '../../server/work/audit.ts'
import { v7 as newId } from 'uuid'
import { notify } from '../notices/index.server.ts'
import type { Work } from '../../server/work/work.ts'
import { member } from '../people/index.ts'
import { daySheet, daySheetCalls, liveStatus, liveStatusCalls } from './daySheet.ts'
import { sheetFaults, withStandIns, type LiveState, type SheetRow, type SheetState } from './daySheet.rules.ts'

type Person = { id: string; name: string; siteId: string | null; teamId: string | null; leadId: string | null; mine: boolean }
/** The people named, with where they belong and whether this person may say so (scope `u` over the member's own team and site). */
const peopleOf = (work: Work, ids: readonly string[], thing: string): Promise<Person[]> => work.rows<Person>(sql`
  SELECT a.id, a.name, a.site_ids[1] AS "siteId", a.team_ids[1] AS "teamId", t.lead_id AS "leadId", ${seesWithin(work.who, member, 'a', rightOf(work.who, thing).u)} AS mine
  FROM member a LEFT JOIN team t ON t.org_id = a.org_id AND t.id = a.team_ids[1] WHERE a.org_id = ${work.org} AND a.id = ANY(${ids as string[]}::uuid[]) AND a.state = 'active'`)

type Stands = { memberId: string; state: SheetState; standInId: string | null; id: string }
const dayRows = (work: Work, on: Day): Promise<Stands[]> => work.rows<Stands>(sql`SELECT id, member_id AS "memberId", state, stand_in_id AS "standInId" FROM day_sheet WHERE org_id = ${work.org} AND on_day = ${on} FOR UPDATE`)

type Given = { memberId: string; state: SheetState; standInId?: string | null; note?: string | null }
/** Writes a day's rows: decided by the rules over the whole day, one statement for new and changed ones. */
const setDay = async (work: Work, on: Day, given: readonly Given[]): Promise<void> => {
  if (new Set(given.map(g => g.memberId)).size !== given.length) refuseFields({ pointer: '/rows', code: 'field.choice' })
  await work.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`day-sheet ${work.org} ${on}`}, 5))`)
  const people = new Map((await peopleOf(work, given.flatMap(g => [g.memberId, ...(g.standInId ? [g.standInId] : [])]), 'daySheet')).map(p => [p.id, p]))
  const faults = given.flatMap((g, i) => [...(people.has(g.memberId) ? [] : [{ pointer: `/rows/${i}/memberId`, code: 'field.reference' }]), ...(g.standInId && !people.has(g.standInId) ? [{ pointer: `/rows/${i}/standInId`, code: 'field.reference' }] : [])])
  if (faults.length) throw new Refusal('field.invalid', {}, faults)
  if (given.some(g => !people.get(g.memberId)!.mine)) refuse('right.missing')
  const standing = await dayRows(work, on)
  const asked: SheetRow[] = given.map(g => ({ memberId: g.memberId, state: g.state, standInId: g.standInId ?? null }))
  const stateOf = (id: string): SheetState | null => asked.find(r => r.memberId === id)?.state ?? standing.find(r => r.memberId === id)?.state ?? null
  const rows = withStandIns(asked, id => people.get(id)?.leadId ?? null, stateOf)
  const day = [...rows, ...standing.filter(s => !rows.some(r => r.memberId === s.memberId))]
  const wrong = sheetFaults(rows, day)
  if (wrong.length) throw new Refusal('field.invalid', {}, wrong)
  const facts = rows.map((row, i) => ({ id: newId(), member_id: row.memberId, state: row.state, stand_in_id: row.standInId, site_id: people.get(row.memberId)!.siteId ?? work.who.sites[0], team_id: people.get(row.memberId)!.teamId, note: given[i].note ?? null }))
  const done = await work.rows<{ id: string; memberId: string }>(sql`INSERT INTO day_sheet (org_id, id, version, created_at, created_by, updated_at, member_id, on_day, state, stand_in_id, site_id, team_id, note)
    SELECT ${work.org}, r.id, 1, ${work.now}, ${work.who.memberId}, ${work.now}, r.member_id, ${on}, r.state, r.stand_in_id, r.site_id, r.team_id, r.note
    FROM json_to_recordset(${JSON.stringify(facts)}::json) r(id uuid, member_id uuid, state text, stand_in_id uuid, site_id uuid, team_id uuid, note text)
    ON CONFLICT (org_id, member_id, on_day) DO UPDATE SET state = excluded.state, stand_in_id = excluded.stand_in_id, note = excluded.note, version = day_sheet.version + 1, updated_at = excluded.updated_at
    RETURNING id, member_id AS "memberId"`)
  for (const row of rows) {
    const before = standing.find(s => s.memberId === row.memberId)
    if (before?.state === row.state && before.standInId === row.standInId) continue
    await auditRow(work, daySheet, done.find(d => d.memberId === row.memberId)!.id, before ? 'change' : 'create', { on: [on, on], state: [before?.state ?? null, row.state], standInId: [before?.standInId ?? null, row.standInId] })
  }
  for (const row of rows) {
    const before = standing.find(s => s.memberId === row.memberId)
    if (row.standInId === null || before?.standInId === row.standInId) continue
    await notify(work, [row.standInId], { kind: 'standIn', key: `stand-in ${on} ${row.memberId}`, text: { zh: '{on} 请你代 {name} 跟进', en: 'Stand in for {name} on {on}' }, facts: { on, name: people.get(row.memberId)!.name }, path: `/plans?on=${on}` })
  }
  for (const id of new Set(day.flatMap(r => (r.standInId ? [r.standInId] : [])).concat(standing.flatMap(s => (s.standInId ? [s.standInId] : []))))) forget(id)
}
handle(daySheetCalls.set, async (work, input: { on: Day; rows: Given[] }) => {
  await setDay(work, input.on, input.rows)
  return answer(await list(work, daySheet, { on: input.on, limit: 100 }))
})
handle(daySheetCalls.create, async (work, input) => {
  await checkReferences(work, daySheet.fields, input as Record<string, unknown>)
  const there = await work.one(sql`SELECT 1 FROM day_sheet WHERE org_id = ${work.org} AND member_id = ${input.memberId} AND on_day = ${input.on}`)
  if (there) refuse('day-sheet.duplicate')
  await setDay(work, input.on, [input as Given])
  return (await work.one<{ id: string }>(sql`SELECT id FROM day_sheet WHERE org_id = ${work.org} AND member_id = ${input.memberId} AND on_day = ${input.on}`))!
})
handle(daySheetCalls.change, async (work, input) => {
  const before = await work.lock(daySheet, input.id, input.version)
  await setDay(work, before.on, [{ memberId: before.memberId, state: input.state ?? before.state, standInId: input.standInId === undefined ? before.standInId : input.standInId, note: input.note === undefined ? before.note : input.note }])
  return { id: input.id }
})
/** One tap: my own place, or another's where my right reaches him. */
handle(liveStatusCalls.set, async (work, input: { state: LiveState; memberId?: string | null }) => {
  const id = input.memberId ?? work.who.memberId
  const person = (await peopleOf(work, [id], 'liveStatus'))[0] ?? refuseFields({ pointer: '/memberId', code: 'field.reference' })
  if (id !== work.who.memberId && (!person.mine || rightOf(work.who, 'liveStatus').u === 'm')) refuse('right.missing')
  const row = await work.one<{ id: string }>(sql`INSERT INTO live_status (org_id, id, version, created_at, created_by, updated_at, member_id, state, since, site_id, team_id)
    VALUES (${work.org}, ${newId()}, 1, ${work.now}, ${work.who.memberId}, ${work.now}, ${id}, ${input.state}, ${work.now}, ${person.siteId}, ${person.teamId})
    ON CONFLICT (org_id, member_id) DO UPDATE SET state = excluded.state, since = CASE WHEN live_status.state = excluded.state THEN live_status.since ELSE excluded.since END, site_id = excluded.site_id, team_id = excluded.team_id, version = live_status.version + 1, updated_at = excluded.updated_at
    RETURNING id`)
  await auditRow(work, liveStatus, row!.id, 'set', { state: [null, input.state] })
  return answer(await work.open(liveStatus, row!.id))
})
