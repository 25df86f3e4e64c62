import { v7 as newId } from 'uuid'
import { addDays, startOfDay, type Day } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import { auditRow } from '../../server/work/audit.ts'
import { insertMany } from '../../server/work/bulk.ts'
import type { Work } from '../../server/work/work.ts'
import { drafted } from './draft.rules.ts'
import { draftFactsSql, type DraftRow } from './plan.sql.ts'
import { dayPlan, planItem } from './plan.ts'

type Person = { memberId: string; siteId: string | null; teamId: string | null }
/** Where people belong: a plan keeps the site and team of the day it was made. */
export const placesOf = (work: Work, memberIds: readonly string[]): Promise<Person[]> =>
  work.rows<Person>(sql`SELECT m.id AS "memberId", m.site_ids[1] AS "siteId", m.team_ids[1] AS "teamId" FROM member m WHERE m.org_id = ${work.org} AND m.id = ANY(${memberIds as string[]}::uuid[]) AND m.state = 'active'`)
/** Who of these is off that day: no plan, no alarm (domain.md 10b). */
export const absentOf = async (work: Work, memberIds: readonly string[], on: Day): Promise<Set<string>> =>
  new Set((await work.rows<{ id: string }>(sql`SELECT member_id AS id FROM day_sheet WHERE org_id = ${work.org} AND on_day = ${on} AND member_id = ANY(${memberIds as string[]}::uuid[]) AND state IN ('rest', 'leave')`)).map(r => r.id))

export type Standing = { id: string; memberId: string; siteId: string | null; teamId: string | null; state: string }
/** Adds to standing plans what they do not hold yet; gives how many items were added. */
export const fillPlans = async (work: Work, on: Day, zone: string, plans: readonly Standing[]): Promise<number> => {
  if (plans.length === 0) return 0
  const from = startOfDay(on, zone), to = startOfDay(addDays(on, 1), zone)
  const [facts, known] = await Promise.all([
    work.rows<DraftRow>(draftFactsSql({ org: work.org, memberIds: plans.map(p => p.memberId), on, from, to })),
    work.rows<{ planId: string; source: string | null; customerId: string | null }>(sql`SELECT day_plan_id AS "planId", source_id AS source, CASE WHEN kind IN ('followUp', 'appointment') THEN customer_id END AS "customerId" FROM plan_item WHERE org_id = ${work.org} AND day_plan_id = ANY(${plans.map(p => p.id)}::uuid[])`),
  ])
  const items = plans.flatMap(plan => {
    const own = facts.find(f => f.memberId === plan.memberId)
    const there = known.filter(k => k.planId === plan.id)
    const held = { sources: new Set(there.flatMap(k => k.source ?? [])), customers: new Set(there.flatMap(k => k.customerId ?? [])) }
    return own ? drafted(own, on, held).map(item => ({ ...item, dayPlanId: plan.id, memberId: plan.memberId, on, siteId: plan.siteId, teamId: plan.teamId, state: 'open', added: plan.state === 'published', createdBy: work.who.name === '晨夕' ? null : work.who.memberId })) : []
  })
  if (items.length) await insertMany(work, planItem, items)
  return items.length
}
/** New plans for people who have none that day, drafted; whoever is off gets none. Gives the plans made; run twice it makes no second one. */
export const makePlans = async (work: Work, on: Day, zone: string, memberIds: readonly string[], createdBy: string | null): Promise<string[]> => {
  const off = await absentOf(work, memberIds, on)
  const people = (await placesOf(work, memberIds)).filter(p => !off.has(p.memberId))
  if (people.length === 0) return []
  const made = await work.rows<Standing>(sql`INSERT INTO day_plan (org_id, id, version, created_at, created_by, updated_at, member_id, on_day, site_id, team_id, state)
    SELECT ${work.org}, r.id, 1, ${work.now}, ${createdBy}, ${work.now}, r.member_id, ${on}, r.site_id, r.team_id, 'draft' FROM json_to_recordset(${JSON.stringify(people.map(p => ({ id: newId(), member_id: p.memberId, site_id: p.siteId, team_id: p.teamId })))}::json) r(id uuid, member_id uuid, site_id uuid, team_id uuid)
    ON CONFLICT (org_id, member_id, on_day) DO NOTHING RETURNING id, member_id AS "memberId", site_id AS "siteId", team_id AS "teamId", state`)
  const items = await fillPlans(work, on, zone, made)
  for (const plan of made) await auditRow(work, dayPlan, plan.id, 'draft', { on: [null, on], memberId: [null, plan.memberId], items: [null, made.length === 1 ? items : null] })
  return made.map(plan => plan.id)
}
