// The floor: who works today, who stands in for whom, who is where.
export { boardPage, daySheet, daySheetCalls, liveStates, liveStatus, liveStatusCalls, sheetStates, type BoardPage, type BoardPerson } from './daySheet.ts'
export { isAbsent, type SheetState } from './daySheet.rules.ts'
