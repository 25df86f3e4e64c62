import type { Day } from '../../../kernel/time.ts'
import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { leadingDay } from './days.ts'
import type { DayFacts } from './days.ts'
import { problem, refusedCell, tidied } from './read.ts'
import type { Read } from './read.ts'

/** One follow-up out of a cell: its day (null where none is written) and its words as they stand. */
export type FollowUpPiece = { day: Day | null; text: string }

const dayToken = String.raw`(?:\d{4}[年./-])?\d{1,2}(?:月|[./-])\d{1,2}[日号]?`
/** After a day come words; 1.5万, 3.5折, 1-2天, 7/8成 are no days. */
const noUnit = String.raw`(?!\d|\s*(?:[万千百折元块成%岁Ltk米寸个台人次天周年分点倍升]|公里|小时|月(?!\d)))`
/** A piece begins at the start, after ; or a line end, or, with a slash, dash or 月 in its day, after any comma or blank. */
const cut = new RegExp(String.raw`[;；\n]+|(?<![。,，、\s])[。,，、\s]+(?=(?:\d{4}[年./-]\d{1,2}[月./-]\d{1,2}|\d{1,2}[月/-]\d{1,2})[日号]?${noUnit})`, 'g')
const begins = new RegExp(`^${dayToken}${noUnit}`)

/**
 * «3/5未接;3/8试驾» → two follow-ups. A day without year follows the one before it (12/28;1/3 crosses the year); a piece
 * without day stays with day null. A day that does not exist is the cell's problem: nothing is guessed.
 */
export const splitFollowUps = (cell: Cell, facts: DayFacts): Read<FollowUpPiece[]> => {
  if (cell.kind === 'empty') return { value: [] }
  if (cell.kind === 'day') return { value: [{ day: cell.day, text: '' }] }
  const refused = refusedCell(cell, Infinity)
  if (refused) return refused
  const pieces: FollowUpPiece[] = []
  let notBefore = facts.notBefore
  for (const typed of shown(cell).split(cut)) {
    const piece = typed.trim()
    if (piece === '') continue
    // Dates are read in half-width; the words stay as they were written.
    const half = tidied(piece)
    const found = begins.test(half) ? leadingDay(half, { ...facts, ...(notBefore !== undefined && { notBefore }) }) : undefined
    if (!found) { pieces.push({ day: null, text: piece }); continue }
    if ('problem' in found.read) return problem(found.read.problem, found.read.text)
    // Full-width digits are as many as half-width ones, so the day is as long in what was written.
    const words = piece.slice(half.length - found.rest.length)
    pieces.push({ day: found.read.value, text: words.replace(/^[\s:：,，.。、-]+/, '').trim() })
    notBefore = found.read.value
  }
  return { value: pieces }
}
