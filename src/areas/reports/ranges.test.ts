import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rangeOf } from './ranges.rules.ts'

test('today, yesterday, this week, this month and last month, seen from any day', () => {
  assert.deepEqual(rangeOf('today', '2026-11-23'), { from: '2026-11-23', to: '2026-11-23' })
  assert.deepEqual(rangeOf('yesterday', '2026-03-01'), { from: '2026-02-28', to: '2026-02-28' })
  assert.deepEqual(rangeOf('week', '2026-11-23'), { from: '2026-11-23', to: '2026-11-23' }, 'a Monday is the first of its week')
  assert.deepEqual(rangeOf('week', '2026-11-29'), { from: '2026-11-23', to: '2026-11-29' })
  assert.deepEqual(rangeOf('month', '2026-11-23'), { from: '2026-11-01', to: '2026-11-23' })
  assert.deepEqual(rangeOf('lastMonth', '2026-03-31'), { from: '2026-02-01', to: '2026-02-28' })
})
