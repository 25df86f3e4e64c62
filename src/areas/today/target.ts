import { z } from 'zod'
import { entity } from '../../kernel/entity.ts'
import { derived, fixed, maybe, type Field } from '../../kernel/field.ts'
import { choice, ref, text, whole } from '../../kernel/fields/index.ts'
import { callsOf } from '../../kernel/call.ts'
import type { Month } from '../../kernel/time.ts'

const form = '^2[01][0-9]{2}-(0[1-9]|1[0-2])$'
/** A month, YYYY-MM. */
const month: Field<Month, 'need'> = {
  ...text({ zh: '月份', en: 'Month' }, 7), schema: z.string().regex(new RegExp(form), { params: { code: 'field.type' } } as never) as z.ZodType<Month>,
  check: column => `${column} ~ '${form}'`, hint: { zh: '例如 2026-11', en: 'Such as 2026-11' }, placeholder: { zh: '2026-11', en: '2026-11' },
}
export const targetEvents = { order: { zh: '订单', en: 'Orders' }, delivery: { zh: '交车', en: 'Deliveries' } } as const
/** 月目标: one number per member, month and event until the targets area comes (D2.2); a group's is the sum of its people's. */
export const target = entity('target', {
  label: { zh: '月目标', en: 'Target' }, title: 'month', sort: '-month', does: ['create', 'change', 'delete'], list: ['memberId', 'month', 'event', 'number', 'teamId'],
  unique: [['memberId', 'month', 'event']], indexes: [['month', 'teamId'], ['-month', '-id']], sees: { mine: ['memberId'], team: 'teamId', site: 'siteId' },
  fields: {
    memberId: fixed(ref({ zh: '谁', en: 'Who' }, 'member')), month: fixed(month), event: fixed(choice({ zh: '什么', en: 'What' }, targetEvents)), number: whole({ zh: '台数', en: 'Number' }, 0, 9_999),
    siteId: derived(maybe(ref({ zh: '门店', en: 'Site' }, 'site'))), teamId: derived(maybe(ref({ zh: '小组', en: 'Team' }, 'team'))),
  },
})
export const targetCalls = callsOf(target)
