// What is not caught is not a rule: every scan has a planted violation, and each MUST be found.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { call } from '../src/kernel/call.ts'
import { entityNamed } from '../src/kernel/entity.ts'
import '../src/areas/leads/index.ts'
import { unanswered } from '../src/server/http/app.ts'
import { dutyFaults } from './rules/duties.ts'
import { cruiseTree, importRules } from './rules/imports.ts'
import { rules } from './rules/index.ts'
import { lockFaults } from './rules/lock.ts'
import { notShown } from './rules/shown.ts'
import { undeclaredCodes, wrongLabel } from './rules/words.ts'
import { house, treeOf } from './tree.ts'

const planted = (name: string): string => join(house, 'checks/planted', name)
const node = (...args: string[]): { code: number | null; said: string } => {
  const done = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' })
  return { code: done.status, said: done.stdout + done.stderr }
}
for (const rule of [...rules, undeclaredCodes(new Set(['visit.finished']))]) {
  test(`planted: ${rule.name} is caught`, () => {
    const found = rule.find(treeOf(planted(rule.name), ['src/**/*.{ts,tsx}']))
    assert.ok(found.length > 0, `nothing was found in checks/planted/${rule.name}`)
    assert.ok(found.every(f => f.line > 0 && f.says.length > 10))
  })
}
test('planted: clock and chance are caught each by itself', () => {
  const lines = rules.find(r => r.name === 'clock-or-chance')!.find(treeOf(planted('clock-or-chance'), ['src/**/*.ts'])).map(f => f.line)
  assert.deepEqual(lines, [1, 2, 3])
})
test('planted: every forbidden import is caught, and the cruiser really reads modules', async () => {
  const { modules, findings } = await cruiseTree(planted('imports'))
  assert.ok(modules >= 10, `${modules} modules read`)
  const names = importRules(['people', 'leads']).map(rule => rule.name!).filter(name => name !== 'order-of-areas-leads')
  for (const name of names) assert.ok(findings.some(f => f.rule === name), `${name} is not caught`)
})
test('planted: a rule that knows process, document or console does not type-check', () => {
  const { code, said } = node(join(house, 'node_modules/typescript/bin/tsc'), '-p', planted('pure-types/tsconfig.json'))
  assert.notEqual(code, 0)
  for (const name of ['process', 'document', 'console']) assert.match(said, new RegExp(`'${name}'`))
})
test('planted: chance, clock, console and process in a rule fail the linter', () => {
  const { code, said } = node(join(house, 'node_modules/oxlint/bin/oxlint'), '-c', join(house, '.oxlintrc.json'), planted('oxlint'))
  assert.notEqual(code, 0)
  for (const rule of ['no-console', 'no-restricted-properties', 'no-restricted-globals']) assert.match(said, new RegExp(rule))
})
test('planted: a call that nobody answers keeps the program from starting', () => {
  call('planted.unanswered', 'GET', '/planted', { label: { zh: '没人答', en: 'Nobody answers' }, right: 'member' })
  assert.deepEqual(unanswered().filter(name => name.startsWith('planted')), ['planted.unanswered'])
})
test('planted: a field that its page leaves out is caught', () => {
  assert.deepEqual(notShown(entityNamed('prospectCard'), 'card.rival want.model').filter(path => ['rival', 'want.model', 'want.use', 'decider', 'no', 'openedOn'].includes(path)), ['want.use', 'decider'])
})
test('planted: a label in one language is caught', () => {
  assert.equal(wrongLabel({ zh: '投诉', en: 'Complaint' }), undefined)
  for (const label of [undefined, { zh: '投诉' }, { zh: '', en: 'Complaint' }, { zh: '投诉', en: '投诉' }, { zh: 'Complaint', en: 'Complaint' }]) assert.notEqual(wrongLabel(label), undefined)
})
test('planted: an address in the lock file is caught', () => {
  assert.equal(lockFaults('{"packages": {"a": {"version": "1.0.0", "integrity": "sha512-x"}}}').length, 0)
  assert.equal(lockFaults('{"packages": {"a": {"version": "1.0.0", "integrity": "sha512-x", "resolved": "https://r.example.com/a.tgz"}}}').length, 1)
  assert.equal(lockFaults('{"packages": {"node_modules/a": {"version": "1.0.0"}}}').length, 1)
})
test('planted: a duty that says it is served, and is not, is caught', () => {
  const one = { id: 'D1.1', zh: '计划', en: 'Plans', caps: ['C01'], area: 'day', servedBy: ['no.suchCall'] } as const
  const faults = dutyFaults([one], { calls: new Set(['visit.list']), pages: new Set(), tests: new Map() })
  assert.ok(faults.some(f => f.includes('no.suchCall')) && faults.some(f => f.includes('no test')))
  assert.ok(dutyFaults([{ ...one, servedBy: [], carriedBy: 'D9.9' }], { calls: new Set(), pages: new Set(), tests: new Map() }).some(f => f.includes('D9.9')))
})
test('every planted tree belongs to a rule', () => {
  const known = new Set([...rules.map(r => r.name), 'undeclared-refusal', 'imports', 'pure-types', 'oxlint', 'walls.sql'])
  assert.deepEqual(readdirSync(planted('')).filter(name => !known.has(name)), [])
})
