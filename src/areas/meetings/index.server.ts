// The server side of meetings.
import './meeting.handlers.ts'
import './page.handlers.ts'
import './rail.ts'
import './deadlines.ts'
export { sweepDeadlines } from './deadlines.ts'
