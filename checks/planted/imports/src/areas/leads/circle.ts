import { there } from './index2.ts'
export const here = 1 + (there as number)
