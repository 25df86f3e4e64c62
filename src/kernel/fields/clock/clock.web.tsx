import { useState } from 'react'
import type { CellProps, InputProps } from '../webside.ts'

/** 830 → 08:30, 9 → 09:00, 17：05 → 17:05; undefined when it is no time. */
export const readClock = (typed: string): string | undefined => {
  const text = typed.trim().replace(/[：.。]/g, ':')
  const found = /^(\d{1,2}):(\d{1,2})$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? /^(\d{1,2})()$/.exec(text)
  if (!found) return undefined
  const h = Number(found[1]), m = Number(found[2] || 0)
  return h < 24 && m < 60 ? `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` : undefined
}
export const ClockInput = ({ id, value, onChange, invalid, describedBy, disabled, autoFocus }: InputProps<string>) => {
  const [typed, setTyped] = useState<string>()
  return <input id={id} className="in in-clock" inputMode="numeric" placeholder="08:30" autoComplete="off" disabled={disabled} autoFocus={autoFocus} aria-invalid={invalid || undefined} aria-describedby={describedBy} value={typed ?? value ?? ''}
    onChange={e => setTyped(e.target.value)} onBlur={() => { if (typed === undefined) return; onChange(typed.trim() === '' ? null : readClock(typed) ?? typed); setTyped(undefined) }} />
}
export const ClockCell = ({ value }: CellProps<string>) => <>{value}</>
