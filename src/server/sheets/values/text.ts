import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { refusedCell } from './read.ts'
import type { Read } from './read.ts'

/** Any text as it stands; a number or a day as it is shown. */
export const readText = (cell: Cell): Read<string | null> => {
  const refused = refusedCell(cell, Infinity)
  if (refused) return refused
  const text = shown(cell).normalize('NFC').trim()
  return { value: text === '' ? null : text }
}
