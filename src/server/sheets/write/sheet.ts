/** One worksheet as a stream of XML: bold frozen head, filter, widths by the first rows, sums last. */
import Big from 'big.js'
import { letterOf } from '../kinds.ts'
import { SheetRefusal } from '../problems.ts'
import { cellXml, rowXml, style, textCell } from './cells.ts'
import type { SharedTexts } from './cells.ts'
import type { Output, OutputColumn, OutputValue } from './kinds.ts'
import { words } from './kinds.ts'
import { worksheetHead } from './book.ts'

/** Head and sum row need two of Excel's rows. */
export const mostRows = 1_048_574
/** Rows looked at for the widths before the first is written. */
const looked = 100

const displayWidth = (text: string): number => { let width = 0; for (const char of text.slice(0, 60)) width += char > '\u2e7f' ? 2 : 1; return width }
const usual: Record<OutputColumn['kind'], number> = { text: 8, number: 10, whole: 8, money: 13, day: 11, instant: 17, flag: 6 }
const widthsOf = (columns: readonly OutputColumn[], rows: readonly (readonly OutputValue[])[]): number[] => columns.map((column, i) => {
  if (column.width !== undefined) return column.width
  const longest = rows.reduce((most, row) => Math.max(most, displayWidth(String(row[i] ?? ''))), displayWidth(column.label) + 3)
  return Math.min(48, Math.max(usual[column.kind], longest + 1))
})
const headXml = (columns: readonly OutputColumn[], widths: readonly number[]): string => {
  const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')
  const cells = columns.map(column => textCell(column.label, style.header))
  return `${worksheetHead}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${rowXml(1, cells)}`
}
class Sums {
  #columns: readonly OutputColumn[]
  #sums: (Big | undefined)[]
  constructor(columns: readonly OutputColumn[]) {
    this.#columns = columns
    this.#sums = columns.map(column => (column.sum ? new Big(0) : undefined))
  }
  add(row: readonly OutputValue[]): void {
    this.#sums.forEach((sum, i) => { const value = row[i]; if (sum && (typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)))) this.#sums[i] = sum.plus(value) })
  }
  /** Values, not formulas: what was counted is what is shown. '' when no column is added up. */
  xml(word: string, number: number): string {
    if (!this.#columns.some(column => column.sum)) return ''
    const first = this.#columns.findIndex(column => !column.sum)
    return rowXml(number, this.#columns.map((column, i) => {
      const sum = this.#sums[i]
      if (sum) return `<c s="${column.kind === 'money' ? style.boldMoney : style.boldWhole}"><v>${column.kind === 'money' ? sum.toFixed(2) : sum.toFixed()}</v></c>`
      return i === first ? textCell(word, style.boldText) : ''
    }))
  }
}

export async function* sheetXml(output: Output, shared: SharedTexts): AsyncGenerator<string> {
  const { columns, language } = output
  const sums = new Sums(columns)
  const first: (readonly OutputValue[])[] = []
  let count = 0
  const xmlOf = (row: readonly OutputValue[]): string => {
    if (++count > mostRows) throw new SheetRefusal('export.tooManyRows', { limit: mostRows })
    sums.add(row)
    return rowXml(count + 1, columns.map((column, i) => cellXml(row[i], column.kind, language, i, shared)))
  }
  let begun = false
  function* begin(): Generator<string> {
    begun = true
    yield headXml(columns, widthsOf(columns, first))
    for (const row of first) yield xmlOf(row)
  }
  for await (const row of output.rows) {
    if (begun) { yield xmlOf(row); continue }
    first.push(row)
    if (first.length === looked) yield* begin()
  }
  if (!begun) yield* begin()
  yield sums.xml(words.sum[language], count + 2)
  yield `</sheetData><autoFilter ref="A1:${letterOf(Math.max(1, columns.length))}${count + 1}"/></worksheet>`
}
/** The sheet that says what was exported: label and value, one pair a row. */
export function* notesXml(notes: NonNullable<Output['notes']>): Generator<string> {
  yield `${worksheetHead}<cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="60" customWidth="1"/></cols><sheetData>`
  let number = 0
  for (const [label, value] of notes) yield rowXml(++number, [textCell(label, style.boldText), textCell(value, style.wrap)])
  yield '</sheetData></worksheet>'
}
