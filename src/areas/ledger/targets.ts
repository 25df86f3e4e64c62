import { entities, entityNamed, flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field } from '../../kernel/field.ts'
import { day, flag, lines, time } from '../../kernel/fields/index.ts'
import type { Label } from '../../kernel/language.ts'

/** A place a column can go to. `entity` owns the value, `field` reads it, `words` are what other people's sheets call it. */
export type Target = { path: string; entity: string; name: string; field: Field; label: Label; words: readonly string[]; needed: boolean; n?: number }

const createdOn = day({ zh: '建档日期', en: 'Registered on' })
const part = (e: Entity, prefix: string, path: string, field: Field): Target => {
  const [first] = path.split('.')
  const label = path.includes('.') ? { zh: field.label.zh, en: field.label.en } : field.label
  return { path: prefix + path, entity: e.name, name: path, field, label, words: [...(e.sheet?.[path] ?? []), field.label.zh, field.label.en, ...(path.includes('.') ? [`${e.fields[first].label.zh}${field.label.zh}`] : [])], needed: field.written === 'need' }
}
const own = (e: Entity, prefix = ''): Target[] => flatFields(e.fields).filter(([path, f]) => f.written !== 'never' && e.fields[path.split('.')[0]].written !== 'never' && (f.kind !== 'refs')).map(([path, f]) => part(e, prefix, path, f))
const since = (e: Entity, prefix = ''): Target => ({ path: `${prefix}createdOn`, entity: e.name, name: 'createdOn', field: createdOn, label: createdOn.label, words: [...(e.sheet?.createdOn ?? []), '登记日期', '建档日期'], needed: false })

const cardWords: Readonly<Record<string, readonly string[]>> = { level: ['级别', '意向级别', '客户级别', '等级'], 'want.model': ['意向', '意向车型', '车型', '关注车型', '意向产品'], 'want.trim': ['配置'], 'want.colour': ['颜色', '意向颜色'], 'want.budget': ['预算'], 'want.payment': ['付款方式', '付款'], 'want.use': ['用途'], rival: ['竞品', '对比车型', '竞争车型'], concerns: ['备注', '关注点', '客户需求'], decider: ['决策人'], user: ['使用人'], companions: ['同行人'], 'tradeIn.brand': ['置换', '置换品牌', '旧车'], 'tradeIn.year': ['旧车年份'], 'tradeIn.km': ['里程'] }
const milestoneFlags = { testDrive: ['试驾', '是否试驾', '试乘试驾'], quote: ['报价', '是否报价'], order: ['下订', '是否下订', '订单', '成交'], delivery: ['交车', '是否交车'] } as const
const followUpParts = (n: number): Target[] => {
  const e = entityNamed('followUp')
  const at = time({ zh: `第 ${n} 次跟进时间`, en: `Follow-up ${n}, when` }), text = lines({ zh: `第 ${n} 次跟进`, en: `Follow-up ${n}` })
  return [
    { path: `followUp.${n}.at`, entity: 'followUp', name: 'at', field: at, label: at.label, words: [], needed: false, n },
    { path: `followUp.${n}.text`, entity: 'followUp', name: 'text', field: text, label: text.label, words: n === 1 ? ['跟进', '回访', '跟进情况', '跟进记录', '回访情况'] : [], needed: false, n },
    { path: `followUp.${n}.means`, entity: 'followUp', name: 'means', field: e.fields.means, label: { zh: `第 ${n} 次方式`, en: `Follow-up ${n}, means` }, words: [], needed: false, n },
    { path: `followUp.${n}.result`, entity: 'followUp', name: 'result', field: e.fields.result, label: { zh: `第 ${n} 次结果`, en: `Follow-up ${n}, result` }, words: [], needed: false, n },
  ]
}
/** What the columns of a file for `entity` can become; `ledger` is customer, card, follow-ups and milestones in one row (domain.md 10b). */
export const targetsOf = (name: string, groups = 12): Target[] => {
  if (name !== 'ledger') { const e = entityNamed(name); return [...own(e), ...(name === 'customer' ? [since(e)] : [])] }
  const customer = entityNamed('customer'), card = entityNamed('prospectCard')
  const cardTargets = own(card, 'prospectCard.').filter(t => t.name in cardWords).map(t => ({ ...t, words: [...cardWords[t.name], ...t.words], needed: false }))
  const ticks = Object.entries(milestoneFlags).map(([kind, words]): Target => {
    const field = flag(entityNamed('milestone').fields.kind.choices![kind])
    return { path: `milestone.${kind}`, entity: 'milestone', name: kind, field, label: field.label, words, needed: false }
  })
  return [...own(customer, 'customer.').map(t => ({ ...t, needed: t.name === 'name' })), since(customer, 'customer.'), ...cardTargets, ...ticks, ...Array.from({ length: groups }, (_, i) => followUpParts(i + 1)).flat()]
}
/** Entities with a sheet side, and the ledger. */
export const importable = (): string[] => ['ledger', ...[...entities().values()].filter(e => e.does.includes('import')).map(e => e.name)]
/** «card.level», «ownerId», «level» as people write them → the one path of the entity's targets. */
export const canonical = (entity: string, path: string): string => {
  if (entity !== 'ledger') return path.startsWith(`${entity}.`) ? path.slice(entity.length + 1) : path
  const aliased = path.replace(/^card\./, 'prospectCard.').replace(/^(customer|prospectCard)\.owner$/, 'customer.ownerId').replace(/^prospectCard\.(ownerId|channel)$/, 'customer.$1').replace(/^prospectCard\.openedOn$/, 'customer.createdOn')
  if (/^(customer|prospectCard|followUp|milestone)\./.test(aliased)) return aliased
  return targetsOf('ledger').find(t => t.path === `customer.${aliased}` || t.path === `prospectCard.${aliased}`)?.path ?? aliased
}
