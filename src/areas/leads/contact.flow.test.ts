import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor } from '../../test/house.ts'

const t = await town({ at: '2026-11-23T02:00:00.000Z' })
const [c1, c2, c3, dcc, supervisor, supervisor2, manager, gm, finance, reception] = await Promise.all(['consultant1', 'consultant2', 'consultant3', 'dcc', 'supervisor', 'supervisor2', 'manager', 'gm', 'finance', 'reception'].map(t.as))
const v = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
let n = 0
const opened = async (who: Actor, level = 'B') => {
  const customer = (await who.call('POST', '/customers', { name: `客${++n}`, phone: `1370013${String(n).padStart(4, '0')}`, channel: 'walkIn' })).body
  const card = await who.call('POST', '/prospect-cards', { customerId: customer.id, level, channel: 'walkIn' })
  assert.equal(card.status, 201, card.text)
  return { customerId: customer.id as string, cardId: card.body.id as string }
}
const card = async (id: string) => (await manager.call('GET', `/prospect-cards/${id}`)).body
const customer = async (id: string) => (await manager.call('GET', `/customers/${id}`)).body
const contact = (who: Actor, facts: object) => who.call('POST', '/follow-ups', { means: 'call', result: 'reached', text: '说了', ...facts })
const happened = (who: Actor, facts: object) => who.call('POST', '/milestones', facts)

test('a contact moves the card’s last and next contact, and the customer’s (D3.13)', async () => {
  const of = await opened(c1, 'H')
  const made = await contact(c1, { customerId: of.customerId, seconds: 95, nextContactOn: '2026-11-28' })
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([made.body.cardId, made.body.byId, made.body.at, made.body.standInForId], [of.cardId, c1.memberId, '2026-11-23T02:00:00.000Z', null])
  const now = await card(of.cardId)
  assert.deepEqual([now.lastContactAt, now.plannedContactOn, now.nextContactOn], ['2026-11-23T02:00:00.000Z', '2026-11-28', '2026-11-28'])
  const who = await customer(of.customerId)
  assert.deepEqual([who.lastContactAt, who.nextContactOn], ['2026-11-23', '2026-11-28'])
})
test('without an agreed day the level’s rhythm says when; nobody reached is tried again tomorrow', async () => {
  const of = await opened(c1, 'C')
  await contact(c1, { customerId: of.customerId, at: '2026-11-23T01:00:00Z' })
  assert.equal((await card(of.cardId)).nextContactOn, '2026-12-08')
  await contact(c1, { customerId: of.customerId, result: 'noAnswer', text: '没接' })
  assert.equal((await card(of.cardId)).nextContactOn, '2026-11-24')
})
test('a contact may move the level; never to O, never on a card that waits for its end', async () => {
  const of = await opened(c1, 'B')
  await contact(c1, { customerId: of.customerId, levelAfter: 'H', text: '家人同意，周末定' })
  const hot = await card(of.cardId)
  assert.deepEqual([hot.level, hot.levelSince, hot.levelHistory.at(-1).level, hot.levelHistory.at(-1).reason, hot.nextContactOn], ['H', '2026-11-23', 'H', '家人同意，周末定', '2026-11-24'])
  await contact(c1, { customerId: of.customerId, levelAfter: 'O' })
  assert.equal((await card(of.cardId)).level, 'H')
  await c1.call('POST', `/prospect-cards/${of.cardId}/apply-to-close`, { as: 'lost', reason: 'x' }, v(await card(of.cardId)))
  await contact(c1, { customerId: of.customerId, levelAfter: 'A' })
  const waiting = await card(of.cardId)
  assert.deepEqual([waiting.level, waiting.nextContactOn], ['H', null])
})
test('one written down late joins the story and moves nothing; the future is refused', async () => {
  const of = await opened(c1, 'B')
  await contact(c1, { customerId: of.customerId })
  const before = await card(of.cardId)
  assert.equal((await contact(c1, { customerId: of.customerId, at: '2026-11-20T02:00:00Z', levelAfter: 'C', nextContactOn: '2026-12-30' })).status, 201)
  const after = await card(of.cardId)
  assert.deepEqual([after.version, after.level, after.nextContactOn], [before.version, before.level, before.nextContactOn])
  const refused = async (facts: object) => { const a = await contact(c1, { customerId: of.customerId, ...facts }); return [a.status, a.body.errors[0].pointer, a.body.errors[0].code] }
  assert.deepEqual(await refused({ at: '2026-11-23T02:02:00Z' }), [422, '/at', 'field.range'])
  assert.equal((await contact(c1, { customerId: of.customerId, at: '2026-11-23T02:00:40Z' })).body.at, '2026-11-23T02:00:00.000Z')
  assert.deepEqual(await refused({ nextContactOn: '2026-11-22' }), [422, '/nextContactOn', 'field.range'])
  assert.deepEqual(await refused({ text: '' }), [422, '/text', 'field.required'])
  assert.deepEqual(await refused({ cardId: (await opened(c1)).cardId }), [422, '/cardId', 'field.reference'])
  assert.deepEqual(await refused({ customerId: (await opened(c3)).customerId }), [422, '/customerId', 'field.reference'])
  assert.deepEqual(await refused({ byId: c2.memberId }), [422, '/byId', 'field.reference'])
  assert.equal((await contact(supervisor, { customerId: of.customerId, byId: c1.memberId })).body.byId, c1.memberId)
})
test('of five contacts at once none is lost and the newest stands', async () => {
  const of = await opened(c1, 'B')
  const all = await Promise.all([1, 2, 3, 4, 5].map(m => contact(c1, { customerId: of.customerId, at: `2026-11-23T01:0${m}:00Z`, nextContactOn: `2026-12-0${m}` })))
  assert.ok(all.every(a => a.status === 201))
  const now = await card(of.cardId)
  assert.deepEqual([now.lastContactAt, now.nextContactOn], ['2026-11-23T01:05:00.000Z', '2026-12-05'])
})
test('a customer without a card keeps his own next contact', async () => {
  const who = (await c1.call('POST', '/customers', { name: '无卡', phone: '13700990001', channel: 'repeat' })).body
  assert.equal((await contact(c1, { customerId: who.id, nextContactOn: '2026-12-01' })).body.cardId, null)
  assert.deepEqual([(await customer(who.id)).nextContactOn, (await customer(who.id)).lastContactAt], ['2026-12-01', '2026-11-23'])
})
test('who sees and writes contacts', async () => {
  const of = await opened(c1)
  const made = (await contact(c1, { customerId: of.customerId })).body
  assert.deepEqual(await Promise.all([c1, supervisor, manager, gm, c2, supervisor2, reception].map(async who => (await who.call('GET', `/follow-ups/${made.id}`)).status)), [200, 200, 200, 200, 404, 404, 403])
  assert.equal((await contact(gm, { customerId: of.customerId })).status, 403)
  assert.deepEqual(await Promise.all([gm, c2, supervisor2, reception].map(async who => (await who.call('PATCH', `/follow-ups/${made.id}`, { text: 'x' }, v(made))).status)), [403, 404, 404, 403])
  await t.secondOrganisation()
  const b = await t.as('b-consultant')
  assert.deepEqual([(await b.call('GET', `/follow-ups/${made.id}`)).status, (await contact(b, { customerId: of.customerId })).body.errors[0].code], [404, 'field.reference'])
})
test('a contact is put right by its writer or who leads him, on the day it was written and before the seal; the card follows (wire.md 1 «Change», domain.md 3)', async () => {
  const of = await opened(c1, 'B'), patch = (who: Actor, row: { id: string; version: number }, facts: object, more = {}) => who.call('PATCH', `/follow-ups/${row.id}`, facts, { ...v(row), ...more })
  const first = (await contact(c1, { customerId: of.customerId, at: '2026-11-23T01:00:00Z', nextContactOn: '2026-11-26' })).body
  assert.ok(first.can.includes('change'))
  const put = await patch(c1, first, { text: '周末来', means: 'wechat', nextContactOn: '2026-11-28' })
  assert.deepEqual([put.status, put.body.text, put.body.means, put.body.nextContactOn, (await card(of.cardId)).nextContactOn, (await customer(of.customerId)).nextContactOn], [200, '周末来', 'wechat', '2026-11-28', '2026-11-28', '2026-11-28'], put.text)
  const nobody = await patch(supervisor, put.body, { result: 'noAnswer', nextContactOn: null })
  assert.deepEqual([nobody.status, (await card(of.cardId)).nextContactOn], [200, '2026-11-24'])
  for (const facts of [{ nextContactOn: '2026-11-22' }, { at: '2026-11-23T00:00:00Z' }, { levelAfter: 'H' }, { customerId: of.customerId }, { text: '' }]) assert.equal((await patch(c1, nobody.body, facts)).status, 422, JSON.stringify(facts))
  const newer = (await contact(c1, { customerId: of.customerId, nextContactOn: '2026-12-01' })).body
  assert.equal((await patch(c1, nobody.body, { result: 'reached', nextContactOn: '2026-12-09' })).status, 200)
  assert.equal((await card(of.cardId)).nextContactOn, '2026-12-01', 'an older contact moves nothing')
  const his = (await contact(supervisor, { customerId: of.customerId })).body
  const stranger = await patch(c1, his, { text: '我改' })
  assert.deepEqual([stranger.status, stranger.body.code, (await c1.call('GET', `/follow-ups/${his.id}`)).body.can], [403, 'follow-up.notYours', []])
  const alone = (await c1.call('POST', '/customers', { name: '无卡改', phone: '13700990077', channel: 'repeat' })).body
  const loose = (await contact(c1, { customerId: alone.id, nextContactOn: '2026-12-01' })).body
  await patch(c1, loose, { nextContactOn: '2026-12-03' })
  assert.equal((await customer(alone.id)).nextContactOn, '2026-12-03')
  const late = (await contact(c1, { customerId: of.customerId, at: '2026-11-20T02:00:00Z' })).body
  assert.ok(late.can.includes('change'))
  const evening = (await supervisor.call('POST', '/day-closings', { on: '2026-11-20', teamId: t.teams.one })).body
  const sealed = await supervisor.call('POST', `/day-closings/${evening.id}/seal`, {}, v(evening))
  assert.equal(sealed.body.state, 'sealed', sealed.text)
  assert.deepEqual([(await patch(c1, late, { text: 'x' })).body.code, (await c1.call('GET', `/follow-ups/${late.id}`)).body.can], ['follow-up.settled', []])
  t.clock.now = '2026-11-23T16:30:00.000Z'
  const next = await t.again('consultant1')
  for (const [language, words] of [['zh', /当天、封日之前/], ['en', /on the day it was written/]] as const) {
    const refused = await patch(next, newer, { text: 'x' }, { 'accept-language': language })
    assert.deepEqual([refused.status, refused.body.code, (await next.call('GET', `/follow-ups/${newer.id}`)).body.can], [409, 'follow-up.settled', []])
    assert.match(refused.body.detail, words)
  }
  t.clock.now = '2026-11-23T02:00:00.000Z'
})

test('an order makes the card ordered at O, a cancellation live at its former level, a delivery delivered', async () => {
  const of = await opened(c1, 'A')
  const order = await happened(c1, { customerId: of.customerId, kind: 'order', amount: '256800.00' })
  assert.equal(order.status, 201, order.text)
  assert.deepEqual([order.body.cardId, order.body.on, order.body.byId, order.body.amount, order.body.countsForId, order.body.countsTeamId, order.body.countsSiteId], [of.cardId, '2026-11-23', c1.memberId, '256800.00', c1.memberId, t.teams.one, t.siteId])
  const ordered = await card(of.cardId)
  assert.deepEqual([ordered.state, ordered.level, ordered.formerLevel, ordered.nextContactOn, ordered.levelHistory.at(-1).state], ['ordered', 'O', 'A', '2026-11-26', 'ordered'])
  assert.equal((await customer(of.customerId)).level, 'O')
  await happened(c1, { customerId: of.customerId, kind: 'cancellation' })
  const back = await card(of.cardId)
  assert.deepEqual([back.state, back.level, back.formerLevel], ['live', 'A', null])
  await happened(c1, { customerId: of.customerId, kind: 'order' })
  await happened(c1, { customerId: of.customerId, kind: 'delivery' })
  const done = await card(of.cardId)
  assert.deepEqual([done.state, done.nextContactOn, (await customer(of.customerId)).level], ['delivered', null, null])
})
test('a closed card comes back by reopen alone, and nothing is delivered or cancelled without an order (domain.md 1 «×», 8, 9)', async () => {
  const of = await opened(c1, 'A'), s = await t.as('supervisor'), zh = { 'accept-language': 'zh' }
  for (const kind of ['delivery', 'cancellation']) {
    const refused = await c1.call('POST', '/milestones', { customerId: of.customerId, cardId: of.cardId, kind }, zh)
    assert.deepEqual([refused.status, refused.body.code, refused.body.detail], [409, 'milestone.noOrder', '这张卡没有未交的订单，不能记交车或退订；请先记订单。'], refused.text)
    assert.match((await c1.call('POST', '/milestones', { customerId: of.customerId, cardId: of.cardId, kind }, { 'accept-language': 'en' })).body.detail, /no standing order/)
  }
  const loose = await happened(c1, { customerId: of.customerId, kind: 'delivery' })
  assert.deepEqual([loose.status, loose.body.cardId, (await card(of.cardId)).state], [201, null, 'live'], loose.text)
  const applied = await c1.call('POST', `/prospect-cards/${of.cardId}/apply-to-close`, { as: 'frozen', reason: '明年再看' }, v(await card(of.cardId)))
  const closed = await s.call('POST', `/prospect-cards/${of.cardId}/agree-to-close`, {}, v(applied.body))
  assert.equal(closed.body.state, 'frozen', closed.text)
  const second = await c1.call('POST', '/prospect-cards', { customerId: of.customerId, level: 'B', channel: 'walkIn' })
  assert.equal(second.status, 201, second.text)
  const ordered = await c1.call('POST', '/milestones', { customerId: of.customerId, cardId: of.cardId, kind: 'order' })
  assert.deepEqual([ordered.status, ordered.body.code], [409, 'prospect-card.closed'], ordered.text)
  assert.equal((await c1.call('POST', `/prospect-cards/${of.cardId}/reopen`, { reason: '又来了' }, v(closed.body))).body.code, 'prospect-card.otherLive')
  const moved = await happened(c1, { customerId: of.customerId, kind: 'order' })
  assert.deepEqual([moved.status, moved.body.cardId], [201, second.body.id])
  assert.equal((await c1.call('PATCH', `/milestones/${moved.body.id}`, { cardId: of.cardId }, v(moved.body))).body.code, 'prospect-card.closed')
})
test('of two cars one cancelled leaves the card ordered', async () => {
  const of = await opened(c1, 'H')
  for (const kind of ['order', 'order', 'cancellation']) await happened(c1, { customerId: of.customerId, kind })
  assert.equal((await card(of.cardId)).state, 'ordered')
  await happened(c1, { customerId: of.customerId, kind: 'cancellation' })
  assert.deepEqual([(await card(of.cardId)).state, (await card(of.cardId)).level], ['live', 'H'])
})
test('a milestone taken back leaves the card as the others say', async () => {
  const of = await opened(c1, 'A')
  const order = (await happened(c1, { customerId: of.customerId, kind: 'order' })).body
  const archived = await c1.call('POST', `/milestones/${order.id}/archive`, {}, v(order))
  assert.equal(archived.status, 200, archived.text)
  assert.deepEqual([(await card(of.cardId)).state, (await card(of.cardId)).level, (await customer(of.customerId)).level], ['live', 'A', 'A'])
  assert.equal((await c1.call('POST', `/milestones/${order.id}/restore`, {}, v(archived.body))).status, 200)
  assert.deepEqual([(await card(of.cardId)).state, (await card(of.cardId)).level], ['ordered', 'O'])
})
test('an order moved to another card of the customer moves both', async () => {
  const of = await opened(c1, 'A')
  const second = (await c1.call('POST', '/prospect-cards', { customerId: of.customerId, level: 'H', channel: 'walkIn' })).body
  const order = (await happened(c1, { customerId: of.customerId, kind: 'order', cardId: of.cardId })).body
  const moved = await c1.call('PATCH', `/milestones/${order.id}`, { cardId: second.id, amount: '100.00' }, v(order))
  assert.equal(moved.status, 200, moved.text)
  assert.deepEqual([(await card(of.cardId)).state, (await card(second.id)).state, moved.body.amount], ['live', 'ordered', '100.00'])
})
test('an order while an application waits: the application can only be refused', async () => {
  const of = await opened(c1, 'A')
  await c1.call('POST', `/prospect-cards/${of.cardId}/apply-to-close`, { as: 'lost', reason: 'x' }, v(await card(of.cardId)))
  await happened(c1, { customerId: of.customerId, kind: 'order' })
  const now = (await supervisor.call('GET', `/prospect-cards/${of.cardId}`)).body
  assert.deepEqual([now.state, now.can.includes('agreeToClose'), now.can.includes('refuseToClose')], ['ordered', false, true])
  assert.equal((await supervisor.call('POST', `/prospect-cards/${of.cardId}/agree-to-close`, {}, v(now))).body.code, 'prospect-card.notLive')
  assert.equal((await supervisor.call('POST', `/prospect-cards/${of.cardId}/refuse-to-close`, { reason: '已订' }, v(now))).status, 200)
})
test('a milestone of yesterday lies on yesterday; what cannot be is refused; who may', async () => {
  const of = await opened(c1), party = (await c1.call('POST', '/visits', { customerId: of.customerId })).body, other = (await c1.call('POST', '/visits', { customerId: (await opened(c1)).customerId })).body
  assert.deepEqual([(await happened(c1, { customerId: of.customerId, kind: 'testDrive', at: '2026-11-22T15:30:00Z' })).body.on, (await happened(c1, { customerId: of.customerId, kind: 'testDrive', at: '2026-11-22T16:30:00Z' })).body.on], ['2026-11-22', '2026-11-23'])
  assert.equal((await happened(c1, { customerId: of.customerId, kind: 'testDrive', visitId: party.id })).body.visitId, party.id)
  const refused = async (facts: object) => { const a = await happened(c1, { customerId: of.customerId, kind: 'quote', ...facts }); return [a.status, a.body.errors[0].pointer, a.body.errors[0].code] }
  assert.deepEqual(await refused({ at: '2026-11-24T02:00:00Z' }), [422, '/at', 'field.range'])
  assert.deepEqual(await refused({ visitId: other.id }), [422, '/visitId', 'field.reference'])
  assert.deepEqual(await refused({ amount: '12.345' }), [422, '/amount', 'field.type'])
  assert.deepEqual(await refused({ kind: 'gift' }), [422, '/kind', 'field.choice'])
  const made = (await happened(c1, { customerId: of.customerId, kind: 'order' })).body
  assert.deepEqual(await Promise.all([finance, gm, c3, supervisor2].map(async who => (await who.call('GET', `/milestones/${made.id}`)).status)), [200, 200, 404, 404])
  assert.deepEqual([(await happened(finance, { customerId: of.customerId, kind: 'order' })).status, (await c1.call('POST', `/milestones/${made.id}/archive`, {})).status, (await c1.call('PATCH', `/milestones/${made.id}`, { note: 'x' }, { 'if-match': '"9"' })).status], [403, 428, 412])
})

const dms = (who: Actor, facts: object) => who.call('POST', '/dms-entries', { kind: 'card', dmsNo: `D${++n}`, on: '2026-11-23', ...facts })
test('a DMS entry keeps a masked phone as it came and belongs to its consultant’s evening', async () => {
  const made = await dms(supervisor, { name: '周明远', phone: '135＊＊＊＊7702', memberId: c1.memberId, level: 'B' })
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([made.body.phone, made.body.source, made.body.countsTeamId, made.body.siteId], ['135****7702', 'typed', t.teams.one, t.siteId])
  assert.equal((await dms(c1, { phone: '138 0013 8000' })).body.memberId, c1.memberId)
  const of = await opened(c1)
  const byCard = (await dms(supervisor, { cardId: of.cardId })).body
  assert.deepEqual([byCard.memberId, byCard.countsTeamId, byCard.card.id], [c1.memberId, t.teams.one, of.cardId])
  assert.equal((await dms(dcc, { phone: '138****8888' })).body.countsTeamId, null)
})
test('a DMS entry is there once per site, kind and number; what is wrong is said', async () => {
  const made = (await dms(dcc, { dmsNo: 'X1' })).body
  assert.deepEqual([(await dms(dcc, { dmsNo: 'X1' })).body.code, (await dms(dcc, { dmsNo: 'X1', kind: 'order' })).status], ['dms-entry.duplicate', 201])
  assert.deepEqual([(await dms(dcc, { phone: '13**' })).body.code, (await dms(dcc, { phone: 'abc' })).body.errors[0].code, (await dms(dcc, { on: '2026-11-24' })).body.errors[0].pointer, (await dms(dcc, { kind: 'gift' })).body.code], ['dms-entry.phone', 'dms-entry.phone', '/on', 'field.choice'])
  const moved = await supervisor2.call('PATCH', `/dms-entries/${made.id}`, { memberId: c3.memberId }, v(made))
  assert.equal(moved.status, 404)
  const mine = (await dms(supervisor, { memberId: c1.memberId })).body
  const given = await manager.call('PATCH', `/dms-entries/${mine.id}`, { memberId: c3.memberId }, v(mine))
  assert.deepEqual([given.status, given.body.countsTeamId], [200, t.teams.two])
  assert.equal((await dms(c1, { memberId: c2.memberId })).status, 403)
})
test('D2.11 a supervisor keys what the DMS says without naming a consultant: it is his group’s', async () => {
  const s = await t.as('supervisor'), made = await s.call('POST', '/dms-entries', { kind: 'card', dmsNo: 'D26-777001', on: '2026-11-23', name: '王女士', phone: '139****7770' })
  assert.deepEqual([made.status, made.body.countsTeamId ?? null, made.body.memberId], [201, made.body.countsTeamId ?? null, null], made.text)
})
