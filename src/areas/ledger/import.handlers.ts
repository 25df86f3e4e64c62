import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { v7 as newId } from 'uuid'
import { entityNamed } from '../../kernel/entity.ts'
import { say } from '../../kernel/language.ts'
import { declareRefusals, refusalFacts, refuse } from '../../kernel/refusal.ts'
import { millisOf } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { inTransaction } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { atDoor } from '../../server/http/door.ts'
import { houseOf } from '../../server/http/house.ts'
import { keyed } from '../../server/http/keys.ts'
import { cellProblems, cellSentence, fileProblems, rows as sheetRows, writeErrorWorkbook, type CellProblem, type Choices, type ErrorRow } from '../../server/sheets/index.ts'
import { auditRow } from '../../server/work/audit.ts'
import { Work } from '../../server/work/work.ts'
import { alone } from './alone.ts'
import { demandRoom, temporary } from '../../server/files/receive.ts'
import { keepFile, withFile } from './file.ts'
import { importCalls, noCounts, type Bad, type ImportRun, type LookOptions, type Report, type RunOptions } from './import.ts'
import { lookAt, proposed } from './look.ts'
import { rememberedOf } from './memory.ts'
import { readingOf } from './reading.ts'
import { sheetsOf } from './run.ts'
import { importable, mayImport, targetsOf } from './targets.ts'
import { backAtOnce, takeBack } from './undo.ts'
import { upload } from './upload.ts'

declareRefusals(Object.fromEntries(Object.entries(fileProblems).filter(([code]) => refusalFacts(code) === undefined)))
const demandRight = (work: Pick<Work, 'who'>, entity: string): void => {
  if (!importable().includes(entity)) refuse('import.entity')
  if (!mayImport(work.who, entity)) refuse('right.missing')
}
type Said = { code: string; value: string; facts?: Record<string, unknown> | null }
/** A problem's sentence in the reader's language, whatever table its code stands in. */
const sentence = ({ code, value, facts }: Said, language: 'zh' | 'en'): string => {
  const said = { text: value, name: value, ...facts }
  return code in cellProblems ? cellSentence(code as CellProblem, language, said) : refusalFacts(code) ? say(refusalFacts(code)!, language, said) : code
}
const open = async (work: Work, id: string): Promise<ImportRun> => {
  const found = await work.one<ImportRun & { failure: string | null }>(sql`SELECT i.id, i.version, i.entity, i.file_name AS "fileName", i.file_bytes AS "fileBytes", i.state, i.progress, i.counts, i.sheets, i.options, i.dry_run AS "dryRun", i.created_at AS "createdAt", i.finished_at AS "finishedAt", i.undone_at AS "undoneAt", i.undoing, i.unknowns AS unknown, i.report, i.failure, json_build_object('id', m.id, 'label', m.name) AS by
    FROM import_run i JOIN member m ON m.org_id = i.org_id AND m.id = i.member_id WHERE i.org_id = ${work.org} AND i.id = ${id} AND i.member_id = ${work.who.memberId}`)
  if (!found) return refuse('notFound')
  const problems = await work.rows<Bad>(sql`SELECT sheet, row_number AS "row", column_label AS "column", value, code, facts FROM import_problem WHERE org_id = ${work.org} AND import_id = ${id} ORDER BY n LIMIT 100`)
  const { language } = work.who
  const report: Report | null = found.report && { ...found.report, groups: found.report.groups.map(g => ({ ...g, detail: sentence({ code: g.code, value: g.value ?? problems.find(p => p.code === g.code && p.column === g.column)?.value ?? '', facts: problems.find(p => p.code === g.code)?.facts }, language) })) }
  return { ...found, remembered: await rememberedOf(work, found.entity), report, problems: problems.map(({ facts, ...p }) => ({ ...p, detail: sentence({ ...p, facts }, language) })), failure: found.failure ? sentence({ code: found.failure, value: '' }, language) : null }
}
/** The import as it stands now, with the version a command on it has to name. */
const said = async (work: Work, id: string, status?: number) => { const run = await open(work, id); return answer(run, { ...(status ? { status } : {}), headers: { etag: `"${run.version}"` } }) }
const demandVersion = (kept: ImportRun, version: number | undefined): void => { if (kept.version !== version) refuse('version.stale', {}, { current: kept }) }
const mostAnHour = 60
/** An hour's uploads of one person (trust 5.2.4). */
const demandQuota = async (work: Work): Promise<void> => {
  const since = new Date(millisOf(work.now) - 3_600_000).toISOString()
  const found = await work.one<{ n: number; first: string | null }>(sql`SELECT count(*)::int n, min(created_at) AS first FROM import_run WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND created_at > ${since}`)
  if (found!.n >= mostAnHour) refuse('import.quota', { limit: mostAnHour, seconds: Math.max(1, Math.ceil((millisOf(found!.first!) + 3_600_000 - millisOf(work.now)) / 1000)) })
}
const digestFile = async (path: string, more: string): Promise<string> => {
  const hash = createHash('sha256').update(more)
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}
atDoor(importCalls.upload, async visit => {
  const { house } = visit, who = { ...visit.who!, language: visit.language }
  const key = visit.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) { visit.raw?.resume(); refuse('idempotency.missing') }
  const path = temporary('upload')
  try {
    await demandRoom('import.diskFull')
    const got = await upload(visit.raw!, path)
    demandRight({ who }, got.entity)
    const file = { path, name: got.fileName }
    const seen = await lookAt(file, got.choices)
    const hash = await digestFile(path, `${got.entity} ${JSON.stringify(got.choices)}`)
    return await inTransaction(house.database.app, { orgId: who.orgId, memberId: who.memberId }, async client => {
      const work = new Work({ who, now: house.now(), client, requestId: visit.requestId, later: house.later })
      return keyed(work, importCalls.upload, String(key), hash, async () => {
        await demandQuota(work)
        const { sheets, shape } = await proposed(work, got.entity, seen), id = newId()
        await work.rows(sql`INSERT INTO import_run (org_id, id, member_id, entity, file_name, file_bytes, sheets, shape, state, counts, unknowns, choices, created_at) VALUES (${work.org}, ${id}, ${who.memberId}, ${got.entity}, ${got.fileName}, ${got.bytes}, ${JSON.stringify(sheets)}, ${shape}, 'uploaded', ${JSON.stringify(noCounts())}, ${JSON.stringify({ owners: [], values: [] })}, ${JSON.stringify(got.choices)}, ${work.now})`)
        await keepFile(work, id, path)
        await auditRow(work, { name: 'import' }, id, 'upload', { file: [null, got.fileName], entity: [null, got.entity] })
        return { status: 201, body: await open(work, id), headers: { location: `/api/v1/imports/${id}`, etag: '"1"' } }
      })
    })
  } finally { await rm(path, { force: true }) }
})
const bookOf = { customer: { zh: '客户', en: 'Customer' }, prospectCard: { zh: '卡', en: 'Card' }, milestone: { zh: '里程碑', en: 'Milestone' }, followUp: undefined } as const
handle(importCalls.targets, async work => importable().filter(e => mayImport(work.who, e)).map(entity => ({
  entity, label: entity === 'ledger' ? { zh: '整本台账（客户、卡、跟进）', en: 'Whole ledger (customer, card, follow-ups)' } : entityNamed(entity).label,
  fields: targetsOf(entity).map(t => {
    const book = entity === 'ledger' ? bookOf[t.entity as 'customer'] : undefined
    const choices = t.field.choices && t.path === 'prospectCard.level' && entity === 'ledger' ? { ...t.field.choices, ...entityNamed('prospectCard').fields.state.choices } : t.field.choices
    return { path: t.path, label: book ? { zh: `${book.zh} · ${t.label.zh}`, en: `${book.en} · ${t.label.en}` } : t.label, kind: t.field.kind, needed: t.needed, ...(choices ? { choices } : {}) }
  }),
})))
handle(importCalls.list, async (work, input: { limit?: number; cursor?: string }) => {
  const limit = input.limit ?? 50
  if (input.cursor !== undefined && !/^[0-9a-f-]{36}$/.test(input.cursor)) refuse('cursor.invalid')
  const items = await work.rows<{ id: string }>(sql`SELECT id, version, entity, file_name AS "fileName", file_bytes AS "fileBytes", state, progress, counts, dry_run AS "dryRun", created_at AS "createdAt", finished_at AS "finishedAt", undone_at AS "undoneAt", undoing FROM import_run
    WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND (${input.cursor ?? null}::uuid IS NULL OR id < ${input.cursor ?? null}::uuid) ORDER BY id DESC LIMIT ${limit + 1}`)
  return { items: items.slice(0, limit), next: items.length > limit ? items[limit - 1].id : null }
})
handle(importCalls.get, (work, input: { id: string }) => said(work, input.id))
type Locked = { state: string; dry_run: boolean; undone_at: string | null; choices: Choices & { headerRow?: Record<string, number> } }
const lockRun = async (work: Work, id: string): Promise<Locked> => {
  const locked = (await work.one<Locked>(sql`SELECT state, dry_run, undone_at, choices FROM import_run WHERE org_id = ${work.org} AND id = ${id} FOR UPDATE`))!
  if (['checking', 'running'].includes(locked.state)) refuse('import.busy')
  if (locked.state === 'done' && !locked.dry_run && !locked.undone_at) refuse('import.done')
  return locked
}
/** Reads the sheets anew under another header row, encoding or separator. */
const lookAgain = async (work: Work, kept: ImportRun, locked: Locked, { headerRow, sheet, encoding, separator }: LookOptions): Promise<void> => {
  if (sheet !== undefined && !kept.sheets.some(s => s.name === sheet)) refuse('sheet.unknown', { sheet })
  const rows = headerRow === undefined ? {} : Object.fromEntries(kept.sheets.filter(s => sheet === undefined || s.name === sheet).map(s => [s.name, headerRow]))
  const choices = { ...locked.choices, ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}), headerRow: { ...(encoding || separator ? {} : locked.choices.headerRow), ...rows } }
  const seen = await withFile(work, kept.id, kept.fileName, file => lookAt(file, choices))
  const { sheets, shape } = await proposed(work, kept.entity, seen)
  await work.rows(sql`UPDATE import_run SET sheets = ${JSON.stringify(sheets)}, shape = ${shape}, choices = ${JSON.stringify(choices)}, report = NULL, version = version + 1 WHERE org_id = ${work.org} AND id = ${kept.id}`)
}
handle(importCalls.look, async (work, { id, ...options }: LookOptions & { id: string }) => {
  const kept = await open(work, id)
  demandRight(work, kept.entity)
  await lookAgain(work, kept, await lockRun(work, id), options)
  return said(work, id)
})
handle(importCalls.run, async (work, { id, ...options }: RunOptions & { id: string }) => {
  let kept = await open(work, id)
  demandRight(work, kept.entity)
  const locked = await lockRun(work, id)
  const strange = [options.sheet ?? []].flat().find(n => !kept.sheets.some(s => s.name === n))
  if (strange !== undefined) refuse('sheet.unknown', { sheet: strange })
  const first = () => kept.sheets.find(s => s.name === sheetsOf({ options, sheets: kept.sheets })[0]) ?? kept.sheets[0]
  if (options.headerRow !== undefined && options.headerRow !== first().headerRow) { await lookAgain(work, kept, locked, { headerRow: options.headerRow, ...(typeof options.sheet === 'string' ? { sheet: options.sheet } : {}) }); kept = await open(work, id) }
  await readingOf(work, kept.entity, first(), options)
  await work.rows(sql`UPDATE import_run SET state = 'checking', options = ${JSON.stringify(options)}, dry_run = ${options.dryRun ?? false}, progress = 0, counts = ${JSON.stringify(noCounts())}, cancel = false, failure = NULL, finished_at = NULL, undone_at = NULL, version = version + 1 WHERE org_id = ${work.org} AND id = ${id}`)
  await work.later('import', { importId: id })
  return said(work, id)
})
handle(importCalls.cancel, async (work, { id, version }: { id: string; version?: number }) => {
  demandVersion(await open(work, id), version)
  const done = await work.rows(sql`UPDATE import_run SET cancel = true WHERE org_id = ${work.org} AND id = ${id} AND state IN ('checking', 'running') AND NOT undoing RETURNING id`)
  if (!done.length) refuse('import.notRunning')
  return said(work, id)
})
handle(importCalls.undo, async (work, { id, version }: { id: string; version?: number }) => {
  const kept = await open(work, id)
  demandRight(work, kept.entity)
  demandVersion(kept, version)
  const { many } = (await work.one<{ many: number }>(sql`SELECT count(*)::int AS many FROM (SELECT FROM import_row WHERE org_id = ${work.org} AND import_id = ${id} LIMIT ${backAtOnce + 1}) r`))!
  if (many > backAtOnce) {
    const begun = await work.rows(sql`UPDATE import_run SET state = 'running', undoing = true, progress = 0, failure = NULL, version = version + 1 WHERE org_id = ${work.org} AND id = ${id} AND state = 'done' AND NOT dry_run AND undone_at IS NULL RETURNING id`)
    if (!begun.length) refuse('import.notDone')
    await work.later('import.undo', { importId: id })
    return said(work, id, 202)
  }
  await alone(houseOf(), { orgId: work.org, memberId: work.who.memberId }, async client => {
    const own = new Work({ who: work.who, now: work.now, client, requestId: work.requestId, right: { thing: kept.entity === 'ledger' ? 'customer' : entityNamed(kept.entity).thing, verb: 'i' }, later: houseOf().later })
    const state = await own.one<{ state: string; dry_run: boolean; undone_at: string | null }>(sql`SELECT state, dry_run, undone_at FROM import_run WHERE org_id = ${work.org} AND id = ${id} FOR UPDATE`)
    if (state!.state !== 'done' || state!.dry_run || state!.undone_at) refuse('import.notDone')
    await takeBack(own, id)
  })
  return said(work, id)
})
handle(importCalls.errors, async (work, { id }: { id: string }) => {
  const kept = await open(work, id)
  const found = await work.rows<Bad>(sql`SELECT sheet, row_number AS "row", column_label AS "column", value, code, facts FROM import_problem WHERE org_id = ${work.org} AND import_id = ${id} ORDER BY n`)
  if (!found.length) refuse('import.noErrors')
  const { language } = work.who, reasons = new Map<string, string>()
  for (const p of found) { const key = `${p.sheet} ${p.row}`, one = `${p.column ? p.column + (language === 'zh' ? '：' : ': ') : ''}${sentence(p, language)}`; reasons.set(key, reasons.has(key) ? `${reasons.get(key)}${language === 'zh' ? '；' : '; '}${one}` : one) }
  const { choices } = (await work.one<{ choices: Choices }>(sql`SELECT choices FROM import_run WHERE org_id = ${work.org} AND id = ${id}`))!
  const options = kept.options ?? { mode: 'all' as const }, sheets = sheetsOf({ options, sheets: kept.sheets })
  const labels = (kept.sheets.find(s => s.name === sheets[0]) ?? kept.sheets[0]).columns.map(c => c.label)
  const path = temporary('export')
  try {
    await withFile(work, id, kept.fileName, async file => {
      async function* bad(): AsyncGenerator<ErrorRow> { for await (const row of sheetRows(file, { ...choices, sheets, ...(options.headerRow ? { headerRow: options.headerRow } : {}), includeHidden: options.includeHidden })) { const reason = reasons.get(`${row.sheet} ${row.number}`); if (reason !== undefined) yield { cells: row.cells, reason } } }
      await pipeline(writeErrorWorkbook(labels, bad(), language), createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    })
  } catch (error) { await rm(path, { force: true }); throw error }
  const file = createReadStream(path)
  file.once('close', () => void rm(path, { force: true }))
  const name = `${kept.fileName.replace(/\.[^.]+$/, '')}-${language === 'zh' ? '错误行' : 'errors'}.xlsx`
  return answer(file, { headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="errors.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}` } })
})
