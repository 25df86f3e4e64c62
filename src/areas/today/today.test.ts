import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axisOf, nextOf, placed, type LineItem } from './line.rules.ts'
import { fires, kindOf, lateCount, waiting, type Matter } from './matters.rules.ts'
import { elapsed, paceOf } from './pace.rules.ts'
import { defaultDay, proofOf, slotFaults, slotState } from './standard.rules.ts'
import { upright } from './upright.rules.ts'
import type { MyItem } from './today.ts'

const at = (clock: string): string => `2026-11-23T${clock}:00.000Z`
const matter = (m: Partial<Matter>): Matter => ({ kind: 'card', id: 'm', version: null, name: null, words: null, person: null, memberId: null, level: null, customerId: null, cardId: null, at: null, days: null, minutes: null, late: true, path: '/', can: [], ...m })
const item = (i: Partial<LineItem>): LineItem => ({ id: 'i', lane: 'appointments', kind: 'appointment', at: at('10:00'), to: null, state: 'open', name: null, words: null, person: null, level: null, customerId: null, count: 1, path: null, dusk: false, memberId: null, ...i })

test('D2.2 pace counts selling days that are over: the 23rd of a month sold every day is 22 of 30', () => {
  const days = elapsed('2026-11-23', { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] })
  assert.deepEqual(days, { over: 22, all: 30 })
  assert.deepEqual([paceOf(26, 14, days), paceOf(22, 16, days)], [{ number: 26, done: 14, should: 19, behind: 5 }, { number: 22, done: 16, should: 16, behind: 0 }])
  assert.deepEqual(elapsed('2026-11-01', { weekdays: [], holidays: [] }), { over: 0, all: 30 })
})
test('closed weekdays and holidays are no selling days, a 调休 workday is one; a month without any is due wholly', () => {
  assert.deepEqual(elapsed('2026-11-09', { weekdays: [1, 2, 3, 4, 5], holidays: [{ on: '2026-11-02', kind: 'holiday' }, { on: '2026-11-07', kind: 'workday' }] }), { over: 5, all: 21 })
  assert.deepEqual(paceOf(5, 0, { over: 0, all: 0 }), { number: 5, done: 0, should: 5, behind: 5 })
})
test('D2.6 a slot is proved by the record of its first duty that has one, and never called late where nothing could prove it', () => {
  assert.deepEqual([proofOf(['D2.5', 'D2.11']), proofOf(['D2.5']), proofOf([])], ['seal', null, null])
  const slot = { from: '08:00', to: '08:30', proof: 'morning' } as const
  assert.deepEqual([slotState(slot, false, '07:59'), slotState(slot, false, '08:10'), slotState(slot, false, '08:30'), slotState(slot, true, '09:00'), slotState({ ...slot, proof: null }, false, '09:00')], ['open', 'now', 'late', 'done', 'open'])
  assert.deepEqual([slotState({ ...slot, since: '08:30' }, false, '17:00'), slotState({ ...slot, since: '08:29' }, false, '17:00'), slotState({ ...slot, since: null }, false, '17:00')], ['open', 'late', 'late'])
  for (const s of defaultDay) { assert.deepEqual(slotFaults(s), []); assert.notEqual(proofOf(s.dutyIds), null) }
  assert.deepEqual(slotFaults({ from: '09:00', to: '09:00', dutyIds: ['D5.1'] }).map(f => f.code), ['standard-slot.order', 'standard-slot.duty'])
})
test('whose Today it is follows the widest work', () => {
  assert.deepEqual([['consultant', 'supervisor'], ['gm'], ['manager'], ['consultant', 'dcc'], ['dcc', 'reception'], ['reception'], ['auditor']].map(r => kindOf(r as never)), ['supervisor', 'manager', 'manager', 'consultant', 'dcc', 'reception', 'other'])
})
test('the hottest burn first, and no kind hides the others', () => {
  const cards = Array.from({ length: 6 }, (_, i) => matter({ id: `c${i}`, days: i })), lead = matter({ kind: 'inquiry', id: 'l', minutes: 41 }), seat = matter({ kind: 'door', id: 'd' }), plan = matter({ kind: 'plan', id: 'p', late: false, can: ['approve'] })
  assert.deepEqual(fires([...cards, seat, plan, lead], 5).map(m => m.id), ['l', 'd', 'c5', 'c4', 'c3'])
  assert.deepEqual(fires([matter({ id: 'a', minutes: 5 }), matter({ id: 'b', minutes: 9 }), matter({ id: 'c' })], 9).map(m => m.id), ['b', 'a', 'c'])
  assert.deepEqual(fires([matter({ id: 'n' }), matter({ id: 'm', days: 1, minutes: 1 }), matter({ id: 'o', days: 1 })], 9).map(m => m.id), ['m', 'o', 'n'])
  assert.deepEqual(fires([matter({ id: 'o', days: 1 }), matter({ id: 'm', days: 1, minutes: 1 }), matter({ id: 'n' })], 9).map(m => m.id), ['m', 'o', 'n'])
  assert.equal(lateCount([], {}), 0)
  assert.deepEqual(waiting([lead, plan]).map(m => m.id), ['p'])
  assert.equal(lateCount([...cards, lead, plan], { card: 40, inquiry: 3 }), 41)
})
test('the axis runs over opening hours, wider where something lies outside, eight hours at least', () => {
  const hours = (a: { from: number; to: number }): number[] => [new Date(a.from).getUTCHours(), (a.to - a.from) / 3_600_000]
  assert.deepEqual(hours(axisOf([item({ at: at('07:50') }), item({ at: at('17:30'), to: at('18:40') })], at('08:30'), at('18:00'), at('10:00'))), [7, 12])
  assert.deepEqual(hours(axisOf([], null, null, at('10:20'))), [10, 8])
})
test('things of a lane stand in the first free row, are cut at their neighbour, and none lies over another', () => {
  const axis = { from: Date.parse(at('08:00')), to: Date.parse(at('16:00')) }
  const out = placed([item({ id: 'b', at: at('08:30') }), item({ id: 'a', at: at('08:00') }), item({ id: 'c', at: at('09:00') }), item({ id: 'd', at: at('09:00') }), item({ id: 'e', at: at('15:59') }), item({ id: 'f', at: at('12:00'), to: at('14:00') })], axis, () => 0.2, 2)
  const of = (id: string) => out.find(p => p.item.id === id)!
  assert.deepEqual([of('a').row, of('b').row, of('c').row], [0, 1, 0])
  assert.ok(Math.abs(of('a').room - 0.125) < 1e-9, 'cut where c begins')
  assert.ok(of('e').x <= 0.85 + 1e-9, 'what would run over the end is drawn in')
  assert.equal(of('f').width, 0.25)
  for (const p of out) for (const q of out) if (p !== q && p.row === q.row && p.x < q.x) assert.ok(p.x + p.room <= q.x + 1e-9)
})
test('next: what is open from now on, several of one person and minute as one', () => {
  const next = nextOf([item({ id: 'past', at: at('09:00') }), item({ id: 'runs', at: at('09:30'), to: at('10:30'), state: 'now' }), item({ id: 'x', kind: 'instruction', at: at('11:00'), memberId: 'm' }), item({ id: 'y', kind: 'instruction', at: at('11:00'), memberId: 'm' }), item({ id: 'done', at: at('12:00'), state: 'done' }), item({ id: 'z', kind: 'item', at: at('12:00') }), item({ id: 'w', at: at('10:40') })], at('10:00'), 4)
  assert.deepEqual(next.map(i => [i.id, i.count]), [['runs', 1], ['w', 1], ['x', 2], ['z', 1]])
})
test('upright: burning first, then by the hour, then what has no hour; nobody is told twice', () => {
  const mine = (m: Partial<MyItem>): MyItem => ({ id: 'p', kind: 'followUp', title: '跟进', customer: null, tail: null, level: null, cardId: null, dueAt: null, state: 'open', age: 0, late: false, standInFor: null, ...m })
  const page = {
    matters: [matter({ id: 'card', customerId: 'c1' }), matter({ kind: 'appointment', id: 'gone', at: at('09:00') })],
    line: [item({ id: 'gone', state: 'late', at: at('09:00') }), item({ id: 'late', state: 'late', at: at('09:30') }), item({ id: 'soon', at: at('11:00'), customerId: 'c2' }), item({ id: 'ran', at: at('09:00'), to: at('12:00'), state: 'open' }), item({ id: 'runs', at: at('09:50'), to: at('12:00'), state: 'now' }), item({ id: 'door', lane: 'door' }), item({ id: 'done', state: 'done' }), item({ id: 'past', at: at('09:10') })],
    mine: { items: [mine({ id: 'p1', customer: { id: 'c1', label: '沈立' } }), mine({ id: 'p2', customer: { id: 'c2', label: '马丽' } }), mine({ id: 'p3', customer: { id: 'c3', label: '单雄' } }), mine({ id: 'p4', age: 2 }), mine({ id: 'p5', state: 'done' }), mine({ id: 'p6', kind: 'appointment' }), mine({ id: 'soon' }), mine({ id: 'p7', late: true, dueAt: at('09:00') }), mine({ id: 'p8' })] },
  }
  const { late, next, done } = upright(page, at('10:00'))
  assert.deepEqual([late.map(u => u.key), next.map(u => u.key), done.map(u => u.key)], [['fappointmentgone', 'fcardcard', 'ilate', 'mp4', 'mp7'], ['iran', 'iruns', 'isoon', 'mp3', 'mp8'], ['idone', 'mp5']])
  assert.deepEqual(upright({ matters: [], line: [], mine: null }, at('10:00')), { late: [], next: [], done: [] })
})
