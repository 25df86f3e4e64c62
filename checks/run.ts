// `npm run check`: what a tool can say about the house without running its tests. `--write` writes the generated documents anew.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { carryOut, house, told, treeOf } from './tree.ts'

type Outcome = { name: string; wrong: string }
const tool = (name: string, file: string, args: readonly string[]): Promise<Outcome> => new Promise(resolve => {
  let said = ''
  const child = spawn(process.execPath, [join(house, 'node_modules', file), ...args], { cwd: house, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => { said += piece })
  child.once('close', code => resolve({ name, wrong: code === 0 ? '' : said.trim() || `exit code ${code}` }))
})
const scanned = async (): Promise<Outcome[]> => {
  const { rules } = await import('./rules/index.ts')
  const { cruiseTree } = await import('./rules/imports.ts')
  const tree = treeOf(house)
  const imports = await cruiseTree(house)
  return [
    { name: `scans (${rules.length} rules, ${tree.sources.length} files)`, wrong: told(carryOut(rules, tree)) },
    { name: `imports (${imports.modules} modules)`, wrong: imports.modules === 0 ? 'the cruiser read no module: is its TypeScript one it knows?' : told(imports.findings) },
  ]
}
const documents = async (writes: boolean): Promise<Outcome> => {
  const { throwAwayStore } = await import('../src/test/store.ts')
  const { generated, stale, write } = await import('./generated/index.ts')
  const store = await throwAwayStore()
  try {
    const made = await generated(store)
    if (writes) { const changed = write(made); return { name: `generated documents: ${changed.length ? `written ${changed.join(' ')}` : 'were fresh'}`, wrong: '' } }
    const old = stale(made)
    return { name: `generated documents (${made.size})`, wrong: old.length ? `stale: ${old.join(' ')}\nnpm run check -- --write` : '' }
  } finally { await store.stop() }
}
const writes = process.argv.includes('--write')
const jobs: Promise<Outcome | Outcome[]>[] = writes ? [documents(true)] : [
  tool('types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']), tool('types of kernel and rules (no Node, no DOM)', 'typescript/bin/tsc', ['-p', 'tsconfig.pure.json']),
  tool('oxlint', 'oxlint/bin/oxlint', ['--quiet', '--ignore-pattern', 'checks/planted', 'src', 'checks', 'bench', 'start', 'start.mjs']), scanned(), documents(false),
]
const outcomes = (await Promise.all(jobs)).flat()
for (const { name, wrong } of outcomes) process.stdout.write(wrong ? `✗ ${name}\n${wrong.replace(/^/gm, '    ')}\n` : `✓ ${name}\n`)
const red = outcomes.filter(o => o.wrong).length
process.stdout.write(red ? `${red} of ${outcomes.length} red\n` : `all ${outcomes.length} green\n`)
process.exit(red ? 1 : 0)
