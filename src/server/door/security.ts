import { v7 as newId } from 'uuid'
import type { Refusal } from '../../kernel/refusal.ts'
import { rows } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import type { House, Visit } from '../http/context.ts'

export type SecurityEvent = { kind: string; orgId?: string; memberId?: string; address?: string; facts: Record<string, unknown> }
/** The security log: failed logins, refusals, reveals, exports. Insert-only; never holds what was typed. */
export const security = async (house: House, event: SecurityEvent): Promise<void> => {
  await rows(house.database.door, sql`INSERT INTO door.security_entry (id, at, org_id, kind, member_id, address, facts) VALUES (${newId()}, ${house.now()}, ${event.orgId ?? null}, ${event.kind}, ${event.memberId ?? null}, ${event.address ?? null}, ${JSON.stringify(event.facts)})`)
}
/** Refusals of right and session are logged beside the answer; a log that fails never changes the answer. */
export const noteRefusal = (house: House, visit: Visit | undefined, refusal: Refusal, method: string, path: string): void => {
  if ((refusal.code === 'session.missing' && !visit?.token) || refusal.code === 'session.wrong') return // strangers at the door; a failed login writes its own entry
  void security(house, { kind: refusal.code, orgId: visit?.who?.orgId, memberId: visit?.who?.memberId, address: visit?.address, facts: { method, path } }).catch(() => undefined)
}
