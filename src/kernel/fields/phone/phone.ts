import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'
import { isMasked, readPhone } from '../../phone.ts'

export const phoneSchema: z.ZodType<string> = z.string().max(60, { params: { code: 'field.type' } } as never).transform((value, ctx) => {
  const code = isMasked(value) ? 'field.masked' : readPhone(value) === undefined ? 'field.type' : undefined
  if (code) { ctx.addIssue({ code: 'custom', params: { code } }); return z.NEVER }
  return readPhone(value)!
}) as unknown as z.ZodType<string>

/** A phone: digits in the table, masked on the wire (138****1234), equality only. */
export const phone = (label: Label): Field<string, 'need'> => ({
  kind: 'phone', label, written: 'need', nullable: false, schema: phoneSchema, sql: 'text', personal: 'phone',
  check: column => `${column} ~ '^[0-9]{5,20}$'`, operators: ['eq', 'in', 'null'], sorts: false,
})
/** Further phones of one person. */
export const phones = (label: Label, most = 5): Field<string[], 'need'> => ({
  kind: 'phones', label, written: 'need', nullable: false, schema: z.array(phoneSchema).max(most) as unknown as z.ZodType<string[]>,
  sql: 'text[]', personal: 'phone', max: most, operators: [], sorts: false,
})
