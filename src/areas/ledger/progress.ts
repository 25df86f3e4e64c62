import { inTransaction, one, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import type { Counts } from './import.ts'
import type { Tally } from './report.ts'

/** Who asked for an import asked it to stop. */
export class Cancelled extends Error {}
export type Told = { state?: string; progress?: number; counts?: Counts; tally?: Tally; failure?: string | null; finished?: boolean }
/**
 * State and progress are written on a connection of their own, so that people see them while the import's transaction is still open. How far it
 * has come moves no version: whoever saw it begin can still cancel it.
 */
export const tell = (house: House, orgId: string, id: string, t: Told) =>
  inTransaction(house.database.app, { orgId }, client => one<{ cancel: boolean }>(client, sql`UPDATE import_run SET state = coalesce(${t.state ?? null}, state), progress = coalesce(${t.progress ?? null}, progress), counts = coalesce(${t.counts ? JSON.stringify(t.counts) : null}::json, counts),
    unknowns = coalesce(${t.tally ? JSON.stringify(t.tally.unknowns) : null}::json, unknowns), report = coalesce(${t.tally ? JSON.stringify(t.tally.report) : null}::json, report), failure = ${t.failure ?? null}, finished_at = CASE WHEN ${t.finished ?? false} THEN ${house.now()}::timestamptz END, version = version + ${t.finished ? 1 : 0} WHERE org_id = ${orgId} AND id = ${id} RETURNING cancel`))

const everyMs = 300
/** How far it is, told a few times a second while the rows go on; who asked to stop is heard. */
export const newPace = (house: House, orgId: string, kept: { id: string; dry_run: boolean }, total: number) => {
  let last = 0, telling: Promise<boolean | undefined> = Promise.resolve(false), heard = false
  return async (counts: Counts, end = false): Promise<void> => {
    if (end) heard = (await telling) ?? false
    else if (Date.now() - last >= everyMs) {
      heard = (await telling) ?? false
      last = Date.now()
      telling = tell(house, orgId, kept.id, { state: kept.dry_run ? undefined : 'running', progress: Math.min(99, Math.round((counts.rows / Math.max(1, total)) * 99)), counts: { ...counts } }).then(now => now?.cancel)
      telling.catch(() => undefined)
    }
    if (heard) throw new Cancelled()
  }
}
export const everywhere = (house: House) => rows<{ org_id: string }>(house.database.door, sql`SELECT org_id FROM door.organisation`)
