/** Merged cells stand after the rows in a sheet, but are needed before: the part is unpacked once for its end alone, without reading the rows as XML. */
import type { Merge } from '../kinds.ts'
import { limits } from '../kinds.ts'
import { SheetRefusal } from '../problems.ts'
import { columnOfLetters } from './places.ts'

const endOfRows = Buffer.from('sheetData>')
const mergeCell = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"[^>]*>/g
/** What follows the rows: merges, validations, links. Longer than this is no ledger. */
const mostTail = 16 * 1024 * 1024

export const readMerges = async (chunks: AsyncIterable<Buffer>): Promise<Merge[]> => {
  const merges: Merge[] = []
  let carry: Buffer = Buffer.alloc(0)
  let text: string | undefined
  let passed = 0
  const gather = (): void => {
    let end = 0
    for (const match of text!.matchAll(mergeCell)) {
      end = match.index + match[0].length
      merges.push({ top: Number(match[2]), left: columnOfLetters(match[1]!), bottom: Number(match[4]), right: columnOfLetters(match[3]!) })
      if (merges.length > limits.merges) throw new SheetRefusal('file.tooManyMerges', { limit: limits.merges })
    }
    text = text!.slice(Math.max(end, text!.length - 200))
  }
  for await (const chunk of chunks) {
    if (text !== undefined) {
      passed += chunk.length
      if (passed > mostTail) break
      text += chunk.toString('latin1')
      gather()
      continue
    }
    const joined: Buffer = Buffer.concat([carry, chunk])
    // The opening tag ends the same way: the end is the one after «/» or «/x:».
    const at = closingAt(joined)
    if (at >= 0) { text = joined.toString('latin1', at); gather() } else carry = joined.subarray(Math.max(0, joined.length - 32))
  }
  return merges.filter(({ top, left, bottom, right }) => bottom >= top && right >= left && (bottom > top || right > left)).toSorted((a, b) => a.top - b.top || a.left - b.left)
}
const closingAt = (bytes: Buffer): number => {
  for (let at = bytes.indexOf(endOfRows); at >= 0; at = bytes.indexOf(endOfRows, at + 1)) {
    const before = bytes.toString('latin1', Math.max(0, at - 12), at)
    if (/<\/(\w+:)?$/.test(before)) return at
  }
  return -1
}
