-- 会议 Meeting: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.on_day AS "on",to_char(a.planned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "plannedAt",a.subject AS "subject",a.chair_id AS "chairId",(SELECT json_build_object('id', r_chair_id.id, 'label', (r_chair_id.name)::text)
FROM member r_chair_id
WHERE r_chair_id.org_id = a.org_id AND r_chair_id.id = a.chair_id) AS "chair",to_char(a.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startedAt",to_char(a.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "endedAt",a.state AS "state") x) j, a.on_day::text k, a.id
FROM meeting a
WHERE a.org_id = $1 AND (a.chair_id = ANY($2::uuid[]) OR a.attendee_ids &&($3::uuid[]) OR a.team_id = ANY($4::uuid[]) OR a.created_by = $5)
ORDER BY a.on_day DESC, a.id DESC
LIMIT $6;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.on_day AS "on",to_char(a.planned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "plannedAt",a.subject AS "subject",a.skill AS "skill",a.agenda AS "agenda",a.attendee_ids AS "attendeeIds",a.chair_id AS "chairId",(SELECT json_build_object('id', r_chair_id.id, 'label', (r_chair_id.name)::text)
FROM member r_chair_id
WHERE r_chair_id.org_id = a.org_id AND r_chair_id.id = a.chair_id) AS "chair",to_char(a.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startedAt",to_char(a.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "endedAt",a.minutes AS "minutes",a.state AS "state",to_char(a.pack_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "packAt",(SELECT coalesce(json_agg(json_build_object('id', k.id,'memberId', k.member_id,'member', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.member_id),'state', k.state,'tidy', k.tidy,'note', k.note)
ORDER BY k.position, k.id), '[]'::json)
FROM meeting_attendance k
WHERE k.org_id = a.org_id AND k.meeting_id = a.id) AS "attendance",a.org_id = $1 AND (a.chair_id = ANY($2::uuid[]) OR a.attendee_ids &&($3::uuid[]) OR a.team_id = ANY($4::uuid[]) OR a.created_by = $5) AS "_meeting u"
FROM meeting a
WHERE a.id = $6 AND a.org_id = $7 AND (a.chair_id = ANY($8::uuid[]) OR a.attendee_ids &&($9::uuid[]) OR a.team_id = ANY($10::uuid[]) OR a.created_by = $11)) r;
