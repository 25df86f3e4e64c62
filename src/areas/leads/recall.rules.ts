import { declareRefusals, refuseFields } from '../../kernel/refusal.ts'
import { isMasked, readPhone } from '../../kernel/phone.ts'

/** What someone at the door says of himself: the tail of a phone, the whole number, or a plate. */
export type RecallKey = { readonly kind: 'tail' | 'phone' | 'plate'; readonly value: string }

/**
 * Reads what was typed. Four to six digits are a tail; seven or more a number (whole where it is one); anything with a letter or a Han character
 * and a digit is a plate, blanks and dots off. Shorter or masked text is refused: recall never lists people.
 */
export const recallKey = (q: string): RecallKey => {
  if (isMasked(q)) refuseFields({ parameter: 'q', code: 'field.masked' })
  const text = q.normalize('NFKC').replace(/[\s·.-]/g, '').toUpperCase()
  if (/^\+?\d+$/.test(text)) {
    if (text.length < 4) refuseFields({ parameter: 'q', code: 'recall.short' })
    const whole = text.length >= 7 ? readPhone(text) : undefined
    return whole === undefined ? { kind: 'tail', value: text.replace('+', '') } : { kind: 'phone', value: whole }
  }
  if (text.length < 5 || text.length > 20 || !/\d/.test(text) || !/^[\p{L}\p{N}]+$/u.test(text)) refuseFields({ parameter: 'q', code: 'recall.short' })
  return { kind: 'plate', value: text }
}
declareRefusals({
  'recall.short': { status: 422, zh: '输入手机尾号（4 位以上）、完整手机号或车牌。', en: 'Give the last four digits of a phone or more, a whole number, or a plate.', when: 'recall with less than four digits or something that is neither phone nor plate' },
})
