import { entityNamed } from '../../kernel/entity.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { levelRulesAt, settleCard } from '../leads/index.server.ts'
import { childTable, parentColumn, tableOf } from '../../server/data/columns.ts'
import { inTransaction, one } from '../../server/data/database.ts'
import { raw, sql } from '../../server/data/sql.ts'
import { loadWho } from '../../server/door/who.ts'
import type { House } from '../../server/http/context.ts'
import { job } from '../../server/jobs/queue.ts'
import { auditRow } from '../../server/work/audit.ts'
import { identityTable } from '../../server/work/identity.ts'
import { Work } from '../../server/work/work.ts'
import { alone } from './alone.ts'
import { refresh } from './hang.ts'
import { mayImport } from './targets.ts'

/** Children before what they hang on. */
const order = ['milestone', 'followUp', 'dmsEntry', 'appointment', 'prospectCard', 'inquiry', 'visit', 'customer']
/** Rows that were only changed get back what stood there, while nobody has changed them since. */
const putBack = async (work: Work, importId: string): Promise<void> => {
  const changed = await work.rows<{ entity: string; id: string; before: { version: number; values: Record<string, unknown> } }>(sql`SELECT entity, row_id AS id, before FROM import_row WHERE org_id = ${work.org} AND import_id = ${importId} AND before IS NOT NULL`)
  for (const { entity, id, before } of changed) {
    const e = entityNamed(entity), now = await work.find(e, id) as unknown as { version: number } | undefined
    if (now?.version !== before.version) refuse('import.used')
    await work.save(e, now as never, before.values as never, 'importUndone')
  }
}
/** By ids, two thousand at a time: each look goes by an index, whatever the statistics say. */
const takeAway = async (work: Work, importId: string, kind: string, taken: (rows: number) => Promise<void>): Promise<void> => {
  const e = entityNamed(kind)
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = (await work.rows<{ id: string }>(sql`SELECT row_id AS id FROM import_row WHERE org_id = ${work.org} AND import_id = ${importId} AND entity = ${kind} AND row_id > ${after} AND before IS NULL ORDER BY row_id LIMIT 2000`)).map(r => r.id)
    if (!ids.length) return
    for (const child of Object.keys(e.children)) await work.rows(sql`DELETE FROM ${raw(childTable(e, child))} WHERE org_id = ${work.org} AND ${raw(parentColumn(e))} = ANY(${ids}::uuid[])`)
    if (e.identities?.length) await work.rows(sql`DELETE FROM ${raw(identityTable(e))} WHERE org_id = ${work.org} AND row_id = ANY(${ids}::uuid[])`)
    const { done } = (await work.one<{ done: number }>(sql`WITH gone AS (DELETE FROM ${raw(tableOf(e))} WHERE org_id = ${work.org} AND id = ANY(${ids}::uuid[]) AND version = 1 RETURNING 1) SELECT count(*)::int done FROM gone`))!
    if (done !== ids.length) refuse('import.used')
    after = ids[ids.length - 1]
    await taken(ids.length)
  }
}
/**
 * Takes back every row of an import: made rows go, changed ones get back what stood there, cards and customers that only grew follow what is
 * left. Where a row was changed since, sealed, or something new hangs on it, nothing is taken back at all.
 */
export const takeBack = async (work: Work, importId: string, taken: (rows: number) => Promise<void> = async () => undefined): Promise<void> => {
  await putBack(work, importId)
  const of = (entity: string) => sql`SELECT row_id FROM import_row WHERE org_id = ${work.org} AND import_id = ${importId} AND entity = ${entity} AND before IS NULL`
  // Those who stay and had something hung on them.
  const stay = await work.rows<{ id: string }>(sql`SELECT DISTINCT x.id FROM (SELECT f.customer_id AS id FROM follow_up f WHERE f.org_id = ${work.org} AND f.id IN (${of('followUp')}) UNION SELECT k.customer_id FROM prospect_card k WHERE k.org_id = ${work.org} AND k.id IN (${of('prospectCard')})) x
    WHERE x.id NOT IN (${of('customer')})`)
  const moved = await work.rows<{ id: string }>(sql`SELECT DISTINCT m.card_id AS id FROM milestone m WHERE m.org_id = ${work.org} AND m.id IN (${of('milestone')}) AND m.card_id IS NOT NULL AND m.card_id NOT IN (${of('prospectCard')})`)
  try {
    for (const kind of order) await takeAway(work, importId, kind, taken)
  } catch (error) { if ((error as { code?: string }).code === '23503') refuse('import.used'); throw error }
  for (const { id } of moved) await settleCard(work, id)
  await refresh(work, await levelRulesAt(work, work.today), stay.map(s => s.id), true)
  await work.rows(sql`DELETE FROM import_row WHERE org_id = ${work.org} AND import_id = ${importId}`)
  await work.rows(sql`UPDATE import_run SET state = 'cancelled', undone_at = ${work.now}, version = version + 1 WHERE org_id = ${work.org} AND id = ${importId}`)
  await auditRow(work, { name: 'import' }, importId, 'undo', {})
}
/** More rows than a call should keep its caller waiting for are taken back by a job. */
export const backAtOnce = 4_000
/** Takes an import back that was asked for (`undoing`), telling how far it is; what keeps it from that is said at the import, and nothing has changed. */
export const carryBack = async (house: House, orgId: string, importId: string): Promise<void> => {
  type Asked = { member_id: string; entity: string; many: number }
  const asked = await inTransaction(house.database.app, { orgId }, client => one<Asked>(client, sql`SELECT member_id, entity, (SELECT count(*)::int FROM import_row r WHERE r.org_id = i.org_id AND r.import_id = i.id AND r.before IS NULL) AS many FROM import_run i WHERE org_id = ${orgId} AND id = ${importId} AND state = 'running' AND undoing`))
  if (!asked) return
  const who = await loadWho(house, orgId, asked.member_id)
  const stays = (failure: string) => inTransaction(house.database.app, { orgId }, client => one(client, sql`UPDATE import_run SET state = 'done', undoing = false, progress = 100, failure = ${failure}, version = version + 1 WHERE org_id = ${orgId} AND id = ${importId} AND undoing`))
  if (!who || !mayImport(who, asked.entity)) { await stays('right.missing'); return }
  let gone = 0, last = Date.now()
  try {
    await alone(house, { orgId, memberId: who.memberId }, async client => {
      const held = await one<{ ok: boolean }>(client, sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${'import ' + importId}, 9)) AND EXISTS (SELECT FROM import_run WHERE org_id = ${orgId} AND id = ${importId} AND undoing) ok`)
      if (!held!.ok) return
      await takeBack(new Work({ who, now: house.now(), client, requestId: `import ${importId}`, right: { thing: asked.entity === 'ledger' ? 'customer' : entityNamed(asked.entity).thing, verb: 'i' }, later: house.later }), importId, async rows => {
        gone += rows
        if (Date.now() - last < 500) return
        last = Date.now()
        await inTransaction(house.database.app, { orgId }, own => one(own, sql`UPDATE import_run SET progress = ${Math.min(99, Math.round((gone / Math.max(1, asked.many)) * 99))} WHERE org_id = ${orgId} AND id = ${importId}`))
      })
      await one(client, sql`UPDATE import_run SET undoing = false, progress = 100 WHERE org_id = ${orgId} AND id = ${importId}`)
    })
  } catch (error) {
    await stays(error instanceof Refusal ? error.code : 'server.fault')
    if (!(error instanceof Refusal)) house.log('fault', { import: importId, error: String((error as Error).stack) })
  }
}
job({ name: 'import.undo', retry: 2, seconds: 3_600, act: (house, data) => carryBack(house, String(data.orgId), String(data.importId)) })
