import { entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe, otherwise, personal } from '../../kernel/field.ts'
import { choice, day, group, lines, phone, ref, text, time, whole } from '../../kernel/fields/index.ts'
import { callsOf, command } from '../../kernel/call.ts'
import { setting } from '../../kernel/setting.ts'
import { levelField } from '../customers/index.ts'
import { countsFor, wantParts } from './visit.ts'

export const inquiryKinds = { call: { zh: '来电', en: 'Call' }, web: { zh: '网络', en: 'Web' }, event: { zh: '外展', en: 'Event' }, outreach: { zh: '外拓', en: 'Outreach' } } as const
export const inquiryClasses = { pending: { zh: '待跟进', en: 'Pending' }, card: { zh: '有效建卡', en: 'Card opened' }, onFile: { zh: '已有档案', en: 'On file' }, nonIntent: { zh: '非意向', en: 'Non-intent' } } as const
/** Why an inquiry is none (domain.md 14). */
export const invalidReasons = { wrongNumber: { zh: '空错号', en: 'Wrong number' }, noAnswer: { zh: '多次无人接听', en: 'No answer, several times' }, noIntent: { zh: '无购车意向', en: 'No intent' }, boughtOurs: { zh: '已购本品', en: 'Bought ours' }, boughtRival: { zh: '已购竞品', en: 'Bought a rival' }, otherProvince: { zh: '省外', en: 'Other province' }, otherRegion: { zh: '本省其他地区', en: 'Other region' }, other: { zh: '其他', en: 'Other' } } as const
const seconds = (zh: string, en: string) => maybe(whole({ zh, en }, 0, 86_400))
const short = (zh: string, en: string, max = 60) => maybe(text({ zh, en }, max))

/** 《来电/网络/外展/外拓客户统计表》: four kinds with columns of their own (domain.md 5). */
export const inquiry = entity('inquiry', {
  label: { zh: '渠道线索', en: 'Inquiry' }, title: 'receivedAt', sort: '-receivedAt', does: ['create', 'change', 'archive', 'export', 'import'],
  list: ['kind', 'on', 'receivedAt', 'handledById', 'ownerId', 'name', 'phone', 'repeatOfId', 'class', 'invalidReason', 'platform', 'leadNo', 'dispatchedAt', 'firstResponseAt', 'responseMinutes', 'openResponseMinutes', 'eventName', 'place', 'company', 'want', 'level', 'customerId', 'cardId', 'appointmentId', 'visitId', 'callerNo', 'ringSeconds', 'talkSeconds', 'note', 'siteId'],
  search: ['name', 'phone', 'leadNo', 'company'], sealed: { seal: 'seal', rows: 'inquiryRows' },
  indexes: [['siteId', 'on', 'receivedAt'], ['-receivedAt', '-id'], ['phone', 'on', '?phone'], ['on', 'countsTeamId', 'countsForId'], ['customerId', '?customerId'], ['cardId', '?cardId']],
  sees: { mine: ['ownerId', 'handledById', 'countsForId'], team: 'countsTeamId', site: 'siteId', maker: true, through: 'customerId' },
  fields: {
    kind: choice({ zh: '渠道', en: 'Kind' }, inquiryKinds),
    siteId: filled(ref({ zh: '门店', en: 'Site' }, 'site')),
    on: filled(day({ zh: '日期', en: 'Day' })),
    receivedAt: filled(time({ zh: '接到', en: 'Received' })),
    handledById: filled(ref({ zh: '接听/跟进人', en: 'Handled by' }, 'member')),
    ownerId: maybe(ref({ zh: '归属', en: 'Owner' }, 'member')),
    name: maybe(personal('name', text({ zh: '姓名', en: 'Name' }, 60))),
    phone: maybe(phone({ zh: '电话', en: 'Phone' })),
    repeatOfId: derived(maybe(ref({ zh: '重复于', en: 'Repeats' }, 'inquiry'))),
    class: filled(choice({ zh: '结果', en: 'Class' }, inquiryClasses)),
    invalidReason: maybe(choice({ zh: '无效原因', en: 'Why not' }, invalidReasons)),
    platform: short('平台', 'Platform'), leadNo: short('线索号', 'Lead no.'),
    dispatchedAt: maybe(time({ zh: '下发', en: 'Dispatched' })), firstResponseAt: maybe(time({ zh: '首响', en: 'First response' })),
    responseMinutes: derived(maybe(whole({ zh: '首响分钟', en: 'Response minutes' }, 0))),
    openResponseMinutes: derived(maybe(whole({ zh: '营业内首响分钟', en: 'Response minutes in opening hours' }, 0))),
    callerNo: maybe(phone({ zh: '主叫号', en: 'Caller' })), ringSeconds: seconds('振铃秒', 'Ring seconds'), talkSeconds: seconds('通话秒', 'Talk seconds'),
    eventName: short('活动', 'Event'), place: short('地点', 'Place'), company: short('单位', 'Company', 120), companionId: maybe(ref({ zh: '陪同', en: 'Companion' }, 'member')),
    want: group({ zh: '意向', en: 'Wants' }, wantParts),
    level: maybe(levelField),
    customerId: maybe(ref({ zh: '客户', en: 'Customer' }, 'customer')), cardId: maybe(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard')),
    appointmentId: maybe(ref({ zh: '邀约', en: 'Appointment' }, 'appointment')), visitId: maybe(ref({ zh: '到店', en: 'Came as' }, 'visit')),
    note: maybe(lines({ zh: '备注', en: 'Note' }, 500)),
    ...countsFor,
  },
  sheet: { name: ['姓名', '客户姓名'], phone: ['电话', '手机', '联系电话'], receivedAt: ['接到时间', '来电时间', '=时间'], class: ['=有效', '=是否有效', '有效性'], on: ['日期'], handledById: ['跟进人', '接听人'], platform: ['平台'], leadNo: ['线索id', '线索号'] },
})
const revealFields = { field: otherwise(choice({ zh: '字段', en: 'Field' }, { phone: { zh: '电话', en: 'Phone' }, callerNo: { zh: '主叫号', en: 'Caller' } }), 'phone') }
const openCardFields = {
  customerId: maybe(ref({ zh: '客户', en: 'Customer' }, 'customer')), name: maybe(text({ zh: '姓名', en: 'Name' }, 60)), gender: maybe(choice({ zh: '称呼', en: 'Salutation' }, { male: { zh: '先生', en: 'Mr' }, female: { zh: '女士', en: 'Ms' } })),
  level: levelField, want: group({ zh: '意向', en: 'Wants' }, wantParts), comesAt: maybe(time({ zh: '约到店', en: 'Comes at' })), purpose: maybe(text({ zh: '来做什么', en: 'To do what' }, 80)),
}
export const inquiryCalls = {
  ...callsOf(inquiry),
  /** 建卡: customer (the one named, else the holder of its number, else a new one) and card in one step, and the appointment when a time is told. */
  openCard: command(inquiry, 'openCard', { label: { zh: '建卡', en: 'Open a card' }, fields: openCardFields }),
  /** The whole number of a lead, for whoever works it: it has to be called back. Logged like a customer's. */
  reveal: command<typeof inquiry, typeof revealFields, { value: string | null }>(inquiry, 'reveal', { label: { zh: '看全号', en: 'Reveal' }, fields: revealFields, once: true }),
}
/** Within how many minutes of opening hours a first response is due, by kind: versioned data (domain.md 6: numbers are defaults). */
export const responseRules = setting('responseRules', { zh: '首响时限', en: 'First response' }, {
  kind: choice({ zh: '渠道', en: 'Kind' }, inquiryKinds), withinMinutes: whole({ zh: '营业内几分钟', en: 'Within open minutes' }, 1, 100_000),
}, [{ kind: 'call', withinMinutes: 15 }, { kind: 'web', withinMinutes: 15 }, { kind: 'event', withinMinutes: 1440 }, { kind: 'outreach', withinMinutes: 1440 }])
export const responseRulesCalls = callsOf(responseRules.entity)

export const appointmentStates = { planned: { zh: '已约', en: 'Planned' }, came: { zh: '已到', en: 'Came' }, missed: { zh: '未到', en: 'Missed' }, moved: { zh: '改期', en: 'Moved' }, cancelled: { zh: '取消', en: 'Cancelled' } } as const
export const confirmations = { confirmed: { zh: '已确认', en: 'Confirmed' }, noAnswer: { zh: '没接通', en: 'No answer' } } as const
export const appointment = entity('appointment', {
  label: { zh: '邀约', en: 'Appointment' }, title: 'at', sort: 'at', does: ['create', 'change', 'import', 'export'], searchThrough: ['customerId'], list: ['customerId', 'cardId', 'inquiryId', 'at', 'purpose', 'memberId', 'state', 'visitId'],
  indexes: [['customerId', 'at'], ['memberId', 'at'], ['visitId', '?visitId'], ['cardId', '?cardId'], ['at', 'id'], ['state', 'at']], sees: { mine: ['memberId'], through: 'customerId', site: 'siteId', maker: true },
  fields: {
    customerId: fixed(ref({ zh: '客户', en: 'Customer' }, 'customer')),
    cardId: maybe(fixed(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard'))),
    inquiryId: maybe(fixed(ref({ zh: '线索', en: 'Inquiry' }, 'inquiry'))),
    siteId: filled(fixed(ref({ zh: '门店', en: 'Site' }, 'site'))),
    at: time({ zh: '约定时间', en: 'At' }),
    purpose: text({ zh: '做什么', en: 'Purpose' }, 80),
    memberId: filled(ref({ zh: '接待', en: 'With' }, 'member')),
    state: derived(choice({ zh: '状态', en: 'State' }, appointmentStates)),
    visitId: derived(maybe(ref({ zh: '到店', en: 'Came as' }, 'visit'))),
    movedToId: derived(maybe(ref({ zh: '改到', en: 'Moved to' }, 'appointment'))),
    /** What the call of the evening before said (D2.11 明日邀约). */
    confirmation: derived(maybe(choice({ zh: '确认', en: 'Confirmation' }, confirmations))), confirmedAt: derived(maybe(time({ zh: '确认于', en: 'Confirmed at' }))),
    reason: derived(maybe(text({ zh: '原因', en: 'Reason' }, 200))),
  },
})
export const appointmentCalls = {
  ...callsOf(appointment),
  came: command(appointment, 'came', { label: { zh: '到了', en: 'Came' }, fields: { visitId: maybe(ref({ zh: '客流', en: 'Visit' }, 'visit')) } }),
  miss: command(appointment, 'miss', { label: { zh: '没到', en: 'Missed' }, fields: {} }),
  confirm: command(appointment, 'confirm', { label: { zh: '确认', en: 'Confirm' }, fields: { result: choice({ zh: '结果', en: 'Result' }, confirmations) } }),
  move: command(appointment, 'move', { label: { zh: '改期', en: 'Move' }, fields: { at: time({ zh: '改到', en: 'To' }) } }),
  cancel: command(appointment, 'cancel', { label: { zh: '取消', en: 'Cancel' }, fields: { reason: text({ zh: '原因', en: 'Reason' }, 200) } }),
}
