import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import type { CellProblem } from '../problems.ts'

/** What reading a cell gives; `text` is what stood there, for the sentence of the problem. */
export type Read<T> = { value: T } | { problem: CellProblem; text: string }

export const problem = (code: CellProblem, text: string): { problem: CellProblem; text: string } => ({ problem: code, text: text.length > 40 ? `${text.slice(0, 40)}…` : text })

/** Full-width made half-width, direction marks and zero-width characters off, blanks (ideographic ones too) off the ends. */
export const tidied = (text: string): string => text.normalize('NFKC').replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '').trim()

/** Errors of the sheet speak for themselves in every reader; TRUE is only for yes/no (trust F19). */
export const refusedCell = (cell: Cell): { problem: CellProblem; text: string } | undefined =>
  cell.kind === 'error' ? problem(cell.problem, cell.text) : cell.kind === 'flag' ? problem('cell.flag', shown(cell)) : undefined
