import { z } from 'zod'
import type { Field } from '../../field.ts'
import type { Label } from '../../language.ts'

/** Direction overrides (trust T10) and control characters other than line breaks and tabs have no place in what people type. */
const stray = /[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g
const broken = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** Characters as a reader counts them. */
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
export const lengthOf = (text: string): number => {
  if (text.length < 20) return [...graphemes.segment(text)].length
  let n = 0
  for (const _ of graphemes.segment(text)) n++
  return n
}
/** NFC, direction marks off, outer blanks (ideographic ones too) off. */
export const tidy = (text: string): string => text.normalize('NFC').replace(stray, '').trim()

/** Text of at most `max` characters as a reader counts them; PostgreSQL cannot store NUL or half a pair (trust T07 T08). */
export const textSchema = (max: number): z.ZodType<string> =>
  z.string().max(max * 16, { params: { code: 'field.tooLong', max } } as never).transform((value, ctx) => {
    if (broken.test(value)) { ctx.addIssue({ code: 'custom', params: { code: 'field.type' } }); return z.NEVER }
    const text = tidy(value)
    if (text === '') { ctx.addIssue({ code: 'custom', params: { code: 'field.required' } }); return z.NEVER }
    if (lengthOf(text) > max) { ctx.addIssue({ code: 'custom', params: { code: 'field.tooLong', max } }); return z.NEVER }
    return text
  }) as unknown as z.ZodType<string>

const field = (label: Label, max: number, lines: boolean): Field<string, 'need'> => ({
  kind: 'text', label, written: 'need', nullable: false, schema: textSchema(max), sql: 'text', max, lines,
  check: column => `char_length(${column}) BETWEEN 1 AND ${max * 16}`, operators: ['eq', 'in', 'null'], sorts: true,
})
/** One line of text, at most `max` characters. */
export const text = (label: Label, max = 200): Field<string, 'need'> => field(label, max, false)
/** Text over several lines. */
export const lines = (label: Label, max = 2000): Field<string, 'need'> => field(label, max, true)
