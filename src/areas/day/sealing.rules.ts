import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { differenceKey, type DifferenceKey, type Found } from './rows.rules.ts'

export type ExplanationKind = 'dmsLater' | 'noRecordDue' | 'mistake' | 'other'
export type Explanation = { readonly kind: ExplanationKind; readonly text: string; readonly expiresOn: Day | null }
/** A difference that stands from the last match. `sealed` ones belong to a head and never change. */
export type Standing = DifferenceKey & { readonly id: string; readonly state: 'open' | 'mended' | 'explained'; readonly explanation: Explanation | null; readonly sealed: boolean }

/** «DMS待到» expires: the next day unless told otherwise; other explanations stay (domain.md 5). */
export const expiryOf = (kind: ExplanationKind, on: Day, told: Day | null = null): Day | null => (kind === 'dmsLater' ? told ?? addDays(on, 1) : null)
/** Whether an explanation still holds on a day. */
export const holds = (explanation: Explanation, today: Day): boolean => explanation.expiresOn === null || today < explanation.expiresOn

/** What a new match does to the differences that stand: explanations survive by (class, left, right, field). */
export type Renewed = {
  readonly add: readonly Found[]
  /** Still there, or there again; with the state it has now. */
  readonly keep: readonly { readonly id: string; readonly found: Found; readonly state: 'open' | 'explained' }[]
  /** Gone from the lists: mended by changing one. */
  readonly mended: readonly string[]
}
export const renewed = (standing: readonly Standing[], differences: readonly Found[], today: Day): Renewed => {
  const now = new Map(differences.map(each => [differenceKey(each), each]))
  const known = new Set(standing.map(differenceKey))
  const open = standing.filter(each => !each.sealed)
  return {
    add: differences.filter(each => !known.has(differenceKey(each))),
    keep: open.flatMap(each => {
      const found = now.get(differenceKey(each))
      return found ? [{ id: each.id, found, state: each.explanation !== null && holds(each.explanation, today) ? 'explained' as const : 'open' as const }] : []
    }),
    mended: open.filter(each => each.state !== 'mended' && !now.has(differenceKey(each))).map(each => each.id),
  }
}
/** Whether a closing may be sealed (D2.11). Refuses day-closing.unfinished, day-closing.unexplained, day-closing.plansOpen, day-closing.groupsOpen, in this order. */
export const mustBeSealable = (counts: { readonly open: number; readonly unfinished: number; readonly plansOpen?: number; readonly groupsOpen?: number }): void => {
  if (counts.unfinished > 0) refuse('day-closing.unfinished', { count: counts.unfinished })
  if (counts.open > 0) refuse('day-closing.unexplained', { count: counts.open })
  if ((counts.plansOpen ?? 0) > 0) refuse('day-closing.plansOpen', { count: counts.plansOpen })
  if ((counts.groupsOpen ?? 0) > 0) refuse('day-closing.groupsOpen', { count: counts.groupsOpen })
}

declareRefusals({
  'day-closing.unfinished': { status: 409, zh: '还有 {count} 批客流未完善，完善后才能封日。', en: '{count} parties are not finished yet; finish them before sealing.', when: 'seal while a party of the group is unfinished' },
  'day-closing.unexplained': { status: 409, zh: '还有 {count} 处差异未改正也未说明，不能封日。', en: '{count} differences are neither mended nor explained; the day cannot be sealed.', when: 'seal while a difference of the group is open; mend or explain it, then seal again' },
  'day-closing.plansOpen': { status: 409, zh: '还有 {count} 项当日计划没有了结，不能封日。', en: '{count} items of the day’s plan are still open; the day cannot be sealed.', when: 'seal while plan items of the day are open' },
  'day-closing.groupsOpen': { status: 409, zh: '还有 {count} 个组没有封日，各组都封了，全店才能封。', en: '{count} groups have not sealed the day yet; the site is sealed when all of them are.', when: 'seal of the site while a group of it has an evening or rows of the day that no seal holds' },
})
declareRefusals({
  'day-closing.future': { status: 422, zh: '还没到的日子不能日结。', en: 'A day that has not come cannot be closed.', when: 'opening the evening of a future day' },
  'day-closing.nothingLate': { status: 409, zh: '这一天已封，封后没有迟到的行，不用再封。', en: 'This day is sealed and nothing came late; there is nothing to seal.', when: 'seal on a sealed evening while no row waits for its next sequence' },
})
