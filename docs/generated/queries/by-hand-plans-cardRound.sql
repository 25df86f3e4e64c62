-- src/areas/plans/cardRound.sql.ts

-- inStack
EXISTS (SELECT 1
FROM :{raw(table)} y
WHERE y.org_id = :{at('org_id')} AND y.prospect_card_id = :{at('id')} AND :{more})
;

-- cardRoundSql
WITH stack AS ( SELECT k.*, c.name AS customer_name, c.phone AS customer_phone, greatest(0, :{ask.on}::date - k.next_contact_on) AS overdue_days, EXISTS (SELECT 1
FROM prospect_card_level_history h
WHERE h.org_id = k.org_id AND h.prospect_card_id = k.id AND h.at >= :{ask.since}) AS changed, (SELECT g.id
FROM prospect_card_closings g
WHERE g.org_id = k.org_id AND g.prospect_card_id = k.id AND g.outcome = 'open'
LIMIT 1) AS closing_id, EXISTS (SELECT 1
FROM prospect_card_instructions n
WHERE n.org_id = k.org_id AND n.prospect_card_id = k.id AND n.answered_at IS NULL) AS asked
FROM prospect_card k
JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id
WHERE k.org_id = :{ask.org} AND :{inStack('k', ask.on, ask.since)} AND (:{ask.teamIds === null} OR k.team_id = ANY(:{(ask.teamIds ?? []) as string[]}::uuid[])) AND :{ask.seen}) SELECT k.id, k.version, k.no, json_build_object('id', k.customer_id, 'label', k.customer_name) AS customer, right(k.customer_phone, 4) AS tail, CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'label', o.name) END AS owner, k.level, k.level_since AS since, k.state, k.want_model AS model, k.want_budget AS budget, k.rival, k.concerns, k.opened_on AS "openedOn", k.next_contact_on AS "nextOn", coalesce(k.overdue_days, 0) AS overdue, (SELECT h.level
FROM prospect_card_level_history h
WHERE h.org_id = k.org_id AND h.prospect_card_id = k.id AND h.level <> k.level
ORDER BY h.at DESC
LIMIT 1) AS former, array_remove(ARRAY[CASE WHEN k.overdue_days > 0 THEN 'overdue' END, CASE WHEN k.level IN ('H', 'A') THEN 'hot' END, CASE WHEN k.changed THEN 'changed' END, CASE WHEN k.closing_id IS NOT NULL THEN 'closing' END, CASE WHEN k.asked THEN 'unanswered' END], NULL) AS why, coalesce((SELECT json_agg(x
ORDER BY x.at DESC)
FROM (SELECT :{utc(sql`f.at`)} AS at, f.means, f.result, f.text
FROM follow_up f
WHERE f.org_id = k.org_id AND f.card_id = k.id
ORDER BY f.at DESC
LIMIT 4) x), '[]'::json) AS recent, (SELECT count(*)::int
FROM follow_up f
WHERE f.org_id = k.org_id AND f.card_id = k.id) AS contacts, (SELECT json_build_object('id', n.id, 'text', n.text, 'dueAt', :{utc(sql`n.due_at`)}, 'answer', n.answer, 'answeredAt', :{utc(sql`n.answered_at`)})
FROM prospect_card_instructions n
WHERE n.org_id = k.org_id AND n.prospect_card_id = k.id
ORDER BY n.answered_at IS NULL DESC, n.at DESC
LIMIT 1) AS instruction, (SELECT json_build_object('as', g.as_what, 'reason', g.reason)
FROM prospect_card_closings g
WHERE g.org_id = k.org_id AND g.id = k.closing_id) AS closing, EXISTS (SELECT 1
FROM card_look l
WHERE l.org_id = k.org_id AND l.card_id = k.id AND l.on_day = :{ask.on} AND l.by_id = :{ask.by}) AS looked
FROM stack k
LEFT JOIN member o ON o.org_id = k.org_id AND o.id = k.owner_id
WHERE k.org_id = :{ask.org}
ORDER BY k.closing_id IS NOT NULL DESC, array_position(ARRAY['H', 'A', 'O', 'N', 'B', 'C'], k.level), k.overdue_days DESC NULLS LAST, k.id
LIMIT 300
;
