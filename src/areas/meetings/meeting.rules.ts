import { declareRefusals, refuse } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'

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
declareRefusals({
  'meeting.begun': { status: 409, zh: '这个会已经开始。', en: 'This meeting has begun already.', when: 'start given twice' },
  'meeting.notBegun': { status: 409, zh: '这个会还没有开始。', en: 'This meeting has not begun.', when: 'attendance or finish before start' },
  'meeting.ended': { status: 409, zh: '这个会已经散了。', en: 'This meeting is over.', when: 'attendance or finish after finish' },
})
