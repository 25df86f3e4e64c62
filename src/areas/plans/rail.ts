import { rightOf } from '../../kernel/permission.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import { railCount } from '../../server/calls/rail.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { sql } from '../../server/data/sql.ts'
import { prospectCard } from '../leads/index.ts'
import { siteDay, zoneOf } from '../leads/index.server.ts'
import { inStack } from './cardRound.sql.ts'
import { dayPlan } from './plan.ts'

railCount('plan', async work => {
  const on = await siteDay(work, work.who.sites[0])
  const found = await work.one<{ n: number; late: boolean | null }>(sql`SELECT count(*)::int AS n, bool_or(due_at < ${work.now}) AS late FROM plan_item WHERE org_id = ${work.org} AND member_id = ${work.who.memberId} AND on_day = ${on} AND state = 'open'`)
  return found && { n: found.n, late: found.late === true }
})
railCount('plans', async work => {
  if (rightOf(work.who, 'dayPlan').u === null) return undefined
  const on = await siteDay(work, work.who.sites[0])
  return (await work.one<{ n: number }>(sql`SELECT count(*)::int AS n FROM day_plan p WHERE p.on_day = ${on} AND p.state = 'submitted' AND p.member_id <> ${work.who.memberId} AND ${work.visible(dayPlan, 'p')}`))?.n
})
railCount('round', async work => {
  const right = rightOf(work.who, 'instruction').u
  if (right === null) return undefined
  const on = await siteDay(work, work.who.sites[0]), since = startOfDay(addDays(on, -1), await zoneOf(work, work.who.sites[0]))
  return (await work.one<{ n: number }>(sql`SELECT count(*)::int AS n FROM prospect_card k WHERE k.org_id = ${work.org} AND ${inStack('k', on, since)} AND ${seesWithin(work.who, prospectCard, 'k', right)}
    AND NOT EXISTS (SELECT 1 FROM card_look l WHERE l.org_id = k.org_id AND l.card_id = k.id AND l.on_day = ${on} AND l.by_id = ${work.who.memberId})`))?.n
})
