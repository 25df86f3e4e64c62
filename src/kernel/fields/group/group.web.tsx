import type { CellProps, InputProps } from '../webside.ts'
import { FieldCell } from '../web.tsx'

/** The parts of a group in one line; in a form its parts are fields of their own (web/form/FormFields). */
export const GroupCell = ({ field, value, row }: CellProps<Record<string, unknown>>) => {
  const filled = Object.entries(field.parts ?? {}).filter(([n]) => value?.[n] !== null && value?.[n] !== undefined && value[n] !== '')
  return <>{filled.map(([n, f], i) => <span key={n}>{i > 0 && ' '}<FieldCell field={f} name={n} value={value![n]} row={row} /></span>)}</>
}
export const GroupInput = (_: InputProps<Record<string, unknown>>) => null
