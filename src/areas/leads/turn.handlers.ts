import { Refusal, refuse, refuseFields } from '../../kernel/refusal.ts'
import { dayAt } from '../../kernel/time.ts'
import { handle } from '../../server/calls/handlers.ts'
import { create } from '../../server/calls/crud.ts'
import { sql } from '../../server/data/sql.ts'
import { siteDay, zoneOf } from './counts.ts'
import { turnCalls, turnEvent } from './turn.ts'

/** One thing that happened to the turn list today; who joins must work here. An undo names an event of this site and day, once. */
handle(turnCalls.create, async (work, input) => {
  const siteId = input.siteId ?? work.who.sites[0]
  if (siteId === undefined) return refuseFields({ pointer: '/siteId', code: 'field.required' })
  const at = input.at ?? work.now, zone = await zoneOf(work, siteId), on = dayAt(at, zone)
  if (at > work.now) refuseFields({ pointer: '/at', code: 'field.range' })
  if (on !== await siteDay(work, siteId)) refuse('turn-event.notToday')
  const undo = input.kind === 'undo'
  const faults = [
    ...(undo !== (input.memberId == null) ? [{ pointer: '/memberId', code: undo ? 'field.unknown' : 'field.required', facts: { name: 'memberId' } }] : []),
    ...(undo !== (input.eventId != null) ? [{ pointer: '/eventId', code: undo ? 'field.required' : 'field.unknown', facts: { name: 'eventId' } }] : []),
    ...((input.kind === 'skip' || input.kind === 'away') && input.reason == null ? [{ pointer: '/reason', code: 'field.required' }] : []),
  ]
  if (faults.length) throw new Refusal('field.invalid', {}, faults)
  if (input.memberId != null && !(await work.one(sql`SELECT 1 FROM member m WHERE m.org_id = ${work.org} AND m.id = ${input.memberId} AND m.state = 'active' AND ${siteId} = ANY(m.site_ids)`))) refuseFields({ pointer: '/memberId', code: 'field.reference' })
  if (input.eventId != null) {
    const of = await work.find(turnEvent, input.eventId)
    if (!of || of.siteId !== siteId || of.on !== on || of.kind === 'undo') refuseFields({ pointer: '/eventId', code: 'field.reference' })
    if (await work.one(sql`SELECT 1 FROM turn_event WHERE org_id = ${work.org} AND site_id = ${siteId} AND on_day = ${on} AND event_id = ${input.eventId}`)) refuse('turn-event.undone')
  }
  return create(work, turnEvent as never, { ...input, siteId, at, on })
})
