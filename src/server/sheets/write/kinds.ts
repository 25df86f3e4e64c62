/** What is written: columns with a kind, rows of plain values. Text is always text, whatever it looks like (trust F32). */
import type { Language } from '../../../kernel/language.ts'

/** money and number take numbers or decimal text; day YYYY-MM-DD; instant «YYYY-MM-DD HH:mm[:ss]» in the reader's zone; flag true/false. */
export type OutputKind = 'text' | 'number' | 'whole' | 'money' | 'day' | 'instant' | 'flag'
export type OutputValue = string | number | boolean | null | undefined
export type OutputColumn = { label: string; kind: OutputKind; /** Added up in a last row. */ sum?: boolean; /** In characters; else by content. */ width?: number }
export type Output = {
  sheet: string
  columns: readonly OutputColumn[]
  rows: AsyncIterable<readonly OutputValue[]> | Iterable<readonly OutputValue[]>
  language: Language
  /** A second sheet: what was filtered, who exported, when. */
  notes?: readonly (readonly [label: string, value: string])[]
}
/** A bad row of an import: its cells as they were read, and why it stayed out. */
export type ErrorRow = { cells: readonly import('../kinds.ts').Cell[]; reason: string }

export const words = {
  notes: { zh: '说明', en: 'Notes' }, sum: { zh: '合计', en: 'Total' }, yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' },
  reason: { zh: '原因', en: 'Reason' }, errors: { zh: '错误行', en: 'Rows with errors' },
} as const
