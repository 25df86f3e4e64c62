import { createHash, randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { entityNamed } from '../../kernel/entity.ts'
import { say } from '../../kernel/language.ts'
import { declareRefusals, Refusal, refusalFacts, refuse } from '../../kernel/refusal.ts'
import { may } from '../../kernel/permission.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { inTransaction } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { atDoor } from '../../server/http/door.ts'
import { keyed } from '../../server/http/keys.ts'
import { cellSentence, fileProblems, inspect, rows as sheetRows, SheetRefusal, writeErrorWorkbook, type ErrorRow } from '../../server/sheets/index.ts'
import { auditRow } from '../../server/work/audit.ts'
import { Work } from '../../server/work/work.ts'
import { isCellProblem } from './cells.ts'
import { withFile } from './file.ts'
import { guessed } from './guess.rules.ts'
import { importCalls, type ImportRun, type Problem, type RunOptions, type SheetFacts } from './import.ts'
import { mappingOf, readingOf } from './reading.ts'
import { importable, targetsOf } from './targets.ts'
import { upload } from './upload.ts'
import { takeBack } from './write.ts'
import './run.ts'

declareRefusals(Object.fromEntries(Object.entries(fileProblems).filter(([code]) => refusalFacts(code) === undefined)))
/** The sheet engine's refusal as one of ours. */
const sheetly = async <T>(act: () => Promise<T>): Promise<T> => {
  try { return await act() } catch (error) { if (error instanceof SheetRefusal) throw new Refusal(error.code, { ...error.params }); throw error }
}
const demandRight = (work: Pick<Work, 'who'>, entity: string): void => {
  if (!importable().includes(entity)) refuse('import.entity')
  const things = entity === 'ledger' ? ['customer', 'prospectCard', 'followUp'] : [entityNamed(entity).thing]
  if (!things.every(t => may(work.who, t, 'i'))) refuse('right.missing')
}
const sentence = (code: string, language: 'zh' | 'en', facts: Record<string, unknown>): string => (isCellProblem(code) ? cellSentence(code, language, facts) : refusalFacts(code) ? say(refusalFacts(code)!, language, facts) : code)
const shown = (p: { column: string; value: string; code: string }, language: 'zh' | 'en'): string => sentence(p.code, language, { text: p.value, name: p.value, reason: '', row: '' })

const open = async (work: Work, id: string): Promise<ImportRun> => {
  const found = await work.one<ImportRun>(sql`SELECT i.id, i.version, i.entity, i.file_name AS "fileName", i.state, i.progress, i.counts, i.sheets, i.options, i.dry_run AS "dryRun", i.created_at AS "createdAt", i.finished_at AS "finishedAt", i.undone_at AS "undoneAt", i.unknowns AS unknown, i.failure, json_build_object('id', m.id, 'label', m.name) AS by
    FROM import_run i JOIN member m ON m.org_id = i.org_id AND m.id = i.member_id WHERE i.org_id = ${work.org} AND i.id = ${id} AND i.member_id = ${work.who.memberId}`)
  if (!found) return refuse('notFound')
  const problems = await work.rows<Problem>(sql`SELECT sheet, row_number AS "row", column_label AS "column", value, code FROM import_problem WHERE org_id = ${work.org} AND import_id = ${id} ORDER BY n LIMIT 100`)
  return { ...found, problems: problems.map(p => ({ ...p, detail: shown(p, work.who.language) })), failure: found.failure ? sentence(found.failure, work.who.language, { reason: '', name: '' }) : null }
}
atDoor(importCalls.upload, async visit => {
  const { house } = visit, who = visit.who!
  const key = visit.headers['idempotency-key']
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) refuse('idempotency.missing')
  const got = await upload(visit.raw!)
  demandRight({ who }, got.entity)
  const path = join(tmpdir(), `chenxi-upload-${randomUUID()}`)
  await writeFile(path, got.bytes, { mode: 0o600 })
  try {
    const seen = await sheetly(() => inspect({ path, name: got.fileName }))
    const targets = targetsOf(got.entity)
    const shape = createHash('sha256').update(seen.sheets.map(s => s.shape).join('\n')).digest('base64url').slice(0, 22)
    return await inTransaction(house.database.app, { orgId: who.orgId, memberId: who.memberId }, async client => {
      const work = new Work({ who, now: house.now(), client, requestId: visit.requestId, later: house.later })
      const hash = createHash('sha256').update(got.entity).update(got.bytes).digest('hex')
      return keyed(work, importCalls.upload, String(key), hash, async () => {
        const last = await work.one<{ options: RunOptions | null; sheets: SheetFacts[] }>(sql`SELECT options, sheets FROM import_run WHERE org_id = ${work.org} AND entity = ${got.entity} AND shape = ${shape} AND options IS NOT NULL ORDER BY created_at DESC LIMIT 1`)
        const sheets: SheetFacts[] = seen.sheets.map(s => {
          const proposed = guessed(s.header, targets)
          const remembered = last ? new Map(mappingOf(got.entity, last.sheets.find(o => o.name === s.name) ?? last.sheets[0], last.options!.mapping).map(c => [c.index, c.path])) : undefined
          return { name: s.name, rows: s.rows, headerRow: s.headerRow, hidden: s.hidden, shape: s.shape, titleRows: s.titleRows, subtotalRows: s.subtotalRows, hiddenRows: s.hiddenRows, columns: s.header.map(c => ({ label: c.label, samples: c.samples, index: c.index, letter: c.letter, ...(c.group ? { group: c.group } : {}), ...((remembered ?? proposed).has(c.index) ? { field: (remembered ?? proposed).get(c.index) } : {}) })) }
        })
        const id = newId()
        const zero = JSON.stringify({ rows: 0, created: 0, updated: 0, skipped: 0, failed: 0, followUps: 0 })
        await work.rows(sql`INSERT INTO import_run (org_id, id, member_id, entity, file_name, sheets, shape, state, counts, unknowns, created_at) VALUES (${work.org}, ${id}, ${who.memberId}, ${got.entity}, ${got.fileName}, ${JSON.stringify(sheets)}, ${shape}, 'uploaded', ${zero}, ${JSON.stringify({ owners: [], values: [] })}, ${work.now})`)
        await work.rows(sql`INSERT INTO import_file (org_id, id, bytes, at) VALUES (${work.org}, ${id}, ${got.bytes}, ${work.now})`)
        await auditRow(work, { name: 'import' }, id, 'upload', { file: [null, got.fileName], entity: [null, got.entity] })
        return { status: 201, body: await open(work, id), headers: { location: `/api/v1/imports/${id}` } }
      })
    })
  } finally { await rm(path, { force: true }) }
})
handle(importCalls.targets, async work => importable().filter(e => { try { demandRight(work, e); return true } catch { return false } }).map(entity => ({
  entity, label: entity === 'ledger' ? { zh: '整本台账（客户+卡+跟进）', en: 'Whole ledger (customer, card, follow-ups)' } : entityNamed(entity).label,
  fields: targetsOf(entity).map(t => ({ path: t.path, label: entity === 'ledger' && t.entity !== 'followUp' ? { zh: `${t.entity === 'customer' ? '客户' : t.entity === 'milestone' ? '里程碑' : '卡'} · ${t.label.zh}`, en: `${t.entity === 'customer' ? 'Customer' : t.entity === 'milestone' ? 'Milestone' : 'Card'} · ${t.label.en}` } : t.label, kind: t.field.kind, needed: t.needed, ...(t.field.choices ? { choices: t.field.choices } : {}) })),
})))
handle(importCalls.list, async (work, input: { limit?: number }) => ({
  next: null, items: await work.rows(sql`SELECT id, version, entity, file_name AS "fileName", state, progress, counts, dry_run AS "dryRun", created_at AS "createdAt", finished_at AS "finishedAt", undone_at AS "undoneAt" FROM import_run WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} ORDER BY created_at DESC LIMIT ${input.limit ?? 50}`),
}))
handle(importCalls.get, (work, input: { id: string }) => open(work, input.id))
handle(importCalls.run, async (work, { id, ...options }: RunOptions & { id: string }) => {
  const kept = await open(work, id)
  demandRight(work, kept.entity)
  const locked = await work.one<{ state: string; dry_run: boolean }>(sql`SELECT state, dry_run FROM import_run WHERE org_id = ${work.org} AND id = ${id} FOR UPDATE`)
  if (['checking', 'running'].includes(locked!.state)) refuse('import.busy')
  if (locked!.state === 'done' && !locked!.dry_run) refuse('import.busy')
  const chosen = options.sheet === undefined ? undefined : [options.sheet].flat()
  const sheet = kept.sheets.find(s => s.name === chosen?.[0]) ?? kept.sheets.find(s => !s.hidden && s.rows > 0) ?? kept.sheets[0]
  const strange = chosen?.find(n => !kept.sheets.some(s => s.name === n))
  if (strange !== undefined) refuse('sheet.unknown', { sheet: strange })
  await readingOf(work, kept.entity, sheet, options)
  await work.rows(sql`UPDATE import_run SET state = 'checking', options = ${JSON.stringify(options)}, dry_run = ${options.dryRun ?? false}, progress = 0, cancel = false, failure = NULL, finished_at = NULL, version = version + 1 WHERE org_id = ${work.org} AND id = ${id}`)
  await work.later('import', { importId: id })
  return answer(await open(work, id))
})
handle(importCalls.cancel, async (work, { id }: { id: string }) => {
  await open(work, id)
  const done = await work.rows(sql`UPDATE import_run SET cancel = true WHERE org_id = ${work.org} AND id = ${id} AND state IN ('checking', 'running') RETURNING id`)
  if (!done.length) refuse('import.notRunning')
  return answer(await open(work, id))
})
handle(importCalls.undo, async (work, { id }: { id: string }) => {
  const kept = await open(work, id)
  demandRight(work, kept.entity)
  if (kept.state !== 'done' || kept.dryRun || kept.undoneAt) refuse('import.notDone')
  try {
    const { gone, wanted } = await takeBack(work, id)
    if (gone !== wanted) refuse('import.used')
  } catch (error) { if ((error as { code?: string }).code === '23503') refuse('import.used'); throw error }
  await work.rows(sql`DELETE FROM import_row WHERE org_id = ${work.org} AND import_id = ${id}`)
  await work.rows(sql`UPDATE import_run SET undone_at = ${work.now}, version = version + 1 WHERE org_id = ${work.org} AND id = ${id}`)
  await auditRow(work, { name: 'import' }, id, 'undo', { counts: [kept.counts, null] })
  return answer(await open(work, id))
})
handle(importCalls.errors, async (work, { id }: { id: string }) => {
  const kept = await open(work, id)
  const found = await work.rows<Problem>(sql`SELECT sheet, row_number AS "row", column_label AS "column", value, code FROM import_problem WHERE org_id = ${work.org} AND import_id = ${id} ORDER BY n`)
  if (!found.length) refuse('import.noErrors')
  const reasons = new Map<string, string>()
  for (const p of found) { const key = `${p.sheet} ${p.row}`, one = `${p.column ? p.column + '：' : ''}${shown(p, work.who.language)}`; reasons.set(key, reasons.has(key) ? `${reasons.get(key)}；${one}` : one) }
  const options = kept.options ?? { mode: 'all' as const }
  const sheets = options.sheet === undefined ? [kept.sheets.find(s => !s.hidden && s.rows > 0)!.name] : [options.sheet].flat()
  const labels = (kept.sheets.find(s => s.name === sheets[0]) ?? kept.sheets[0]).columns.map(c => c.label)
  const bytes = await withFile(work, id, kept.fileName, async file => {
    async function* bad(): AsyncGenerator<ErrorRow> { for await (const row of sheetRows(file, { sheets, headerRow: options.headerRow })) { const reason = reasons.get(`${row.sheet} ${row.number}`); if (reason !== undefined) yield { cells: row.cells, reason } } }
    const parts: Buffer[] = []
    for await (const part of writeErrorWorkbook(labels, bad(), work.who.language)) parts.push(Buffer.from(part as Uint8Array))
    return Buffer.concat(parts)
  })
  const { Readable } = await import('node:stream')
  return answer(Readable.from([bytes]), { headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': 'attachment; filename="errors.xlsx"' } })
})
