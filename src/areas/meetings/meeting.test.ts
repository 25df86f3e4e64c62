import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../kernel/refusal.ts'
import { finished, here, likely, mayAttend, meetingOffers, started, type MeetingFacts } from './meeting.rules.ts'

const at = '2026-11-23T00:05:00.000Z'
const planned: MeetingFacts = { state: 'planned', startedAt: null, endedAt: null }, running: MeetingFacts = { state: 'held', startedAt: at, endedAt: null }, over: MeetingFacts = { ...running, endedAt: at }
const refusal = (act: () => unknown): string => { try { act(); return 'none' } catch (error) { return error instanceof Refusal ? error.code : String(error) } }

test('D2.4 a meeting begins once, also one that was thought missed, and ends once', () => {
  assert.deepEqual(started(planned, 'lin', at), { state: 'held', startedAt: at, chairId: 'lin' })
  assert.equal(started({ ...planned, state: 'missed' }, 'lin', at).state, 'held')
  assert.deepEqual(finished(running, at), { endedAt: at })
  assert.equal(refusal(() => started(running, 'lin', at)), 'meeting.begun')
  assert.equal(refusal(() => finished(planned, at)), 'meeting.notBegun')
  assert.equal(refusal(() => finished(over, at)), 'meeting.ended')
})
test('D2.4 the roll is taken while the meeting runs', () => {
  assert.equal(refusal(() => mayAttend(running)), 'none')
  assert.equal(refusal(() => mayAttend(planned)), 'meeting.notBegun')
  assert.equal(refusal(() => mayAttend(over)), 'meeting.ended')
  assert.deepEqual([planned, running, over].map(meetingOffers), [{ start: true, attend: false, finish: false }, { start: false, attend: true, finish: true }, { start: false, attend: false, finish: false }])
})
test('D2.4 the roll begins with what is likely: who rests is excused, everyone else came and is tidy until somebody says otherwise', () => {
  const seat = { state: null, tidy: null, sheet: null } as const
  assert.deepEqual(likely(seat), { state: 'present', tidy: true })
  assert.deepEqual(likely({ ...seat, sheet: 'onDuty' }), { state: 'present', tidy: true })
  assert.deepEqual([likely({ ...seat, sheet: 'rest' }), likely({ ...seat, sheet: 'leave' })], [{ state: 'excused', tidy: null }, { state: 'excused', tidy: null }])
  assert.deepEqual(likely({ state: 'present', tidy: false, sheet: 'rest' }), { state: 'present', tidy: false })
  assert.deepEqual(likely({ state: 'late', tidy: null, sheet: null }), { state: 'late', tidy: null })
  assert.deepEqual(['present', 'late', 'excused', 'absent'].map(state => here(state as never)), [true, true, false, false])
})
