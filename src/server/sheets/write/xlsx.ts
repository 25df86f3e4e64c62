import { Readable } from 'node:stream'
import { book } from './book.ts'
import { SharedTexts } from './cells.ts'
import type { Output } from './kinds.ts'
import { words } from './kinds.ts'
import { notesXml, sheetXml } from './sheet.ts'
import { zipped } from './zip.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An .xlsx as a stream, made as it is read: memory does not grow with the rows. Destroying it ends the source. */
export const writeXlsx = (output: Output): Readable => {
  const shared = new SharedTexts()
  const sheets: { name: string; xml: AsyncIterable<string> | Iterable<string> }[] = [{ name: output.sheet, xml: sheetXml(output, shared) }]
  if (output.notes && output.notes.length > 0) sheets.push({ name: words.notes[output.language], xml: notesXml(output.notes) })
  return Readable.from(zipped(book(sheets, shared)), { objectMode: false, highWaterMark: 65_536 })
}
