import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { declaredCalls } from '../../kernel/call.ts'
import { v7 as newId } from 'uuid'
import { flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field } from '../../kernel/field.ts'
import { say } from '../../kernel/language.ts'
import { refName, snake } from '../../kernel/names.ts'
import { rightOf } from '../../kernel/permission.ts'
import { declareRefusals, refuse, Refusal } from '../../kernel/refusal.ts'
import { clockAt, dayAt, millisOf } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { listText, question } from '../../server/calls/list.ts'
import { one } from '../../server/data/database.ts'
import { all, raw, sql } from '../../server/data/sql.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { tableOf } from '../../server/data/columns.ts'
import { security } from '../../server/door/security.ts'
import { houseOf } from '../../server/http/house.ts'
import { writeCsv, writeXlsx, type Output, type OutputColumn, type OutputValue } from '../../server/sheets/index.ts'
import { auditRow } from '../../server/work/audit.ts'
import type { Work } from '../../server/work/work.ts'
import { temporary } from '../../server/files/receive.ts'

declareRefusals({
  'export.phones': { status: 403, zh: '你的岗位不能看全号，导出的号码会带星号。', en: 'Your role may not reveal phones; they are exported masked.' },
  'export.column': { status: 422, zh: '没有这一列：{name}。', en: 'There is no such column: {name}.' },
})

const most = 100_000
const kindOf = (field: Field): OutputColumn['kind'] => (field.kind === 'money' ? 'money' : field.kind === 'whole' ? 'whole' : field.kind === 'day' ? 'day' : field.kind === 'instant' ? 'instant' : field.kind === 'flag' ? 'flag' : 'text')
type Column = { path: string; field: Field; read: (row: Record<string, unknown>) => OutputValue }
/** One column a field (a group's parts are columns of their own), values as the reader sees them in the list. */
const columnOf = (work: Work, path: string, field: Field): Column => {
  const [first, part] = path.split('.')
  const raw = (row: Record<string, unknown>): unknown => (part === undefined ? row[first] : (row[first] as Record<string, unknown> | null)?.[part])
  const { language, timeZone } = work.who
  return { path, field, read: row => {
    const value = raw(row)
    if (field.kind === 'ref') return (row[refName(path)] as { label?: string } | null)?.label ?? null
    if (value === null || value === undefined) return null
    if (field.choices && typeof value === 'string') return say(field.choices[value] ?? { zh: value, en: value }, language)
    if (Array.isArray(value)) return value.map(v => (field.choices ? say(field.choices[String(v)] ?? { zh: String(v), en: String(v) }, language) : String(v))).join('、')
    if (field.kind === 'instant') return `${dayAt(String(value), timeZone)} ${clockAt(String(value), timeZone)}`
    return value as OutputValue
  } }
}
/** Whole numbers of those rows this person may reveal; the others keep their stars. */
const reveal = async (work: Work, e: Entity, items: Record<string, unknown>[], phones: [string, Field][]): Promise<void> => {
  const within = seesWithin(work.who, e, 'a', rightOf(work.who, e.thing).r)
  const found = await work.rows<Record<string, unknown> & { id: string }>(sql`SELECT a.id, ${raw(phones.map(([path]) => `a.${snake(path)} AS "${path}"`).join(', '))} FROM ${raw(tableOf(e))} a WHERE a.id = ANY(${items.map(i => i.id as string)}::uuid[]) AND ${within}`)
  const byId = new Map(found.map(f => [f.id, f]))
  for (const item of items) { const whole = byId.get(item.id as string); if (whole) for (const [path] of phones) item[path] = whole[path] }
}
async function* pages(work: Work, e: Entity, input: Record<string, unknown>, columns: Column[], seen: Seen): AsyncGenerator<OutputValue[]> {
  let cursor: string | undefined
  const fields = [...new Set(columns.map(c => c.path.split('.')[0]))]
  const phones = seen.whole ? columns.filter(c => c.field.personal === 'phone' && !c.path.includes('.')).map((c): [string, Field] => [c.path, c.field]) : []
  // Seen and exported are two rights: of what one sees only what one may take away (a supervisor sees the site's visits, exports his group's).
  const reach = all([work.visible(e, 'a'), seesWithin(work.who, e, 'a', rightOf(work.who, e.thing).x)])
  do {
    const ask = question(work, e, { ...input, limit: 100, ...(cursor ? { cursor } : {}) })
    const page = JSON.parse(await listText(work, e, { ...ask, limit: 1_000 }, reach, fields)) as { items: Record<string, unknown>[]; next: string | null }
    if ((seen.rows += page.items.length) > most) refuse('export.tooManyRows', { limit: most })
    if (phones.length) await reveal(work, e, page.items, phones)
    for (const row of page.items) yield columns.map(c => c.read(row))
    cursor = page.next ?? undefined
  } while (cursor)
}
type Seen = { rows: number; whole: boolean }
/** Ten exports an hour and member (trust.md 1.3). */
const demandQuota = async (work: Work): Promise<void> => {
  const since = new Date(millisOf(work.now) - 3_600_000).toISOString()
  const found = await one<{ n: number; first: string | null }>(houseOf().database.door, sql`SELECT count(*)::int n, min(at) AS first FROM door.security_entry WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND kind = 'export' AND at > ${since}`)
  if (found!.n >= 10) throw new Refusal('rate.limited', { seconds: Math.max(1, Math.ceil((millisOf(found!.first!) + 3_600_000 - millisOf(work.now)) / 1000)) })
}
type Asked = Record<string, unknown> & { format?: 'xlsx' | 'csv'; columns?: string[]; phones?: 'masked' | 'full' }
const wrong = (pointer: string, code: string): never => { throw new Refusal('field.invalid', {}, [{ pointer, code }]) }
const labelOf = (e: Entity, { path, field }: Column, language: 'zh' | 'en'): string => {
  const group = path.includes('.') ? e.fields[path.split('.')[0]].label : undefined
  return say(group ? { zh: `${group.zh}·${field.label.zh}`, en: `${group.en} ${field.label.en}` } : field.label, language)
}
/** Export = what I see: same filters, same columns, same order, same masks unless I may reveal and ask for it; typed cells, never a formula; logged and audited. */
const exported = async (work: Work, e: Entity, { format = 'xlsx', columns: wanted, phones = 'masked', cursor: _c, limit: _l, ...filters }: Asked): Promise<unknown> => {
  if (format !== 'xlsx' && format !== 'csv') wrong('/format', 'field.choice')
  if (phones !== 'masked' && phones !== 'full') wrong('/phones', 'field.choice')
  if (wanted !== undefined && (!Array.isArray(wanted) || wanted.length === 0 || wanted.length > 100 || wanted.some(c => typeof c !== 'string'))) wrong('/columns', 'field.type')
  if (phones === 'full' && rightOf(work.who, e.thing).r === null) refuse('export.phones')
  await demandQuota(work)
  const known = new Map(flatFields(e.fields))
  const paths = (wanted ?? e.list).flatMap(path => (known.has(path) ? [path] : [...known.keys()].filter(k => k.startsWith(`${path}.`)).length ? [...known.keys()].filter(k => k.startsWith(`${path}.`)) : [path]))
  const columns = paths.map(path => {
    const field = known.get(path)
    if (!field || !e.list.includes(path.split('.')[0])) return refuse('export.column', { name: path })
    return columnOf(work, path, field)
  })
  question(work, e, { ...filters })
  const { language } = work.who, zh = language === 'zh', seen: Seen = { rows: 0, whole: phones === 'full' }
  const at = `${dayAt(work.now, work.who.timeZone)} ${clockAt(work.now, work.who.timeZone)}`
  const output: Output = {
    sheet: say(e.label, language), language, columns: columns.map(c => ({ label: labelOf(e, c, language), kind: kindOf(c.field), sum: c.field.kind === 'money' })),
    rows: pages(work, e, filters, columns, seen),
    notes: [[zh ? '导出人' : 'Exported by', work.who.name], [zh ? '时间' : 'At', at], [zh ? '条件' : 'Filters', JSON.stringify(filters)]],
  }
  const path = temporary('export'), facts = { entity: e.name, format, filters: Object.keys(filters), columns: paths, phones }
  try {
    await pipeline(format === 'csv' ? writeCsv(output) : writeXlsx(output), createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    await auditRow(work, { name: 'export' }, newId(), 'export', Object.fromEntries(Object.entries({ ...facts, rows: seen.rows }).map(([k, v]) => [k, [null, v]])))
    await security(houseOf(), { kind: 'export', orgId: work.org, memberId: work.who.memberId, facts: { ...facts, rows: seen.rows } })
  } catch (error) { await rm(path, { force: true }); throw error }
  const file = createReadStream(path)
  file.once('close', () => void rm(path, { force: true }))
  const name = `${say(e.label, language)}-${dayAt(work.now, work.who.timeZone)}.${format}`
  return answer(file, { headers: { 'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="${e.path}.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`, 'x-rows': String(seen.rows) } })
}
for (const call of declaredCalls().values()) if (call.name.endsWith('.export') && call.entity) handle(call, (work, input: Asked) => exported(work, call.entity!, input))
