import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { sweepDrafts } from './index.server.ts'

const on = '2026-11-23'
const t = await town({ at: '2026-11-23T00:30:00.000Z' })
const supervisor = await t.as('supervisor'), one = await t.as('consultant1'), two = await t.as('consultant2'), three = await t.as('consultant3'), manager = await t.as('manager')
const made = async (actor: Actor, path: string, body: object): Promise<Answered['body']> => { const a = await actor.call('POST', path, body); assert.ok(a.status < 300, a.text); return a.body }
let n = 0
const cardOf = async (actor: Actor, name: string, level: string, openedOn: string) => {
  const customer = await made(actor, '/customers', { name, phone: `1390013${String(9000 + ++n)}`, channel: 'walkIn' })
  return { customer, card: await made(actor, '/prospect-cards', { customerId: customer.id, level, channel: 'walkIn', openedOn }) }
}
const zhou = await cardOf(one, '周明远', 'H', '2026-11-20'), wu = await cardOf(one, '吴芳', 'B', '2026-11-10'), he = await cardOf(three, '何静', 'A', '2026-11-18')

test('D2.7 Report 1 by consultant: planned, done, result, next; names and the last four digits alone', async () => {
  await sweepDrafts(t.house)
  const page = (await supervisor.call('GET', `/pages/report-1?on=${on}`)).body
  assert.deepEqual(page.people.map((p: { member: { label: string }; planned: number; plan: { state: string } }) => [p.member.label, p.planned, p.plan.state]), [['consultant1', 2, 'draft'], ['consultant2', 0, 'draft']])
  const [line] = page.people[0].lines
  assert.deepEqual([line.customer.label, line.tail, line.level, line.age > 0, line.state, line.result], ['吴芳', '9002', 'B', true, 'open', null])
  assert.doesNotMatch(JSON.stringify(page), /1390013/)
  const contact = await made(one, '/follow-ups', { customerId: wu.customer.id, means: 'call', result: 'reached', text: '想等年底优惠再谈', seconds: 60 })
  const closed = await one.call('POST', `/plan-items/${line.id}/close`, { evidence: [{ kind: 'followUp', id: contact.id }] }, { 'if-match': '1' })
  assert.equal(closed.status, 200, closed.text)
  const live = (await supervisor.call('GET', `/pages/report-1?on=${on}&teamId=${t.teams.one}`)).body
  assert.deepEqual([live.live, live.totals.planned, live.totals.done, live.people[0].contacts], [true, 2, 1, 1])
  const done = live.people[0].lines.find((l: { id: string }) => l.id === line.id)
  assert.deepEqual([done.result.kind, done.result.said, done.result.outcome, done.nextOn], ['followUp', '想等年底优惠再谈', 'reached', '2026-11-30'])
})
test('D2.7 whose plans somebody reads: his own, his team’s, his site’s; never another organisation’s', async () => {
  const labels = async (actor: Actor, more = '') => { const a = await actor.call('GET', `/pages/report-1?on=${on}${more}`); return a.status === 200 ? a.body.people.map((p: { member: { label: string } }) => p.member.label).join(' ') : a.status }
  assert.equal(await labels(one), 'consultant1')
  assert.equal(await labels(supervisor), 'consultant1 consultant2')
  assert.deepEqual(String(await labels(manager)).split(' ').sort(), ['consultant1', 'consultant2', 'consultant3', 'consultant4', 'dcc'])
  assert.equal(await labels(supervisor, `&teamId=${t.teams.two}`), '')
  await t.secondOrganisation()
  const b = await t.as('b-supervisor')
  assert.equal(await labels(b), 'b-consultant')
  assert.equal(await labels(b, `&teamId=${t.teams.one}`), 404)
})
test('D1.2 the card round: the heaviest cards first with the reason why, gone through one by one', async () => {
  const page = (await supervisor.call('GET', '/pages/card-round')).body
  assert.deepEqual(page.cards.map((c: { customer: { label: string }; why: string[] }) => [c.customer.label, c.why]), [['周明远', ['overdue', 'hot', 'changed']], ['吴芳', ['changed']]])
  assert.equal(page.cards[1].recent[0].text, '想等年底优惠再谈')
  assert.equal((await supervisor.call('GET', '/pages/rail')).body.counts.round, page.cards.filter((c: { looked: boolean }) => !c.looked).length, 'the rail counts the same stack')
  assert.equal((await supervisor.call('POST', '/card-looks/look', { cardId: zhou.card.id })).body.looked, 1)
  assert.equal((await supervisor.call('POST', '/card-looks/look', { cardId: zhou.card.id })).body.looked, 1)
  assert.equal((await supervisor.call('POST', '/card-looks/look', { cardId: he.card.id })).status, 404)
  const told = await supervisor.call('POST', `/prospect-cards/${zhou.card.id}/instruct`, { text: '今天先答价格，再约周六试驾', dueAt: '2026-11-23T04:00:00.000Z' })
  assert.equal(told.status, 200, told.text)
  const again = (await supervisor.call('GET', '/pages/card-round')).body
  assert.deepEqual([again.looked, again.cards[0].looked, again.cards[0].instruction.text, again.cards[0].why.includes('unanswered')], [1, true, '今天先答价格，再约周六试驾', true])
  assert.equal((await one.call('GET', '/pages/card-round')).status, 403)
  assert.equal((await two.call('POST', '/card-looks/look', { cardId: zhou.card.id })).status, 403)
})
