/** The rows of one sheet as they stream by: only filled cells are kept, so one far cell costs nothing (trust 0.7). */
import type { Cell, RawRow } from '../kinds.ts'
import { empty, letterOf, limits } from '../kinds.ts'
import { SheetRefusal } from '../problems.ts'
import { eachChunk } from './xml.ts'
import { unescapeText } from './xml.ts'
import type { XmlReader } from './xml.ts'
import { cellOf } from './cells.ts'
import type { Reading, StoredCell } from './cells.ts'
import { columnOfReference } from './places.ts'

const lastRow = 1_048_576

/** Collects rows from the tags of a sheet; `take` hands over those finished. */
const rowReader = (reading: Reading, hiddenColumns: Set<number>): XmlReader & { take: () => RawRow[] } => {
  let finished: RawRow[] = []
  let row: RawRow | undefined
  let number = 0
  let column = 0
  let stored: StoredCell | undefined
  let gathers = false
  let inGuide = false
  let inRows = false
  const put = (cell: Cell): void => {
    if (column > limits.columns) throw new SheetRefusal('file.tooManyColumns', { limit: limits.columns, place: `${letterOf(column)}${number}` })
    const { cells } = row!
    while (cells.length < column - 1) cells.push(empty)
    cells[column - 1] = cell
  }
  return {
    take: () => { const taken = finished; finished = []; return taken },
    open: (name, a) => {
      switch (name) {
        case 'c': {
          if (!row) return
          column = (a.r === undefined ? undefined : columnOfReference(a.r)) ?? column + 1
          stored = { type: a.t ?? 'n', style: a.s === undefined ? 0 : Number(a.s), value: '', hasValue: false, hasFormula: false }
          return
        }
        case 'v': gathers = true; if (stored) stored.hasValue = true; return
        case 't': gathers = !inGuide; if (stored) stored.hasValue = true; return
        case 'f': gathers = false; if (stored) stored.hasFormula = true; return
        case 'rPh': inGuide = true; return
        case 'row': {
          if (!inRows) return
          number = a.r === undefined ? number + 1 : Number(a.r)
          if (!Number.isInteger(number) || number < 1 || number > lastRow) throw new SheetRefusal('file.damaged')
          column = 0
          row = { number, cells: [], hidden: a.hidden === '1' || a.hidden === 'true' }
          return
        }
        case 'sheetData': inRows = true; return
        case 'col':
          if (!inRows && (a.hidden === '1' || a.hidden === 'true')) for (let c = Number(a.min); c <= Math.min(Number(a.max), limits.columns); c++) hiddenColumns.add(c)
      }
    },
    text: piece => { if (gathers && stored) stored.value += piece },
    close: name => {
      switch (name) {
        case 'v': case 't': gathers = false; return
        case 'rPh': inGuide = false; return
        case 'c': {
          if (!stored || !row) return
          if (stored.type === 'inlineStr' || stored.type === 'str') stored.value = unescapeText(stored.value)
          const cell = cellOf(stored, reading)
          if (cell.kind !== 'empty') put(cell)
          stored = undefined
          return
        }
        case 'row': if (row && row.cells.length > 0) finished.push(row); row = undefined; return
        case 'sheetData': inRows = false
      }
    },
  }
}

export async function* sheetRows(chunks: AsyncIterable<Buffer>, readingOf: () => Promise<Reading>, hiddenColumns: Set<number>): AsyncGenerator<RawRow[]> {
  const reader = rowReader(await readingOf(), hiddenColumns)
  for await (const _ of eachChunk(chunks, reader)) {
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
}
