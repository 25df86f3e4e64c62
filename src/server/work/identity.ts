import type { Entity } from '../../kernel/entity.ts'
import { kebab } from '../../kernel/names.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { join, raw, sql } from '../data/sql.ts'
import { tableOf } from '../data/columns.ts'
import type { Work } from './work.ts'

/** Who holds a taken identity, as a stranger may see it; an entity with identities registers it. */
export type Holder = (work: Work, rowId: string) => Promise<Record<string, unknown>>
const holders = new Map<string, Holder>()
export const holderOf = (e: Entity, holder: Holder): void => { holders.set(e.name, holder) }

export const identityTable = (e: { name: string }): string => `${tableOf(e)}_identity`
const plain = (value: string): string => value.normalize('NFKC').toUpperCase().replace(/[\s·.-]/g, '')
/** The identities a row's own fields claim: [kind, value] pairs, each once. */
export const identitiesIn = (e: Entity, values: Record<string, unknown>): [string, string][] => {
  const found = new Map<string, [string, string]>()
  for (const identity of e.identities ?? []) {
    for (const field of identity.fields) for (const value of [values[field]].flat()) {
      if (typeof value === 'string' && value) found.set(`${identity.kind} ${plain(value)}`, [identity.kind, plain(value)])
    }
    if (identity.child) for (const row of (values[identity.child.name] as Record<string, unknown>[] | undefined) ?? []) {
      const value = row[identity.child.field]
      if (typeof value === 'string' && value) found.set(`${identity.kind} ${plain(value)}`, [identity.kind, plain(value)])
    }
  }
  return [...found.values()]
}
/**
 * Claims the row's identities; one that another live row holds refuses with the masked holder (users.md 10). A unique key decides,
 * never check-then-insert (trust T05). Kinds whose fields are not in `values` (a child list not given) stay as they are.
 */
export const claimIdentities = async (work: Work, e: Entity, rowId: string, values: Record<string, unknown>, before?: Record<string, unknown>): Promise<void> => {
  if (!e.identities?.length) return
  const wanted = identitiesIn(e, values)
  const had = before ? identitiesIn(e, before) : []
  const key = ([kind, value]: [string, string]) => `${kind} ${value}`
  const gone = had.filter(h => !wanted.some(w => key(w) === key(h)))
  const fresh = wanted.filter(w => !had.some(h => key(w) === key(h)))
  await releaseIdentities(work, e, rowId, gone)
  if (fresh.length) await takeIdentities(work, e, rowId, fresh)
}
export const releaseIdentities = async (work: Work, e: Entity, rowId: string, gone: [string, string][]): Promise<void> => {
  for (const [kind, value] of gone) await work.rows(sql`DELETE FROM ${raw(identityTable(e))} WHERE org_id = ${work.org} AND kind = ${kind} AND value = ${value} AND row_id = ${rowId}`)
}
const pointerOf = (e: Entity, kind: string): string => {
  const of = e.identities!.find(i => i.kind === kind)!
  return `/${of.fields[0] ?? of.child!.name}`
}
export const takeIdentities = async (work: Work, e: Entity, rowId: string, fresh: [string, string][]): Promise<void> => {
  const put = await work.rows<{ kind: string; value: string }>(sql`INSERT INTO ${raw(identityTable(e))} (org_id, kind, value, row_id) VALUES ${join(fresh.map(([kind, value]) => sql`(${work.org}, ${kind}, ${value}, ${rowId})`))} ON CONFLICT (org_id, kind, value) DO NOTHING RETURNING kind, value`)
  if (put.length === fresh.length) return
  for (const [kind, value] of fresh) {
    if (put.some(p => p.kind === kind && p.value === value)) continue
    const taken = await work.one<{ row_id: string }>(sql`SELECT row_id FROM ${raw(identityTable(e))} WHERE org_id = ${work.org} AND kind = ${kind} AND value = ${value}`)
    if (taken?.row_id === rowId) continue
    const holder = taken ? await holders.get(e.name)?.(work, taken.row_id) : undefined
    throw new Refusal(`${kebab(e.name)}.duplicate`, {}, [{ pointer: pointerOf(e, kind), code: `${kebab(e.name)}.duplicate` }], holder ? { holder } : {})
  }
}
