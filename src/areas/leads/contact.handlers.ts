import type { Flat } from '../../kernel/entity.ts'
import { rightOf, type Who } from '../../kernel/permission.ts'
import { addDays, dayAt, type Instant } from '../../kernel/time.ts'
import { change, create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { contactOpen, mustBeOpen, nextContactFaults, readDmsPhone, type ContactStand } from './contact.rules.ts'
import { dmsCalls, dmsEntry, followUp, followUpCalls } from './contact.ts'
import { contactFacts } from './contact.sql.ts'
import { hangFiles } from './file.handlers.ts'
import { countsForMember, siteDay, zoneOf } from './counts.ts'
import { demand, happened, livingCustomer, lockUnsealed, mayNameAnother, openCardOf, saveCard, standingOf, type Card } from './keep.ts'
import { afterContact, takesLevel, type ContactResult } from './level.rules.ts'
import { prospectCard } from './card.ts'

/** The card a contact or milestone names, held until the commit; it must be this customer's. */
export const cardOf = async (work: Work, cardId: string | null, customerId: string): Promise<Card | undefined> => {
  if (cardId === null) return undefined
  const held = await work.one<{ customer: string }>(sql`SELECT k.customer_id AS customer FROM prospect_card k WHERE k.org_id = ${work.org} AND k.id = ${cardId} AND ${work.visible(prospectCard, 'k')} FOR UPDATE OF k`)
  if (held?.customer !== customerId) demand([{ pointer: '/cardId', code: 'field.reference' }])
  return work.find(prospectCard, cardId)
}
/** Who did it: oneself unless one may name another. */
export const byWhom = (work: Work, thing: string, given: string | undefined): string => {
  if (given !== undefined && given !== work.who.memberId && !mayNameAnother(work, thing)) demand([{ pointer: '/byId', code: 'field.reference' }])
  return given ?? work.who.memberId
}
/**
 * A contact. It moves its card's last and next contact and, when told, its level; written down later than a
 * newer one it only joins the story. Whoever does it for an absent colleague is named beside him (domain.md 10b 代跟进).
 */
handle(followUpCalls.create, async (work, input) => {
  const of = await livingCustomer(work, input.customerId)
  const cardId = input.cardId === undefined ? await openCardOf(work, of.id) : input.cardId
  const card = await cardOf(work, cardId, of.id)
  const { at, faults } = happened(input.at, work.now, '/at')
  const zone = await zoneOf(work, card?.siteId ?? of.siteId), on = dayAt(at, zone)
  demand([...faults, ...nextContactFaults(input.nextContactOn, on, addDays(on, 731))])
  const byId = byWhom(work, 'followUp', input.byId)
  const owner = card?.ownerId ?? of.ownerId
  const standInForId = owner !== null && owner !== byId && byId === work.who.memberId && work.who.mine.includes(owner) ? owner : null
  const { fileIds, ...told } = input
  const made = await create(work, followUp, { ...told, cardId, at, byId, standInForId })
  await hangFiles(work, fileIds ?? [], { followUpId: made.id, customerId: of.id })
  const contact = { at, on, result: input.result as ContactResult, nextContactOn: input.nextContactOn ?? null }
  if (!card) {
    if (of.lastContactAt === null || on >= of.lastContactAt) await work.rows(sql`UPDATE customer SET updated_at = ${work.now}, last_contact_at = ${on}, next_contact_on = ${cardId === null && (await openCardOf(work, of.id)) ? of.nextContactOn : contact.nextContactOn} WHERE org_id = ${work.org} AND id = ${of.id}`)
    return made
  }
  const moves = afterContact(card, contact)
  if (!moves) return made
  const standing = await standingOf(work, card), level = input.levelAfter ?? null
  const takes = takesLevel(standing, level)
  await saveCard(work, card, { ...moves, ...(takes ? { level, levelSince: on } : {}) }, 'followUp', takes ? { level, state: card.state, at, byId, reason: input.text.slice(0, 200) } : undefined)
  return made
})
type Contact = Flat<typeof followUp>
const standOf = (row: Pick<Contact, 'byId' | 'createdBy' | 'createdAt'>, facts: { zone: string | null; daySealed: boolean }, who: Who, now: Instant): ContactStand => {
  const zone = facts.zone ?? who.timeZone
  return { writtenOn: dayAt(row.createdAt, zone), today: dayAt(now, zone), sealed: facts.daySealed, own: row.byId === who.memberId || row.createdBy === who.memberId, leads: !['m', null].includes(rightOf(who, 'followUp').u) }
}
/** Put right on its own day: what was said and how it went. Its card's, else its customer's next contact follows while no newer contact stands. */
handle(followUpCalls.change, async (work, input) => {
  const before: Contact = await work.lock(followUp, input.id, input.version)
  const { zone, daySealed, newer } = (await work.one<{ zone: string | null; daySealed: boolean; newer: boolean }>(sql`SELECT ${contactFacts('a').zone} AS zone, ${contactFacts('a').daySealed} AS "daySealed",
    EXISTS (SELECT 1 FROM follow_up f WHERE f.org_id = a.org_id AND f.customer_id = a.customer_id AND f.card_id IS NOT DISTINCT FROM a.card_id AND (f.at, f.id) > (a.at, a.id)) AS newer
    FROM follow_up a WHERE a.org_id = ${work.org} AND a.id = ${before.id}`))!
  mustBeOpen(standOf(before, { zone, daySealed }, work.who, work.now))
  const on = dayAt(before.at, zone ?? work.who.timeZone)
  demand(nextContactFaults(input.nextContactOn === before.nextContactOn ? null : input.nextContactOn, on, addDays(on, 731)))
  const saved = await change(work, followUp, input as never)
  const after = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) } as Contact
  if (newer || (after.result === before.result && after.nextContactOn === before.nextContactOn)) return saved
  if (before.cardId === null) {
    if (!(await openCardOf(work, before.customerId))) await work.rows(sql`UPDATE customer SET updated_at = ${work.now}, next_contact_on = ${after.nextContactOn} WHERE org_id = ${work.org} AND id = ${before.customerId}`)
    return saved
  }
  const card = await lockUnsealed(work, prospectCard, before.cardId)
  const moves = card && afterContact(card, { at: before.at, on, result: after.result as ContactResult, nextContactOn: after.nextContactOn })
  if (moves) await saveCard(work, card, moves, 'followUp')
  return saved
})
offersOf<typeof followUp, { zone: string | null; daySealed: boolean }>(followUp, (row, who, now) => ({ change: contactOpen(standOf(row, row, who, now)) }), contactFacts)

type DmsGiven = { phone?: string | null; cardId?: string | null; memberId?: string | null; on?: string; siteId?: string }
/** Whose evening a DMS entry belongs to: its consultant's first team, else its card's, else that of the supervisor who keys it. */
const teamOf = async (work: Work, of: { memberId?: string | null; cardId?: string | null; siteId: string }): Promise<string | null> => {
  const own = (await countsForMember(work, of.memberId, of.siteId)).countsTeamId
  const card = own === null && of.cardId ? (await work.find(prospectCard, of.cardId))?.teamId ?? null : null
  return own ?? card ?? (rightOf(work.who, 'dmsEntry').c === 't' ? work.who.teamIds[0] ?? work.who.teams[0] ?? null : null)
}
const checked = async (work: Work, given: DmsGiven, siteId: string): Promise<{ phone?: string | null }> => {
  const phone = given.phone == null ? given.phone : readDmsPhone(given.phone)
  demand([...(given.phone != null && phone === undefined ? [{ pointer: '/phone', code: 'dms-entry.phone' }] : []), ...(given.on !== undefined && given.on > await siteDay(work, siteId) ? [{ pointer: '/on', code: 'field.range' }] : [])])
  return phone === undefined ? {} : { phone }
}
handle(dmsCalls.create, async (work, input) => {
  const siteId = input.siteId ?? work.who.sites[0]
  if (siteId === undefined) demand([{ pointer: '/siteId', code: 'field.required' }])
  const facts = await checked(work, input, siteId)
  const memberId = input.memberId !== undefined ? input.memberId : input.cardId ? (await work.find(prospectCard, input.cardId))?.ownerId ?? null : work.who.roles.includes('consultant') ? work.who.memberId : null
  return create(work, dmsEntry, { ...input, ...facts, siteId, memberId, source: input.source ?? 'typed', countsTeamId: await teamOf(work, { memberId, cardId: input.cardId, siteId }) })
})
handle(dmsCalls.change, async (work, input) => {
  const before: Flat<typeof dmsEntry> = await work.lock(dmsEntry, input.id, input.version)
  const facts = await checked(work, input, input.siteId ?? before.siteId)
  const after = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, v]) => v !== undefined)) }
  const moved = after.memberId !== before.memberId || after.cardId !== before.cardId
  // pointed at one milestone by hand in the evening: another card, phone or kind has to be looked at anew
  const anew = after.cardId !== before.cardId || after.kind !== before.kind || (facts.phone !== undefined && facts.phone !== before.phone)
  return change(work, dmsEntry, { ...input, ...facts, ...(anew ? { milestoneId: null } : {}), ...(moved ? { countsTeamId: await teamOf(work, after) } : {}) })
})
