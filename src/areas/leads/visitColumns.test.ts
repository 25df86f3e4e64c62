import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellAt, cellsOf, cellsOfKnown, freshCells, optionsFor, pasted, readClock, toWire, typed } from './visitColumns.ts'
import type { Recalled } from './recall.ts'
import type { SheetLine } from './visitSheet.ts'

const at = (clock: string) => `2026-11-23T${clock}`
test('a clock is typed as hands type it', () => {
  assert.deepEqual(['1042', '10:42', '10.42', '9:5', '905', '24:00', '1060', 'soon', ''].map(readClock), ['10:42', '10:42', '10:42', '09:05', '09:05', undefined, undefined, undefined, undefined])
})
test('a new party sends what differs from nothing, a row only what was changed', () => {
  const fresh = freshCells('10:42', 'm1')
  assert.deepEqual(toWire(fresh, {}, at).body, { arrivedAt: at('10:42'), people: 1, receivedHow: 'turn', receivedById: 'm1', firstTime: true, purpose: 'buy', channel: 'walkIn', wechatAdded: false })
  assert.deepEqual(toWire({ ...fresh, leftAt: '11:00', name: '沈立', phone: '13800137715', model: '曜行 X9', firstTime: 'S', wechatAdded: 'yes' }, fresh, at).body, { leftAt: at('11:00'), name: '沈立', phone: '13800137715', want: { model: '曜行 X9' }, firstTime: false, wechatAdded: true })
  assert.deepEqual(toWire({ ...fresh, name: '', leftAt: '' }, { ...fresh, name: '沈立', leftAt: '11:00' }, at).body, { leftAt: null, name: null })
})
test('what cannot be sent is said at its cell; a masked phone stays as it is', () => {
  const fresh = freshCells('10:42', null)
  assert.deepEqual(toWire({ ...fresh, arrivedAt: '99', people: '0', phone: '7715' }, {}, at).faults, [{ cell: 'arrivedAt', code: 'clock' }, { cell: 'people', code: 'people' }, { cell: 'phone', code: 'phone' }])
  assert.deepEqual(toWire({ ...fresh, phone: '138****7715' }, fresh, at), { body: {}, faults: [] })
  assert.deepEqual(toWire({ ...fresh, phone: '' }, { ...fresh, phone: '138****7715' }, at).body, { phone: null })
  assert.deepEqual([cellAt('/want/model'), cellAt('/phone'), cellAt('/customerId'), cellAt('/siteId')], ['model', 'phone', 'name', undefined])
})
test('a row reads back into its own cells, and every picked cell offers something', () => {
  const row = { arrivedAt: 'T10:42', leftAt: null, people: 2, receivedHow: 'named', receivedById: null, ownerId: 'm2', firstTime: false, purpose: 'buy', name: null, phone: '138****7715', noDataReason: null, want: {}, level: 'H', channel: null, wechatAdded: true, rival: null, plate: null, transport: null, leftFor: null, note: null } as unknown as SheetLine
  const cells = cellsOf(row, i => i.slice(1))
  assert.deepEqual(toWire(cells, cells, at), { body: {}, faults: [] })
  assert.deepEqual(cellsOf({ ...row, leftAt: 'T11:00', firstTime: true, wechatAdded: false }, i => i.slice(1)).leftAt, '11:00')
  for (const language of ['zh', 'en'] as const) {
    const options = optionsFor({ people: [{ id: 'm1', label: '陈浩', team: null, sells: true, keys: 'chenhao ch' }], models: ['曜行 X9'] }, language)
    for (const c of typed) if (c.kind === 'pick') assert.ok(options[c.key]!.length > 0, c.key)
  }
})
test('rows from a spreadsheet fall into the cells from where one stands; what fits none is named and its row left out', () => {
  const options = optionsFor({ people: [{ id: 'm1', label: '陈浩', team: null, sells: true, keys: 'chenhao ch' }], models: [] }, 'zh'), fresh = freshCells('10:42', null)
  const { rows, faults } = pasted('09:05\t\t2\t指定\t陈浩\t\t二次\t逛街\n0918\t\t1\tzd\tch\t\t二次\t看车\r\n25:00\t\t\t\t无此人\n', 'arrivedAt', fresh, options)
  assert.deepEqual(rows.map(r => [r.arrivedAt, r.people, r.receivedHow, r.receivedById, r.firstTime, r.purpose]), [['09:18', '1', 'named', 'm1', 'S', 'buy']])
  assert.deepEqual(faults, [{ row: 1, cell: 'purpose', text: '逛街' }, { row: 3, cell: 'arrivedAt', text: '25:00' }, { row: 3, cell: 'receivedById', text: '无此人' }])
  assert.deepEqual(pasted('王先生\t13800001111\t\t曜行 X9\tH\t自然到店\t√\t启程\n\t\t\t\t\t\t无\t\t\t\t\t\t\t\t\tbeyond', 'name', fresh, options).rows.map(r => [r.name, r.phone, r.model, r.level, r.wechatAdded, r.rival]), [['王先生', '13800001111', '曜行 X9', 'H', 'yes', '启程'], ['', '', '', '', 'no', '']])
  assert.deepEqual(pasted('H', 'level', fresh, {}).faults.length, 1)
})

test('a known customer brings his own consultant, booked or asked for, unless somebody was chosen by hand', () => {
  const fresh = freshCells('10:42', 'm1'), known = { name: '沈立', phone: '138****7715', ownerId: 'm2', visits: 2, level: 'H', promises: [] } as unknown as Recalled, day = { people: [{ id: 'm1' }, { id: 'm2' }], byHand: false, on: '2026-11-23', zone: 'Asia/Shanghai' }
  assert.deepEqual(cellsOfKnown(known, fresh, day), { name: '沈立', phone: '138****7715', ownerId: 'm2', firstTime: 'S', level: 'H', receivedById: 'm2', receivedHow: 'named' })
  const booked = { ...known, promises: [{ kind: 'appointment', at: '2026-11-23T06:00:00.000Z', text: '试驾', with: null }] } as Recalled
  assert.equal(cellsOfKnown(booked, fresh, day).receivedHow, 'appointment')
  assert.equal(cellsOfKnown({ ...booked, promises: [{ ...booked.promises[0], at: '2026-11-24T06:00:00.000Z' }, { kind: 'instruction', at: '2026-11-23T06:00:00.000Z', text: null, with: null }] }, fresh, day).receivedHow, 'named')
  for (const stays of [cellsOfKnown(known, fresh, { ...day, byHand: true }), cellsOfKnown(known, { ...fresh, receivedHow: 'named' }, day), cellsOfKnown(known, fresh, { ...day, people: [] })]) assert.equal('receivedById' in stays, false)
  assert.deepEqual(cellsOfKnown({ ...known, phone: null, ownerId: null, visits: 0, level: 'O' }, { ...fresh, level: 'B', ownerId: 'm3' }, day), { name: '沈立', phone: '', ownerId: 'm3', firstTime: 'F', level: 'B' })
})
