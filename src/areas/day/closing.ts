import { z } from 'zod'
import { child, entity } from '../../kernel/entity.ts'
import { derived, filled, fixed, maybe } from '../../kernel/field.ts'
import { choice, day, flag, group, lines, ref, text, time, whole } from '../../kernel/fields/index.ts'
import { callsOf, command } from '../../kernel/call.ts'
import { setting } from '../../kernel/setting.ts'

const n = (zh: string, en: string) => derived(whole({ zh, en }))
/** The evening of one supervisor's group, and one for the site (D2.11). */
export const dayClosing = entity('dayClosing', {
  label: { zh: '日结', en: 'Day closing' }, title: 'on', sort: '-on', does: ['create'], list: ['siteId', 'teamId', 'on', 'state', 'sealedById', 'sealedAt', 'auditHead'], unique: [['siteId', 'teamId', 'on']], indexes: [['siteId', 'on'], ['teamId', 'on', '?teamId'], ['-on', '-id']],
  sees: { team: 'teamId', site: 'siteId' },
  fields: {
    siteId: fixed(filled(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: maybe(fixed(ref({ zh: '小组', en: 'Team' }, 'team'))), on: fixed(day({ zh: '日期', en: 'Day' })),
    state: derived(choice({ zh: '状态', en: 'State' }, { open: { zh: '未对', en: 'Open' }, matched: { zh: '已对', en: 'Matched' }, sealed: { zh: '已封', en: 'Sealed' } })),
    matchedAt: derived(maybe(time({ zh: '对过', en: 'Matched at' }))), matchMillis: derived(maybe(whole({ zh: '用时毫秒', en: 'Match ms' }))),
    sealedById: derived(maybe(ref({ zh: '谁封', en: 'Sealed by' }, 'member'))), sealedAt: derived(maybe(time({ zh: '封于', en: 'Sealed at' }))), auditHead: derived(maybe(text({ zh: '审计头', en: 'Audit head' }, 64))),
    waiting: derived(maybe(flag({ zh: '有未封的行', en: 'Rows not sealed' }))),
  },
  children: { counts: child({ zh: '计数', en: 'Counts' }, { name: text({ zh: '项', en: 'Name' }, 60), number: whole({ zh: '数', en: 'Number' }) }) },
})
/** `counts`: differences per class; `rows`: what the four lists hold, by dotted name; `open`: differences neither mended nor explained. */
export type Matched = { counts: Record<string, number>; rows: Record<string, number>; open: number; unfinished: number; linked: number; millis: number }
export const dayClosingCalls = {
  ...callsOf(dayClosing),
  match: command<typeof dayClosing, Record<never, never>, Matched>(dayClosing, 'match', { label: { zh: '对账', en: 'Match' }, fields: {}, once: true }),
  seal: command(dayClosing, 'seal', { label: { zh: '封日', en: 'Seal' }, fields: {} }),
}
/** Insert-only: what one seal closed, how many rows of each kind, and its head (stack.md). Late parties wait for the next sequence. */
export const seal = entity('seal', {
  label: { zh: '封存', en: 'Seal' }, title: 'head', thing: 'dayClosing', does: [], list: ['dayClosingId', 'sequence', 'head', 'sealedAt', 'visitRows', 'inquiryRows', 'openingRows', 'milestoneRows', 'differenceRows', 'dmsRows'],
  unique: [['dayClosingId', 'sequence'], ['id', 'visitRows'], ['id', 'inquiryRows'], ['id', 'openingRows'], ['id', 'milestoneRows'], ['id', 'differenceRows'], ['id', 'dmsRows']], sees: { through: 'dayClosingId' },
  fields: {
    dayClosingId: derived(ref({ zh: '日结', en: 'Day closing' }, 'dayClosing')), sequence: derived(whole({ zh: '第几次', en: 'Sequence' }, 1, 999)), head: derived(text({ zh: '审计头', en: 'Head' }, 64)), salt: derived(text({ zh: '盐', en: 'Salt' }, 40)),
    previousHead: derived(maybe(text({ zh: '前一头', en: 'Previous head' }, 64))), auditHead: derived(maybe(text({ zh: '审计链头', en: 'Audit chain head' }, 64))), sealedById: derived(ref({ zh: '谁封', en: 'Sealed by' }, 'member')), sealedAt: derived(time({ zh: '封于', en: 'Sealed at' })),
    visitRows: n('客流', 'Visits'), inquiryRows: n('线索', 'Inquiries'), openingRows: n('建卡', 'Openings'), milestoneRows: n('里程碑', 'Milestones'), differenceRows: n('差异', 'Differences'), dmsRows: n('DMS', 'DMS'),
  },
})
export const sealCalls = callsOf(seal)

export const differenceClasses = { visitWithoutCard: { zh: '客流有卡无', en: 'Visit without card' }, inquiryWithoutCard: { zh: '渠道有卡无', en: 'Inquiry without card' }, cardWithoutOrigin: { zh: '卡有客流渠道皆无', en: 'Card without origin' }, cardWithoutDms: { zh: '卡有DMS无', en: 'Card without DMS' }, dmsWithoutCard: { zh: 'DMS有卡无', en: 'DMS without card' }, fieldDiffers: { zh: '字段不同', en: 'Field differs' }, duplicate: { zh: '重复', en: 'Duplicate' }, late: { zh: '晚录', en: 'Late' }, milestoneWithoutDms: { zh: '里程碑有DMS无', en: 'Milestone without DMS' }, dmsWithoutMilestone: { zh: 'DMS有里程碑无', en: 'DMS without milestone' } } as const
export const sides = { visit: { zh: '客流', en: 'Visit' }, inquiry: { zh: '渠道线索', en: 'Inquiry' }, prospectCard: { zh: '意向卡', en: 'Card' }, dmsEntry: { zh: 'DMS', en: 'DMS' }, milestone: { zh: '里程碑', en: 'Milestone' } } as const
export const explanations = { dmsLater: { zh: 'DMS待到', en: 'DMS comes later' }, noRecordDue: { zh: '本不该有', en: 'No record due' }, mistake: { zh: '录错', en: 'A mistake' }, other: { zh: '其他', en: 'Other' } } as const
const side = (zh: string, en: string) => derived(maybe(group({ zh, en }, { kind: maybe(choice({ zh: '哪本账', en: 'List' }, sides)), id: maybe(text({ zh: '行', en: 'Row' }, 36)) })))
/** One disagreement of two lists; mended by changing a list, or explained. `candidates`: rows an ambiguous key reaches (masked phone, same surname), as the last match saw them. */
export const difference = entity('difference', {
  label: { zh: '差异', en: 'Difference' }, title: 'class', sort: 'createdAt', does: ['export'], searchThrough: ['fixerId'], list: ['dayClosingId', 'class', 'left', 'right', 'field', 'leftSays', 'rightSays', 'fixerId', 'state', 'explanation', 'closedAt', 'closedById'],
  indexes: [['dayClosingId', 'state'], ['siteId', 'on']], sealed: { seal: 'seal', rows: 'differenceRows' }, sees: { mine: ['fixerId'], team: 'teamId', site: 'siteId' },
  fields: {
    dayClosingId: derived(ref({ zh: '日结', en: 'Day closing' }, 'dayClosing')), siteId: derived(ref({ zh: '门店', en: 'Site' }, 'site')), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))), on: derived(day({ zh: '日期', en: 'Day' })),
    class: derived(choice({ zh: '类别', en: 'Class' }, differenceClasses)), left: side('一处', 'One side'), right: side('另一处', 'Other side'),
    field: derived(maybe(text({ zh: '字段', en: 'Field' }, 30))), leftSays: derived(maybe(text({ zh: '一处写', en: 'One says' }, 120))), rightSays: derived(maybe(text({ zh: '另一处写', en: 'Other says' }, 120))), fixerId: derived(maybe(ref({ zh: '该谁改', en: 'Who can mend' }, 'member'))),
    state: derived(choice({ zh: '状态', en: 'State' }, { open: { zh: '未结', en: 'Open' }, mended: { zh: '已改', en: 'Mended' }, explained: { zh: '已说明', en: 'Explained' } })),
    explanation: derived(maybe(group({ zh: '说明', en: 'Explanation' }, { kind: maybe(choice({ zh: '类别', en: 'Kind' }, explanations)), text: maybe(lines({ zh: '说明', en: 'Explanation' }, 300)), expiresOn: maybe(day({ zh: '管到', en: 'Expires' })) }))),
    closedAt: derived(maybe(time({ zh: '结于', en: 'Closed at' }))), closedById: derived(maybe(ref({ zh: '谁结', en: 'Closed by' }, 'member'))), broughtFromId: derived(maybe(ref({ zh: '接自', en: 'Brought from' }, 'difference'))),
  },
  children: { candidates: child({ zh: '可能是', en: 'Perhaps' }, { kind: choice({ zh: '哪本账', en: 'List' }, sides), rowId: text({ zh: '行', en: 'Row' }, 36) }) },
})
export const differenceCalls = {
  ...callsOf(difference),
  explain: command(difference, 'explain', { label: { zh: '说明', en: 'Explain' }, fields: { kind: choice({ zh: '说明', en: 'Explanation' }, explanations), text: lines({ zh: '说明', en: 'Explanation' }, 300), expiresOn: maybe(day({ zh: '管到', en: 'Expires' })) } }),
  mend: command(difference, 'mend', { label: { zh: '改正', en: 'Mend' }, fields: { take: maybe(choice({ zh: '以谁为准', en: 'Take' }, { left: { zh: '一处', en: 'One side' }, right: { zh: '另一处', en: 'Other side' } })), dmsNo: maybe(text({ zh: 'DMS 号', en: 'DMS no.' }, 40)), candidateId: maybe(text({ zh: '就是哪一行', en: 'Which candidate' }, 36)) } }),
}
/** Beside a sealed row: what it should say, why, by whom; the row itself stays. */
export const correction = entity('correction', {
  label: { zh: '更正', en: 'Correction' }, title: 'field', sort: '-createdAt', does: ['create'], list: ['rowKind', 'rowId', 'field', 'before', 'after', 'reason', 'byId', 'siteId', 'teamId', 'on'], indexes: [['rowKind', 'rowId'], ['siteId', 'on']], sees: { team: 'teamId', site: 'siteId' },
  fields: {
    rowKind: choice({ zh: '哪类行', en: 'Row kind' }, sides), rowId: text({ zh: '哪行', en: 'Row' }, 36), field: text({ zh: '字段', en: 'Field' }, 40), before: derived(maybe(text({ zh: '原写', en: 'Before' }, 500))), after: maybe({ ...text({ zh: '应为', en: 'After' }, 500), schema: z.union([text({ zh: '应为', en: 'After' }, 500).schema, z.number(), z.boolean()]) as never }), reason: lines({ zh: '原因', en: 'Reason' }, 300),
    byId: derived(ref({ zh: '谁', en: 'By' }, 'member')), siteId: derived(maybe(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))), on: derived(maybe(day({ zh: '日期', en: 'Day' }))),
  },
})
export const correctionCalls = callsOf(correction)
const expectation = { expected: { zh: '应有', en: 'Expected' }, linked: { zh: '应连', en: 'Linked' }, none: { zh: '不要', en: 'None' } } as const
/** The matrix of domain.md 5 as versioned data: which record is expected where. */
export const matchRules = setting('matchRules', { zh: '对账规则', en: 'Reconciliation rules' }, {
  row: choice({ zh: '行', en: 'Row' }, { visitFirstWithData: { zh: '首次到店并留档', en: 'First visit, left data' }, visitHasCard: { zh: '已有卡的到店', en: 'Visit with a card' }, visitNoData: { zh: '看车未留档', en: 'Visit, no data' }, visitNonIntent: { zh: '非意向到店', en: 'Non-intent visit' }, inquiryCard: { zh: '有效建卡线索', en: 'Inquiry with card' }, inquiryOther: { zh: '其他线索', en: 'Other inquiry' }, cardOpened: { zh: '今日建卡', en: 'Card opened' }, dmsCard: { zh: 'DMS 建卡', en: 'DMS card' }, milestone: { zh: '订单交车退订', en: 'Order, delivery, cancellation' } }),
  card: choice({ zh: '意向卡', en: 'Card' }, expectation), dms: choice({ zh: 'DMS', en: 'DMS' }, expectation), origin: choice({ zh: '客流或渠道', en: 'Visit or inquiry' }, expectation), dayRange: whole({ zh: '前后几天', en: 'Days around' }, 0, 7),
}, [
  { row: 'visitFirstWithData', card: 'expected', dms: 'expected', origin: 'none', dayRange: 1 }, { row: 'visitHasCard', card: 'linked', dms: 'none', origin: 'none', dayRange: 1 }, { row: 'visitNoData', card: 'none', dms: 'none', origin: 'none', dayRange: 1 }, { row: 'visitNonIntent', card: 'none', dms: 'none', origin: 'none', dayRange: 1 },
  { row: 'inquiryCard', card: 'expected', dms: 'expected', origin: 'none', dayRange: 1 }, { row: 'inquiryOther', card: 'none', dms: 'none', origin: 'none', dayRange: 1 }, { row: 'cardOpened', card: 'none', dms: 'expected', origin: 'expected', dayRange: 1 }, { row: 'dmsCard', card: 'expected', dms: 'none', origin: 'none', dayRange: 1 }, { row: 'milestone', card: 'linked', dms: 'expected', origin: 'none', dayRange: 1 },
])
/** Read and set like every dated rule (设置 › 规则): a row of the matrix holds from its day on. */
export const matchRulesCalls = callsOf(matchRules.entity)
