import { DayCell } from './day.web.tsx'
export const day = DayCell
