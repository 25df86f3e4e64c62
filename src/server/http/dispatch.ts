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
import { inTransaction } from '../data/database.ts'
import { countSearch } from '../door/limits.ts'
import { Work } from '../work/work.ts'
import { keyed } from './keys.ts'
import { parse } from './problem.ts'
import type { Visit } from './context.ts'

export type Asked = { params: Record<string, string>; query: Record<string, unknown>; body: unknown; headers: Visit['headers']; bodyText: string }
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
const versionOf = (call: Call, asked: Asked): number | undefined => {
  if (!call.match) return undefined
  const given = asked.headers['if-match']
  if (given === undefined) return refuse('version.missing')
  const found = /^(?:W\/)?"?(\d{1,9})"?$/.exec(String(given))
  return found ? Number(found[1]) : -1
}
/** Order of checks (wire.md 1): session, route's right, parse, row (404), row's right (403), version, state. */
export const dispatch = async (call: Call, visit: Visit, asked: Asked): Promise<Reply> => {
  opens(call, visit)
  for (const [place, value] of Object.entries(asked.params)) if ((place === 'id' || place.endsWith('Id')) && !idSchemaFits(value)) refuse('notFound')
  const version = versionOf(call, asked)
  const key = asked.headers['idempotency-key']
  if (call.key === 'must' && (typeof key !== 'string' || key.length < 1 || key.length > 255)) refuse('idempotency.missing')
  const input = { ...inputOf(call, asked), ...asked.params, ...(version === undefined ? {} : { version }) } as Record<string, unknown> & { id: string; version?: number }
  const found = handlerOf(call)
  const who = visit.who!
  const reading = call.method === 'GET' || call.kind === 'query'
  const { house } = visit
  return inTransaction(house.database.app, { orgId: who.orgId, memberId: who.memberId, readOnly: reading, fresh: found?.fresh || (reading && 'q' in input) }, async client => {
    const work = new Work({ who, now: house.now(), client, requestId: visit.requestId, right: typeof call.right === 'string' ? undefined : call.right as { thing: string; verb: Verb }, later: house.later })
    const act = async (): Promise<Reply> => {
      if ((call.kind === 'list' || call.kind === 'query') && !found) {
        const ask = question(work, call.entity!, input)
        if (ask.exact) await countSearch(visit, work)
        return { status: 200, body: undefined, text: await listText(work, call.entity!, ask, work.visible(call.entity!, 'a')), headers: {} }
      }
      const handler = (found?.act ?? standard(call)) as ((work: Work, input: unknown) => Promise<unknown>) | undefined
      if (!handler) throw new Error(`no handler for ${call.name}`)
      const result = await handler(work, input)
      if (result instanceof Answer) return { status: result.status ?? call.status, body: result.value, headers: result.headers ?? {} }
      if (reading || call.kind === 'remove' || !call.entity) return replyOf(call, result)
      return replyOf(call, await work.open(call.entity, (result as { id: string }).id))
    }
    return typeof key === 'string' && call.key !== 'no' ? keyed(work, call, key, createHash('sha256').update(`${call.name} ${JSON.stringify(asked.params)} ${asked.bodyText}`).digest('hex'), act) : act()
  })
}
const replyOf = (call: Call, row: unknown): Reply => {
  const headers: Record<string, string> = {}
  if (call.entity && row && typeof row === 'object' && 'version' in row && 'id' in row) {
    headers.etag = `"${String((row as { version: number }).version)}"`
    if (call.status === 201) headers.location = `/api/v1/${call.entity.path}/${(row as { id: string }).id}`
  }
  return { status: call.status, body: row, headers }
}
