-- 动向 Live status: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.state AS "state",to_char(a.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site") x) j, to_char(a.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM live_status a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]) OR a.site_id = ANY($4::uuid[]))
ORDER BY a.since DESC NULLS LAST, a.id DESC
LIMIT $5;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.state AS "state",to_char(a.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "since",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team"
FROM live_status a
WHERE a.id = $1 AND a.org_id = $2 AND (a.member_id = ANY($3::uuid[]) OR a.team_id = ANY($4::uuid[]) OR a.site_id = ANY($5::uuid[]))) r;
