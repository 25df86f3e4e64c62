import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { sweepDrafts } from '../plans/index.server.ts'
import { freezePacks } from './index.server.ts'

const on = '2026-11-24', yesterday = '2026-11-23'
const t = await town({ at: '2026-11-23T02:00:00.000Z' })
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), reception = await t.as('reception')
const made = async (actor: Actor, path: string, body: object): Promise<Answered['body']> => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, `${path} ${a.text}`); return a.body }
const pack = async (actor: Actor, more = ''): Promise<Answered['body']> => { const a = await actor.call('GET', `/pages/morning-pack?on=${on}${more}`); assert.equal(a.status, 200, a.text); return a.body }
const customer = await made(one, '/customers', { name: '周明远', phone: '13900134411', channel: 'walkIn' })
const card = await made(one, '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'walkIn', openedOn: yesterday })
await made(one, '/milestones', { customerId: customer.id, cardId: card.id, kind: 'testDrive', at: '2026-11-23T01:30:00.000Z' })
const planned = await made(one, '/appointments', { customerId: customer.id, at: '2026-11-24T06:00:00.000Z', purpose: '谈价' })

test('D2.11 the evening waits for what was promised: done, carried or dropped with a reason', async () => {
  const plan = await made(one, '/day-plans', { on: yesterday })
  const task = await made(one, '/plan-items', { dayPlanId: plan.id, kind: 'task', title: '补录上周名片' })
  const call = async (actor: Actor, path: string, body: object, version?: number) => actor.call('POST', path, body, version ? { 'if-match': `"${version}"` } : {})
  const version = async () => (await one.call('GET', `/day-plans/${plan.id}`)).body.version
  assert.equal((await call(one, `/day-plans/${plan.id}/submit`, {}, await version())).status, 200)
  assert.equal((await call(supervisor, `/day-plans/${plan.id}/approve`, {}, await version())).status, 200)
  const closing = await made(supervisor, '/day-closings', { on: yesterday })
  const evening = async () => (await supervisor.call('GET', `/pages/evening-check?on=${yesterday}`)).body
  await call(supervisor, `/day-closings/${closing.id}/match`, {})
  for (const d of (await evening()).differences) await call(supervisor, `/differences/${d.id}/explain`, { kind: 'noRecordDue', text: '试用' }, d.version)
  const before = await evening()
  assert.ok(before.plans.open.length >= 1 && before.can.includes('carry'))
  const refused = await call(supervisor, `/day-closings/${closing.id}/seal`, {}, before.closing.version)
  assert.deepEqual([refused.status, refused.body.code], [409, 'day-closing.plansOpen'])
  const items = before.plans.open.map((i: { id: string; version: number }) => ({ id: i.id, version: i.version }))
  const stale = await call(supervisor, '/plan-items/carry', { items: [{ id: task.id, version: 99 }], to: on, reason: '客户改期' })
  assert.deepEqual([stale.body.carried, stale.body.refused[0].code], [[], 'version.stale'])
  const carried = await call(supervisor, '/plan-items/carry', { items, to: on, reason: '客户改期' })
  assert.deepEqual([carried.status, carried.body.carried.length, carried.body.refused], [200, items.length, []])
  const sealed = await call(supervisor, `/day-closings/${closing.id}/seal`, {}, (await evening()).closing.version)
  assert.equal(sealed.status, 200, sealed.text)
  assert.deepEqual([(await evening()).plans.open, (await evening()).plans.carried], [[], items.length])
})
test('D2.11 明日邀约: the evening’s calls, confirmed or not reached, said on the appointment', async () => {
  const evening = (await supervisor.call('GET', `/pages/evening-check?on=${yesterday}`)).body
  assert.deepEqual(evening.calls.map((c: { customer: { label: string }; tail: string; confirmation: string | null }) => [c.customer.label, c.tail, c.confirmation]), [['周明远', '4411', null]])
  const said = await one.call('POST', `/appointments/${planned.id}/confirm`, { result: 'confirmed' }, { 'if-match': '"1"' })
  assert.deepEqual([said.status, said.body.confirmation], [200, 'confirmed'])
  assert.equal((await one.call('POST', `/appointments/${planned.id}/confirm`, { result: 'perhaps' }, { 'if-match': '"2"' })).status, 422)
  assert.equal((await reception.call('POST', `/appointments/${planned.id}/confirm`, { result: 'confirmed' }, { 'if-match': '"2"' })).status, 403)
  assert.equal((await supervisor.call('GET', `/pages/evening-check?on=${yesterday}`)).body.calls[0].confirmation, 'confirmed')
})
test('D2.4 the morning pack: frozen once at its time, by whoever sweeps first, and the same for ever after', async () => {
  t.clock.now = '2026-11-23T23:30:00.000Z' // 07:30 on the 24th
  await sweepDrafts(t.house)
  const supervisor = await t.again('supervisor'), one = await t.again('consultant1'), before = await pack(supervisor)
  assert.deepEqual([before.frozenAt, before.packAt, before.yesterday.on, before.can], [null, '07:50', yesterday, ['hold']])
  await freezePacks(t.house)
  assert.equal((await pack(supervisor)).frozenAt, null, 'not before its time')
  t.clock.now = '2026-11-23T23:51:00.000Z'
  await Promise.all([freezePacks(t.house), freezePacks(t.house)])
  const frozen = await pack(supervisor)
  assert.equal(frozen.frozenAt, '2026-11-23T23:51:00.000Z')
  assert.match(frozen.yesterday.seal.head, /^[0-9a-f]{64}$/)
  assert.equal(frozen.yesterday.figures.find((f: { name: string }) => f.name === 'cardsTotal').value, 1)
  assert.deepEqual(frozen.appointments.map((a: { customer: { label: string }; tail: string }) => [a.customer.label, a.tail]), [['周明远', '4411']])
  assert.deepEqual(frozen.hot.map((c: { customer: { label: string }; owner: string }) => [c.customer.label, c.owner]), [['周明远', 'consultant1']])
  assert.ok(frozen.report1.people.some((p: { planned: number }) => p.planned > 0))
  assert.doesNotMatch(JSON.stringify(frozen), /13900134411/)
  await made(one, '/appointments', { customerId: customer.id, at: '2026-11-24T08:00:00.000Z', purpose: '试驾' })
  t.clock.now = '2027-11-24T02:00:00.000Z'
  const s = await t.again('supervisor'), later = await pack(s)
  assert.deepEqual({ ...later, can: 0, today: 0, meeting: 0 }, { ...frozen, can: 0, today: 0, meeting: 0 }, 'a year later it says the same')
  assert.deepEqual(later.can, [])
  t.clock.now = '2026-11-24T02:00:00.000Z'
})
test('D2.4 who may read a pack: whoever leads or oversees the group, in his own organisation', async () => {
  const [sup, one, man, desk] = [await t.again('supervisor'), await t.again('consultant1'), await t.again('manager'), await t.again('reception')]
  assert.equal((await one.call('GET', '/pages/morning-pack')).status, 403)
  assert.equal((await desk.call('GET', '/pages/morning-pack')).status, 403)
  assert.equal((await sup.call('GET', `/pages/morning-pack?teamId=${t.teams.two}`)).status, 404)
  assert.equal((await man.call('GET', `/pages/morning-pack?on=${on}&teamId=${t.teams.two}`)).body.team.id, t.teams.two)
  assert.equal((await man.call('GET', `/pages/morning-pack?on=${on}`)).body.team, null)
  await t.secondOrganisation()
  assert.equal((await (await t.as('b-supervisor')).call('GET', `/pages/morning-pack?teamId=${t.teams.one}`)).status, 404)
})
