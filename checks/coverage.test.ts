import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { house } from './tree.ts'

const files = (pattern: string): string[] => globSync(pattern, { cwd: house }).map(f => f.replaceAll('\\', '/')).sort()

test('rules are proved in every branch by tests that need no set-up', () => {
  const rules = files('src/**/*.rules.ts')
  const tests = files('src/areas/**/*.test.ts').filter(file => !/\.(flow|journey)\.test\.ts$/.test(file))
  const env = { ...process.env }
  for (const name of ['NODE_TEST_CONTEXT', 'NODE_V8_COVERAGE', 'CHENXI_TEST_STORE']) delete env[name]
  const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--experimental-test-coverage', '--test-coverage-include=src/**/*.rules.ts', '--test-reporter=lcov', ...tests], { cwd: house, encoding: 'utf8', env, maxBuffer: 50_000_000 })
  assert.equal(done.status, 0, done.stdout.slice(-2_000) + done.stderr.slice(-2_000))
  const short = new Map(rules.map(file => [file, 'no test reads it']))
  for (const record of done.stdout.split('end_of_record')) {
    const file = /^SF:(.*)$/m.exec(record)?.[1]?.replaceAll('\\', '/')
    if (!file || !short.has(file)) continue
    const lines = [...record.matchAll(/^(?:DA:(\d+),0|BRDA:(\d+),\d+,\d+,0|FNDA:0,(.+))$/gm)].map(m => m[1] ?? m[2] ?? m[3])
    if (lines.length) short.set(file, `not reached: ${[...new Set(lines)].join(', ')}`); else short.delete(file)
  }
  assert.deepEqual([...short].map(([file, why]) => `${file}: ${why}`), [])
})
