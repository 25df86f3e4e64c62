import type { CellProps, InputProps } from '../webside.ts'
import { InstantPick } from '../../../web/form/DayPick.tsx'
import { useFormat } from '../../../web/format.ts'

export const InstantInput = (p: InputProps<string>) => <InstantPick {...p} />
export const InstantCell = ({ value }: CellProps<string>) => { const f = useFormat(); return value ? <time dateTime={value} title={f.full(value)}>{f.when(value)}</time> : null }
