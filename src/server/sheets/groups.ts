/** Repeated groups in a header (domain.md 10b): 一次/二次/三次回访, 回访1/回访2, 首次跟进, the same head twice, 日期·内容·日期·内容. */
import type { Group } from './kinds.ts'
import { followUpWord } from './words.ts'

const digits: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 首: 1, 初: 1 }
const numberOf = (text: string): number | undefined => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  if (text.length === 1) return digits[text]
  const tens = /^([二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text)
  return tens ? (tens[1] ? digits[tens[1]]! : 1) * 10 + (tens[2] ? digits[tens[2]]! : 0) : undefined
}
const ordinal = '(\\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九十])'
const before = new RegExp(`^(?:第?${ordinal}[次轮回]|(首|初)次)[-_·\\s]*(.+)$`)
const after = new RegExp(`^(.*?\\D)[-_·\\s]*(?:第${ordinal}[次轮回]|[（(]${ordinal}[)）]|#?${ordinal})$`)
/** 回访1日期, 跟进二内容: the number between base and part. */
const between = new RegExp(`^(.*?[^\\d第])#?${ordinal}(日期|时间|内容|情况|结果|记录|方式|备注|反馈)$`)
const english = /^(first|second|third|fourth|fifth|\d(?:st|nd|rd|th))\s+(.+)$/i
const englishNumbers = ['first', 'second', 'third', 'fourth', 'fifth']
const endsInPart = /^(.+?)[·\s-]?(日期|时间|内容|情况|结果|记录|方式|备注|级别|反馈|date|time|notes?|content|result)$/i

/** One label on its own: «二次回访日期» → 回访, 2, 日期. Undefined without an ordinal. */
export const readGroup = (label: string): Group | undefined => {
  if (label.length > 40) return undefined
  const dot = label.lastIndexOf('·')
  if (dot > 0) {
    const head = readGroup(label.slice(0, dot))
    if (head) return head.part === undefined ? { ...head, part: label.slice(dot + 1) } : head
  }
  const mid = between.exec(label)
  if (mid && !before.test(label)) { const n = numberOf(mid[2]!); if (n !== undefined && n > 0) return { base: mid[1]!.replace(/[-_·\s]+$/, ''), n, part: mid[3]! } }
  const pre = before.exec(label)
  const post = pre ? null : after.exec(label)
  const eng = pre || post ? null : english.exec(label)
  const n = pre ? (pre[2] ? 1 : numberOf(pre[1]!)) : post ? numberOf(post[2] ?? post[3] ?? post[4]!) : eng ? englishNumbers.indexOf(eng[1]!.toLowerCase()) + 1 || Number.parseInt(eng[1]!, 10) : undefined
  const base = pre?.[3] ?? post?.[1] ?? eng?.[2]
  if (n === undefined || !(n > 0) || base === undefined) return undefined
  const part = endsInPart.exec(base)
  return part ? { base: part[1]!, n, part: part[2]! } : { base, n }
}

/** Labels in blocks that repeat side by side (日期, 内容, 日期, 内容): the block's labels are parts of one group. */
const blocks = (labels: readonly string[]): Map<number, Group> => {
  const found = new Map<number, Group>()
  const places = new Map<string, number[]>()
  labels.forEach((label, i) => { if (label !== '') places.set(label, [...(places.get(label) ?? []), i]) })
  for (const [label, at] of places) {
    if (at.length < 2 || found.has(at[0]!)) continue
    const step = at[1]! - at[0]!
    const isBlock = step > 1 && at.every((place, k) => k === 0 || place - at[k - 1]! === step)
      && labels.slice(at[0], at[1]).every((inner, k) => inner !== '' && at.every(place => labels[place + k] === inner))
    if (isBlock) {
      const inner = labels.slice(at[0], at[1])
      const base = inner.find(word => followUpWord.test(word)) ?? inner.join('·')
      at.forEach((place, n) => inner.forEach((part, k) => found.set(place + k, { base: endsInPart.exec(base)?.[1] ?? base, n: n + 1, part })))
    } else at.forEach((place, n) => found.set(place, { base: label, n: n + 1 }))
  }
  return found
}

/** The group of each label, by position; a lone ordinal is a group only where its base is a follow-up or comes again. */
export const groupsOf = (labels: readonly string[]): (Group | undefined)[] => {
  const own = labels.map(readGroup)
  const numbers = new Map<string, Set<number>>()
  for (const group of own) if (group) numbers.set(group.base, (numbers.get(group.base) ?? new Set()).add(group.n))
  // «回访, 回访2, 回访3»: the plain one is the first.
  labels.forEach((label, i) => {
    const others = numbers.get(label)
    if (!own[i] && others && !others.has(1)) { own[i] = { base: label, n: 1 }; others.add(1) }
  })
  const kept = own.map(group => (group && (numbers.get(group.base)!.size > 1 || followUpWord.test(group.base)) ? group : undefined))
  const rest = blocks(labels.map((label, i) => (kept[i] ? '' : label)))
  return kept.map((group, i) => group ?? rest.get(i))
}
