import { CornerDownLeft, FileText, Search, type LucideIcon } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react'
import type { Label } from '../../kernel/language.ts'
import { Problem } from '../../kernel/client.ts'
import { useGo } from '../go.tsx'
import { useSay } from '../language/language.ts'
import { useMe, type Me } from '../me.ts'
import { usePhone } from '../phone/usePhone.ts'
import { actsOf, mayOpen, placeOf, startOf, type Page } from '../page.ts'
import './palette.css'

export type Hit = { key: string; href: string; mark?: ReactNode; words: ReactNode; notes?: ReactNode; /** What can be done with the first match. */ acts?: readonly { key: string; icon: LucideIcon; words: Label; href: string }[] }
/** Something the palette looks through: customers, cards. `find` gets what was typed. */
export type Finder = { key: string; title: Label; may: (me: Me) => boolean; find: (typed: string, signal: AbortSignal, me: Me) => Promise<Hit[]> }
type Line = { key: string; href: string; mark?: ReactNode; words: ReactNode; notes?: ReactNode }
type Block = { key: string; title: string; lines: Line[] }

/** What was typed, in teal where it stands; letters found the name by its pinyin, so the whole name is lit. */
const Lit = ({ text, term, name }: { text: string; term: string; name?: boolean }): ReactNode => {
  const typed = term.split(/\s+/).filter(Boolean)
  if (name && typed.some(t => /^[a-z]+$/i.test(t) && !text.toLowerCase().includes(t.toLowerCase()))) return <mark>{text}</mark>
  const at = typed.map(t => ({ t, from: text.toLowerCase().lastIndexOf(t.toLowerCase()) })).filter(x => x.from >= 0).sort((a, b) => b.t.length - a.t.length)[0]
  return at ? <>{text.slice(0, at.from)}<mark>{text.slice(at.from, at.from + at.t.length)}</mark>{text.slice(at.from + at.t.length)}</> : text
}
/** Find anything (Ctrl K): the only overlay with a veil. Matches, then acts on the first match, then pages. */
export const Palette = ({ pages, finders, onClose }: { pages: readonly Page[]; finders: readonly Finder[]; onClose: () => void }) => {
  const say = useSay(), me = useMe(), go = useGo(), phone = usePhone(), box = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState(''), term = useDeferredValue(typed.trim()), [found, setFound] = useState<Record<string, Hit[]>>({}), [at, setAt] = useState(0), [only, setOnly] = useState(false), [problem, setProblem] = useState<string>()
  useEffect(() => { const d = box.current!; if (!d.open) d.showModal(); return () => d.close() }, [])
  useEffect(() => {
    if (term === '') { setFound({}); return undefined }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      setProblem(undefined)
      for (const f of finders.filter(x => x.may(me))) void f.find(term, stop.signal, me).then(hits => { if (!stop.signal.aborted) setFound(all => ({ ...all, [f.key]: hits })) }, (error: unknown) => { if (error instanceof Problem) setProblem(error.detail) })
    }, 120)
    return () => { clearTimeout(timer); stop.abort() }
  }, [term, finders, me])
  useEffect(() => setAt(0), [term])
  const low = term.toLowerCase()
  const begun = actsOf(me, pages, phone ? 'phone' : 'desk').filter(a => low === '' || `${a.title.zh} ${a.title.en} ${a.words ?? ''}`.toLowerCase().includes(low))
  const matching = pages.toSorted((a, b) => placeOf(a) - placeOf(b)).filter(p => !p.bare && p.path !== '/' && !/\/:\w+(\/|$)/.test(p.path) && p.may !== 'open' && mayOpen(me, p) && (low === '' ? p.group !== undefined : `${p.title.zh} ${p.title.en} ${p.words ?? ''}`.toLowerCase().includes(low)))
  const blocks: Block[] = finders.flatMap(f => (found[f.key]?.length ? [{ key: f.key, title: say(f.title), lines: found[f.key] }] : []))
  const first = blocks[0]?.lines[0] as Hit | undefined
  if (!only && first?.acts?.length) blocks.splice(1, 0, { key: 'acts', title: typeof first.words === 'string' ? say({ zh: '对{name}', en: 'For {name}' }, { name: first.words }) : say({ zh: '对第一位', en: 'For the first match' }), lines: first.acts.map(a => ({ key: a.key, href: a.href, mark: <a.icon aria-hidden />, words: say(a.words) })) })
  if (!only && begun.length) blocks.push({ key: 'begun', title: say({ zh: '操作', en: 'Do' }), lines: begun.slice(0, 6).map(a => ({ key: a.href, href: a.href, mark: <a.icon aria-hidden />, words: say(a.title) })) })
  if (!only && matching.length) blocks.push({ key: 'pages', title: say({ zh: '页面', en: 'Pages' }), lines: matching.slice(0, 12).map(p => ({ key: p.path, href: startOf(p), mark: p.icon ? <p.icon aria-hidden /> : <FileText aria-hidden />, words: say(p.title) })) })
  const lines = blocks.flatMap(b => b.lines.map(l => ({ block: b.key, ...l })))
  const take = (line: Line): void => { onClose(); go(line.href) }
  return <dialog ref={box} className="pal" aria-label={say({ zh: '找', en: 'Find' })} onCancel={e => { e.preventDefault(); onClose() }} onMouseDown={e => { if (e.target === box.current) onClose() }}>
    <div className="pal-in"><div className="pal-top"><Search aria-hidden /><input autoFocus value={typed} role="combobox" aria-expanded aria-controls="pal-list" aria-activedescendant={lines[at] ? `pal-${at}` : undefined} aria-label={say({ zh: '找什么', en: 'Find what' })} placeholder={say({ zh: '姓名、拼音、手机尾号、页面或操作', en: 'Name, pinyin, phone digits, page or act' })} onChange={e => setTyped(e.target.value)} onKeyDown={e => {
      if (e.nativeEvent.isComposing) return
      if (e.key === 'ArrowDown') { e.preventDefault(); setAt(n => Math.min(lines.length - 1, n + 1)) } else if (e.key === 'ArrowUp') { e.preventDefault(); setAt(n => Math.max(0, n - 1)) } else if (e.key === 'Enter' && lines[at]) { e.preventDefault(); take(lines[at]) } else if (e.key === 'Tab' && finders.length > 0) { e.preventDefault(); setOnly(!only) }
    }} /><kbd className="kbd">Esc</kbd></div>
    <div className="pal-list" id="pal-list" role="listbox" aria-label={say({ zh: '找到的', en: 'Matches' })}>{blocks.map(b => <div key={b.key} role="group" aria-label={b.title}><div className="pal-head" aria-hidden>{b.title}</div>{b.lines.map(l => { const n = lines.findIndex(x => x.block === b.key && x.key === l.key); return <div key={l.key} id={`pal-${n}`} role="option" aria-selected={n === at} className="pal-line" onPointerMove={() => setAt(n)} onClick={() => take(l)}><span className="pal-mark">{l.mark}</span><b>{typeof l.words === 'string' && b.key !== 'acts' && b.key !== 'pages' && b.key !== 'begun' ? <Lit name text={l.words} term={term} /> : l.words}</b><span className="pal-notes">{typeof l.notes === 'string' ? <Lit text={l.notes} term={term} /> : l.notes}</span>{n === at && <kbd className="kbd"><CornerDownLeft size={11} aria-hidden /></kbd>}</div> })}</div>)}
      {lines.length === 0 && <p className="pal-none">{problem ?? (term ? say({ zh: '没有找到“{t}”', en: 'Nothing found for “{t}”' }, { t: term }) : '')}</p>}</div>
    <div className="pal-foot"><span><kbd className="kbd">↑</kbd> <kbd className="kbd">↓</kbd> {say({ zh: '选', en: 'choose' })}</span><span><kbd className="kbd">↵</kbd> {say({ zh: '打开', en: 'open' })}</span>{finders.length > 0 && <span><kbd className="kbd">Tab</kbd> {only ? say({ zh: '全部', en: 'everything' }) : say({ zh: '只看记录', en: 'records only' })}</span>}<span className="pal-hint">{say({ zh: '姓名、拼音、首字母、手机尾号、页面、操作', en: 'names, pinyin, initials, phone digits, pages, acts' })}</span></div></div>
  </dialog>
}
