-- 渠道线索 Inquiry: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",to_char(a.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt",a.handled_by_id AS "handledById",(SELECT json_build_object('id', r_handled_by_id.id, 'label', (r_handled_by_id.name)::text)
FROM member r_handled_by_id
WHERE r_handled_by_id.org_id = a.org_id AND r_handled_by_id.id = a.handled_by_id) AS "handledBy",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.name AS "name",mask_phone(a.phone) AS "phone",a.repeat_of_id AS "repeatOfId",(SELECT json_build_object('id', r_repeat_of_id.id, 'label', (to_char(r_repeat_of_id.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM inquiry r_repeat_of_id
WHERE r_repeat_of_id.org_id = a.org_id AND r_repeat_of_id.id = a.repeat_of_id) AS "repeatOf",a.class AS "class",a.invalid_reason AS "invalidReason",a.platform AS "platform",a.lead_no AS "leadNo",to_char(a.dispatched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dispatchedAt",to_char(a.first_response_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "firstResponseAt",a.response_minutes AS "responseMinutes",a.open_response_minutes AS "openResponseMinutes",mask_phone(a.caller_no) AS "callerNo",a.ring_seconds AS "ringSeconds",a.talk_seconds AS "talkSeconds",a.event_name AS "eventName",a.place AS "place",a.company AS "company",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour)) AS "want",a.level AS "level",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.appointment_id AS "appointmentId",(SELECT json_build_object('id', r_appointment_id.id, 'label', (to_char(r_appointment_id.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM appointment r_appointment_id
WHERE r_appointment_id.org_id = a.org_id AND r_appointment_id.id = a.appointment_id) AS "appointment",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit",a.note AS "note") x) j, to_char(a.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM inquiry a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.handled_by_id = ANY($3::uuid[]) OR a.counts_for_id = ANY($4::uuid[]) OR a.counts_team_id = ANY($5::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $6 AND (a_by.owner_id = ANY($7::uuid[]) OR a_by.team_id = ANY($8::uuid[]))) OR a.created_by = $9) AND a.archived_at IS NULL
ORDER BY a.received_at DESC, a.id DESC
LIMIT $10;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",to_char(a.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt",a.handled_by_id AS "handledById",(SELECT json_build_object('id', r_handled_by_id.id, 'label', (r_handled_by_id.name)::text)
FROM member r_handled_by_id
WHERE r_handled_by_id.org_id = a.org_id AND r_handled_by_id.id = a.handled_by_id) AS "handledBy",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.name AS "name",mask_phone(a.phone) AS "phone",a.repeat_of_id AS "repeatOfId",(SELECT json_build_object('id', r_repeat_of_id.id, 'label', (to_char(r_repeat_of_id.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM inquiry r_repeat_of_id
WHERE r_repeat_of_id.org_id = a.org_id AND r_repeat_of_id.id = a.repeat_of_id) AS "repeatOf",a.class AS "class",a.invalid_reason AS "invalidReason",a.platform AS "platform",a.lead_no AS "leadNo",to_char(a.dispatched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dispatchedAt",to_char(a.first_response_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "firstResponseAt",a.response_minutes AS "responseMinutes",a.open_response_minutes AS "openResponseMinutes",mask_phone(a.caller_no) AS "callerNo",a.ring_seconds AS "ringSeconds",a.talk_seconds AS "talkSeconds",a.event_name AS "eventName",a.place AS "place",a.company AS "company",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour)) AS "want",a.level AS "level",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.appointment_id AS "appointmentId",(SELECT json_build_object('id', r_appointment_id.id, 'label', (to_char(r_appointment_id.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM appointment r_appointment_id
WHERE r_appointment_id.org_id = a.org_id AND r_appointment_id.id = a.appointment_id) AS "appointment",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit",a.note AS "note") x) j, to_char(a.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM inquiry a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.handled_by_id = ANY($3::uuid[]) OR a.counts_for_id = ANY($4::uuid[]) OR a.counts_team_id = ANY($5::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $6 AND (a_by.owner_id = ANY($7::uuid[]) OR a_by.team_id = ANY($8::uuid[]))) OR a.created_by = $9) AND a.archived_at IS NULL AND a.tokens @> $10::text[]
ORDER BY a.received_at DESC, a.id DESC
LIMIT $11;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.kind AS "kind",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",to_char(a.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt",a.handled_by_id AS "handledById",(SELECT json_build_object('id', r_handled_by_id.id, 'label', (r_handled_by_id.name)::text)
FROM member r_handled_by_id
WHERE r_handled_by_id.org_id = a.org_id AND r_handled_by_id.id = a.handled_by_id) AS "handledBy",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.name AS "name",mask_phone(a.phone) AS "phone",a.repeat_of_id AS "repeatOfId",(SELECT json_build_object('id', r_repeat_of_id.id, 'label', (to_char(r_repeat_of_id.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM inquiry r_repeat_of_id
WHERE r_repeat_of_id.org_id = a.org_id AND r_repeat_of_id.id = a.repeat_of_id) AS "repeatOf",a.class AS "class",a.invalid_reason AS "invalidReason",a.platform AS "platform",a.lead_no AS "leadNo",to_char(a.dispatched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dispatchedAt",to_char(a.first_response_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "firstResponseAt",a.response_minutes AS "responseMinutes",a.open_response_minutes AS "openResponseMinutes",mask_phone(a.caller_no) AS "callerNo",a.ring_seconds AS "ringSeconds",a.talk_seconds AS "talkSeconds",a.event_name AS "eventName",a.place AS "place",a.company AS "company",a.companion_id AS "companionId",(SELECT json_build_object('id', r_companion_id.id, 'label', (r_companion_id.name)::text)
FROM member r_companion_id
WHERE r_companion_id.org_id = a.org_id AND r_companion_id.id = a.companion_id) AS "companion",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour)) AS "want",a.level AS "level",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.appointment_id AS "appointmentId",(SELECT json_build_object('id', r_appointment_id.id, 'label', (to_char(r_appointment_id.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM appointment r_appointment_id
WHERE r_appointment_id.org_id = a.org_id AND r_appointment_id.id = a.appointment_id) AS "appointment",a.visit_id AS "visitId",(SELECT json_build_object('id', r_visit_id.id, 'label', (r_visit_id.party_no)::text)
FROM visit r_visit_id
WHERE r_visit_id.org_id = a.org_id AND r_visit_id.id = a.visit_id) AS "visit",a.note AS "note",a.counts_for_id AS "countsForId",(SELECT json_build_object('id', r_counts_for_id.id, 'label', (r_counts_for_id.name)::text)
FROM member r_counts_for_id
WHERE r_counts_for_id.org_id = a.org_id AND r_counts_for_id.id = a.counts_for_id) AS "countsFor",a.counts_team_id AS "countsTeamId",(SELECT json_build_object('id', r_counts_team_id.id, 'label', (r_counts_team_id.name)::text)
FROM team r_counts_team_id
WHERE r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id) AS "countsTeam",a.counts_site_id AS "countsSiteId",(SELECT json_build_object('id', r_counts_site_id.id, 'label', (r_counts_site_id.name)::text)
FROM site r_counts_site_id
WHERE r_counts_site_id.org_id = a.org_id AND r_counts_site_id.id = a.counts_site_id) AS "countsSite",a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.handled_by_id = ANY($3::uuid[]) OR a.counts_for_id = ANY($4::uuid[]) OR a.counts_team_id = ANY($5::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $6 AND (a_by.owner_id = ANY($7::uuid[]) OR a_by.team_id = ANY($8::uuid[]))) OR a.created_by = $9) AS "_inquiry u"
FROM inquiry a
WHERE a.id = $10 AND a.org_id = $11 AND (a.owner_id = ANY($12::uuid[]) OR a.handled_by_id = ANY($13::uuid[]) OR a.counts_for_id = ANY($14::uuid[]) OR a.counts_team_id = ANY($15::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $16 AND (a_by.owner_id = ANY($17::uuid[]) OR a_by.team_id = ANY($18::uuid[]))) OR a.created_by = $19)) r;
