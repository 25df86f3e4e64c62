// One running house per test file over its own clone of the migrated template: no mocks of our own modules.
import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import pg from 'pg'
import type { Role } from '../kernel/permission.ts'
import { open, prepare, type Options, type Roles, type Running } from '../app/house.ts'
import { makeOrganisation } from '../areas/people/index.server.ts'
import { hashPassword } from '../server/door/passwords.ts'
import { rows } from '../server/data/database.ts'
import { sql } from '../server/data/sql.ts'
import { tokensOf } from '../server/search/tokens.ts'
import { testStore } from './store.ts'

const named = (roles: Roles, database: string): Roles => {
  const at = (config: Roles['app']) => ({ ...config, database })
  return { owner: at(roles.owner), app: at(roles.app), door: at(roles.door), jobs: at(roles.jobs) }
}
const asOwner = async (config: Roles['owner'], text: string): Promise<void> => {
  const client = new pg.Client(config as pg.ClientConfig)
  await client.connect()
  try { await client.query(text) } finally { await client.end() }
}
/** A clone's end; the server's own vacuum may be in it for a moment, and nobody but its superuser may send that away. */
const dropped = async (config: Roles['owner'], name: string, tries = 20): Promise<void> => {
  try { await asOwner(config, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) } catch (error) {
    if ((error as { code?: string }).code !== '42501' || tries === 0) throw error
    await new Promise(resolve => setTimeout(resolve, 250))
    await dropped(config, name, tries - 1)
  }
}
const template = 'chenxi_template'
/** The template is made once by whoever comes first; the advisory lock makes others wait. */
const demandTemplate = async (roles: Roles): Promise<void> => {
  const client = new pg.Client(roles.owner as pg.ClientConfig)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(4711)')
    const { rows: found } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [template])
    if (found.length) return
    await client.query(`DROP DATABASE IF EXISTS ${template}`)
    await client.query(`CREATE DATABASE ${template}`)
    await asOwner(named(roles, template).owner, 'CREATE EXTENSION IF NOT EXISTS btree_gin')
    await prepare(named(roles, template))
    await client.query(`ALTER DATABASE ${template} WITH is_template true allow_connections false`)
  } finally { await client.end() }
}
export type Actor = { token: string; memberId: string; orgId: string; login: string; call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered> }
export type Answered = { status: number; body: any; headers: Record<string, unknown>; text: string } // the one any of tests: a body is whatever came
export type Town = Running & { roles: Roles; clock: { now: string }; orgId: string; siteId: string; teams: Record<string, string>; as: (login: string) => Promise<Actor>; /** Logs in anew, where the clock has moved past the session. */ again: (login: string) => Promise<Actor>; anyone: Actor['call']; hire: (login: string, roles: Role[], more?: { teamIds?: string[]; siteIds?: string[]; name?: string; orgId?: string }) => Promise<string>; secondOrganisation: () => Promise<{ orgId: string; siteId: string }> }

let hashed: Promise<string> | undefined
export const password = 'a long enough secret'
/**
 * A town: organisation with one site, two teams (one, two) and people by role (admin, gm, manager, supervisor, supervisor2, consultant1…4
 * (1,2 in team one), reception, dcc, trainer, finance, service, auditor). `clock.now` is the instant of everything. `empty`: nobody yet (the demo).
 */
export const town = async (options: Partial<Options> & { at?: string; empty?: boolean } = {}): Promise<Town> => {
  const store = await testStore()
  await demandTemplate(store)
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asOwner(store.owner, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const roles = named(store, name)
  const clock = { now: options.at ?? '2026-11-23T02:00:00.000Z' }
  const running = await open(roles, { dataFolder: '/nonexistent', work: false, log: (event, facts) => { if (event === 'fault') process.stderr.write(`${event} ${JSON.stringify(facts)}\n`) }, connections: 4, now: () => clock.now, ...options })
  const { house, app } = running
  hashed ??= hashPassword(password)
  const made = options.empty ? { orgId: '', siteId: '' } : await makeOrganisation(house, { organisation: { name: '曜行汽车' }, site: { name: '滨江展厅', holidays: false }, admin: { name: '管理', login: `admin`, password } })
  const owner = new pg.Client(roles.owner as pg.ClientConfig)
  await owner.connect()
  const byOwner = async (orgId: string, statement: { text: string; values: unknown[] }) => {
    await owner.query('BEGIN'); await owner.query(`SELECT set_config('app.org', $1, true)`, [orgId])
    const done = await owner.query(statement.text, statement.values); await owner.query('COMMIT')
    return done.rows as Record<string, string>[]
  }
  const teams: Record<string, string> = {}
  const addTeam = async (orgId: string, siteId: string, key: string, label: string) => {
    const id = randomUUID()
    await byOwner(orgId, sql`INSERT INTO team (org_id, id, version, created_at, updated_at, name, site_id, tokens) VALUES (${orgId}, ${id}, 1, ${clock.now}, ${clock.now}, ${label}, ${siteId}, ${tokensOf({ names: [label], phones: [], words: [] })}::text[])`)
    return (teams[key] = id)
  }
  const hire: Town['hire'] = async (login, roleList, more = {}) => {
    const id = randomUUID(), orgId = more.orgId ?? made.orgId
    await byOwner(orgId, sql`INSERT INTO member (org_id, id, version, created_at, updated_at, name, login, roles, team_ids, site_ids, language, state, tokens) VALUES (${orgId}, ${id}, 1, ${clock.now}, ${clock.now}, ${more.name ?? login}, ${login}, ${roleList as string[]}::text[], ${more.teamIds ?? []}::uuid[], ${more.siteIds ?? [made.siteId]}::uuid[], 'zh', 'active', ${tokensOf({ names: [more.name ?? login], phones: [], words: [login] })}::text[])`)
    await rows(house.database.door, sql`INSERT INTO door.login (org_id, member_id, login, password_hash) VALUES (${orgId}, ${id}, ${login}, ${await hashed!})`)
    return id
  }
  const [one, two] = options.empty ? ['', ''] : [await addTeam(made.orgId, made.siteId, 'one', '销售一组'), await addTeam(made.orgId, made.siteId, 'two', '销售二组')]
  if (!options.empty) for (const [login, role, team] of [['gm', 'gm'], ['manager', 'manager'], ['supervisor', 'supervisor', one], ['supervisor2', 'supervisor', two], ['consultant1', 'consultant', one], ['consultant2', 'consultant', one], ['consultant3', 'consultant', two], ['consultant4', 'consultant', two], ['reception', 'reception'], ['dcc', 'dcc'], ['trainer', 'trainer'], ['finance', 'finance'], ['service', 'service'], ['auditor', 'auditor']] as const) await hire(login, [role], { teamIds: team ? [team] : [] })
  if (!options.empty) for (const [key, login] of [['one', 'supervisor'], ['two', 'supervisor2']]) await byOwner(made.orgId, sql`UPDATE team SET lead_id = (SELECT id FROM member WHERE login = ${login}) WHERE id = ${teams[key]}`)
  const caller = (token?: string): Actor['call'] => async (method, path, body, headers = {}) => {
    const needsKey = method === 'POST' && headers['idempotency-key'] === undefined && !path.endsWith('/query')
    const answered = await app.inject({ method: method as 'GET', url: path.startsWith('/api') ? path : `/api/v1${path}`, payload: body === undefined ? undefined : JSON.stringify(body), headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin' }), ...(needsKey ? { 'idempotency-key': randomUUID() } : {}), ...(token ? { cookie: `cx=${token}` } : {}), ...headers } })
    let parsed: unknown
    try { parsed = JSON.parse(answered.body) } catch { parsed = undefined }
    return { status: answered.statusCode, body: parsed, headers: answered.headers, text: answered.body }
  }
  const anyone = caller()
  const kept = new Map<string, Actor>()
  const again: Town['again'] = async login => {
    const answered = await anyone('POST', '/sessions', { login, password })
    if (answered.status !== 201) throw new Error(`${login} cannot log in: ${answered.text}`)
    const token = /cx=([^;]+)/.exec(String(answered.headers['set-cookie']))![1]
    const actor = { token, memberId: answered.body.member.id as string, orgId: answered.body.organisation.id as string, login, call: caller(token) }
    kept.set(login, actor)
    return actor
  }
  const as: Town['as'] = async login => kept.get(login) ?? again(login)
  const secondOrganisation: Town['secondOrganisation'] = async () => {
    const b = await makeOrganisation(house, { organisation: { name: '另一家' }, site: { name: '另一店', holidays: false }, admin: { name: '乙管', login: 'b-admin', password } })
    const team = await addTeam(b.orgId, b.siteId, 'b', '乙组')
    await hire('b-supervisor', ['supervisor'], { orgId: b.orgId, siteIds: [b.siteId], teamIds: [team] })
    await hire('b-consultant', ['consultant'], { orgId: b.orgId, siteIds: [b.siteId], teamIds: [team] })
    return b
  }
  after(async () => { await owner.end(); await running.stop(); await dropped(store.owner, name) })
  return { ...running, roles, clock, orgId: made.orgId, siteId: made.siteId, teams, as, again, anyone, hire, secondOrganisation }
}
