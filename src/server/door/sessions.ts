import { createHash, randomBytes } from 'node:crypto'
import type { Who } from '../../kernel/permission.ts'
import { fromMillis, millisOf } from '../../kernel/time.ts'
import { one, rows } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import type { House } from '../http/context.ts'
import { loadWho } from './who.ts'

/** trust.md 1.3: 256 random bits, only their SHA-256 kept; idle 12 h (one sales day), at most 7 days. */
const idleHours = 12, mostDays = 7
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
export const cookieName = (secure: boolean): string => (secure ? '__Host-cx' : 'cx')
export const cookie = (secure: boolean, token: string): string => `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${token ? '' : '; Max-Age=0'}`

type Person = { who: Who; sessionId: string; at: number }
const cache = new Map<string, Person>()
/** How long a person's rights may be out of date in another process (trust: revocation within 5 s). */
const freshFor = 3_000
/** Forgets what is remembered of a member's sessions: rights change at once in this process. */
export const forget = (memberId?: string): void => { for (const [key, p] of cache) if (!memberId || p.who.memberId === memberId) cache.delete(key) }

/** Who a session token stands for; undefined when it has ended, gone idle, or its member is disabled. */
export const personOf = async (house: House, token: string): Promise<Person | undefined> => {
  if (token.length < 20 || token.length > 100) return undefined
  const key = hashOf(token)
  const now = millisOf(house.now())
  const kept = cache.get(key)
  if (kept && Math.abs(now - kept.at) < freshFor) return kept
  cache.delete(key)
  const found = await one<{ id: string; org_id: string; member_id: string; seen_at: string }>(house.database.door, sql`
    SELECT s.id, s.org_id, s.member_id, s.seen_at FROM door.session s JOIN door.login l ON l.org_id = s.org_id AND l.member_id = s.member_id
    WHERE s.token_hash = ${key} AND s.ended_at IS NULL AND NOT l.disabled AND s.seen_at > ${fromMillis(now - idleHours * 3_600_000)} AND s.created_at > ${fromMillis(now - mostDays * 86_400_000)}`)
  if (!found) return undefined
  if (now - millisOf(found.seen_at) > 60_000) void rows(house.database.door, sql`UPDATE door.session SET seen_at = ${house.now()} WHERE id = ${found.id}`).catch(() => undefined)
  const who = await loadWho(house, found.org_id, found.member_id)
  if (!who) return undefined
  const person = { who, sessionId: found.id, at: now }
  if (cache.size > 5_000) cache.clear()
  cache.set(key, person)
  return person
}
/** A new session; gives the token once. */
export const openSession = async (house: House, orgId: string, memberId: string, facts: { agent: string; address: string }): Promise<string> => {
  const token = newToken()
  await rows(house.database.door, sql`INSERT INTO door.session (token_hash, org_id, member_id, created_at, seen_at, agent, address) VALUES (${hashOf(token)}, ${orgId}, ${memberId}, ${house.now()}, ${house.now()}, ${facts.agent}, ${facts.address})`)
  return token
}
/** Ends sessions: one by id, or all of a member (disabled, new password), except one. */
export const endSessions = async (house: House, orgId: string, memberId: string, only?: string, except?: string): Promise<number> => {
  const ended = await rows(house.database.door, sql`UPDATE door.session SET ended_at = ${house.now()} WHERE org_id = ${orgId} AND member_id = ${memberId} AND ended_at IS NULL
    AND (${only ?? null}::uuid IS NULL OR id = ${only ?? null}::uuid) AND (${except ?? null}::uuid IS NULL OR id <> ${except ?? null}::uuid) RETURNING id`)
  forget(memberId)
  return ended.length
}
