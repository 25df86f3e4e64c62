// `npm run bench`: each hot call over HTTP beside the same statements asked of PostgreSQL directly by the same role in the same run, turn about.
//   -- --rows N      another size instead of 200,000 customers (10000, 1000000)
//   -- --only WORD   calls whose name holds the word; `--only import` the import alone, put into the last results      -- --quick   shorter slices, nothing written down
//   -- --no-growth   without the comparison of 10,000 customers with 200,000, or with --large 1000000      -- --no-import      -- --profile   a CPU profile of the server
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { at, nothing, rate, round } from './measure.ts'
import { machine, webWeight } from './machine.ts'
import { evening } from './evening.ts'
import { importing } from './importing.ts'
import { openPlace } from './place.ts'
import { direct, openSide, overHttp, prepare, warmUp, type Side } from './side.ts'

const { values: asked } = parseArgs({ options: { rows: { type: 'string' }, large: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean' }, 'no-growth': { type: 'boolean' }, 'no-import': { type: 'boolean' }, profile: { type: 'boolean' }, explain: { type: 'boolean' } }, allowPositionals: true, strict: false })
export type Result = { name: string; kind: 'read' | 'write'; clients: number; rows: number; p50Ms: number; p95Ms: number; perSecond: number; postgresPerSecond: number; ratio: number }
const say = (line: string): void => { process.stdout.write(`${line}\n`) }
const results: Result[] = []
const told = (r: Result): void => {
  results.push(r)
  say(`${r.name.padEnd(32)} ${String(r.clients).padStart(2)} clients  ${r.rows.toLocaleString('en').padStart(9)} rows  p50 ${r.p50Ms.toFixed(1).padStart(6)}  p95 ${r.p95Ms.toFixed(1).padStart(6)} ms  ${String(r.perSecond).padStart(6)}/s  PostgreSQL ${String(r.postgresPerSecond).padStart(6)}/s  ratio ${r.ratio.toFixed(2)}`)
}
const seconds = asked.quick ? 0.6 : 0.8, rounds = 2
const wanted = (name: string): boolean => asked.only === undefined || name.includes(String(asked.only))

const hot = async (side: Side): Promise<void> => {
  for (const asks of side.calls) {
    if (!wanted(asks.name)) continue
    const flights = await prepare(side, asks, asks.kind === 'read' ? (asks.name.startsWith('figures') ? 12 : 80) : 8)
    if (asked.explain) { const { explain } = await import('./explain.ts'); await explain(side, asks.name, flights[0].flight, say); continue }
    for (const clients of [16, 1]) {
      const ours = nothing(), theirs = nothing()
      if (clients === 16) await warmUp(side, asks, flights)
      for (let i = 0; i < rounds; i++) {
        await overHttp(side, asks, ours, clients, clients === 1 ? seconds / 2 : seconds)
        await direct(side, asks, flights, theirs, clients, clients === 1 ? seconds / 2 : seconds)
      }
      told({ name: asks.name, kind: asks.kind, clients, rows: asks.rows, p50Ms: round(at(ours, 0.5)), p95Ms: round(at(ours, 0.95)), perSecond: round(rate(ours), 0), postgresPerSecond: round(rate(theirs), 0), ratio: round(rate(ours) / rate(theirs)) })
    }
  }
}
/** The same reads of a small and a large ledger, turn about, so that the machine's mood falls on both. */
const growth = async (small: Side, large: Side): Promise<void> => {
  for (const name of ['customers list', 'customers get', 'customers search, two Han', 'customers search, phone tail', 'visits of a day', 'cards list']) {
    if (!wanted(name)) continue
    const sides = [small, large].map(side => ({ side, asks: side.calls.find(c => c.name === name)!, ours: nothing(), theirs: nothing() }))
    const flights = await Promise.all(sides.map(s => prepare(s.side, s.asks, 60)))
    for (const s of sides) await overHttp(s.side, s.asks, nothing(), 4, 0.4)
    for (let i = 0; i < 3; i++) for (const [n, s] of sides.entries()) {
      await overHttp(s.side, s.asks, s.ours, 4, seconds / 2)
      await direct(s.side, s.asks, flights[n], s.theirs, 4, seconds / 4)
    }
    for (const s of sides) told({ name: `growth: ${name}`, kind: 'read', clients: 4, rows: s.asks.rows, p50Ms: round(at(s.ours, 0.5)), p95Ms: round(at(s.ours, 0.95)), perSecond: round(rate(s.ours), 0), postgresPerSecond: round(rate(s.theirs), 0), ratio: round(rate(s.ours) / rate(s.theirs)) })
    say(`${''.padEnd(32)} p95 grows ${round(at(sides[1].ours, 0.95) / at(sides[0].ours, 0.95))}×`)
  }
}
const folder = fileURLToPath(new URL('results/', import.meta.url))
const write = (facts: object, of: { machine: string; date: string }): void => {
  mkdirSync(folder, { recursive: true })
  for (const name of [`${of.date}-${of.machine.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/-$/, '')}`, 'latest']) writeFileSync(join(folder, `${name}.json`), JSON.stringify(facts, null, 1) + '\n')
}
const more: Record<string, unknown> = {}
/** What a whole run measured so far, written down; the import, the longest, comes last and loses nothing when it fails. */
const keep = (): void => {
  if (asked.quick || asked.explain || asked.only !== undefined) return
  const of = { machine: machine(), date: new Date().toISOString().slice(0, 10) }
  write({ ...of, results, ...more }, of)
}
if (asked.only === 'import') {
  const { result, facts } = await importing(Number(asked.rows ?? 100_000)), last = JSON.parse(readFileSync(join(folder, 'latest.json'), 'utf8')) as { date: string; machine: string; results: Result[] }
  told(result)
  write({ ...last, results: [...last.results.filter(r => r.name !== result.name), result], import: { date: new Date().toISOString().slice(0, 10), machine: machine(), ...facts } }, last)
  process.exit(0)
}
const place = await openPlace(say)
try {
  const held = await place.database(Number(asked.rows ?? 200_000))
  const side = await openSide(held, asked.profile ? ['--cpu-prof', `--cpu-prof-dir=${join(place.folder, 'profile')}`] : [])
  try {
    const before = await side.memory()
    await hot(side)
    if (wanted('evening match')) told(await evening(side))
    more.serverMemoryMb = { idle: Math.round(before / 1e6), afterAll: Math.round(await side.memory() / 1e6) }
    say(`server memory ${JSON.stringify(more.serverMemoryMb)} MB`)
  } finally { await side.stop() }
  if (!asked['no-growth'] && !asked.explain && asked.rows === undefined) {
    const small = await openSide(await place.database(10_000)), large = await openSide(await place.database(Number(asked.large ?? 200_000)))
    try { await growth(small, large) } finally { await small.stop(); await large.stop() }
  }
} finally { await place.stop() }
more.webGzipKb = webWeight()
say(`web, gzipped: ${JSON.stringify(more.webGzipKb)} kB`)
keep()
if (!asked['no-import'] && wanted('import') && !asked.explain) {
  const { result, facts } = await importing()
  told(result)
  more.import = facts
  keep()
}
process.exit(0)
