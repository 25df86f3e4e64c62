// Issue «Search in every picker and list: Han characters, pinyin, initials, phone fragment».
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town, type Actor } from '../../test/house.ts'

const t = await town({ at: '2026-11-23T02:00:00.000Z' })
const [c1, c3, supervisor, manager, finance, admin] = await Promise.all(['consultant1', 'consultant3', 'supervisor', 'manager', 'finance', 'admin'].map(t.as))
const person = async (who: Actor, name: string, phone: string) => {
  const of = (await who.call('POST', '/customers', { name, phone, channel: 'walkIn' })).body
  const card = await who.call('POST', '/prospect-cards', { customerId: of.id, level: 'B', channel: 'walkIn', want: { model: '曜行 X9' } })
  const contact = await who.call('POST', '/follow-ups', { customerId: of.id, means: 'call', result: 'reached', text: '聊过' })
  const milestone = await who.call('POST', '/milestones', { customerId: of.id, kind: 'quote' })
  const plan = await who.call('POST', '/appointments', { customerId: of.id, at: '2026-11-24T06:00:00Z', purpose: '试驾' })
  for (const made of [card, contact, milestone, plan]) assert.equal(made.status, 201, made.text)
  return { customerId: of.id as string, 'prospect-cards': card.body.id as string, cardNo: card.body.no as string, 'follow-ups': contact.body.id as string, milestones: milestone.body.id as string, appointments: plan.body.id as string }
}
const nouns = ['prospect-cards', 'follow-ups', 'milestones', 'appointments'] as const
const he = await person(c1, '贺川', '13812345678'), other = await person(c3, '林一', '13912340000')
const found = async (who: Actor, noun: string, q: string): Promise<string[]> => {
  const got = await who.call('POST', `/${noun}/query`, { q })
  assert.equal(got.status, 200, got.text)
  return got.body.items.map((i: { id: string }) => i.id)
}

test('what hangs on a customer is found by his name, pinyin, initials and phone fragment', async () => {
  for (const noun of nouns) {
    for (const q of ['贺川', '贺', 'hechuan', 'hec', 'hc', '5678', '13812345678', '138 1234 5678', '贺 56', 'hc 5678']) assert.deepEqual(await found(c1, noun, q), [he[noun]], `${noun} ${q}`)
    for (const q of ['贺山', 'hx', '5679', '贺 12', '   ']) assert.deepEqual(await found(c1, noun, q), [], `${noun} ${q}`)
    assert.deepEqual((await c1.call('GET', `/${noun}?q=${encodeURIComponent('贺川')}`)).body.items.map((i: { id: string }) => i.id), [he[noun]])
  }
})
test('a card is found by its own number and model as before, and filters narrow what is found', async () => {
  assert.deepEqual(await found(c1, 'prospect-cards', he.cardNo), [he['prospect-cards']])
  assert.deepEqual((await found(manager, 'prospect-cards', 'X9')).toSorted(), [he['prospect-cards'], other['prospect-cards']].toSorted())
  assert.deepEqual((await c1.call('POST', '/prospect-cards/query', { q: 'hc', level: 'A' })).body.items, [])
  const page = await manager.call('POST', '/prospect-cards/query', { q: 'X9', limit: 1 })
  assert.equal((await manager.call('POST', '/prospect-cards/query', { q: 'X9', limit: 1, cursor: page.body.next })).body.items.length, 1)
})
test('who may not see the customer finds nothing by him: another group, another house; his own part of it stays (trust T01, T03)', async () => {
  for (const noun of nouns) for (const q of ['贺川', 'hc', '5678', '13812345678']) assert.deepEqual(await found(c3, noun, q), [], `${noun} ${q}`)
  assert.deepEqual(await found(finance, 'milestones', 'hechuan'), [he.milestones])
  // c1 wrote about c3's customer while he stood in; now he sees the contact as its maker, and asking tells him nothing of the customer
  const lent = await person(c1, '钱多', '13700008888'), mine = (await c1.call('GET', `/customers/${lent.customerId}`)).body
  const gone = await manager.call('POST', `/customers/${lent.customerId}/change-owner`, { ownerId: c3.memberId, reason: '调组' }, { 'if-match': `"${mine.version}"` })
  assert.equal(gone.status, 200, gone.text)
  assert.deepEqual([(await c1.call('GET', `/customers/${lent.customerId}`)).status, (await c1.call('GET', `/follow-ups/${lent['follow-ups']}`)).status], [404, 200])
  for (const q of ['钱多', '8888', '13700008888']) assert.deepEqual(await found(c1, 'follow-ups', q), [], q)
  assert.deepEqual(await found(c3, 'follow-ups', '8888'), [lent['follow-ups']])
  await t.secondOrganisation()
  const b = await t.as('b-supervisor')
  for (const noun of nouns) assert.deepEqual(await found(b, noun, 'hc'), [])
})
test('masked numbers, long and odd questions are refused as everywhere; a number never shows', async () => {
  for (const noun of nouns) {
    const faults = async (q: unknown) => { const got = await c1.call('POST', `/${noun}/query`, { q }); return [got.status, got.body.errors?.[0].code] }
    assert.deepEqual([await faults('138****5678'), await faults('贺'.repeat(101)), await faults(7), await faults('a\u0000b')], [[422, 'field.masked'], [422, 'field.tooLong'], [422, 'field.type'], [422, 'field.type']])
    assert.ok(!(await c1.call('POST', `/${noun}/query`, { q: '13812345678' })).text.includes('13812345678'))
  }
})
test('a masked number cannot be spelled out through what hangs on its customer: only its end and, for who may reveal it, a longer part', async () => {
  for (const noun of nouns) for (const q of ['1234', '3456', '8123', '贺 1234', 'hc 3456']) assert.deepEqual(await found(c1, noun, q), [], `${noun} ${q}`)
  assert.deepEqual([await found(c1, 'milestones', '2345678'), await found(finance, 'milestones', '2345678'), await found(finance, 'milestones', '5678')], [[he.milestones], [], [he.milestones]])
})
test('a WeChat id finds what hangs on its holder whole or not at all', async () => {
  const of = (await c1.call('GET', `/customers/${he.customerId}`)).body
  assert.equal((await c1.call('PATCH', `/customers/${he.customerId}`, { wechat: 'Hechuan_88' }, { 'if-match': `"${of.version}"` })).status, 200)
  for (const noun of nouns) assert.deepEqual([await found(c1, noun, 'hechuan_88'), await found(c1, noun, 'hechuan_8')], [[he[noun]], []], noun)
})
test('whole numbers asked for through any list count against the same 300 a minute', async () => {
  t.clock.now = '2026-11-23T02:10:00.000Z'
  let last = 200
  for (let i = 0; i < 301 && last === 200; i++) last = (await supervisor.call('POST', `/${nouns[i % 4]}/query`, { q: '13812345678' })).status
  assert.equal(last, 429)
})
test('sites by name, teams by name and who leads them, differences by who can mend them', async () => {
  const site = await admin.call('POST', '/sites', { name: '西湖店' })
  assert.equal(site.status, 201, site.text)
  for (const q of ['西湖', 'xihu', 'xh']) assert.deepEqual(await found(admin, 'sites', q), [site.body.id])
  const renamed = await admin.call('PATCH', `/sites/${site.body.id}`, { name: '钱江店' }, { 'if-match': `"${site.body.version}"` })
  assert.deepEqual([await found(admin, 'sites', 'xihu'), await found(admin, 'sites', 'qianjiang')], [[], [renamed.body.id]])
  for (const q of ['一组', 'xiaoshouyizu', 'yi zu', 'xsyz']) assert.deepEqual(await found(manager, 'teams', q), [t.teams.one], q)
  assert.deepEqual(await found(manager, 'teams', 'supervisor2'), [t.teams.two])
  assert.deepEqual(await found(manager, 'differences', 'consultant1'), [])
})
