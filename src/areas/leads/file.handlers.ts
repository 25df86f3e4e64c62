import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { millisOf } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { inTransaction, one } from '../../server/data/database.ts'
import { computedOf } from '../../server/data/shape.ts'
import { raw, sql } from '../../server/data/sql.ts'
import { demandRoom, receive, temporary } from '../../server/files/receive.ts'
import { atDoor } from '../../server/http/door.ts'
import { houseOf } from '../../server/http/house.ts'
import { keyed } from '../../server/http/keys.ts'
import { auditRows } from '../../server/work/audit.ts'
import { Work } from '../../server/work/work.ts'
import { followUp } from './contact.ts'
import { dailyBytes, dailyFiles, disposition, fileBytes, mayShow, mimeOf, type FileKind } from './file.rules.ts'
import { file, fileCalls } from './file.ts'
import { kindOf } from './fileKind.ts'

const day = 86_400_000, partBytes = 1 << 20
/** One person's uploads one after the other, so that none slips past the day's measure (trust 5.2.4). */
const demandQuota = async (work: Work, bytes: number): Promise<void> => {
  await work.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`files ${work.org} ${work.who.memberId}`}, 14))`)
  const had = (await work.one<{ n: number; bytes: number; first: string | null }>(sql`SELECT count(*)::int AS n, coalesce(sum(f.size), 0)::float8 AS bytes, min(f.created_at) AS first FROM file f WHERE f.org_id = ${work.org} AND f.by_id = ${work.who.memberId} AND f.created_at > ${new Date(millisOf(work.now) - day).toISOString()}`))!
  if (had.n >= dailyFiles || had.bytes + bytes > dailyBytes) refuse('file.quota', { files: dailyFiles, size: dailyBytes >> 20, seconds: Math.max(1, Math.ceil((millisOf(had.first!) + day - millisOf(work.now)) / 1000)) })
}
const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}
atDoor(fileCalls.upload, async visit => {
  const { house } = visit, who = { ...visit.who!, language: visit.language }, key = visit.headers['idempotency-key'], request = visit.raw!
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) { request.resume(); refuse('idempotency.missing') }
  const path = temporary('upload')
  try {
    await demandRoom('file.noRoom', [house.dataFolder]).catch((error: unknown) => { request.resume(); throw error })
    const got = await receive(request, path, fileBytes), type = await kindOf(path, got.name), sha256 = await digestOf(path)
    return await inTransaction(house.database.app, { orgId: who.orgId, memberId: who.memberId }, async client => {
      const work = new Work({ who, now: house.now(), client, requestId: visit.requestId, right: { thing: 'followUp', verb: 'c' }, later: house.later })
      return keyed(work, fileCalls.upload, String(key), createHash('sha256').update(`${sha256} ${got.name}`).digest('hex'), async () => {
        await demandQuota(work, got.bytes)
        const { id } = await work.insert(file, { name: got.name, type, size: got.bytes, sha256, byId: who.memberId } as never)
        let part = 0
        for await (const bytes of createReadStream(path, { highWaterMark: partBytes })) await work.rows(sql`INSERT INTO file_part (org_id, file_id, part, bytes) VALUES (${work.org}, ${id}, ${part++}, ${bytes as Buffer})`)
        return { status: 201, body: await work.open(file, id), headers: { location: `/api/v1/files/${id}`, etag: '"1"' } }
      })
    })
  } finally { await rm(path, { force: true }) }
})
/** A megabyte at a time, each in a look of its own, so that a slow reader holds neither memory nor a connection. */
const bytesOf = async function* (of: { orgId: string; memberId: string }, id: string, parts: number): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part++) {
    const found = await inTransaction(houseOf().database.app, { ...of, readOnly: true }, client => one<{ bytes: Buffer }>(client, sql`SELECT p.bytes FROM file_part p WHERE p.org_id = ${of.orgId} AND p.file_id = ${id} AND p.part = ${part}`))
    if (!found) throw new Error(`part ${part} of file ${id} is gone`)
    yield found.bytes
  }
}
/** Whoever sees the row gets its bytes: as a download unless it is a picture he asked to see, and never as a page (trust F31; ASVS 5.3.1, 5.4). */
handle(fileCalls.content, async (work, input) => {
  const id = String(input.id), { show } = input
  await work.demand(file, id, 'read')
  const row = (await work.find(file, id))!, kind = row.type as FileKind, how = show === 'inline' && mayShow(kind) ? 'inline' : 'attachment'
  const stream = Readable.from(bytesOf({ orgId: work.org, memberId: work.who.memberId }, id, Math.ceil(row.size / partBytes)), { objectMode: false })
  return answer(stream, { headers: { 'content-type': mimeOf(kind), 'content-length': String(row.size), 'content-disposition': disposition(how, row.name, kind), 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox" } })
})
/** Hangs uploads on the contact that names them: one's own, not yet hanging anywhere; the organisation's wall and sight come with it. */
export const hangFiles = async (work: Work, ids: readonly string[], of: { followUpId: string; customerId: string }): Promise<void> => {
  if (ids.length === 0) return
  const done = await work.rows<{ id: string }>(sql`UPDATE file f SET follow_up_id = ${of.followUpId}, customer_id = ${of.customerId}, version = f.version + 1, updated_at = ${work.now}
    WHERE f.org_id = ${work.org} AND f.id = ANY(${ids as string[]}::uuid[]) AND f.by_id = ${work.who.memberId} AND f.follow_up_id IS NULL RETURNING f.id`)
  if (done.length !== ids.length) refuseFields({ pointer: '/fileIds', code: 'field.reference' })
  await auditRows(work, file, 'attach', done.map(({ id }) => ({ rowId: id, changed: { followUpId: [null, of.followUpId], customerId: [null, of.customerId] } })))
}
computedOf(followUp, 'fileIds', a => sql`ARRAY(SELECT f.id FROM file f WHERE f.org_id = ${raw(a)}.org_id AND f.follow_up_id = ${raw(a)}.id ORDER BY f.id)`)
