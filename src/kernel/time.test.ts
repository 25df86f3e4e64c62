import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, clockAt, dayAt, daysBetween, firstOfMonth, fromMillis, instantAt, isZone, millisOf, minutesBetween, monthOf, plusHours, plusMinutes, readDay, readInstant, startOfDay, weekday } from './time.ts'

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC']
const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 11, 31) }).map(fromMillis)
const days = instants.map(i => i.slice(0, 10))

test('an instant comes in with any offset and is kept in UTC with milliseconds', () => {
  assert.equal(readInstant('2026-11-24T18:00:00+08:00'), '2026-11-24T10:00:00.000Z')
  assert.equal(readInstant('2026-11-24T10:00Z'), '2026-11-24T10:00:00.000Z')
  assert.equal(readInstant('2026-11-24T10:00:00.123456789Z'), '2026-11-24T10:00:00.123Z')
  for (const text of ['2026-02-30T10:00:00Z', '2026-11-24T10:00:00', '2026-11-24', '2026-13-01T00:00:00Z', '2026-11-24T25:00:00Z', 'now', '']) assert.equal(readInstant(text), undefined, text)
})
test('an impossible day is none', () => {
  for (const text of ['2026-02-30', '2026-13-01', '2026-04-31', '2025-02-29', '2026/2/3', '2026-2-3', '', '20260203']) assert.equal(readDay(text), undefined, text)
  assert.equal(readDay('2028-02-29'), '2028-02-29')
})
test('twelve hours are twelve hours over the night clocks change (D04)', () => {
  const received = instantAt('2026-03-08', '00:30', 'America/New_York')
  assert.equal(clockAt(plusHours(received, 12), 'America/New_York'), '13:30')
  assert.equal(minutesBetween(received, plusMinutes(received, 90)), 90)
  assert.equal(minutesBetween(plusMinutes(received, 1), received), -1)
})
test('a clock the day skips moves on, a doubled one is the first (D05, D06)', () => {
  assert.equal(instantAt('2026-03-08', '02:30', 'America/New_York'), '2026-03-08T07:30:00.000Z')
  assert.equal(instantAt('2026-11-01', '01:30', 'America/New_York'), '2026-11-01T05:30:00.000Z')
  assert.equal(startOfDay('2018-11-04', 'America/Sao_Paulo'), '2018-11-04T03:00:00.000Z')
})
test('the day is the site’s, not the server’s (D07)', () => {
  assert.equal(dayAt('2026-11-24T16:00:00.000Z', 'Asia/Shanghai'), '2026-11-25')
  assert.equal(dayAt('2026-11-24T16:00:00.000Z', 'Europe/Berlin'), '2026-11-24')
  assert.equal(clockAt('2026-11-24T16:00:00.000Z', 'Asia/Shanghai'), '00:00')
})
test('days, months and weekdays', () => {
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(addDays('2028-03-01', -1), '2028-02-29')
  assert.equal(daysBetween('2026-12-31', '2026-11-30'), -31)
  assert.equal(monthOf('2026-11-24'), '2026-11')
  assert.equal(firstOfMonth('2026-11-24'), '2026-11-01')
  assert.equal(weekday('2026-11-23'), 1)
  assert.equal(weekday('2026-11-29'), 7)
  assert.ok(isZone('Asia/Shanghai') && !isZone('Asia/Chenxi'))
})
test('adding days and counting them are each other’s opposite', () => {
  fc.assert(fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, n) => daysBetween(day, addDays(day, n)) === n && readDay(addDays(day, n)) !== undefined))
})
test('days and instants sort as text', () => {
  fc.assert(fc.property(instants, instants, (a, b) => (a < b) === (millisOf(a) < millisOf(b)) && readInstant(a) === a))
})
test('every instant lies in the day it falls on, and its clock leads back to it, in every zone', () => {
  fc.assert(fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
    const day = dayAt(instant, zone), back = instantAt(day, clockAt(instant, zone), zone)
    const off = (millisOf(instant) - millisOf(back)) / 60_000
    return startOfDay(day, zone) <= instant && instant < startOfDay(addDays(day, 1), zone) && off >= 0 && (off < 1 || (off >= 30 && off < 61))
  }), { numRuns: 2000 })
})
