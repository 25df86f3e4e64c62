import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { duties, type Duty } from '../../src/app/duties.ts'
import { house } from '../tree.ts'

/** Tests whose name bears a duty's id: id → files. */
export const testsByDuty = (root = house): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const file of globSync('src/**/*.test.ts', { cwd: root }).map(f => f.replaceAll('\\', '/')).sort()) {
    const names = [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:test|it|describe|suite)\(\s*(['"`])((?:(?!\1).)*)\1/g)].map(m => m[2]!)
    for (const id of new Set(names.flatMap(name => name.match(/\bD[1-4](?:\.\d+)+\b/g) ?? []))) found.set(id, [...found.get(id) ?? [], file])
  }
  return found
}
/** Served: something live is named, and a test bears its id. */
export const isServed = (duty: Duty, tests: ReadonlyMap<string, readonly string[]>): boolean => duty.servedBy.length > 0 && (tests.get(duty.id)?.length ?? 0) > 0
/** The ids that a written duties.md calls served. */
export const servedIn = (text: string): string[] => [...text.matchAll(/^\| (D[\d.]+) \|[^\n]*\| ● /gm)].map(m => m[1]!)

export const dutiesPage = (): string => {
  const tests = testsByDuty()
  const served = duties.filter(duty => isServed(duty, tests))
  const row = (d: Duty): string => `| ${d.id} | ${d.zh} | ${d.en} | ${d.caps.join(' ')} | ${isServed(d, tests)
    ? `● ${d.servedBy.map(name => `\`${name}\``).join(' ')} | ${tests.get(d.id)!.map(file => `\`${file}\``).join(' ')}`
    : `${d.carriedBy ? `${d.carriedBy}, ` : ''}will be served by \`areas/${d.area}\` |`} |`
  return `# The duties, and where each is served

Written by \`npm run check -- --write\` from \`src/app/duties.ts\` and the names of the tests; never edited. ${served.length} of ${duties.length} are served; that number only grows.

| Id | 职责 | Duty | Capabilities | Served by | Proved by |
|---|---|---|---|---|---|
${duties.map(row).join('\n')}
`
}
