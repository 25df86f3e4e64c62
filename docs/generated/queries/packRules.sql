-- 晨会包 Morning pack: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.effective_on AS "effectiveOn") x) j, a.effective_on::text k, a.id
FROM pack_rules a
WHERE a.org_id = $1
ORDER BY a.effective_on DESC, a.id DESC
LIMIT $2;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.effective_on AS "effectiveOn",(SELECT coalesce(json_agg(json_build_object('id', k.id,'packAt', k.pack_at)
ORDER BY k.position, k.id), '[]'::json)
FROM pack_rules_rows k
WHERE k.org_id = a.org_id AND k.pack_rules_id = a.id) AS "rows"
FROM pack_rules a
WHERE a.id = $1 AND a.org_id = $2) r;
