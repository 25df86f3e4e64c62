// Conditions of a list live in its address under the names the API has: level.in=H,A · createdAt.gte=… · ownerId=…
import { flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field } from '../../kernel/field.ts'
import { time } from '../../kernel/fields/index.ts'
import type { Label } from '../../kernel/language.ts'
import { addDays, firstOfMonth, startOfDay } from '../../kernel/time.ts'

export type Filterable = { path: string; field: Field; label: Label }
/** Ranges of days said in words; they move with today. */
export const ranges: Readonly<Record<string, Label>> = {
  today: { zh: '今天', en: 'Today' }, yesterday: { zh: '昨天', en: 'Yesterday' }, tomorrow: { zh: '明天', en: 'Tomorrow' }, last7: { zh: '近 7 天', en: 'Last 7 days' }, last30: { zh: '近 30 天', en: 'Last 30 days' }, last90: { zh: '近 90 天', en: 'Last 90 days' },
  month: { zh: '本月', en: 'This month' }, past: { zh: '已过', en: 'Past' }, next7: { zh: '后 7 天', en: 'Next 7 days' },
}
export const daysOf = (range: string, today: string): { from?: string; to?: string } => {
  switch (range) {
    case 'today': return { from: today, to: today }
    case 'yesterday': return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'tomorrow': return { from: addDays(today, 1), to: addDays(today, 1) }
    case 'last7': return { from: addDays(today, -6), to: today }
    case 'last30': return { from: addDays(today, -29), to: today }
    case 'last90': return { from: addDays(today, -89), to: today }
    case 'month': return { from: firstOfMonth(today), to: today }
    case 'past': return { to: addDays(today, -1) }
    case 'next7': return { from: today, to: addDays(today, 6) }
    default: { const found = /^(\d{4}-\d{2}-\d{2})?_(\d{4}-\d{2}-\d{2})?$/.exec(range); return found ? { from: found[1], to: found[2] } : {} }
  }
}
/** What a list can be narrowed by: its fields that compare, and when it was made and changed. */
export const filterables = (e: Entity, only?: readonly string[]): Filterable[] => {
  const all: Filterable[] = [
    ...flatFields(e.fields).filter(([, f]) => f.operators.length > 0 && f.personal === undefined && !(f.kind === 'text' && f.lines)).map(([path, field]) => { const [first] = path.split('.'); return { path, field, label: path === first ? field.label : { zh: `${e.fields[first].label.zh} ${field.label.zh}`, en: `${e.fields[first].label.en}: ${field.label.en.toLowerCase()}` } } }),
    { path: 'createdAt', field: time({ zh: '建档', en: 'Created' }), label: { zh: '建档', en: 'Created' } },
  ]
  return only ? only.flatMap(p => all.find(f => f.path === p) ?? []) : all
}
/** The conditions of an address as a list call takes them; days become instants on the site's clock where the field is one. */
export const askedBy = (of: readonly Filterable[], asked: Readonly<Record<string, string>>, today: string, zone: string): Record<string, unknown> => {
  const made: Record<string, unknown> = {}
  for (const { path, field } of of) {
    for (const key of [path, `${path}.in`, `${path}.null`, `${path}.gte`, `${path}.lte`]) if (asked[key] !== undefined) made[key] = asked[key]
    const range = asked[`${path}.is`]
    if (range === undefined) continue
    const { from, to } = daysOf(range, today)
    if (field.kind === 'instant') { if (from) made[`${path}.gte`] = startOfDay(from, zone); if (to) made[`${path}.lt`] = startOfDay(addDays(to, 1), zone) } else { if (from) made[`${path}.gte`] = from; if (to) made[`${path}.lte`] = to }
  }
  return made
}
/** Every name of an address that belongs to one condition. */
export const namesOf = (path: string): string[] => [path, `${path}.in`, `${path}.null`, `${path}.gte`, `${path}.lte`, `${path}.is`]
