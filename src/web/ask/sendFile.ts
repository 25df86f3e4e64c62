import { Problem, offline } from '../../kernel/client.ts'
import { languageNow } from '../language/language.ts'
import { newKey } from './ask.ts'

/** Sends a file with what belongs to it; the one kind of call that is no JSON. Throws a Problem. */
export const sendFile = async <T>(path: string, file: File, fields: Readonly<Record<string, string | undefined>> = {}): Promise<T> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value)
  body.set('file', file)
  let answer: Response
  try { answer = await fetch(`/api/v1${path}`, { method: 'POST', body, credentials: 'same-origin', headers: { accept: 'application/json', 'accept-language': languageNow(), 'idempotency-key': newKey() } }) } catch { throw offline() }
  const read = await answer.json().catch(() => ({})) as Record<string, unknown>
  if (!answer.ok) throw new Problem(answer.status, read)
  return read as T
}
