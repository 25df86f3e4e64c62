-- 过卡 Card look: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.on_day AS "on",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM card_look a
WHERE a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM prospect_card a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.card_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by_by
WHERE a_by_by.org_id = a_by.org_id AND a_by_by.id = a_by.customer_id AND a_by_by.org_id = $6 AND (a_by_by.owner_id = ANY($7::uuid[]) OR a_by_by.team_id = ANY($8::uuid[]))))))
ORDER BY a.at DESC NULLS LAST, a.id DESC
LIMIT $9;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.on_day AS "on",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at"
FROM card_look a
WHERE a.id = $1 AND a.org_id = $2 AND (a.by_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM prospect_card a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.card_id AND a_by.org_id = $4 AND (a_by.owner_id = ANY($5::uuid[]) OR a_by.team_id = ANY($6::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by_by
WHERE a_by_by.org_id = a_by.org_id AND a_by_by.id = a_by.customer_id AND a_by_by.org_id = $7 AND (a_by_by.owner_id = ANY($8::uuid[]) OR a_by_by.team_id = ANY($9::uuid[]))))))) r;
