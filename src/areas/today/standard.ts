import { child, entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe, otherwise } from '../../kernel/field.ts'
import { choice, clock, day, ref, text, time, words } from '../../kernel/fields/index.ts'
import { callsOf } from '../../kernel/call.ts'
import { proofs } from './standard.rules.ts'

const place = { siteId: derived(maybe(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))) }
/** 标准日: the supervisor's own day as timed slots, each tied to the duties it serves and done by evidence (D2.6). */
export const standardSlot = entity('standardSlot', {
  label: { zh: '标准日时段', en: 'Standard slot' }, title: 'title', sort: 'from', does: ['create', 'change', 'archive'], list: ['memberId', 'from', 'to', 'title', 'dutyIds', 'proof'],
  indexes: [['memberId', 'from'], ['siteId']], sees: { mine: ['memberId'], team: 'teamId', site: 'siteId' },
  fields: {
    memberId: filled(fixed(ref({ zh: '谁', en: 'Who' }, 'member'))), from: clock({ zh: '从', en: 'From' }), to: clock({ zh: '到', en: 'To' }), title: text({ zh: '做什么', en: 'What' }, 60),
    dutyIds: otherwise(words({ zh: '职责', en: 'Duties' }, 8), []), proof: derived(maybe(choice({ zh: '凭什么算做了', en: 'Proved by' }, proofs))), ...place,
  },
})
export const standardSlotCalls = callsOf(standardSlot)
/** What became of a slot on a day: done by what is named, or missed when its time was over; what comes late still makes it done. */
export const slotRecord = entity('slotRecord', {
  label: { zh: '标准日记录', en: 'Slot record' }, title: 'on', thing: 'standardSlot', sort: '-on', does: [], list: ['slotId', 'memberId', 'on', 'state', 'doneAt'], unique: [['slotId', 'on']], indexes: [['memberId', 'on'], ['-on', '-id']],
  sees: { mine: ['memberId'], team: 'teamId', site: 'siteId' },
  fields: {
    slotId: derived(ref({ zh: '时段', en: 'Slot' }, 'standardSlot')), memberId: derived(ref({ zh: '谁', en: 'Who' }, 'member')), on: derived(day({ zh: '日期', en: 'Day' })),
    state: derived(choice({ zh: '状态', en: 'State' }, { done: { zh: '已做', en: 'Done' }, missed: { zh: '没做', en: 'Missed' } })), doneAt: derived(maybe(time({ zh: '做于', en: 'Done at' }))), ...place,
  },
  children: { evidence: child({ zh: '凭据', en: 'Evidence' }, { kind: choice({ zh: '类别', en: 'Kind' }, { daySheet: { zh: '到岗表', en: 'Day sheet' }, meeting: { zh: '会议', en: 'Meeting' }, dayPlan: { zh: '日计划', en: 'Day plan' }, cardLook: { zh: '过卡', en: 'Card look' }, instruction: { zh: '主管指示', en: 'Instruction' }, followUp: { zh: '跟进', en: 'Follow-up' }, dayClosing: { zh: '日结', en: 'Day closing' } }), evidenceId: text({ zh: '哪条', en: 'Which' }, 36) }) },
})
export const slotRecordCalls = callsOf(slotRecord)
