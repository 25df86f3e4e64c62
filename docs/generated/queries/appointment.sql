-- 邀约 Appointment: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.inquiry_id AS "inquiryId",(SELECT json_build_object('id', r_inquiry_id.id, 'label', (to_char(r_inquiry_id.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM inquiry r_inquiry_id
WHERE r_inquiry_id.org_id = a.org_id AND r_inquiry_id.id = a.inquiry_id) AS "inquiry",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.purpose AS "purpose",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.state AS "state",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM appointment a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]))) OR a.created_by = $6)
ORDER BY a.at ASC, a.id ASC
LIMIT $7;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.inquiry_id AS "inquiryId",(SELECT json_build_object('id', r_inquiry_id.id, 'label', (to_char(r_inquiry_id.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM inquiry r_inquiry_id
WHERE r_inquiry_id.org_id = a.org_id AND r_inquiry_id.id = a.inquiry_id) AS "inquiry",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.purpose AS "purpose",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.state AS "state",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit") x) j, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM appointment a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]))) OR a.created_by = $6) AND a.customer_id IN (SELECT o.id
FROM customer o
WHERE o.org_id = $7 AND (o.owner_id = ANY($8::uuid[]) OR o.team_id = ANY($9::uuid[])) AND o.tokens @> $10::text[])
ORDER BY a.at ASC, a.id ASC
LIMIT $11;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.inquiry_id AS "inquiryId",(SELECT json_build_object('id', r_inquiry_id.id, 'label', (to_char(r_inquiry_id.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM inquiry r_inquiry_id
WHERE r_inquiry_id.org_id = a.org_id AND r_inquiry_id.id = a.inquiry_id) AS "inquiry",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",a.purpose AS "purpose",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.state AS "state",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit",a.moved_to_id AS "movedToId",(SELECT json_build_object('id', r_moved_to_id.id, 'label', (to_char(r_moved_to_id.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM appointment r_moved_to_id
WHERE r_moved_to_id.org_id = a.org_id AND r_moved_to_id.id = a.moved_to_id) AS "movedTo",a.confirmation AS "confirmation",to_char(a.confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "confirmedAt",a.reason AS "reason",a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $3 AND (a_by.owner_id = ANY($4::uuid[]) OR a_by.team_id = ANY($5::uuid[]))) OR a.created_by = $6) AS "_appointment u"
FROM appointment a
WHERE a.id = $7 AND a.org_id = $8 AND (a.member_id = ANY($9::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $10 AND (a_by.owner_id = ANY($11::uuid[]) OR a_by.team_id = ANY($12::uuid[]))) OR a.created_by = $13)) r;
