// Walks every endpoint × role × relation and holds what came against the hand-written table; what must be refused must also change nothing.
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Town } from '../house.ts'
import { actorOf, relations, type Population, type Relation } from './population.ts'
import { barred, commands, nouns, pagesOfRow, roles, scopeIn, singular, table, type Role, type Scope, type Verb } from './rights.table.ts'

export type Endpoint = { method: string; path: string; operation: Operation }
export type Schema = { type?: string | string[]; format?: string; pattern?: string; enum?: unknown[]; properties?: Record<string, Schema>; required?: string[]; minimum?: number; items?: Schema; minItems?: number; anyOf?: Schema[]; const?: unknown }
type Operation = { parameters: { name: string; in: string; required: boolean; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> } }

/** Every endpoint of the document the program serves that it also answers. */
export const endpointsOf = async (t: Town): Promise<Endpoint[]> => {
  const { body } = await t.anyone('GET', '/openapi.json')
  return Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })))
    .filter(({ method, path }) => t.app.hasRoute({ method: method as 'GET', url: `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}` }))
}
/** The least value a schema takes. */
export const sample = (schema: Schema | undefined, id: string): unknown => {
  if (!schema) return undefined
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sample(schema.anyOf[0], id)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': return Object.fromEntries((schema.required ?? []).map(name => [name, sample(schema.properties?.[name], id)]))
    case 'array': return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items, id))
    case 'integer': case 'number': return schema.minimum ?? 1
    case 'boolean': return true
    default: return schema.format === 'uuid' || schema.pattern?.startsWith('^[0-9a-f]{8}') ? id : schema.format === 'date' ? '2026-11-23' : schema.format === 'date-time' ? '2026-11-23T03:00:00Z' : schema.pattern?.startsWith('^\\d{1,12}') ? '1.00' : '字字'
  }
}
export const bodyOf = (e: Endpoint, id: string): unknown => sample(e.operation.requestBody?.content['application/json']?.schema, id)

/** A body that is a file takes no JSON: that is the wrong body it can be given. */
const takesFile = (e: Endpoint): boolean => e.operation.requestBody?.content['multipart/form-data'] !== undefined
const reached: Record<Scope, readonly Relation[]> = { m: ['own', 'archived'], t: ['own', 'archived', 'team'], s: ['own', 'archived', 'team', 'otherTeam'], o: ['own', 'archived', 'team', 'otherTeam', 'otherSite'] }
const reaches = (scope: Scope | undefined, relation: Relation, noun: { everyone?: true; ownerless?: true }, reading: boolean): boolean => {
  if (scope === undefined || relation === 'otherOrganisation') return false
  if (reading && noun.everyone) return true
  if (scope === 'm' && noun.ownerless) return false
  return reached[scope].includes(relation)
}
type Rule = { noun: string; facts: { thing: string; everyone?: true; ownerless?: true }; thing: string; verb: Verb; row: boolean; list: boolean } | { who: 'anyone' | 'member' } | { thing: string; verb: Verb; row: false; list: false }
/** Which cell of the table an endpoint falls under; undefined: the table has no place for it. */
export const ruleOf = ({ method, path }: Endpoint): Rule | undefined => {
  const single = singular[`${method} ${path}`]
  if (single) return typeof single === 'string' ? { who: single } : { ...single, row: false, list: false }
  const pageOf = pagesOfRow[`${method} ${path}`]
  if (pageOf) return { noun: pageOf, facts: nouns[pageOf], thing: nouns[pageOf].thing, verb: 'read', row: true, list: false }
  const [noun, second, third] = path.slice(1).split('/')
  const facts = nouns[noun]
  if (!facts) return undefined
  const at = (verb: Verb, more: { thing?: string; list?: boolean } = {}) => ({ noun, facts, thing: more.thing ?? facts.thing, verb, row: second === '{id}', list: more.list ?? false })
  if (second === undefined) return method === 'GET' ? at('read', { list: true }) : method === 'POST' ? at('c') : undefined
  if (second === 'query') return at('read', { list: true })
  if (second === 'export') return at('x')
  if (second !== '{id}') return undefined
  if (method === 'GET' && (third === undefined || third === 'history')) return at('read')
  if (method === 'PATCH' || method === 'DELETE') return at('u')
  const own = commands[`${noun} ${third}`]
  return method === 'POST' && third ? at(own?.verb ?? 'u', { thing: own?.thing }) : undefined
}
type Shot = { role: Role; relation?: Relation; url: string; wanted: number[]; changes: boolean; body?: unknown }

/** A digest of every row of both organisations, the audit included. */
export const fingerprint = (t: Town) => {
  const client = new pg.Client(t.roles.owner as pg.ClientConfig)
  let text: string | undefined
  return {
    open: () => client.connect(), close: () => client.end(),
    take: async (orgs: readonly string[]): Promise<string> => {
      text ??= (await client.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'org_id' ORDER BY 1`)).rows
        .map(({ name }) => `SELECT md5(coalesce(string_agg(x::text, ',' ORDER BY x::text), '')) h FROM "${name}" x`).concat(`SELECT md5(coalesce(string_agg(x::text, ',' ORDER BY x::text), '')) h FROM door.login x`).join(' UNION ALL ')
      const all: string[] = []
      for (const org of orgs) {
        await client.query('BEGIN')
        await client.query(`SELECT set_config('app.org', $1, true)`, [org])
        all.push(...(await client.query<{ h: string }>({ name: 'print', text })).rows.map(r => r.h))
        await client.query('COMMIT')
      }
      return createHash('sha256').update(all.join()).digest('hex')
    },
  }
}
/** Deviations from the table, in words; an empty list is what the house promises. `only` narrows to nouns, `first` stops at the first endpoint that deviates. */
export const walk = async (t: Town, p: Population, only?: readonly string[], more: { first?: boolean } = {}): Promise<string[]> => {
  const wrong: string[] = []
  const endpoints = (await endpointsOf(t)).filter(e => !only || only.includes(e.path.split('/')[1]))
  const print = fingerprint(t)
  await print.open()
  const orgs = [t.orgId, (await t.as('b-admin')).orgId]
  const anybody = (await t.as('consultant1')).memberId
  const fire = async (e: Endpoint, shots: readonly Shot[]): Promise<void> => {
    for (let i = 0; i < shots.length; i += 8) await Promise.all(shots.slice(i, i + 8).map(async shot => {
      const who = await t.as(actorOf(shot.role))
      const body = shot.body ?? (e.method === 'GET' || e.method === 'DELETE' ? undefined : [415, 422].some(status => shot.wanted.includes(status)) && !shot.relation ? { 'no such field': 1 } : bodyOf(e, anybody))
      const answered = await who.call(e.method, shot.url, body, { 'if-match': '"999"', 'idempotency-key': randomUUID() })
      if (!shot.wanted.includes(answered.status)) wrong.push(`${shot.role} ${e.method} ${e.path} ${shot.relation ?? ''}: ${answered.status} ${answered.body?.code ?? ''}, not ${shot.wanted.join('/')}`)
    }))
  }
  try {
    for (const e of endpoints) {
      if (more.first && wrong.length) break
      const rule = ruleOf(e)
      if (!rule) { wrong.push(`${e.method} ${e.path}: no row of the hand-written table rules it`); continue }
      if ('who' in rule) continue
      const shots: Shot[] = []
      for (const role of roles) {
        const scope = scopeIn(table[rule.thing][role], rule.verb)
        if (!rule.row) { shots.push({ role, url: e.path.replace(/\{\w+\}/g, 'visitsTotal'), wanted: scope === undefined ? [403] : rule.verb === 'read' || rule.verb === 'x' || e.method === 'GET' ? (e.path.startsWith('/pages/') ? [200, 404, 422] : [200, 422]) : [takesFile(e) ? 415 : 422], changes: false }); continue }
        if (!('noun' in rule)) continue
        const { noun, facts } = rule
        for (const relation of relations) {
          const id = p.of(noun, relation, role)
          if (!id) continue
          const url = e.path.includes('{id}') ? e.path.replace('{id}', id) : `${e.path}?id=${id}`
          const seen = reaches(scopeIn(table[facts.thing][role], 'read'), relation, facts, true)
          const bar = barred[`${e.method} ${e.path}`]?.find(b => b.role === role && (b.relation === undefined || b.relation === relation))
          const wanted = scope === undefined || (bar && bar.relation === undefined) ? [403] : !seen ? [404] : !reaches(scope, relation, facts, rule.verb === 'read') || bar ? [403] : rule.verb === 'read' ? [200] : e.operation.parameters.some(q => q.name === 'If-Match') ? [412, 409, 422] : [200, 202, 409, 422]
          shots.push({ role, relation, url, wanted, changes: wanted.includes(200) && e.method !== 'GET' })
          if (scope === undefined && relation === 'own') break // the route itself is closed: which row makes no difference
        }
        if (!p.all(noun).length) { wrong.push(`${e.method} ${e.path}: the population has no ${noun}`); break }
      }
      if (e.method === 'POST' && e.path === '/customers') for (const role of roles) {
        const scope = scopeIn(table.customer[role], 'c')
        if (scope) for (const relation of ['team', 'otherTeam', 'otherSite', 'otherOrganisation'] as const) if (!reaches(scope, relation, {}, false)) {
          const { ownerId, siteId } = p.place(relation, role)
          shots.push({ role, relation, url: e.path, body: { name: '别人的', channel: 'walkIn', ownerId, siteId }, wanted: [403, 422], changes: false })
        }
      }
      const still = shots.filter(s => !s.changes)
      const before = await print.take(orgs)
      await fire(e, still)
      if (e.method !== 'GET' && await print.take(orgs) !== before) wrong.push(`${e.method} ${e.path}: a refused call changed a row`)
      await fire(e, shots.filter(s => s.changes))
      if ('noun' in rule && rule.list) await lists(t, p, e, rule, wrong)
    }
  } finally { await print.close() }
  return wrong
}
/** A list holds exactly what its reader may see (trust 2 #3: lists equal filter(all, canRead)); archived rows only when asked for. */
const lists = async (t: Town, p: Population, e: Endpoint, rule: { noun: string; facts: { thing: string; everyone?: true; ownerless?: true } }, wrong: string[]): Promise<void> => {
  for (const role of roles) {
    const scope = scopeIn(table[rule.facts.thing][role], 'read')
    if (scope === undefined) continue
    const who = await t.as(actorOf(role))
    const answered = e.method === 'GET' ? await who.call('GET', `${e.path}?limit=100&id.in=${p.all(rule.noun).join(',')}`) : await who.call('POST', e.path, { limit: 100, 'id.in': p.all(rule.noun) })
    const got = new Set((answered.body?.items as { id: string }[] | undefined)?.map(r => r.id))
    for (const other of roles) for (const relation of relations) {
      const id = p.of(rule.noun, relation, other)
      if (!id || (relation !== 'own' && relation !== 'archived' && other !== role)) continue
      // Another role's own row: on my site without a team, or in team one (the supervisor's and the second consultant's).
      const as: Relation = relation === 'archived' || other === role ? relation : other === 'consultant' || other === 'supervisor' ? (role === 'supervisor' || role === 'consultant' ? 'team' : 'otherTeam') : 'otherTeam'
      const wanted = relation !== 'archived' && reaches(scope, as, rule.facts, true)
      const same = relations.some(r => r !== 'archived' && reaches(scope, r, rule.facts, true) && p.of(rule.noun, r, role) === id)
      if (got.has(id) !== (wanted || same)) wrong.push(`${role} ${e.method} ${e.path}: ${other}'s ${relation} row ${got.has(id) ? 'is shown' : 'is missing'}`)
    }
  }
}
