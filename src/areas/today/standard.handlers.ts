import { v7 as newId } from 'uuid'
import { Refusal, type Fault } from '../../kernel/refusal.ts'
import { addDays, clockAt, dayAt, startOfDay, weekday, type Clock, type Day } from '../../kernel/time.ts'
import { change, create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { sweep } from '../../server/jobs/queue.ts'
import type { House } from '../../server/http/context.ts'
import type { Work } from '../../server/work/work.ts'
import { insertMany } from '../../server/work/bulk.ts'
import { inEveryOrganisation } from '../leads/index.server.ts'
import { notify } from '../notices/index.server.ts'
import { slotRecord, standardSlot, standardSlotCalls } from './standard.ts'
import { defaultDay, proofOf, slotFaults, slotState, type SlotFacts, type SlotState } from './standard.rules.ts'
import { slotsSql, type SlotFound } from './standard.sql.ts'
import { placeOf } from './target.handlers.ts'

const demand = (faults: Fault[]): void => { if (faults.length) throw new Refusal('field.invalid', {}, faults) }
handle(standardSlotCalls.create, async (work, input) => {
  const facts: SlotFacts = { from: input.from, to: input.to, dutyIds: input.dutyIds ?? [] }, memberId = input.memberId ?? work.who.memberId
  demand(slotFaults(facts))
  return create(work, standardSlot, { ...input, memberId, proof: proofOf(facts.dutyIds), ...(await placeOf(work, memberId)) })
})
handle(standardSlotCalls.change, async (work, input) => {
  const before = await work.lock(standardSlot, input.id, input.version)
  const facts: SlotFacts = { from: input.from ?? before.from, to: input.to ?? before.to, dutyIds: input.dutyIds ?? before.dutyIds }
  demand(slotFaults(facts))
  return change(work, standardSlot, { ...input, proof: proofOf(facts.dutyIds) } as never)
})
/** The slots of these people on a day, each with what proves it. */
export const slotsOf = (work: Work, memberIds: readonly string[], on: Day, zone: string): Promise<SlotFound[]> =>
  work.rows<SlotFound>(slotsSql({ org: work.org, on, from: startOfDay(on, zone), to: startOfDay(addDays(on, 1), zone) }, sql`${work.visible(standardSlot, 's')} AND s.member_id = ANY(${memberIds as string[]}::uuid[])`))
/** Where a slot stands at a moment of a day. */
export const stateAt = (s: SlotFound, { on, zone, clock }: { on: Day; zone: string; clock: Clock }): SlotState =>
  slotState({ ...s, since: s.since !== null && dayAt(s.since, zone) === on ? clockAt(s.since, zone) : null }, s.evidenceId !== null, clock)
/** Whoever leads people and has no standard day yet begins with the shipped one; who put every slot away is left in peace. */
const giveDefaults = async (work: Work, siteId: string): Promise<void> => {
  const without = await work.rows<{ id: string; teamId: string | null; language: 'zh' | 'en' }>(sql`SELECT m.id, m.team_ids[1] AS "teamId", m.language FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND m.site_ids[1] = ${siteId} AND 'supervisor' = ANY(m.roles)
    AND NOT EXISTS (SELECT 1 FROM standard_slot s WHERE s.org_id = m.org_id AND s.member_id = m.id) LIMIT 200`)
  await insertMany(work, standardSlot, without.flatMap(m => defaultDay.map(s => ({ memberId: m.id, siteId, teamId: m.teamId, from: s.from, to: s.to, title: s.title[m.language], dutyIds: [...s.dutyIds], proof: proofOf(s.dutyIds), createdBy: null }))))
}
/** Writes what became of today's slots, and tells of each late one exactly once, to its own supervisor (D2.6). */
const record = async (work: Work, site: { id: string; zone: string }): Promise<void> => {
  const on = dayAt(work.now, site.zone), clock = clockAt(work.now, site.zone), now = work.now
  const found = await work.rows<SlotFound>(slotsSql({ org: work.org, on, from: startOfDay(on, site.zone), to: startOfDay(addDays(on, 1), site.zone) }, sql`s.site_id = ${site.id}
    AND EXISTS (SELECT 1 FROM member m WHERE m.org_id = s.org_id AND m.id = s.member_id AND m.state = 'active') AND NOT EXISTS (SELECT 1 FROM day_sheet d WHERE d.org_id = s.org_id AND d.member_id = s.member_id AND d.on_day = ${on} AND d.state IN ('rest', 'leave'))`))
  for (const s of found) {
    const state = stateAt(s, { on, zone: site.zone, clock })
    if (state === 'late') await notify(work, [s.memberId], { kind: 'slotLate', key: `slot ${s.id} ${on}`, text: { zh: '{from} 的「{title}」还没做', en: '{from} “{title}” is not done' }, facts: { from: s.from, title: s.title }, path: '/today' })
    if (s.recorded === 'done' || (state !== 'done' && state !== 'late') || (state === 'late' && s.recorded !== null)) continue
    const [row] = await work.rows<{ id: string }>(sql`INSERT INTO slot_record (org_id, id, version, created_at, created_by, updated_at, slot_id, member_id, on_day, state, done_at, site_id, team_id)
      VALUES (${work.org}, ${newId()}, 1, ${now}, ${work.who.memberId}, ${now}, ${s.id}, ${s.memberId}, ${on}, ${state === 'done' ? 'done' : 'missed'}, ${state === 'done' ? s.at ?? now : null}, ${s.siteId}, ${s.teamId})
      ON CONFLICT (org_id, slot_id, on_day) DO UPDATE SET state = excluded.state, done_at = excluded.done_at, version = slot_record.version + 1, updated_at = excluded.updated_at WHERE slot_record.state = 'missed' AND excluded.state = 'done' RETURNING id`)
    if (row && state === 'done') await work.addChild(slotRecord, 'evidence', row.id, { kind: s.kind as never, evidenceId: s.evidenceId! }, 0, false)
  }
}
export const sweepStandardDays = (house: House): Promise<void> => inEveryOrganisation(house, 'standard.day', async work => {
  const sites = await work.rows<{ id: string; zone: string; open: number[] }>(sql`SELECT s.id, s.time_zone AS zone, ARRAY(SELECT h.weekday FROM site_hours h WHERE h.org_id = s.org_id AND h.site_id = s.id) AS open FROM site s WHERE s.org_id = ${work.org} AND s.archived_at IS NULL`)
  for (const site of sites) {
    await giveDefaults(work, site.id)
    if (!site.open.length || site.open.includes(weekday(dayAt(work.now, site.zone)))) await record(work, site)
  }
})
sweep('standard.day', 60, sweepStandardDays)
