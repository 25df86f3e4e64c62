// `can` says what works (wire.md 1 «Get»): what a row offers a person goes through, what it does not offer is refused or changes nothing.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { declaredCalls, type Call } from '../../kernel/call.ts'
import { town, type Actor } from '../house.ts'
import { actorOf, populate, relations } from './population.ts'
import { nouns, roles } from './rights.table.ts'
import { bodyOf, endpointsOf } from './walk.ts'

const t = await town({ connections: 4 })
const p = await populate(t)
const endpoints = await endpointsOf(t)
type Command = { name: string; call: Call; body: unknown }
/** What may be given to one row of a noun. */
const commandsOf = (noun: string): Command[] => [...declaredCalls().values()]
  .filter(c => ['command', 'change', 'remove'].includes(c.kind) && typeof c.right !== 'string' && c.path.startsWith(`/${noun}/{id}`))
  .flatMap(call => { const at = endpoints.find(e => e.method === call.method && e.path === call.path); return at ? [{ name: call.name.split('.')[1], call, body: call.method === 'DELETE' ? undefined : bodyOf(at, people.consultant) }] : [] })
const people = { consultant: (await t.as('consultant1')).memberId }
/** Not «not now», but «first this»: an obstacle the person is shown with a way out of it, or a value the smallest body did not get right. */
const obstacles = new Set(['day-closing.unfinished', 'day-closing.unexplained', 'day-closing.plansOpen', 'day-closing.groupsOpen', 'customer.duplicate', 'customer.sameOwner'])
const rowOf = async (who: Actor, noun: string, id: string) => { const got = await who.call('GET', `/${noun}/${id}`); return got.status === 200 ? (got.body as { version: number; can?: string[] }) : undefined }
const give = (who: Actor, { call, body }: Command, id: string, version: number) => who.call(call.method, call.path.replace('{id}', id), body, { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() })
/** Deviations of one role over every kind of row it can open. */
const deviations = async (role: (typeof roles)[number]): Promise<{ wrong: string[]; offers: number }> => {
  let offers = 0
  const wrong: string[] = [], who = await t.as(actorOf(role))
  for (const noun of Object.keys(nouns)) for (const relation of relations) {
    const id = p.of(noun, relation, role)
    if (!id || (noun === 'members' && relation === 'own')) continue // nobody disables himself on the way
    for (const command of commandsOf(noun)) {
      const row = await rowOf(who, noun, id)
      if (!row) break
      const offered = row.can?.includes(command.name) ?? false, got = await give(who, command, id, row.version)
      if (offered) offers++
      const said = `${role} ${relation} ${noun} ${command.name}: ${got.status} ${got.body?.code ?? ''}`
      if (offered && ([401, 403, 404, 405, 412, 428, 500].includes(got.status) || (got.status === 409 && !obstacles.has(got.body.code)))) wrong.push(`${said} though offered`)
      if (!offered && got.status < 300 && (await rowOf(who, noun, id))?.version !== row.version) wrong.push(`${said} though not offered`)
    }
  }
  return { wrong, offers }
}
/** Who only looks is offered nothing but his own notices; who works is offered a good deal. */
const least: Partial<Record<(typeof roles)[number], number>> = { manager: 60, supervisor: 60, consultant: 20, dcc: 15, reception: 10, finance: 5, admin: 10, gm: 1, auditor: 1 }
for (const [role, some] of Object.entries(least) as [(typeof roles)[number], number][]) {
  test(`«can» is true to what works: ${role} (wire.md 1, 3)`, async () => {
    const { wrong, offers } = await deviations(role)
    assert.deepEqual(wrong, [])
    assert.ok(offers >= some, `${role} was offered ${offers}`)
  })
}
