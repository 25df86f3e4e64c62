import type { Label } from '../../kernel/language.ts'
import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import { addDays, daysBetween, plusHours, type Day, type Instant } from '../../kernel/time.ts'
import { mustBeLive, mustHaveNoneOpen, openClosing, type CardState, type Deed, type HistoryRow, type Level, type Standing } from './standing.rules.ts'

/** One level of the scale: within how many days a deal is expected (null: no end), and every how many days to be in touch. */
export type LevelRule = { readonly level: Level; readonly windowDays: number | null; readonly cadenceDays: number }
/** domain.md 4: windows of the table, cadence H 1, A 3, B 7, C 15, O 3, N 1 day. Versioned data of the organisation (setting `levelRules`). */
export const defaultLevelRules: readonly LevelRule[] = [
  { level: 'N', windowDays: null, cadenceDays: 1 }, { level: 'O', windowDays: null, cadenceDays: 3 }, { level: 'H', windowDays: 7, cadenceDays: 1 },
  { level: 'A', windowDays: 30, cadenceDays: 3 }, { level: 'B', windowDays: 90, cadenceDays: 7 }, { level: 'C', windowDays: null, cadenceDays: 15 },
]
/** First contact after a visit, hours from leaving (domain.md 4). */
export const firstContactHours = 24

/** The rule of a level; an organisation's version that leaves a level out falls back to the shipped one. */
export const ruleOf = (level: Level, rules: readonly LevelRule[] = defaultLevelRules): LevelRule =>
  rules.find(rule => rule.level === level) ?? defaultLevelRules.find(rule => rule.level === level)!
/** The last day a deal is expected on at this level; null where the level has no end. */
export const expectedBy = (level: Level, since: Day, rules: readonly LevelRule[] = defaultLevelRules): Day | null => {
  const { windowDays } = ruleOf(level, rules)
  return windowDays === null ? null : addDays(since, windowDays)
}
export const firstContactDueAt = (leftAt: Instant, hours: number = firstContactHours): Instant => plusHours(leftAt, hours)

/** What decides a card's next contact. Days are the site's; `plannedOn` is what was agreed with the customer (follow-up's nextContactOn). */
export type ContactFacts = {
  readonly state: CardState; readonly level: Level; readonly openedOn: Day
  readonly lastContactOn: Day | null; readonly plannedOn: Day | null; readonly closingOpen: boolean
}
/**
 * The day the customer is to be contacted again, null for none (D3.13). A closed or delivered card and an open application to close have
 * none; an agreed day wins unless a contact came after it; else the last contact (or the opening) plus the level's cadence.
 */
export const nextContactOn = (card: ContactFacts, rules: readonly LevelRule[] = defaultLevelRules): Day | null => {
  if (card.closingOpen || (card.state !== 'live' && card.state !== 'ordered')) return null
  if (card.plannedOn !== null && (card.lastContactOn === null || card.plannedOn >= card.lastContactOn)) return card.plannedOn
  return addDays(card.lastContactOn ?? card.openedOn, ruleOf(card.level, rules).cadenceDays)
}
export type ContactResult = 'reached' | 'noAnswer' | 'refused' | 'wrongNumber' | 'other'
/** Whether somebody was spoken to; a call nobody took does not move a level's rhythm (domain.md 11 «effective contact»). */
export const isEffective = (result: ContactResult): boolean => result !== 'noAnswer' && result !== 'wrongNumber'
/**
 * What a contact moves of its card: the last contact, and the day agreed for the next. Nobody reached and nothing agreed: try again tomorrow.
 * Undefined for one written down late, after a newer contact: it is kept as it is and moves nothing. Days are the site's.
 */
export const afterContact = (card: { readonly lastContactAt: Instant | null }, contact: { readonly at: Instant; readonly on: Day; readonly result: ContactResult; readonly nextContactOn: Day | null }): { readonly lastContactAt: Instant; readonly plannedContactOn: Day | null } | undefined =>
  card.lastContactAt !== null && contact.at < card.lastContactAt ? undefined
    : { lastContactAt: contact.at, plannedContactOn: contact.nextContactOn ?? (isEffective(contact.result) ? null : addDays(contact.on, 1)) }
/** Days by which the next contact is past; 0 when due today, later or never. */
export const overdueDays = (nextOn: Day | null, today: Day): number => (nextOn === null ? 0 : Math.max(0, daysBetween(nextOn, today)))

export type Lateness = { readonly kind: 'none' | 'overdue' | 'today' | 'tomorrow' | 'later'; readonly days: number }
/** How a next contact stands to today, with the days for its words. */
export const lateness = (nextOn: Day | null, today: Day): Lateness => {
  if (nextOn === null) return { kind: 'none', days: 0 }
  const days = daysBetween(today, nextOn)
  return days < 0 ? { kind: 'overdue', days: -days } : days === 0 ? { kind: 'today', days } : days === 1 ? { kind: 'tomorrow', days } : { kind: 'later', days }
}
export const latenessWords: Readonly<Record<Lateness['kind'], Label>> = {
  none: { zh: '不用联系', en: 'No contact due' }, overdue: { zh: '逾期 {days} 天', en: '{days} d overdue' }, today: { zh: '今天联系', en: 'Due today' },
  tomorrow: { zh: '明天联系', en: 'Due tomorrow' }, later: { zh: '{days} 天后', en: 'In {days} d' },
}

/** A card's new level and the history row that says who, when and why. The same level again is a judgement confirmed: it keeps its day. */
export type LevelChanged = { readonly card: { readonly level: Level; readonly levelSince: Day }; readonly history: HistoryRow }
/**
 * Changes the level of a live card (domain.md 3, level history). Refuses prospect-card.notLive, prospect-card.closingOpen and
 * prospect-card.levelByOrder: O means a deposit is paid, so an order sets it.
 */
export const levelChanged = (card: Standing, to: Level, reason: string, deed: Deed): LevelChanged => {
  mustBeLive(card)
  mustHaveNoneOpen(card)
  if (to === 'O') refuse('prospect-card.levelByOrder')
  return { card: { level: to, levelSince: to === card.level ? card.levelSince : deed.on }, history: { level: to, state: card.state, at: deed.at, byId: deed.byId, reason } }
}
/** Whether a contact moves the level: told, different, and the card may take it (an import's or a stand-in's word never breaks the contact). */
export const takesLevel = (card: Standing, to: Level | null): to is Level => to !== null && to !== 'O' && to !== card.level && card.state === 'live' && !openClosing(card)

declareRefusals({
  'prospect-card.levelByOrder': { status: 409, zh: 'O 级表示已交订金，请录入订单，级别会自动变为 O。', en: 'Level O means a deposit is paid: enter the order and the level follows.', when: 'changeLevel to O' },
})
