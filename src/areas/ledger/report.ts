import type { Bad, Report, Unknowns } from './import.ts'
import type { ReadRow } from './cells.ts'

const mostUnknown = 200, mostGroups = 100
/** What a walk over the file adds up, in memory that does not grow with its rows. */
export type Tally = { report: Report; unknowns: Required<Unknowns>; problems: Bad[] }
export const newTally = (columns: readonly number[]): Tally => ({ report: { columns: columns.map(index => ({ index, read: 0, marks: {}, problems: 0 })), groups: [] }, unknowns: { owners: [], values: [], settled: { owners: [], values: [] } }, problems: [] })

const count = <T extends { rows: number }>(list: T[], fits: (one: T) => boolean, fresh: () => T): void => {
  const found = list.find(fits)
  if (found) found.rows++
  else if (list.length < mostUnknown) list.push(fresh())
}
export const addRead = (tally: Tally, read: ReadRow): void => {
  for (const column of tally.report.columns) if (read.read.includes(column.index)) column.read++
  for (const [index, mark] of read.marks) { const column = tally.report.columns.find(c => c.index === index); if (column) column.marks[mark] = (column.marks[mark] ?? 0) + 1 }
  for (const name of read.unknownOwners) count(tally.unknowns.owners, o => o.name === name, () => ({ name, rows: 1 }))
  for (const { field, word } of read.unknownValues) count(tally.unknowns.values, v => v.field === field && v.word === word, () => ({ field, word, rows: 1 }))
  const { settled } = tally.unknowns
  for (const [name, to] of read.settledOwners) count(settled.owners, o => o.name === name, () => ({ name, rows: 1, to }))
  for (const [field, word, to] of read.settledValues) count(settled.values, v => v.field === field && v.word === word, () => ({ field, word, rows: 1, to }))
}
/** Problems of one kind stand together, with the first rows they are in; a person or word nobody knows is a kind of its own. */
export const addProblem = (tally: Tally, bad: Bad, labels: ReadonlyMap<string, number>): void => {
  const own = bad.code === 'import.unknownOwner' || bad.code === 'import.unknownValue' ? bad.value : undefined
  const group = tally.report.groups.find(g => g.code === bad.code && g.column === bad.column && g.value === own)
  if (group) { group.rows++; if (group.examples.length < 5) group.examples.push(bad.row) } else if (tally.report.groups.length < mostGroups) tally.report.groups.push({ code: bad.code, column: bad.column, ...(own === undefined ? {} : { value: own }), rows: 1, examples: [bad.row] })
  const column = tally.report.columns.find(c => c.index === labels.get(bad.column))
  if (column) column.problems++
  tally.problems.push(bad)
}
