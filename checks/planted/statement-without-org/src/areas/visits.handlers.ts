import { sql } from './sql.ts'
const id = '1'
export const read = sql`SELECT v.name FROM visit v WHERE v.id = ${id}`
