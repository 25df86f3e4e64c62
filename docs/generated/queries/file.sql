-- 文件 File: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.name AS "name",a.type AS "type",a.size AS "size",a.follow_up_id AS "followUpId",(SELECT json_build_object('id', r_follow_up_id.id, 'label', (r_follow_up_id.text)::text)
FROM follow_up r_follow_up_id
WHERE r_follow_up_id.org_id = a.org_id AND r_follow_up_id.id = a.follow_up_id) AS "followUp",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by") x) j, to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM file a
WHERE a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM follow_up a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.follow_up_id AND a_by.org_id = $3 AND (a_by.by_id = ANY($4::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by_by
WHERE a_by_by.org_id = a_by.org_id AND a_by_by.id = a_by.customer_id AND a_by_by.org_id = $5 AND (a_by_by.owner_id = ANY($6::uuid[]) OR a_by_by.team_id = ANY($7::uuid[]))) OR a_by.created_by = $8)) OR a.created_by = $9)
ORDER BY a.created_at DESC, a.id DESC
LIMIT $10;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.name AS "name",a.type AS "type",a.size AS "size",a.sha256 AS "sha256",a.follow_up_id AS "followUpId",(SELECT json_build_object('id', r_follow_up_id.id, 'label', (r_follow_up_id.text)::text)
FROM follow_up r_follow_up_id
WHERE r_follow_up_id.org_id = a.org_id AND r_follow_up_id.id = a.follow_up_id) AS "followUp",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by"
FROM file a
WHERE a.id = $1 AND a.org_id = $2 AND (a.by_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM follow_up a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.follow_up_id AND a_by.org_id = $4 AND (a_by.by_id = ANY($5::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by_by
WHERE a_by_by.org_id = a_by.org_id AND a_by_by.id = a_by.customer_id AND a_by_by.org_id = $6 AND (a_by_by.owner_id = ANY($7::uuid[]) OR a_by_by.team_id = ANY($8::uuid[]))) OR a_by.created_by = $9)) OR a.created_by = $10)) r;
