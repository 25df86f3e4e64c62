import type { Entity } from '../../kernel/entity.ts'
import { kebab } from '../../kernel/names.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** A constraint's «no» as a refusal: constraints are named so that their name tells what was broken. */
export const broken = (e: Entity, error: unknown): unknown => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505') return new Refusal(`${kebab(e.name)}.duplicate`)
  if (code === '23503') return new Refusal('field.invalid', {}, [{ pointer: fieldOf(constraint), code: 'field.reference' }])
  if (code === '23514') return new Refusal('field.invalid', {}, [{ pointer: fieldOf(constraint), code: 'field.range' }])
  if (code === '42501') return new Refusal('day.sealed')
  return error
}
const fieldOf = (constraint: string | undefined): string => {
  const column = constraint?.split('__')[1]
  return column ? '/' + column.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase()) : ''
}
