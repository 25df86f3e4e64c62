import type { Day } from '../../kernel/time.ts'
import { all, join, raw, sql, type Sql } from '../../server/data/sql.ts'
import { visitClassOf } from '../leads/index.server.ts'
import type { Source } from './figures.ts'

/** Where a counted row lies: which days, and for whom rows count (wire.md 2a «For whom»); `channel` narrows to one («none» = not said). */
export type Reach = { org: string; from: Day; to: Day; memberIds?: readonly string[]; teamIds?: readonly string[]; siteIds?: readonly string[]; channel?: string | null }
/** Marks beside the class that a question needs: whether an invited party had been registered, whether a party drove. They cost a look each. */
export type Marks = { readonly registered?: boolean; readonly driven?: boolean }

/** What an inquiry over alias i counts as: «card» without a card that names it is still pending. */
const cardedBy = sql`SELECT o.id, o.prospect_card_id, o.on_day FROM prospect_card_opening o WHERE o.org_id = i.org_id AND o.origin_inquiry_id = i.id AND o.origin_visit_id IS NULL`
export const inquiryClassSql: Sql = sql`CASE WHEN i.class = 'card' AND NOT EXISTS (${cardedBy}) THEN 'pending' ELSE i.class END`
/** The earliest card is the one an origin counts for; any further one is «other» (wire.md 2a «Cards»). */
const firstOpening = sql`ORDER BY o.on_day, o.id LIMIT 1`
const visitOpening = sql`SELECT o.id, o.prospect_card_id FROM prospect_card_opening o WHERE o.org_id = v.org_id AND o.origin_visit_id = v.id ${firstOpening}`
const inquiryOpening = sql`${cardedBy} ${firstOpening}`
/** firstWithData of a party that is known to be the origin of a card: what is left of its class to ask. */
const leftData = sql`(CASE WHEN v.seal_id IS NOT NULL THEN v.class = 'firstWithData' ELSE v.state = 'finished' AND v.purpose = 'buy' AND v.first_time END)`
/** 线索: calls and web, assigned, each number once a month. */
const counted = sql`i.archived_at IS NULL AND i.kind IN ('call', 'web') AND i.repeat_of_id IS NULL AND i.counts_for_id IS NOT NULL`

/** One customer under all the ids a merge left on sealed rows (wire.md 2 «A merge moves no sealed row»). */
const sameCustomer = (m: string): Sql => sql`LATERAL (SELECT array_agg(x.id) ids FROM customer me JOIN customer x ON x.org_id = me.org_id AND (x.id = me.id OR x.id = me.merged_into_id OR x.merged_into_id = coalesce(me.merged_into_id, me.id)) WHERE me.org_id = ${raw(m)}.org_id AND me.id = ${raw(m)}.customer_id) same`
/** A milestone's party: the one it names if of its day, else the customer's latest finished buy visit there that day (wire.md 2a «Orders»). */
const partyOf = (m: string): Sql => sql`SELECT p.id FROM (
    SELECT 0 rank, n.id, n.arrived_at FROM visit n WHERE n.org_id = ${raw(m)}.org_id AND n.id = ${raw(m)}.visit_id AND n.on_day = ${raw(m)}.on_day AND n.archived_at IS NULL
    UNION ALL SELECT 1, l.id, l.arrived_at FROM visit l WHERE l.org_id = ${raw(m)}.org_id AND l.customer_id = ANY(same.ids) AND l.on_day = ${raw(m)}.on_day AND (${raw(m)}.counts_site_id IS NULL OR l.site_id = ${raw(m)}.counts_site_id)
      AND l.purpose = 'buy' AND l.state = 'finished' AND l.archived_at IS NULL) p ORDER BY p.rank, p.arrived_at DESC, p.id DESC LIMIT 1`
/** A party had a test drive: one that names it, or one that names none and would belong to it as an order would. */
const driven = sql`(EXISTS (SELECT 1 FROM milestone d WHERE d.org_id = v.org_id AND d.visit_id = v.id AND d.kind = 'testDrive' AND d.archived_at IS NULL)
  OR v.customer_id IS NOT NULL AND EXISTS (SELECT 1 FROM ${sameCustomer('v')} JOIN milestone d ON d.org_id = v.org_id AND d.customer_id = ANY(same.ids) AND d.on_day = v.on_day AND d.visit_id IS NULL AND d.kind = 'testDrive' AND d.archived_at IS NULL WHERE (${partyOf('d')}) = v.id))`
/** An appointment of this party made before it came, for the site's day it came on (wire.md 2a «Invitations»). */
const wasMade = sql`p.created_at < v.arrived_at AND (p.at AT TIME ZONE (SELECT z.time_zone FROM site z WHERE z.org_id = v.org_id AND z.id = v.site_id))::date = v.on_day`
const registered = sql`(EXISTS (SELECT 1 FROM appointment p WHERE p.org_id = v.org_id AND p.id = v.appointment_id AND ${wasMade}) OR EXISTS (SELECT 1 FROM appointment p WHERE p.org_id = v.org_id AND p.visit_id = v.id AND ${wasMade}))`

const among = (column: Sql, ids: readonly string[] | undefined): Sql[] => (ids ? [sql`${column} = ANY(${ids as string[]}::uuid[])`] : [])
const within = (alias: string, reach: Reach, on = 'on_day'): Sql => all([
  sql`${raw(alias)}.org_id = ${reach.org} AND ${raw(`${alias}.${on}`)} BETWEEN ${reach.from} AND ${reach.to}`,
  ...among(raw(`${alias}.counts_for_id`), reach.memberIds), ...among(raw(`${alias}.counts_team_id`), reach.teamIds), ...among(raw(`${alias}.counts_site_id`), reach.siteIds),
])
type Facts = { row: Sql; on: Sql; part: Sql; channel: Sql; registered?: Sql; driven?: Sql }
const facts = (source: Source, alias: string, f: Facts): Sql =>
  sql`SELECT ${raw(`'${source}'`)}::text source, ${f.row} row_id, ${f.on} on_day, ${raw(alias)}.counts_for_id member_id, ${f.part} part, ${f.channel} channel, ${f.registered ?? sql`false`} registered, ${f.driven ?? sql`false`} driven`
const openedBy = (card: string): Sql => sql`(SELECT o.channel FROM prospect_card_opening o WHERE o.org_id = ${raw(card.split('.')[0])}.org_id AND o.prospect_card_id = ${raw(card)})`

const visits = (reach: Reach, marks: Marks): Sql => sql`${facts('visit', 'v', {
  row: sql`v.id`, on: sql`v.on_day`, part: sql`v.part`, channel: sql`v.channel`,
  ...(marks.registered ? { registered: sql`CASE WHEN v.part IN ('firstHasCard', 'again') THEN ${registered} ELSE false END` } : {}), ...(marks.driven ? { driven: sql`CASE WHEN v.part IN ('firstWithData', 'firstHasCard', 'again') THEN ${driven} ELSE false END` } : {}),
})} FROM (SELECT v.org_id, v.id, v.on_day, v.site_id, v.arrived_at, v.appointment_id, v.customer_id, v.channel, v.counts_for_id, ${visitClassOf('v')} AS part FROM visit v WHERE ${within('v', reach)} AND v.archived_at IS NULL OFFSET 0) v`
const inquiries = (reach: Reach): Sql => sql`${facts('inquiry', 'i', { row: sql`i.id`, on: sql`i.on_day`, part: inquiryClassSql, channel: sql`i.kind` })} FROM inquiry i WHERE ${within('i', reach)} AND ${counted}`
/** A card on its origin's day and for its origin's person, else on the day it was opened. */
const cards = (reach: Reach): Sql[] => [
  sql`${facts('card', 'v', { row: sql`f.prospect_card_id`, on: sql`v.on_day`, part: sql`'visit'`, channel: sql`v.channel` })} FROM visit v CROSS JOIN LATERAL (${visitOpening}) f WHERE ${within('v', reach)} AND v.archived_at IS NULL AND ${leftData}`,
  sql`${facts('card', 'i', { row: sql`f.prospect_card_id`, on: sql`i.on_day`, part: sql`'inquiry'`, channel: sql`i.kind` })} FROM inquiry i CROSS JOIN LATERAL (${inquiryOpening}) f WHERE ${within('i', reach)} AND ${counted} AND i.class = 'card'`,
  sql`${facts('card', 'k', { row: sql`k.prospect_card_id`, on: sql`k.on_day`, part: sql`'other'`, channel: sql`k.channel` })} FROM prospect_card_opening k WHERE ${within('k', reach)}
    AND (k.origin_visit_id IS NULL OR NOT EXISTS (SELECT 1 FROM visit v WHERE v.org_id = k.org_id AND v.id = k.origin_visit_id AND v.archived_at IS NULL AND ${leftData} AND k.id = (SELECT f.id FROM (${visitOpening}) f)))
    AND (k.origin_inquiry_id IS NULL OR k.origin_visit_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM inquiry i WHERE i.org_id = k.org_id AND i.id = k.origin_inquiry_id AND ${counted} AND i.class = 'card' AND k.id = (SELECT f.id FROM (${inquiryOpening}) f)))`,
]
const carried = (reach: Reach): Sql => sql`${facts('carried', 'm', { row: sql`m.card_id`, on: sql`m.month`, part: sql`'carried'`, channel: openedBy('m.card_id') })} FROM carried_card m WHERE ${within('m', reach, 'month')}`
const orders = (reach: Reach): Sql => sql`${facts('order', 'm', { row: sql`m.id`, on: sql`m.on_day`, part: sql`CASE WHEN g.class IN ('firstWithData', 'firstHasCard', 'again') THEN g.class ELSE 'other' END`, channel: sql`coalesce(g.channel, ${openedBy('m.card_id')})` })}
  FROM milestone m CROSS JOIN ${sameCustomer('m')} LEFT JOIN LATERAL (SELECT ${visitClassOf('v')} AS class, v.channel FROM visit v WHERE v.org_id = m.org_id AND v.id = (${partyOf('m')}) OFFSET 0) g ON true WHERE ${within('m', reach)} AND m.kind = 'order' AND m.archived_at IS NULL`
const milestones = (reach: Reach): Sql => sql`${facts('milestone', 'm', { row: sql`m.id`, on: sql`m.on_day`, part: sql`m.kind`, channel: openedBy('m.card_id') })} FROM milestone m WHERE ${within('m', reach)} AND m.kind IN ('delivery', 'cancellation') AND m.archived_at IS NULL`
const closings = (reach: Reach): Sql => sql`${facts('closing', 'k', { row: sql`k.id`, on: sql`k.on_day`, part: sql`k.outcome`, channel: openedBy('k.prospect_card_id') })} FROM prospect_card_closings k WHERE ${within('k', reach)} AND k.as_what = 'lost'`

/** The rows a source counts, each exactly once (wire.md 2a): visits and inquiries by `on`, milestones by the site's day, applications by the day applied. */
const bySource: Record<Source, (reach: Reach, marks: Marks) => Sql[]> = {
  visit: (reach, marks) => [visits(reach, marks)], inquiry: reach => [inquiries(reach)], card: cards, carried: reach => [carried(reach)],
  order: reach => [orders(reach)], milestone: reach => [milestones(reach)], closing: reach => [closings(reach)],
}
/** Every counted row of the sources within reach: source, row_id, on_day, member_id, part, channel, registered, driven. A statement that can stand in FROM (…). */
export const factsSql = (wanted: readonly Source[], reach: Reach, marks: Marks = { registered: true, driven: true }): Sql => {
  const union = join(wanted.flatMap(source => bySource[source](reach, marks)), ' UNION ALL ')
  return reach.channel == null ? union : sql`SELECT * FROM (${union}) u WHERE ${reach.channel === 'none' ? sql`u.channel IS NULL` : sql`u.channel = ${reach.channel}`}`
}
