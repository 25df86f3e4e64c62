import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { inTransaction, rows } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import { town } from '../../test/house.ts'
import { linkAll, verifyChain } from './chain.ts'
import { runNight } from '../jobs/queue.ts'

const t = await town()
const admin = await t.as('admin'), consultant = await t.as('consultant1'), auditor = await t.as('auditor')
const owner = new pg.Client(t.roles.owner as pg.ClientConfig)
owner.on('error', () => undefined) // the database is thrown away under it at the end
await owner.connect()
await owner.query(`SELECT set_config('app.org', '${t.orgId}', false)`)
after(() => owner.end())
const link = () => linkAll(t.house.database, t.clock.now)
const verified = async () => (await auditor.call('GET', '/audit/verification')).body as { whole: boolean; links: number; entries: number; pending: number; head: string; broken: { seq?: number; entryId?: string; reason: string }[] }
const entries = async (entity: string, rowId: string) => (await admin.call('GET', `/audit-entries?entity=${entity}&rowId=${rowId}`)).body.items as { id: string; action: string; changes: Record<string, unknown>; memberId: string; seq: number | null }[]
const stored = async (rowId: string) => (await owner.query<{ changes: object; personal: object | null; salt: string | null; digest: string | null }>('SELECT changes, personal, salt, digest FROM audit_entry WHERE row_id = $1 ORDER BY at, id', [rowId])).rows

test('who did what when stands in the command’s own transaction; personal values lie aside, the chain covers their salted digest', async () => {
  const made = await consultant.call('POST', '/customers', { name: '秘密名', phone: '13900001111', channel: 'walkIn', contacts: [{ name: '家人名', phone: '13900002222' }], tags: ['老客'] })
  assert.equal(made.status, 201, made.text)
  const [entry] = await entries('customer', made.body.id)
  assert.deepEqual([entry.action, entry.memberId], ['create', consultant.memberId])
  assert.deepEqual(entry.changes.tags, [null, ['老客']])
  const [row] = await stored(made.body.id)
  for (const secret of ['秘密名', '13900001111', '家人名', '13900002222']) { assert.ok(!JSON.stringify(row.changes).includes(secret)); assert.ok(JSON.stringify(row.personal).includes(secret)) }
  assert.match(row.digest!, /^[0-9a-f]{64}$/)
  assert.ok(row.salt!.length >= 12)
})
test('a change of child rows is audited with its parent, before and after; the reader learns that, not what', async () => {
  const made = await consultant.call('POST', '/customers', { name: '有家人', channel: 'call', contacts: [{ name: '甲' }] })
  const changed = await consultant.call('PATCH', `/customers/${made.body.id}`, { contacts: [{ id: made.body.contacts[0].id, name: '甲', role: '妻' }, { name: '乙' }] }, { 'if-match': String(made.headers.etag) })
  assert.equal(changed.status, 200, changed.text)
  assert.equal(changed.body.version, 2)
  const [, entry] = await stored(made.body.id)
  assert.match(JSON.stringify(entry.personal), /乙/)
  assert.deepEqual((await consultant.call('GET', `/customers/${made.body.id}/history`)).body.items[0].changes.contacts, ['…', '…'])
  const same = await consultant.call('PATCH', `/customers/${made.body.id}`, { contacts: changed.body.contacts.map((c: { id: string; name: string }) => ({ id: c.id, name: c.name })) }, { 'if-match': String(changed.headers.etag) })
  assert.equal(same.body.version, 2, 'nothing changed, so no new version')
  assert.equal((await stored(made.body.id)).length, 2)
})
test('child rows a command writes are told in the entry of that command', async () => {
  const c = await consultant.call('POST', '/customers', { name: '有卡的', channel: 'walkIn' })
  const card = await consultant.call('POST', '/prospect-cards', { customerId: c.body.id, level: 'B', channel: 'walkIn' })
  assert.equal(card.status, 201, card.text)
  assert.equal((await consultant.call('POST', `/prospect-cards/${card.body.id}/apply-to-close`, { as: 'lost', reason: '买了别家', rival: '别家' }, { 'if-match': String(card.headers.etag) })).status, 200)
  const told = JSON.stringify(await entries('prospectCard', card.body.id))
  assert.match(told, /apply-?[tT]o-?[cC]lose/)
  assert.match(told, /买了别家/)
  assert.match(told, /opening/)
})
test('a refused call leaves no entry', async () => {
  const count = async () => (await owner.query<{ n: number }>('SELECT count(*)::int n FROM audit_entry')).rows[0].n
  const before = await count()
  await admin.call('POST', '/sites', { name: '' })
  await consultant.call('POST', '/sites', { name: '不许' })
  await admin.call('PATCH', `/sites/${t.siteId}`, { name: '旧版本' }, { 'if-match': '"77"' })
  assert.equal(await count(), before)
})
test('the sealer links what was committed, once, even when two run at the same instant; the chain is whole', async () => {
  assert.ok((await verified()).pending > 0)
  await Promise.all([link(), link(), link()])
  const found = await verified()
  assert.deepEqual([found.whole, found.pending, found.entries === found.links], [true, 0, true])
  assert.match(found.head, /^[0-9a-f]{64}$/)
  await link()
  assert.equal((await verified()).head, found.head)
})
test('a planted alteration is found and named: an entry, a personal value, a link, a missing row', async () => {
  const made = await consultant.call('POST', '/customers', { name: '将被改', phone: '13900003333', channel: 'web' })
  await link()
  const id = (await owner.query<{ id: string }>('SELECT id FROM audit_entry WHERE row_id = $1', [made.body.id])).rows[0].id
  const planted = async (text: string, back: string, reason: string) => {
    await owner.query(text)
    const found = await verified()
    assert.equal(found.whole, false, text)
    assert.ok(found.broken.some(b => b.reason === reason && (reason === 'gap' || b.entryId === id || b.entryId === null)), JSON.stringify(found.broken))
    await owner.query(back)
    assert.equal((await verified()).whole, true, back)
  }
  await planted(`UPDATE audit_entry SET action = 'nothing' WHERE id = '${id}'`, `UPDATE audit_entry SET action = 'create' WHERE id = '${id}'`, 'changed')
  await planted(`UPDATE audit_entry SET at = at + interval '1 hour' WHERE id = '${id}'`, `UPDATE audit_entry SET at = at - interval '1 hour' WHERE id = '${id}'`, 'changed')
  await planted(`UPDATE audit_entry SET member_id = NULL WHERE id = '${id}'`, `UPDATE audit_entry SET member_id = '${consultant.memberId}' WHERE id = '${id}'`, 'changed')
  await planted(`UPDATE audit_entry SET personal = jsonb_set(personal, '{phone,1}', '"13900009999"') WHERE id = '${id}'`, `UPDATE audit_entry SET personal = jsonb_set(personal, '{phone,1}', '"13900003333"') WHERE id = '${id}'`, 'personal')
  await owner.query(`CREATE TABLE aside AS SELECT * FROM audit_entry WHERE id = '${id}'`)
  await planted(`DELETE FROM audit_entry WHERE id = '${id}'`, 'INSERT INTO audit_entry SELECT * FROM aside', 'missing')
  await owner.query('DROP TABLE aside')
  await owner.query(`UPDATE audit_link SET seq = seq + 1000 WHERE entry_id = '${id}'`)
  assert.equal((await verified()).whole, false)
  await owner.query(`UPDATE audit_link SET seq = seq - 1000 WHERE entry_id = '${id}'`)
})
test('erasing a person’s values does not break the chain', async () => {
  await owner.query(`UPDATE audit_entry SET personal = NULL, salt = NULL WHERE personal IS NOT NULL`)
  assert.equal((await verified()).whole, true)
})
test('the program’s own role can neither change nor delete an entry, a link or the security log (trust 1.5)', async () => {
  for (const text of ['UPDATE audit_entry SET action = action', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry', 'UPDATE audit_link SET hash = hash', 'DELETE FROM audit_link', 'DROP TABLE audit_link', 'ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY', 'SELECT * FROM door.login']) {
    await assert.rejects(inTransaction(t.house.database.app, { orgId: t.orgId }, client => client.query(text)), { code: '42501' }, text)
  }
  for (const text of ['UPDATE door.security_entry SET kind = kind', 'DELETE FROM door.security_entry', 'SELECT * FROM customer']) await assert.rejects(t.house.database.door.query(text), { code: '42501' }, text)
})
test('the wall: without an organisation the program’s role sees and changes nothing, with another’s neither', async () => {
  const other = await t.secondOrganisation()
  const client = await t.house.database.app.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'org_id'`)
    assert.ok(tables.length > 40)
    for (const { name } of tables) assert.equal((await client.query(`SELECT 1 FROM "${name}" LIMIT 1`)).rowCount, 0, name)
    for (const name of ['customer', 'member', 'site', 'audit_pending']) assert.equal((await client.query(`UPDATE ${name} SET org_id = org_id`)).rowCount, 0, name)
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.org', $1, true)`, [other.orgId])
    assert.equal((await client.query('SELECT 1 FROM customer WHERE org_id = $1', [t.orgId])).rowCount, 0)
    assert.equal((await client.query('UPDATE member SET name = name WHERE org_id = $1', [t.orgId])).rowCount, 0)
    await assert.rejects(client.query('INSERT INTO audit_pending (org_id, id) VALUES ($1, $2)', [t.orgId, t.siteId]), { code: '42501' })
    await client.query('ROLLBACK')
    assert.equal((await client.query('SELECT 1 FROM customer LIMIT 1')).rowCount, 0, 'nothing of the setting stays on the pooled connection (trust 0.3)')
  } finally { client.release() }
})
test('the nightly verification writes a broken chain into the security log', async () => {
  await runNight('audit.verify', t.house)
  assert.equal((await admin.call('GET', '/security-entries?kind=audit.broken')).body.items.length, 0)
  await owner.query(`UPDATE audit_entry SET action = 'nothing' WHERE id = (SELECT entry_id FROM audit_link WHERE seq = 1 AND org_id = '${t.orgId}')`)
  await runNight('audit.verify', t.house)
  const log = (await admin.call('GET', '/security-entries?kind=audit.broken')).body.items
  assert.equal(log.length, 1)
  assert.equal(log[0].facts.broken[0].seq, 1)
  const on = { org: t.orgId, rows: (statement: Parameters<typeof rows>[1]) => rows(owner, statement) }
  assert.equal((await verifyChain(on as never)).whole, false)
  assert.equal((await rows(owner, sql`SELECT 1 FROM audit_pending`)).length, 0)
})
