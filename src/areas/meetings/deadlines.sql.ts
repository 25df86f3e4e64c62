import type { Day, Instant } from '../../kernel/time.ts'
import { sql, type Sql } from '../../server/data/sql.ts'

/** One deadline that passed: what it is about, who is told, and the words' facts. */
export type Late = { key: string; to: (string | null)[]; name: string; path: string | null }
type Ask = { org: string; siteId: string; on: Day; now: Instant }
const told = (key: Sql): Sql => sql`NOT EXISTS (SELECT 1 FROM notice n WHERE n.org_id = m.org_id AND n.key = ${key})`
/** The lead of someone's first team, beside himself. */
const lead = sql`(SELECT t.lead_id FROM team t WHERE t.org_id = m.org_id AND t.id = m.team_ids[1])`
const present = (on: Day): Sql => sql`NOT EXISTS (SELECT 1 FROM day_sheet d WHERE d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = ${on} AND d.state IN ('rest', 'leave'))`

/** Consultants at work whose plan of today was not handed in (D1.1 «unplanned person by 08:30»). */
export const unplannedSql = ({ org, siteId, on }: Ask): Sql => sql`SELECT 'unplanned ' || ${on}::text || ' ' || m.id AS key, ARRAY[m.id, ${lead}] AS to, m.name, '/plans?on=' || ${on}::text || '&memberId=' || m.id AS path FROM member m
  WHERE m.org_id = ${org} AND m.state = 'active' AND m.site_ids[1] = ${siteId} AND m.roles && ARRAY['consultant', 'dcc'] AND ${present(on)}
    AND NOT EXISTS (SELECT 1 FROM day_plan p WHERE p.org_id = m.org_id AND p.member_id = m.id AND p.on_day = ${on} AND p.state IN ('submitted', 'published')) AND ${told(sql`'unplanned ' || ${on}::text || ' ' || m.id`)} LIMIT 500`
/** Items of today past their time and still open, of people at work. */
export const itemsLateSql = ({ org, siteId, on, now }: Ask): Sql => sql`SELECT 'item ' || i.id AS key, ARRAY[m.id, ${lead}] AS to, concat_ws(' ', (SELECT c.name FROM customer c WHERE c.org_id = i.org_id AND c.id = i.customer_id), i.title) AS name, '/plans?on=' || ${on}::text || '&memberId=' || m.id AS path FROM plan_item i JOIN member m ON m.org_id = i.org_id AND m.id = i.member_id
  WHERE i.org_id = ${org} AND i.site_id = ${siteId} AND i.on_day = ${on} AND i.state = 'open' AND i.due_at < ${now} AND ${present(on)} AND ${told(sql`'item ' || i.id`)} LIMIT 500`
/** Instructions past their time without an answer: told to the owner (or whoever stands in today) and to whoever gave it. */
export const instructionsLateSql = ({ org, siteId, on, now }: Ask): Sql => sql`SELECT 'instruction ' || g.id AS key, ARRAY[coalesce((SELECT d.stand_in_id FROM day_sheet d WHERE d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = ${on} AND d.state IN ('rest', 'leave')), m.id), g.by_id] AS to, left(g.text, 60) AS name, '/prospect-cards/' || k.id AS path
  FROM prospect_card_instructions g JOIN prospect_card k ON k.org_id = g.org_id AND k.id = g.prospect_card_id JOIN member m ON m.org_id = k.org_id AND m.id = k.owner_id
  WHERE g.org_id = ${org} AND k.site_id = ${siteId} AND g.answered_at IS NULL AND g.due_at < ${now} AND g.due_at > ${now}::timestamptz - interval '7 days' AND ${told(sql`'instruction ' || g.id`)} LIMIT 500`
/** Actions whose day is over. */
export const actionsLateSql = ({ org, siteId, on }: Ask): Sql => sql`SELECT 'action ' || a.id AS key, ARRAY[m.id, a.created_by] AS to, a.text AS name, '/action-items/' || a.id AS path FROM action_item a JOIN member m ON m.org_id = a.org_id AND m.id = a.owner_id
  WHERE a.org_id = ${org} AND a.site_id = ${siteId} AND a.state = 'open' AND a.due_on < ${on} AND ${told(sql`'action ' || a.id`)} LIMIT 500`
/** Teams with people at work that held no morning meeting today (D2.4 «not held by 08:30»): the lead and the site's managers are told. */
export const unheldSql = ({ org, siteId, on }: Ask): Sql => sql`SELECT 'morning ' || ${on}::text || ' ' || t.id AS key, ARRAY[t.lead_id] || ARRAY(SELECT g.id FROM member g WHERE g.org_id = t.org_id AND g.state = 'active' AND 'manager' = ANY(g.roles) AND ${siteId} = ANY(g.site_ids)) AS to, t.name, '/meetings?on=' || ${on}::text AS path
  FROM team t WHERE t.org_id = ${org} AND t.site_id = ${siteId} AND t.archived_at IS NULL AND t.lead_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM member m WHERE m.org_id = t.org_id AND m.state = 'active' AND m.team_ids[1] = t.id AND 'consultant' = ANY(m.roles) AND ${present(on)})
    AND NOT EXISTS (SELECT 1 FROM meeting g WHERE g.org_id = t.org_id AND g.site_id = t.site_id AND g.on_day = ${on} AND g.kind = 'morning' AND g.state = 'held' AND (g.team_id IS NULL OR g.team_id = t.id))
    AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.org_id = t.org_id AND n.key = 'morning ' || ${on}::text || ' ' || t.id) LIMIT 200`
