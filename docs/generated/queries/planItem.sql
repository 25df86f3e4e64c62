-- 计划项 Plan item: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.day_plan_id AS "dayPlanId",CASE WHEN r_day_plan_id.id IS NOT NULL THEN json_build_object('id', r_day_plan_id.id, 'label', r_day_plan_id.on_day) END AS "dayPlan",a.member_id AS "memberId",CASE WHEN r_member_id.id IS NOT NULL THEN json_build_object('id', r_member_id.id, 'label', r_member_id.name) END AS "member",a.on_day AS "on",a.kind AS "kind",a.customer_id AS "customerId",CASE WHEN r_customer_id.id IS NOT NULL THEN json_build_object('id', r_customer_id.id, 'label', r_customer_id.name) END AS "customer",a.card_id AS "cardId",CASE WHEN r_card_id.id IS NOT NULL THEN json_build_object('id', r_card_id.id, 'label', r_card_id.no) END AS "card",a.title AS "title",to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dueAt",a.state AS "state",a.reason AS "reason",a.first_on AS "firstOn",a.carried_from_id AS "carriedFromId",CASE WHEN r_carried_from_id.id IS NOT NULL THEN json_build_object('id', r_carried_from_id.id, 'label', r_carried_from_id.title) END AS "carriedFrom",a.carried_to AS "carriedTo") x) j, to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM plan_item a
LEFT JOIN day_plan r_day_plan_id ON r_day_plan_id.org_id = a.org_id AND r_day_plan_id.id = a.day_plan_id
LEFT JOIN member r_member_id ON r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id
LEFT JOIN customer r_customer_id ON r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id
LEFT JOIN prospect_card r_card_id ON r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id
LEFT JOIN plan_item r_carried_from_id ON r_carried_from_id.org_id = a.org_id AND r_carried_from_id.id = a.carried_from_id
WHERE a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[]))
ORDER BY a.due_at ASC NULLS LAST, a.id ASC
LIMIT $4;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",a.day_plan_id AS "dayPlanId",CASE WHEN r_day_plan_id.id IS NOT NULL THEN json_build_object('id', r_day_plan_id.id, 'label', r_day_plan_id.on_day) END AS "dayPlan",a.member_id AS "memberId",CASE WHEN r_member_id.id IS NOT NULL THEN json_build_object('id', r_member_id.id, 'label', r_member_id.name) END AS "member",a.on_day AS "on",a.site_id AS "siteId",CASE WHEN r_site_id.id IS NOT NULL THEN json_build_object('id', r_site_id.id, 'label', r_site_id.name) END AS "site",a.team_id AS "teamId",CASE WHEN r_team_id.id IS NOT NULL THEN json_build_object('id', r_team_id.id, 'label', r_team_id.name) END AS "team",a.kind AS "kind",a.customer_id AS "customerId",CASE WHEN r_customer_id.id IS NOT NULL THEN json_build_object('id', r_customer_id.id, 'label', r_customer_id.name) END AS "customer",a.card_id AS "cardId",CASE WHEN r_card_id.id IS NOT NULL THEN json_build_object('id', r_card_id.id, 'label', r_card_id.no) END AS "card",a.title AS "title",to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dueAt",a.state AS "state",a.reason AS "reason",a.source_id AS "sourceId",a.first_on AS "firstOn",a.carried_from_id AS "carriedFromId",CASE WHEN r_carried_from_id.id IS NOT NULL THEN json_build_object('id', r_carried_from_id.id, 'label', r_carried_from_id.title) END AS "carriedFrom",a.carried_to AS "carriedTo",a.added AS "added",to_char(a.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "closedAt",a.stand_in_for_id AS "standInForId",CASE WHEN r_stand_in_for_id.id IS NOT NULL THEN json_build_object('id', r_stand_in_for_id.id, 'label', r_stand_in_for_id.name) END AS "standInFor",(SELECT coalesce(json_agg(json_build_object('id', k.id,'kind', k.kind,'evidenceId', k.evidence_id)
ORDER BY k.position, k.id), '[]'::json)
FROM plan_item_evidence k
WHERE k.org_id = a.org_id AND k.plan_item_id = a.id) AS "evidence",a.org_id = $1 AND (a.member_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) AS "_dayPlan u"
FROM plan_item a
LEFT JOIN day_plan r_day_plan_id ON r_day_plan_id.org_id = a.org_id AND r_day_plan_id.id = a.day_plan_id
LEFT JOIN member r_member_id ON r_member_id.org_id = a.org_id AND r_member_id.id = a.member_id
LEFT JOIN site r_site_id ON r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id
LEFT JOIN team r_team_id ON r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id
LEFT JOIN customer r_customer_id ON r_customer_id.org_id = a.org_id AND r_customer_id.id = a.customer_id
LEFT JOIN prospect_card r_card_id ON r_card_id.org_id = a.org_id AND r_card_id.id = a.card_id
LEFT JOIN plan_item r_carried_from_id ON r_carried_from_id.org_id = a.org_id AND r_carried_from_id.id = a.carried_from_id
LEFT JOIN member r_stand_in_for_id ON r_stand_in_for_id.org_id = a.org_id AND r_stand_in_for_id.id = a.stand_in_for_id
WHERE a.id = $4 AND a.org_id = $5 AND (a.member_id = ANY($6::uuid[]) OR a.team_id = ANY($7::uuid[]))) r;
