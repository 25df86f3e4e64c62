import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { readClock, type Column, type Option } from './visitColumns.ts'

export type CellProps = { column: Column; value: string; set: (value: string) => void; label: string; invalid?: boolean; describedBy?: string; focus?: boolean; options?: readonly Option[]; onFocus?: () => void }
/** Whether a key belongs to an IME that is still composing: such a key never leaves the cell (keyCode 229 where isComposing is late). */
export const composing = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229

const useHere = (focus: boolean | undefined) => {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => { if (focus) { box.current?.focus(); box.current?.select() } }, [focus])
  return box
}
/** Text, a number, a phone or a clock: a clock puts itself right when one leaves it. */
const TypedCell = ({ column, value, set, label, invalid, describedBy, focus, onFocus }: CellProps) => {
  const box = useHere(focus)
  return <input ref={box} className={`vc${column.num ? ' num' : ''}`} data-cell={column.key} value={value} aria-label={label} aria-invalid={invalid || undefined} aria-describedby={describedBy} autoComplete="off" inputMode={column.kind === 'text' ? undefined : column.kind === 'phone' ? 'tel' : 'numeric'}
    onFocus={e => { e.currentTarget.select(); onFocus?.() }} onChange={e => set(e.target.value)} onBlur={() => { if (column.kind === 'clock') { const clock = readClock(value); if (clock && clock !== value) set(clock) } }} />
}
const fits = (o: Option, typed: string): boolean => { const t = typed.toLowerCase(); return o.label.toLowerCase().includes(t) || (o.keys ?? '').split(' ').some(k => k !== '' && k.startsWith(t)) }
/**
 * One of a few: a key or a beginning finds it, Tab takes it and goes on, Alt ↓ shows all. What fits nothing is put back, unless the cell is `free`.
 */
const PickCell = ({ column, value, set, label, invalid, describedBy, focus, options = [], onFocus }: CellProps) => {
  const box = useHere(focus), id = useId(), [typed, setTyped] = useState<string>(), [all, setAll] = useState(false), [at, setAt] = useState(0)
  const chosen = options.find(o => o.key === value), shown = chosen ? chosen.short ?? chosen.label : column.free ? value : ''
  const rows = typed ? options.filter(o => fits(o, typed)) : all ? options : []
  const open = (typed !== undefined && typed !== '' && rows.length > 0) || (all && rows.length > 0)
  const [up, setUp] = useState(false)
  useLayoutEffect(() => { if (open) { const room = box.current?.closest('.vs-scroll')?.getBoundingClientRect(), own = box.current?.getBoundingClientRect(); setUp(!!room && !!own && room.bottom - own.bottom < Math.min(272, rows.length * 28 + 46)) } }, [open, rows.length, box])
  const take = (o: Option | undefined): void => { if (o) set(o.key); setTyped(undefined); setAll(false); setAt(0) }
  const settle = (): void => {
    if (typed === undefined) { setAll(false); return }
    if (typed.trim() === '') { if (column.clears) set(''); take(undefined) } else if (rows[at] && (!column.free || rows.some(o => o.label === typed) || all)) take(rows[at])
    else { if (column.free) set(typed.trim()); take(undefined) }
  }
  return <span className="vc-pick"><input ref={box} className="vc" data-cell={column.key} role="combobox" aria-expanded={open} aria-controls={id} aria-autocomplete="list" aria-activedescendant={open ? `${id}-${at}` : undefined} aria-label={label} aria-invalid={invalid || undefined} aria-describedby={describedBy} autoComplete="off" value={typed ?? shown}
    onFocus={e => { e.currentTarget.select(); onFocus?.() }} onBlur={settle} onChange={e => { setTyped(e.target.value); setAt(0) }}
    onKeyDown={e => {
      if (composing(e)) return
      if (e.altKey && e.key === 'ArrowDown') { e.preventDefault(); e.stopPropagation(); setAll(true); setAt(Math.max(0, options.findIndex(o => o.key === value))) }
      else if (open && e.key === 'ArrowDown') { e.preventDefault(); e.stopPropagation(); setAt(n => Math.min(rows.length - 1, n + 1)); if (column.free) setAll(true) } else if (open && e.key === 'ArrowUp') { e.preventDefault(); e.stopPropagation(); setAt(n => Math.max(0, n - 1)) }
      else if (all && e.key === 'Enter') { e.preventDefault(); e.stopPropagation(); take(rows[at]) } else if (e.key === 'Enter') settle()
      else if ((open || typed !== undefined) && e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); take(undefined) }
    }} />{open && <span className={up ? 'vc-list up' : 'vc-list'} id={id} role="listbox" aria-label={label}>{rows.map((o, i) => <span key={o.key} id={`${id}-${i}`} role="option" aria-selected={i === at} className={i === at ? 'on' : ''} onPointerDown={e => { e.preventDefault(); take(o) }}>{o.short && o.short !== o.label ? <b>{o.short}</b> : null}{o.label}</span>)}</span>}</span>
}
export const EditCell = (p: CellProps) => (p.column.kind === 'pick' ? <PickCell {...p} /> : <TypedCell {...p} />)
