import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { inTransaction, rows } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import { linkAll } from '../audit/chain.ts'
import { Work } from '../work/work.ts'
import { asHouse } from '../../areas/people/index.server.ts'
import { town } from '../../test/house.ts'
import { job, prepareJobs } from './queue.ts'

const seen: { name: string; data: Record<string, unknown> }[] = []
let failures = 2
job({ name: 'trial.note', retry: 2, act: async (_house, data) => { seen.push({ name: 'trial.note', data }) } })
job({ name: 'trial.fails', retry: 3, act: async (_house, data) => { if (failures-- > 0) throw new Error('not yet'); seen.push({ name: 'trial.fails', data }) } })

const t = await town()
const owner = new pg.Client(t.roles.owner as pg.ClientConfig)
owner.on('error', () => undefined) // the database is thrown away under it at the end
await owner.connect()
await prepareJobs(t.roles.owner, { app: String(t.roles.app.user), jobs: String(t.roles.jobs.user) }, text => owner.query(text))
const command = <T>(act: (work: Work) => Promise<T>): Promise<T> => inTransaction(t.house.database.app, { orgId: t.orgId }, client =>
  act(new Work({ who: asHouse(t.orgId, 'Asia/Shanghai'), now: t.clock.now, client, requestId: 'trial', later: t.house.later })))
const waiting = async (name: string): Promise<number> => (await owner.query<{ n: number }>(`SELECT count(*)::int n FROM jobs.job WHERE name = $1 AND state IN ('created', 'retry')`, [name])).rows[0].n
const until = async (done: () => boolean | Promise<boolean>, seconds = 30): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) { if (await done()) return; await new Promise(resolve => setTimeout(resolve, 100)) }
  assert.fail('it did not come to that in time')
}
test('a job is queued in the command’s own commit: rolled back, it never was', async () => {
  await assert.rejects(command(async work => { await work.later('trial.note', { n: 1 }); throw new Error('the command fails after queueing') }), /fails after/)
  assert.equal(await waiting('trial.note'), 0)
  await command(async work => { await work.later('trial.note', { n: 2 }); assert.equal(await waiting('trial.note'), 0, 'nobody else sees it before the commit') })
  assert.equal(await waiting('trial.note'), 1)
})
test('the program’s role may queue and look, the queue’s role works; neither reaches further', async () => {
  for (const text of ['DELETE FROM jobs.job', 'UPDATE jobs.job SET state = state', 'TRUNCATE jobs.job', 'CREATE TABLE jobs.x ()']) await assert.rejects(t.house.database.app.query(text), { code: '42501' }, text)
  const narrow = new pg.Client(t.roles.jobs as pg.ClientConfig)
  await narrow.connect()
  for (const text of ['SELECT * FROM customer', 'SELECT * FROM door.login', 'CREATE TABLE jobs.x ()']) await assert.rejects(narrow.query(text), { code: '42501' }, text)
  await narrow.end()
})
test('what waits is carried out once, with its organisation; what fails is tried again', async () => {
  await t.queue.work(t.house)
  await command(work => work.later('trial.fails', { n: 3 }))
  await until(() => seen.some(s => s.name === 'trial.note'))
  assert.deepEqual(seen.filter(s => s.name === 'trial.note').map(s => s.data), [{ orgId: t.orgId, n: 2 }])
  await until(() => seen.some(s => s.name === 'trial.fails'), 60)
  assert.equal(failures, -1, 'two failures and the third try')
  assert.equal(seen.filter(s => s.name === 'trial.fails').length, 1)
})
test('a later job waits for its instant', async () => {
  await command(work => work.later('trial.note', { n: 4 }, { after: new Date(Date.now() + 3_600_000).toISOString() }))
  await new Promise(resolve => setTimeout(resolve, 1_500))
  assert.ok(!seen.some(s => s.data.n === 4))
  assert.equal(await waiting('trial.note'), 1)
})
test('a sweep run twice at the same instant does its work once: every audit entry is linked once', async () => {
  const admin = await t.as('admin')
  for (let i = 0; i < 5; i++) await admin.call('POST', '/sites', { name: `扫店${i}` })
  await Promise.all([linkAll(t.house.database, t.clock.now), linkAll(t.house.database, t.clock.now), linkAll(t.house.database, t.clock.now)])
  const [found] = await inTransaction(t.house.database.app, { orgId: t.orgId, readOnly: true }, client => rows<{ entries: number; links: number; pending: number }>(client, sql`SELECT (SELECT count(*)::int FROM audit_entry WHERE org_id = ${t.orgId}) entries, (SELECT count(DISTINCT entry_id)::int FROM audit_link WHERE org_id = ${t.orgId}) links, (SELECT count(*)::int FROM audit_pending WHERE org_id = ${t.orgId}) pending`))
  assert.deepEqual([found.links, found.pending], [found.entries, 0])
})
test('the sealer itself links within five seconds of a commit', async () => {
  const admin = await t.as('admin')
  const made = await admin.call('POST', '/sites', { name: '五秒店' })
  await until(async () => ((await admin.call('GET', `/audit-entries?entity=site&rowId=${made.body.id}`)).body.items[0].seq as number | null) !== null, 10)
})
