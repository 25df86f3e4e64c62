import pg from 'pg'
import { sql } from '../../server/data/sql.ts'
import { rows } from '../../server/data/database.ts'
import type { House } from '../../server/http/context.ts'

/**
 * One long transaction on a connection of its own: it takes none of those that answer people, and its plans are its own. Tables that fill up
 * inside a transaction have no statistics: a plan made while they were empty takes any index that begins with the organisation, and every
 * foreign key then walks all its rows (measured: 20,000 rows in 186 s). So whole reads are off, and whoever fills them asks for new plans
 * (DISCARD PLANS) as they grow.
 */
export const alone = async <T>(house: House, scope: { orgId: string; memberId?: string }, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ ...(house.database.app.options as pg.ClientConfig), application_name: 'chenxi import' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SET enable_seqscan = off; SET jit = off; SET statement_timeout = 0; SET work_mem = \'32MB\'')
    await client.query('BEGIN')
    await rows(client, sql`SELECT set_config('app.org', ${scope.orgId}, true), set_config('app.member', ${scope.memberId ?? ''}, true)`)
    const answer = await act(client)
    await client.query('COMMIT')
    return answer
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally { await client.end().catch(() => undefined) }
}
