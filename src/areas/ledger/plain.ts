import { declaredCalls } from '../../kernel/call.ts'
import { entityNamed, type Entity } from '../../kernel/entity.ts'
import { kebab, snake } from '../../kernel/names.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { handlerOf } from '../../server/calls/handlers.ts'
import { standard } from '../../server/calls/crud.ts'
import { all, raw, sql } from '../../server/data/sql.ts'
import { Work } from '../../server/work/work.ts'
import { remember, type Batch } from './hang.ts'
import type { Bad, Counts } from './import.ts'
import type { Given } from './write.ts'

type Act = (work: Work, input: unknown) => Promise<{ id: string; version: number }>
const actOf = (entity: string, name: 'create' | 'change'): Act | undefined => {
  const call = declaredCalls().get(`${entity}.${name}`)
  return call && ((handlerOf(call)?.act ?? standard(call)) as Act)
}
export const nested = (values: Record<string, unknown>): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(values)) {
    const [first, part] = path.split('.')
    if (value === null) continue
    if (part === undefined) out[first] = value
    else out[first] = { ...(out[first] as Record<string, unknown> | undefined), [part]: value }
  }
  return out
}
/** What a row leaves open and its create needs: said by the sheet's kind, not guessed from its words. */
const defaults = (entity: string, work: Work): Record<string, unknown> => (
  entity === 'dmsEntry' ? { source: 'import' } : entity === 'followUp' ? { means: 'call', result: 'reached' } : entity === 'prospectCard' ? { channel: 'walkIn' } : ['visit', 'inquiry'].includes(entity) ? { siteId: work.who.sites[0] } : {})
/** A sheet that only says «not one» gives no reason; its create wants one. */
const reasoned = (entity: string, values: Record<string, unknown>): Record<string, unknown> => (entity === 'inquiry' && values.class === 'nonIntent' ? { invalidReason: 'other', ...values } : values)
const noted = (e: Entity, values: Record<string, unknown>, notes: readonly string[]): Record<string, unknown> => {
  const place = ['note', 'concerns', 'text'].find(name => name in e.fields)
  if (!notes.length || !place) return values
  return { ...values, [place]: [values[place], ...notes].filter(Boolean).join('\n').slice(0, e.fields[place].max ?? 300) }
}
/** The row that holds this one's unique values already (a DMS number, a card number). */
const twin = async (work: Work, e: Entity, values: Record<string, unknown>): Promise<{ id: string; version: number } | undefined> => {
  for (const unique of e.unique ?? []) {
    if (!unique.every(name => values[name] !== undefined)) continue
    const found = await work.one<{ id: string; version: number }>(sql`SELECT a.id, a.version FROM ${raw(snake(e.name))} a WHERE a.org_id = ${work.org} AND ${all(unique.map(name => sql`a.${raw(snake(name))} = ${values[name] as string}`))}`)
    if (found) return found
  }
  return undefined
}
const together = 40
type Line = { g: Given; values: Record<string, unknown> }
/**
 * Rows of a plain entity go the same road as someone's own create, so every rule of that road holds for them. Forty stand behind one savepoint;
 * where one of them is refused they are taken back and go one by one, so that only the refused one stays out.
 */
export const writePlain = async (work: Work, entity: string, importId: string, onExisting: 'skip' | 'update' | 'error', given: Given[], counts: Counts, say: (bad: Bad) => void): Promise<void> => {
  const e = entityNamed(entity), create = actOf(entity, 'create')!, change = actOf(entity, 'change')
  const known = new Set((await work.rows<{ h: string }>(sql`SELECT row_hash h FROM import_row WHERE org_id = ${work.org} AND entity = ${entity} AND row_hash = ANY(${given.map(g => g.hash)}::text[])`)).map(r => r.h))
  const badOf = (g: Given) => (code: string, column = '', facts?: Record<string, unknown>): void => { counts.failed++; say({ sheet: g.sheet, row: g.number, column, value: '', code, facts }) }
  const list: Line[] = []
  for (const g of given) {
    if (known.has(g.hash)) { if (onExisting === 'error') badOf(g)('import.existing'); else counts.skipped++; continue }
    known.add(g.hash)
    list.push({ g, values: noted(e, reasoned(entity, { ...defaults(entity, work), ...nested(g.values) }), g.notes) })
  }
  const make = async (lines: readonly Line[]): Promise<void> => {
    const made: Batch['made'] = []
    for (const { g, values } of lines) made.push({ entity, id: (await create(work, values)).id, hash: g.hash, row: g.number })
    await remember(work, importId, made)
    counts.created += made.length
  }
  /** What a refused row comes to: left out, skipped as one that is there, or its twin changed. */
  const refused = async ({ g, values }: Line, error: Refusal): Promise<void> => {
    const bad = badOf(g), fault = error.faults[0]
    if (error.code !== `${kebab(entity)}.duplicate`) bad(fault?.code ?? error.code, fault?.pointer?.slice(1) ?? '', fault?.facts)
    else if (onExisting === 'error') bad('import.existing')
    else if (onExisting === 'update' && change) { const what = (await changed(work, e, importId, change, values, bad)) ?? 'skipped'; if (what !== 'failed') counts[what]++ }
    else counts.skipped++
  }
  const behind = async (lines: readonly Line[], otherwise: (error: Refusal) => Promise<void>): Promise<void> => {
    await work.client.query('SAVEPOINT line')
    let error: unknown
    await make(lines).catch((why: unknown) => { error = why })
    if (error !== undefined) {
      if (!(error instanceof Refusal)) throw error
      await work.client.query('ROLLBACK TO SAVEPOINT line')
      if (lines.length === 1) await otherwise(error)
    }
    await work.client.query('RELEASE SAVEPOINT line')
    if (error instanceof Refusal && lines.length > 1) await otherwise(error)
  }
  for (let i = 0; i < list.length; i += together) {
    const lines = list.slice(i, i + together)
    const oneByOne = async (): Promise<void> => { for (const line of lines) await behind([line], error => refused(line, error)) }
    await (lines.length > 1 ? behind(lines, oneByOne) : oneByOne())
  }
}
const changed = async (work: Work, e: Entity, importId: string, change: Act, values: Record<string, unknown>, bad: (code: string, column?: string) => void): Promise<'updated' | 'skipped' | 'failed' | undefined> => {
  const found = await twin(work, e, { siteId: work.who.sites[0], ...values })
  const before = found && await work.find(e, found.id) as unknown as Record<string, unknown> | undefined
  if (!before) return undefined
  const changes = Object.fromEntries(Object.entries(values).filter(([name, value]) => e.fields[name]?.written !== 'never' && !e.fields[name]?.fixed && JSON.stringify(before[name] ?? null) !== JSON.stringify(value)))
  if (!Object.keys(changes).length) return 'skipped'
  try {
    const audited = new Work({ who: work.who, now: work.now, client: work.client, requestId: work.requestId, right: { thing: e.thing, verb: 'u' }, later: (_client, queue, data, options) => work.later(queue, data, options) })
    const saved = await change(audited, { id: found.id, version: found.version, ...changes })
    await remember(work, importId, [{ entity: e.name, id: found.id, hash: null, row: null, before: { version: saved.version, values: Object.fromEntries(Object.keys(changes).map(name => [name, before[name] ?? null])) } }])
    return 'updated'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await work.client.query('ROLLBACK TO SAVEPOINT line')
    bad(error.faults[0]?.code ?? error.code)
    return 'failed'
  }
}
