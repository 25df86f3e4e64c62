import type { Flat } from '../../kernel/entity.ts'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { claimAll } from './customer.handlers.ts'
import { customer, customerCalls } from './customer.ts'
import { completenessOf, takenBack, takenOver, withTaken, type Filled } from './customer.rules.ts'
import { customerMerge } from './merge.ts'
import { hangsNew, moveAll, moveBack } from './merge.sql.ts'

type Kept = Flat<typeof customer>
const lockBoth = async (work: Work, id: string, version: number | undefined, other: string): Promise<[Kept, Kept | undefined]> => {
  const seen = await work.one(sql`SELECT 1 FROM customer a WHERE a.id = ${other} AND ${work.visible(customer, 'a')}`)
  // the smaller id first, so that two merges of one pair cannot wait for each other
  if (seen && other < id) { const second = await work.lock(customer, other, undefined); return [await work.lock(customer, id, version), second] }
  const first = await work.lock(customer, id, version)
  return [first, seen ? await work.lock(customer, other, undefined) : undefined]
}
/**
 * Merges this record into another: identities, child rows and everything that hangs on it move, by the `ref` declarations of all areas; sealed
 * rows stay where the seal holds them and are followed through mergedIntoId. Whom they count for never changes, so no figure does.
 */
handle(customerCalls.merge, async (work, { id, version, intoId }) => {
  const [from, into] = id === intoId ? [await work.lock(customer, id, version), undefined] : await lockBoth(work, id, version, intoId)
  if (id === intoId) refuse('customer.mergeSelf')
  if (!into) return refuseFields({ pointer: '/intoId', code: 'field.reference' })
  if (from.mergedIntoId) refuse('customer.merged')
  if (from.archivedAt || into.archivedAt) refuse(into.mergedIntoId ? 'customer.mergeSelf' : 'row.archived')
  const made = await work.insert(customerMerge, { fromId: id, intoId, at: work.now, byId: work.who.memberId })
  const moved = await moveAll(work, id, intoId)
  const filled = takenOver(from as never, into as never)
  await work.rows(sql`INSERT INTO customer_merge_moved (org_id, id, customer_merge_id, position, place, key) SELECT ${work.org}, gen_random_uuid(), ${made.id}, 0, p, k FROM unnest(${moved.map(m => m.place)}::text[], ${moved.map(m => m.key)}::text[]) x(p, k)`)
  for (const [i, f] of filled.entries()) await work.addChild(customerMerge, 'filled', made.id, f, i)
  const changes = withTaken(into as never, filled)
  await work.save(customer, into, { ...changes, completeness: completenessOf({ ...into, ...changes, consents: await work.childRows(customer, 'consents', intoId) }) } as never, 'mergedFrom')
  return work.save(customer, from, { mergedIntoId: intoId, archivedAt: work.now } as never, 'merge')
})
/** Takes a merge back while nothing new hangs on the kept record; 409 customer.mergeUsed otherwise. */
handle(customerCalls.undoMerge, async (work, { id, version }) => {
  const last = (await work.findAll(customerMerge, sql`a.from_id = ${id} AND a.undone_at IS NULL ORDER BY a.at DESC`, 1))[0]
  const [from, into] = last ? await lockBoth(work, id, version, last.intoId) : [await work.lock(customer, id, version), undefined]
  if (!from.mergedIntoId || !last) return refuse('customer.notMerged')
  if (!into) return refuse('right.missing')
  if (from.mergedIntoId !== last.intoId || into.mergedIntoId) refuse('customer.mergeUsed')
  const moved = await work.childRows(customerMerge, 'moved', last.id), filled = await work.childRows(customerMerge, 'filled', last.id) as unknown as Filled[]
  if (await hangsNew(work, last.intoId, last.id, moved)) refuse('customer.mergeUsed')
  await moveBack(work, id, last.intoId, moved)
  await work.save(customer, into, takenBack(into as never, filled) as never, 'unmergedFrom')
  await work.rows(sql`UPDATE customer_merge SET undone_at = ${work.now}, version = version + 1, updated_at = ${work.now} WHERE org_id = ${work.org} AND id = ${last.id}`)
  await claimAll(work, from)
  return work.save(customer, from, { mergedIntoId: null, archivedAt: null } as never, 'undoMerge')
})
