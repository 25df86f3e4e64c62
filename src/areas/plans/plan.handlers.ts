import { refuse, Refusal, refuseFields, refusalFacts } from '../../kernel/refusal.ts'
import { say } from '../../kernel/language.ts'
import type { Day } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { staysWithin } from '../../server/calls/crud.ts'
import { sql } from '../../server/data/sql.ts'
import { offersOf } from '../../server/work/open.ts'
import { leadersOf, notify } from '../notices/index.server.ts'
import type { Work } from '../../server/work/work.ts'
import { siteDay, zoneOf } from '../leads/index.server.ts'
import { fillPlans, makePlans, placesOf } from './draft.ts'
import { dayPlan, dayPlanCalls } from './plan.ts'
import { approved, planPossible, returned, submitted, withdrawn, type PlanFacts } from './plan.rules.ts'
import type { Flat } from '../../kernel/entity.ts'

type Plan = Flat<typeof dayPlan>
const facts = (plan: Plan): PlanFacts => ({ state: plan.state, memberId: plan.memberId, on: plan.on })
const deed = (work: Work) => ({ byId: work.who.memberId, at: work.now })

handle(dayPlanCalls.create, async (work, input) => {
  const memberId = input.memberId ?? work.who.memberId
  const person = (await placesOf(work, [memberId]))[0] ?? refuseFields({ pointer: '/memberId', code: 'field.reference' })
  const zone = await zoneOf(work, person.siteId)
  if (input.on < await siteDay(work, person.siteId)) refuse('day-plan.past')
  const there = await work.one(sql`SELECT 1 FROM day_plan WHERE org_id = ${work.org} AND member_id = ${memberId} AND on_day = ${input.on}`)
  if (there) refuse('day-plan.duplicate')
  const [id] = await makePlans(work, input.on, zone, [memberId], work.who.memberId)
  if (id === undefined) return refuse('day-plan.absent')
  await staysWithin(work, dayPlan, id, 'c')
  return { id }
})
handle(dayPlanCalls.refresh, async (work, input) => {
  const plan = await work.lock(dayPlan, input.id, undefined)
  if (plan.on < await siteDay(work, plan.siteId)) refuse('day-plan.past')
  await fillPlans(work, plan.on, await zoneOf(work, plan.siteId), [plan])
  return plan
})
handle(dayPlanCalls.submit, async (work, input) => {
  const plan = await work.lock(dayPlan, input.id, input.version)
  const { n } = (await work.one<{ n: number }>(sql`SELECT count(*)::int n FROM plan_item WHERE org_id = ${work.org} AND day_plan_id = ${plan.id} AND state <> 'dropped'`))!
  const saved = await work.save(dayPlan, plan, submitted(facts(plan), n, deed(work)), 'submit')
  await notify(work, await leadersOf(work, plan), { kind: 'planSubmitted', key: `submitted ${plan.id} ${saved.version}`, text: { zh: '{name} 交了 {on} 的计划，共 {n} 项', en: '{name} handed in the plan of {on}, {n} items' }, facts: { name: work.who.name, on: plan.on, n }, path: `/report-1?on=${plan.on}` })
  return saved
})
handle(dayPlanCalls.approve, async (work, input) => {
  const plan = await work.lock(dayPlan, input.id, input.version)
  return work.save(dayPlan, plan, approved(facts(plan), deed(work)), 'approve')
})
handle(dayPlanCalls.return, async (work, input) => {
  const plan = await work.lock(dayPlan, input.id, input.version)
  const saved = await work.save(dayPlan, plan, returned(facts(plan), input.reason, deed(work)), 'return')
  await notify(work, [plan.memberId], { kind: 'planReturned', key: `returned ${plan.id} ${saved.version}`, text: { zh: '{on} 的计划退回来了：{why}', en: 'The plan of {on} came back: {why}' }, facts: { on: plan.on, why: input.reason }, path: `/plans?on=${plan.on}` })
  return saved
})
handle(dayPlanCalls.withdraw, async (work, input) => {
  const plan = await work.lock(dayPlan, input.id, input.version)
  return work.save(dayPlan, plan, withdrawn(facts(plan), input.reason, deed(work)), 'withdraw')
})
/** A batch: each on its own terms, those that cannot be approved are told one by one. */
handle(dayPlanCalls.approveMany, async (work, input: { plans: { id: string; version: number }[] }) => {
  const done: string[] = [], not: { id: string; code: string; detail: string }[] = []
  for (const one of input.plans) {
    try {
      const plan = await work.lock(dayPlan, one.id, one.version)
      await work.save(dayPlan, plan, approved(facts(plan), deed(work)), 'approve')
      done.push(one.id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const known = refusalFacts(error.code)
      not.push({ id: one.id, code: error.code, detail: known ? say(known, work.who.language, error.facts) : error.code })
    }
  }
  return answer({ approved: done, refused: not })
})
offersOf(dayPlan, (row, who) => planPossible({ state: row.state, memberId: row.memberId, on: row.on as Day }, who.memberId))
