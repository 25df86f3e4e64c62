-- 封存 Seal: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.day_closing_id AS "dayClosingId",(SELECT json_build_object('id', r_day_closing_id.id, 'label', (r_day_closing_id.on_day)::text)
FROM day_closing r_day_closing_id
WHERE r_day_closing_id.org_id = a.org_id AND r_day_closing_id.id = a.day_closing_id) AS "dayClosing",a.sequence AS "sequence",a.head AS "head",to_char(a.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sealedAt",a.visit_rows AS "visitRows",a.inquiry_rows AS "inquiryRows",a.opening_rows AS "openingRows",a.milestone_rows AS "milestoneRows",a.difference_rows AS "differenceRows",a.dms_rows AS "dmsRows") x) j, to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM seal a
WHERE a.org_id = $1 AND (EXISTS (SELECT 1
FROM day_closing a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.day_closing_id AND a_by.org_id = $2 AND (a_by.team_id = ANY($3::uuid[]))))
ORDER BY a.created_at DESC, a.id DESC
LIMIT $4;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.day_closing_id AS "dayClosingId",(SELECT json_build_object('id', r_day_closing_id.id, 'label', (r_day_closing_id.on_day)::text)
FROM day_closing r_day_closing_id
WHERE r_day_closing_id.org_id = a.org_id AND r_day_closing_id.id = a.day_closing_id) AS "dayClosing",a.sequence AS "sequence",a.head AS "head",a.salt AS "salt",a.previous_head AS "previousHead",a.audit_head AS "auditHead",a.sealed_by_id AS "sealedById",(SELECT json_build_object('id', r_sealed_by_id.id, 'label', (r_sealed_by_id.name)::text)
FROM member r_sealed_by_id
WHERE r_sealed_by_id.org_id = a.org_id AND r_sealed_by_id.id = a.sealed_by_id) AS "sealedBy",to_char(a.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sealedAt",a.visit_rows AS "visitRows",a.inquiry_rows AS "inquiryRows",a.opening_rows AS "openingRows",a.milestone_rows AS "milestoneRows",a.difference_rows AS "differenceRows",a.dms_rows AS "dmsRows"
FROM seal a
WHERE a.id = $1 AND a.org_id = $2 AND (EXISTS (SELECT 1
FROM day_closing a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.day_closing_id AND a_by.org_id = $3 AND (a_by.team_id = ANY($4::uuid[]))))) r;
