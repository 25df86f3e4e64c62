import { ArrowLeft } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useSay } from '../language/language.ts'
import { Link } from '../go.tsx'
import './page.css'

/** Names the browser tab. */
export const useTitle = (title: string | undefined): void => { const say = useSay(), tail = say({ zh: '晨夕', en: 'Chenxi' }); useEffect(() => { if (title) document.title = `${title} · ${tail}` }, [title, tail]) }

/** A page's own column: head, then what scrolls. `side` stands at the right, sunken, hidden below 1100 unless `keepSide`. */
export const PageBody = ({ children, side, pad = true, className }: { children: ReactNode; side?: ReactNode; pad?: boolean; className?: string }) =>
  <div className={`pg-body${side ? ' pg-sided' : ''} ${className ?? ''}`}><div className={`pg-main${pad ? ' pg-pad' : ''}`} tabIndex={0}>{children}</div>{side && <aside className="pg-side">{side}</aside>}</div>

/** A page beside a drawer of its own (where there is no list). */
export const Split = ({ children }: { children: ReactNode }) => <div className="split">{children}</div>
/** Title, facts in grey beside it, acts at the right. One primary act at most. `line` off where views follow. */
export const PageHead = ({ title, mark, facts, acts, up, line = true, level = 1 }: { title: ReactNode; mark?: ReactNode; facts?: ReactNode; acts?: ReactNode; up?: { href: string; words: string }; line?: boolean; level?: 1 | 2 }) => {
  const H = level === 1 ? 'h1' : 'h2'
  useTitle(level === 1 && typeof title === 'string' ? title : undefined)
  return <header className={`ph-head${line ? ' ph-line' : ''}`}>
    {up && <Link className="ib ph-up" href={up.href} aria-label={up.words} title={up.words}><ArrowLeft aria-hidden /></Link>}
    {mark}<H className="ph-title">{title}</H>{facts && <div className="ph-facts">{facts}</div>}<div className="ph-acts">{acts}</div>
  </header>
}
/** A part of a page: bold words, a note in grey, something at the right. */
export const Section = ({ title, note, right, children, id }: { title: ReactNode; note?: ReactNode; right?: ReactNode; children?: ReactNode; id?: string }) =>
  <section className="sect" aria-labelledby={id}><div className="sect-head"><h2 id={id}>{title}</h2>{note && <span className="sect-note">{note}</span>}<span className="sect-right">{right}</span></div>{children}</section>

export type Fact = readonly [label: ReactNode, value: ReactNode] | false | null | undefined
/** Label and value, in columns: the facts of a drawer (2) or a card (1, ruled). Empty values show a dash. */
export const Facts = ({ of, columns = 2, ruled }: { of: readonly Fact[]; columns?: 1 | 2 | 3; ruled?: boolean }) =>
  <dl className={`facts facts-${columns}${ruled ? ' facts-ruled' : ''}`}>{of.filter(f => !!f).map((f, i) => <div key={i}><dt>{f[0]}</dt><dd>{f[1] === null || f[1] === undefined || f[1] === '' ? <span className="quieter" aria-hidden>–</span> : f[1]}</dd></div>)}</dl>
