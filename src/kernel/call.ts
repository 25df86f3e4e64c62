import { z } from 'zod'
import type { Change, Entity, New, Row } from './entity.ts'
import type { Field, Fields, Given } from './field.ts'
import type { Label } from './language.ts'
import type { Verb } from './permission.ts'
import { kebab } from './names.ts'

/** Who may give a call: a right on a thing, anyone logged in, or the open door (login, setup, health). */
export type CallRight = { readonly thing: string; readonly verb: Verb } | 'member' | 'open'
export type CallKind = 'list' | 'query' | 'get' | 'history' | 'create' | 'change' | 'command' | 'remove' | 'page' | 'other'

/** One declared call: route, schema, OpenAPI, client and rights check read it. I and O are what travels. */
export type Call<I = unknown, O = unknown> = {
  readonly name: string
  readonly kind: CallKind
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under /api/v1, with {places}. */
  readonly path: string
  readonly right: CallRight
  readonly label: Label
  readonly entity?: Entity
  /** What parses the body of a write. */
  readonly body?: z.ZodType
  /** The fields it is made of; of a read they are its query. Derived ones are described, never taken. */
  readonly fields?: Fields
  /** Status of success. */
  readonly status: number
  /** Idempotency-Key: must, may, or has no meaning. */
  readonly key: 'must' | 'may' | 'no'
  readonly match: boolean
  /** The body is a file (multipart), read by the handler itself. */
  readonly file?: boolean
  /** A command that archived rows take too (undoing a merge, restoring). */
  readonly onArchived?: boolean
  readonly _i?: I
  readonly _o?: O
}

const known = new Map<string, Call>()
const declare = <I, O>(call: Call<I, O>): Call<I, O> => {
  if (known.has(call.name)) throw new Error(`call ${call.name} is declared twice`)
  known.set(call.name, call as Call)
  return call
}
export const declaredCalls = (): ReadonlyMap<string, Call> => known

const input = (field: Field): z.ZodType => {
  const schema = field.nullable ? field.schema.nullable() : field.schema
  return field.written === 'need' ? schema : schema.optional()
}
/** Body of fields as they are given: derived ones are unknown names and so refused. */
export const givenSchema = (fields: Fields, more: Record<string, z.ZodType> = {}): z.ZodType =>
  z.strictObject({ ...Object.fromEntries(Object.entries(fields).filter(([, f]) => f.written !== 'never').map(([n, f]) => [n, input(f)])), ...more })
/** Body of a change: every written, not fixed field, all optional. */
export const changeSchema = (fields: Fields, more: Record<string, z.ZodType> = {}): z.ZodType =>
  z.strictObject({
    ...Object.fromEntries(Object.entries(fields).filter(([, f]) => f.written !== 'never' && !f.fixed)
      .map(([n, f]) => [n, (f.nullable ? f.schema.nullable() : f.schema).optional()])), ...more,
  })
const kids = (e: Entity): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(e.children).filter(([, c]) => c.inline).map(([n, c]) => [n, z.array(givenSchema(c.fields, { id: z.uuid().optional() })).max(200).optional()]))

export type ListInput = { limit?: number; cursor?: string; sort?: string; q?: string } & Record<string, unknown>
export type List<T> = { items: T[]; next: string | null }

/** The standard calls of an entity; each exists only where `does` names it. `create`: what a create takes beside the entity's own fields (a card's opening). */
export const callsOf = <E extends Entity, F extends Fields = Record<never, never>>(e: E, more: { create?: F } = {}) => {
  const on = (verb: Verb): CallRight => ({ thing: e.thing, verb })
  const say = (zh: string, en: string): Label => ({ zh: `${zh}${e.label.zh}`, en: `${en} ${e.label.en.toLowerCase()}` })
  const base = `/${e.path}`, row = `/${e.path}/{id}`
  type In = New<E> & Given<F>
  type Out = Row<E>
  const all = {
    list: declare<ListInput, List<Out>>({ name: `${e.name}.list`, kind: 'list', method: 'GET', path: base, right: on('read'), label: say('列出', 'List'), entity: e, status: 200, key: 'no', match: false }),
    query: declare<ListInput, List<Out>>({ name: `${e.name}.query`, kind: 'query', method: 'POST', path: `${base}/query`, right: on('read'), label: say('查找', 'Search'), entity: e, status: 200, key: 'no', match: false }),
    get: declare<{ id: string }, Out>({ name: `${e.name}.get`, kind: 'get', method: 'GET', path: row, right: on('read'), label: say('打开', 'Open'), entity: e, status: 200, key: 'no', match: false }),
    history: declare<{ id: string }, List<HistoryEntry>>({ name: `${e.name}.history`, kind: 'history', method: 'GET', path: `${row}/history`, right: on('read'), label: say('经过：', 'History of'), entity: e, status: 200, key: 'no', match: false }),
    create: e.does.includes('create') ? declare<In, Out>({ name: `${e.name}.create`, kind: 'create', method: 'POST', path: base, right: on('c'), label: say('新建', 'Create'), entity: e, fields: { ...e.fields, ...more.create }, body: givenSchema({ ...e.fields, ...more.create }, kids(e)), status: 201, key: 'must', match: false }) : undefined,
    change: e.does.includes('change') ? declare<{ id: string; version: number } & Change<E>, Out>({ name: `${e.name}.change`, kind: 'change', method: 'PATCH', path: row, right: on('u'), label: say('修改', 'Change'), entity: e, fields: e.fields, body: changeSchema(e.fields, kids(e)), status: 200, key: 'may', match: true }) : undefined,
    archive: e.does.includes('archive') ? declare<{ id: string; version: number }, Out>({ name: `${e.name}.archive`, kind: 'command', method: 'POST', path: `${row}/archive`, right: on('u'), label: say('归档', 'Archive'), entity: e, fields: {}, body: z.strictObject({}), status: 200, key: 'may', match: true }) : undefined,
    restore: e.does.includes('archive') ? declare<{ id: string; version: number }, Out>({ name: `${e.name}.restore`, kind: 'command', method: 'POST', path: `${row}/restore`, right: on('u'), label: say('恢复', 'Restore'), entity: e, fields: {}, body: z.strictObject({}), status: 200, key: 'may', match: true }) : undefined,
    remove: e.does.includes('delete') ? declare<{ id: string; version: number }, null>({ name: `${e.name}.remove`, kind: 'remove', method: 'DELETE', path: row, right: on('u'), label: say('删除', 'Delete'), entity: e, status: 204, key: 'no', match: true }) : undefined,
    export: e.does.includes('export') ? declare<ListInput & { format?: 'xlsx' | 'csv'; columns?: string[]; phones?: 'masked' | 'full' }, Blob>({ name: `${e.name}.export`, kind: 'other', method: 'POST', path: `${base}/export`, right: on('x'), label: say('导出', 'Export'), entity: e, status: 200, key: 'no', match: false }) : undefined,
  }
  return all
}
export type HistoryEntry = { at: string; by: { id: string; label: string } | null; action: string; changes: Record<string, [unknown, unknown]> }

/** A change of state, in the supervisor's words. `once`: needs no If-Match (run, invite, reveal, match); `verb` where it is not u; `body` where it takes lists. */
export const command = <E extends Entity, F extends Fields, O = Row<E>>(e: E, name: string, d: { label: Label; fields: F; verb?: Verb; thing?: string; once?: boolean; onArchived?: boolean; status?: number; body?: z.ZodType }): Call<{ id: string; version?: number } & Given<F>, O> =>
  declare<{ id: string; version?: number } & Given<F>, O>({
    name: `${e.name}.${name}`, kind: 'command', method: 'POST', path: `/${e.path}/{id}/${kebab(name)}`, right: { thing: d.thing ?? e.thing, verb: d.verb ?? 'u' },
    label: d.label, entity: e, fields: d.fields, body: d.body ?? givenSchema(d.fields), status: d.status ?? 200, key: 'may', match: !d.once, onArchived: d.onArchived,
  })
/** One page, one query: GET /pages/{name}. */
export const page = <O, F extends Fields = Fields>(name: string, d: { label: Label; fields: F; right: CallRight }): Call<Given<F>, O> =>
  declare<Given<F>, O>({ name: `page.${name}`, kind: 'page', method: 'GET', path: `/pages/${name}`, right: d.right, label: d.label, fields: d.fields, status: 200, key: 'no', match: false })
/** A call outside the pattern (sessions, setup, imports, figures). A GET's fields are its query. */
export const call = <O, F extends Fields = Fields>(name: string, method: Call['method'], path: string, d: { label: Label; fields?: F; right: CallRight; status?: number; key?: Call['key']; match?: boolean; body?: z.ZodType; file?: boolean }): Call<Given<F> & Record<string, unknown>, O> =>
  declare<Given<F> & Record<string, unknown>, O>({
    name, kind: 'other', method, path, right: d.right, label: d.label, fields: d.fields, body: d.body ?? (method === 'GET' ? undefined : givenSchema(d.fields ?? {})),
    status: d.status ?? 200, key: d.key ?? 'no', match: d.match ?? false, ...(d.file ? { file: true } : {}),
  })
