import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'

/** One of named choices; the table checks them too. */
export const choice = <K extends string>(label: Label, choices: Readonly<Record<K, Label>>): Field<K, 'need'> => {
  const keys = Object.keys(choices) as [K, ...K[]]
  return {
    kind: 'choice', label, written: 'need', nullable: false, choices, schema: z.enum(keys) as unknown as z.ZodType<K>, sql: 'text',
    check: column => `${column} IN (${keys.map(k => `'${k}'`).join(', ')})`, operators: ['eq', 'in', 'null'], sorts: true,
  }
}
/** Several of named choices, in the order given, none twice. */
export const choices = <K extends string>(label: Label, of: Readonly<Record<K, Label>>): Field<K[], 'need'> => {
  const keys = Object.keys(of) as [K, ...K[]]
  return {
    kind: 'choices', label, written: 'need', nullable: false, choices: of, sql: 'text[]',
    schema: z.array(z.enum(keys)).max(keys.length).refine(list => new Set(list).size === list.length, { params: { code: 'field.choice' } }) as unknown as z.ZodType<K[]>,
    check: column => `${column} <@ ARRAY[${keys.map(k => `'${k}'`).join(', ')}]::text[]`, operators: [], sorts: false,
  }
}
