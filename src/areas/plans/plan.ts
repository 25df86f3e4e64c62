import { z } from 'zod'
import { child, entity, type Row } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe } from '../../kernel/field.ts'
import { choice, day, flag, lines, ref, text, time, whole } from '../../kernel/fields/index.ts'
import { idSchema } from '../../kernel/fields/ref/ref.ts'
import { call, callsOf, command, page } from '../../kernel/call.ts'

export const planStates = { draft: { zh: '草稿', en: 'Draft' }, submitted: { zh: '待批', en: 'Submitted' }, returned: { zh: '退回', en: 'Returned' }, published: { zh: '已发布', en: 'Published' } } as const
const reason = lines({ zh: '原因', en: 'Reason' }, 300)
/** One person's plan of one day (D1.1, D2.6, D2.7): drafted by the system, completed by the person, approved by his supervisor. */
export const dayPlan = entity('dayPlan', {
  label: { zh: '日计划', en: 'Day plan' }, title: 'on', sort: '-on', does: ['create', 'export'], list: ['memberId', 'on', 'state', 'submittedAt', 'decidedById', 'decidedAt', 'reason', 'teamId'],
  unique: [['memberId', 'on']], indexes: [['on', 'teamId'], ['-on', '-id']], sees: { mine: ['memberId'], team: 'teamId', site: 'siteId' },
  fields: {
    memberId: filled(fixed(ref({ zh: '谁', en: 'Who' }, 'member'))),
    on: fixed(day({ zh: '日期', en: 'Day' })),
    siteId: derived(maybe(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))),
    state: derived(choice({ zh: '状态', en: 'State' }, planStates)),
    submittedAt: derived(maybe(time({ zh: '提交', en: 'Submitted' }))),
    decidedById: derived(maybe(ref({ zh: '审批', en: 'Decided by' }, 'member'))), decidedAt: derived(maybe(time({ zh: '审批时间', en: 'Decided' }))),
    reason: derived(maybe(reason)),
  },
})
export const dayPlanCalls = {
  ...callsOf(dayPlan),
  /** What has come due since the draft joins it; nothing on it is touched. */
  refresh: command(dayPlan, 'refresh', { label: { zh: '补进新到的', en: 'Take in what is new' }, fields: {}, once: true }),
  submit: command(dayPlan, 'submit', { label: { zh: '提交', en: 'Submit' }, fields: {} }),
  approve: command(dayPlan, 'approve', { label: { zh: '批准并发布', en: 'Approve' }, fields: {} }),
  return: command(dayPlan, 'return', { label: { zh: '退回', en: 'Return' }, fields: { reason } }),
  withdraw: command(dayPlan, 'withdraw', { label: { zh: '撤回', en: 'Withdraw' }, fields: { reason } }),
  approveMany: call<{ approved: string[]; refused: { id: string; code: string; detail: string }[] }>('dayPlan.approveMany', 'POST', '/day-plans/approve', {
    label: { zh: '一起批准', en: 'Approve several' }, right: { thing: 'dayPlan', verb: 'u' }, key: 'may', body: z.strictObject({ plans: z.array(z.strictObject({ id: idSchema, version: z.number().int().min(1) })).min(1).max(100) }),
  }),
}
export const itemKinds = { followUp: { zh: '跟进', en: 'Follow-up' }, appointment: { zh: '预约', en: 'Appointment' }, task: { zh: '任务', en: 'Task' }, patrol: { zh: '巡检', en: 'Patrol' }, meeting: { zh: '会议', en: 'Meeting' }, other: { zh: '其他', en: 'Other' } } as const
export const itemStates = { open: { zh: '未做', en: 'Open' }, done: { zh: '已做', en: 'Done' }, carried: { zh: '结转', en: 'Carried' }, dropped: { zh: '取消', en: 'Dropped' } } as const
export const evidenceKinds = { followUp: { zh: '跟进', en: 'Follow-up' }, visit: { zh: '客流', en: 'Visit' }, appointment: { zh: '邀约', en: 'Appointment' }, milestone: { zh: '里程碑', en: 'Milestone' }, file: { zh: '文件', en: 'File' }, meeting: { zh: '会议', en: 'Meeting' } } as const
/** One thing to do. It closes on evidence, never on a tick; what is not done is carried with a reason and keeps its age. */
export const planItem = entity('planItem', {
  label: { zh: '计划项', en: 'Plan item' }, title: 'title', sort: 'dueAt', thing: 'dayPlan', does: ['create', 'change', 'export'], list: ['dayPlanId', 'memberId', 'on', 'kind', 'customerId', 'cardId', 'title', 'dueAt', 'state', 'reason', 'firstOn', 'carriedFromId', 'carriedTo'],
  indexes: [['dayPlanId', 'dueAt'], ['on', 'teamId', 'state'], ['memberId', 'on'], ['customerId', 'on', '?customerId'], ['sourceId', 'on', '?sourceId']], sees: { mine: ['memberId'], team: 'teamId', site: 'siteId' },
  fields: {
    dayPlanId: fixed(ref({ zh: '日计划', en: 'Day plan' }, 'dayPlan')),
    memberId: derived(ref({ zh: '谁', en: 'Who' }, 'member')), on: derived(day({ zh: '日期', en: 'Day' })), siteId: derived(maybe(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))),
    kind: fixed(choice({ zh: '类别', en: 'Kind' }, itemKinds)),
    customerId: maybe(fixed(ref({ zh: '客户', en: 'Customer' }, 'customer'))), cardId: maybe(fixed(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard'))),
    title: text({ zh: '做什么', en: 'What' }, 120), dueAt: maybe(time({ zh: '几点前', en: 'Due' })),
    state: derived(choice({ zh: '状态', en: 'State' }, itemStates)), reason: derived(maybe(reason)),
    /** Where a drafted item comes from (appointment, instruction, inquiry, item carried), so that a second draft adds nothing twice. */
    sourceId: derived(maybe(text({ zh: '来路', en: 'Source' }, 60))),
    firstOn: derived(day({ zh: '最早哪天', en: 'First planned' })), carriedFromId: derived(maybe(ref({ zh: '结转自', en: 'Carried from' }, 'planItem'))), carriedTo: derived(maybe(day({ zh: '结转到', en: 'Carried to' }))),
    added: derived(flag({ zh: '发布后加的', en: 'Added after publishing' })), closedAt: derived(maybe(time({ zh: '了结', en: 'Closed' }))), standInForId: derived(maybe(ref({ zh: '代谁', en: 'Standing in for' }, 'member'))),
  },
  children: { evidence: child({ zh: '凭据', en: 'Evidence' }, { kind: choice({ zh: '类别', en: 'Kind' }, evidenceKinds), evidenceId: text({ zh: '哪条', en: 'Which' }, 36) }, { indexes: [['evidenceId']] }) },
})
const evidenceBody = z.strictObject({ evidence: z.array(z.strictObject({ kind: z.enum(['followUp', 'visit', 'appointment', 'milestone', 'file', 'meeting']), id: idSchema })).min(1).max(10) })
export const planItemCalls = {
  ...callsOf(planItem),
  close: command(planItem, 'close', { label: { zh: '完成', en: 'Close' }, fields: {}, body: evidenceBody }),
  carry: command(planItem, 'carry', { label: { zh: '结转', en: 'Carry over' }, fields: { to: day({ zh: '到哪天', en: 'To' }), reason } }),
  /** The evening: what is left goes to another day at once, each with the reason; answers which went and why others did not. */
  carryMany: call<{ carried: string[]; refused: { id: string; code: string; detail: string }[] }>('planItem.carryMany', 'POST', '/plan-items/carry', {
    label: { zh: '一起结转', en: 'Carry several' }, right: { thing: 'dayPlan', verb: 'u' }, key: 'may', body: z.strictObject({ items: z.array(z.strictObject({ id: idSchema, version: z.number().int().min(1) })).min(1).max(200), to: day({ zh: '到哪天', en: 'To' }).schema, reason: reason.schema }),
  }),
  drop: command(planItem, 'drop', { label: { zh: '取消', en: 'Drop' }, fields: { reason } }),
}
export type PlanLine = Row<typeof planItem> & { customerName: string | null; phoneTail: string | null; level: string | null; /** Of «complete this party»: whether it is. */ partyDone: boolean | null; age: number; proposals: { kind: keyof typeof evidenceKinds; id: string; label: string; at: string }[] }
export type PlanPage = { on: string; member: { id: string; label: string }; plan: Row<typeof dayPlan> | null; absent: boolean; items: PlanLine[]; counts: { planned: number; done: number; carried: number; dropped: number }; can: string[] }
/** One person's day: the plan, its items, and the deeds of the day that could close each. */
export const planPage = page<PlanPage, { on: typeof onField; memberId: typeof memberField }>('day-plan', { label: { zh: '日计划', en: 'Day plan' }, right: { thing: 'dayPlan', verb: 'read' }, fields: { on: maybe(day({ zh: '日期', en: 'Day' })), memberId: maybe(ref({ zh: '谁', en: 'Who' }, 'member')) } })
const onField = maybe(day({ zh: '日期', en: 'Day' })), memberField = maybe(ref({ zh: '谁', en: 'Who' }, 'member'))
export const ages = whole({ zh: '天数', en: 'Days' }, 0)
