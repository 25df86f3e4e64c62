-- 更正 Correction: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.row_kind AS "rowKind",a.row_id AS "rowId",a.field AS "field",a.before AS "before",a.after AS "after",a.reason AS "reason",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.on_day AS "on") x) j, to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM correction a
WHERE a.org_id = $1 AND (a.team_id = ANY($2::uuid[]))
ORDER BY a.created_at DESC, a.id DESC
LIMIT $3;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.row_kind AS "rowKind",a.row_id AS "rowId",a.field AS "field",a.before AS "before",a.after AS "after",a.reason AS "reason",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.on_day AS "on"
FROM correction a
WHERE a.id = $1 AND a.org_id = $2 AND (a.team_id = ANY($3::uuid[]))) r;
