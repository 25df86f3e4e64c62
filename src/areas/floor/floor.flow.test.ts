import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, town, type Actor } from '../../test/house.ts'

const on = '2026-11-23'
const t = await town()
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2'), three = await t.as('consultant3')
/** A person's cached rights live 3 s: a new login sees the day sheet at once. */
const customersOf = async (actor: Actor): Promise<string[]> => ((await actor.call('GET', '/customers?limit=100')).body.items as { name: string }[]).map(c => c.name)

test('D2.7 the supervisor says who works today; whoever rests goes to the lead unless somebody is named', async () => {
  const set = await supervisor.call('POST', '/day-sheets/set', { on, rows: [{ memberId: one.memberId, state: 'onDuty' }, { memberId: two.memberId, state: 'rest' }] })
  assert.equal(set.status, 200, set.text)
  const rest = set.body.items.find((r: { memberId: string }) => r.memberId === two.memberId)
  assert.deepEqual([rest.state, rest.standInId, rest.standIn.label], ['rest', supervisor.memberId, 'supervisor'])
  const again = await supervisor.call('POST', '/day-sheets/set', { on, rows: [{ memberId: two.memberId, state: 'rest', standInId: one.memberId }] })
  assert.equal(again.body.items.find((r: { memberId: string }) => r.memberId === two.memberId).standInId, one.memberId)
})
test('a stand-in sees what he stands in for on that day; ownership stays', async () => {
  const made = await two.call('POST', '/customers', { name: '周明远', phone: '13800138001', channel: 'walkIn' })
  assert.equal(made.status, 201, made.text)
  t.clock.now = '2026-11-23T02:00:05.000Z'
  assert.deepEqual(await customersOf(one), ['周明远'])
  assert.equal((await one.call('GET', `/customers/${made.body.id}`)).body.ownerId, two.memberId)
  assert.deepEqual(await customersOf(three), [])
})
test('no absent person without a working stand-in; a stand-in cannot go off; another team’s people are out of reach', async () => {
  const codes = async (actor: Actor, rows: object[]) => { const a = await actor.call('POST', '/day-sheets/set', { on, rows }); return [a.status, a.body.errors?.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`) ?? a.body.code] }
  assert.deepEqual(await codes(supervisor, [{ memberId: supervisor.memberId, state: 'leave' }]), [422, ['/rows/0/standInId day-sheet.standIn']])
  assert.deepEqual(await codes(supervisor, [{ memberId: one.memberId, state: 'rest', standInId: two.memberId }]), [422, ['/rows/0/standInId day-sheet.standInAbsent', '/rows/0/state day-sheet.standsIn']])
  assert.deepEqual(await codes(supervisor, [{ memberId: one.memberId, state: 'rest', standInId: supervisor.memberId }]), [422, ['/rows/0/state day-sheet.standsIn']])
  assert.equal((await codes(supervisor, [{ memberId: three.memberId, state: 'rest', standInId: one.memberId }]))[0], 403)
  assert.equal((await codes(one, [{ memberId: one.memberId, state: 'rest' }]))[0], 403)
  assert.deepEqual(await codes(supervisor, [{ memberId: '00000000-0000-7000-8000-000000000000', state: 'rest' }]), [422, ['/rows/0/memberId field.reference']])
  assert.deepEqual(await codes(supervisor, [{ memberId: one.memberId, state: 'onDuty' }, { memberId: one.memberId, state: 'out' }]), [422, ['/rows field.choice']])
  assert.equal((await codes(supervisor, []))[0], 422)
})
test('one row a person and day: created once, changed with its version', async () => {
  const made = await supervisor.call('POST', '/day-sheets', { memberId: supervisor.memberId, on, state: 'out', note: '区域会议' })
  assert.equal(made.status, 201, made.text)
  assert.equal((await supervisor.call('POST', '/day-sheets', { memberId: supervisor.memberId, on, state: 'onDuty' })).body.code, 'day-sheet.duplicate')
  assert.equal((await supervisor.call('PATCH', `/day-sheets/${made.body.id}`, { state: 'onDuty' })).status, 428)
  const changed = await supervisor.call('PATCH', `/day-sheets/${made.body.id}`, { state: 'onDuty' }, { 'if-match': String(made.headers.etag) })
  assert.deepEqual([changed.status, changed.body.state, changed.body.note], [200, 'onDuty', '区域会议'])
})
test('the board shows everyone of the site, where each is, and only to its own people', async () => {
  assert.equal((await one.call('POST', '/live-statuses/set', { state: 'break' })).body.state, 'break')
  assert.equal((await one.call('POST', '/live-statuses/set', { state: 'floor', memberId: two.memberId })).status, 403)
  assert.equal((await (await t.as('reception')).call('POST', '/live-statuses/set', { state: 'floor', memberId: one.memberId })).body.state, 'floor')
  const board = await three.call('GET', `/pages/board?on=${on}`)
  assert.equal(board.status, 200, board.text)
  const seen = (login: string) => board.body.people.find((p: { name: string }) => p.name === login)
  assert.deepEqual([seen('consultant1').state, seen('consultant2').sheet, seen('consultant2').state, seen('consultant2').standIn.label], ['floor', 'rest', null, 'consultant1'])
  assert.deepEqual([board.body.doorCover, board.body.onFloor, board.body.can], [2, 1, []])
  const received = await (await t.as('reception')).call('POST', '/visits', { receivedById: one.memberId, arrivedAt: '2026-11-23T02:00:20.000Z' }, {})
  t.clock.now = '2026-11-23T02:01:00.000Z'
  if (received.status === 201) {
    const busy = (await three.call('GET', `/pages/board?on=${on}`)).body.people.find((p: { name: string }) => p.name === 'consultant1')
    assert.deepEqual([busy.state, busy.party.no], ['withCustomer', received.body.partyNo])
  }
  await t.secondOrganisation()
  const stranger = await t.as('b-consultant')
  assert.equal((await stranger.call('GET', `/pages/board?siteId=${t.siteId}`)).status, 404)
  assert.deepEqual((await stranger.call('GET', '/day-sheets')).body.items, [])
})
test('the next day the stand-in sees nothing of it any more', async () => {
  t.clock.now = '2026-11-24T02:00:00.000Z'
  const login = await t.anyone('POST', '/sessions', { login: 'consultant1', password })
  const cookie = String(login.headers['set-cookie']).split(';')[0]
  assert.deepEqual((await t.anyone('GET', '/customers?limit=100', undefined, { cookie })).body.items, [])
})
