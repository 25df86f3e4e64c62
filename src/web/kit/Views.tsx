import type { ReactNode } from 'react'
import { Link } from '../go.tsx'
import './views.css'

export type View = { key: string; words: ReactNode; count?: ReactNode; href?: string; /** A line before it. */ apart?: boolean }
/** Underlined words with counts: views of a list, tabs of a page. With `href` each has its own address. */
export const Views = ({ of, value, onChange, label, after }: { of: readonly View[]; value: string; onChange?: (key: string) => void; label: string; after?: ReactNode }) =>
  <nav className="views" aria-label={label}>{of.map(v => {
    const inside = <><span>{v.words}</span>{v.count !== undefined && <small>{v.count}</small>}</>
    const dress = `view${v.key === value ? ' on' : ''}${v.apart ? ' apart' : ''}`
    return v.href ? <Link key={v.key} href={v.href} className={dress} aria-current={v.key === value ? 'page' : undefined}>{inside}</Link>
      : <button key={v.key} type="button" className={dress} aria-pressed={v.key === value} onClick={() => onChange?.(v.key)}>{inside}</button>
  })}{after}</nav>
/** Two or three ways to look at the same thing, in one small frame: 今天 昨天 本周. */
export const Segments = <K extends string>({ of, value, onChange, label }: { of: readonly { key: K; words: ReactNode }[]; value: K; onChange: (key: K) => void; label: string }) =>
  <div className="segs" role="radiogroup" aria-label={label}>{of.map(o => <button key={o.key} type="button" role="radio" aria-checked={o.key === value} className={o.key === value ? 'on' : ''} onClick={() => onChange(o.key)}>{o.words}</button>)}</div>
