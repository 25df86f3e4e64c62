import { entityNamed, type Child, type Entity } from '../../kernel/entity.ts'
import type { Field, Fields } from '../../kernel/field.ts'
import { refName, snake } from '../../kernel/names.ts'
import { rightOf, type Who } from '../../kernel/permission.ts'
import { as, column, join, raw, sql, type Sql } from './sql.ts'
import { columnNamed, childTable, parentColumn, tableOf } from './columns.ts'
import { seesWithin, unmasked } from './sees.ts'

/** How a column travels: instants as UTC text with milliseconds, amounts as text, the rest as JSON has it. */
const wire = (field: Field, value: Sql): Sql => {
  if (field.kind === 'instant') return sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  if (field.kind === 'money') return sql`${value}::text`
  return value
}
const phone = (field: Field, value: Sql): Sql =>
  field.kind === 'phones' ? sql`ARRAY(SELECT mask_phone(p) FROM unnest(${value}) p)` : sql`mask_phone(${value})`

/** One field's value for a reader: phones always masked, further personal fields where the row is only seen masked. */
const shown = (field: Field, value: Sql, clear: Sql | undefined, account: Sql | undefined): Sql => {
  if (field.personal === 'phone') return phone(field, value)
  if (field.personal === 'contact' && clear) return sql`CASE WHEN ${clear} THEN ${wire(field, value)} END`
  if (field.personal === 'account' && account) return sql`CASE WHEN ${account} THEN ${wire(field, value)} END`
  return wire(field, value)
}
/** A derived field that is read, filtered and sorted as an expression over the row's alias instead of its column (a visit's class until the seal). */
export type Computed = (alias: string) => Sql
const computed = new Map<string, Computed>()
export const computedOf = (e: { name: string }, field: string, expression: Computed): void => { computed.set(`${e.name}.${field}`, expression) }
export const computedIn = (e: { name: string }, field: string, alias: string): Sql | undefined => computed.get(`${e.name}.${field}`)?.(alias)

const object = (parts: [string, Sql][]): Sql => sql`json_strip_nulls(json_build_object(${join(parts.map(([k, v]) => sql`${raw(`'${k}'`)}, ${v}`))}))`

/** A reference's label is text, whatever its title is made of: a party's number, the moment of a call. */
const label = (of: Entity, alias: string): Sql => sql`(${wire(of.fields[of.title], column(alias, snake(of.title)))})::text`

export type Shape = { columns: Sql[] }
/** `raw` = as stored, for locks and rules; otherwise as this reader may see it, references with labels. */
export const shape = (e: Entity, alias: string, who: Who | 'raw', only?: readonly string[]): Shape => {
  const kept = who === 'raw' ? rawShapes : keptFor(who), key = `${e.name} ${alias} ${only?.join() ?? ''}`
  let found = kept.get(key)
  if (!found) kept.set(key, found = shaped(e, alias, who, only))
  return found
}
/** A shape says the same for the same reader: it is made once for as long as his rights are remembered (door/sessions). */
const rawShapes = new Map<string, Shape>(), shapes = new WeakMap<Who, Map<string, Shape>>()
const keptFor = (who: Who): Map<string, Shape> => {
  let kept = shapes.get(who)
  if (!kept) shapes.set(who, kept = new Map())
  return kept
}
const shaped = (e: Entity, alias: string, who: Who | 'raw', only?: readonly string[]): Shape => {
  const columns: Sql[] = []
  const at = (c: string) => column(alias, c)
  const stamp = (c: string) => sql`to_char(${at(c)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  columns.push(sql`${at('id')} ${as('id')}`, sql`${at('version')} ${as('version')}`, sql`${stamp('created_at')} ${as('createdAt')}`, sql`${at('created_by')} ${as('createdBy')}`, sql`${stamp('updated_at')} ${as('updatedAt')}`)
  if (e.does.includes('archive')) columns.push(sql`${stamp('archived_at')} ${as('archivedAt')}`)
  if (e.sealed) columns.push(sql`(${at('seal_id')} IS NOT NULL) ${as('sealed')}`)
  const clear = who === 'raw' ? undefined : unmaskedOrNothing(who, e, alias)
  const account = who === 'raw' ? undefined : seesWithin(who, e, alias, rightOf(who, `${e.thing}Account`).read)
  for (const [wireName, field] of Object.entries(e.fields)) {
    if (only && !only.includes(wireName)) continue
    columns.push(sql`${(who === 'raw' ? undefined : computedIn(e, wireName, alias)) ?? fieldValue(field, wireName, at, who === 'raw', clear, account)} ${as(wireName)}`)
    if (field.kind === 'ref' && who !== 'raw') {
      const of = entityNamed(field.of!), joined = `r_${snake(wireName)}`
      // a look-up per row of the page: as joins, eight of them cost more in planning than in running (docs/performance.md)
      columns.push(sql`(SELECT json_build_object('id', ${column(joined, 'id')}, 'label', ${label(of, joined)}) FROM ${raw(tableOf(of))} ${raw(joined)} WHERE ${column(joined, 'org_id')} = ${at('org_id')} AND ${column(joined, 'id')} = ${at(columnNamed(wireName, field))}) ${as(refName(wireName))}`)
    }
  }
  return { columns }
}
const unmaskedOrNothing = (who: Who, e: Entity, alias: string): Sql | undefined => {
  const condition = unmasked(who, e, alias)
  return condition.text === 'true' ? undefined : condition
}
const fieldValue = (field: Field, wireName: string, at: (c: string) => Sql, stored: boolean, clear?: Sql, account?: Sql): Sql => {
  const value = (f: Field, c: string) => (stored ? wire(f, at(c)) : shown(f, at(c), clear, account))
  if (field.parts) {
    const built = object(Object.entries(field.parts).map(([part, f]) => [part, value(f, `${snake(wireName)}_${snake(part)}`)]))
    const parts = join(Object.keys(field.parts).map(part => at(`${snake(wireName)}_${snake(part)}`)))
    return field.nullable ? sql`CASE WHEN num_nonnulls(${parts}) > 0 THEN ${built} END` : built
  }
  return value(field, columnNamed(wireName, field))
}
/** Child rows as one JSON value beside their parent's columns. */
export const childShape = (e: Entity, childName: string, c: Child, alias: string, who: Who | 'raw'): Sql => {
  const at = (col: string) => column('k', col)
  const parts: [string, Sql][] = [['id', at('id')]]
  const clear = who === 'raw' ? undefined : unmaskedOrNothing(who, e, alias)
  for (const [wireName, field] of Object.entries(c.fields as Fields)) {
    parts.push([wireName, fieldValue(field, wireName, at, who === 'raw', clear)])
    if (field.kind === 'ref' && who !== 'raw') {
      const of = entityNamed(field.of!)
      parts.push([refName(wireName), sql`(SELECT json_build_object('id', x.id, 'label', ${label(of, 'x')}) FROM ${raw(tableOf(of))} x WHERE x.org_id = k.org_id AND x.id = ${at(columnNamed(wireName, field))})`])
    }
  }
  const built = sql`json_build_object(${join(parts.map(([key, v]) => sql`${raw(`'${key}'`)}, ${v}`))})`
  const from = sql`FROM ${raw(childTable(e, childName))} k WHERE k.org_id = ${column(alias, 'org_id')} AND ${column('k', parentColumn(e))} = ${column(alias, 'id')}`
  return c.one
    ? sql`(SELECT ${built} ${from} LIMIT 1) ${as(childName)}`
    : sql`(SELECT coalesce(json_agg(${built} ORDER BY k.position, k.id), '[]'::json) ${from}) ${as(childName)}`
}
