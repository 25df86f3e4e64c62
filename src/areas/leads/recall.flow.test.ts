import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'

const t = await town()
const [supervisor, c1, c3, reception, finance] = await Promise.all(['supervisor', 'consultant1', 'consultant3', 'reception', 'finance'].map(l => t.as(l)))
const made = await c1.call('POST', '/customers', { name: '王小明', channel: 'walkIn', phone: '13800002201', otherPhones: ['13900007788'], contacts: [{ name: '李太太', phone: '13700006677' }], things: [{ kind: '车', plate: '浙A·88X21' }] })
const id = made.body.id as string
const card = (await c1.call('POST', '/prospect-cards', { customerId: id, channel: 'walkIn', level: 'H', want: { model: '曜行 X9', colour: '白' } })).body
await c1.call('POST', '/appointments', { customerId: id, at: '2026-11-24T06:30:00.000Z', purpose: '试驾' })
const told = await supervisor.call('POST', `/prospect-cards/${card.id}/instruct`, { text: '今天答价格', dueAt: '2026-11-23T09:00:00.000Z' }, { 'if-match': `"${card.version}"` })
const ask = async (q: string, by = reception) => by.call('GET', `/pages/recall?q=${encodeURIComponent(q)}`)

test('a phone’s tail tells reception whose this is, how hot, and what was promised', async () => {
  assert.equal(told.status, 200, told.text)
  const found = (await ask('2201')).body
  assert.equal(found.items.length, 1)
  const [one] = found.items
  assert.deepEqual([one.id, one.name, one.phone, one.owner, one.level, one.want, one.by, one.since, one.nextContactOn], [id, '王小明', '138****2201', 'consultant1', 'H', '曜行 X9 白', 'phone', '2026-11-23', '2026-11-24'])
  assert.deepEqual(one.promises.map((p: { kind: string; text: string | null }) => [p.kind, p.text]), [['instruction', null], ['appointment', '试驾']])
  assert.equal((await ask('2201', c1)).body.items[0].promises[0].text, '今天答价格')
})
test('further phones, a contact’s phone and a plate find him too; four digits in the middle do not', async () => {
  for (const [q, by] of [['7788', 'otherPhone'], ['6677', 'contact'], ['138 0000 2201', 'phone'], ['浙a88x21', 'plate'], ['浙A·88X21', 'plate']] as const) {
    const items = (await ask(q)).body.items
    assert.deepEqual([items.length, items[0]?.id, items[0]?.by], [1, id, by], q)
  }
  assert.equal((await ask('6677')).body.items[0].contact, '李太太')
  assert.deepEqual((await ask('0220')).body.items, [])
})
test('parties who left a number and are no customer are remembered as parties', async () => {
  await reception.call('POST', '/visits', { name: '路人', phone: '13611119999', plate: '沪B12345' })
  const [party] = (await ask('9999')).body.items
  assert.deepEqual([party.kind, party.name, party.phone, party.lastVisitOn], ['visit', '路人', '136****9999', '2026-11-23'])
  assert.equal((await ask('沪B12345')).body.items[0].kind, 'visit')
})
test('a longer tail tells reception no more than the mask shows: the last four decide; who may reveal the number is answered by all he typed', async () => {
  const names = async (q: string, by = reception) => (await ask(q, by)).body.items.map((i: { name: string }) => i.name)
  const known = await names('2201')
  assert.ok(known.length > 0)
  for (const q of ['02201', '92201', '002201', '872201']) assert.deepEqual(await names(q), known, q)
  assert.deepEqual([(await names('002201', c1)).length > 0, await names('872201', c1)], [true, []])
})
test('who may not see the customer gets the holder of a whole number, masked, and nothing for a tail', async () => {
  assert.deepEqual((await ask('2201', c3)).body.items, [])
  const [one] = (await ask('13800002201', c3)).body.items
  assert.deepEqual([one.seen, one.id, one.name, one.owner, one.since, one.phone, one.level, one.promises], [false, undefined, '王*', 'consultant1', '2026-11-23', null, null, []])
})
test('bad questions are told what to give; other roles and organisations learn nothing', async () => {
  assert.deepEqual([(await ask('22')).status, (await ask('22')).body.code], [422, 'recall.short'])
  assert.equal((await ask('138****2201')).body.code, 'field.masked')
  assert.equal((await ask('王小明')).body.code, 'recall.short')
  assert.equal((await reception.call('GET', '/pages/recall')).status, 422)
  assert.equal((await ask('2201', finance)).status, 403)
  await t.secondOrganisation()
  assert.deepEqual((await ask('13800002201', await t.as('b-supervisor'))).body.items, [])
})
