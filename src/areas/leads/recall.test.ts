import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../kernel/refusal.ts'
import { recallKey } from './recall.rules.ts'

const refused = (q: string): string | undefined => { try { recallKey(q); return undefined } catch (error) { return (error as Refusal).faults[0].code } }

test('four digits are the tail of a phone, seven or more a number', () => {
  assert.deepEqual(recallKey('2201'), { kind: 'tail', value: '2201' })
  assert.deepEqual(recallKey('138 0000 2201'), { kind: 'phone', value: '13800002201' })
  assert.deepEqual(recallKey('+86 138 0000 2201'), { kind: 'phone', value: '13800002201' })
  assert.deepEqual(recallKey('1380000'), { kind: 'tail', value: '1380000' })
})
test('a plate is read without its dot and blanks, in capitals', () => {
  assert.deepEqual(recallKey('浙a·88x21'), { kind: 'plate', value: '浙A88X21' })
})
test('less than a tail, a name or a masked number is refused', () => {
  assert.equal(refused('220'), 'recall.short')
  assert.equal(refused('王小明先生'), 'recall.short')
  assert.equal(refused('138****2201'), 'field.masked')
  assert.equal(refused('浙A1'), 'recall.short')
  assert.equal(refused('浙A%88121'), 'recall.short')
  assert.equal(refused('A1234567890123456789012'), 'recall.short')
})
