import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'

const t = await town()
const [supervisor, supervisor2, manager, c1, c2, c3, reception, finance, service, auditor, admin] = await Promise.all(['supervisor', 'supervisor2', 'manager', 'consultant1', 'consultant2', 'consultant3', 'reception', 'finance', 'service', 'auditor', 'admin'].map(l => t.as(l)))
let n = 0
const phone = () => `138${String(10_000_000 + ++n)}`
const make = async (by = c1, facts: object = {}) => {
  const made = await by.call('POST', '/customers', { name: '王小明', channel: 'walkIn', phone: phone(), ...facts })
  assert.equal(made.status, 201, made.text)
  return made.body
}
const at = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })

test('D3.4 a customer made by a consultant is his, in his first team, with a completeness nobody types', async () => {
  const row = await make(c1, { region: '滨江' })
  assert.equal(row.ownerId, c1.memberId)
  assert.equal(row.teamId, t.teams.one)
  assert.equal(row.siteId, t.siteId)
  assert.equal(row.ownedSince, '2026-11-23')
  assert.equal(row.completeness, 73)
  assert.match(row.phone, /^138\*{4}\d{4}$/)
  assert.equal((await c1.call('POST', '/customers', { name: '甲', channel: 'walkIn', completeness: 9 })).body.code, 'field.unknown')
})
test('reception makes one for the pool or for a consultant, who must work here', async () => {
  const pool = await make(reception)
  assert.deepEqual([pool.ownerId, pool.ownedSince], [null, null])
  const owned = await make(reception, { ownerId: c3.memberId })
  assert.equal(owned.teamId, t.teams.two)
  const gone = await t.hire('left1', ['consultant'], { teamIds: [t.teams.one] })
  await admin.call('POST', `/members/${gone}/disable`, {}, { 'if-match': '"1"' })
  const refused = await reception.call('POST', '/customers', { name: '乙', channel: 'walkIn', ownerId: gone })
  assert.deepEqual([refused.status, refused.body.errors[0].pointer], [422, '/ownerId'])
  assert.equal((await c1.call('POST', '/customers', { name: '丙', channel: 'walkIn', ownerId: c3.memberId })).status, 403)
})
test('a taken phone names its masked holder, and the id only to those who may see him (wire.md 2, identity)', async () => {
  const p = phone()
  const first = await make(c1, { name: '王国强', phone: p })
  const stranger = await c3.call('POST', '/customers', { name: '老王', channel: 'call', phone: p })
  assert.equal(stranger.status, 409)
  assert.equal(stranger.body.code, 'customer.duplicate')
  assert.deepEqual(stranger.body.holder, { name: '王*', owner: 'consultant1', since: '2026-11-23', lastContactOn: null })
  const boss = await supervisor.call('POST', '/customers', { name: '老王', channel: 'call', phone: p })
  assert.equal(boss.body.holder.id, first.id)
  const looked = await c3.call('POST', '/customers/lookup', { kind: 'phone', value: p })
  assert.deepEqual(looked.body.holder, stranger.body.holder)
  assert.equal((await c3.call('POST', '/customers/lookup', { kind: 'phone', value: phone() })).body.holder, null)
  assert.equal((await c3.call('POST', '/customers/lookup', { kind: 'phone', value: '138****0001' })).body.code, 'field.masked')
  assert.equal((await finance.call('POST', '/customers/lookup', { kind: 'phone', value: p })).status, 403)
})
test('twenty people at once: one of them gets the phone (trust T05)', async () => {
  const p = phone()
  const done = await Promise.all(Array.from({ length: 20 }, () => supervisor.call('POST', '/customers', { name: '抢', channel: 'call', phone: p })))
  assert.deepEqual([done.filter(d => d.status === 201).length, done.filter(d => d.status === 409).length], [1, 19])
})
test('a name in pinyin and two digits of the phone’s visible end find him («zhang 96»); the masked middle is no answer', async () => {
  const row = await make(c1, { name: '章子琪', phone: '13877159640' })
  const ids = async (q: string) => (await c1.call('POST', '/customers/query', { q })).body.items.map((i: { id: string }) => i.id)
  assert.deepEqual(await ids('zhangzi 96'), [row.id])
  assert.deepEqual([await ids('zhangzi 640'), await ids('40 章子'), await ids('zzq 77'), await ids('zhangzi 41')], [[row.id], [row.id], [], []])
})
test('searched digit by digit, a masked number stays masked; who may reveal it finds it by a part, counted and logged', async () => {
  const row = await make(c1, { name: '钟无言', phone: '13974628513', otherPhones: ['13974628599'], contacts: [{ name: '钟太', phone: '13851739264' }], things: [{ kind: '车', plate: '浙A74620' }] })
  const found = async (by: typeof c1, q: string) => (await by.call('POST', '/customers/query', { q })).body.items.some((i: { id: string }) => i.id === row.id)
  for (const by of [reception, finance, service, auditor, c1]) {
    for (const q of ['8513', '8599', '9264', '13974628513', '13974628599', '13851739264', '钟无言 8513', '7462', '74620']) assert.ok(await found(by, q), `${by.memberId} ${q}`)
    for (const q of ['2851', '4628', '1397', '1739', '4628 2851', '钟 2851']) assert.equal(await found(by, q), false, q)
  }
  for (const by of [reception, finance, service, auditor]) for (const q of ['28513', '628513', '139746', '7462851', '39264', '钟 28513', '２８５１３']) assert.equal(await found(by, q), false, q)
  const logged = async () => (await auditor.call('GET', `/security-entries?limit=100`)).body.items.filter((i: { kind: string; memberId: string }) => i.kind === 'phone.searched' && i.memberId === supervisor.memberId).length
  const before = await logged()
  for (const q of ['28513', '7462851']) assert.deepEqual([await found(c1, q), await found(supervisor, q)], [true, true], q)
  assert.equal(await logged(), before + 2)
})
test('a contact’s phone and a plate find the customer; a contact holds no identity', async () => {
  const p = phone(), row = await make(c1, { name: '云栖科技', kind: 'company', contacts: [{ name: '赵经理', phone: p }], things: [{ kind: '车', plate: '浙A·88X21' }] })
  const found = await c1.call('POST', '/customers/query', { q: p })
  assert.deepEqual(found.body.items.map((i: { id: string }) => i.id), [row.id])
  assert.equal((await c1.call('POST', '/customers/query', { q: '88X21' })).body.items[0].id, row.id)
  assert.equal((await make(c3, { phone: p })).ownerId, c3.memberId)
  assert.equal((await c3.call('POST', '/customers', { name: '别人', channel: 'call', things: [{ kind: '车', plate: '浙a88x21' }] })).body.code, 'customer.duplicate')
  const renamed = await c1.call('PATCH', `/customers/${row.id}`, { name: '云栖科技有限公司' }, at(row))
  assert.equal(renamed.status, 200, renamed.text)
  assert.equal((await c1.call('POST', '/customers/query', { q: p })).body.items[0].id, row.id)
})
test('account data: the owner, his supervisor and finance; finance changes nothing else', async () => {
  const row = await make(c1, { bank: '工行' })
  assert.equal(row.bank, '工行')
  assert.equal((await finance.call('GET', `/customers/${row.id}`)).body.bank, '工行')
  assert.equal((await manager.call('GET', `/customers/${row.id}`)).body.bank, null)
  assert.equal((await manager.call('PATCH', `/customers/${row.id}`, { bank: '建行' }, at(row))).status, 403)
  assert.equal((await finance.call('PATCH', `/customers/${row.id}`, { name: '别名' }, at(row))).status, 403)
  const paid = await finance.call('PATCH', `/customers/${row.id}`, { bankAccount: '6222' }, at(row))
  assert.deepEqual([paid.status, paid.body.bankAccount], [200, '6222'])
  assert.equal((await reception.call('POST', '/customers', { name: '丁', channel: 'walkIn', bank: '农行' })).status, 403)
})
test('a change keeps level and completeness to the program and refuses a masked phone', async () => {
  const row = await make(c1)
  const patch = (body: object) => c1.call('PATCH', `/customers/${row.id}`, body, at(row))
  for (const field of ['level', 'completeness', 'ownerId', 'mergedIntoId']) assert.equal((await patch({ [field]: null })).body.code, 'field.unknown')
  assert.equal((await patch({ phone: '138****1234' })).body.code, 'field.masked')
  const fuller = await patch({ region: '西湖', industry: '教师', consents: [{ purpose: 'collect', source: '到店登记', on: '2026-11-23' }] })
  assert.equal(fuller.body.completeness, row.completeness + 8 + 7 + 6)
  assert.equal((await patch({ region: '余杭' })).status, 412)
})
test('reveal shows the whole number to those who may, and the audit keeps who looked', async () => {
  const p = phone(), row = await make(c1, { phone: p })
  assert.deepEqual((await c1.call('POST', `/customers/${row.id}/reveal`, { field: 'phone' })).body, { value: p })
  assert.equal((await c3.call('POST', `/customers/${row.id}/reveal`, { field: 'phone' })).status, 404)
  assert.equal((await service.call('POST', `/customers/${row.id}/reveal`, { field: 'phone' })).status, 403)
  assert.equal((await c1.call('POST', `/customers/${row.id}/reveal`, { field: 'contacts' })).body.errors[0].pointer, '/contactId')
  const seen = (await auditor.call('GET', `/customers/${row.id}/history`)).body.items.find((i: { action: string }) => i.action === 'reveal')
  assert.equal(seen.by.label, 'consultant1')
  assert.ok(!JSON.stringify(seen).includes(p))
})
test('archiving frees the phone, restoring claims it again, a live card keeps the customer here', async () => {
  const p = phone(), row = await make(c1, { phone: p })
  const archived = await c1.call('POST', `/customers/${row.id}/archive`, {}, at(row))
  assert.deepEqual([archived.status, archived.body.can], [200, ['restore']])
  assert.equal((await c1.call('PATCH', `/customers/${row.id}`, { region: '江干' }, at(archived.body))).body.code, 'row.archived')
  const second = await make(c2, { phone: p })
  assert.equal((await c1.call('POST', `/customers/${row.id}/restore`, {}, at(archived.body))).body.code, 'customer.duplicate')
  assert.equal((await c2.call('PATCH', `/customers/${second.id}`, { phone: phone() }, at(second))).status, 200)
  assert.equal((await c1.call('POST', `/customers/${row.id}/restore`, {}, at(archived.body))).status, 200)
  const warm = await make(c1)
  assert.equal((await c1.call('POST', '/prospect-cards', { customerId: warm.id, channel: 'walkIn', level: 'H' })).status, 201)
  assert.equal((await c1.call('POST', `/customers/${warm.id}/archive`, {}, at((await c1.call('GET', `/customers/${warm.id}`)).body))).body.code, 'customer.live')
})
test('the page of a customer holds what the reader has a right to, and null for the rest', async () => {
  const row = await make(c1)
  const mine = (await c1.call('GET', `/pages/customer?id=${row.id}`)).body, money = (await finance.call('GET', `/pages/customer?id=${row.id}`)).body, desk = (await reception.call('GET', `/pages/customer?id=${row.id}`)).body
  assert.deepEqual([mine.cards, mine.visits, mine.followUps, mine.can.includes('followUp.create')], [[], [], [], true])
  assert.deepEqual([money.cards, money.visits, money.milestones, money.customer.id, money.can], [null, null, [], row.id, []])
  assert.deepEqual([desk.cards, desk.visits, desk.followUps, desk.can], [null, [], null, ['appointment.create', 'visit.create']])
  assert.equal((await c1.call('GET', '/pages/customer')).status, 422)
})
test('other teams and other organisations see and change nothing', async () => {
  await t.secondOrganisation()
  const other = await t.as('b-supervisor'), row = await make(c1)
  for (const who of [c3, supervisor2, other]) {
    assert.equal((await who.call('GET', `/customers/${row.id}`)).status, 404)
    assert.equal((await who.call('PATCH', `/customers/${row.id}`, { name: '改' }, at(row))).status, 404)
    assert.equal((await who.call('POST', `/customers/${row.id}/change-owner`, { ownerId: c2.memberId, reason: '要' }, at(row))).status, 404)
    assert.equal((await who.call('GET', `/pages/customer?id=${row.id}`)).status, 404)
  }
  assert.equal((await admin.call('GET', `/customers/${row.id}`)).status, 403)
  assert.equal((await other.call('POST', '/customers/lookup', { kind: 'phone', value: '13810000001' })).body.holder, null)
})

test('trust 2 #3 a WeChat id is found whole, never spelt out letter by letter by who sees it as hidden', async () => {
  const [sup, desk] = [await t.as('supervisor'), await t.as('reception')]
  const made = await sup.call('POST', '/customers', { name: '严小微', channel: 'walkIn', wechat: 'qzxk_8842' })
  assert.equal(made.status, 201, made.text)
  const found = async (who: typeof desk, q: string) => (await who.call('GET', `/customers?q=${q}`)).body.items.map((c: { id: string }) => c.id).includes(made.body.id)
  for (const who of [sup, desk]) for (const q of ['qz', 'qzx', 'qzxk', 'qzxk_8', '8842']) assert.equal(await found(who, q), false, q)
  assert.equal(await found(sup, 'qzxk_8842'), true)
  assert.equal(await found(sup, 'QZXK_8842'), true)
  assert.equal(await found(desk, 'yanxiaowei'), true)
})

test('relations name the other customer as the contract does, and only customers of the organisation', async () => {
  const [a, b] = [await make(c1, { name: '岳山' }), await make(c1, { name: '岳太太' })]
  const tied = await c1.call('PATCH', `/customers/${a.id}`, { relations: [{ customerId: b.id, kind: 'spouse' }] }, at(a))
  assert.equal(tied.status, 200, tied.text)
  assert.deepEqual(tied.body.relations.map((r: { customerId: string; kind: string; customer: { label: string } }) => [r.customerId, r.kind, r.customer.label]), [[b.id, 'spouse', '岳太太']])
  assert.equal((await c1.call('PATCH', `/customers/${a.id}`, { relations: [{ customerId: '00000000-0000-4000-8000-000000000000', kind: 'spouse' }] }, at(tied.body))).status, 422)
})
