import { Problem, offline } from '../../kernel/client.ts'
import { newKey } from '../../web/ask/ask.ts'
import { languageNow } from '../../web/language/language.ts'
import type { ImportRun } from './import.ts'

/** Sends a file with what it is for; the one call that is no JSON. Throws a Problem. */
export const uploadFile = async (file: File, entity: string, encoding?: string): Promise<ImportRun> => {
  const body = new FormData()
  body.set('entity', entity)
  if (encoding) body.set('encoding', encoding)
  body.set('file', file)
  let answer: Response
  try { answer = await fetch('/api/v1/imports', { method: 'POST', body, credentials: 'same-origin', headers: { accept: 'application/json', 'accept-language': languageNow(), 'idempotency-key': newKey() } }) } catch { throw offline() }
  const read = await answer.json().catch(() => ({})) as Record<string, unknown>
  if (!answer.ok) throw new Problem(answer.status, read)
  return read as unknown as ImportRun
}
