import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { version, type Roles } from '../../src/app/house.ts'
import { openApi } from '../../src/server/http/openapi.ts'
import { house } from '../tree.ts'
import { migrated } from './database.ts'
import { dutiesPage, servedIn } from './duties.ts'
import { queries } from './queries.ts'
import { schemaSql } from './schema.ts'

/** Every generated document: path → text. */
export const generated = async (roles: Roles): Promise<Map<string, string>> => new Map([
  ['docs/generated/duties.md', dutiesPage()],
  ['docs/generated/api.json', JSON.stringify(JSON.parse(openApi(version)), null, 1) + '\n'],
  ['docs/generated/schema.sql', await migrated(roles, schemaSql)],
  ...await queries(),
])
const here = (path: string): string => (existsSync(join(house, path)) ? readFileSync(join(house, path), 'utf8') : '')
const strangers = (made: ReadonlyMap<string, string>): string[] => globSync('docs/generated/queries/*', { cwd: house }).map(p => p.replaceAll('\\', '/')).filter(path => !made.has(path))
/** Paths whose committed text is not what the house says today. */
export const stale = (made: ReadonlyMap<string, string>): string[] => [...[...made].filter(([path, text]) => here(path) !== text).map(([path]) => path), ...strangers(made)].sort()
/** Writes them all; a duty that was served stays served. */
export const write = (made: ReadonlyMap<string, string>): string[] => {
  const now = new Set(servedIn(made.get('docs/generated/duties.md')!))
  const lost = servedIn(here('docs/generated/duties.md')).filter(id => !now.has(id))
  if (lost.length) throw new Error(`served only grows: ${lost.join(', ')} was served and is no more; give it back what serves it, and the test that bears its id`)
  const changed = stale(made)
  for (const path of changed) {
    const text = made.get(path)
    if (text === undefined) { rmSync(join(house, path)); continue }
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  return changed
}
