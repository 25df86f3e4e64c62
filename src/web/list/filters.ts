// Conditions of a list live in its address under the names the API has: level.in=H,A · createdAt.gte=… · ownerId=…
import { flatFields, type Entity } from '../../kernel/entity.ts'
import type { Field } from '../../kernel/field.ts'
import { time } from '../../kernel/fields/index.ts'
import type { Label } from '../../kernel/language.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import { daysOf } from './ranges.ts'

export type Filterable = { path: string; field: Field; label: Label }
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
