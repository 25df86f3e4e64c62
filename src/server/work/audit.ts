import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Entity } from '../../kernel/entity.ts'
import { flatFields } from '../../kernel/entity.ts'
import type { Fields } from '../../kernel/field.ts'
import { sql } from '../data/sql.ts'
import { digestOf } from '../audit/digest.ts'
import type { Work } from './work.ts'

/** field → [before, after] */
export type Changed = Record<string, [unknown, unknown]>

const names = new Map<string, ReadonlySet<string>>()
const personalOf = (e: Entity): ReadonlySet<string> => {
  let found = names.get(e.name)
  if (!found) names.set(e.name, found = new Set([...flatFields(e.fields).filter(([, f]) => f.personal).map(([n]) => n), ...Object.entries(e.children).filter(([, c]) => Object.values(c.fields as Fields).some(f => f.personal)).map(([n]) => n)]))
  return found
}
/**
 * The audit entry of a command, in its transaction. Personal values lie in an erasable side column; the chained body holds their salted
 * digest, so erasing a person does not break the chain (trust.md 1.5). The sealer links it after commit (server/audit).
 */
export const auditRow = (work: Work, e: { name: string; fields?: unknown }, rowId: string, action: string, changed: Changed): Promise<Record<string, unknown>[]> => {
  const hidden = 'fields' in e && e.fields ? personalOf(e as Entity) : new Set<string>()
  const open: Changed = {}, personal: Changed = {}
  for (const [field, pair] of Object.entries(changed)) (hidden.has(field) ? personal : open)[field] = pair
  const has = Object.keys(personal).length > 0
  const salt = has ? randomBytes(9).toString('base64url') : null
  return work.rows(sql`WITH entry AS (
      INSERT INTO audit_entry (org_id, id, at, member_id, entity, row_id, action, changes, personal, salt, digest, request_id)
      VALUES (${work.org}, ${newId()}, ${work.now}, ${work.who.memberId}, ${e.name}, ${rowId}, ${action}, ${JSON.stringify(open)}, ${has ? JSON.stringify(personal) : null}, ${salt}, ${has ? digestOf(salt!, personal) : null}, ${work.requestId})
      RETURNING org_id, id)
    INSERT INTO audit_pending (org_id, id) SELECT org_id, id FROM entry`)
}

/** Entries of many rows that one statement changed, in one statement; none of the fields may be personal. */
export const auditRows = async (work: Work, e: { name: string }, action: string, list: readonly { rowId: string; changed: Changed }[]): Promise<void> => {
  if (list.length === 0) return
  await work.rows(sql`WITH entry AS (
      INSERT INTO audit_entry (org_id, id, at, member_id, entity, row_id, action, changes, request_id)
      SELECT ${work.org}, x.i, ${work.now}, ${work.who.memberId}, ${e.name}, x.r, ${action}, x.c::jsonb, ${work.requestId} FROM unnest(${list.map(() => newId())}::uuid[], ${list.map(each => each.rowId)}::uuid[], ${list.map(each => JSON.stringify(each.changed))}::text[]) x(i, r, c)
      RETURNING org_id, id)
    INSERT INTO audit_pending (org_id, id) SELECT org_id, id FROM entry`)
}
