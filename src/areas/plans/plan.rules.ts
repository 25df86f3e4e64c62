import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import type { Day, Instant } from '../../kernel/time.ts'

export type PlanState = 'draft' | 'submitted' | 'returned' | 'published'
export type PlanFacts = { readonly state: PlanState; readonly memberId: string; readonly on: Day }
export type PlanDeed = { readonly byId: string; readonly at: Instant }
export type PlanChange = { readonly state: PlanState; readonly submittedAt?: Instant; readonly decidedById?: string | null; readonly decidedAt?: Instant | null; readonly reason?: string | null }

/**
 * The life of a day's plan (D1.1: draft → approve → publish):
 *
 *   draft | returned ──submit (the person)──▶ submitted ──approve (another)──▶ published ──withdraw (another, reason)──▶ returned
 *                                               ├──return (another, reason)──▶ returned
 *                                               └──withdraw (the person)──▶ draft
 */
const mustBe = (plan: PlanFacts, ...states: PlanState[]): void => { if (!states.includes(plan.state)) refuse('day-plan.state', { state: plan.state }) }
const byAnother = (plan: PlanFacts, byId: string): void => { if (plan.memberId === byId) refuse('day-plan.own') }

/** Refuses day-plan.state, day-plan.empty (nothing planned), day-plan.notYours (only the person himself submits). */
export const submitted = (plan: PlanFacts, items: number, deed: PlanDeed): PlanChange => {
  mustBe(plan, 'draft', 'returned')
  if (plan.memberId !== deed.byId) refuse('day-plan.notYours')
  if (items === 0) refuse('day-plan.empty')
  return { state: 'submitted', submittedAt: deed.at, decidedById: null, decidedAt: null, reason: null }
}
/** Refuses day-plan.state, day-plan.own. */
export const approved = (plan: PlanFacts, deed: PlanDeed): PlanChange => {
  byAnother(plan, deed.byId)
  mustBe(plan, 'submitted')
  return { state: 'published', decidedById: deed.byId, decidedAt: deed.at, reason: null }
}
/** Refuses day-plan.state, day-plan.own. */
export const returned = (plan: PlanFacts, reason: string, deed: PlanDeed): PlanChange => {
  byAnother(plan, deed.byId)
  mustBe(plan, 'submitted')
  return { state: 'returned', decidedById: deed.byId, decidedAt: deed.at, reason }
}
/** The person takes his submission back; another person takes back what was published. Refuses day-plan.state. */
export const withdrawn = (plan: PlanFacts, reason: string, deed: PlanDeed): PlanChange => {
  if (plan.memberId === deed.byId) { mustBe(plan, 'submitted'); return { state: 'draft', reason } }
  mustBe(plan, 'published')
  return { state: 'returned', decidedById: deed.byId, decidedAt: deed.at, reason }
}
/** The commands a plan allows this person now; rights are asked elsewhere. */
export const planPossible = (plan: PlanFacts, byId: string): Record<'submit' | 'approve' | 'return' | 'withdraw' | 'refresh', boolean> => {
  const own = plan.memberId === byId
  return { submit: own && (plan.state === 'draft' || plan.state === 'returned'), approve: !own && plan.state === 'submitted', return: !own && plan.state === 'submitted', withdraw: own ? plan.state === 'submitted' : plan.state === 'published', refresh: true }
}

export type ItemState = 'open' | 'done' | 'carried' | 'dropped'
export type ItemFacts = { readonly state: ItemState; readonly on: Day; readonly firstOn: Day }
const mustBeOpen = (item: ItemFacts): void => { if (item.state !== 'open') refuse('plan-item.closed') }
/** Refuses plan-item.closed, plan-item.carryBack (only to a later day, a month ahead at most). `latest` is the last day allowed. */
export const carried = (item: ItemFacts, to: Day, reason: string, at: Instant, latest: Day): { state: 'carried'; carriedTo: Day; reason: string; closedAt: Instant } => {
  mustBeOpen(item)
  if (to <= item.on || to > latest) refuse('plan-item.carryBack')
  return { state: 'carried', carriedTo: to, reason, closedAt: at }
}
/** Refuses plan-item.closed. */
export const dropped = (item: ItemFacts, reason: string, at: Instant): { state: 'dropped'; reason: string; closedAt: Instant } => {
  mustBeOpen(item)
  return { state: 'dropped', reason, closedAt: at }
}
export const done = (item: ItemFacts, at: Instant): { state: 'done'; closedAt: Instant } => {
  mustBeOpen(item)
  return { state: 'done', closedAt: at }
}

declareRefusals({
  'day-plan.state': { status: 409, zh: '这份计划现在不能这样做。', en: 'The plan is not in a state that allows this.', when: 'submit of a published plan, approve of a draft and the like; look at the plan again' },
  'day-plan.own': { status: 409, zh: '自己的计划要由别人审批。', en: 'Your own plan must be approved by someone else.', when: 'approve or return of one’s own plan' },
  'day-plan.notYours': { status: 409, zh: '只有本人可以提交自己的计划。', en: 'Only the person himself submits his plan.', when: 'submit of another’s plan' },
  'day-plan.empty': { status: 409, zh: '计划里还没有一件事。', en: 'There is nothing on this plan yet.', when: 'submit of a plan without items' },
  'day-plan.absent': { status: 409, zh: '这个人那天休假，不做计划；事情在代跟进那里。', en: 'This person is off that day and has no plan; his contacts are with his stand-in.', when: 'creating a plan for someone who rests or is on leave' },
  'day-plan.past': { status: 409, zh: '过去的日子不能再做计划。', en: 'A past day can no longer be planned.', when: 'creating a plan, or adding to one, for a day that is over' },
  'plan-item.closed': { status: 409, zh: '这一项已经了结。', en: 'This item is closed already.', when: 'close, carry or drop of an item that is not open' },
  'plan-item.carryBack': { status: 422, zh: '只能结转到以后 31 天内的一天。', en: 'It can only be carried to a day within the next 31 days.', when: 'carry to the same or an earlier day, or too far ahead' },
})
