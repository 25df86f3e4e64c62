import { act } from '../people/people.handlers.ts'
import { two } from './visit.test.ts'
export const isLate = act + two
