import { isMasked, readPhone } from '../../kernel/phone.ts'
import { instantAt, type Day } from '../../kernel/time.ts'
import { readClock, readDay, readFlag, readInstant, readMoney, readName, readPhones, readText, readWechat, readWhole, shown, splitFollowUps, type Cell, type SheetRow } from '../../server/sheets/index.ts'
import type { Bad } from './import.ts'
import type { Target } from './targets.ts'
import { choiceOf, endings, plainWord } from './words.rules.ts'

/** Everything a row's cells need to be understood: the file's year, the site's zone, what people and words were mapped to. */
export type Reading = {
  columns: readonly { index: number; label: string; target: Target }[]
  year: number; zone: string; today: string
  /** Person by plain name or login; `pool` for nobody; undefined for unknown. */
  person: (name: string) => string | 'pool' | undefined
  /** Whether an answer, given or remembered, says who that is. */
  settled: (name: string) => boolean
  /** What a word of a field was mapped to by hand; '' leaves it out and keeps the word in the note. */
  word: (target: Target, word: string) => string | undefined
  unknownValues: 'error' | 'blank'
  /** Whether a level word may end a card (战败): only where the row makes the card. */
  ends: boolean
  /** Fields the entity has, so that what has no place of its own goes to the note. */
  has: (path: string) => boolean
}
/** What was understood beside the value: kept for the report of a column («9 行两个号»). */
export type Mark = 'secondPhone' | 'surnameOnly' | 'sameAsPhone' | 'wechatInPhone' | 'ends' | 'keptInNote' | 'pool' | 'mapped'
/** A word that names a row of ours; found for a whole chunk at once (refs.ts). */
export type RefWord = { path: string; of: string; word: string; label: string }
export type ReadRow = { values: Record<string, unknown>; problems: Bad[]; notes: string[]; refs: RefWord[]; marks: [index: number, mark: Mark][]; read: number[]; unknownOwners: string[]; unknownValues: { field: string; word: string }[]; settledOwners: [name: string, to: string][]; settledValues: [field: string, word: string, to: string][] }
export type FollowUpGiven = { on: string | null; text: string; means?: string; result?: string }

const codeOf = (error: { issues: readonly unknown[] }): { code: string; facts: Record<string, unknown> } => {
  const found = (error.issues[0] as { params?: { code?: string } } | undefined)?.params
  return { code: found?.code ?? 'field.type', facts: { ...found } }
}
/** Cells of one row as wire values by target path; what cannot be read is a problem that names column and value. */
export const readRow = (row: SheetRow, how: Reading): ReadRow => {
  const out: ReadRow = { values: {}, problems: [], notes: [], refs: [], marks: [], read: [], unknownOwners: [], unknownValues: [], settledOwners: [], settledValues: [] }
  const { values } = out
  const put = (path: string, value: unknown): void => { if (value !== null && value !== undefined && value !== '') values[path] = value }
  const fault = (label: string, value: string, code: string, facts?: Record<string, unknown>): void => { out.problems.push({ sheet: row.sheet, row: row.number, column: label, value: value.slice(0, 80), code, ...(facts ? { facts } : {}) }) }
  if (row.problem) fault('', '', row.problem)
  for (const { index, label, target } of how.columns) {
    const cell: Cell = row.cells[index - 1] ?? { kind: 'empty' }
    if (cell.kind === 'empty') continue
    out.read.push(index)
    const mark = (m: Mark): void => { out.marks.push([index, m]) }
    const bad = (code: string, facts?: Record<string, unknown>): void => fault(label, shown(cell), code, facts)
    const since = values['customer.createdOn'] ?? values.createdOn
    const days = { year: how.year, notAfter: how.today, zone: how.zone, ...(typeof since === 'string' ? { notBefore: since } : {}) }
    const take = <T>(read: { value: T } | { problem: string; text: string }, then: (value: T) => void): void => { if ('value' in read) then(read.value); else bad(read.problem) }
    const past = (day: string | null, then: (day: string) => void): void => { if (day === null) return; if (day.slice(0, 10) > how.today) bad('import.future'); else then(day) }
    const note = (word: string): void => { mark('keptInNote'); out.notes.push(`${label}: ${word}`) }
    const { field } = target
    if (target.n !== undefined && target.name === 'text') { take(splitFollowUps(cell, days), pieces => { if (pieces.some(p => p.day !== null && p.day > how.today)) bad('import.future'); else put(target.path, pieces.map(p => ({ on: p.day, text: p.text }))) }); continue }
    if (target.n !== undefined && target.name === 'at') { take(readDay(cell, days), on => past(on, day => put(target.path, day))); continue }
    switch (field.kind) {
      case 'phone': case 'phones': {
        const read = readPhones(cell)
        // A WeChat id where a phone should be (domain.md 10b): it has a place of its own.
        if ('problem' in read && read.problem === 'phone.wechat' && how.has(beside(target, 'wechat'))) { put(beside(target, 'wechat'), shown(cell).trim()); mark('wechatInPhone'); break }
        take(read, found => {
          if (!found) return
          const [first, ...others] = found.phones
          if (field.kind === 'phones') put(target.path, merge(values[target.path], found.phones))
          else {
            put(target.path, first)
            if (others.length) { mark('secondPhone'); if (how.has(beside(target, 'otherPhones'))) put(beside(target, 'otherPhones'), merge(values[beside(target, 'otherPhones')], others)); else out.notes.push(`${label}: ${others.join(' ')}`) }
          }
          if (found.wechatSame && first && how.has(beside(target, 'wechat')) && values[beside(target, 'wechat')] === undefined) put(beside(target, 'wechat'), first)
          if (found.words) out.notes.push(`${label}: ${found.words}`)
        })
        break
      }
      case 'flag': {
        const read = readFlag(cell)
        // 试驾日期, 下订日期: the day instead of a tick.
        const dated = target.entity === 'milestone' && 'problem' in read ? readDay(cell, days) : undefined
        if (dated && 'value' in dated) past(dated.value, day => put(target.path, day))
        else take(read, value => put(target.path, value))
        break
      }
      case 'day': take(readDay(cell, { ...days, notBefore: undefined, notAfter: target.name === 'createdOn' ? how.today : undefined }), value => (target.name === 'createdOn' ? past(value, day => put(target.path, day)) : put(target.path, value))); break
      case 'instant': {
        // 日期 in one column, 时间 in another: a clock alone is of the row's own day.
        const clock = typeof values.on === 'string' && (cell.kind !== 'day' || cell.day < '1901') ? readClock(cell) : undefined
        if (clock && 'value' in clock && clock.value !== null) put(target.path, instantAt(values.on as Day, clock.value, how.zone))
        else take(readInstant(cell, days), value => put(target.path, value))
        break
      }
      case 'whole': take(readWhole(cell), value => { if (typeof value === 'number' && (value < (field.min ?? 0) || value > (field.max ?? Infinity))) bad('field.range'); else put(target.path, value) }); break
      case 'money': take(readMoney(cell), value => put(target.path, value)); break
      case 'words': take(readText(cell), value => { const read = field.schema.safeParse(value?.split(/[,，、;；\s]+/).filter(Boolean).slice(0, 20) ?? []); if (read.success) put(target.path, read.data); else { const { code, facts } = codeOf(read.error); bad(code, facts) } }); break
      case 'choice': take(readText(cell), value => {
        if (value === null) return
        const byHand = how.word(target, value), found = byHand ?? choiceOf(target.name, field, value)
        if (byHand !== undefined) { mark('mapped'); out.settledValues.push([target.path, value, byHand]) }
        if (found === '') note(value)
        else if (found !== undefined && (field.choices![found] || how.ends)) { put(target.path, found); if (endings.includes(found as 'lost') && how.ends && target.name === 'level') mark('ends') }
        else if (how.unknownValues === 'blank') note(value)
        else { out.unknownValues.push({ field: target.path, word: value }); bad('import.unknownValue') }
      }); break
      case 'ref': take(readText(cell), value => {
        if (value === null) return
        if (field.of !== 'member') { put(target.path, value); out.refs.push({ path: target.path, of: field.of!, word: value, label }); return }
        const found = how.person(value)
        if (found !== undefined && how.settled(value)) out.settledOwners.push([value, found])
        if (found === undefined) { out.unknownOwners.push(value); bad('import.unknownOwner') } else if (found === 'pool') { mark('pool'); values[target.path] = null; out.notes.push(`${label}: ${value}`) } else put(target.path, found)
      }); break
      default:
        if (target.name === 'name') take(readName(cell), value => {
          if (!value) return
          const read = field.schema.safeParse(value.name)
          if (!read.success) { const { code, facts } = codeOf(read.error); bad(code, facts); return }
          put(target.path, read.data)
          if (value.surnameOnly) mark('surnameOnly')
          if (value.gender && how.has(beside(target, 'gender'))) values[beside(target, 'gender')] ??= value.gender
        })
        else if (target.name === 'wechat') take(readWechat(cell), value => { if (value && 'id' in value) put(target.path, value.id); else if (value) { mark('sameAsPhone'); values[target.path] = same } })
        else if (target.name === 'phone') put(target.path, isMasked(shown(cell)) ? shown(cell).trim() : readPhone(shown(cell)) ?? shown(cell).trim())
        else take(readText(cell), value => { if (value === null) return; const read = field.schema.safeParse(value); if (read.success) put(target.path, read.data); else { const { code, facts } = codeOf(read.error); bad(code, facts) } })
    }
  }
  settle(values)
  return out
}
/** «同手机», «√»: known once the whole row is read. */
const same = Symbol('the phone')
const settle = (values: Record<string, unknown>): void => {
  for (const prefix of ['customer.', '']) {
    if (values[`${prefix}wechat`] === same) { if (values[`${prefix}phone`]) values[`${prefix}wechat`] = values[`${prefix}phone`]; else delete values[`${prefix}wechat`] }
    const others = values[`${prefix}otherPhones`]
    if (Array.isArray(others)) values[`${prefix}otherPhones`] = others.filter(p => p !== values[`${prefix}phone`]).slice(0, 5)
  }
}
const beside = (target: Target, name: string): string => target.path.slice(0, target.path.length - target.name.length) + name
const merge = (had: unknown, more: readonly string[]): string[] => [...new Set([...((had as string[] | undefined) ?? []), ...more])]
export { plainWord }
