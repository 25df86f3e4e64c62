import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StartRefusal } from '../server/store/index.ts'
import { lanAddresses, readAsked } from './asked.ts'

const refuses = (words: string[], environment: Record<string, string> = {}, said = /./): void =>
  assert.throws(() => readAsked(words, environment), (error: unknown) => error instanceof StartRefusal && error.exitCode === 2 && said.test(error.en) && /\p{Script=Han}/u.test(error.zh))

test('without a word the program serves this machine alone, on port 3000', () => {
  assert.deepEqual(readAsked([], {}), { demo: false, date: undefined, password: undefined, dev: false, lan: false, host: '127.0.0.1', port: 3000 })
})
test('--lan opens it to the showroom’s network, HOST says exactly where', () => {
  assert.equal(readAsked(['--lan'], {}).host, '0.0.0.0')
  assert.equal(readAsked(['--lan'], { HOST: '10.0.0.7', PORT: '8080' }).host, '10.0.0.7')
  for (const address of lanAddresses()) assert.match(address, /^\d+\.\d+\.\d+\.\d+$/)
})
test('a mistyped argument starts nothing: it is named beside those that are known', () => {
  refuses(['--demmo'], {}, /--demmo.*--demo --demo-date/)
  refuses(['serve'], {}, /serve/)
  refuses(['--demo-date'], {}, /--demo-date/)
})
test('a port that is none is said to be none', () => {
  for (const PORT of ['abc', '0', '70000', '3000.5', '-1']) refuses([], { PORT }, /1 to 65535/)
  assert.equal(readAsked([], { PORT: '' }).port, 3000)
})
