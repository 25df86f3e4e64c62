import { ChevronDown, ChevronUp, Link2, Maximize2, X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useGo } from '../go.tsx'
import { useSay } from '../language/language.ts'
import { IconButton } from './Button.tsx'
import { toast } from './Toast.tsx'
import './drawer.css'

export type Neighbours = { before?: string; after?: string }
/** Whether a key press belongs to something one types into. */
export const typing = (event: { target: EventTarget | null }): boolean => { const t = event.target as HTMLElement | null; return !!t?.closest?.('input,textarea,select,[contenteditable=true],dialog,[role=listbox]') }

/**
 * 492 px at the right of a list; pushes it, covers below 1280, the whole screen of a phone. No veil, its own address: `closeTo` is the
 * list's. ↑ ↓ (also k j) go through the list by `neighbours`, Escape closes, `full` is the page of its own.
 */
export const Drawer = ({ title, mark, note, status, acts, children, foot, closeTo, neighbours, full, label, headRight }: {
  title: ReactNode; mark?: ReactNode; note?: ReactNode; status?: ReactNode; acts?: ReactNode; children: ReactNode; foot?: ReactNode
  closeTo: string; neighbours?: Neighbours; full?: string; label?: string; headRight?: ReactNode
}) => {
  const say = useSay(), go = useGo(), box = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !(event.target as HTMLElement | null)?.closest?.('dialog,.pop-pane,[role=listbox]')) { go(closeTo); return }
      if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const to = event.key === 'ArrowDown' || event.key === 'j' ? neighbours?.after : event.key === 'ArrowUp' || event.key === 'k' ? neighbours?.before : undefined
      if (to) { event.preventDefault(); go(to, { replace: true }) }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [closeTo, go, neighbours?.after, neighbours?.before])
  const copy = (): void => { void navigator.clipboard?.writeText(location.href).then(() => toast.done(say({ zh: '链接已复制', en: 'Link copied' })), () => undefined) }
  return <aside className="drw" ref={box} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
    <header className="drw-head"><div className="drw-top">{mark}<h2>{title}</h2>{note && <span className="drw-note">{note}</span>}<span className="drw-tools">{headRight}
      {neighbours && <><IconButton label={say({ zh: '上一位', en: 'Previous' })} disabled={!neighbours.before} onClick={() => go(neighbours.before!, { replace: true })}><ChevronUp aria-hidden /></IconButton><IconButton label={say({ zh: '下一位', en: 'Next' })} disabled={!neighbours.after} onClick={() => go(neighbours.after!, { replace: true })}><ChevronDown aria-hidden /></IconButton></>}
      {!foot && <span className="drw-wide"><IconButton label={say({ zh: '复制链接', en: 'Copy link' })} onClick={copy}><Link2 aria-hidden /></IconButton></span>}{full && <IconButton label={say({ zh: '整页打开', en: 'Open as a page' })} onClick={() => go(full)}><Maximize2 aria-hidden /></IconButton>}
      <IconButton label={say({ zh: '关上', en: 'Close' })} onClick={() => go(closeTo)}><X aria-hidden /></IconButton></span></div>
      {(acts || status) && <div className="drw-acts">{acts}<span className="drw-status">{status}</span></div>}</header>
    <div className="drw-body" tabIndex={0}>{children}</div>{foot && <footer className="drw-foot">{foot}</footer>}
  </aside>
}
/** A ruled part inside a drawer. */
export const DrawerPart = ({ children }: { children: ReactNode }) => <div className="drw-part">{children}</div>
