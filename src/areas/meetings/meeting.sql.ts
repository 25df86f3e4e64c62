import type { Day } from '../../kernel/time.ts'
import { sql, type Sql } from '../../server/data/sql.ts'
import type { MeetingAction, MeetingSeat } from './meetingPage.ts'

/** Who was asked to a meeting and whoever is on its roll, with that day's sheet; whoever sees the meeting sees who sits in it. */
export const seatsSql = ({ org, id, on, asked }: { org: string; id: string; on: Day; asked: readonly string[] }): Sql => sql`
  SELECT json_build_object('id', m.id, 'label', m.name) AS member, t.name AS team, d.state AS sheet, x.state, x.tidy, x.note
  FROM member m LEFT JOIN team t ON t.org_id = m.org_id AND t.id = m.team_ids[1] LEFT JOIN day_sheet d ON d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = ${on}
    LEFT JOIN meeting_attendance x ON x.org_id = m.org_id AND x.member_id = m.id AND x.meeting_id = ${id}
  WHERE m.org_id = ${org} AND (m.id = ANY(${asked as string[]}::uuid[]) OR x.id IS NOT NULL) ORDER BY t.name NULLS FIRST, m.created_at, m.id`
export type SeatRow = MeetingSeat
/**
 * What this meeting decided, and what is still open from earlier ones for the people who sit in it: an action comes back until it is closed
 * (D2.4). `seen` and `may` are the reader's rights over alias a.
 */
export const actionsSql = ({ org, id, on, today, people, seen, may }: { org: string; id: string; on: Day; today: Day; people: readonly string[]; seen: Sql; may: Sql }): Sql => sql`
  SELECT a.id, a.version, a.text, json_build_object('id', o.id, 'label', o.name) AS owner, a.due_on AS "dueOn", a.state, a.outcome, (a.state = 'open' AND a.due_on < ${today}) AS late,
    a.meeting_id IS NOT DISTINCT FROM ${id} AS here, CASE WHEN g.id IS NOT NULL AND g.id <> ${id} THEN json_build_object('id', g.id, 'on', g.on_day, 'kind', g.kind) END AS from, ${may} AS mine
  FROM action_item a JOIN member o ON o.org_id = a.org_id AND o.id = a.owner_id LEFT JOIN meeting g ON g.org_id = a.org_id AND g.id = a.meeting_id
  WHERE a.org_id = ${org} AND ${seen} AND (a.meeting_id = ${id} OR (a.state = 'open' AND a.owner_id = ANY(${people as string[]}::uuid[]) AND (g.id IS NULL OR g.on_day <= ${on})))
  ORDER BY a.due_on, a.id LIMIT 300`
export type ActionRow = Omit<MeetingAction, 'can'> & { here: boolean; mine: boolean }
