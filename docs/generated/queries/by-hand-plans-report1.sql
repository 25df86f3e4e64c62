-- src/areas/plans/report1.sql.ts

-- report1Sql
SELECT m.id, m.name AS label, d.state AS sheet, s.name AS "standIn", p.id AS "planId", p.version AS "planVersion", p.state AS "planState", (SELECT count(*)::int
FROM follow_up f
WHERE f.org_id = m.org_id AND f.by_id = m.id AND f.at >= :{ask.from} AND f.at < :{ask.to}) AS contacts, (SELECT count(*)::int
FROM appointment a
WHERE a.org_id = m.org_id AND a.member_id = m.id AND a.at >= :{ask.from} AND a.at < :{ask.to} AND a.state IN ('planned', 'came', 'missed')) AS appointments, (SELECT count(*)::int
FROM milestone x
WHERE x.org_id = m.org_id AND x.counts_for_id = m.id AND x.on_day = :{ask.on} AND x.kind = 'testDrive' AND x.archived_at IS NULL) AS "testDrives", (SELECT count(*)::int
FROM milestone x
WHERE x.org_id = m.org_id AND x.counts_for_id = m.id AND x.on_day = :{ask.on} AND x.kind = 'delivery' AND x.archived_at IS NULL) AS deliveries, coalesce((SELECT json_agg(l)
FROM ( SELECT i.id, i.kind, i.title, CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'label', c.name) END AS customer, right(c.phone, 4) AS tail, c.level, :{utc(sql`i.due_at`)} AS "dueAt", (i.state = 'open' AND i.due_at < :{ask.now}) AS late, i.state, :{ask.on}::date - i.first_on AS age, i.reason, c.next_contact_on AS "nextOn", o.name AS "standInFor", (SELECT coalesce(CASE e.kind WHEN 'followUp' THEN (SELECT :{deed(sql`left(f.text, 80)`, sql`f.result`, sql`f.at`)}
FROM follow_up f
WHERE f.org_id = e.org_id AND f.id = e.evidence_id::uuid) WHEN 'milestone' THEN (SELECT :{deed(sql`NULL`, sql`x.kind`, sql`x.at`)}
FROM milestone x
WHERE x.org_id = e.org_id AND x.id = e.evidence_id::uuid) WHEN 'visit' THEN (SELECT :{deed(sql`NULL`, sql`NULL`, sql`v.arrived_at`)}
FROM visit v
WHERE v.org_id = e.org_id AND v.id = e.evidence_id::uuid) END, :{deed(sql`NULL`, sql`NULL`, sql`i.closed_at`)})
FROM plan_item_evidence e
WHERE e.org_id = i.org_id AND e.plan_item_id = i.id
ORDER BY e.position
LIMIT 1) AS result
FROM plan_item i
LEFT JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id
LEFT JOIN member o ON o.org_id = i.org_id AND o.id = i.stand_in_for_id
WHERE i.org_id = p.org_id AND i.day_plan_id = p.id
ORDER BY i.first_on, i.due_at NULLS LAST, array_position(ARRAY['O', 'H', 'A', 'N', 'B', 'C'], c.level) NULLS LAST, i.id
LIMIT 200) l), '[]'::json) AS lines
FROM member m
LEFT JOIN day_sheet d ON d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = :{ask.on}
LEFT JOIN member s ON s.org_id = d.org_id AND s.id = d.stand_in_id AND d.state IN ('rest', 'leave')
LEFT JOIN day_plan p ON p.org_id = m.org_id AND p.member_id = m.id AND p.on_day = :{ask.on} AND :{ask.planSeen}
WHERE m.org_id = :{ask.org} AND m.state = 'active' AND :{ask.siteId} = ANY(m.site_ids) AND (:{ask.teamIds === null} OR m.team_ids && :{(ask.teamIds ?? []) as string[]}::uuid[]) AND m.roles && ARRAY['consultant', 'dcc'] AND :{ask.seen}
ORDER BY (SELECT t.name
FROM team t
WHERE t.org_id = m.org_id AND t.id = m.team_ids[1]) NULLS LAST, m.name, m.id
LIMIT 300
;
