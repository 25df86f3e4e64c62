import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { town } from '../house.ts'
import { handOn, testStore } from '../store.ts'
import { mutations } from './mutations.ts'
import { rights } from '../../app/rights.ts'
import { shipRights } from '../../server/door/who.ts'
import { forget } from '../../server/door/sessions.ts'
import type { Role } from './rights.table.ts'
import { populate } from './population.ts'
import { endpointsOf, fingerprint, ruleOf, walk, bodyOf } from './walk.ts'

const t = await town({ connections: 4 })
const p = await populate(t)

test('without a session every call but the open ones is a 401 and changes nothing (trust 2 #5, API2)', async () => {
  const print = fingerprint(t)
  await print.open()
  const before = await print.take([t.orgId])
  const wrong: string[] = []
  for (const e of await endpointsOf(t)) {
    const rule = ruleOf(e)
    if (rule && 'who' in rule && rule.who === 'anyone') continue
    for (const headers of [{}, { cookie: 'cx=a-token-that-nobody-was-ever-given-1234567' }, { cookie: 'cx=' }] as Record<string, string>[]) {
      const answered = await t.anyone(e.method, e.path.replace(/\{\w+\}/g, t.siteId), e.method === 'GET' || e.method === 'DELETE' ? undefined : bodyOf(e, t.siteId), { 'if-match': '"1"', ...headers })
      if (answered.status !== 401) wrong.push(`${e.method} ${e.path}: ${answered.status}`)
    }
  }
  assert.deepEqual(wrong, [])
  assert.equal(await print.take([t.orgId]), before)
  await print.close()
})
test('every endpoint, every role: own, team, other team, other site, other organisation, archived, as the hand-written table says (trust 0.2, A07 A08, 2 #1)', async () => {
  assert.deepEqual(await walk(t, p), [])
})
/** One spoiled cell of the shipped table in this very house, and back. */
const withCell = async (thing: string, role: Role, cell: string, nouns: readonly string[]): Promise<string[]> => {
  shipRights({ ...rights, [thing]: { ...rights[thing], [role]: cell } })
  forget()
  try { return await walk(t, p, nouns, { first: true }) } finally { shipRights(rights); forget() }
}
test('a spoiled cell of the rights table turns the matrix red', async () => {
  assert.ok((await withCell('customer', 'consultant', 'o c u r', ['customers'])).length > 0)
  assert.ok((await withCell('inquiry', 'reception', 's c u', ['inquiries'])).length > 0)
  assert.ok((await withCell('settings', 'auditor', '', ['level-rules'])).length > 0)
})
test('a spoiled guard turns the matrix red, whichever it is', async () => {
  const store = handOn(await testStore())
  const spoil = async (name: string, file: string): Promise<[string, boolean]> => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./mutant.ts', import.meta.url)), name], { env: { ...process.env, ...store, NODE_TEST_CONTEXT: undefined }, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (part: Buffer) => { said += part.toString() })
    await once(child, 'close')
    const report = JSON.parse(said.split('\n').find(line => line.startsWith('{"spoiled"')) ?? '{}') as { spoiled?: boolean; deviations?: number }
    assert.equal(report.spoiled, true, `${name}: ${file} was not spoiled: ${said}`)
    return [name, report.deviations! > 0]
  }
  const all = Object.entries(mutations), reports: [string, boolean][] = []
  for (let i = 0; i < all.length; i += 2) reports.push(...await Promise.all(all.slice(i, i + 2).map(([name, { file }]) => spoil(name, file))))
  assert.deepEqual(reports, all.map(([name]) => [name, true]))
})
