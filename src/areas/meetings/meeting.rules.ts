import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import { isAbsent, type SheetState } from '../floor/index.ts'
import type { AttendanceState } from './meeting.ts'

export type MeetingState = 'planned' | 'held' | 'missed'
export type MeetingFacts = { readonly state: MeetingState; readonly startedAt: Instant | null; readonly endedAt: Instant | null }

/** planned | missed ──start──▶ held (running) ──finish──▶ held (ended). A meeting begun late was still held. Refuses meeting.begun. */
export const started = (meeting: MeetingFacts, byId: string, at: Instant): { state: 'held'; startedAt: Instant; chairId: string } =>
  meeting.startedAt !== null ? refuse('meeting.begun') : { state: 'held', startedAt: at, chairId: byId }
/** Refuses meeting.notBegun, meeting.ended. */
export const finished = (meeting: MeetingFacts, at: Instant): { endedAt: Instant } => {
  if (meeting.startedAt === null) refuse('meeting.notBegun')
  if (meeting.endedAt !== null) refuse('meeting.ended')
  return { endedAt: at }
}
/** Attendance is taken while it runs; afterwards it stands. Refuses meeting.notBegun, meeting.ended. */
export const mayAttend = (meeting: MeetingFacts): void => { finished(meeting, '') }
export const meetingOffers = (meeting: MeetingFacts): Record<'start' | 'attend' | 'finish', boolean> => {
  const runs = meeting.startedAt !== null && meeting.endedAt === null
  return { start: meeting.startedAt === null, attend: runs, finish: runs }
}
/** How the roll begins: who rests or is on leave is excused, everyone else came; looks are noted of those who stand there (D2.4). */
export const likely = (seat: { state: AttendanceState | null; tidy: boolean | null; sheet: SheetState | null }): { state: AttendanceState; tidy: boolean | null } => {
  const state = seat.state ?? (seat.sheet !== null && isAbsent(seat.sheet) ? 'excused' : 'present')
  return { state, tidy: here(state) ? seat.tidy ?? (seat.state === null ? true : null) : null }
}
/** Whether someone stood there, in time or not. */
export const here = (state: AttendanceState): boolean => state === 'present' || state === 'late'
declareRefusals({
  'meeting.begun': { status: 409, zh: '这个会已经开始。', en: 'This meeting has begun already.', when: 'start given twice' },
  'meeting.notBegun': { status: 409, zh: '这个会还没有开始。', en: 'This meeting has not begun.', when: 'attendance or finish before start' },
  'meeting.ended': { status: 409, zh: '这个会已经散了。', en: 'This meeting is over.', when: 'attendance or finish after finish' },
})
