import { may, rightOf, type Who } from '../../kernel/permission.ts'
import { maskName } from '../../kernel/phone.ts'
import { handle } from '../../server/calls/handlers.ts'
import { all, raw, sql, type Sql } from '../../server/data/sql.ts'
import { countSearch } from '../../server/door/limits.ts'
import { revealable } from '../../server/search/digits.ts'
import { queryTokens } from '../../server/search/tokens.ts'
import type { Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { recallKey, type RecallKey } from './recall.rules.ts'
import { recallPage, type Recalled } from './recall.ts'
import { visit } from './visit.ts'

const most = 8
/**
 * Text is searched by its tokens first (GIN), then compared as it is: a token is any four digits in a row, a tail is the last ones. Of a longer
 * tail the last four decide, as the mask shows them, but for who may see the number whole: else asking would spell the hidden digits out.
 */
const phoneFits = (column: string, key: RecallKey, whole: Sql = raw('false')): Sql => {
  if (key.kind === 'phone') return sql`${raw(column)} = ${key.value}`
  const tail = sql`right(${raw(column)}, 4) = ${key.value.slice(-4)}`
  return key.value.length === 4 ? tail : sql`(${tail} AND (NOT ${whole} OR right(${raw(column)}, ${key.value.length}) = ${key.value}))`
}
const plateFits = (column: string, key: RecallKey): Sql => sql`upper(translate(${raw(column)}, ' ·.-', '')) = ${key.value}`
/** A plate may be written with a dot or a blank after its first letters; its last five are one run however it is written. */
const tokensFor = (key: RecallKey): string[] => { const tail = [...key.value].slice(key.kind === 'tail' ? -4 : -5).join(''); return queryTokens(key.kind === 'tail' || (key.kind === 'plate' && /\d/.test(tail)) ? tail : key.value).all }
const mySites = (who: Who, alias: string): Sql => rightOf(who, 'visit').c === 'o' ? raw('true') : sql`${raw(alias)}.site_id = ANY(${who.sites as string[]}::uuid[])`

/** Live customers a key belongs to: their own phones and plates, and their contacts' phones. A stranger to the row finds it by a whole key only. */
const customers = (work: Work, key: RecallKey): Promise<(Recalled & { rank: number })[]> => {
  const seen = work.visible(customer, 'c'), whole = revealable(work.who, customer, 'c')
  const contact = sql`EXISTS (SELECT 1 FROM customer_contacts k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND ${phoneFits('k.phone', key, whole)})`
  const other = sql`EXISTS (SELECT 1 FROM unnest(c.other_phones) o(phone) WHERE ${phoneFits('o.phone', key, whole)})`
  const fits = key.kind === 'plate' ? sql`EXISTS (SELECT 1 FROM customer_things t WHERE t.org_id = c.org_id AND t.customer_id = c.id AND ${plateFits('t.plate', key)})` : sql`(${phoneFits('c.phone', key, whole)} OR ${other} OR ${contact})`
  const instructions = may(work.who, 'prospectCard', 'read')
  // found by tokens first and apart, so that no plan walks the ledger by date in search of eight
  return work.rows(sql`WITH found AS MATERIALIZED (SELECT f.id FROM customer f WHERE f.org_id = ${work.org} AND f.tokens @> ${tokensFor(key)}::text[] LIMIT 5000),
    hit AS MATERIALIZED (SELECT c.id FROM found JOIN customer c ON c.org_id = ${work.org} AND c.id = found.id WHERE c.archived_at IS NULL AND ${fits} AND ${key.kind === 'tail' ? seen : sql`(${seen} OR ${mySites(work.who, 'c')})`} LIMIT 400)
    SELECT 'customer' AS kind, c.id, ${seen} AS seen, c.name, mask_phone(c.phone) AS phone, ${key.kind === 'plate' ? sql`${key.value}::text` : sql`NULL::text`} AS plate,
      c.owner_id AS "ownerId", m.name AS owner, coalesce(c.owned_since, c.created_at::date) AS since, ${key.kind === 'plate' ? sql`'plate'` : sql`CASE WHEN ${phoneFits('c.phone', key, whole)} THEN 'phone' WHEN ${other} THEN 'otherPhone' ELSE 'contact' END`} AS by,
      ${key.kind === 'plate' ? sql`NULL::text` : sql`(SELECT k.name FROM customer_contacts k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND ${phoneFits('k.phone', key, whole)} LIMIT 1)`} AS contact,
      c.level, w.want, c.last_contact_at AS "lastContactOn", l.last AS "lastVisitOn", l.n AS visits, c.next_contact_on AS "nextContactOn",
      coalesce((SELECT json_agg(p ORDER BY p.at) FROM (SELECT 'appointment' AS kind, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, a.purpose AS text, am.name AS with
          FROM appointment a LEFT JOIN member am ON am.org_id = a.org_id AND am.id = a.member_id WHERE a.org_id = c.org_id AND a.customer_id = c.id AND a.state = 'planned' AND a.at > ${work.now}::timestamptz - interval '12 hours'
        UNION ALL SELECT 'instruction', to_char(i.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ${instructions ? sql`i.text` : sql`NULL`}, im.name
          FROM prospect_card k JOIN prospect_card_instructions i ON i.org_id = k.org_id AND i.prospect_card_id = k.id LEFT JOIN member im ON im.org_id = i.org_id AND im.id = i.by_id WHERE k.org_id = c.org_id AND k.customer_id = c.id AND i.answered_at IS NULL LIMIT 6) p), '[]'::json) AS promises
    FROM hit h JOIN customer c ON c.org_id = ${work.org} AND c.id = h.id LEFT JOIN member m ON m.org_id = c.org_id AND m.id = c.owner_id
      LEFT JOIN LATERAL (SELECT concat_ws(' ', k.want_model, k.want_colour) AS want FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id ORDER BY k.state IN ('live', 'ordered') DESC, k.opened_on DESC LIMIT 1) w ON true
      LEFT JOIN LATERAL (SELECT max(v.on_day) AS last, count(*)::int AS n FROM visit v WHERE v.org_id = c.org_id AND v.customer_id = c.id AND v.archived_at IS NULL) l ON true
    ORDER BY ${seen} DESC, l.last DESC NULLS LAST, c.updated_at DESC, c.id LIMIT ${most + 1}`)
}
/** Parties of the last year who are no customer of ours yet: they left a number or a plate at the door. */
const parties = (work: Work, key: RecallKey): Promise<Recalled[]> => work.rows(sql`SELECT DISTINCT ON (coalesce(v.phone, v.plate)) 'visit' AS kind, v.id, true AS seen, coalesce(v.name, '') AS name, mask_phone(v.phone) AS phone, ${key.kind === 'plate' ? sql`v.plate` : sql`NULL::text`} AS plate, v.owner_id AS "ownerId", coalesce(o.name, r.name) AS owner, v.on_day AS since,
    ${key.kind === 'plate' ? sql`'plate'` : sql`'phone'`} AS by, NULL::text AS contact, v.level, concat_ws(' ', v.want_model, v.want_colour) AS want, NULL::date AS "lastContactOn", v.on_day AS "lastVisitOn", 1 AS visits, NULL::date AS "nextContactOn", '[]'::json AS promises
  FROM visit v LEFT JOIN member o ON o.org_id = v.org_id AND o.id = v.owner_id LEFT JOIN member r ON r.org_id = v.org_id AND r.id = v.received_by_id
  WHERE ${all([work.visible(visit, 'v'), sql`v.customer_id IS NULL AND v.archived_at IS NULL AND v.tokens @> ${tokensFor(key)}::text[]`, key.kind === 'plate' ? plateFits('v.plate', key) : phoneFits('v.phone', key)])}
  ORDER BY coalesce(v.phone, v.plate), v.arrived_at DESC LIMIT ${most}`)

handle(recallPage, async (work, { q }) => {
  const key = recallKey(q)
  await countSearch(undefined, work)
  const [known, loose] = await Promise.all([customers(work, key), parties(work, key)])
  const shown = known.slice(0, most).map((c): Recalled => c.seen ? c : { ...c, id: undefined, name: maskName(c.name), phone: null, plate: null, contact: null, ownerId: null, level: null, want: null, lastVisitOn: null, lastContactOn: null, visits: 0, nextContactOn: null, promises: [] })
  return { key, items: [...shown, ...loose.slice(0, most - Math.min(most, shown.length))], more: known.length > most, can: may(work.who, 'visit', 'c') ? ['log'] : [] }
}, { fresh: true })
