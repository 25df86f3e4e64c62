import { createHash } from 'node:crypto'
import { flatFields, isSearched, type Entity, type Row } from '../../kernel/entity.ts'
import type { List } from '../../kernel/call.ts'
import { ref, time, whole } from '../../kernel/fields/index.ts'
import { idSchema } from '../../kernel/fields/ref/ref.ts'
import { rightOf } from '../../kernel/permission.ts'
import { readDay, readInstant } from '../../kernel/time.ts'
import type { Field, Operator } from '../../kernel/field.ts'
import { snake } from '../../kernel/names.ts'
import { Refusal, type Fault } from '../../kernel/refusal.ts'
import { all, column, join, raw, sql, type Sql } from '../data/sql.ts'
import { seesWithin, unmasked } from '../data/sees.ts'
import { computedIn, shape } from '../data/shape.ts'
import { tableOf } from '../data/columns.ts'
import { foundBy } from '../search/foundBy.ts'
import { queryTokens } from '../search/tokens.ts'
import type { Work } from '../work/work.ts'

const none = { zh: '', en: '' }
const base: Record<string, Field> = { id: ref(none, ''), createdAt: time(none), updatedAt: time(none), createdBy: ref(none, 'member'), archivedAt: time(none), version: whole(none) }
export type Question = { limit: number; sort: { path: string; down: boolean; field: Field }; where: Sql[]; cursor?: { value: unknown; id: string }; hash: string; searched: boolean; exact: number }

const bad = (parameter: string, code: string, facts: Record<string, unknown> = {}): Fault => ({ parameter, code, facts })
const columnOf = (path: string): string => path.split('.').map(snake).join('_')

/** A filter's value in its field's own type; a masked phone and anything else the field refuses is a fault. */
const valueOf = (field: Field, parameter: string, given: unknown, faults: Fault[]): unknown => {
  const typed = field.kind === 'flag' ? (given === 'true' || given === true ? true : given === 'false' || given === false ? false : given)
    : field.kind === 'whole' && typeof given === 'string' && /^-?\d{1,10}$/.test(given) ? Number(given) : given
  const read = field.schema.safeParse(typed)
  if (read.success) return read.data
  const issue = read.error.issues[0] as { params?: { code?: string } } | undefined
  faults.push(bad(parameter, issue?.params?.code ?? (field.kind === 'choice' ? 'field.choice' : 'field.type')))
  return undefined
}
const signs: Partial<Record<Operator, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

/** Reads a list's question (wire.md 1, «List»): filters, sort, cursor, search; anything unknown is a 422 that names it. */
export const question = (work: Work, e: Entity, input: Record<string, unknown>): Question => {
  const fields: Record<string, Field> = Object.assign(Object.create(null), base, Object.fromEntries(flatFields(e.fields)))
  if (!e.does.includes('archive')) delete fields.archivedAt
  const faults: Fault[] = []
  const where: Sql[] = []
  let searched = false, exact = 0
  const { limit: givenLimit, cursor, sort: givenSort, q, ...filters } = input
  const limit = givenLimit === undefined ? 50 : typeof givenLimit === 'number' || (typeof givenLimit === 'string' && /^\d{1,3}$/.test(givenLimit)) ? Number(givenLimit) : NaN
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) faults.push(bad('limit', Number.isNaN(limit) ? 'field.type' : 'field.range'))
  for (const [parameter, given] of Object.entries(filters)) {
    if (given === undefined) continue
    const found = /^(.*?)(?:\.(eq|in|gt|gte|lt|lte|null))?$/.exec(parameter)!
    const field = fields[parameter] ? fields[parameter] : fields[found[1]]
    const path = fields[parameter] ? parameter : found[1]
    const operator = (fields[parameter] ? 'eq' : found[2] ?? 'eq') as Operator
    if (!field || (!field.operators.includes(operator) && !(operator === 'null' && path === 'archivedAt'))) { faults.push(bad(parameter, 'field.unknown', { name: parameter })); continue }
    const at = readable(work, e, field, computedIn(e, path, 'a') ?? column('a', columnOf(path)))
    if (Array.isArray(given) && operator !== 'in') { faults.push(bad(parameter, 'field.type')); continue }
    if (operator === 'null') {
      if (!['true', 'false', true, false].includes(given as never)) { faults.push(bad(parameter, 'field.type')); continue }
      where.push(String(given) === 'true' ? sql`${at} IS NULL` : sql`${at} IS NOT NULL`)
    } else if (operator === 'in') {
      const words: unknown[] = Array.isArray(given) ? given.flatMap(v => (typeof v === 'string' ? v.split(',') : [v])) : typeof given === 'string' ? given.split(',') : [given]
      if (words.length > 200) { faults.push(bad(parameter, 'field.range')); continue }
      const list = words.map(v => valueOf(field, parameter, v, faults))
      if (field.personal === 'phone') exact += words.length - 1
      where.push(sql`${at} = ANY(${list as string[]}::${raw(field.sql.replace('(3)', '').replace('(14,2)', ''))}[])`)
    } else {
      const value = valueOf(field, parameter, given, faults)
      where.push(sql`${at} ${raw(operator === 'eq' ? '=' : signs[operator]!)} ${value as string}`)
    }
    if (field.personal === 'phone') exact++
  }
  if (e.does.includes('archive') && !Object.keys(filters).some(f => f.startsWith('archivedAt'))) where.push(sql`a.archived_at IS NULL`)
  if (q !== undefined && q !== '') {
    if (typeof q !== 'string' || !isSearched(e)) faults.push(bad('q', isSearched(e) ? 'field.type' : 'field.unknown', { name: 'q' }))
    else if (q.length > 100) faults.push(bad('q', 'field.tooLong', { max: 100 }))
    else if (/[*＊]/.test(q)) faults.push(bad('q', 'field.masked'))
    else if (q.includes('\0')) faults.push(bad('q', 'field.type'))
    else {
      searched = true
      if (q.replace(/\D/g, '').length >= 7 || queryTokens(q).numbers.some(digits => digits.length > 4)) exact++
      where.push(...foundBy(work.who, e, q))
    }
  }
  const order = givenSort === undefined ? e.sort : typeof givenSort === 'string' ? givenSort : ''
  const down = order.startsWith('-'), path = order.replace(/^-/, '')
  const field = fields[path]
  if (!field?.sorts || !(path in base || e.list.includes(path) || e.sort.replace(/^-/, '') === path || path.includes('.'))) faults.push(bad('sort', 'field.unknown', { name: path }))
  if (faults.length) throw new Refusal('field.invalid', {}, faults)
  const hash = createHash('sha256').update(JSON.stringify([work.org, e.name, order, q ?? '', Object.entries(filters).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))])).digest('base64url').slice(0, 16)
  return { limit, sort: { path, down, field }, where, cursor: cursor === undefined ? undefined : readCursor(cursor, hash, field), hash, searched, exact }
}
/** What a masked reader gets as null is null to his filters too: neither tax data nor a WeChat name can be guessed at by asking. */
const readable = (work: Work, e: Entity, field: Field, at: Sql): Sql => {
  const clear = field.personal === 'account' ? seesWithin(work.who, e, 'a', rightOf(work.who, `${e.thing}Account`).read) : field.personal === 'contact' ? unmasked(work.who, e, 'a') : undefined
  return !clear || clear.text === 'true' ? at : sql`CASE WHEN ${clear} THEN ${at} END`
}
const forms: Partial<Record<string, (text: string) => boolean>> = {
  instant: text => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text) && readInstant(text.replace(/\d{3}Z$/, 'Z')) !== undefined,
  day: text => readDay(text) !== undefined, whole: text => /^-?\d{1,9}$/.test(text), money: text => /^\d{1,12}\.\d\d$/.test(text), flag: text => text === 'true' || text === 'false',
}
const readCursor = (text: unknown, hash: string, field: Field): { value: unknown; id: string } => {
  try {
    const [h, value, id] = JSON.parse(Buffer.from(String(text), 'base64url').toString()) as [string, unknown, string]
    const fits = value === null || (typeof value === 'string' && !value.includes('\0') && (forms[field.kind]?.(value) ?? true))
    if (h === hash && fits && idSchema.safeParse(id).success) return { value, id }
  } catch { /* falls through: any other text is not a cursor of ours */ }
  throw new Refusal('cursor.invalid')
}
/**
 * A page of a list as JSON text built by PostgreSQL (measured: three times the rate of objects built in Node). Keyset over (sort, id),
 * nulls last. `from` and `more` let figures ask for rows behind a number in the same shape.
 */
export const listText = async (work: Work, e: Entity, ask: Question, seen: Sql, only: readonly string[] = e.list): Promise<string> => {
  const s = shape(e, 'a', work.who, only)
  const key = computedIn(e, ask.sort.path, 'a') ?? column('a', columnOf(ask.sort.path))
  const where = [seen, ...ask.where]
  const nullable = ask.sort.field.nullable || ask.sort.field.written === 'never' || ask.sort.path === 'archivedAt' || ask.sort.path === 'createdBy'
  // NULLS LAST only where there can be nulls: an index in descending order has them first and would not serve the order
  const direction = raw(ask.sort.down ? (nullable ? 'DESC NULLS LAST' : 'DESC') : 'ASC')
  const idDirection = ask.sort.down ? raw('DESC') : raw('ASC')
  const sign = raw(ask.sort.down ? '<' : '>')
  if (ask.cursor) {
    const { value, id } = ask.cursor
    where.push(value === null ? sql`${key} IS NULL AND a.id ${sign} ${id}`
      : nullable ? sql`((${key}, a.id) ${sign} (${value as string}, ${id}) OR ${key} IS NULL)` : sql`(${key}, a.id) ${sign} (${value as string}, ${id})`)
  }
  const keyText = ask.sort.field.kind === 'instant' ? sql`to_char(${key} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : sql`${key}::text`
  const found = await work.rows<{ j: string; k: string | null; id: string }>(sql`SELECT (SELECT row_to_json(x)::text FROM (SELECT ${join(s.columns)}) x) j, ${keyText} k, a.id
    FROM ${raw(tableOf(e))} a
    WHERE ${all(where)} ORDER BY ${key} ${direction}, a.id ${idDirection} LIMIT ${ask.limit + 1}`)
  const page = found.slice(0, ask.limit)
  const last = page[page.length - 1]
  const next = found.length > ask.limit && last ? Buffer.from(JSON.stringify([ask.hash, last.k, last.id])).toString('base64url') : null
  return `{"items":[${page.map(f => f.j).join(',')}],"next":${JSON.stringify(next)}}`
}
/** The same page as objects, for handlers. */
export const list = async <E extends Entity>(work: Work, e: E, input: Record<string, unknown>): Promise<List<Row<E>>> =>
  JSON.parse(await listText(work, e, question(work, e, input), work.visible(e, 'a'))) as List<Row<E>>
