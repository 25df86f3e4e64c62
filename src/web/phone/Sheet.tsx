import { useEffect, useId, useRef, type ReactNode } from 'react'
import './phone.css'

/** A sheet from below on a phone: grab line, title, what to do at the thumb. */
export const Sheet = ({ title, right, children, onClose }: { title: ReactNode; right?: ReactNode; children: ReactNode; onClose: () => void }) => {
  const box = useRef<HTMLDialogElement>(null), id = useId(), from = useRef<number>(undefined)
  useEffect(() => { const d = box.current!; if (!d.open) d.showModal(); return () => d.close() }, [])
  return <dialog ref={box} className="sheet" aria-labelledby={id} onCancel={e => { e.preventDefault(); onClose() }} onMouseDown={e => { if (e.target === box.current) onClose() }}>
    <div className="sheet-in"><div className="sheet-grab" aria-hidden onTouchStart={e => { from.current = e.touches[0].clientY }} onTouchEnd={e => { if (from.current !== undefined && e.changedTouches[0].clientY - from.current > 48) onClose() }}><i /></div><header><h2 id={id}>{title}</h2>{right}</header>{children}</div>
  </dialog>
}
