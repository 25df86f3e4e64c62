import type { Label } from '../../kernel/language.ts'
import { meetingKinds } from '../meetings/index.ts'
import type { Lane, LineItem } from './line.rules.ts'
import type { Matter, MatterKind } from './matters.rules.ts'

type Say = (label: Label, facts?: Record<string, unknown>) => string
export const laneWords: Readonly<Record<Lane, Label>> = { door: { zh: '接待', en: 'Received' }, appointments: { zh: '预约与试驾', en: 'Appointments' }, meetings: { zh: '会议', en: 'Meetings' }, deadlines: { zh: '过卡与截止', en: 'Deadlines' } }
/** What a thing of the line is, in words: who and what for. */
export const itemWords = (say: Say, i: LineItem): { what: string; rest: string } => {
  if (i.lane === 'door') return { what: i.person ?? say({ zh: '没人接', en: 'nobody' }), rest: say({ zh: '第 {n} 批', en: 'party {n}' }, { n: i.words ?? '' }) + (i.name ? ` ${i.name}` : '') }
  if (i.kind === 'meeting') return { what: say(meetingKinds[i.name as keyof typeof meetingKinds] ?? meetingKinds.adHoc), rest: i.words ?? '' }
  if (i.kind === 'instruction') return { what: say({ zh: '主管指示', en: 'Instruction' }), rest: i.count > 1 ? say({ zh: '{n} 条待答', en: '{n} to answer' }, { n: i.count }) : [i.name, i.words].filter(Boolean).join('：') }
  if (i.kind === 'testDrive') return { what: i.name ?? '', rest: say({ zh: '试驾', en: 'test drive' }) }
  if (i.kind === 'appointment') return { what: i.name ?? say({ zh: '预约', en: 'Appointment' }), rest: i.words ?? '' }
  return { what: i.name ?? i.words ?? '', rest: i.name ? i.words ?? '' : '' }
}
const span = (say: Say, minutes: number): string => (minutes < 60 ? say({ zh: '{n} 分', en: '{n} min' }, { n: minutes }) : minutes < 1_440 ? say({ zh: '{n} 小时', en: '{n} h' }, { n: Math.floor(minutes / 60) }) : say({ zh: '{n} 天', en: '{n} d' }, { n: Math.floor(minutes / 1_440) }))
/** How late, in the trade's words. */
export const lateWords = (say: Say, m: Matter): string => {
  const n = span(say, m.minutes ?? 0)
  switch (m.kind) {
    case 'inquiry': return say({ zh: '{n}未首响', en: '{n} unanswered' }, { n })
    case 'appointment': return say({ zh: '未到 {n}', en: '{n} not here' }, { n })
    case 'card': case 'action': return say({ zh: '逾期 {n} 天', en: '{n} d overdue' }, { n: m.days ?? 0 })
    case 'instruction': return say({ zh: '{n}未答', en: '{n} no answer' }, { n })
    case 'door': return say({ zh: '展厅缺人', en: 'Floor is short' })
    case 'visit': return say({ zh: '{n}未完善', en: '{n} incomplete' }, { n })
    case 'slot': return say({ zh: '过了 {n}', en: '{n} over' }, { n })
    case 'difference': return say({ zh: '差异 {n} 条', en: '{n} differences' }, { n: m.words ?? '' })
    case 'closing': return say({ zh: '{n}没审', en: '{n} undecided' }, { n })
    case 'plan': return say({ zh: '{n}没批', en: '{n} not approved' }, { n })
  }
}
/** What it is about. */
export const matterWords = (say: Say, m: Matter, day: (on: string) => string): string => {
  switch (m.kind) {
    case 'inquiry': return [m.name ?? say({ zh: '没留名', en: 'No name' }), m.words === 'web' ? say({ zh: '网络', en: 'web' }) : m.words === 'call' ? say({ zh: '来电', en: 'call' }) : ''].filter(Boolean).join(' ')
    case 'door': return say({ zh: '现在 {n} 人', en: '{n} now' }, { n: m.words ?? '' })
    case 'visit': return say({ zh: '客流第 {n} 批', en: 'Party {n}' }, { n: m.words ?? '' }) + (m.name ? ` ${m.name}` : '')
    case 'difference': return say({ zh: '{day} 的夕会', en: 'Evening of {day}' }, { day: day(m.id) })
    case 'plan': return say({ zh: '{name} 的计划 {n} 项', en: '{name}’s plan, {n} items' }, { name: m.name ?? '', n: m.words ?? '' })
    case 'action': return m.words ?? ''
    case 'slot': return m.name ?? ''
    default: return [m.name, m.words].filter(Boolean).join(' ')
  }
}
export const actWords: Readonly<Record<MatterKind, Label>> = {
  inquiry: { zh: '首响', en: 'Answer' }, appointment: { zh: '联系', en: 'Call' }, card: { zh: '看卡', en: 'Open' }, instruction: { zh: '看卡', en: 'Open' }, door: { zh: '调人', en: 'Staff it' }, visit: { zh: '完善', en: 'Complete' }, slot: { zh: '去做', en: 'Do it' },
  difference: { zh: '对账', en: 'Reconcile' }, closing: { zh: '去审', en: 'Decide' }, plan: { zh: '去批', en: 'Review' }, action: { zh: '去办', en: 'Do it' },
}
