import { customer } from '../customers/index.ts'
import { rightOf } from '../../kernel/permission.ts'
import { sql } from '../../server/data/sql.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { identitiesIn } from '../../server/work/identity.ts'
import type { Work } from '../../server/work/work.ts'

/** A customer a row turns out to be about: one we had, or one this very import has made. */
export type Standing = {
  customerId: string; ownerId: string | null; siteId: string; teamId: string | null
  /** Within the scope of my right to import. */
  mine: boolean; archived: boolean
  /** His open card; whether he has any; the day of the newest. */
  cardId: string | null; cardOwnerId: string | null; cardSiteId: string | null; openedOn: string | null
  /** Made by this import, and in which row of the file. */
  made: boolean; row: number | null
}
export const keysOf = (facts: Record<string, unknown>): string[] => identitiesIn(customer as never, facts).map(([kind, value]) => `${kind} ${value}`)

/**
 * Who holds these keys (phone, credit code, WeChat), and whom an earlier import made of these very rows: the same file twice makes nothing
 * new even where a row has no key at all. One statement a chunk.
 */
export const standing = async (work: Work, importId: string, keys: readonly string[], hashes: readonly string[]): Promise<Map<string, Standing>> => {
  const pairs = keys.map(k => [k.slice(0, k.indexOf(' ')), k.slice(k.indexOf(' ') + 1)])
  const mine = seesWithin(work.who, customer as never, 'c', rightOf(work.who, 'customer').i, true)
  const found = await work.rows<Standing & { key: string }>(sql`
    SELECT f.key, c.id AS "customerId", c.owner_id AS "ownerId", c.site_id AS "siteId", c.team_id AS "teamId", ${mine} AS mine, c.archived_at IS NOT NULL AS archived,
      k.id AS "cardId", k.owner_id AS "cardOwnerId", k.site_id AS "cardSiteId", (SELECT max(n.opened_on)::text FROM prospect_card n WHERE n.org_id = c.org_id AND n.customer_id = c.id) AS "openedOn",
      r.row_id IS NOT NULL AS made, r.row_number AS row
    FROM (SELECT i.kind || ' ' || i.value AS key, i.row_id AS id FROM unnest(${pairs.map(p => p[0])}::text[], ${pairs.map(p => p[1])}::text[]) w(kind, value) JOIN customer_identity i ON i.org_id = ${work.org} AND i.kind = w.kind AND i.value = w.value
      UNION SELECT h.row_hash, h.row_id FROM import_row h WHERE h.org_id = ${work.org} AND h.entity = 'customer' AND h.row_hash = ANY(${hashes as string[]}::text[]) AND h.before IS NULL) f
    JOIN customer o ON o.org_id = ${work.org} AND o.id = f.id
    JOIN customer c ON c.org_id = o.org_id AND c.id = coalesce(o.merged_into_id, o.id)
    LEFT JOIN LATERAL (SELECT p.id, p.owner_id, p.site_id FROM prospect_card p WHERE p.org_id = c.org_id AND p.customer_id = c.id AND p.state IN ('live', 'ordered') ORDER BY p.state, p.opened_on DESC, p.id DESC LIMIT 1) k ON true
    LEFT JOIN import_row r ON r.org_id = c.org_id AND r.import_id = ${importId} AND r.entity = 'customer' AND r.row_id = c.id AND r.before IS NULL`)
  return new Map(found.map(({ key, ...f }) => [key, f]))
}
/** What is already told of these customers, so that nothing is told twice. */
export const told = async (work: Work, customers: readonly string[]): Promise<{ followUps: Set<string>; milestones: Set<string> }> => {
  if (!customers.length) return { followUps: new Set(), milestones: new Set() }
  const ids = customers as string[]
  const [followUps, milestones] = await Promise.all([
    work.rows<{ c: string; d: string; t: string }>(sql`SELECT customer_id AS c, (at AT TIME ZONE ${work.who.timeZone})::date::text AS d, text AS t FROM follow_up WHERE org_id = ${work.org} AND customer_id = ANY(${ids}::uuid[])`),
    work.rows<{ c: string; k: string }>(sql`SELECT DISTINCT customer_id AS c, kind AS k FROM milestone WHERE org_id = ${work.org} AND customer_id = ANY(${ids}::uuid[]) AND archived_at IS NULL`),
  ])
  return { followUps: new Set(followUps.flatMap(f => [`${f.c} ${f.d} ${f.t}`, `${f.c} ${f.t}`])), milestones: new Set(milestones.map(m => `${m.c} ${m.k}`)) }
}
