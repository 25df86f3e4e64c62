-- 客户合并 Customer merge: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.from_id AS "fromId",(SELECT json_build_object('id', r_from_id.id, 'label', (r_from_id.name)::text)
FROM customer r_from_id
WHERE r_from_id.org_id = a.org_id AND r_from_id.id = a.from_id) AS "from",a.into_id AS "intoId",(SELECT json_build_object('id', r_into_id.id, 'label', (r_into_id.name)::text)
FROM customer r_into_id
WHERE r_into_id.org_id = a.org_id AND r_into_id.id = a.into_id) AS "into",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",to_char(a.undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "undoneAt") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM customer_merge a
WHERE a.org_id = $1 AND (EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.into_id AND a_by.org_id = $2 AND (a_by.owner_id = ANY($3::uuid[]) OR a_by.team_id = ANY($4::uuid[]))))
ORDER BY a.at DESC NULLS LAST, a.id DESC
LIMIT $5;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.from_id AS "fromId",(SELECT json_build_object('id', r_from_id.id, 'label', (r_from_id.name)::text)
FROM customer r_from_id
WHERE r_from_id.org_id = a.org_id AND r_from_id.id = a.from_id) AS "from",a.into_id AS "intoId",(SELECT json_build_object('id', r_into_id.id, 'label', (r_into_id.name)::text)
FROM customer r_into_id
WHERE r_into_id.org_id = a.org_id AND r_into_id.id = a.into_id) AS "into",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",to_char(a.undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "undoneAt",(SELECT coalesce(json_agg(json_build_object('id', k.id,'place', k.place,'key', k.key)
ORDER BY k.position, k.id), '[]'::json)
FROM customer_merge_moved k
WHERE k.org_id = a.org_id AND k.customer_merge_id = a.id) AS "moved",(SELECT coalesce(json_agg(json_build_object('id', k.id,'field', k.field,'before', k.before,'after', k.after)
ORDER BY k.position, k.id), '[]'::json)
FROM customer_merge_filled k
WHERE k.org_id = a.org_id AND k.customer_merge_id = a.id) AS "filled"
FROM customer_merge a
WHERE a.id = $1 AND a.org_id = $2 AND (EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.into_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]))))) r;
