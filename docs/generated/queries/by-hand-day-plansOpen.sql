-- src/areas/day/plansOpen.sql.ts

-- promised
i.on_day = :{on} AND i.site_id = :{siteId} AND i.team_id IS NOT DISTINCT
FROM :{teamId}::uuid AND EXISTS (SELECT 1
FROM day_plan p
WHERE p.org_id = i.org_id AND p.id = i.day_plan_id AND p.state = 'published')
;

-- plansOpen
SELECT count(*)::int AS n
FROM plan_item i
WHERE i.org_id = :{work.org} AND i.state = 'open' AND :{promised(of)}
;

-- plansOf
SELECT count(*) FILTER (WHERE i.state <> 'dropped')::int AS planned, count(*) FILTER (WHERE i.state = 'done')::int AS done, count(*) FILTER (WHERE i.state = 'carried')::int AS carried, coalesce(json_agg(json_build_object('id', i.id, 'version', i.version, 'memberId', m.id, 'member', m.name, 'kind', i.kind, 'title', i.title, 'customer', CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'label', c.name) END, 'age', i.on_day - i.first_on)
ORDER BY m.name, i.due_at NULLS LAST, i.id) FILTER (WHERE i.state = 'open'), '[]'::json) AS open
FROM plan_item i
JOIN member m ON m.org_id = i.org_id AND m.id = i.member_id
LEFT JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id
WHERE :{work.visible(planItem, 'i')} AND :{promised(of)}
;

-- callsOf
SELECT a.id, a.version, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, json_build_object('id', c.id, 'label', c.name) AS customer, right(c.phone, 4) AS tail, a.purpose, m.name AS with, a.confirmation, a.card_id AS "cardId"
FROM appointment a
JOIN member m ON m.org_id = a.org_id AND m.id = a.member_id
JOIN customer c ON c.org_id = a.org_id AND c.id = a.customer_id
WHERE :{work.visible(appointment, 'a')} AND a.site_id = :{of.siteId} AND a.state = 'planned' AND (a.at AT TIME ZONE :{of.zone})::date = :{of.on}::date + 1 AND m.team_ids[1] IS NOT DISTINCT
FROM :{of.teamId}::uuid
ORDER BY a.at, a.id
LIMIT 60
;

-- openGroups
EXISTS (SELECT 1
FROM :{raw(table)} x
WHERE x.org_id = t.org_id AND x.on_day = :{on} AND x.counts_team_id = t.id AND :{raw(`x.:{site}`)} = :{siteId} AND x.seal_id IS NULL :{extra})
;
SELECT t.id, t.name AS label
FROM team t
LEFT JOIN day_closing c ON c.org_id = t.org_id AND c.team_id = t.id AND c.site_id = t.site_id AND c.on_day = :{on}
WHERE t.org_id = :{work.org} AND t.site_id = :{siteId} AND t.archived_at IS NULL AND c.state IS DISTINCT
FROM 'sealed' AND (c.id IS NOT NULL OR :{has('visit', 'site_id', standing)} OR :{has('inquiry', 'site_id', standing)} OR :{has('prospect_card_opening', 'counts_site_id', sql``)} OR :{has('milestone', 'counts_site_id', standing)})
ORDER BY t.created_at, t.id
;
