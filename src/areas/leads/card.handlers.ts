import { outOf, refuse } from '../../kernel/refusal.ts'
import { dayAt } from '../../kernel/time.ts'
import { checkReferences, create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { offersOf } from '../../server/work/open.ts'
import { leadersOf, notify } from '../notices/index.server.ts'
import type { Work } from '../../server/work/work.ts'
import { cardCalls, openingOrigins, prospectCard } from './card.ts'
import { nextCardNos } from './card.numbers.ts'
import { agreed, applied, possible, refused, reopened } from './closing.rules.ts'
import { countsForCard, countsForMember, zoneOf } from './counts.ts'
import { inquiry } from './inquiry.ts'
import { demand, levelRulesAt, livingCustomer, lockUnsealed, refreshCustomer, saveCard, standingOf, writeHistory, type Card } from './keep.ts'
import { levelChanged, nextContactOn } from './level.rules.ts'
import type { Deed, Standing } from './standing.rules.ts'
import { visitClass } from './visit.rules.ts'
import { visit } from './visit.ts'

const deedOf = async (work: Work, card: { siteId: string }): Promise<Deed> => ({ byId: work.who.memberId, at: work.now, on: dayAt(work.now, await zoneOf(work, card.siteId)) })

/** One origin at most (wire.md 2a «Cards»); a repeated inquiry's card comes from the first of its month. */
const originOf = async (work: Work, given: { originVisitId?: string | null; originInquiryId?: string | null }) => {
  await checkReferences(work, openingOrigins, given)
  const { originVisitId = null, originInquiryId = null } = given
  if (originVisitId !== null && originInquiryId !== null) demand([{ pointer: '/originVisitId', code: 'prospect-card.oneOrigin' }, { pointer: '/originInquiryId', code: 'prospect-card.oneOrigin' }])
  const party = originVisitId === null ? undefined : await work.find(visit, originVisitId), lead = originInquiryId === null ? undefined : await work.find(inquiry, originInquiryId)
  demand([...(party?.archivedAt ? [{ pointer: '/originVisitId', code: 'field.reference' }] : []), ...(lead?.archivedAt ? [{ pointer: '/originInquiryId', code: 'field.reference' }] : [])])
  return { originVisitId, originInquiryId: lead?.repeatOfId ?? originInquiryId, repeatId: lead?.repeatOfId ? lead.id : undefined }
}
/** What a new card does to the party or inquiry it came from, unless the evening has sealed it: it is named there, and its class moves. */
const tellOrigin = async (work: Work, cardId: string, customerId: string, from: Awaited<ReturnType<typeof originOf>>): Promise<void> => {
  const party = from.originVisitId ? await lockUnsealed(work, visit, from.originVisitId) : undefined
  if (party) await work.save(visit, party, { cardId: party.cardId ?? cardId, customerId: party.customerId ?? customerId, class: visitClass({ ...party, isOrigin: true, hadLiveCard: false }) }, 'card')
  const lead = from.originInquiryId ? await lockUnsealed(work, inquiry, from.originInquiryId) : undefined
  if (lead) await work.save(inquiry, lead, { cardId: lead.cardId ?? cardId, customerId: lead.customerId ?? customerId, class: 'card', invalidReason: null }, 'card')
  const again = from.repeatId ? await lockUnsealed(work, inquiry, from.repeatId) : undefined
  if (again) await work.save(inquiry, again, { cardId: again.cardId ?? cardId, customerId: again.customerId ?? customerId, class: again.class === 'nonIntent' ? 'nonIntent' : 'onFile' }, 'card')
}
/**
 * Opens a card: the card, its opening (which a seal may hold while the card lives on) and the first line of its history. A customer may come to
 * hold two live cards: the evening shows that as a difference (wire.md 2a «duplicate»), so it is not refused here; the screen asks before.
 */
handle(cardCalls.create, async (work, input) => {
  const of = await livingCustomer(work, input.customerId)
  const from = await originOf(work, input as never)
  const siteId = input.siteId ?? (work.who.sites.includes(of.siteId) ? of.siteId : work.who.sites[0] ?? of.siteId)
  const today = dayAt(work.now, await zoneOf(work, siteId)), openedOn = input.openedOn ?? today
  if (openedOn > today) demand([outOf.future('/openedOn')])
  if (input.level === 'O') refuse('prospect-card.levelByOrder')
  const ownerId = input.ownerId !== undefined ? input.ownerId : of.ownerId ?? (work.who.roles.includes('consultant') ? work.who.memberId : null)
  const counts = await countsForMember(work, ownerId ?? of.ownerId, siteId)
  const teamId = ownerId ? (await countsForMember(work, ownerId, siteId)).countsTeamId : of.teamId
  const next = nextContactOn({ state: 'live', level: input.level, openedOn, lastContactOn: null, plannedOn: null, closingOpen: false }, await levelRulesAt(work, today))
  const [no] = await nextCardNos(work, openedOn)
  const made = await create(work, prospectCard, { ...input, no, siteId, openedOn, ownerId, teamId, levelSince: openedOn, state: 'live', nextContactOn: next, keyedAt: work.now })
  await work.addChild(prospectCard, 'opening', made.id, { on: openedOn, originVisitId: from.originVisitId, originInquiryId: from.originInquiryId, channel: input.channel, level: input.level, ownerId, ...counts })
  await writeHistory(work, made.id, { level: input.level, state: 'live', at: work.now, byId: work.who.memberId, reason: null })
  await tellOrigin(work, made.id, of.id, from)
  await refreshCustomer(work, of.id)
  return made
})
handle(cardCalls.changeLevel, async (work, input) => {
  const before = await work.lock(prospectCard, input.id, input.version)
  const { card, history } = levelChanged(await standingOf(work, before), input.level, input.reason, await deedOf(work, before))
  return saveCard(work, before, card, 'changeLevel', history)
})
handle(cardCalls.applyToClose, async (work, input) => {
  const before = await work.lock(prospectCard, input.id, input.version)
  const closing = applied(await standingOf(work, before), input, await deedOf(work, before))
  await work.addChild(prospectCard, 'closings', before.id, { ...closing, ...await countsForCard(work, { cardId: before.id, customerId: before.customerId }) }, await many(work, before))
  const saved = await saveCard(work, before, { closingAs: closing.as }, 'applyToClose')
  await notify(work, await leadersOf(work, before), { kind: 'closingOpen', key: `closing ${before.id} ${before.version}`, text: { zh: '{name} 申请结案 {no}', en: '{name} applies to close {no}' }, facts: { name: work.who.name, no: before.no }, path: '/card-closings' })
  return saved
})
const many = async (work: Work, card: Card): Promise<number> => (await work.childRows(prospectCard, 'closings', card.id)).length
handle(cardCalls.agreeToClose, async (work, input) => {
  const before = await work.lock(prospectCard, input.id, input.version)
  const { closingId, closing, card, history } = agreed(await standingOf(work, before), await deedOf(work, before))
  await work.saveChild(prospectCard, 'closings', closingId, closing)
  return saveCard(work, before, { ...card, closingAs: null }, 'agreeToClose', history)
})
handle(cardCalls.refuseToClose, async (work, input) => {
  const before = await work.lock(prospectCard, input.id, input.version)
  const { closingId, closing } = refused(await standingOf(work, before), input.reason, await deedOf(work, before))
  await work.saveChild(prospectCard, 'closings', closingId, closing)
  return saveCard(work, before, { closingAs: null }, 'refuseToClose')
})
handle(cardCalls.reopen, async (work, input) => {
  const before = await work.lock(prospectCard, input.id, input.version)
  // Two closed cards of one customer reopened at once wait for one another here, so that one finds the other live.
  await work.rows(sql`SELECT 1 FROM customer c WHERE c.org_id = ${work.org} AND c.id = ${before.customerId} FOR UPDATE`)
  const other = await work.one(sql`SELECT 1 FROM prospect_card k WHERE k.org_id = ${work.org} AND k.customer_id = ${before.customerId} AND k.state = 'live' AND k.id <> ${before.id}`)
  const { card, history } = reopened(await standingOf(work, before), input.reason, other !== undefined, await deedOf(work, before))
  return saveCard(work, before, card, 'reopen', history)
})
const isOpen = (card: { state: string }): boolean => card.state === 'live' || card.state === 'ordered'
handle(cardCalls.instruct, async (work, input) => {
  const before = await work.lock(prospectCard, input.id, undefined)
  if (!isOpen(before)) refuse('prospect-card.notLive')
  if (input.dueAt <= work.now) demand([outOf.past('/dueAt')])
  await work.addChild(prospectCard, 'instructions', before.id, { text: input.text, dueAt: input.dueAt, byId: work.who.memberId, at: work.now }, (await work.childRows(prospectCard, 'instructions', before.id)).length)
  const saved = await work.save(prospectCard, before, {}, 'instruct')
  await notify(work, [before.ownerId], { kind: 'instruction', key: `instruct ${before.id} ${before.version}`, text: { zh: '主管指示：{text}', en: 'Instruction: {text}' }, facts: { text: input.text }, path: `/prospect-cards/${before.id}` })
  return saved
})
handle(cardCalls.answerInstruction, async (work, input) => {
  const before = await work.lock(prospectCard, input.id, undefined)
  const asked = (await work.childRows(prospectCard, 'instructions', before.id)).find(i => i.id === input.instructionId)
  if (!asked) demand([{ pointer: '/instructionId', code: 'field.reference' }])
  if (asked!.answeredAt !== null) refuse('prospect-card.instructionAnswered')
  await work.saveChild(prospectCard, 'instructions', asked!.id, { answer: input.answer, answeredAt: work.now, answeredById: work.who.memberId })
  return work.save(prospectCard, before, {}, 'answerInstruction')
})
offersOf(prospectCard, (row, who) => {
  const can = possible(row as unknown as Standing, who.memberId)
  const says = Object.fromEntries((['changeLevel', 'applyToClose', 'agreeToClose', 'refuseToClose', 'reopen'] as const).map(name => [name, can.includes(name)]))
  return { ...says, instruct: isOpen(row), answerInstruction: row.instructions.some(i => i.answeredAt === null) }
})
