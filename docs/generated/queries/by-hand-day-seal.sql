-- src/areas/day/seal.sql.ts

-- lockRows
SELECT i.id, :{known} AS known, :{settled} AS settled
FROM :{raw(table)} i
WHERE i.org_id = :{work.org} AND :{raw(`i.:{site}`)} = :{siteId} AND i.on_day = :{on} AND i.seal_id IS NULL :{extra} AND (SELECT t.id
FROM team t
WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = :{siteId}) IS NOT DISTINCT
FROM :{teamId}::uuid
ORDER BY i.id FOR UPDATE OF i
;
CASE WHEN i.kind IN ('order', 'delivery', 'cancellation') THEN i.id END
;

-- freezeClasses
UPDATE visit v SET class = :{classOf}
WHERE v.org_id = :{work.org} AND v.id = ANY(:{ids as string[]}::uuid[]) AND v.class IS DISTINCT
FROM :{classOf}
;

-- read
SELECT a.id, a.seal_no AS no, (SELECT row_to_json(r)
FROM (SELECT :{columns}) r) j
FROM :{raw(table)} a
WHERE a.org_id = :{work.org} AND :{condition}
ORDER BY a.id
;

-- putUnder
UPDATE :{raw(held[kind].table)} a SET seal_id = :{sealId}, seal_rows = :{rows.length}::int, seal_no = x.n
FROM unnest(:{rows.map(r => r.id)}::uuid[], :{rows.map(r => r.sealNo)}::int[]) x(i, n)
WHERE a.org_id = :{work.org} AND a.id = x.i AND a.seal_id IS NULL RETURNING a.id
;

-- waitingOf
EXISTS (SELECT 1
FROM :{raw(table)} i
WHERE i.org_id = :{raw(c)}.org_id AND :{raw(`i.:{site}`)} = :{raw(c)}.site_id AND i.on_day = :{raw(c)}.on_day AND i.seal_id IS NULL :{extra} AND (SELECT t.id
FROM team t
WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = :{raw(c)}.site_id) IS NOT DISTINCT
FROM :{raw(c)}.team_id)
;
(:{has('visit', 'site_id', standing)} OR :{has('inquiry', 'site_id', sql`:{standing} AND :{inquiryClassSql} <> 'pending'`)} OR :{has('prospect_card_opening', 'counts_site_id', sql``)} OR :{has('milestone', 'counts_site_id', standing)} OR EXISTS (SELECT 1
FROM difference d
WHERE d.org_id = :{raw(c)}.org_id AND d.day_closing_id = :{raw(c)}.id AND d.seal_id IS NULL))
;
