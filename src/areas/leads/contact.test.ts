import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextContactFaults, readDmsPhone } from './contact.rules.ts'

test('a DMS phone is digits, or masked and kept as it came', () => {
  assert.deepEqual(['135****7702', '１３５＊＊＊＊７７０２', '135xxxx7702', '135 **** 7702', '138 0013 8000', '+86 13800138000'].map(readDmsPhone), ['135****7702', '135****7702', '135****7702', '135****7702', '13800138000', '13800138000'])
  assert.deepEqual(['****', '1**', '123', 'ab****7702', `135${'*'.repeat(30)}7702`].map(readDmsPhone), [undefined, undefined, undefined, undefined, undefined])
})
test('the next contact lies between the contact and two years on', () => {
  const at = (day: string | null | undefined) => nextContactFaults(day, '2026-11-24', '2028-11-24').length
  assert.deepEqual([at(null), at(undefined), at('2026-11-24'), at('2028-11-24'), at('2026-11-23'), at('2028-11-25')], [0, 0, 0, 0, 1, 1])
})
