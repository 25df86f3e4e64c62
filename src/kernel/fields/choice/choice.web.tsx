import type { CellProps, InputProps } from '../webside.ts'
import { Segments } from '../../../web/kit/Views.tsx'
import { useSay } from '../../../web/language/language.ts'

/** Two or three short choices lie open, more fold into the browser's own list (typing finds, phones show their wheel). */
export const ChoiceInput = ({ field, id, value, onChange, invalid, describedBy, disabled, autoFocus }: InputProps<string>) => {
  const say = useSay(), entries = Object.entries(field.choices ?? {})
  if (entries.length <= 3 && entries.every(([, l]) => say(l).length <= 12)) {
    return <div className="in-segs" aria-describedby={describedBy}><Segments label={say(field.label)} of={entries.map(([key, l]) => ({ key, words: say(l) }))} value={value ?? ''} onChange={key => onChange(key === value && field.nullable ? null : key)} /></div>
  }
  return <span className="in-select"><select id={id} className="in" value={value ?? ''} disabled={disabled} autoFocus={autoFocus} aria-invalid={invalid || undefined} aria-describedby={describedBy} onChange={e => onChange(e.target.value === '' ? null : e.target.value)}>
    {(field.nullable || !value) && <option value="">{field.nullable ? say({ zh: '未填', en: 'Not given' }) : ''}</option>}{entries.map(([key, l]) => <option key={key} value={key}>{say(l)}</option>)}
  </select></span>
}
export const ChoicesInput = ({ field, value, onChange, describedBy, disabled }: InputProps<string[]>) => {
  const say = useSay(), chosen = value ?? []
  return <div className="in-boxes" role="group" aria-label={say(field.label)} aria-describedby={describedBy}>{Object.entries(field.choices ?? {}).map(([key, l]) => <label key={key} className="box"><input type="checkbox" checked={chosen.includes(key)} disabled={disabled} onChange={e => onChange(e.target.checked ? [...chosen, key] : chosen.filter(k => k !== key))} />{say(l)}</label>)}</div>
}
export const ChoiceCell = ({ field, value }: CellProps<string>) => { const say = useSay(); return value ? <>{field.choices?.[value] ? say(field.choices[value]) : value}</> : null }
export const ChoicesCell = ({ field, value }: CellProps<string[]>) => { const say = useSay(); return <>{(value ?? []).map(v => (field.choices?.[v] ? say(field.choices[v]) : v)).join(say({ zh: '、', en: ', ' }))}</> }
