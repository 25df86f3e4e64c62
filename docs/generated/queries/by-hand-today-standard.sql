-- src/areas/today/standard.sql.ts

-- worksThen
NOT EXISTS (SELECT 1
FROM day_sheet d
WHERE d.org_id = m2.org_id AND d.member_id = m2.id AND d.on_day = :{on} AND d.state IN ('rest', 'leave'))
;

-- slotsSql
SELECT s.id, s.member_id AS "memberId", s.site_id AS "siteId", s.team_id AS "teamId", s.from_ AS "from", s.to_ AS "to", s.title, s.proof, e.kind, e.id AS "evidenceId", to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, to_char((SELECT GREATEST(o.created_at, CASE WHEN s.created_by IS NOT NULL THEN s.created_at END)
FROM member o
WHERE o.org_id = s.org_id AND o.id = s.member_id) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS since, r.state AS recorded, r.id AS "recordId"
FROM standard_slot s
LEFT JOIN slot_record r ON r.org_id = s.org_id AND r.slot_id = s.id AND r.on_day = :{on}
LEFT JOIN LATERAL ( SELECT 'daySheet' AS kind, d.id::text AS id, d.created_at AS at
FROM day_sheet d
WHERE s.proof = 'daySheet' AND d.org_id = s.org_id AND d.on_day = :{on} AND d.team_id = s.team_id AND NOT EXISTS (SELECT 1
FROM member m2
WHERE :{sells} AND NOT EXISTS (SELECT 1
FROM day_sheet x
WHERE x.org_id = m2.org_id AND x.member_id = m2.id AND x.on_day = :{on}))
UNION ALL SELECT 'meeting', g.id::text, g.started_at
FROM meeting g
WHERE s.proof IN ('morning', 'weekly') AND g.org_id = s.org_id AND g.site_id = s.site_id AND g.on_day = :{on} AND g.kind = s.proof AND g.state = 'held' AND (g.team_id IS NULL OR g.team_id = s.team_id)
UNION ALL SELECT 'dayPlan', p.id::text, p.decided_at
FROM day_plan p
WHERE s.proof = 'plans' AND p.org_id = s.org_id AND p.on_day = :{on} AND p.team_id = s.team_id AND p.state = 'published' AND NOT EXISTS (SELECT 1
FROM member m2
WHERE :{sells} AND :{worksThen(on)} AND NOT EXISTS (SELECT 1
FROM day_plan x
WHERE x.org_id = m2.org_id AND x.member_id = m2.id AND x.on_day = :{on} AND x.state = 'published'))
UNION ALL SELECT 'cardLook', l.id::text, l.at
FROM card_look l
WHERE s.proof = 'round' AND l.org_id = s.org_id AND l.by_id = s.member_id AND l.on_day = :{on}
UNION ALL SELECT 'instruction', i.id::text, i.at
FROM prospect_card_instructions i
WHERE s.proof = 'round' AND i.org_id = s.org_id AND i.by_id = s.member_id AND i.at >= :{from} AND i.at < :{to}
UNION ALL SELECT 'followUp', f.id::text, f.at
FROM follow_up f
WHERE s.proof = 'contact' AND f.org_id = s.org_id AND f.by_id = s.member_id AND f.at >= :{from} AND f.at < :{to} AND (f.means <> 'call' OR f.seconds IS NULL OR f.seconds > 0)
UNION ALL SELECT 'dayClosing', c.id::text, c.sealed_at
FROM day_closing c
WHERE s.proof = 'seal' AND c.org_id = s.org_id AND c.site_id = s.site_id AND c.on_day = :{on} AND c.team_id IS NOT DISTINCT
FROM s.team_id AND c.state = 'sealed'
ORDER BY 3 NULLS LAST
LIMIT 1) e ON true
WHERE s.org_id = :{org} AND s.archived_at IS NULL AND :{slotSeen}
ORDER BY s.from_, s.id
LIMIT 400
;
