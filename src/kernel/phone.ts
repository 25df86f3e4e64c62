/** Phones travel and are stored as digits (wire.md 1); kinds other than mainland mobiles are kept as they are typed (trust T14). */

const mobile = /^1[3-9]\d{9}$/

/** Digits of a typed phone: NFKC, blanks, dashes, brackets and a leading +86 / 0086 off; an extension after - 转 ext x stays as `x801`. Undefined when it is no phone. */
export const readPhone = (typed: string): string | undefined => {
  const text = typed.normalize('NFKC').replace(/[\s().\-–—·]/g, match => (match === '-' ? '-' : ''))
  const whole = text.replace(/-/g, '').replace(/^(\+|00)86(?=1[3-9]\d{9}$)/, '').replace(/^86(?=1[3-9]\d{9}$)/, '')
  if (mobile.test(whole)) return whole
  const parts = /^(\+?)(0\d{2,3}-?)?([\d-]{5,14})(?:-?(?:转|ext|x)(\d{1,6}))?$/i.exec(text)
  if (!parts) return undefined
  const digits = text.replace(/\D/g, '')
  return digits.length >= 7 && digits.length <= 20 ? digits : undefined
}
export const isMobile = (phone: string): boolean => mobile.test(phone)
export const isMasked = (typed: string): boolean => /[*＊xX×]{2,}/.test(typed) || typed.includes('*')
/** 13800138000 → 138****8000; shorter numbers keep their last two. */
export const maskPhone = (phone: string): string =>
  phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone.length > 4 ? `${phone.slice(0, 2)}****${phone.slice(-2)}` : '****'
/** 王小明 → 王*: what a stranger may see of a holder's name. */
export const maskName = (name: string): string => {
  const first = [...name][0]
  return first === undefined ? '*' : `${first}*`
}
