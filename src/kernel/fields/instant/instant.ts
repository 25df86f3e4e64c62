import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'
import { readInstant, type Instant } from '../../time.ts'

export const instantSchema: z.ZodType<Instant> = z.string().max(40, { params: { code: 'field.type' } } as never).transform((value, ctx) => {
  const instant = readInstant(value)
  if (instant === undefined || instant < '1900' || instant > '2200') { ctx.addIssue({ code: 'custom', params: { code: 'field.type' } }); return z.NEVER }
  return instant
}) as unknown as z.ZodType<Instant>

/** A point in time, ISO 8601 with offset on the way in, UTC with milliseconds on the way out. */
export const time = (label: Label): Field<Instant, 'need'> => ({
  kind: 'instant', label, written: 'need', nullable: false, schema: instantSchema, sql: 'timestamptz(3)', operators: ['eq', 'gt', 'gte', 'lt', 'lte', 'null'], sorts: true,
})
