/** XML of a workbook part as a stream of tags and texts. No DOCTYPE, no entities beyond XML's five, bounded depth and tags (trust F23). */
import { SaxesParser } from 'saxes'
import { SheetRefusal } from '../problems.ts'

export type Attributes = Readonly<Record<string, string>>
/** Names come without a prefix: some writers say x:row. */
export type XmlReader = { open?: (name: string, attributes: Attributes) => void; close?: (name: string) => void; text?: (text: string) => void }

const mostDepth = 64
/** Bytes that may pass without a tag beginning or ending: one cell's text is far below. */
const mostSilence = 2 * 1024 * 1024
const local = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

const decoderFor = (first: Uint8Array): TextDecoder =>
  new TextDecoder(first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8', { fatal: true })

/** Feeds a part through; gives control back after each unpacked chunk (some 64 kB), so a caller can hand on what it has. */
export async function* eachChunk(chunks: AsyncIterable<Uint8Array>, reader: XmlReader): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false })
  let depth = 0
  let silence = 0
  parser.on('doctype', () => { throw new SheetRefusal('file.unsafe') })
  parser.on('error', error => { throw error })
  parser.on('opentag', tag => {
    silence = 0
    if (++depth > mostDepth) throw new SheetRefusal('file.damaged')
    reader.open?.(local(tag.name), tag.attributes as Attributes)
  })
  parser.on('closetag', tag => { silence = 0; depth--; reader.close?.(local(tag.name)) })
  if (reader.text) { parser.on('text', reader.text); parser.on('cdata', reader.text) }
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk)
    silence += chunk.length
    if (silence > mostSilence) throw new SheetRefusal('file.damaged')
    tolerant(() => parser.write(decoder!.decode(chunk, { stream: true })))
    yield
  }
  tolerant(() => { parser.write(decoder?.decode() ?? ''); parser.close() })
  yield
}
/** A refusal of ours passes; whatever the parser or decoder says means the file is damaged. */
const tolerant = (step: () => void): void => {
  try { step() } catch (error) { throw error instanceof SheetRefusal ? error : new SheetRefusal('file.damaged') }
}
export const readXml = async (chunks: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> => { for await (const _ of eachChunk(chunks, reader)) continue }

/** Excel writes characters XML cannot hold as _x000D_. */
export const unescapeText = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text)
