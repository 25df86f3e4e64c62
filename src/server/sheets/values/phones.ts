import { readPhone } from '../../../kernel/phone.ts'
import type { Cell } from '../kinds.ts'
import { shown } from '../kinds.ts'
import { problem, refusedCell, tidied } from './read.ts'
import type { Read } from './read.ts'

/** Phones in the order they stand; words beside them («老婆»); whether they say the WeChat is the same number. */
export type Phones = { phones: string[]; words?: string; wechatSame?: true }
/** A WeChat id, or word that it is the phone (同手机, √). */
export type Wechat = { id: string } | { sameAsPhone: true }

const wechatId = /^[a-z][-_a-z\d]{5,19}$/i
const mobileInside = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/** Only what is digits, once blanks, dashes, dots and brackets between them are gone; an extension stays. */
const onePhone = (part: string): Read<string> => {
  const plain = part.replace(/(?<=[\d)）])[\s.·-]+(?=[\d(（])/g, part.includes('转') ? '-' : '').trim()
  const digits = plain.replace(/\D/g, '')
  const local = digits.replace(/^(0{0,2}86)(?=1[3-9])/, '')
  // 086 13800138000 and 0086 are +86 written from memory.
  if (/^1[3-9]\d{9}$/.test(local)) return { value: local }
  if (/^1[3-9]/.test(local) && !/转|ext|x/i.test(plain)) return problem(local.length < 11 ? 'phone.short' : 'phone.long', part)
  if (digits.length < 7) return problem('phone.short', part)
  const phone = readPhone(part)
  return phone === undefined ? problem(digits.length > 15 ? 'phone.long' : 'phone.form', part) : { value: phone }
}
const partsOf = (text: string): string[] => {
  // Two mobiles with only blanks between them are two; one mobile written 138 0013 8000 is one.
  const mobiles = text.match(mobileInside)
  if (mobiles && mobiles.length > 1) text = text.replace(/\s+(?=1[3-9]\d{9}(?!\d))/g, '/')
  return text.split(/[/、,，;；|\n\\]|或者?|和|&/).map(part => part.trim()).filter(part => part !== '')
}

/** All phones of a cell: two of them, full-width, +86, 086, blanks, dashes, numeric, words beside them. Any bad one is the cell's problem. */
export const readPhones = (cell: Cell): Read<Phones | null> => {
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'day') return problem('phone.form', cell.day)
  const refused = refusedCell(cell)
  if (refused) return refused
  const text = tidied(shown(cell))
  if (/^[-—–/无没有暂缺未留]+$/.test(text)) return { value: null }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return problem('phone.exponent', text)
  if (/\d[*xX×•·＊]{2,}|[*＊]/.test(text)) return problem('phone.masked', text)
  if (wechatId.test(text) || /^wxid_/i.test(text)) return problem('phone.wechat', text)
  const value: Phones = { phones: [] }
  const words: string[] = []
  for (const part of partsOf(text)) {
    const said = part.replace(/转\s*\d+|ext\.?\s*\d+|[+\d\s.·()（）-]+/gi, ' ').trim()
    const numbers = said === '' ? part : part.replace(/[^\d+\s.·()（）转extEXT-]/g, '').replace(/[（(]\s*[)）]/g, '').trim()
    if (/微信同|同微信|微信号?同号|vx同/i.test(said)) value.wechatSame = true
    else if (said !== '') words.push(said.replace(/\s+/g, ' '))
    if (!/\d/.test(numbers)) { if (said === '') return problem('phone.form', text); continue }
    const read = onePhone(numbers)
    if ('problem' in read) return read
    if (!value.phones.includes(read.value)) value.phones.push(read.value)
  }
  if (value.phones.length === 0) return problem('phone.form', text)
  const beside = words.map(word => word.replace(/^[:：]|[:：]$/g, '')).filter(word => !/^(电话|手机|手机号|tel|本人)$/i.test(word))
  return { value: beside.length > 0 ? { ...value, words: beside.join(' ') } : value }
}

/** The WeChat column: an id, «同手机», «√», a phone (which is an id too). */
export const readWechat = (cell: Cell): Read<Wechat | null> => {
  if (cell.kind === 'empty') return { value: null }
  if (cell.kind === 'flag') return { value: cell.flag ? { sameAsPhone: true } : null }
  if (cell.kind === 'day') return problem('phone.form', cell.day)
  const refused = refusedCell(cell)
  if (refused) return refused
  const text = tidied(shown(cell))
  if (/^(同(手机|电话|号|上|手机号|电话号码?)|手机号?(同号)?|电话|一样|[√✓✔☑]|有|是|已加|已添加|y|yes|1)$/i.test(text)) return { value: { sameAsPhone: true } }
  if (/^([×✗✘xn/—–-]|无|否|没有?|未加|未添加|no|0)$/i.test(text)) return { value: null }
  return { value: { id: text } }
}
