-- 意向客户卡 Prospect card: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.no AS "no",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.opened_on AS "openedOn",a.level AS "level",a.level_since AS "levelSince",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour,'use', a.want_use,'budget', a.want_budget,'payment', a.want_payment,'buyBy', a.want_buy_by)) AS "want",a.rival AS "rival",to_char(a.last_contact_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastContactAt",a.next_contact_on AS "nextContactOn",a.state AS "state",a.closing_as AS "closingAs") x) j, to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM prospect_card a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $4 AND (a_by.owner_id = ANY($5::uuid[]) OR a_by.team_id = ANY($6::uuid[]))))
ORDER BY a.updated_at DESC, a.id DESC
LIMIT $7;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.no AS "no",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.opened_on AS "openedOn",a.level AS "level",a.level_since AS "levelSince",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour,'use', a.want_use,'budget', a.want_budget,'payment', a.want_payment,'buyBy', a.want_buy_by)) AS "want",a.rival AS "rival",to_char(a.last_contact_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastContactAt",a.next_contact_on AS "nextContactOn",a.state AS "state",a.closing_as AS "closingAs") x) j, to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM prospect_card a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $4 AND (a_by.owner_id = ANY($5::uuid[]) OR a_by.team_id = ANY($6::uuid[])))) AND a.id IN (SELECT b.id
FROM prospect_card b
WHERE b.org_id = $7 AND b.tokens @> $8::text[]
UNION ALL SELECT b.id
FROM prospect_card b
WHERE b.org_id = $9 AND b.customer_id IN (SELECT o.id
FROM customer o
WHERE o.org_id = $10 AND (o.owner_id = ANY($11::uuid[]) OR o.team_id = ANY($12::uuid[])) AND o.tokens @> $13::text[]))
ORDER BY a.updated_at DESC, a.id DESC
LIMIT $14;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.no AS "no",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.opened_on AS "openedOn",a.level AS "level",a.level_since AS "levelSince",json_strip_nulls(json_build_object('model', a.want_model,'trim', a.want_trim,'colour', a.want_colour,'use', a.want_use,'budget', a.want_budget,'payment', a.want_payment,'buyBy', a.want_buy_by)) AS "want",json_strip_nulls(json_build_object('brand', a.trade_in_brand,'year', a.trade_in_year,'km', a.trade_in_km)) AS "tradeIn",a.rival AS "rival",a.concerns AS "concerns",a.decider AS "decider",a.user_ AS "user",a.companions AS "companions",a.planned_contact_on AS "plannedContactOn",to_char(a.last_contact_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastContactAt",a.next_contact_on AS "nextContactOn",a.state AS "state",a.former_level AS "formerLevel",to_char(a.keyed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "keyedAt",a.closing_as AS "closingAs",(SELECT json_build_object('id', k.id,'on', k.on_day,'originVisitId', k.origin_visit_id,'originVisit', (SELECT json_build_object('id', x.id, 'label', (x.party_no)::text)
FROM visit x
WHERE x.org_id = k.org_id AND x.id = k.origin_visit_id),'originInquiryId', k.origin_inquiry_id,'originInquiry', (SELECT json_build_object('id', x.id, 'label', (to_char(x.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
FROM inquiry x
WHERE x.org_id = k.org_id AND x.id = k.origin_inquiry_id),'channel', k.channel,'level', k.level,'ownerId', k.owner_id,'owner', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.owner_id),'countsForId', k.counts_for_id,'countsFor', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.counts_for_id),'countsTeamId', k.counts_team_id,'countsTeam', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM team x
WHERE x.org_id = k.org_id AND x.id = k.counts_team_id),'countsSiteId', k.counts_site_id,'countsSite', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM site x
WHERE x.org_id = k.org_id AND x.id = k.counts_site_id))
FROM prospect_card_opening k
WHERE k.org_id = a.org_id AND k.prospect_card_id = a.id
LIMIT 1) AS "opening",(SELECT coalesce(json_agg(json_build_object('id', k.id,'as', k.as_what,'reason', k.reason,'rival', k.rival,'at', to_char(k.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),'byId', k.by_id,'by', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.by_id),'outcome', k.outcome,'decidedById', k.decided_by_id,'decidedBy', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.decided_by_id),'decidedAt', to_char(k.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),'decision', k.decision,'on', k.on_day,'countsForId', k.counts_for_id,'countsFor', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.counts_for_id),'countsTeamId', k.counts_team_id,'countsTeam', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM team x
WHERE x.org_id = k.org_id AND x.id = k.counts_team_id),'countsSiteId', k.counts_site_id,'countsSite', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM site x
WHERE x.org_id = k.org_id AND x.id = k.counts_site_id))
ORDER BY k.position, k.id), '[]'::json)
FROM prospect_card_closings k
WHERE k.org_id = a.org_id AND k.prospect_card_id = a.id) AS "closings",(SELECT coalesce(json_agg(json_build_object('id', k.id,'level', k.level,'at', to_char(k.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),'byId', k.by_id,'by', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.by_id),'reason', k.reason,'state', k.state)
ORDER BY k.position, k.id), '[]'::json)
FROM prospect_card_level_history k
WHERE k.org_id = a.org_id AND k.prospect_card_id = a.id) AS "levelHistory",(SELECT coalesce(json_agg(json_build_object('id', k.id,'text', k.text,'dueAt', to_char(k.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),'byId', k.by_id,'by', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.by_id),'at', to_char(k.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),'answer', k.answer,'answeredAt', to_char(k.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),'answeredById', k.answered_by_id,'answeredBy', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM member x
WHERE x.org_id = k.org_id AND x.id = k.answered_by_id))
ORDER BY k.position, k.id), '[]'::json)
FROM prospect_card_instructions k
WHERE k.org_id = a.org_id AND k.prospect_card_id = a.id) AS "instructions",a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $4 AND (a_by.owner_id = ANY($5::uuid[]) OR a_by.team_id = ANY($6::uuid[])))) AS "_prospectCard u",a.org_id = $7 AND (a.owner_id = ANY($8::uuid[]) OR a.team_id = ANY($9::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $10 AND (a_by.owner_id = ANY($11::uuid[]) OR a_by.team_id = ANY($12::uuid[])))) AS "_cardClosing u",a.org_id = $13 AND (a.owner_id = ANY($14::uuid[]) OR a.team_id = ANY($15::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $16 AND (a_by.owner_id = ANY($17::uuid[]) OR a_by.team_id = ANY($18::uuid[])))) AS "_instruction u"
FROM prospect_card a
WHERE a.id = $19 AND a.org_id = $20 AND (a.owner_id = ANY($21::uuid[]) OR a.team_id = ANY($22::uuid[]) OR EXISTS (SELECT 1
FROM customer a_by
WHERE a_by.org_id = a.org_id AND a_by.id = a.customer_id AND a_by.org_id = $23 AND (a_by.owner_id = ANY($24::uuid[]) OR a_by.team_id = ANY($25::uuid[]))))) r;
