import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../kernel/refusal.ts'
import { contactOpen, mustBeOpen, nextContactFaults, readDmsPhone } from './contact.rules.ts'

test('a DMS phone is digits, or masked and kept as it came', () => {
  assert.deepEqual(['135****7702', '１３５＊＊＊＊７７０２', '135xxxx7702', '135 **** 7702', '138 0013 8000', '+86 13800138000'].map(readDmsPhone), ['135****7702', '135****7702', '135****7702', '135****7702', '13800138000', '13800138000'])
  assert.deepEqual(['****', '1**', '123', 'ab****7702', `135${'*'.repeat(30)}7702`].map(readDmsPhone), [undefined, undefined, undefined, undefined, undefined])
})
test('the next contact lies between the contact and two years on', () => {
  const at = (day: string | null | undefined) => nextContactFaults(day, '2026-11-24', '2028-11-24').length
  assert.deepEqual([at(null), at(undefined), at('2026-11-24'), at('2028-11-24'), at('2026-11-23'), at('2028-11-25')], [0, 0, 0, 0, 1, 1])
})
test('a contact is put right by its own and by who leads, on its day, before the seal; what is offered is what is not refused', () => {
  const today = { writtenOn: '2026-11-24', today: '2026-11-24', sealed: false, own: true, leads: false }
  const code = (more: object) => { const stand = { ...today, ...more }; try { mustBeOpen(stand); assert.ok(contactOpen(stand)); return undefined } catch (e) { assert.ok(e instanceof Refusal && !contactOpen(stand)); return e.code } }
  assert.deepEqual([{}, { own: false, leads: true }, { own: false }, { sealed: true }, { today: '2026-11-25' }, { own: false, leads: true, today: '2026-11-25' }].map(code), [undefined, undefined, 'follow-up.notYours', 'follow-up.settled', 'follow-up.settled', 'follow-up.settled'])
})
