import { nextId as newId } from './ids.ts'
import type { Child, Entity } from '../../kernel/entity.ts'
import type { Fields } from '../../kernel/field.ts'
import { raw, sql } from '../data/sql.ts'
import { childTable, columnsOf, hasTokens, parentColumn, tableOf } from '../data/columns.ts'
import { identitiesIn, identityTable } from './identity.ts'
import { tokensOfRow } from './tokens.ts'
import type { Work } from './work.ts'

type Values = Record<string, unknown> & { id?: string; createdAt?: string; createdBy?: string | null }
const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
/**
 * Many new rows in few statements (imports, demo): wire values in, ids out, in order. No audit of each row: the caller writes one
 * entry for the whole. Identities are written as given; a taken one is the caller's to have looked up before.
 */
export const insertMany = async (work: Work, e: Entity, list: readonly Values[], chunk = 1_000): Promise<string[]> => {
  const sent: Sent = []
  const ids = await sendMany(work, e, list, sent, chunk)
  await Promise.all(sent)
  return ids
}
/** Many child rows; each names its parent as `parentId`. */
export const insertManyChildren = async (work: Work, e: Entity, childName: string, list: readonly Kid[], chunk = 1_000): Promise<string[]> => {
  const sent: Sent = []
  const ids = await sendManyChildren(work, e, childName, list, sent, chunk)
  await Promise.all(sent)
  return ids
}
/** Statements on their way: the connection keeps their order, and all of them are to be waited for in the end. */
export type Sent = Promise<unknown>[]
/** The same without waiting for the database: it writes one part while the next is made here, and others are heard in between. */
export const sendMany = async (work: Work, e: Entity, list: readonly Values[], sent: Sent, chunk = 1_000): Promise<string[]> => {
  const ids: string[] = [], searched = hasTokens(e)
  for (let i = 0; i < list.length; i += chunk) {
    const columns = new Set(['org_id', 'id', 'version', 'created_at', 'created_by', 'updated_at'])
    const identities: { org_id: string; kind: string; value: string; row_id: string }[] = []
    const records = list.slice(i, i + chunk).map(values => {
      const id = values.id ?? newId(), at = values.createdAt ?? work.now
      ids.push(id)
      const record: Record<string, unknown> = { org_id: work.org, id, version: 1, created_at: at, created_by: values.createdBy === undefined ? work.who.memberId : values.createdBy, updated_at: values.updatedAt ?? at }
      for (const [place, value] of columnsOf(e.fields, values)) { record[place.column] = value; columns.add(place.column) }
      if (searched) { record.tokens = tokensOfRow(e, values); columns.add('tokens') }
      for (const [kind, value] of identitiesIn(e, values)) identities.push({ org_id: work.org, kind, value, row_id: id })
      return record
    })
    send(sent, populate(work, tableOf(e), [...columns], records))
    if (identities.length) send(sent, populate(work, identityTable(e), ['org_id', 'kind', 'value', 'row_id'], identities))
    await breathe()
  }
  return ids
}
type Kid = Values & { parentId: string; position?: number }
export const sendManyChildren = async (work: Work, e: Entity, childName: string, list: readonly Kid[], sent: Sent, chunk = 1_000): Promise<string[]> => {
  const c: Child = e.children[childName], ids: string[] = []
  for (let i = 0; i < list.length; i += chunk) {
    const columns = new Set(['org_id', 'id', parentColumn(e), 'position'])
    const records = list.slice(i, i + chunk).map(values => {
      const id = values.id ?? newId()
      ids.push(id)
      const record: Record<string, unknown> = { org_id: work.org, id, [parentColumn(e)]: values.parentId, position: values.position ?? 0 }
      for (const [place, value] of columnsOf(c.fields as Fields, values)) { record[place.column] = value; columns.add(place.column) }
      return record
    })
    send(sent, populate(work, childTable(e, childName), [...columns], records))
    await breathe()
  }
  return ids
}
/** A failure is met where all are waited for, not while others are still being made. */
export const send = (sent: Sent, statement: Promise<unknown>): void => { statement.catch(() => undefined); sent.push(statement) }
/** One parameter, one statement: PostgreSQL reads the records by the table's own row type. */
const populate = (work: Work, table: string, columns: string[], records: object[]): Promise<unknown> =>
  work.rows(sql`INSERT INTO ${raw(table)} (${raw(columns.join(', '))}) SELECT ${raw(columns.map(c => `r.${c}`).join(', '))} FROM json_populate_recordset(NULL::${raw(table)}, ${JSON.stringify(records)}::json) r`)
