import { column, raw, sql, type Sql } from '../../server/data/sql.ts'

/** What a contact's row does not say of itself: the zone of its card's, else its customer's site, and whether the evening of its day is sealed — its person's group's or the whole site's. */
export const contactFacts = (alias: string): { zone: Sql; daySealed: Sql } => {
  const at = (name: string): Sql => column(alias, name)
  const of = sql`(SELECT coalesce(k.site_id, c.site_id) AS site_id FROM customer c LEFT JOIN prospect_card k ON k.org_id = c.org_id AND k.id = ${at('card_id')} WHERE c.org_id = ${at('org_id')} AND c.id = ${at('customer_id')}) o`
  const site = sql`${of} JOIN site s ON s.org_id = ${at('org_id')} AND s.id = o.site_id`
  return {
    zone: sql`(SELECT s.time_zone FROM ${site})`,
    daySealed: sql`EXISTS (SELECT 1 FROM ${site} JOIN day_closing d ON d.org_id = s.org_id AND d.site_id = s.id AND d.on_day = (${at('at')} AT TIME ZONE s.time_zone)::date
      WHERE d.state = ${raw(`'sealed'`)} AND (d.team_id IS NULL OR d.team_id = (SELECT m.team_ids[1] FROM member m WHERE m.org_id = ${at('org_id')} AND m.id = ${at('by_id')})))`,
  }
}
