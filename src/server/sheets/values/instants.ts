import type { Clock, Instant, Zone } from '../../../kernel/time.ts'
import { instantAt, readInstant as isoInstant } from '../../../kernel/time.ts'
import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { dayAndRest } from './days.ts'
import type { DayFacts } from './days.ts'
import { problem, refusedCell, tidied } from './read.ts'
import type { Read } from './read.ts'

/** The site's zone, and the clock of a day written without one. */
export type InstantFacts = DayFacts & { zone: Zone; clock?: Clock }

const half = /^(上午|早上|早|凌晨|中午|下午|晚上|晚|傍晚|AM|PM)?\s*(\d{1,2})\s*(?:[:点时]\s*(半|\d{1,2})?\s*分?)\s*(?::\s*(\d{1,2}))?\s*秒?\s*(AM|PM)?$/i
/** A wall clock: 14:30, 14:30:20, 14点30分, 下午2点半, 2:30 PM. Seconds are left aside. */
const clockOf = (text: string): Clock | undefined => {
  const found = half.exec(tidied(text))
  if (!found) return undefined
  const when = (found[1] ?? found[5] ?? '').toUpperCase()
  let hour = Number(found[2])
  const minute = found[3] === '半' ? 30 : Number(found[3] ?? 0)
  if (/下午|晚|傍晚|PM/.test(when) && hour < 12) hour += 12
  if (/中午/.test(when) && hour < 6) hour += 12
  if (/凌晨|AM/.test(when) && hour === 12) hour = 0
  return hour > 23 || minute > 59 || Number(found[4] ?? 0) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
/** A time of day; a fraction of a day (0.5) is one too. */
export const readClock = (cell: Cell): Read<Clock | null> => {
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'day' && cell.time !== undefined) return { value: cell.time.slice(0, 5) }
  const refused = refusedCell(cell)
  if (refused) return refused
  if (cell.kind === 'number' && cell.number >= 0 && cell.number < 1) {
    const minutes = Math.round(cell.number * 1440) % 1440
    return { value: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` }
  }
  const clock = clockOf(shown(cell))
  return clock === undefined ? problem('time.form', shown(cell)) : { value: clock }
}

/** An instant: a date-time cell, «2026-03-05 14:30», «3/5 下午2点半», ISO with offset; a bare day is at the facts' clock (00:00). */
export const readInstant = (cell: Cell, facts: InstantFacts): Read<Instant | null> => {
  if (cell.kind === 'empty') return { value: null }
  const fallback = facts.clock ?? '00:00'
  if (cell.kind === 'day') return { value: instantAt(cell.day, cell.time ?? fallback, facts.zone) }
  const refused = refusedCell(cell)
  if (refused) return refused
  const text = tidied(shown(cell))
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const instant = isoInstant(text)
    return instant === undefined ? problem('day.impossible', text) : { value: instant }
  }
  if (cell.kind === 'number' && !Number.isInteger(cell.number)) return problem('day.ambiguous', cell.text)
  const { read, rest } = dayAndRest(text, facts)
  if (!('value' in read)) return read
  const after = rest.replace(/^[T\s,，]+/, '')
  const clock = after === '' ? fallback : clockOf(after)
  return clock === undefined ? problem('time.form', text) : { value: instantAt(read.value, clock, facts.zone) }
}
