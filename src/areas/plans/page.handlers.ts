import { may } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { addDays, daysBetween, startOfDay, type Day } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { list } from '../../server/calls/list.ts'
import { join, sql } from '../../server/data/sql.ts'
import { childShape, shape } from '../../server/data/shape.ts'
import { customer } from '../customers/index.ts'
import { siteDay, zoneOf } from '../leads/index.server.ts'
import { deedsOf } from './item.handlers.ts'
import { isOffered, whyNot } from './evidence.rules.ts'
import { absentOf, placesOf } from './draft.ts'
import { dayPlan, planItem, planPage, type PlanLine, type PlanPage } from './plan.ts'

/** One person's day as he, or whoever leads him, reads it. */
handle(planPage, async (work, input: { on?: Day | null; memberId?: string | null }) => {
  const memberId = input.memberId ?? work.who.memberId
  const person = (await placesOf(work, [memberId]))[0] ?? refuse('notFound')
  const on = input.on ?? await siteDay(work, person.siteId), zone = await zoneOf(work, person.siteId)
  const [plan] = (await list(work, dayPlan, { memberId, on })).items
  const named = await work.one<{ label: string; seen: boolean }>(sql`SELECT name AS label, (id = ${work.who.memberId} OR ${may(work.who, 'dayPlan', 'u')} AND (team_ids && ${work.who.teams as string[]}::uuid[] OR site_ids && ${work.who.sites as string[]}::uuid[]) OR ${work.who.rights.dayPlan?.read === 'o'}) AS seen FROM member WHERE org_id = ${work.org} AND id = ${memberId}`)
  if (!named?.seen) return refuse('notFound')
  const absent = (await absentOf(work, [memberId], on)).has(memberId)
  const s = shape(planItem, 'a', work.who)
  const rows = plan ? await work.rows<{ j: PlanLine }>(sql`SELECT row_to_json(r) j FROM (SELECT ${join([...s.columns, childShape(planItem, 'evidence', planItem.children.evidence, 'a', work.who)])},
      CASE WHEN ${work.visible(customer, 'c')} THEN c.name END AS "customerName", right(c.phone, 4) AS "phoneTail", c.level,
      CASE WHEN a.source_id LIKE 'visit %' THEN EXISTS (SELECT 1 FROM visit v WHERE v.org_id = a.org_id AND v.id = substr(a.source_id, 7)::uuid AND v.state = 'finished') END AS "partyDone"
    FROM plan_item a LEFT JOIN customer c ON c.org_id = a.org_id AND c.id = a.customer_id WHERE a.org_id = ${work.org} AND a.day_plan_id = ${plan.id} AND ${work.visible(planItem, 'a')}
    ORDER BY a.first_on, a.due_at NULLS LAST, a.id) r`) : []
  const deeds = plan ? await deedsOf(work, zone, { memberId, on, from: startOfDay(on, zone), to: startOfDay(addDays(on, 1), zone) }) : []
  const items = rows.map(({ j }): PlanLine => ({
    ...j, age: daysBetween(j.firstOn as Day, on),
    proposals: j.state === 'open' ? deeds.filter(d => whyNot(d, { itemId: j.id, on, memberId, customerId: j.customerId }) === undefined && d.usedBy === null && isOffered(d, j)).map(d => ({ kind: d.kind, id: d.id, label: d.label ?? '', at: d.at })) : [],
  }))
  const count = (state: string): number => items.filter(i => i.state === state).length
  return answer({ on, member: { id: memberId, label: named.label }, plan: plan ? await work.open(dayPlan, plan.id) : null, absent, items, counts: { planned: items.length, done: count('done'), carried: count('carried'), dropped: count('dropped') }, can: plan || absent ? [] : may(work.who, 'dayPlan', 'c') ? ['create'] : [] } satisfies PlanPage)
})
