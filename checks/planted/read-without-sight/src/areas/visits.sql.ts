import { sql } from './sql.ts'
export const all = (org: string) => sql`SELECT v.name FROM visit v WHERE v.org_id = ${org}`
