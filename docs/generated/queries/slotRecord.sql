-- 标准日记录 Slot record: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.slot_id AS "slotId",(SELECT json_build_object('id', r_slot_id.id, 'label', (r_slot_id.title)::text)
FROM standard_slot r_slot_id
WHERE r_slot_id.org_id = a.org_id AND r_slot_id.id = a.slot_id) AS "slot",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.state AS "state",to_char(a.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "doneAt") x) j, a.on_day::text k, a.id
FROM slot_record a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]))
ORDER BY a.on_day DESC NULLS LAST, a.id DESC
LIMIT $3;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.slot_id AS "slotId",(SELECT json_build_object('id', r_slot_id.id, 'label', (r_slot_id.title)::text)
FROM standard_slot r_slot_id
WHERE r_slot_id.org_id = a.org_id AND r_slot_id.id = a.slot_id) AS "slot",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.state AS "state",to_char(a.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "doneAt",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",(SELECT coalesce(json_agg(json_build_object('id', k.id,'kind', k.kind,'evidenceId', k.evidence_id)
ORDER BY k.position, k.id), '[]'::json)
FROM slot_record_evidence k
WHERE k.org_id = a.org_id AND k.slot_record_id = a.id) AS "evidence"
FROM slot_record a
WHERE a.id = $1 AND a.org_id = $2 AND (a.member_id = ANY($3::uuid[]))) r;
