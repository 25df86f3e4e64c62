import { useState } from 'react'
import type { CellProps, InputProps } from '../webside.ts'
import { useFormat } from '../../../web/format.ts'

/** 31.2万 → 312000.00; separators off. What is no amount goes on as typed and is refused under the field. */
export const readAmount = (typed: string): string => {
  const text = typed.normalize('NFKC').replace(/[,\s¥￥元]/g, '')
  const wan = /^(\d+(?:\.\d+)?)[万wW]$/.exec(text)
  return wan ? (Math.round(Number(wan[1]) * 1_000_000) / 100).toFixed(2) : text
}
export const MoneyInput = ({ id, value, onChange, invalid, describedBy, disabled, autoFocus }: InputProps<string>) => {
  const [typed, setTyped] = useState<string>()
  return <input id={id} className="in in-num" inputMode="decimal" autoComplete="off" disabled={disabled} autoFocus={autoFocus} aria-invalid={invalid || undefined} aria-describedby={describedBy} value={typed ?? value ?? ''}
    onChange={e => { setTyped(e.target.value); const amount = readAmount(e.target.value); onChange(amount === '' ? null : amount) }} onBlur={() => setTyped(undefined)} />
}
export const MoneyCell = ({ value }: CellProps<string>) => { const f = useFormat(); return value ? <>{f.money(value)}</> : null }
