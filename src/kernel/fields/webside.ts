import type { Field } from '../field.ts'

/** What an input of any kind gets. `row` is the whole row where there is one (a reference finds its label there). */
export type InputProps<T = unknown> = {
  field: Field; name: string; id: string; value: T | null | undefined; onChange: (value: T | null | undefined) => void
  row?: Readonly<Record<string, unknown>>; invalid?: boolean; describedBy?: string; autoFocus?: boolean; disabled?: boolean; labelledBy?: string
}
/** What a cell of any kind gets. */
export type CellProps<T = unknown> = { field: Field; name: string; value: T | null | undefined; row: Readonly<Record<string, unknown>> }
