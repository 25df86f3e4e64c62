import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'
import { setupLink } from '../../app/organisation.ts'

const t = await town()

test('a setup link made for a named organisation says the name, and any other none', async () => {
  const said = async (token: string) => (await t.anyone('POST', '/setup/state', { token })).body
  assert.deepEqual(await said(await setupLink(t.house, '苏州新芽汽车')), { minutes: 60, name: '苏州新芽汽车' })
  assert.deepEqual(await said(await setupLink(t.house)), { minutes: 60, name: null })
})
test('a setup link makes an organisation once and is dead afterwards', async () => {
  const token = await setupLink(t.house)
  const body = { token, organisation: { name: '新公司' }, site: { name: '第一店' }, admin: { name: '王管', login: 'New.Admin', password: 'nobody guesses this' } }
  const first = await t.anyone('POST', '/setup', body)
  assert.equal(first.status, 201, first.text)
  assert.equal(first.body.member.login, 'new.admin')
  assert.equal((await t.anyone('POST', '/setup', { ...body, admin: { ...body.admin, login: 'other' } })).body.code, 'link.ended')
})
test('a setup link lasts one hour', async () => {
  const token = await setupLink(t.house)
  const before = t.clock.now
  t.clock.now = '2026-11-23T03:00:01.000Z'
  const late = await t.anyone('POST', '/setup', { token, organisation: { name: '晚' }, site: { name: '晚店' }, admin: { name: '晚', login: 'late.admin', password: 'nobody guesses this' } })
  t.clock.now = before
  assert.equal(late.status, 404)
})
test('a weak password is refused and the link stays good', async () => {
  const token = await setupLink(t.house)
  const body = { token, organisation: { name: '弱' }, site: { name: '店' }, admin: { name: '甲', login: 'weak.admin', password: '12345678' } }
  assert.equal((await t.anyone('POST', '/setup', body)).body.code, 'password.weak')
  assert.equal((await t.anyone('POST', '/setup', { ...body, admin: { ...body.admin, password: 'a much better one' } })).status, 201)
})
test('an administrator invites, the invited sets a password and is in', async () => {
  const admin = await t.as('admin')
  const made = await admin.call('POST', '/members', { name: '新人', login: 'Xinren', roles: ['consultant'], teamIds: [t.teams.one], siteIds: [t.siteId] })
  assert.equal(made.status, 201, made.text)
  assert.equal(made.body.state, 'active')
  const link = await admin.call('POST', `/members/${made.body.id}/invite`, {})
  assert.equal(link.status, 200, link.text)
  const token = String(link.body.url).split('/').at(-1)!
  assert.equal((await t.anyone('GET', `/invitations/${token}`)).body.login, 'xinren')
  assert.equal((await t.anyone('POST', `/invitations/${token}`, { password: 'my own long secret' })).status, 201)
  assert.equal((await t.anyone('POST', `/invitations/${token}`, { password: 'my own long secret' })).status, 404)
  assert.equal((await t.anyone('POST', '/sessions', { login: 'ＸＩＮＲＥＮ', password: 'my own long secret' })).status, 201)
})
test('A03: six wrong passwords close the account for a while, with the same words as for an unknown one', async () => {
  await t.hire('throttled', ['reception'])
  const wrong = []
  for (let i = 0; i < 6; i++) wrong.push(await t.anyone('POST', '/sessions', { login: 'throttled', password: 'wrong wrong' }))
  assert.deepEqual(wrong.map(w => w.status), [401, 401, 401, 401, 401, 429])
  assert.ok(Number(wrong[5].headers['retry-after']) > 0)
  assert.equal(wrong[0].body.detail, (await t.anyone('POST', '/sessions', { login: 'nobody-here', password: 'wrong wrong' })).body.detail)
})
test('A02: disabling someone ends his sessions at once; the last administrator stays', async () => {
  const admin = await t.as('admin')
  await t.hire('leaver', ['consultant'], { teamIds: [t.teams.one] })
  const leaver = await t.as('leaver')
  assert.equal((await leaver.call('GET', '/sessions/current')).status, 200)
  const row = await admin.call('GET', `/members/${leaver.memberId}`)
  assert.equal((await admin.call('POST', `/members/${leaver.memberId}/disable`, {}, { 'if-match': row.headers.etag as string })).status, 200)
  assert.equal((await leaver.call('GET', '/sessions/current')).status, 401)
  assert.equal((await t.anyone('POST', '/sessions', { login: 'leaver', password: 'a long enough secret' })).status, 401)
  const me = await admin.call('GET', `/members/${admin.memberId}`)
  assert.equal((await admin.call('POST', `/members/${admin.memberId}/disable`, {}, { 'if-match': me.headers.etag as string })).body.code, 'member.lastAdmin')
  assert.equal((await admin.call('PATCH', `/members/${admin.memberId}`, { roles: ['auditor'] }, { 'if-match': me.headers.etag as string })).body.code, 'member.lastAdmin')
})
test('a manager may change people but not roles; a consultant sees only himself', async () => {
  const manager = await t.as('manager'), consultant = await t.as('consultant1')
  const row = await manager.call('GET', `/members/${consultant.memberId}`)
  assert.equal((await manager.call('PATCH', `/members/${consultant.memberId}`, { roles: ['admin'] }, { 'if-match': row.headers.etag as string })).status, 403)
  const changed = await manager.call('PATCH', `/members/${consultant.memberId}`, { hiredOn: '2024-03-01' }, { 'if-match': row.headers.etag as string })
  assert.equal(changed.status, 200, changed.text)
  assert.equal((await consultant.call('GET', '/members')).body.items.length, 1)
  assert.equal((await consultant.call('GET', `/members/${manager.memberId}`)).status, 404)
})
test('W03 W08 W09: foreign origins, __proto__ and doubled keys are refused', async () => {
  const admin = await t.as('admin')
  assert.equal((await admin.call('POST', '/members', {}, { 'sec-fetch-site': 'cross-site' })).body.code, 'session.origin')
  const raw = (payload: string) => t.app.inject({ method: 'POST', url: '/api/v1/members', payload, headers: { 'content-type': 'application/json', cookie: `cx=${admin.token}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'k1' } })
  assert.equal((await raw('{"__proto__":{"admin":1}}')).statusCode, 400)
  assert.equal((await raw('{"name":"a","name":"b"}')).statusCode, 400)
  assert.equal((await raw('{"name":')).statusCode, 400)
  assert.equal((await raw(`{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)).statusCode, 400)
})
test('C03–C05: a repeated key gets the first answer, another body is refused, none is 400', async () => {
  const admin = await t.as('admin')
  const body = { name: '二店', holidays: [] }
  const first = await admin.call('POST', '/sites', body, { 'idempotency-key': 'same' })
  const again = await admin.call('POST', '/sites', body, { 'idempotency-key': 'same' })
  assert.equal(first.status, 201, first.text)
  assert.equal(again.text, first.text)
  assert.equal((await admin.call('POST', '/sites', { name: '三店' }, { 'idempotency-key': 'same' })).body.code, 'idempotency.reused')
  assert.equal((await admin.call('POST', '/sites', { name: '四店' }, { 'idempotency-key': '' })).body.code, 'idempotency.missing')
})
test('what an administrator changes in the rights table holds at the next call', async () => {
  const admin = await t.as('admin'), trainer = await t.as('trainer')
  assert.equal((await trainer.call('GET', '/visits')).status, 403)
  const made = await admin.call('POST', '/role-rights', { role: 'trainer', thing: 'visit', cell: 's' })
  assert.equal(made.status, 201, made.text)
  assert.equal((await trainer.call('GET', '/visits')).status, 200)
  assert.equal((await admin.call('POST', '/role-rights', { role: 'trainer', thing: 'inquiry', cell: 'everything' })).status, 422)
})
test('unknown calls, methods and ids answer 404 and 405', async () => {
  const admin = await t.as('admin')
  assert.equal((await admin.call('GET', '/nothing')).status, 404)
  assert.equal((await admin.call('PUT', '/members')).status, 405)
  assert.equal((await admin.call('GET', '/members/not-an-id')).status, 404)
  assert.equal((await t.anyone('GET', '/members')).status, 401)
})
