/** Where the header is (trust F11): titles above it, heads merged over sub-heads, blank rows between. A guess the person can overrule. */
import type { Cell, Merge, RawRow } from './kinds.ts'
import { empty } from './kinds.ts'
import { isKnownLabel, labelOf, looksLikeLabel, partWord } from './words.ts'

/** Rows of a sheet looked at to find its header. */
export const headRows = 40
const mostHeaderRows = 3

export type Header = { top: number; bottom: number; labels: string[]; titleRows: string[] }

type Head = { row: (number: number) => RawRow | undefined; merges: readonly Merge[]; width: number }

const filled = (row: RawRow | undefined): [cell: Cell, column: number][] => (row?.cells ?? []).flatMap((cell, i) => (cell.kind === 'empty' ? [] : [[cell, i + 1] as [Cell, number]]))
/** The cell at a place, a merged rectangle showing its top left everywhere. */
const at = (head: Head, number: number, column: number): Cell => {
  const merge = head.merges.find(m => m.top <= number && number <= m.bottom && m.left <= column && column <= m.right)
  return head.row(merge?.top ?? number)?.cells[(merge?.left ?? column) - 1] ?? empty
}
/** Labels count, known words more; values speak against, a title alone in its row says nothing. */
const scoreOf = (row: RawRow): number => {
  const cells = filled(row)
  const labels = new Set<string>()
  let score = 0
  for (const [cell] of cells) {
    if (!looksLikeLabel(cell)) { score -= 2; continue }
    const label = labelOf(cell)
    if (!labels.has(label)) score += isKnownLabel(label) ? 3 : 1
    labels.add(label)
  }
  return score
}
const isSpan = (head: Head, m: Merge): boolean => m.right > m.left && m.right - m.left + 1 < Math.max(head.width, 3)

/** Is row n + 1 the lower half of the header that begins at row n? */
const goesOn = (head: Head, n: number): boolean => {
  if (head.merges.some(m => m.top <= n && m.bottom > n && m.left === m.right)) return true // 姓名 merged over both
  const below = filled(head.row(n + 1))
  if (below.length === 0 || below.some(([cell]) => !looksLikeLabel(cell))) return false
  if (head.merges.some(m => m.top === n && m.bottom === n && isSpan(head, m) && below.some(([, c]) => c >= m.left && c <= m.right))) return true
  // Without merges (csv): sub-heads stand under the gaps of their heads and are words for parts.
  const upper = filled(head.row(n))
  const gaps = below.filter(([, c]) => at(head, n, c).kind === 'empty')
  const words = below.filter(([cell]) => partWord.test(labelOf(cell)))
  return upper.length > 1 && gaps.length > 0 && below.length < upper.length + gaps.length && words.length * 2 >= below.length
}
/** The header block a row belongs to, upwards and downwards. */
const blockAround = (head: Head, row: number): { top: number; bottom: number } => {
  let top = row
  let bottom = row
  while (top > 1 && bottom - top + 1 < mostHeaderRows && filled(head.row(top - 1)).length > 1 && filled(head.row(top - 1)).every(([cell]) => looksLikeLabel(cell)) && goesOn(head, top - 1)) top--
  while (bottom - top + 1 < mostHeaderRows && goesOn(head, bottom)) bottom++
  return { top, bottom }
}
/** Labels of the columns: heads over sub-heads joined by ·; a head without merge reaches over the gaps to its right that have sub-heads. */
const labelsOf = (head: Head, top: number, bottom: number): string[] => {
  const labels: string[] = []
  for (let column = 1; column <= head.width; column++) {
    const words: string[] = []
    for (let row = top; row <= bottom; row++) {
      let word = labelOf(at(head, row, column))
      if (word === '' && row < bottom && labelOf(at(head, bottom, column)) !== '') {
        for (let left = column - 1; left >= 1 && word === '' && labelOf(at(head, bottom, left)) !== ''; left--) word = labelOf(at(head, row, left))
      }
      if (word !== '' && words.at(-1) !== word) words.push(word)
    }
    labels.push(words.join('·'))
  }
  return labels
}

/** The header among the first rows; `chosen` is the row a person named. Undefined when that row is empty or there is none. */
export const findHeader = (rows: readonly RawRow[], merges: readonly Merge[], chosen?: number): Header | undefined => {
  const byNumber = new Map(rows.map(row => [row.number, row]))
  const width = Math.max(0, ...rows.map(row => row.cells.length))
  const last = rows.at(-1)?.number ?? 0
  const head: Head = { row: number => byNumber.get(number), merges: merges.filter(m => m.top <= last), width }
  let best = chosen === undefined ? undefined : byNumber.get(chosen)
  if (chosen === undefined) {
    let bestScore = 0
    for (const row of rows) {
      const score = filled(row).length === 1 && width > 2 ? 0 : scoreOf(row)
      if (score > bestScore) { best = row; bestScore = score }
    }
    best ??= rows[0]
  }
  if (!best) return undefined
  const { top, bottom } = blockAround(head, best.number)
  const titleRows = rows.filter(row => row.number < top).map(row => [...new Set(filled(row).map(([cell]) => labelOf(cell)))].join(' '))
  return { top, bottom, labels: labelsOf(head, top, bottom), titleRows }
}
