// The bench's own PostgreSQL, in a folder of its own that is kept between runs: a database per size, loaded again only when what it holds has changed.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { open, prepare, type Roles, type Running } from '../src/app/house.ts'
import { openEmbedded } from '../src/server/store/embedded.ts'
import { load, sizeOf, type Size } from './load.ts'
import { now, type Company } from './people.ts'

export type Held = { name: string; roles: Roles; size: Size; company: Company }
export type Place = { folder: string; pid: () => number | undefined; database: (customers: number) => Promise<Held>; stop: () => Promise<void> }
const root = fileURLToPath(new URL('..', import.meta.url))
/** Changes when the tables or the load do. */
const print = (): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(join(root, 'migrations')).sort()) hash.update(readFileSync(join(root, 'migrations', name)))
  for (const name of ['load.ts', 'people.ts']) hash.update(readFileSync(join(root, 'bench', name)))
  return hash.digest('hex').slice(0, 16)
}
const named = (roles: Roles, database: string): Roles => ({ owner: { ...roles.owner, database }, app: { ...roles.app, database }, door: { ...roles.door, database }, jobs: { ...roles.jobs, database } })
const asOwner = async (config: pg.ClientConfig, ...texts: string[]): Promise<void> => {
  const client = new pg.Client(config)
  await client.connect()
  try { for (const text of texts) await client.query(text) } finally { await client.end() }
}
/** A house over a bench database, at the bench's afternoon; its clock runs on from there. */
export const openHouse = (roles: Roles, connections = 20, { at = now as string, work = false } = {}): Promise<Running> => {
  const began = Date.now()
  return open(roles, { dataFolder: '', work, connections, now: () => new Date(Date.parse(at) + Date.now() - began).toISOString(), log: (event, facts) => { process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) } })
}
export const openPlace = async (say: (line: string) => void): Promise<Place> => {
  const folder = process.env.CHENXI_BENCH_DATA ?? join(tmpdir(), 'chenxi-bench')
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755) // root's database runs as another user and must reach it
  const store = await openEmbedded(join(folder, 'data'), { underRoot: join(folder, 'database'), createDatabases: true })
  const roles: Roles = { owner: store.owner, app: store.app, door: store.door, jobs: store.jobs }
  return {
    folder, pid: store.pid, stop: () => store.stop(),
    database: async customers => {
      const size = sizeOf(customers), name = `bench_${customers}`, note = join(folder, `${name}.json`)
      const kept = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) as { print: string; company: Company } : undefined
      const own = named(roles, name)
      if (kept?.print === print()) return { name, roles: own, size, company: kept.company }
      say(`loading ${customers.toLocaleString('en')} customers, ${size.cards.toLocaleString('en')} cards, ${size.followUps.toLocaleString('en')} follow-ups, ${size.visits.toLocaleString('en')} visits`)
      await asOwner(roles.owner as pg.ClientConfig, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`)
      await asOwner(own.owner as pg.ClientConfig, 'CREATE EXTENSION IF NOT EXISTS btree_gin')
      await prepare(own)
      const running = await openHouse(own, 4)
      try {
        const company = await load(own.owner as pg.ClientConfig, running.house, size, say)
        writeFileSync(note, JSON.stringify({ print: print(), company }))
        return { name, roles: own, size, company }
      } finally { await running.stop() }
    },
  }
}
