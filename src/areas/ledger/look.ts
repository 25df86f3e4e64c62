import { createHash } from 'node:crypto'
import { Refusal } from '../../kernel/refusal.ts'
import { sql } from '../../server/data/sql.ts'
import { inspect, SheetRefusal, type Choices, type Inspection, type SheetFile } from '../../server/sheets/index.ts'
import type { Work } from '../../server/work/work.ts'
import { guessed } from './guess.rules.ts'
import type { RunOptions, SheetFacts } from './import.ts'
import { mappingOf } from './reading.ts'
import { targetsOf } from './targets.ts'

/** The sheet engine's refusal as one of ours. */
export const sheetly = async <T>(act: () => Promise<T>): Promise<T> => {
  try { return await act() } catch (error) { if (error instanceof SheetRefusal) throw new Refusal(error.code, { ...error.params }); throw error }
}
export const lookAt = (file: SheetFile, choices: Choices): Promise<Inspection> => sheetly(() => inspect(file, choices))

/** Sheets as the person sees them, columns with what was mapped for this shape before (anyone of the organisation), else with what their heads say. People and words: memory.ts. */
export const proposed = async (work: Work, entity: string, seen: Inspection): Promise<{ sheets: SheetFacts[]; shape: string }> => {
  const targets = targetsOf(entity), known = new Set(targets.map(t => t.path))
  const shape = createHash('sha256').update(seen.sheets.map(s => s.shape).join('\n')).digest('base64url').slice(0, 22)
  const last = await work.one<{ options: RunOptions; sheets: SheetFacts[] }>(sql`SELECT options, sheets FROM import_run WHERE org_id = ${work.org} AND entity = ${entity} AND shape = ${shape} AND options IS NOT NULL AND (state = 'done' OR undone_at IS NOT NULL) ORDER BY created_at DESC LIMIT 1`)
  const sheets = seen.sheets.map((s): SheetFacts => {
    const before = last?.options.mapping ? last.sheets.find(o => o.name === s.name && o.shape === s.shape) ?? last.sheets.find(o => o.shape === s.shape) : undefined
    // What was mapped then, of the sheets it was said for; columns are told by position or by head.
    const said = before && Object.entries(last!.options.mapping!).every(([key]) => before.columns.some(c => c.label === key.trim() || String(c.index) === key.trim()))
    const fields = said ? new Map(mappingOf(entity, before!, last!.options.mapping).filter(c => known.has(c.path)).map(c => [c.index, c.path])) : guessed(s.header, targets)
    return {
      name: s.name, rows: s.rows, headerRow: s.headerRow, headerRows: s.headerRows, hidden: s.hidden, shape: s.shape, titleRows: s.titleRows, subtotalRows: s.subtotalRows, hiddenRows: s.hiddenRows,
      columns: s.header.map(c => ({ label: c.label, samples: c.samples, index: c.index, letter: c.letter, ...(c.group ? { group: c.group } : {}), ...(c.isRowNumber ? { isRowNumber: true as const } : {}), ...(fields.has(c.index) ? { field: fields.get(c.index) } : {}) })),
    }
  })
  return { sheets, shape }
}
