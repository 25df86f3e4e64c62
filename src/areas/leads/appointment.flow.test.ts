import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor } from '../../test/house.ts'
import { sweepMissed } from './appointment.handlers.ts'

const t = await town({ at: '2026-11-23T02:00:00.000Z' })
const [c1, c3, dcc, supervisor, reception, manager, finance] = await Promise.all(['consultant1', 'consultant3', 'dcc', 'supervisor', 'reception', 'manager', 'finance'].map(t.as))
const v = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
let n = 0
const person = async (who: Actor) => (await who.call('POST', '/customers', { name: `客${++n}`, phone: `1360013${String(n).padStart(4, '0')}`, channel: 'call' })).body
const plan = async (who: Actor, customerId: string, facts: object = {}) => who.call('POST', '/appointments', { customerId, at: '2026-11-24T06:00:00Z', purpose: '试驾', ...facts })
const give = async (who: Actor, of: { id: string }, command: string, facts: object = {}) => who.call('POST', `/appointments/${of.id}/${command}`, facts, v((await manager.call('GET', `/appointments/${of.id}`)).body))

test('from inquiry to appointment: with the customer’s owner, his card, and named by the inquiry', async () => {
  const of = await person(c1), card = (await c1.call('POST', '/prospect-cards', { customerId: of.id, level: 'B', channel: 'call' })).body
  const lead = (await c1.call('POST', '/inquiries', { kind: 'call', customerId: of.id })).body
  const made = await plan(manager, of.id, { inquiryId: lead.id })
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([made.body.state, made.body.memberId, made.body.cardId, made.body.inquiryId, made.body.siteId], ['planned', c1.memberId, card.id, lead.id, t.siteId])
  assert.equal((await c1.call('GET', `/inquiries/${lead.id}`)).body.appointmentId, made.body.id)
  assert.deepEqual(made.body.can.toSorted(), ['came', 'cancel', 'change', 'confirm', 'miss', 'move'])
})
test('he came: his party is linked, on that day and not before', async () => {
  const of = await person(c1), lead = (await c1.call('POST', '/inquiries', { kind: 'call', customerId: of.id })).body
  const tomorrow = (await plan(c1, of.id)).body
  assert.equal((await give(c1, tomorrow, 'came')).body.code, 'appointment.notYet')
  const today = (await plan(c1, of.id, { at: '2026-11-23T03:00:00Z', inquiryId: lead.id })).body
  const party = (await c1.call('POST', '/visits', { customerId: of.id })).body
  const came = await give(c1, today, 'came')
  assert.deepEqual([came.body.state, came.body.visitId], ['came', party.id], came.text)
  assert.equal((await c1.call('GET', `/inquiries/${lead.id}`)).body.visitId, party.id)
  assert.deepEqual([came.body.can, (await give(c1, today, 'cancel', { reason: 'x' })).body.code], [[], 'appointment.notPlanned'])
})
test('the party named must be his', async () => {
  const of = await person(c1), other = await person(c1)
  const today = (await plan(c1, of.id, { at: '2026-11-23T03:00:00Z' })).body
  const stranger = (await c1.call('POST', '/visits', { customerId: other.id })).body
  assert.equal((await give(c1, today, 'came', { visitId: stranger.id })).body.errors[0].pointer, '/visitId')
  const nameless = (await reception.call('POST', '/visits', {})).body
  assert.equal((await give(c1, today, 'came', { visitId: nameless.id })).body.visitId, nameless.id)
})
test('not before the hour is anyone missed; who was missed may have come after all', async () => {
  const of = await person(c1)
  const later = (await plan(c1, of.id, { at: '2026-11-23T03:00:00Z' })).body, past = (await plan(c1, of.id, { at: '2026-11-23T01:00:00Z' })).body
  assert.equal((await give(c1, later, 'miss')).body.code, 'appointment.notYet')
  assert.equal((await give(c1, past, 'miss')).body.state, 'missed')
  assert.equal((await give(c1, past, 'move', { at: '2026-11-25T03:00:00Z' })).body.code, 'appointment.notPlanned')
  assert.equal((await give(c1, past, 'came')).body.state, 'came')
})
test('moved: the old one points to the new; cancelled: with its reason', async () => {
  const of = await person(c1), made = (await plan(c1, of.id)).body
  assert.equal((await give(c1, made, 'move', { at: '2026-11-23T01:00:00Z' })).body.errors[0].pointer, '/at')
  const moved = await give(c1, made, 'move', { at: '2026-11-28T06:00:00Z' })
  const next = (await c1.call('GET', `/appointments/${moved.body.movedToId}`)).body
  assert.deepEqual([moved.body.state, next.state, next.at, next.purpose, next.memberId], ['moved', 'planned', '2026-11-28T06:00:00.000Z', '试驾', c1.memberId])
  assert.equal((await give(c1, next, 'cancel')).body.errors[0].pointer, '/reason')
  const cancelled = await give(c1, next, 'cancel', { reason: '出差' })
  assert.deepEqual([cancelled.body.state, cancelled.body.reason], ['cancelled', '出差'])
})
test('put right while planned: what for, with whom, for a time to come; another time asks for another call; settled it stays (wire.md 1 «Change»)', async () => {
  const of = await person(c1), made = (await plan(c1, of.id)).body, patch = (who: Actor, row: { id: string; version: number }, facts: object) => who.call('PATCH', `/appointments/${row.id}`, facts, v(row))
  const sure = (await give(c1, made, 'confirm', { result: 'confirmed' })).body
  const purpose = await patch(c1, sure, { purpose: '看车', memberId: supervisor.memberId })
  assert.deepEqual([purpose.status, purpose.body.purpose, purpose.body.memberId, purpose.body.confirmation], [200, '看车', supervisor.memberId, 'confirmed'], purpose.text)
  const later = await patch(c1, purpose.body, { at: '2026-11-24T07:30:00Z' })
  assert.deepEqual([later.body.at, later.body.confirmation, later.body.confirmedAt, later.body.state], ['2026-11-24T07:30:00.000Z', null, null, 'planned'], later.text)
  assert.equal((await patch(c1, later.body, { at: '2026-11-23T01:00:00Z' })).body.errors[0].pointer, '/at')
  assert.deepEqual([(await patch(c1, later.body, { customerId: of.id })).status, (await patch(c1, later.body, { purpose: '' })).status, (await patch(c1, made, { purpose: '晚' })).status, (await patch(reception, later.body, { purpose: '前台' })).status, (await patch(c3, later.body, { purpose: '别组' })).status], [422, 422, 412, 403, 404])
  const off = (await give(c1, later.body, 'cancel', { reason: '出差' })).body
  for (const [language, words] of [['zh', /已经有结果/], ['en', /settled already/]] as const) {
    const refused = await c1.call('PATCH', `/appointments/${off.id}`, { purpose: '再来' }, { ...v(off), 'accept-language': language })
    assert.deepEqual([refused.status, refused.body.code], [409, 'appointment.notPlanned'])
    assert.match(refused.body.detail, words)
  }
  assert.equal(off.can.includes('change'), false)
})
test('the sweep misses what the day left behind, once, and leaves today alone', async () => {
  const of = await person(c1)
  const old = (await plan(c1, of.id, { at: '2026-11-22T15:59:00Z' })).body, today = (await plan(c1, of.id, { at: '2026-11-22T16:01:00Z' })).body
  await sweepMissed(t.house)
  const [first, second] = [(await c1.call('GET', `/appointments/${old.id}`)).body, (await c1.call('GET', `/appointments/${today.id}`)).body]
  assert.deepEqual([first.state, second.state], ['missed', 'planned'])
  await sweepMissed(t.house)
  assert.equal((await c1.call('GET', `/appointments/${old.id}`)).body.version, first.version)
  assert.equal((await c1.call('GET', `/appointments/${old.id}/history`)).body.items[0].action, 'miss')
})
test('who may: own, another team, reception makes but does not settle, another organisation', async () => {
  const of = await person(c1), made = (await plan(c1, of.id)).body
  assert.deepEqual(await Promise.all([c1, supervisor, reception, dcc].map(async who => (await who.call('GET', `/appointments/${made.id}`)).status)), [200, 200, 200, 200])
  assert.equal((await c3.call('GET', `/appointments/${made.id}`)).status, 404)
  assert.equal((await finance.call('GET', '/appointments')).status, 403)
  assert.deepEqual([(await plan(reception, of.id)).status, (await give(reception, made, 'cancel', { reason: 'x' })).status], [201, 403])
  assert.equal((await c1.call('POST', `/appointments/${made.id}/cancel`, { reason: 'x' })).status, 428)
  assert.equal((await c1.call('POST', `/appointments/${made.id}/cancel`, { reason: 'x' }, { 'if-match': '"7"' })).status, 412)
  await t.secondOrganisation()
  const b = await t.as('b-consultant')
  assert.deepEqual([(await b.call('GET', `/appointments/${made.id}`)).status, (await plan(b, of.id)).body.errors[0].pointer], [404, '/customerId'])
})
