import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { isMobileText } from './shapes.ts'
import { problem, refusedCell } from './read.ts'
import type { Read } from './read.ts'

/** The name to keep; the gender its title tells; `surnameOnly` when nothing but a surname stood there (王先生 stays 王先生). */
export type PersonName = { name: string; gender?: 'male' | 'female'; surnameOnly?: true }

const compound = new Set(['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '司徒', '令狐', '夏侯', '端木', '南宫', '长孙', '宇文', '轩辕', '独孤', '呼延', '澹台', '闻人', '申屠'])
const titles: readonly [RegExp, 'male' | 'female'][] = [
  [/(先生|男士|大哥|哥|大叔|叔叔|叔|大爷|爷爷|师傅)$/, 'male'],
  [/(女士|小姐|太太|夫人|大姐|姐姐|姐|阿姨|姨|大妈|奶奶|美女)$/, 'female'],
]
/** 王先生 → 王先生, male, surname only; 王小明先生 → 王小明, male; 张总 stays as it is. */
export const readName = (cell: Cell): Read<PersonName | null> => {
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'day') return problem('name.form', cell.day)
  const refused = refusedCell(cell)
  if (refused) return refused
  const written = shown(cell).normalize('NFC').replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '').trim()
  // A blank inside a Chinese name lines up columns; between Latin words it belongs.
  const name = written.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/g, ' ')
  if (name === '') return { value: null }
  if (cell.kind === 'number' || isMobileText(name) || !/\p{L}/u.test(name)) return problem('name.form', name)
  for (const [title, gender] of titles) {
    const rest = name.replace(title, '')
    if (rest === name || rest === '') continue
    const length = [...rest].length
    if (length === 1 || compound.has(rest)) return { value: { name, gender, surnameOnly: true } }
    return { value: { name: /(先生|男士|女士|小姐|太太|夫人)$/.test(name) && length <= 4 && /^\p{Script=Han}+$/u.test(rest) ? rest : name, gender } }
  }
  return { value: [...name].length === 1 && /\p{Script=Han}/u.test(name) ? { name, surnameOnly: true } : { name } }
}
