import { CalendarDays } from 'lucide-react'
import DatePicker from 'antd/es/date-picker'
import dayjs from 'dayjs'
import type { InputProps } from '../../kernel/fields/webside.ts'
import { Antd } from '../theme/antd.tsx'

type Props = Pick<InputProps<string>, 'id' | 'value' | 'onChange' | 'invalid' | 'describedBy' | 'disabled' | 'autoFocus'> & { min?: string; max?: string; label?: string }
const shared = (p: Props) => ({ id: p.id, disabled: p.disabled, autoFocus: p.autoFocus, status: p.invalid ? ('error' as const) : undefined, suffixIcon: <CalendarDays size={14} strokeWidth={1.6} aria-hidden />, 'aria-describedby': p.describedBy, 'aria-label': p.label,
  // a modal dialog lies above the body: its calendar must lie in it
  getPopupContainer: (trigger: HTMLElement): HTMLElement => trigger.closest('dialog') ?? document.body })
export const AntdDay = (p: Props) => <Antd><DatePicker {...shared(p)} value={p.value && dayjs(p.value).isValid() ? dayjs(p.value) : null} minDate={p.min ? dayjs(p.min) : undefined} maxDate={p.max ? dayjs(p.max) : undefined} format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'M-D', 'MMDD']} onChange={d => p.onChange(d ? d.format('YYYY-MM-DD') : null)} /></Antd>
export const AntdInstant = (p: Props) => <Antd><DatePicker {...shared(p)} showTime={{ format: 'HH:mm' }} needConfirm={false} value={p.value ? dayjs(p.value) : null} format={['YYYY-MM-DD HH:mm', 'MMDD HHmm']} onChange={d => p.onChange(d ? d.format('YYYY-MM-DDTHH:mm') : null)} /></Antd>
