import { declaredCalls } from '../../kernel/call.ts'
import { flatFields, type Entity } from '../../kernel/entity.ts'
import { snake } from '../../kernel/names.ts'
import { rightOf, type Who } from '../../kernel/permission.ts'
import { childTable } from '../data/columns.ts'
import { seesWithin, unmasked } from '../data/sees.ts'
import { any, column, raw, sql, type Sql } from '../data/sql.ts'

/** Rows whose whole numbers this person may ask for; none where nothing of the kind is offered. */
export const revealable = (who: Who, e: Entity, alias: string): Sql => {
  const right = declaredCalls().get(`${e.name}.reveal`)?.right
  return typeof right === 'object' ? seesWithin(who, e, alias, rightOf(who, right.thing)[right.verb as 'r']) : raw('false')
}
/**
 * That a row may answer to these digits: by the end of a phone as it is shown, by a whole number, or by a plate, a number, a name that holds them.
 * A row's tokens know any four digits of a phone: asked for one after another they would spell the masked middle out. Only who may see the
 * number whole finds it by a longer part of it, and that is counted and logged (list.ts).
 */
export const shows = (who: Who, e: Entity, alias: string, digits: string): Sql => {
  const flat = new Map(flatFields(e.fields)), clear = unmasked(who, e, alias)
  const phone = (at: Sql): Sql => digits.length === 4 ? sql`(right(${at}, 4) = ${digits} OR ${at} = ${digits})` : sql`${at} = ${digits}`
  const text = (at: Sql): Sql => sql`strpos(${at}, ${digits}) > 0`
  const ways = e.search!.map(path => {
    const [first, part] = path.split('.'), field = flat.get(path), children = e.children[first]
    if (field?.kind === 'phones') return sql`EXISTS (SELECT 1 FROM unnest(${column(alias, snake(first))}) word WHERE ${phone(raw('word'))})`
    if (field) {
      const at = column(alias, path.split('.').map(snake).join('_'))
      return field.kind === 'phone' ? phone(at) : field.personal === 'contact' ? sql`(${clear} AND ${text(at)})` : text(at)
    }
    const at = column('part', snake(part))
    return sql`EXISTS (SELECT 1 FROM ${raw(childTable(e, first))} part WHERE part.org_id = ${column(alias, 'org_id')} AND ${column('part', `${snake(e.name)}_id`)} = ${column(alias, 'id')} AND ${children.fields[part].kind === 'phone' ? phone(at) : text(at)})`
  })
  return any(digits.length > 4 ? [...ways, revealable(who, e, alias)] : ways)
}
