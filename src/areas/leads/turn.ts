import { entity } from '../../kernel/entity.ts'
import { derived, filled, maybe } from '../../kernel/field.ts'
import { choice, day, ref, text, time } from '../../kernel/fields/index.ts'
import { callsOf } from '../../kernel/call.ts'
import { declareRefusals } from '../../kernel/refusal.ts'

export const turnKinds = { join: { zh: '上顺位', en: 'Joins' }, skip: { zh: '跳过', en: 'Skipped' }, away: { zh: '离开', en: 'Away' }, back: { zh: '回来', en: 'Back' }, free: { zh: '接待完', en: 'Free again' }, undo: { zh: '撤回', en: 'Undone' } } as const
export const skipReasons = { reception: { zh: '接待中', en: 'With a customer' }, outing: { zh: '外出', en: 'Out on duty' }, leave: { zh: '请假', en: 'On leave' }, rest: { zh: '休息', en: 'Rest day' }, break: { zh: '小休', en: 'On a break' }, notHere: { zh: '不在门口', en: 'Not at the door' }, other: { zh: '其他', en: 'Other' } } as const

/** 顺位, the turn list of one site and day: only what cannot be derived; who received whom stands in the visits (domain.md 10b). */
export const turnEvent = entity('turnEvent', {
  label: { zh: '顺位记录', en: 'Turn event' }, title: 'kind', thing: 'turn', sort: '-at', does: ['create'], list: ['siteId', 'on', 'at', 'kind', 'memberId', 'reason', 'eventId', 'note'],
  indexes: [['siteId', 'on', 'at']], sees: { site: 'siteId', maker: true },
  fields: {
    siteId: filled(ref({ zh: '门店', en: 'Site' }, 'site')), on: derived(day({ zh: '日期', en: 'Day' })), at: filled(time({ zh: '时间', en: 'At' })),
    kind: choice({ zh: '事', en: 'What' }, turnKinds), memberId: maybe(ref({ zh: '顾问', en: 'Consultant' }, 'member')), reason: maybe(choice({ zh: '原因', en: 'Why' }, skipReasons)),
    eventId: maybe(ref({ zh: '撤回哪条', en: 'Which one' }, 'turnEvent')), note: maybe(text({ zh: '说明', en: 'Note' }, 120)),
  },
})
export const turnCalls = callsOf(turnEvent)
declareRefusals({
  'turn-event.undone': { status: 409, zh: '这条已经撤回了。', en: 'That was undone already.' },
  'turn-event.notToday': { status: 409, zh: '只能改今天的顺位。', en: 'Only today’s turn list can change.' },
})
