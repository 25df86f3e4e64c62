import assert from 'node:assert/strict'
import { test } from 'node:test'
import Big from 'big.js'
import fc from 'fast-check'
import { isBeyondMoney, plusMoney, rate, readMoney } from './money.ts'

test('an amount has one form', () => {
  const read: [string, string][] = [['12000.5', '12000.50'], ['0', '0.00'], ['-0', '0.00'], ['-0.00', '0.00'], ['-12', '-12.00'], ['999999999999.99', '999999999999.99'], ['007', '7.00']]
  for (const [text, amount] of read) assert.equal(readMoney(text), amount)
  for (const text of ['', '1e400', '12,000.50', '1.2万', '0.001', '1000000000000', '.5', '5.', '+5', 'NaN', 'Infinity', '１２', ' 5']) assert.equal(readMoney(text), undefined, text)
})
test('amounts beyond the column are told', () => {
  assert.equal(isBeyondMoney(new Big('999999999999.99')), false)
  assert.equal(isBeyondMoney(new Big('-1000000000000')), true)
})
test('sums are exact in whatever order', () => {
  assert.equal(plusMoney(), '0.00')
  assert.equal(plusMoney(...Array<string>(10).fill('0.10'), ...Array<string>(10).fill('0.20')), '3.00')
  const cents = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { maxLength: 20 })
  fc.assert(fc.property(cents, list => {
    const amounts = list.map(c => new Big(c).div(100).toFixed(2)), sum = list.reduce((a, b) => a + b, 0)
    return new Big(plusMoney(...amounts)).eq(new Big(sum).div(100)) && plusMoney(...amounts) === plusMoney(...amounts.toReversed())
  }))
})
test('reading an amount twice changes nothing', () => {
  fc.assert(fc.property(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 0, max: 99 })), ([minus, whole, cents]) => {
    const amount = readMoney(`${minus ? '-' : ''}${whole}.${String(cents).padStart(2, '0')}`)!
    return readMoney(amount) === amount && /^-?\d+\.\d\d$/.test(amount)
  }))
})
test('a rate is decimal text, half up, and nothing over zero', () => {
  assert.equal(rate(1, 0), null)
  assert.equal(rate(0, 3), '0.0000')
  assert.equal(rate(2, 3), '0.6667')
  assert.equal(rate(1, 8, 2), '0.13')
  fc.assert(fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (a, b) => Math.abs(Number(rate(a, b)) - a / b) <= 0.00005 + 1e-12))
})
