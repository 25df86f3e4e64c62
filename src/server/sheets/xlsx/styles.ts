/** Which cell styles show a date: from the built-in number formats and the custom ones (trust F20). */
import { readXml } from './xml.ts'
import type { Package } from './package.ts'

export type Shows = 'number' | 'day' | 'time'

/** Built-in formats that show a day; 27–36 and 50–58 are the Chinese, Japanese and Korean ones. */
const builtInDay = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const builtInTime = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

/** What a format code shows: quoted words, escapes, colours, locales and conditions are no placeholders. */
export const formatShows = (code: string): Shows => {
  const first = code.split(';')[0]!
  const plain = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').toLowerCase()
  if (/general|[#?]/.test(plain)) return 'number'
  if (/[yed]|aaa/.test(plain.replace(/e[+-]0+/g, ''))) return 'day'
  if (/[hs]/.test(plain)) return 'time'
  if (/m/.test(plain)) return 'day'
  return 'number'
}
const showsOf = (id: number, custom: ReadonlyMap<number, string>): Shows => {
  const code = custom.get(id)
  if (code !== undefined) return formatShows(code)
  return builtInDay.has(id) ? 'day' : builtInTime.has(id) ? 'time' : 'number'
}

/** Per cell style (the s of a cell) what it shows. */
export const readStyles = async (pack: Package, part: string | undefined): Promise<readonly Shows[]> => {
  if (part === undefined || !pack.has(part)) return []
  const custom = new Map<number, string>()
  const styles: number[] = []
  let inCells = false
  await readXml(pack.read(part), {
    open: (name, attributes) => {
      if (name === 'numFmt' && styles.length === 0) custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells && styles.length < 100_000) styles.push(Number(attributes.numFmtId ?? 0))
    },
    close: name => { if (name === 'cellXfs') inCells = false },
  })
  return styles.map(id => showsOf(id, custom))
}
