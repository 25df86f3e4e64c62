import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formats, onClock, span } from './format.ts'
import { instantIn } from './form/wallClock.ts'
import { daysOf } from './list/ranges.ts'

const zh = formats('zh', 'Asia/Shanghai', '2026-11-23', true), en = formats('en', 'Asia/Shanghai', '2026-11-23', true)

test('days read as the reader says them, with the year only where it is another', () => {
  assert.deepEqual([zh.day('2026-11-23'), zh.day('2025-01-05'), en.day('2026-11-23'), en.day('2025-01-05')], ['11月23日 周一', '2025年1月5日 周日', 'Mon 23 Nov', 'Sun 5 Jan 2025'])
  assert.deepEqual([zh.near('2026-11-23'), zh.near('2026-11-24'), zh.near('2026-11-22'), zh.near('2026-12-07'), en.near('2026-11-22')], ['今天', '明天', '昨天', '12-07', 'yesterday'])
  assert.deepEqual([zh.lateDays('2026-11-21'), zh.lateDays('2026-11-23'), en.lateDays('2026-11-21')], ['逾期 2 天', undefined, '2 d late'])
})
test('instants stand on the site’s clock, whatever the browser’s', () => {
  assert.deepEqual(onClock('2026-11-22T16:30:05.000Z', 'Asia/Shanghai'), { day: '2026-11-23', clock: '00:30', seconds: '05' })
  assert.deepEqual([zh.when('2026-11-22T16:30:05.000Z'), zh.when('2026-11-20T09:26:00.000Z'), zh.full('2026-11-20T09:26:00.000Z')], ['00:30', '11-20 17:26', '2026-11-20 17:26'])
})
test('a typed wall clock is the instant it shows in its zone, on days that change the clock too', () => {
  assert.equal(instantIn('2026-11-23T10:42', 'Asia/Shanghai'), '2026-11-23T02:42:00.000Z')
  for (const [local, zone] of [['2026-03-08T01:30', 'America/New_York'], ['2026-03-08T03:30', 'America/New_York'], ['2026-11-01T03:00', 'America/New_York'], ['2026-10-25T04:00', 'Europe/Berlin'], ['2026-11-23T00:00', 'Asia/Kathmandu']]) {
    const shown = onClock(instantIn(local, zone), zone)
    assert.equal(`${shown.day}T${shown.clock}`, local)
  }
})
test('what is left and what is late, in two units at most', () => {
  assert.deepEqual([span(78, 'zh'), span(41, 'zh'), span(2_880, 'zh'), span(1_500, 'zh'), span(60, 'en'), span(-3, 'en')], ['1 时 18 分', '41 分', '2 天', '1 天 1 时', '1 h', '0 min'])
  const now = '2026-11-23T02:42:00.000Z'
  assert.deepEqual(zh.due('2026-11-23T04:00:00.000Z', now), { late: false, text: '剩 1 时 18 分' })
  assert.deepEqual(en.due('2026-11-21T02:42:00.000Z', now), { late: true, text: '2 d late' })
})
test('amounts in 万 where the reader wants it, zero is a dot, a rate over nothing a dash', () => {
  assert.deepEqual([zh.money('312000.00'), zh.money('980.50'), en.money('312000.00'), formats('zh', 'Asia/Shanghai', '2026-11-23', false).money('312000.00')], ['31.20 万', '980.50', '312,000', '312,000'])
  assert.deepEqual([zh.count(0), zh.count(1_200), zh.percent('0.8333'), zh.percent(null)], ['·', '1,200', '83.3%', '–'])
})
test('ranges of days move with today', () => {
  assert.deepEqual(['today', 'yesterday', 'last7', 'month', 'past', 'next7', '2026-01-01_2026-02-01', '_2026-02-01', 'nonsense'].map(r => daysOf(r, '2026-11-23')), [
    { from: '2026-11-23', to: '2026-11-23' }, { from: '2026-11-22', to: '2026-11-22' }, { from: '2026-11-17', to: '2026-11-23' }, { from: '2026-11-01', to: '2026-11-23' }, { to: '2026-11-22' }, { from: '2026-11-23', to: '2026-11-29' },
    { from: '2026-01-01', to: '2026-02-01' }, { from: undefined, to: '2026-02-01' }, {},
  ])
})
