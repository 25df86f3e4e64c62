import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { completenessOf } from './customer.rules.ts'

const whole = { name: '王先生', phone: '13800138000', channel: 'walkIn', ownerId: 'li', gender: 'male', region: '浙江杭州', industry: '餐饮', wechat: 'wx', consents: [{ purpose: 'marketing' }] }

test('D3.4 a record with every part filled is complete, an empty one is at nought', () => {
  assert.equal(completenessOf(whole), 100)
  assert.equal(completenessOf({}), 0)
})
test('D3.4 one field of a part is enough: a company counts by its credit code, an address for a region', () => {
  const { gender: _gender, region: _region, ...rest } = whole
  assert.equal(completenessOf({ ...rest, creditCode: '91330100MA2', address: '滨江区 1 号' }), 100)
})
test('D3.4 what is blank, null or an empty list counts for nothing', () => {
  assert.equal(completenessOf({ ...whole, phone: '', channel: null, consents: [] }), 100 - 25 - 10 - 6)
})
test('D3.4 filling a field never makes a record less complete', () => {
  const fields = Object.keys(whole)
  fc.assert(fc.property(fc.subarray(fields), fc.constantFrom(...fields), (some, one) => {
    const have = Object.fromEntries(some.map(f => [f, whole[f as keyof typeof whole]]))
    return completenessOf({ ...have, [one]: whole[one as keyof typeof whole] }) >= completenessOf(have)
  }))
})
