-- 跟进 Follow-up: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.means AS "means",a.result AS "result",a.text AS "text",a.seconds AS "seconds",a.level_after AS "levelAfter",a.next_contact_on AS "nextContactOn",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM follow_up a
WHERE a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]))) OR a.created_by = $6)
ORDER BY a.at DESC, a.id DESC
LIMIT $7;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.means AS "means",a.result AS "result",a.text AS "text",a.seconds AS "seconds",a.level_after AS "levelAfter",a.next_contact_on AS "nextContactOn",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM follow_up a
WHERE a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]))) OR a.created_by = $6) AND a.customer_id IN (SELECT o.id
FROM customer o
WHERE o.org_id = $7 AND (o.owner_id = ANY($8::uuid[]) OR o.team_id = ANY($9::uuid[])) AND o.tokens @> $10::text[])
ORDER BY a.at DESC, a.id DESC
LIMIT $11;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.means AS "means",a.result AS "result",a.text AS "text",a.seconds AS "seconds",a.level_after AS "levelAfter",a.next_contact_on AS "nextContactOn",a.by_id AS "byId",(SELECT json_build_object('id', r_by_id.id, 'label', (r_by_id.name)::text)
FROM member r_by_id
WHERE r_by_id.org_id = a.org_id AND r_by_id.id = a.by_id) AS "by",a.stand_in_for_id AS "standInForId",(SELECT json_build_object('id', r_stand_in_for_id.id, 'label', (r_stand_in_for_id.name)::text)
FROM member r_stand_in_for_id
WHERE r_stand_in_for_id.org_id = a.org_id AND r_stand_in_for_id.id = a.stand_in_for_id) AS "standInFor",ARRAY(SELECT f.id
FROM file f
WHERE f.org_id = a.org_id AND f.follow_up_id = a.id
ORDER BY f.id) AS "fileIds",a.org_id = $1 AND (a.by_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]))) OR a.created_by = $6) AS "_followUp u",(SELECT s.time_zone
FROM (SELECT coalesce(k.site_id, c.site_id) AS site_id
FROM customer c
LEFT JOIN prospect_card k ON k.org_id = c.org_id AND k.id = a.card_id
WHERE c.org_id = a.org_id AND c.id = a.customer_id) o
JOIN site s ON s.org_id = a.org_id AND s.id = o.site_id) AS "zone",EXISTS (SELECT 1
FROM (SELECT coalesce(k.site_id, c.site_id) AS site_id
FROM customer c
LEFT JOIN prospect_card k ON k.org_id = c.org_id AND k.id = a.card_id
WHERE c.org_id = a.org_id AND c.id = a.customer_id) o
JOIN site s ON s.org_id = a.org_id AND s.id = o.site_id
JOIN day_closing d ON d.org_id = s.org_id AND d.site_id = s.id AND d.on_day = (a.at AT TIME ZONE s.time_zone)::date
WHERE d.state = 'sealed' AND (d.team_id IS NULL OR d.team_id = (SELECT m.team_ids[1]
FROM member m
WHERE m.org_id = a.org_id AND m.id = a.by_id))) AS "daySealed"
FROM follow_up a
WHERE a.id = $7 AND a.org_id = $8 AND (a.by_id = ANY($9::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $10 AND (a_by.owner_id = ANY($11::uuid[]) OR a_by.team_id = ANY($12::uuid[]))) OR a.created_by = $13)) r;
