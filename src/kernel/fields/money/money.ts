import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'
import { readMoney, type Money } from '../../money.ts'

/** An amount of at least 0, decimal text on the wire, numeric(14,2) in the table (NaN passes a plain check, trust.md 1.3). */
export const money = (label: Label): Field<Money, 'need'> => ({
  kind: 'money', label, written: 'need', nullable: false, sql: 'numeric(14,2)', operators: ['eq', 'gt', 'gte', 'lt', 'lte', 'null'], sorts: true,
  schema: z.string().max(20, { params: { code: 'field.type' } } as never).transform((value, ctx) => {
    const amount = readMoney(value)
    if (amount === undefined || amount.startsWith('-')) { ctx.addIssue({ code: 'custom', params: { code: amount === undefined ? 'field.type' : 'field.range' } }); return z.NEVER }
    return amount
  }) as unknown as z.ZodType<Money>,
  check: column => `${column} <> 'NaN' AND ${column} >= 0`,
})
