-- src/areas/meetings/meeting.sql.ts

-- seatsSql
SELECT json_build_object('id', m.id, 'label', m.name) AS member, t.name AS team, d.state AS sheet, x.state, x.tidy, x.note
FROM member m
LEFT JOIN team t ON t.org_id = m.org_id AND t.id = m.team_ids[1]
LEFT JOIN day_sheet d ON d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = :{on}
LEFT JOIN meeting_attendance x ON x.org_id = m.org_id AND x.member_id = m.id AND x.meeting_id = :{id}
WHERE m.org_id = :{org} AND (m.id = ANY(:{asked as string[]}::uuid[]) OR x.id IS NOT NULL)
ORDER BY t.name NULLS FIRST, m.created_at, m.id
;

-- actionsSql
SELECT a.id, a.version, a.text, json_build_object('id', o.id, 'label', o.name) AS owner, a.due_on AS "dueOn", a.state, a.outcome, (a.state = 'open' AND a.due_on < :{today}) AS late, a.meeting_id IS NOT DISTINCT
FROM :{id} AS here, CASE WHEN g.id IS NOT NULL AND g.id <> :{id} THEN json_build_object('id', g.id, 'on', g.on_day, 'kind', g.kind) END AS from, :{may} AS mine
FROM action_item a
JOIN member o ON o.org_id = a.org_id AND o.id = a.owner_id
LEFT JOIN meeting g ON g.org_id = a.org_id AND g.id = a.meeting_id
WHERE a.org_id = :{org} AND :{seen} AND (a.meeting_id = :{id} OR (a.state = 'open' AND a.owner_id = ANY(:{people as string[]}::uuid[]) AND (g.id IS NULL OR g.on_day <= :{on})))
ORDER BY a.due_on, a.id
LIMIT 300
;
