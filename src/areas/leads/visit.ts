import { entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe, otherwise, personal } from '../../kernel/field.ts'
import { choice, day, flag, group, lines, phone, ref, text, time, whole } from '../../kernel/fields/index.ts'
import { callsOf, command, page } from '../../kernel/call.ts'
import { declareRefusals } from '../../kernel/refusal.ts'
import { channelField, levelField } from '../customers/index.ts'

/** For whom a row counts, stored when it is made (wire.md 2a); later changes of owner leave it. */
export const countsFor = {
  countsForId: derived(maybe(ref({ zh: '计入谁', en: 'Counts for' }, 'member'))),
  countsTeamId: derived(maybe(ref({ zh: '计入组', en: 'Counts for team' }, 'team'))),
  countsSiteId: derived(maybe(ref({ zh: '计入店', en: 'Counts for site' }, 'site'))),
}
export const purposes = { buy: { zh: '咨询新车', en: 'Looking to buy' }, paperwork: { zh: '办手续', en: 'Paperwork' }, delivery: { zh: '交车', en: 'Delivery' }, cancelOrder: { zh: '退订', en: 'Cancel order' }, service: { zh: '维修保养', en: 'Service' }, other: { zh: '其他', en: 'Other' } } as const
export const receivedHow = { turn: { zh: '顺位', en: 'In turn' }, named: { zh: '指定', en: 'Asked for' }, appointment: { zh: '预约', en: 'Appointment' } } as const
export const visitClasses = { firstWithData: { zh: '首次到店并留档', en: 'First, left data' }, firstHasCard: { zh: '已建卡首次到店', en: 'First, has a card' }, firstNoData: { zh: '看车未留档', en: 'First, left no data' }, again: { zh: '再次到店', en: 'Again' }, nonIntent: { zh: '非意向', en: 'Non-intent' }, unfinished: { zh: '未完善', en: 'Unfinished' } } as const
export const transports = { car: { zh: '自驾', en: 'Car' }, taxi: { zh: '打车', en: 'Taxi' }, transit: { zh: '公交地铁', en: 'Transit' }, walk: { zh: '步行', en: 'On foot' }, other: { zh: '其他', en: 'Other' } } as const
export const wantParts = { model: maybe(text({ zh: '意向车型', en: 'Model' }, 60)), trim: maybe(text({ zh: '配置', en: 'Trim' }, 60)), colour: maybe(text({ zh: '颜色', en: 'Colour' }, 30)) }

/** 《展厅客流统计表》: one row per party (domain.md 5). */
export const visit = entity('visit', {
  label: { zh: '客流', en: 'Visit' }, title: 'partyNo', sort: '-arrivedAt', does: ['create', 'change', 'archive', 'export', 'merge-fields', 'import'],
  list: ['siteId', 'on', 'partyNo', 'arrivedAt', 'leftAt', 'people', 'firstTime', 'purpose', 'ownerId', 'receivedById', 'receivedHow', 'name', 'phone', 'plate', 'customerId', 'cardId', 'noDataReason', 'want', 'level', 'channel', 'wechatAdded', 'rival', 'note', 'lateEntry', 'state', 'class', 'transport', 'source', 'leftFor', 'appointmentId', 'countsForId', 'countsTeamId', 'reminders', 'remindedAt', 'remindedById', 'finishedAt'],
  search: ['name', 'phone', 'plate'], sealed: { seal: 'seal', rows: 'visitRows' },
  unique: [['siteId', 'on', 'partyNo']],
  indexes: [['siteId', 'on', 'partyNo'], ['-arrivedAt', '-id'], ['customerId', '-arrivedAt', '?customerId'], ['on', 'countsTeamId', 'countsForId'], ['ownerId', 'on'], ['plate', '?plate'], ['cardId', '?cardId']],
  sees: { mine: ['ownerId', 'receivedById', 'countsForId'], team: 'countsTeamId', site: 'siteId', maker: true },
  fields: {
    siteId: fixed(filled(ref({ zh: '门店', en: 'Site' }, 'site'))),
    on: fixed(filled(day({ zh: '日期', en: 'Day' }))),
    partyNo: derived(whole({ zh: '序号', en: 'Party no.' }, 1, 9999)),
    arrivedAt: filled(time({ zh: '进店', en: 'Arrived' })),
    leftAt: maybe(time({ zh: '离店', en: 'Left' })),
    people: otherwise(whole({ zh: '人数', en: 'People' }, 1, 99), 1),
    transport: maybe(choice({ zh: '交通工具', en: 'Transport' }, transports)),
    firstTime: otherwise(flag({ zh: '首次', en: 'First time' }), true),
    purpose: otherwise(choice({ zh: '来店目的', en: 'Purpose' }, purposes), 'buy'),
    ownerId: maybe(ref({ zh: '归属', en: 'Owner' }, 'member')),
    receivedById: maybe(ref({ zh: '接待顾问', en: 'Received by' }, 'member')),
    receivedHow: otherwise(choice({ zh: '接待方式', en: 'Received how' }, receivedHow), 'turn'),
    appointmentId: maybe(ref({ zh: '预约', en: 'Appointment' }, 'appointment')),
    name: maybe(personal('name', text({ zh: '姓名', en: 'Name' }, 60))),
    phone: maybe(phone({ zh: '电话', en: 'Phone' })),
    plate: maybe(personal('contact', text({ zh: '车牌', en: 'Plate' }, 20))),
    customerId: maybe(ref({ zh: '客户', en: 'Customer' }, 'customer')),
    cardId: maybe(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard')),
    noDataReason: maybe(text({ zh: '未留原因', en: 'Why no data' }, 120)),
    want: group({ zh: '意向', en: 'Wants' }, wantParts),
    level: maybe(levelField), channel: maybe(channelField),
    source: maybe(text({ zh: '信息来源', en: 'Source' }, 60)),
    wechatAdded: otherwise(flag({ zh: '加微信', en: 'WeChat added' }), false),
    rival: maybe(text({ zh: '竞品', en: 'Rival' }, 60)),
    leftFor: maybe(text({ zh: '离店去向', en: 'Left for' }, 60)),
    note: maybe(lines({ zh: '备注', en: 'Note' }, 500)),
    lateEntry: derived(flag({ zh: '补录', en: 'Late entry' })),
    state: derived(choice({ zh: '状态', en: 'State' }, { unfinished: { zh: '未完善', en: 'Unfinished' }, finished: { zh: '已完善', en: 'Finished' } })),
    finishedAt: derived(maybe(time({ zh: '完善于', en: 'Finished at' }))),
    class: derived(choice({ zh: '类别', en: 'Class' }, visitClasses)),
    reminders: derived(whole({ zh: '催过几次', en: 'Times chased' }, 0, 999)),
    remindedAt: derived(maybe(time({ zh: '上次催', en: 'Last chased' }))),
    remindedById: derived(maybe(ref({ zh: '谁催的', en: 'Chased by' }, 'member'))),
    ...countsFor,
  },
  sheet: { name: ['客户姓名', '姓名'], phone: ['电话', '手机', '联系电话'], arrivedAt: ['进店时间', '到店时间'], leftAt: ['离店时间'], on: ['日期', '来店日期'], people: ['人数', '来店人数'], receivedById: ['接待顾问', '接待'], ownerId: ['归属', '归属顾问'], channel: ['渠道', '来源'], note: ['备注'] },
})
export const visitCalls = {
  ...callsOf(visit),
  finish: command(visit, 'finish', { label: { zh: '完善', en: 'Finish' }, fields: {} }),
  /** The customer of a party that left name and number: the number is known here, whoever may only read it masked. */
  makeCustomer: command(visit, 'makeCustomer', { label: { zh: '建客户', en: 'Make the customer' }, fields: { name: maybe(text({ zh: '姓名', en: 'Name' }, 60)) } }),
  remind: command(visit, 'remind', { label: { zh: '再催', en: 'Chase' }, fields: {}, once: true }),
}

/** The day's parties that wait for their consultant: mine, and how many there are where I may see (the rail's number). */
export type Unfinished = { mine: number; seen: number; can: string[]; items: { id: string; version: number; partyNo: number; on: string; arrivedAt: string; name: string | null; phone: string | null; owner: string | null; receivedBy: string | null; reminders: number; remindedAt: string | null; remindedBy: string | null; mine: boolean; can: string[] }[] }
export const unfinishedPage = page<Unfinished>('unfinished', { label: { zh: '未完善的客流', en: 'Unfinished parties' }, fields: {}, right: { thing: 'visit', verb: 'read' } })
declareRefusals({
  'visit.known': { status: 409, zh: '这批客流已经有客户了。', en: 'This party has its customer already.' },
  'visit.nobody': { status: 409, zh: '这批客流还没有顾问，先填接待顾问再催。', en: 'Nobody received this party yet; name the consultant before chasing.', when: 'remind on a row without owner and receiver' },
})
