import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../../kernel/refusal.ts'
import { mergedByField } from './merge.rules.ts'
import { addedSums, finished, finishFaults, isLateEntry, noSums, sheetSums, visitClass, type FinishFacts, type SheetRow, type VisitClass } from './visit.rules.ts'

const now = '2026-11-24T10:00:00.000Z'
const party: FinishFacts = { state: 'unfinished', purpose: 'buy', firstTime: true, arrivedAt: '2026-11-24T06:00:00.000Z', leftAt: null, ownerId: 'li', receivedById: null, name: '王先生', phone: '13800138000', customerId: null, noDataReason: null }
const lacks = (change: Partial<FinishFacts>) => finishFaults({ ...party, ...change }, now).map(fault => `${fault.pointer} ${fault.code}`)

test('a party’s class is the first that fits', () => {
  const base = { state: 'finished', purpose: 'buy', firstTime: true, isOrigin: true, hadLiveCard: true } as const
  assert.equal(visitClass({ ...base, state: 'unfinished', purpose: 'service' }), 'unfinished')
  assert.equal(visitClass({ ...base, purpose: 'service', firstTime: false }), 'nonIntent')
  assert.equal(visitClass({ ...base, firstTime: false }), 'again')
  assert.equal(visitClass(base), 'firstWithData')
  assert.equal(visitClass({ ...base, isOrigin: false }), 'firstHasCard')
  assert.equal(visitClass({ ...base, isOrigin: false, hadLiveCard: false }), 'firstNoData')
})
test('finishing a first buy visit asks for data or a reason, and for somebody it counts for', () => {
  assert.deepEqual(lacks({}), [])
  assert.deepEqual(lacks({ phone: null }), ['/phone field.required', '/noDataReason field.required'])
  assert.deepEqual(lacks({ phone: null, name: null, noDataReason: '不愿留' }), [])
  assert.deepEqual(lacks({ name: null }), ['/name field.required'])
  assert.deepEqual(lacks({ name: null, phone: null, customerId: 'c1' }), [])
  assert.deepEqual(lacks({ firstTime: false, phone: null, name: null }), [])
  assert.deepEqual(lacks({ ownerId: null }), ['/receivedById field.required'])
  assert.deepEqual(lacks({ ownerId: null, receivedById: 'li' }), [])
})
test('a party for repair or papers needs nothing more, but its times must be possible', () => {
  assert.deepEqual(lacks({ purpose: 'service', ownerId: null, phone: null, name: null }), [])
  assert.deepEqual(lacks({ purpose: 'service', leftAt: '2026-11-24T05:59:00.000Z' }), ['/leftAt field.range'])
  assert.deepEqual(lacks({ leftAt: '2026-11-24T06:00:00.000Z' }), [])
  assert.deepEqual(lacks({ arrivedAt: '2026-11-24T10:00:00.001Z' }), ['/arrivedAt field.range'])
})
test('a party is finished once', () => {
  assert.deepEqual(finished(party, now), { state: 'finished', finishedAt: now })
  assert.throws(() => finished({ state: 'finished' }, now), (e: unknown) => e instanceof Refusal && e.code === 'visit.finished' && e.status === 409)
})
test('written on a later site day, or after the seal, is a late entry', () => {
  assert.equal(isLateEntry('2026-11-24', '2026-11-24T15:59:59.000Z', 'Asia/Shanghai'), false)
  assert.equal(isLateEntry('2026-11-24', '2026-11-24T16:00:00.000Z', 'Asia/Shanghai'), true)
  assert.equal(isLateEntry('2026-11-24', '2026-11-24T12:00:00.000Z', 'Asia/Shanghai', true), true)
})

const classes: VisitClass[] = ['firstWithData', 'firstHasCard', 'firstNoData', 'again', 'nonIntent', 'unfinished']
const row = fc.record<SheetRow>({ class: fc.constantFrom(...classes), people: fc.integer({ min: 1, max: 9 }), wechatAdded: fc.boolean(), testDrive: fc.boolean(), quote: fc.boolean(), order: fc.boolean() })
test('the feet of two sheets add up to the foot of both', () => {
  fc.assert(fc.property(fc.array(row), fc.array(row), (a, b) => JSON.stringify(addedSums(sheetSums(a), sheetSums(b))) === JSON.stringify(sheetSums([...a, ...b]))))
  assert.deepEqual(addedSums(noSums, noSums), noSums)
})
test('the foot of the sheet adds up to its parties', () => {
  fc.assert(fc.property(fc.array(row), rows => {
    const s = sheetSums(rows)
    return s.parties === s.first + s.again + s.nonIntent + s.unfinished && s.first === s.firstWithData + s.firstHasCard + s.firstNoData && s.people >= s.parties && s.parties === rows.length
  }))
  assert.deepEqual(sheetSums([{ class: 'again', people: 3, wechatAdded: true, testDrive: true, quote: false, order: true }]), { parties: 1, people: 3, first: 0, firstWithData: 0, firstHasCard: 0, firstNoData: 0, again: 1, nonIntent: 0, unfinished: 0, wechat: 1, testDrives: 1, quotes: 0, orders: 1 })
})

test('two people on one row merge by field; only the same field is a conflict', () => {
  const base = { name: null, phone: null, people: 1, want: { model: '晨夕A', colour: null }, tags: ['a'] }
  assert.deepEqual(mergedByField(base, { ...base, name: '王' }, { phone: '138', people: 2 }), { changes: { phone: '138', people: 2 }, conflicts: [] })
  assert.deepEqual(mergedByField(base, { ...base, name: '王' }, { name: '李' }), { changes: {}, conflicts: ['/name'] })
  assert.deepEqual(mergedByField(base, { ...base, name: '王' }, { name: '王' }), { changes: {}, conflicts: [] })
  assert.deepEqual(mergedByField(base, { ...base, want: { model: '晨夕A', colour: '红' } }, { want: { model: '晨夕B' } }), { changes: { want: { model: '晨夕B' } }, conflicts: [] })
  assert.deepEqual(mergedByField(base, { ...base, want: { model: '晨夕A', colour: '红' } }, { want: { colour: '蓝' } }), { changes: {}, conflicts: ['/want/colour'] })
  assert.deepEqual(mergedByField({}, {}, { want: { model: 'X' } }), { changes: { want: { model: 'X' } }, conflicts: [] })
  assert.deepEqual(mergedByField({}, { want: { model: 'Y' } }, { want: { model: 'X' } }).conflicts, ['/want/model'])
  assert.deepEqual(mergedByField({ want: { model: 'Y' } }, {}, { want: { model: 'X' } }).conflicts, ['/want/model'])
  assert.deepEqual(mergedByField(base, base, { want: null, tags: ['a', 'b'] }), { changes: { want: null, tags: ['a', 'b'] }, conflicts: [] })
  assert.deepEqual(mergedByField({ x: [{ a: 1, b: 2 }] }, { x: [{ a: 1, b: 2 }] }, { x: [{ a: 1, b: 2 }] }), { changes: {}, conflicts: [] })
  assert.deepEqual(mergedByField({ want: null }, { want: { model: 'Y' } }, { want: null }), { changes: {}, conflicts: [] })
  assert.deepEqual(mergedByField({ list: 1, want: { model: null } }, { list: 1, want: {} }, { want: null }).changes, { want: null })
})
test('edits of different fields give the same row in either order', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd'), edit = fc.dictionary(name, fc.integer({ min: 0, max: 3 }))
  fc.assert(fc.property(edit, edit, edit, (base, one, two) => {
    const after = (first: object, second: Record<string, unknown>) => { const made = mergedByField(base, { ...base, ...first }, second); return { row: { ...base, ...first, ...made.changes }, conflicts: made.conflicts } }
    const left = after(one, two), right = after(two, one)
    assert.equal(left.conflicts.length, right.conflicts.length)
    if (left.conflicts.length === 0) assert.deepEqual(left.row, right.row)
  }))
})
