import { computedOf } from '../../server/data/shape.ts'
import { raw, sql, type Sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { visit } from './visit.ts'

/**
 * The class of a party over an alias, the first that fits (wire.md 2a «Visit class»; the same as visitClass in visit.rules.ts). Tomorrow's card may
 * still move yesterday's class, so it is read as an expression until the seal freezes the column.
 */
export const visitClassOf = (alias: string): Sql => {
  const v = raw(alias)
  const isOrigin = sql`EXISTS (SELECT 1 FROM prospect_card_opening o WHERE o.org_id = ${v}.org_id AND o.origin_visit_id = ${v}.id)`
  // live at an instant by its history; without an earlier line it had just been opened
  const heldLiveCard = sql`EXISTS (SELECT 1 FROM prospect_card c WHERE c.org_id = ${v}.org_id AND c.customer_id = ${v}.customer_id
    AND (c.opened_on < ${v}.on_day OR c.opened_on = ${v}.on_day AND c.created_at < ${v}.arrived_at)
    AND coalesce((SELECT h.state FROM prospect_card_level_history h WHERE h.org_id = c.org_id AND h.prospect_card_id = c.id AND h.at < ${v}.arrived_at ORDER BY h.at DESC, h.id DESC LIMIT 1), 'live') = 'live')`
  return sql`CASE WHEN ${v}.seal_id IS NOT NULL THEN ${v}.class WHEN ${v}.state IS DISTINCT FROM 'finished' THEN 'unfinished' WHEN ${v}.purpose <> 'buy' THEN 'nonIntent' WHEN NOT ${v}.first_time THEN 'again'
    WHEN ${isOrigin} THEN 'firstWithData' WHEN ${heldLiveCard} THEN 'firstHasCard' ELSE 'firstNoData' END`
}
computedOf(visit, 'class', visitClassOf)
/** A milestone of this party: it names it, or it names none and this is its customer's last party of that day. */
export const mark = (kind: string): Sql => sql`EXISTS (SELECT 1 FROM milestone m WHERE m.org_id = v.org_id AND m.kind = ${kind} AND m.archived_at IS NULL AND (m.visit_id = v.id OR m.visit_id IS NULL AND m.customer_id = v.customer_id AND m.on_day = v.on_day
  AND NOT EXISTS (SELECT 1 FROM visit l WHERE l.org_id = v.org_id AND l.customer_id = v.customer_id AND l.on_day = v.on_day AND l.archived_at IS NULL AND l.party_no > v.party_no)))`

/** The next party's number of a site and day: one after the other, whoever writes at once, so that no number is missing or twice. */
export const nextPartyNo = async (work: Work, siteId: string, on: string): Promise<number> => {
  await work.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${work.org} ${siteId} ${on}`}, 11))`)
  return (await work.one<{ n: number }>(sql`SELECT coalesce(max(party_no), 0) + 1 AS n FROM visit WHERE org_id = ${work.org} AND site_id = ${siteId} AND on_day = ${on}`))!.n
}
export type CustomerFacts = { id: string; name: string; phone: string | null; ownerId: string | null; cardId: string | null; cameBefore: boolean }
/** What is known of a party's customer: by id, else the holder of its phone where the writer may see him (a number is no way to learn a stranger's name). */
export const customerFacts = (work: Work, by: { customerId: string } | { phone: string }, before: string, seen: Sql): Promise<CustomerFacts | undefined> => {
  const which = 'customerId' in by ? sql`c.id = ${by.customerId}` : sql`c.id = (SELECT i.row_id FROM customer_identity i WHERE i.org_id = ${work.org} AND i.kind = 'phone' AND i.value = ${by.phone})`
  return work.one<CustomerFacts>(sql`SELECT c.id, c.name, c.phone, c.owner_id AS "ownerId",
      (SELECT CASE WHEN count(*) = 1 THEN (array_agg(k.id))[1] END FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered')) AS "cardId",
      EXISTS (SELECT 1 FROM visit p WHERE p.org_id = c.org_id AND p.customer_id = c.id AND p.purpose = 'buy' AND p.arrived_at < ${before} AND p.archived_at IS NULL) AS "cameBefore"
    FROM customer c WHERE c.org_id = ${work.org} AND c.archived_at IS NULL AND ${which} AND ${seen}`)
}
/** Whether the day of the counted team (else of the site) has been sealed: a party written down then is late (D2.11). */
export const daySealed = async (work: Work, siteId: string, on: string, teamId: string | null): Promise<boolean> =>
  (await work.one(sql`SELECT 1 FROM day_closing d WHERE d.org_id = ${work.org} AND d.site_id = ${siteId} AND d.on_day = ${on} AND d.state = 'sealed' AND (d.team_id IS NULL OR d.team_id = ${teamId})`)) !== undefined
/** The one planned appointment of a customer at this site on that day, when there is exactly one. */
export const matchingAppointment = async (work: Work, siteId: string, customerId: string, on: string): Promise<string | undefined> => {
  const found = await work.rows<{ id: string }>(sql`SELECT p.id FROM appointment p JOIN site z ON z.org_id = p.org_id AND z.id = ${siteId}
    WHERE p.org_id = ${work.org} AND p.customer_id = ${customerId} AND p.site_id = ${siteId} AND p.state = 'planned' AND (p.at AT TIME ZONE z.time_zone)::date = ${on} LIMIT 2`)
  return found.length === 1 ? found[0].id : undefined
}
