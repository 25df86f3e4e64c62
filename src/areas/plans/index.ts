// Plans: each person's day, drafted by the system, approved by the supervisor, closed on evidence.
export { dayPlan, dayPlanCalls, evidenceKinds, itemKinds, itemStates, planItem, planItemCalls, planPage, planStates, type PlanLine, type PlanPage } from './plan.ts'
export { actionCalls, actionItem, actionStates } from './action.ts'
