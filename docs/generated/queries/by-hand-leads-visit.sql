-- src/areas/leads/visit.sql.ts

-- visitClassOf
EXISTS (SELECT 1
FROM prospect_card_opening o
WHERE o.org_id = :{v}.org_id AND o.origin_visit_id = :{v}.id)
;
EXISTS (SELECT 1
FROM prospect_card c
WHERE c.org_id = :{v}.org_id AND c.customer_id = :{v}.customer_id AND (c.opened_on < :{v}.on_day OR c.opened_on = :{v}.on_day AND c.created_at < :{v}.arrived_at) AND coalesce((SELECT h.state
FROM prospect_card_level_history h
WHERE h.org_id = c.org_id AND h.prospect_card_id = c.id AND h.at < :{v}.arrived_at
ORDER BY h.at DESC, h.id DESC
LIMIT 1), 'live') = 'live')
;
CASE WHEN :{v}.seal_id IS NOT NULL THEN :{v}.class WHEN :{v}.state IS DISTINCT
FROM 'finished' THEN 'unfinished' WHEN :{v}.purpose <> 'buy' THEN 'nonIntent' WHEN NOT :{v}.first_time THEN 'again' WHEN :{isOrigin} THEN 'firstWithData' WHEN :{heldLiveCard} THEN 'firstHasCard' ELSE 'firstNoData' END
;

-- mark
EXISTS (SELECT 1
FROM milestone m
WHERE m.org_id = v.org_id AND m.kind = :{kind} AND m.archived_at IS NULL AND (m.visit_id = v.id OR m.visit_id IS NULL AND m.customer_id = v.customer_id AND m.on_day = v.on_day AND NOT EXISTS (SELECT 1
FROM visit l
WHERE l.org_id = v.org_id AND l.customer_id = v.customer_id AND l.on_day = v.on_day AND l.archived_at IS NULL AND l.party_no > v.party_no)))
;

-- nextPartyNo
SELECT pg_advisory_xact_lock(hashtextextended(:{`:{work.org} :{siteId} :{on}`}, 11))
;
SELECT coalesce(max(party_no), 0) + 1 AS n
FROM visit
WHERE org_id = :{work.org} AND site_id = :{siteId} AND on_day = :{on}
;

-- customerFacts
c.id = (SELECT i.row_id
FROM customer_identity i
WHERE i.org_id = :{work.org} AND i.kind = 'phone' AND i.value = :{by.phone})
;
SELECT c.id, c.name, c.phone, c.owner_id AS "ownerId", (SELECT CASE WHEN count(*) = 1 THEN (array_agg(k.id))[1] END
FROM prospect_card k
WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered')) AS "cardId", EXISTS (SELECT 1
FROM visit p
WHERE p.org_id = c.org_id AND p.customer_id = c.id AND p.purpose = 'buy' AND p.arrived_at < :{before} AND p.archived_at IS NULL) AS "cameBefore"
FROM customer c
WHERE c.org_id = :{work.org} AND c.archived_at IS NULL AND :{which} AND :{seen}
;

-- daySealed
SELECT 1
FROM day_closing d
WHERE d.org_id = :{work.org} AND d.site_id = :{siteId} AND d.on_day = :{on} AND d.state = 'sealed' AND (d.team_id IS NULL OR d.team_id = :{teamId})
;

-- matchingAppointment
SELECT p.id
FROM appointment p
JOIN site z ON z.org_id = p.org_id AND z.id = :{siteId}
WHERE p.org_id = :{work.org} AND p.customer_id = :{customerId} AND p.site_id = :{siteId} AND p.state = 'planned' AND (p.at AT TIME ZONE z.time_zone)::date = :{on}
LIMIT 2
;
