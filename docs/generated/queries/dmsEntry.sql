-- DMS 记录 DMS entry: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.dms_no AS "dmsNo",a.on_day AS "on",a.name AS "name",mask_phone(a.phone) AS "phone",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.level AS "level",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.source AS "source") x) j, a.on_day::text k, a.id
FROM dms_entry a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.counts_team_id = ANY($3::uuid[]) OR a.created_by = $4) AND a.archived_at IS NULL
ORDER BY a.on_day DESC, a.id DESC
LIMIT $5;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.dms_no AS "dmsNo",a.on_day AS "on",a.name AS "name",mask_phone(a.phone) AS "phone",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.level AS "level",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.source AS "source") x) j, a.on_day::text k, a.id
FROM dms_entry a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.counts_team_id = ANY($3::uuid[]) OR a.created_by = $4) AND a.archived_at IS NULL AND a.tokens @> $5::text[]
ORDER BY a.on_day DESC, a.id DESC
LIMIT $6;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.dms_no AS "dmsNo",a.on_day AS "on",a.name AS "name",mask_phone(a.phone) AS "phone",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.level AS "level",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.milestone_id AS "milestoneId",(SELECT json_build_object('id', r_milestone_id.id, 'label', (r_milestone_id.kind)::text)
FROM milestone r_milestone_id
WHERE r_milestone_id.org_id = a.org_id AND r_milestone_id.id = a.milestone_id) AS "milestone",a.source AS "source",a.counts_team_id AS "countsTeamId",(SELECT json_build_object('id', r_counts_team_id.id, 'label', (r_counts_team_id.name)::text)
FROM team r_counts_team_id
WHERE r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id) AS "countsTeam",a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.counts_team_id = ANY($3::uuid[]) OR a.created_by = $4) AS "_dmsEntry u"
FROM dms_entry a
WHERE a.id = $5 AND a.org_id = $6 AND (a.member_id = ANY($7::uuid[]) OR a.counts_team_id = ANY($8::uuid[]) OR a.created_by = $9)) r;
