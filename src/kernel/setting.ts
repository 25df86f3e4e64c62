import { child, entity, type Child, type Entity } from './entity.ts'
import type { Field, Fields, Values } from './field.ts'
import { day } from './fields/index.ts'
import type { Label } from './language.ts'
import { kebab } from './names.ts'

/** A setting effective from a day: every version is a row, its facts are child rows; nothing is ever overwritten. */
export type Setting<F extends Fields = Fields> = { readonly entity: Entity<{ effectiveOn: Field<string, 'need'> }, { rows: Child<F, false> }>; readonly fields: F; readonly label: Label; readonly defaults: readonly Partial<Values<F>>[] }

const known = new Map<string, Setting>()
/** Every versioned setting declared so far, by name. */
export const settings = (): ReadonlyMap<string, Setting> => known

/** Declares a versioned setting with what holds where an organisation has said nothing (domain.md: numbers are defaults, not constants). */
export const setting = <F extends Fields>(name: string, label: Label, fields: F, defaults: readonly Partial<Values<F>>[]): Setting<F> => {
  const made: Setting<F> = {
    entity: entity(name, {
      label, thing: 'settings', path: kebab(name), title: 'effectiveOn', list: ['effectiveOn'], sort: '-effectiveOn', unique: [['effectiveOn']], sees: { everyone: true }, does: ['create'],
      fields: { effectiveOn: day({ zh: '自哪天起', en: 'Effective from' }) },
      children: { rows: child({ zh: '内容', en: 'Content' }, fields, { inline: true }) },
    }),
    fields, label, defaults,
  }
  known.set(name, made as unknown as Setting)
  return made
}
