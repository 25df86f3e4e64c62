-- 计划项 Plan item: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.day_plan_id AS "dayPlanId",(SELECT json_build_object('id', r_day_plan_id.id, 'label', (r_day_plan_id.on_day)::text)
FROM day_plan r_day_plan_id
WHERE r_day_plan_id.org_id = a.org_id AND r_day_plan_id.id = a.day_plan_id) AS "dayPlan",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.kind AS "kind",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.title AS "title",to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dueAt",a.state AS "state",a.reason AS "reason",a.first_on AS "firstOn",a.carried_from_id AS "carriedFromId",(SELECT json_build_object('id', r_carried_from_id.id, 'label', (r_carried_from_id.title)::text)
FROM plan_item r_carried_from_id
WHERE r_carried_from_id.org_id = a.org_id AND r_carried_from_id.id = a.carried_from_id) AS "carriedFrom",a.carried_to AS "carriedTo") x) j, to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM plan_item a
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]))
ORDER BY a.due_at ASC, a.id ASC
LIMIT $4;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.day_plan_id AS "dayPlanId",(SELECT json_build_object('id', r_day_plan_id.id, 'label', (r_day_plan_id.on_day)::text)
FROM day_plan r_day_plan_id
WHERE r_day_plan_id.org_id = a.org_id AND r_day_plan_id.id = a.day_plan_id) AS "dayPlan",a.member_id AS "memberId",(SELECT json_build_object('id', r_member_id.id, 'label', (r_member_id.name)::text)
FROM member r_member_id
WHERE r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id) AS "member",a.on_day AS "on",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.kind AS "kind",a.customer_id AS "customerId",(SELECT json_build_object('id', r_customer_id.id, 'label', (r_customer_id.name)::text)
FROM customer r_customer_id
WHERE r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id) AS "customer",a.card_id AS "cardId",(SELECT json_build_object('id', r_card_id.id, 'label', (r_card_id.no)::text)
FROM prospect_card r_card_id
WHERE r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id) AS "card",a.title AS "title",to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dueAt",a.state AS "state",a.reason AS "reason",a.source_id AS "sourceId",a.first_on AS "firstOn",a.carried_from_id AS "carriedFromId",(SELECT json_build_object('id', r_carried_from_id.id, 'label', (r_carried_from_id.title)::text)
FROM plan_item r_carried_from_id
WHERE r_carried_from_id.org_id = a.org_id AND r_carried_from_id.id = a.carried_from_id) AS "carriedFrom",a.carried_to AS "carriedTo",a.added AS "added",to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closedAt",a.stand_in_for_id AS "standInForId",(SELECT json_build_object('id', r_stand_in_for_id.id, 'label', (r_stand_in_for_id.name)::text)
FROM member r_stand_in_for_id
WHERE r_stand_in_for_id.org_id = a.org_id AND r_stand_in_for_id.id = a.stand_in_for_id) AS "standInFor",(SELECT coalesce(json_agg(json_build_object('id', k.id,'kind', k.kind,'evidenceId', k.evidence_id)
ORDER BY k.position, k.id), '[]'::json)
FROM plan_item_evidence k
WHERE k.org_id = a.org_id AND k.plan_item_id = a.id) AS "evidence",a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) AS "_dayPlan u"
FROM plan_item a
WHERE a.id = $4 AND a.org_id = $5 AND (a.member_id = ANY($6::uuid[]) OR a.team_id = ANY($7::uuid[]))) r;
