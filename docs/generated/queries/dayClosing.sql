-- 日结 Day closing: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.on_day AS "on",a.state AS "state",a.sealed_by_id AS "sealedById",(SELECT json_build_object('id', r_sealed_by_id.id, 'label', (r_sealed_by_id.name)::text)
FROM member r_sealed_by_id
WHERE r_sealed_by_id.org_id = a.org_id AND r_sealed_by_id.id = a.sealed_by_id) AS "sealedBy",to_char(a.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sealedAt",a.audit_head AS "auditHead") x) j, a.on_day::text k, a.id
FROM day_closing a
WHERE a.org_id = $1 AND (a.team_id = ANY($2::uuid[]))
ORDER BY a.on_day DESC, a.id DESC
LIMIT $3;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.on_day AS "on",a.state AS "state",to_char(a.matched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "matchedAt",a.match_millis AS "matchMillis",a.sealed_by_id AS "sealedById",(SELECT json_build_object('id', r_sealed_by_id.id, 'label', (r_sealed_by_id.name)::text)
FROM member r_sealed_by_id
WHERE r_sealed_by_id.org_id = a.org_id AND r_sealed_by_id.id = a.sealed_by_id) AS "sealedBy",to_char(a.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sealedAt",a.audit_head AS "auditHead",(EXISTS (SELECT 1
FROM visit i
WHERE i.org_id = a.org_id AND i.site_id = a.site_id AND i.on_day = a.on_day AND i.seal_id IS NULL AND i.archived_at IS NULL AND (SELECT t.id
FROM team t
WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = a.site_id) IS NOT DISTINCT
FROM a.team_id) OR EXISTS (SELECT 1
FROM inquiry i
WHERE i.org_id = a.org_id AND i.site_id = a.site_id AND i.on_day = a.on_day AND i.seal_id IS NULL AND i.archived_at IS NULL AND CASE WHEN i.class = 'card' AND NOT EXISTS (SELECT o.id, o.prospect_card_id, o.on_day
FROM prospect_card_opening o
WHERE o.org_id = i.org_id AND o.origin_inquiry_id = i.id AND o.origin_visit_id IS NULL) THEN 'pending' ELSE i.class END <> 'pending' AND (SELECT t.id
FROM team t
WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = a.site_id) IS NOT DISTINCT
FROM a.team_id) OR EXISTS (SELECT 1
FROM prospect_card_opening i
WHERE i.org_id = a.org_id AND i.counts_site_id = a.site_id AND i.on_day = a.on_day AND i.seal_id IS NULL AND (SELECT t.id
FROM team t
WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = a.site_id) IS NOT DISTINCT
FROM a.team_id) OR EXISTS (SELECT 1
FROM milestone i
WHERE i.org_id = a.org_id AND i.counts_site_id = a.site_id AND i.on_day = a.on_day AND i.seal_id IS NULL AND i.archived_at IS NULL AND (SELECT t.id
FROM team t
WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = a.site_id) IS NOT DISTINCT
FROM a.team_id) OR EXISTS (SELECT 1
FROM difference d
WHERE d.org_id = a.org_id AND d.day_closing_id = a.id AND d.seal_id IS NULL)) AS "waiting",(SELECT coalesce(json_agg(json_build_object('id', k.id,'name', k.name,'number', k.number)
ORDER BY k.position, k.id), '[]'::json)
FROM day_closing_counts k
WHERE k.org_id = a.org_id AND k.day_closing_id = a.id) AS "counts",a.org_id = $1 AND (a.team_id = ANY($2::uuid[])) AS "_dayClosing u"
FROM day_closing a
WHERE a.id = $3 AND a.org_id = $4 AND (a.team_id = ANY($5::uuid[]))) r;
