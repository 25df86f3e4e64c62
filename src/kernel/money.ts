import Big from 'big.js'

/** An amount as decimal text with two places, never a float: "12000.50". */
export type Money = string

const limit = new Big('999999999999.99')

/** The amount in its one form, or undefined: at most two places, no -0, not beyond ±999,999,999,999.99, no exponent, no separators. */
export const readMoney = (text: string): Money | undefined => {
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(text)) return undefined
  return new Big(text).toFixed(2).replace(/^-(0\.00)$/, '$1')
}
export const plusMoney = (...amounts: readonly Money[]): Money => amounts.reduce<Big>((sum, amount) => sum.plus(amount), new Big(0)).toFixed(2)
export const isBeyondMoney = (amount: Big): boolean => amount.abs().gt(limit)
/** a ÷ b as decimal text with `places`, half up; null over zero, as every rate of the product (wire.md 2a). */
export const rate = (a: number, b: number, places = 4): string | null => (b === 0 ? null : new Big(a).div(b).toFixed(places, Big.roundHalfUp))
