/** The error workbook: the rows that stayed out, as they were, the reason last; mended there, it can be imported again. */
import { Readable } from 'node:stream'
import type { Language } from '../../../kernel/language.ts'
import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { book, worksheetHead } from './book.ts'
import { SharedTexts, cellXml, rowXml, style, textCell } from './cells.ts'
import type { ErrorRow } from './kinds.ts'
import { words } from './kinds.ts'
import { zipped } from './zip.ts'

const originalXml = (cell: Cell, language: Language, column: number, shared: SharedTexts): string => {
  switch (cell.kind) {
    case 'number': return cellXml(cell.number, 'number', language, column, shared)
    case 'day': return cellXml(shown(cell), cell.time === undefined ? 'day' : 'instant', language, column, shared)
    case 'flag': return `<c t="b"><v>${cell.flag ? 1 : 0}</v></c>`
    default: return cellXml(shown(cell), 'text', language, column, shared)
  }
}
async function* errorXml(labels: readonly string[], rows: AsyncIterable<ErrorRow> | Iterable<ErrorRow>, language: Language, shared: SharedTexts): AsyncGenerator<string> {
  const widths = [...labels.map(label => Math.max(10, label.length * 2 + 4)), 60]
  yield `${worksheetHead}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`
  yield rowXml(1, [...labels, words.reason[language]].map(label => textCell(label, style.header)))
  let number = 1
  for await (const { cells, reason } of rows) {
    const originals = labels.map((_, i) => { const cell = cells[i]; return cell ? originalXml(cell, language, i, shared) : '' })
    yield rowXml(++number, [...originals, textCell(reason, style.wrap)])
  }
  yield '</sheetData></worksheet>'
}
/** `labels` of the first sheet's columns; groups keep their joined heads, so the file maps as the original did. */
export const writeErrorWorkbook = (labels: readonly string[], rows: AsyncIterable<ErrorRow> | Iterable<ErrorRow>, language: Language): Readable => {
  const shared = new SharedTexts()
  return Readable.from(zipped(book([{ name: words.errors[language], xml: errorXml(labels, rows, language, shared) }], shared)), { objectMode: false, highWaterMark: 65_536 })
}
