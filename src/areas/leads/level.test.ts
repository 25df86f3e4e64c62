import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../../kernel/refusal.ts'
import { addDays } from '../../kernel/time.ts'
import { afterContact, isEffective, defaultLevelRules, expectedBy, firstContactDueAt, lateness, latenessWords, levelChanged, nextContactOn, overdueDays, ruleOf, takesLevel, type ContactFacts } from './level.rules.ts'
import type { Level, Standing } from './standing.rules.ts'

const facts: ContactFacts = { state: 'live', level: 'A', openedOn: '2026-11-01', lastContactOn: '2026-11-20', plannedOn: null, closingOpen: false }
const card: Standing = { state: 'live', level: 'B', levelSince: '2026-11-01', formerLevel: null, closings: [] }
const deed = { byId: 'li', at: '2026-11-24T10:00:00.000Z', on: '2026-11-24' }
const refuses = (code: string, what: () => unknown) => assert.throws(what, (e: unknown) => e instanceof Refusal && e.code === code && e.status === 409)

test('a level has its window and cadence, the organisation’s own before the shipped ones', () => {
  assert.equal(ruleOf('H').cadenceDays, 1)
  assert.equal(ruleOf('H', [{ level: 'H', windowDays: 5, cadenceDays: 2 }]).cadenceDays, 2)
  assert.equal(ruleOf('B', [{ level: 'H', windowDays: 5, cadenceDays: 2 }]).cadenceDays, 7)
  assert.equal(expectedBy('H', '2026-11-24'), '2026-12-01')
  assert.equal(expectedBy('C', '2026-11-24'), null)
  assert.equal(firstContactDueAt('2026-11-24T10:00:00.000Z'), '2026-11-25T10:00:00.000Z')
})
test('the next contact follows the cadence from the last contact, or from the opening', () => {
  const due: Record<Level, string> = { N: '2026-11-21', O: '2026-11-23', H: '2026-11-21', A: '2026-11-23', B: '2026-11-27', C: '2026-12-05' }
  for (const [level, on] of Object.entries(due)) assert.equal(nextContactOn({ ...facts, level: level as Level }), on, level)
  assert.equal(nextContactOn({ ...facts, lastContactOn: null }), '2026-11-04')
  assert.equal(nextContactOn({ ...facts, state: 'ordered', level: 'O' }), '2026-11-23')
})
test('an agreed day wins until a contact came after it', () => {
  assert.equal(nextContactOn({ ...facts, plannedOn: '2026-12-24' }), '2026-12-24')
  assert.equal(nextContactOn({ ...facts, plannedOn: '2026-11-20' }), '2026-11-20')
  assert.equal(nextContactOn({ ...facts, plannedOn: '2026-11-19' }), '2026-11-23')
  assert.equal(nextContactOn({ ...facts, lastContactOn: null, plannedOn: '2026-11-02' }), '2026-11-02')
})
test('closed and delivered cards and those applied to close raise no contact', () => {
  assert.equal(nextContactOn({ ...facts, closingOpen: true, plannedOn: '2026-12-24' }), null)
  for (const state of ['delivered', 'lost', 'frozen', 'outOfContact'] as const) assert.equal(nextContactOn({ ...facts, state }), null)
})
test('overdue days and their words', () => {
  assert.deepEqual([overdueDays('2026-11-20', '2026-11-24'), overdueDays('2026-11-24', '2026-11-24'), overdueDays('2026-11-25', '2026-11-24'), overdueDays(null, '2026-11-24')], [4, 0, 0, 0])
  const at = (next: string | null) => { const { kind, days } = lateness(next, '2026-11-24'); return `${kind} ${days}` }
  assert.deepEqual([null, '2026-11-21', '2026-11-24', '2026-11-25', '2026-11-30'].map(at), ['none 0', 'overdue 3', 'today 0', 'tomorrow 1', 'later 6'])
  assert.equal(latenessWords.overdue.zh, '逾期 {days} 天')
})
test('lateness and overdue days agree on any two days', () => {
  fc.assert(fc.property(fc.integer({ min: -500, max: 500 }), n => {
    const next = addDays('2026-11-24', n), { kind, days } = lateness(next, '2026-11-24')
    return (kind === 'overdue') === (n < 0) && overdueDays(next, '2026-11-24') === (n < 0 ? days : 0)
  }))
})
test('a level change keeps a history; the same level keeps its day', () => {
  assert.deepEqual(levelChanged(card, 'H', '本周要定', deed), { card: { level: 'H', levelSince: '2026-11-24' }, history: { level: 'H', state: 'live', at: deed.at, byId: 'li', reason: '本周要定' } })
  assert.equal(levelChanged(card, 'B', '不变', deed).card.levelSince, '2026-11-01')
})
test('a level cannot change on a card that is not live or has an open application, nor become O by hand', () => {
  refuses('prospect-card.notLive', () => levelChanged({ ...card, state: 'lost' }, 'H', '', deed))
  refuses('prospect-card.closingOpen', () => levelChanged({ ...card, closings: [{ id: '1', as: 'lost', byId: 'li', outcome: 'open' }] }, 'H', '', deed))
  refuses('prospect-card.levelByOrder', () => levelChanged(card, 'O', '', deed))
})
test('a contact moves the level only where the card may take it', () => {
  assert.ok(takesLevel(card, 'H'))
  for (const level of [null, 'O', 'B'] as const) assert.ok(!takesLevel(card, level))
  assert.ok(!takesLevel({ ...card, state: 'ordered' }, 'H'))
  assert.ok(!takesLevel({ ...card, closings: [{ id: '1', as: 'lost', byId: 'li', outcome: 'open' }] }, 'H'))
})
test('the shipped levels are the ones the setting is declared with', async () => {
  const { levelRules } = await import('./card.ts')
  assert.deepEqual(levelRules.defaults, defaultLevelRules)
})
test('a contact moves the card; one nobody took is tried again tomorrow; one written down late moves nothing', () => {
  const contact = { at: '2026-11-24T02:00:00.000Z', on: '2026-11-24', result: 'reached' as const, nextContactOn: null }
  assert.deepEqual(afterContact({ lastContactAt: null }, contact), { lastContactAt: contact.at, plannedContactOn: null })
  assert.deepEqual(afterContact({ lastContactAt: '2026-11-20T02:00:00.000Z' }, { ...contact, nextContactOn: '2026-11-28' }), { lastContactAt: contact.at, plannedContactOn: '2026-11-28' })
  assert.equal(afterContact({ lastContactAt: null }, { ...contact, result: 'noAnswer' })!.plannedContactOn, '2026-11-25')
  assert.equal(afterContact({ lastContactAt: '2026-11-24T03:00:00.000Z' }, contact), undefined)
  assert.deepEqual((['reached', 'noAnswer', 'refused', 'wrongNumber', 'other'] as const).map(isEffective), [true, false, true, false, true])
})
