import { child, entity, only } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe } from '../../kernel/field.ts'
import { choice, day, group, lines, ref, text, time, whole } from '../../kernel/fields/index.ts'
import { callsOf, command } from '../../kernel/call.ts'
import { setting } from '../../kernel/setting.ts'
import { channelField, levelField } from '../customers/index.ts'
import { countsFor, wantParts } from './visit.ts'

export const cardStates = { live: { zh: '在跟', en: 'Live' }, ordered: { zh: '已订', en: 'Ordered' }, delivered: { zh: '已交车', en: 'Delivered' }, lost: { zh: '战败', en: 'Lost' }, frozen: { zh: '冷冻', en: 'Frozen' }, outOfContact: { zh: '失控', en: 'Out of contact' } } as const
export const closingKinds = { lost: cardStates.lost, frozen: cardStates.frozen, outOfContact: cardStates.outOfContact } as const
const note = (zh: string, en: string, max = 120) => maybe(text({ zh, en }, max))
const reason = lines({ zh: '原因', en: 'Reason' }, 300)
const rival = note('竞品', 'Rival', 60)

/** 意向客户卡 (domain.md 3): levels, next contact, follow-ups, the supervisor's instructions, closing as an application. */
export const prospectCard = entity('prospectCard', {
  label: { zh: '意向客户卡', en: 'Prospect card' }, title: 'no', sort: '-updatedAt', does: ['create', 'change', 'import', 'export'],
  list: ['no', 'customerId', 'siteId', 'ownerId', 'openedOn', 'level', 'levelSince', 'want', 'nextContactOn', 'state', 'closingAs', 'lastContactAt', 'rival'],
  search: ['no', 'want.model'], searchThrough: ['customerId'], unique: [['no']],
  indexes: [['customerId', 'state'], ['ownerId', 'state', 'nextContactOn'], ['siteId', 'state', 'level'], ['-updatedAt', '-id'], ['state', 'nextContactOn', 'id'], ['teamId', 'state', 'nextContactOn'], ['openedOn', 'id']],
  sees: { mine: ['ownerId'], team: 'teamId', site: 'siteId', through: 'customerId' },
  fields: {
    no: derived(text({ zh: '卡号', en: 'Card no.' }, 30)),
    customerId: fixed(ref({ zh: '客户', en: 'Customer' }, 'customer')),
    siteId: filled(fixed(ref({ zh: '门店', en: 'Site' }, 'site'))),
    ownerId: maybe(fixed(ref({ zh: '归属', en: 'Owner' }, 'member'))),
    teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))),
    openedOn: filled(fixed(day({ zh: '建卡日', en: 'Opened' }))),
    level: fixed(levelField),
    levelSince: derived(day({ zh: '级别起', en: 'Level since' })),
    want: group({ zh: '想要', en: 'Wants' }, { ...wantParts, use: note('用途', 'Use'), budget: note('预算', 'Budget', 60), payment: maybe(choice({ zh: '付款', en: 'Payment' }, { full: { zh: '全款', en: 'In full' }, loan: { zh: '按揭', en: 'Loan' } })), buyBy: maybe(day({ zh: '购车时间', en: 'Buy by' })) }),
    tradeIn: group({ zh: '置换', en: 'Trade-in' }, { brand: note('品牌', 'Brand', 60), year: maybe(whole({ zh: '年份', en: 'Year' }, 1950, 2100)), km: maybe(whole({ zh: '里程', en: 'Kilometres' }, 0, 5_000_000)) }),
    rival, concerns: note('关注点', 'Concerns', 300), decider: note('决策人', 'Decider'), user: note('使用人', 'User'), companions: note('同行人', 'Companions'),
    plannedContactOn: derived(maybe(day({ zh: '约定下次联系', en: 'Agreed next contact' }))),
    lastContactAt: derived(maybe(time({ zh: '上次联系', en: 'Last contact' }))),
    nextContactOn: derived(maybe(day({ zh: '下次联系', en: 'Next contact' }))),
    state: derived(choice({ zh: '状态', en: 'State' }, cardStates)),
    formerLevel: derived(maybe(levelField)),
    keyedAt: derived(maybe(time({ zh: '录入', en: 'Typed in' }))),
    closingAs: derived(maybe(choice({ zh: '待审结案', en: 'Closing applied for' }, closingKinds))),
  },
  children: {
    opening: only({ zh: '建卡', en: 'Opening' }, { on: day({ zh: '建卡日', en: 'Opened' }), originVisitId: maybe(ref({ zh: '来自客流', en: 'From visit' }, 'visit')), originInquiryId: maybe(ref({ zh: '来自线索', en: 'From inquiry' }, 'inquiry')), channel: channelField, level: levelField, ownerId: maybe(ref({ zh: '归属', en: 'Owner' }, 'member')), ...countsFor }, { sealed: { seal: 'seal', rows: 'openingRows' }, indexes: [['on', 'countsTeamId', 'countsForId'], ['originVisitId', '?originVisitId'], ['originInquiryId', '?originInquiryId']] }),
    closings: child({ zh: '结案申请', en: 'Closings' }, { as: choice({ zh: '作为', en: 'As' }, closingKinds), reason, rival, at: time({ zh: '提出', en: 'Applied' }), byId: ref({ zh: '提出人', en: 'By' }, 'member'), outcome: choice({ zh: '结果', en: 'Outcome' }, { open: { zh: '待审', en: 'Open' }, agreed: { zh: '同意', en: 'Agreed' }, refused: { zh: '退回', en: 'Refused' } }), decidedById: maybe(ref({ zh: '审批人', en: 'Decided by' }, 'member')), decidedAt: maybe(time({ zh: '审批时间', en: 'Decided' })), decision: maybe(lines({ zh: '审批意见', en: 'Decision' }, 300)), on: day({ zh: '提出日', en: 'Applied on' }), ...countsFor }, { indexes: [['on', 'countsTeamId', 'countsForId'], ['outcome', 'at']] }),
    levelHistory: child({ zh: '级别经过', en: 'Level history' }, { level: levelField, at: time({ zh: '时间', en: 'At' }), byId: maybe(ref({ zh: '谁', en: 'By' }, 'member')), reason: maybe(text({ zh: '原因', en: 'Reason' }, 200)), state: choice({ zh: '状态', en: 'State' }, cardStates) }),
    instructions: child({ zh: '主管指示', en: 'Instructions' }, { text: lines({ zh: '指示', en: 'Instruction' }, 500), dueAt: time({ zh: '期限', en: 'Due' }), byId: ref({ zh: '谁', en: 'By' }, 'member'), at: time({ zh: '时间', en: 'At' }), answer: maybe(lines({ zh: '答复', en: 'Answer' }, 500)), answeredAt: maybe(time({ zh: '答复时间', en: 'Answered' })), answeredById: maybe(ref({ zh: '答复人', en: 'Answered by' }, 'member')) }, { indexes: [['dueAt', '?dueAt']] }),
  },
})
/** Where a card came from: one of the two, or neither. */
export const openingOrigins = { originVisitId: maybe(ref({ zh: '来自客流', en: 'From visit' }, 'visit')), originInquiryId: maybe(ref({ zh: '来自线索', en: 'From inquiry' }, 'inquiry')) }
export const cardCalls = {
  ...callsOf(prospectCard, { create: { ...openingOrigins, channel: channelField } }),
  changeLevel: command(prospectCard, 'changeLevel', { label: { zh: '改级别', en: 'Change level' }, fields: { level: levelField, reason: text({ zh: '原因', en: 'Reason' }, 200) } }),
  applyToClose: command(prospectCard, 'applyToClose', { label: { zh: '申请结案', en: 'Apply to close' }, fields: { as: choice({ zh: '作为', en: 'As' }, closingKinds), reason, rival } }),
  agreeToClose: command(prospectCard, 'agreeToClose', { label: { zh: '同意结案', en: 'Agree to close' }, thing: 'cardClosing', fields: {} }),
  refuseToClose: command(prospectCard, 'refuseToClose', { label: { zh: '退回结案', en: 'Refuse to close' }, thing: 'cardClosing', fields: { reason } }),
  reopen: command(prospectCard, 'reopen', { label: { zh: '重新跟进', en: 'Reopen' }, fields: { reason } }),
  instruct: command(prospectCard, 'instruct', { label: { zh: '下指示', en: 'Instruct' }, thing: 'instruction', fields: { text: lines({ zh: '指示', en: 'Instruction' }, 500), dueAt: time({ zh: '期限', en: 'Due' }) }, once: true }),
  answerInstruction: command(prospectCard, 'answerInstruction', { label: { zh: '答复指示', en: 'Answer' }, fields: { instructionId: text({ zh: '哪条', en: 'Which' }, 36), answer: lines({ zh: '答复', en: 'Answer' }, 500) }, once: true }),
}
/** Levels, the days within which a deal is expected, and how often to be in touch: versioned data (domain.md 4). */
export const levelRules = setting('levelRules', { zh: '级别与跟进周期', en: 'Levels and cadence' }, {
  level: levelField, windowDays: maybe(whole({ zh: '几天内成交', en: 'Closes within days' }, 1, 3650)), cadenceDays: whole({ zh: '几天跟进一次', en: 'Follow up every days' }, 1, 365),
}, [{ level: 'N', windowDays: null, cadenceDays: 1 }, { level: 'O', windowDays: null, cadenceDays: 3 }, { level: 'H', windowDays: 7, cadenceDays: 1 }, { level: 'A', windowDays: 30, cadenceDays: 3 }, { level: 'B', windowDays: 90, cadenceDays: 7 }, { level: 'C', windowDays: null, cadenceDays: 15 }])
export const levelRulesCalls = callsOf(levelRules.entity)
