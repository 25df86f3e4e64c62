import type { Call } from '../../kernel/call.ts'
import { Problem } from '../../kernel/client.ts'
import type { Entity } from '../../kernel/entity.ts'
import { flatFields } from '../../kernel/entity.ts'
import { ask } from '../ask/ask.ts'
import { toast } from '../kit/Toast.tsx'
import { languageNow, sayNow } from '../language/language.ts'
import type { Column } from './columns.tsx'

/** Hands a file the server made to the browser's downloads. */
export const saveBlob = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob), link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
/** Export = what I see: the same conditions, order and columns. Logged by the server. */
export const exportList = async (call: unknown, question: Record<string, unknown>, columns: readonly Column[], e: Entity, as: { format: 'xlsx' | 'csv'; phones: 'masked' | 'full' } = { format: 'xlsx', phones: 'masked' }): Promise<void> => {
  const shown = new Set(columns.map(c => c.key))
  const paths = flatFields(e.fields).map(([path]) => path).filter(path => shown.has(path.split('.')[0]) && e.list.includes(path.split('.')[0]))
  try {
    saveBlob(await ask(call as Call<Record<string, unknown>, Blob>, { ...question, ...as, columns: paths }), `${e.label[languageNow()]}.${as.format}`)
    toast.done(sayNow({ zh: '已导出，这次导出有记录。', en: 'Exported; this export is logged.' }))
  } catch (error) { if (error instanceof Problem) toast.no(error); else throw error }
}
