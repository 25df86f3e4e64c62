-- 行动项 Action item: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.text AS "text",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.due_on AS "dueOn",a.meeting_id AS "meetingId",(SELECT json_build_object('id', r_meeting_id.id, 'label', (r_meeting_id.kind)::text)
FROM meeting r_meeting_id
WHERE r_meeting_id.org_id = a.org_id AND r_meeting_id.id = a.meeting_id) AS "meeting",a.state AS "state",a.outcome AS "outcome",to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closedAt") x) j, a.due_on::text k, a.id
FROM action_item a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]) OR a.created_by = $4)
ORDER BY a.due_on ASC, a.id ASC
LIMIT $5;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.text AS "text",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.due_on AS "dueOn",a.meeting_id AS "meetingId",(SELECT json_build_object('id', r_meeting_id.id, 'label', (r_meeting_id.kind)::text)
FROM meeting r_meeting_id
WHERE r_meeting_id.org_id = a.org_id AND r_meeting_id.id = a.meeting_id) AS "meeting",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.state AS "state",a.outcome AS "outcome",to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closedAt",a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]) OR a.created_by = $4) AS "_actionItem u"
FROM action_item a
WHERE a.id = $5 AND a.org_id = $6 AND (a.owner_id = ANY($7::uuid[]) OR a.team_id = ANY($8::uuid[]) OR a.created_by = $9)) r;
