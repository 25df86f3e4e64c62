import { Check, Minus } from 'lucide-react'
import type { CellProps, InputProps } from '../webside.ts'
import { useSay } from '../../../web/language/language.ts'

export const FlagInput = ({ field, id, value, onChange, describedBy, disabled }: InputProps<boolean>) => {
  const say = useSay()
  return <label className="box" htmlFor={id}><input id={id} type="checkbox" checked={value === true} disabled={disabled} aria-describedby={describedBy} onChange={e => onChange(e.target.checked)} />{say(field.label)}</label>
}
export const FlagCell = ({ value }: CellProps<boolean>) => { const say = useSay(); return value === true ? <span className="cell-tick" role="img" aria-label={say({ zh: '是', en: 'Yes' })}><Check aria-hidden /></span> : value === false ? <span className="cell-tick quieter" role="img" aria-label={say({ zh: '否', en: 'No' })}><Minus aria-hidden /></span> : null }
