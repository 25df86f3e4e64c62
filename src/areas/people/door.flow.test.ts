import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { setupLink } from '../../app/organisation.ts'
import { password, town, type Actor, type Answered } from '../../test/house.ts'

const t = await town()
await t.secondOrganisation()
const code = (a: Answered): string => `${a.status} ${a.body?.code}`
const hours = (n: number): void => { t.clock.now = new Date(Date.parse(t.clock.now) + n * 3_600_000).toISOString() }
const login = (name: string, secret = password, headers: Record<string, string> = {}) => t.anyone('POST', '/sessions', { login: name, password: secret }, headers)
const sessionOf = async (name: string): Promise<string> => /cx=([^;]+)/.exec(String((await login(name)).headers['set-cookie']))![1]
const withToken = (token: string, method = 'GET', path = '/sessions/current', body?: unknown) => t.anyone(method, path, body, { cookie: `cx=${token}` })
/** A session of this moment: the clock moves by days here. */
const enter = async (name: string): Promise<{ call: Actor['call'] }> => { const token = await sessionOf(name); return { call: (method, path, body, headers) => t.anyone(method, path, body, { cookie: `cx=${token}`, ...headers }) } }
const adminId = (await login('admin')).body.member.id as string
const versioned = async (who: Pick<Actor, 'call'>, path: string): Promise<Record<string, string>> => ({ 'if-match': String((await who.call('GET', path)).headers.etag) })
const asOwner = async (text: string): Promise<void> => {
  const client = new pg.Client(t.roles.owner as pg.ClientConfig)
  await client.connect()
  try { await client.query(`SELECT set_config('app.org', '${t.orgId}', false)`); await client.query(text) } finally { await client.end() }
}

test('A03: only failures are counted; a burst of guesses does not pass before the first is counted; the right password waits too', async () => {
  await t.hire('busy', ['consultant'])
  for (let i = 0; i < 8; i++) assert.equal((await login('busy')).status, 201)
  const burst = await Promise.all(Array.from({ length: 12 }, () => login('busy', 'guess guess')))
  assert.deepEqual(burst.map(a => a.status).sort(), [401, 401, 401, 401, 401, ...Array.from({ length: 7 }, () => 429)])
  assert.equal((await login('busy')).status, 429)
  hours(0.26)
  assert.equal((await login('busy')).status, 201)
})
test('A03: twenty failures from one address close it for every account, until a quarter of an hour has passed', async () => {
  hours(1)
  for (let i = 0; i < 20; i++) assert.equal((await login(`nobody-${i}`, 'guess guess')).status, 401)
  assert.equal((await login('consultant1')).status, 429)
  hours(0.26)
  assert.equal((await login('consultant1')).status, 201)
})
test('an unknown login costs the same time and gets the same words as a wrong password', async () => {
  hours(1)
  await login('nobody-warm', 'guess guess')
  const timeOf = async (name: string): Promise<number> => { const at = performance.now(); await login(name, 'guess guess'); return performance.now() - at }
  const known: number[] = [], unknown: number[] = []
  for (const name of ['consultant1', 'consultant2', 'consultant3', 'consultant4', 'trainer', 'finance', 'service']) { known.push(await timeOf(name)); unknown.push(await timeOf(`no-${name}`)) }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[3]
  assert.ok(middle(unknown) > middle(known) / 3 && middle(unknown) < middle(known) * 3, `${middle(unknown)} ms against ${middle(known)} ms`)
  const [a, b] = [await login('gm', 'guess guess'), await login('no-gm', 'guess guess')]
  assert.deepEqual({ ...a.body }, { ...b.body })
  hours(1)
})
test('the cookie: HttpOnly, SameSite=Lax, whole site, 256 random bits; logout takes it back and ends the session (A02)', async () => {
  const entered = await login('consultant1')
  const set = String(entered.headers['set-cookie'])
  assert.match(set, /^cx=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.ok(!entered.text.includes(/cx=([^;]+)/.exec(set)![1]))
  const token = await sessionOf('consultant1')
  const out = await withToken(token, 'DELETE')
  assert.equal(out.status, 204)
  assert.match(String(out.headers['set-cookie']), /^cx=; .*Max-Age=0/)
  assert.equal((await withToken(token)).status, 401)
})
test('A01: a token altered by one character, cut, doubled or under another name is no session', async () => {
  const token = await sessionOf('consultant1')
  const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
  for (const cookie of [`cx=${changed}`, `cx=${token.slice(0, 20)}`, `cx=${token}${token}`, `__Host-cx=${token}`, `CX=${token}`, `cx= `, 'cx']) assert.equal((await t.anyone('GET', '/sessions/current', undefined, { cookie })).status, 401, cookie)
  assert.equal((await t.anyone('GET', '/sessions/current', undefined, { cookie: `other=1; cx=${token}` })).status, 200)
})
test('a session ends after twelve idle hours and after seven days whatever it did', async () => {
  const idle = await sessionOf('consultant2'), kept = await sessionOf('consultant2')
  hours(11); assert.equal((await withToken(kept)).status, 200)
  hours(2)
  await new Promise(resolve => setTimeout(resolve, 50))
  assert.equal((await withToken(idle)).status, 401)
  for (let day = 0; day < 16; day++) { await withToken(kept); await new Promise(resolve => setTimeout(resolve, 20)); hours(11) }
  assert.equal((await withToken(kept)).status, 401)
})
test('W03: what changes something must come from our own pages, login and setup included', async () => {
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }]) assert.equal(code(await login('gm', password, headers)), '403 session.origin')
  const bare = (headers: Record<string, string>) => t.app.inject({ method: 'POST', url: '/api/v1/sessions', payload: JSON.stringify({ login: 'gm', password }), headers: { 'content-type': 'application/json', host: 'cx.local', ...headers } })
  assert.equal((await bare({})).statusCode, 403)
  assert.equal((await bare({ origin: 'http://evil.example' })).statusCode, 403)
  assert.equal((await bare({ origin: 'null' })).statusCode, 403)
  assert.equal((await bare({ origin: 'http://cx.local.evil.example' })).statusCode, 403)
  assert.equal((await bare({ origin: 'http://cx.local' })).statusCode, 201)
})
test('a new password needs the old one and ends every other session; a reset link ends them all', async () => {
  const admin = await enter('admin')
  await t.hire('mover', ['consultant'])
  const here = await sessionOf('mover'), there = await sessionOf('mover')
  assert.equal((await withToken(here, 'POST', '/members/me/password', { current: 'wrong wrong', password: 'another long one' })).status, 401)
  assert.equal(code(await withToken(here, 'POST', '/members/me/password', { current: password, password: '12345678' })), '422 password.weak')
  assert.equal((await withToken(here, 'POST', '/members/me/password', { current: password, password: 'another long one' })).status, 204)
  assert.deepEqual([(await withToken(here)).status, (await withToken(there)).status], [200, 401])
  assert.equal((await login('mover')).status, 401)
  const { body } = await admin.call('GET', '/members?login=mover')
  const link = await admin.call('POST', `/members/${body.items[0].id}/invite`, {})
  const path = `/invitations/${String(link.body.url).split('/').at(-1)}`
  const both = await Promise.all([t.anyone('POST', path, { password: 'reset by the admin' }), t.anyone('POST', path, { password: 'reset by the other' })])
  assert.deepEqual(both.map(a => a.status).sort(), [201, 404], 'of two at once one wins')
  assert.equal((await withToken(here)).status, 401)
})
test('a newer link ends the older one, and leaving ends them all', async () => {
  const admin = await enter('admin'), id = await t.hire('lost1', ['consultant'])
  const invite = async () => String((await admin.call('POST', `/members/${id}/invite`, {})).body.url).split('/').at(-1)!
  const first = await invite(), second = await invite()
  assert.equal(code(await t.anyone('POST', `/invitations/${first}`, { password: 'found in a drawer' })), '404 link.ended')
  assert.equal((await t.anyone('GET', `/invitations/${second}`)).status, 200)
  for (const act of ['disable', 'enable']) {
    const row = (await admin.call('GET', `/members/${id}`)).body
    assert.equal((await admin.call('POST', `/members/${id}/${act}`, {}, { 'if-match': `"${row.version}"` })).status, 200)
  }
  assert.equal(code(await t.anyone('POST', `/invitations/${second}`, { password: 'found in a drawer' })), '404 link.ended')
})
test('a link lasts 72 hours, and its host comes from the configured origin alone, never from a header (A16)', async () => {
  const admin = await enter('admin')
  const id = (await admin.call('GET', '/members?login=trainer')).body.items[0].id as string
  const link = await admin.call('POST', `/members/${id}/invite`, {}, { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })
  assert.match(link.body.url, /^\/invitation\/[\w-]{43}$/)
  hours(73)
  assert.equal(code(await t.anyone('POST', `/invitations/${String(link.body.url).split('/').at(-1)}`, { password: 'a late new secret' })), '404 link.ended')
})
test('one setup link, two at once: one organisation', async () => {
  const token = await setupLink(t.house)
  const body = (n: number) => ({ token, organisation: { name: `抢${n}` }, site: { name: '店' }, admin: { name: '甲', login: `race.admin.${n}`, password: 'nobody guesses this' } })
  const both = await Promise.all([t.anyone('POST', '/setup', body(1)), t.anyone('POST', '/setup', body(2))])
  assert.deepEqual(both.map(a => a.status).sort(), [201, 404])
})
test('a login name is one identity over all organisations, however it is written (T13)', async () => {
  hours(1)
  const stranger = await enter('b-admin')
  for (const name of ['consultant1', 'Consultant1', 'ＣＯＮＳＵＬＴＡＮＴ１']) assert.equal(code(await stranger.call('POST', '/members', { name: '重名', login: name, roles: ['consultant'] })), '409 member.duplicate', name)
  for (const name of ['a', '有字', 'a b', '-a', 'a'.repeat(61)]) assert.equal((await stranger.call('POST', '/members', { name: '坏名', login: name, roles: ['consultant'] })).status, 422, name)
})
test('A02 A14: what is taken from someone elsewhere is gone here within five seconds, the remembered rights included', async () => {
  const token = await sessionOf('manager')
  const list = () => withToken(token, 'GET', '/visits')
  assert.equal((await list()).status, 200)
  await asOwner(`UPDATE member SET roles = '{trainer}' WHERE login = 'manager'`)
  hours(4.9 / 3600)
  assert.equal((await list()).status, 403)
  await asOwner(`UPDATE member SET state = 'disabled' WHERE login = 'manager'`)
  hours(4.9 / 3600)
  assert.equal((await list()).status, 401)
  await asOwner(`UPDATE member SET state = 'active', roles = '{manager}' WHERE login = 'manager'`)
})
test('a demotion by the administrator holds at the very next call', async () => {
  const admin = await enter('admin')
  await t.hire('demoted', ['supervisor'], { teamIds: [t.teams.one] })
  const token = await sessionOf('demoted')
  assert.equal((await withToken(token, 'GET', '/customers')).status, 200)
  const id = (await admin.call('GET', '/members?login=demoted')).body.items[0].id as string
  assert.equal((await admin.call('PATCH', `/members/${id}`, { roles: ['trainer'] }, await versioned(admin, `/members/${id}`))).status, 200)
  assert.equal((await withToken(token, 'GET', '/customers')).status, 403)
})
test('two administrators who disable or demote each other at the same instant: one stays', async () => {
  for (const act of ['disable', 'demote'] as const) {
    const second = await t.hire(`admin-${act}`, ['admin'])
    const admin = await enter('admin'), other = await enter(`admin-${act}`)
    const [mine, his] = [await versioned(admin, `/members/${adminId}`), await versioned(admin, `/members/${second}`)]
    const strike = (who: Pick<Actor, 'call'>, id: string, match: Record<string, string>) => act === 'disable' ? who.call('POST', `/members/${id}/disable`, {}, match) : who.call('PATCH', `/members/${id}`, { roles: ['auditor'] }, match)
    const both = await Promise.all([strike(admin, second, his), strike(other, adminId, mine)])
    assert.equal(both.filter(a => a.status === 200).length, 1, both.map(a => a.text).join('\n'))
    assert.ok(both.some(a => ['member.lastAdmin', 'session.missing', 'right.missing'].includes(a.body?.code)), both.map(a => a.text).join('\n'))
    await asOwner(`UPDATE member SET state = 'active', roles = '{admin}' WHERE id = '${adminId}'; UPDATE door.login SET disabled = false WHERE member_id = '${adminId}'; UPDATE member SET roles = '{trainer}', state = 'disabled' WHERE id = '${second}'`)
    hours(0.01)
  }
})
test('a manager makes no link for those above or beside him, and widens neither his own reach nor another’s', async () => {
  const admin = await enter('admin')
  hours(1)
  const { call } = await enter('manager')
  const idOf = async (name: string) => (await admin.call('GET', `/members?login=${name}`)).body.items[0].id as string
  for (const name of ['admin', 'gm', 'manager', 'finance', 'auditor']) assert.equal(code(await call('POST', `/members/${await idOf(name)}/invite`, {})), '403 right.missing', name)
  assert.equal((await call('POST', `/members/${await idOf('consultant4')}/invite`, {})).status, 200)
  const far = await admin.call('POST', '/sites', { name: '远店' }), me = await idOf('manager'), his = await idOf('consultant4')
  assert.equal(code(await call('PATCH', `/members/${me}`, { siteIds: [t.siteId, far.body.id] }, await versioned(admin, `/members/${me}`))), '403 right.missing')
  assert.equal(code(await call('PATCH', `/members/${his}`, { siteIds: [t.siteId, far.body.id] }, await versioned(admin, `/members/${his}`))), '403 right.missing')
  const team = await admin.call('POST', '/teams', { name: '远组', siteId: far.body.id })
  assert.equal(code(await call('PATCH', `/teams/${team.body.id}`, { leadId: me }, { 'if-match': '"1"' })), '403 right.missing')
  assert.equal((await call('PATCH', `/teams/${t.teams.two}`, { name: '二组改名' }, await versioned(admin, `/teams/${t.teams.two}`))).status, 200)
})
test('the rights table cannot lock its administrators out, and knows only what there is', async () => {
  const admin = await enter('admin')
  for (const thing of ['member', 'settings', 'site', 'team', 'audit']) assert.equal(code(await admin.call('POST', '/role-rights', { role: 'admin', thing, cell: '-' })), '409 rights.admin', thing)
  assert.equal((await admin.call('POST', '/role-rights', { role: 'admin', thing: 'customer', cell: 'o' })).status, 201)
  assert.equal((await admin.call('POST', '/role-rights', { role: 'gm', thing: 'everything', cell: 'o' })).status, 422)
  for (const thing of ['__proto__', 'constructor']) assert.equal((await admin.call('POST', '/role-rights', { role: 'gm', thing, cell: 'o' })).status, 422, thing)
  assert.equal((await admin.call('POST', '/role-rights', { role: 'gm', thing: 'visit', cell: 'z' })).status, 422)
  assert.equal((await admin.call('GET', '/customers')).status, 200)
})
test('the security log tells of failed logins and refusals, never of what was typed', async () => {
  await login('finance', 'my secret typed wrongly')
  await t.anyone('POST', '/invitations/some-token-that-leads-nowhere-0123456789', { password: 'typed into a link' }, { 'sec-fetch-site': 'cross-site' })
  await new Promise(resolve => setTimeout(resolve, 100))
  const client = new pg.Client(t.roles.owner as pg.ClientConfig)
  await client.connect()
  const log = JSON.stringify((await client.query('SELECT * FROM door.security_entry')).rows)
  await client.end()
  assert.match(log, /login\.failed/)
  assert.match(log, /session\.origin/)
  for (const typed of ['my secret typed', 'typed into', 'leads-nowhere', password]) assert.ok(!log.includes(typed), typed)
})
