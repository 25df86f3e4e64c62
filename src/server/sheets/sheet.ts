/** One sheet understood: header found, merged values repeated downwards, subtotals, hidden rows and repeated headers told apart from data. */
import type { Cell, Merge, RawRow, RawSheet } from './kinds.ts'
import { empty, limits } from './kinds.ts'
import { findHeader, headRows } from './header.ts'
import type { Header } from './header.ts'
import { SheetRefusal } from './problems.ts'
import { isSubtotal, labelOf } from './words.ts'

export type ReadRow = RawRow & { isSubtotal: boolean }
/** `stop` gives the file's stream back; call it whether or not the rows were read. */
export type ReadSheet = { header: Header; rows: AsyncIterable<ReadRow>; stop: () => Promise<void> }

/** Repeats the top left value of a vertical merge onto the rows below that hold something of their own (never onto empty cells without a merge, trust F16). */
const downwardFill = (merges: readonly Merge[]): ((row: RawRow) => Cell[]) => {
  const vertical = merges.filter(m => m.bottom > m.top && m.left <= limits.columns)
  let next = 0
  let active: { merge: Merge; value: Cell }[] = []
  return row => {
    while (next < vertical.length && vertical[next]!.top <= row.number) active.push({ merge: vertical[next++]!, value: empty })
    if (active.length === 0) return row.cells
    active = active.filter(({ merge }) => merge.bottom >= row.number)
    let cells = row.cells
    for (const entry of active) {
      const { merge, value } = entry
      if (merge.top === row.number) entry.value = row.cells[merge.left - 1] ?? empty
      else if (value.kind !== 'empty' && (row.cells[merge.left - 1] ?? empty).kind === 'empty') {
        if (cells === row.cells) cells = [...row.cells]
        while (cells.length < merge.left) cells.push(empty)
        cells[merge.left - 1] = value
      }
    }
    return cells
  }
}
const isHeaderAgain = (row: RawRow, labels: readonly string[]): boolean =>
  row.cells.length > 1 && row.cells.filter(cell => cell.kind !== 'empty').length * 2 >= labels.filter(label => label !== '').length
  && row.cells.every((cell, i) => cell.kind === 'empty' || (cell.kind === 'text' && (labels[i] ?? '').split('·').includes(labelOf(cell))))

/** Reads a sheet; undefined when it holds nothing. Rows come once, in order. */
export const readSheet = async (sheet: RawSheet, chosen?: number): Promise<ReadSheet | undefined> => {
  const merges = await sheet.merges()
  const batches = sheet.rows()[Symbol.asyncIterator]()
  const first: RawRow[] = []
  const rest: RawRow[] = []
  for (let batch = await batches.next(); !batch.done; batch = await batches.next()) {
    for (const row of batch.value) (first.length < headRows || row.number <= (chosen ?? 0) + 2 ? first : rest).push(row)
    if (first.length >= headRows && first.at(-1)!.number >= (chosen ?? 0)) break
  }
  const stop = async (): Promise<void> => { await batches.return?.(undefined) }
  if (first.length === 0) return undefined
  const header = findHeader(first, merges, chosen)
  if (!header) { await stop(); throw new SheetRefusal('sheet.headerRow', { row: chosen }) }
  const fill = downwardFill(merges)
  const understand = (row: RawRow): ReadRow | undefined => {
    const cells = fill(row)
    if (row.number <= header.bottom || isHeaderAgain(row, header.labels)) return undefined
    return { ...row, cells, isSubtotal: isSubtotal(row.cells) }
  }
  return {
    header, stop,
    rows: (async function* () {
      for (const row of first) { const read = understand(row); if (read) yield read }
      for (const row of rest) { const read = understand(row); if (read) yield read }
      for (let batch = await batches.next(); !batch.done; batch = await batches.next()) for (const row of batch.value) { const read = understand(row); if (read) yield read }
    })(),
  }
}
