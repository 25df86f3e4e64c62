import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import type { CellProblem } from '../problems.ts'

/** What reading a cell gives; `text` is what stood there, for the sentence of the problem. */
export type Read<T> = { value: T } | { problem: CellProblem; text: string }

export const problem = (code: CellProblem, text: string): { problem: CellProblem; text: string } => ({ problem: code, text: text.length > 40 ? `${text.slice(0, 40)}…` : text })

/** Full-width made half-width, direction marks and zero-width characters off, blanks (ideographic ones too) off the ends. */
export const tidied = (text: string): string => text.normalize('NFKC').replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '').trim()

/** No value we read is longer; what is longer is a note in the wrong column, and patterns are not run over it (trust W06). */
const longest = 1000

/** Errors of the sheet speak for themselves in every reader; TRUE is only for yes/no (trust F19). `most`: longer text is not looked at. */
export const refusedCell = (cell: Cell, most = longest): { problem: CellProblem; text: string } | undefined => {
  if (cell.kind === 'error') return problem(cell.problem, cell.text)
  if (cell.kind === 'flag') return problem('cell.flag', shown(cell))
  return cell.kind === 'text' && cell.text.length > most ? problem('cell.tooLong', cell.text) : undefined
}
