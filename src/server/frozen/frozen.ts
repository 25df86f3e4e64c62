import { v7 as newId } from 'uuid'
import type { Day, Instant } from '../../kernel/time.ts'
import { sql } from '../data/sql.ts'
import type { Work } from '../work/work.ts'

/** Which saying: a page by its name, of a site and (or not) one of its groups, on a day. */
export type FrozenOf = { page: string; siteId: string; teamId: string | null; on: Day }
/** What was frozen and when; undefined while nothing is. */
export const frozen = <T>(work: Work, of: FrozenOf): Promise<{ at: Instant; body: T } | undefined> =>
  work.one<{ at: Instant; body: T }>(sql`SELECT f.at, f.body FROM frozen_page f WHERE f.org_id = ${work.org} AND f.page = ${of.page} AND f.site_id = ${of.siteId} AND f.team_id IS NOT DISTINCT FROM ${of.teamId}::uuid AND f.on_day = ${of.on}`)
/** Freezes what a page says now. The first stays: answers false where one stands already. The database keeps it from ever changing. */
export const freeze = async (work: Work, of: FrozenOf, body: object): Promise<boolean> =>
  (await work.rows(sql`INSERT INTO frozen_page (org_id, id, page, site_id, team_id, on_day, at, body) VALUES (${work.org}, ${newId()}, ${of.page}, ${of.siteId}, ${of.teamId}, ${of.on}, ${work.now}, ${JSON.stringify(body)}::json) ON CONFLICT ON CONSTRAINT frozen_page__of__uq DO NOTHING RETURNING id`)).length > 0
