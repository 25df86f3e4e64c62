-- src/areas/leads/views.sql.ts

-- seenRows
SELECT row_to_json(r) j
FROM (SELECT :{join(s.columns)}
FROM :{raw(tableOf(e))} a
WHERE a.org_id = :{work.org} AND :{where} AND :{work.visible(e, 'a')}
ORDER BY :{order}
LIMIT :{limit}) r
;

-- lastContact
LEFT
JOIN LATERAL (SELECT f.text, f.result
FROM follow_up f
WHERE f.org_id = k.org_id AND f.customer_id = k.customer_id
ORDER BY f.at DESC, f.id DESC
LIMIT 1) f ON true
;

-- contactsDueSql
SELECT k.id, k.version, k.no, :{named('c.id', 'c.name')} AS customer, c.gender, mask_phone(c.phone) AS phone, :{named('m.id', 'm.name')} AS owner, k.level, k.state, :{wantModel} AS model, k.next_contact_on AS "nextContactOn", :{instant('k.last_contact_at')} AS "lastContactAt", f.text AS "lastText", f.result AS "lastResult", p.at AS "appointmentAt", (SELECT json_build_object('id', i.id, 'text', i.text, 'dueAt', :{instant('i.due_at')})
FROM prospect_card_instructions i
WHERE i.org_id = k.org_id AND i.prospect_card_id = k.id AND i.answered_at IS NULL
ORDER BY i.due_at
LIMIT 1) AS instruction
FROM prospect_card k
JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id
LEFT JOIN member m ON m.org_id = k.org_id AND m.id = k.owner_id :{lastContact}
LEFT JOIN LATERAL (SELECT :{instant('p.at')} AS at
FROM appointment p
WHERE p.org_id = k.org_id AND p.customer_id = k.customer_id AND p.state = 'planned' AND p.at >= :{work.now}
ORDER BY p.at
LIMIT 1) p ON true
WHERE k.org_id = :{work.org} AND k.state IN ('live', 'ordered') AND k.next_contact_on <= :{until} AND :{work.visible(prospectCard, 'k')} :{ownerIds ? sql`AND k.owner_id = ANY(:{ownerIds as string[]}::uuid[])` : sql``}
ORDER BY k.next_contact_on, array_position(ARRAY['H', 'O', 'N', 'A', 'B', 'C'], k.level), k.id
LIMIT 300
;

-- contactCountsSql
SELECT count(*) FILTER (WHERE k.next_contact_on < :{today})::int overdue, count(*) FILTER (WHERE k.next_contact_on = :{today})::int today, count(*) FILTER (WHERE k.next_contact_on = :{tomorrow})::int tomorrow, count(*) FILTER (WHERE k.closing_as IS NOT NULL)::int closing, count(*) FILTER (WHERE k.level IN ('H', 'A') AND k.state = 'live')::int hot
FROM prospect_card k
WHERE k.org_id = :{work.org} AND k.state IN ('live', 'ordered') AND :{work.visible(prospectCard, 'k')} :{ownerIds ? sql`AND k.owner_id = ANY(:{ownerIds as string[]}::uuid[])` : sql``}
;

-- closingsSql
SELECT a.id, a.as_what AS "as", a.reason, a.rival, :{instant('a.at')} AS at, :{named('b.id', 'b.name')} AS "by", a.outcome, :{named('d.id', 'd.name')} AS "decidedBy", :{instant('a.decided_at')} AS "decidedAt", a.decision, json_build_object('id', k.id, 'version', k.version, 'no', k.no, 'level', k.level, 'state', k.state, 'openedOn', k.opened_on, 'model', :{wantModel}) AS card, :{named('c.id', 'c.name')} AS customer, :{named('m.id', 'm.name')} AS owner, (SELECT count(*)::int
FROM follow_up n
WHERE n.org_id = k.org_id AND n.card_id = k.id) AS contacts, :{instant('k.last_contact_at')} AS "lastContactAt", f.text AS "lastText", (:{seesWithin(work.who, prospectCard, 'k', rightOf(work.who, 'cardClosing').u)} AND a.by_id <> :{work.who.memberId}) AS decides
FROM prospect_card_closings a
JOIN prospect_card k ON k.org_id = a.org_id AND k.id = a.prospect_card_id
JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id
LEFT JOIN member b ON b.org_id = a.org_id AND b.id = a.by_id
LEFT JOIN member d ON d.org_id = a.org_id AND d.id = a.decided_by_id
LEFT JOIN member m ON m.org_id = k.org_id AND m.id = k.owner_id :{lastContact}
WHERE a.org_id = :{work.org} AND :{open ? sql`a.outcome = 'open'` : sql`a.outcome IN ('agreed', 'refused')`} AND :{work.visible(prospectCard, 'k')}
ORDER BY :{open ? sql`a.at, a.id` : sql`a.decided_at DESC NULLS LAST, a.id DESC`}
LIMIT 200
;
