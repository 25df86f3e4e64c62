import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { useSay } from '../../web/language/language.ts'
import type { FigureFacts, Group } from './figure.ts'
import type { Reading } from './figures.ts'
import './figures.css'

export type Shown = FigureFacts & Reading & { from: string; groups?: Group[] }
/** A count with its thousands, a rate in percent, a dot for nothing. */
export const useReading = () => { const f = useFormat(); return (of: { rate: boolean } & Reading): string => (of.rate ? f.percent(of.value as string | null) : f.count(Number(of.value))) }
export type Passport = { to: string; scope: string; asOf: string }
/** A number's passport: formula, rows, scope, version and moment, the same on every screen (picture evening-sealed). */
const Lines = ({ of, passport, id }: { of: Shown; passport: Passport; id?: string }) => {
  const say = useSay(), f = useFormat(), read = useReading()
  const days = of.from === passport.to ? f.day(passport.to) : `${f.short(of.from)} – ${f.short(passport.to)}`
  const rows = (n: number) => say({ zh: '{n} 行', en: n === 1 ? '{n} row' : '{n} rows' }, { n: f.number(n) })
  return <div className="fig-pass" id={id}>
    <header><b>{say(of.label)}</b><strong>{of.rate ? read(of) : f.number(Number(of.value))}</strong></header>
    <dl>
      <div><dt>{say({ zh: '公式', en: 'Formula' })}</dt><dd>{say(of.formula)}</dd></div>
      <div><dt>{say({ zh: '行', en: 'Rows' })}</dt><dd className="fig-rows">{of.rate ? `${rows(of.numerator!)} ÷ ${rows(of.denominator!)}` : rows(Number(of.value))}</dd></div>
      <div><dt>{say({ zh: '范围', en: 'Scope' })}</dt><dd>{say({ zh: '{scope}，{days}', en: '{scope}, {days}' }, { scope: passport.scope, days })}</dd></div>
      <div><dt>{say({ zh: '口径', en: 'Version' })}</dt><dd>{say({ zh: '第 {n} 版', en: 'No. {n}' }, { n: of.version })}</dd></div>
      <div><dt>{say({ zh: '时刻', en: 'As of' })}</dt><dd>{f.second(passport.asOf)}</dd></div>
    </dl>
    <footer>{say({ zh: '屏幕、手机、打印、导出同一个数', en: 'One number on screen, phone, paper and file' })}</footer>
  </div>
}
export const FigurePassport = Lines

/** A number that is a door: resting on it or the keyboard's focus shows its passport, a press opens the rows behind it. */
export const FigureDoor = ({ of, href, passport, words, quiet }: { of: Shown; href: string; passport: Passport; words?: string; quiet?: boolean }) => {
  const read = useReading(), [open, setOpen] = useState(false), wait = useRef<ReturnType<typeof setTimeout>>(undefined), box = useRef<HTMLSpanElement>(null), pane = useRef<HTMLDivElement>(null), id = useId()
  useEffect(() => () => clearTimeout(wait.current), [])
  useLayoutEffect(() => {
    if (!open || !pane.current || !box.current) return
    const at = box.current.getBoundingClientRect(), size = pane.current.getBoundingClientRect()
    pane.current.style.left = `${Math.max(8, Math.min(innerWidth - size.width - 8, at.left - 24))}px`
    pane.current.style.top = `${at.bottom + 6 + size.height > innerHeight - 8 ? Math.max(8, at.top - size.height - 6) : at.bottom + 6}px`
  }, [open])
  const soon = (after: number) => { clearTimeout(wait.current); wait.current = setTimeout(() => setOpen(true), after) }
  const gone = () => { clearTimeout(wait.current); setOpen(false) }
  return <span className="fig-door" ref={box} onMouseEnter={() => soon(220)} onMouseLeave={gone} onKeyDown={e => { if (e.key === 'Escape' && open) { e.stopPropagation(); gone() } }}>
    <Link href={href} replace className={`fig-num${quiet ? ' fig-quiet' : ''}`} aria-describedby={open ? id : undefined} onFocus={e => { if (e.currentTarget.matches(':focus-visible')) soon(0) }} onBlur={gone} onClick={gone}>{words ?? read(of)}</Link>
    {open && <div ref={pane} className="fig-pane" role="tooltip" id={id}><Lines of={of} passport={passport} /></div>}
  </span>
}
