// The same statements asked of PostgreSQL directly. A call is carried out once by the program's own handlers while its statements are written down; they
// are then sent again by the same role, prepared, in one flight within a transaction that sets the organisation, as the program sends them.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { declaredCalls, type Call } from '../src/kernel/call.ts'
import type { Who } from '../src/kernel/permission.ts'
import { dispatch } from '../src/server/http/dispatch.ts'
import type { House, Visit } from '../src/server/http/context.ts'
import type { Request } from './wire.ts'

type Statement = { name?: string; text: string; values?: unknown[] }
/** One call's statements between BEGIN and COMMIT, and what in them must be new each time (ids made by it, its phone, its day). */
export type Flight = { readOnly: boolean; statements: Statement[]; fresh: string[] }
const said = (query: string | Statement): Statement => (typeof query === 'string' ? { text: query } : query)

const callAt = (request: Request): { call: Call; params: Record<string, string> } => {
  const path = request.path.split('?')[0].split('/')
  for (const call of declaredCalls().values()) {
    const places = call.path.split('/')
    if (call.method !== request.method || places.length !== path.length) continue
    const params: Record<string, string> = {}
    if (places.every((p, i) => p.startsWith('{') ? (params[p.slice(1, -1)] = decodeURIComponent(path[i]), true) : p === path[i])) return { call, params }
  }
  throw new Error(`no call ${request.method} ${request.path}`)
}
/** Carries a request out in this process and writes its statements down. */
export const recorded = async (house: House, who: Who, request: Request): Promise<Flight> => {
  const { call, params } = callAt(request), statements: Statement[] = []
  let readOnly = true
  const app = { connect: async () => {
    const client = await house.database.app.connect()
    const query = (asked: string | Statement) => {
      const { name, text, values } = said(asked)
      if (text.startsWith('BEGIN')) readOnly = text.includes('READ ONLY')
      else if (text !== 'COMMIT' && text !== 'ROLLBACK') statements.push({ name, text, values })
      return client.query(asked as never)
    }
    return { query, release: (why?: Error) => client.release(why) }
  } }
  const visit = { house: { ...house, database: { ...house.database, app } }, who, language: 'zh', requestId: randomUUID(), address: '127.0.0.1', agent: 'bench', headers: {} } as unknown as Visit
  const query = Object.fromEntries(new URLSearchParams(request.path.split('?')[1] ?? ''))
  const began = newId()
  const reply = await dispatch(call, visit, { params, query, body: request.body === undefined ? undefined : JSON.parse(request.body) as unknown, headers: request.headers ?? {} })
  if (reply.status >= 400) throw new Error(`${request.path}: ${reply.status}`)
  const fresh = readOnly ? [] : [...new Set(statements.flatMap(s => s.values ?? []).filter((v): v is string => typeof v === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(v) && v >= began))]
  return { readOnly, statements, fresh }
}
export type Replacing = (flight: Flight) => Map<string, unknown>
/** New ids for those the call made, and whatever else must not come twice. */
export const renewed = (more: () => [string, unknown][]): Replacing => flight => new Map<string, unknown>([...flight.fresh.map((id): [string, unknown] => [id, newId()]), ...more()])

export const directPool = (config: pg.PoolConfig, clients: number): pg.Pool => {
  const pool = new pg.Pool({ ...config, max: clients, pipeline: true } as pg.PoolConfig)
  pool.on('error', () => undefined)
  return pool
}
export const fly = async (client: pg.ClientBase, flight: Flight, put?: Map<string, unknown>): Promise<void> => {
  const sent: Promise<unknown>[] = [client.query(flight.readOnly ? 'BEGIN READ ONLY' : 'BEGIN')]
  for (const s of flight.statements) sent.push(client.query({ name: s.name, text: s.text, values: put ? s.values?.map(v => (typeof v === 'string' && put.has(v) ? put.get(v) : v)) : s.values } as never))
  sent.push(client.query('COMMIT'))
  await Promise.all(sent)
}
