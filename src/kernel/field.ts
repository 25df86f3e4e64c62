import type { z } from 'zod'
import type { Label } from './language.ts'

/** How a field is written: `need` must be given on create, `may` can be left out (nullable or defaulted), `never` is derived and refused on input. */
export type Written = 'need' | 'may' | 'never'
export type Operator = 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'null'

/** One table column of a field (a group has several). `type` is PostgreSQL's name, `check` a condition over the column. */
export type Column = { name: string; type: string; nullable: boolean; check?: (column: string) => string }

/**
 * What a field is: declared once, read by table, schemas, calls, list, form, sheets, search and audit.
 * T is the wire value (house.md: wire types equal TypeScript types).
 */
export type Field<T = unknown, W extends Written = Written> = {
  readonly kind: string
  readonly label: Label
  readonly written: W
  readonly nullable: boolean
  /** Value schema of the wire, without null or default. */
  readonly schema: z.ZodType<T>
  /** PostgreSQL type of the one column; a group has `parts` instead. */
  readonly sql: string
  readonly check?: (column: string) => string
  readonly operators: readonly Operator[]
  readonly sorts: boolean
  readonly initial?: T
  /** Kind-specific facts, read by form, cell and sheet of that kind. */
  readonly max?: number
  readonly min?: number
  readonly lines?: boolean
  readonly choices?: Readonly<Record<string, Label>>
  readonly of?: string
  readonly parts?: Fields
  /** Its column where the name's own is taken (a child's reference to its parent's kind). */
  readonly column?: string
  /** Personal data: masked on the wire, covered by the audit as a digest, blanked on erasure (trust.md 1.5). */
  readonly personal?: 'phone' | 'name' | 'contact' | 'account'
  /** Set on create, never changed by PATCH (a command may). */
  readonly fixed?: boolean
  /** A sentence under the field in a form. */
  readonly hint?: Label
  readonly placeholder?: Label
  readonly _value?: T
}
export type Fields = Readonly<Record<string, Field>>

/** A field that may be null and left out (`?` of wire.md). */
export const maybe = <T>(field: Field<T>): Field<T | null, 'may'> => ({ ...field, written: 'may', nullable: true }) as unknown as Field<T | null, 'may'>
/** A field with a value of its own when it is left out. */
export const otherwise = <T>(field: Field<T>, initial: NoInfer<T>): Field<T, 'may'> => ({ ...field, written: 'may', initial }) as unknown as Field<T, 'may'>
/** A field the program fills in where it is left out (owner, site, team): never null in the row unless `maybe` says so. */
export const filled = <T>(field: Field<T>): Field<T, 'may'> => ({ ...field, written: 'may' })
/** A field only the program writes. */
export const derived = <T>(field: Field<T>): Field<T, 'never'> => ({ ...field, written: 'never' })
/** A field set once, on create. */
export const fixed = <T, W extends Written>(field: Field<T, W>): Field<T, W> => ({ ...field, fixed: true })
/** A field kept in a column of another name. */
export const inColumn = <T, W extends Written>(column: string, field: Field<T, W>): Field<T, W> => ({ ...field, column })
/** A field of personal data. */
export const personal = <T, W extends Written>(what: NonNullable<Field['personal']>, field: Field<T, W>): Field<T, W> => ({ ...field, personal: what })
export const hinted = <T, W extends Written>(hint: Label, field: Field<T, W>): Field<T, W> => ({ ...field, hint })

export type Value<F> = F extends Field<infer T, Written> ? T : never
/** The row's fields as they are read. */
export type Values<F extends Fields> = { [K in keyof F]: Value<F[K]> }
type KeysWritten<F extends Fields, W extends Written> = { [K in keyof F]: F[K] extends Field<infer _T, infer X> ? (X extends W ? K : never) : never }[keyof F]
/** What a create takes: needed fields, and those that may be left out. */
export type Given<F extends Fields> = { [K in KeysWritten<F, 'need'>]: Value<F[K]> } & { [K in KeysWritten<F, 'may'>]?: Value<F[K]> }
/** What a change takes: any written field. */
export type Changes<F extends Fields> = { [K in KeysWritten<F, 'need' | 'may'>]?: Value<F[K]> }
/** What the program itself may write: every field. */
export type Draft<F extends Fields> = { [K in keyof F]?: Value<F[K]> }
