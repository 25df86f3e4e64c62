import { createHash } from 'node:crypto'
import pg from 'pg'
import { Refusal } from '../../kernel/refusal.ts'
import { committed, taken } from '../live/touched.ts'
import type { Sql } from './sql.ts'

export type PgConfig = pg.PoolConfig
/** The pools of one program: each logs in as a role of its own (docs/decisions/0004). */
export type Database = { app: pg.Pool; door: pg.Pool; jobs: PgConfig; stop(): Promise<void> }

// Days stay text, amounts stay text, counts are numbers: wire types equal TypeScript types.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => new Date(text).toISOString())

const pool = (config: PgConfig, more: PgConfig): pg.Pool => {
  const made = new pg.Pool({ ...config, ...more, pipeline: true } as PgConfig)
  made.on('error', () => undefined) // a lost server must not end the program: the next query meets a fresh connection
  made.on('connect', client => client.on('error', () => undefined))
  return made
}
export const openDatabase = (roles: { app: PgConfig; door: PgConfig; jobs: PgConfig }, most = 16): Database => {
  const app = pool(roles.app, { max: most, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, application_name: 'chenxi app' })
  const door = pool(roles.door, { max: 4, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, application_name: 'chenxi door' })
  return { app, door, jobs: roles.jobs, stop: async () => { await Promise.all([app.end(), door.end()]) } }
}

const names = new Map<string, string>()
/** A prepared statement's name for a text: the same on every connection; beyond 4,000 texts statements go unnamed. */
const nameOf = (text: string): string | undefined => {
  let found = names.get(text)
  if (!found && names.size < 4_000) names.set(text, found = 'c' + createHash('sha1').update(text).digest('base64url').slice(0, 16))
  return found
}
type Queries = pg.Pool | pg.ClientBase
/** Rows of one statement, prepared under a name. `fresh` plans it anew each time (searches, stack.md). */
export const rows = async <T extends object = Record<string, unknown>>(on: Queries, statement: Sql): Promise<T[]> => {
  const begun = performance.now()
  const found = (await on.query<T & pg.QueryResultRow>({ name: nameOf(statement.text), text: statement.text, values: statement.values })).rows
  const ms = performance.now() - begun
  if (ms >= slowFrom) toldSlow({ ms: Math.round(ms), rows: found.length, statement: statement.text.replace(/\s+/g, ' ').slice(0, 300) })
  return found
}
let slowFrom = Infinity, toldSlow: (facts: { ms: number; rows: number; statement: string }) => void = () => undefined
/** Tells of statements that took `fromMs` or longer, waiting for a connection included: their text, never their values. */
export const whenSlow = (fromMs: number, tell: typeof toldSlow): void => { slowFrom = fromMs; toldSlow = tell }
/** Work during which nobody waits, such as loading a demo: nothing in it is told as slow. */
export const untold = async <T>(act: () => Promise<T>): Promise<T> => {
  const usual = slowFrom
  slowFrom = Infinity
  try { return await act() } finally { slowFrom = usual }
}
export const one = async <T extends object = Record<string, unknown>>(on: Queries, statement: Sql): Promise<T | undefined> => (await rows<T>(on, statement))[0]

/** What kept the database from answering, as a refusal people understand; anything else stays as it is. */
export const outage = (error: unknown): unknown => {
  const code = (error as { code?: string }).code ?? ''
  const text = (error as Error).message ?? ''
  if (/^(57P0[123]|08\d{3}|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57014|55P03|40P01|40001)$/.test(code) || /Connection terminated|timeout exceeded|Client has encountered a connection error|not queryable/.test(text)) return new Refusal('server.busy')
  return error
}
const lost = (error: unknown): boolean => /^(57P0[123]|08\d{3}|ECONNREFUSED|ECONNRESET|EPIPE)$/.test((error as { code?: string }).code ?? '') || /Connection terminated|not queryable/.test((error as Error).message ?? '')
/**
 * Once more where nothing can have been kept: statements the server forgot or must plan anew (0A000, 26000), a deadlock it broke
 * (40P01); a read also over a connection that died in the pool (trust X05). A write whose connection died is never repeated.
 */
export const again = async <T>(reading: boolean, act: () => Promise<T>): Promise<T> => {
  try { return await act() } catch (error) {
    if (/^(0A000|26000|40P01)$/.test((error as { code?: string }).code ?? '') || (reading && lost(error))) return act()
    throw error
  }
}

export type Scope = { orgId: string; memberId?: string; readOnly?: boolean; fresh?: boolean }
/**
 * One transaction with the organisation set for it alone. Begin, settings and the first statement leave in one flight
 * (the cost of row security is round trips, stack.md). A read's answer does not wait for its commit.
 */
export const inTransaction = async <T>(on: pg.Pool, scope: Scope, act: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await on.connect()
  const opening = Promise.all([
    client.query(scope.readOnly ? 'BEGIN READ ONLY' : 'BEGIN'),
    client.query({ name: 'scope', text: `SELECT set_config('app.org', $1, true), set_config('app.member', $2, true), set_config('plan_cache_mode', $3, true)`, values: [scope.orgId, scope.memberId ?? '', scope.fresh ? 'force_custom_plan' : 'auto'] }),
  ])
  opening.catch(() => undefined)
  let answer: T
  try {
    answer = await act(client)
    await opening
  } catch (error) {
    taken(client)
    await client.query('ROLLBACK').then(() => client.release(), lost => client.release(lost as Error))
    throw error
  }
  if (scope.readOnly) {
    // the next to use this connection queues behind the commit: nobody waits for it (a lost connection leaves the pool by itself)
    client.query('COMMIT').catch(() => undefined)
    client.release()
    return answer
  }
  try {
    const done = await client.query('COMMIT')
    client.release()
    if (done.command !== 'COMMIT') throw new Refusal('server.busy')
  } catch (error) { taken(client); if (!(error instanceof Refusal)) client.release(error as Error); throw error }
  committed(scope.orgId, client)
  return answer
}
