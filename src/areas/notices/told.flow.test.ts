import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { sweepUnsealed } from '../day/index.server.ts'

const on = '2026-11-23'
const t = await town({ at: '2026-11-23T02:00:00.000Z' })
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2'), reception = await t.as('reception')
const made = async (actor: Actor, path: string, body: object): Promise<Answered['body']> => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, `${path} ${a.text}`); return a.body }
const act = async (actor: Actor, path: string, body: object, version?: number): Promise<Answered> => { const a = await actor.call('POST', path, body, version ? { 'if-match': `"${version}"` } : {}); assert.ok(a.status < 300, `${path} ${a.text}`); return a }
const told = async (actor: Actor): Promise<string[]> => (await actor.call('GET', '/notices')).body.items.map((n: { kind: string; text: string; path: string }) => `${n.kind} ${n.text} ${n.path}`)

test('D1.1 a plan handed in is told to the lead, one sent back to its person, nothing to whoever does it', async () => {
  const plan = await made(one, '/day-plans', { on })
  await made(one, '/plan-items', { dayPlanId: plan.id, kind: 'task', title: '整理名片' })
  const version = async () => (await one.call('GET', `/day-plans/${plan.id}`)).body.version
  await act(one, `/day-plans/${plan.id}/submit`, {}, await version())
  assert.deepEqual(await told(supervisor), [`planSubmitted consultant1 交了 ${on} 的计划，共 1 项 /report-1?on=${on}`])
  await act(supervisor, `/day-plans/${plan.id}/return`, { reason: '少了两位 H 级' }, await version())
  assert.deepEqual(await told(one), [`planReturned ${on} 的计划退回来了：少了两位 H 级 /plans?on=${on}`])
  await act(one, `/day-plans/${plan.id}/submit`, {}, await version())
  assert.equal((await told(supervisor)).length, 2, 'handed in again is told again')
})
test('D1.2 an instruction goes to the card’s owner, a closing applied for to who decides it', async () => {
  const customer = await made(one, '/customers', { name: '周明远', phone: '13900134411', channel: 'walkIn' }), card = await made(one, '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'walkIn' })
  await act(supervisor, `/prospect-cards/${card.id}/instruct`, { text: '今天约周六试驾', dueAt: '2026-11-23T08:00:00.000Z' })
  assert.deepEqual((await told(one))[0], `instruction 主管指示：今天约周六试驾 /prospect-cards/${card.id}`)
  const now = (await one.call('GET', `/prospect-cards/${card.id}`)).body
  await act(one, `/prospect-cards/${card.id}/apply-to-close`, { as: 'lost', reason: '买了别家' }, now.version)
  assert.match((await told(supervisor))[0], /^closingOpen consultant1 申请结案 PC-\d{4}-\d{4} \/card-closings$/)
})
test('D2.11 a chased party is told to whose it is, a stand-in that he stands in', async () => {
  const party = await made(reception, '/visits', { people: 2, receivedById: one.memberId })
  await act(reception, `/visits/${party.id}/remind`, {})
  assert.equal((await told(one))[0], `partyChased 请完善第 1 批客流 /visits/${party.id}?on=${on}`)
  await act(supervisor, '/day-sheets/set', { on, rows: [{ memberId: one.memberId, state: 'rest', standInId: two.memberId }] })
  assert.equal((await told(two))[0], `standIn ${on} 请你代 consultant1 跟进 /plans?on=${on}`)
})
test('D2.11 an evening nobody sealed is told the next morning, once however often it is looked for', async () => {
  t.clock.now = '2026-11-23T23:59:00.000Z' // 07:59
  await sweepUnsealed(t.house)
  const lead = await t.again('supervisor'), unsealed = async () => (await told(lead)).filter(n => n.startsWith('unsealed'))
  assert.deepEqual(await unsealed(), [])
  t.clock.now = '2026-11-24T00:01:00.000Z'
  await Promise.all([sweepUnsealed(t.house), sweepUnsealed(t.house)])
  await sweepUnsealed(t.house)
  assert.deepEqual(await unsealed(), [`unsealed 销售一组 ${on} 还没封日，1 批客流 /evening?on=${on}`])
})
