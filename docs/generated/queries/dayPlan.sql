-- 日计划 Day plan: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.state AS "state",to_char(a.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "submittedAt",a.decided_by_id AS "decidedById",(SELECT json_build_object('id', r_decided_by_id.id, 'label', (r_decided_by_id.name)::text)
FROM member r_decided_by_id
WHERE r_decided_by_id.org_id = a.org_id AND r_decided_by_id.id = a.decided_by_id) AS "decidedBy",to_char(a.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "decidedAt",a.reason AS "reason") x) j, a.on_day::text k, a.id
FROM day_plan a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]))
ORDER BY a.on_day DESC, a.id DESC
LIMIT $4;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.state AS "state",to_char(a.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "submittedAt",a.decided_by_id AS "decidedById",(SELECT json_build_object('id', r_decided_by_id.id, 'label', (r_decided_by_id.name)::text)
FROM member r_decided_by_id
WHERE r_decided_by_id.org_id = a.org_id AND r_decided_by_id.id = a.decided_by_id) AS "decidedBy",to_char(a.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "decidedAt",a.reason AS "reason",a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) AS "_dayPlan u"
FROM day_plan a
WHERE a.id = $4 AND a.org_id = $5 AND (a.member_id = ANY($6::uuid[]) OR a.team_id = ANY($7::uuid[]))) r;
