/** The front door of reading: `inspect` says what a file holds, `rows` streams it. */
import type { Cell, Choices, Column, Inspection, OpenedFile, RawSheet, RowsChoices, SheetFile, SheetInfo, SheetRow } from './kinds.ts'
import { empty, letterOf, limits } from './kinds.ts'
import { openCsv } from './csv/open.ts'
import { groupsOf } from './groups.ts'
import type { Header } from './header.ts'
import { SheetRefusal } from './problems.ts'
import { Samples } from './samples.ts'
import { readSheet } from './sheet.ts'
import { sniff } from './sniff.ts'
import { isRowNumberLabel } from './words.ts'
import { openXlsx } from './xlsx/workbook.ts'

const openFile = async (file: SheetFile, choices: Choices): Promise<OpenedFile> => (await sniff(file) === 'xlsx' ? openXlsx(file.path) : openCsv(file, choices))
const chosenFor = (choices: Choices, sheet: string): number | undefined => (typeof choices.headerRow === 'number' ? choices.headerRow : choices.headerRow?.[sheet])
const tooManyRows = (): SheetRefusal => new SheetRefusal('file.tooManyRows', { limit: limits.rows })

/** Two columns under one head with no sub-heads (一次回访 merged over both): which is the day, which the text, their samples say. */
const partsFromSamples = (columns: Column[]): void => {
  for (const column of columns) {
    const { group } = column
    if (!group || group.part !== undefined) continue
    const twins = columns.filter(other => other.group?.base === group.base && other.group.n === group.n && other.group.part === undefined)
    if (twins.length !== 2) continue
    const dayShare = (c: Column): number => c.samples.filter(sample => /^\d{1,4}[-./年月]\d{1,2}([-./月]\d{1,2})?[日号]?$|^\d{5}$|^\d{4}-\d{2}-\d{2}/.test(sample)).length / Math.max(1, c.samples.length)
    const [a, b] = twins as [Column, Column]
    const dayFirst = dayShare(a) >= dayShare(b)
    a.group = { ...group, part: dayFirst ? '日期' : '内容' }
    b.group = { ...group, part: dayFirst ? '内容' : '日期' }
  }
}
const columnsOf = (labels: readonly string[], samples: readonly (Samples | undefined)[], hidden: ReadonlySet<number>): Column[] => {
  const groups = groupsOf(labels)
  const columns = labels.map((label, i): Column => {
    const group = groups[i]
    return {
      index: i + 1, letter: letterOf(i + 1), label, samples: samples[i]?.list() ?? [],
      ...(group && { group }),
      ...(isRowNumberLabel(label) && { isRowNumber: true as const }), ...(hidden.has(i + 1) && { hidden: true as const }),
    }
  })
  partsFromSamples(columns)
  return columns
}
const shapeOf = (labels: readonly string[]): string => labels.join('|').replace(/\|+$/, '')

/** Columns with a head; a csv has no others (more cells than heads mean a row was cut wrongly), a sheet may have data under no head. */
const headed = (labels: readonly string[]): number => labels.findLastIndex(label => label !== '') + 1

const infoOf = async (sheet: RawSheet, chosen: number | undefined, isCsv: boolean): Promise<SheetInfo> => {
  const info: SheetInfo = { name: sheet.name, hidden: sheet.hidden, rows: 0, columns: 0, headerRow: 0, headerRows: 0, header: [], titleRows: [], subtotalRows: 0, hiddenRows: 0, formulaCells: 0, shape: '' }
  const read = await readSheet(sheet, chosen)
  if (!read) return info
  const samples: Samples[] = []
  let width = headed(read.header.labels)
  try {
    for await (const row of read.rows) {
      if (row.isSubtotal) { info.subtotalRows++; continue }
      if (row.hidden) { info.hiddenRows++; continue }
      if (++info.rows > limits.rows) throw tooManyRows()
      if (row.problem || (isCsv && row.cells.length > width)) continue
      width = Math.max(width, row.cells.length)
      row.cells.forEach((cell, i) => {
        if (cell.formula) info.formulaCells++
        if (cell.kind !== 'empty') (samples[i] ??= new Samples()).add(cell)
      })
    }
  } finally { await read.stop() }
  const labels = Array.from({ length: width }, (_, i) => read.header.labels[i] ?? '')
  const { top, bottom, titleRows } = read.header
  return { ...info, columns: width, headerRow: top, headerRows: bottom - top + 1, titleRows, header: columnsOf(labels, samples, sheet.hiddenColumns), shape: shapeOf(labels) }
}

/** What the file holds: every sheet, its header, columns with examples, what would be left out and why. Reads the whole file once. */
export const inspect = async (file: SheetFile, choices: Choices = {}): Promise<Inspection> => {
  const opened = await openFile(file, choices)
  try {
    const sheets: SheetInfo[] = []
    for (const sheet of opened.sheets) sheets.push(await infoOf(sheet, chosenFor(choices, sheet.name), opened.type === 'csv'))
    if (sheets.every(sheet => sheet.columns === 0)) throw new SheetRefusal('file.empty')
    return { type: opened.type, ...(opened.encoding && { encoding: opened.encoding }), ...(opened.separator && { separator: opened.separator }), sheets }
  } finally { opened.close() }
}

/** Sheets read as one must have the labels of the first, in its order; empty columns at the right do not count. */
const sameShape = (first: { sheet: string; header: Header }, sheet: string, header: Header): void => {
  const mine = shapeOf(header.labels)
  if (mine === shapeOf(first.header.labels)) return
  const a = new Set(first.header.labels)
  const b = new Set(header.labels)
  const labels = [...header.labels.filter(label => !a.has(label)).map(label => `+${label}`), ...first.header.labels.filter(label => !b.has(label)).map(label => `−${label}`)]
  throw new SheetRefusal('sheet.shape', { sheet, first: first.sheet, labels: labels.slice(0, 6).join(' ') || mine.slice(0, 80) })
}
const toWidth = (cells: Cell[], width: number): Cell[] => {
  while (cells.length < width) cells.push(empty)
  return cells
}

/**
 * The rows of the named sheets, one after another: data and subtotals (flagged), hidden ones only on request, no blank
 * and no header rows. Refuses at the first row beyond the limit, counted over all sheets. Ending the loop closes the file.
 */
export async function* rows(file: SheetFile, choices: RowsChoices): AsyncGenerator<SheetRow> {
  const opened = await openFile(file, choices)
  try {
    let first: { sheet: string; header: Header } | undefined
    let count = 0
    const chosen = choices.sheets.map(name => {
      const found = opened.sheets.find(sheet => sheet.name === name)
      if (!found) throw new SheetRefusal('sheet.unknown', { sheet: name })
      return found
    })
    for (const sheet of chosen) {
      const read = await readSheet(sheet, chosenFor(choices, sheet.name))
      if (!read) continue
      first ??= { sheet: sheet.name, header: read.header }
      try {
        sameShape(first, sheet.name, read.header)
        const width = headed(read.header.labels)
        for await (const row of read.rows) {
          if (row.hidden && !choices.includeHidden) continue
          if (!row.isSubtotal && ++count > limits.rows) throw tooManyRows()
          const problem = row.problem ?? (opened.type === 'csv' && row.cells.length > width ? 'row.tooWide' as const : undefined)
          yield { sheet: sheet.name, number: row.number, cells: toWidth(row.cells, width), isSubtotal: row.isSubtotal, hidden: row.hidden, ...(problem && { problem }) }
        }
      } finally { await read.stop() }
    }
  } finally { opened.close() }
}
