import { ArrowLeft, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useBack, useGo } from '../go.tsx'
import { useTitle } from '../kit/Page.tsx'
import { useSay } from '../language/language.ts'
import './phone.css'

export type Tile<K extends string> = { key: K; words: ReactNode; note?: ReactNode; off?: boolean }
/** Choices as 48 px tiles, the likely one chosen beforehand. `columns` of them in a row. */
export const Tiles = <K extends string>({ label, right, of, value, onChange, columns, many }: { label: ReactNode; right?: ReactNode; of: readonly Tile<K>[]; value: K | readonly K[] | undefined | null; onChange: (key: K) => void; columns?: 2 | 3 | 4 | 5 | 6; many?: boolean }) => {
  const chosen = (k: K): boolean => (Array.isArray(value) ? value.includes(k) : value === k)
  return <div className="tiles"><div className="tiles-label"><span>{label}</span>{right && <span>{right}</span>}</div><div className={`tiles-row c${columns ?? Math.min(6, of.length)}`} role={many ? 'group' : 'radiogroup'} aria-label={typeof label === 'string' ? label : undefined}>{of.map(t => <button key={t.key} type="button" role={many ? 'checkbox' : 'radio'} aria-checked={chosen(t.key)} disabled={t.off} className={chosen(t.key) ? 'on' : ''} onClick={() => onChange(t.key)}><span>{t.words}</span>{t.note && <small>{t.note}</small>}</button>)}</div></div>
}
/** The save button at the thumb, always in sight, with a line of grey below it. */
export const ThumbSave = ({ children, onClick, busy, note, icon, disabled }: { children: ReactNode; onClick: () => void; busy?: boolean; note?: ReactNode; icon?: ReactNode; disabled?: boolean }) => <div className="thumb"><button type="button" className="big" aria-busy={busy || undefined} disabled={disabled} onClick={busy ? undefined : onClick}>{icon}{children}</button>{note && <p>{note}</p>}</div>
/** A phone page's own head: title, a line of grey, something at the right. */
export const PhoneHead = ({ title, note, right, back, close, mark }: { title: ReactNode; note?: ReactNode; right?: ReactNode; back?: string | true; close?: string | true; mark?: ReactNode }) => {
  const say = useSay(), go = useGo(), goBack = useBack(), to = back ?? close
  useTitle(typeof title === 'string' ? title : undefined)
  return <header className="phh">{to && <button type="button" className="ib" aria-label={close ? say({ zh: '关上', en: 'Close' }) : say({ zh: '返回', en: 'Back' })} onClick={() => (to === true ? goBack() : go(to))}>{close ? <X aria-hidden /> : <ArrowLeft aria-hidden />}</button>}{mark}<div className="phh-words"><h1>{title}</h1>{note && <p>{note}</p>}</div>{right && <div className="phh-right">{right}</div>}</header>
}
/** Four key figures side by side, hairlines between. */
export const PhoneFigures = ({ of }: { of: readonly { key: string; label: ReactNode; value: ReactNode; late?: boolean }[] }) => <dl className="phf">{of.map(n => <div key={n.key}><dt>{n.label}</dt><dd className={n.late ? 'late' : ''}>{n.value}</dd></div>)}</dl>
/** A phone page: head, what scrolls, the act at the thumb. */
export const PhonePage = ({ head, children, thumb }: { head: ReactNode; children: ReactNode; thumb?: ReactNode }) => <div className={`phone${thumb ? ' phone-thumb' : ''}`}>{head}<div className="phone-body">{children}</div>{thumb}</div>
