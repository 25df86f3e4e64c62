// A child process of the matrix test: spoils one guard's source text as it is loaded, walks a few nouns, and says how many deviations were
// found. Nothing in the program knows of it: no switch, no environment variable.
import { registerHooks } from 'node:module'
import type { Town } from '../house.ts'
import { mutations } from './mutations.ts'

const mutation = mutations[process.argv[2]]
let spoiled = false
registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context)
    if (!url.endsWith(mutation.file)) return loaded
    const source = Buffer.from(loaded.source as Uint8Array).toString('utf8')
    if (!source.includes(mutation.from)) throw new Error(`${mutation.file} no longer holds «${mutation.from}»`)
    spoiled = true
    return { ...loaded, source: source.replace(mutation.from, mutation.to) }
  },
})
const { town } = await import('../house.ts')
const { populate } = await import('./population.ts')
const { walk } = await import('./walk.ts')
const t: Town = await town({ connections: 2 })
const found = await walk(t, await populate(t, mutation.nouns), mutation.nouns, { first: true })
process.stdout.write(`\n${JSON.stringify({ spoiled, deviations: found.length, first: found[0] ?? null })}\n`)
await t.stop()
process.exit(0)
