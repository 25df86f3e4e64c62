import { v7 as newId } from 'uuid'
import { entities, type Entity } from '../../kernel/entity.ts'
import { childTable, parentColumn, places, tableOf } from '../../server/data/columns.ts'
import { join, raw, sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { customer } from './customer.ts'

/** A column somewhere that points at a customer. `entity`: rows with a version and an audit of their own. */
type Hanging = { place: string; table: string; column: string; many: boolean; sealed: boolean; field: string; entity?: Entity; own?: boolean }
let known: Hanging[] | undefined
/** Every reference to a customer that any area declares, and the customer's own child rows. */
export const hangings = (): Hanging[] => known ??= [...entities().values()].filter(e => e.name !== 'customerMerge').flatMap((e): Hanging[] => {
  const of = (fields: Entity['fields'], table: string, sealed: boolean, entity?: Entity): Hanging[] => places(fields).filter(p => p.field.of === 'customer')
    .map(p => ({ place: `${table}.${p.column}`, table, column: p.column, many: p.field.kind === 'refs', sealed, field: p.path, entity }))
  return [
    ...of(e.fields, tableOf(e), !!e.sealed, e),
    ...Object.entries(e.children).flatMap(([name, c]) => of(c.fields, childTable(e, name), !!c.sealed)),
    ...(e.name === customer.name ? Object.keys(e.children).map((name): Hanging => ({ place: `${childTable(e, name)}.${parentColumn(e)}`, table: childTable(e, name), column: parentColumn(e), many: false, sealed: false, field: name, own: true })) : []),
  ]
})
export type Moved = { place: string; key: string }

/** Points one column from one customer to another, with the audit of each row that has one; gives back the rows it moved. */
const point = async (work: Work, h: Hanging, from: string, to: string, only?: readonly string[]): Promise<string[]> => {
  const column = raw(h.column)
  const free = h.sealed ? sql`AND t.seal_id IS NULL` : sql``
  // a tie between the two records themselves stays: a person is nobody's spouse by merging
  const apart = h.table === 'customer_relations' ? sql`AND t.${raw(h.own ? 'related_id' : 'customer_id')} <> ${to}` : sql``
  const done = await work.rows<{ id: string }>(sql`UPDATE ${raw(h.table)} t SET ${column} = ${h.many ? sql`array_replace(t.${column}, ${from}, ${to})` : sql`${to}`} ${h.entity ? sql`, version = t.version + 1, updated_at = ${work.now}` : sql``}
    WHERE t.org_id = ${work.org} AND ${h.many ? sql`t.${column} @> ARRAY[${from}]::uuid[]` : sql`t.${column} = ${from}`} ${free} ${apart} ${only ? sql`AND t.id = ANY(${only as string[]}::uuid[])` : sql``} RETURNING t.id`)
  const ids = done.map(d => d.id)
  if (h.entity && ids.length) await work.rows(sql`WITH entry AS (INSERT INTO audit_entry (org_id, id, at, member_id, entity, row_id, action, changes, request_id)
      SELECT ${work.org}, i, ${work.now}, ${work.who.memberId}, ${h.entity.name}, r, 'merge', ${JSON.stringify({ [h.field]: [from, to] })}::jsonb, ${work.requestId} FROM unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) x(i, r) RETURNING org_id, id)
    INSERT INTO audit_pending (org_id, id) SELECT org_id, id FROM entry`)
  return ids
}
/** Moves identities, child rows and all that hangs on `from`; sealed rows stay. */
export const moveAll = async (work: Work, from: string, to: string): Promise<Moved[]> => {
  const identities = await work.rows<{ key: string }>(sql`UPDATE customer_identity SET row_id = ${to} WHERE org_id = ${work.org} AND row_id = ${from} RETURNING kind || ' ' || value AS key`)
  const moved: Moved[] = identities.map(({ key }) => ({ place: 'customer_identity', key }))
  for (const h of hangings()) for (const key of await point(work, h, from, to)) moved.push({ place: h.place, key })
  return moved
}
export const moveBack = async (work: Work, from: string, to: string, moved: readonly Moved[]): Promise<void> => {
  const keys = moved.filter(m => m.place === 'customer_identity').map(m => m.key)
  await work.rows(sql`UPDATE customer_identity SET row_id = ${from} WHERE org_id = ${work.org} AND row_id = ${to} AND kind || ' ' || value = ANY(${keys}::text[])`)
  for (const h of hangings()) {
    const ids = moved.filter(m => m.place === h.place).map(m => m.key)
    if (ids.length) await point(work, h, to, from, ids)
  }
}
/** Whether anything was made for the kept record since the merge (ids are made in order of time, also for rows dated back), or a seal took one of the rows that moved. */
export const hangsNew = async (work: Work, into: string, mergeId: string, moved: readonly Moved[]): Promise<boolean> => {
  const made = hangings().filter(h => h.entity && h.entity.name !== customer.name).map(h =>
    sql`EXISTS (SELECT 1 FROM ${raw(h.table)} t WHERE t.org_id = ${work.org} AND ${h.many ? sql`t.${raw(h.column)} @> ARRAY[${into}]::uuid[]` : sql`t.${raw(h.column)} = ${into}`} AND (t.id > ${mergeId}
      ${h.sealed ? sql`OR t.seal_id IS NOT NULL AND t.id = ANY(${moved.filter(m => m.place === h.place).map(m => m.key)}::uuid[])` : sql``}))`)
  const found = await work.one<{ used: boolean }>(sql`SELECT ${join([...made, raw('false')], ' OR ')} AS used`)
  return found!.used
}
