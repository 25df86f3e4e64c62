/**
 * Which encoding a csv is in (trust F05–F08): a mark decides; else valid UTF-8 is UTF-8; else GB18030 when its characters
 * are ones Chinese writing uses. Big5 bytes also decode as GB18030, but into rare characters: then the person chooses.
 */
import { createReadStream } from 'node:fs'
import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import type { Encoding } from '../kinds.ts'
import { encodings } from '../kinds.ts'
import { SheetRefusal } from '../problems.ts'

const unsure = (): SheetRefusal => new SheetRefusal('file.encoding', { choices: encodings })

/** Share of two-byte pairs that are everyday Chinese in GB18030 (first-level characters and punctuation whole, second-level mostly), 0–1; 0 when the bytes are no GB18030. */
export const gbLikeness = (bytes: Uint8Array): number => {
  let pairs = 0
  let points = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const trail = bytes[i + 1]
    if (lead === 0x80 || lead === 0xff || trail === undefined || trail < 0x30 || trail === 0x7f || trail === 0xff) return 0
    if (trail <= 0x39) { i += 3; continue }
    if (trail < 0x40) return 0
    pairs++
    i++
    if (trail < 0xa1) continue
    if ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7)) points += 1
    else if (lead >= 0xd8 && lead <= 0xf7) points += 0.6
  }
  return pairs === 0 ? 0 : points / pairs
}
/** UTF-16 without a mark: the NUL halves of its commas, digits and line ends all stand on one side. */
const unmarkedUtf16 = (bytes: Uint8Array): Encoding | undefined => {
  const nul = [0, 0]
  for (let i = 0; i < Math.min(bytes.length, 65_536); i++) if (bytes[i] === 0) nul[i & 1]!++
  return nul[0] === 0 && nul[1] === 0 ? undefined : nul[1]! > nul[0]! ? 'utf-16le' : 'utf-16be'
}

export const guessEncoding = async (path: string): Promise<Encoding> => {
  const bytes = await readFile(path) // at most 20 MB, gone when this returns
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && isUtf8(bytes)) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const wide = unmarkedUtf16(bytes)
  if (wide) return wide
  if (isUtf8(bytes)) return 'utf-8'
  if (gbLikeness(bytes) >= 0.85) return 'gb18030'
  throw unsure()
}

/** The text of the file, piece by piece: mark dropped, line ends made \n. Bytes that do not fit the encoding refuse the file. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let heldReturn = ''
  const stream = createReadStream(path, { highWaterMark: 65_536 })
  const step = (chunk?: Buffer): string => {
    try { return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode() } catch { throw unsure() }
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let text = heldReturn + step(chunk)
      heldReturn = text.endsWith('\r') ? '\r' : ''
      if (heldReturn) text = text.slice(0, -1)
      yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
    }
    yield step() + (heldReturn && '\n')
  } finally { stream.destroy() }
}
