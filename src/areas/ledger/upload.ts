import { createWriteStream } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import Busboy from '@fastify/busboy'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { encodings, limits, separators, type Encoding, type Separator } from '../../server/sheets/index.ts'

export type Uploaded = { fileName: string; entity: string; bytes: number; choices: { encoding?: Encoding; separator?: Separator } }
const missing = (name: string): Refusal => new Refusal('field.invalid', {}, [{ pointer: `/${name}`, code: 'field.required' }])
const strange = (name: string): Refusal => new Refusal('field.invalid', {}, [{ pointer: `/${name}`, code: 'field.choice' }])

/** Uploads stop before the disk is full, so that everything else goes on (trust X09). */
export const demandRoom = async (): Promise<void> => {
  const disk = await statfs(tmpdir()).catch(() => undefined)
  if (!disk) return
  const free = disk.bavail * disk.bsize, all = disk.blocks * disk.bsize
  if (free < Math.max(200 << 20, Math.min(2 * 2 ** 30, all / 10))) refuse('import.diskFull')
}
/** One file out of a multipart body, written to `path` as it comes, with the entity it is for; past 20 MB it is refused and the rest is not kept (trust F28). */
export const upload = (request: IncomingMessage, path: string): Promise<Uploaded> => new Promise((resolve, reject) => {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) { request.resume(); reject(new Refusal('file.type', { kind: 'other' })); return }
  let parser: ReturnType<typeof Busboy>
  try { parser = Busboy({ headers: request.headers as never, limits: { files: 1, fields: 10, fileSize: limits.fileBytes, fieldSize: 1_000 } }) } catch { request.resume(); reject(new Refusal('request.malformed')); return }
  const fields: Record<string, string> = {}
  let fileName = '', bytes = 0, written: Promise<void> | undefined, failed = false
  const fail = (error: Refusal): void => { if (failed) return; failed = true; request.unpipe(parser); request.resume(); reject(error) }
  parser.on('field', (name, value) => { fields[name] = value })
  parser.on('file', (name, stream, given) => {
    if (name !== 'file') { stream.resume(); return }
    fileName = (given ?? 'file').normalize('NFC').replace(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/g, '').slice(-200) || 'file'
    const out = createWriteStream(path, { mode: 0o600, flags: 'wx' })
    stream.on('data', (part: Buffer) => { bytes += part.length })
    stream.on('limit', () => { out.destroy(); fail(new Refusal('request.tooLarge', { limit: '20 MB' })) })
    written = new Promise((done, broken) => { out.on('finish', done); out.on('error', broken); out.on('close', done) })
    stream.pipe(out)
  })
  parser.on('finish', () => {
    if (failed) return
    if (!written) { reject(missing('file')); return }
    if (!fields.entity) { reject(missing('entity')); return }
    if (fields.encoding && !encodings.includes(fields.encoding as Encoding)) { reject(strange('encoding')); return }
    if (fields.separator && !separators.includes(fields.separator as Separator)) { reject(strange('separator')); return }
    const choices = { ...(fields.encoding ? { encoding: fields.encoding as Encoding } : {}), ...(fields.separator ? { separator: fields.separator as Separator } : {}) }
    written.then(() => resolve({ fileName, entity: fields.entity, bytes, choices }), () => reject(new Refusal('server.busy')))
  })
  parser.on('error', () => fail(new Refusal('request.malformed')))
  request.on('aborted', () => fail(new Refusal('request.malformed')))
  request.pipe(parser)
})
