import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { sweepDrafts } from '../plans/index.server.ts'
import { sweepDeadlines } from './index.server.ts'

const on = '2026-11-23'
const t = await town({ at: '2026-11-23T00:20:00.000Z' })
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2'), manager = await t.as('manager')
const made = async (actor: Actor, path: string, body: object): Promise<Answered['body']> => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, a.text); return a.body }
const told = async (actor: Actor): Promise<string[]> => ((await actor.call('GET', '/notices?limit=100')).body.items as { text: string }[]).map(n => n.text).sort()

test('D1.1 D2.4 before 08:30 nobody is told; at 08:30 each thing once, however many sweeps run at once', async () => {
  await sweepDrafts(t.house)
  await sweepDeadlines(t.house)
  assert.deepEqual(await told(supervisor), [])
  t.clock.now = '2026-11-23T00:31:00.000Z'
  await supervisor.call('POST', '/day-sheets/set', { on, rows: [{ memberId: two.memberId, state: 'rest', standInId: one.memberId }] })
  await Promise.all([sweepDeadlines(t.house), sweepDeadlines(t.house), sweepDeadlines(t.house)])
  await sweepDeadlines(t.house)
  assert.deepEqual(await told(supervisor), ['consultant1 今天的计划还没交', '销售一组 今天的晨会还没开'])
  assert.deepEqual(await told(one), ['2026-11-23 请你代 consultant2 跟进', 'consultant1 今天的计划还没交'])
  assert.deepEqual(await told(two), [])
  assert.deepEqual(await told(manager), ['销售一组 今天的晨会还没开', '销售二组 今天的晨会还没开'])
})
test('a clock that jumps back and forth tells nothing twice; what is overdue is told to the person and his lead', async () => {
  const plan = (await one.call('GET', `/pages/day-plan?on=${on}`)).body.plan
  await made(supervisor, '/plan-items', { dayPlanId: plan.id, kind: 'task', title: '交接钥匙', dueAt: '2026-11-23T01:00:00.000Z' })
  for (const now of ['2026-11-23T01:05:00.000Z', '2026-11-22T23:00:00.000Z', '2026-11-23T02:00:00.000Z']) { t.clock.now = now; await sweepDeadlines(t.house) }
  assert.deepEqual((await told(one)).filter(n => n.startsWith('逾期')), ['逾期：交接钥匙'])
  assert.deepEqual((await told(supervisor)).filter(n => n.startsWith('逾期')), ['逾期：交接钥匙'])
})
test('D1.2 an instruction past its time is told to who shall answer and to who gave it; the answer ends it', async () => {
  const customer = await made(one, '/customers', { name: '周明远', phone: '13900139001', channel: 'walkIn' })
  const card = await made(one, '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'walkIn', openedOn: '2026-11-22' })
  const told1 = await supervisor.call('POST', `/prospect-cards/${card.id}/instruct`, { text: '先答价格', dueAt: '2026-11-23T03:00:00.000Z' })
  assert.equal(told1.status, 200, told1.text)
  await supervisor.call('POST', `/prospect-cards/${card.id}/instruct`, { text: '再约试驾', dueAt: '2026-11-23T03:00:00.000Z' })
  const first = told1.body.instructions[0]
  await one.call('POST', `/prospect-cards/${card.id}/answer-instruction`, { instructionId: first.id, answer: '已答' })
  t.clock.now = '2026-11-23T03:01:00.000Z'
  await sweepDeadlines(t.house)
  assert.deepEqual((await told(one)).filter(n => n.startsWith('主管指示过时')), ['主管指示过时未答：再约试驾'])
  assert.deepEqual((await told(supervisor)).filter(n => n.startsWith('主管指示')), ['主管指示过时未答：再约试驾'])
})
test('D2.4 an action past its day is told once', async () => {
  const action = await made(supervisor, '/action-items', { text: '换掉旧价目表', ownerId: one.memberId, dueOn: '2026-11-22' })
  await sweepDeadlines(t.house)
  await sweepDeadlines(t.house)
  assert.deepEqual((await told(one)).filter(n => n.startsWith('行动项')), ['行动项逾期：换掉旧价目表'])
  assert.ok(action.id)
})
