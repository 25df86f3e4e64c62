import { refuse } from './refuse.ts'
export const close = (open: boolean) => open || refuse('visit.neverHeardOf')
