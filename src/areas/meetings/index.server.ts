// The server side of meetings.
import './meeting.handlers.ts'
