import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'
import type { Clock } from '../../time.ts'

const form = '^([01][0-9]|2[0-3]):[0-5][0-9]$'
/** A wall-clock time, HH:mm, kept as text so that no zone can move it. */
export const clock = (label: Label): Field<Clock, 'need'> => ({
  kind: 'clock', label, written: 'need', nullable: false, sql: 'text', schema: z.string().regex(new RegExp(form), { params: { code: 'field.type' } } as never) as z.ZodType<Clock>,
  check: column => `${column} ~ '${form}'`, operators: ['eq', 'gt', 'gte', 'lt', 'lte', 'null'], sorts: true,
})
