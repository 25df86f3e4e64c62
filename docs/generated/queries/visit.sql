-- 客流 Visit: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",a.party_no AS "partyNo",to_char(a.arrived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "arrivedAt",to_char(a.left_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "leftAt",a.people AS "people",a.transport AS "transport",a.first_time AS "firstTime",a.purpose AS "purpose",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.received_by_id AS "receivedById",(SELECT json_build_object('id', r_received_by_id.id, 'label', (r_received_by_id.name)::text)
FROM member r_received_by_id
WHERE r_received_by_id.org_id = a.org_id AND r_received_by_id.id = a.received_by_id) AS "receivedBy",a.received_how AS "receivedHow",a.appointment_id AS "appointmentId",(SELECT json_build_object('id', r_appointment_id.id, 'label', (to_char(r_appointment_id.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM appointment r_appointment_id
WHERE r_appointment_id.org_id = a.org_id AND r_appointment_id.id = a.appointment_id) AS "appointment",a.name AS "name",mask_phone(a.phone) AS "phone",a.plate AS "plate",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.no_data_reason AS "noDataReason",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour)) AS "want",a.level AS "level",a.channel AS "channel",a.source AS "source",a.wechat_added AS "wechatAdded",a.rival AS "rival",a.left_for AS "leftFor",a.note AS "note",a.late_entry AS "lateEntry",a.state AS "state",to_char(a.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "finishedAt",CASE WHEN a.seal_id IS NOT NULL THEN a.class WHEN a.state IS DISTINCT
FROM 'finished' THEN 'unfinished' WHEN a.purpose <> 'buy' THEN 'nonIntent' WHEN NOT a.first_time THEN 'again' WHEN EXISTS (SELECT 1
FROM prospect_card_opening o
WHERE o.org_id = a.org_id AND o.origin_visit_id = a.id) THEN 'firstWithData' WHEN EXISTS (SELECT 1
FROM prospect_card c
WHERE c.org_id = a.org_id AND c.customer_id = a.customer_id AND (c.opened_on < a.on_day OR c.opened_on = a.on_day AND c.created_at < a.arrived_at) AND coalesce((SELECT h.state
FROM prospect_card_level_history h
WHERE h.org_id = c.org_id AND h.prospect_card_id = c.id AND h.at < a.arrived_at
ORDER BY h.at DESC, h.id DESC
LIMIT 1), 'live') = 'live') THEN 'firstHasCard' ELSE 'firstNoData' END AS "class",a.reminders AS "reminders",to_char(a.reminded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "remindedAt",a.reminded_by_id AS "remindedById",(SELECT json_build_object('id', r_reminded_by_id.id, 'label', (r_reminded_by_id.name)::text)
FROM member r_reminded_by_id
WHERE r_reminded_by_id.org_id = a.org_id AND r_reminded_by_id.id = a.reminded_by_id) AS "remindedBy",a.counts_for_id AS "countsForId",(SELECT json_build_object('id', r_counts_for_id.id, 'label', (r_counts_for_id.name)::text)
FROM member r_counts_for_id
WHERE r_counts_for_id.org_id = a.org_id AND r_counts_for_id.id = a.counts_for_id) AS "countsFor",a.counts_team_id AS "countsTeamId",(SELECT json_build_object('id', r_counts_team_id.id, 'label', (r_counts_team_id.name)::text)
FROM team r_counts_team_id
WHERE r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id) AS "countsTeam") x) j, to_char(a.arrived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM visit a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.received_by_id = ANY($3::uuid[]) OR a.counts_for_id = ANY($4::uuid[]) OR a.counts_team_id = ANY($5::uuid[]) OR a.site_id = ANY($6::uuid[]) OR a.created_by = $7) AND a.archived_at IS NULL
ORDER BY a.arrived_at DESC, a.id DESC
LIMIT $8;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",a.party_no AS "partyNo",to_char(a.arrived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "arrivedAt",to_char(a.left_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "leftAt",a.people AS "people",a.transport AS "transport",a.first_time AS "firstTime",a.purpose AS "purpose",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.received_by_id AS "receivedById",(SELECT json_build_object('id', r_received_by_id.id, 'label', (r_received_by_id.name)::text)
FROM member r_received_by_id
WHERE r_received_by_id.org_id = a.org_id AND r_received_by_id.id = a.received_by_id) AS "receivedBy",a.received_how AS "receivedHow",a.appointment_id AS "appointmentId",(SELECT json_build_object('id', r_appointment_id.id, 'label', (to_char(r_appointment_id.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM appointment r_appointment_id
WHERE r_appointment_id.org_id = a.org_id AND r_appointment_id.id = a.appointment_id) AS "appointment",a.name AS "name",mask_phone(a.phone) AS "phone",a.plate AS "plate",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.no_data_reason AS "noDataReason",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour)) AS "want",a.level AS "level",a.channel AS "channel",a.source AS "source",a.wechat_added AS "wechatAdded",a.rival AS "rival",a.left_for AS "leftFor",a.note AS "note",a.late_entry AS "lateEntry",a.state AS "state",to_char(a.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "finishedAt",CASE WHEN a.seal_id IS NOT NULL THEN a.class WHEN a.state IS DISTINCT
FROM 'finished' THEN 'unfinished' WHEN a.purpose <> 'buy' THEN 'nonIntent' WHEN NOT a.first_time THEN 'again' WHEN EXISTS (SELECT 1
FROM prospect_card_opening o
WHERE o.org_id = a.org_id AND o.origin_visit_id = a.id) THEN 'firstWithData' WHEN EXISTS (SELECT 1
FROM prospect_card c
WHERE c.org_id = a.org_id AND c.customer_id = a.customer_id AND (c.opened_on < a.on_day OR c.opened_on = a.on_day AND c.created_at < a.arrived_at) AND coalesce((SELECT h.state
FROM prospect_card_level_history h
WHERE h.org_id = c.org_id AND h.prospect_card_id = c.id AND h.at < a.arrived_at
ORDER BY h.at DESC, h.id DESC
LIMIT 1), 'live') = 'live') THEN 'firstHasCard' ELSE 'firstNoData' END AS "class",a.reminders AS "reminders",to_char(a.reminded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "remindedAt",a.reminded_by_id AS "remindedById",(SELECT json_build_object('id', r_reminded_by_id.id, 'label', (r_reminded_by_id.name)::text)
FROM member r_reminded_by_id
WHERE r_reminded_by_id.org_id = a.org_id AND r_reminded_by_id.id = a.reminded_by_id) AS "remindedBy",a.counts_for_id AS "countsForId",(SELECT json_build_object('id', r_counts_for_id.id, 'label', (r_counts_for_id.name)::text)
FROM member r_counts_for_id
WHERE r_counts_for_id.org_id = a.org_id AND r_counts_for_id.id = a.counts_for_id) AS "countsFor",a.counts_team_id AS "countsTeamId",(SELECT json_build_object('id', r_counts_team_id.id, 'label', (r_counts_team_id.name)::text)
FROM team r_counts_team_id
WHERE r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id) AS "countsTeam") x) j, to_char(a.arrived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM visit a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.received_by_id = ANY($3::uuid[]) OR a.counts_for_id = ANY($4::uuid[]) OR a.counts_team_id = ANY($5::uuid[]) OR a.site_id = ANY($6::uuid[]) OR a.created_by = $7) AND a.archived_at IS NULL AND a.tokens @> $8::text[]
ORDER BY a.arrived_at DESC, a.id DESC
LIMIT $9;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",(a.seal_id IS NOT NULL) AS "sealed",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.on_day AS "on",a.party_no AS "partyNo",to_char(a.arrived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "arrivedAt",to_char(a.left_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "leftAt",a.people AS "people",a.transport AS "transport",a.first_time AS "firstTime",a.purpose AS "purpose",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.received_by_id AS "receivedById",(SELECT json_build_object('id', r_received_by_id.id, 'label', (r_received_by_id.name)::text)
FROM member r_received_by_id
WHERE r_received_by_id.org_id = a.org_id AND r_received_by_id.id = a.received_by_id) AS "receivedBy",a.received_how AS "receivedHow",a.appointment_id AS "appointmentId",(SELECT json_build_object('id', r_appointment_id.id, 'label', (to_char(r_appointment_id.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM appointment r_appointment_id
WHERE r_appointment_id.org_id = a.org_id AND r_appointment_id.id = a.appointment_id) AS "appointment",a.name AS "name",mask_phone(a.phone) AS "phone",a.plate AS "plate",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.no_data_reason AS "noDataReason",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour)) AS "want",a.level AS "level",a.channel AS "channel",a.source AS "source",a.wechat_added AS "wechatAdded",a.rival AS "rival",a.left_for AS "leftFor",a.note AS "note",a.late_entry AS "lateEntry",a.state AS "state",to_char(a.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "finishedAt",CASE WHEN a.seal_id IS NOT NULL THEN a.class WHEN a.state IS DISTINCT
FROM 'finished' THEN 'unfinished' WHEN a.purpose <> 'buy' THEN 'nonIntent' WHEN NOT a.first_time THEN 'again' WHEN EXISTS (SELECT 1
FROM prospect_card_opening o
WHERE o.org_id = a.org_id AND o.origin_visit_id = a.id) THEN 'firstWithData' WHEN EXISTS (SELECT 1
FROM prospect_card c
WHERE c.org_id = a.org_id AND c.customer_id = a.customer_id AND (c.opened_on < a.on_day OR c.opened_on = a.on_day AND c.created_at < a.arrived_at) AND coalesce((SELECT h.state
FROM prospect_card_level_history h
WHERE h.org_id = c.org_id AND h.prospect_card_id = c.id AND h.at < a.arrived_at
ORDER BY h.at DESC, h.id DESC
LIMIT 1), 'live') = 'live') THEN 'firstHasCard' ELSE 'firstNoData' END AS "class",a.reminders AS "reminders",to_char(a.reminded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "remindedAt",a.reminded_by_id AS "remindedById",(SELECT json_build_object('id', r_reminded_by_id.id, 'label', (r_reminded_by_id.name)::text)
FROM member r_reminded_by_id
WHERE r_reminded_by_id.org_id = a.org_id AND r_reminded_by_id.id = a.reminded_by_id) AS "remindedBy",a.counts_for_id AS "countsForId",(SELECT json_build_object('id', r_counts_for_id.id, 'label', (r_counts_for_id.name)::text)
FROM member r_counts_for_id
WHERE r_counts_for_id.org_id = a.org_id AND r_counts_for_id.id = a.counts_for_id) AS "countsFor",a.counts_team_id AS "countsTeamId",(SELECT json_build_object('id', r_counts_team_id.id, 'label', (r_counts_team_id.name)::text)
FROM team r_counts_team_id
WHERE r_counts_team_id.org_id = a.org_id AND r_counts_team_id.id = a.counts_team_id) AS "countsTeam",a.counts_site_id AS "countsSiteId",(SELECT json_build_object('id', r_counts_site_id.id, 'label', (r_counts_site_id.name)::text)
FROM site r_counts_site_id
WHERE r_counts_site_id.org_id = a.org_id AND r_counts_site_id.id = a.counts_site_id) AS "countsSite",a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.received_by_id = ANY($3::uuid[]) OR a.counts_for_id = ANY($4::uuid[]) OR a.counts_team_id = ANY($5::uuid[]) OR a.created_by = $6) AS "_visit u"
FROM visit a
WHERE a.id = $7 AND a.org_id = $8 AND (a.owner_id = ANY($9::uuid[]) OR a.received_by_id = ANY($10::uuid[]) OR a.counts_for_id = ANY($11::uuid[]) OR a.counts_team_id = ANY($12::uuid[]) OR a.site_id = ANY($13::uuid[]) OR a.created_by = $14)) r;
