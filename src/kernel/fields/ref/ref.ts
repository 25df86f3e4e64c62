import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'

export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { params: { code: 'field.type' } } as never)

/** The id of another entity's row; travels with `x: {id, label}` beside it. The writer must be able to see the row it points to. */
export const ref = (label: Label, of: string): Field<string, 'need'> => ({
  kind: 'ref', label, written: 'need', nullable: false, of, schema: idSchema, sql: 'uuid', operators: ['eq', 'in', 'null'], sorts: false,
})
/** Ids of several rows, in order. */
export const refs = (label: Label, of: string, most = 50): Field<string[], 'need'> => ({
  kind: 'refs', label, written: 'need', nullable: false, of, max: most, sql: 'uuid[]', operators: [], sorts: false,
  schema: z.array(idSchema).max(most).refine(list => new Set(list).size === list.length, { params: { code: 'field.choice' } }) as unknown as z.ZodType<string[]>,
})
