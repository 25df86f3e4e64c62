import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { town, type Answered } from '../../test/house.ts'
import { carryOut } from './run.ts'
import { carryBack } from './undo.ts'

const t = await town()
await t.hire('chenhao', ['consultant'], { name: '陈浩', teamIds: [t.teams.one] })
const s = await t.as('supervisor')
const many = 2_100
const book = (from: number, name: string): string => ['姓名,电话,级别,销售,来源,登记日期,一次回访日期,一次回访', ...Array.from({ length: many }, (_, n) => `${name}${n},138${from + n},${'HABC'[n % 4]},陈浩,自到,2026-${n % 2 ? '10' : '09'}-0${1 + (n % 9)},2026-11-0${1 + (n % 9)},报价${n}`)].join('\n')
const upload = async (content: string, entity = 'ledger'): Promise<string> => {
  const boundary = 'x' + randomUUID()
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="entity"\r\n\r\n${entity}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`
  const answered = await t.app.inject({ method: 'POST', url: '/api/v1/imports', payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `cx=${s.token}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() } })
  return (JSON.parse(answered.body) as { id: string }).id
}
const see = (id: string): Promise<Answered> => s.call('GET', `/imports/${id}`)
const at = async (id: string): Promise<Record<string, string>> => ({ 'if-match': String((await see(id)).headers.etag) })
const ask = <T extends object>(statement: ReturnType<typeof sql>) => inTransaction(t.house.database.app, { orgId: t.orgId }, client => rows<T>(client, statement))
const gathering = async (): Promise<number> => (await ask<{ n: number }>(sql`SELECT count(*)::int n FROM word_indexes() WHERE gathers`))[0].n
const customers = async (): Promise<number> => (await ask<{ n: number }>(sql`SELECT count(*)::int n FROM customer WHERE org_id = ${t.orgId}`))[0].n

test('D3.4 thousands of rows: others search and create meanwhile, a phone taken meanwhile is met, words are found and the indexes are as before', async () => {
  const id = await upload(book(20_000_000, '林'))
  assert.equal((await s.call('POST', `/imports/${id}/run`, { mode: 'good' })).status, 202)
  const other = await t.as('consultant3'), theirs = (await other.call('POST', '/customers', { name: '旁人', phone: '13910000000', channel: 'walkIn' })).body
  let going = true, most = 0
  // Someone is just giving his customer the phone of the file's first row: nobody sees it when the import looks, and the import waits for it when it writes.
  let waits = (): void => undefined
  const blocked = new Promise<void>(resolve => { waits = resolve })
  const taking = inTransaction(t.house.database.app, { orgId: t.orgId }, async client => { await rows(client, sql`INSERT INTO customer_identity (org_id, kind, value, row_id) VALUES (${t.orgId}, 'phone', '13820000000', ${theirs.id})`); await blocked })
  const watching = (async () => {
    while (going) {
      most = Math.max(most, await gathering())
      if ((await ask<{ n: number }>(sql`SELECT count(*)::int n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'chenxi import' AND wait_event_type = 'Lock'`))[0].n) waits()
    }
  })()
  const asking = (async () => {
    for (let n = 1; going; n++) {
      const made = await other.call('POST', '/customers', { name: `旁人${n}`, phone: `139${10_000_000 + n}`, channel: 'walkIn' })
      assert.equal(made.status, 201, made.text)
      assert.equal((await other.call('GET', `/customers/${made.body.id}`)).status, 200)
      assert.ok((await other.call('POST', '/customers/query', { q: `139${10_000_000 + n}` })).body.items.some((c: { id: string }) => c.id === made.body.id), 'whoever was just created is found')
    }
  })()
  try { await carryOut(t.house, t.orgId, id) } finally { going = false; waits() }
  await Promise.all([taking, watching, asking])
  const { counts, state } = (await see(id)).body
  assert.deepEqual([state, counts.rows, counts.created, counts.skipped, counts.followUps], ['done', many, many - 1, 1, many - 1])
  assert.ok(most > 0, 'the words were gathered while the rows came in')
  assert.equal(await gathering(), 0)
  for (const n of [1, 999, many - 1]) assert.equal((await s.call('POST', '/customers/query', { q: `138${20_000_000 + n}` })).body.items[0].name, `林${n}`)
  assert.equal(new Set((await ask<{ no: string }>(sql`SELECT no FROM prospect_card WHERE org_id = ${t.orgId}`)).map(r => r.no)).size, many - 1)
})
test('taking back thousands of rows is a job: it says how it stands, cannot be cancelled, and takes all of them or none', async () => {
  const before = await customers(), id = await upload(book(30_000_000, '何'))
  await s.call('POST', `/imports/${id}/run`, { mode: 'all' })
  await carryOut(t.house, t.orgId, id)
  assert.equal(await customers(), before + many)
  const [row] = (await s.call('POST', '/customers/query', { q: '何7' })).body.items
  const changed = await s.call('PATCH', `/customers/${row.id}`, { note: '改过' }, { 'if-match': `"${row.version}"` })
  assert.equal(changed.status, 200, changed.text)
  const begun = await s.call('POST', `/imports/${id}/undo`, {}, await at(id))
  assert.deepEqual([begun.status, begun.body.state, begun.body.undoing, begun.body.undoneAt], [202, 'running', true, null], begun.text)
  assert.equal((await s.call('POST', `/imports/${id}/cancel`, {}, await at(id))).body.code, 'import.notRunning')
  assert.equal((await s.call('POST', `/imports/${id}/undo`, {}, await at(id))).body.code, 'import.notDone')
  // A job that runs again for the same import (the queue may repeat one) does not bring it in anew.
  await carryOut(t.house, t.orgId, id)
  assert.equal((await see(id)).body.undoing, true)
  await carryBack(t.house, t.orgId, id)
  const kept = (await see(id)).body
  assert.deepEqual([kept.state, kept.undoing, kept.undoneAt], ['done', false, null])
  assert.match(kept.failure, /已被改过/)
  assert.equal(await customers(), before + many)
  await ask(sql`UPDATE customer SET version = 1 WHERE org_id = ${t.orgId} AND id = ${row.id}`)
  assert.equal((await s.call('POST', `/imports/${id}/undo`, {}, await at(id))).status, 202)
  await carryBack(t.house, t.orgId, id)
  const back = (await see(id)).body
  assert.deepEqual([back.state, back.undoing, back.failure, back.undoneAt !== null], ['cancelled', false, null, true])
  assert.equal(await customers(), before)
})
test('an import that was cancelled after thousands of rows leaves nothing, and the indexes as they were', async () => {
  const before = await customers(), id = await upload(book(40_000_000, '高'))
  await s.call('POST', `/imports/${id}/run`, { mode: 'all' })
  await s.call('POST', `/imports/${id}/cancel`, {}, await at(id))
  await carryOut(t.house, t.orgId, id)
  assert.deepEqual([(await see(id)).body.state, await customers(), await gathering()], ['cancelled', before, 0])
})
test('rows of a plain entity go forty at a time by the road of a create: only the refused one of them stays out, whatever becomes of the others', async () => {
  const line = (n: number, no: number): string => `D${no},建卡,2026-11-${10 + (n % 10)},周*,150****${1000 + n},陈浩,B`
  const rows90 = Array.from({ length: 90 }, (_, n) => line(n, n === 50 ? 10 : n)), file = ['DMS号,类别,日期,姓名,电话,顾问,级别', ...rows90].join('\n')
  const bring = async (options: object): Promise<Answered> => {
    const id = await upload(file, 'dmsEntry')
    assert.equal((await s.call('POST', `/imports/${id}/run`, { mode: 'good', ...options })).status, 202)
    await carryOut(t.house, t.orgId, id)
    return see(id)
  }
  const first = await bring({ onExisting: 'error' })
  assert.deepEqual([first.body.state, first.body.counts.created, first.body.counts.failed, first.body.problems.map((p: { row: number; code: string }) => [p.row, p.code])], ['done', 89, 1, [[52, 'import.existing']]], first.text)
  const again = await bring({})
  assert.deepEqual([again.body.counts.created, again.body.counts.skipped, again.body.counts.failed], [0, 90, 0])
  assert.equal((await s.call('POST', `/imports/${first.body.id}/undo`, {}, await at(first.body.id))).status, 200)
  assert.equal((await s.call('GET', '/dms-entries?dmsNo=D10')).body.items.length, 0)
})
