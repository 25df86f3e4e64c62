import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSay } from '../language/language.ts'
import './chip.css'

/** A condition: name grey, value bold, × takes it away; a press on the words changes it. */
export const Chip = ({ name, value, onRemove, onPress, on }: { name?: ReactNode; value: ReactNode; onRemove?: () => void; onPress?: () => void; on?: boolean }) => {
  const say = useSay()
  return <span className={`chip${on ? ' on' : ''}`}>
    <button type="button" className="chip-words" onClick={onPress} disabled={!onPress} aria-pressed={on}>{name && <span className="chip-name">{name}</span>}<b>{value}</b></button>
    {onRemove && <button type="button" className="chip-x" onClick={onRemove} aria-label={say({ zh: '去掉这个条件', en: 'Remove this condition' })}><X aria-hidden /></button>}
  </span>
}
/** + 条件: dashed. */
export const AddChip = ({ children, onClick, expanded }: { children: ReactNode; onClick: () => void; expanded?: boolean }) => <button type="button" className="chip chip-add" onClick={onClick} aria-expanded={expanded}><Plus aria-hidden />{children}</button>
/** One of several short choices in a row of chips. */
export const Choices = <K extends string>({ of, value, onChange, label }: { of: readonly { key: K; words: ReactNode }[]; value: K | undefined; onChange: (key: K) => void; label: string }) =>
  <div className="chips" role="radiogroup" aria-label={label}>{of.map(o => <button key={o.key} type="button" role="radio" aria-checked={o.key === value} className={`chip chip-choice${o.key === value ? ' on' : ''}`} onClick={() => onChange(o.key)}>{o.words}</button>)}</div>
