import sqlTag, { empty, join, raw, Sql } from 'sql-template-tag'

/** Tagged SQL: values become parameters, fragments nest. `raw` is for names out of declarations only, never for input. */
export const sql = sqlTag
export { empty, join, raw, Sql }

/** A column or table name out of a declaration, with its alias. */
export const name = (identifier: string): Sql => raw(/^[a-z_][a-z0-9_]*$/.test(identifier) ? identifier : `"${identifier.replace(/"/g, '')}"`)
export const column = (alias: string, identifier: string): Sql => raw(`${alias}.${identifier}`)
/** The key under which a value travels. */
export const as = (wire: string): Sql => raw(`AS "${wire.replace(/"/g, '')}"`)
export const all = (conditions: readonly Sql[]): Sql => (conditions.length ? join(conditions, ' AND ') : raw('true'))
export const any = (conditions: readonly Sql[]): Sql => (conditions.length ? sql`(${join(conditions, ' OR ')})` : raw('false'))
