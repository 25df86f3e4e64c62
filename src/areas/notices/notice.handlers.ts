import { v7 as newId } from 'uuid'
import { refuse } from '../../kernel/refusal.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { railCount } from '../../server/calls/rail.ts'
import { sql } from '../../server/data/sql.ts'
import { touch } from '../../server/live/touched.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { notice, noticeCalls, type NoticeKind } from './notice.ts'

handle(noticeCalls.read, async (work, input) => {
  const [done] = await work.rows<{ id: string }>(sql`UPDATE notice SET read_at = coalesce(read_at, ${work.now}), version = version + CASE WHEN read_at IS NULL THEN 1 ELSE 0 END WHERE org_id = ${work.org} AND id = ${input.id} AND member_id = ${work.who.memberId} RETURNING id`)
  if (!done) return refuse('notFound')
  touch(work.client, { entity: 'notice', id: input.id, to: [work.who.memberId] })
  return { id: input.id }
})
handle(noticeCalls.readAll, async work => {
  const done = await work.rows<{ id: string }>(sql`UPDATE notice SET read_at = ${work.now}, version = version + 1 WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND read_at IS NULL RETURNING id`)
  if (done[0]) touch(work.client, { entity: 'notice', id: done[0].id, to: [work.who.memberId] })
  return answer({ read: done.length })
})
const unread = async (work: Work): Promise<number> => (await work.one<{ unread: number }>(sql`SELECT count(*)::int AS unread FROM (SELECT 1 FROM notice WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND read_at IS NULL LIMIT 1000) x`))!.unread
handle(noticeCalls.unread, async work => answer({ unread: await unread(work) }))
railCount('notices', unread)
handle(noticeCalls.setSwitch, async (work, input: { kind: NoticeKind; on: boolean }) => {
  await work.rows(sql`INSERT INTO notice_switch (org_id, id, version, created_at, created_by, updated_at, member_id, kind, off) VALUES (${work.org}, ${newId()}, 1, ${work.now}, ${work.who.memberId}, ${work.now}, ${work.who.memberId}, ${input.kind}, ${!input.on})
    ON CONFLICT (org_id, member_id, kind) DO UPDATE SET off = excluded.off, version = notice_switch.version + 1, updated_at = excluded.updated_at`)
  return answer({ kind: input.kind, on: input.on })
})
offersOf(notice, row => ({ read: row.readAt === null }))
