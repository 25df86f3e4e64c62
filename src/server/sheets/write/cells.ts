/** Values as XML cells. Text is a string cell, inline or shared, and never a formula. */
import type { OutputKind, OutputValue } from './kinds.ts'
import { words } from './kinds.ts'
import type { Language } from '../../../kernel/language.ts'
import { letterOf, limits } from '../kinds.ts'

/** Styles of book.ts, by position. */
export const style = { plain: 0, header: 1, money: 2, day: 3, instant: 4, boldText: 5, boldMoney: 6, whole: 7, boldWhole: 8, wrap: 9 } as const

const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// What XML cannot hold, and _xHHHH_ itself so that it comes back as it was.
const unprintable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g
const needsCare = /[&<>"\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_x/
export const escaped = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  if (!needsCare.test(whole)) return whole
  return whole.replace(unprintable, char => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`).replace(/[&<>"]/g, char => special[char]!)
}
/** Excel holds 32,767 units in a cell: longer text is cut between characters and says so. */
const fitting = (text: string): string => (text.length <= limits.cellText ? text : `${text.slice(0, limits.cellText - 1).toWellFormed().replace(/\uFFFD$/, '')}…`)

const dayZero = Date.UTC(1899, 11, 30)
/** Days before 1 March 1900 have no honest serial: they stay text. */
export const serialOf = (day: string, time?: string): number | undefined => {
  const millis = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(millis) || day < '1900-03-01') return undefined
  const [h = 0, m = 0, s = 0] = (time ?? '').split(':').map(Number)
  return Math.round((millis - dayZero) / 86_400_000) + (h * 3600 + m * 60 + s) / 86_400
}
const t = (text: string): string => `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(fitting(text))}</t>`
export const textCell = (text: string, s: number = style.plain): string =>
  text === '' ? '' : `<c t="inlineStr"${s ? ` s="${s}"` : ''}><is>${t(text)}</is></c>`

/**
 * Words that come again (levels, names of consultants) are written once: files stay small and an export of the full
 * 100,000 rows unpacks within our own limit. A column of ever new texts stops taking part, so memory stays bounded.
 */
export class SharedTexts {
  #places = new Map<string, number>()
  #perColumn: number[] = []
  #most = 2000
  cell(text: string, column: number): string {
    let place = this.#places.get(text)
    if (place === undefined) {
      const count = this.#perColumn[column] ?? 0
      if (count >= this.#most || text.length > 60) return textCell(text)
      this.#perColumn[column] = count + 1
      place = this.#places.size
      this.#places.set(text, place)
    }
    return `<c t="s"><v>${place}</v></c>`
  }
  *xml(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${this.#places.size}">`
    for (const text of this.#places.keys()) yield `<si>${t(text)}</si>`
    yield '</sst>'
  }
}
const numberCell = (value: string | number, s: number): string => {
  const text = String(value)
  return /^-?\d{1,15}(\.\d+)?$/.test(text) || (typeof value === 'number' && Number.isFinite(value)) ? `<c${s ? ` s="${s}"` : ''}><v>${text}</v></c>` : textCell(text)
}
const datedCell = (value: string, s: number): string => {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/.exec(value)
  const serial = parts ? serialOf(parts[1]!, parts[2]) : undefined
  return serial === undefined ? textCell(value) : `<c s="${s}"><v>${serial}</v></c>`
}
const letters: string[] = []
/** Cells in a row, each with its place: Excel could do without, smaller readers cannot. Empty ones are left out. */
export const rowXml = (number: number, cells: readonly string[]): string => {
  let xml = `<row r="${number}">`
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    if (cell !== '') xml += `<c r="${letters[i] ??= letterOf(i + 1)}${number}"${cell.slice(2)}`
  }
  return `${xml}</row>`
}
/** One cell, its place still to be given by rowXml; '' for none. */
export const cellXml = (value: OutputValue, kind: OutputKind, language: Language, column: number, shared: SharedTexts): string => {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return shared.cell((value ? words.yes : words.no)[language], column)
  switch (kind) {
    case 'money': return numberCell(value, style.money)
    case 'number': return numberCell(value, style.plain)
    case 'whole': return numberCell(value, style.whole)
    case 'day': return datedCell(String(value), style.day)
    case 'instant': return datedCell(String(value), style.instant)
    default: return shared.cell(String(value), column)
  }
}
