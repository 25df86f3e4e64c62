import type { CellProps, InputProps } from '../webside.ts'
import { DayPick } from '../../../web/form/DayPick.tsx'
import { useFormat } from '../../../web/format.ts'

export const DayInput = (p: InputProps<string>) => <DayPick {...p} />
export const DayCell = ({ value }: CellProps<string>) => { const f = useFormat(); return value ? <time dateTime={value} title={f.day(value)}>{f.near(value)}</time> : null }
