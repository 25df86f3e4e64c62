import { Check, CircleAlert, Flag } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { useSay } from '../../web/language/language.ts'
import { axisOf, lanes, placed, type Lane, type LineItem } from './line.rules.ts'
import { itemWords, laneWords } from './words.ts'

const rowsOf: Record<Lane, number> = { door: 3, appointments: 3, meetings: 2, deadlines: 2 }
/** How wide words come out at 13 px: a Han character is a square, the rest about half of one. */
const wide = (words: string): number => [...words].reduce((n, c) => n + (c.codePointAt(0)! > 0x2e7f ? 13 : 7), 0)
/** What a bar needs to hold its own name. */
const inner = (item: LineItem, what: string): number => wide(what) + 14 + (item.state === 'late' ? 17 : 0)
/** Walks through the line with the arrow keys, lane by lane. */
const walk = (e: KeyboardEvent<HTMLDivElement>): void => {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[e.key]
  if (!step) return
  const all = [...e.currentTarget.querySelectorAll<HTMLElement>('a.dl-item')], at = all.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  e.preventDefault()
  all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus()
}
const Item = ({ item, x, width, room, row, axis }: { item: LineItem; x: number; width: number; room: number; row: number; axis: number }) => {
  const say = useSay(), f = useFormat(), { what, rest } = itemWords(say, item), bar = item.to !== null && item.to > item.at
  const who = item.lane === 'door' ? '' : item.person ?? '', full = [f.clock(item.at), what, rest, who].filter(Boolean).join(' ')
  const inside = bar && width * axis >= inner(item, what), glyph = item.state === 'late' ? <CircleAlert aria-hidden /> : item.state === 'done' ? <Check aria-hidden /> : item.lane === 'deadlines' ? <Flag aria-hidden /> : <i className="dl-dot" aria-hidden />
  const state = item.state === 'late' ? say({ zh: '逾期', en: 'overdue' }) : item.state === 'done' ? say({ zh: '已做', en: 'done' }) : item.state === 'now' ? say({ zh: '正在', en: 'now' }) : ''
  const shows = inside ? Math.min(width, room) * axis >= inner(item, what) - 8 : !bar || room * axis - width * axis > 30
  const words = <>{!bar && <>{glyph}<b className="dl-at">{f.clock(item.at)}</b></>}{bar && !inside && <i className={`dl-bar dl-${item.state}${item.dusk ? ' dl-dusk' : ''}${item.kind === 'meeting' && item.name === 'morning' ? ' dl-dawn' : ''}`} style={{ width: Math.max(6, width * axis) }} aria-hidden />}{shows && bar && item.state === 'late' && <CircleAlert aria-hidden />}{shows && <span className="dl-what">{what}</span>}{shows && !inside && rest && <span className="dl-rest">{rest}</span>}{shows && !inside && who && <span className="dl-who">{who}</span>}</>
  const style = { left: `${x * 100}%`, top: row * 26 + 3, maxWidth: Math.max(8, room * axis - 4), ...(inside ? { width: Math.max(8, width * axis - 2) } : {}) }
  const kind = `dl-item dl-${item.state}${inside ? ' dl-in' : bar ? ' dl-beside' : ''}${item.dusk ? ' dl-dusk' : ''}${item.kind === 'meeting' && item.name === 'morning' ? ' dl-dawn' : ''}`
  return item.path ? <Link href={item.path} className={kind} style={style} title={full}>{words}{state && <span className="hidden-word">{state}</span>}</Link> : <span className={kind} style={style} title={full}>{words}</span>
}
/** The day as one horizontal line (look.md): lanes that hold something, the past sunk, now as a mark, late things red at their own time. */
export const DayLine = ({ items, opensAt, closesAt, now }: { items: readonly LineItem[]; opensAt: string | null; closesAt: string | null; now: string }) => {
  const say = useSay(), f = useFormat(), box = useRef<HTMLDivElement>(null), [width, setWidth] = useState(() => Math.max(400, innerWidth - 400))
  useLayoutEffect(() => {
    const el = box.current
    if (!el) return undefined
    const measure = () => setWidth(el.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(el)
    return () => watch.disconnect()
  }, [])
  const axis = useMemo(() => axisOf(items, opensAt, closesAt, now), [items, opensAt, closesAt, now]), span = axis.to - axis.from, at = (Date.parse(now) - axis.from) / span
  const hours = Array.from({ length: Math.round(span / 3_600_000) }, (_, i) => new Date(axis.from + i * 3_600_000).toISOString()), each = width / hours.length < 56 ? 2 : 1
  const shown = lanes.map(lane => ({ lane, of: placed(items.filter(i => i.lane === lane), axis, i => { const w = itemWords(say, i), bar = i.to !== null && i.to > i.at ? ((Date.parse(i.to) - Date.parse(i.at)) / span) * width : 0, fits = bar >= inner(i, w.what), long = fits ? bar : (bar ? bar + 12 : 62) + inner(i, w.what) + Math.min(i.lane === 'door' ? 0 : 96, wide(w.rest)) + (i.lane === 'door' ? 0 : wide(i.person ?? '')); return long / width }, rowsOf[lane]) })).filter(l => l.of.length)
  return <section className="dl" aria-label={say({ zh: '今天的时间线', en: 'The day line' })} onKeyDown={walk as never}>
    <div className="dl-head"><span /><div className="dl-axis" ref={box}><i className="dl-end dl-end-dawn" /><i className="dl-end dl-end-dusk" />{hours.map((h, i) => i % each === 0 && <span key={h} style={{ left: `${(i / hours.length) * 100}%` }} className={Math.abs(i / hours.length - at) * width < 44 ? 'dl-under' : ''}>{f.clock(h)}</span>)}{at >= 0 && at <= 1 && <b className="dl-now-at" style={{ left: `${at * 100}%` }}>{f.clock(now)}</b>}</div></div>
    {shown.map(({ lane, of }) => { const rows = Math.max(...of.map(p => p.row)) + 1; return <div key={lane} className="dl-lane"><h2>{say(laneWords[lane])}<small>{say({ zh: '{n} 项', en: '{n}' }, { n: of.length })}</small></h2>
      <div className="dl-axis" style={{ minHeight: rows * 26 + 6 }}>{at > 0 && <i className="dl-past" style={{ width: `${Math.min(1, at) * 100}%` }} />}{hours.map((h, i) => <i key={h} className="dl-hour" style={{ left: `${(i / hours.length) * 100}%` }} />)}{at >= 0 && at <= 1 && <i className="dl-now" style={{ left: `${at * 100}%` }} />}{of.map(p => <Item key={`${p.item.kind}${p.item.id}`} {...p} axis={width} />)}</div></div> })}
    {shown.length === 0 && <p className="dl-none">{say({ zh: '今天还没有排定的事。记一个预约、开一次晨会，就会排在这条线上。', en: 'Nothing is set for today yet. An appointment or a meeting will stand on this line.' })}</p>}
  </section>
}
