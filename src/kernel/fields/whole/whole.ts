import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'

/** A whole number from min to max. */
export const whole = (label: Label, min = 0, max = 2_000_000_000): Field<number, 'need'> => ({
  kind: 'whole', label, written: 'need', nullable: false, min, max, sql: 'integer',
  schema: z.number().int().min(min).max(max), check: column => `${column} BETWEEN ${min} AND ${max}`, operators: ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'null'], sorts: true,
})
