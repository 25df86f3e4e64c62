import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, callsOf, command } from './call.ts'
import { client, Problem, requestOf, type Send } from './client.ts'
import { entity } from './entity.ts'
import { text } from './fields/index.ts'

const thing = entity('clientThing', { label: { zh: '物', en: 'Thing' }, title: 'name', list: ['name'], sees: { everyone: true }, fields: { name: text({ zh: '名', en: 'Name' }) } })
const calls = { ...callsOf(thing), mend: command(thing, 'mendIt', { label: { zh: '修', en: 'Mend' }, fields: { name: text({ zh: '名', en: 'Name' }) } }) }
const figure = call<number>('clientFigure', 'GET', '/figures/{name}', { label: { zh: '数', en: 'Figure' }, right: 'member' })

test('a call goes where its declaration says: places in the path, the version in If-Match, the rest behind «?» or in the body', () => {
  assert.deepEqual(requestOf(calls.get as never, { id: 'a/b' }), { method: 'GET', path: '/client-things/a%2Fb', headers: {} })
  assert.deepEqual(requestOf(figure as never, { name: 'visitsTotal', from: '2026-11-23', teamId: undefined, by: null, q: '', list: ['a', 'b'] }).path, '/figures/visitsTotal?from=2026-11-23&list=a%2Cb')
  assert.deepEqual(requestOf(calls.mend as never, { id: '1', version: 3, name: 'x' }), { method: 'POST', path: '/client-things/1/mend-it', headers: { 'if-match': '"3"', 'content-type': 'application/json' }, body: '{"name":"x"}' })
  assert.deepEqual(requestOf({ ...calls.get, method: 'DELETE', match: true } as never, { id: '1', version: 3 }), { method: 'DELETE', path: '/client-things/1', headers: { 'if-match': '"3"' } })
})
type Said = { status: number; type?: string; body?: string; retry?: string }
const answering = (said: Said | Error) => {
  const seen: { url: string; headers: Record<string, string> }[] = []
  const send: Send = async (url, init) => {
    seen.push({ url, headers: init.headers })
    if (said instanceof Error) throw said
    return { status: said.status, headers: { get: name => (name === 'content-type' ? said.type ?? 'application/json' : name === 'retry-after' ? said.retry ?? null : null) }, text: async () => said.body ?? '', blob: async () => 'the file' }
  }
  return { seen, ...client({ send, language: () => 'zh', newKey: () => 'fresh' }) }
}
const refused = async (said: Said | Error): Promise<Problem> => {
  try { await answering(said).ask(calls.create!, { name: 'x' }) } catch (error) { assert.ok(error instanceof Problem); return error }
  throw new Error('was not refused')
}
test('a write carries a key of its own or the one it is given, and the reader’s language', async () => {
  const one = answering({ status: 201, body: '{"id":"1"}' })
  assert.deepEqual(await one.ask(calls.create!, { name: 'x' }), { id: '1' })
  await one.ask(calls.create!, { name: 'x' }, { key: 'kept' })
  await one.ask(calls.query, { limit: 1 })
  assert.deepEqual(one.seen.map(s => s.headers['idempotency-key']), ['fresh', 'kept', undefined])
  assert.equal(one.seen[0].headers['accept-language'], 'zh')
  assert.equal(one.seen[0].url, '/api/v1/client-things')
})
test('a refusal is thrown with its code, places and the whole document; nothing at all is told as offline', async () => {
  const duplicate = await refused({ status: 409, type: 'application/problem+json', body: '{"code":"customer.duplicate","detail":"已有人跟","holder":{"name":"王*"},"errors":[{"pointer":"/phone","code":"x","detail":"y"}]}' })
  assert.deepEqual([duplicate.status, duplicate.code, duplicate.detail, duplicate.body.holder, duplicate.errors.length], [409, 'customer.duplicate', '已有人跟', { name: '王*' }, 1])
  assert.equal((await refused({ status: 429, type: 'application/problem+json', body: '{"code":"rate.limited","title":"慢"}', retry: '30' })).retryAfter, 30)
  assert.deepEqual([(await refused({ status: 502, type: 'text/html', body: '<p>' })).code, (await refused({ status: 500, type: 'application/json', body: 'no json' })).code, (await refused({ status: 418, body: '{}' })).code], ['server.busy', 'server.fault', 'server.fault'])
  assert.deepEqual([(await refused(new TypeError('failed'))).code, (await refused(new TypeError('failed'))).status], ['offline', 0])
  const stopped = Object.assign(new Error('stopped'), { name: 'AbortError' })
  await assert.rejects(answering(stopped).ask(calls.query, {}), { name: 'AbortError' })
})
test('an empty answer is null, a file comes as it is', async () => {
  assert.equal(await answering({ status: 204 }).ask(calls.get, { id: '1' }), null)
  assert.equal(await answering({ status: 200, type: 'text/csv' }).ask(calls.get as never, { id: '1' } as never), 'the file')
})
