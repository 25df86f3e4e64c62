-- 月初遗留潜客 Carried card: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.month AS "month",a.card_id AS "cardId",CASE WHEN r_card_id.id IS NOT NULL THEN json_build_object('id', r_card_id.id, 'label', r_card_id.no) END AS "card",a.level AS "level") x) j, a.month::text k, a.id
FROM carried_card a
LEFT JOIN prospect_card r_card_id ON r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id
WHERE a.org_id = $1 AND (a.counts_for_id = ANY($2::uuid[]) OR a.counts_team_id = ANY($3::uuid[]))
ORDER BY a.month ASC NULLS LAST, a.id ASC
LIMIT $4;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.month AS "month",a.card_id AS "cardId",CASE WHEN r_card_id.id IS NOT NULL THEN json_build_object('id', r_card_id.id, 'label', r_card_id.no) END AS "card",a.level AS "level",a.counts_for_id AS "countsForId",CASE WHEN r_counts_for_id.id IS NOT NULL THEN json_build_object('id', r_counts_for_id.id, 'label', r_counts_for_id.name) END AS "countsFor",a.counts_team_id AS "countsTeamId",CASE WHEN r_counts_team_id.id IS NOT NULL THEN json_build_object('id', r_counts_team_id.id, 'label', r_counts_team_id.name) END AS "countsTeam",a.counts_site_id AS "countsSiteId",CASE WHEN r_counts_site_id.id IS NOT NULL THEN json_build_object('id', r_counts_site_id.id, 'label', r_counts_site_id.name) END AS "countsSite"
FROM carried_card a
LEFT JOIN prospect_card r_card_id ON r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id
LEFT JOIN member r_counts_for_id ON r_counts_for_id.org_id = a.org_id AND r_counts_for_id.id = a.counts_for_id
LEFT JOIN team r_counts_team_id ON r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id
LEFT JOIN site r_counts_site_id ON r_counts_site_id.org_id = a.org_id AND r_counts_site_id.id = a.counts_site_id
WHERE a.id = $1 AND a.org_id = $2 AND (a.counts_for_id = ANY($3::uuid[]) OR a.counts_team_id = ANY($4::uuid[]))) r;
