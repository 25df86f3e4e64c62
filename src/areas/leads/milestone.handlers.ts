import type { Flat } from '../../kernel/entity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { dayAt } from '../../kernel/time.ts'
import { archive, change, create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { prospectCard } from './card.ts'
import { afterMilestone, afterMistake, mustTake, type MilestoneKind } from './closing.rules.ts'
import { byWhom, cardOf } from './contact.handlers.ts'
import { milestone, milestoneCalls } from './contact.ts'
import { countsForCard, zoneOf } from './counts.ts'
import { demand, happened, livingCustomer, openCardOf, saveCard, standingOf, type Card } from './keep.ts'
import type { Deed } from './standing.rules.ts'

type Row = Flat<typeof milestone>
/** A party it names must be this customer's, or one nobody has named yet. */
const checkParty = async (work: Work, visitId: string | null | undefined, customerId: string): Promise<void> => {
  if (!visitId) return
  const other = await work.one(sql`SELECT 1 FROM visit v WHERE v.org_id = ${work.org} AND v.id = ${visitId} AND v.customer_id IS NOT NULL AND v.customer_id <> ${customerId}
    AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.org_id = v.org_id AND c.id = v.customer_id AND c.merged_into_id = ${customerId})`)
  if (other) demand([{ pointer: '/visitId', code: 'field.reference' }])
}
/** Orders of a card that still stand: not cancelled, not delivered, not archived. */
const openOrders = async (work: Work, cardId: string): Promise<number> => (await work.one<{ n: number }>(sql`SELECT greatest(0, coalesce(sum(CASE m.kind WHEN 'order' THEN 1 WHEN 'cancellation' THEN -1 WHEN 'delivery' THEN -1 ELSE 0 END), 0))::int n
  FROM milestone m WHERE m.org_id = ${work.org} AND m.card_id = ${cardId} AND m.archived_at IS NULL`))!.n
/** It was a contact as well: the customer stood here, or was quoted a price. */
const asContact = (card: Card, at: string) => (card.lastContactAt === null || at > card.lastContactAt ? { lastContactAt: at } : {})

handle(milestoneCalls.create, async (work, input) => {
  const of = await livingCustomer(work, input.customerId)
  // A delivery or cancellation nobody named a card for belongs to the ordered one; without one it stands by itself, for the evening to ask about.
  const ends = input.kind === 'cancellation' || input.kind === 'delivery'
  const cardId = input.cardId === undefined ? await openCardOf(work, of.id, ends ? 'ordered' : 'live', ends) : input.cardId
  const card = await cardOf(work, cardId, of.id)
  if (card) mustTake(card, input.kind as MilestoneKind, await openOrders(work, card.id))
  await checkParty(work, input.visitId, of.id)
  const { at, faults } = happened(input.at, work.now, '/at')
  demand(faults)
  const on = dayAt(at, await zoneOf(work, card?.siteId ?? of.siteId)), byId = byWhom(work, 'milestone', input.byId)
  const made = await create(work, milestone, { ...input, cardId, at, on, byId, ...await countsForCard(work, { cardId, customerId: of.id }) })
  if (card) {
    const after = afterMilestone(await standingOf(work, card), input.kind as MilestoneKind, { byId, at, on }, await openOrders(work, card.id))
    await saveCard(work, card, { ...asContact(card, at), ...after?.card }, input.kind, after?.history)
  }
  return made
})
/** A card as its remaining milestones say, after one of them was taken back or moved. */
export const settle = async (work: Work, cardId: string | null): Promise<void> => {
  if (cardId === null) return
  await work.rows(sql`SELECT 1 FROM prospect_card k WHERE k.org_id = ${work.org} AND k.id = ${cardId} FOR UPDATE`)
  const card = (await work.find(prospectCard, cardId))!
  const kinds = await work.rows<{ kind: MilestoneKind }>(sql`SELECT m.kind FROM milestone m WHERE m.org_id = ${work.org} AND m.card_id = ${cardId} AND m.archived_at IS NULL ORDER BY m.at, m.id`)
  const deed: Deed = { byId: work.who.memberId, at: work.now, on: dayAt(work.now, await zoneOf(work, card.siteId)) }
  const after = afterMistake(await standingOf(work, card), kinds.map(k => k.kind), deed)
  if (after) await saveCard(work, card, after.card, 'milestone', after.history)
}
handle(milestoneCalls.change, async (work, input) => {
  const before: Row = await work.lock(milestone, input.id, input.version)
  if (before.archivedAt) refuse('row.archived')
  const cardId = input.cardId === undefined ? before.cardId : input.cardId
  const card = cardId === before.cardId ? undefined : await cardOf(work, cardId, before.customerId)
  if (card) mustTake(card, before.kind as MilestoneKind, await openOrders(work, card.id))
  await checkParty(work, input.visitId, before.customerId)
  const { at, faults } = input.at === undefined ? { at: before.at, faults: [] } : happened(input.at, work.now, '/at')
  demand(faults)
  const site = card?.siteId ?? before.countsSiteId
  const saved = await change(work, milestone, { ...input, ...(input.byId === undefined ? {} : { byId: byWhom(work, 'milestone', input.byId) }), at, on: dayAt(at, await zoneOf(work, site)) } as never)
  if (cardId !== before.cardId || at !== before.at) { await settle(work, before.cardId); if (cardId !== before.cardId) await settle(work, cardId) }
  return saved
})
/** Taken back because it was a mistake: its card stands again as the other milestones say. */
handle(milestoneCalls.archive, async (work, input) => {
  const before = await work.lock(milestone, input.id, input.version)
  const done = await archive(work, milestone, input, true)
  await settle(work, before.cardId)
  return done
})
handle(milestoneCalls.restore, async (work, input) => {
  const before = await work.lock(milestone, input.id, input.version)
  const done = await archive(work, milestone, input, false)
  await settle(work, before.cardId)
  return done
})
