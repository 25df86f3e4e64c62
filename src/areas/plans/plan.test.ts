import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../kernel/refusal.ts'
import { drafted, type DraftFacts } from './draft.rules.ts'
import { approved, carried, done, dropped, planPossible, returned, submitted, withdrawn, type PlanFacts } from './plan.rules.ts'

const plan = (state: PlanFacts['state']): PlanFacts => ({ state, memberId: 'li', on: '2026-11-23' })
const li = { byId: 'li', at: '2026-11-23T00:10:00.000Z' }, lin = { byId: 'lin', at: '2026-11-23T00:20:00.000Z' }
const refusal = (act: () => unknown): string => { try { act(); return 'none' } catch (error) { return error instanceof Refusal ? error.code : String(error) } }

test('D1.1 draft → submitted by the person → published by another; returned and withdrawn with a reason', () => {
  assert.deepEqual(submitted(plan('draft'), 3, li), { state: 'submitted', submittedAt: li.at, decidedById: null, decidedAt: null, reason: null })
  assert.deepEqual(approved(plan('submitted'), lin), { state: 'published', decidedById: 'lin', decidedAt: lin.at, reason: null })
  assert.deepEqual(returned(plan('submitted'), '先排试驾', lin), { state: 'returned', decidedById: 'lin', decidedAt: lin.at, reason: '先排试驾' })
  assert.deepEqual(withdrawn(plan('submitted'), '漏了一家', li), { state: 'draft', reason: '漏了一家' })
  assert.deepEqual(withdrawn(plan('published'), '临时调班', lin), { state: 'returned', decidedById: 'lin', decidedAt: lin.at, reason: '临时调班' })
})
test('D1.1 nobody approves his own plan, submits another’s, or an empty one; each step has its state', () => {
  assert.equal(refusal(() => approved(plan('submitted'), li)), 'day-plan.own')
  assert.equal(refusal(() => returned(plan('submitted'), 'x', li)), 'day-plan.own')
  assert.equal(refusal(() => submitted(plan('draft'), 1, lin)), 'day-plan.notYours')
  assert.equal(refusal(() => submitted(plan('draft'), 0, li)), 'day-plan.empty')
  assert.equal(refusal(() => submitted(plan('published'), 1, li)), 'day-plan.state')
  assert.equal(refusal(() => approved(plan('draft'), lin)), 'day-plan.state')
  assert.equal(refusal(() => withdrawn(plan('draft'), 'x', li)), 'day-plan.state')
  assert.equal(refusal(() => withdrawn(plan('submitted'), 'x', lin)), 'day-plan.state')
  assert.deepEqual(planPossible(plan('submitted'), 'lin'), { submit: false, approve: true, return: true, withdraw: false, refresh: true })
  assert.deepEqual(planPossible(plan('submitted'), 'li'), { submit: false, approve: false, return: false, withdraw: true, refresh: true })
  assert.deepEqual(planPossible(plan('returned'), 'li'), { submit: true, approve: false, return: false, withdraw: false, refresh: true })
  assert.equal(planPossible(plan('draft'), 'li').submit, true)
  assert.equal(planPossible(plan('published'), 'lin').withdraw, true)
})
test('D1.1 what is not done is carried to a later day within a month, or dropped, with a reason; nothing closes twice', () => {
  const item = { state: 'open' as const, on: '2026-11-23', firstOn: '2026-11-20' }, at = '2026-11-23T10:00:00.000Z'
  assert.deepEqual(carried(item, '2026-11-24', '客户改期', at, '2026-12-24'), { state: 'carried', carriedTo: '2026-11-24', reason: '客户改期', closedAt: at })
  assert.deepEqual(dropped(item, '已购竞品', at), { state: 'dropped', reason: '已购竞品', closedAt: at })
  assert.deepEqual(done(item, at), { state: 'done', closedAt: at })
  for (const to of ['2026-11-23', '2026-11-01', '2026-12-25']) assert.equal(refusal(() => carried(item, to, 'x', at, '2026-12-24')), 'plan-item.carryBack')
  for (const act of [() => done({ ...item, state: 'done' }, at), () => dropped({ ...item, state: 'carried' }, 'x', at), () => carried({ ...item, state: 'dropped' }, '2026-11-24', 'x', at, '2026-12-24')]) assert.equal(refusal(act), 'plan-item.closed')
})
const nothing: DraftFacts = { cards: [], appointments: [], inquiries: [], instructions: [], parties: [], carried: [], actions: [] }
const on = '2026-11-23'
test('D2.7 a day is drafted from what is carried, agreed, instructed, due and waiting; overdue first, a customer once', () => {
  const made = drafted({
    cards: [{ cardId: 'k1', customerId: 'zhou', name: '周明远', level: 'A', dueOn: '2026-11-23', standInForId: null }, { cardId: 'k2', customerId: 'wu', name: '吴芳', level: 'B', dueOn: '2026-11-21', standInForId: 'wang' },
      { cardId: 'k3', customerId: 'wu', name: '吴芳', level: 'H', dueOn: '2026-11-23', standInForId: null }, { cardId: 'k4', customerId: 'he', name: '何静', level: 'H', dueOn: '2026-11-23', standInForId: null }, { cardId: 'k5', customerId: 'ma', name: '马丽', level: 'H', dueOn: '2026-11-23', standInForId: null }],
    appointments: [{ id: 'p1', customerId: 'he', cardId: 'k4', name: '何静', at: '2026-11-23T02:00:00.000Z', purpose: '试驾', standInForId: null }],
    instructions: [{ id: 'n1', cardId: 'k1', customerId: 'zhou', name: '周明远', text: '先答价格', dueAt: '2026-11-23T09:00:00.000Z' }],
    inquiries: [{ id: 'q1', customerId: null, name: null, receivedAt: '2026-11-22T15:00:00.000Z', kind: 'web' }, { id: 'q2', customerId: 'xu', name: '许文', receivedAt: '2026-11-22T16:00:00.000Z', kind: 'web' }],
    parties: [{ id: 'v1', no: 9, arrivedAt: '2026-11-22T03:00:00.000Z' }],
    carried: [{ id: 'i1', kind: 'followUp', customerId: 'ma', cardId: 'k5', title: '跟进', firstOn: '2026-11-20', sourceId: null }],
    actions: [{ id: 'a1', text: '换掉旧价目表', dueOn: '2026-11-22' }],
  }, on, { sources: new Set(['visit v1']), customers: new Set() })
  assert.deepEqual(made.map(i => `${i.kind} ${i.title} ${i.firstOn}`), ['followUp 跟进 2026-11-20', 'appointment 试驾 2026-11-23', 'followUp 先答价格 2026-11-23', 'followUp 跟进 2026-11-21', 'followUp 跟进 2026-11-23', 'followUp 首响 未留名 2026-11-23', 'followUp 首响 2026-11-23', 'task 换掉旧价目表 2026-11-22'])
  assert.deepEqual(made.slice(3, 5).map(i => [i.customerId, i.standInForId]), [['wu', 'wang'], ['zhou', null]])
  assert.equal(made[0].carriedFromId, 'i1')
})
test('a second draft adds nothing twice, and a long text is cut to a title', () => {
  const facts: DraftFacts = { ...nothing, cards: [{ cardId: 'k1', customerId: 'zhou', name: '周', level: 'A', dueOn: on, standInForId: null }], actions: [{ id: 'a1', text: '长'.repeat(100), dueOn: on }], carried: [{ id: 'i', kind: 'task', customerId: null, cardId: null, title: 't', firstOn: on, sourceId: 'action x' }] }
  const first = drafted(facts, on, { sources: new Set(), customers: new Set() })
  assert.deepEqual(first.map(i => i.sourceId), ['action x', 'contact k1 2026-11-23', 'action a1'])
  assert.equal([...first[2].title].length, 80)
  assert.deepEqual(drafted(facts, on, { sources: new Set(first.map(i => i.sourceId)), customers: new Set() }), [])
})
test('a customer who is on the plan already, carried from yesterday, is not put on it once more', () => {
  const facts: DraftFacts = { ...nothing, cards: [{ cardId: 'k1', customerId: 'zhou', name: '周', level: 'A', dueOn: on, standInForId: null }] }
  assert.deepEqual(drafted(facts, on, { sources: new Set(), customers: new Set(['zhou']) }), [])
})
test('D2.7 of those due the same day the hotter come first', () => {
  const card = (id: string, level: string) => ({ cardId: id, customerId: id, name: id, level, dueOn: on, standInForId: null })
  assert.deepEqual(drafted({ ...nothing, cards: [card('c', 'C'), card('a', 'A'), card('h', 'H'), card('b', 'B')] }, on, { sources: new Set(), customers: new Set() }).map(i => i.customerId), ['h', 'a', 'b', 'c'])
})
