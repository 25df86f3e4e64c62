import type { Label } from '../../kernel/language.ts'
import { addDays, firstOfMonth } from '../../kernel/time.ts'

/** Ranges of days said in words; they move with today. */
export const ranges: Readonly<Record<string, Label>> = {
  today: { zh: '今天', en: 'Today' }, yesterday: { zh: '昨天', en: 'Yesterday' }, tomorrow: { zh: '明天', en: 'Tomorrow' }, last7: { zh: '近 7 天', en: 'Last 7 days' }, last30: { zh: '近 30 天', en: 'Last 30 days' }, last90: { zh: '近 90 天', en: 'Last 90 days' },
  month: { zh: '本月', en: 'This month' }, past: { zh: '已过', en: 'Past' }, next7: { zh: '后 7 天', en: 'Next 7 days' },
}
export const daysOf = (range: string, today: string): { from?: string; to?: string } => {
  switch (range) {
    case 'today': return { from: today, to: today }
    case 'yesterday': return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'tomorrow': return { from: addDays(today, 1), to: addDays(today, 1) }
    case 'last7': return { from: addDays(today, -6), to: today }
    case 'last30': return { from: addDays(today, -29), to: today }
    case 'last90': return { from: addDays(today, -89), to: today }
    case 'month': return { from: firstOfMonth(today), to: today }
    case 'past': return { to: addDays(today, -1) }
    case 'next7': return { from: today, to: addDays(today, 6) }
    default: { const found = /^(\d{4}-\d{2}-\d{2})?_(\d{4}-\d{2}-\d{2})?$/.exec(range); return found ? { from: found[1], to: found[2] } : {} }
  }
}
