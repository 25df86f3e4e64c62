// Plans: each person's day, drafted by the system, approved by the supervisor, closed on evidence.
export { dayPlan, dayPlanCalls, evidenceKinds, itemKinds, itemStates, planItem, planItemCalls, planPage, planStates, type PlanLine, type PlanPage } from './plan.ts'
export { actionCalls, actionItem, actionStates } from './action.ts'
export { cardLook, cardLookCalls, cardRoundPage, type CardRoundPage, type RoundCard } from './cardRound.ts'
export { report1Page, type Report1Line, type Report1Page, type Report1Person } from './report1.ts'
