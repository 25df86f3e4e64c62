// An import of 100,000 ledger rows as people meet it: a server in a process of its own takes the file, its job carries it in, others keep asking.
// `node bench/import.ts [rows]`; `--profile FOLDER` a CPU profile of the server, `--statements` what PostgreSQL was asked most.
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createWriteStream, openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { ImportRun } from '../src/areas/ledger/index.ts'
import { writeXlsx } from '../src/server/sheets/index.ts'
import { town } from '../src/test/house.ts'
import { programFlags } from './machine.ts'
import { messyHeads, messyRows } from './messy.ts'
import { keepRows, postgresCpu, statements, writePlainly } from './plainly.ts'

const { values: asked, positionals } = parseArgs({ options: { profile: { type: 'string' }, statements: { type: 'boolean' } }, allowPositionals: true })
const many = Number(positionals[0] ?? 100_000)
const say = (line: string): void => { process.stdout.write(`${line}\n`) }
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
type Used = { memory: number; most: number; cpu: { user: number; system: number } }

test(`an import of ${many} rows`, async () => {
  const t = await town()
  for (const [login, name] of [['c-chen', '陈浩'], ['c-zhao', '赵倩']]) await t.hire(login, ['consultant'], { name, teamIds: [t.teams.one] })
  const s = await t.as('supervisor'), other = await t.as('consultant3')
  const path = join(tmpdir(), `chenxi-bench-${randomUUID()}.xlsx`)
  await pipeline(writeXlsx({ sheet: '台账', language: 'zh', columns: messyHeads.map(label => ({ label, kind: 'text' as const })), rows: messyRows(many) }), createWriteStream(path))
  // A commit waits for the disk here as it does where the program serves.
  const durable = { ...t.roles, app: { ...t.roles.app, options: '-c synchronous_commit=on' } }
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [], { execArgv: [...programFlags, ...(asked.profile ? ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`] : [])], env: { ...process.env, CHENXI_BENCH_ROLES: JSON.stringify(durable), CHENXI_BENCH_WORK: '1', CHENXI_BENCH_NOW: t.clock.now }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const heard = <T>(): Promise<T> => new Promise(resolve => child.once('message', m => resolve(m as T)))
  const used = (): Promise<Used> => { const told = heard<Used>(); child.send('used'); return told }
  const { port } = await heard<{ port: number }>()
  const ask = async <T = ImportRun>(actor: { token: string }, method: string, at: string, body?: unknown, version?: number): Promise<T> => {
    const answered = await fetch(`http://127.0.0.1:${port}/api/v1${at}`, { method, headers: { cookie: `cx=${actor.token}`, 'sec-fetch-site': 'same-origin', ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...(body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}) }, body: body instanceof FormData ? body : body ? JSON.stringify(body) : undefined })
    const told = await answered.text()
    if (answered.status >= 400) throw new Error(`${method} ${at}: ${answered.status} ${told.slice(0, 500)}`)
    return JSON.parse(told) as T
  }
  const wait = async (id: string, over: (run: ImportRun) => boolean, seconds = 1_800): Promise<ImportRun> => {
    for (let i = 0; i < seconds * 4; i++) { const run = await ask(s, 'GET', `/imports/${id}`); if (over(run)) return run; await pause(250) }
    throw new Error('it never ended')
  }
  /** What the server and PostgreSQL needed for something, and how long it took. */
  const costing = async <T>(what: string, act: () => Promise<T>): Promise<{ answer: T; seconds: number; nodeCpu: number; postgresCpu: number; mostMb: number }> => {
    const from = Date.now(), node = await used(), postgres = await postgresCpu(t.roles)
    const answer = await act()
    const after = await used(), facts = { seconds: (Date.now() - from) / 1000, nodeCpu: (after.cpu.user + after.cpu.system - node.cpu.user - node.cpu.system) / 1e6, postgresCpu: await postgresCpu(t.roles) - postgres, mostMb: Math.round(after.most / 1e6) }
    say(`${what}: ${facts.seconds.toFixed(1)} s; cpu node ${facts.nodeCpu.toFixed(1)} s, PostgreSQL ${facts.postgresCpu.toFixed(1)} s; most rss ${facts.mostMb} MB`)
    return { answer, ...facts }
  }
  try {
    // What a program does all day before someone imports: its code is loaded, its statements are known.
    for (let n = 0; n < 40; n++) { await ask(other, 'GET', '/customers?limit=50'); await ask(other, 'POST', '/customers', { name: '旁人', phone: `137${10_000_000 + n}`, channel: 'walkIn' }) }
    const up = await costing('uploaded and looked at', async () => {
      const form = new FormData()
      form.append('entity', 'ledger')
      form.append('file', await openAsBlob(path), '台账.xlsx')
      return ask(s, 'POST', '/imports', form)
    })
    const { id } = up.answer, waits: number[] = []
    let going = true
    const others = (async () => {
      for (let n = 0; going; n++) {
        const at = performance.now()
        if (n % 2) await ask(other, 'GET', '/customers?limit=50')
        else await ask(other, 'POST', '/customers', { name: '旁人', phone: `139${10_000_000 + n}`, channel: 'walkIn' })
        waits.push(performance.now() - at)
        await pause(50)
      }
    })()
    const told = asked.statements ? await statements(t.roles) : undefined
    const run = await costing('carried out', async () => {
      await ask(s, 'POST', `/imports/${id}/run`, { mode: 'good', unknownValues: 'blank', unknownOwner: 'pool' })
      return wait(id, r => ['done', 'failed', 'cancelled'].includes(r.state))
    })
    going = false
    await others
    waits.sort((a, b) => a - b)
    const at = (share: number): number => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))])
    say(`others' calls ${waits.length}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`)
    say(`${run.answer.state} ${JSON.stringify(run.answer.counts)} ${run.answer.failure ?? ''}`)
    if (told) for (const line of await told()) say(line)
    if (run.answer.state !== 'done') throw new Error('the import failed')
    await keepRows(t.roles, t.orgId)
    const undo = await costing('undone', async () => {
      await ask(s, 'POST', `/imports/${id}/undo`, {}, run.answer.version)
      return wait(id, r => r.undoneAt !== null || r.failure !== null)
    })
    if (!undo.answer.undoneAt) throw new Error(`not undone: ${undo.answer.failure}`)
    const plainly = await writePlainly(t.roles, t.orgId)
    say(`PostgreSQL alone, the same rows by one INSERT … SELECT a table: ${plainly.seconds.toFixed(1)} s, cpu ${plainly.cpu.toFixed(1)} s`)
    say(`result ${JSON.stringify({ rows: many, seconds: run.seconds, uploadSeconds: up.seconds, undoSeconds: undo.seconds, nodeCpuSeconds: run.nodeCpu, postgresCpuSeconds: run.postgresCpu, mostMb: undo.mostMb, othersP50Ms: at(0.5), othersP95Ms: at(0.95), othersMostMs: at(1), postgresSeconds: plainly.seconds, plainCpuSeconds: plainly.cpu })}`)
  } finally {
    const left = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    await left
    await rm(path, { force: true })
  }
})
