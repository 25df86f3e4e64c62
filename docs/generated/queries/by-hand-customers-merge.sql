-- src/areas/customers/merge.sql.ts

-- point
UPDATE :{raw(h.table)} t SET :{column} = :{h.many ? sql`array_replace(t.:{column}, :{from}, :{to})` : sql`:{to}`} :{h.entity ? sql`, version = t.version + 1, updated_at = :{work.now}` : sql``}
WHERE t.org_id = :{work.org} AND :{h.many ? sql`t.:{column} @> ARRAY[:{from}]::uuid[]` : sql`t.:{column} = :{from}`} :{free} :{apart} :{only ? sql`AND t.id = ANY(:{only as string[]}::uuid[])` : sql``} RETURNING t.id
;
WITH entry AS (INSERT INTO audit_entry (org_id, id, at, member_id, entity, row_id, action, changes, request_id) SELECT :{work.org}, i, :{work.now}, :{work.who.memberId}, :{h.entity.name}, r, 'merge', :{JSON.stringify({ [h.field]: [from, to] })}::jsonb, :{work.requestId}
FROM unnest(:{ids.map(() => newId())}::uuid[], :{ids}::uuid[]) x(i, r) RETURNING org_id, id) INSERT INTO audit_pending (org_id, id) SELECT org_id, id
FROM entry
;

-- moveAll
UPDATE customer_identity SET row_id = :{to}
WHERE org_id = :{work.org} AND row_id = :{from} RETURNING kind || ' ' || value AS key
;

-- moveBack
UPDATE customer_identity SET row_id = :{from}
WHERE org_id = :{work.org} AND row_id = :{to} AND kind || ' ' || value = ANY(:{keys}::text[])
;

-- hangsNew
EXISTS (SELECT 1
FROM :{raw(h.table)} t
WHERE t.org_id = :{work.org} AND :{h.many ? sql`t.:{raw(h.column)} @> ARRAY[:{into}]::uuid[]` : sql`t.:{raw(h.column)} = :{into}`} AND (t.id > :{mergeId} :{h.sealed ? sql`OR t.seal_id IS NOT NULL AND t.id = ANY(:{moved.filter(m => m.place === h.place).map(m => m.key)}::uuid[])` : sql``}))
;
SELECT :{join([...made, raw('false')], ' OR ')} AS used
;
