/** What a file really is, by its bytes (trust F01 F03 F04 F31): the name only ever narrows. */
import { open } from 'node:fs/promises'
import type { SheetFile } from './kinds.ts'
import { limits } from './kinds.ts'
import { SheetRefusal } from './problems.ts'

const starts = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte)
const wellKnown: readonly [kind: string, ...bytes: number[]][] = [
  ['pdf', 0x25, 0x50, 0x44, 0x46], ['picture', 0x89, 0x50, 0x4e, 0x47], ['picture', 0xff, 0xd8, 0xff], ['picture', 0x47, 0x49, 0x46, 0x38],
  ['archive', 0x52, 0x61, 0x72, 0x21], ['archive', 0x37, 0x7a, 0xbc, 0xaf], ['archive', 0x1f, 0x8b], ['picture', 0x42, 0x4d, 0x00], ['binary', 0x7f, 0x45, 0x4c, 0x46], ['binary', 0x4d, 0x5a, 0x90],
]
const readable = new Set(['xlsx', 'xlsm', 'xls', 'csv', 'tsv', 'txt'])
const extensionOf = (name: string): string => /\.([^.\\/]+)$/.exec(name.normalize('NFKC').trim())?.[1]?.toLowerCase() ?? ''

/** The first bytes as text, whatever their encoding: good enough to see markup. */
const asText = (head: Buffer): string => {
  if (starts(head, 0xff, 0xfe)) return head.toString('utf16le', 2)
  if (starts(head, 0xfe, 0xff)) return Buffer.from(head.subarray(2, head.length & ~1)).swap16().toString('utf16le')
  return head.toString('latin1').replace(/^\xef\xbb\xbf/, '')
}
/** UTF-16 without a mark shows a NUL in every other byte; scattered NULs are no text. */
const isBinary = (head: Buffer): boolean => {
  if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) || starts(head, 0xef, 0xbb, 0xbf)) return false
  const nul = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) nul[i & 1]!++
  const [even, odd] = nul as [number, number]
  return even + odd > 0 && Math.max(even, odd) < Math.max(4, (even + odd) * 0.9)
}
const oleIsEncrypted = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try { return (await file.readFile()).includes(Buffer.from('EncryptedPackage', 'utf16le')) } finally { await file.close() }
}

/** `xlsx` is any zip so far: the workbook reader tells it from Word and OpenDocument. Refuses everything that is no sheet. */
export const sniff = async (file: SheetFile): Promise<'xlsx' | 'csv'> => {
  const handle = await open(file.path)
  const { size, head } = await (async () => {
    try {
      const { size } = await handle.stat()
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
      return { size, head: buffer.subarray(0, bytesRead) }
    } finally { await handle.close() }
  })()
  if (size === 0) throw new SheetRefusal('file.empty')
  if (size > limits.fileBytes) throw new SheetRefusal('file.tooLarge', { limit: limits.fileBytes / 1024 / 1024 })
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetRefusal(await oleIsEncrypted(file.path) ? 'file.password' : 'file.oldXls')
  for (const [kind, ...bytes] of wellKnown) if (starts(head, ...bytes)) throw new SheetRefusal('file.type', { kind })
  const extension = extensionOf(file.name)
  if (extension === 'xlsm') throw new SheetRefusal('file.macro')
  if (starts(head, 0x50, 0x4b, 0x05, 0x06)) throw new SheetRefusal('file.empty')
  if (!readable.has(extension)) throw new SheetRefusal('file.type', { kind: 'name' })
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  const text = asText(head).trimStart().toLowerCase()
  if (/^<(!doctype\s+html|html|head|meta|table|body|style|div|!--|\?xml|\?mso|workbook|svg)/.test(text) || text.startsWith('mime-version:')) throw new SheetRefusal('file.htmlTable')
  if (isBinary(head)) throw new SheetRefusal('file.type', { kind: 'binary' })
  return 'csv'
}
