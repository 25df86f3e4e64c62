import { declaredCalls } from '../../kernel/call.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { handlerOf } from '../../server/calls/handlers.ts'
import { standard } from '../../server/calls/crud.ts'
import { inTransaction, one, rows as run } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { loadWho } from '../../server/door/who.ts'
import type { House } from '../../server/http/context.ts'
import { job, sweep } from '../../server/jobs/queue.ts'
import { rows as sheetRows, SheetRefusal, type SheetFile } from '../../server/sheets/index.ts'
import { auditRow } from '../../server/work/audit.ts'
import { Work } from '../../server/work/work.ts'
import { readRow, type ReadRow, type Reading } from './cells.ts'
import { withFile } from './file.ts'
import type { Counts, Problem, RunOptions, SheetFacts, Unknowns } from './import.ts'
import { readingOf } from './reading.ts'
import { hashOf, startRun, writeChunk, type Given } from './write.ts'

type Kept = { id: string; member_id: string; entity: string; file_name: string; sheets: SheetFacts[]; options: RunOptions; dry_run: boolean; state: string }
class Cancelled extends Error {}
const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
const chunkOf = 500, mostProblems = 20_000

/** State and progress are written on a connection of their own, so that people see them while the import's transaction is still open. */
const tell = (house: House, orgId: string, id: string, facts: { state?: string; progress?: number; counts?: Counts; unknowns?: Unknowns; failure?: string | null; finished?: boolean }) =>
  inTransaction(house.database.app, { orgId }, client => one<{ cancel: boolean }>(client, sql`UPDATE import_run SET state = coalesce(${facts.state ?? null}, state), progress = coalesce(${facts.progress ?? null}, progress), counts = coalesce(${facts.counts ? JSON.stringify(facts.counts) : null}::json, counts),
    unknowns = coalesce(${facts.unknowns ? JSON.stringify(facts.unknowns) : null}::json, unknowns), failure = ${facts.failure ?? null}, finished_at = CASE WHEN ${facts.finished ?? false} THEN ${house.now()}::timestamptz END, version = version + 1 WHERE org_id = ${orgId} AND id = ${id} RETURNING cancel`))

const sheetsOf = (kept: Kept): string[] => { const chosen = kept.options.sheet; return chosen === undefined ? [kept.sheets.find(s => !s.hidden && s.rows > 0)?.name ?? kept.sheets[0].name] : [chosen].flat() }
async function* readAll(file: SheetFile, kept: Kept, how: Reading): AsyncGenerator<{ row: { sheet: string; number: number }; read: ReadRow }[]> {
  let part: { row: { sheet: string; number: number }; read: ReadRow }[] = []
  for await (const row of sheetRows(file, { sheets: sheetsOf(kept), headerRow: kept.options.headerRow, includeHidden: kept.options.includeHidden })) {
    if (row.isSubtotal) continue
    part.push({ row: { sheet: row.sheet, number: row.number }, read: readRow(row, how) })
    if (part.length >= chunkOf) { yield part; part = []; await breathe() }
  }
  if (part.length) yield part
}
const tally = (list: { name: string; rows: number }[], name: string): void => { const found = list.find(l => l.name === name); if (found) found.rows++; else if (list.length < 200) list.push({ name, rows: 1 }) }

/** First walk: reads every cell, writes nothing; gives the bad rows and what nobody knows yet. */
const check = async (work: Work, house: House, kept: Kept, file: SheetFile, how: Reading, total: number) => {
  const counts: Counts = { rows: 0, created: 0, updated: 0, skipped: 0, failed: 0, followUps: 0 }
  const problems: Problem[] = [], bad = new Set<string>(), unknowns: Unknowns = { owners: [], values: [] }
  for await (const part of readAll(file, kept, how)) {
    for (const { row, read } of part) {
      counts.rows++
      const needed = how.columns.find(c => c.target.needed && read.values[c.target.path] === undefined && !read.problems.some(p => p.column === c.label))
      if (needed) read.problems.push({ ...row, row: row.number, sheet: row.sheet, column: needed.label, value: '', code: 'field.required', detail: '' })
      if (read.unknownOwner) tally(unknowns.owners, read.unknownOwner)
      if (read.unknownValue) { const { field, word } = read.unknownValue; const found = unknowns.values.find(v => v.field === field && v.word === word); if (found) found.rows++; else if (unknowns.values.length < 200) unknowns.values.push({ field, word, rows: 1 }) }
      if (read.problems.length) { counts.failed++; bad.add(`${row.sheet} ${row.number}`); if (problems.length < mostProblems) problems.push(...read.problems) }
    }
    if ((await tell(house, work.org, kept.id, { progress: Math.min(49, Math.round((counts.rows / Math.max(1, total)) * 49)), counts }))?.cancel) throw new Cancelled()
  }
  return { counts, problems, bad, unknowns }
}
const keepProblems = (house: House, orgId: string, id: string, problems: Problem[]) => inTransaction(house.database.app, { orgId }, async client => {
  await run(client, sql`DELETE FROM import_problem WHERE org_id = ${orgId} AND import_id = ${id}`)
  for (let i = 0; i < problems.length; i += 1_000) {
    const part = problems.slice(i, i + 1_000).map((p, n) => ({ org_id: orgId, import_id: id, n: i + n, sheet: p.sheet, row_number: p.row, column_label: p.column, value: p.value, code: p.code, facts: p.detail ? { reason: p.detail } : {} }))
    await run(client, sql`INSERT INTO import_problem SELECT * FROM json_populate_recordset(NULL::import_problem, ${JSON.stringify(part)}::json)`)
  }
})
/** Rows of a plain entity go the same road as someone's own create, each behind a savepoint. */
const writePlain = async (work: Work, entity: string, given: Given[], importId: string, counts: Counts, problems: Problem[]): Promise<void> => {
  const call = declaredCalls().get(`${entity}.create`)!
  const act = (handlerOf(call)?.act ?? standard(call)!) as (work: Work, input: unknown) => Promise<{ id: string }>
  const known = new Set((await work.rows<{ h: string }>(sql`SELECT row_hash h FROM import_row WHERE org_id = ${work.org} AND row_hash = ANY(${given.map(g => g.hash)})`)).map(r => r.h))
  for (const g of given) {
    if (known.has(g.hash)) { counts.skipped++; continue }
    known.add(g.hash)
    await work.client.query('SAVEPOINT line')
    try {
      const made = await act(work, nestedOf(entity === 'dmsEntry' ? { source: 'import', ...g.values } : g.values))
      await work.rows(sql`INSERT INTO import_row (org_id, import_id, entity, row_id, row_hash) VALUES (${work.org}, ${importId}, ${entity}, ${made.id}, ${g.hash})`)
      counts.created++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await work.client.query('ROLLBACK TO SAVEPOINT line')
      if (error.code.endsWith('.duplicate')) counts.skipped++
      else { counts.failed++; problems.push({ sheet: g.sheet, row: g.number, column: error.faults[0]?.pointer ?? '', value: '', code: error.faults[0]?.code ?? error.code, detail: '' }) }
    }
    await work.client.query('RELEASE SAVEPOINT line')
  }
}
const nestedOf = (values: Record<string, unknown>): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(values)) { const [first, part] = path.split('.'); out[first] = part === undefined ? value : { ...(out[first] as Record<string, unknown> | undefined), [part]: value } }
  return out
}
/** Carries out one import: checks all, then writes all (or the good rows) in one transaction; a crash leaves nothing and it is run again. */
export const carryOut = async (house: House, orgId: string, importId: string): Promise<void> => {
  const opened = await inTransaction(house.database.app, { orgId }, client => one<Kept>(client, sql`SELECT id, member_id, entity, file_name, sheets, options, dry_run, state FROM import_run WHERE org_id = ${orgId} AND id = ${importId}`))
  if (!opened || !['checking', 'running'].includes(opened.state)) return
  const who = await loadWho(house, orgId, opened.member_id)
  if (!who) { await tell(house, orgId, importId, { state: 'failed', failure: 'right.missing', finished: true }); return }
  let counts: Counts | undefined
  try {
    await inTransaction(house.database.app, { orgId, memberId: who.memberId }, async client => {
      const { ok } = (await one<{ ok: boolean }>(client, sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${'import ' + importId}, 9)) ok`))!
      if (!ok) throw new Cancelled('busy')
      const now = await one<{ state: string }>(client, sql`SELECT state FROM import_run WHERE org_id = ${orgId} AND id = ${importId}`)
      if (!['checking', 'running'].includes(now!.state)) throw new Cancelled('busy')
      await client.query('SET LOCAL statement_timeout = 0')
      const work = new Work({ who, now: house.now(), client, requestId: `import ${importId}`, later: house.later, audited: false, right: { thing: opened.entity === 'ledger' ? 'customer' : opened.entity, verb: 'i' } })
      await withFile(work, importId, opened.file_name, async file => {
        const chosen = sheetsOf(opened)
        const sheet = opened.sheets.find(s => s.name === chosen[0]) ?? opened.sheets[0]
        const total = opened.sheets.filter(s => chosen.includes(s.name)).reduce((n, s) => n + s.rows, 0)
        const how = await readingOf(work, opened.entity, sheet, opened.options)
        const found = await check(work, house, opened, file, how, total)
        counts = found.counts
        const stop = found.bad.size > 0 && opened.options.mode === 'all'
        const planned = await writeAll(work, house, opened, file, how, found, total)
        await keepProblems(house, orgId, importId, found.problems)
        const failed = found.counts.failed > 0 && opened.options.mode === 'all'
        if (opened.dry_run || stop || failed) {
          await tell(house, orgId, importId, { state: opened.dry_run ? 'done' : 'failed', progress: 100, counts: opened.dry_run ? planned : { ...planned, created: 0, updated: 0, followUps: 0 }, unknowns: found.unknowns, failure: !opened.dry_run && failed ? 'import.row' : null, finished: true })
          throw new Undo()
        }
        await auditRow(work, { name: 'import' }, importId, 'import', { file: [null, opened.file_name], counts: [null, planned] })
        await run(client, sql`UPDATE import_run SET state = 'done', progress = 100, counts = ${JSON.stringify(planned)}, unknowns = ${JSON.stringify(found.unknowns)}, finished_at = ${house.now()}, version = version + 1 WHERE org_id = ${orgId} AND id = ${importId}`)
      })
    })
  } catch (error) {
    if (error instanceof Undo || (error instanceof Cancelled && error.message === 'busy')) return
    const zero = { rows: counts?.rows ?? 0, created: 0, updated: 0, skipped: 0, failed: counts?.failed ?? 0, followUps: 0 }
    const known = error instanceof Refusal ? error.code : error instanceof SheetRefusal ? error.code : undefined
    await tell(house, orgId, importId, { state: error instanceof Cancelled ? 'cancelled' : 'failed', progress: 100, counts: zero, failure: error instanceof Cancelled ? null : known ?? 'server.fault', finished: true })
    if (!known && !(error instanceof Cancelled)) house.log('import', { id: importId, error: String((error as Error).stack) })
  }
}
class Undo extends Error {}
const writeAll = async (work: Work, house: House, kept: Kept, file: SheetFile, how: Reading, found: { counts: Counts; problems: Problem[]; bad: Set<string> }, total: number): Promise<Counts> => {
  const counts = found.counts
  const bulk = kept.entity === 'ledger' || kept.entity === 'customer'
  const state = bulk ? await startRun(work, kept.id, kept.entity === 'ledger', kept.options.onExisting ?? 'skip', kept.dry_run) : undefined
  let seen = 0
  for await (const part of readAll(file, kept, how)) {
    const good: Given[] = part.filter(p => !found.bad.has(`${p.row.sheet} ${p.row.number}`)).map(p => ({ ...p.row, hash: hashOf(kept.entity, p.read.values), values: p.read.values, notes: p.read.notes }))
    if (state) await writeChunk(work, state, good, counts)
    else await writePlain(work, kept.entity, good, kept.id, counts, found.problems)
    seen += part.length
    if ((await tell(house, work.org, kept.id, { state: kept.dry_run ? undefined : 'running', progress: 50 + Math.min(49, Math.round((seen / Math.max(1, total)) * 49)), counts }))?.cancel) throw new Cancelled()
  }
  return counts
}
job({ name: 'import', retry: 2, seconds: 3_600, act: (house, data) => carryOut(house, String(data.orgId), String(data.importId)) })
/** Imports whose process died are run again: their transaction left nothing, and nobody holds their lock. */
sweep('import.left', 20, async house => {
  for (const { org_id } of await run<{ org_id: string }>(house.database.door, sql`SELECT org_id FROM door.organisation`)) {
    const left = await inTransaction(house.database.app, { orgId: org_id }, client => run<{ id: string }>(client, sql`SELECT id FROM import_run WHERE org_id = ${org_id} AND state IN ('checking', 'running') AND pg_try_advisory_xact_lock(hashtextextended('import ' || id, 9))`))
    for (const { id } of left) await carryOut(house, org_id, id)
  }
})
