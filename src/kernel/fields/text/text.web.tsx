import type { CellProps, InputProps } from '../webside.ts'
import { useSay } from '../../../web/language/language.ts'

export const TextInput = ({ field, id, value, onChange, invalid, describedBy, autoFocus, disabled, name }: InputProps<string>) => {
  const say = useSay()
  const shared = { id, value: value ?? '', disabled, autoFocus, 'aria-invalid': invalid || undefined, 'aria-describedby': describedBy, placeholder: field.placeholder && say(field.placeholder), autoComplete: 'off' as const }
  if (field.lines) return <textarea {...shared} className="in in-lines" rows={3} onChange={e => onChange(e.target.value === '' ? null : e.target.value)} />
  return <input {...shared} className="in" type={name === 'email' ? 'email' : 'text'} maxLength={field.max ? field.max * 4 : undefined} onChange={e => onChange(e.target.value === '' ? null : e.target.value)} />
}
export const TextCell = ({ value }: CellProps<string>) => <>{value}</>
