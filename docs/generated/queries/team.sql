-- 小组 Team: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.name AS "name",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.parent_id AS "parentId",(SELECT json_build_object('id', r_parent_id.id, 'label', (r_parent_id.name)::text)
FROM team r_parent_id
WHERE r_parent_id.org_id = a.org_id AND r_parent_id.id = a.parent_id) AS "parent",a.lead_id AS "leadId",(SELECT json_build_object('id', r_lead_id.id, 'label', (r_lead_id.name)::text)
FROM member r_lead_id
WHERE r_lead_id.org_id = a.org_id AND r_lead_id.id = a.lead_id) AS "lead") x) j, a.name::text k, a.id
FROM team a
WHERE a.org_id = $1 AND a.archived_at IS NULL
ORDER BY a.name ASC, a.id ASC
LIMIT $2;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.name AS "name",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.parent_id AS "parentId",(SELECT json_build_object('id', r_parent_id.id, 'label', (r_parent_id.name)::text)
FROM team r_parent_id
WHERE r_parent_id.org_id = a.org_id AND r_parent_id.id = a.parent_id) AS "parent",a.lead_id AS "leadId",(SELECT json_build_object('id', r_lead_id.id, 'label', (r_lead_id.name)::text)
FROM member r_lead_id
WHERE r_lead_id.org_id = a.org_id AND r_lead_id.id = a.lead_id) AS "lead") x) j, a.name::text k, a.id
FROM team a
WHERE a.org_id = $1 AND a.archived_at IS NULL AND a.id IN (SELECT b.id
FROM team b
WHERE b.org_id = $2 AND b.tokens @> $3::text[]
UNION ALL SELECT b.id
FROM team b
WHERE b.org_id = $4 AND b.lead_id IN (SELECT o.id
FROM member o
WHERE o.org_id = $5 AND (o.id = ANY($6::uuid[]) OR o.team_ids &&($7::uuid[])) AND o.tokens @> $8::text[]))
ORDER BY a.name ASC, a.id ASC
LIMIT $9;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.name AS "name",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.parent_id AS "parentId",(SELECT json_build_object('id', r_parent_id.id, 'label', (r_parent_id.name)::text)
FROM team r_parent_id
WHERE r_parent_id.org_id = a.org_id AND r_parent_id.id = a.parent_id) AS "parent",a.lead_id AS "leadId",(SELECT json_build_object('id', r_lead_id.id, 'label', (r_lead_id.name)::text)
FROM member r_lead_id
WHERE r_lead_id.org_id = a.org_id AND r_lead_id.id = a.lead_id) AS "lead",false AS "_team u"
FROM team a
WHERE a.id = $1 AND a.org_id = $2) r;
