import type { Day } from '../../../kernel/time.ts'
import { readDay as realDay } from '../../../kernel/time.ts'
import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { dayOfSerial } from '../xlsx/cells.ts'
import { problem, refusedCell, tidied } from './read.ts'
import type { Read } from './read.ts'

/** `year` for days written without one. With `notBefore` (the card's opening) such a day is the first on or after it; with `notAfter` (today) it is never later. */
export type DayFacts = { year: number; notBefore?: Day; notAfter?: Day }

const two = (n: string | number): string => String(n).padStart(2, '0')
const weekday = /\s*[（(]?(周|星期|礼拜)[一二三四五六日天][)）]?\s*/g
/** Serials people paste as text: 1954 to 2119. */
const serialLike = (n: number): boolean => Number.isInteger(n) && n >= 20_000 && n <= 80_000

const inRange = (day: Day | undefined, text: string): Read<Day> => {
  if (day === undefined) return problem('day.impossible', text)
  return day < '1900-01-01' || day > '2100-12-31' ? problem('day.range', text) : { value: day }
}
const made = (year: string | number, month: string, day: string, text: string): Read<Day> => inRange(realDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`), text)

/** A month and a day in the year the facts make likely. */
export const dayWithoutYear = (month: string, day: string, { year, notBefore, notAfter }: DayFacts, text: string): Read<Day> => {
  if (notBefore !== undefined) {
    const from = Number(notBefore.slice(0, 4))
    for (const candidate of [from, from + 1]) {
      const found = realDay(`${candidate}-${two(month)}-${two(day)}`)
      if (found !== undefined && found >= notBefore && (notAfter === undefined || found <= notAfter)) return { value: found }
    }
  }
  const found = made(year, month, day, text)
  if ('value' in found && notAfter !== undefined && found.value > notAfter) return made(year - 1, month, day, text)
  return found
}

/** The day a text names, with what stands after it (a time, a follow-up's words); undefined when it does not begin with one. */
export const leadingDay = (text: string, facts: DayFacts): { read: Read<Day>; rest: string } | undefined => {
  const full = /^(\d{4}|\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)\s*[日号]?/.exec(text)
  const short = full ? null : /^(\d{1,2})(?:\s*[月./-]\s*)(\d{1,2})(?!\d)\s*[日号]?/.exec(text)
  const compact = full || short ? null : /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(text)
  const found = full ?? short ?? compact
  if (!found) return undefined
  const rest = text.slice(found[0].length)
  if (short) return { read: dayWithoutYear(short[1]!, short[2]!, facts, found[0]), rest }
  const [, year, month, day] = found as unknown as [string, string, string, string]
  return { read: made(year.length === 2 ? `20${year}` : year, month, day, found[0]), rest }
}
/** 3/5/2026: which is the month? Only plain where one of them cannot be. */
const yearLast = (text: string): Read<Day> | undefined => {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(text)
  if (!found) return undefined
  const [, a, b, year] = found as unknown as [string, string, string, string]
  if (a === b || Number(b) > 12) return made(year, a, b, text)
  return Number(a) > 12 ? made(year, b, a, text) : problem('day.ambiguous', text)
}
/** 26/3/5 is 2026 where the first number cannot be a day before a month and year, 3/5/26 is not ours. */
const shortYear = (text: string): boolean => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)/.test(text) && !/^(2\d|1[3-9])[/.-]/.test(text)

export const dayAndRest = (typed: string, facts: DayFacts): { read: Read<Day>; rest: string } => {
  const text = tidied(typed).replace(weekday, ' ').trim()
  const last = yearLast(text)
  if (last) return { read: last, rest: text.replace(/^[\d/.-]+/, '') }
  if (shortYear(text)) return { read: problem('day.ambiguous', text), rest: '' }
  if (/^\d{5}$/.test(text) && serialLike(Number(text))) return { read: { value: dayOfSerial(Number(text), false)!.day }, rest: '' }
  return leadingDay(text, facts) ?? { read: problem('day.form', text), rest: '' }
}

/** A day: a date cell, 2026-03-05, 2026.3.5, 26/3/5, 3/2, 3月5日, 20260305, 46087; a time of day after it is left aside. */
export const readDay = (cell: Cell, facts: DayFacts): Read<Day | null> => {
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'day') return inRange(cell.day, cell.day)
  const refused = refusedCell(cell)
  if (refused) return refused
  // 3.1 as a number may have been 3.10: a decimal is no day.
  if (cell.kind === 'number' && !Number.isInteger(cell.number)) return problem('day.ambiguous', cell.text)
  const { read, rest } = dayAndRest(shown(cell), facts)
  if ('value' in read && rest.trim() !== '' && !/^[T\s,，]*((上午|下午|早上|晚上|中午|凌晨|AM|PM)?\s*\d{1,2}\s*[:点时].*)$/i.test(rest)) return problem('day.form', shown(cell))
  return read
}
