/** The zip around a workbook: judged by its central directory before a byte is unpacked (trust 0.7, F21 F22 F24). */
import { crc32 } from 'node:zlib'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { limits } from '../kinds.ts'
import { SheetRefusal } from '../problems.ts'

export type Package = {
  has: (part: string) => boolean
  parts: readonly string[]
  /** The unpacked bytes of a part; its size and checksum are verified as they pass. */
  read: (part: string) => AsyncIterable<Buffer>
  close: () => void
}

const refusalOf = (error: Error): SheetRefusal => {
  if (error instanceof SheetRefusal) return error
  if (/invalid relative path|absolute path|invalid characters/.test(error.message)) return new SheetRefusal('file.unsafe')
  if (/encrypt/.test(error.message)) return new SheetRefusal('file.password')
  return new SheetRefusal('file.damaged')
}
const opened = (path: string): Promise<yauzl.ZipFile> => new Promise((give, refuse) => {
  yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => (error ? refuse(refusalOf(error)) : give(zip)))
})

/** Every entry's facts, or a refusal: entries, sizes, ratio, names, encryption, one part twice. */
const directory = (zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> => new Promise((give, refuse) => {
  const entries = new Map<string, yauzl.Entry>()
  let unpacked = 0
  let packed = 0
  if (zip.entryCount > limits.entries) { refuse(new SheetRefusal('file.entries', { limit: limits.entries })); return }
  zip.on('error', error => refuse(refusalOf(error)))
  zip.on('end', () => give(entries))
  zip.on('entry', (entry: yauzl.Entry) => {
    unpacked += entry.uncompressedSize
    packed += entry.compressedSize
    const name = entry.fileName.toLowerCase()
    if (entry.isEncrypted()) return refuse(new SheetRefusal('file.password'))
    if (unpacked > limits.unpackedBytes || (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio)) {
      return refuse(new SheetRefusal('file.unpacked', { limit: limits.unpackedBytes / 1024 / 1024 }))
    }
    if (entries.has(name)) return refuse(new SheetRefusal('file.unsafe'))
    entries.set(name, entry)
    zip.readEntry()
  })
  zip.readEntry()
})
const streamOf = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> => new Promise((give, refuse) => {
  zip.openReadStream(entry, (error, stream) => (error ? refuse(refusalOf(error)) : give(stream)))
})

export const openPackage = async (path: string): Promise<Package> => {
  const zip = await opened(path)
  const close = (): void => { if (zip.isOpen) zip.close() }
  try {
    const entries = await directory(zip)
    return {
      parts: [...entries.keys()],
      has: part => entries.has(part.toLowerCase()),
      close,
      async *read(part) {
        const entry = entries.get(part.toLowerCase())
        if (!entry) throw new SheetRefusal('file.damaged')
        const stream = await streamOf(zip, entry).catch((error: Error) => { throw refusalOf(error) })
        let sum = 0
        try {
          for await (const chunk of stream as AsyncIterable<Buffer>) { sum = crc32(chunk, sum); yield chunk }
        } catch (error) { throw refusalOf(error as Error) } finally { stream.destroy() }
        if (sum !== entry.crc32) throw new SheetRefusal('file.damaged')
      },
    }
  } catch (error) { close(); throw error }
}
