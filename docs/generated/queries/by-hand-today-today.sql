-- src/areas/today/today.sql.ts

-- named
CASE WHEN :{work.visible(customer, 'c')} THEN c.name END
;

-- cardOr
CASE WHEN :{id} IS NULL THEN :{other} ELSE '/prospect-cards/' || :{id} END
;

-- arm
(SELECT :{a.id}::text AS id, :{raw(`':{a.lane}'`)}::text AS lane, :{raw(`':{a.kind}'`)}::text AS kind, :{utc(a.at)} AS at, :{a.to ? utc(a.to) : raw('NULL::text')} AS to, (:{a.state})::text AS state, (:{a.name ?? raw('NULL')})::text AS name, (:{a.words ?? raw('NULL')})::text AS words, (:{a.person ?? raw('NULL')})::text AS person, (:{a.memberId ?? raw('NULL')})::text AS "memberId", (:{a.level ?? raw('NULL')})::text AS level, (:{a.customerId ?? raw('NULL')})::text AS "customerId", 1 AS count, (:{a.path ?? raw('NULL')})::text AS path, (:{a.dusk ?? raw('false')})::boolean AS dusk :{a.rest})
;

-- lineSql
CASE WHEN v.left_at IS NULL AND v.arrived_at > :{now} - interval '4 hours' THEN 'now' ELSE 'done' END
;
CASE WHEN a.state = 'came' THEN 'done' WHEN a.state = 'missed' OR a.at < :{now} THEN 'late' ELSE 'open' END
;
CASE WHEN g.ended_at IS NOT NULL THEN 'done' WHEN g.started_at IS NOT NULL THEN 'now' WHEN g.state = 'missed' OR g.planned_at < :{now} THEN 'late' ELSE 'open' END
;
CASE g.kind WHEN 'morning' THEN '/morning' WHEN 'evening' THEN '/evening' END
;
CASE WHEN s.answered_at IS NOT NULL THEN 'done' WHEN s.due_at < :{now} THEN 'late' ELSE 'open' END
;
CASE WHEN t.state <> 'open' THEN 'done' WHEN t.due_at < :{now} THEN 'late' ELSE 'open' END
;

-- matter
(SELECT :{raw(`':{a.kind}'`)}::text AS kind, :{a.id}::text AS id, (:{a.version ?? raw('NULL')})::int AS version, (:{a.name ?? raw('NULL')})::text AS name, (:{a.words ?? raw('NULL')})::text AS words, (:{a.person ?? raw('NULL')})::text AS person, (:{a.memberId ?? raw('NULL')})::text AS "memberId", (:{a.level ?? raw('NULL')})::text AS level, (:{a.customerId ?? raw('NULL')})::text AS "customerId", (:{a.cardId ?? raw('NULL')})::text AS "cardId", :{a.at ? utc(a.at) : raw('NULL::text')} AS at, (:{a.days ?? raw('NULL')})::int AS days, (:{a.late})::boolean AS late, (:{a.path})::text AS path, :{(a.can ?? []) as string[]}::text[] AS can, (count(*) OVER ())::int AS n :{a.from}
ORDER BY :{a.order}
LIMIT :{a.most ?? 6})
;

-- mattersSql
EXISTS (SELECT 1
FROM day_sheet d
WHERE d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = :{of.on} AND d.state IN ('rest', 'leave'))
;
FROM (SELECT d.on_day, count(*) AS n
FROM difference d
LEFT JOIN member m ON m.org_id = d.org_id AND m.id = d.fixer_id
WHERE :{work.visible(difference, 'd')} AND d.state = 'open' AND d.seal_id IS NULL AND d.on_day < :{of.on} AND d.site_id IS NOT DISTINCT
FROM :{of.siteId}::uuid AND (:{of.teamIds === null} OR d.team_id = ANY(:{(of.teamIds ?? []) as string[]}::uuid[])) AND :{own}
GROUP BY 1) x
;
(SELECT count(*)
FROM plan_item i
WHERE i.org_id = p.org_id AND i.day_plan_id = p.id)
;
