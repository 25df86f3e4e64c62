import { refuse, Refusal } from '../kernel/refusal.ts'
import { answer, handle } from '../server/calls/handlers.ts'
import { railCounts } from '../server/calls/rail.ts'
import { rows } from '../server/data/database.ts'
import { all, sql, type Sql } from '../server/data/sql.ts'
import { atDoor } from '../server/http/door.ts'
import type { Visit } from '../server/http/context.ts'
import { houseOf, servedBy } from '../server/http/house.ts'
import { pdfOf } from '../server/print/pdf.ts'
import { cookieName } from '../server/door/sessions.ts'
import { Readable } from 'node:stream'
import { eventsFor } from '../server/live/events.ts'
import { verifyChain } from '../server/audit/chain.ts'
import { groundCalls } from './ground.ts'

let healthy: { at: number; body: { status: 'ok'; version: string } } | undefined
/** One query at most every second, whoever asks (trust 2 #15). */
atDoor(groundCalls.health, async visit => {
  if (!healthy || Date.now() - healthy.at > 1_000) {
    await rows(visit.house.database.door, sql`SELECT 1`)
    healthy = { at: Date.now(), body: { status: 'ok', version: visit.house.version } }
  }
  return { body: healthy.body }
})
atDoor(groundCalls.events, async visit => eventsFor(visit.house.bus, visit))
/** The address its reader uses; a Host that is none is the machine's own name. */
const originOf = (visit: Visit): string => visit.house.origin ?? (URL.canParse(`http://${String(visit.headers.host)}`) ? new URL(`http://${String(visit.headers.host)}`).origin : 'http://localhost')
atDoor(groundCalls.pdf, async (visit, input) => {
  const pdf = await pdfOf(servedBy(visit.house), { origin: originOf(visit), path: String(input.path ?? ''), cookie: `${cookieName(visit.house.secure)}=${visit.token ?? ''}`, language: visit.language })
  return { body: Readable.from([pdf]), headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="chenxi.pdf"', 'cache-control': 'no-store' } }
})
type Named = { name: string }
handle(groundCalls.draft, async (work, { name }: Named) =>
  (await work.one(sql`SELECT body, saved_at AS "savedAt" FROM draft WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND name = ${name}`)) ?? { body: null, savedAt: null })
handle(groundCalls.saveDraft, async (work, { name, body }: Named & { body: unknown }) => {
  if (name.length > 100 || JSON.stringify(body).length > 60_000) refuse('request.tooLarge', { limit: '60 kB' })
  await work.rows(sql`INSERT INTO draft (org_id, member_id, name, body, saved_at) VALUES (${work.org}, ${work.who.memberId}, ${name}, ${JSON.stringify(body)}, ${work.now}) ON CONFLICT (org_id, member_id, name) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`)
  return answer({ savedAt: work.now })
})
handle(groundCalls.dropDraft, async (work, { name }: Named) => {
  await work.rows(sql`DELETE FROM draft WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND name = ${name}`)
  return answer(null)
})
/** Newest first by (at, id); the cursor is that pair. */
const keyset = (cursor: string | undefined): { at: string; id: string } | undefined => {
  if (cursor === undefined) return undefined
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]
    if (!Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)) return { at, id }
  } catch { /* not ours */ }
  throw new Refusal('cursor.invalid')
}
const page = <T extends { at: string; id: string }>(found: T[], limit: number): { items: T[]; next: string | null } => {
  const items = found.slice(0, limit), last = items[items.length - 1]
  return { items, next: found.length > limit ? Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url') : null }
}
type Asked = { limit?: number; cursor?: string; entity?: string; rowId?: string; memberId?: string; kind?: string }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
handle(groundCalls.audit, async (work, input: Asked) => {
  const limit = input.limit ?? 50, after = keyset(input.cursor)
  const where: Sql[] = [sql`e.org_id = ${work.org}`]
  if (input.entity) where.push(sql`e.entity = ${input.entity}`)
  for (const [column, id] of [['row_id', input.rowId], ['member_id', input.memberId]] as const) if (id !== undefined) where.push(uuid.test(id) ? column === 'row_id' ? sql`e.row_id = ${id}` : sql`e.member_id = ${id}` : sql`false`)
  if (after) where.push(sql`(e.at, e.id) < (${after.at}, ${after.id})`)
  return page(await work.rows<{ at: string; id: string }>(sql`SELECT e.id, e.at, e.member_id AS "memberId", CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'label', m.name) END AS member, e.entity, e.row_id AS "rowId", e.action, e.changes, l.seq
    FROM audit_entry e LEFT JOIN member m ON m.org_id = e.org_id AND m.id = e.member_id LEFT JOIN audit_link l ON l.org_id = e.org_id AND l.entry_id = e.id
    WHERE ${all(where)} ORDER BY e.at DESC, e.id DESC LIMIT ${limit + 1}`), limit)
})
handle(groundCalls.security, async (work, input: Asked) => {
  const limit = input.limit ?? 50, after = keyset(input.cursor)
  const where: Sql[] = [sql`org_id = ${work.org}`]
  if (input.kind) where.push(sql`kind = ${input.kind}`)
  if (after) where.push(sql`(at, id) < (${after.at}, ${after.id})`)
  return page(await rows<{ at: string; id: string }>(houseOf().database.door, sql`SELECT id, at, kind, member_id AS "memberId", address, facts FROM door.security_entry WHERE ${all(where)} ORDER BY at DESC, id DESC LIMIT ${limit + 1}`), limit)
})
handle(groundCalls.rail, async work => ({ counts: await railCounts(work), can: [] }))
handle(groundCalls.verification, work => verifyChain(work))
