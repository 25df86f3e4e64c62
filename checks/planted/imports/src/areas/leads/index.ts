import { inside } from '../people/inside.ts'
import { here } from './circle.ts'
export const visit = inside + here
