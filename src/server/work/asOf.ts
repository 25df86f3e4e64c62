import type { Entity, Flat } from '../../kernel/entity.ts'
import { sql } from '../data/sql.ts'
import { merged, type Work } from './work.ts'

/**
 * The row as it was at an earlier version, read back from its audit: each save is one entry and one version. Undefined where the entries do
 * not reach that far back (an import wrote one digest) or what they held was erased.
 */
export const asOf = async <E extends Entity>(work: Work, e: E, now: Flat<E>, version: number): Promise<Flat<E> | undefined> => {
  const row = now as unknown as Record<string, unknown> & { id: string; version: number }
  const back = row.version - version
  if (version < 1 || back < 0) return undefined
  const entries = await work.rows<{ changes: Record<string, [unknown, unknown]>; personal: Record<string, [unknown, unknown]> | null; digest: string | null; action: string }>(sql`SELECT changes, personal, digest, action FROM audit_entry
    WHERE org_id = ${work.org} AND entity = ${e.name} AND row_id = ${row.id} AND action <> 'reveal' ORDER BY at DESC, id DESC LIMIT ${back}`)
  if (entries.length < back || entries.some(x => x.action === 'create' || (x.digest !== null && x.personal === null))) return undefined
  let was: Record<string, unknown> = row
  for (const entry of entries) for (const [path, [before]] of Object.entries({ ...entry.changes, ...entry.personal })) {
    const [field, part] = path.split('.')
    was = merged(was, part === undefined ? { [field]: before } : { [field]: { [part]: before } })
  }
  return { ...was, version } as unknown as Flat<E>
}
