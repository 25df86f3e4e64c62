import { visit } from '../leads/index.ts'
export const stranger = visit
