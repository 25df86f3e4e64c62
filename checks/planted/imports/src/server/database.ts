import { person } from '../areas/people/index.ts'
export const database = person
