import type { IncomingMessage } from 'node:http'
import { Refusal } from '../../kernel/refusal.ts'
import { receive } from '../../server/files/receive.ts'
import { encodings, limits, separators, type Encoding, type Separator } from '../../server/sheets/index.ts'

export type Uploaded = { fileName: string; entity: string; bytes: number; choices: { encoding?: Encoding; separator?: Separator } }
const missing = (name: string): Refusal => new Refusal('field.invalid', {}, [{ pointer: `/${name}`, code: 'field.required' }])
const strange = (name: string): Refusal => new Refusal('field.invalid', {}, [{ pointer: `/${name}`, code: 'field.choice' }])

/** The sheet out of a multipart body, with the entity it is for and what its sender says of its text. */
export const upload = async (request: IncomingMessage, path: string): Promise<Uploaded> => {
  const { name, bytes, fields } = await receive(request, path, limits.fileBytes)
  if (!fields.entity) throw missing('entity')
  if (fields.encoding && !encodings.includes(fields.encoding as Encoding)) throw strange('encoding')
  if (fields.separator && !separators.includes(fields.separator as Separator)) throw strange('separator')
  const choices = { ...(fields.encoding ? { encoding: fields.encoding as Encoding } : {}), ...(fields.separator ? { separator: fields.separator as Separator } : {}) }
  return { fileName: name, entity: fields.entity, bytes, choices }
}
