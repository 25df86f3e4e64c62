import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { declaredCalls } from '../../kernel/call.ts'
import { flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field } from '../../kernel/field.ts'
import { say } from '../../kernel/language.ts'
import { refName } from '../../kernel/names.ts'
import { declareRefusals, refuse, Refusal } from '../../kernel/refusal.ts'
import { clockAt, dayAt, millisOf } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { listText, question } from '../../server/calls/list.ts'
import { one } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { security } from '../../server/door/security.ts'
import { houseOf } from '../../server/http/house.ts'
import { writeCsv, writeXlsx, type Output, type OutputColumn, type OutputValue } from '../../server/sheets/index.ts'
import type { Work } from '../../server/work/work.ts'

declareRefusals({ 'export.column': { status: 422, zh: '没有这一列：{name}。', en: 'There is no such column: {name}.' } })

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
async function* pages(work: Work, e: Entity, input: Record<string, unknown>, columns: Column[]): AsyncGenerator<OutputValue[]> {
  let cursor: string | undefined, n = 0
  const fields = [...new Set(columns.map(c => c.path.split('.')[0]))]
  do {
    const ask = question(work, e, { ...input, limit: 100, ...(cursor ? { cursor } : {}) })
    const page = JSON.parse(await listText(work, e, { ...ask, limit: 1_000 }, work.visible(e, 'a'), fields)) as { items: Record<string, unknown>[]; next: string | null }
    if ((n += page.items.length) > most) refuse('export.tooManyRows', { limit: most })
    for (const row of page.items) yield columns.map(c => c.read(row))
    cursor = page.next ?? undefined
  } while (cursor)
}
/** Ten exports an hour and member (trust.md 1.3); each is logged with what was asked. */
const demandQuota = async (work: Work): Promise<void> => {
  const since = new Date(millisOf(work.now) - 3_600_000).toISOString()
  const found = await one<{ n: number }>(houseOf().database.door, sql`SELECT count(*)::int n FROM door.security_entry WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND kind = 'export' AND at > ${since}`)
  if (found!.n >= 10) throw new Refusal('rate.limited', { seconds: 600 })
}
type Asked = Record<string, unknown> & { format?: 'xlsx' | 'csv'; columns?: string[] }
/** Export = what I see: same filters, same order, same masks; typed cells, never a formula. */
const exported = async (work: Work, e: Entity, { format = 'xlsx', columns: wanted, cursor: _c, limit: _l, ...filters }: Asked): Promise<unknown> => {
  if (format !== 'xlsx' && format !== 'csv') throw new Refusal('field.invalid', {}, [{ pointer: '/format', code: 'field.choice' }])
  await demandQuota(work)
  const known = new Map(flatFields(e.fields))
  const paths = wanted ?? [...known.keys()].filter(path => e.list.includes(path.split('.')[0]))
  const columns = paths.map(path => {
    const field = known.get(path)
    if (!field || !e.list.includes(path.split('.')[0])) return refuse('export.column', { name: path })
    return columnOf(work, path, field)
  })
  question(work, e, { ...filters })
  const { language } = work.who
  const output: Output = {
    sheet: say(e.label, language), language, columns: columns.map(c => ({ label: say(c.path.includes('.') ? { zh: `${e.fields[c.path.split('.')[0]].label.zh}·${c.field.label.zh}`, en: `${e.fields[c.path.split('.')[0]].label.en} ${c.field.label.en}` } : c.field.label, language), kind: kindOf(c.field), sum: c.field.kind === 'money' })),
    rows: pages(work, e, filters, columns),
    notes: [[language === 'zh' ? '导出人' : 'Exported by', work.who.name], [language === 'zh' ? '时间' : 'At', `${dayAt(work.now, work.who.timeZone)} ${clockAt(work.now, work.who.timeZone)}`], [language === 'zh' ? '条件' : 'Filters', JSON.stringify(filters)]],
  }
  const path = join(tmpdir(), `chenxi-export-${randomUUID()}`)
  try {
    await pipeline(format === 'csv' ? writeCsv(output) : writeXlsx(output), createWriteStream(path, { mode: 0o600 }))
  } catch (error) { await rm(path, { force: true }); throw error }
  await security(houseOf(), { kind: 'export', orgId: work.org, memberId: work.who.memberId, facts: { entity: e.name, format, filters: Object.keys(filters), columns: paths } })
  const file = createReadStream(path)
  file.once('close', () => void rm(path, { force: true }))
  const name = `${say(e.label, language)}-${dayAt(work.now, work.who.timeZone)}.${format}`
  return answer(file, { headers: { 'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="${e.path}.${format}"; filename*=UTF-8''${encodeURIComponent(name)}` } })
}
for (const call of declaredCalls().values()) if (call.name.endsWith('.export') && call.entity) handle(call, (work, input: Asked) => exported(work, call.entity!, input))
