import { entity } from '../../kernel/entity.ts'
import { derived, maybe } from '../../kernel/field.ts'
import { choice, flag, ref, text, time } from '../../kernel/fields/index.ts'
import { call, callsOf, command } from '../../kernel/call.ts'

/** What people are told of. Each kind can be switched off by whoever does not want it, but for those marked `must` below. */
export const noticeKinds = {
  unplanned: { zh: '没有计划', en: 'No plan' }, itemLate: { zh: '计划项逾期', en: 'Item overdue' }, planSubmitted: { zh: '计划待批', en: 'Plan to approve' }, planReturned: { zh: '计划退回', en: 'Plan returned' },
  instruction: { zh: '主管指示', en: 'Instruction' }, instructionLate: { zh: '指示逾期未答', en: 'Instruction unanswered' }, meetingMissed: { zh: '会议没开', en: 'Meeting not held' }, partyChased: { zh: '催完善', en: 'Complete the party' },
  closingOpen: { zh: '结案待审', en: 'Closing to decide' }, unsealed: { zh: '还没封日', en: 'Day not sealed' }, actionLate: { zh: '行动项逾期', en: 'Action overdue' }, standIn: { zh: '请你代跟进', en: 'You stand in' }, slotLate: { zh: '标准日没做', en: 'Standard slot late' },
} as const
export type NoticeKind = keyof typeof noticeKinds
/** One message to one person. `key` says what it is about: the same thing is told once, however often a sweep looks (D2.4, D2.7). */
export const notice = entity('notice', {
  label: { zh: '消息', en: 'Notice' }, title: 'text', sort: '-at', does: [], list: ['kind', 'text', 'path', 'at', 'readAt'], unique: [['memberId', 'key']], indexes: [['memberId', '-at'], ['-at', '-id']], sees: { mine: ['memberId'] },
  fields: {
    memberId: derived(ref({ zh: '给谁', en: 'For' }, 'member')), kind: derived(choice({ zh: '类别', en: 'Kind' }, noticeKinds)), text: derived(text({ zh: '内容', en: 'Text' }, 200)),
    path: derived(maybe(text({ zh: '去哪', en: 'Where' }, 200))), at: derived(time({ zh: '时间', en: 'At' })), readAt: derived(maybe(time({ zh: '已读', en: 'Read' }))), key: derived(text({ zh: '关于', en: 'About' }, 120)),
  },
})
/** A kind somebody does not want to hear of. */
export const noticeSwitch = entity('noticeSwitch', {
  label: { zh: '消息开关', en: 'Notice switch' }, title: 'kind', sort: 'kind', thing: 'notice', does: [], list: ['kind', 'off'], unique: [['memberId', 'kind']], sees: { mine: ['memberId'] },
  fields: { memberId: derived(ref({ zh: '谁', en: 'Who' }, 'member')), kind: derived(choice({ zh: '类别', en: 'Kind' }, noticeKinds)), off: derived(flag({ zh: '不要', en: 'Off' })) },
})
const calls = callsOf(noticeSwitch)
export const noticeCalls = {
  ...callsOf(notice),
  read: command(notice, 'read', { label: { zh: '读了', en: 'Mark as read' }, fields: {}, verb: 'read', once: true }),
  readAll: call<{ read: number }>('notice.readAll', 'POST', '/notices/read', { label: { zh: '全部已读', en: 'Mark all as read' }, right: { thing: 'notice', verb: 'read' }, key: 'may' }),
  unread: call<{ unread: number }>('notice.unread', 'GET', '/notices/unread', { label: { zh: '未读几条', en: 'How many unread' }, right: { thing: 'notice', verb: 'read' } }),
  switches: calls.list,
  setSwitch: call<{ kind: NoticeKind; on: boolean }>('noticeSwitch.set', 'POST', '/notice-switches/set', { label: { zh: '要不要这类消息', en: 'Switch a kind' }, right: { thing: 'notice', verb: 'read' }, key: 'may', fields: { kind: choice({ zh: '类别', en: 'Kind' }, noticeKinds), on: flag({ zh: '要', en: 'On' }) } }),
}
