-- src/areas/briefing/pack.sql.ts

-- list
(SELECT coalesce(json_agg(x), '[]'::json)
FROM (:{rows}) x)
;

-- nameOf
CASE :{raw(`d.:{side}__kind`)} WHEN 'visit' THEN (SELECT v.name
FROM visit v
WHERE v.org_id = d.org_id AND v.id = :{id}) WHEN 'inquiry' THEN (SELECT i.name
FROM inquiry i
WHERE i.org_id = d.org_id AND i.id = :{id}) WHEN 'dmsEntry' THEN (SELECT e.name
FROM dms_entry e
WHERE e.org_id = d.org_id AND e.id = :{id}) WHEN 'prospectCard' THEN (SELECT c.name
FROM prospect_card k
JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id
WHERE k.org_id = d.org_id AND k.id = :{id}) WHEN 'milestone' THEN (SELECT c.name
FROM milestone x
JOIN customer c ON c.org_id = x.org_id AND c.id = x.customer_id
WHERE x.org_id = d.org_id AND x.id = :{id}) END
;

-- packSql
(SELECT max(c.on_day)
FROM day_closing c
WHERE c.org_id = :{org} AND c.site_id = :{siteId} AND c.team_id IS NOT DISTINCT
FROM :{teamId}::uuid AND c.on_day < :{on} AND c.on_day >= :{on}::date - 14)
;
SELECT coalesce(:{last}, :{on}::date - 1) AS before, (SELECT l.name
FROM team t
JOIN member l ON l.org_id = t.org_id AND l.id = t.lead_id
WHERE t.org_id = :{org} AND t.id = :{teamId}::uuid) AS lead, (SELECT json_build_object('onDuty', count(*) FILTER (WHERE coalesce(d.state, 'onDuty') NOT IN ('rest', 'leave')), 'off', coalesce(json_agg(json_build_object('name', m.name, 'standIn', s.name)
ORDER BY m.name) FILTER (WHERE d.state IN ('rest', 'leave')), '[]'::json))
FROM member m
LEFT JOIN day_sheet d ON d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = :{on}
LEFT JOIN member s ON s.org_id = d.org_id AND s.id = d.stand_in_id
WHERE m.org_id = :{org} AND m.state = 'active' AND m.roles && ARRAY['consultant', 'dcc'] AND :{siteId} = ANY(m.site_ids) AND :{ofGroup(sql`m.team_ids[1]`)}) AS people, (SELECT json_build_object('at', :{utc(sql`s.sealed_at`)}, 'by', b.name, 'head', s.head, 'sequence', s.sequence)
FROM seal s
JOIN day_closing c ON c.org_id = s.org_id AND c.id = s.day_closing_id
LEFT JOIN member b ON b.org_id = s.org_id AND b.id = s.sealed_by_id
WHERE s.org_id = :{org} AND c.site_id = :{siteId} AND c.team_id IS NOT DISTINCT
FROM :{teamId}::uuid AND c.on_day = :{last}
ORDER BY s.sequence DESC
LIMIT 1) AS seal, :{list(sql`SELECT a.id, :{utc(sql`a.at`)} AS at, :{named(sql`c`)} AS customer, right(c.phone, 4) AS tail, c.level, a.purpose, m.name AS with
FROM appointment a
JOIN customer c ON c.org_id = a.org_id AND c.id = a.customer_id
JOIN member m ON m.org_id = a.org_id AND m.id = a.member_id
WHERE a.org_id = :{org} AND a.site_id = :{siteId} AND a.at >= :{from} AND a.at < :{to} AND a.state IN ('planned', 'came') AND :{ofGroup(sql`m.team_ids[1]`)}
ORDER BY a.at, a.id
LIMIT 100`)} AS appointments, :{list(sql`SELECT k.id, k.no, :{named(sql`c`)} AS customer, right(c.phone, 4) AS tail, o.name AS owner, k.level, k.want_model AS model, :{utc(sql`k.last_contact_at`)} AS "lastOn", k.next_contact_on AS "nextOn", greatest(0, :{on}::date - k.next_contact_on) AS overdue
FROM prospect_card k
JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id
LEFT JOIN member o ON o.org_id = k.org_id AND o.id = k.owner_id
WHERE k.org_id = :{org} AND k.site_id = :{siteId} AND k.state = 'live' AND k.level = 'H' AND :{ofGroup(sql`k.team_id`)}
ORDER BY overdue DESC, k.next_contact_on NULLS LAST, k.id
LIMIT 60`)} AS hot, :{list(sql`SELECT d.id, d.on_day AS on, d.class, coalesce(:{nameOf('left')}, :{nameOf('right')}) AS name, coalesce(d.left_says, d.right_says) AS says, f.name AS fixer, d.state, d.explanation_text AS explanation
FROM difference d
LEFT JOIN member f ON f.org_id = d.org_id AND f.id = d.fixer_id
WHERE d.org_id = :{org} AND d.site_id = :{siteId} AND d.on_day BETWEEN :{on}::date - 14 AND :{on}::date - 1 AND d.team_id IS NOT DISTINCT
FROM :{teamId}::uuid AND (d.state = 'open' OR d.state = 'explained' AND d.explanation_expires_on IS NOT NULL AND d.explanation_expires_on <= :{on}) AND NOT EXISTS (SELECT 1
FROM difference n
WHERE n.org_id = d.org_id AND n.brought_from_id = d.id)
ORDER BY d.on_day, d.id
LIMIT 60`)} AS differences
;
