import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'
import { textSchema } from '../text/text.ts'

/** Short words without order (tags). */
export const words = (label: Label, most = 20): Field<string[], 'need'> => ({
  kind: 'words', label, written: 'need', nullable: false, max: most, sql: 'text[]', operators: [], sorts: false,
  schema: z.array(textSchema(30)).max(most) as unknown as z.ZodType<string[]>,
})
