import { v7 as newId } from 'uuid'
import { say, type Label } from '../../kernel/language.ts'
import { sql } from '../../server/data/sql.ts'
import { touch } from '../../server/live/touched.ts'
import type { Work } from '../../server/work/work.ts'
import type { NoticeKind } from './notice.ts'

export type Message = { kind: NoticeKind; key: string; text: Label; facts?: Record<string, unknown>; path?: string }
/**
 * Tells people something, in the command's own transaction: each in his language, each thing once (a second call with the same key is
 * nothing), nobody who switched the kind off or has left, and not whoever does it himself. Gives how many were told now.
 */
export const notify = async (work: Work, to: readonly (string | null)[], message: Message): Promise<number> => {
  const ids = [...new Set(to.filter(id => id !== null && id !== work.who.memberId))]
  if (ids.length === 0) return 0
  const zh = say(message.text, 'zh', message.facts), en = say(message.text, 'en', message.facts)
  const told = await work.rows<{ id: string; memberId: string }>(sql`INSERT INTO notice (org_id, id, version, created_at, created_by, updated_at, member_id, kind, text, path, at, key)
    SELECT ${work.org}, r.id, 1, ${work.now}, ${work.who.memberId}, ${work.now}, m.id, ${message.kind}, left(CASE WHEN m.language = 'en' THEN ${en} ELSE ${zh} END, 200), ${message.path ?? null}, ${work.now}, ${message.key}
    FROM json_to_recordset(${JSON.stringify(ids.map(id => ({ id: newId(), member_id: id })))}::json) r(id uuid, member_id uuid) JOIN member m ON m.org_id = ${work.org} AND m.id = r.member_id AND m.state = 'active'
    WHERE NOT EXISTS (SELECT 1 FROM notice_switch s WHERE s.org_id = ${work.org} AND s.member_id = m.id AND s.kind = ${message.kind} AND s.off)
    ON CONFLICT (org_id, member_id, key) DO NOTHING RETURNING id, member_id AS "memberId"`)
  for (const { id, memberId } of told) touch(work.client, { entity: 'notice', id, to: [memberId] })
  return told.length
}
/** Whom a group's matters go to: its lead, else the managers of the site. */
export const leadersOf = async (work: Work, of: { teamId: string | null; siteId: string | null }): Promise<string[]> =>
  (await work.rows<{ id: string }>(sql`SELECT t.lead_id AS id FROM team t WHERE t.org_id = ${work.org} AND t.id = ${of.teamId}::uuid AND t.lead_id IS NOT NULL
    UNION SELECT m.id FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND 'manager' = ANY(m.roles) AND ${of.siteId}::uuid = ANY(m.site_ids)
      AND NOT EXISTS (SELECT 1 FROM team t WHERE t.org_id = m.org_id AND t.id = ${of.teamId}::uuid AND t.lead_id IS NOT NULL)`)).map(r => r.id)
