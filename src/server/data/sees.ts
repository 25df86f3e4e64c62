import { entityNamed, type Entity } from '../../kernel/entity.ts'
import { snake } from '../../kernel/names.ts'
import { reach, rightOf, type Scope, type Who } from '../../kernel/permission.ts'
import { all, any, column, raw, sql, type Sql } from './sql.ts'
import { tableOf } from './columns.ts'

/**
 * Which rows of an entity a scope reaches, as a condition over a named alias; org_id first (the first wall).
 * `making` leaves out «its own maker»: a new row must lie within the maker's scope by what it says.
 */
export const seesWithin = (who: Who, e: Entity, alias: string, scope: Scope | null, making = false, listing = false): Sql => {
  if (scope === null) return raw('false')
  const of = column(alias, 'org_id')
  const own = sql`${of} = ${who.orgId}`
  if (scope === 'o' || !hasScope(e)) return own
  const reached: Sql[] = []
  const { sees } = e
  if (sees.mine) for (const field of sees.mine) reached.push(among(e, alias, field, who.mine))
  if (scope !== 'm' && sees.team && who.teams.length) reached.push(among(e, alias, sees.team, who.teams))
  if (scope === 's' && sees.site && who.sites.length) reached.push(among(e, alias, sees.site, who.sites))
  if (sees.through) {
    const through = throughOf(e, sees.through)
    const by = `${alias}_by` // an alias of its own at every step: a look hangs on a card, the card on a customer
    const key = column(alias, snake(sees.through)), its = raw(`${tableOf(through)} ${by}`)
    // over a whole list of a few people every arm can be looked up in an index, this one by the ids of their customers; row by row EXISTS is cheaper
    if (listing && scope !== 's' && !sees.maker) reached.push(sql`${key} = ANY(ARRAY(SELECT ${column(by, 'id')} FROM ${its} WHERE ${seesWithin(who, through, by, scope)}))`)
    else reached.push(sql`EXISTS (SELECT 1 FROM ${its} WHERE ${column(by, 'org_id')} = ${of} AND ${column(by, 'id')} = ${key} AND ${seesWithin(who, through, by, scope)})`)
  }
  if (sees.maker && !making) reached.push(sql`${column(alias, 'created_by')} = ${who.memberId}`)
  return all([own, any(reached)])
}
/** One id of the row, or any of its ids, is among mine. */
const among = (e: Entity, alias: string, field: string, ids: readonly string[]): Sql =>
  sql`${column(alias, snake(field))} ${e.fields[field]?.kind === 'refs' ? raw('&&') : raw('= ANY')}(${ids as string[]}::uuid[])`
const throughOf = (e: Entity, field: string): Entity => entityNamed(e.fields[field]!.of!)

/** Rows this person may read at all (masked or not): list, get, figures' rows and hand-written reads take the same condition. */
export const visible = (who: Who, e: Entity, alias: string): Sql => {
  const scope = reach(rightOf(who, e.thing))
  return seesWithin(who, e, alias, scope !== null && e.sees.everyone ? 'o' : scope)
}
/** The same rows, said so that a list without a customer of its own is read by indexes (docs/performance.md). */
export const visibleInList = (who: Who, e: Entity, alias: string, asked: Record<string, unknown>): Sql => {
  const scope = reach(rightOf(who, e.thing))
  return e.sees.everyone || !e.sees.through || asked[e.sees.through] !== undefined ? visible(who, e, alias) : seesWithin(who, e, alias, scope, false, true)
}
/** Whether rows of it lie within someone's scope at all; settings belong to the organisation as a whole. */
export const hasScope = (e: Entity): boolean => !e.sees.everyone || e.sees.mine !== undefined || e.sees.team !== undefined || e.sees.site !== undefined
/** Rows this person reads unmasked; `true` without a condition where all visible ones are. */
export const unmasked = (who: Who, e: Entity, alias: string): Sql => {
  const right = rightOf(who, e.thing)
  return reach(right) === right.read || e.sees.everyone ? raw('true') : seesWithin(who, e, alias, right.read)
}
