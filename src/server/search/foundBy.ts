import { entityNamed, type Entity } from '../../kernel/entity.ts'
import { snake } from '../../kernel/names.ts'
import type { Who } from '../../kernel/permission.ts'
import { tableOf } from '../data/columns.ts'
import { visible } from '../data/sees.ts'
import { all, any, column, join, raw, sql, type Sql } from '../data/sql.ts'
import { shows } from './digits.ts'
import { queryTokens, wholeToken } from './tokens.ts'

/** A row's own words answer the question. */
const matches = (who: Who, e: Entity, alias: string, q: string): Sql[] => {
  const { all: tokens, within, numbers } = queryTokens(q), own = column(alias, 'tokens')
  // a few digits are looked for where people see them: at the end of a phone, in a plate or an id, never in the masked middle
  const phones = (e.search ?? []).filter(name => e.fields[name]?.kind === 'phone')
  // a WeChat id is found whole or not at all
  const whole = /^[\w.@-]{4,60}$/.test(q.trim()) ? [sql`${own} @> ${[wholeToken(q)]}::text[]`] : []
  return [tokens.length ? whole.length ? any([sql`${own} @> ${tokens}::text[]`, ...whole]) : sql`${own} @> ${tokens}::text[]` : raw('false'), ...numbers.map(digits => shows(who, e, alias, digits)),
    ...within.map(part => any([sql`EXISTS (SELECT 1 FROM unnest(${own}) word WHERE strpos(word, ${part}) > 0 AND word !~ '^[0-9]{4,}$')`, ...phones.map(name => sql`strpos(right(${column(alias, snake(name))}, 4), ${part}) > 0`)]))]
}
/**
 * Conditions over alias `a` for what is typed into a search (issue «Search in every picker and list»): the row's own words, or those of the rows
 * it is searched through, of which only such are asked that the reader sees himself: who sees a contact he once made, but no longer its
 * customer, learns nothing of that customer by asking. Every arm begins at its GIN index or walks the list, as the planner finds cheaper.
 */
export const foundBy = (who: Who, e: Entity, q: string): Sql[] => {
  const through = (e.searchThrough ?? []).map(field => ({ key: snake(field), of: entityNamed(e.fields[field]!.of!) }))
  if (through.length === 0) return matches(who, e, 'a', q)
  const answers = (of: Entity): Sql => sql`SELECT o.id FROM ${raw(tableOf(of))} o WHERE ${all([visible(who, of, 'o'), ...matches(who, of, 'o', q)])}`
  if (through.length === 1 && !e.search?.length) return [sql`${column('a', through[0].key)} IN (${answers(through[0].of)})`]
  const arms = [...(e.search?.length ? [sql`SELECT b.id FROM ${raw(tableOf(e))} b WHERE ${all([sql`b.org_id = ${who.orgId}`, ...matches(who, e, 'b', q)])}`] : []),
    ...through.map(({ key, of }) => sql`SELECT b.id FROM ${raw(tableOf(e))} b WHERE b.org_id = ${who.orgId} AND ${column('b', key)} IN (${answers(of)})`)]
  return [sql`a.id IN (${join(arms, ' UNION ALL ')})`]
}
