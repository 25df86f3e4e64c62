-- 顺位记录 Turn event: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.kind AS "kind",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.reason AS "reason",a.event_id AS "eventId",(SELECT json_build_object('id', r_event_id.id, 'label', (r_event_id.kind)::text)
FROM turn_event r_event_id
WHERE r_event_id.org_id = a.org_id AND r_event_id.id = a.event_id) AS "event",a.note AS "note") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM turn_event a
WHERE a.org_id = $1 AND (a.site_id = ANY($2::uuid[]) OR a.created_by = $3)
ORDER BY a.at DESC, a.id DESC
LIMIT $4;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.kind AS "kind",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.reason AS "reason",a.event_id AS "eventId",(SELECT json_build_object('id', r_event_id.id, 'label', (r_event_id.kind)::text)
FROM turn_event r_event_id
WHERE r_event_id.org_id = a.org_id AND r_event_id.id = a.event_id) AS "event",a.note AS "note"
FROM turn_event a
WHERE a.id = $1 AND a.org_id = $2 AND (a.site_id = ANY($3::uuid[]) OR a.created_by = $4)) r;
