import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Refusal } from '../../kernel/refusal.ts'
import { openPackage, SheetRefusal } from '../../server/sheets/index.ts'
import { agree, endingOf, kindByHead, kindByParts, type FileKind } from './file.rules.ts'

const strange = (): Refusal => new Refusal('file.type', {}, [{ pointer: '/file', code: 'file.type', says: { zh: '只收 JPEG、PNG、WebP、HEIC 图片，PDF，.xlsx、.docx，.txt 和 .csv；内容要和文件名一致。', en: 'Only JPEG, PNG, WebP and HEIC pictures, PDF, .xlsx, .docx, .txt and .csv are taken, and the content must be what the name says.' } }])
const headOf = async (path: string): Promise<Uint8Array> => {
  const handle = await open(path)
  try { const { bytesRead, buffer } = await handle.read(new Uint8Array(4096), 0, 4096, 0); return buffer.subarray(0, bytesRead) } finally { await handle.close() }
}
/** A workbook or document is judged by the directory of its zip before a byte is unpacked (trust F21 F22 F24). */
const partsOf = async (path: string): Promise<readonly string[]> => {
  try { const pack = await openPackage(path); pack.close(); return pack.parts } catch (error) { throw error instanceof SheetRefusal ? new Refusal(error.code, { ...error.params }) : error }
}
/** Whether all of it reads as text of an encoding people here use. */
const reads = async (path: string, encoding: string): Promise<boolean> => {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const part of createReadStream(path)) { if ((part as Buffer).includes(0)) return false; decoder.decode(part as Buffer, { stream: true }) }
    decoder.decode()
    return true
  } catch { return false }
}
/** What a file is, by its content; refuses what is none of ours and what its name does not say (415), and what a zip must not hold. */
export const kindOf = async (path: string, name: string): Promise<FileKind> => {
  const head = kindByHead(await headOf(path))
  const kind = head === 'zip' ? kindByParts(await partsOf(path)) : head === 'text' ? ((await reads(path, 'utf-8')) || (await reads(path, 'gb18030')) ? (endingOf(name) === 'csv' ? 'csv' : 'txt') : undefined) : head
  if (kind === undefined || !agree(kind, name)) throw strange()
  return kind
}
