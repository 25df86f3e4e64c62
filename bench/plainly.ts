// What PostgreSQL itself needs for the rows of an import, and what it was asked: the other side of bench/import.ts.
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { Roles } from '../src/app/house.ts'

/** Every table an import of a ledger writes, parents first. */
const tables = ['customer', 'customer_identity', 'prospect_card', 'prospect_card_opening', 'prospect_card_level_history', 'prospect_card_closings', 'follow_up', 'milestone', 'import_row']
const asOwner = async <T>(roles: Roles, act: (client: pg.Client) => Promise<T>, user?: string): Promise<T> => {
  const client = new pg.Client({ ...(roles.owner as pg.ClientConfig), ...(user ? { user } : {}) })
  await client.connect()
  try { return await act(client) } finally { await client.end() }
}
const ticks = (line: string): string[] => line.slice(line.lastIndexOf(')') + 2).split(' ')
/** User and system seconds of PostgreSQL's processes, those that have ended too; 0 where the machine does not tell. */
export const postgresCpu = (roles: Roles): Promise<number> => asOwner(roles, async client => {
  const { rows: [{ pid }] } = await client.query<{ pid: number }>('SELECT pg_backend_pid() pid')
  try {
    const stat = (id: string | number): string[] => ticks(readFileSync(`/proc/${id}/stat`, 'utf8'))
    const parent = Number(stat(pid)[1])
    let sum = [11, 12, 13, 14].reduce((n, i) => n + Number(stat(parent)[i]), 0)
    for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) try { const s = stat(id); if (Number(s[1]) === parent) sum += Number(s[11]) + Number(s[12]) } catch { /* it has ended meanwhile */ }
    return sum / 100
  } catch { return 0 }
})
/** Keeps the rows of an organisation aside, to be written once more without the program. */
export const keepRows = (roles: Roles, orgId: string): Promise<void> => asOwner(roles, async client => {
  await client.query('CREATE SCHEMA IF NOT EXISTS aside')
  await client.query(`SELECT set_config('app.org', $1, false)`, [orgId])
  for (const table of tables) await client.query(`CREATE UNLOGGED TABLE aside.${table} AS SELECT * FROM ${table}`)
})
/** The same rows by one statement a table under the same walls, foreign keys and indexes; then taken back. */
export const writePlainly = async (roles: Roles, orgId: string): Promise<{ seconds: number; cpu: number }> => asOwner(roles, async client => {
  await client.query('BEGIN')
  await client.query(`SELECT set_config('app.org', $1, true)`, [orgId])
  const from = Date.now(), cpu = await postgresCpu(roles)
  for (const table of tables) {
    const key = table === 'customer_identity' ? 'org_id, kind, value' : table === 'import_row' ? 'org_id, import_id, entity, row_id' : 'org_id, id'
    await client.query(`INSERT INTO ${table} SELECT a.* FROM aside.${table} a WHERE NOT EXISTS (SELECT FROM ${table} t WHERE (${key.replace(/(\w+)/g, 't.$1')}) = (${key.replace(/(\w+)/g, 'a.$1')}))`)
  }
  const told = { seconds: (Date.now() - from) / 1000, cpu: await postgresCpu(roles) - cpu }
  await client.query('ROLLBACK')
  return told
})
/** From now on: the statements that took longest, those of foreign keys too (the embedded server's superuser counts them). */
export const statements = async (roles: Roles): Promise<() => Promise<string[]>> => {
  const superuser = 'chenxi_bootstrap'
  await asOwner(roles, async client => { await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements'); await client.query(`ALTER SYSTEM SET pg_stat_statements.track = 'all'`); await client.query('SELECT pg_reload_conf()'); await client.query('SELECT pg_stat_statements_reset()') }, superuser)
  return () => asOwner(roles, async client => (await client.query<{ line: string }>(`SELECT format('%s s, %s calls, %s rows, %s hits, %s MB wal: %s', round((total_exec_time / 1000)::numeric, 2), calls, rows, shared_blks_hit + shared_blks_read, round(wal_bytes / 1e6, 1), left(regexp_replace(query, '\\s+', ' ', 'g'), 160)) line FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 32`)).rows.map(r => r.line), superuser)
}
