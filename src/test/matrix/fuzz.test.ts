import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { town } from '../house.ts'
import { callOf } from './fuzz.ts'
import { populate } from './population.ts'
import { nouns } from './rights.table.ts'
import { endpointsOf, fingerprint } from './walk.ts'

const t = await town({ connections: 4 })
const p = await populate(t)
const actors = await Promise.all(['supervisor', 'supervisor', 'manager', 'manager', 'consultant2', 'dcc', 'reception', 'admin', 'gm'].map(name => t.as(name)))
const b = await t.as('b-admin')
const foreign = new Set(Object.keys(nouns).map(noun => p.of(noun, 'otherOrganisation', 'gm')!).filter(Boolean))
const ids = [...new Set([...Object.keys(nouns).flatMap(noun => (['own', 'team', 'otherTeam', 'otherOrganisation', 'archived'] as const).flatMap(relation => (['supervisor', 'consultant', 'manager'] as const).map(role => p.of(noun, relation, role)))).filter(id => id !== undefined), t.siteId, t.teams.one, ...actors.map(a => a.memberId)])]
const ownOf = (noun: string): string[] => (['own', 'team'] as const).flatMap(relation => (['supervisor', 'consultant', 'manager'] as const).map(role => p.of(noun, relation, role))).filter(id => id !== undefined)
// Calls that end a session or change who may what would end the trial itself.
const apart = /^\/(sessions|members\/me\/password|members\/\{id\}(\/(disable|enable|invite))?$|role-rights|setup|invitations|organisations|imports)/
// The same calls in every run; another seed is another trial.
const seed = Number(process.argv[2] ?? 20_261_124), runs = Number(process.argv[3] ?? 600)
const endpoints = (await endpointsOf(t)).filter(e => e.path !== '/events' && !(e.method !== 'GET' && apart.test(e.path)))

test('some hundred mad calls by several roles: no 5xx, no row changed by a refusal, nothing of another organisation (trust 5.3, W01–W09, T07, N01–N06)', async () => {
  const print = fingerprint(t)
  await print.open()
  const orgs = [t.orgId, b.orgId]
  let before = await print.take(orgs)
  const theirs = await print.take([b.orgId])
  const seen = new Map<number, number>()
  const wrong: string[] = []
  await fc.assert(fc.asyncProperty(fc.constantFrom(...endpoints), fc.constantFrom(...actors), fc.gen(), async (e, actor, g) => {
    const made = callOf(g as never, e, ids, ownOf(e.path.split('/')[1]))
    const answered = await t.app.inject({ method: made.method as 'GET', url: made.url, payload: made.body, headers: { ...(made.body === undefined ? {} : { 'content-type': 'application/json' }), 'sec-fetch-site': 'same-origin', cookie: `cx=${actor.token}`, ...made.headers } })
    const { statusCode: status, body } = answered
    const say = (what: string) => wrong.push(`${what}: ${actor.login} ${made.method} ${made.url.slice(0, 200)} ${made.body?.slice(0, 300) ?? ''} → ${status} ${body.slice(0, 200)}`)
    seen.set(status, (seen.get(status) ?? 0) + 1)
    if (status >= 500) say('a fault of ours')
    else if (status >= 400 && (!String(answered.headers['content-type']).startsWith('application/problem+json') || typeof (JSON.parse(body) as { code?: unknown }).code !== 'string')) say('no problem document')
    for (const id of foreign) if (body.includes(id) && !made.url.includes(id) && !made.body?.includes(id)) say(`shows ${id} of another organisation`)
    if (e.method !== 'GET') {
      const now = await print.take(orgs)
      if (status >= 400 && now !== before) say('a refusal changed a row')
      before = now
    }
  }), { numRuns: runs, seed, endOnFailure: true })
  assert.deepEqual(wrong, [])
  assert.equal(await print.take([b.orgId]), theirs, 'the other organisation is as it was')
  await print.close()
  process.stdout.write(`${[...seen].sort(([a], [c]) => a - c).map(([status, n]) => `${status}: ${n}`).join(', ')}\n`)
  for (const status of [200, 403, 404, 422]) assert.ok((seen.get(status) ?? 0) > 10, `hardly any ${status}: the calls were not varied enough`)
})
