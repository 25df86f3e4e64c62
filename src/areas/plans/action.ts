import { entity } from '../../kernel/entity.ts'
import { derived, maybe } from '../../kernel/field.ts'
import { choice, day, lines, ref, text, time } from '../../kernel/fields/index.ts'
import { callsOf, command } from '../../kernel/call.ts'

export const actionStates = { open: { zh: '未办', en: 'Open' }, done: { zh: '已办', en: 'Done' }, dropped: { zh: '不办了', en: 'Dropped' } } as const
/** What a meeting decided that someone does by a day (D2.4): it stands in his plans from that day on until it is closed. */
export const actionItem = entity('actionItem', {
  label: { zh: '行动项', en: 'Action item' }, title: 'text', sort: 'dueOn', does: ['create', 'change', 'export'], list: ['text', 'ownerId', 'dueOn', 'state', 'meetingId', 'outcome', 'closedAt'],
  indexes: [['ownerId', 'state', 'dueOn'], ['meetingId', '?meetingId'], ['dueOn', 'id']], sees: { mine: ['ownerId'], team: 'teamId', site: 'siteId', maker: true },
  fields: {
    text: text({ zh: '做什么', en: 'What' }, 200), ownerId: ref({ zh: '谁', en: 'Owner' }, 'member'), dueOn: day({ zh: '哪天前', en: 'Due' }),
    meetingId: maybe(ref({ zh: '会议', en: 'Meeting' }, 'meeting')),
    siteId: derived(maybe(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))),
    state: derived(choice({ zh: '状态', en: 'State' }, actionStates)), outcome: derived(maybe(lines({ zh: '结果', en: 'Outcome' }, 500))), closedAt: derived(maybe(time({ zh: '了结', en: 'Closed' }))),
  },
})
const words = lines({ zh: '结果', en: 'Outcome' }, 500)
export const actionCalls = {
  ...callsOf(actionItem),
  finish: command(actionItem, 'finish', { label: { zh: '办完了', en: 'Done' }, fields: { outcome: words } }),
  drop: command(actionItem, 'drop', { label: { zh: '不办了', en: 'Drop' }, fields: { outcome: words } }),
}
