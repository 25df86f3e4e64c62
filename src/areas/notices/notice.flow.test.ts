import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AddressInfo } from 'node:net'
import { inTransaction } from '../../server/data/database.ts'
import { Work } from '../../server/work/work.ts'
import { asHouse } from '../people/index.server.ts'
import { town } from '../../test/house.ts'
import { notify } from './index.server.ts'

const t = await town()
const one = await t.as('consultant1'), two = await t.as('consultant2'), supervisor = await t.as('supervisor')
const within = <T>(act: (work: Work) => Promise<T>): Promise<T> => inTransaction(t.house.database.app, { orgId: t.orgId }, client => act(new Work({ who: asHouse(t.orgId, 'Asia/Shanghai'), now: t.clock.now, client, requestId: 'test', later: t.house.later })))
const late = { kind: 'itemLate', key: 'item 1', text: { zh: '「{what}」逾期了', en: '“{what}” is overdue' }, facts: { what: '跟进 周明远' }, path: '/plans' } as const

test('the same thing is told once to each, however often a sweep looks, twice at once too', async () => {
  const told = await Promise.all([within(w => notify(w, [one.memberId, two.memberId, null], late)), within(w => notify(w, [two.memberId, one.memberId], late))])
  assert.equal(told[0] + told[1], 2)
  assert.equal(await within(w => notify(w, [one.memberId], late)), 0)
  const list = (await one.call('GET', '/notices')).body.items
  assert.deepEqual(list.map((n: { text: string; readAt: null }) => [n.text, n.readAt]), [['「跟进 周明远」逾期了', null]])
})
test('a notice is its reader’s alone, read once, or all at once', async () => {
  const [mine] = (await one.call('GET', '/notices')).body.items
  assert.equal((await two.call('POST', `/notices/${mine.id}/read`, {})).status, 404)
  assert.equal((await one.call('GET', '/notices/unread')).body.unread, 1)
  assert.notEqual((await one.call('POST', `/notices/${mine.id}/read`, {})).body.readAt, null)
  assert.equal((await one.call('GET', '/notices/unread')).body.unread, 0)
  assert.equal((await two.call('POST', '/notices/read', {})).body.read, 1)
})
test('a kind that is switched off is not told, and comes back when it is switched on', async () => {
  assert.deepEqual((await one.call('POST', '/notice-switches/set', { kind: 'itemLate', on: false })).body, { kind: 'itemLate', on: false })
  assert.equal(await within(w => notify(w, [one.memberId, two.memberId], { ...late, key: 'item 2' })), 1)
  await one.call('POST', '/notice-switches/set', { kind: 'itemLate', on: true })
  assert.equal(await within(w => notify(w, [one.memberId], { ...late, key: 'item 2' })), 1)
  assert.equal((await one.call('POST', '/notice-switches/set', { kind: 'nonsense', on: true })).status, 422)
})
/** Reads a stream until it has said what is waited for, its server ends it («(ended)»), or the time is over. */
const listen = async (token: string, until: (said: string) => boolean, meanwhile: () => Promise<unknown>, more: Record<string, string> = {}, ms = 5_000): Promise<string> => {
  const { port } = t.app.server.address() as AddressInfo
  const gone = new AbortController(), timer = setTimeout(() => gone.abort(), ms)
  const answered = await fetch(`http://127.0.0.1:${port}/api/v1/events`, { headers: { cookie: `cx=${token}`, ...more }, signal: gone.signal })
  assert.equal(answered.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  let said = ''
  const reader = answered.body!.getReader(), words = new TextDecoder()
  await meanwhile()
  try { while (!until(said)) { const { done, value } = await reader.read(); if (done) { said += '(ended)'; break } said += words.decode(value, { stream: true }) } } catch { /* the time is over */ }
  clearTimeout(timer)
  gone.abort()
  return said
}
test('what is committed is on the screens of those who may read it, at once; nothing of others', async () => {
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  const make = () => one.call('POST', '/customers', { name: '何静', phone: '13800138555', channel: 'walkIn' })
  let id = ''
  const said = await listen(supervisor.token, s => s.includes('"customer"'), async () => { id = (await make()).body.id })
  assert.match(said, new RegExp(`event: changed\ndata: \\{"rows":\\[.*"entity":"customer","id":"${id}"`))
  assert.doesNotMatch(said, /何静/)
  const told = await listen(one.token, s => s.includes('"notice"'), () => within(w => notify(w, [one.memberId], { ...late, key: 'item 3' })))
  assert.match(told, /"entity":"notice"/)
  await t.secondOrganisation()
  const stranger = await t.as('b-supervisor')
  const heard = await listen(stranger.token, s => s.includes('"team"'), async () => { await one.call('POST', '/customers', { name: '吴芳', phone: '13800138556', channel: 'walkIn' }) }, {}, 800)
  assert.doesNotMatch(heard, /changed/)
})
test('trust: a session that ends loses its stream within 5 s; who comes back is told to ask anew', async () => {
  const resynced = await listen(one.token, s => s.includes('resync'), async () => undefined, { 'last-event-id': '1' })
  assert.match(resynced, /event: resync/)
  const said = await listen(two.token, () => false, async () => { await two.call('DELETE', '/sessions/current'); t.clock.now = '2026-11-23T02:00:09.000Z' })
  assert.match(said, /\(ended\)$/)
  assert.equal((await two.call('GET', '/notices')).status, 401)
})
