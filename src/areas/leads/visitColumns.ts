import type { Label } from '../../kernel/language.ts'
import { dayAt, type Zone } from '../../kernel/time.ts'
import { channels, levels } from '../customers/index.ts'
import type { Recalled } from './recall.ts'
import { purposes, receivedHow, transports } from './visit.ts'
import type { SheetLine, VisitSheet } from './visitSheet.ts'

/** The cells of the sheet that are typed, in the order of Tab (domain.md 5). */
export type CellKey = 'arrivedAt' | 'leftAt' | 'people' | 'receivedHow' | 'receivedById' | 'ownerId' | 'firstTime' | 'purpose' | 'name' | 'phone' | 'noDataReason' | 'model' | 'level' | 'channel' | 'wechatAdded' | 'rival' | 'plate' | 'transport' | 'leftFor' | 'note'
export type Cells = Record<CellKey, string>
export type Option = { key: string; label: string; /** What a hand without an IME types for it. */ keys?: string; short?: string }
export type Column = { key: CellKey | 'testDrive' | 'quote' | 'order'; head: Label; kind: 'clock' | 'whole' | 'pick' | 'text' | 'phone' | 'mark'; width: number; num?: boolean; middle?: boolean; free?: boolean; clears?: boolean }

export const columns: readonly Column[] = [
  { key: 'arrivedAt', head: { zh: '进店', en: 'In' }, kind: 'clock', width: 58 }, { key: 'leftAt', head: { zh: '离店', en: 'Out' }, kind: 'clock', width: 58, clears: true },
  { key: 'people', head: { zh: '人数', en: 'People' }, kind: 'whole', width: 44, num: true }, { key: 'receivedHow', head: { zh: '方式', en: 'How' }, kind: 'pick', width: 58 },
  { key: 'receivedById', head: { zh: '接待顾问', en: 'Received by' }, kind: 'pick', width: 70, clears: true }, { key: 'ownerId', head: { zh: '归属', en: 'Owner' }, kind: 'pick', width: 56, clears: true },
  { key: 'firstTime', head: { zh: '首/再', en: 'F/S' }, kind: 'pick', width: 46, middle: true }, { key: 'purpose', head: { zh: '来店目的', en: 'Purpose' }, kind: 'pick', width: 74 },
  { key: 'name', head: { zh: '姓名', en: 'Name' }, kind: 'text', width: 62, clears: true }, { key: 'phone', head: { zh: '电话', en: 'Phone' }, kind: 'phone', width: 118, clears: true },
  { key: 'noDataReason', head: { zh: '留档', en: 'Data' }, kind: 'pick', width: 50, middle: true, free: true, clears: true }, { key: 'model', head: { zh: '意向车型', en: 'Model' }, kind: 'pick', width: 116, free: true, clears: true },
  { key: 'level', head: { zh: '级别', en: 'Level' }, kind: 'pick', width: 46, middle: true, clears: true }, { key: 'channel', head: { zh: '渠道', en: 'Channel' }, kind: 'pick', width: 72, clears: true },
  { key: 'wechatAdded', head: { zh: '微信', en: 'WeChat' }, kind: 'pick', width: 44, middle: true },
  { key: 'testDrive', head: { zh: '试驾', en: 'Drive' }, kind: 'mark', width: 44, middle: true }, { key: 'quote', head: { zh: '报价', en: 'Quote' }, kind: 'mark', width: 44, middle: true }, { key: 'order', head: { zh: '订单', en: 'Order' }, kind: 'mark', width: 44, middle: true },
  { key: 'rival', head: { zh: '竞品', en: 'Rival' }, kind: 'text', width: 90, clears: true }, { key: 'plate', head: { zh: '车牌', en: 'Plate' }, kind: 'text', width: 92, clears: true },
  { key: 'transport', head: { zh: '交通', en: 'Came by' }, kind: 'pick', width: 64, clears: true }, { key: 'leftFor', head: { zh: '去向', en: 'Left for' }, kind: 'text', width: 90, clears: true }, { key: 'note', head: { zh: '备注', en: 'Note' }, kind: 'text', width: 170, clears: true },
]
export const typed = columns.filter((c): c is Column & { key: CellKey } => c.kind !== 'mark')
/** Why someone leaves no data, as showrooms say it. */
export const reasons: readonly Label[] = [{ zh: '不愿留', en: 'Would not' }, { zh: '路过看看', en: 'Passing by' }, { zh: '陪朋友', en: 'With a friend' }, { zh: '只问价', en: 'Only asked a price' }]

const of = (choices: Readonly<Record<string, Label>>, language: 'zh' | 'en', keys: Readonly<Record<string, string>> = {}): Option[] => Object.entries(choices).map(([key, l], i) => ({ key, label: l[language], keys: `${keys[key] ?? ''} ${key.toLowerCase()} ${i + 1}` }))
/** What each picked cell offers, with the keys a hand types for it. */
export const optionsFor = (sheet: Pick<VisitSheet, 'people' | 'models'>, language: 'zh' | 'en'): Readonly<Partial<Record<CellKey, Option[]>>> => {
  const people = sheet.people.map(p => ({ key: p.id, label: p.label, keys: p.keys }))
  return {
    receivedHow: of(receivedHow, language, { turn: 'sw s', named: 'zd z', appointment: 'yy y' }), receivedById: people, ownerId: people,
    firstTime: [{ key: 'F', label: language === 'zh' ? '首次' : 'First', short: 'F', keys: 'f 1 sc 首' }, { key: 'S', label: language === 'zh' ? '再次' : 'Again', short: 'S', keys: 's 2 zc 再 二次' }],
    purpose: of(purposes, language, { buy: 'zx kc 看车 买车 咨询', paperwork: 'sx bsx 手续', delivery: 'jc 提车', cancelOrder: 'td', service: 'wx by 维修 保养 售后', other: 'qt' }),
    noDataReason: reasons.map(r => ({ key: r[language], label: r[language], keys: '' })), model: sheet.models.map(m => ({ key: m, label: m, keys: m.toLowerCase() })),
    level: Object.entries(levels).filter(([k]) => k !== 'O').map(([key, l]) => ({ key, label: l[language], short: key, keys: key.toLowerCase() })), channel: of(channels, language, { walkIn: 'zr 到店 自然', call: 'ld', web: 'wl', event: 'wz', outreach: 'wt', referral: 'zjs', repeat: 'by' }),
    wechatAdded: [{ key: 'yes', label: '✓', keys: 'y 1 v' }, { key: 'no', label: '–', keys: 'n 0 x' }], transport: of(transports, language, { car: 'zj', taxi: 'dc', transit: 'gj', walk: 'bx', other: 'qt' }),
  }
}
/** A row as its cells say it, on the site's clock. */
export const cellsOf = (row: SheetLine, clock: (instant: string) => string): Cells => ({
  arrivedAt: clock(row.arrivedAt), leftAt: row.leftAt ? clock(row.leftAt) : '', people: String(row.people), receivedHow: row.receivedHow, receivedById: row.receivedById ?? '', ownerId: row.ownerId ?? '', firstTime: row.firstTime ? 'F' : 'S', purpose: row.purpose,
  name: row.name ?? '', phone: row.phone ?? '', noDataReason: row.noDataReason ?? '', model: row.want?.model ?? '', level: row.level ?? '', channel: row.channel ?? '', wechatAdded: row.wechatAdded ? 'yes' : 'no', rival: row.rival ?? '', plate: row.plate ?? '', transport: row.transport ?? '', leftFor: row.leftFor ?? '', note: row.note ?? '',
})
/** A new party: the likely things chosen, so that Enter alone writes it down. */
export const freshCells = (now: string, nextId: string | null): Cells => ({
  arrivedAt: now, leftAt: '', people: '1', receivedHow: 'turn', receivedById: nextId ?? '', ownerId: '', firstTime: 'F', purpose: 'buy', name: '', phone: '', noDataReason: '', model: '', level: '', channel: 'walkIn', wechatAdded: 'no', rival: '', plate: '', transport: '', leftFor: '', note: '',
})
/**
 * A known customer written into the row: who he is, whose, whether he came before. Unless somebody was chosen by hand his own consultant receives
 * him, booked for today or asked for: who comes back takes no turn (domain.md 10b).
 */
export const cellsOfKnown = (found: Recalled, cells: Cells, at: { people: readonly { id: string }[]; byHand: boolean; on: string; zone: Zone }): Partial<Cells> => {
  const booked = found.promises.some(p => p.kind === 'appointment' && dayAt(p.at, at.zone) === at.on), own = found.ownerId
  const received = !at.byHand && cells.receivedHow === 'turn' && own !== null && at.people.some(p => p.id === own)
  return {
    name: found.name, phone: found.phone ?? '', ownerId: own ?? cells.ownerId, firstTime: found.visits > 0 ? 'S' : cells.firstTime, level: found.level && found.level !== 'O' ? found.level : cells.level,
    ...(received ? { receivedById: own, receivedHow: booked ? 'appointment' : 'named' } : {}),
  }
}
/** 1042 · 10.42 · 9:5 → 10:42, 09:05; undefined when it is no time of day. */
export const readClock = (text: string): string | undefined => {
  const found = /^(\d{1,2})[:：.]?(\d{2})$/.exec(text.trim()) ?? /^(\d{1,2})[:：.](\d)$/.exec(text.trim())
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return undefined
  return `${found[1].padStart(2, '0')}:${found[2].padStart(2, '0')}`
}
export type Fault = { cell: CellKey; code: 'clock' | 'people' | 'phone' }
/** What a changed row sends: only the cells that differ, as the wire takes them; `at` puts a clock on the sheet's day. */
export const toWire = (cells: Cells, before: Partial<Cells>, at: (clock: string) => string): { body: Record<string, unknown>; faults: Fault[] } => {
  const body: Record<string, unknown> = {}, faults: Fault[] = []
  for (const { key } of typed) {
    const text = cells[key].trim()
    if (text === (before[key] ?? '').trim()) continue
    if (key === 'arrivedAt' || key === 'leftAt') { const clock = readClock(text); if (text && !clock) faults.push({ cell: key, code: 'clock' }); else body[key] = clock ? at(clock) : key === 'leftAt' ? null : undefined }
    else if (key === 'people') { if (/^[1-9]\d?$/.test(text)) body.people = Number(text); else faults.push({ cell: key, code: 'people' }) }
    else if (key === 'phone') { if (text.includes('*')) continue; if (text && text.replace(/\D/g, '').length < 7) faults.push({ cell: key, code: 'phone' }); else body.phone = text || null }
    else if (key === 'firstTime') body.firstTime = text === 'F'
    else if (key === 'wechatAdded') body.wechatAdded = text === 'yes'
    else if (key === 'model') body.want = { model: text || null }
    else body[key] = text || null
  }
  return { body, faults }
}
/** /want/model → model: the cell a server's fault belongs to. */
export const cellAt = (pointer: string): CellKey | undefined => { const name = pointer.replace(/^\//, '').split('/').at(-1)!; return name === 'customerId' ? 'name' : typed.find(c => c.key === name)?.key }

const matching = (options: readonly Option[] | undefined, text: string): Option | undefined => {
  const low = text.toLowerCase()
  return options?.find(o => o.label === text || o.key === text || o.short === text) ?? options?.find(o => o.label.toLowerCase().startsWith(low) || (o.keys ?? '').split(' ').includes(low))
}
const yes = /^(√|✓|v|y|yes|是|有|1|已加)$/i
/**
 * Rows pasted from a sheet, laid over the cells from the one the cursor stands in; marks (试驾 …) are no cells. What a cell cannot take is named
 * by row and column, and its row is left out, so that nothing is guessed.
 */
export const pasted = (text: string, from: CellKey, fresh: Cells, options: Readonly<Partial<Record<CellKey, readonly Option[]>>>): { rows: Cells[]; faults: { row: number; cell: CellKey; text: string }[] } => {
  const start = typed.findIndex(c => c.key === from), rows: Cells[] = [], faults: { row: number; cell: CellKey; text: string }[] = []
  for (const [n, line] of text.replace(/\r/g, '').replace(/\n+$/, '').split('\n').entries()) {
    const cells: Cells = { ...fresh }, before = faults.length
    for (const [i, raw] of line.split('\t').entries()) {
      const column = typed[start + i], value = raw.trim()
      if (!column || value === '') continue
      const { key } = column
      if (key === 'wechatAdded') cells[key] = yes.test(value) ? 'yes' : 'no'
      else if (column.kind === 'clock') { const clock = readClock(value); if (clock) cells[key] = clock; else faults.push({ row: n + 1, cell: key, text: value }) }
      else if (column.kind === 'pick' && !column.free) { const found = matching(options[key], value); if (found) cells[key] = found.key; else faults.push({ row: n + 1, cell: key, text: value }) }
      else cells[key] = value
    }
    if (faults.length === before) rows.push(cells)
  }
  return { rows, faults }
}
