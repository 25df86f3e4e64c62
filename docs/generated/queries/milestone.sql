-- 里程碑 Milestone: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit",a.kind AS "kind",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.on_day AS "on",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",a.amount::text AS "amount",a.note AS "note") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM milestone a
WHERE a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR a.counts_for_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $4 AND (a_by.owner_id = ANY($5::uuid[]) OR a_by.team_id = ANY($6::uuid[]))) OR a.created_by = $7) AND a.archived_at IS NULL
ORDER BY a.at DESC, a.id DESC
LIMIT $8;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit",a.kind AS "kind",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.on_day AS "on",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",a.amount::text AS "amount",a.note AS "note") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM milestone a
WHERE a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR a.counts_for_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $4 AND (a_by.owner_id = ANY($5::uuid[]) OR a_by.team_id = ANY($6::uuid[]))) OR a.created_by = $7) AND a.archived_at IS NULL AND a.customer_id IN (SELECT o.id
FROM customer o
WHERE o.org_id = $8 AND (o.owner_id = ANY($9::uuid[]) OR o.team_id = ANY($10::uuid[])) AND o.tokens @> $11::text[])
ORDER BY a.at DESC, a.id DESC
LIMIT $12;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit",a.kind AS "kind",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.on_day AS "on",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",a.amount::text AS "amount",a.note AS "note",a.counts_for_id AS "countsForId",(SELECT json_build_object('id', r_counts_for_id.id, 'label', (r_counts_for_id.name)::text)
FROM member r_counts_for_id
WHERE r_counts_for_id.org_id = a.org_id AND r_counts_for_id.id = a.counts_for_id) AS "countsFor",a.counts_team_id AS "countsTeamId",(SELECT json_build_object('id', r_counts_team_id.id, 'label', (r_counts_team_id.name)::text)
FROM team r_counts_team_id
WHERE r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id) AS "countsTeam",a.counts_site_id AS "countsSiteId",(SELECT json_build_object('id', r_counts_site_id.id, 'label', (r_counts_site_id.name)::text)
FROM site r_counts_site_id
WHERE r_counts_site_id.org_id = a.org_id AND r_counts_site_id.id = a.counts_site_id) AS "countsSite",a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR a.counts_for_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $4 AND (a_by.owner_id = ANY($5::uuid[]) OR a_by.team_id = ANY($6::uuid[]))) OR a.created_by = $7) AS "_milestone u"
FROM milestone a
WHERE a.id = $8 AND a.org_id = $9 AND (a.by_id = ANY($10::uuid[]) OR a.counts_for_id = ANY($11::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $12 AND (a_by.owner_id = ANY($13::uuid[]) OR a_by.team_id = ANY($14::uuid[]))) OR a.created_by = $15)) r;
