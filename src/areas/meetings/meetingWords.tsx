import type { Row } from '../../kernel/entity.ts'
import { useFormat } from '../../web/format.ts'
import { Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { meeting, meetingKinds } from './meeting.ts'

type Standing = Pick<Row<typeof meeting>, 'state' | 'plannedAt' | 'startedAt' | 'endedAt' | 'on'>
/** How far a meeting is: to come, running, over, or never held. */
export const MeetingState = ({ m }: { m: Standing }) => {
  const say = useSay(), f = useFormat()
  if (m.startedAt && !m.endedAt) return <Status is="wait">{say({ zh: '{at} 开始，正在开', en: 'running since {at}' }, { at: f.clock(m.startedAt) })}</Status>
  if (m.startedAt) return <Status is="ok">{say({ zh: '{from}–{to} 已开', en: 'held {from}–{to}' }, { from: f.clock(m.startedAt), to: f.clock(m.endedAt!) })}</Status>
  if (m.state === 'missed' || m.on < f.today) return <Status is="late">{say({ zh: '没开', en: 'not held' })}</Status>
  return <Status is="open">{m.plannedAt ? say({ zh: '定在 {at}', en: 'planned {at}' }, { at: f.clock(m.plannedAt) }) : say({ zh: '待开', en: 'to come' })}</Status>
}
export const kindWords = (say: ReturnType<typeof useSay>, kind: string): string => say(meetingKinds[kind as keyof typeof meetingKinds])
