// Writes the first day's migration from the declarations: `node src/server/ddl/write.ts`. Until the first release the file is made
// anew; from then on changes are migrations of their own and checks/schema.test.ts holds database and declarations together.
import { writeFileSync } from 'node:fs'
import { entities } from '../../kernel/entity.ts'
import '../../app/areas.ts'
import { entitySql } from './tables.ts'

const made = [...entities().values()].map(entitySql)
const text = `-- Tables of the first day, written from the declarations of src/areas (node src/server/ddl/write.ts).\n\n${made.map(m => m.tables).join('\n\n')}\n\n-- References, once every table stands.\n${made.flatMap(m => m.links).join('\n')}\n`
writeFileSync(new URL('../../../migrations/202611240200_first_day.sql', import.meta.url), text)
process.stdout.write(`${made.length} entities, ${text.split('\n').length} lines\n`)
