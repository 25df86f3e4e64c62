import { type Entity, type Row } from '../../kernel/entity.ts'
import { declaredCalls } from '../../kernel/call.ts'
import { may, rightOf, type Who } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import { as, join, raw, sql, type Sql } from '../data/sql.ts'
import { childShape, shape } from '../data/shape.ts'
import { seesWithin, visible } from '../data/sees.ts'
import { tableOf } from '../data/columns.ts'
import type { Work } from './work.ts'

/** Which of an entity's commands a row's state allows now; rights are checked beside it. Commands not named are allowed. */
export type Offers = (row: Record<string, unknown>, who: Who, now: Instant) => Readonly<Record<string, boolean>>
const offers = new Map<string, Offers>(), besides = new Map<string, (alias: string) => Readonly<Record<string, Sql>>>()
/** `facts`: what the offer has to know that the row does not say (whether its day is sealed), read in the same statement and not shown. */
export const offersOf = <E extends Entity, F extends object = object>(e: E, offer: (row: Row<E> & F, who: Who, now: Instant) => Readonly<Record<string, boolean>>, facts?: (alias: string) => Readonly<Record<keyof F & string, Sql>>): void => {
  offers.set(e.name, offer as unknown as Offers)
  if (facts) besides.set(e.name, facts)
}

const commandsOf = new Map<string, { name: string; thing: string; verb: 'c' | 'u' | 'x' | 'i' | 'r'; onArchived?: boolean }[]>()
const commands = (e: Entity) => {
  let found = commandsOf.get(e.name)
  if (!found) {
    found = []
    for (const call of declaredCalls().values()) {
      if (call.entity?.name !== e.name || !['command', 'change', 'remove'].includes(call.kind) || typeof call.right === 'string') continue
      found.push({ name: call.name.split('.')[1], thing: call.right.thing, verb: call.right.verb as 'u', onArchived: call.onArchived })
    }
    commandsOf.set(e.name, found)
  }
  return found
}
/** The statement that opens a row, made once per reader and kind (as long as his rights are remembered); only the id differs. */
type Opening = { text: string; values: readonly unknown[]; scopes: readonly string[] }
const openings = new WeakMap<Who, Map<string, Opening>>(), place = '\u0000id'
const openingOf = (who: Who, e: Entity): Opening => {
  let kept = openings.get(who)
  if (!kept) openings.set(who, kept = new Map())
  let found = kept.get(e.name)
  if (!found) {
    const kids = Object.entries(e.children).map(([name, c]) => childShape(e, name, c, 'a', who))
    const scopes = new Map(commands(e).map(c => [`${c.thing} ${c.verb}`, rightOf(who, c.thing)[c.verb]]))
    const reaches = [...scopes].map(([key, scope]) => sql`${seesWithin(who, e, 'a', scope)} ${as('_' + key)}`)
    const made = sql`SELECT row_to_json(r) j FROM (SELECT ${join([...shape(e, 'a', who).columns, ...kids, ...reaches, ...Object.entries(besides.get(e.name)?.('a') ?? {}).map(([name, value]) => sql`${value} ${as(name)}`)])} FROM ${raw(tableOf(e))} a WHERE a.id = ${place} AND ${visible(who, e, 'a')}) r`
    kept.set(e.name, found = { text: made.text, values: made.values, scopes: [...scopes.keys()] })
  }
  return found
}
/** The whole row as this person may read it: references with labels, child rows, and `can`. 404 when he may not see it. */
export const open = async <E extends Entity>(work: Work, e: E, id: string): Promise<Row<E>> => {
  const { text, values, scopes } = openingOf(work.who, e)
  const found = await work.one<{ j: Row<E> & Record<string, unknown> }>({ text, values: values.map(v => (v === place ? id : v)) } as unknown as Sql)
  if (!found) return refuse('notFound')
  const row = found.j as Row<E> & Record<string, unknown>
  const facts: Record<string, unknown> = row
  const allowed = offers.get(e.name)?.(row, work.who, work.now) ?? {}
  const archived = facts.archivedAt != null
  row.can = commands(e).filter(c => may(work.who, c.thing, c.verb) && facts[`_${c.thing} ${c.verb}`] === true && (allowed[c.name] ?? true)
    && (c.name === 'archive' ? !archived : c.name === 'restore' ? archived : c.onArchived || !archived) && !(facts.sealed === true && ['change', 'remove', 'archive'].includes(c.name))).map(c => c.name)
  for (const key of [...scopes.map(scope => `_${scope}`), ...Object.keys(besides.get(e.name)?.('a') ?? {})]) delete (row as Record<string, unknown>)[key]
  return row
}
