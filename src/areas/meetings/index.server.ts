// The server side of meetings.
import './meeting.handlers.ts'
import './deadlines.ts'
export { sweepDeadlines } from './deadlines.ts'
