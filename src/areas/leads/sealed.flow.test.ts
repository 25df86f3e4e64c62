import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { town } from '../../test/house.ts'

const t = await town({ at: '2026-11-23T02:00:00.000Z' })
const [c1, supervisor, manager] = await Promise.all(['consultant1', 'supervisor', 'manager'].map(t.as))
const v = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
const customer = (await c1.call('POST', '/customers', { name: '沈立', phone: '13600990001', channel: 'web' })).body
const lead = (await c1.call('POST', '/inquiries', { kind: 'web', phone: '13600990001', class: 'nonIntent', invalidReason: 'otherProvince' })).body
const card = (await c1.call('POST', '/prospect-cards', { customerId: customer.id, level: 'A', channel: 'referral' })).body
const order = (await c1.call('POST', '/milestones', { customerId: customer.id, kind: 'order' })).body
const entry = (await supervisor.call('POST', '/dms-entries', { kind: 'order', dmsNo: 'S1', on: '2026-11-23', memberId: c1.memberId })).body

/** The evening of this day, sealed by the database's owner as the seal would. */
const owner = new pg.Client(t.roles.owner as pg.ClientConfig)
await owner.connect()
await owner.query('BEGIN')
await owner.query(`SELECT set_config('app.org', $1, true)`, [t.orgId])
const closing = randomUUID(), seal = randomUUID()
await owner.query(`INSERT INTO day_closing (org_id, id, version, created_at, updated_at, site_id, team_id, on_day, state) VALUES ($1, $2, 1, now(), now(), $3, $4, '2026-11-23', 'sealed')`, [t.orgId, closing, t.siteId, t.teams.one])
await owner.query(`INSERT INTO seal (org_id, id, version, created_at, updated_at, day_closing_id, sequence, head, salt, sealed_by_id, sealed_at, visit_rows, inquiry_rows, opening_rows, milestone_rows, difference_rows, dms_rows) VALUES ($1, $2, 1, now(), now(), $3, 1, 'h', 's', $4, now(), 0, 1, 1, 1, 0, 1)`, [t.orgId, seal, closing, supervisor.memberId])
for (const [table, id] of [['inquiry', lead.id], ['prospect_card_opening', card.opening.id], ['milestone', order.id], ['dms_entry', entry.id]]) await owner.query(`UPDATE ${table} SET seal_id = $2, seal_rows = 1, seal_no = 1 WHERE org_id = $1 AND id = $3`, [t.orgId, seal, id])
await owner.query('COMMIT')
await owner.end()

test('what the evening sealed is neither changed nor archived, and says so (wire.md 2 dayClosing)', async () => {
  for (const [path, row, facts] of [['inquiries', lead, { note: 'x' }], ['milestones', order, { note: 'x' }], ['dms-entries', entry, { name: 'x' }]] as const) {
    const changed = await supervisor.call('PATCH', `/${path}/${row.id}`, facts, v(row)), archived = await supervisor.call('POST', `/${path}/${row.id}/archive`, {}, v(row))
    assert.deepEqual([changed.status, changed.body.code, archived.body.code], [409, 'day.sealed', 'day.sealed'], path)
    const now = (await supervisor.call('GET', `/${path}/${row.id}`)).body
    assert.deepEqual([now.version, now.sealed, now.can.includes('change'), now.can.includes('archive')], [row.version, true, false, false])
  }
})
test('the card lives on: a cancellation, a level, a contact after its opening and order were sealed', async () => {
  assert.equal((await c1.call('POST', '/milestones', { customerId: customer.id, kind: 'cancellation' })).status, 201)
  const live = (await c1.call('GET', `/prospect-cards/${card.id}`)).body
  assert.deepEqual([live.state, live.level], ['live', 'A'])
  assert.equal((await c1.call('POST', `/prospect-cards/${card.id}/change-level`, { level: 'H', reason: 'x' }, v(live))).status, 200)
  assert.equal((await c1.call('POST', '/follow-ups', { customerId: customer.id, means: 'call', result: 'reached', text: 'x' })).status, 201)
})
test('a card opened from a sealed inquiry leaves it as it was; a later row of its phone repeats it, even if it came earlier', async () => {
  const second = await c1.call('POST', '/customers', { name: '沈二', channel: 'web' })
  const opened = await c1.call('POST', '/prospect-cards', { customerId: second.body.id, level: 'B', channel: 'web', originInquiryId: lead.id })
  assert.equal(opened.status, 201, opened.text)
  const sealed = (await manager.call('GET', `/inquiries/${lead.id}`)).body
  assert.deepEqual([sealed.class, sealed.cardId, sealed.version], ['nonIntent', null, lead.version])
  const earlier = (await c1.call('POST', '/inquiries', { kind: 'call', phone: '13600990001', on: '2026-11-20', receivedAt: '2026-11-20T02:00:00Z' })).body
  assert.deepEqual([earlier.repeatOfId, (await manager.call('GET', `/inquiries/${lead.id}`)).body.repeatOfId], [lead.id, null])
})
