import { isMobile, readPhone } from '../../kernel/phone.ts'
import { readingsOf } from './pinyin.ts'
import { runsOf, type Run } from './text.ts'

/**
 * Search words of a row for `tokens text[]` under GIN (org_id, tokens), and of a question, answered by `tokens @> $1` alone
 * (issue «Search»; trust T01, T03, T06, T11, T16). What finds a row:
 * · Han text: any two or more characters in a row (bigrams), one character that is among the first four or at the edge of a run;
 * · names: any beginning of the full pinyin (zhangs), initials (zs, zsf, also without the surname), a syllable of the given name;
 * · alphabets: any beginning of a word; words with digits (plates, ids): any four characters in a row, or their first three;
 * · phones: any four digits in a row, so every tail and every seven-digit fragment; a whole mobile number is looked up as one word.
 * A question of several words must match with all of them. Beginnings are compared up to 12 letters.
 */
const longest = 12, initialsLongest = 8, hanLongest = 24
/** Other readings are kept while names and phones give fewer tokens than the first; nothing is kept beyond the second. */
const easy = 40, limit = 120

const grams = (text: string, size: number): string[] => {
  const chars = [...text]
  return chars.slice(0, Math.max(0, chars.length - size + 1)).map((_, at) => chars.slice(at, at + size).join(''))
}
const beginnings = (text: string, from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, Math.min(to, text.length) - from + 1) }, (_, i) => text.slice(0, from + i))
const digits = (text: string): boolean => /\d/.test(text)
const fours = (text: string): string[] => grams(text, 4).filter(digits)

const ofHan = (text: string): string[] => {
  const chars = [...text].slice(0, hanLongest)
  return [...new Set([...chars.slice(0, 4), chars[chars.length - 1]]), ...grams(chars.join(''), 2)]
}
const ofLatin = (text: string): string[] => {
  if (!digits(text)) return beginnings(text, 1, longest)
  const parts = text.match(/\d+|\D+/g)!
  return [...beginnings(text, 1, 3), ...parts.flatMap(part => beginnings(part, 1, digits(part) ? 3 : longest)), ...fours(text.slice(0, 40))]
}
const ofRun = (run: Run): string[] => (run.sort === 'han' ? ofHan(run.text) : run.sort === 'latin' ? ofLatin(run.text) : [run.text])

const ofReading = (reading: readonly string[]): string[] => {
  const initials = reading.map(s => s[0]).join(''), given = reading.slice(1)
  return [
    ...beginnings(reading.join(''), 1, longest), ...beginnings(initials, 2, initialsLongest),
    ...(reading.length <= 4 ? [...given, given.join('').slice(0, longest), initials.slice(1)] : []),
  ].filter(token => token !== '')
}
/** 张 三 is 张三: a name's Han runs apart only by blanks are joined. */
const joined = (name: string): string => name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')

/** The search words of a row, none twice; about 25–35 for a person with a phone. Phones are digits (kernel/phone.ts). */
export const tokensOf = (parts: { readonly names: readonly string[]; readonly phones: readonly string[]; readonly words: readonly string[]; /** Ids shown to some only (WeChat): found whole or not at all, so nobody spells them out. */ readonly ids?: readonly string[] }): string[] => {
  const names = parts.names.flatMap(name => runsOf(joined(name)))
  const readings = names.filter(run => run.sort === 'han').map(run => readingsOf(run.text))
  const found = new Set<string>([
    ...names.flatMap(ofRun),
    ...parts.phones.flatMap(phone => [phone, ...fours(phone)]),
    ...readings.flatMap(([first]) => (first ? ofReading(first) : [])),
  ])
  for (const other of readings.flatMap(each => each.slice(1))) {
    if (found.size >= easy) break
    for (const token of ofReading(other)) found.add(token)
  }
  for (const token of parts.words.flatMap(word => runsOf(word)).flatMap(ofRun)) found.add(token)
  for (const id of parts.ids ?? []) found.add(wholeToken(id))
  return [...found].slice(0, limit)
}
/** The one search word of an id that is found as a whole. */
export const wholeToken = (id: string): string => `@${id.normalize('NFKC').toLowerCase().replace(/\s/g, '').slice(0, 60)}`

const asked = (run: Run): string[] => {
  if (run.sort === 'han') {
    const chars = [...run.text].slice(0, hanLongest)
    return chars.length === 1 ? chars : grams(chars.join(''), 2)
  }
  if (run.sort === 'sign') return [run.text]
  return digits(run.text) && run.text.length >= 4 ? fours(run.text) : [run.text.slice(0, longest)]
}
/**
 * What a row must hold, all of it, to answer a question; none for blank text, which finds nothing. `within`: two or three digits beside other
 * words («zhang 96») need only stand inside one of the row's words; alone they would be no search but a list. `numbers`: runs of four digits and
 * more, the digits of a part of a phone among them; whoever lists rows sees to it that they tell nothing a mask hides (server/search/digits.ts).
 */
export const queryTokens = (q: string): { all: string[]; within: string[]; numbers: string[] } => {
  const phone = /^[+\d\s\-()（）.·－０-９＋]{7,}$/u.test(q.trim()) ? readPhone(q) : undefined
  if (phone !== undefined) return isMobile(phone) ? { all: [phone], within: [], numbers: [] } : { all: [...new Set(fours(phone))], within: [], numbers: [phone] }
  const runs = runsOf(q), few = runs.filter(run => /^\d{2,3}$/.test(run.text)), rest = runs.filter(run => !few.includes(run))
  const numbers = [...new Set(runs.map(run => run.text).filter(text => /^\d{4,}$/.test(text)))]
  return rest.length ? { all: [...new Set(rest.flatMap(asked))], within: [...new Set(few.map(run => run.text))], numbers } : { all: [...new Set(runs.flatMap(asked))], within: [], numbers }
}
