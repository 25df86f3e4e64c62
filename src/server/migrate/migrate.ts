import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

const folder = new URL('../../../migrations/', import.meta.url)
export type Migration = { name: string; sql: string; hash: string }
export const migrations = (): Migration[] => readdirSync(folder).filter(f => f.endsWith('.sql')).sort().map(file => {
  const sql = readFileSync(new URL(file, folder), 'utf8')
  return { name: file.replace(/\.sql$/, ''), sql, hash: createHash('sha256').update(sql).digest('hex') }
})
/** The database knows a migration this program does not: it was written by a newer program. */
export class NewerDatabase extends Error {
  readonly migration: string
  constructor(migration: string) { super(`database has migration ${migration}`); this.migration = migration }
}
/**
 * Brings a database to the newest migration, each in a transaction of its own, under one advisory lock, so that several processes and
 * an interrupted start do no harm; then sets the narrow roles' rights anew. Takes a connection of the owner.
 */
export const migrate = async (owner: pg.ClientConfig, roles: { app: string; door: string; jobs: string }): Promise<string[]> => {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(735513)`)
    await client.query(`CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now())`)
    const done = new Map((await client.query<{ name: string; hash: string }>('SELECT name, hash FROM migration ORDER BY name')).rows.map(r => [r.name, r.hash]))
    const known = migrations()
    const stranger = [...done.keys()].find(name => !known.some(m => m.name === name))
    if (stranger) throw new NewerDatabase(stranger)
    const fresh = known.filter(m => !done.has(m.name))
    for (const m of fresh) {
      await client.query('BEGIN')
      await client.query(m.sql)
      await client.query('INSERT INTO migration (name, hash) VALUES ($1, $2)', [m.name, m.hash])
      await client.query('COMMIT')
    }
    await client.query(grants(roles))
    return fresh.map(m => m.name)
  } finally { await client.end() }
}
/** Tables the program's role may only add to: rows once written stay as they are. */
export const addOnly = ['audit_entry', 'audit_link', 'seal', 'correction', 'frozen_page'] as const
const grants = ({ app, door }: { app: string; door: string }): string => `
  REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO "${app}";
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${app}";
  ${addOnly.map(t => `DO $$ BEGIN IF to_regclass('public.${t}') IS NOT NULL THEN EXECUTE 'REVOKE UPDATE, DELETE, TRUNCATE ON ${t} FROM "${app}"'; END IF; END $$;`).join('\n  ')}
  REVOKE ALL ON migration FROM "${app}";
  GRANT USAGE ON SCHEMA door TO "${door}";
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA door TO "${door}";
  REVOKE UPDATE, DELETE, TRUNCATE ON door.security_entry FROM "${door}";`
