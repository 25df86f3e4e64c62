import { lazy, Suspense } from 'react'
import type { InputProps } from '../../kernel/fields/webside.ts'
import { onClock, useFormat } from '../format.ts'
import { instantIn } from './wallClock.ts'
import { usePhone } from '../phone/usePhone.ts'
import './field.css'

const pieces = () => import('./AntdDay.tsx')
const AntdDay = lazy(() => pieces().then(m => ({ default: m.AntdDay })))
const AntdInstant = lazy(() => pieces().then(m => ({ default: m.AntdInstant })))
type Props = Pick<InputProps<string>, 'id' | 'value' | 'onChange' | 'invalid' | 'describedBy' | 'disabled' | 'autoFocus'> & { min?: string; max?: string; label?: string }
const Waiting = ({ id, text }: { id?: string; text?: string | null }) => <input id={id} className="in" defaultValue={text ?? ''} disabled />

/** A day: Ant Design's calendar on a desk, the telephone's own wheel on a phone. */
export const DayPick = (p: Props) => usePhone()
  ? <input id={p.id} className="in" type="date" value={p.value ?? ''} min={p.min} max={p.max} disabled={p.disabled} aria-label={p.label} aria-invalid={p.invalid || undefined} aria-describedby={p.describedBy} onChange={e => p.onChange(e.target.value || null)} />
  : <Suspense fallback={<Waiting id={p.id} text={p.value} />}><AntdDay {...p} /></Suspense>
/** A point in time, typed and shown on the site's clock. */
export const InstantPick = (p: Props) => {
  const { zone } = useFormat(), phone = usePhone(), wall = p.value && !Number.isNaN(Date.parse(p.value)) ? onClock(p.value, zone) : undefined
  const text = wall ? `${wall.day}T${wall.clock}` : ''
  const put = (local: string | null): void => p.onChange(local ? instantIn(local, zone) : null)
  return phone
    ? <input id={p.id} className="in" type="datetime-local" value={text} disabled={p.disabled} aria-label={p.label} aria-invalid={p.invalid || undefined} aria-describedby={p.describedBy} onChange={e => put(e.target.value || null)} />
    : <Suspense fallback={<Waiting id={p.id} text={text.replace('T', ' ')} />}><AntdInstant {...p} value={text || null} onChange={v => put(v ?? null)} /></Suspense>
}
