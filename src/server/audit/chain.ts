import { createHash } from 'node:crypto'
import { rows as run, inTransaction, type Database } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import type { Work } from '../work/work.ts'
import { canonical, digestOf } from './digest.ts'

type Entry = { id: string; at: string; member_id: string | null; entity: string; row_id: string | null; action: string; changes: unknown; personal: unknown; salt: string | null; digest: string | null; request_id: string }
/** hash = SHA-256(previous, number, organisation, body): personal values count by their salted digest alone, so they can be erased. */
const linkHash = (previous: string, seq: number, org: string, e: Entry): string =>
  createHash('sha256').update(canonical([previous, seq, org, e.id, e.at, e.member_id, e.entity, e.row_id, e.action, e.changes, e.digest, e.request_id])).digest('hex')
const columns = sql`e.id, e.at, e.member_id, e.entity, e.row_id, e.action, e.changes, e.personal, e.salt, e.digest, e.request_id`

type Runner = { org: string; rows: Work['rows'] }
/** Links the committed entries of one organisation that no link holds yet; gives the head. Runs within the caller's transaction. */
export const linkPending = async (on: Runner, now: string, most = 5_000): Promise<{ head: string | null; linked: number }> => {
  await on.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${'audit ' + on.org}, 1))`)
  const [last] = await on.rows<{ seq: number; hash: string }>(sql`SELECT seq, hash FROM audit_link WHERE org_id = ${on.org} ORDER BY seq DESC LIMIT 1`)
  const entries = await on.rows<Entry>(sql`SELECT ${columns} FROM audit_pending p JOIN audit_entry e ON e.org_id = p.org_id AND e.id = p.id WHERE p.org_id = ${on.org} ORDER BY e.at, e.id LIMIT ${most}`)
  let head = last?.hash ?? '', seq = last?.seq ?? 0
  const links = entries.map(e => ({ seq: ++seq, id: e.id, hash: (head = linkHash(head, seq, on.org, e)) }))
  for (let i = 0; i < links.length; i += 1_000) {
    const part = links.slice(i, i + 1_000)
    await on.rows(sql`INSERT INTO audit_link (org_id, seq, entry_id, hash, at) SELECT ${on.org}, s, i, h, ${now} FROM unnest(${part.map(l => l.seq)}::bigint[], ${part.map(l => l.id)}::uuid[], ${part.map(l => l.hash)}::text[]) x(s, i, h)`)
    await on.rows(sql`DELETE FROM audit_pending WHERE org_id = ${on.org} AND id = ANY(${part.map(l => l.id)}::uuid[])`)
  }
  return { head: head || null, linked: links.length }
}
/** Links what every organisation committed; called every two seconds by the worker. */
export const linkAll = async (database: Database, now: string): Promise<void> => {
  const orgs = await run<{ org_id: string }>(database.door, sql`SELECT org_id FROM door.organisation`)
  for (const { org_id } of orgs) await inTransaction(database.app, { orgId: org_id }, client => linkPending({ org: org_id, rows: statement => run(client, statement) }, now))
}
/** Walks the whole chain: every link's hash anew, every entry linked, every digest true. */
export const verifyChain = async (on: Runner): Promise<{ whole: boolean; entries: number; links: number; head: string | null; broken: unknown[]; pending: number }> => {
  let head = '', from = 0, links = 0
  const broken: unknown[] = []
  for (;;) {
    const part = await on.rows<Entry & { seq: number; hash: string }>(sql`SELECT l.seq, l.hash, ${columns} FROM audit_link l LEFT JOIN audit_entry e ON e.org_id = l.org_id AND e.id = l.entry_id WHERE l.org_id = ${on.org} AND l.seq > ${from} ORDER BY l.seq LIMIT 5000`)
    if (part.length === 0) break
    for (const l of part) {
      const bad = l.seq !== from + 1 ? 'gap' : l.id === null ? 'missing' : linkHash(head, l.seq, on.org, l) !== l.hash ? 'changed' : l.personal && digestOf(l.salt ?? '', l.personal) !== l.digest ? 'personal' : undefined
      if (bad && broken.length < 100) broken.push({ seq: l.seq, entryId: l.id, reason: bad })
      head = l.hash; from = l.seq; links++
    }
  }
  const [count] = await on.rows<{ entries: number; pending: number; lost: number }>(sql`SELECT (SELECT count(*)::int FROM audit_entry WHERE org_id = ${on.org}) entries, (SELECT count(*)::int FROM audit_pending WHERE org_id = ${on.org}) pending,
    (SELECT count(*)::int FROM audit_entry e WHERE e.org_id = ${on.org} AND NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.org_id = e.org_id AND l.entry_id = e.id) AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.org_id = e.org_id AND p.id = e.id)) lost`)
  if (count.lost) broken.push({ reason: 'unlinked', entries: count.lost })
  return { whole: broken.length === 0, entries: count.entries, links, head: head || null, broken, pending: count.pending }
}
