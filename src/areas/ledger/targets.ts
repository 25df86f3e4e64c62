import { entities, entityNamed, flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field } from '../../kernel/field.ts'
import { day, flag, lines, text, time } from '../../kernel/fields/index.ts'
import type { Label } from '../../kernel/language.ts'
import { may } from '../../kernel/permission.ts'
import type { Work } from '../../server/work/work.ts'

/** A place a column can go to. `entity` owns the value, `field` reads it, `words` are what other people's sheets call it. */
export type Target = { path: string; entity: string; name: string; field: Field; label: Label; words: readonly string[]; needed: boolean; n?: number }

const createdOn = day({ zh: '建档日期', en: 'Registered on' })
const customerName = text({ zh: '客户姓名', en: 'Customer’s name' }, 60)
const phoneWords = ['电话', '手机', '手机号', '联系电话', '联系方式', '电话号码', 'phone']
/** What a reference can be found by in a sheet: people by name, customers by phone (else by name), cards by number, sites and teams by name. */
export const found = ['member', 'customer', 'prospectCard', 'site', 'team']
const part = (e: Entity, prefix: string, path: string, field: Field): Target => {
  const [first] = path.split('.')
  return {
    path: prefix + path, entity: e.name, name: path, field, label: field.label, needed: field.written === 'need',
    words: [...(e.sheet?.[path] ?? []), field.label.zh, field.label.en, ...(path.includes('.') ? [`${e.fields[first].label.zh}${field.label.zh}`, `${e.fields[first].label.zh}·${field.label.zh}`, `${e.fields[first].label.en} ${field.label.en}`] : []), ...(field.of === 'customer' ? phoneWords : [])],
  }
}
const own = (e: Entity, prefix = ''): Target[] => flatFields(e.fields)
  .filter(([path, f]) => f.written !== 'never' && e.fields[path.split('.')[0]].written !== 'never' && f.kind !== 'refs' && (f.kind !== 'ref' || found.includes(f.of!)))
  .flatMap(([path, f]): Target[] => {
    const target = part(e, prefix, path, f)
    if (f.of !== 'customer') return [target]
    return [target, { ...target, path: `${target.path}.name`, name: `${path}.name`, field: customerName, label: customerName.label, words: ['客户姓名', '姓名', '客户名称', 'name'], needed: false }]
  })
const since = (e: Entity, prefix = ''): Target => ({ path: `${prefix}createdOn`, entity: e.name, name: 'createdOn', field: createdOn, label: createdOn.label, words: [...(e.sheet?.createdOn ?? []), '登记日期', '建档日期', createdOn.label.en], needed: false })

/** Further words for a card's columns; whatever a card's change takes is a column of the ledger without standing here. */
const cardWords: Readonly<Record<string, readonly string[]>> = { level: ['级别', '意向级别', '客户级别', '等级'], 'want.model': ['意向', '意向车型', '车型', '关注车型', '意向产品'], 'want.trim': ['配置'], 'want.colour': ['颜色', '意向颜色'], 'want.budget': ['预算'], 'want.payment': ['付款方式', '付款'], 'want.use': ['用途'], rival: ['竞品', '对比车型', '竞争车型'], concerns: ['备注', '关注点', '客户需求'], decider: ['决策人'], user: ['使用人'], companions: ['同行人'], 'tradeIn.brand': ['置换', '置换品牌', '旧车'], 'tradeIn.year': ['旧车年份'], 'tradeIn.km': ['里程'] }
const milestoneFlags = { testDrive: ['试驾', '是否试驾', '试乘试驾', '试驾日期'], quote: ['报价', '是否报价', '报价日期'], order: ['下订', '是否下订', '订单', '成交', '下订日期', '订车日期'], delivery: ['交车', '是否交车', '交车日期'] } as const
const followUpParts = (n: number): Target[] => {
  const e = entityNamed('followUp')
  const at = time({ zh: `第 ${n} 次跟进时间`, en: `Follow-up ${n}, when` }), text = lines({ zh: `第 ${n} 次跟进`, en: `Follow-up ${n}` })
  const of = (name: string, field: Field, label: Label, words: readonly string[] = []): Target => ({ path: `followUp.${n}.${name}`, entity: 'followUp', name, field, label, words, needed: false, n })
  return [
    of('at', at, at.label), of('text', text, text.label, n === 1 ? ['跟进', '回访', '跟进情况', '跟进记录', '回访情况', '回访记录', '跟进内容'] : []),
    of('means', e.fields.means, { zh: `第 ${n} 次方式`, en: `Follow-up ${n}, means` }), of('result', e.fields.result, { zh: `第 ${n} 次结果`, en: `Follow-up ${n}, result` }),
  ]
}
const ledger = (groups: number): Target[] => {
  const customer = entityNamed('customer'), card = entityNamed('prospectCard')
  const cardTargets = own(card, 'prospectCard.').filter(t => t.name === 'level' || !card.fields[t.name.split('.')[0]].fixed).map(t => ({ ...t, words: [...(cardWords[t.name] ?? []), ...t.words], needed: false }))
  const ticks = Object.entries(milestoneFlags).map(([kind, words]): Target => {
    const field = flag(entityNamed('milestone').fields.kind.choices![kind])
    return { path: `milestone.${kind}`, entity: 'milestone', name: kind, field, label: field.label, words, needed: false }
  })
  return [...own(customer, 'customer.').map(t => ({ ...t, needed: t.name === 'name' })), since(customer, 'customer.'), ...cardTargets, ...ticks, ...Array.from({ length: groups }, (_, i) => followUpParts(i + 1)).flat()]
}
const kept = new Map<string, Target[]>()
/** What the columns of a file for `entity` can become; `ledger` is customer, card, follow-ups and milestones in one row (domain.md 10b). */
export const targetsOf = (name: string, groups = 20): Target[] => {
  let targets = kept.get(name)
  if (!targets) { const e = name === 'ledger' ? undefined : entityNamed(name); kept.set(name, targets = e ? [...own(e), ...(name === 'customer' ? [since(e)] : []), ...openedBy(e)] : ledger(groups)) }
  return targets
}
/** A card's create takes the channel beside its own fields: it belongs to the opening. */
const openedBy = (e: Entity): Target[] => (e.name === 'prospectCard' ? [{ ...part(entityNamed('customer'), '', 'channel', entityNamed('customer').fields.channel), entity: e.name, needed: false }] : [])
/** Entities with a sheet side, and the ledger. */
export const importable = (): string[] => ['ledger', ...[...entities().values()].filter(e => e.does.includes('import')).map(e => e.name)]
/** «card.level», «ownerId», «level» as people write them → the one path of the entity's targets. */
export const canonical = (entity: string, path: string): string => {
  if (entity !== 'ledger') return path.startsWith(`${entity}.`) ? path.slice(entity.length + 1) : path
  const aliased = path.replace(/^card\./, 'prospectCard.').replace(/^(customer|prospectCard)\.owner$/, 'customer.ownerId').replace(/^prospectCard\.(ownerId|channel)$/, 'customer.$1').replace(/^prospectCard\.openedOn$/, 'customer.createdOn')
  if (/^(customer|prospectCard|followUp|milestone)\./.test(aliased)) return aliased
  return targetsOf('ledger').find(t => t.path === `customer.${aliased}` || t.path === `prospectCard.${aliased}`)?.path ?? aliased
}
/** Rights are asked for again when the job begins: whoever lost them meanwhile brings nothing in (trust 2 #11). */
export const mayImport = (who: Work['who'], entity: string): boolean => (entity === 'ledger' ? ['customer', 'prospectCard', 'followUp'] : [entityNamed(entity).thing]).every(thing => may(who, thing, 'i'))
