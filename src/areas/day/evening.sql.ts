import type { Day } from '../../kernel/time.ts'
import { join, raw, sql, type Sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { dmsEntry, inquiry, milestone, prospectCard, visit } from '../leads/index.ts'
import { visitClassOf } from '../leads/index.server.ts'
import { difference } from './closing.ts'
import type { EveningCorrection, EveningDifference, EveningGroup, EveningHead, EveningSide, EveningUnfinished, SheetLine, TomorrowLine } from './eveningPages.ts'
import type { RowKind, Side } from './rows.rules.ts'

/** One group's evening, or the site's own (team null). */
export type Of = { siteId: string; teamId: string | null; on: Day; zone: string }
const utc = (value: Sql): Sql => sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
/** Rows of the group: counted for its team; those of no team of this site are the site's. */
const own = (alias: string, site: string, of: Of): Sql => sql`${raw(alias)}.${raw(site)} = ${of.siteId} AND (SELECT t.id FROM team t WHERE t.org_id = ${raw(alias)}.org_id AND t.id = ${raw(alias)}.counts_team_id AND t.site_id = ${of.siteId}) IS NOT DISTINCT FROM ${of.teamId}::uuid`
const standing = sql`archived_at IS NULL`

/** How much each list holds today, part by part, in one statement: numbers, nobody's names. The site's evening shows the whole site. */
export const listCounts = async (work: Work, of: Of): Promise<Record<'visit' | 'inquiry' | 'card' | 'dms', Record<string, number>>> => {
  const mine = (alias: string, site: string) => (of.teamId === null ? sql`${raw(alias)}.${raw(site)} = ${of.siteId}` : own(alias, site, of))
  const found = await work.rows<{ list: 'visit'; part: string; n: number }>(sql`SELECT x.list, x.part, count(*)::int AS n FROM (
      SELECT 'visit' AS list, ${visitClassOf('v')} AS part FROM visit v WHERE v.org_id = ${work.org} AND v.on_day = ${of.on} AND v.${standing} AND ${mine('v', 'site_id')}
      UNION ALL SELECT 'inquiry', i.kind FROM inquiry i WHERE i.org_id = ${work.org} AND i.on_day = ${of.on} AND i.${standing} AND ${mine('i', 'site_id')}
      UNION ALL SELECT 'card', CASE WHEN o.origin_visit_id IS NOT NULL THEN 'visit' WHEN o.origin_inquiry_id IS NOT NULL THEN 'inquiry' ELSE 'other' END FROM prospect_card_opening o WHERE o.org_id = ${work.org} AND o.on_day = ${of.on} AND ${mine('o', 'counts_site_id')}
      UNION ALL SELECT 'dms', d.kind FROM dms_entry d WHERE d.org_id = ${work.org} AND d.on_day = ${of.on} AND d.${standing} AND ${mine('d', 'site_id')}) x GROUP BY 1, 2`)
  const lists: Record<'visit' | 'inquiry' | 'card' | 'dms', Record<string, number>> = { visit: {}, inquiry: {}, card: {}, dms: {} }
  for (const { list, part, n } of found) lists[list][part] = n
  return lists
}
type Told = Omit<EveningDifference, 'left' | 'right' | 'way' | 'candidates' | 'can'> & { perhaps: Side[]; leftKind: RowKind | null; leftId: string | null; rightKind: RowKind | null; rightId: string | null; mine: boolean }
/** The differences of an evening this reader sees, with who can mend them and who closed them; a consultant's id reads as a name. */
export const differencesOf = (work: Work, closingId: string, reached: Sql): Promise<Told[]> => {
  const says = (column: string): Sql => sql`CASE WHEN d.field = 'consultant' THEN coalesce((SELECT s.name FROM member s WHERE s.org_id = d.org_id AND s.id::text = d.${raw(column)}), d.${raw(column)}) ELSE d.${raw(column)} END`
  return work.rows<Told>(sql`SELECT d.id, d.version, d.class, d.field, d.left__kind AS "leftKind", d.left__id AS "leftId", d.right__kind AS "rightKind", d.right__id AS "rightId", ${says('left_says')} AS "leftSays", ${says('right_says')} AS "rightSays",
      CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'label', f.name) END AS fixer, d.state, d.closed_at AS "closedAt", k.name AS "closedBy", d.brought_from_id IS NOT NULL AS brought, d.seal_id IS NOT NULL AS sealed, ${reached} AS mine,
      CASE WHEN d.explanation_kind IS NOT NULL THEN json_build_object('kind', d.explanation_kind, 'text', d.explanation_text, 'expiresOn', d.explanation_expires_on) END AS explanation,
      (SELECT coalesce(json_agg(json_build_object('kind', n.kind, 'id', n.row_id) ORDER BY n.position), '[]'::json) FROM difference_candidates n WHERE n.org_id = d.org_id AND n.difference_id = d.id) AS perhaps
    FROM difference d LEFT JOIN member f ON f.org_id = d.org_id AND f.id = d.fixer_id LEFT JOIN member k ON k.org_id = d.org_id AND k.id = d.closed_by_id
    WHERE d.org_id = ${work.org} AND d.day_closing_id = ${closingId} AND ${work.visible(difference, 'd')} ORDER BY d.id`)
}
/** Names a stranger may see: the surname and a star. */
const named = (seen: Sql, name: string): Sql => sql`CASE WHEN ${seen} THEN ${raw(name)} ELSE left(${raw(name)}, 1) || '*' END`
/** Both sides' facts, five lists in one statement; what the reader may not open comes with a masked name. */
export const sidesOf = async (work: Work, ids: Readonly<Record<RowKind, readonly string[]>>): Promise<Map<string, EveningSide>> => {
  const list = (kind: RowKind): Sql => sql`${ids[kind] as string[]}::uuid[]`
  const parts: Sql[] = [
    sql`SELECT 'visit' AS kind, v.id, v.party_no::text AS no, v.arrived_at AS at, v.on_day, ${named(work.visible(visit, 'v'), 'v.name')} AS name, mask_phone(v.phone) AS phone, v.level, v.channel, nullif(concat_ws(' ', v.want_model, v.want_trim), '') AS what, coalesce(v.owner_id, v.received_by_id) AS owner, v.version, v.seal_id, ${work.visible(visit, 'v')} AS seen FROM visit v WHERE v.org_id = ${work.org} AND v.id = ANY(${list('visit')})`,
    sql`SELECT 'inquiry', i.id, i.lead_no, i.received_at, i.on_day, ${named(work.visible(inquiry, 'i'), 'i.name')}, mask_phone(i.phone), i.level, i.kind, coalesce(i.want_model, i.platform), coalesce(i.owner_id, i.handled_by_id), i.version, i.seal_id, ${work.visible(inquiry, 'i')} FROM inquiry i WHERE i.org_id = ${work.org} AND i.id = ANY(${list('inquiry')})`,
    sql`SELECT 'prospectCard', k.id, k.no, k.created_at, o.on_day, ${named(work.visible(prospectCard, 'k'), 'c.name')}, mask_phone(c.phone), o.level, o.channel, k.want_model, o.owner_id, k.version, o.seal_id, ${work.visible(prospectCard, 'k')} FROM prospect_card k JOIN prospect_card_opening o ON o.org_id = k.org_id AND o.prospect_card_id = k.id LEFT JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id WHERE k.org_id = ${work.org} AND k.id = ANY(${list('prospectCard')})`,
    sql`SELECT 'dmsEntry', e.id, e.dms_no, NULL::timestamptz, e.on_day, ${named(work.visible(dmsEntry, 'e'), 'e.name')}, mask_phone(e.phone), e.level, NULL, e.kind, e.member_id, e.version, e.seal_id, ${work.visible(dmsEntry, 'e')} FROM dms_entry e WHERE e.org_id = ${work.org} AND e.id = ANY(${list('dmsEntry')})`,
    sql`SELECT 'milestone', m.id, NULL, m.at, m.on_day, ${named(work.visible(milestone, 'm'), 'c.name')}, mask_phone(c.phone), NULL, NULL, m.kind, m.counts_for_id, m.version, m.seal_id, ${work.visible(milestone, 'm')} FROM milestone m LEFT JOIN customer c ON c.org_id = m.org_id AND c.id = m.customer_id WHERE m.org_id = ${work.org} AND m.id = ANY(${list('milestone')})`,
  ]
  const found = await work.rows<EveningSide>(sql`SELECT x.kind, x.id, x.no, x.at, x.on_day AS "on", x.name, x.phone, x.level, x.channel, x.what, p.name AS owner, x.version, x.seal_id IS NOT NULL AS sealed, x.seen FROM (${join(parts, ' UNION ALL ')}) x LEFT JOIN member p ON p.org_id = ${work.org} AND p.id = x.owner`)
  return new Map(found.map(row => [row.id, row]))
}
/** What stands before the seal: parties nobody has completed, losses applied for, appointments of tomorrow; and the heads that stand. */
export const beforeTheSeal = async (work: Work, of: Of, closingId: string | null) => (await work.one<{ unfinished: EveningUnfinished[]; heads: EveningHead[]; losses: { all: number; open: number }; appointments: { tomorrow: number }; agreed: number; waiting: number; yesterdayOpen: string | null }>(sql`SELECT
    (SELECT coalesce(json_agg(json_build_object('id', v.id, 'version', v.version, 'partyNo', v.party_no, 'arrivedAt', ${utc(sql`v.arrived_at`)}, 'who', p.name, 'reminders', coalesce(v.reminders, 0)) ORDER BY v.party_no), '[]'::json) FROM visit v LEFT JOIN member p ON p.org_id = v.org_id AND p.id = coalesce(v.owner_id, v.received_by_id)
      WHERE v.org_id = ${work.org} AND v.on_day = ${of.on} AND v.state IS DISTINCT FROM 'finished' AND v.${standing} AND ${own('v', 'site_id', of)}) AS unfinished,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'sequence', s.sequence, 'head', s.head, 'sealedAt', ${utc(sql`s.sealed_at`)}, 'sealedBy', b.name, 'rows', json_build_object('visit', s.visit_rows, 'inquiry', s.inquiry_rows, 'opening', s.opening_rows, 'milestone', s.milestone_rows, 'difference', s.difference_rows, 'dmsEntry', s.dms_rows)) ORDER BY s.sequence), '[]'::json)
      FROM seal s LEFT JOIN member b ON b.org_id = s.org_id AND b.id = s.sealed_by_id WHERE s.org_id = ${work.org} AND s.day_closing_id = ${closingId}::uuid) AS heads,
    (SELECT json_build_object('all', count(*), 'open', count(*) FILTER (WHERE x.outcome = 'open')) FROM prospect_card_closings x WHERE x.org_id = ${work.org} AND x.on_day = ${of.on} AND ${own('x', 'counts_site_id', of)}) AS losses,
    (SELECT json_build_object('tomorrow', count(*)) FROM appointment a JOIN member m ON m.org_id = a.org_id AND m.id = a.member_id WHERE a.org_id = ${work.org} AND a.site_id = ${of.siteId} AND a.state = 'planned' AND (a.at AT TIME ZONE ${of.zone})::date = ${of.on}::date + 1 AND m.team_ids[1] IS NOT DISTINCT FROM ${of.teamId}::uuid) AS appointments,
    coalesce((SELECT sum(n.number)::int FROM day_closing_counts n WHERE n.org_id = ${work.org} AND n.day_closing_id = ${closingId}::uuid AND n.name IN ('match.id', 'match.key')), 0) AS agreed,
    (SELECT count(*)::int FROM visit v WHERE v.org_id = ${work.org} AND v.on_day = ${of.on} AND v.seal_id IS NULL AND v.${standing} AND ${own('v', 'site_id', of)}) AS waiting,
    (SELECT max(v.on_day) FROM visit v WHERE v.org_id = ${work.org} AND v.on_day BETWEEN ${of.on}::date - 7 AND ${of.on}::date - 1 AND v.seal_id IS NULL AND v.${standing} AND ${own('v', 'site_id', of)}) AS "yesterdayOpen"`))!
/** Every group of a site on some days, with the site's own: how far each evening is. */
export const groupsOf = (work: Work, siteId: string, days: readonly Day[]): Promise<(EveningGroup & { on: Day })[]> => work.rows<EveningGroup & { on: Day }>(sql`WITH days AS (SELECT unnest(${days as string[]}::date[]) AS on_day), groups AS (
      SELECT t.id, t.name, t.created_at, l.name AS lead FROM team t LEFT JOIN member l ON l.org_id = t.org_id AND l.id = t.lead_id WHERE t.org_id = ${work.org} AND t.site_id = ${siteId} AND t.archived_at IS NULL UNION ALL SELECT NULL, NULL, NULL, NULL),
    parties AS (SELECT v.on_day, t.id AS team_id, count(*)::int AS n, count(*) FILTER (WHERE v.state IS DISTINCT FROM 'finished')::int AS unfinished, count(*) FILTER (WHERE v.seal_id IS NULL)::int AS waiting
      FROM visit v LEFT JOIN team t ON t.org_id = v.org_id AND t.id = v.counts_team_id AND t.site_id = v.site_id WHERE v.org_id = ${work.org} AND v.site_id = ${siteId} AND v.on_day = ANY(${days as string[]}::date[]) AND v.${standing} GROUP BY 1, 2)
  SELECT d.on_day AS "on", g.id AS "teamId", g.name AS label, g.lead, c.id AS "closingId", c.state, c.sealed_at AS "sealedAt", coalesce(p.n, 0) AS visits, coalesce(p.unfinished, 0) AS unfinished, coalesce(p.waiting, 0) AS waiting,
    (SELECT count(*)::int FROM difference x WHERE x.org_id = ${work.org} AND x.day_closing_id = c.id AND x.state = 'open') AS open
  FROM days d CROSS JOIN groups g LEFT JOIN day_closing c ON c.org_id = ${work.org} AND c.site_id = ${siteId} AND c.on_day = d.on_day AND c.team_id IS NOT DISTINCT FROM g.id
    LEFT JOIN parties p ON p.on_day = d.on_day AND p.team_id IS NOT DISTINCT FROM g.id ORDER BY d.on_day DESC, g.created_at NULLS LAST, g.id`)
/** Corrections beside the day's sealed rows; an id of a member reads as his name. */
export const correctionsOf = (work: Work, of: Of): Promise<EveningCorrection[]> => {
  const read = (column: string): Sql => sql`coalesce((SELECT s.name FROM member s WHERE s.org_id = r.org_id AND s.id::text = r.${raw(column)}), r.${raw(column)})`
  return work.rows<EveningCorrection>(sql`SELECT r.id, r.row_kind AS "rowKind", r.row_id AS "rowId", r.field, ${read('before')} AS before, ${read('after')} AS after, r.reason, m.name AS by, r.created_at AS at,
      CASE r.row_kind WHEN 'visit' THEN (SELECT v.party_no::text FROM visit v WHERE v.org_id = r.org_id AND v.id = r.row_id::uuid) WHEN 'prospectCard' THEN (SELECT k.no FROM prospect_card k WHERE k.org_id = r.org_id AND k.id = r.row_id::uuid) WHEN 'dmsEntry' THEN (SELECT e.dms_no FROM dms_entry e WHERE e.org_id = r.org_id AND e.id = r.row_id::uuid) END AS row
    FROM correction r LEFT JOIN member m ON m.org_id = r.org_id AND m.id = r.by_id WHERE r.org_id = ${work.org} AND r.site_id = ${of.siteId} AND r.on_day = ${of.on} AND r.team_id IS NOT DISTINCT FROM ${of.teamId}::uuid ORDER BY r.created_at`)
}
const did = (kind: string): Sql => sql`EXISTS (SELECT 1 FROM milestone m WHERE m.org_id = v.org_id AND m.kind = ${raw(`'${kind}'`)} AND m.archived_at IS NULL AND (m.visit_id = v.id OR (m.visit_id IS NULL AND m.customer_id = v.customer_id AND m.on_day = v.on_day)))`
/** The parties of the day as the sheet prints them: name and the last four digits. */
export const sheetLines = (work: Work, of: Of): Promise<SheetLine[]> => work.rows<SheetLine>(sql`SELECT v.party_no AS "partyNo", v.arrived_at AS "arrivedAt", v.left_at AS "leftAt", v.people, r.name AS "receivedBy", v.first_time AS "firstTime", v.purpose, ${named(work.visible(visit, 'v'), 'v.name')} AS name, right(v.phone, 4) AS tail, ${visitClassOf('v')} AS class,
    v.no_data_reason AS "noDataReason", nullif(concat_ws(' ', v.want_model, v.want_trim), '') AS want, v.level, ${did('testDrive')} AS "testDrive", ${did('quote')} AS quote, ${did('order')} AS "order", coalesce(v.late_entry, false) AS late
  FROM visit v LEFT JOIN member r ON r.org_id = v.org_id AND r.id = v.received_by_id WHERE v.org_id = ${work.org} AND v.on_day = ${of.on} AND v.${standing} AND ${own('v', 'site_id', of)} ORDER BY v.party_no`)
export const tomorrowLines = (work: Work, of: Of, seen: Sql): Promise<TomorrowLine[]> => work.rows<TomorrowLine>(sql`SELECT a.at, ${named(seen, 'c.name')} AS name, a.purpose, m.name AS with FROM appointment a JOIN member m ON m.org_id = a.org_id AND m.id = a.member_id LEFT JOIN customer c ON c.org_id = a.org_id AND c.id = a.customer_id
  WHERE a.org_id = ${work.org} AND a.site_id = ${of.siteId} AND a.state = 'planned' AND (a.at AT TIME ZONE ${of.zone})::date = ${of.on}::date + 1 AND m.team_ids[1] IS NOT DISTINCT FROM ${of.teamId}::uuid ORDER BY a.at LIMIT 60`)
