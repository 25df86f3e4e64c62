import type { Call } from '../../kernel/call.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sql } from '../data/sql.ts'
import type { Work } from '../work/work.ts'
import type { Reply } from './dispatch.ts'

/** Secrets in a first answer (tokens, links) are not kept: the repeated answer shows … instead. */
const secret = new Set(['token', 'url', 'password'])
const withoutSecrets = (call: Call, body: unknown): unknown => JSON.parse(JSON.stringify(body ?? null, (k, v: unknown) =>
  ((secret.has(k) && typeof v === 'string') || (k === 'value' && reveals(call)) ? '…' : v)))
/** A revealed number is personal data and no more kept than a token. */
const reveals = (call: Call): boolean => call.name.endsWith('.reveal')

/**
 * Runs a keyed call once (wire.md «Keys»): the same key and body get the first answer again, another body 422, one still running 409.
 * The answer is kept in the command's own transaction, so a cut around COMMIT leaves either both or neither.
 */
export const keyed = async (work: Work, call: Call, key: string, hash: string, act: () => Promise<Reply>): Promise<Reply> => {
  // both in one flight: the second statement reads after the first has the lock
  const [lock, kept] = await Promise.all([work.one<{ ok: boolean }>(sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${`${work.org} ${work.who.memberId} ${key}`}, 7)) ok`), work.one<{ hash: string; status: number; body: unknown; headers: Record<string, string> }>(sql`SELECT hash, status, body, headers FROM idempotency_key WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND key = ${key}`)])
  if (!lock?.ok) throw new Refusal('idempotency.running')
  if (kept) {
    if (kept.hash !== hash) throw new Refusal('idempotency.reused')
    return { status: kept.status, body: kept.body ?? undefined, headers: kept.headers }
  }
  const reply = await act()
  // flies with the commit; were it refused, the commit would answer ROLLBACK and nothing be kept (server/data)
  work.rows(sql`INSERT INTO idempotency_key (org_id, member_id, key, call, hash, status, body, headers, at) VALUES (${work.org}, ${work.who.memberId}, ${key}, ${call.name}, ${hash}, ${reply.status}, ${JSON.stringify(withoutSecrets(call, reply.body))}, ${JSON.stringify(reply.headers)}, ${work.now})`).catch(() => undefined)
  return reply
}
