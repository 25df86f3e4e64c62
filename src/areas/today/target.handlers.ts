import { refuseFields } from '../../kernel/refusal.ts'
import { create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { target, targetCalls } from './target.ts'

/** Where someone works first: what is his lies there. */
export const placeOf = async (work: Work, memberId: string): Promise<{ siteId: string | null; teamId: string | null }> =>
  (await work.one<{ siteId: string | null; teamId: string | null }>(sql`SELECT site_ids[1] AS "siteId", team_ids[1] AS "teamId" FROM member WHERE org_id = ${work.org} AND id = ${memberId} AND state = 'active'`)) ?? refuseFields({ pointer: '/memberId', code: 'field.reference' })
/** A target lies in the member's own team and site of now; one set for last month stays where it was set. */
handle(targetCalls.create, async (work, input) => create(work, target, { ...input, ...(await placeOf(work, input.memberId)) }))
