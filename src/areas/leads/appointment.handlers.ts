import type { Flat } from '../../kernel/entity.ts'
import { outOf } from '../../kernel/refusal.ts'
import { change, create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { sweep } from '../../server/jobs/queue.ts'
import { auditRow } from '../../server/work/audit.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { appointmentOffers, came, cancelled, changed, confirmed, missed, moved } from './appointment.rules.ts'
import { siteDay } from './counts.ts'
import { inEveryOrganisation } from './everywhere.ts'
import { appointment, appointmentCalls, inquiry } from './inquiry.ts'
import { demand, livingCustomer, lockUnsealed, openCardOf } from './keep.ts'
import { visit } from './visit.ts'

type Row = Flat<typeof appointment>
const factsOf = async (work: Work, row: Row) => ({ state: row.state, at: row.at, on: await siteDay(work, row.siteId, row.at) })
/** Card, inquiry and visit it names must be the same customer's. */
const sameCustomer = async (work: Work, of: { customerId: string; cardId?: string | null; inquiryId?: string | null }): Promise<void> => {
  const found = (await work.one<{ card: boolean; inquiry: boolean }>(sql`SELECT NOT EXISTS (SELECT 1 FROM prospect_card k WHERE k.org_id = ${work.org} AND k.id = ${of.cardId ?? null} AND k.customer_id <> ${of.customerId}) AS card,
    NOT EXISTS (SELECT 1 FROM inquiry i WHERE i.org_id = ${work.org} AND i.id = ${of.inquiryId ?? null} AND i.customer_id <> ${of.customerId}) AS inquiry`))!
  demand([...(found.card ? [] : [{ pointer: '/cardId', code: 'field.reference' }]), ...(found.inquiry ? [] : [{ pointer: '/inquiryId', code: 'field.reference' }])])
}
/** Written with its customer's open card, and named by the inquiry it came from. */
const plan = async (work: Work, input: Record<string, unknown> & { customerId: string; cardId?: string | null; inquiryId?: string | null; siteId?: string; memberId?: string }): Promise<{ id: string; version: number }> => {
  const of = await livingCustomer(work, input.customerId)
  await sameCustomer(work, input)
  const cardId = input.cardId === undefined ? await openCardOf(work, of.id) : input.cardId
  const memberId = input.memberId ?? of.ownerId ?? work.who.memberId
  const made = await create(work, appointment, { ...input, cardId, memberId, siteId: input.siteId ?? (work.who.sites.includes(of.siteId) ? of.siteId : work.who.sites[0] ?? of.siteId), state: 'planned' })
  const from = input.inquiryId ? await lockUnsealed(work, inquiry, input.inquiryId) : undefined
  if (from) await work.save(inquiry, from, { appointmentId: made.id, ...(from.customerId === null ? { customerId: of.id } : {}) })
  return made
}
handle(appointmentCalls.create, (work, input) => plan(work, input as never))

/** The party that came: the one named, else the customer's only one of that day. */
const partyOf = async (work: Work, row: Row, named: string | null | undefined, day: string): Promise<string | null> => {
  if (named) {
    const party = await work.one<{ customerId: string | null; siteId: string }>(sql`SELECT customer_id AS "customerId", site_id AS "siteId" FROM visit v WHERE v.org_id = ${work.org} AND v.id = ${named} AND v.archived_at IS NULL AND ${work.visible(visit, 'v')}`)
    if (!party || party.siteId !== row.siteId || (party.customerId !== null && party.customerId !== row.customerId)) demand([{ pointer: '/visitId', code: 'field.reference' }])
    return named
  }
  const found = await work.rows<{ id: string }>(sql`SELECT v.id FROM visit v WHERE v.org_id = ${work.org} AND v.customer_id = ${row.customerId} AND v.site_id = ${row.siteId} AND v.on_day = ${day} AND v.archived_at IS NULL LIMIT 2`)
  return found.length === 1 ? found[0].id : null
}
handle(appointmentCalls.came, async (work, input) => {
  const before = await work.lock(appointment, input.id, input.version)
  const facts = await factsOf(work, before)
  const change = came(facts, await siteDay(work, before.siteId))
  const visitId = await partyOf(work, before, input.visitId, facts.on)
  const saved = await work.save(appointment, before, { ...change, visitId }, 'came')
  const from = before.inquiryId && visitId ? await lockUnsealed(work, inquiry, before.inquiryId) : undefined
  if (from && from.visitId === null) await work.save(inquiry, from, { visitId })
  return saved
})
handle(appointmentCalls.miss, async (work, input) => {
  const before = await work.lock(appointment, input.id, input.version)
  return work.save(appointment, before, missed(await factsOf(work, before), work.now), 'miss')
})
handle(appointmentCalls.confirm, async (work, input) => {
  const before = await work.lock(appointment, input.id, input.version)
  return work.save(appointment, before, confirmed(await factsOf(work, before), input.result, work.now), 'confirm')
})
/** A slip of the pen: what for, with whom, when. A customer who asks for another time is `move`, which keeps both. */
handle(appointmentCalls.change, async (work, input) => {
  const before = await work.lock(appointment, input.id, input.version)
  const facts = changed(await factsOf(work, before), input.at)
  if (input.at !== undefined && input.at !== before.at && input.at <= work.now) demand([outOf.past('/at')])
  return change(work, appointment, { ...input, ...facts })
})
handle(appointmentCalls.move, async (work, input) => {
  const before = await work.lock(appointment, input.id, input.version)
  const change = moved(await factsOf(work, before))
  if (input.at <= work.now) demand([outOf.past('/at')])
  const { customerId, cardId, inquiryId, siteId, purpose, memberId } = before
  const next = await plan(work, { customerId, cardId, inquiryId, siteId, purpose, memberId, at: input.at })
  return work.save(appointment, before, { ...change, movedToId: next.id }, 'move')
})
handle(appointmentCalls.cancel, async (work, input) => {
  const before = await work.lock(appointment, input.id, input.version)
  return work.save(appointment, before, cancelled(await factsOf(work, before), input.reason), 'cancel')
})
offersOf(appointment, row => appointmentOffers(row.state))

/** Planned ones whose day is over at their site were missed: found by state, so a second look changes nothing. */
export const sweepMissed = (house: House): Promise<void> => inEveryOrganisation(house, 'appointment.missed', async work => {
  const over = await work.rows<{ id: string }>(sql`UPDATE appointment p SET state = 'missed', version = p.version + 1, updated_at = ${work.now} FROM site s
    WHERE p.org_id = ${work.org} AND s.org_id = p.org_id AND s.id = p.site_id AND p.state = 'planned' AND p.at < date_trunc('day', ${work.now}::timestamptz AT TIME ZONE s.time_zone) AT TIME ZONE s.time_zone RETURNING p.id`)
  for (const { id } of over) await auditRow(work, appointment, id, 'miss', { state: ['planned', 'missed'] })
})
sweep('appointment.missed', 60, sweepMissed)
