import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Call } from '../../kernel/call.ts'
import type { Fields } from '../../kernel/field.ts'
import { idSchemaFits } from './places.ts'
import { may, type Verb } from '../../kernel/permission.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { Answer, handlerOf } from '../calls/handlers.ts'
import { standard } from '../calls/crud.ts'
import { listText, question } from '../calls/list.ts'
import { canonical } from '../audit/digest.ts'
import { again, inTransaction } from '../data/database.ts'
import { visibleInList } from '../data/sees.ts'
import { countSearch } from '../door/limits.ts'
import { Work } from '../work/work.ts'
import { keyed } from './keys.ts'
import { parse } from './problem.ts'
import type { Visit } from './context.ts'

export type Asked = { params: Record<string, string>; query: Record<string, unknown>; body: unknown; headers: Visit['headers'] }
export type Reply = { status: number; body: unknown; text?: string; headers: Record<string, string> }

/** Whether this person's roles open the call at all; rows are checked later. Fields of an account open a change too. */
export const opens = (call: Call, visit: Visit): void => {
  if (call.right === 'open') return
  if (!visit.who) refuse('session.missing')
  if (call.right === 'member') return
  const { thing, verb } = call.right
  if (may(visit.who!, thing, verb) || (call.kind === 'change' && may(visit.who!, `${thing}Account`, 'u'))) return
  refuse('right.missing')
}
const queryField = (fields: Fields): z.ZodType => z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, f]) => {
  const typed = f.kind === 'whole' ? z.coerce.number().pipe(f.schema as z.ZodType<number, number>) : f.kind === 'flag' ? z.enum(['true', 'false']).transform(v => v === 'true') : f.schema
  return [name, f.written === 'need' ? typed : typed.optional()]
})))
const querySchemas = new Map<string, z.ZodType>()
const inputOf = (call: Call, asked: Asked): Record<string, unknown> => {
  if (call.kind === 'list' || call.kind === 'query') {
    const given = call.kind === 'list' ? asked.query : asked.body ?? {}
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Refusal('field.invalid', {}, [{ pointer: '', code: 'field.type' }])
    return given as Record<string, unknown>
  }
  if (call.method === 'GET') {
    let schema = querySchemas.get(call.name)
    if (!schema) querySchemas.set(call.name, schema = queryField(call.fields ?? {}))
    return parse(schema, asked.query, 'query') as Record<string, unknown>
  }
  if (call.kind === 'remove') return {}
  return call.body ? (parse(call.body, asked.body ?? {}) as Record<string, unknown>) : ((asked.body ?? {}) as Record<string, unknown>)
}
/** The version a client names: `"5"`, `5`, `W/"5"`. `*` names none; anything else fits no row and is stale. */
const versionOf = (call: Call, asked: Asked): number | 'missing' | undefined => {
  if (!call.match) return undefined
  const given = asked.headers['if-match']
  if (given === undefined || String(given).trim() === '*') return 'missing'
  const found = /^\s*(?:W\/)?(?:"(\d{1,9})"|(\d{1,9}))\s*$/.exec(String(given))
  return found ? Number(found[1] ?? found[2]) : -1
}
/** The body in one spelling, so that a repeated call may space or order its JSON otherwise. */
const printOf = (call: Call, asked: Asked): string => createHash('sha256').update(canonical([call.name, asked.params, asked.body ?? {}])).digest('hex')
/** Order of checks (wire.md 1): session and route's right (app.ts), parse, row (404), row's right (403), version, state. */
export const dispatch = async (call: Call, visit: Visit, asked: Asked): Promise<Reply> => {
  for (const [place, value] of Object.entries(asked.params)) {
    if ((place === 'id' || place.endsWith('Id')) && !idSchemaFits(value)) refuse('notFound')
    if (value.includes('\0')) refuse('notFound')
  }
  const version = versionOf(call, asked)
  const key = asked.headers['idempotency-key']
  if (call.key === 'must' && (typeof key !== 'string' || key === '')) refuse('idempotency.missing')
  if (call.key !== 'no' && typeof key === 'string' && key.length > 255) refuse('idempotency.missing')
  const input = { ...inputOf(call, asked), ...asked.params, ...(typeof version === 'number' ? { version } : {}) } as Record<string, unknown> & { id: string; version?: number }
  const found = handlerOf(call)
  // What is said in an answer (problems of an import, heads of an export) is said in the reader's language, as a refusal is.
  const who = visit.who!.language === visit.language ? visit.who! : { ...visit.who!, language: visit.language }
  const reading = call.method === 'GET' || call.kind === 'query'
  const { house } = visit
  const within = <T>(readOnly: boolean, act: (work: Work) => Promise<T>): Promise<T> =>
    inTransaction(house.database.app, { orgId: who.orgId, memberId: who.memberId, readOnly, fresh: found?.fresh || (reading && 'q' in input) }, client =>
      act(new Work({ who, now: house.now(), client, requestId: visit.requestId, right: typeof call.right === 'string' ? undefined : call.right as { thing: string; verb: Verb }, later: house.later, merging: call.entity?.does.includes('merge-fields') && asked.headers.merge === 'fields' })))
  const act = async (work: Work): Promise<Reply> => {
    if (version === 'missing') { if (call.entity) await work.demand(call.entity, input.id); return refuse('version.missing') }
    if ((call.kind === 'list' || call.kind === 'query') && !found) {
      const ask = question(work, call.entity!, input)
      if (ask.exact) await countSearch(visit, work, ask.exact)
      return { status: 200, body: undefined, text: await listText(work, call.entity!, ask, visibleInList(who, call.entity!, 'a', input)), headers: {} }
    }
    const handler = (found?.act ?? standard(call)) as ((work: Work, input: unknown) => Promise<unknown>) | undefined
    if (!handler) throw new Error(`no handler for ${call.name}`)
    const result = await handler(work, input)
    const rowOf = !(result instanceof Answer) && !reading && call.kind !== 'remove' ? call.entity : undefined
    const [, row] = await Promise.all([reading ? undefined : work.settle(call.name.split('.')[1]), rowOf ? work.open(rowOf, (result as { id: string }).id) : undefined])
    if (result instanceof Answer) return { status: result.status ?? call.status, body: result.value, headers: result.headers ?? {} }
    return replyOf(call, rowOf ? row : result)
  }
  try {
    return await again(reading, () => within(reading, work => (typeof key === 'string' && key !== '' && call.key !== 'no' ? keyed(work, call, key, printOf(call, asked), () => act(work)) : act(work))))
  } catch (error) {
    // A stale version answers with the row as it stands now, read after the refused work is undone.
    if (!(error instanceof Refusal) || error.code !== 'version.stale' || !call.entity || error.extra.current !== undefined) throw error
    throw new Refusal(error.code, error.facts, error.faults, { ...error.extra, current: await within(true, work => work.open(call.entity!, input.id)) })
  }
}
const replyOf = (call: Call, row: unknown): Reply => {
  const headers: Record<string, string> = {}
  if (call.entity && row && typeof row === 'object' && 'version' in row && 'id' in row) {
    headers.etag = `"${String((row as { version: number }).version)}"`
    if (call.status === 201) headers.location = `/api/v1/${call.entity.path}/${(row as { id: string }).id}`
  }
  return { status: call.status, body: row, headers }
}
