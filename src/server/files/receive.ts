import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Busboy from '@fastify/busboy'
import { Refusal, refuse } from '../../kernel/refusal.ts'

/** Where a file lies while it is read: a name of ours, readable by us alone (trust 5.3.2). */
export const temporary = (what: 'upload' | 'import' | 'export'): string => join(tmpdir(), `chenxi-${what}-${randomUUID()}`)

/** Uploads stop before a disk is full, so that everything else goes on (trust X09); `code` is the 503 the room says it with. */
export const demandRoom = async (code: string, folders: readonly string[] = []): Promise<void> => {
  for (const folder of [tmpdir(), ...folders]) {
    const disk = await statfs(folder).catch(() => undefined)
    if (disk && disk.bavail * disk.bsize < Math.max(200 << 20, Math.min(2 * 2 ** 30, (disk.blocks * disk.bsize) / 10))) refuse(code)
  }
}
/** The person's own name for a file as we keep it: no way through folders, no signs that turn or hide what follows. */
export const cleanName = (given: string): string => (given.normalize('NFC').split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim().slice(-200)

export type Received = { name: string; bytes: number; fields: Readonly<Record<string, string>> }
const missing = (name: string): Refusal => new Refusal('field.invalid', {}, [{ pointer: `/${name}`, code: 'field.required' }])
/** One `file` out of a multipart body, written to `path` as it comes, with the fields beside it; past `limit` bytes it is refused and the rest is not kept (trust F28). */
export const receive = (request: IncomingMessage, path: string, limit: number): Promise<Received> => new Promise((resolve, reject) => {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) { request.resume(); reject(new Refusal('file.type', { kind: 'other' })); return }
  let parser: ReturnType<typeof Busboy>
  try { parser = Busboy({ headers: request.headers as never, limits: { files: 1, fields: 10, fileSize: limit, fieldSize: 1_000 } }) } catch { request.resume(); reject(new Refusal('request.malformed')); return }
  const fields: Record<string, string> = {}
  let name = '', bytes = 0, written: Promise<void> | undefined, failed = false
  const fail = (error: Refusal): void => { if (failed) return; failed = true; request.unpipe(parser); request.resume(); reject(error) }
  parser.on('field', (field, value) => { fields[field] = value })
  parser.on('file', (field, stream, given) => {
    if (field !== 'file') { stream.resume(); return }
    name = cleanName(given ?? '') || 'file'
    const out = createWriteStream(path, { mode: 0o600, flags: 'wx' })
    stream.on('data', (part: Buffer) => { bytes += part.length })
    stream.on('limit', () => { out.destroy(); fail(new Refusal('request.tooLarge', { limit: `${limit >> 20} MB` })) })
    written = new Promise((done, broken) => { out.on('finish', done); out.on('error', broken); out.on('close', done) })
    stream.pipe(out)
  })
  parser.on('finish', () => {
    if (failed) return
    if (!written) { reject(missing('file')); return }
    written.then(() => resolve({ name, bytes, fields }), () => reject(new Refusal('server.busy')))
  })
  parser.on('error', () => fail(new Refusal('request.malformed')))
  request.on('aborted', () => fail(new Refusal('request.malformed')))
  request.pipe(parser)
})
