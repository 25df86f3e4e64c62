import type { Field } from '../../kernel/field.ts'
import { isMasked, readPhone } from '../../kernel/phone.ts'
import { cellProblems, readDay, readFlag, readInstant, readMoney, readName, readPhones, readText, readWechat, readWhole, shown, splitFollowUps, type Cell, type CellProblem, type SheetRow } from '../../server/sheets/index.ts'
import type { Problem } from './import.ts'
import type { Target } from './targets.ts'

/** Everything a row's cells need to be understood: the file's year, the site's zone, what people and words were mapped to. */
export type Reading = {
  columns: readonly { index: number; label: string; target: Target }[]
  year: number; zone: string; today: string
  /** Person by plain name or login; `pool` for nobody; undefined for unknown. */
  person: (name: string) => string | 'pool' | undefined
  /** What a word of a field was mapped to by hand. */
  word: (target: Target, word: string) => string | undefined
  unknownValues: 'error' | 'blank'
}
export type ReadRow = { values: Record<string, unknown>; problems: Problem[]; notes: string[]; unknownOwner?: string; unknownValue?: { field: string; word: string } }
export type FollowUpGiven = { on: string | null; text: string; means?: string; result?: string }

const plainWord = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/级$/, '')
/** Words that mean a choice without being its label. */
const nicknames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gender: { 男: 'male', 先生: 'male', 女: 'female', 女士: 'female', 小姐: 'female', m: 'male', f: 'female' },
  channel: { 自到: 'walkIn', 自然进店: 'walkIn', 到店: 'walkIn', 展厅: 'walkIn', 来店: 'walkIn', 电话: 'call', 来电: 'call', 网销: 'web', 网络平台: 'web', 汽车平台: 'web', 线上: 'web', 车展: 'event', 外展: 'event', 拓展: 'outreach', 老客: 'referral', 老客户: 'referral', 介绍: 'referral', 朋友介绍: 'referral', 转介: 'referral', 置换: 'repeat', 保客: 'repeat', 增购: 'repeat' },
  level: { 战败: 'lost', f1: 'lost', 失控: 'outOfContact', l: 'outOfContact', 冷冻: 'frozen', f2: 'frozen', 已订: 'O', 订单: 'O', 成交: 'O', 交车: 'delivered', d: 'delivered' },
  'want.payment': { 全款: 'full', 贷款: 'loan', 按揭: 'loan', 分期: 'loan' },
  result: { 接通: 'reached', 未接: 'noAnswer', 拒接: 'refused', 空号: 'wrongNumber' }, means: { 电话: 'call', 微信: 'wechat', 短信: 'message', 到店: 'visit', 上门: 'visit' },
}
/** A choice by key, label, first word of its label, or a word people use for it. */
export const choiceOf = (target: Target, text: string, mapped: (word: string) => string | undefined): string | undefined => {
  const byHand = mapped(text)
  if (byHand !== undefined) return byHand
  const word = plainWord(text)
  for (const [key, label] of Object.entries(target.field.choices ?? {})) {
    if (plainWord(key) === word || plainWord(label.zh) === word || plainWord(label.en) === word || plainWord(label.zh.split(' ')[0]) === word) return key
  }
  return nicknames[target.name]?.[word]
}
const problem = (row: SheetRow, column: string, value: string, code: string): Problem => ({ sheet: row.sheet, row: row.number, column, value: value.slice(0, 80), code, detail: '' })

/** Cells of one row as wire values by target path; what cannot be read is a problem that names column and value. */
export const readRow = (row: SheetRow, how: Reading): ReadRow => {
  const out: ReadRow = { values: {}, problems: [], notes: [] }
  const put = (path: string, value: unknown): void => { if (value !== null && value !== undefined && value !== '') out.values[path] = value }
  if (row.problem) out.problems.push(problem(row, '', '', row.problem))
  for (const { index, label, target } of how.columns) {
    const cell: Cell = row.cells[index - 1] ?? { kind: 'empty' }
    if (cell.kind === 'empty') continue
    const bad = (code: string): void => { out.problems.push(problem(row, label, shown(cell), code)) }
    const days = { year: how.year, notAfter: how.today, zone: how.zone, ...(typeof out.values.createdOn === 'string' ? { notBefore: out.values.createdOn } : {}) }
    const take = <T>(read: { value: T } | { problem: CellProblem; text: string }, then: (value: T) => void): void => { if ('value' in read) then(read.value); else bad(read.problem) }
    const field: Field = target.field
    if (target.n !== undefined && target.name === 'text') { take(splitFollowUps(cell, days), pieces => put(target.path, pieces.map(p => ({ on: p.day, text: p.text })))); continue }
    if (target.n !== undefined && target.name === 'at') { take(readDay(cell, days), on => put(target.path, on)); continue }
    switch (field.kind) {
      case 'phone': case 'phones':
        take(readPhones(cell), found => {
          if (!found) return
          const [first, ...others] = found.phones
          if (field.kind === 'phones') put(target.path, found.phones)
          else { put(target.path, first); if (others.length) out.values[target.path.replace(/phone$/, 'otherPhones')] = others }
          if (found.words) out.notes.push(`${label}: ${found.words}`)
        })
        break
      case 'flag': take(readFlag(cell), value => put(target.path, value)); break
      case 'day': take(readDay(cell, { ...days, notAfter: target.name === 'createdOn' ? how.today : undefined }), value => put(target.path, value)); break
      case 'instant': take(readInstant(cell, days), value => put(target.path, value)); break
      case 'whole': take(readWhole(cell), value => { if (typeof value === 'number' && (value < (field.min ?? 0) || value > (field.max ?? Infinity))) bad('field.range'); else put(target.path, value) }); break
      case 'money': take(readMoney(cell), value => put(target.path, value)); break
      case 'words': take(readText(cell), value => put(target.path, value?.split(/[,，、;；\s]+/).filter(Boolean).slice(0, 20))); break
      case 'choice': take(readText(cell), value => {
        if (value === null) return
        const found = choiceOf(target, value, w => how.word(target, w))
        if (found !== undefined) put(target.path, found)
        else if (how.unknownValues === 'blank') out.notes.push(`${label}: ${value}`)
        else { out.unknownValue = { field: target.path, word: value }; bad('import.unknownValue') }
      }); break
      case 'ref': take(readText(cell), value => {
        if (value === null) return
        if (field.of !== 'member') { bad('field.reference'); return }
        const found = how.person(value)
        if (found === undefined) { out.unknownOwner = value; bad('import.unknownOwner') } else put(target.path, found === 'pool' ? null : found)
      }); break
      default:
        if (target.name === 'name') take(readName(cell), value => { if (value) { put(target.path, value.name); if (value.gender) out.values[target.path.replace(/name$/, 'gender')] ??= value.gender } })
        else if (target.name === 'wechat') take(readWechat(cell), value => { if (value && 'id' in value) put(target.path, value.id) })
        else if (target.name === 'phone') put(target.path, isMasked(shown(cell)) ? shown(cell).trim() : readPhone(shown(cell)) ?? shown(cell).trim())
        else take(readText(cell), value => { if (value === null) return; const read = field.schema.safeParse(value); if (read.success) put(target.path, read.data); else bad('field.tooLong') })
    }
  }
  return out
}
export const isCellProblem = (code: string): code is CellProblem => code in cellProblems
