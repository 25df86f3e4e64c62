import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'
import { readDay, type Day } from '../../time.ts'

const real = (value: string) => readDay(value) !== undefined && value >= '1900-01-01' && value <= '2199-12-31'
export const daySchema: z.ZodType<Day> = z.string().max(10, { params: { code: 'field.type' } } as never).refine(real, { params: { code: 'field.type' } })

/** A calendar day. */
export const day = (label: Label): Field<Day, 'need'> => ({
  kind: 'day', label, written: 'need', nullable: false, schema: daySchema, sql: 'date', operators: ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'null'], sorts: true,
})
