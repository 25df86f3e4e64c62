import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { declaredCalls } from '../src/kernel/call.ts'
import { entities, entityNamed } from '../src/kernel/entity.ts'
import type { Field, Fields } from '../src/kernel/field.ts'
import type { Label } from '../src/kernel/language.ts'
import { declaredRefusals } from '../src/kernel/refusal.ts'
import { duties } from '../src/app/duties.ts'
import { rights } from '../src/app/rights.ts'
import '../src/app/house.ts'
import { unanswered } from '../src/server/http/app.ts'
import { testsByDuty } from './generated/duties.ts'
import { dutyFaults } from './rules/duties.ts'
import { cruiseTree } from './rules/imports.ts'
import { rules } from './rules/index.ts'
import { lockFaults } from './rules/lock.ts'
import { handWritten, notShown } from './rules/shown.ts'
import { seenOtherwise } from './rules/statements.ts'
import { undeclaredCodes, wrongLabel } from './rules/words.ts'
import { carryOut, house, isTest, told, treeOf } from './tree.ts'

const tree = treeOf(house)
await Promise.all(globSync('src/**/*.rules.ts', { cwd: house }).map(file => import(join(house, file))))
const pages = (): Set<string> => new Set(tree.sources.filter(s => /^src\/areas\/[^/]+\/pages\.tsx?$/.test(s.path)).flatMap(s => [...s.text.matchAll(/path: '([^']+)'/g)].map(m => m[1]!)))

for (const rule of rules) test(`the house keeps to it: ${rule.name}`, () => assert.equal(told(carryOut([rule], tree)), ''))
test('who may know whom: kernel, rules, areas at their front doors in their order, no circles', async () => {
  const { modules, findings } = await cruiseTree(house)
  assert.ok(modules > 150, `only ${modules} modules were read: the cruiser does not know this TypeScript`)
  assert.equal(told(findings), '')
})
test('a page written by hand shows every field its entity takes', () => {
  for (const [name, pages] of Object.entries(handWritten)) for (const files of pages) assert.deepEqual(notShown(entityNamed(name), files.map(file => readFileSync(join(house, file), 'utf8')).join('\n')), [], files[0])
})
test('every refusal is declared, with a status and a sentence in both languages', () => {
  assert.equal(told(carryOut([undeclaredCodes(new Set(declaredRefusals().keys()))], tree)), '')
  for (const [code, facts] of declaredRefusals()) {
    assert.equal(wrongLabel(facts), undefined, code)
    assert.ok(facts.status >= 400 && facts.status < 600, `${code}: ${facts.status}`)
    assert.deepEqual([...facts.zh.matchAll(/\{(\w+)\}/g)].map(m => m[1]).sort(), [...facts.en.matchAll(/\{(\w+)\}/g)].map(m => m[1]).sort(), `${code} tells other facts in the other language`)
  }
})
test('every declared call has a right that the table of rights knows, and someone who answers', () => {
  assert.deepEqual(unanswered(), [])
  for (const call of declaredCalls().values()) {
    if (typeof call.right === 'string') assert.match(call.right, /^(member|open)$/, call.name)
    else assert.ok(call.right.thing in rights, `${call.name} asks for a right on «${call.right.thing}», which no role has`)
  }
})
test('every label is there in Chinese and in English', () => {
  const wrong: string[] = []
  const look = (where: string, label: Label | undefined): void => { const said = wrongLabel(label); if (said) wrong.push(`${where}: ${said}`) }
  const field = (where: string, f: Field): void => {
    look(where, f.label)
    if (f.hint) look(`${where} hint`, f.hint)
    if (f.placeholder) look(`${where} placeholder`, f.placeholder)
    for (const [value, label] of Object.entries(f.choices ?? {})) look(`${where}=${value}`, label)
    if (f.parts) fields(where, f.parts)
  }
  const fields = (where: string, all: Fields): void => { for (const [name, f] of Object.entries(all)) field(`${where}.${name}`, f) }
  for (const e of entities().values()) {
    look(e.name, e.label); fields(e.name, e.fields)
    for (const [name, c] of Object.entries(e.children)) { look(`${e.name}.${name}`, c.label); fields(`${e.name}.${name}`, c.fields) }
  }
  for (const call of declaredCalls().values()) { look(call.name, call.label); fields(call.name, call.fields ?? {}) }
  assert.deepEqual(wrong, [])
})
test('the lock files name versions and hashes, never an address', () => {
  for (const file of ['package-lock.json', 'runtime/package-lock.json']) assert.deepEqual(lockFaults(readFileSync(join(house, file), 'utf8')), [], file)
})
test('all 83 duties are in the registry; what is served lives and has its test', () => {
  assert.equal(duties.length, 83)
  assert.equal(new Set(duties.map(d => d.id)).size, 83)
  assert.equal(duties.filter(d => d.carriedBy === undefined).length, 61)
  assert.deepEqual(dutyFaults(duties, { calls: new Set(declaredCalls().keys()), pages: pages(), tests: testsByDuty() }), [])
})
test('every entity and call that is written is declared: its file stands behind a front door', () => {
  const written = tree.sources.filter(s => s.path.startsWith('src/areas/') && !isTest(s.path)).flatMap(s => [...s.text.matchAll(/= entity\('(\w+)'/g)].map(m => ({ path: s.path, name: m[1]! })))
  assert.ok(written.length > 20)
  assert.deepEqual(written.filter(({ name }) => !entities().has(name)).map(({ path, name }) => `${path}: ${name} is reached from no index.ts`), [])
})
test('reads that leave out the reader’s sight are few, and each says why', () => {
  for (const [path, why] of Object.entries(seenOtherwise)) assert.ok(tree.sources.some(s => s.path === path) && why.length > 20, path)
})
test('tests bear the names of jobs: no two files say the same sentence twice', () => {
  for (const s of tree.sources.filter(source => source.path.endsWith('.test.ts'))) {
    const names = [...s.text.matchAll(/^\s*test\(\s*'([^']+)'/gm)].map(m => m[1])
    assert.equal(new Set(names).size, names.length, `${s.path} says one sentence twice`)
  }
})
