import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { sweepDrafts } from '../plans/index.server.ts'
import { sweepStandardDays } from './index.server.ts'
import type { TodayPage } from './today.ts'

const on = '2026-11-23', at = (clock: string): string => new Date(`${on}T${clock}:00+08:00`).toISOString()
const t = await town({ at: at('07:30') })
const supervisor = await t.as('supervisor'), other = await t.as('supervisor2'), one = await t.as('consultant1'), two = await t.as('consultant2'), manager = await t.as('manager'), reception = await t.as('reception')
const made = async (actor: Actor, path: string, body: object, method = 'POST'): Promise<Answered['body']> => { const a = await actor.call(method, path, body); assert.ok(a.status < 300, `${path} ${a.text}`); return a.body }
const today = async (actor: Actor, asked = ''): Promise<TodayPage> => { const a = await actor.call('GET', `/pages/today${asked}`); assert.equal(a.status, 200, a.text); return a.body as TodayPage }
const told = async (actor: Actor): Promise<string[]> => ((await actor.call('GET', '/notices?limit=100')).body.items as { text: string; kind: string }[]).filter(n => n.kind === 'slotLate').map(n => n.text).sort()

t.clock.now = at('08:20')

test('before anything happened everyone has a Today of his kind, and nothing in it is an error', async () => {
  const kinds: Record<string, string> = { supervisor: 'supervisor', consultant1: 'consultant', dcc: 'dcc', reception: 'reception', manager: 'manager', gm: 'manager', auditor: 'other', finance: 'other', trainer: 'other', service: 'other', admin: 'other' }
  for (const [login, kind] of Object.entries(kinds)) {
    const page = await today(await t.as(login))
    assert.equal(page.kind, kind, login)
    assert.deepEqual([page.report !== null, page.mine !== null, page.turn !== null], [kind === 'supervisor' || kind === 'manager', kind === 'consultant' || kind === 'dcc', kind === 'reception'], login)
    assert.equal(page.figures.length > 0, login !== 'admin', login)
    assert.equal(page.house !== null, login === 'admin', login)
  }
  assert.deepEqual((await today(supervisor)).team?.label, '销售一组')
})
test('D2.6 the supervisor begins with the shipped standard day; a slot is done by its evidence, told once when it is late', async () => {
  await sweepStandardDays(t.house)
  await sweepStandardDays(t.house)
  const slots = (await supervisor.call('GET', '/standard-slots?sort=from')).body.items
  assert.deepEqual(slots.map((s: { from: string; proof: string }) => [s.from, s.proof]), [['07:50', 'daySheet'], ['08:00', 'morning'], ['08:30', 'plans'], ['13:30', 'round'], ['16:00', 'contact'], ['17:30', 'seal']])
  assert.deepEqual(await told(supervisor), ['07:50 的「排到岗」还没做'])
  await Promise.all([sweepStandardDays(t.house), sweepStandardDays(t.house)])
  assert.deepEqual(await told(supervisor), ['07:50 的「排到岗」还没做'])
  assert.equal((await today(supervisor)).matters.find(m => m.kind === 'slot')?.name, '排到岗')
  await made(supervisor, '/day-sheets/set', { on, rows: [{ memberId: one.memberId, state: 'onDuty' }, { memberId: two.memberId, state: 'rest', standInId: one.memberId }] })
  const meeting = await supervisor.call('POST', '/meetings', { kind: 'morning', on })
  const started = await supervisor.call('POST', `/meetings/${meeting.body.id}/start`, {}, { 'if-match': String(meeting.headers.etag) })
  await supervisor.call('POST', `/meetings/${meeting.body.id}/finish`, { minutes: '都到' }, { 'if-match': String(started.headers.etag) })
  t.clock.now = at('09:10')
  await sweepStandardDays(t.house)
  assert.deepEqual(await told(supervisor), ['07:50 的「排到岗」还没做', '08:30 的「批计划」还没做'])
  const records = (await supervisor.call('GET', `/slot-records?on=${on}`)).body.items as { state: string; slot: { label: string }; id: string }[]
  assert.deepEqual(records.map(r => [r.slot.label, r.state]).sort(), [['批计划', 'missed'], ['排到岗', 'done'], ['晨会', 'done']].sort())
  const done = (await supervisor.call('GET', `/slot-records/${records.find(r => r.slot.label === '晨会')!.id}`)).body
  assert.deepEqual(done.evidence.map((e: { kind: string; evidenceId: string }) => [e.kind, e.evidenceId]), [['meeting', meeting.body.id]])
})
test('D2.6 who comes in the middle of the day is not told of what was over before, nor finds it burning', async () => {
  t.clock.now = at('09:12')
  await t.hire('newcomer', ['supervisor'], { name: '新来', teamIds: [t.teams.two] })
  const newcomer = await t.as('newcomer')
  await sweepStandardDays(t.house)
  assert.deepEqual(await told(newcomer), [])
  const page = await today(newcomer)
  assert.deepEqual([page.line.filter(i => i.kind === 'slot' && i.state === 'late').length, page.matters.filter(m => m.kind === 'slot').length], [0, 0])
  const own = await newcomer.call('POST', '/standard-slots', { from: '08:00', to: '08:20', title: '昨晚没写的', dutyIds: ['D2.4'] })
  assert.equal((await today(newcomer)).matters.filter(m => m.id === own.body.id).length, 0, 'nor is a slot late that was written after its end')
  t.clock.now = at('09:10')
})
test('a slot names real duties and ends after it begins; somebody else’s standard day is not there', async () => {
  const bad = await supervisor.call('POST', '/standard-slots', { from: '10:00', to: '09:00', title: '巡店', dutyIds: ['5S'] })
  assert.equal(bad.status, 422)
  assert.deepEqual(bad.body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code]), [['/to', 'standard-slot.order'], ['/dutyIds', 'standard-slot.duty']])
  const mine = await supervisor.call('POST', '/standard-slots', { from: '10:00', to: '10:30', title: '巡店', dutyIds: ['D2.5'] })
  assert.deepEqual([mine.status, mine.body.proof, mine.body.memberId], [201, null, supervisor.memberId])
  assert.equal((await other.call('GET', `/standard-slots/${mine.body.id}`)).status, 404)
  const changed = await supervisor.call('PATCH', `/standard-slots/${mine.body.id}`, { dutyIds: ['D2.5', 'D1.2'] }, { 'if-match': '"1"' })
  assert.deepEqual([changed.status, changed.body.proof], [200, 'round'])
  assert.equal((await one.call('GET', '/standard-slots')).status, 403)
})
test('D2.2 a target is one number per person, month and event; a group’s pace is the sum of its people’s against the selling days', async () => {
  assert.equal((await supervisor.call('POST', '/targets', { memberId: one.memberId, month: '2026-13', event: 'order', number: 5 })).body.errors[0].code, 'field.type')
  const first = await made(supervisor, '/targets', { memberId: one.memberId, month: '2026-11', event: 'order', number: 20 })
  await made(supervisor, '/targets', { memberId: two.memberId, month: '2026-11', event: 'order', number: 10 })
  assert.deepEqual([first.teamId, first.siteId], [t.teams.one, t.siteId])
  assert.equal((await supervisor.call('POST', '/targets', { memberId: one.memberId, month: '2026-11', event: 'order', number: 6 })).body.code, 'target.duplicate')
  assert.equal((await supervisor.call('POST', '/targets', { memberId: (await t.as('consultant3')).memberId, month: '2026-11', event: 'order', number: 6 })).status, 403)
  assert.equal((await one.call('POST', '/targets', { memberId: one.memberId, month: '2026-11', event: 'order', number: 6 })).status, 403)
  const customer = await made(one, '/customers', { name: '沈立', phone: '13900139001', channel: 'walkIn' })
  await made(one, '/milestones', { customerId: customer.id, kind: 'order', at: at('08:50') })
  assert.deepEqual((await today(supervisor)).pace, [{ event: 'order', figure: 'ordersTotal', number: 30, done: 1, should: 22, behind: 21 }])
  assert.deepEqual((await today(one)).pace.map(p => [p.number, p.done]), [[20, 1]])
  assert.deepEqual((await today(other)).pace, [])
  const rows = (await today(supervisor)).report!.rows
  assert.deepEqual(rows.map(r => [r.member.label, r.orders, r.target]), [['consultant1', 1, 20], ['consultant2', 0, 10]])
})
test('every figure on Today equals the figure of its own page', async () => {
  for (const actor of [supervisor, manager, one, reception]) {
    const page = await today(actor)
    for (const f of page.figures) {
      const same = (await actor.call('GET', `/figures/${f.name}?from=${f.from}&to=${on}${page.team && actor !== one ? `&teamId=${page.team.id}` : ''}`)).body
      assert.deepEqual([f.name, f.value, f.numerator, f.denominator], [f.name, same.value, same.numerator, same.denominator])
    }
  }
})
test('D1.1 a plan handed in waits for its supervisor and for nobody else; the consultant reads his own day', async () => {
  await sweepDrafts(t.house)
  const plan = (await one.call('GET', `/pages/day-plan?on=${on}`)).body.plan
  await made(supervisor, '/plan-items', { dayPlanId: plan.id, kind: 'task', title: '交接钥匙', dueAt: at('09:05') })
  const own = await today(one)
  assert.deepEqual(own.mine!.items.map(i => [i.title, i.late]), [['交接钥匙', true]])
  assert.deepEqual(own.mine!.plan!.can, ['submit'])
  const fresh = (await one.call('GET', `/day-plans/${plan.id}`))
  assert.equal((await one.call('POST', `/day-plans/${plan.id}/submit`, {}, { 'if-match': String(fresh.headers.etag) })).status, 200)
  const waits = (await today(supervisor)).matters.filter(m => m.kind === 'plan')
  assert.deepEqual(waits.map(m => [m.name, m.can]), [['consultant1', ['approve', 'return']]])
  assert.deepEqual((await today(other)).matters.filter(m => m.kind === 'plan'), [])
  assert.equal((await supervisor.call('POST', `/day-plans/${waits[0]!.id}/approve`, {}, { 'if-match': `"${waits[0]!.version}"` })).status, 200)
  assert.deepEqual((await today(supervisor)).matters.filter(m => m.kind === 'plan'), [])
})
test('late appointments, unanswered leads and overdue cards burn for whoever may do something about them', async () => {
  const customer = await made(one, '/customers', { name: '何静', phone: '13900139002', channel: 'web' })
  const card = await made(one, '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'web', openedOn: '2026-11-20' })
  await made(one, '/appointments', { customerId: customer.id, cardId: card.id, at: at('10:20'), purpose: '看 X9' })
  await made(supervisor, '/inquiries', { kind: 'web', receivedAt: at('08:40'), ownerId: one.memberId, name: '许先生', phone: '13500007702' })
  t.clock.now = at('10:42')
  const burning = (await today(supervisor)).matters.filter(m => m.late)
  assert.deepEqual(burning.filter(m => ['appointment', 'inquiry', 'card'].includes(m.kind)).map(m => [m.kind, m.name, m.minutes, m.days]).sort(), [['appointment', '何静', 22, null], ['card', '何静', null, 2], ['inquiry', '许先生', 122, null]])
  assert.deepEqual((await today(other)).matters.filter(m => ['appointment', 'inquiry', 'card'].includes(m.kind)), [])
  assert.equal((await today(supervisor)).line.find(i => i.kind === 'appointment' && i.lane === 'appointments')?.state, 'late')
})
test('the door: the turn list, today’s parties and who is expected', async () => {
  await made(reception, '/visits', { people: 2, channel: 'walkIn', receivedById: one.memberId, name: '王先生' })
  const page = await today(reception)
  assert.deepEqual(page.parties!.map(p => [p.no, p.name, p.receivedBy]), [[1, '王先生', 'consultant1']])
  assert.deepEqual(page.line.filter(i => i.lane === 'appointments').map(i => i.name), ['何静'])
  assert.ok(Array.isArray(page.turn!.order))
})
test('another organisation sees nothing of it; a group one does not see cannot be asked for', async () => {
  await t.secondOrganisation()
  const far = await t.as('b-supervisor'), page = await today(far)
  assert.deepEqual([page.line, page.matters, page.pace, page.told], [[], [], [], []])
  assert.deepEqual(page.board!.people.map(p => p.name).sort(), ['b-consultant'])
  for (const asked of [`?teamId=${t.teams.one}`, `?siteId=${t.siteId}`]) assert.deepEqual((await far.call('GET', `/pages/today${asked}`)).body.errors.map((e: { code: string }) => e.code), ['field.reference'])
  assert.equal((await supervisor.call('GET', '/pages/today?teamId=x')).status, 422)
  assert.equal((await t.anyone('GET', '/pages/today')).status, 401)
})
