import { addDays, weekday, type Day, type Month } from '../../kernel/time.ts'

/** When a site sells: its weekdays with hours, its days off and 调休 days worked. Without hours every day counts (calendar pace). */
export type SellingDays = { readonly weekdays: readonly number[]; readonly holidays: readonly { readonly on: Day; readonly kind: 'holiday' | 'workday' }[] }
const sells = (day: Day, { weekdays, holidays }: SellingDays): boolean => {
  const special = holidays.find(h => h.on === day)?.kind
  return special === undefined ? weekdays.length === 0 || weekdays.includes(weekday(day)) : special === 'workday'
}
/** Every day of a month. */
export const daysOf = (month: Month): Day[] => {
  const days: Day[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}
/** Selling days of the month that are over before `today`, and all of them: a day counts once it is over, so nobody is behind at 09:00 for a day that has just begun. */
export const elapsed = (today: Day, site: SellingDays): { over: number; all: number } => {
  const days = daysOf(today.slice(0, 7)).filter(day => sells(day, site))
  return { over: days.filter(day => day < today).length, all: days.length }
}
/** The month's number, what is done, where it should stand today; `behind` is how many are missing from that. */
export type Pace = { readonly number: number; readonly done: number; readonly should: number; readonly behind: number }
/**
 * Pace against one monthly number (domain.md 2, Report 2 «vs target and pace»; D2.2): number × selling days over ÷ selling days of the month,
 * rounded to whole cars. A month without a selling day is due wholly.
 */
export const paceOf = (number: number, done: number, { over, all }: { over: number; all: number }): Pace => {
  const should = all === 0 ? number : Math.round((number * over) / all)
  return { number, done, should, behind: Math.max(0, should - done) }
}
