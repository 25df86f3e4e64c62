// `npm test`: one real PostgreSQL for the whole run, then rules, flows and house checks, then the program started and killed, then the browser journeys. What is named after
// `--` narrows it to files whose path holds one of the words. The last line of standard output is «N passed, N failed»; nothing may be skipped.
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { handOn, throwAwayStore } from './store.ts'

const wanted = process.argv.slice(2).filter(word => !word.startsWith('-'))
const all = globSync(['src/**/*.test.ts', 'checks/*.test.ts']).map(file => file.replaceAll('\\', '/')).filter(file => wanted.length === 0 || wanted.some(word => file.includes(word))).sort()
const isJourney = (file: string): boolean => file.endsWith('.journey.test.ts')
/** The real program started and killed: its seconds are measured, so nothing runs beside it. */
const isAlone = (file: string): boolean => /^src\/server\/store\/(start|crash|outside)\.flow\.test\.ts$/.test(file)
const journeys = all.filter(isJourney), alone = all.filter(isAlone), others = all.filter(file => !isJourney(file) && !isAlone(file))

type Sum = { passed: number; failed: number; unfinished: string[] }
/** Runs files in processes of their own, `concurrency` at once, and prints each test as it ends. */
const carryOut = (files: readonly string[], concurrency: number): Promise<Sum> => new Promise((resolve, reject) => {
  if (files.length === 0) { resolve({ passed: 0, failed: 0, unfinished: [] }); return }
  const sum: Sum = { passed: 0, failed: 0, unfinished: [] }
  const stream = run({ files: [...files], concurrency, timeout: 900_000 })
  stream.on('test:pass', event => {
    if (event.skip !== undefined || event.todo !== undefined) sum.unfinished.push(event.name)
    else if (event.details.type !== 'suite') sum.passed++
  })
  stream.on('test:fail', event => { if (event.details.type !== 'suite') sum.failed++ })
  stream.on('error', reject)
  stream.on('end', () => resolve(sum))
  stream.compose(new spec()).pipe(process.stdout, { end: false })
})
const store = await throwAwayStore()
Object.assign(process.env, handOn(store))
const sums: Sum[] = []
try {
  sums.push(await carryOut(others, 3), await carryOut(alone, 1))
  if (journeys.length) {
    process.env.CHROME_PATH = await (await import('./chromium.ts')).chromium()
    sums.push(await carryOut(journeys, 1))
  }
} finally { await store.stop() }
const passed = sums.reduce((n, s) => n + s.passed, 0), unfinished = sums.flatMap(s => s.unfinished)
if (unfinished.length) process.stdout.write(`跳过的测试算失败 · skipped tests count as failed: ${unfinished.join(' · ')}\n`)
const failed = sums.reduce((n, s) => n + s.failed, 0) + unfinished.length
await new Promise(resolve => setTimeout(resolve, 200))
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
