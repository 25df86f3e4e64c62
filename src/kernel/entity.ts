import type { Changes, Draft, Field, Fields, Given, Values, Written } from './field.ts'
import type { Label } from './language.ts'
import { declareRefusals } from './refusal.ts'
import type { Day, Instant } from './time.ts'
import { kebab, plural } from './names.ts'

/**
 * Whose rows a scope reaches: data, not code, so that list, get, figures and hand-written reads share one predicate (server/sees.ts).
 * m = `mine` fields hold me (or someone I stand in for today) · t = `team` is in my subtree · s = `site` is one of mine · o = all.
 * `through` names references whose row's visibility opens this row too; `maker` opens it to who made it.
 */
export type Sees = {
  readonly mine?: readonly string[]
  readonly team?: string
  readonly site?: string
  readonly through?: string
  readonly maker?: boolean
  /** Whoever may read reads all rows of the organisation (sites, teams); what is written lies within mine, team and site where they are named. */
  readonly everyone?: boolean
}

/** Rows that belong to one row of an entity and travel inside it (contacts), or are written by commands only (closings). */
export type Child<F extends Fields = Fields, One extends boolean = boolean> = {
  readonly label: Label
  readonly fields: F
  /** Exactly one: travels as an object (a card's opening). */
  readonly one: One
  /** Written in the parent's create and change as a whole list; otherwise by commands alone. */
  readonly inline: boolean
  readonly sealed?: SealedBy
  readonly indexes?: readonly (readonly string[])[]
}
export type Children = Readonly<Record<string, Child>>
export const child = <F extends Fields>(label: Label, fields: F, more: { inline?: boolean; sealed?: SealedBy; indexes?: readonly (readonly string[])[] } = {}): Child<F, false> =>
  ({ label, fields, one: false, inline: more.inline ?? false, sealed: more.sealed, indexes: more.indexes })
export const only = <F extends Fields>(label: Label, fields: F, more: { sealed?: SealedBy; indexes?: readonly (readonly string[])[] } = {}): Child<F, true> =>
  ({ label, fields, one: true, inline: false, sealed: more.sealed, indexes: more.indexes })

/** Rows the day's seal closes: the table of seals and its column that counts them (stack.md, «A seal that the database holds»). */
export type SealedBy = { readonly seal: string; readonly rows: string }

/** A value that belongs to one live row of the organisation: `kind` with the fields (or child fields) that hold it. */
export type Identity = { readonly kind: string; readonly fields: readonly string[]; readonly child?: { name: string; field: string } }

/** Words other people's sheets use for a field, in both languages; the field's own labels count anyway. */
export type SheetWords = Readonly<Record<string, readonly string[]>>

export type Declaration<F extends Fields, C extends Children> = {
  readonly label: Label
  readonly fields: F
  readonly children?: C
  /** The field a reference shows as its label. */
  readonly title: keyof F & string
  readonly list: readonly (keyof F & string)[]
  readonly search?: readonly string[]
  /** References whose rows' search words find this row too: a card by its customer's name and phone. */
  readonly searchThrough?: readonly string[]
  readonly sort?: string
  readonly unique?: readonly (readonly string[])[]
  readonly indexes?: readonly (readonly string[])[]
  readonly identities?: readonly Identity[]
  readonly sees: Sees
  /** The row of the rights table; the entity's own name unless told. */
  readonly thing?: string
  readonly path?: string
  /** Which of the standard calls exist beside list and get. */
  readonly does?: readonly Does[]
  readonly sealed?: SealedBy
  readonly sheet?: SheetWords
  /** Which reference leads to the customer this row belongs to (merge and erasure follow it). */
  readonly prefix?: string
}
export type Does = 'create' | 'change' | 'archive' | 'delete' | 'import' | 'export' | 'merge-fields'

export type Entity<F extends Fields = Fields, C extends Children = Children> = Declaration<F, C> & {
  readonly name: string
  readonly path: string
  readonly thing: string
  readonly sort: string
  readonly children: C
  readonly does: readonly Does[]
}

/** Fields every row has. */
export type Base = { id: string; version: number; createdAt: Instant; createdBy: string | null; updatedAt: Instant; archivedAt?: Instant | null; sealed?: boolean }
/** A reference beside its id. */
export type Named = { id: string; label: string }
type NamedRefs<F extends Fields> = { [K in keyof F & string as K extends `${infer P}Id` ? P : never]: Named | null }
type Kids<C extends Children> = { [K in keyof C]: C[K] extends Child<infer F, infer One> ? (One extends true ? (Values<F> & { id: string }) | null : (Values<F> & { id: string } & NamedRefs<F>)[]) : never }
type GivenKids<C extends Children> = { [K in keyof C]?: C[K] extends Child<infer F> ? (Given<F> & { id?: string })[] : never }

export type Row<E> = E extends Entity<infer F, infer C> ? Base & Values<F> & NamedRefs<F> & Kids<C> & { can?: string[] } : never
/** A row as lock and save hand it over: no child rows. */
export type Flat<E> = E extends Entity<infer F, infer _C> ? Base & Values<F> : never
export type New<E> = E extends Entity<infer F, infer C> ? Given<F> & GivenKids<C> : never
export type Change<E> = E extends Entity<infer F, infer C> ? Changes<F> & GivenKids<C> : never
export type DraftOf<E> = E extends Entity<infer F, infer _C> ? Draft<F> : never

const known = new Map<string, Entity>()

/** Declares a thing of the job: its name is the table, the file and the rights row; its path the noun of its calls. */
export const entity = <F extends Fields, C extends Children = Record<never, never>>(name: string, d: Declaration<F, C>): Entity<F, C> => {
  if (known.has(name)) throw new Error(`entity ${name} is declared twice`)
  const made: Entity<F, C> = {
    ...d, name, thing: d.thing ?? name, path: d.path ?? kebab(plural(name)), sort: d.sort ?? '-createdAt',
    children: (d.children ?? {}) as C, does: d.does ?? ['create', 'change'],
  }
  declareRefusals({
    [`${name === 'dayClosing' ? 'day-closing' : kebab(name)}.duplicate`]: { status: 409, zh: `已经有这样的${d.label.zh}。`, en: `There is already such a ${d.label.en.toLowerCase()}.` },
  })
  known.set(name, made as unknown as Entity)
  return made
}
/** Every entity declared so far, by name. Complete once app/areas.ts is loaded. */
export const entities = (): ReadonlyMap<string, Entity> => known
export const entityNamed = (name: string): Entity => {
  const found = known.get(name)
  if (!found) throw new Error(`no entity ${name}`)
  return found
}
/** The code prefix of an entity's refusals and its audit name: prospect-card. */
export const wordOf = (e: { name: string }): string => kebab(e.name)
/** Fields with each group's parts beside it, dotted: want.model. */
export const flatFields = (fields: Fields): [string, Field][] =>
  Object.entries(fields).flatMap(([name, field]): [string, Field][] => field.parts ? Object.entries(field.parts).map(([part, f]): [string, Field] => [`${name}.${part}`, f]) : [[name, field]])
/** Whether its list takes `q`. */
export const isSearched = (e: { readonly search?: readonly string[]; readonly searchThrough?: readonly string[] }): boolean => !!(e.search?.length || e.searchThrough?.length)
export const isWritten = (field: Field<unknown, Written>): boolean => field.written !== 'never'
export type { Day }
