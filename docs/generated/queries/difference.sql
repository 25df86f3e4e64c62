-- 差异 Difference: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",(a.seal_id IS NOT NULL) AS "sealed",a.day_closing_id AS "dayClosingId",(SELECT json_build_object('id', r_day_closing_id.id, 'label', (r_day_closing_id.on_day)::text)
FROM day_closing r_day_closing_id
WHERE r_day_closing_id.org_id = a.org_id AND r_day_closing_id.id = a.day_closing_id) AS "dayClosing",a.class AS "class",CASE WHEN num_nonnulls(a.left__kind,a.left__id) > 0 THEN json_strip_nulls(json_build_object('kind', a.left__kind,'id', a.left__id)) END AS "left",CASE WHEN num_nonnulls(a.right__kind,a.right__id) > 0 THEN json_strip_nulls(json_build_object('kind', a.right__kind,'id', a.right__id)) END AS "right",a.field AS "field",a.left_says AS "leftSays",a.right_says AS "rightSays",a.fixer_id AS "fixerId",(SELECT json_build_object('id', r_fixer_id.id, 'label', (r_fixer_id.name)::text)
FROM member r_fixer_id
WHERE r_fixer_id.org_id = a.org_id AND r_fixer_id.id = a.fixer_id) AS "fixer",a.state AS "state",CASE WHEN num_nonnulls(a.explanation_kind,a.explanation_text,a.explanation_expires_on) > 0 THEN json_strip_nulls(json_build_object('kind', a.explanation_kind,'text', a.explanation_text,'expiresOn', a.explanation_expires_on)) END AS "explanation",to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closedAt",a.closed_by_id AS "closedById",(SELECT json_build_object('id', r_closed_by_id.id, 'label', (r_closed_by_id.name)::text)
FROM member r_closed_by_id
WHERE r_closed_by_id.org_id = a.org_id AND r_closed_by_id.id = a.closed_by_id) AS "closedBy") x) j, to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM difference a
WHERE a.org_id = $1 AND (a.fixer_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]))
ORDER BY a.created_at ASC, a.id ASC
LIMIT $4;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",(a.seal_id IS NOT NULL) AS "sealed",a.day_closing_id AS "dayClosingId",(SELECT json_build_object('id', r_day_closing_id.id, 'label', (r_day_closing_id.on_day)::text)
FROM day_closing r_day_closing_id
WHERE r_day_closing_id.org_id = a.org_id AND r_day_closing_id.id = a.day_closing_id) AS "dayClosing",a.class AS "class",CASE WHEN num_nonnulls(a.left__kind,a.left__id) > 0 THEN json_strip_nulls(json_build_object('kind', a.left__kind,'id', a.left__id)) END AS "left",CASE WHEN num_nonnulls(a.right__kind,a.right__id) > 0 THEN json_strip_nulls(json_build_object('kind', a.right__kind,'id', a.right__id)) END AS "right",a.field AS "field",a.left_says AS "leftSays",a.right_says AS "rightSays",a.fixer_id AS "fixerId",(SELECT json_build_object('id', r_fixer_id.id, 'label', (r_fixer_id.name)::text)
FROM member r_fixer_id
WHERE r_fixer_id.org_id = a.org_id AND r_fixer_id.id = a.fixer_id) AS "fixer",a.state AS "state",CASE WHEN num_nonnulls(a.explanation_kind,a.explanation_text,a.explanation_expires_on) > 0 THEN json_strip_nulls(json_build_object('kind', a.explanation_kind,'text', a.explanation_text,'expiresOn', a.explanation_expires_on)) END AS "explanation",to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closedAt",a.closed_by_id AS "closedById",(SELECT json_build_object('id', r_closed_by_id.id, 'label', (r_closed_by_id.name)::text)
FROM member r_closed_by_id
WHERE r_closed_by_id.org_id = a.org_id AND r_closed_by_id.id = a.closed_by_id) AS "closedBy") x) j, to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM difference a
WHERE a.org_id = $1 AND (a.fixer_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) AND a.fixer_id IN (SELECT o.id
FROM member o
WHERE o.org_id = $4 AND (o.id = ANY($5::uuid[]) OR o.team_ids &&($6::uuid[])) AND o.tokens @> $7::text[])
ORDER BY a.created_at ASC, a.id ASC
LIMIT $8;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",(a.seal_id IS NOT NULL) AS "sealed",a.day_closing_id AS "dayClosingId",(SELECT json_build_object('id', r_day_closing_id.id, 'label', (r_day_closing_id.on_day)::text)
FROM day_closing r_day_closing_id
WHERE r_day_closing_id.org_id = a.org_id AND r_day_closing_id.id = a.day_closing_id) AS "dayClosing",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.on_day AS "on",a.class AS "class",CASE WHEN num_nonnulls(a.left__kind,a.left__id) > 0 THEN json_strip_nulls(json_build_object('kind', a.left__kind,'id', a.left__id)) END AS "left",CASE WHEN num_nonnulls(a.right__kind,a.right__id) > 0 THEN json_strip_nulls(json_build_object('kind', a.right__kind,'id', a.right__id)) END AS "right",a.field AS "field",a.left_says AS "leftSays",a.right_says AS "rightSays",a.fixer_id AS "fixerId",(SELECT json_build_object('id', r_fixer_id.id, 'label', (r_fixer_id.name)::text)
FROM member r_fixer_id
WHERE r_fixer_id.org_id = a.org_id AND r_fixer_id.id = a.fixer_id) AS "fixer",a.state AS "state",CASE WHEN num_nonnulls(a.explanation_kind,a.explanation_text,a.explanation_expires_on) > 0 THEN json_strip_nulls(json_build_object('kind', a.explanation_kind,'text', a.explanation_text,'expiresOn', a.explanation_expires_on)) END AS "explanation",to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closedAt",a.closed_by_id AS "closedById",(SELECT json_build_object('id', r_closed_by_id.id, 'label', (r_closed_by_id.name)::text)
FROM member r_closed_by_id
WHERE r_closed_by_id.org_id = a.org_id AND r_closed_by_id.id = a.closed_by_id) AS "closedBy",a.brought_from_id AS "broughtFromId",(SELECT json_build_object('id', r_brought_from_id.id, 'label', (r_brought_from_id.class)::text)
FROM difference r_brought_from_id
WHERE r_brought_from_id.org_id = a.org_id AND r_brought_from_id.id = a.brought_from_id) AS "broughtFrom",(SELECT coalesce(json_agg(json_build_object('id', k.id,'kind', k.kind,'rowId', k.row_id)
ORDER BY k.position, k.id), '[]'::json)
FROM difference_candidates k
WHERE k.org_id = a.org_id AND k.difference_id = a.id) AS "candidates",a.org_id = $1 AND (a.fixer_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) AS "_difference u"
FROM difference a
WHERE a.id = $4 AND a.org_id = $5 AND (a.fixer_id = ANY($6::uuid[]) OR a.team_id = ANY($7::uuid[]))) r;
