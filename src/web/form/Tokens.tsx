import { X } from 'lucide-react'
import { useState } from 'react'
import type { InputProps } from '../../kernel/fields/webside.ts'
import { useSay } from '../language/language.ts'
import './field.css'

/** Several short texts in one field: Enter or a comma adds what was typed, backspace takes the last away. Never while an IME composes. */
export const Tokens = ({ id, value, onChange, hint, kind = 'text', invalid, describedBy, disabled }: InputProps<string[]> & { hint: string; kind?: string }) => {
  const [typed, setTyped] = useState(''), say = useSay(), list = value ?? []
  const add = (): void => { const fresh = typed.split(/[,，、;；\n]/).map(w => w.trim()).filter(w => w && !list.includes(w)); if (fresh.length) onChange([...list, ...fresh]); setTyped('') }
  return <div className="in tok" aria-invalid={invalid || undefined}>{list.map(w => <span key={w}>{w}<button type="button" disabled={disabled} aria-label={say({ zh: '去掉 {w}', en: 'Remove {w}' }, { w })} onClick={() => onChange(list.filter(x => x !== w))}><X aria-hidden /></button></span>)}
    <input id={id} type={kind} value={typed} disabled={disabled} placeholder={list.length ? '' : hint} aria-describedby={describedBy} autoComplete="off" onBlur={add} onChange={e => setTyped(e.target.value)} onKeyDown={e => {
      if (e.nativeEvent.isComposing) return
      if (e.key === 'Enter' || e.key === ',' || e.key === '，' || e.key === '、') { if (typed.trim()) { e.preventDefault(); add() } }
      else if (e.key === 'Backspace' && typed === '' && list.length) onChange(list.slice(0, -1))
    }} /></div>
}
