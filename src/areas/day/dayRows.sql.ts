import type { Day } from '../../kernel/time.ts'
import { raw, sql, type Sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { visitClassOf } from '../leads/index.server.ts'
import type { Awaited, CardRow, DayRows, DmsRow, EarlierVisit, Head, InquiryRow, MilestoneRow, VisitRow } from './rows.rules.ts'

/** One site's evening: which day, and how many days around it the reconciliation reads. */
export type Evening = { siteId: string; zone: string; on: Day; range: number }
/** The team a row counts for where it is one of this site's; else the row belongs to the site's own closing (wire.md 2a «For whom»). */
const teamOf = (row: string, site: string): Sql => sql`(SELECT t.id FROM team t WHERE t.org_id = ${raw(row)}.org_id AND t.id = ${raw(row)}.counts_team_id AND t.site_id = ${raw(`${row}.${site}`)})`
/** A merge moves no sealed row: the customer is followed to where he was merged into. */
const living = (row: string): Sql => sql`coalesce((SELECT w.merged_into_id FROM customer w WHERE w.org_id = ${raw(row)}.org_id AND w.id = ${raw(row)}.customer_id), ${raw(row)}.customer_id)`

const visitsOf = (work: Work, e: Evening) => work.rows<VisitRow>(sql`SELECT v.id, v.on_day AS "on", v.created_at AS "createdAt", ${teamOf('v', 'site_id')} AS "countsTeamId", v.arrived_at AS "arrivedAt",
    CASE WHEN v.on_day = ${e.on} THEN ${visitClassOf('v')} ELSE v.class END AS class, coalesce(v.state, 'unfinished') AS state, v.purpose, v.first_time AS "firstTime", v.phone, ${living('v')} AS "customerId", v.card_id AS "cardId",
    v.owner_id AS "ownerId", v.received_by_id AS "receivedById", v.level, v.channel
  FROM visit v WHERE v.org_id = ${work.org} AND v.site_id = ${e.siteId} AND v.on_day BETWEEN ${e.on}::date - ${e.range}::int AND ${e.on}::date + ${e.range}::int AND v.archived_at IS NULL`)
const inquiriesOf = (work: Work, e: Evening) => work.rows<InquiryRow>(sql`SELECT i.id, i.on_day AS "on", i.created_at AS "createdAt", ${teamOf('i', 'site_id')} AS "countsTeamId", i.kind, i.class, i.phone, ${living('i')} AS "customerId", i.card_id AS "cardId",
    i.owner_id AS "ownerId", i.handled_by_id AS "handledById", i.level, i.repeat_of_id AS "repeatOfId"
  FROM inquiry i WHERE i.org_id = ${work.org} AND i.site_id = ${e.siteId} AND i.on_day BETWEEN ${e.on}::date - ${e.range}::int AND ${e.on}::date + ${e.range}::int AND i.archived_at IS NULL`)
const dmsOf = (work: Work, e: Evening) => work.rows<DmsRow>(sql`SELECT d.id, d.on_day AS "on", d.created_at AS "createdAt", ${teamOf('d', 'site_id')} AS "countsTeamId", d.kind, d.phone, d.name, d.member_id AS "memberId", d.level, d.card_id AS "cardId", d.milestone_id AS "milestoneId"
  FROM dms_entry d WHERE d.org_id = ${work.org} AND d.site_id = ${e.siteId} AND d.on_day BETWEEN ${e.on}::date - ${e.range}::int AND ${e.on}::date + ${e.range}::int AND d.archived_at IS NULL`)
const phonesOf = sql`ARRAY(SELECT p FROM unnest(array_prepend(c.phone, c.other_phones)) p WHERE p IS NOT NULL)`
const milestonesOf = (work: Work, e: Evening, awaited: string[]) => work.rows<MilestoneRow>(sql`SELECT m.id, m.on_day AS "on", m.created_at AS "createdAt", ${teamOf('m', 'counts_site_id')} AS "countsTeamId", m.kind, ${living('m')} AS "customerId",
    ${phonesOf} AS phones, c.name, m.card_id AS "cardId", m.counts_for_id AS "ownerId"
  FROM milestone m LEFT JOIN customer c ON c.org_id = m.org_id AND c.id = ${living('m')}
  WHERE m.org_id = ${work.org} AND m.counts_site_id = ${e.siteId} AND m.kind IN ('order', 'delivery', 'cancellation') AND m.archived_at IS NULL
    AND (m.on_day BETWEEN ${e.on}::date - ${e.range}::int AND ${e.on}::date + ${e.range}::int OR m.id = ANY(${awaited}::uuid[]))`)
/** The day a card ceased to be live or ordered: by its history, else by what ended it. */
const endedOn = (zone: string): Sql => sql`CASE WHEN k.state NOT IN ('live', 'ordered') THEN coalesce(
    (SELECT (max(h.at) AT TIME ZONE ${zone})::date FROM prospect_card_level_history h WHERE h.org_id = k.org_id AND h.prospect_card_id = k.id AND h.state = k.state),
    (SELECT (max(x.decided_at) AT TIME ZONE ${zone})::date FROM prospect_card_closings x WHERE x.org_id = k.org_id AND x.prospect_card_id = k.id AND x.outcome = 'agreed'),
    (SELECT max(g.on_day) FROM milestone g WHERE g.org_id = k.org_id AND g.card_id = k.id AND g.kind = 'delivery' AND g.archived_at IS NULL), (k.updated_at AT TIME ZONE ${zone})::date) END`
type Wanted = { ids: string[]; customers: string[]; phones: string[] }
const idsOf = async (work: Work, statement: Sql): Promise<string[]> => (await work.rows<{ id: string }>(statement)).map(row => row.id)
/**
 * Cards opened in the window, cards that rows name, and every card of the customers and phones that came. In three steps of known ids: right after
 * a bulk load, when the planner knows nothing of the tables yet, the same in one statement took half a minute.
 */
const cardsOf = async (work: Work, e: Evening, wanted: Wanted): Promise<CardRow[]> => {
  const come = await idsOf(work, sql`SELECT x.id FROM customer x WHERE x.org_id = ${work.org} AND x.id = ANY(${wanted.customers}::uuid[])
    UNION SELECT x.id FROM customer x WHERE x.org_id = ${work.org} AND x.merged_into_id = ANY(${wanted.customers}::uuid[])
    UNION SELECT x.id FROM customer x WHERE x.org_id = ${work.org} AND x.tokens && ${wanted.phones}::text[] AND (x.phone = ANY(${wanted.phones}::text[]) OR x.other_phones && ${wanted.phones}::text[])`)
  const ids = await idsOf(work, sql`SELECT o.prospect_card_id AS id FROM prospect_card_opening o WHERE o.org_id = ${work.org} AND o.on_day BETWEEN ${e.on}::date - ${e.range}::int AND ${e.on}::date + ${e.range}::int
    UNION SELECT n.id FROM prospect_card n WHERE n.org_id = ${work.org} AND n.site_id = ${e.siteId} AND n.customer_id = ANY(${come}::uuid[])`)
  return work.rows<CardRow>(sql`SELECT k.id, o.on_day AS "on", k.created_at AS "createdAt", ${teamOf('o', 'counts_site_id')} AS "countsTeamId", ${living('k')} AS "customerId", ${phonesOf} AS phones, c.name, k.state, ${endedOn(e.zone)} AS "endedOn",
      o.level, o.channel, o.owner_id AS "ownerId", o.origin_visit_id AS "originVisitId", o.origin_inquiry_id AS "originInquiryId"
    FROM prospect_card k JOIN prospect_card_opening o ON o.org_id = k.org_id AND o.prospect_card_id = k.id LEFT JOIN customer c ON c.org_id = k.org_id AND c.id = ${living('k')}
    WHERE k.org_id = ${work.org} AND k.id = ANY(${[...new Set([...wanted.ids, ...ids])]}::uuid[]) AND (k.site_id = ${e.siteId} OR k.id = ANY(${wanted.ids}::uuid[]))`)
}
/** Who came to buy before, of the phones and customers marked as first today. */
const earlierOf = (work: Work, e: Evening, first: readonly VisitRow[]) => first.length === 0 ? Promise.resolve([]) : work.rows<EarlierVisit>(sql`SELECT v.id, v.on_day AS "on", v.arrived_at AS "arrivedAt", v.phone, ${living('v')} AS "customerId"
  FROM visit v WHERE v.org_id = ${work.org} AND v.site_id = ${e.siteId} AND v.on_day < ${e.on} AND v.purpose = 'buy' AND v.state = 'finished' AND v.archived_at IS NULL
    AND (v.customer_id = ANY(${some(first.map(v => v.customerId))}::uuid[]) OR v.phone = ANY(${some(first.map(v => v.phone))}::text[])) ORDER BY v.arrived_at LIMIT 5000`)
/** «DMS待到» of earlier evenings of this group whose time is up and which no other evening has taken over (wire.md 2a). */
const awaitedOf = (work: Work, e: Evening, closingId: string) => work.rows<Awaited>(sql`SELECT d.id AS "differenceId", d.class, d.field, d.fixer_id AS "fixerId", d.team_id AS "countsTeamId",
    CASE WHEN d.left__id IS NOT NULL THEN json_build_object('kind', d.left__kind, 'id', d.left__id) END AS left, CASE WHEN d.right__id IS NOT NULL THEN json_build_object('kind', d.right__kind, 'id', d.right__id) END AS right
  FROM difference d JOIN day_closing c ON c.org_id = d.org_id AND c.id = ${closingId}
  WHERE d.org_id = ${work.org} AND d.site_id = ${e.siteId} AND d.team_id IS NOT DISTINCT FROM c.team_id AND d.on_day < ${e.on} AND d.state = 'explained' AND d.explanation_kind = 'dmsLater' AND d.explanation_expires_on <= ${e.on}
    AND NOT EXISTS (SELECT 1 FROM difference n WHERE n.org_id = d.org_id AND n.brought_from_id = d.id AND n.day_closing_id <> ${closingId})`)
const headsOf = (work: Work, e: Evening) => work.rows<Head>(sql`SELECT c.team_id AS "teamId", s.sealed_at AS "sealedAt" FROM seal s JOIN day_closing c ON c.org_id = s.org_id AND c.id = s.day_closing_id WHERE s.org_id = ${work.org} AND c.site_id = ${e.siteId} AND c.on_day = ${e.on}`)

const some = (list: readonly (string | null)[]): string[] => [...new Set(list.filter((each): each is string => each !== null))]
/** Everything one evening's reconciliation looks at, in a dozen set statements whatever the number of rows (D2.11: 300 parties ≤ 2 s). */
export const dayRows = async (work: Work, e: Evening, closingId: string): Promise<DayRows> => {
  const awaited = await awaitedOf(work, e, closingId)
  const lefts = (kind: string) => awaited.flatMap(each => (each.left?.kind === kind ? [each.left.id] : []))
  const [visits, inquiries, dms, milestones, heads] = await Promise.all([visitsOf(work, e), inquiriesOf(work, e), dmsOf(work, e), milestonesOf(work, e, lefts('milestone')), headsOf(work, e)])
  const today = [...visits, ...inquiries].filter(row => row.on === e.on)
  const customers = some([...today, ...milestones].map(row => row.customerId)), phones = some(today.map(row => row.phone))
  const ids = some([...today, ...milestones, ...dms].map(row => row.cardId)).concat(lefts('prospectCard'))
  const [cards, earlierVisits] = await Promise.all([cardsOf(work, e, { ids, customers, phones }), earlierOf(work, e, visits.filter(v => v.on === e.on && v.firstTime && v.purpose === 'buy' && v.state === 'finished'))])
  return { on: e.on, visits, inquiries, cards, milestones, dms, earlierVisits, awaited, heads }
}
