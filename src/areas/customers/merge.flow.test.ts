import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'

const t = await town()
const [supervisor, c1, c2, c3] = await Promise.all(['supervisor', 'consultant1', 'consultant2', 'consultant3'].map(l => t.as(l)))
let n = 0
const phone = () => `139${String(10_000_000 + ++n)}`
const make = async (by = c1, facts: object = {}) => {
  const made = await by.call('POST', '/customers', { name: '王小明', channel: 'walkIn', phone: phone(), ...facts })
  assert.equal(made.status, 201, made.text)
  return made.body
}
const at = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
const now = async (id: string) => (await supervisor.call('GET', `/customers/${id}`)).body
const merge = async (from: string, into: string, by = supervisor) => by.call('POST', `/customers/${from}/merge`, { intoId: into }, at(await now(from)))
const figures = async () => Promise.all(['visitsTotal', 'firstVisits', 'ordersTotal', 'cardsTotal', 'testDriveRate'].map(async f => (await supervisor.call('GET', `/figures/${f}?from=2026-11-01&to=2026-11-30`)).body.value))
const hang = async (id: string, by = c1) => {
  const card = await by.call('POST', '/prospect-cards', { customerId: id, channel: 'walkIn', level: 'A' })
  assert.equal(card.status, 201, card.text)
  assert.equal((await by.call('POST', '/follow-ups', { customerId: id, means: 'call', result: 'reached', text: '谈到月供' })).status, 201)
  assert.equal((await by.call('POST', '/appointments', { customerId: id, at: '2026-11-25T02:00:00.000Z', purpose: '试驾' })).status, 201)
  assert.equal((await by.call('POST', '/milestones', { customerId: id, kind: 'order' })).status, 201)
  return card.body
}

test('two records become one: identities, cards, contacts and promises move, figures stay', async () => {
  const a = await make(c1, { contacts: [{ name: '太太', phone: phone() }], things: [{ kind: '车', plate: '浙B12345' }] }), b = await make(c2, { phone: undefined, wechat: 'xm' })
  const full = (await c1.call('POST', `/customers/${a.id}/reveal`, { field: 'phone' })).body.value
  await hang(a.id)
  const before = await figures()
  const done = await merge(a.id, b.id)
  assert.equal(done.status, 200, done.text)
  assert.deepEqual([done.body.mergedIntoId, done.body.mergedInto.id, done.body.can], [b.id, b.id, ['undoMerge']])
  const page = (await supervisor.call('GET', `/pages/customer?id=${b.id}`)).body
  assert.deepEqual([page.cards.length, page.followUps.length, page.appointments.length, page.milestones.length, page.merged.length], [1, 1, 1, 1, 1])
  assert.deepEqual([page.customer.contacts.length, page.customer.things[0].plate, page.customer.wechat], [1, '浙B12345', 'xm'])
  assert.equal((await supervisor.call('POST', `/customers/${b.id}/reveal`, { field: 'phone' })).body.value, full)
  assert.deepEqual(await figures(), before)
  const taken = await supervisor.call('POST', '/customers', { name: '又来', channel: 'call', phone: full })
  assert.equal(taken.body.holder.id, b.id)
  assert.equal((await supervisor.call('POST', '/customers/query', { q: full })).body.items.length, 1)
  assert.equal((await supervisor.call('PATCH', `/customers/${a.id}`, { name: '改' }, at(done.body))).body.code, 'customer.merged')
})
test('a merge is taken back while nothing new hangs on the kept record', async () => {
  const a = await make(c1), b = await make(c2, { otherPhones: [phone()] })
  const card = await hang(a.id)
  const before = await figures()
  const merged = (await merge(a.id, b.id)).body
  const undone = await supervisor.call('POST', `/customers/${a.id}/undo-merge`, {}, at(merged))
  assert.equal(undone.status, 200, undone.text)
  assert.deepEqual([undone.body.mergedIntoId, undone.body.archivedAt], [null, null])
  assert.equal((await supervisor.call('GET', `/prospect-cards/${card.id}`)).body.customerId, a.id)
  assert.deepEqual([(await now(b.id)).otherPhones.length, (await now(b.id)).level], [1, null])
  assert.deepEqual(await figures(), before)
  assert.equal((await supervisor.call('POST', `/customers/${a.id}/undo-merge`, {}, at(undone.body))).body.code, 'customer.notMerged')
  const again = (await merge(a.id, b.id)).body
  await supervisor.call('POST', '/follow-ups', { customerId: b.id, means: 'call', result: 'reached', text: '新的一次' })
  assert.equal((await supervisor.call('POST', `/customers/${a.id}/undo-merge`, {}, at(again))).body.code, 'customer.mergeUsed')
})
test('a record merged twice over is followed to the last', async () => {
  const [a, b, c] = [await make(), await make(), await make()]
  await merge(a.id, b.id)
  await merge(b.id, c.id)
  assert.deepEqual([(await now(a.id)).mergedIntoId, (await now(b.id)).mergedIntoId], [c.id, c.id])
  assert.equal((await supervisor.call('POST', `/customers/${a.id}/undo-merge`, {}, at(await now(a.id)))).body.code, 'customer.mergeUsed')
})
test('not into itself, not into a merged one, not into another team’s', async () => {
  const a = await make(), b = await make(), c = await make(c3)
  assert.equal((await merge(a.id, a.id)).body.code, 'customer.mergeSelf')
  assert.deepEqual([(await merge(a.id, c.id)).status, (await merge(a.id, c.id)).body.errors[0].code], [422, 'field.reference'])
  await merge(b.id, a.id)
  assert.equal((await merge(a.id, b.id)).body.code, 'customer.mergeSelf')
  assert.equal((await merge(a.id, a.id, c3)).status, 404)
})
test('two merges of one pair at once: one of them holds', async () => {
  const a = await make(), b = await make()
  const done = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)])
  assert.equal(done.filter(d => d.status === 200).length, 1)
  assert.ok(done.some(d => d.status === 409 || d.status === 412), done.map(d => d.text).join())
})
test('a new owner takes cards, coming appointments and the team with him; what counted for somebody stays', async () => {
  const a = await make(c1), card = await hang(a.id)
  const order = (await c1.call('GET', `/milestones?customerId=${a.id}`)).body.items[0]
  const row = await now(a.id)
  assert.equal((await supervisor.call('POST', `/customers/${a.id}/change-owner`, { ownerId: c3.memberId }, at(row))).status, 422)
  const moved = await supervisor.call('POST', `/customers/${a.id}/change-owner`, { ownerId: c3.memberId, reason: '客户要求换人' }, at(row))
  assert.deepEqual([moved.status, moved.body.ownerId], [200, c3.memberId], moved.text)
  const held = (await c3.call('GET', `/pages/customer?id=${a.id}`)).body
  assert.deepEqual([held.customer.teamId, held.cards[0].ownerId, held.cards[0].teamId, held.appointments[0].memberId], [t.teams.two, c3.memberId, t.teams.two, c3.memberId])
  const manager = await t.as('manager')
  assert.equal((await manager.call('GET', `/milestones/${order.id}`)).body.countsForId, c1.memberId)
  assert.equal((await c1.call('GET', `/prospect-cards/${card.id}`)).status, 404)
  assert.equal((await c3.call('POST', `/customers/${a.id}/change-owner`, { ownerId: c3.memberId, reason: '再' }, at(held.customer))).body.code, 'customer.sameOwner')
  assert.ok((await manager.call('GET', `/customers/${a.id}/history`)).body.items.some((i: { changes: { reason?: string[] } }) => i.changes.reason?.[1] === '客户要求换人'))
})
test('the views count what the reader may see', async () => {
  const mine = (await c3.call('GET', '/pages/customer-views')).body, team = (await supervisor.call('GET', '/pages/customer-views')).body
  assert.ok(mine.all === mine.mine && mine.all < team.all, JSON.stringify([mine, team]))
  assert.deepEqual(mine.can, ['create', 'change'])
})
test('the foot of the list counts what the list shows, under the same conditions', async () => {
  const listed = async (ask: object) => (await supervisor.call('POST', '/customers/query', { limit: 100, ...ask })).body.items as { level: string | null; completeness: number; wants: string | null }[]
  for (const ask of [{}, { level: 'A' }, { 'level.null': true }, { q: '王小明' }]) {
    const rows = await listed(ask), sums = (await supervisor.call('POST', '/customers/sums', ask)).body
    assert.equal(sums.n, rows.length, JSON.stringify(ask))
    assert.equal(sums.levels.A, rows.filter(r => r.level === 'A').length)
  }
  const warm = await make(c1)
  await c1.call('POST', '/prospect-cards', { customerId: warm.id, channel: 'walkIn', level: 'A', want: { model: '曜行 X9', trim: '六座' } })
  assert.equal((await listed({ q: warm.name }))[0].wants, '曜行 X9 六座')
  assert.equal((await supervisor.call('POST', '/customers/sums', { colour: 'red' })).body.code, 'field.unknown')
})
