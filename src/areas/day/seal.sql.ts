import type { Entity } from '../../kernel/entity.ts'
import { flatFields } from '../../kernel/entity.ts'
import type { Fields } from '../../kernel/field.ts'
import { raw, sql, join, type Sql } from '../../server/data/sql.ts'
import { childPlaces, tableOf } from '../../server/data/columns.ts'
import { shape } from '../../server/data/shape.ts'
import type { Work } from '../../server/work/work.ts'
import { dmsEntry, inquiry, milestone, prospectCard, visit } from '../leads/index.ts'
import { inquiryClassSql } from '../reports/index.server.ts'
import { difference } from './closing.ts'
import type { Sealable, SealedKind, SealedRow } from './head.rules.ts'
import type { Closing } from './match.ts'

/** What a seal holds, kind by kind: its table and its count in the seal. */
type Held = { readonly table: string; readonly entity: Entity | undefined; readonly personal: readonly string[]; readonly rows: string }
const of = (e: unknown, rows: string): Held => ({ table: tableOf(e as Entity), entity: e as Entity, personal: flatFields((e as Entity).fields).filter(([, f]) => f.personal).map(([name]) => name), rows })
export const held: Readonly<Record<SealedKind, Held>> = {
  visit: of(visit, 'visitRows'), inquiry: of(inquiry, 'inquiryRows'), opening: { table: 'prospect_card_opening', entity: undefined, personal: [], rows: 'openingRows' },
  milestone: of(milestone, 'milestoneRows'), difference: of(difference, 'differenceRows'), dmsEntry: of(dmsEntry, 'dmsRows'),
}
export type LockedRow = { id: string; /** The id by which the reconciliation knows it: an opening's is its card's; null where it does not look. */ known: string | null; settled: boolean }
export type Locked = Record<'visit' | 'inquiry' | 'opening' | 'milestone' | 'dmsEntry', LockedRow[]>
/**
 * Holds every row of the group's day that no head holds yet, so that nobody changes it between the match and the head. A row written down
 * meanwhile is not among them: the caller asks again until both saw the same. `settled`: an inquiry that waits for nothing more.
 */
export const lockRows = async (work: Work, { siteId, teamId, on }: Closing): Promise<Locked> => {
  const lock = (table: string, site: string, extra: Sql, known: Sql, settled: Sql): Promise<LockedRow[]> => work.rows<LockedRow>(sql`SELECT i.id, ${known} AS known, ${settled} AS settled FROM ${raw(table)} i
    WHERE i.org_id = ${work.org} AND ${raw(`i.${site}`)} = ${siteId} AND i.on_day = ${on} AND i.seal_id IS NULL ${extra}
      AND (SELECT t.id FROM team t WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = ${siteId}) IS NOT DISTINCT FROM ${teamId}::uuid ORDER BY i.id FOR UPDATE OF i`)
  const standing = sql`AND i.archived_at IS NULL`, always = sql`true`, self = sql`i.id`
  return {
    visit: await lock('visit', 'site_id', standing, self, sql`coalesce(i.state = 'finished', false)`), inquiry: await lock('inquiry', 'site_id', standing, self, sql`${inquiryClassSql} <> 'pending'`),
    opening: await lock('prospect_card_opening', 'counts_site_id', sql``, sql`i.prospect_card_id`, always), milestone: await lock('milestone', 'counts_site_id', standing, sql`CASE WHEN i.kind IN ('order', 'delivery', 'cancellation') THEN i.id END`, always), dmsEntry: await lock('dms_entry', 'site_id', standing, self, always),
  }
}
/** The class a party has now is the class it keeps. */
export const freezeClasses = (work: Work, ids: readonly string[], classOf: Sql): Promise<unknown> =>
  work.rows(sql`UPDATE visit v SET class = ${classOf} WHERE v.org_id = ${work.org} AND v.id = ANY(${ids as string[]}::uuid[]) AND v.class IS DISTINCT FROM ${classOf}`)

/** Not part of what a head covers: what merely says that the row was written, not what it says. */
const besides = new Set(['id', 'version', 'updatedAt', 'archivedAt', 'sealed'])
/** What a row says, empty columns left out: a column that a later release adds does not change an old head. */
const said = (row: Record<string, unknown>, personal: readonly string[]): Record<string, Sealable> =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => !besides.has(name) && (value !== null || personal.includes(name)))) as Record<string, Sealable>
const openingColumns = (): Sql => join(childPlaces(prospectCard.children.opening as unknown as { fields: Fields } as never).map(p => sql`a.${raw(p.column)} AS ${raw(`"${p.path}"`)}`))
/** Rows of one kind as the head reads them, under a condition over alias a. */
const read = async (work: Work, kind: SealedKind, condition: Sql): Promise<{ id: string; no: number | null; values: Record<string, Sealable> }[]> => {
  const { table, entity, personal } = held[kind]
  const columns = entity ? join(shape(entity, 'a', 'raw').columns) : sql`a.id, a.prospect_card_id AS "prospectCardId", ${openingColumns()}`
  const found = await work.rows<{ id: string; no: number | null; j: Record<string, unknown> }>(sql`SELECT a.id, a.seal_no AS no, (SELECT row_to_json(r) FROM (SELECT ${columns}) r) j FROM ${raw(table)} a WHERE a.org_id = ${work.org} AND ${condition} ORDER BY a.id`)
  return found.map(row => ({ id: row.id, no: row.no, values: said(row.j, personal) }))
}
/** The rows to be sealed, numbered by id (ids sort in the order rows were made). */
export const rowsToSeal = async (work: Work, ids: Readonly<Record<SealedKind, readonly string[]>>): Promise<SealedRow[]> => {
  const all: SealedRow[] = []
  for (const kind of Object.keys(held) as SealedKind[]) {
    const found = ids[kind].length ? await read(work, kind, sql`a.id = ANY(${ids[kind] as string[]}::uuid[])`) : []
    all.push(...found.map(({ id, values }, i) => ({ kind, sealNo: i + 1, id, values, personal: held[kind].personal })))
  }
  return all
}
/** The rows a standing seal holds, as they lie in the tables now. */
export const rowsUnder = async (work: Work, sealId: string): Promise<SealedRow[]> => {
  const all: SealedRow[] = []
  for (const kind of Object.keys(held) as SealedKind[]) all.push(...(await read(work, kind, sql`a.seal_id = ${sealId}`)).map(({ id, no, values }) => ({ kind, sealNo: no!, id, values, personal: held[kind].personal })))
  return all
}
/** Puts a kind's rows under the seal; from here on no statement of the program reaches them. Gives how many it took. */
export const putUnder = async (work: Work, kind: SealedKind, sealId: string, rows: readonly SealedRow[]): Promise<number> => (await work.rows(sql`UPDATE ${raw(held[kind].table)} a SET seal_id = ${sealId}, seal_rows = ${rows.length}::int, seal_no = x.n
  FROM unnest(${rows.map(r => r.id)}::uuid[], ${rows.map(r => r.sealNo)}::int[]) x(i, n) WHERE a.org_id = ${work.org} AND a.id = x.i AND a.seal_id IS NULL RETURNING a.id`)).length
/** Whether a group's day has rows that a seal could still take: finished parties, settled inquiries, openings, milestones, differences that no head holds. */
export const waitingOf = (c: string): Sql => {
  const has = (table: string, site: string, extra: Sql): Sql => sql`EXISTS (SELECT 1 FROM ${raw(table)} i WHERE i.org_id = ${raw(c)}.org_id AND ${raw(`i.${site}`)} = ${raw(c)}.site_id AND i.on_day = ${raw(c)}.on_day AND i.seal_id IS NULL ${extra}
    AND (SELECT t.id FROM team t WHERE t.org_id = i.org_id AND t.id = i.counts_team_id AND t.site_id = ${raw(c)}.site_id) IS NOT DISTINCT FROM ${raw(c)}.team_id)`
  const standing = sql`AND i.archived_at IS NULL`
  return sql`(${has('visit', 'site_id', standing)} OR ${has('inquiry', 'site_id', sql`${standing} AND ${inquiryClassSql} <> 'pending'`)} OR ${has('prospect_card_opening', 'counts_site_id', sql``)} OR ${has('milestone', 'counts_site_id', standing)}
    OR EXISTS (SELECT 1 FROM difference d WHERE d.org_id = ${raw(c)}.org_id AND d.day_closing_id = ${raw(c)}.id AND d.seal_id IS NULL))`
}
