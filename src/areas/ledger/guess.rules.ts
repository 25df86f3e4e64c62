/** What a column is likely to be, by its head alone: the proposed mapping a person then corrects. Pure. */
export type Guessable = { path: string; words: readonly string[] }
export type Headed = { index: number; label: string; isRowNumber?: boolean; group?: { base: string; n: number; part?: string } }

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s·:：()（）*＊/_-]+/g, '')
const followUpWords = /回访|跟进|追踪|联系记录|follow/i
/** A word that is a head only by itself: 时间 of an inquiry is when it came, 下发时间 is not. */
const whole = '='
const whenWords = /日期|时间|date|time|when/i

/** Each column's path, or undefined; a path is given once, to the first column whose head names it exactly, then to one that contains it. */
export const guessed = (columns: readonly Headed[], targets: readonly Guessable[]): Map<number, string> => {
  const found = new Map<number, string>(), taken = new Set<string>()
  const give = (index: number, path: string): void => { found.set(index, path); taken.add(path) }
  const paths = new Set(targets.map(t => t.path))
  for (const c of columns) {
    if (!c.group || !followUpWords.test(c.group.base + c.label)) continue
    const path = `followUp.${c.group.n}.${whenWords.test(c.group.part ?? '') ? 'at' : 'text'}`
    if (paths.has(path) && !taken.has(path)) give(c.index, path)
  }
  for (const near of [false, true]) for (const c of columns) {
    if (found.has(c.index) || c.isRowNumber || c.label === '') continue
    const head = plain(c.label)
    const fits = targets.find(t => !taken.has(t.path) && t.words.some(w => (near ? !w.startsWith(whole) && head.length > 1 && plain(w).length > 1 && head.includes(plain(w)) : plain(w.replace(whole, '')) === head)))
    if (fits) give(c.index, fits.path)
  }
  return found
}
