import { entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe, personal } from '../../kernel/field.ts'
import { choice, day, lines, money, ref, refs, text, time, whole } from '../../kernel/fields/index.ts'
import { callsOf } from '../../kernel/call.ts'
import { levelField } from '../customers/index.ts'
import { countsFor } from './visit.ts'

export const means = { call: { zh: '电话', en: 'Call' }, message: { zh: '短信', en: 'Message' }, wechat: { zh: '微信', en: 'WeChat' }, visit: { zh: '到店/上门', en: 'Visit' }, other: { zh: '其他', en: 'Other' } } as const
export const results = { reached: { zh: '接通', en: 'Reached' }, noAnswer: { zh: '未接', en: 'No answer' }, refused: { zh: '拒绝', en: 'Refused' }, wrongNumber: { zh: '空错号', en: 'Wrong number' }, other: { zh: '其他', en: 'Other' } } as const
/** One contact with a customer; moves the card's next contact and, when told, its level. */
export const followUp = entity('followUp', {
  label: { zh: '跟进', en: 'Follow-up' }, title: 'text', sort: '-at', does: ['create', 'change', 'import', 'export'], searchThrough: ['customerId'], list: ['customerId', 'cardId', 'at', 'means', 'result', 'text', 'seconds', 'levelAfter', 'nextContactOn', 'byId'],
  indexes: [['customerId', '-at'], ['cardId', '-at', '?cardId'], ['byId', '-at'], ['-at', '-id']], sees: { through: 'customerId', mine: ['byId'], maker: true },
  fields: {
    customerId: fixed(ref({ zh: '客户', en: 'Customer' }, 'customer')), cardId: maybe(fixed(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard'))),
    at: filled(fixed(time({ zh: '时间', en: 'At' }))), means: choice({ zh: '方式', en: 'Means' }, means), result: choice({ zh: '结果', en: 'Result' }, results),
    text: lines({ zh: '说了什么', en: 'What was said' }, 2000), seconds: maybe(whole({ zh: '通话秒', en: 'Seconds' }, 0, 86_400)),
    levelAfter: maybe(fixed(levelField)), nextContactOn: maybe(day({ zh: '下次联系', en: 'Next contact' })),
    byId: filled(fixed(ref({ zh: '谁', en: 'By' }, 'member'))), standInForId: derived(maybe(ref({ zh: '代谁跟进', en: 'Standing in for' }, 'member'))),
    fileIds: maybe(fixed(refs({ zh: '附件', en: 'Files' }, 'file', 10))),
  },
  sheet: { at: ['跟进时间', '回访日期', '跟进日期'], text: ['跟进内容', '回访内容', '回访'], result: ['跟进结果'], means: ['跟进方式'] },
})
export const followUpCalls = callsOf(followUp)

export const milestoneKinds = { quote: { zh: '报价', en: 'Quote' }, testDrive: { zh: '试驾', en: 'Test drive' }, order: { zh: '订单', en: 'Order' }, cancellation: { zh: '退订', en: 'Cancellation' }, contract: { zh: '合同', en: 'Contract' }, delivery: { zh: '交车', en: 'Delivery' } } as const
/** What people key on the first day and later areas write: every figure counts orders, deliveries and test drives from here. */
export const milestone = entity('milestone', {
  label: { zh: '里程碑', en: 'Milestone' }, title: 'kind', sort: '-at', does: ['create', 'change', 'archive', 'import', 'export'], list: ['customerId', 'cardId', 'visitId', 'kind', 'at', 'on', 'byId', 'amount', 'note'],
  searchThrough: ['customerId'], sealed: { seal: 'seal', rows: 'milestoneRows' }, indexes: [['on', 'countsTeamId', 'countsForId', 'kind'], ['customerId', '-at'], ['visitId', '?visitId'], ['cardId', '?cardId'], ['-at', '-id']], sees: { through: 'customerId', mine: ['byId', 'countsForId'], maker: true },
  fields: {
    customerId: fixed(ref({ zh: '客户', en: 'Customer' }, 'customer')), cardId: maybe(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard')), visitId: maybe(ref({ zh: '客流', en: 'Visit' }, 'visit')),
    kind: fixed(choice({ zh: '类别', en: 'Kind' }, milestoneKinds)), at: filled(time({ zh: '时间', en: 'At' })), on: derived(day({ zh: '日期', en: 'Day' })), byId: filled(ref({ zh: '谁', en: 'By' }, 'member')),
    amount: maybe(money({ zh: '金额', en: 'Amount' })), note: maybe(lines({ zh: '备注', en: 'Note' }, 500)), ...countsFor,
  },
})
export const milestoneCalls = callsOf(milestone)

export const dmsKinds = { card: { zh: '建卡', en: 'Card' }, order: milestoneKinds.order, delivery: milestoneKinds.delivery, cancellation: milestoneKinds.cancellation } as const
/** What the maker's dealer system says of a day: typed or imported, phones perhaps masked, perhaps a day late (domain.md 10b). */
export const dmsEntry = entity('dmsEntry', {
  label: { zh: 'DMS 记录', en: 'DMS entry' }, title: 'dmsNo', sort: '-on', does: ['create', 'change', 'archive', 'import', 'export'], list: ['kind', 'dmsNo', 'on', 'name', 'phone', 'memberId', 'level', 'cardId', 'source', 'siteId'],
  search: ['dmsNo', 'name', 'phone'], sealed: { seal: 'seal', rows: 'dmsRows' }, unique: [['siteId', 'kind', 'dmsNo']], indexes: [['siteId', 'on', 'kind'], ['cardId', '?cardId']], sees: { mine: ['memberId'], team: 'countsTeamId', site: 'siteId', maker: true },
  fields: {
    kind: choice({ zh: '类别', en: 'Kind' }, dmsKinds), siteId: filled(ref({ zh: '门店', en: 'Site' }, 'site')), dmsNo: text({ zh: 'DMS 号', en: 'DMS no.' }, 40), on: day({ zh: '日期', en: 'Day' }),
    name: maybe(personal('name', text({ zh: '姓名', en: 'Name' }, 60))), phone: maybe(personal('phone', text({ zh: '电话', en: 'Phone' }, 20))), memberId: maybe(ref({ zh: '顾问', en: 'Consultant' }, 'member')),
    level: maybe(levelField), cardId: maybe(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard')), milestoneId: derived(maybe(ref({ zh: '里程碑', en: 'Milestone' }, 'milestone'))),
    source: filled(choice({ zh: '来路', en: 'Source' }, { typed: { zh: '手工', en: 'Typed' }, import: { zh: '导入', en: 'Imported' } })), countsTeamId: countsFor.countsTeamId,
  },
  sheet: { kind: ['=类型', '业务类型', '单据类型', '记录类型'], dmsNo: ['DMS号', '单号', '订单号', '潜客编号', '编号'], on: ['日期', '建档日期', '录入日期', '下订日期'], name: ['姓名', '客户姓名'], phone: ['电话', '手机'], memberId: ['顾问', '销售顾问'], level: ['级别', '意向级别'] },
})
export const dmsCalls = callsOf(dmsEntry)
/** H, A, B, C not sold at 00:00 on the 1st, frozen once a month (wire.md 2a «Invitations»). */
export const carriedCard = entity('carriedCard', {
  label: { zh: '月初遗留潜客', en: 'Carried card' }, title: 'month', sort: 'month', does: [], thing: 'prospectCard', list: ['month', 'cardId', 'level'], unique: [['month', 'cardId']], indexes: [['month', 'countsTeamId', 'countsForId'], ['cardId']], sees: { mine: ['countsForId'], team: 'countsTeamId', site: 'countsSiteId' },
  fields: { month: derived(day({ zh: '月', en: 'Month' })), cardId: derived(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard')), level: derived(levelField), ...countsFor },
})
export const carriedCardCalls = callsOf(carriedCard)
