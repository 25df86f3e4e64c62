// Today: the first page of everyone's day, the month's numbers it measures by, and the supervisor's standard day.
export { target, targetCalls, targetEvents } from './target.ts'
export { slotRecord, slotRecordCalls, standardSlot, standardSlotCalls } from './standard.ts'
export { todayPage, type TodayPage } from './today.ts'
export { defaultDay, proofOf } from './standard.rules.ts'
