import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../house.ts'
import { actorOf, populate, type Relation } from './population.ts'
import { nouns, scopeIn, table, type Role } from './rights.table.ts'
import { bodyOf, endpointsOf, fingerprint, ruleOf, type Endpoint, type Schema } from './walk.ts'

const t = await town({ connections: 4 })
const p = await populate(t)
const b = await t.as('b-admin')
/** What an id is of → the noun of its rows. */
const nounOf: Record<string, string> = { member: 'members', file: 'files', site: 'sites', team: 'teams', customer: 'customers', prospectCard: 'prospect-cards', visit: 'visits', inquiry: 'inquiries', appointment: 'appointments', dayPlan: 'day-plans', meeting: 'meetings', turnEvent: 'turn-events' }
const everyonesNames = new Set(['member', 'site', 'team'])
/** What a body needs beside the ids, so that nothing else refuses it first. */
const beside: Record<string, (memberId: string) => object> = { 'POST /turn-events': memberId => ({ kind: 'join', memberId }), 'POST /day-sheets': () => ({ on: '2026-12-24' }), 'POST /targets': () => ({ month: '2026-12' }), 'POST /standard-slots': () => ({ from: '10:00', to: '10:30' }) }
/** The ids a body takes, whether one or several. */
const refsOf = (e: Endpoint): [string, string, boolean][] => Object.entries(e.operation.requestBody?.content['application/json']?.schema.properties ?? {})
  .flatMap(([name, schema]): [string, string, boolean][] => { const of = (schema as Schema & { 'x-of'?: string })['x-of']; return of ? [[name, of, schema.type === 'array']] : [] })

test('two ids in one request are two checks: whichever points to what its sender cannot see is refused, in any order, and nothing moves (trust 2 #2)', async () => {
  const print = fingerprint(t)
  await print.open()
  const orgs = [t.orgId, b.orgId], wrong: string[] = [], elsewhere: string[] = []
  let tried = 0
  for (const e of (await endpointsOf(t)).filter(e => e.method !== 'GET')) {
    const refs = refsOf(e), rule = ruleOf(e)
    if (!refs.length || !rule || !('thing' in rule) || rule.verb === 'read' || rule.verb === 'x') continue
    const before = await print.take(orgs)
    for (const role of ['consultant', 'supervisor', 'manager'] as const satisfies Role[]) {
      if (!scopeIn(table[rule.thing][role], rule.verb)) continue
      const who = await t.as(actorOf(role))
      const own = (of: string) => of === 'site' ? t.siteId : of === 'team' ? t.teams.one : p.of(nounOf[of], 'own', role)
      const id = 'noun' in rule ? p.of(rule.noun, 'own', role) ?? p.of(rule.noun, 'team', role) : undefined
      const base = { ...(bodyOf(e, who.memberId) as object), ...beside[`${e.method} ${e.path}`]?.(who.memberId), ...Object.fromEntries(refs.filter(([name]) => (e.operation.requestBody!.content['application/json'].schema.required ?? []).includes(name)).map(([name, of, many]) => [name, many ? [own(of)] : own(of)])) }
      for (const [name, of, many] of refs) {
        if (!nounOf[of]) { wrong.push(`${e.path} ${name}: no noun for ${of}`); continue }
        const strange: Relation[] = ['otherOrganisation']
        const scope = scopeIn(table[nouns[nounOf[of]].thing][role], 'read')
        if (!everyonesNames.has(of)) { if (scope === 'm') strange.push('team', 'otherTeam'); else if (scope === 't') strange.push('otherTeam'); if (scope !== 'o') strange.push('otherSite') }
        for (const relation of strange) {
          const foreign = p.of(nounOf[of], relation, role)
          if (!foreign) continue
          const value = many ? [own(of), foreign] : foreign
          for (const body of [{ ...base, [name]: value }, { [name]: value, ...Object.fromEntries(Object.entries(base).filter(([key]) => key !== name).reverse()) }]) {
            tried++
            const answered = await who.call(e.method, e.path.replace('{id}', id ?? ''), body, { 'if-match': '"1"' })
            const what = `${role} ${e.method} ${e.path} ${name} of ${relation}: ${answered.status} ${answered.body?.code ?? ''}`
            if (answered.status < 400 || answered.status >= 500) wrong.push(what)
            else if (!['field.reference', 'notFound', 'right.missing'].includes(answered.body.code) && !JSON.stringify(answered.body.errors).includes(`/${name}`)) elsewhere.push(`${what} ${JSON.stringify(answered.body.errors)}`)
          }
        }
      }
    }
    if (await print.take(orgs) !== before) wrong.push(`${e.method} ${e.path}: a row moved`)
  }
  await print.close()
  assert.deepEqual(wrong, [])
  assert.ok(tried > 200, String(tried))
  assert.deepEqual([...new Set(elsewhere)], [], 'refused, but for another reason: the check of the id was not reached')
})
