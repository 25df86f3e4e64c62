import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import type { Day, Instant } from '../../kernel/time.ts'

export type Level = 'N' | 'O' | 'H' | 'A' | 'B' | 'C'
export type CardState = 'live' | 'ordered' | 'delivered' | 'lost' | 'frozen' | 'outOfContact'
/** What a prospect card can be closed as: F1 战败, F2 冷冻, L 失控 (domain.md 3). */
export type ClosingKind = 'lost' | 'frozen' | 'outOfContact'

/** One application to close; `open` until another person decides. */
export type Closing = { readonly id: string; readonly as: ClosingKind; readonly byId: string; readonly outcome: 'open' | 'agreed' | 'refused' }
/** Where a card stands: all the card's rules need to know of it. `closings` are its applications in any order. */
export type Standing = { readonly state: CardState; readonly level: Level; readonly levelSince: Day; readonly formerLevel: Level | null; readonly closings: readonly Closing[] }
/** Who does something, when, and the site's day of it. */
export type Deed = { readonly byId: string; readonly at: Instant; readonly on: Day }
/** A row of the card's level history: also written when only the state changed, so that the card's life reads in one list. */
export type HistoryRow = { readonly level: Level; readonly state: CardState; readonly at: Instant; readonly byId: string; readonly reason: string | null }

export const openClosing = (card: Pick<Standing, 'closings'>): Closing | undefined => card.closings.find(closing => closing.outcome === 'open')
/** Refuses prospect-card.notLive: the card is ordered, delivered or closed. */
export const mustBeLive = (card: Pick<Standing, 'state'>): void => { if (card.state !== 'live') refuse('prospect-card.notLive') }
/** Refuses prospect-card.closingOpen: somebody's application waits for its answer. */
export const mustHaveNoneOpen = (card: Pick<Standing, 'closings'>): void => { if (openClosing(card)) refuse('prospect-card.closingOpen') }

declareRefusals({
  'prospect-card.notLive': { status: 409, zh: '这张卡已不在跟进中（已订、已交车或已结案）。', en: 'This card is no longer live (ordered, delivered or closed).', when: 'a command that needs a live card; reopen a closed card first, or cancel the order' },
  'prospect-card.closingOpen': { status: 409, zh: '这张卡有一份结案申请还没审，请先等主管同意或退回。', en: 'An application to close this card is still open; it must be agreed to or refused first.', when: 'a second application, or a level change, while one is open' },
})
