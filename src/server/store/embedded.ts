import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { asking } from './asking.ts'
import { binariesIn } from './binaries.ts'
import { bootstrap, makeCluster, noteOfSockets } from './cluster.ts'
import { noteDatabase, openFolder } from './folder.ts'
import { homeOf } from './home.ts'
import type { Store } from './index.ts'
import { takeFolder } from './lock.ts'
import { runPostgres } from './postgres.ts'
import { exitCodes, refused, StartRefusal } from './refusal.ts'
import { makeRoles, narrowRoles, proveNarrow, roleName } from './roles.ts'

const owner = 'chenxi'
const extensions = ['btree_gin', 'btree_gist', 'pg_trgm', 'pg_stat_statements']

/**
 * Under row security PostgreSQL looks up in an index only what it knows to tell nothing of other rows, and it has not been told so of `@>` and
 * `&&` over arrays, which answer every search and the evening's keys: without this each reads the whole table (docs/performance.md).
 */
const searchable = 'ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) LEAKPROOF; ALTER FUNCTION pg_catalog.arrayoverlap(anyarray, anyarray) LEAKPROOF'
/** The superuser's whole work: the owner, his database, the extensions. It runs once; later starts find all of it and leave it alone. */
const layFoundation = async (host: string, createDatabases: boolean): Promise<void> => {
  await asking({ host, user: bootstrap, database: 'postgres' }, async client => {
    const has = async (text: string) => (await client.query(text, [owner])).rowCount === 1
    if (!await has('SELECT 1 FROM pg_roles WHERE rolname = $1')) await client.query(`CREATE ROLE ${owner} LOGIN CREATEROLE ${createDatabases ? 'CREATEDB' : ''}`)
    if (!await has('SELECT 1 FROM pg_database WHERE datname = $1')) await client.query(`CREATE DATABASE ${owner} OWNER ${owner}`)
    await client.query(`REVOKE ALL ON DATABASE ${owner}, postgres FROM PUBLIC`)
  })
  await asking({ host, user: bootstrap, database: owner }, async client => {
    for (const name of extensions) await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`)
  })
  for (const database of ['template1', owner]) await asking({ host, user: bootstrap, database }, client => client.query(searchable))
}
const foundationStands = async (host: string): Promise<boolean> => {
  try {
    return await asking({ host, user: owner, database: owner }, async client =>
      (await client.query(`SELECT 1 FROM pg_extension WHERE extname = ANY($1) AND (SELECT bool_and(proleakproof) FROM pg_proc WHERE oid IN ('pg_catalog.arraycontains'::regproc, 'pg_catalog.arrayoverlap'::regproc))`, [extensions])).rowCount === extensions.length)
  } catch (error) {
    if (['28000', '3D000', '42501'].includes((error as { code?: string }).code ?? '')) return false
    throw error
  }
}
const inUse = (folder: string): StartRefusal => refused('inUse',
  `数据文件夹 ${folder} 已有一个晨夕在用：请先停掉它，或用 CHENXI_DATA 另指一个。`,
  `Another Chenxi is using the data folder ${folder}: stop it first, or name another with CHENXI_DATA.`)

const as = (host: string, user: string) => ({ host, user, database: owner })
const loginsAt = (host: string) => ({
  owner: as(host, owner), app: as(host, roleName(owner, 'app')), door: as(host, roleName(owner, 'door')), jobs: as(host, roleName(owner, 'jobs')), embedded: true,
})
/** Only tests use these: a place beside the temporary folder, quick commits, and a right to clone databases. */
export type ForTests = { underRoot?: string; relaxed?: boolean; createDatabases?: boolean }

/** Starts the embedded PostgreSQL of a data folder, whatever its last life left behind (docs/decisions/0001). */
export const openEmbedded = async (dataFolder: string, tests: ForTests = {}): Promise<Store & { kill(): void; pid(): number | undefined }> => {
  const { folder, marker } = openFolder(dataFolder)
  const release = await takeFolder(folder)
  if (!release) throw inUse(folder)
  try {
    const home = homeOf(folder, marker, tests.underRoot)
    // A copied data folder points to the same database: it is the database that may have one server only.
    const releaseCluster = home.cluster.startsWith(folder) ? async () => undefined : await takeFolder(home.cluster)
    if (!releaseCluster) throw inUse(folder)
    const binaries = binariesIn(home.binaries)
    await makeCluster(home, binaries)
    const postgres = await runPostgres(home, binaries, tests.relaxed ?? false)
    const stop = async (): Promise<void> => {
      await postgres.stop()
      await releaseCluster()
      await release()
    }
    try {
      const host = postgres.sockets
      if (!await foundationStands(host)) await layFoundation(host, tests.createDatabases ?? false)
      await asking(as(host, owner), client => makeRoles(client, owner))
      for (const role of narrowRoles) await asking(as(host, roleName(owner, role)), client => proveNarrow(client, owner))
      if (!marker.databaseAt) noteDatabase(folder, marker, home.place)
      return { ...loginsAt(host), dataFolder: folder, stop, onLost: postgres.onLost, kill: postgres.kill, pid: postgres.pid }
    } catch (error) { await postgres.stop(); await releaseCluster(); throw error }
  } catch (error) { await release(); throw error }
}
/** The database of a server that is running on this data folder (found by the note beside it), or an own one while none is. */
export const joinEmbedded = async (dataFolder: string): Promise<Store> => {
  for (const until = Date.now() + 15_000; ; await pause(100)) {
    try { return await openEmbedded(dataFolder) } catch (error) {
      if (!(error instanceof StartRefusal) || error.exitCode !== exitCodes.inUse) throw error
      const { folder, marker } = openFolder(dataFolder)
      const note = noteOfSockets(homeOf(folder, marker))
      const host = existsSync(note) ? readFileSync(note, 'utf8').trim() : ''
      if (host && await asking(as(host, roleName(owner, 'app')), c => c.query('SELECT 1')).then(() => true, () => false)) {
        return { ...loginsAt(host), dataFolder: folder, stop: async () => undefined, onLost: () => undefined }
      }
      if (Date.now() > until) throw error // it holds the folder but its database does not answer
    }
  }
}
