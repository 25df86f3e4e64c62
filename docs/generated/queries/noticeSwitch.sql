-- 消息开关 Notice switch: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.kind AS "kind",a.off AS "off") x) j, a.kind::text k, a.id
FROM notice_switch a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]))
ORDER BY a.kind ASC, a.id ASC
LIMIT $3;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.kind AS "kind",a.off AS "off"
FROM notice_switch a
WHERE a.id = $1 AND a.org_id = $2 AND (a.member_id = ANY($3::uuid[]))) r;
