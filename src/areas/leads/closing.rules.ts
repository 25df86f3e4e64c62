import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { mustBeLive, mustHaveNoneOpen, openClosing, type CardState, type Closing, type ClosingKind, type Deed, type HistoryRow, type Level, type Standing } from './standing.rules.ts'

/**
 * The life of a prospect card (domain.md 1 «×», 3; wire.md 2 prospectCard). Loss is an application, not a click:
 *
 *   live ──apply──▶ live + open application ──agree (another person)──▶ lost | frozen | outOfContact ──reopen──▶ live
 *                            └──refuse (another person)──▶ live
 *   live or delivered ──order──▶ ordered (level O) ──cancellation──▶ live at its former level · ordered ──delivery──▶ delivered
 *
 * A milestone states what happened. An order cannot lead out of a closed card, that is reopened first (as another live card would then be seen);
 * a delivery or cancellation belongs to a standing order (domain.md 1 steps 8 and 9: contract and deposit, then handover). An application that
 * was open when an order came can only be refused.
 */
export type CardChange = { readonly state?: CardState; readonly level?: Level; readonly levelSince?: Day; readonly formerLevel?: Level | null; readonly plannedContactOn?: null }
export type NewClosing = { readonly as: ClosingKind; readonly reason: string; readonly rival: string | null; readonly at: Instant; readonly on: Day; readonly byId: string; readonly outcome: 'open' }
export type Decision = { readonly outcome: 'agreed' | 'refused'; readonly decidedById: string; readonly decidedAt: Instant; readonly decision: string | null }

/** The application to write. Refuses prospect-card.notLive, prospect-card.closingOpen. The next contact pauses (level.rules.ts). */
export const applied = (card: Standing, given: { as: ClosingKind; reason: string; rival?: string | null }, deed: Deed): NewClosing => {
  mustBeLive(card)
  mustHaveNoneOpen(card)
  return { as: given.as, reason: given.reason, rival: given.rival ?? null, at: deed.at, on: deed.on, byId: deed.byId, outcome: 'open' }
}
/** The open application somebody else may decide. Refuses prospect-card.noClosing, prospect-card.ownClosing. */
const forDecision = (card: Standing, byId: string): Closing => {
  const open = openClosing(card) ?? refuse('prospect-card.noClosing')
  return open.byId === byId ? refuse('prospect-card.ownClosing') : open
}
/** Agreed: the card is closed as applied for. Refuses prospect-card.noClosing, .ownClosing, .notLive (ordered meanwhile: refuse it instead). */
export const agreed = (card: Standing, deed: Deed): { closingId: string; closing: Decision; card: CardChange; history: HistoryRow } => {
  const open = forDecision(card, deed.byId)
  mustBeLive(card)
  return {
    closingId: open.id, closing: { outcome: 'agreed', decidedById: deed.byId, decidedAt: deed.at, decision: null },
    card: { state: open.as, plannedContactOn: null }, history: { level: card.level, state: open.as, at: deed.at, byId: deed.byId, reason: null },
  }
}
/** Refused with a reason: the card goes on, its next contact is due again. Refuses prospect-card.noClosing, .ownClosing. */
export const refused = (card: Standing, reason: string, deed: Deed): { closingId: string; closing: Decision } =>
  ({ closingId: forDecision(card, deed.byId).id, closing: { outcome: 'refused', decidedById: deed.byId, decidedAt: deed.at, decision: reason } })

const isClosed = (state: CardState): boolean => state === 'lost' || state === 'frozen' || state === 'outOfContact'
/**
 * A closed card is followed again at the level it had. `otherLive`: the customer has another live card. Refuses prospect-card.notClosed,
 * prospect-card.otherLive (two live cards of one customer are a difference of the evening).
 */
export const reopened = (card: Standing, reason: string, otherLive: boolean, deed: Deed): { card: CardChange; history: HistoryRow } => {
  if (!isClosed(card.state)) refuse('prospect-card.notClosed')
  if (otherLive) refuse('prospect-card.otherLive')
  return { card: { state: 'live', plannedContactOn: null }, history: { level: card.level, state: 'live', at: deed.at, byId: deed.byId, reason } }
}

export type MilestoneKind = 'quote' | 'testDrive' | 'order' | 'cancellation' | 'contract' | 'delivery'
/**
 * Whether a milestone may be written on this card at all. `ordersBefore`: orders of it that still stand; a card brought in as ordered has none
 * written down. Refuses prospect-card.closed, milestone.noOrder.
 */
export const mustTake = (card: Pick<Standing, 'state'>, kind: MilestoneKind, ordersBefore: number): void => {
  if (kind === 'order' && isClosed(card.state)) refuse('prospect-card.closed')
  if ((kind === 'delivery' || kind === 'cancellation') && card.state !== 'ordered' && ordersBefore === 0) refuse('milestone.noOrder')
}
/**
 * What a milestone does to its card, undefined for nothing (wire.md 2 milestone). `openOrders`: orders of this card that still stand after
 * this milestone; a cancellation of one of two cars leaves the card ordered.
 */
export const afterMilestone = (card: Standing, kind: MilestoneKind, deed: Deed, openOrders = 0): { card: CardChange; history: HistoryRow } | undefined => {
  const history = (level: Level, state: CardState): HistoryRow => ({ level, state, at: deed.at, byId: deed.byId, reason: null })
  if (kind === 'order' && card.state !== 'ordered') {
    return { card: { state: 'ordered', level: 'O', levelSince: deed.on, formerLevel: card.level === 'O' ? card.formerLevel : card.level, plannedContactOn: null }, history: history('O', 'ordered') }
  }
  if (kind === 'cancellation' && card.state === 'ordered' && openOrders === 0) {
    const level = card.formerLevel ?? 'N'
    return { card: { state: 'live', level, levelSince: deed.on, formerLevel: null, plannedContactOn: null }, history: history(level, 'live') }
  }
  if (kind === 'delivery' && card.state !== 'delivered') return { card: { state: 'delivered', plannedContactOn: null }, history: history(card.level, 'delivered') }
  return undefined
}

/**
 * Where a card stands by its milestones alone, in the order they happened: used when one was archived or moved because it was a mistake. Undefined
 * when it stands so already, or when a decision closed it (only reopen leads out of that).
 */
export const afterMistake = (card: Standing, kinds: readonly MilestoneKind[], deed: Deed): { card: CardChange; history: HistoryRow } | undefined => {
  if (isClosed(card.state)) return undefined
  let cars = 0, state: CardState = 'live'
  for (const kind of kinds) {
    if (kind === 'order') { cars++; state = 'ordered' }
    if (kind === 'cancellation' && state === 'ordered') { cars--; if (cars <= 0) { cars = 0; state = 'live' } }
    if (kind === 'delivery') { cars = Math.max(0, cars - 1); state = 'delivered' }
  }
  if (state === card.state) return undefined
  const level = state === 'ordered' ? 'O' : state === 'live' && card.level === 'O' ? card.formerLevel ?? 'N' : card.level
  const formerLevel = state === 'live' ? null : state === 'ordered' && card.level !== 'O' ? card.level : card.formerLevel
  return { card: { state, level, formerLevel, levelSince: level === card.level ? card.levelSince : deed.on, plannedContactOn: null }, history: { level, state, at: deed.at, byId: deed.byId, reason: null } }
}

export type CardCommand = 'changeLevel' | 'applyToClose' | 'agreeToClose' | 'refuseToClose' | 'reopen'
/** The commands this card allows this person now (`can`); rights are asked elsewhere. */
export const possible = (card: Standing, byId: string): CardCommand[] => {
  const open = openClosing(card), others = open !== undefined && open.byId !== byId
  return [
    ...(card.state === 'live' && !open ? ['changeLevel', 'applyToClose'] as const : []),
    ...(others && card.state === 'live' ? ['agreeToClose'] as const : []), ...(others ? ['refuseToClose'] as const : []),
    ...(isClosed(card.state) ? ['reopen'] as const : []),
  ]
}

declareRefusals({
  'prospect-card.oneOrigin': { status: 422, zh: '一张卡只能来自一处：客流或线索，不能两处都填。', en: 'A card comes from one place: a visit or an inquiry, not both.', when: 'create names originVisitId and originInquiryId' },
  'prospect-card.instructionAnswered': { status: 409, zh: '这条指示已经答复过。', en: 'This instruction was answered already.', when: 'answerInstruction given twice' },
  'prospect-card.noClosing': { status: 409, zh: '没有待审的结案申请。', en: 'There is no open application to close this card.', when: 'agreeToClose or refuseToClose without an open application; somebody may have decided already' },
  'prospect-card.ownClosing': { status: 409, zh: '自己提出的结案申请要由别人审。', en: 'Your own application to close must be decided by someone else.', when: 'the applicant agrees to or refuses it himself; ask another supervisor or the manager' },
  'prospect-card.notClosed': { status: 409, zh: '这张卡没有结案，不用重新跟进。', en: 'This card is not closed, so it cannot be reopened.', when: 'reopen of a live, ordered or delivered card' },
  'prospect-card.closed': { status: 409, zh: '这张卡已结案（战败、冷冻或失控），不能直接下订；请先“重新跟进”。', en: 'This card is closed (lost, frozen or out of contact) and takes no order; reopen it first.', when: 'an order on a closed card: reopen asks whether the customer has another live card' },
  'milestone.noOrder': { status: 409, zh: '这张卡没有未交的订单，不能记交车或退订；请先记订单。', en: 'This card has no standing order, so nothing can be delivered or cancelled; log the order first.', when: 'a delivery or cancellation on a card without an order, or whose orders are all delivered or cancelled' },
  'prospect-card.otherLive': { status: 409, zh: '这位客户另有一张在跟的卡，请在那张卡上跟进。', en: 'This customer has another live card; go on with that one.', when: 'reopen while the customer has another live card' },
})
