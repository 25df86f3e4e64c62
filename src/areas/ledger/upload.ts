import type { IncomingMessage } from 'node:http'
import Busboy from '@fastify/busboy'
import { Refusal } from '../../kernel/refusal.ts'
import { limits } from '../../server/sheets/index.ts'

/** One file and the entity it is for, out of a multipart body; 413 past 20 MB, the rest of the body is not read. */
export const upload = (request: IncomingMessage): Promise<{ bytes: Buffer; fileName: string; entity: string }> => new Promise((resolve, reject) => {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) { reject(new Refusal('file.type', { kind: 'other' })); return }
  let parser: ReturnType<typeof Busboy>
  try { parser = Busboy({ headers: request.headers as never, limits: { files: 1, fields: 10, fileSize: limits.fileBytes, fieldSize: 1_000 } }) } catch { reject(new Refusal('request.malformed')); return }
  let entity = '', fileName = '', tooLarge = false
  const parts: Buffer[] = []
  let seen = false
  const fail = (error: Refusal): void => { request.unpipe(parser); request.resume(); reject(error) }
  parser.on('field', (name, value) => { if (name === 'entity') entity = value })
  parser.on('file', (_name, stream, name) => {
    seen = true
    fileName = (name ?? 'file').normalize('NFC').replace(/[\u0000-\u001f]/g, '').slice(-200)
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('limit', () => { tooLarge = true; parts.length = 0; fail(new Refusal('request.tooLarge', { limit: '20 MB' })) })
  })
  parser.on('finish', () => {
    if (tooLarge) return
    if (!seen) { reject(new Refusal('field.invalid', {}, [{ pointer: '/file', code: 'field.required' }])); return }
    if (!entity) { reject(new Refusal('field.invalid', {}, [{ pointer: '/entity', code: 'field.required' }])); return }
    resolve({ bytes: Buffer.concat(parts), fileName, entity })
  })
  parser.on('error', () => fail(new Refusal('request.malformed')))
  request.on('aborted', () => reject(new Refusal('request.malformed')))
  request.pipe(parser)
})
