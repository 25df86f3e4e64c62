import type { Label } from '../../kernel/language.ts'

/** What the bulletin says of a day: the same numbers as its seal. `rate` values are shares ("0.8333") or null where nothing was counted. */
export type BulletinFacts = {
  day: string; who: string; lead: string | null; sealedAt: string | null; sequence: number | null; late: number
  figures: readonly { label: Label; value: number | string | null; month: number | string | null }[]
  people: readonly { name: string; visits: number; cards: number; testDrives: number; orders: number; deliveries: number }[]
  tomorrow: { appointments: number; confirmed: number }
}
export type Words = (label: Label, facts?: Record<string, unknown>) => string
/** A count, or a share as «83.3%»; a dash where there is nothing to divide by. */
export const shownNumber = (value: number | string | null): string => (value === null ? '–' : typeof value === 'number' ? String(value) : `${(Number(value) * 100).toFixed(1)}%`)
/** Who brought orders or deliveries, most first; the bulletin praises, it blames nobody. */
export const praised = (people: BulletinFacts['people']): BulletinFacts['people'] => people.filter(p => p.orders + p.deliveries > 0).toSorted((a, b) => b.orders - a.orders || b.deliveries - a.deliveries || (a.name < b.name ? -1 : 1))
/** 一键战报 as text for the chat group (D2.11): short lines, no phone, no customer's name. */
export const bulletinText = (b: BulletinFacts, say: Words): string => {
  const lines = [
    say({ zh: '【{who}】{day} 战报', en: '{who}, {day}: the day' }, { who: b.who, day: b.day }),
    ...b.figures.map(f => say({ zh: '{name} {n}（本月 {m}）', en: '{name}: {n} (month {m})' }, { name: say(f.label), n: shownNumber(f.value), m: shownNumber(f.month) })),
  ]
  const best = praised(b.people)
  if (best.length) lines.push(say({ zh: '今日成交：', en: 'Deals: ' }) + best.map(p => [p.name, p.orders ? say({ zh: '订单 {n}', en: '{n} ordered' }, { n: p.orders }) : '', p.deliveries ? say({ zh: '交车 {n}', en: '{n} delivered' }, { n: p.deliveries }) : ''].filter(Boolean).join(' ')).join(say({ zh: '、', en: ', ' })))
  lines.push(say({ zh: '明日邀约 {n} 个，已确认 {m}', en: 'Tomorrow: {n} appointments, {m} confirmed' }, { n: b.tomorrow.appointments, m: b.tomorrow.confirmed }))
  lines.push(b.sealedAt === null ? say({ zh: '未封日，数字可能再变', en: 'not sealed; the numbers may still change' }) : say({ zh: '{at} 封日{by}', en: 'sealed {at}{by}' }, { at: b.sealedAt, by: b.lead ? say({ zh: '，{name}', en: ', {name}' }, { name: b.lead }) : '' }) + (b.late > 0 ? say({ zh: '；封后又来 {n} 批', en: '; {n} came after it' }, { n: b.late }) : ''))
  return lines.join('\n')
}
