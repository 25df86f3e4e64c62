-- src/areas/leads/carried.sql.ts

-- liveAtSql
SELECT k.id AS "cardId", x.level, x.owner AS "countsForId", m.team_ids[1] AS "countsTeamId"
FROM (SELECT c.id, h.level, coalesce(h.state, 'live') state, coalesce((SELECT (a.changes -> 'ownerId' ->> 0)::uuid
FROM audit_entry a
WHERE a.org_id = c.org_id AND a.entity = 'prospectCard' AND a.row_id = c.id AND a.at >= :{begins} AND a.changes ? 'ownerId' AND a.action <> 'create'
ORDER BY a.at, a.id
LIMIT 1), c.owner_id) owner
FROM prospect_card c
LEFT JOIN LATERAL (SELECT l.level, l.state
FROM prospect_card_level_history l
WHERE l.org_id = c.org_id AND l.prospect_card_id = c.id AND l.at < :{begins}
ORDER BY l.at DESC, l.position DESC, l.id DESC
LIMIT 1) h ON true
WHERE c.org_id = :{org} AND c.site_id = :{siteId} AND c.opened_on < :{month} AND coalesce(c.keyed_at, c.created_at) < :{begins}) x
JOIN prospect_card k ON k.org_id = :{org} AND k.id = x.id
LEFT JOIN member m ON m.org_id = :{org} AND m.id = x.owner
WHERE x.state = 'live' AND x.level IN ('H', 'A', 'B', 'C')
ORDER BY k.id
;

-- monthsDueSql
SELECT s.id AS "siteId", s.time_zone AS zone, to_char(m.month, 'YYYY-MM-DD') AS month
FROM site s CROSS
JOIN LATERAL (SELECT min(k.opened_on) first
FROM prospect_card k
WHERE k.org_id = s.org_id AND k.site_id = s.id) f CROSS
JOIN LATERAL generate_series(date_trunc('month', f.first::timestamp) + interval '1 month', date_trunc('month', :{now}::timestamptz AT TIME ZONE s.time_zone), interval '1 month') m(month)
WHERE s.org_id = :{org} AND NOT EXISTS (SELECT 1
FROM carried_month d
WHERE d.org_id = s.org_id AND d.site_id = s.id AND d.month = m.month::date)
ORDER BY m.month, s.id
;
