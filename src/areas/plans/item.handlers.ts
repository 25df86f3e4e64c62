import { say } from '../../kernel/language.ts'
import { Refusal, refuse, refusalFacts } from '../../kernel/refusal.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { change, create } from '../../server/calls/crud.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { siteDay, zoneOf } from '../leads/index.server.ts'
import { fillPlans, type Standing } from './draft.ts'
import { evidenceFaults, wordsOf, type Deed, type EvidenceKind } from './evidence.rules.ts'
import { carried, done, dropped } from './plan.rules.ts'
import { deedsSql, saidSql, type DeedRow } from './plan.sql.ts'
import { dayPlan, planItem, planItemCalls } from './plan.ts'

/** An own task, or one given to someone: it joins that day's plan, also after it was published. */
handle(planItemCalls.create, async (work, input) => {
  const plan = await work.lock(dayPlan, input.dayPlanId, undefined)
  if (plan.on < await siteDay(work, plan.siteId)) refuse('day-plan.past')
  return create(work, planItem, { ...input, memberId: plan.memberId, on: plan.on, siteId: plan.siteId, teamId: plan.teamId, state: 'open', firstOn: plan.on, added: plan.state === 'published' })
})
handle(planItemCalls.change, async (work, input) => {
  const before = await work.lock(planItem, input.id, input.version)
  if (before.state !== 'open') refuse('plan-item.closed')
  return change(work, planItem, input as never)
})
/** Deeds as the evidence rule reads them; copies are told by comparing words, never by length or place. */
export const deedsOf = async (work: Work, zone: string, ask: Parameters<typeof deedsSql>[2]): Promise<(Deed & DeedRow)[]> => {
  const found = await work.rows<DeedRow>(deedsSql(work.org, zone, ask))
  const contacts = found.filter(d => d.kind === 'followUp')
  const said = contacts.length ? await work.rows<{ id: string; text: string }>(saidSql(work.org, contacts.map(c => c.id))) : []
  const others = Map.groupBy(said, s => s.id)
  return found.map(d => ({ ...d, copied: d.text !== null && (others.get(d.id) ?? []).some(o => wordsOf(o.text) === wordsOf(d.text!)) }))
}
handle(planItemCalls.close as never, async (work: Work, input: { id: string; version: number; evidence: { kind: EvidenceKind; id: string }[] }) => {
  const item = await work.lock(planItem, input.id, input.version)
  const change = done(item, work.now)
  for (const id of [...new Set(input.evidence.map(e => e.id))].sort()) await work.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`evidence ${work.org} ${id}`}, 6))`)
  const deeds = await deedsOf(work, await zoneOf(work, item.siteId), { ids: input.evidence.map(e => e.id) })
  const faults = evidenceFaults(input.evidence, deeds, { itemId: item.id, on: item.on, memberId: item.memberId, customerId: item.customerId })
  if (faults.length) throw new Refusal('field.invalid', {}, faults)
  for (const [i, one] of input.evidence.entries()) await work.addChild(planItem, 'evidence', item.id, { kind: one.kind, evidenceId: one.id }, i)
  return work.save(planItem, item, change, 'close')
})
type Carry = { id: string; version: number; to: Day; reason: string }
const carry = async (work: Work, input: Carry): Promise<{ id: string; version: number }> => {
  const item = await work.lock(planItem, input.id, input.version)
  const saved = await work.save(planItem, item, carried(item, input.to, input.reason, work.now, addDays(item.on as Day, 31)), 'carry')
  const there = await work.one<Standing>(sql`SELECT id, member_id AS "memberId", site_id AS "siteId", team_id AS "teamId", state FROM day_plan WHERE org_id = ${work.org} AND member_id = ${item.memberId} AND on_day = ${input.to}`)
  if (there) await fillPlans(work, input.to, await zoneOf(work, item.siteId), [there])
  return saved
}
handle(planItemCalls.carry, (work, input) => carry(work, input as Carry))
handle(planItemCalls.carryMany, async (work, { items, to, reason }: { items: { id: string; version: number }[]; to: Day; reason: string }) => {
  const done: string[] = [], not: { id: string; code: string; detail: string }[] = []
  for (const one of [...items].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    try { await carry(work, { ...one, to, reason }); done.push(one.id) } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const known = refusalFacts(error.code)
      not.push({ id: one.id, code: error.code, detail: known ? say(known, work.who.language, error.facts) : error.code })
    }
  }
  return answer({ carried: done, refused: not })
})
handle(planItemCalls.drop, async (work, input) => {
  const item = await work.lock(planItem, input.id, input.version)
  return work.save(planItem, item, dropped(item, input.reason, work.now), 'drop')
})
offersOf(planItem, row => { const open = row.state === 'open'; return { close: open, carry: open, drop: open, change: open } })
