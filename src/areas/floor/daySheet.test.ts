import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAbsent, sheetFaults, whereNow, withStandIns, type SheetRow } from './daySheet.rules.ts'

const row = (memberId: string, state: SheetRow['state'], standInId: string | null = null): SheetRow => ({ memberId, state, standInId })
const codes = (rows: SheetRow[], day: SheetRow[]): string[] => sheetFaults(rows, day).map(fault => `${fault.pointer} ${fault.code}`)

test('D2.7 rest and leave are absence, duty and errands are not', () => {
  assert.deepEqual((['onDuty', 'out', 'rest', 'leave', null] as const).map(isAbsent), [false, false, true, true, false])
})
test('whoever is off without a stand-in gets the lead of his team, if the lead works and is another person', () => {
  const lead = (id: string) => (id === 'orphan' ? null : 'boss')
  const working = () => 'onDuty' as const
  assert.deepEqual(withStandIns([row('a', 'rest'), row('b', 'leave', 'c'), row('d', 'onDuty', 'c'), row('boss', 'rest'), row('orphan', 'rest')], lead, working).map(r => r.standInId), ['boss', 'c', null, null, null])
  assert.equal(withStandIns([row('a', 'rest')], lead, () => 'rest')[0].standInId, null)
})
test('no absent person is left without someone who works', () => {
  const day = [row('a', 'rest', 'b'), row('b', 'onDuty'), row('c', 'leave')]
  assert.deepEqual(codes(day, day), ['/rows/2/standInId day-sheet.standIn'])
  assert.deepEqual(codes([row('a', 'rest', 'a')], [row('a', 'rest', 'a')]), ['/rows/0/standInId day-sheet.standInAbsent'])
  assert.deepEqual(codes([row('a', 'rest', 'b')], [row('a', 'rest', 'b'), row('b', 'leave', 'x')]), ['/rows/0/standInId day-sheet.standInAbsent'])
  assert.deepEqual(codes([row('a', 'rest', 'stranger')], [row('a', 'rest', 'stranger')]), [])
})
test('a stand-in cannot go off while somebody relies on him', () => {
  const relying = row('a', 'rest', 'b'), going = row('b', 'rest', 'c')
  assert.deepEqual(codes([going], [relying, going, row('c', 'onDuty')]), ['/rows/0/state day-sheet.standsIn'])
  assert.deepEqual(codes([going], [row('a', 'onDuty'), going, row('c', 'onDuty')]), [])
})
test('D2.7 someone’s place follows the last thing he did', () => {
  const tapped = { state: 'break' as const, since: '2026-11-23T02:00:00.000Z' }
  assert.equal(whereNow({ tapped: null, openParty: null, lastLeft: null }), null)
  assert.deepEqual(whereNow({ tapped, openParty: '2026-11-23T02:05:00.000Z', lastLeft: null }), { state: 'withCustomer', since: '2026-11-23T02:05:00.000Z' })
  assert.equal(whereNow({ tapped, openParty: '2026-11-23T01:55:00.000Z', lastLeft: null })?.state, 'break')
  assert.equal(whereNow({ tapped: null, openParty: '2026-11-23T01:55:00.000Z', lastLeft: null })?.state, 'withCustomer')
  assert.equal(whereNow({ tapped: { ...tapped, state: 'testDrive' }, openParty: null, lastLeft: '2026-11-23T02:40:00.000Z' })?.state, 'floor')
  assert.equal(whereNow({ tapped: { ...tapped, state: 'withCustomer' }, openParty: null, lastLeft: '2026-11-23T02:40:00.000Z' })?.state, 'floor')
  assert.equal(whereNow({ tapped, openParty: null, lastLeft: '2026-11-23T02:40:00.000Z' })?.state, 'break')
  assert.equal(whereNow({ tapped: { ...tapped, state: 'withCustomer' }, openParty: null, lastLeft: '2026-11-23T01:40:00.000Z' })?.state, 'withCustomer')
  assert.equal(whereNow({ tapped: null, openParty: null, lastLeft: '2026-11-23T01:40:00.000Z' })?.state, 'floor')
})
