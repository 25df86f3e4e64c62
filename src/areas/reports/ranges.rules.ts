import { addDays, firstOfMonth, weekday, type Day } from '../../kernel/time.ts'

export const presets = { today: { zh: '今天', en: 'Today' }, yesterday: { zh: '昨天', en: 'Yesterday' }, week: { zh: '本周', en: 'This week' }, month: { zh: '本月', en: 'This month' }, lastMonth: { zh: '上月', en: 'Last month' } } as const
export type Preset = keyof typeof presets
export type Range = { readonly from: Day; readonly to: Day }
/** The days a word means, seen from today: a week begins on Monday; what is not over runs to today. */
export const rangeOf = (preset: Preset, today: Day): Range => {
  switch (preset) {
    case 'today': return { from: today, to: today }
    case 'yesterday': return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'week': return { from: addDays(today, 1 - weekday(today)), to: today }
    case 'month': return { from: firstOfMonth(today), to: today }
    case 'lastMonth': { const last = addDays(firstOfMonth(today), -1); return { from: firstOfMonth(last), to: last } }
  }
}
