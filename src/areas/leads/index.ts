// Leads: who came, who called, what card is kept, what was said, and what became of it.
export { countsFor, purposes, receivedHow, transports, visit, visitCalls, visitClasses } from './visit.ts'
export { appointment, appointmentCalls, appointmentStates, inquiry, inquiryCalls, inquiryClasses, inquiryKinds, invalidReasons } from './inquiry.ts'
export { cardCalls, cardStates, closingKinds, levelRules, prospectCard } from './card.ts'
export { carriedCard, dmsCalls, dmsEntry, dmsKinds, followUp, followUpCalls, means, milestone, milestoneCalls, milestoneKinds, results } from './contact.ts'
export { unfinishedPage, type Unfinished } from './visit.ts'
export { visitSheetPage, type SheetLine, type VisitSheet } from './visitSheet.ts'
export { skipReasons, turnCalls, turnEvent, turnKinds } from './turn.ts'
export { recallPage, type Recall, type Recalled } from './recall.ts'
