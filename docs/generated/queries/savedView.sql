-- 视图 View: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.list AS "list",a.name AS "name",a.query AS "query") x) j, to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM saved_view a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]))
ORDER BY a.created_at ASC, a.id ASC
LIMIT $3;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.list AS "list",a.name AS "name",a.query AS "query",a.org_id = $1 AND (a.member_id = ANY($2::uuid[])) AS "_savedView u"
FROM saved_view a
WHERE a.id = $3 AND a.org_id = $4 AND (a.member_id = ANY($5::uuid[]))) r;
