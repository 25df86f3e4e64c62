import { Refusal } from '../../kernel/refusal.ts'
import { entityNamed } from '../../kernel/entity.ts'
import { inTransaction, one, rows as run } from '../../server/data/database.ts'
import { childTable, tableOf } from '../../server/data/columns.ts'
import { sql } from '../../server/data/sql.ts'
import { loadWho } from '../../server/door/who.ts'
import type { House } from '../../server/http/context.ts'
import { job, night, sweep } from '../../server/jobs/queue.ts'
import { rows as sheetRows, SheetRefusal, shown, type Choices, type SheetFile } from '../../server/sheets/index.ts'
import { auditRow } from '../../server/work/audit.ts'
import { Work } from '../../server/work/work.ts'
import { alone, grown } from './alone.ts'
import { readRow, type ReadRow, type Reading } from './cells.ts'
import { dropOldFiles, withFile } from './file.ts'
import { noCounts, type Bad, type Counts, type RunOptions, type SheetFacts } from './import.ts'
import { reachOf, readingOf } from './reading.ts'
import { writePlain } from './plain.ts'
import { findRefs } from './refs.ts'
import { Cancelled, everywhere, newPace, tell } from './progress.ts'
import { mayImport } from './targets.ts'
import { carryBack } from './undo.ts'
import { addProblem, addRead, newTally, type Tally } from './report.ts'
import { endRun, hashOf, readGiven, startRun, writeChunk, type Given } from './write.ts'

type Kept = { id: string; member_id: string; entity: string; file_name: string; sheets: SheetFacts[]; choices: Choices; options: RunOptions; dry_run: boolean; state: string }
/** Everything was tried and nothing is kept: a trial, or a file that must go in whole and cannot. */
class TakenBack extends Error {}
const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
const chunkOf = 400, mostProblems = 20_000, gathersFrom = 2_000
/** What an import fills (alone.ts). */
const ledgerTables = ['customer', 'customer_identity', 'prospect_card', 'prospect_card_opening', 'prospect_card_level_history', 'prospect_card_closings', 'follow_up', 'milestone', 'import_row']
const tablesOf = (entity: string): string[] => { if (entity === 'ledger' || entity === 'customer') return ledgerTables; const e = entityNamed(entity); return [tableOf(e), ...Object.keys(e.children).map(child => childTable(e, child)), 'import_row'] }

export const sheetsOf = (kept: Pick<Kept, 'options' | 'sheets'>): string[] => { const chosen = kept.options.sheet; return chosen === undefined ? [kept.sheets.find(s => !s.hidden && s.rows > 0)?.name ?? kept.sheets[0].name] : [chosen].flat() }
const rowsOf = (kept: Kept): number => { const chosen = sheetsOf(kept); return kept.sheets.filter(s => chosen.includes(s.name)).reduce((n, s) => n + s.rows, 0) }
type Line = { row: { sheet: string; number: number; hash: string }; read: ReadRow }
async function* readAll(file: SheetFile, kept: Kept, how: Reading): AsyncGenerator<Line[]> {
  const chosen = sheetsOf(kept), numbers = new Set(kept.sheets.filter(s => chosen.includes(s.name)).flatMap(s => s.columns.filter(c => c.isRowNumber).map(c => c.index)))
  let part: Line[] = []
  for await (const row of sheetRows(file, { ...kept.choices, sheets: chosen, ...(kept.options.headerRow ? { headerRow: kept.options.headerRow } : {}), includeHidden: kept.options.includeHidden })) {
    if (row.isSubtotal) continue
    part.push({ row: { sheet: row.sheet, number: row.number, hash: hashOf(kept.entity, row.cells.map((cell, i) => (numbers.has(i + 1) ? '' : shown(cell)))) }, read: readRow(row, how) })
    if (part.length >= chunkOf) { yield part; part = []; await breathe() }
  }
  if (part.length) yield part
}
/** The next chunk is read while the database writes this one. */
async function* ahead<T>(from: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let coming = from.next()
    for (;;) {
      const got = await coming
      if (got.done) return
      coming = from.next()
      coming.catch(() => undefined)
      yield got.value
    }
  } finally { await from.return(undefined) }
}
/** One walk over the file: reads, finds, judges, writes chunk by chunk. Where nothing may be kept any more it goes on reading, to name every problem. */
const walk = async (work: Work, house: House, kept: Kept, file: SheetFile, counts: Counts): Promise<{ tally: Tally }> => {
  const chosen = sheetsOf(kept), total = rowsOf(kept)
  const how = await readingOf(work, kept.entity, kept.sheets.find(s => s.name === chosen[0]) ?? kept.sheets[0], kept.options)
  const bulk = kept.entity === 'ledger' || kept.entity === 'customer', onExisting = kept.options.onExisting ?? 'skip'
  const within = await reachOf(work, bulk ? 'customer' : entityNamed(kept.entity).thing)
  const state = bulk ? await startRun(work, { importId: kept.id, ledger: kept.entity === 'ledger', onExisting, within, dryRun: kept.dry_run }) : undefined
  const tally = newTally(how.columns.map(c => c.index)), labels = new Map(how.columns.map(c => [c.label, c.index]))
  // A customer without a channel walked in, as one whose sheet has no such column.
  const needed = how.columns.filter(c => c.target.needed && !(bulk && c.target.name === 'channel')), owner = how.columns.find(c => bulk && c.target.name === 'ownerId')
  const say = (bad: Bad): void => { if (tally.problems.length < mostProblems) addProblem(tally, bad, labels) }
  const filled = tablesOf(kept.entity), pace = newPace(house, work.org, kept, total)
  let chunks = 0, writing: Promise<void> = Promise.resolve()
  try {
    for await (const part of ahead(readAll(file, kept, how))) {
      if (part.some(l => l.read.refs.length || 'customerId.name' in l.read.values)) { await writing; await findRefs(work, part) }
      const good: Given[] = []
      for (const { row, read } of part) {
        counts.rows++
        const missing = needed.find(c => read.values[c.target.path] === undefined && !read.problems.some(p => p.column === c.label))
        if (missing) read.problems.push({ sheet: row.sheet, row: row.number, column: missing.label, value: '', code: 'field.required' })
        const mine = owner && read.values[owner.target.path]
        if (typeof mine === 'string' && !within(mine)) read.problems.push({ sheet: row.sheet, row: row.number, column: owner!.label, value: '', code: 'import.outside' })
        addRead(tally, read)
        if (read.problems.length) { counts.failed++; for (const bad of read.problems) say(bad) } else good.push({ ...row, values: read.values, notes: read.notes })
      }
      const understood = state && good.map(g => readGiven(state, g))
      await writing
      await pace(counts)
      if (kept.dry_run || kept.options.mode === 'good' || counts.failed === 0) writing = keepTrying(work, counts, say, (told, bad) => state ? writeChunk(work, state, understood!, told, bad) : writePlain(work, kept.entity, kept.id, onExisting, good, told, bad), () => grown(work.client, ++chunks, filled))
      writing.catch(() => undefined) // met where it is waited for
    }
    await writing
    await pace(counts, true)
  } finally { await writing.catch(() => undefined) } // nothing of ours is on its way when the transaction ends
  if (state) await endRun(state)
  return { tally }
}
/**
 * Writes one chunk while the next is read; what became of its rows is added when it stands. Someone else may take a phone between our look and
 * our write: then the chunk is taken back and looked at once more.
 */
const keepTrying = async (work: Work, counts: Counts, say: (bad: Bad) => void, act: (counts: Counts, say: (bad: Bad) => void) => Promise<unknown[] | void>, then: () => Promise<void>): Promise<void> => {
  const once = async (): Promise<{ told: Counts; bads: Bad[] }> => {
    const told = noCounts(), bads: Bad[] = []
    await Promise.all((await act(told, bad => { bads.push(bad) })) ?? [])
    return { told, bads }
  }
  await work.client.query('SAVEPOINT chunk')
  const { told, bads } = await once().catch(async (error: unknown) => {
    if ((error as { code?: string }).code !== '23505') throw error
    await work.client.query('ROLLBACK TO SAVEPOINT chunk')
    return once()
  })
  await work.client.query('RELEASE SAVEPOINT chunk')
  for (const name of Object.keys(told) as (keyof Counts)[]) counts[name] += told[name]
  for (const bad of bads) say(bad)
  await then()
}
const keepProblems = (house: House, orgId: string, id: string, problems: Bad[]) => inTransaction(house.database.app, { orgId }, async client => {
  await run(client, sql`DELETE FROM import_problem WHERE org_id = ${orgId} AND import_id = ${id}`)
  for (let i = 0; i < problems.length; i += 1_000) {
    const part = problems.slice(i, i + 1_000).map((p, n) => ({ org_id: orgId, import_id: id, n: i + n, sheet: p.sheet, row_number: p.row, column_label: p.column, value: p.value, code: p.code, facts: p.facts ?? {} }))
    await run(client, sql`INSERT INTO import_problem SELECT * FROM json_populate_recordset(NULL::import_problem, ${JSON.stringify(part)}::json)`)
  }
})
/** All rows of an import as one line of the audit: how many of each kind, and the digest of their ids and contents (docs/decisions). */
const auditImport = async (work: Work, kept: Kept, counts: Counts): Promise<void> => {
  const digest = await work.one<{ n: number; hash: string }>(sql`SELECT count(*)::int n, encode(sha256(convert_to(coalesce(string_agg(entity || ' ' || row_id || ' ' || coalesce(row_hash, ''), E'\n' ORDER BY entity, row_id), ''), 'UTF8')), 'hex') hash FROM import_row WHERE org_id = ${work.org} AND import_id = ${kept.id}`)
  await auditRow(work, { name: 'import' }, kept.id, 'import', { entity: [null, kept.entity], file: [null, kept.file_name], counts: [null, counts], rows: [null, digest!.n], digest: [null, digest!.hash] })
}
/** Nothing was written: every row that did not fail was left out. */
const nothing = (counts: Counts): Counts => ({ ...noCounts(), rows: counts.rows, failed: counts.failed, skipped: counts.rows - counts.failed })
/** Carries out one import in one transaction of its own: all rows, the good rows, or none; a crash leaves nothing and it is run again. */
export const carryOut = async (house: House, orgId: string, importId: string): Promise<void> => {
  const opened = await inTransaction(house.database.app, { orgId }, client => one<Kept>(client, sql`SELECT id, member_id, entity, file_name, sheets, choices, options, dry_run, state FROM import_run WHERE org_id = ${orgId} AND id = ${importId} AND NOT undoing`))
  if (!opened || !['checking', 'running'].includes(opened.state)) return
  const who = await loadWho(house, orgId, opened.member_id)
  if (!who || !mayImport(who, opened.entity)) { await tell(house, orgId, importId, { state: 'failed', failure: 'right.missing', finished: true }); return }
  const counts = noCounts()
  try {
    await alone(house, { orgId, memberId: who.memberId, ...(rowsOf(opened) >= gathersFrom ? { gathers: tablesOf(opened.entity) } : {}) }, async client => {
      const { ok } = (await one<{ ok: boolean }>(client, sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${'import ' + importId}, 9)) ok`))!
      const now = ok ? await one<{ state: string }>(client, sql`SELECT state FROM import_run WHERE org_id = ${orgId} AND id = ${importId}`) : undefined
      if (!now || !['checking', 'running'].includes(now.state)) throw new TakenBack('busy')
      const work = new Work({ who, now: house.now(), client, requestId: `import ${importId}`, later: house.later, audited: false, right: { thing: opened.entity === 'ledger' ? 'customer' : entityNamed(opened.entity).thing, verb: 'i' } })
      const { tally } = await withFile(work, importId, opened.file_name, file => walk(work, house, opened, file, counts))
      await keepProblems(house, orgId, importId, tally.problems)
      const stopped = counts.failed > 0 && opened.options.mode === 'all'
      if (opened.dry_run || stopped) {
        await tell(house, orgId, importId, { state: opened.dry_run ? 'done' : 'failed', progress: 100, counts: opened.dry_run ? counts : nothing(counts), tally, failure: opened.dry_run ? null : 'import.stopped', finished: true })
        throw new TakenBack()
      }
      await auditImport(work, opened, counts)
      await run(client, sql`UPDATE import_run SET state = 'done', progress = 100, counts = ${JSON.stringify(counts)}, unknowns = ${JSON.stringify(tally.unknowns)}, report = ${JSON.stringify(tally.report)}, finished_at = ${house.now()}, version = version + 1 WHERE org_id = ${orgId} AND id = ${importId}`)
    })
    if (counts.created > 500) await run(house.database.app, sql`SELECT fresh_statistics()`)
  } catch (error) {
    if (error instanceof TakenBack) return
    const code = error instanceof Refusal || error instanceof SheetRefusal ? error.code : undefined
    await tell(house, orgId, importId, { state: error instanceof Cancelled ? 'cancelled' : 'failed', progress: 100, counts: nothing(counts), failure: error instanceof Cancelled ? null : code ?? 'server.fault', finished: true })
    if (!code && !(error instanceof Cancelled)) house.log('fault', { import: importId, error: String((error as Error).stack) })
  }
}
job({ name: 'import', retry: 2, seconds: 3_600, act: (house, data) => carryOut(house, String(data.orgId), String(data.importId)) })
/** Imports whose process died are run again: their transaction left nothing, and nobody holds their lock. */
sweep('import.left', 20, async house => {
  for (const { org_id } of await everywhere(house)) {
    const left = await inTransaction(house.database.app, { orgId: org_id }, client => run<{ id: string; undoing: boolean }>(client, sql`SELECT id, undoing FROM import_run WHERE org_id = ${org_id} AND state IN ('checking', 'running') AND pg_try_advisory_xact_lock(hashtextextended('import ' || id, 9))`))
    for (const { id, undoing } of left) await (undoing ? carryBack : carryOut)(house, org_id, id)
  }
})
/** Uploaded files are kept thirty days (for the error workbook), those nobody ran two; files of a process that was killed go as well. */
night('import.files', '20 19 * * *', async house => {
  const before = (days: number): string => new Date(Date.parse(house.now()) - days * 86_400_000).toISOString()
  for (const { org_id } of await everywhere(house)) await inTransaction(house.database.app, { orgId: org_id }, client => run(client, sql`DELETE FROM import_file f USING import_run i WHERE f.org_id = ${org_id} AND i.org_id = f.org_id AND i.id = f.import_id AND f.at < CASE WHEN i.state = 'uploaded' THEN ${before(2)}::timestamptz ELSE ${before(30)}::timestamptz END`))
  await house.database.app.query('SELECT settle_words()') // an import whose process died may have left the indexes gathering
  await dropOldFiles(Date.parse(house.now()) - 86_400_000)
})
