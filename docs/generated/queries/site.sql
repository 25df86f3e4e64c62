-- 门店 Site: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.name AS "name",a.address AS "address",a.time_zone AS "timeZone") x) j, a.name::text k, a.id
FROM site a
WHERE a.org_id = $1 AND a.archived_at IS NULL
ORDER BY a.name ASC, a.id ASC
LIMIT $2;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.name AS "name",a.address AS "address",a.time_zone AS "timeZone") x) j, a.name::text k, a.id
FROM site a
WHERE a.org_id = $1 AND a.archived_at IS NULL AND a.tokens @> $2::text[]
ORDER BY a.name ASC, a.id ASC
LIMIT $3;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.name AS "name",a.address AS "address",a.time_zone AS "timeZone",a.door_cover AS "doorCover",a.calendar_on AS "calendarOn",(SELECT coalesce(json_agg(json_build_object('id', k.id,'weekday', k.weekday,'openFrom', k.open_from,'openTo', k.open_to)
ORDER BY k.position, k.id), '[]'::json)
FROM site_hours k
WHERE k.org_id = a.org_id AND k.site_id = a.id) AS "hours",(SELECT coalesce(json_agg(json_build_object('id', k.id,'on', k.on_day,'kind', k.kind,'name', k.name)
ORDER BY k.position, k.id), '[]'::json)
FROM site_holidays k
WHERE k.org_id = a.org_id AND k.site_id = a.id) AS "holidays",false AS "_site u"
FROM site a
WHERE a.id = $1 AND a.org_id = $2) r;
