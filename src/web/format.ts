// How dates, times and amounts are written. Days and clocks are text; instants are shown on the site's clock, never the browser's.
import type { Language } from '../kernel/language.ts'
import { useLanguage } from './language/language.ts'
import { useMaybeMe } from './me.ts'
import { kept, store } from './store.ts'

const week = { zh: ['日', '一', '二', '三', '四', '五', '六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] }
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const parts = (day: string): { y: number; m: number; d: number; w: number } => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  return { y, m, d, w: new Date(Date.UTC(y, m - 1, d)).getUTCDay() }
}
const zoned = new Map<string, Intl.DateTimeFormat>()
/** An instant on a zone's clock: day YYYY-MM-DD and HH:mm. */
export const onClock = (instant: string, zone: string): { day: string; clock: string; seconds: string } => {
  let format = zoned.get(zone)
  if (!format) zoned.set(zone, format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }))
  const p = Object.fromEntries(format.formatToParts(new Date(instant)).map(x => [x.type, x.value])) as Record<string, string>
  return { day: `${p.year}-${p.month}-${p.day}`, clock: `${p.hour}:${p.minute}`, seconds: p.second }
}
/** 剩 1 时 18 分 / 1 h 18 min: at most two units, whole minutes. */
export const span = (minutes: number, language: Language): string => {
  const n = Math.max(0, Math.round(minutes)), days = Math.floor(n / 1440), hours = Math.floor((n % 1440) / 60), mins = n % 60
  const unit = language === 'zh' ? { d: ' 天', h: ' 时', m: ' 分' } : { d: ' d', h: ' h', m: ' min' }
  const said = days > 0 ? [`${days}${unit.d}`, hours > 0 && days < 3 ? `${hours}${unit.h}` : ''] : hours > 0 ? [`${hours}${unit.h}`, mins > 0 ? `${mins}${unit.m}` : ''] : [`${mins}${unit.m}`]
  return said.filter(Boolean).join(' ')
}
const wan = store(kept.read('wan') !== 'no')
/** Large amounts as 31.20 万 or in full; the member menu switches it. */
export const useWan = (): [boolean, (on: boolean) => void] => [wan.use(), on => { kept.write('wan', on ? undefined : 'no'); wan.set(on) }]

export const formats = (language: Language, zone: string, today: string, inWan: boolean) => {
  const zh = language === 'zh'
  const short = (day: string): string => (day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day)
  const at = (instant: string) => onClock(instant, zone)
  return {
    language, zone, today,
    /** 11月23日 周一 · Mon 23 Nov */
    day: (day: string): string => { const { y, m, d, w } = parts(day), year = y === parts(today).y ? '' : zh ? `${y}年` : ` ${y}`; return zh ? `${year}${m}月${d}日 周${week.zh[w]}` : `${week.en[w]} ${d} ${months[m - 1]}${year}` },
    /** 11-23, with the year where it is not this one. */
    short,
    weekday: (day: string): string => (zh ? `周${week.zh[parts(day).w]}` : week.en[parts(day).w]),
    month: (day: string): string => { const { y, m } = parts(day.length === 7 ? `${day}-01` : day); return zh ? `${y}年${m}月` : `${months[m - 1]} ${y}` },
    /** 今天 · 明天 · 昨天 · 11-26 */
    near: (day: string): string => { const n = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000); return n === 0 ? (zh ? '今天' : 'today') : n === 1 ? (zh ? '明天' : 'tomorrow') : n === -1 ? (zh ? '昨天' : 'yesterday') : short(day) },
    dayOf: (instant: string): string => at(instant).day,
    clock: (instant: string): string => at(instant).clock,
    /** HH:mm:ss */
    second: (instant: string): string => `${at(instant).clock}:${at(instant).seconds}`,
    /** 17:26 today, 11-20 17:26 otherwise. */
    when: (instant: string): string => { const { day, clock } = at(instant); return day === today ? clock : `${short(day)} ${clock}` },
    full: (instant: string): string => { const { day, clock } = at(instant); return `${day} ${clock}` },
    span: (minutes: number): string => span(minutes, language),
    /** 剩 1 时 18 分 · 逾期 2 天, from now. */
    due: (instant: string, now: string): { late: boolean; text: string } => { const n = (Date.parse(instant) - Date.parse(now)) / 60_000; return n >= 0 ? { late: false, text: zh ? `剩 ${span(n, language)}` : `${span(n, language)} left` } : { late: true, text: zh ? `逾期 ${span(-n, language)}` : `${span(-n, language)} late` } },
    /** Days a day is past today: 逾期 2 天; undefined when it is not. */
    lateDays: (day: string): string | undefined => { const n = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000); return n > 0 ? (zh ? `逾期 ${n} 天` : `${n} d late`) : undefined },
    number: (n: number): string => n.toLocaleString('en-US'),
    money: (amount: string): string => { const n = Number(amount); return zh && inWan && Math.abs(n) >= 10_000 ? `${(n / 10_000).toFixed(2)} 万` : n.toLocaleString('en-US', { minimumFractionDigits: amount.endsWith('.00') ? 0 : 2 }) },
    /** "0.8333" → 83.3% */
    percent: (rate: string | null): string => (rate === null ? '–' : `${(Number(rate) * 100).toFixed(1)}%`),
    /** Zero is a dot. */
    count: (n: number): string => (n === 0 ? '·' : n.toLocaleString('en-US')),
  }
}
export type Formats = ReturnType<typeof formats>
/** All of the above for the reader: his language, his site's clock, his site's today. */
export const useFormat = (): Formats => {
  const language = useLanguage(), me = useMaybeMe(), inWan = wan.use()
  return formats(language, me?.sites[0]?.timeZone ?? me?.organisation.timeZone ?? 'Asia/Shanghai', me?.today ?? new Date().toISOString().slice(0, 10), inWan)
}
