import pg from 'pg'
import { sql } from '../../server/data/sql.ts'
import { rows } from '../../server/data/database.ts'
import type { House } from '../../server/http/context.ts'

/**
 * One long transaction on a connection of its own: it takes none of those that answer people, and its plans are its own. Tables that fill up
 * inside a transaction have no statistics: a plan made while they were empty takes any index that begins with the organisation, and every
 * foreign key then walks all its rows (measured: 20,000 rows in 186 s). So whole reads are off, and whoever fills them measures them as they
 * grow (`grown`). `gathers`: thousands of rows come into these tables; their search words are gathered and sorted in together (migrations, imports).
 */
export const alone = async <T>(house: House, scope: { orgId: string; memberId?: string; gathers?: readonly string[] }, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ ...(house.database.app.options as pg.ClientConfig), application_name: 'chenxi import' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SET enable_seqscan = off; SET jit = off; SET statement_timeout = 0; SET work_mem = \'32MB\'')
    if (scope.gathers) {
      await client.query('SELECT pg_advisory_lock_shared(9, 1)')
      for (const make of ['gather_words', 'expect_rows']) await house.database.app.query({ text: `SELECT ${make}($1::name[])`, values: [scope.gathers] })
    }
    await client.query('BEGIN')
    await rows(client, sql`SELECT set_config('app.org', ${scope.orgId}, true), set_config('app.member', ${scope.memberId ?? ''}, true)`)
    const answer = await act(client)
    await client.query('COMMIT')
    return answer
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    if (scope.gathers) await client.query('SELECT pg_advisory_unlock_shared(9, 1)').then(() => house.database.app.query('SELECT settle_words()')).catch(() => undefined)
    await client.end().catch(() => undefined)
  }
}
/** Called after each part that filled tables: their size is made known after the 1st, 4th, 16th … part, gathered words are sorted in after every fifth. */
export const grown = async (client: pg.ClientBase, part: number, tables: readonly string[]): Promise<void> => {
  if (part % 5 === 0) await client.query('SELECT sort_words()')
  if ((part & (part - 1)) !== 0) return
  if (Math.log2(part) % 2 === 0) await client.query({ text: 'SELECT measure_tables($1::name[])', values: [tables] })
  // What another import measures just now is left out: plans made over smaller tables are forgotten all the same.
  await client.query('DISCARD PLANS')
}
