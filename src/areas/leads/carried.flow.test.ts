import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor } from '../../test/house.ts'
import { carryCards } from './carried.ts'

const t = await town({ at: '2026-10-29T02:00:00.000Z' })
const { password } = await import('../../test/house.ts')
/** Logged in at this moment of the story: a session does not outlive the weeks between. */
const as = async (login: string): Promise<Actor> => {
  const answered = await t.anyone('POST', '/sessions', { login, password })
  const token = /cx=([^;]+)/.exec(String(answered.headers['set-cookie']))![1]
  return { token, memberId: answered.body.member.id, orgId: t.orgId, login, call: (method, path, body, headers = {}) => t.anyone(method, path, body, { ...headers, cookie: `cx=${token}` }) }
}
const v = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
let n = 0
const open = async (who: Actor, level: string) => {
  const customer = (await who.call('POST', '/customers', { name: `客${++n}`, phone: `1350013${String(n).padStart(4, '0')}`, channel: 'walkIn' })).body
  return (await who.call('POST', '/prospect-cards', { customerId: customer.id, level, channel: 'walkIn' })).body
}
const carried = async (who: Actor, month = '2026-11-01') => ((await who.call('GET', `/carried-cards?month=${month}&limit=100`)).body.items as { cardId: string; level: string }[]).map(i => `${i.cardId} ${i.level}`).sort()

test('月初遗留潜客: H, A, B, C alive at site midnight on the 1st, rebuilt from history, once (wire.md 2a «Invitations»)', async () => {
  const c1 = await as('consultant1'), boss = await as('supervisor')
  const [hot, warm, unjudged, sold, lost, later] = [await open(c1, 'H'), await open(c1, 'B'), await open(c1, 'N'), await open(c1, 'A'), await open(c1, 'C'), await open(c1, 'B')]
  await c1.call('POST', '/milestones', { customerId: sold.customerId, kind: 'order' })
  await c1.call('POST', `/prospect-cards/${lost.id}/apply-to-close`, { as: 'lost', reason: 'x' }, v(lost))
  await boss.call('POST', `/prospect-cards/${lost.id}/agree-to-close`, {}, v((await boss.call('GET', `/prospect-cards/${lost.id}`)).body))
  await carryCards(t.house)
  assert.deepEqual(await carried(boss), [])
  t.clock.now = '2026-11-03T02:00:00.000Z' // the night of the 1st was missed
  const c1b = await as('consultant1'), manager = await as('manager')
  // what happens after midnight changes the month nothing: a level, an owner, a loss, a new card
  await c1b.call('POST', `/prospect-cards/${warm.id}/change-level`, { level: 'H', reason: 'x' }, v(warm))
  const moved = await manager.call('POST', `/customers/${later.customerId}/change-owner`, { ownerId: (await as('consultant3')).memberId, reason: '调组' }, v((await manager.call('GET', `/customers/${later.customerId}`)).body))
  assert.equal(moved.status, 200, moved.text)
  await open(c1b, 'A')
  await Promise.all([carryCards(t.house), carryCards(t.house)])
  const expected = [`${hot.id} H`, `${warm.id} B`, `${later.id} B`].sort()
  assert.deepEqual(await carried(manager), expected)
  const rows = (await manager.call('GET', '/figures/carriedCards?from=2026-11-01&to=2026-11-03&by=member')).body
  assert.deepEqual([rows.value, rows.groups.map((g: { key: string; value: number }) => [g.key, g.value])], [3, [[c1b.memberId, 3]]])
  await carryCards(t.house)
  assert.deepEqual(await carried(manager), expected)
  assert.ok(!expected.some(line => line.startsWith(unjudged.id)))
})
test('an import that brings older cards afterwards adds nothing, nor does a month that was missed count them', async () => {
  const { insertMany, insertManyChildren } = await import('../../server/work/bulk.ts')
  const { inTransaction } = await import('../../server/data/database.ts')
  const { Work } = await import('../../server/work/work.ts')
  const { asHouse } = await import('../people/index.server.ts')
  const { prospectCard } = await import('./card.ts')
  const manager = await as('manager')
  const before = await carried(manager), old = await open(await as('consultant1'), 'B')
  await inTransaction(t.house.database.app, { orgId: t.orgId }, async client => {
    const work = new Work({ who: asHouse(t.orgId, 'Asia/Shanghai'), now: t.clock.now, client, requestId: 'import', later: t.house.later })
    const [id] = await insertMany(work, prospectCard, [{ no: 'PC-2609-0001', createdAt: '2026-09-10T02:00:00.000Z', customerId: old.customerId, siteId: t.siteId, ownerId: old.ownerId, teamId: old.teamId, openedOn: '2026-09-10', level: 'B', levelSince: '2026-09-10', state: 'live', keyedAt: t.clock.now }])
    await insertManyChildren(work, prospectCard, 'levelHistory', [{ parentId: id, level: 'B', at: '2026-09-10T02:00:00.000Z', state: 'live' }])
  })
  await carryCards(t.house)
  assert.deepEqual([await carried(manager), await carried(manager, '2026-10-01')], [before, []])
})
test('each sees the rows that count for him, his team, his site', async () => {
  const [mine, theirs, boss, other] = await Promise.all(['consultant1', 'consultant3', 'supervisor', 'supervisor2'].map(as))
  assert.deepEqual(await Promise.all([mine, theirs, boss, other].map(async who => (await carried(who)).length)), [3, 0, 3, 0])
})
