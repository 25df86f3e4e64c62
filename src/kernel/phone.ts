/** Phones travel and are stored as digits (wire.md 1); kinds other than mainland mobiles are kept as they are typed (trust T14). */

const mobile = /^1[3-9]\d{9}$/
/** Begins as a mobile does, with 86 before it or not. */
const slip = /^(1[3-9]|861[3-9]\d{7})/
const between = /[\s().·\-‐‑–—]/g

/** A number given with its country code, without the + or 00. Those that could be read as a mainland mobile keep 00, so that +1 703 555 0100 is nobody's 17035550100. */
const abroad = (digits: string): string | undefined => {
  if (!digits.startsWith('86')) return digits.startsWith('0') ? undefined : /^1[3-9]/.test(digits) ? `00${digits}` : digits
  const home = digits.slice(2)
  if (mobile.test(home)) return home
  return /^(1[3-9]|00)/.test(home) ? undefined : /^[048]/.test(home) ? home : `0${home}`
}
/**
 * Digits of a typed phone: NFKC; blanks, dashes, brackets and a mainland +86 / 0086 / 86 off; an extension (-801, 转801, ext 801, x801, #801)
 * stands behind its number. Undefined when it is none: fewer than 7 or more than 20 digits, letters, or a mobile with a digit
 * too many or too few. Reading what was read changes nothing.
 */
export const readPhone = (typed: string): string | undefined => {
  const text = typed.normalize('NFKC').trim().replace(/^(\d{11})\.0{1,2}$/, '$1').replace(between, '')
  const parts = /^(\+|00)?(\d{3,20})(?:(?:转|ext|x|#)(\d{1,6}))?$/i.exec(text)
  if (!parts) return undefined
  const [, plus, number, extension = ''] = parts
  const bare = /^86(?=1[3-9]\d{9}$)/.test(number) ? number.slice(2) : number
  const whole = plus === undefined ? (slip.test(bare) && !mobile.test(bare) ? undefined : bare) : abroad(number)
  if (whole === undefined || whole.length < 7) return undefined
  const digits = mobile.test(whole) ? whole : whole + extension
  return digits.length > 20 || (digits !== whole && readPhone(digits) !== digits) ? undefined : digits
}
export const isMobile = (phone: string): boolean => mobile.test(phone)
/** Whether stars or crosses stand in for digits: 138****1234, 138xxxx1234, 138＊＊1234. */
export const isMasked = (typed: string): boolean => /\*|[x×#•●]{2,}/i.test(typed.normalize('NFKC'))
/** 13800138000 → 138****8000; shorter numbers keep their last two. */
export const maskPhone = (phone: string): string =>
  phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone.length > 4 ? `${phone.slice(0, 2)}****${phone.slice(-2)}` : '****'
/** 王小明 → 王*: what a stranger may see of a holder's name. */
export const maskName = (name: string): string => {
  const first = [...name][0]
  return first === undefined ? '*' : `${first}*`
}
