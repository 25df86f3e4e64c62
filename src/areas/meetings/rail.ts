import { railCount } from '../../server/calls/rail.ts'
import { sql } from '../../server/data/sql.ts'
import { siteDay } from '../leads/index.server.ts'

/** My own open actions, red as soon as one is past its day. */
railCount('actions', async work => {
  const on = await siteDay(work, work.who.sites[0])
  const found = await work.one<{ n: number; late: boolean | null }>(sql`SELECT count(*)::int AS n, bool_or(due_on < ${on}) AS late FROM action_item WHERE org_id = ${work.org} AND owner_id = ${work.who.memberId} AND state = 'open'`)
  return found && { n: found.n, late: found.late === true }
})
