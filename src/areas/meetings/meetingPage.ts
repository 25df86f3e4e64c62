import type { Named, Row } from '../../kernel/entity.ts'
import { page } from '../../kernel/call.ts'
import { ref } from '../../kernel/fields/index.ts'
import type { SheetState } from '../floor/index.ts'
import type { actionStates } from '../plans/index.ts'
import type { AttendanceState, meeting, meetingKinds } from './meeting.ts'

/** Who is asked to come, how he stands on that day's sheet, and what was noted of him. */
export type MeetingSeat = { member: Named; team: string | null; sheet: SheetState | null; state: AttendanceState | null; tidy: boolean | null; note: string | null }
/** What someone does by a day; `from` names the meeting an older one was decided in. */
export type MeetingAction = { id: string; version: number; text: string; owner: Named; dueOn: string; state: keyof typeof actionStates; outcome: string | null; late: boolean; from: { id: string; on: string; kind: keyof typeof meetingKinds } | null; can: string[] }
/** One meeting with all that belongs to it: who came, what was decided here, what earlier meetings decided and nobody has closed (D2.4). */
export type MeetingPage = { meeting: Row<typeof meeting>; today: string; seats: MeetingSeat[]; actions: MeetingAction[]; before: MeetingAction[]; can: string[] }
const fields = { id: ref({ zh: '会议', en: 'Meeting' }, 'meeting') }
export const meetingPage = page<MeetingPage, typeof fields>('meeting', { label: { zh: '一次会议', en: 'One meeting' }, right: { thing: 'meeting', verb: 'read' }, fields })
