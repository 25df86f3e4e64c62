-- 月初遗留潜客 Carried card: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.month AS "month",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.level AS "level") x) j, a.month::text k, a.id
FROM carried_card a
WHERE a.org_id = $1 AND (a.counts_for_id = ANY($2::uuid[]) OR a.counts_team_id = ANY($3::uuid[]))
ORDER BY a.month ASC, a.id ASC
LIMIT $4;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.month AS "month",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.level AS "level",a.counts_for_id AS "countsForId",(SELECT json_build_object('id', r_counts_for_id.id, 'label', (r_counts_for_id.name)::text)
FROM member r_counts_for_id
WHERE r_counts_for_id.org_id = a.org_id AND r_counts_for_id.id = a.counts_for_id) AS "countsFor",a.counts_team_id AS "countsTeamId",(SELECT json_build_object('id', r_counts_team_id.id, 'label', (r_counts_team_id.name)::text)
FROM team r_counts_team_id
WHERE r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id) AS "countsTeam",a.counts_site_id AS "countsSiteId",(SELECT json_build_object('id', r_counts_site_id.id, 'label', (r_counts_site_id.name)::text)
FROM site r_counts_site_id
WHERE r_counts_site_id.org_id = a.org_id AND r_counts_site_id.id = a.counts_site_id) AS "countsSite"
FROM carried_card a
WHERE a.id = $1 AND a.org_id = $2 AND (a.counts_for_id = ANY($3::uuid[]) OR a.counts_team_id = ANY($4::uuid[]))) r;
