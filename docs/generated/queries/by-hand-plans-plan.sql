-- src/areas/plans/plan.sql.ts

-- draftFactsSql
coalesce((SELECT json_agg(x)
FROM (:{rows}) x), '[]'::json)
;
WITH doer AS ( SELECT w.id AS member_id, w.id AS for_id, NULL::uuid AS stand
FROM unnest(:{memberIds as string[]}::uuid[]) w(id)
UNION ALL SELECT d.stand_in_id, d.member_id, d.member_id
FROM day_sheet d
WHERE d.org_id = :{org} AND d.on_day = :{on} AND d.state IN ('rest', 'leave') AND d.stand_in_id = ANY(:{memberIds as string[]}::uuid[])) SELECT w.id AS "memberId", :{list(sql`SELECT k.id AS "cardId", k.customer_id AS "customerId", c.name, k.level, k.next_contact_on AS "dueOn", p.stand AS "standInForId"
FROM doer p
JOIN prospect_card k ON k.org_id = :{org} AND k.owner_id = p.for_id AND k.state IN ('live', 'ordered') AND k.next_contact_on <= :{on}
JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id
WHERE p.member_id = w.id
ORDER BY k.next_contact_on, k.id
LIMIT 200`)} AS cards, :{list(sql`SELECT a.id, a.customer_id AS "customerId", a.card_id AS "cardId", c.name, :{utc(sql`a.at`)} AS at, a.purpose, p.stand AS "standInForId"
FROM doer p
JOIN appointment a ON a.org_id = :{org} AND a.member_id = p.for_id AND a.at >= :{from} AND a.at < :{to} AND a.state = 'planned'
JOIN customer c ON c.org_id = a.org_id AND c.id = a.customer_id
WHERE p.member_id = w.id
ORDER BY a.at
LIMIT 100`)} AS appointments, :{list(sql`SELECT i.id, i.customer_id AS "customerId", i.name, :{utc(sql`i.received_at`)} AS "receivedAt", i.kind
FROM doer p
JOIN inquiry i ON i.org_id = :{org} AND coalesce(i.owner_id, i.handled_by_id) = p.for_id AND i.class = 'pending' AND i.archived_at IS NULL AND i.first_response_at IS NULL AND i.on_day >= :{on}::date - 7 AND i.received_at < :{to}
WHERE p.member_id = w.id
ORDER BY i.received_at
LIMIT 100`)} AS inquiries, :{list(sql`SELECT n.id, k.id AS "cardId", k.customer_id AS "customerId", c.name, n.text, :{utc(sql`n.due_at`)} AS "dueAt"
FROM doer p
JOIN prospect_card k ON k.org_id = :{org} AND k.owner_id = p.for_id
JOIN prospect_card_instructions n ON n.org_id = k.org_id AND n.prospect_card_id = k.id AND n.answered_at IS NULL AND n.due_at < :{to}
JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id
WHERE p.member_id = w.id
ORDER BY n.due_at
LIMIT 50`)} AS instructions, :{list(sql`SELECT v.id, v.party_no AS no, :{utc(sql`v.arrived_at`)} AS "arrivedAt"
FROM doer p
JOIN visit v ON v.org_id = :{org} AND coalesce(v.owner_id, v.received_by_id) = p.for_id AND v.state = 'unfinished' AND v.archived_at IS NULL AND v.on_day BETWEEN :{on}::date - 7 AND :{on}
WHERE p.member_id = w.id
ORDER BY v.arrived_at
LIMIT 50`)} AS parties, :{list(sql`SELECT i.id, i.kind, i.customer_id AS "customerId", i.card_id AS "cardId", i.title, i.first_on AS "firstOn", i.source_id AS "sourceId"
FROM doer p
JOIN plan_item i ON i.org_id = :{org} AND i.member_id = p.for_id AND i.state = 'carried' AND i.carried_to <= :{on} AND NOT EXISTS (SELECT 1
FROM plan_item n
WHERE n.org_id = i.org_id AND n.carried_from_id = i.id)
WHERE p.member_id = w.id
ORDER BY i.first_on, i.id
LIMIT 200`)} AS carried, :{list(sql`SELECT t.id, t.text, t.due_on AS "dueOn"
FROM action_item t
WHERE t.org_id = :{org} AND t.owner_id = w.id AND t.state = 'open' AND t.due_on <= :{on}
ORDER BY t.due_on, t.id
LIMIT 50`)} AS actions
FROM unnest(:{memberIds as string[]}::uuid[]) w(id)
;

-- deedsSql
UNION ALL SELECT 'file', p.id, :{day(sql`p.created_at`)}, p.created_at, ARRAY[p.by_id], p.customer_id, :{none}, p.name
FROM file p
WHERE p.org_id = :{org} AND p.id = ANY(:{ask.ids as string[]}::uuid[])
;
SELECT d.*, :{utc(sql`d.instant`)} AS at, e.plan_item_id AS "usedBy"
FROM ( SELECT 'followUp' AS kind, f.id, :{day(sql`f.at`)} AS on, f.at AS instant, ARRAY[f.by_id] AS doers, f.customer_id AS "customerId", f.means, f.result, f.text, f.seconds, left(f.text, 60) AS label
FROM follow_up f
WHERE f.org_id = :{org} AND :{which(sql`f.id`, sql`ARRAY[f.by_id]`, sql`f.at`)}
UNION ALL SELECT 'visit', v.id, v.on_day, v.arrived_at, array_remove(ARRAY[v.received_by_id, v.owner_id, v.counts_for_id], NULL), v.customer_id, :{none}, '第 ' || v.party_no || ' 批'
FROM visit v
WHERE v.org_id = :{org} AND v.archived_at IS NULL AND :{which(sql`v.id`, sql`ARRAY[v.received_by_id, v.owner_id, v.counts_for_id]`, sql`v.arrived_at`)}
UNION ALL SELECT 'appointment', a.id, :{day(sql`CASE WHEN a.state = 'came' THEN a.at ELSE a.created_at END`)}, CASE WHEN a.state = 'came' THEN a.at ELSE a.created_at END, array_remove(ARRAY[a.member_id, a.created_by], NULL), a.customer_id, :{none}, a.purpose
FROM appointment a
WHERE a.org_id = :{org} AND a.state IN ('came', 'planned') AND :{which(sql`a.id`, sql`ARRAY[a.member_id, a.created_by]`, sql`CASE WHEN a.state = 'came' THEN a.at ELSE a.created_at END`)}
UNION ALL SELECT 'milestone', m.id, m.on_day, m.at, array_remove(ARRAY[m.by_id, m.counts_for_id], NULL), m.customer_id, :{none}, m.kind
FROM milestone m
WHERE m.org_id = :{org} AND m.archived_at IS NULL AND :{which(sql`m.id`, sql`ARRAY[m.by_id, m.counts_for_id]`, sql`m.at`)}
UNION ALL SELECT 'meeting', g.id, g.on_day, g.started_at, ARRAY(SELECT t.member_id
FROM meeting_attendance t
WHERE t.org_id = g.org_id AND t.meeting_id = g.id AND t.state = 'present'), NULL, :{none}, g.kind
FROM meeting g
WHERE g.org_id = :{org} AND g.state = 'held' AND :{which(sql`g.id`, sql`ARRAY(SELECT t.member_id
FROM meeting_attendance t
WHERE t.org_id = g.org_id AND t.meeting_id = g.id AND t.state = 'present')`, sql`g.started_at`)} :{files} ) d
LEFT JOIN plan_item_evidence e ON e.org_id = :{org} AND e.evidence_id = d.id::text
ORDER BY d.instant, d.id
;

-- saidSql
SELECT f.id, o.text
FROM follow_up f
JOIN follow_up o ON o.org_id = f.org_id AND o.by_id = f.by_id AND o.customer_id <> f.customer_id AND o.at BETWEEN f.at - interval '7 days' AND f.at + interval '1 day' AND abs(length(o.text) - length(f.text)) <= 8
WHERE f.org_id = :{org} AND f.id = ANY(:{ids as string[]}::uuid[])
;
