-- src/areas/leads/contact.sql.ts

-- contactFacts
(SELECT coalesce(k.site_id, c.site_id) AS site_id
FROM customer c
LEFT JOIN prospect_card k ON k.org_id = c.org_id AND k.id = :{at('card_id')}
WHERE c.org_id = :{at('org_id')} AND c.id = :{at('customer_id')}) o
;
(SELECT s.time_zone
FROM :{site})
;
EXISTS (SELECT 1
FROM :{site}
JOIN day_closing d ON d.org_id = s.org_id AND d.site_id = s.id AND d.on_day = (:{at('at')} AT TIME ZONE s.time_zone)::date
WHERE d.state = :{raw(`'sealed'`)} AND (d.team_id IS NULL OR d.team_id = (SELECT m.team_ids[1]
FROM member m
WHERE m.org_id = :{at('org_id')} AND m.id = :{at('by_id')})))
;
