// The server side of leads.
import './inquiry.handlers.ts'
import './appointment.handlers.ts'
import './card.handlers.ts'
import './contact.handlers.ts'
import './milestone.handlers.ts'
export { nextCardNos } from './card.numbers.ts'
export { countsForCard, countsForInquiry, countsForMember, countsForVisit, ownerOrDefault, siteDay, zoneOf } from './counts.ts'
