// An import of 100,000 ledger rows through the real upload and job, while other people keep asking: time, memory, their waiting.
// `node bench/import.ts [rows]`; run with --max-semi-space-size=4 (docs/decisions/0003).
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { after, test } from 'node:test'
import { carryOut } from '../src/areas/ledger/run.ts'
import { writeXlsx } from '../src/server/sheets/index.ts'
import { town } from '../src/test/house.ts'
import { messyRows, messyHeads } from './messy.ts'

const many = Number(process.argv.find(a => /^\d+$/.test(a)) ?? 100_000)
const t = await town()
/** The same rows written once more by one statement a table, by the same role under the same walls, and taken back: what PostgreSQL itself needs. */
const plainly = async (): Promise<number> => {
  const client = await t.house.database.app.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.org', $1, true)`, [t.orgId])
    const from = Date.now()
    for (const table of ['customer', 'prospect_card', 'follow_up']) {
      const { rows } = await client.query<{ c: string }>('SELECT quote_ident(column_name) c FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position', [table])
      const of = rows.map(r => r.c === 'id' ? 'gen_random_uuid()' : r.c === 'no' ? `no || '+'` : r.c)
      await client.query(`INSERT INTO ${table} (${rows.map(r => r.c).join(', ')}) SELECT ${of.join(', ')} FROM ${table} WHERE org_id = $1`, [t.orgId])
    }
    return (Date.now() - from) / 1000
  } finally { await client.query('ROLLBACK'); client.release() }
}
after(() => process.exit())
test(`an import of ${many} rows`, async () => {
  for (const [login, name] of [['c-chen', '陈浩'], ['c-zhao', '赵倩']]) await t.hire(login, ['consultant'], { name, teamIds: [t.teams.one] })
  const s = await t.as('supervisor'), other = await t.as('consultant3')
  const parts: Buffer[] = []
  for await (const part of writeXlsx({ sheet: '台账', language: 'zh', columns: messyHeads.map(label => ({ label, kind: 'text' as const })), rows: messyRows(many) })) parts.push(Buffer.from(part as Uint8Array))
  const file = Buffer.concat(parts)
  parts.length = 0
  const boundary = 'x' + randomUUID()
  const say = (what: string, from: number) => process.stdout.write(`${what}: ${((Date.now() - from) / 1000).toFixed(1)} s, rss ${Math.round(process.memoryUsage.rss() / 1e6)} MB\n`)
  process.stdout.write(`file ${(file.length / 1e6).toFixed(1)} MB, rss ${Math.round(process.memoryUsage.rss() / 1e6)} MB\n`)
  const begun = Date.now()
  const up = await t.app.inject({ method: 'POST', url: '/api/v1/imports', payload: Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="entity"\r\n\r\nledger\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="台账.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`), file, Buffer.from(`\r\n--${boundary}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `cx=${s.token}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() } })
  const { id } = JSON.parse(up.body) as { id: string }
  say(`uploaded and looked at (${up.statusCode})`, begun)
  const started = await s.call('POST', `/imports/${id}/run`, { mode: 'good', unknownValues: 'blank', unknownOwner: 'pool' })
  if (started.status !== 202) throw new Error(started.text)
  let most = 0, going = true
  const waits: number[] = []
  let n = 0
  const watching = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); if (++n % 30 === 0) { const m = process.memoryUsage(); process.stdout.write(`rss ${Math.round(m.rss / 1e6)} heap ${Math.round(m.heapUsed / 1e6)}/${Math.round(m.heapTotal / 1e6)} external ${Math.round(m.external / 1e6)}\n`) } }, 100)
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  const asking = (async () => {
    for (let n = 0; going; n++) {
      const at = performance.now()
      const phone = `139${String(10_000_000 + n)}`
      const answered = n % 2 ? await other.call('GET', '/customers?limit=50') : await other.call('POST', '/customers', { name: '旁人', phone, channel: 'walkIn' })
      if (answered.status >= 400) throw new Error(answered.text)
      waits.push(performance.now() - at)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  })()
  const from = Date.now()
  await carryOut(t.house, t.orgId, id)
  going = false
  await asking
  clearInterval(watching)
  const took = (Date.now() - from) / 1000
  say('carried out', from)
  waits.sort((a, b) => a - b)
  process.stdout.write(`most rss ${Math.round(most / 1e6)} MB; event loop p99 ${Math.round(loop.percentile(99) / 1e6)} ms, most ${Math.round(loop.max / 1e6)} ms; others' calls ${waits.length}, p50 ${Math.round(waits[waits.length >> 1])} ms, p95 ${Math.round(waits[Math.floor(waits.length * 0.95)])} ms, most ${Math.round(waits.at(-1)!)} ms\n`)
  const done = (await s.call('GET', `/imports/${id}`)).body
  process.stdout.write(`${done.state} ${JSON.stringify(done.counts)} ${done.failure ?? ''}\n${JSON.stringify(done.problems.slice(0, 3))}\n`)
  process.stdout.write(`result ${JSON.stringify({ rows: many, seconds: took, mostMb: Math.round(most / 1e6), othersP50Ms: Math.round(waits[waits.length >> 1]), othersP95Ms: Math.round(waits[Math.floor(waits.length * 0.95)]), postgresSeconds: await plainly() })}\n`)
  const undoFrom = Date.now()
  const undone = await s.call('POST', `/imports/${id}/undo`, {})
  say(`undone (${undone.status})`, undoFrom)
})
