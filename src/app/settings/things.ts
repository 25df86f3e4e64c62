// What the rights table is about, in words: its things, verbs and scopes.
import { entities } from '../../kernel/entity.ts'
import type { Label } from '../../kernel/language.ts'
import { readRight, type Right, type Scope, type Verb } from '../../kernel/permission.ts'

const own: Readonly<Record<string, Label>> = {
  customerAccount: { zh: '客户税号与账户', en: 'Customer tax and bank data' }, cardClosing: { zh: '审批结案', en: 'Deciding on closings' }, instruction: { zh: '下指示', en: 'Giving instructions' }, turn: { zh: '顺位', en: 'Turn list' }, morningPack: { zh: '晨会包', en: 'Morning pack' }, teamFigures: { zh: '全组合计（不带姓名）', en: 'Team totals, no names' }, target: { zh: '月目标', en: 'Monthly target' },
  figures: { zh: '数字与报表', en: 'Figures and reports' }, settings: { zh: '设置', en: 'Settings' }, audit: { zh: '审计与安全日志', en: 'Audit and security log' },
}
export const thingLabel = (thing: string): Label => own[thing] ?? entities().get(thing)?.label ?? { zh: thing, en: thing }
export const scopes: Readonly<Record<Scope, Label>> = { m: { zh: '我的', en: 'mine' }, t: { zh: '本组', en: 'team' }, s: { zh: '本店', en: 'site' }, o: { zh: '全公司', en: 'all' } }
export const verbs: Readonly<Record<Exclude<Verb, 'read'>, Label>> = { c: { zh: '建', en: 'create' }, u: { zh: '改', en: 'change' }, x: { zh: '导出', en: 'export' }, i: { zh: '导入', en: 'import' }, r: { zh: '看全号', en: 'reveal' } }
/** Several things are one where their cells read the same in every role's eyes; the cell itself as the text that is kept. */
export const cellOf = (r: Right): string => {
  const word = (verb: keyof typeof verbs): string => { const scope = r[verb]; return scope === null ? '' : scope === (r.read ?? r.masked) ? verb : `${verb}@${scope}` }
  return [r.masked && r.masked !== r.read ? `${r.masked}~` : '', r.read ?? '', ...(Object.keys(verbs) as (keyof typeof verbs)[]).map(word)].filter(Boolean).join(' ') || '-'
}
export const rightIn = (cell: string | undefined): Right => readRight(cell ?? '')
