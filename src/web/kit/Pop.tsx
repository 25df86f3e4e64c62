import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import './pop.css'

/** Something that opens below a press and closes by Escape or a press elsewhere. `children` gets `close`. */
export const Pop = ({ button, children, align = 'left', label, width, onClosed }: { button: (o: { open: boolean; press: () => void; id: string }) => ReactNode; children: (close: () => void) => ReactNode; align?: 'left' | 'right'; label: string; width?: number; /** However it closed. */ onClosed?: () => void }) => {
  const [open, setOpen] = useState(false), box = useRef<HTMLDivElement>(null), pane = useRef<HTMLDivElement>(null), id = useId()
  const close = (): void => { setOpen(false); box.current?.querySelector<HTMLElement>('button,a')?.focus() }
  const closed = useRef(onClosed)
  closed.current = onClosed
  useEffect(() => (open ? () => closed.current?.() : undefined), [open])
  useEffect(() => {
    if (!open) return undefined
    const away = (event: PointerEvent): void => { // a calendar stands in the body, but belongs to what opened it
      if (!box.current?.contains(event.target as Node) && !(event.target as Element).closest?.('.ant-picker-dropdown')) setOpen(false) }
    document.addEventListener('pointerdown', away, true)
    return () => document.removeEventListener('pointerdown', away, true)
  }, [open])
  useLayoutEffect(() => {
    if (!open || !pane.current) return
    const r = pane.current.getBoundingClientRect()
    if (r.right > innerWidth - 8) pane.current.style.translate = `${innerWidth - 8 - r.right}px 0`
    else if (r.left < 8) pane.current.style.translate = `${8 - r.left}px 0`
    if (r.bottom > innerHeight - 8) pane.current.style.maxHeight = `${Math.max(160, innerHeight - 8 - r.top)}px`
    pane.current.querySelector<HTMLElement>('[autofocus],input,button')?.focus({ preventScroll: true })
  }, [open])
  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') { event.stopPropagation(); close(); return }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const items = [...(pane.current?.querySelectorAll<HTMLElement>('.mi') ?? [])]
    if (items.length === 0) return
    event.preventDefault()
    const n = items.indexOf(document.activeElement as HTMLElement)
    items[(n + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length].focus()
  }
  return <div className="pop" ref={box} onKeyDown={open ? move : undefined}>{button({ open, press: () => setOpen(!open), id })}{open && <div ref={pane} id={id} className={`pop-pane pop-${align}`} style={width ? { width } : undefined} role="dialog" aria-label={label}>{children(close)}</div>}</div>
}
/** Lines of a menu inside a Pop. */
export const MenuItem = ({ children, icon, onClick, on, note }: { children: ReactNode; icon?: ReactNode; onClick: () => void; on?: boolean; note?: ReactNode }) =>
  <button type="button" aria-pressed={on} className={`mi${on ? ' on' : ''}`} onClick={onClick}>{icon}<span>{children}</span>{note && <small>{note}</small>}</button>
export const MenuLine = () => <hr className="mi-line" />
export const MenuHead = ({ children }: { children: ReactNode }) => <div className="mi-head">{children}</div>
