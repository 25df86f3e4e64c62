import type { Child, Entity } from '../../kernel/entity.ts'
import type { Field, Fields } from '../../kernel/field.ts'
import { snake } from '../../kernel/names.ts'

/** A field's place in the table: wire path, column, field. A group's parts have columns of their own: want.model → want_model. */
export type Place = { path: string; column: string; field: Field; group?: string; part?: string }

/** The column of a field that has one of its own. */
export const columnNamed = (wire: string, field: Field): string => field.column ?? snake(wire)
const placed = new WeakMap<Fields, Place[]>()
export const places = (fields: Fields): Place[] => {
  let found = placed.get(fields)
  if (!found) placed.set(fields, found = placesOf(fields))
  return found
}
const placesOf = (fields: Fields): Place[] => Object.entries(fields).flatMap(([wire, field]): Place[] =>
  field.parts
    ? Object.entries(field.parts).map(([part, f]) => ({ path: `${wire}.${part}`, column: `${snake(wire)}_${snake(part)}`, field: f, group: wire, part }))
    : [{ path: wire, column: columnNamed(wire, field), field }])
export const tableOf = (e: { name: string }): string => snake(e.name)
export const childTable = (e: { name: string }, child: string): string => `${snake(e.name)}_${snake(child)}`
export const parentColumn = (e: { name: string }): string => `${snake(e.name)}_id`
export const childPlaces = (c: Child): Place[] => places(c.fields)

/** Wire values of fields as column → value, groups opened; only what is given. */
export const columnsOf = (fields: Fields, values: Record<string, unknown>): [Place, unknown][] =>
  places(fields).flatMap((place): [Place, unknown][] => {
    if (place.group !== undefined) {
      const group = values[place.group] as Record<string, unknown> | null | undefined
      if (group === null) return [[place, null]]
      return group && place.part! in group ? [[place, group[place.part!] ?? null]] : []
    }
    return place.path in values && values[place.path] !== undefined ? [[place, values[place.path]]] : []
  })
export const hasTokens = (e: Entity): boolean => (e.search?.length ?? 0) > 0
