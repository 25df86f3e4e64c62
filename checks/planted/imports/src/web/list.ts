import { person } from '../areas/people/index.ts'
export const list = person
