import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../../kernel/refusal.ts'
import { addDays, fromMillis, instantAt, minutesBetween, plusMinutes } from '../../kernel/time.ts'
import { countsAs, foreignColumns, foreignFaults, inquiryTimeFaults, invalidReasonList, isLateResponse, isSettled, isWaiting, ownColumns, reclassed, repeatOf, responseFaults, responseMinutes, type RepeatFacts } from './inquiry.rules.ts'
import { isOpenAt, openMinutes, type Opening } from './opening.rules.ts'

const week = (openFrom: string, openTo: string) => [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, openFrom, openTo }))
const shop: Opening = { zone: 'Asia/Shanghai', hours: week('08:30', '18:00'), holidays: [] }
const at = (day: string, clock: string, zone = 'Asia/Shanghai') => instantAt(day, clock, zone)

test('response minutes run from the dispatch, else from the receipt', () => {
  const inquiry = { receivedAt: at('2026-11-24', '09:00'), dispatchedAt: null, firstResponseAt: at('2026-11-24', '09:07') }
  assert.equal(responseMinutes(inquiry), 7)
  assert.equal(responseMinutes({ ...inquiry, dispatchedAt: at('2026-11-24', '08:50') }), 17)
  assert.equal(responseMinutes({ ...inquiry, firstResponseAt: null }), null)
  assert.equal(responseMinutes({ ...inquiry, firstResponseAt: at('2026-11-24', '08:00') }), 0)
  const faults = (firstResponseAt: string | null) => responseFaults({ ...inquiry, firstResponseAt }, at('2026-11-24', '10:00')).length
  assert.deepEqual([faults(null), faults(at('2026-11-24', '09:00')), faults(at('2026-11-24', '08:59')), faults(at('2026-11-24', '10:01'))], [0, 0, 1, 1])
})
test('a lead that comes overnight counts from the opening', () => {
  assert.equal(openMinutes(at('2026-11-23', '23:00'), at('2026-11-24', '08:40'), shop), 10)
  assert.equal(openMinutes(at('2026-11-23', '17:50'), at('2026-11-24', '08:40'), shop), 20)
  assert.equal(openMinutes(at('2026-11-23', '19:00'), at('2026-11-23', '20:00'), shop), 0)
  assert.equal(openMinutes(at('2026-11-24', '10:00'), at('2026-11-24', '09:00'), shop), 0)
  assert.equal(openMinutes(at('2026-11-20', '18:00'), at('2026-11-23', '08:30'), shop), 2 * 570)
})
test('holidays are closed, a 调休 day is worked, a weekday without hours is closed', () => {
  const site: Opening = { zone: 'Asia/Shanghai', hours: [1, 2, 3, 4, 5].map(weekday => ({ weekday, openFrom: '09:00', openTo: '17:00' })), holidays: [{ on: '2026-10-01', kind: 'holiday' }, { on: '2026-10-10', kind: 'workday' }, { on: '2026-10-09', kind: 'workday' }] }
  assert.equal(openMinutes(at('2026-10-01', '00:00'), at('2026-10-02', '00:00'), site), 0)
  assert.equal(openMinutes(at('2026-10-10', '00:00'), at('2026-10-11', '00:00'), site), 480)
  assert.equal(openMinutes(at('2026-10-09', '00:00'), at('2026-10-10', '00:00'), site), 480)
  assert.equal(openMinutes(at('2026-10-11', '00:00'), at('2026-10-12', '00:00'), site), 0)
})
test('overlapping spans count once, hours over midnight run on, no hours means always open', () => {
  const twice: Opening = { ...shop, hours: [...week('08:30', '12:00'), ...week('11:00', '18:00')] }
  assert.equal(openMinutes(at('2026-11-24', '00:00'), at('2026-11-25', '00:00'), twice), 570)
  const night: Opening = { ...shop, hours: week('22:00', '02:00') }
  assert.equal(openMinutes(at('2026-11-24', '00:00'), at('2026-11-25', '00:00'), night), 240)
  assert.ok(isOpenAt(at('2026-11-24', '01:59'), night) && !isOpenAt(at('2026-11-24', '02:00'), night))
  assert.ok(isOpenAt(at('2026-11-24', '08:30'), shop) && !isOpenAt(at('2026-11-24', '18:00'), shop))
  assert.equal(openMinutes(at('2026-11-24', '00:00'), at('2026-11-24', '01:00'), { ...shop, hours: [] }), 60)
  assert.ok(isOpenAt(at('2026-11-24', '03:00'), { ...shop, hours: [] }))
})
test('opening hours over the night clocks change are counted as they elapse', () => {
  const round: Opening = { zone: 'America/New_York', hours: week('00:00', '12:00'), holidays: [] }
  assert.equal(openMinutes(at('2026-03-08', '00:00', round.zone), at('2026-03-08', '12:00', round.zone), round), 11 * 60)
  assert.equal(openMinutes(at('2026-11-01', '00:00', round.zone), at('2026-11-01', '12:00', round.zone), round), 13 * 60)
})
test('open minutes never exceed elapsed ones, and add up over any cut', () => {
  const start = Date.parse('2026-10-20T00:00:00Z'), minute = fc.integer({ min: 0, max: 20 * 1440 })
  fc.assert(fc.property(minute, minute, minute, fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin'), (a, b, c, zone) => {
    const [x, y, z] = [a, b, c].sort((m, n) => m - n).map(m => fromMillis(start + m * 60_000)), site = { ...shop, zone }
    const whole = openMinutes(x, z, site)
    return whole <= minutesBetween(x, z) && whole === openMinutes(x, y, site) + openMinutes(y, z, site)
  }), { numRuns: 200 })
})
test('each kind has its own columns', () => {
  assert.deepEqual(foreignColumns('call', { callerNo: '138', platform: '懂车帝', place: null }), ['platform'])
  assert.deepEqual(foreignColumns('event', { place: '万达', companionId: 'm1' }), ['companionId'])
  assert.deepEqual(Object.keys(ownColumns), ['call', 'web', 'event', 'outreach'])
})
test('columns of another kind are refused where they hold something', () => {
  assert.deepEqual(foreignFaults('web', { callerNo: '13800138000', ringSeconds: null, platform: '懂车帝' }), [{ pointer: '/callerNo', code: 'inquiry.foreignField' }])
})
test('an unanswered lead waits, a call that was talked through does not; late is judged by open minutes', () => {
  const lead = { kind: 'web' as const, class: 'pending' as const, talkSeconds: null, receivedAt: at('2026-11-24', '09:00'), dispatchedAt: null, firstResponseAt: null }
  assert.deepEqual([lead, { ...lead, class: 'nonIntent' as const }, { ...lead, firstResponseAt: at('2026-11-24', '09:01') }, { ...lead, kind: 'call' as const }, { ...lead, kind: 'call' as const, talkSeconds: 0 }].map(isWaiting), [true, false, false, false, true])
  assert.deepEqual([isLateResponse(null, 'web'), isLateResponse(15, 'web'), isLateResponse(16, 'web'), isLateResponse(16, 'web', [{ kind: 'web', withinMinutes: 30 }]), isLateResponse(16, 'call', [{ kind: 'web', withinMinutes: 30 }])], [false, false, true, false, true])
})
test('an inquiry cannot come, be dispatched or be dated in the future', () => {
  const now = at('2026-11-24', '10:00'), inquiry = { receivedAt: now, dispatchedAt: null, on: '2026-11-24' }
  const faults = (more: object) => inquiryTimeFaults({ ...inquiry, ...more }, now, '2026-11-24').map(f => f.pointer)
  assert.deepEqual([faults({}), faults({ dispatchedAt: now }), faults({ receivedAt: at('2026-11-24', '10:01') }), faults({ dispatchedAt: at('2026-11-24', '10:01') }), faults({ on: '2026-11-25' })], [[], [], ['/receivedAt'], ['/dispatchedAt'], ['/on']])
})
test('a class «card» without a card is pending still', () => {
  assert.equal(countsAs({ class: 'card', hasCard: false }), 'pending')
  assert.equal(countsAs({ class: 'card', hasCard: true }), 'card')
  assert.deepEqual((['pending', 'onFile', 'nonIntent'] as const).map(c => isSettled({ class: c, hasCard: false })), [false, true, true])
})
test('non-intent needs a reason, other classes drop it, and an inquiry with a card keeps its class', () => {
  assert.deepEqual(reclassed({ class: 'pending', hasCard: false }, 'nonIntent', 'boughtRival'), { class: 'nonIntent', invalidReason: 'boughtRival' })
  assert.deepEqual(reclassed({ class: 'pending', hasCard: false }, 'nonIntent', null), { faults: [{ pointer: '/invalidReason', code: 'field.required' }] })
  assert.deepEqual(reclassed({ class: 'nonIntent', hasCard: false }, 'pending', 'other'), { class: 'pending', invalidReason: null })
  assert.deepEqual(reclassed({ class: 'card', hasCard: true }, 'card', null), { class: 'card', invalidReason: null })
  assert.throws(() => reclassed({ class: 'card', hasCard: true }, 'onFile', null), (e: unknown) => e instanceof Refusal && e.code === 'inquiry.hasCard')
  assert.equal(invalidReasonList.length, 8)
})
test('the same phone in the same site and month repeats the first', () => {
  const first: RepeatFacts = { id: 'a', siteId: 's', on: '2026-11-02', receivedAt: '2026-11-02T02:00:00.000Z', phone: '13800138000' }
  const second = { ...first, id: 'b', on: '2026-11-20', receivedAt: '2026-11-20T02:00:00.000Z' }, third = { ...second, id: 'c' }
  assert.equal(repeatOf(third, [third, second, first]), 'a')
  assert.equal(repeatOf(third, [second]), 'b')
  assert.equal(repeatOf(first, [second, third]), null)
  assert.equal(repeatOf(first, [{ ...third, sealedFirst: true }, second]), 'c')
  assert.equal(repeatOf({ ...third, sealedFirst: true }, [first, second]), null)
  for (const change of [{ phone: null }, { phone: '13900139000' }, { siteId: 't' }, { on: '2026-12-01' }]) assert.equal(repeatOf({ ...second, ...change }, [first]), null)
})
test('of one phone’s inquiries in a month exactly the first counts, in whatever order they are asked', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 12 })
  fc.assert(fc.property(some, list => {
    const rows = list.map(([day, minute], i): RepeatFacts => { const on = addDays('2026-10-01', day); return { id: String(i).padStart(3, '0'), siteId: 's', on, receivedAt: plusMinutes(`${on}T02:00:00.000Z`, minute), phone: '138' } })
    const first = rows.filter(row => repeatOf(row, rows) === null)
    return first.length === 1 && rows.every(row => row === first[0] || repeatOf(row, rows.toReversed()) === first[0].id)
  }))
})
