/** Shared strings, kept as UTF-8 bytes outside the heap: a hundred thousand names cost their bytes and four more each. */
import { SheetRefusal } from '../problems.ts'
import { limits } from '../kinds.ts'
import { readXml, unescapeText } from './xml.ts'
import type { Package } from './package.ts'

const mostStrings = 4_000_000

export type Strings = { at: (index: number) => string | undefined }
export const noStrings: Strings = { at: () => undefined }

export class StringStore implements Strings {
  #bytes = Buffer.alloc(1 << 16)
  #ends = new Uint32Array(1 << 12)
  #count = 0
  #size = 0
  add(text: string): void {
    if (this.#count >= mostStrings) throw new SheetRefusal('file.unpacked', { limit: limits.unpackedBytes / 1024 / 1024 })
    const most = text.length * 3
    if (this.#size + most > this.#bytes.length) {
      const wider = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#size + most))
      this.#bytes.copy(wider, 0, 0, this.#size)
      this.#bytes = wider
    }
    if (this.#count === this.#ends.length) {
      const wider = new Uint32Array(this.#ends.length * 2)
      wider.set(this.#ends)
      this.#ends = wider
    }
    this.#size += this.#bytes.write(text, this.#size)
    this.#ends[this.#count++] = this.#size
  }
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined
    return this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index])
  }
}

/** Rich text joined, phonetic guides (rPh) left out. */
export const readStrings = async (pack: Package, part: string | undefined): Promise<Strings> => {
  if (part === undefined || !pack.has(part)) return noStrings
  const store = new StringStore()
  let text = ''
  let inText = false
  let inGuide = false
  await readXml(pack.read(part), {
    open: name => { if (name === 'si') text = ''; else if (name === 't') inText = true; else if (name === 'rPh') inGuide = true },
    close: name => { if (name === 'si') store.add(unescapeText(text)); else if (name === 't') inText = false; else if (name === 'rPh') inGuide = false },
    text: piece => { if (inText && !inGuide) text += piece },
  })
  return store
}
