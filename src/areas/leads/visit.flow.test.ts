import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { town } from '../../test/house.ts'

const t = await town()
const [supervisor, supervisor2, manager, c1, c2, c3, reception, finance, admin] = await Promise.all(['supervisor', 'supervisor2', 'manager', 'consultant1', 'consultant2', 'consultant3', 'reception', 'finance', 'admin'].map(l => t.as(l)))
let n = 0
const phone = () => `137${String(10_000_000 + ++n)}`
type Visit = { id: string; version: number; partyNo: number; [k: string]: any }
const at = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
const merging = (row: { version: number }) => ({ ...at(row), merge: 'fields' })
const log = async (facts: object = {}, by = reception): Promise<Visit> => {
  const made = await by.call('POST', '/visits', facts)
  assert.equal(made.status, 201, made.text)
  return made.body
}
const customerOf = async (by = c1, facts: object = {}) => (await by.call('POST', '/customers', { name: '周明', channel: 'walkIn', phone: phone(), ...facts })).body
const owner = async (act: (db: pg.Client) => Promise<unknown>) => {
  const db = new pg.Client(t.roles.owner as pg.ClientConfig)
  await db.connect()
  try { await db.query('BEGIN'); await db.query(`SELECT set_config('app.org', $1, true)`, [t.orgId]); await act(db); await db.query('COMMIT') } finally { await db.end() }
}

test('D2.11 a party needs nothing but that it came: number, day, instant and class are derived', async () => {
  const row = await log()
  assert.deepEqual([row.partyNo, row.on, row.arrivedAt, row.state, row.class, row.people, row.purpose, row.receivedHow, row.lateEntry, row.ownerId, row.countsForId], [1, '2026-11-23', t.clock.now, 'unfinished', 'unfinished', 1, 'buy', 'turn', false, null, null])
  assert.deepEqual(row.can!.sort(), ['archive', 'change', 'finish'])
  for (const field of ['partyNo', 'class', 'state', 'countsForId', 'lateEntry']) assert.equal((await reception.call('POST', '/visits', { [field]: 1 })).body.code, 'field.unknown')
})
test('twenty at once get twenty numbers without a gap, per site and day', async () => {
  const first = (await log()).partyNo
  const rows = await Promise.all(Array.from({ length: 20 }, () => log()))
  assert.deepEqual(rows.map(r => r.partyNo).sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => first + 1 + i))
  assert.equal((await log({ on: '2026-11-22', arrivedAt: '2026-11-22T02:00:00.000Z' })).partyNo, 1)
})
test('wire.md 2a: it counts for its owner, else its receiver, and a later owner leaves that', async () => {
  const mine = await log({}, c1)
  assert.deepEqual([mine.ownerId, mine.receivedById, mine.countsForId, mine.countsTeamId, mine.countsSiteId], [c1.memberId, c1.memberId, c1.memberId, t.teams.one, t.siteId])
  const received = await log({ receivedById: c3.memberId })
  assert.deepEqual([received.ownerId, received.countsForId, received.countsTeamId], [null, c3.memberId, t.teams.two])
  const given = await reception.call('PATCH', `/visits/${received.id}`, { ownerId: c1.memberId }, at(received))
  assert.deepEqual([given.body.ownerId, given.body.countsForId], [c1.memberId, c3.memberId], given.text)
  const nobody = await log()
  const taken = await reception.call('PATCH', `/visits/${nobody.id}`, { receivedById: c2.memberId }, at(nobody))
  assert.equal(taken.body.countsForId, c2.memberId)
})
test('a known customer brings name, phone, owner and card, and comes again', async () => {
  const who = await customerOf(c1)
  const card = (await c1.call('POST', '/prospect-cards', { customerId: who.id, channel: 'call', level: 'A' })).body
  const first = await log({ customerId: who.id, receivedById: c3.memberId, arrivedAt: '2026-11-23T01:30:00.000Z' })
  assert.deepEqual([first.name, first.ownerId, first.cardId, first.firstTime, first.countsForId], ['周明', c1.memberId, card.id, true, c1.memberId])
  assert.equal((await log({ customerId: who.id })).firstTime, false)
  const full = (await c1.call('POST', `/customers/${who.id}/reveal`, { field: 'phone' })).body.value
  assert.equal((await log({ phone: full, name: '周先生' })).customerId, who.id)
  // a consultant of another team types the same number: no way to learn whose it is
  assert.equal((await log({ phone: full, name: '周先生' }, c3)).customerId, null)
})
test('times that cannot be are refused, a day written down later is marked', async () => {
  const faults = async (facts: object) => (await reception.call('POST', '/visits', facts)).body.errors?.[0]?.pointer
  assert.equal(await faults({ arrivedAt: '2026-11-23T03:00:00.000Z' }), '/arrivedAt')
  assert.equal(await faults({ leftAt: '2026-11-23T01:00:00.000Z' }), '/leftAt')
  assert.equal(await faults({ on: '2026-11-22', arrivedAt: '2026-11-23T01:00:00.000Z' }), '/arrivedAt')
  assert.equal(await faults({ people: 0 }), '/people')
  assert.equal(await faults({ phone: '137****0001' }), '/phone')
  assert.equal((await log({ on: '2026-11-21' })).lateEntry, true)
})
test('finishing says what is missing, links the one appointment of that day and makes nothing (wire.md 2a «Invitations»)', async () => {
  const bare = await log({ receivedById: c1.memberId })
  const lacking = await c1.call('POST', `/visits/${bare.id}/finish`, {}, at(bare))
  assert.deepEqual([lacking.status, lacking.body.errors.map((e: { pointer: string }) => e.pointer)], [422, ['/phone', '/noDataReason']])
  const reasoned = (await c1.call('PATCH', `/visits/${bare.id}`, { noDataReason: '路过看看' }, at(bare))).body
  const looked = await c1.call('POST', `/visits/${bare.id}/finish`, {}, at(reasoned))
  assert.deepEqual([looked.body.state, looked.body.class], ['finished', 'firstNoData'])
  assert.equal((await c1.call('POST', `/visits/${bare.id}/finish`, {}, at(looked.body))).body.code, 'visit.finished')
  const who = await customerOf(c1)
  const plan = (await c1.call('POST', '/appointments', { customerId: who.id, at: '2026-11-23T06:00:00.000Z', purpose: '试驾' })).body
  const party = await log({ customerId: who.id, arrivedAt: t.clock.now })
  const done = await c1.call('POST', `/visits/${party.id}/finish`, {}, at(party))
  assert.deepEqual([done.status, done.body.appointmentId], [200, plan.id], done.text)
  const kept = (await c1.call('GET', `/appointments/${plan.id}`)).body
  assert.deepEqual([kept.state, kept.visitId], ['came', party.id])
  assert.equal((await c1.call('PATCH', `/visits/${bare.id}`, { noDataReason: null }, at(looked.body))).status, 422)
})
test('the class is right wherever it is read: tomorrow’s card moves it, list, get and filter agree', async () => {
  const party = await log({ name: '何女士', phone: phone() }, c1)
  const done = (await c1.call('POST', `/visits/${party.id}/finish`, {}, at(party))).body
  assert.equal(done.class, 'firstNoData')
  const who = await customerOf(c1)
  assert.equal((await c1.call('POST', '/prospect-cards', { customerId: who.id, originVisitId: party.id, channel: 'walkIn', level: 'H' })).status, 201)
  assert.equal((await c1.call('GET', `/visits/${party.id}`)).body.class, 'firstWithData')
  assert.ok((await c1.call('GET', '/visits?class=firstWithData&limit=100')).body.items.some((v: Visit) => v.id === party.id))
  assert.ok((await reception.call('GET', '/pages/visit-sheet')).body.rows.some((v: Visit) => v.id === party.id && v.class === 'firstWithData'))
})
test('two people on one row: different fields both hold, the same field is 412 (wire.md 2, `Merge: fields`)', async () => {
  const row = await log({ receivedById: c1.memberId, want: { model: 'X9' } })
  const [a, b] = await Promise.all([reception.call('PATCH', `/visits/${row.id}`, { phone: '13755550000', name: '甲' }, merging(row)), c1.call('PATCH', `/visits/${row.id}`, { want: { colour: '白' }, people: 3 }, merging(row))])
  assert.deepEqual([a.status, b.status], [200, 200], a.text + b.text)
  const both = (await reception.call('GET', `/visits/${row.id}`)).body
  assert.deepEqual([both.name, both.phone, both.people, both.want, both.version], ['甲', '137****0000', 3, { model: 'X9', colour: '白' }, 3])
  const clash = await c1.call('PATCH', `/visits/${row.id}`, { name: '乙', note: '红衣服' }, merging(row))
  assert.deepEqual([clash.status, clash.body.code, clash.body.errors.map((e: { pointer: string }) => e.pointer), clash.body.current.name], [412, 'version.stale', ['/name'], '甲'])
  assert.equal((await reception.call('GET', `/visits/${row.id}`)).body.note, null)
  assert.equal((await c1.call('PATCH', `/visits/${row.id}`, { note: '红衣服' }, at(row))).status, 412)
  assert.equal((await c1.call('PATCH', `/visits/${row.id}`, { note: '红衣服', name: '甲' }, merging(row))).status, 200)
  assert.equal((await c1.call('PATCH', `/visits/${row.id}`, { note: '蓝' }, { 'if-match': '"99"', merge: 'fields' })).status, 412)
  assert.equal((await c1.call('PATCH', `/visits/${row.id}`, { note: '蓝' }, {})).status, 428)
})
test('a party that left its number becomes a customer without anybody reading the number, once and for its consultant', async () => {
  const p = phone(), row = await log({ receivedById: c1.memberId, name: '高敏', phone: p })
  const made = await c1.call('POST', `/visits/${row.id}/make-customer`, {}, at(row))
  assert.equal(made.status, 200, made.text)
  const who = (await c1.call('GET', `/customers/${made.body.customerId}`)).body
  assert.deepEqual([who.name, who.ownerId, who.channel, (await c1.call('POST', `/customers/${who.id}/reveal`, { field: 'phone' })).body.value], ['高敏', c1.memberId, 'walkIn', p])
  assert.equal((await c1.call('POST', `/visits/${row.id}/make-customer`, {}, at(made.body))).body.code, 'visit.known')
  const again = await log({ receivedById: c3.memberId, name: '高女士' }, c3), typed = (await c3.call('PATCH', `/visits/${again.id}`, { phone: p }, at(again))).body
  const taken = await c3.call('POST', `/visits/${again.id}/make-customer`, {}, at(typed))
  assert.deepEqual([taken.status, taken.body.code, taken.body.holder.owner, taken.body.holder.id], [409, 'customer.duplicate', 'consultant1', undefined])
  const bare = await log({ receivedById: c1.memberId })
  assert.deepEqual((await c1.call('POST', `/visits/${bare.id}/make-customer`, {}, at(bare))).body.errors.map((e: { pointer: string }) => e.pointer), ['/name', '/phone'])
})
test('whose unfinished parties wait for me: those I may complete, and what a line offers is what its row offers (wire.md 3)', async () => {
  const ours = await log({ receivedById: c1.memberId }), theirs = await log({ receivedById: c3.memberId }), nobodys = await log()
  for (const who of [supervisor, supervisor2, manager, reception, c1]) {
    const { items } = (await who.call('GET', '/pages/unfinished')).body as { items: { id: string; can: string[] }[] }
    for (const row of [ours, theirs, nobodys]) {
      const line = items.find(i => i.id === row.id), { can } = (await who.call('GET', `/visits/${row.id}`)).body as { can: string[] }
      assert.deepEqual(line?.can ?? [], can.filter(c => ['finish', 'remind'].includes(c)), `${who.login} ${row.id}`)
      assert.equal(line !== undefined, can.includes('finish'), who.login)
    }
  }
  const seen = (await (await t.as('gm')).call('GET', '/pages/unfinished')).body.items as { id: string; can: string[] }[]
  assert.deepEqual(seen.filter(i => [ours.id, theirs.id].includes(i.id)).map(i => i.can), [[], []])
})
test('an unfinished party chases its consultant: who, when and how often stand in the row', async () => {
  const row = await log({ receivedById: c2.memberId })
  const chased = await supervisor.call('POST', `/visits/${row.id}/remind`, {})
  assert.deepEqual([chased.status, chased.body.reminders, chased.body.remindedById, chased.body.remindedAt], [200, 1, supervisor.memberId, t.clock.now])
  assert.equal((await reception.call('POST', `/visits/${row.id}/remind`, {})).body.reminders, 2)
  const mine = (await c2.call('GET', '/pages/unfinished')).body
  assert.ok(mine.items.some((i: { id: string; mine: boolean; reminders: number }) => i.id === row.id && i.mine && i.reminders === 2))
  assert.ok(mine.mine > 0 && mine.seen > mine.mine)
  assert.equal((await reception.call('POST', `/visits/${(await log()).id}/remind`, {})).body.code, 'visit.nobody')
})
test('the sheet holds the day in one call: lines, foot, marks, people, turns', async () => {
  const sheet = (await reception.call('GET', '/pages/visit-sheet')).body
  assert.deepEqual([sheet.on, sheet.site, sheet.rows.length], ['2026-11-23', '滨江展厅', sheet.sums.parties])
  const s = sheet.sums
  assert.equal(s.parties, s.first + s.again + s.nonIntent + s.unfinished)
  assert.deepEqual(sheet.can, ['create', 'turn', 'change'])
  assert.ok(sheet.people.every((p: { label: string }) => p.label) && sheet.people.some((p: { id: string; sells: boolean }) => p.id === c1.memberId && p.sells))
  assert.equal((await supervisor2.call('GET', '/pages/visit-sheet')).body.rows.find((r: Visit) => r.countsTeamId === t.teams.one).mayChange, false)
  assert.equal((await c1.call('GET', '/pages/visit-sheet')).body.rows.find((r: Visit) => r.countsForId === c1.memberId).mayChange, true)
  assert.deepEqual((await reception.call('GET', '/pages/visit-sheet?on=2026-11-01')).body.rows, [])
  assert.equal((await reception.call('GET', '/pages/visit-sheet?on=never')).status, 422)
  assert.equal((await finance.call('GET', '/pages/visit-sheet')).status, 403)
})
test('顺位: who joins, is skipped or undone; the visits say who received whom (domain.md 10b)', async () => {
  const add = (facts: object, by = reception) => by.call('POST', '/turn-events', facts)
  t.clock.now = '2026-11-23T04:00:00.000Z'
  for (const who of [c1, c2, c3]) assert.equal((await add({ kind: 'join', memberId: who.memberId })).status, 201)
  const turns = async () => (await reception.call('GET', '/pages/visit-sheet')).body.turn
  assert.equal((await turns()).nextId, c1.memberId)
  t.clock.now = '2026-11-23T04:01:00.000Z'
  const skip = await add({ kind: 'skip', memberId: c1.memberId, reason: 'notHere' })
  assert.equal((await turns()).nextId, c2.memberId)
  t.clock.now = '2026-11-23T04:02:00.000Z'
  const party = await log({ receivedById: c2.memberId })
  assert.deepEqual([(await turns()).nextId, (await turns()).order.find((p: { memberId: string }) => p.memberId === c2.memberId).why], [c3.memberId, 'reception'])
  assert.equal((await add({ kind: 'undo', eventId: skip.body.id })).status, 201)
  assert.equal((await turns()).nextId, c1.memberId)
  assert.equal((await add({ kind: 'undo', eventId: skip.body.id })).body.code, 'turn-event.undone')
  t.clock.now = '2026-11-23T04:40:00.000Z'
  await reception.call('PATCH', `/visits/${party.id}`, { leftAt: '2026-11-23T04:30:00.000Z' }, at(party))
  assert.equal((await turns()).order.find((p: { memberId: string }) => p.memberId === c2.memberId).why, null)
  assert.deepEqual([(await add({ kind: 'skip', memberId: c1.memberId })).body.errors[0].pointer, (await add({ kind: 'join' })).body.errors[0].pointer, (await add({ kind: 'undo' })).body.errors[0].pointer], ['/reason', '/memberId', '/eventId'])
  assert.equal((await add({ kind: 'join', memberId: c1.memberId, at: '2026-11-22T04:00:00.000Z' })).body.code, 'turn-event.notToday')
  assert.equal((await add({ kind: 'join', memberId: c1.memberId }, c1)).status, 403)
})
test('the week: seven feet, Monday to Sunday, each as its sheet has it, and their sum; nobody reads another’s site', async () => {
  const week = (await reception.call('GET', '/pages/visit-week')).body, today = (await reception.call('GET', '/pages/visit-sheet')).body
  assert.deepEqual([week.from, week.to, week.days.length], ['2026-11-23', '2026-11-29', 7])
  assert.deepEqual(week.days[0].sums, today.sums)
  assert.ok(today.sums.parties > 20)
  assert.deepEqual(week.sums, today.sums)
  const before = (await reception.call('GET', '/pages/visit-week?on=2026-11-18')).body, sunday = (await reception.call('GET', '/pages/visit-sheet?on=2026-11-22')).body
  assert.deepEqual([before.from, before.days[6].on, before.days[6].sums, before.days[0].sums.parties], ['2026-11-16', '2026-11-22', sunday.sums, 0])
  assert.deepEqual([(await reception.call('GET', '/pages/visit-week?on=never')).status, (await finance.call('GET', '/pages/visit-week')).status], [422, 403])
})
test('a sealed row takes no change and no archive; a party of a sealed day is late (D2.11)', async () => {
  const row = await log({ receivedById: c1.memberId, purpose: 'service' })
  const done = (await reception.call('POST', `/visits/${row.id}/finish`, {}, at(row))).body
  await owner(async db => {
    const closing = (await db.query(`INSERT INTO day_closing (org_id, id, version, created_at, updated_at, site_id, team_id, on_day, state) VALUES ($1, gen_random_uuid(), 1, now(), now(), $2, $3, $4, 'sealed') RETURNING id`, [t.orgId, t.siteId, t.teams.one, done.on])).rows[0].id
    const seal = (await db.query(`INSERT INTO seal (org_id, id, version, created_at, updated_at, day_closing_id, sequence, head, salt, sealed_by_id, sealed_at, visit_rows) VALUES ($1, gen_random_uuid(), 1, now(), now(), $2, 1, 'h', 's', $3, now(), 1) RETURNING id`, [t.orgId, closing, supervisor.memberId])).rows[0].id
    await db.query('UPDATE visit SET seal_id = $3, seal_rows = 1, seal_no = 1 WHERE org_id = $1 AND id = $2', [t.orgId, row.id, seal])
  })
  for (const [method, path, body] of [['PATCH', '', { note: '改' }], ['POST', '/archive', {}]] as const) assert.equal((await reception.call(method, `/visits/${row.id}${path}`, body, at(done))).body.code, 'day.sealed')
  const sealed = (await reception.call('GET', `/visits/${row.id}`)).body
  assert.deepEqual([sealed.sealed, sealed.class, sealed.can.includes('change')], [true, 'nonIntent', false])
  assert.equal((await log({ receivedById: c1.memberId })).lateEntry, true)
  assert.equal((await log({ receivedById: c3.memberId })).lateEntry, false)
})
test('rights: consultants see the site masked and change their own; other teams and organisations change nothing', async () => {
  const row = await log({ receivedById: c1.memberId, name: '唐女士', phone: phone(), plate: '浙A00001' })
  const seen = await c3.call('GET', `/visits/${row.id}`)
  assert.deepEqual([seen.status, seen.body.plate, seen.body.can], [200, null, []])
  assert.equal((await c3.call('PATCH', `/visits/${row.id}`, { note: '抢' }, at(row))).status, 403)
  assert.equal((await supervisor2.call('PATCH', `/visits/${row.id}`, { note: '抢' }, at(row))).status, 403)
  assert.equal((await c3.call('POST', `/visits/${row.id}/finish`, {}, at(row))).status, 403)
  assert.equal((await manager.call('PATCH', `/visits/${row.id}`, { note: '看过' }, at(row))).status, 200)
  assert.equal((await c1.call('POST', '/visits', { ownerId: c3.memberId, receivedById: c3.memberId })).status, 403)
  assert.equal((await admin.call('GET', `/visits/${row.id}`)).status, 403)
  await t.secondOrganisation()
  const other = await t.as('b-supervisor')
  assert.deepEqual([(await other.call('GET', `/visits/${row.id}`)).status, (await other.call('PATCH', `/visits/${row.id}`, { note: 'x' }, at(row))).status, (await other.call('GET', `/pages/visit-sheet?siteId=${t.siteId}`)).status, (await other.call('GET', `/pages/visit-week?siteId=${t.siteId}`)).status], [404, 404, 404, 404])
})
