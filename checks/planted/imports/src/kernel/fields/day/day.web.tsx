import { person } from '../../../areas/people/index.ts'
export const DayCell = () => <b>{String(person)}</b>
