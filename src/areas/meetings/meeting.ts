import { z } from 'zod'
import { child, entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe, otherwise } from '../../kernel/field.ts'
import { choice, day, flag, lines, ref, refs, text, time } from '../../kernel/fields/index.ts'
import { idSchema } from '../../kernel/fields/ref/ref.ts'
import { textSchema } from '../../kernel/fields/text/text.ts'
import { callsOf, command } from '../../kernel/call.ts'

export const meetingKinds = { morning: { zh: '晨会', en: 'Morning meeting' }, evening: { zh: '夕会', en: 'Evening meeting' }, weekly: { zh: '周会', en: 'Weekly meeting' }, department: { zh: '部门会', en: 'Department meeting' }, adHoc: { zh: '临时会', en: 'Ad-hoc meeting' } } as const
export const attendanceStates = { present: { zh: '到', en: 'Present' }, late: { zh: '迟到', en: 'Late' }, excused: { zh: '请假', en: 'Excused' }, absent: { zh: '缺席', en: 'Absent' } } as const
export type AttendanceState = keyof typeof attendanceStates
/** A meeting from its pack to its minutes (D2.4, D2.14, D4.7): planned, held, or missed when nobody held it. */
export const meeting = entity('meeting', {
  label: { zh: '会议', en: 'Meeting' }, title: 'kind', sort: '-on', does: ['create', 'change', 'export'], list: ['kind', 'siteId', 'teamId', 'on', 'plannedAt', 'startedAt', 'endedAt', 'state', 'chairId', 'subject'],
  indexes: [['siteId', 'on', 'kind'], ['-on', '-id']], sees: { mine: ['chairId', 'attendeeIds'], team: 'teamId', site: 'siteId', maker: true },
  fields: {
    kind: fixed(choice({ zh: '类别', en: 'Kind' }, meetingKinds)), siteId: filled(fixed(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: maybe(fixed(ref({ zh: '小组', en: 'Team' }, 'team'))),
    on: fixed(day({ zh: '日期', en: 'Day' })), plannedAt: maybe(time({ zh: '定在', en: 'Planned' })), subject: maybe(text({ zh: '议题', en: 'Subject' }, 120)), skill: maybe(text({ zh: '今日一练', en: 'One skill' }, 120)), agenda: maybe(lines({ zh: '议程', en: 'Agenda' }, 1000)),
    attendeeIds: otherwise(refs({ zh: '参会', en: 'Attendees' }, 'member', 200), []),
    chairId: derived(maybe(ref({ zh: '主持', en: 'Chair' }, 'member'))), startedAt: derived(maybe(time({ zh: '开始', en: 'Started' }))), endedAt: derived(maybe(time({ zh: '结束', en: 'Ended' }))),
    minutes: maybe(lines({ zh: '纪要', en: 'Minutes' }, 4000)), state: derived(choice({ zh: '状态', en: 'State' }, { planned: { zh: '待开', en: 'Planned' }, held: { zh: '已开', en: 'Held' }, missed: { zh: '没开', en: 'Missed' } })),
    packAt: derived(maybe(time({ zh: '会议包冻结', en: 'Pack frozen' }))),
  },
  children: {
    attendance: child({ zh: '出席', en: 'Attendance' }, { memberId: ref({ zh: '谁', en: 'Who' }, 'member'), state: choice({ zh: '出席', en: 'State' }, attendanceStates), tidy: maybe(flag({ zh: '仪容合格', en: 'Appearance' })), note: maybe(text({ zh: '备注', en: 'Note' }, 120)) }, { indexes: [['memberId']] }),
  },
})
const rows = z.array(z.strictObject({ memberId: idSchema, state: z.enum(['present', 'late', 'excused', 'absent']), tidy: z.boolean().nullable().optional(), note: textSchema(120).nullable().optional() })).min(1).max(200)
export const meetingCalls = {
  ...callsOf(meeting),
  start: command(meeting, 'start', { label: { zh: '开始', en: 'Start' }, fields: {} }),
  attend: command(meeting, 'attend', { label: { zh: '点名', en: 'Attendance' }, fields: {}, once: true, body: z.strictObject({ rows }) }),
  finish: command(meeting, 'finish', { label: { zh: '散会', en: 'Finish' }, fields: { minutes: maybe(lines({ zh: '纪要', en: 'Minutes' }, 4000)) } }),
}
