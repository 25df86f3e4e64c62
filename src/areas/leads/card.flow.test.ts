import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor } from '../../test/house.ts'
import { cadenceBegins } from './cadence.ts'

const t = await town({ at: '2026-11-23T02:00:00.000Z' })
const [c1, c2, c3, dcc, reception, supervisor, supervisor2, manager, gm, admin] = await Promise.all(['consultant1', 'consultant2', 'consultant3', 'dcc', 'reception', 'supervisor', 'supervisor2', 'manager', 'gm', 'admin'].map(t.as))
const v = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
let n = 0
const phone = () => `1390013${String(++n).padStart(4, '0')}`
const person = async (who: Actor, facts: object = {}) => (await who.call('POST', '/customers', { name: `客${++n}`, phone: phone(), channel: 'walkIn', ...facts })).body
const open = async (who: Actor, facts: Record<string, unknown> = {}) => (await who.call('POST', '/prospect-cards', { customerId: (facts.customerId as string | undefined) ?? (await person(who)).id, level: 'B', channel: 'walkIn', ...facts }))
const see = async (who: Actor, id: string) => (await who.call('GET', `/prospect-cards/${id}`)).body
const give = async (who: Actor, card: { id: string; version?: number }, command: string, facts: object = {}) => who.call('POST', `/prospect-cards/${card.id}/${command}`, facts, v(await see(manager, card.id)))

test('a card is opened with its number, its opening and the first line of its history', async () => {
  const made = await open(c1, { want: { model: 'L7', payment: 'loan' } })
  assert.equal(made.status, 201, made.text)
  const { body } = made
  assert.match(body.no, /^PC-2611-\d{4}$/)
  assert.deepEqual([body.ownerId, body.siteId, body.openedOn, body.levelSince, body.state, body.nextContactOn, body.want.model], [c1.memberId, t.siteId, '2026-11-23', '2026-11-23', 'live', '2026-11-30', 'L7'])
  assert.deepEqual([body.opening.channel, body.opening.level, body.opening.on, body.opening.ownerId, body.opening.countsForId, body.opening.countsTeamId, body.opening.countsSiteId], ['walkIn', 'B', '2026-11-23', c1.memberId, c1.memberId, t.teams.one, t.siteId])
  assert.deepEqual(body.levelHistory.map((h: { level: string; state: string; byId: string }) => [h.level, h.state, h.byId]), [['B', 'live', c1.memberId]])
  assert.deepEqual(body.can.toSorted(), ['applyToClose', 'change', 'changeLevel'])
  const customer = (await c1.call('GET', `/customers/${body.customerId}`)).body
  assert.deepEqual([customer.level, customer.nextContactOn], ['B', '2026-11-30'])
})
test('trust T05: twelve cards at once have twelve numbers in a row', async () => {
  const of = await person(manager, { ownerId: c1.memberId })
  const all = await Promise.all(Array.from({ length: 12 }, () => open(manager, { customerId: of.id })))
  assert.deepEqual(all.map(a => a.status), all.map(() => 201))
  const numbers = all.map(a => Number(a.body.no.slice(8))).sort((a, b) => a - b)
  assert.deepEqual(numbers, numbers.map((_, i) => numbers[0] + i))
})
test('what a card cannot be opened with', async () => {
  const of = await person(c1)
  const say = async (facts: object) => { const a = await open(c1, { customerId: of.id, ...facts }); return [a.status, a.body.code, a.body.errors?.[0]?.pointer] }
  assert.deepEqual(await say({ level: 'O' }), [409, 'prospect-card.levelByOrder', undefined])
  assert.deepEqual(await say({ openedOn: '2026-11-24' }), [422, 'field.range', '/openedOn'])
  assert.deepEqual(await say({ channel: undefined }), [422, 'field.required', '/channel'])
  assert.deepEqual(await say({ level: 'Z' }), [422, 'field.choice', '/level'])
  assert.deepEqual(await say({ originVisitId: of.id }), [422, 'field.reference', '/originVisitId'])
  const lead = (await dcc.call('POST', '/inquiries', { kind: 'call', ownerId: c1.memberId })).body
  const party = (await reception.call('POST', '/visits', {})).body
  assert.deepEqual(await say({ originVisitId: party.id, originInquiryId: lead.id }), [422, 'prospect-card.oneOrigin', '/originVisitId'])
  assert.deepEqual(await say({ state: 'lost' }), [422, 'field.unknown', '/state'])
  const foreign = await person(c3)
  assert.equal((await open(c1, { customerId: foreign.id })).body.errors[0].pointer, '/customerId')
})
test('a second live card is not refused: the evening shows it, and the page says it', async () => {
  const first = (await open(c1)).body, second = await open(c1, { customerId: first.customerId })
  assert.equal(second.status, 201)
  const page = (await c1.call('GET', `/pages/prospect-card?id=${second.body.id}`)).body
  assert.deepEqual(page.otherCards, [{ id: first.id, label: first.no, state: 'live' }])
})
test('a card names the party it came from, and the party the card', async () => {
  const party = (await c1.call('POST', '/visits', { receivedById: c1.memberId })).body
  const card = await open(c1, { originVisitId: party.id })
  assert.equal(card.body.opening.originVisitId, party.id, card.text)
  // A reference's label is text, whatever its title is made of (wire.md 1 «Get»).
  assert.deepEqual(card.body.opening.originVisit, { id: party.id, label: String(party.partyNo) })
  const now = (await c1.call('GET', `/visits/${party.id}`)).body
  assert.deepEqual([now.cardId, now.customerId], [card.body.id, card.body.customerId])
})
test('changing the level: history, since, next contact by the rules of the day', async () => {
  const card = (await open(c1)).body
  t.clock.now = '2026-11-23T03:00:00.000Z'
  const hot = await c1.call('POST', `/prospect-cards/${card.id}/change-level`, { level: 'H', reason: '谈到月供' }, v(card))
  assert.equal(hot.status, 200, hot.text)
  assert.deepEqual([hot.body.level, hot.body.levelSince, hot.body.nextContactOn, hot.body.levelHistory.at(-1).reason], ['H', '2026-11-23', '2026-11-24', '谈到月供'])
  assert.equal((await c1.call('GET', `/customers/${card.customerId}`)).body.level, 'H')
  assert.deepEqual([(await give(c1, card, 'change-level', { level: 'O', reason: '订' })).body.code, (await give(c1, card, 'change-level', { level: 'A' })).body.errors[0].pointer], ['prospect-card.levelByOrder', '/reason'])
  assert.equal((await c1.call('POST', `/prospect-cards/${card.id}/change-level`, { level: 'A', reason: 'x' })).status, 428)
  const stale = await c1.call('POST', `/prospect-cards/${card.id}/change-level`, { level: 'A', reason: 'x' }, v(card))
  assert.deepEqual([stale.status, stale.body.code], [412, 'version.stale'])
})
test('a cadence the organisation sets holds from its day (setting levelRules)', async () => {
  const [cool, agreed, warm] = [(await open(c1, { level: 'C' })).body, (await open(c1, { level: 'C' })).body, (await open(c1, { level: 'B' })).body]
  await c1.call('POST', '/follow-ups', { customerId: agreed.customerId, means: 'call', result: 'reached', text: 'x', nextContactOn: '2026-11-27' })
  const set = await admin.call('POST', '/level-rules', { effectiveOn: '2026-11-23', rows: [{ level: 'C', windowDays: null, cadenceDays: 20 }] })
  assert.equal(set.status, 201, set.text)
  assert.deepEqual([(await open(c1, { level: 'C' })).body.nextContactOn, (await open(c1, { level: 'B' })).body.nextContactOn], ['2026-12-13', '2026-11-30'])
  // cards that stand follow, but what was agreed with somebody stays
  assert.deepEqual(await Promise.all([cool, agreed, warm].map(async card => (await see(manager, card.id)).nextContactOn)), ['2026-12-13', '2026-11-27', '2026-11-30'])
  assert.deepEqual([(await c1.call('GET', `/customers/${cool.customerId}`)).body.nextContactOn, (await see(manager, cool.id)).version], ['2026-12-13', cool.version])
})
test('a rhythm set for tomorrow begins by itself', async () => {
  const card = (await open(c1, { level: 'N' })).body
  await admin.call('POST', '/level-rules', { effectiveOn: '2026-11-24', rows: [{ level: 'N', windowDays: null, cadenceDays: 4 }, { level: 'C', windowDays: null, cadenceDays: 20 }] })
  assert.equal((await see(manager, card.id)).nextContactOn, '2026-11-24')
  const now = t.clock.now
  await cadenceBegins(t.house)
  assert.equal((await see(manager, card.id)).nextContactOn, '2026-11-24')
  t.clock.now = '2026-11-23T16:20:00.000Z'
  await cadenceBegins(t.house)
  t.clock.now = now
  assert.equal((await see(manager, card.id)).nextContactOn, '2026-11-27')
})
test('a loss is an application: it pauses the contact, waits for another person, and only one waits at a time', async () => {
  const card = (await open(c1)).body
  const applied = await give(c1, card, 'apply-to-close', { as: 'lost', reason: '价格，去看启程 C6', rival: '启程 C6' })
  assert.equal(applied.status, 200, applied.text)
  const [closing] = applied.body.closings
  assert.deepEqual([applied.body.state, applied.body.closingAs, applied.body.nextContactOn, closing.outcome, closing.byId, closing.on, closing.countsForId, closing.countsTeamId], ['live', 'lost', null, 'open', c1.memberId, '2026-11-23', c1.memberId, t.teams.one])
  assert.deepEqual([applied.body.can.includes('agreeToClose'), (await see(supervisor, card.id)).can.includes('agreeToClose')], [false, true])
  assert.equal((await give(c1, card, 'apply-to-close', { as: 'frozen', reason: 'x' })).body.code, 'prospect-card.closingOpen')
  assert.equal((await give(c1, card, 'change-level', { level: 'A', reason: 'x' })).body.code, 'prospect-card.closingOpen')
  assert.equal((await c1.call('GET', `/customers/${card.customerId}`)).body.nextContactOn, null)
  const agreed = await give(supervisor, card, 'agree-to-close')
  assert.deepEqual([agreed.body.state, agreed.body.closingAs, agreed.body.closings[0].outcome, agreed.body.closings[0].decidedById, agreed.body.levelHistory.at(-1).state], ['lost', null, 'agreed', supervisor.memberId, 'lost'])
  assert.equal((await c1.call('GET', `/customers/${card.customerId}`)).body.level, null)
  for (const command of ['apply-to-close', 'change-level'] as const) assert.equal((await give(c1, card, command, command === 'change-level' ? { level: 'A', reason: 'x' } : { as: 'lost', reason: 'x' })).body.code, 'prospect-card.notLive')
  assert.equal((await give(supervisor, card, 'agree-to-close')).body.code, 'prospect-card.noClosing')
})
test('refused with a reason: the card goes on and is due again', async () => {
  const card = (await open(c1)).body
  await give(c1, card, 'apply-to-close', { as: 'outOfContact', reason: '联系不上' })
  assert.equal((await give(supervisor, card, 'refuse-to-close')).body.errors[0].pointer, '/reason')
  const refused = await give(supervisor, card, 'refuse-to-close', { reason: '再约一次，我来谈' })
  assert.deepEqual([refused.body.state, refused.body.closingAs, refused.body.nextContactOn, refused.body.closings[0].outcome, refused.body.closings[0].decision], ['live', null, '2026-11-30', 'refused', '再约一次，我来谈'])
  assert.equal((await give(c1, card, 'apply-to-close', { as: 'lost', reason: '又来' })).body.closings.length, 2)
})
test('nobody decides his own, a consultant decides none, another team sees none', async () => {
  const card = (await open(c1)).body
  await give(supervisor, card, 'apply-to-close', { as: 'lost', reason: 'x' })
  for (const command of ['agree-to-close', 'refuse-to-close']) {
    const facts = command === 'refuse-to-close' ? { reason: 'x' } : {}
    assert.deepEqual([(await give(supervisor, card, command, facts)).body.code, (await give(c1, card, command, facts)).status, (await give(gm, card, command, facts)).status, (await give(supervisor2, card, command, facts)).status], ['prospect-card.ownClosing', 403, 403, 404])
  }
  assert.equal((await see(supervisor, card.id)).can.includes('agreeToClose'), false)
  assert.equal((await give(manager, card, 'agree-to-close')).body.state, 'lost')
})
test('of two who decide at once one wins', async () => {
  const card = (await open(c1)).body
  await give(c1, card, 'apply-to-close', { as: 'lost', reason: 'x' })
  const seen = await see(supervisor, card.id)
  const both = await Promise.all([supervisor.call('POST', `/prospect-cards/${card.id}/agree-to-close`, {}, v(seen)), manager.call('POST', `/prospect-cards/${card.id}/refuse-to-close`, { reason: 'x' }, v(seen))])
  assert.deepEqual(both.map(b => b.status).toSorted(), [200, 412])
})
test('a closed card is reopened at its level, unless the customer has another live one', async () => {
  const card = (await open(c1, { level: 'A' })).body
  assert.equal((await give(c1, card, 'reopen', { reason: 'x' })).body.code, 'prospect-card.notClosed')
  await give(c1, card, 'apply-to-close', { as: 'frozen', reason: '明年再看' })
  await give(supervisor, card, 'agree-to-close')
  const second = (await open(c1, { customerId: card.customerId })).body
  assert.equal((await give(c1, card, 'reopen', { reason: 'x' })).body.code, 'prospect-card.otherLive')
  await give(c1, second, 'apply-to-close', { as: 'lost', reason: '重复' })
  await give(supervisor, second, 'agree-to-close')
  const again = await give(c1, card, 'reopen', { reason: '来电说要买' })
  assert.deepEqual([again.status, again.body.state, again.body.level, again.body.nextContactOn, again.body.levelHistory.at(-1).reason], [200, 'live', 'A', '2026-11-26', '来电说要买'], again.text)
})
test('主管指示: due in the future, answered once, by who may write to the card', async () => {
  const card = (await open(c1)).body
  const ask = (who: Actor, facts: object) => who.call('POST', `/prospect-cards/${card.id}/instruct`, facts)
  assert.deepEqual([(await ask(c1, { text: 'x', dueAt: '2026-11-23T09:00:00Z' })).status, (await ask(supervisor, { text: 'x', dueAt: '2026-11-23T01:00:00Z' })).body.code], [403, 'field.range'])
  const given = await ask(supervisor, { text: '今天之内打给客户，先答价格', dueAt: '2026-11-23T09:00:00Z' })
  assert.equal(given.status, 200, given.text)
  const [instruction] = given.body.instructions
  assert.deepEqual([instruction.byId, instruction.answeredAt], [supervisor.memberId, null])
  const reply = (instructionId: string) => c1.call('POST', `/prospect-cards/${card.id}/answer-instruction`, { instructionId, answer: '已打，周六来' })
  assert.equal((await reply(card.id)).body.errors[0].pointer, '/instructionId')
  const answered = await reply(instruction.id)
  assert.deepEqual([answered.body.instructions[0].answer, answered.body.instructions[0].answeredById], ['已打，周六来', c1.memberId])
  assert.equal((await reply(instruction.id)).body.code, 'prospect-card.instructionAnswered')
})
test('own, other team, other organisation; what is changed is only what may be', async () => {
  const card = (await open(c1)).body
  assert.deepEqual(await Promise.all([c1, supervisor, manager, gm, c2, c3, supervisor2, reception].map(async who => (await who.call('GET', `/prospect-cards/${card.id}`)).status)), [200, 200, 200, 200, 404, 404, 404, 403])
  const changed = await c1.call('PATCH', `/prospect-cards/${card.id}`, { want: { budget: '20–24 万' }, decider: '太太' }, v(card))
  assert.deepEqual([changed.body.want.budget, changed.body.decider], ['20–24 万', '太太'])
  assert.equal((await c1.call('PATCH', `/prospect-cards/${card.id}`, { level: 'H' }, v(changed.body))).body.code, 'field.unknown')
  assert.equal((await gm.call('PATCH', `/prospect-cards/${card.id}`, { decider: 'x' }, v(changed.body))).status, 403)
  await t.secondOrganisation()
  const b = await t.as('b-supervisor')
  for (const [command, facts] of [['change-level', { level: 'A', reason: 'x' }], ['apply-to-close', { as: 'lost', reason: 'x' }], ['agree-to-close', {}], ['refuse-to-close', { reason: 'x' }], ['reopen', { reason: 'x' }], ['instruct', { text: 'x', dueAt: '2026-12-01T00:00:00Z' }]] as const) assert.equal((await b.call('POST', `/prospect-cards/${card.id}/${command}`, facts, v(changed.body))).status, 404)
  assert.equal((await b.call('GET', `/pages/prospect-card?id=${card.id}`)).status, 404)
  assert.deepEqual((await see(c1, card.id)).version, changed.body.version)
})
test('the page holds card, customer, story and rights in one call; due lists and applications likewise', async () => {
  const card = (await open(c1, { level: 'H' })).body
  await c1.call('POST', '/follow-ups', { customerId: card.customerId, means: 'call', result: 'reached', text: '周六来试驾' })
  const page = (await c1.call('GET', `/pages/prospect-card?id=${card.id}`)).body
  assert.deepEqual([page.card.id, page.customer.id, page.followUps[0].text, page.lateness.kind, page.expectedBy, page.card.levelHistory.length], [card.id, card.customerId, '周六来试驾', 'tomorrow', '2026-11-30', 1])
  for (const can of ['changeLevel', 'applyToClose', 'followUp.create', 'milestone.create', 'customer.reveal']) assert.ok(page.can.includes(can), can)
  t.clock.now = '2026-11-24T02:00:00.000Z'
  const late = (await open(await fresh('consultant1'), { level: 'H', openedOn: '2026-11-20' })).body
  const due = (await (await fresh('consultant1')).call('GET', '/pages/contacts-due')).body
  assert.deepEqual(due.items.filter((i: { id: string }) => [card.id, late.id].includes(i.id)).map((i: { id: string; lateness: { kind: string; days: number }; lastText: string | null }) => [i.id, i.lateness.kind, i.lateness.days, i.lastText]), [[late.id, 'overdue', 3, null], [card.id, 'today', 0, '周六来试驾']])
  assert.ok(due.counts.overdue >= 1 && due.counts.today >= 1 && due.counts.hot >= 2)
  assert.equal((await (await fresh('consultant3')).call('GET', '/pages/contacts-due')).body.items.length, 0)
  const boss = await fresh('supervisor')
  assert.ok((await boss.call('GET', `/pages/contacts-due?memberId=${c1.memberId}`)).body.items.some((i: { id: string }) => i.id === card.id))
  await (await fresh('consultant1')).call('POST', `/prospect-cards/${card.id}/apply-to-close`, { as: 'lost', reason: '买了竞品' }, v(await boss.call('GET', `/prospect-cards/${card.id}`).then(a => a.body)))
  const waiting = (await boss.call('GET', '/pages/card-closings')).body
  const line = waiting.items.find((i: { card: { id: string } }) => i.card.id === card.id)
  assert.deepEqual([line.reason, line.by.id, line.can, line.contacts, line.lastText], ['买了竞品', c1.memberId, ['agreeToClose', 'refuseToClose'], 1, '周六来试驾'])
  assert.deepEqual((await (await fresh('consultant1')).call('GET', '/pages/card-closings')).body.items.find((i: { card: { id: string } }) => i.card.id === card.id).can, [])
  assert.ok((await boss.call('GET', '/pages/card-closings?state=decided')).body.items.every((i: { outcome: string }) => i.outcome !== 'open'))
})
/** Somebody who logs in again: a session does not outlive the night. */
async function fresh(login: string): Promise<Actor> {
  const { password } = await import('../../test/house.ts')
  const answered = await t.anyone('POST', '/sessions', { login, password })
  const token = /cx=([^;]+)/.exec(String(answered.headers['set-cookie']))![1]
  return { ...(await t.as(login)), token, call: (method, path, body, headers = {}) => t.anyone(method, path, body, { ...headers, cookie: `cx=${token}` }) }
}
