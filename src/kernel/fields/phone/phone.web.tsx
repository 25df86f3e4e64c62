import type { CellProps, InputProps } from '../webside.ts'
import { useSay } from '../../../web/language/language.ts'
import { Tokens } from '../../../web/form/Tokens.tsx'

/** A stored number comes masked and cannot be typed over halfway: the field empties at the first key and keeps the old one when left so. */
export const PhoneInput = ({ id, value, onChange, invalid, describedBy, disabled, autoFocus }: InputProps<string>) => {
  const masked = value?.includes('*') ?? false
  return <input id={id} className="in" type="tel" inputMode="tel" autoComplete="off" disabled={disabled} autoFocus={autoFocus} aria-invalid={invalid || undefined} aria-describedby={describedBy} value={value ?? ''} onFocus={e => { if (masked) e.target.select() }}
    onChange={e => { const typed = masked ? e.target.value.replace(/^.*\*+\d*/, '') : e.target.value; onChange(typed === '' ? null : typed) }} />
}
export const PhoneCell = ({ value }: CellProps<string>) => <>{value}</>
export const PhonesInput = (p: InputProps<string[]>) => { const say = useSay(); return <Tokens {...p} hint={say({ zh: '一个号码一次回车', en: 'Enter after each number' })} kind="tel" /> }
export const PhonesCell = ({ value }: CellProps<string[]>) => <>{(value ?? []).join(' ')}</>
