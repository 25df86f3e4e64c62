// `npm run organisation -- create --name N`: a setup link for one more organisation.
import { parseArgs } from 'node:util'
import { plusHours } from '../kernel/time.ts'
import { rows } from '../server/data/database.ts'
import { sql } from '../server/data/sql.ts'
import { hashOf, newToken } from '../server/door/sessions.ts'
import type { House } from '../server/http/context.ts'

/** A one-time setup token, valid one hour; only its hash is kept. */
export const setupLink = async (house: Pick<House, 'database' | 'now'>, name?: string): Promise<string> => {
  const token = newToken(), now = house.now()
  await rows(house.database.door, sql`INSERT INTO door.link (token_hash, kind, facts, made_at, expires_at) VALUES (${hashOf(token)}, 'setup', ${JSON.stringify(name ? { name } : {})}, ${now}, ${plusHours(now, 1)})`)
  return token
}
const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: { name: { type: 'string' } }, allowPositionals: true, strict: false })
  if (positionals[0] !== 'create' || typeof values.name !== 'string' || values.name.trim() === '') {
    process.stderr.write('用法 · usage: npm run organisation -- create --name 名称\n')
    process.exit(2)
  }
  const { explain, joinStore } = await import('../server/store/index.ts')
  const { openDatabase } = await import('../server/data/database.ts')
  try {
    const store = await joinStore({ dataFolder: process.env.CHENXI_DATA ?? './data', databaseUrl: process.env.DATABASE_URL })
    const database = openDatabase(store, 1)
    const token = await setupLink({ database, now: () => new Date().toISOString() }, values.name)
    await database.stop()
    await store.stop()
    process.stdout.write(`${process.env.CHENXI_ORIGIN ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`}/setup#${token}\n`)
  } catch (error) { process.stderr.write(explain(error) + '\n'); process.exit(1) }
}
if (import.meta.main) await run()
