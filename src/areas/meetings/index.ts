// Meetings: morning, evening, weekly and those called in a minute; attendance, minutes, what was decided.
export { attendanceStates, meeting, meetingCalls, meetingKinds } from './meeting.ts'
export { meetingPage, type MeetingAction, type MeetingPage, type MeetingSeat } from './meetingPage.ts'
