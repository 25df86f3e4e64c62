import { inside } from '../areas/people/inside.ts'
export const program = inside
