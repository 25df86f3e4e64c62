import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { town, type Actor } from '../../test/house.ts'
import { insertMany } from '../../server/work/bulk.ts'
import { inTransaction } from '../../server/data/database.ts'
import { loadWho } from '../../server/door/who.ts'
import { Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { carryOut } from './run.ts'

const t = await town()
await t.secondOrganisation()
const [a, b] = [await t.as('supervisor'), await t.as('b-supervisor')]
const columns = ['kind', 'name', 'gender', 'phone', 'channel', 'tags', 'ownerId']
const exported = async (who: Actor, format: 'csv' | 'xlsx', names = columns): Promise<Buffer> => {
  const answered = await t.app.inject({ method: 'POST', url: '/api/v1/customers/export', payload: JSON.stringify({ format, columns: names, phones: 'full', sort: 'name' }), headers: { 'content-type': 'application/json', cookie: `cx=${who.token}`, 'sec-fetch-site': 'same-origin' } })
  assert.equal(answered.statusCode, 200, answered.body.slice(0, 400))
  return answered.rawPayload
}
const bring = async (who: Actor, name: string, content: Buffer): Promise<Record<string, unknown>> => {
  const boundary = 'x' + randomUUID()
  const payload = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="entity"\r\n\r\ncustomer\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const up = JSON.parse((await t.app.inject({ method: 'POST', url: '/api/v1/imports', payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `cx=${who.token}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() } })).body)
  const started = await who.call('POST', `/imports/${up.id}/run`, { mode: 'all', unknownOwner: 'pool' })
  assert.equal(started.status, 202, started.text)
  await carryOut(t.house, who.orgId, up.id)
  return (await who.call('GET', `/imports/${up.id}`)).body
}
const surname = fc.constantFrom('王', '欧阳', '㐂', '𠮷', '曾'), given = fc.constantFrom('伟', '小明', '=1+1', '@x', '子涵', "O'Neil", '"引号"', '多,逗号', '芳芳')
const people = fc.uniqueArray(fc.record({ surname, given, kind: fc.constantFrom('person', 'company'), gender: fc.constantFrom('male', 'female', null), phone: fc.integer({ min: 0, max: 99_999_999 }).map(n => `139${String(n).padStart(8, '0')}`), channel: fc.constantFrom('walkIn', 'web', 'referral', 'event'), tags: fc.uniqueArray(fc.constantFrom('置换', '全款', '大客户'), { maxLength: 2 }) }), { selector: p => p.phone, minLength: 1, maxLength: 12 })

test('F32 what goes out comes in again as it was: export, import into another organisation, export', async () => {
  let rounds = 0
  await fc.assert(fc.asyncProperty(people, fc.constantFrom('csv' as const, 'xlsx' as const), async (list, format) => {
    // Ten exports an hour are a person's; the test's hours pass quickly.
    t.clock.now = new Date(Date.parse('2026-11-23T02:00:00.000Z') + ++rounds * 61 * 60_000).toISOString()
    const who = (await loadWho(t.house, t.orgId, a.memberId))!
    await inTransaction(t.house.database.app, { orgId: t.orgId }, async client => {
      for (const table of ['customer_identity', 'customer']) await client.query(`DELETE FROM ${table}`)
      const work = new Work({ who, now: t.clock.now, client, requestId: 'test', later: t.house.later, audited: false })
      await insertMany(work, customer, list.map((p, i) => ({ kind: p.kind, name: `${p.surname}${p.given}${i}`, gender: p.gender, phone: p.phone, otherPhones: [], channel: p.channel, tags: p.tags, teamId: t.teams.one, siteId: t.siteId, completeness: 0 })))
    })
    await inTransaction(t.house.database.app, { orgId: b.orgId }, async client => { for (const table of ['customer_identity', 'import_row', 'customer']) await client.query(`DELETE FROM ${table}`) })
    const out = await exported(a, format)
    const done = await bring(b, `客户.${format}`, out) as { state: string; counts: { created: number }; problems: unknown }
    assert.deepEqual([done.state, done.counts.created], ['done', list.length], JSON.stringify(done.problems))
    assert.equal((await exported(b, 'csv')).toString(), (await exported(a, 'csv')).toString())
  }), { numRuns: 8 })
})
test('phones go out whole only to whom may reveal, and every export is a line of the audit', async () => {
  assert.match((await exported(a, 'csv')).toString(), /139\d{8}/)
  const gm = await t.as('gm')
  const masked = await gm.call('POST', '/customers/export', { format: 'csv', columns: ['phone'] })
  assert.match(masked.text, /139\*\*\*\*\d{4}/)
  assert.equal((await gm.call('POST', '/visits/export', { phones: 'full' })).body.code, 'export.phones')
  assert.equal((await a.call('POST', '/customers/export', { columns: 'name' })).status, 422)
  assert.equal((await a.call('POST', '/customers/export', { format: 'pdf' })).status, 422)
  const log = (await (await t.as('auditor')).call('GET', '/audit-entries?entity=export')).body.items
  assert.ok(log.length > 5 && log[0].changes.columns)
  for (let i = 0; i < 10; i++) await gm.call('POST', '/customers/export', { format: 'csv' })
  assert.deepEqual([(await gm.call('POST', '/customers/export', { format: 'csv' })).status], [429])
})
