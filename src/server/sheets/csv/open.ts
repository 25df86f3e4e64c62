/** A csv as one sheet of rows: arrays all the way, so a header named __proto__ is a text like any other (trust F10). */
import Papa from 'papaparse'
import type { Cell, Choices, OpenedFile, RawRow, Separator, SheetFile } from '../kinds.ts'
import { empty, letterOf, limits, separators } from '../kinds.ts'
import { SheetRefusal } from '../problems.ts'
import { decoded, guessEncoding } from './encoding.ts'
import { unguard } from './guard.ts'

/** A quote that never closes would swallow the file: no row is longer than this. */
const longestRow = 1_000_000

type Parsed = { data: string[][]; meta: { cursor: number } }
/** Records of the text, in batches, with a bounded rest between chunks. */
async function* records(text: AsyncIterable<string>, separator: Separator): AsyncGenerator<string[][]> {
  let rest = ''
  const parse = (whole: string, isLast: boolean): string[][] => {
    const { data, meta } = new Papa.Parser({ delimiter: separator, newline: '\n' }).parse(whole, 0, !isLast) as Parsed
    rest = isLast ? '' : whole.slice(meta.cursor)
    if (rest.length > longestRow) throw new SheetRefusal('file.damaged')
    return data
  }
  for await (const piece of text) {
    const found = parse(rest + piece, false)
    if (found.length > 0) yield found
  }
  if (rest !== '') yield parse(rest, true)
}

const firstText = async (text: AsyncIterable<string>): Promise<string> => {
  let head = ''
  for await (const piece of text) { head += piece; if (head.length > 60_000) break }
  return head
}
/** The separator that cuts the first rows into the same number of cells most often, and into most cells; , when none does. */
export const guessSeparator = (head: string): Separator => {
  let best: Separator = ','
  let bestScore = 0
  for (const separator of separators) {
    const { data } = new Papa.Parser({ delimiter: separator, newline: '\n', preview: 40 }).parse(head, 0, false) as Parsed
    const widths = data.filter(record => record.some(cell => cell.trim() !== '')).map(record => record.length)
    const counts = new Map<number, number>()
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
    let score = 0
    for (const [width, count] of counts) score = Math.max(score, (count / widths.length) * Math.min(width, 12))
    if (score > bestScore + 1e-9) { best = separator; bestScore = score }
  }
  return best
}

const cellOf = (text: string): Cell => {
  if (text.trim() === '') return empty
  const value = unguard(text)
  if (value.length > limits.cellText) return { kind: 'error', text: value.slice(0, 40) + '…', problem: 'cell.tooLong' }
  return { kind: 'text', text: value }
}
/** Several cells of another separator where ours found one cell: half the file was pasted from elsewhere (trust F09). */
const usesAnother = (record: readonly string[], separator: Separator, width: number): boolean => {
  if (width < 3 || record.slice(1).some(cell => cell.trim() !== '')) return false
  return separators.some(other => other !== separator && record[0]!.split(other).length >= Math.max(3, width - 1))
}
async function* rowsOf(path: string, choices: Required<Pick<Choices, 'encoding' | 'separator'>>): AsyncGenerator<RawRow[]> {
  let number = 0
  let width = 0
  for await (const batch of records(decoded(path, choices.encoding), choices.separator)) {
    const rows: RawRow[] = []
    for (const record of batch) {
      number++
      const cells = record.map(cellOf)
      while (cells.length > 0 && cells.at(-1)!.kind === 'empty') cells.pop()
      if (cells.length > limits.columns) throw new SheetRefusal('file.tooManyColumns', { limit: limits.columns, place: `${letterOf(cells.length)}${number}` })
      if (cells.length === 0) continue
      const row: RawRow = { number, cells, hidden: false }
      if (usesAnother(record, choices.separator, width)) row.problem = 'row.separator'
      else width = Math.max(width, cells.length)
      rows.push(row)
    }
    if (rows.length > 0) yield rows
  }
}

export const openCsv = async (file: SheetFile, choices: Choices): Promise<OpenedFile> => {
  const encoding = choices.encoding ?? await guessEncoding(file.path)
  const separator = choices.separator ?? guessSeparator(await firstText(decoded(file.path, encoding)))
  const name = file.name.replace(/\.[^.]*$/, '') || 'csv'
  return {
    type: 'csv', encoding, separator, close: () => undefined,
    sheets: [{ name, hidden: false, hiddenColumns: new Set(), merges: async () => [], rows: () => rowsOf(file.path, { encoding, separator }) }],
  }
}
