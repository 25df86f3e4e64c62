import { useState } from 'react'
import type { CellProps, InputProps } from '../webside.ts'
import { useFormat } from '../../../web/format.ts'

const ascii = (text: string): string => text.normalize('NFKC').replace(/[,\s]/g, '')
export const WholeInput = ({ id, value, onChange, invalid, describedBy, disabled, autoFocus }: InputProps<number>) => {
  const [typed, setTyped] = useState<string>()
  return <input id={id} className="in in-num" inputMode="numeric" autoComplete="off" disabled={disabled} autoFocus={autoFocus} aria-invalid={invalid || undefined} aria-describedby={describedBy} value={typed ?? value ?? ''}
    onChange={e => { setTyped(e.target.value); const text = ascii(e.target.value); onChange(text === '' ? null : /^-?\d+$/.test(text) ? Number(text) : (text as unknown as number)) }} onBlur={() => setTyped(undefined)} />
}
export const WholeCell = ({ value }: CellProps<number>) => { const f = useFormat(); return value === null || value === undefined ? null : <>{f.number(value)}</> }
