/** From what a sheet stores to what a cell means: numbers as they were typed, serials as days (trust F17–F20). */
import { readDay } from '../../../kernel/time.ts'
import type { Cell } from '../kinds.ts'
import { empty, limits } from '../kinds.ts'
import type { CellProblem } from '../problems.ts'
import type { Shows } from './styles.ts'
import type { Strings } from './strings.ts'

export type StoredCell = { type: string; style: number; value: string; hasValue: boolean; hasFormula: boolean }
export type Reading = { strings: Strings; styles: readonly Shows[]; from1904: boolean }

const dayMillis = 86_400_000
const error = (text: string, problem: CellProblem): Cell => ({ kind: 'error', text, problem })
const two = (n: number): string => String(n).padStart(2, '0')
const clockOf = (seconds: number): string => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

/**
 * A serial as a day, with its time of day when it has one. The 1900 system counts a 29 February 1900 that never was:
 * 60 is no day, below it every day is one off; the 1904 system begins at 0. Outside 1900–9999 it is no date.
 */
export const dayOfSerial = (serial: number, from1904: boolean): { day: string; time?: string } | undefined => {
  let whole = Math.floor(serial)
  let seconds = Math.round((serial - whole) * 86_400)
  if (seconds === 86_400) { whole++; seconds = 0 }
  if (from1904 ? whole < 0 || whole > 2_957_003 : whole < 1 || whole === 60 || whole > 2_958_465) return undefined
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  const day = new Date(first + whole * dayMillis).toISOString().slice(0, 10)
  return seconds === 0 ? { day } : { day, time: clockOf(seconds) }
}

/** Excel keeps 15 digits: 0.30000000000000004 is shown as 0.3, and a whole number of 16 digits has lost some. */
const numberCell = (raw: string): Cell => {
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return error(raw, 'cell.error')
  if (Math.abs(number) >= 1e15) return error(raw, 'cell.precision')
  const kept = Number(number.toPrecision(15))
  return { kind: 'number', number: kept, text: plain(kept) }
}
/** Without exponent: what a person would have typed. */
const plain = (number: number): string => {
  const text = String(number)
  return text.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : text
}
const dateCell = (raw: string, shows: Shows, from1904: boolean): Cell => {
  const serial = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(serial)) return error(raw, 'cell.error')
  if (shows === 'time' && serial >= 0 && serial < 1) return { kind: 'text', text: clockOf(Math.round(serial * 86_400) % 86_400).replace(/:00$/, '') }
  const found = dayOfSerial(serial, from1904)
  return found ? { kind: 'day', ...found } : error(raw, 'cell.date')
}
const isoCell = (raw: string): Cell => {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(raw)
  if (!parts || readDay(parts[1]!) === undefined) return error(raw, 'cell.date')
  return parts[2] === undefined || parts[2] === '00:00:00' ? { kind: 'day', day: parts[1]! } : { kind: 'day', day: parts[1]!, time: parts[2] }
}
const textCell = (text: string | undefined): Cell => {
  if (text === undefined) return error('', 'cell.error')
  if (text.trim() === '') return empty
  return text.length > limits.cellText ? error(text.slice(0, 40) + '…', 'cell.tooLong') : { kind: 'text', text }
}
const read = (stored: StoredCell, { strings, styles, from1904 }: Reading): Cell => {
  switch (stored.type) {
    case 's': return textCell(strings.at(Number(stored.value)))
    case 'str': case 'inlineStr': return textCell(stored.value)
    case 'b': return { kind: 'flag', flag: stored.value.trim() === '1' }
    case 'e': return error(stored.value, 'cell.error')
    case 'd': return isoCell(stored.value)
    default: {
      const shows = styles[stored.style] ?? 'number'
      return shows === 'number' ? numberCell(stored.value) : dateCell(stored.value, shows, from1904)
    }
  }
}
export const cellOf = (stored: StoredCell, reading: Reading): Cell => {
  if (!stored.hasValue) return stored.hasFormula ? { ...error('', 'cell.formula'), formula: true } : empty
  const cell = read(stored, reading)
  return stored.hasFormula && cell.kind !== 'empty' ? { ...cell, formula: true } : cell
}
