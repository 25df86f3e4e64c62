// The day: its evening, when every list is reconciled, each difference mended or explained, and the day sealed.
export { correction, correctionCalls, dayClosing, dayClosingCalls, difference, differenceCalls, differenceClasses, explanations, matchRules, seal, sealCalls, sides } from './closing.ts'
export { dailySheetPage, eveningCheckPage, eveningsPage, sealCheckPage, type DailySheet, type EveningCheck } from './eveningPages.ts'
export type { DifferenceClass } from './rows.rules.ts'
