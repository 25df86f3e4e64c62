-- 成员 Member: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.name AS "name",a.login AS "login",a.roles AS "roles",a.team_ids AS "teamIds",a.site_ids AS "siteIds",a.state AS "state",a.hired_on AS "hiredOn") x) j, a.name::text k, a.id
FROM member a
WHERE a.org_id = $1 AND (a.id = ANY($2::uuid[]) OR a.team_ids &&($3::uuid[]))
ORDER BY a.name ASC, a.id ASC
LIMIT $4;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.name AS "name",a.login AS "login",a.roles AS "roles",a.team_ids AS "teamIds",a.site_ids AS "siteIds",a.state AS "state",a.hired_on AS "hiredOn") x) j, a.name::text k, a.id
FROM member a
WHERE a.org_id = $1 AND (a.id = ANY($2::uuid[]) OR a.team_ids &&($3::uuid[])) AND a.tokens @> $4::text[]
ORDER BY a.name ASC, a.id ASC
LIMIT $5;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.name AS "name",a.login AS "login",a.roles AS "roles",a.team_ids AS "teamIds",a.site_ids AS "siteIds",mask_phone(a.phone) AS "phone",a.language AS "language",a.state AS "state",a.hired_on AS "hiredOn",a.left_on AS "leftOn",false AS "_member u"
FROM member a
WHERE a.id = $1 AND a.org_id = $2 AND (a.id = ANY($3::uuid[]) OR a.team_ids &&($4::uuid[]))) r;
