import { refuseFields } from '../../kernel/refusal.ts'
import { addDays } from '../../kernel/time.ts'
import { create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { siteDay } from '../leads/index.server.ts'
import { meeting, meetingCalls } from './meeting.ts'
import { finished, mayAttend, meetingOffers, started } from './meeting.rules.ts'

handle(meetingCalls.create, async (work, input) => {
  const siteId = input.siteId ?? work.who.sites[0]
  const today = await siteDay(work, siteId)
  if (input.on < addDays(today, -1) || input.on > addDays(today, 366)) refuseFields({ pointer: '/on', code: 'field.range' })
  const teamId = input.teamId ?? (work.who.rights.meeting?.c === 't' ? work.who.teamIds[0] ?? null : null)
  const everyone = input.attendeeIds?.length ? input.attendeeIds : (await work.rows<{ id: string }>(sql`SELECT id FROM member WHERE org_id = ${work.org} AND state = 'active' AND ${siteId} = ANY(site_ids)
    AND (${teamId}::uuid IS NULL OR ${teamId}::uuid = ANY(team_ids)) AND roles && ARRAY['consultant', 'dcc', 'reception', 'supervisor', 'manager'] ORDER BY created_at LIMIT 200`)).map(m => m.id)
  return create(work, meeting, { ...input, siteId, teamId, attendeeIds: everyone, chairId: work.who.memberId, state: 'planned' })
})
handle(meetingCalls.start, async (work, input) => {
  const before = await work.lock(meeting, input.id, input.version)
  return work.save(meeting, before, started(before, work.who.memberId, work.now), 'start')
})
type Row = { memberId: string; state: 'present' | 'late' | 'excused' | 'absent'; tidy?: boolean | null; note?: string | null }
/** The roll: the whole list at once, the last word counts. */
handle(meetingCalls.attend as never, async (work: Work, input: { id: string; rows: Row[] }) => {
  const before = await work.lock(meeting, input.id, undefined)
  mayAttend(before)
  const ids = input.rows.map(r => r.memberId)
  const known = await work.one<{ n: number }>(sql`SELECT count(*)::int n FROM member WHERE org_id = ${work.org} AND id = ANY(${ids}::uuid[]) AND ${before.siteId} = ANY(site_ids)`)
  if (known!.n !== ids.length) refuseFields({ pointer: '/rows', code: 'field.reference' })
  await work.rows(sql`DELETE FROM meeting_attendance WHERE org_id = ${work.org} AND meeting_id = ${before.id}`)
  for (const [i, row] of input.rows.entries()) await work.addChild(meeting, 'attendance', before.id, { memberId: row.memberId, state: row.state, tidy: row.tidy ?? null, note: row.note ?? null }, i)
  return work.save(meeting, before, {}, 'attend')
})
handle(meetingCalls.finish, async (work, input) => {
  const before = await work.lock(meeting, input.id, input.version)
  return work.save(meeting, before, { ...finished(before, work.now), ...(input.minutes === undefined ? {} : { minutes: input.minutes }) }, 'finish')
})
offersOf(meeting, row => meetingOffers(row))
