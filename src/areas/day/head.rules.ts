import type { Day } from '../../kernel/time.ts'
import { by } from './rows.rules.ts'

/** Kinds a seal holds, in the order the head reads them (wire.md 2 dayClosing). */
export const sealedKinds = ['visit', 'inquiry', 'opening', 'milestone', 'difference', 'dmsEntry'] as const
export type SealedKind = (typeof sealedKinds)[number]
/** A JSON value of a sealed row; instants and amounts as they travel. */
export type Sealable = string | number | boolean | null | readonly Sealable[] | { readonly [name: string]: Sealable }

/**
 * One row under a seal. `values`: its columns by wire name; `personal`: which of them hold personal data; `covered`: digests that stand in for
 * personal values erased since, so that the head still proves the rest.
 */
export type SealedRow = { readonly kind: SealedKind; readonly sealNo: number; readonly id: string; readonly values: Readonly<Record<string, Sealable>>; readonly personal: readonly string[]; readonly covered?: Readonly<Record<string, string>> }
/** What a head stands for. `sequence` 1 for the first seal of a closing; `previousHead` the one before it; `auditHead` the audit chain's end. */
export type SealFacts = { readonly siteId: string; readonly teamId: string | null; readonly on: Day; readonly sequence: number; readonly previousHead: string | null; readonly auditHead: string | null; readonly salt: string }
/** Digest of a text, hex (SHA-256 on the server: rules know no crypto). */
export type Digest = (text: string) => string

/** JSON with names in code point order and nothing left to the writer: equal values give equal text. Undefined never occurs. */
export const canonical = (value: Sealable): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).sort(by(([name]) => name)).map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`
}
/** The digests that cover a row's personal columns, each salted and bound to its place; an empty column is covered too, so that emptying shows. */
export const coverOf = (row: SealedRow, salt: string, digest: Digest): Record<string, string> =>
  Object.fromEntries(row.personal.map(name => [name, row.covered?.[name] ?? digest([salt, row.kind, row.id, name, canonical(row.values[name] ?? null)].join('\n'))]))
const lineOf = (row: SealedRow, salt: string, digest: Digest): string => {
  const open = Object.fromEntries(Object.entries(row.values).filter(([name]) => !row.personal.includes(name)))
  return `${row.kind} ${row.sealNo} ${row.id} ${canonical(open)} ${canonical(coverOf(row, salt, digest))}`
}
/**
 * The text a head is the digest of: one line of the seal's own facts, one count per kind, one line per row by kind and number. Personal values
 * never stand in it. Throws when numbers of a kind are not 1…n: a mistake of ours, never a user's.
 */
export const headText = (facts: SealFacts, rows: readonly SealedRow[], digest: Digest): string => {
  const { salt, ...told } = facts
  const lines = sealedKinds.flatMap(kind => {
    const own = rows.filter(row => row.kind === kind).sort((a, b) => a.sealNo - b.sealNo)
    if (own.some((row, i) => row.sealNo !== i + 1)) throw new Error(`sealed ${kind} rows are not numbered 1 to ${own.length}`)
    return [`${kind} ${own.length}`, ...own.map(row => lineOf(row, salt, digest))]
  })
  return ['chenxi seal 1', canonical({ ...told, saltDigest: digest(salt) }), ...lines].join('\n')
}
export const headOf = (facts: SealFacts, rows: readonly SealedRow[], digest: Digest): string => digest(headText(facts, rows, digest))

/** Numbers a kind's rows 1…n by id (UUIDv7: in the order they were made). */
export const numbered = <T extends { readonly id: string }>(rows: readonly T[]): (T & { sealNo: number })[] => [...rows].sort(by(row => row.id)).map((row, i) => ({ ...row, sealNo: i + 1 }))
/** The sequence of a closing's next seal: late parties wait for it, nothing joins a standing head. */
export const nextSequence = (standing: readonly number[]): number => Math.max(0, ...standing) + 1
