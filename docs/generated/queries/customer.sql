-- 客户 Customer: what its declaration derives, as a supervisor asks it.

-- list
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.kind AS "kind",a.name AS "name",a.gender AS "gender",mask_phone(a.phone) AS "phone",a.channel AS "channel",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.tags AS "tags",a.completeness AS "completeness",a.level AS "level",(SELECT concat_ws(' ', k.want_model, k.want_trim)
FROM prospect_card k
WHERE k.org_id = a.org_id AND k.customer_id = a.id AND k.state IN ('live', 'ordered')
ORDER BY k.opened_on DESC, k.id DESC
LIMIT 1) AS "wants",a.last_contact_at AS "lastContactAt",a.next_contact_on AS "nextContactOn") x) j, to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM customer a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) AND a.archived_at IS NULL
ORDER BY a.updated_at DESC, a.id DESC
LIMIT $4;

-- search
SELECT (SELECT row_to_json(x)::text
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.kind AS "kind",a.name AS "name",a.gender AS "gender",mask_phone(a.phone) AS "phone",a.channel AS "channel",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.tags AS "tags",a.completeness AS "completeness",a.level AS "level",(SELECT concat_ws(' ', k.want_model, k.want_trim)
FROM prospect_card k
WHERE k.org_id = a.org_id AND k.customer_id = a.id AND k.state IN ('live', 'ordered')
ORDER BY k.opened_on DESC, k.id DESC
LIMIT 1) AS "wants",a.last_contact_at AS "lastContactAt",a.next_contact_on AS "nextContactOn") x) j, to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') k, a.id
FROM customer a
WHERE a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) AND a.archived_at IS NULL AND a.tokens @> $4::text[]
ORDER BY a.updated_at DESC, a.id DESC
LIMIT $5;

-- one row
SELECT row_to_json(r) j
FROM (SELECT a.id AS "id",a.version AS "version",to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",a.created_by AS "createdBy",to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",to_char(a.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "archivedAt",a.kind AS "kind",a.name AS "name",a.gender AS "gender",mask_phone(a.phone) AS "phone",ARRAY(SELECT mask_phone(p)
FROM unnest(a.other_phones) p) AS "otherPhones",a.wechat AS "wechat",a.email AS "email",a.region AS "region",a.address AS "address",a.industry AS "industry",a.credit_code AS "creditCode",CASE WHEN a.org_id = $1 AND (a.owner_id = ANY($2::uuid[]) OR a.team_id = ANY($3::uuid[])) THEN a.tax_title END AS "taxTitle",CASE WHEN a.org_id = $4 AND (a.owner_id = ANY($5::uuid[]) OR a.team_id = ANY($6::uuid[])) THEN a.bank END AS "bank",CASE WHEN a.org_id = $7 AND (a.owner_id = ANY($8::uuid[]) OR a.team_id = ANY($9::uuid[])) THEN a.bank_account END AS "bankAccount",a.channel AS "channel",a.owner_id AS "ownerId",(SELECT json_build_object('id', r_owner_id.id, 'label', (r_owner_id.name)::text)
FROM member r_owner_id
WHERE r_owner_id.org_id = a.org_id AND r_owner_id.id = a.owner_id) AS "owner",a.site_id AS "siteId",(SELECT json_build_object('id', r_site_id.id, 'label', (r_site_id.name)::text)
FROM site r_site_id
WHERE r_site_id.org_id = a.org_id AND r_site_id.id = a.site_id) AS "site",a.team_id AS "teamId",(SELECT json_build_object('id', r_team_id.id, 'label', (r_team_id.name)::text)
FROM team r_team_id
WHERE r_team_id.org_id = a.org_id AND r_team_id.id = a.team_id) AS "team",a.tags AS "tags",a.note AS "note",a.owned_since AS "ownedSince",a.completeness AS "completeness",a.level AS "level",(SELECT concat_ws(' ', k.want_model, k.want_trim)
FROM prospect_card k
WHERE k.org_id = a.org_id AND k.customer_id = a.id AND k.state IN ('live', 'ordered')
ORDER BY k.opened_on DESC, k.id DESC
LIMIT 1) AS "wants",a.last_contact_at AS "lastContactAt",a.next_contact_on AS "nextContactOn",a.merged_into_id AS "mergedIntoId",(SELECT json_build_object('id', r_merged_into_id.id, 'label', (r_merged_into_id.name)::text)
FROM customer r_merged_into_id
WHERE r_merged_into_id.org_id = a.org_id AND r_merged_into_id.id = a.merged_into_id) AS "mergedInto",(SELECT coalesce(json_agg(json_build_object('id', k.id,'purpose', k.purpose,'source', k.source,'on', k.on_day)
ORDER BY k.position, k.id), '[]'::json)
FROM customer_consents k
WHERE k.org_id = a.org_id AND k.customer_id = a.id) AS "consents",(SELECT coalesce(json_agg(json_build_object('id', k.id,'name', k.name,'role', k.role,'phone', mask_phone(k.phone),'decides', k.decides)
ORDER BY k.position, k.id), '[]'::json)
FROM customer_contacts k
WHERE k.org_id = a.org_id AND k.customer_id = a.id) AS "contacts",(SELECT coalesce(json_agg(json_build_object('id', k.id,'customerId', k.related_id,'customer', (SELECT json_build_object('id', x.id, 'label', (x.name)::text)
FROM customer x
WHERE x.org_id = k.org_id AND x.id = k.related_id),'kind', k.kind)
ORDER BY k.position, k.id), '[]'::json)
FROM customer_relations k
WHERE k.org_id = a.org_id AND k.customer_id = a.id) AS "relations",(SELECT coalesce(json_agg(json_build_object('id', k.id,'kind', k.kind,'make', k.make,'model', k.model,'plate', k.plate,'vin', k.vin,'boughtOn', k.bought_on)
ORDER BY k.position, k.id), '[]'::json)
FROM customer_things k
WHERE k.org_id = a.org_id AND k.customer_id = a.id) AS "things",a.org_id = $10 AND (a.owner_id = ANY($11::uuid[]) OR a.team_id = ANY($12::uuid[])) AS "_customer u",a.org_id = $13 AND (a.owner_id = ANY($14::uuid[]) OR a.team_id = ANY($15::uuid[])) AS "_customer r"
FROM customer a
WHERE a.id = $16 AND a.org_id = $17 AND (a.owner_id = ANY($18::uuid[]) OR a.team_id = ANY($19::uuid[]))) r;
