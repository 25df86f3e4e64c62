import { entity } from './entity.ts'
export const visit = entity('visit', { sees: { mine: ['ownerId'] } })
