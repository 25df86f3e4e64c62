-- src/areas/floor/board.sql.ts

-- boardSql
SELECT m.id, m.name, m.roles, m.team_ids[1] AS "teamId", d.state AS sheet, d.id AS "sheetId", d.version AS "sheetVersion", d.note, CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'label', s.name) END AS "standIn", CASE WHEN l.since >= :{from} THEN l.state END AS tapped, CASE WHEN l.since >= :{from} THEN :{utc(sql`l.since`)} END AS since, (SELECT json_build_object('id', v.id, 'no', v.party_no, 'name', CASE WHEN :{visitSeen} THEN v.name END, 'at', :{utc(sql`v.arrived_at`)})
FROM visit v
WHERE v.org_id = m.org_id AND v.received_by_id = m.id AND v.on_day = :{on} AND v.left_at IS NULL AND v.archived_at IS NULL
ORDER BY v.arrived_at DESC
LIMIT 1) AS party, (SELECT :{utc(sql`max(v.left_at)`)}
FROM visit v
WHERE v.org_id = m.org_id AND v.received_by_id = m.id AND v.on_day = :{on} AND v.archived_at IS NULL) AS "lastLeft", (SELECT count(*)::int
FROM prospect_card k
WHERE k.org_id = m.org_id AND k.owner_id = m.id AND k.state IN ('live', 'ordered') AND k.next_contact_on <= :{on}) AS due, (SELECT count(*)::int
FROM appointment a
WHERE a.org_id = m.org_id AND a.member_id = m.id AND a.at >= :{from} AND a.at < :{to} AND a.state = 'planned') AS appointments
FROM member m
LEFT JOIN day_sheet d ON d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = :{on}
LEFT JOIN member s ON s.org_id = d.org_id AND s.id = d.stand_in_id
LEFT JOIN live_status l ON l.org_id = m.org_id AND l.member_id = m.id
WHERE m.org_id = :{org} AND m.state = 'active' AND :{siteId} = ANY(m.site_ids) AND m.roles && ARRAY['consultant', 'dcc', 'supervisor', 'reception', 'manager']
ORDER BY (SELECT t.name
FROM team t
WHERE t.org_id = m.org_id AND t.id = m.team_ids[1]) NULLS LAST, m.name, m.id
LIMIT 400
;
