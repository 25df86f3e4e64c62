import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'
import { figures } from './figures.ts'

const t = await town()
const [manager, supervisor, supervisor2, c1, c2, c3, dcc, reception, gm, trainer, service] = await Promise.all(['manager', 'supervisor', 'supervisor2', 'consultant1', 'consultant2', 'consultant3', 'dcc', 'reception', 'gm', 'trainer', 'service'].map(t.as))
const range = 'from=2026-11-01&to=2026-11-30'
const b = await t.secondOrganisation()
for (const who of [c1, c2, c3]) {
  const customer = (await who.call('POST', '/customers', { name: `${who.login} 的客户`, phone: `1390000000${who.login.slice(-1)}`, channel: 'walkIn' })).body
  const card = await who.call('POST', '/prospect-cards', { customerId: customer.id, level: 'H', channel: 'referral' })
  assert.equal(card.status, 201, card.text)
  const visit = await who.call('POST', '/visits', { customerId: customer.id, firstTime: false })
  assert.equal(visit.status, 201, visit.text)
}
const value = async (who: typeof c1, name: string, more = '') => (await who.call('GET', `/figures/${name}?${range}${more}`)).body.value as number
const refused = async (who: typeof c1, path: string, status: number, code?: string) => {
  const answered = await who.call('GET', path)
  assert.equal(answered.status, status, `${who.login} ${path}: ${answered.text}`)
  if (code) assert.equal(answered.body.code, code, answered.text)
}

test('the list of figures holds every name of the contract with label, formula and version', async () => {
  const { body, status } = await c1.call('GET', '/figures')
  assert.equal(status, 200)
  const names = (body.items as { name: string; label: { zh: string; en: string }; formula: { zh: string; en: string }; version: number }[]).map(f => { assert.ok(f.label.zh && f.label.en && f.formula.zh && f.formula.en && f.version === 1, f.name); return f.name })
  for (const name of 'visitsTotal firstVisits firstWithData firstHasCard firstNoData againVisits nonIntentVisits unfinishedVisits dataRate inquiriesTotal inquiriesCarded inquiryCardRate cardsTotal cardsFromVisits cardsFromInquiries cardsOther testDriveRate invitedTotal invitedRegistered invitedUnregistered invitedShare invitedRate carriedCards ordersTotal ordersFirstWithData ordersFirstHasCard ordersAgain ordersOther deliveries cancellations lossApplications lossAgreed lossRefused lossOpen'.split(' ')) assert.ok(names.includes(name), name)
  assert.equal(names.length, figures.length)
})
test('a figure says its scope and until when it counted', async () => {
  for (const [who, more, scope, n] of [[c1, '', 'mine', 1], [c1, `&memberId=${c1.memberId}`, 'mine', 1], [c1, `&teamId=${t.teams.one}`, 'team', 2], [supervisor, '', 'team', 2], [supervisor, `&memberId=${c2.memberId}`, 'team', 1], [manager, '', 'site', 3], [manager, `&teamId=${t.teams.two}`, 'team', 1], [gm, '', 'organisation', 3], [gm, `&siteId=${t.siteId}`, 'site', 3], [reception, '', 'site', 3], [dcc, '', 'mine', 0], [trainer, '', 'site', 3]] as const) {
    const { body, status } = await who.call('GET', `/figures/cardsTotal?${range}${more}`)
    assert.equal(status, 200)
    assert.deepEqual([body.scope, body.value, body.asOf, body.from, body.to], [scope, n, t.clock.now, '2026-11-01', '2026-11-30'], `${who.login}${more}`)
  }
})
test('what one may not see is refused rather than shown as nought', async () => {
  for (const [who, more, parameter] of [[c1, `&teamId=${t.teams.two}`, 'teamId'], [c1, `&memberId=${c2.memberId}`, 'memberId'], [supervisor, `&teamId=${t.teams.two}`, 'teamId'], [manager, `&siteId=${b.siteId}`, 'siteId'], [manager, `&teamId=${t.teams.b}`, 'teamId'], [gm, `&siteId=${b.siteId}`, 'siteId'], [dcc, `&teamId=${t.teams.one}`, 'teamId']] as const) {
    const { body, status } = await who.call('GET', `/figures/visitsTotal?${range}${more}`)
    assert.deepEqual([status, body.code, body.errors?.[0]?.parameter], [422, 'field.reference', parameter], `${who.login}${more}`)
    await refused(who, `/figures/visitsTotal/rows?${range}${more}`, 422, 'field.reference')
  }
  assert.equal(await value(supervisor, 'visitsTotal', `&memberId=${c3.memberId}`), 0, 'a colleague of another team has no rows in mine')
  await refused(await t.as('admin'), `/figures/visitsTotal?${range}`, 403, 'right.missing')
  await refused(await t.as('admin'), `/pages/figures?${range}`, 403, 'right.missing')
  assert.equal((await t.anyone('GET', `/figures/visitsTotal?${range}`)).status, 401)
})
test('another organisation counts nothing of ours', async () => {
  const other = await t.as('b-supervisor')
  for (const f of figures) {
    const { body } = await other.call('GET', `/figures/${f.name}?${range}`)
    assert.equal(body.value, f.denominator ? null : 0, f.name)
    assert.deepEqual((await other.call('GET', `/figures/${f.name}/rows?${range}`)).body, { items: [], next: null })
  }
})
test('bad questions are named', async () => {
  await refused(c1, `/figures/nothing?${range}`, 404, 'notFound')
  await refused(c1, `/figures/nothing/rows?${range}`, 404, 'notFound')
  for (const [query, parameter, code] of [['', 'from', 'field.required'], ['from=2026-11-01', 'to', 'field.required'], ['from=2026-11-31&to=2026-11-30', 'from', 'field.type'], ['from=2026-11-02&to=2026-11-01', 'to', 'figure.range'], ['from=2020-01-01&to=2026-11-01', 'to', 'figure.range'], [`${range}&by=week`, 'by', 'field.choice'], [`${range}&teamId=x`, 'teamId', 'field.type'], [`${range}&colour=red`, 'colour', 'field.unknown'], [`${range}&channel=tv`, 'channel', 'field.choice']]) {
    const { status, body } = await manager.call('GET', `/figures/visitsTotal?${query}`)
    assert.equal(status, 422, query)
    assert.deepEqual([body.errors[0].parameter, body.errors[0].code], [parameter, code], `${query}: ${JSON.stringify(body)}`)
  }
  for (const [query, code] of [[`${range}&limit=0`, 'field.range'], [`${range}&limit=101`, 'field.range'], [`${range}&limit=x`, 'field.type'], [`${range}&part=both`, 'field.choice'], [`${range}&part=denominator`, 'figure.part']]) await refused(manager, `/figures/visitsTotal/rows?${query}`, 422, code)
})
test('a cursor belongs to its organisation, figure, part and question', async () => {
  const { body } = await manager.call('GET', `/figures/cardsTotal/rows?${range}&limit=1`)
  assert.equal(body.items.length, 1)
  const next = encodeURIComponent(body.next)
  assert.equal((await manager.call('GET', `/figures/cardsTotal/rows?${range}&limit=2&cursor=${next}`)).body.items.length, 2, 'limit is no part of the question')
  for (const path of [`/figures/visitsTotal/rows?${range}&cursor=${next}`, `/figures/cardsTotal/rows?from=2026-11-02&to=2026-11-30&cursor=${next}`, `/figures/cardsTotal/rows?${range}&teamId=${t.teams.one}&cursor=${next}`, `/figures/cardsTotal/rows?${range}&cursor=made-up`]) await refused(manager, path, 400, 'cursor.invalid')
  await refused(await t.as('b-supervisor'), `/figures/cardsTotal/rows?${range}&cursor=${next}`, 400, 'cursor.invalid')
})
test('rows a reader could not open come masked; of his team’s total a consultant opens his own alone', async () => {
  const rowsOf = async (who: typeof c1, name: string, more = '') => (await who.call('GET', `/figures/${name}/rows?${range}${more}`)).body.items as Record<string, unknown>[]
  for (const who of [reception, trainer, service]) {
    const cards = await rowsOf(who, 'cardsTotal')
    assert.equal(cards.length, 3)
    for (const row of cards) {
      assert.equal(row.masked, true)
      for (const field of ['customerId', 'customer', 'ownerId', 'owner', 'no', 'want', 'createdBy']) assert.ok(!(field in row), `${who.login} sees ${field}`)
      assert.ok(row.id && row.openedOn && row.state)
    }
  }
  assert.ok((await rowsOf(supervisor, 'cardsTotal')).every(row => row.masked === undefined && row.customerId))
  for (const name of ['cardsTotal', 'visitsTotal']) {
    const team = await rowsOf(c1, name, `&teamId=${t.teams.one}`)
    assert.equal(team.length, 2)
    assert.deepEqual(team.map(row => row.masked ?? false).sort(), [false, true])
    assert.ok(!JSON.stringify(team.filter(row => row.masked)).includes('consultant2'), 'no name of a colleague')
  }
  assert.equal((await c1.call('GET', `/figures/cardsTotal?${range}&teamId=${t.teams.one}&by=member`)).body.scope, 'mine', 'by consultant a consultant reads only himself')
  assert.equal((await rowsOf(supervisor2, 'visitsTotal')).length, 1)
})
test('the page gives every figure at once, and the file the same numbers', async () => {
  const { body, status } = await manager.call('GET', `/pages/figures?${range}&by=member`)
  assert.equal(status, 200)
  assert.equal(body.figures.length, figures.length)
  for (const f of body.figures as { name: string; value: unknown; groups: unknown }[]) {
    const alone = (await manager.call('GET', `/figures/${f.name}?${range}&by=member`)).body
    assert.deepEqual([f.value, f.groups], [alone.value, alone.groups], f.name)
  }
  assert.deepEqual([body.sites.length, body.teams.length, body.scope, body.can], [1, 2, 'site', ['export']])
  const own = (await c1.call('GET', `/pages/figures?${range}`)).body
  assert.deepEqual([own.teams.map((x: { id: string }) => x.id), own.members.map((x: { id: string }) => x.id)], [[t.teams.one], [c1.memberId]])
  const file = await manager.call('POST', '/figures/export', { from: '2026-11-01', to: '2026-11-30', by: 'member', format: 'csv' })
  assert.equal(file.status, 200, file.text)
  assert.match(file.text, /建卡总数,3/)
  assert.equal((await manager.call('POST', '/figures/export', { from: '2026-11-01', to: '2026-11-30' })).headers['content-type'], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
})
