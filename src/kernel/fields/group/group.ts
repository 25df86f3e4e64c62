import { z } from 'zod'
import type { Changes, Field, Fields, Values } from '../../field.ts'
import type { Label } from '../../language.ts'

/**
 * Fields that travel as one object (want {model, trim, …}) and lie in columns of their own (want_model).
 * Every part is optional; a change names only the parts it changes.
 */
export const group = <F extends Fields>(label: Label, parts: F): Field<Partial<Values<F>>, 'may'> => ({
  kind: 'group', label, written: 'may', nullable: false, parts, sql: '', operators: [], sorts: false, initial: {} as Partial<Values<F>>,
  schema: z.strictObject(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.schema.nullable().optional()]))) as unknown as z.ZodType<Changes<F>>,
}) as unknown as Field<Partial<Values<F>>, 'may'>
