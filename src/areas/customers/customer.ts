import { child, entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe, otherwise, personal, inColumn } from '../../kernel/field.ts'
import { choice, day, flag, lines, phone, phones, ref, text, whole, words } from '../../kernel/fields/index.ts'
import { call, callsOf, command } from '../../kernel/call.ts'
import { declareRefusals } from '../../kernel/refusal.ts'

/** Where someone comes from; what an organisation adds are its own labels under one of these (wire.md 2). */
export const channels = {
  walkIn: { zh: '自然到店', en: 'Walk-in' }, call: { zh: '来电', en: 'Call' }, web: { zh: '网络', en: 'Web' }, event: { zh: '外展', en: 'Event' },
  outreach: { zh: '外拓', en: 'Outreach' }, referral: { zh: '转介绍', en: 'Referral' }, repeat: { zh: '保有', en: 'Repeat' },
} as const
/** How hot: N not judged yet, O deposit paid (domain.md 4). */
export const levels = { N: { zh: 'N 未判', en: 'N not judged' }, O: { zh: 'O 已订', en: 'O ordered' }, H: { zh: 'H 7 天内', en: 'H within 7 days' }, A: { zh: 'A 一个月内', en: 'A within a month' }, B: { zh: 'B 三个月内', en: 'B within 3 months' }, C: { zh: 'C 更久', en: 'C later' } } as const
export const channelField = choice({ zh: '渠道', en: 'Channel' }, channels)
export const levelField = choice({ zh: '级别', en: 'Level' }, levels)

/** The customer ledger (D3.4). Visibility follows the customer: owner, his team, his site. */
export const customer = entity('customer', {
  label: { zh: '客户', en: 'Customer' }, title: 'name', sort: '-updatedAt',
  list: ['name', 'kind', 'gender', 'phone', 'level', 'wants', 'channel', 'ownerId', 'teamId', 'siteId', 'tags', 'completeness', 'lastContactAt', 'nextContactOn'],
  search: ['name', 'phone', 'otherPhones', 'contacts.phone', 'contacts.name', 'things.plate', 'wechat', 'creditCode', 'things.vin'],
  identities: [{ kind: 'phone', fields: ['phone'] }, { kind: 'creditCode', fields: ['creditCode'] }, { kind: 'wechatId', fields: ['wechat'] }, { kind: 'plate', fields: [], child: { name: 'things', field: 'plate' } }],
  sees: { mine: ['ownerId'], team: 'teamId', site: 'siteId' }, does: ['create', 'change', 'archive', 'import', 'export'],
  indexes: [['-updatedAt', '-id'], ['ownerId', 'level', '-updatedAt'], ['teamId', 'level', '-updatedAt'], ['siteId', 'level', '-updatedAt'], ['name', 'id'], ['ownerId', 'nextContactOn'], ['mergedIntoId', '?mergedIntoId']],
  fields: {
    kind: otherwise(choice({ zh: '类别', en: 'Kind' }, { person: { zh: '个人', en: 'Person' }, company: { zh: '单位', en: 'Company' } }), 'person'),
    name: personal('name', text({ zh: '姓名', en: 'Name' }, 60)),
    gender: maybe(choice({ zh: '称呼', en: 'Salutation' }, { male: { zh: '先生', en: 'Mr' }, female: { zh: '女士', en: 'Ms' } })),
    phone: maybe(phone({ zh: '手机', en: 'Phone' })),
    otherPhones: otherwise(phones({ zh: '其他电话', en: 'Other phones' }), []),
    wechat: maybe(personal('contact', text({ zh: '微信', en: 'WeChat' }, 60))),
    email: maybe(personal('contact', text({ zh: '邮箱', en: 'E-mail' }, 120))),
    region: maybe(text({ zh: '区域', en: 'Region' }, 60)),
    address: maybe(personal('contact', text({ zh: '地址', en: 'Address' }, 200))),
    industry: maybe(text({ zh: '职业/行业', en: 'Occupation or trade' }, 60)),
    creditCode: maybe(text({ zh: '统一社会信用代码', en: 'Credit code' }, 30)),
    taxTitle: maybe(personal('account', text({ zh: '开票抬头', en: 'Invoice title' }, 120))),
    bank: maybe(personal('account', text({ zh: '开户行', en: 'Bank' }, 120))),
    bankAccount: maybe(personal('account', text({ zh: '银行账号', en: 'Bank account' }, 40))),
    channel: channelField,
    ownerId: maybe(fixed(ref({ zh: '归属', en: 'Owner' }, 'member'))),
    siteId: filled(fixed(ref({ zh: '门店', en: 'Site' }, 'site'))),
    teamId: maybe(fixed(ref({ zh: '小组', en: 'Team' }, 'team'))),
    tags: otherwise(words({ zh: '标签', en: 'Tags' }), []),
    note: maybe(lines({ zh: '备注', en: 'Note' }, 2000)),
    ownedSince: derived(maybe(day({ zh: '归属起', en: 'Owned since' }))),
    completeness: derived(whole({ zh: '完整度', en: 'Completeness' }, 0, 100)),
    level: derived(maybe(levelField)),
    /** What the open card wants; read from there (leads), never written here. */
    wants: derived(maybe({ ...text({ zh: '意向', en: 'Wants' }, 160), operators: [], sorts: false })),
    lastContactAt: derived(maybe(day({ zh: '上次联系', en: 'Last contact' }))),
    nextContactOn: derived(maybe(day({ zh: '下次联系', en: 'Next contact' }))),
    mergedIntoId: derived(maybe(ref({ zh: '已并入', en: 'Merged into' }, 'customer'))),
  },
  children: {
    consents: child({ zh: '同意', en: 'Consents' }, { purpose: choice({ zh: '用途', en: 'Purpose' }, { collect: { zh: '信息采集', en: 'Collecting data' }, marketing: { zh: '营销', en: 'Marketing' }, share: { zh: '提供给第三方', en: 'Sharing' } }), source: text({ zh: '来源', en: 'Source' }, 60), on: day({ zh: '日期', en: 'Day' }) }, { inline: true }),
    contacts: child({ zh: '联系人', en: 'Contacts' }, { name: personal('name', text({ zh: '姓名', en: 'Name' }, 60)), role: maybe(text({ zh: '职务', en: 'Role' }, 60)), phone: maybe(phone({ zh: '电话', en: 'Phone' })), decides: otherwise(flag({ zh: '能拍板', en: 'Decides' }), false) }, { inline: true }),
    relations: child({ zh: '关系', en: 'Relations' }, { customerId: inColumn('related_id', ref({ zh: '客户', en: 'Customer' }, 'customer')), kind: choice({ zh: '关系', en: 'Relation' }, { spouse: { zh: '配偶', en: 'Spouse' }, parent: { zh: '父母', en: 'Parent' }, child: { zh: '子女', en: 'Child' }, colleague: { zh: '同事', en: 'Colleague' }, introducer: { zh: '介绍人', en: 'Introducer' }, company: { zh: '单位', en: 'Company' } }) }, { inline: true }),
    things: child({ zh: '保有物', en: 'Things owned' }, { kind: text({ zh: '类别', en: 'Kind' }, 30), make: maybe(text({ zh: '品牌', en: 'Make' }, 40)), model: maybe(text({ zh: '型号', en: 'Model' }, 60)), plate: maybe(personal('contact', text({ zh: '车牌', en: 'Plate' }, 20))), vin: maybe(personal('contact', text({ zh: '车架号', en: 'VIN' }, 30))), boughtOn: maybe(day({ zh: '购买日', en: 'Bought' })) }, { inline: true }),
  },
  sheet: {
    name: ['客户', '客户姓名', '姓名', '客户名称', '车主'], phone: ['电话', '手机', '手机号', '联系电话', '联系方式', '电话号码'], gender: ['性别', '称呼'], wechat: ['微信', '微信号', '加微信'], channel: ['来源', '渠道', '信息来源'],
    ownerId: ['销售', '销售顾问', '顾问', '归属', '归属顾问', '负责人', '跟进人'], region: ['区域', '地区', '住址区域'], industry: ['职业', '行业'], note: ['备注', '说明'], createdOn: ['登记日期', '建档日期', '日期', '首次到店日期', '来店日期'],
  },
})
const revealFields = {
  field: choice({ zh: '字段', en: 'Field' }, { phone: { zh: '手机', en: 'Phone' }, otherPhones: { zh: '其他电话', en: 'Other phones' }, contacts: { zh: '联系人电话', en: 'A contact’s phone' } }),
  contactId: maybe(text({ zh: '哪位联系人', en: 'Which contact' }, 36)),
}
const lookupFields = { kind: choice({ zh: '类别', en: 'Kind' }, { phone: { zh: '手机', en: 'Phone' }, creditCode: { zh: '信用代码', en: 'Credit code' }, plate: { zh: '车牌', en: 'Plate' }, wechatId: { zh: '微信', en: 'WeChat' } }), value: text({ zh: '值', en: 'Value' }, 60) }
const reason = text({ zh: '原因', en: 'Reason' }, 300)
export const customerCalls = {
  ...callsOf(customer),
  changeOwner: command(customer, 'changeOwner', { label: { zh: '改归属', en: 'Change owner' }, fields: { ownerId: ref({ zh: '新归属', en: 'New owner' }, 'member'), reason } }),
  merge: command(customer, 'merge', { label: { zh: '并入另一位', en: 'Merge into another' }, fields: { intoId: ref({ zh: '并入', en: 'Into' }, 'customer') } }),
  undoMerge: command(customer, 'undoMerge', { label: { zh: '撤回合并', en: 'Undo merge' }, fields: {}, onArchived: true }),
  reveal: command<typeof customer, typeof revealFields, { value: string | string[] | null }>(customer, 'reveal', { label: { zh: '看全号', en: 'Reveal' }, fields: revealFields, verb: 'r', once: true }),
  /** «Someone already has this customer»: a masked search before create (users.md 10). Never more than exact keys. */
  lookup: call<{ holder: Holder | null }, typeof lookupFields>('customer.lookup', 'POST', '/customers/lookup', { label: { zh: '查有没有人跟', en: 'Is someone on it?' }, right: { thing: 'customer', verb: 'c' }, fields: lookupFields }),
}
/** A holder as a stranger may see him; `id` only where the reader may see the row. */
export type Holder = { id?: string; name: string; owner: string | null; since: string; lastContactOn: string | null }
declareRefusals({
  'customer.live': { status: 409, zh: '这位客户还有在跟的意向卡，先结案或改归属，再归档。', en: 'This customer still has a live prospect card; close it or hand it over before archiving.', when: 'archive while the level of a live card stands' },
  'customer.sameOwner': { status: 409, zh: '归属已经是这位顾问。', en: 'That consultant owns this customer already.' },
  'customer.merged': { status: 409, zh: '这位客户已并入另一位。', en: 'This customer was merged into another.' },
  'customer.mergeSelf': { status: 409, zh: '不能并入自己，或并入已合并的客户。', en: 'A customer cannot be merged into itself or into a merged one.' },
  'customer.mergeUsed': { status: 409, zh: '合并之后又有了新记录，不能撤回。', en: 'New records hang on it since the merge; it cannot be undone.' },
  'customer.notMerged': { status: 409, zh: '这位客户没有被合并。', en: 'This customer is not merged.' },
})
