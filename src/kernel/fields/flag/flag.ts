import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'

/** Yes or no. */
export const flag = (label: Label): Field<boolean, 'need'> => ({
  kind: 'flag', label, written: 'need', nullable: false, schema: z.boolean(), sql: 'boolean', operators: ['eq', 'null'], sorts: true,
})
