-- 到岗表 Day sheet: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.state AS "state",a.stand_in_id AS "standInId",(SELECT json_build_object('id', r_stand_in_id.id, 'label', (r_stand_in_id.name)::text)
FROM member r_stand_in_id
WHERE r_stand_in_id.org_id = a.org_id AND r_stand_in_id.id = a.stand_in_id) AS "standIn",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.note AS "note") x) j, a.on_day::text k, a.id
FROM day_sheet a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.stand_in_id = ANY($3::uuid[]) OR a.team_id = ANY($4::uuid[]) OR a.site_id = ANY($5::uuid[]))
ORDER BY a.on_day DESC, a.id DESC
LIMIT $6;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.state AS "state",a.stand_in_id AS "standInId",(SELECT json_build_object('id', r_stand_in_id.id, 'label', (r_stand_in_id.name)::text)
FROM member r_stand_in_id
WHERE r_stand_in_id.org_id = a.org_id AND r_stand_in_id.id = a.stand_in_id) AS "standIn",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.note AS "note",a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.stand_in_id = ANY($3::uuid[]) OR a.team_id = ANY($4::uuid[])) AS "_daySheet u"
FROM day_sheet a
WHERE a.id = $5 AND a.org_id = $6 AND (a.member_id = ANY($7::uuid[]) OR a.stand_in_id = ANY($8::uuid[]) OR a.team_id = ANY($9::uuid[]) OR a.site_id = ANY($10::uuid[]))) r;
