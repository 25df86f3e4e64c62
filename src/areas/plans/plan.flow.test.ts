import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { sweepDrafts } from './index.server.ts'

const on = '2026-11-23', tomorrow = '2026-11-24'
const t = await town()
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2'), other = await t.as('supervisor2')
const made = async (actor: Actor, path: string, body: object): Promise<Answered['body']> => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, a.text); return a.body }
const give = (actor: Actor, path: string, version: number, body: object = {}) => actor.call('POST', path, body, { 'if-match': String(version) })
let n = 0
const customerOf = async (actor: Actor, name: string) => {
  const customer = await made(actor, '/customers', { name, phone: `1380013${String(8000 + ++n)}`, channel: 'walkIn' })
  const card = await made(actor, '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'walkIn', openedOn: '2026-11-20' })
  return { customer, card }
}
const zhou = await customerOf(one, '周明远'), wu = await customerOf(one, '吴芳')

test('D2.7 the system drafts everyone’s day in the morning, once, however often it looks', async () => {
  await sweepDrafts(t.house)
  await sweepDrafts(t.house)
  const page = (await one.call('GET', `/pages/day-plan?on=${on}`)).body
  assert.equal(page.plan.state, 'draft')
  assert.deepEqual(page.items.map((i: { kind: string; customerName: string }) => `${i.kind} ${i.customerName}`).sort(), ['followUp 吴芳', 'followUp 周明远'])
  assert.deepEqual(page.items.map((i: { age: number }) => i.age > 0), [true, true])
  const plans = (await supervisor.call('GET', `/day-plans?on=${on}`)).body.items
  assert.deepEqual(plans.map((p: { member: { label: string } }) => p.member.label).sort(), ['consultant1', 'consultant2'])
})
test('D1.1 the person completes and submits, another approves; own approval, wrong state, stale version and other teams are refused', async () => {
  const plan = (await one.call('GET', `/pages/day-plan?on=${on}`)).body.plan
  const task = await made(one, '/plan-items', { dayPlanId: plan.id, kind: 'task', title: '整理资料架' })
  assert.deepEqual([task.added, task.state, task.memberId], [false, 'open', one.memberId])
  assert.equal((await supervisor.call('POST', `/day-plans/${plan.id}/approve`, {})).status, 428)
  assert.equal((await give(supervisor, `/day-plans/${plan.id}/approve`, plan.version)).body.code, 'day-plan.state')
  assert.equal((await give(two, `/day-plans/${plan.id}/submit`, plan.version)).status, 404)
  const submitted = await give(one, `/day-plans/${plan.id}/submit`, plan.version)
  assert.deepEqual([submitted.status, submitted.body.state, submitted.body.can], [200, 'submitted', ['refresh', 'withdraw']])
  assert.equal((await give(one, `/day-plans/${plan.id}/approve`, submitted.body.version)).body.code, 'day-plan.own')
  assert.equal((await give(other, `/day-plans/${plan.id}/approve`, submitted.body.version)).status, 404)
  assert.equal((await give(supervisor, `/day-plans/${plan.id}/approve`, plan.version)).status, 412)
  const batch = await supervisor.call('POST', '/day-plans/approve', { plans: [{ id: plan.id, version: submitted.body.version }, { id: task.id, version: 1 }] })
  assert.deepEqual([batch.body.approved, batch.body.refused.map((r: { code: string }) => r.code)], [[plan.id], ['notFound']])
  const given = await made(supervisor, '/plan-items', { dayPlanId: plan.id, kind: 'task', title: '下午带新人' })
  assert.equal(given.added, true)
})
test('D1.1 D2.6 an item closes on evidence alone, and a deed closes one item', async () => {
  const page = (await one.call('GET', `/pages/day-plan?on=${on}`)).body
  const item = page.items.find((i: { customerName: string }) => i.customerName === '周明远'), second = page.items.find((i: { customerName: string }) => i.customerName === '吴芳')
  const close = (what: { id: string; version: number }, evidence: object[]) => give(one, `/plan-items/${what.id}/close`, what.version, { evidence })
  const codes = async (what: { id: string; version: number }, evidence: object[]) => (await close(what, evidence)).body.errors.map((e: { code: string }) => e.code)
  assert.equal((await close(item, [])).status, 422)
  assert.deepEqual(await codes(item, [{ kind: 'followUp', id: '00000000-0000-7000-8000-000000000000' }]), ['field.reference'])
  const say = (of: typeof zhou, facts: object) => made(one, '/follow-ups', { customerId: of.customer.id, means: 'call', result: 'reached', text: '谈到月供，周六来看', seconds: 60, ...facts })
  const yesterday = await say(zhou, { at: '2026-11-22T03:00:00.000Z', text: '昨天问过配置' }), zero = await say(zhou, { seconds: 0, text: '接通了' }), empty = await say(zhou, { text: '好的好的' })
  assert.deepEqual(await codes(item, [{ kind: 'followUp', id: yesterday.id }, { kind: 'followUp', id: zero.id }, { kind: 'followUp', id: empty.id }]), ['evidence.day', 'evidence.noTalk', 'evidence.copied'])
  const truth = await say(zhou, {})
  const copy = await say(wu, {})
  assert.deepEqual(await codes(second, [{ kind: 'followUp', id: truth.id }]), ['evidence.customer'])
  assert.deepEqual(await codes(second, [{ kind: 'followUp', id: copy.id }]), ['evidence.copied'])
  const own = await say(wu, { text: '想等年底优惠，约 12 月再谈' })
  const proposals = (await one.call('GET', `/pages/day-plan?on=${on}`)).body.items.find((i: { id: string }) => i.id === second.id).proposals
  assert.deepEqual(proposals.map((p: { id: string }) => p.id), [own.id])
  const closed = await close(second, [{ kind: 'followUp', id: own.id }])
  assert.deepEqual([closed.status, closed.body.state, closed.body.evidence.length], [200, 'done', 1], closed.text)
  assert.equal((await close(closed.body, [{ kind: 'followUp', id: own.id }])).body.code, 'plan-item.closed')
  const another = await made(one, '/plan-items', { dayPlanId: page.plan.id, kind: 'followUp', customerId: wu.customer.id, title: '再打一次' })
  assert.deepEqual(await codes(another, [{ kind: 'followUp', id: own.id }]), ['evidence.used'])
})
test('D1.1 what is left is carried with a reason, keeps its age, and stands on the next day’s plan', async () => {
  const page = (await one.call('GET', `/pages/day-plan?on=${on}`)).body
  const item = page.items.find((i: { customerName: string; state: string }) => i.customerName === '周明远')
  assert.equal((await give(one, `/plan-items/${item.id}/carry`, item.version, { to: on, reason: '客户开会' })).body.code, 'plan-item.carryBack')
  const carried = await give(one, `/plan-items/${item.id}/carry`, item.version, { to: tomorrow, reason: '客户开会' })
  assert.deepEqual([carried.status, carried.body.state, carried.body.carriedTo], [200, 'carried', tomorrow], carried.text)
  const plan = await made(one, '/day-plans', { on: tomorrow })
  const next = (await one.call('GET', `/pages/day-plan?on=${tomorrow}`)).body
  const line = next.items.find((i: { carriedFromId: string | null }) => i.carriedFromId === item.id)
  assert.deepEqual([line.firstOn, line.customerName], [item.firstOn, '周明远'])
  assert.equal((await one.call('POST', '/day-plans', { on: tomorrow })).body.code, 'day-plan.duplicate')
  assert.equal((await one.call('POST', '/day-plans', { on: '2026-11-20' })).body.code, 'day-plan.past')
  const before = next.items.length
  assert.equal((await one.call('POST', `/day-plans/${plan.id}/refresh`, {})).status, 200)
  assert.equal((await one.call('GET', `/pages/day-plan?on=${tomorrow}`)).body.items.length, before)
})
test('D2.4 an action decided in a meeting stands in its owner’s plan until it is closed', async () => {
  const held = await made(supervisor, '/meetings', { kind: 'morning', on })
  const begun = (await give(supervisor, `/meetings/${held.id}/start`, held.version)).body
  assert.equal((await give(supervisor, `/meetings/${held.id}/start`, begun.version)).body.code, 'meeting.begun')
  const roll = await supervisor.call('POST', `/meetings/${held.id}/attend`, { rows: [{ memberId: one.memberId, state: 'present', tidy: true }, { memberId: two.memberId, state: 'late' }] })
  assert.deepEqual(roll.body.attendance.map((a: { member: { label: string }; state: string }) => `${a.member.label} ${a.state}`), ['consultant1 present', 'consultant2 late'])
  const action = await made(supervisor, '/action-items', { text: '换掉旧价目表', ownerId: two.memberId, dueOn: on, meetingId: held.id })
  assert.equal((await give(supervisor, `/meetings/${held.id}/finish`, roll.body.version, { minutes: '今天主打 X9 试驾' })).body.minutes, '今天主打 X9 试驾')
  assert.equal((await two.call('GET', `/meetings/${held.id}`)).status, 200)
  assert.equal((await (await t.as('consultant3')).call('GET', `/meetings/${held.id}`)).status, 404)
  const plan = (await two.call('GET', `/pages/day-plan?on=${on}`)).body.plan
  await two.call('POST', `/day-plans/${plan.id}/refresh`, {})
  assert.deepEqual((await two.call('GET', `/pages/day-plan?on=${on}`)).body.items.map((i: { title: string }) => i.title), ['换掉旧价目表'])
  const finished = await give(two, `/action-items/${action.id}/finish`, action.version, { outcome: '已换 12 份' })
  assert.equal(finished.body.state, 'done', finished.text)
  assert.equal((await give(two, `/action-items/${action.id}/finish`, finished.body.version, { outcome: 'x' })).body.code, 'action-item.closed')
})
test('D2.7 whoever rests has no plan; his contacts are on his stand-in’s', async () => {
  const sheet = await supervisor.call('POST', '/day-sheets/set', { on: tomorrow, rows: [{ memberId: two.memberId, state: 'rest', standInId: one.memberId }] })
  assert.equal(sheet.status, 200, sheet.text)
  const he = await customerOf(two, '何静')
  assert.equal((await two.call('POST', '/day-plans', { on: tomorrow })).body.code, 'day-plan.absent')
  assert.equal((await two.call('GET', `/pages/day-plan?on=${tomorrow}`)).body.absent, true)
  const plan = (await one.call('GET', `/pages/day-plan?on=${tomorrow}`)).body.plan
  await one.call('POST', `/day-plans/${plan.id}/refresh`, {})
  t.clock.now = '2026-11-24T00:30:00.000Z'
  const login = await t.anyone('POST', '/sessions', { login: 'consultant1', password: (await import('../../test/house.ts')).password })
  const cookie = String(login.headers['set-cookie']).split(';')[0]
  const page = await t.anyone('GET', `/pages/day-plan?on=${tomorrow}`, undefined, { cookie })
  const line = page.body.items.find((i: { customerId: string }) => i.customerId === he.customer.id)
  assert.deepEqual([line.standIn?.label, line.standInForId, line.customerName], [undefined, two.memberId, '何静'])
})
