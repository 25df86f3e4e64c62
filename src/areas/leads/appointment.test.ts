import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../kernel/refusal.ts'
import { appointmentOffers, came, cancelled, changed, confirmed, missed, moved, type AppointmentState } from './appointment.rules.ts'

const planned = { state: 'planned' as const, at: '2026-11-24T02:00:00.000Z', on: '2026-11-24' }
const refuses = (code: string, what: () => unknown) => assert.throws(what, (e: unknown) => e instanceof Refusal && e.code === code && e.status === 409)
const all: AppointmentState[] = ['planned', 'came', 'missed', 'moved', 'cancelled']

test('a planned party comes on its day, and a missed one may have come after all', () => {
  assert.deepEqual(came(planned, '2026-11-24'), { state: 'came' })
  assert.deepEqual(came({ ...planned, state: 'missed' }, '2026-11-26'), { state: 'came' })
  refuses('appointment.notYet', () => came(planned, '2026-11-23'))
  for (const state of ['came', 'moved', 'cancelled'] as const) refuses('appointment.notPlanned', () => came({ ...planned, state }, '2026-11-24'))
})
test('nobody is missed before the hour', () => {
  assert.deepEqual(missed(planned, '2026-11-24T02:00:00.000Z'), { state: 'missed' })
  refuses('appointment.notYet', () => missed(planned, '2026-11-24T01:59:00.000Z'))
})
test('only what is planned is missed, moved or cancelled', () => {
  assert.deepEqual([moved(planned), cancelled(planned, '出差')], [{ state: 'moved' }, { state: 'cancelled', reason: '出差' }])
  for (const state of all.filter(s => s !== 'planned')) for (const act of [() => missed({ ...planned, state }, '2026-11-25T00:00:00.000Z'), () => moved({ ...planned, state }), () => cancelled({ ...planned, state }, '')]) refuses('appointment.notPlanned', act)
})
test('what is offered is what is not refused', () => {
  for (const state of all) assert.deepEqual(appointmentOffers(state), { change: state === 'planned', came: ['planned', 'missed'].includes(state), miss: state === 'planned', move: state === 'planned', cancel: state === 'planned', confirm: state === 'planned' })
})
test('D2.11 the evening’s call says whether he comes, as long as it is planned', () => {
  assert.deepEqual(confirmed(planned, 'noAnswer', '2026-11-23T10:00:00.000Z'), { confirmation: 'noAnswer', confirmedAt: '2026-11-23T10:00:00.000Z' })
  for (const state of all.filter(s => s !== 'planned')) refuses('appointment.notPlanned', () => confirmed({ ...planned, state }, 'confirmed', '2026-11-23T10:00:00.000Z'))
})
test('another hour asks for another confirming call, other words do not', () => {
  assert.deepEqual([changed(planned, undefined), changed(planned, planned.at), changed(planned, '2026-11-25T02:00:00.000Z')], [{}, {}, { confirmation: null, confirmedAt: null }])
  for (const state of all.filter(s => s !== 'planned')) refuses('appointment.notPlanned', () => changed({ ...planned, state }, undefined))
})
