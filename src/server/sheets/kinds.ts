/**
 * What the file side of import and export speaks (wire.md 2, `import`). A file is opened by its content, never by its
 * name; cells keep what the sheet knew (a number, a real day) and leave the meaning to values.ts.
 */
import type { CellProblem } from './problems.ts'

/** `formula`: the value is what the formula last showed (trust F19). A `day` with a `time` came from one date-time cell. */
export type Cell = ({ kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; text: string }
  | { kind: 'day'; day: string; time?: string }
  | { kind: 'flag'; flag: boolean }
  | { kind: 'error'; text: string; problem: CellProblem }) & { formula?: true }

/** A file lying on our disk under a name of ours; `name` is what the person called it. */
export type SheetFile = { path: string; name: string }

/** What a person may decide where the file leaves it open. `headerRow` is 1-based and counts for every sheet, or per sheet. */
export type Choices = { encoding?: Encoding; separator?: Separator; headerRow?: number | Readonly<Record<string, number>> }
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5'
export type Separator = ',' | '\t' | ';' | '，' | '|'
export const encodings: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5']
export const separators: readonly Separator[] = [',', '\t', ';', '，', '|']

/** One of a repeated group: 二次回访·日期 is { base: '回访', n: 2, part: '日期' }. */
export type Group = { base: string; n: number; part?: string }
export type Column = {
  /** Position, 1-based, and its letter: 4 is D. */
  index: number
  letter: string
  /** '' where the sheet has none; a head over a sub-head reads 一次回访·日期. */
  label: string
  samples: string[]
  group?: Group
  /** 序, 序号: counts rows and is no data. */
  isRowNumber?: true
  /** The column is hidden in the sheet. */
  hidden?: true
}
export type SheetInfo = {
  name: string
  hidden: boolean
  /** Data rows that would be read: without blank, subtotal, hidden and repeated header rows. */
  rows: number
  columns: number
  /** First row of the header, 1-based (0: the sheet is empty), and how many rows it is high. */
  headerRow: number
  headerRows: number
  header: Column[]
  /** Texts above the header. */
  titleRows: string[]
  subtotalRows: number
  hiddenRows: number
  formulaCells: number
  /** Equal for sheets that can be read as one (a sheet per month). */
  shape: string
}
export type Inspection = { type: 'xlsx' | 'csv'; encoding?: Encoding; separator?: Separator; sheets: SheetInfo[] }

export type RowsChoices = Choices & { sheets: readonly string[]; includeHidden?: boolean }
export type SheetRow = {
  sheet: string
  /** Row number as the person sees it in the file. */
  number: number
  /** At least one cell per headed column; `cells[0]` is column 1. More where a sheet has data under no head. */
  cells: Cell[]
  isSubtotal: boolean
  hidden: boolean
  /** What is wrong with the row as a whole: another separator, more cells than columns (trust F09). */
  problem?: CellProblem
}

/** Own limits (trust 1.3). */
export const limits = { fileBytes: 20 * 1024 * 1024, entries: 2000, unpackedBytes: 100 * 1024 * 1024, ratio: 100, ratioFrom: 10 * 1024 * 1024, rows: 100_000, columns: 200, merges: 100_000, cellText: 32_767 } as const

/** A row as the file has it, before header, merges and subtotals are understood. */
export type RawRow = { number: number; cells: Cell[]; hidden: boolean; problem?: CellProblem }
/** A merged rectangle, 1-based, both ends inside. */
export type Merge = { top: number; left: number; bottom: number; right: number }
export type RawSheet = {
  name: string
  hidden: boolean
  merges: () => Promise<Merge[]>
  /** Rows with at least one filled cell, in batches, top to bottom. */
  rows: () => AsyncIterable<RawRow[]>
  /** Known after `rows` has begun. */
  hiddenColumns: ReadonlySet<number>
}
export type OpenedFile = { type: 'xlsx' | 'csv'; encoding?: Encoding; separator?: Separator; sheets: RawSheet[]; close: () => void }

export const empty: Cell = Object.freeze({ kind: 'empty' })
/** 28 → AB. */
export const letterOf = (index: number): string => (index > 26 ? letterOf(Math.floor((index - 1) / 26)) : '') + String.fromCharCode(65 + ((index - 1) % 26))
/** What a cell shows, for previews, labels and the error workbook. */
export const shown = (cell: Cell): string => {
  switch (cell.kind) {
    case 'empty': return ''
    case 'day': return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`
    case 'flag': return cell.flag ? 'TRUE' : 'FALSE'
    default: return cell.text
  }
}
