import { declareRefusals, type Fault } from '../../kernel/refusal.ts'
import { isMasked, readPhone } from '../../kernel/phone.ts'
import type { Day } from '../../kernel/time.ts'

/**
 * A phone as a maker's system exports it (domain.md 10b): digits, or masked with stars, which is kept as it came (135****7702); stars typed in full
 * width or as x or • become *. Undefined when it is neither.
 */
export const readDmsPhone = (typed: string): string | undefined => {
  if (!isMasked(typed)) return readPhone(typed)
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '').replace(/[x×#•●]/gi, '*')
  return /^\d{2,11}\*{2,12}\d{2,8}$/.test(text) && text.length <= 20 ? text : undefined
}
/** The next contact cannot lie before the contact itself, nor further than two years on. */
export const nextContactFaults = (nextOn: Day | null | undefined, on: Day, latest: Day): Fault[] => (nextOn != null && (nextOn < on || nextOn > latest) ? [{ pointer: '/nextContactOn', code: 'field.range' }] : [])

declareRefusals({
  'dms-entry.phone': { status: 422, zh: '号码应为数字，或像 135****7702 这样带星。', en: 'Digits, or masked like 135****7702.', when: 'a DMS entry’s phone is neither' },
})
