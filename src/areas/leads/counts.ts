import type { Day, Instant, Zone } from '../../kernel/time.ts'
import { dayAt } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'

/** For whom a row counts, stored when it is made (wire.md 2a «For whom»): later changes of owner leave it. */
export type Counts = { countsForId: string | null; countsTeamId: string | null; countsSiteId: string | null }

/** Counts for this member at this site: the team is the first of the member's teams; nobody has no team. */
export const countsForMember = async (work: Work, memberId: string | null | undefined, siteId: string | null): Promise<Counts> => {
  const team = memberId ? await work.one<{ id: string | null }>(sql`SELECT m.team_ids[1] id FROM member m WHERE m.org_id = ${work.org} AND m.id = ${memberId}`) : undefined
  return { countsForId: memberId ?? null, countsTeamId: team?.id ?? null, countsSiteId: siteId }
}
/** A visit counts for its owner, else its receiver. */
export const countsForVisit = (work: Work, visit: { ownerId?: string | null; receivedById?: string | null; siteId: string }): Promise<Counts> =>
  countsForMember(work, visit.ownerId ?? visit.receivedById, visit.siteId)
/** An inquiry counts for its owner, else who handles it. */
export const countsForInquiry = (work: Work, inquiry: { ownerId?: string | null; handledById?: string | null; siteId: string }): Promise<Counts> =>
  countsForMember(work, inquiry.ownerId ?? inquiry.handledById, inquiry.siteId)
/** Card opening, milestone and closing count for the card's, else the customer's owner of this moment, at the card's, else the customer's site. */
export const countsForCard = async (work: Work, of: { cardId?: string | null; customerId: string }): Promise<Counts> => {
  const found = await work.one<{ owner: string | null; site: string | null }>(sql`SELECT coalesce(k.owner_id, c.owner_id) AS owner, coalesce(k.site_id, c.site_id) AS site
    FROM customer c LEFT JOIN prospect_card k ON k.org_id = c.org_id AND k.id = ${of.cardId ?? null} WHERE c.org_id = ${work.org} AND c.id = ${of.customerId}`)
  return countsForMember(work, found?.owner, found?.site ?? null)
}
/** The owner of a visit or inquiry where none is given: the customer's, else a creating consultant, else none (wire.md 2a). */
export const ownerOrDefault = async (work: Work, given: string | null | undefined, customerId: string | null | undefined): Promise<string | null> => {
  if (given !== undefined) return given
  const owner = customerId ? await work.one<{ id: string | null }>(sql`SELECT owner_id id FROM customer WHERE org_id = ${work.org} AND id = ${customerId}`) : undefined
  return owner?.id ?? (work.who.roles.includes('consultant') ? work.who.memberId : null)
}
/** A site's time zone: its midnight is the line between two days. */
export const zoneOf = async (work: Work, siteId: string | null | undefined): Promise<Zone> =>
  (siteId ? await work.one<{ zone: Zone }>(sql`SELECT time_zone AS zone FROM site WHERE org_id = ${work.org} AND id = ${siteId}`) : undefined)?.zone ?? work.who.timeZone
/** The site's day of an instant. */
export const siteDay = async (work: Work, siteId: string | null | undefined, at: Instant = work.now): Promise<Day> => dayAt(at, await zoneOf(work, siteId))
