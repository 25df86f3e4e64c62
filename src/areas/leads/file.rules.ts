import type { Label } from '../../kernel/language.ts'

/** What may hang on a contact. Pictures a browser draws itself may be shown; everything else is downloaded, never opened in our pages. */
export const fileKinds = {
  jpeg: { zh: 'JPEG 图片', en: 'JPEG picture' }, png: { zh: 'PNG 图片', en: 'PNG picture' }, webp: { zh: 'WebP 图片', en: 'WebP picture' }, heic: { zh: 'HEIC 图片', en: 'HEIC picture' }, pdf: { zh: 'PDF', en: 'PDF' },
  xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' }, docx: { zh: 'Word 文档', en: 'Word document' }, txt: { zh: '文本', en: 'Text' }, csv: { zh: 'CSV 表格', en: 'CSV sheet' },
} as const satisfies Record<string, Label>
export type FileKind = keyof typeof fileKinds
export const fileBytes = 20 << 20
/** A day's uploads of one person (trust 5.2.4). */
export const dailyFiles = 200, dailyBytes = 400 << 20

const facts: Record<FileKind, { mime: string; ends: readonly string[]; shown: boolean }> = {
  jpeg: { mime: 'image/jpeg', ends: ['jpg', 'jpeg'], shown: true }, png: { mime: 'image/png', ends: ['png'], shown: true }, webp: { mime: 'image/webp', ends: ['webp'], shown: true }, heic: { mime: 'image/heic', ends: ['heic', 'heif'], shown: false },
  pdf: { mime: 'application/pdf', ends: ['pdf'], shown: false },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ends: ['xlsx'], shown: false }, docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ends: ['docx'], shown: false },
  txt: { mime: 'text/plain; charset=utf-8', ends: ['txt'], shown: false }, csv: { mime: 'text/csv; charset=utf-8', ends: ['csv'], shown: false },
}
export const mimeOf = (kind: FileKind): string => facts[kind].mime
export const mayShow = (kind: FileKind): boolean => facts[kind].shown
/** The ending a name says, whatever its width or case; '' where it has none (a trailing dot hides nothing). */
export const endingOf = (name: string): string => /\.([^.\\/]+)$/.exec(name.normalize('NFKC').trim())?.[1]?.toLowerCase() ?? ''
/** Whether name and content say the same (ASVS 5.2.2). */
export const agree = (kind: FileKind, name: string): boolean => facts[kind].ends.includes(endingOf(name))

const at = (head: Uint8Array, from: number, text: string): boolean => [...text].every((letter, i) => head[from + i] === letter.charCodeAt(0))
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
/** What the first bytes say it is: `zip` is a workbook or document or neither, `text` whatever has no mark of its own. Other marks (programs, archives, markup) are no file of ours. */
export const kindByHead = (head: Uint8Array): FileKind | 'zip' | 'text' | undefined => {
  if (head.length === 0) return undefined
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg'
  if (head[0] === 0x89 && at(head, 1, 'PNG\r\n\x1a\n')) return 'png'
  if (at(head, 0, 'RIFF') && at(head, 8, 'WEBP')) return 'webp'
  if (at(head, 4, 'ftyp')) return heicBrands.some(brand => at(head, 8, brand)) ? 'heic' : undefined
  if (at(head, 0, '%PDF-')) return 'pdf'
  if (at(head, 0, 'PK\x03\x04')) return 'zip'
  if (head.some(byte => byte === 127 || (byte < 32 && ![9, 10, 12, 13].includes(byte)))) return undefined
  const begins = Array.from(head.slice(0, 400), byte => String.fromCharCode(byte)).join('').replace(/^\xef\xbb\xbf/, '').trimStart()
  return /^(<|mime-version:|#!|MZ|%!)/i.test(begins) ? undefined : 'text'
}
/** A zip by its parts: a workbook or a document without programs of its own. */
export const kindByParts = (parts: readonly string[]): FileKind | undefined => {
  const has = (part: string) => parts.includes(part)
  if (!has('[content_types].xml') || parts.some(part => part.endsWith('vbaproject.bin'))) return undefined
  return has('xl/workbook.xml') && !has('word/document.xml') ? 'xlsx' : has('word/document.xml') && !has('xl/workbook.xml') ? 'docx' : undefined
}
const encoded = (name: string): string => encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
/** RFC 6266: the person's own name in full, and a plain one for old clients. */
export const disposition = (how: 'attachment' | 'inline', name: string, kind: FileKind): string => `${how}; filename="file.${facts[kind].ends[0]}"; filename*=UTF-8''${encoded(name)}`
