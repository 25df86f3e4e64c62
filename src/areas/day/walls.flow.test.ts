// The second wall, tried as the program's own role over a plain connection: no handler of ours stands between it and the database.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import pg from 'pg'
import { town } from '../../test/house.ts'
import { showroom } from './showroom.example.ts'

let plain: pg.Client
after(() => plain.end()) // before the town goes, and its database with it
const t = await town({ at: '2026-11-23T10:00:00.000Z' })
const room = showroom(t), on = '2026-11-23'
const supervisor = await t.as('supervisor'), li = await t.as('consultant1')
const { visit, card } = await room.clean(li, on, '王建国')
await room.made(li, '/milestones', { customerId: card.customerId, kind: 'testDrive' })
await room.made(li, '/inquiries', { kind: 'call', name: '郑小姐', phone: room.phone(), class: 'nonIntent', invalidReason: 'noIntent' })
await room.clean(li, on, '彭丽', { dms: false })
const closing = await room.open(supervisor, on)
await room.match(supervisor, closing.id)
for (const d of await room.differences(supervisor, closing.id)) await room.ok(room.give(supervisor, 'differences', d.id, 'explain', { kind: 'noRecordDue', text: '明早录' }))
await room.ok(room.give(supervisor, 'day-closings', closing.id, 'seal'))
await room.made(supervisor, '/corrections', { rowKind: 'visit', rowId: visit.id, field: 'level', after: 'H', reason: '看错了' })
const outside = await room.party(li, { purpose: 'service', firstTime: false })
plain = new pg.Client(t.roles.app as pg.ClientConfig)
await plain.connect()

/** One transaction as this organisation, rolled back: what the statement did, or the code it failed with. */
const tried = async (text: string, values: unknown[] = []): Promise<{ rows: number } | { failed: string }> => {
  await plain.query('BEGIN')
  try {
    await plain.query(`SELECT set_config('app.org', $1, true)`, [t.orgId])
    return { rows: (await plain.query(text, values)).rowCount ?? 0 }
  } catch (error) { return { failed: (error as { code: string }).code } } finally { await plain.query('ROLLBACK') }
}
const seals = async () => { await plain.query('BEGIN'); await plain.query(`SELECT set_config('app.org', $1, true)`, [t.orgId]); const found = (await plain.query<{ id: string; visit_rows: number }>('SELECT id, visit_rows FROM seal')).rows; await plain.query('ROLLBACK'); return found }
const sealed = ['visit', 'inquiry', 'prospect_card_opening', 'milestone', 'difference', 'dms_entry'] as const
/** PostgreSQL's words: no right, a policy's check; a check, unique key or foreign key. */
const denied = ['42501'], broken = ['23514', '23505', '23503']

test('trust 1.5: a SELECT without an organisation gives no rows, in any table', async () => {
  const tables = (await plain.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1`)).rows.map(r => r.name)
  assert.ok(tables.length > 30)
  for (const table of tables) assert.equal((await plain.query(`SELECT count(*)::int n FROM ${table}`)).rows[0].n, 0, table)
  await assert.rejects(plain.query('SELECT * FROM migration'), { code: '42501' })
  await assert.rejects(plain.query('SELECT * FROM door.login'), { code: '42501' })
})
test('D2.11 UPDATE and DELETE of sealed rows reach none, a lock neither', async () => {
  for (const table of sealed) {
    assert.ok(((await tried(`SELECT 1 FROM ${table} WHERE seal_id IS NOT NULL`)) as { rows: number }).rows > 0, `${table} holds sealed rows`)
    assert.deepEqual(await tried(`UPDATE ${table} SET seal_id = NULL, seal_rows = NULL, seal_no = NULL WHERE seal_id IS NOT NULL`), { rows: 0 }, table)
    assert.deepEqual(await tried(`UPDATE ${table} SET id = id WHERE seal_id IS NOT NULL`), { rows: 0 }, table)
    assert.deepEqual(await tried(`DELETE FROM ${table} WHERE seal_id IS NOT NULL`), { rows: 0 }, `${table}: the policy to delete by ends at the seal`)
    assert.deepEqual(await tried(`SELECT 1 FROM ${table} WHERE seal_id IS NOT NULL FOR UPDATE`), { rows: 0 }, table)
    assert.deepEqual(await tried(`TRUNCATE ${table}`), { failed: '42501' }, table)
  }
})
test('D2.11 nothing is added under a standing head: an INSERT fails, joining a full head fails, an upsert fails', async () => {
  const [head] = await seals()
  const columns = (await plain.query<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'visit' AND table_schema = 'public' AND column_name NOT IN ('id', 'party_no', 'seal_id', 'seal_rows', 'seal_no')`)).rows.map(r => r.name).join(', ')
  const insert = (more: string, no: number) => tried(`INSERT INTO visit (id, party_no, seal_id, seal_rows, seal_no, ${columns}) SELECT $1, 900, $2, $3, ${no}, ${columns} FROM visit WHERE id = $4 ${more}`, [randomUUID(), head.id, head.visit_rows, visit.id])
  assert.ok(denied.includes(((await insert('', head.visit_rows + 1)) as { failed: string }).failed))
  assert.ok(denied.includes(((await insert('ON CONFLICT (org_id, id) DO UPDATE SET note = excluded.note', 1)) as { failed: string }).failed))
  for (const no of [0, 1, head.visit_rows, head.visit_rows + 1]) {
    const joined = await tried(`UPDATE visit SET seal_id = $1, seal_rows = $2, seal_no = $3 WHERE id = $4`, [head.id, head.visit_rows, no, outside.id])
    assert.ok('failed' in joined && broken.includes(joined.failed), `number ${no}: ${JSON.stringify(joined)}`)
  }
  const wider = await tried(`UPDATE visit SET seal_id = $1, seal_rows = $2, seal_no = $2 WHERE id = $3`, [head.id, head.visit_rows + 1, outside.id])
  assert.ok('failed' in wider && broken.includes(wider.failed))
})
test('trust 1.5: audit, its links, seals and corrections can be neither changed nor deleted', async () => {
  for (const table of ['audit_entry', 'audit_link', 'seal', 'correction']) {
    assert.ok(((await tried(`SELECT 1 FROM ${table}`)) as { rows: number }).rows > 0, `${table} holds rows`)
    for (const text of [`UPDATE ${table} SET org_id = org_id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) assert.deepEqual(await tried(text), { failed: '42501' }, text)
  }
})
test('the program’s role owns nothing, alters nothing and cannot become somebody else', async () => {
  for (const text of ['ALTER TABLE visit DISABLE ROW LEVEL SECURITY', 'DROP POLICY visit_change ON visit', 'CREATE TABLE mine (a int)', `SET ROLE ${pg.escapeIdentifier(String(t.roles.owner.user))}`, `GRANT ALL ON visit TO PUBLIC`]) {
    const got = await tried(text)
    assert.ok('failed' in got ? denied.includes(got.failed) : text.startsWith('GRANT'), `${text}: ${JSON.stringify(got)}`)
  }
  assert.deepEqual(await tried(`UPDATE visit SET org_id = $1 WHERE id = $2`, [randomUUID(), outside.id]), { failed: '42501' })
})
