/** A zip written as it comes: each part deflated by the machine's zlib off the main thread, sizes after the data, so nothing waits in memory. */
import { crc32, createDeflateRaw } from 'node:zlib'

export type Part = { name: string; text: AsyncIterable<string> | Iterable<string> }

/** Bit 3: sizes follow the data; bit 11: names are UTF-8. */
const flags = 0x0808
/** 1 January 1980: the same rows give the same bytes. */
const day = 0x21
const most = 0xffff_ffff

const local = (name: Buffer): Buffer => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(20, 4); head.writeUInt16LE(flags, 6); head.writeUInt16LE(8, 8)
  head.writeUInt16LE(day, 12); head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}
type Written = { name: Buffer; offset: number; sum: number; packed: number; size: number }
const descriptor = ({ sum, packed, size }: Written): Buffer => {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0); tail.writeUInt32LE(sum, 4); tail.writeUInt32LE(packed, 8); tail.writeUInt32LE(size, 12)
  return tail
}
const central = ({ name, offset, sum, packed, size }: Written): Buffer => {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0); head.writeUInt16LE(20, 4); head.writeUInt16LE(20, 6); head.writeUInt16LE(flags, 8); head.writeUInt16LE(8, 10)
  head.writeUInt16LE(day, 14); head.writeUInt32LE(sum, 16); head.writeUInt32LE(packed, 20); head.writeUInt32LE(size, 24); head.writeUInt16LE(name.length, 28); head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, name])
}
const end = (count: number, size: number, offset: number): Buffer => {
  const tail = Buffer.alloc(22)
  tail.writeUInt32LE(0x06054b50, 0); tail.writeUInt16LE(count, 8); tail.writeUInt16LE(count, 10); tail.writeUInt32LE(size, 12); tail.writeUInt32LE(offset, 16)
  return tail
}

/** Small texts gathered to some 64 kB before they are packed. */
async function* gathered(text: Part['text']): AsyncGenerator<Buffer> {
  let held = ''
  for await (const piece of text) { held += piece; if (held.length > 32_768) { yield Buffer.from(held); held = '' } }
  if (held !== '') yield Buffer.from(held)
}
/** Deflates what `chunks` gives, in step with whoever reads: a slow reader stops the source. */
async function* deflated(chunks: AsyncIterable<Buffer>, written: Written): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: 6 })
  const closed = new Promise<void>(go => packer.once('close', go))
  const fed = (async () => {
    try {
      for await (const chunk of chunks) {
        written.sum = crc32(chunk, written.sum)
        written.size += chunk.length
        if (!packer.write(chunk)) await Promise.race([closed, new Promise<void>(go => packer.once('drain', go))])
        if (packer.destroyed) return
      }
      packer.end()
    } catch (error) { packer.destroy(error as Error) }
  })()
  try {
    for await (const piece of packer as AsyncIterable<Buffer>) { written.packed += piece.length; yield piece }
  } finally { packer.destroy(); await fed }
}

export async function* zipped(parts: Iterable<Part>): AsyncGenerator<Buffer> {
  const done: Written[] = []
  let offset = 0
  for (const part of parts) {
    const written: Written = { name: Buffer.from(part.name), offset, sum: 0, packed: 0, size: 0 }
    const head = local(written.name)
    yield head
    yield* deflated(gathered(part.text), written)
    if (written.size > most || offset + written.packed > most) throw new RangeError('a sheet beyond 4 GB')
    yield descriptor(written)
    offset += head.length + written.packed + 16
    done.push(written)
  }
  const directory = Buffer.concat(done.map(central))
  yield directory
  yield end(done.length, directory.length, offset)
}
