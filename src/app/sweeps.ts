// What the ground looks for again and again.
import { linkAll, verifyChain } from '../server/audit/chain.ts'
import { inTransaction, rows } from '../server/data/database.ts'
import { sql } from '../server/data/sql.ts'
import { security } from '../server/door/security.ts'
import { night, sweep } from '../server/jobs/queue.ts'

sweep('audit.link', 2, house => linkAll(house.database, house.now()))

night('audit.verify', '10 18 * * *', async house => {
  for (const { org_id } of await rows<{ org_id: string }>(house.database.door, sql`SELECT org_id FROM door.organisation`)) {
    const found = await inTransaction(house.database.app, { orgId: org_id, readOnly: true }, client => verifyChain({ org: org_id, rows: statement => rows(client, statement) }))
    if (!found.whole) { house.log('audit.broken', { orgId: org_id, broken: found.broken }); await security(house, { kind: 'audit.broken', orgId: org_id, facts: { broken: found.broken } }) }
  }
})
night('keys.drop', '40 18 * * *', async house => {
  const before = new Date(Date.parse(house.now()) - 2 * 86_400_000).toISOString()
  for (const { org_id } of await rows<{ org_id: string }>(house.database.door, sql`SELECT org_id FROM door.organisation`)) {
    await inTransaction(house.database.app, { orgId: org_id }, client => rows(client, sql`DELETE FROM idempotency_key WHERE org_id = ${org_id} AND at < ${before}`))
  }
  await rows(house.database.door, sql`DELETE FROM door.failure WHERE at < ${before}`)
  await rows(house.database.door, sql`DELETE FROM door.session WHERE created_at < ${new Date(Date.parse(house.now()) - 30 * 86_400_000).toISOString()}`)
})
