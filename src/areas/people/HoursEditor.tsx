import { useRef, useState, type PointerEvent } from 'react'
import { useSay } from '../../web/language/language.ts'
import './hours.css'

export type Hours = { id?: string; weekday: number; openFrom: string; openTo: string }
const week = [{ zh: '周一', en: 'Mon' }, { zh: '周二', en: 'Tue' }, { zh: '周三', en: 'Wed' }, { zh: '周四', en: 'Thu' }, { zh: '周五', en: 'Fri' }, { zh: '周六', en: 'Sat' }, { zh: '周日', en: 'Sun' }]
const first = 7 * 60, last = 21 * 60, step = 30
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const clock = (n: number): string => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
const share = (n: number): string => `${((Math.min(last, Math.max(first, n)) - first) / (last - first)) * 100}%`

const Day = ({ weekday, hours, put }: { weekday: number; hours: Hours | undefined; put: (hours: Hours | undefined) => void }) => {
  const say = useSay(), track = useRef<HTMLDivElement>(null), [held, setHeld] = useState<'openFrom' | 'openTo'>(), [typing, setTyping] = useState(false)
  const name = say(week[weekday - 1])
  const drag = (event: PointerEvent): void => {
    if (!held || !hours || !track.current) return
    const box = track.current.getBoundingClientRect(), at = Math.round((first + ((event.clientX - box.left) / box.width) * (last - first)) / step) * step
    const from = minutes(hours.openFrom), to = minutes(hours.openTo)
    put({ ...hours, ...(held === 'openFrom' ? { openFrom: clock(Math.max(first, Math.min(at, to - step))) } : { openTo: clock(Math.min(last, Math.max(at, from + step))) }) })
  }
  const nudge = (end: 'openFrom' | 'openTo', by: number): void => { if (hours) { const next = { ...hours, [end]: clock(Math.min(23 * 60 + 30, Math.max(0, minutes(hours[end]) + by))) }; if (next.openFrom < next.openTo) put(next) } }
  const handle = (end: 'openFrom' | 'openTo') => <button type="button" className={`hr-end hr-${end}`} role="slider" aria-valuenow={minutes(hours![end])} aria-valuemin={0} aria-valuemax={1439} aria-valuetext={hours![end]} aria-label={`${name} ${end === 'openFrom' ? say({ zh: '开门', en: 'opens' }) : say({ zh: '关门', en: 'closes' })}`}
    onPointerDown={e => { e.currentTarget.setPointerCapture(e.pointerId); setHeld(end) }} onPointerMove={drag} onPointerUp={() => setHeld(undefined)} onPointerCancel={() => setHeld(undefined)} onKeyDown={e => { const by = e.key === 'ArrowRight' || e.key === 'ArrowUp' ? step : e.key === 'ArrowLeft' || e.key === 'ArrowDown' ? -step : 0; if (by) { e.preventDefault(); nudge(end, by) } }} />
  return <div className="hr-day"><span className="hr-name">{name}</span>
    <div className="hr-track" ref={track}>{hours ? <div className="hr-bar" style={{ left: share(minutes(hours.openFrom)), right: `calc(100% - ${share(minutes(hours.openTo))})` }}>
      {typing ? <span className="hr-type">{(['openFrom', 'openTo'] as const).map(end => <input key={end} type="time" value={hours[end]} autoFocus={end === 'openFrom'} aria-label={`${name} ${end === 'openFrom' ? say({ zh: '开门', en: 'opens' }) : say({ zh: '关门', en: 'closes' })}`} onChange={e => { if (e.target.value) put({ ...hours, [end]: e.target.value }) }} onKeyDown={e => { if (e.key === 'Enter') { e.preventDefault(); setTyping(false) } }} />)}<button type="button" onClick={() => setTyping(false)} aria-label={say({ zh: '好', en: 'Done' })}>✓</button></span>
        : <button type="button" className="hr-words" onClick={() => setTyping(true)}>{hours.openFrom} – {hours.openTo}</button>}{handle('openFrom')}{handle('openTo')}</div>
      : <button type="button" className="hr-shut" onClick={() => put({ weekday, openFrom: '08:30', openTo: '18:00' })}>{say({ zh: '不营业，点一下开门', en: 'Closed; press to open' })}</button>}</div>
    {hours && <button type="button" className="hr-x" aria-label={`${name} ${say({ zh: '不营业', en: 'closed' })}`} title={say({ zh: '这天不营业', en: 'Closed on this day' })} onClick={() => put(undefined)}>×</button>}</div>
}
/** A week of opening hours: drag both ends, press the times to type them, × for a day off. */
export const HoursEditor = ({ value, onChange }: { value: readonly Hours[]; onChange: (hours: Hours[]) => void }) =>
  <div className="hr">{week.map((_, i) => <Day key={i} weekday={i + 1} hours={value.find(h => h.weekday === i + 1)} put={h => onChange([...value.filter(x => x.weekday !== i + 1), ...(h ? [h] : [])].sort((a, b) => a.weekday - b.weekday))} />)}</div>
export const usualHours = (): Hours[] => week.map((_, i) => ({ weekday: i + 1, openFrom: '08:30', openTo: i > 4 ? '19:00' : '18:00' }))
