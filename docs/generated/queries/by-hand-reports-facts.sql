-- src/areas/reports/facts.sql.ts

-- leftData
(CASE WHEN v.seal_id IS NOT NULL THEN v.class = 'firstWithData' ELSE v.state = 'finished' AND v.purpose = 'buy' AND v.first_time END)
;

-- inquiryOpening
SELECT o.id, o.prospect_card_id, o.on_day
FROM prospect_card_opening o
WHERE o.org_id = i.org_id AND o.origin_inquiry_id = i.id AND o.origin_visit_id IS NULL
ORDER BY o.on_day, o.id
LIMIT 1
;

-- inquiryClassSql
CASE WHEN i.class = 'card' AND EXISTS (SELECT 1
FROM prospect_card_opening o
WHERE o.org_id = i.org_id AND o.origin_inquiry_id = i.id AND o.origin_visit_id IS NULL) THEN 'card' WHEN i.class = 'card' THEN 'pending' ELSE i.class END
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

-- sameCustomer
LATERAL (SELECT array_agg(x.id) ids
FROM customer me
JOIN customer x ON x.org_id = me.org_id AND (x.id = me.id OR x.id = me.merged_into_id OR x.merged_into_id = coalesce(me.merged_into_id, me.id))
WHERE me.org_id = :{raw(m)}.org_id AND me.id = :{raw(m)}.customer_id) same
;

-- driven
EXISTS (SELECT 1
FROM milestone d
WHERE d.org_id = v.org_id AND d.visit_id = v.id AND d.kind = 'testDrive' AND d.archived_at IS NULL) OR EXISTS (SELECT 1
FROM milestone d CROSS
JOIN :{sameCustomer('d')}
WHERE d.org_id = v.org_id AND d.customer_id = v.customer_id AND d.on_day = v.on_day AND d.visit_id IS NULL AND d.kind = 'testDrive' AND d.archived_at IS NULL AND (:{partyOf('d')}) = v.id)
;

-- registered
EXISTS (SELECT 1
FROM appointment p
JOIN site z ON z.org_id = p.org_id AND z.id = v.site_id
WHERE p.org_id = v.org_id AND (p.id = v.appointment_id OR p.visit_id = v.id) AND p.created_at < v.arrived_at AND (p.at AT TIME ZONE z.time_zone)::date = v.on_day)
;

-- facts
SELECT :{raw(`':{source}'`)}::text source, :{row} row_id, :{on} on_day, :{raw(alias)}.counts_for_id member_id, :{raw(alias)}.counts_team_id team_id, :{part} part, :{channel} channel, :{more.registered ?? sql`false`} registered, :{more.driven ?? sql`false`} driven
;

-- bySource
:{facts('card', sql`f.prospect_card_id`, sql`v.on_day`, 'v', sql`'visit'`, sql`v.channel`)}
FROM visit v CROSS
JOIN LATERAL (SELECT o.prospect_card_id
FROM prospect_card_opening o
WHERE o.org_id = v.org_id AND o.origin_visit_id = v.id
ORDER BY o.on_day, o.id
LIMIT 1) f
WHERE :{of('v', reach)} AND v.archived_at IS NULL AND :{leftData}
;
:{facts('card', sql`k.prospect_card_id`, sql`k.on_day`, 'k', sql`'other'`, sql`k.channel`)}
FROM prospect_card_opening k
WHERE :{of('k', reach)} AND NOT EXISTS (SELECT 1
FROM visit v
WHERE v.org_id = k.org_id AND v.id = k.origin_visit_id AND v.archived_at IS NULL AND :{leftData} AND k.id = (SELECT o.id
FROM prospect_card_opening o
WHERE o.org_id = v.org_id AND o.origin_visit_id = v.id
ORDER BY o.on_day, o.id
LIMIT 1)) AND NOT EXISTS (SELECT 1
FROM inquiry i CROSS
JOIN LATERAL (:{inquiryOpening}) f
WHERE i.org_id = k.org_id AND i.id = k.origin_inquiry_id AND k.origin_visit_id IS NULL AND :{counted} AND i.class = 'card' AND f.id = k.id)
;
:{facts('carried', sql`m.card_id`, sql`m.month`, 'm', sql`'carried'`, sql`(SELECT o.channel
FROM prospect_card_opening o
WHERE o.org_id = m.org_id AND o.prospect_card_id = m.card_id)`)}
FROM carried_card m
WHERE m.org_id = :{reach.org} AND :{within(reach, sql`m.month`, sql`m.counts_for_id`, sql`m.counts_team_id`, sql`m.counts_site_id`)}
;
:{facts('order', sql`m.id`, sql`m.on_day`, 'm', sql`CASE WHEN g.class IN ('firstWithData', 'firstHasCard', 'again') THEN g.class ELSE 'other' END`, sql`coalesce(g.channel, (SELECT o.channel
FROM prospect_card_opening o
WHERE o.org_id = m.org_id AND o.prospect_card_id = m.card_id))`)}
FROM milestone m CROSS
JOIN :{sameCustomer('m')}
LEFT JOIN LATERAL (SELECT :{visitClassSql} AS class, v.channel
FROM visit v
WHERE v.org_id = m.org_id AND v.id = (:{partyOf('m')})) g ON true
WHERE :{of('m', reach)} AND m.kind = 'order' AND m.archived_at IS NULL
;
:{facts('milestone', sql`m.id`, sql`m.on_day`, 'm', sql`m.kind`, sql`(SELECT o.channel
FROM prospect_card_opening o
WHERE o.org_id = m.org_id AND o.prospect_card_id = m.card_id)`)}
FROM milestone m
WHERE :{of('m', reach)} AND m.archived_at IS NULL
;
:{facts('closing', sql`k.id`, sql`k.on_day`, 'k', sql`k.outcome`, sql`(SELECT o.channel
FROM prospect_card_opening o
WHERE o.org_id = k.org_id AND o.prospect_card_id = k.prospect_card_id)`)}
FROM prospect_card_closings k
WHERE :{of('k', reach)} AND k.as_what = 'lost'
;
