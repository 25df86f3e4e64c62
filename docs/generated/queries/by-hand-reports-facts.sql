-- src/areas/reports/facts.sql.ts

-- cardedBy
SELECT o.id, o.prospect_card_id, o.on_day
FROM prospect_card_opening o
WHERE o.org_id = i.org_id AND o.origin_inquiry_id = i.id AND o.origin_visit_id IS NULL
;

-- inquiryClassSql
CASE WHEN i.class = 'card' AND NOT EXISTS (:{cardedBy}) THEN 'pending' ELSE i.class END
;

-- visitOpening
SELECT o.id, o.prospect_card_id
FROM prospect_card_opening o
WHERE o.org_id = v.org_id AND o.origin_visit_id = v.id :{firstOpening}
;

-- leftData
(CASE WHEN v.seal_id IS NOT NULL THEN v.class = 'firstWithData' ELSE v.state = 'finished' AND v.purpose = 'buy' AND v.first_time END)
;

-- sameCustomer
LATERAL (SELECT array_agg(x.id) ids
FROM customer me
JOIN customer x ON x.org_id = me.org_id AND (x.id = me.id OR x.id = me.merged_into_id OR x.merged_into_id = coalesce(me.merged_into_id, me.id))
WHERE me.org_id = :{raw(m)}.org_id AND me.id = :{raw(m)}.customer_id) same
;

-- partyOf
SELECT p.id
FROM ( SELECT 0 rank, n.id, n.arrived_at
FROM visit n
WHERE n.org_id = :{raw(m)}.org_id AND n.id = :{raw(m)}.visit_id AND n.on_day = :{raw(m)}.on_day AND n.archived_at IS NULL
UNION ALL SELECT 1, l.id, l.arrived_at
FROM visit l
WHERE l.org_id = :{raw(m)}.org_id AND l.customer_id = ANY(same.ids) AND l.on_day = :{raw(m)}.on_day AND (:{raw(m)}.counts_site_id IS NULL OR l.site_id = :{raw(m)}.counts_site_id) AND l.purpose = 'buy' AND l.state = 'finished' AND l.archived_at IS NULL) p
ORDER BY p.rank, p.arrived_at DESC, p.id DESC
LIMIT 1
;

-- driven
(EXISTS (SELECT 1
FROM milestone d
WHERE d.org_id = v.org_id AND d.visit_id = v.id AND d.kind = 'testDrive' AND d.archived_at IS NULL) OR v.customer_id IS NOT NULL AND EXISTS (SELECT 1
FROM :{sameCustomer('v')}
JOIN milestone d ON d.org_id = v.org_id AND d.customer_id = ANY(same.ids) AND d.on_day = v.on_day AND d.visit_id IS NULL AND d.kind = 'testDrive' AND d.archived_at IS NULL
WHERE (:{partyOf('d')}) = v.id))
;

-- wasMade
p.created_at < v.arrived_at AND (p.at AT TIME ZONE (SELECT z.time_zone
FROM site z
WHERE z.org_id = v.org_id AND z.id = v.site_id))::date = v.on_day
;

-- registered
(EXISTS (SELECT 1
FROM appointment p
WHERE p.org_id = v.org_id AND p.id = v.appointment_id AND :{wasMade}) OR EXISTS (SELECT 1
FROM appointment p
WHERE p.org_id = v.org_id AND p.visit_id = v.id AND :{wasMade}))
;

-- facts
SELECT :{raw(`':{source}'`)}::text source, :{f.row} row_id, :{f.on} on_day, :{raw(alias)}.counts_for_id member_id, :{f.part} part, :{f.channel} channel, :{f.registered ?? sql`false`} registered, :{f.driven ?? sql`false`} driven
;

-- openedBy
(SELECT o.channel
FROM prospect_card_opening o
WHERE o.org_id = :{raw(card.split('.')[0])}.org_id AND o.prospect_card_id = :{raw(card)})
;

-- visits
:{facts('visit', 'v', { row: sql`v.id`, on: sql`v.on_day`, part: sql`v.part`, channel: sql`v.channel`, ...(marks.registered ? { registered: sql`CASE WHEN v.part IN ('firstHasCard', 'again') THEN :{registered} ELSE false END` } : {}), ...(marks.driven ? { driven: sql`CASE WHEN v.part IN ('firstWithData', 'firstHasCard', 'again') THEN :{driven} ELSE false END` } : {}), })}
FROM (SELECT v.org_id, v.id, v.on_day, v.site_id, v.arrived_at, v.appointment_id, v.customer_id, v.channel, v.counts_for_id, :{visitClassOf('v')} AS part
FROM visit v
WHERE :{within('v', reach)} AND v.archived_at IS NULL OFFSET 0) v
;

-- cards
:{facts('card', 'k', { row: sql`k.prospect_card_id`, on: sql`k.on_day`, part: sql`'other'`, channel: sql`k.channel` })}
FROM prospect_card_opening k
WHERE :{within('k', reach)} AND (k.origin_visit_id IS NULL OR NOT EXISTS (SELECT 1
FROM visit v
WHERE v.org_id = k.org_id AND v.id = k.origin_visit_id AND v.archived_at IS NULL AND :{leftData} AND k.id = (SELECT f.id
FROM (:{visitOpening}) f))) AND (k.origin_inquiry_id IS NULL OR k.origin_visit_id IS NOT NULL OR NOT EXISTS (SELECT 1
FROM inquiry i
WHERE i.org_id = k.org_id AND i.id = k.origin_inquiry_id AND :{counted} AND i.class = 'card' AND k.id = (SELECT f.id
FROM (:{inquiryOpening}) f)))
;

-- orders
:{facts('order', 'm', { row: sql`m.id`, on: sql`m.on_day`, part: sql`CASE WHEN g.class IN ('firstWithData', 'firstHasCard', 'again') THEN g.class ELSE 'other' END`, channel: sql`coalesce(g.channel, :{openedBy('m.card_id')})` })}
FROM milestone m CROSS
JOIN :{sameCustomer('m')}
LEFT JOIN LATERAL (SELECT :{visitClassOf('v')} AS class, v.channel
FROM visit v
WHERE v.org_id = m.org_id AND v.id = (:{partyOf('m')}) OFFSET 0) g ON true
WHERE :{within('m', reach)} AND m.kind = 'order' AND m.archived_at IS NULL
;

-- factsSql
SELECT *
FROM (:{union}) u
WHERE :{reach.channel === 'none' ? sql`u.channel IS NULL` : sql`u.channel = :{reach.channel}`}
;
