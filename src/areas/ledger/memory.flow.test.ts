import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { carryOut } from './run.ts'

const t = await town()
const chenhao = await t.hire('chenhao', ['consultant'], { name: '陈浩', teamIds: [t.teams.one] })
const s = await t.as('supervisor')
const send = async (who: Actor, entity: string, content: string): Promise<Answered> => {
  const boundary = 'x' + randomUUID()
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="entity"\r\n\r\n${entity}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`
  const answered = await t.app.inject({ method: 'POST', url: '/api/v1/imports', payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `cx=${who.token}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() } })
  assert.equal(answered.statusCode, 201, answered.body)
  return { status: answered.statusCode, body: JSON.parse(answered.body), headers: answered.headers, text: answered.body }
}
const run = async (who: Actor, id: string, options: object = {}): Promise<Answered> => {
  const started = await who.call('POST', `/imports/${id}/run`, { mode: 'all', ...options })
  assert.equal(started.status, 202, started.text)
  await carryOut(t.house, who.orgId, id)
  return who.call('GET', `/imports/${id}`)
}
const bring = async (who: Actor, entity: string, content: string, options: object = {}): Promise<Answered> => run(who, (await send(who, entity, content)).body.id as string, options)
const codes = (a: Answered): unknown => a.body.problems.map((p: { row: number; code: string }) => [p.row, p.code])
const find = async (q: string) => (await s.call('POST', '/customers/query', { q })).body.items[0]
let phone = 13877000000
const rows = (...lines: string[]): string => ['姓名,电话,来源,销售', ...lines.map(l => { const [name, ...rest] = l.split(','); return [name, ++phone, ...rest].join(',') })].join('\n')
const proposedOf = (a: Answered): Record<string, string> => Object.fromEntries(a.body.sheets[0].columns.map((c: { label: string; field?: string }) => [c.label, c.field ?? '']))

test('issue 3 «values and people mapped once»: the next file, of another shape too, needs no answers; look names them; another organisation inherits nothing', async () => {
  const first = rows('甲,火星,小马', '乙,自到,老周'), up = await send(s, 'customer', first)
  assert.deepEqual(up.body.remembered, { owners: {}, values: {} })
  assert.deepEqual([codes(await run(s, up.body.id)), (await s.call('GET', `/imports/${up.body.id}`)).body.remembered], [[[2, 'import.unknownValue'], [2, 'import.unknownOwner'], [3, 'import.unknownOwner']], { owners: {}, values: {} }])
  const done = await run(s, up.body.id, { values: { 'customer.channel': { 火星: 'event' } }, unknownOwner: { 小马: 'chenhao', 老周: 'pool' } })
  assert.equal(done.body.state, 'done', done.text)
  const next = await send(s, 'customer', `序,客户姓名,手机,渠道,顾问\n1,丙,${++phone},火星,小 马\n2,丁,${++phone},自到,老周`)
  assert.deepEqual(next.body.remembered, { owners: { 小马: chenhao, 老周: 'pool' }, values: { channel: { 火星: 'event' } } })
  const looked = await s.call('POST', `/imports/${next.body.id}/look`, { headerRow: 1 })
  assert.deepEqual(looked.body.remembered, next.body.remembered)
  const again = await run(s, next.body.id, { mapping: { 客户姓名: 'name', 手机: 'phone', 渠道: 'channel', 顾问: 'ownerId' } })
  assert.deepEqual([again.body.state, again.body.counts.created], ['done', 2], again.text)
  assert.deepEqual(again.body.unknown.settled, { owners: [{ name: '小 马', rows: 1, to: chenhao }, { name: '老周', rows: 1, to: 'pool' }], values: [{ field: 'channel', word: '火星', rows: 1, to: 'event' }] })
  const made = await find('丙')
  assert.deepEqual([made.owner.label, made.channel, (await find('丁')).owner], ['陈浩', 'event', null])
  await t.secondOrganisation()
  const theirs = await t.as('b-supervisor'), other = await send(theirs, 'customer', first)
  assert.deepEqual(other.body.remembered, { owners: {}, values: {} })
  assert.equal((await run(theirs, other.body.id)).body.state, 'failed')
  assert.deepEqual((await send(s, 'ledger', first)).body.remembered, { owners: {}, values: {} }, 'another kind of file has its own words')
})
test('the request’s own answer goes before what is remembered, and is the newest from then on; «?» leaves a word open', async () => {
  const own = await bring(s, 'customer', rows('戊,火星,小马'), { values: { channel: { 火星: 'web' } } })
  assert.deepEqual([own.body.state, (await find('戊')).channel], ['done', 'web'], own.text)
  assert.equal((await bring(s, 'customer', rows('己,火星,小马'))).body.state, 'done')
  assert.equal((await find('己')).channel, 'web')
  assert.deepEqual(codes(await bring(s, 'customer', rows('庚,火星,小马'), { values: { channel: { 火星: '?' } }, unknownOwner: { 小马: '?' } })), [[2, 'import.unknownValue'], [2, 'import.unknownOwner']])
})
test('only what still holds is remembered: not a trial, not an import taken back, not someone who left', async () => {
  const trial = await bring(s, 'customer', rows('辛,木星,小马'), { values: { channel: { 木星: 'event' } }, dryRun: true })
  assert.equal(trial.body.counts.created, 1, trial.text)
  assert.deepEqual(codes(await bring(s, 'customer', rows('辛,木星,小马'))), [[2, 'import.unknownValue']])
  const back = await bring(s, 'customer', rows('壬,土星,小马'), { values: { channel: { 土星: 'event' } } })
  assert.equal((await s.call('POST', `/imports/${back.body.id}/undo`, {}, { 'if-match': String(back.headers.etag) })).status, 200)
  assert.deepEqual((await send(s, 'customer', rows('癸,土星,小马'))).body.remembered.values, { channel: { 火星: 'web' } })
  const gone = await t.hire('wuliang', ['consultant'], { name: '吴亮', teamIds: [t.teams.one] })
  assert.equal((await bring(s, 'customer', rows('子,自到,小吴'), { unknownOwner: { 小吴: gone } })).body.state, 'done')
  const admin = await t.as('admin'), row = await admin.call('GET', `/members/${gone}`)
  const left = await admin.call('POST', `/members/${gone}/disable`, {}, { 'if-match': String(row.headers.etag) })
  assert.ok(left.status < 300, left.text)
  assert.deepEqual(codes(await bring(s, 'customer', rows('丑,自到,小吴'))), [[2, 'import.unknownOwner']])
})
test('where nothing was written the counts still add up to the rows: those that could have gone in are left out', async () => {
  const stopped = (await bring(s, 'customer', rows('寅,自到,陈浩', '卯,水星,陈浩', '辰,自到,陈浩'))).body
  assert.deepEqual([stopped.state, stopped.counts.rows, stopped.counts.created, stopped.counts.updated, stopped.counts.skipped, stopped.counts.failed], ['failed', 3, 0, 0, 2, 1])
})
test('a DMS file whose kind is called 类型, in the words its clerk uses', async () => {
  const up = await send(s, 'dmsEntry', '类型,DMS号,日期,姓名,顾问\n意向卡,D1,2026-11-22,甲,陈浩\n建卡,D2,2026-11-22,乙,陈浩\n订单,D3,2026-11-22,丙,陈浩\n交车,D4,2026-11-22,丁,陈浩\n退订,D5,2026-11-22,戊,陈浩\n')
  assert.equal(proposedOf(up).类型, 'kind')
  const done = await run(s, up.body.id)
  assert.deepEqual([done.body.state, done.body.counts.created], ['done', 5], done.text)
  const kinds = new Map((await s.call('GET', '/dms-entries?on=2026-11-22')).body.items.map((e: { dmsNo: string; kind: string }) => [e.dmsNo, e.kind]))
  assert.deepEqual(['D1', 'D2', 'D3', 'D4', 'D5'].map(no => kinds.get(no)), ['card', 'card', 'order', 'delivery', 'cancellation'])
})
test('an inquiry file with 时间 and 有效: when it was received, and whether it is one', async () => {
  const up = await send(s, 'inquiry', `渠道,时间,下发时间,姓名,电话,有效,归属\n网络,2026-11-20 10:00,2026-11-20 10:05,甲,13877900001,Y,陈浩\n网络,2026-11-20 11:00,,乙,13877900002,否,陈浩\n网络,2026-11-20 12:00,,丙,13877900003,√,陈浩\n网络,2026-11-20 13:00,,丁,13877900004,×,陈浩\n`)
  assert.deepEqual([proposedOf(up).时间, proposedOf(up).下发时间, proposedOf(up).有效], ['receivedAt', 'dispatchedAt', 'class'])
  const done = await run(s, up.body.id)
  assert.deepEqual([done.body.state, done.body.counts.created], ['done', 4], done.text)
  const found = (await s.call('GET', '/inquiries?on=2026-11-20&sort=receivedAt')).body.items
  assert.deepEqual(found.map((i: { receivedAt: string; class: string; invalidReason: string | null }) => [i.receivedAt.slice(11, 16), i.class, i.invalidReason]), [['02:00', 'pending', null], ['03:00', 'nonIntent', 'other'], ['04:00', 'pending', null], ['05:00', 'nonIntent', 'other']])
})
test('日期 in one column, 时间 in another: a clock alone is of the row’s own day, whichever column stands first', async () => {
  const done = await bring(s, 'inquiry', '渠道,时间,日期,姓名,电话,归属\n来电,10:20,2026-11-19,甲,13877910001,陈浩\n来电,下午2点半,2026-11-19,乙,13877910002,陈浩\n')
  assert.deepEqual([done.body.state, done.body.counts.created], ['done', 2], done.text)
  assert.deepEqual((await s.call('GET', '/inquiries?on=2026-11-19&sort=receivedAt')).body.items.map((i: { receivedAt: string }) => i.receivedAt.slice(0, 16)), ['2026-11-19T02:20', '2026-11-19T06:30'])
})
