import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { carryOut } from './run.ts'

const t = await town()
await t.hire('chenhao', ['consultant'], { name: '陈浩', teamIds: [t.teams.one] })
const s = await t.as('supervisor')

const send = async (who: Actor, entity: string, name: string, content: string | Buffer, key = randomUUID()): Promise<Answered> => {
  const boundary = 'x' + randomUUID()
  const payload = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="entity"\r\n\r\n${entity}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const answered = await t.app.inject({ method: 'POST', url: '/api/v1/imports', payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `cx=${who.token}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': key } })
  return { status: answered.statusCode, body: JSON.parse(answered.body), headers: answered.headers, text: answered.body }
}
const run = async (who: Actor, id: string, options: object): Promise<Answered> => {
  const started = await who.call('POST', `/imports/${id}/run`, options)
  assert.equal(started.status, 202, started.text)
  await carryOut(t.house, t.orgId, id)
  return who.call('GET', `/imports/${id}`)
}
const ledger = [
  '2026年客户台账,,,,,,,,,,', '销售一组,,,,,,,,,,',
  '序,登记日期,客户,电话,意向,级别,销售,来源,试驾,一次回访日期,一次回访,二次回访日期,二次回访,备注',
  '1,2026/3/2,沈立先生,13877710001,L7 领航,H,陈浩,自到,√,3/5,未接,3/8,试驾满意,要白色',
  '2,2026.3.5,王女士,138 7771 0002/0571-87654321,领7,A级,陈浩,汽车平台,,3-12,报价,,,',
  '小计,2,,,,,,,,,,,,',
  '3,46087,㐂多多,13877710003,X9,B,陈浩,老客,有,3/20,已订,,,',
  '4,2026-03-09,沈立,13877710001,L7,H,陈浩,自到,,3/15,又来电话,,,',
].join('\n')

test('a messy ledger comes in: title rows, subtotals, groups, two phones, mixed dates, doubles inside the file', async () => {
  const up = await send(s, 'ledger', '潜客台账.csv', ledger)
  assert.equal(up.status, 201, up.text)
  const sheet = up.body.sheets[0]
  assert.equal(sheet.headerRow, 3)
  const field = (label: string) => sheet.columns.find((c: { label: string }) => c.label === label)?.field
  assert.deepEqual(['客户', '电话', '级别', '销售', '来源', '试驾', '一次回访', '二次回访日期'].map(field), ['customer.name', 'customer.phone', 'prospectCard.level', 'customer.ownerId', 'customer.channel', 'milestone.testDrive', 'followUp.1.text', 'followUp.2.at'])
  const tried = await run(s, up.body.id, { mode: 'all', dryRun: true })
  assert.equal(tried.body.state, 'done', tried.text)
  assert.deepEqual([tried.body.counts.rows, tried.body.counts.created, tried.body.counts.failed], [4, 3, 0], tried.text)
  assert.equal((await s.call('GET', '/customers')).body.items.length, 0)
  const done = await run(s, up.body.id, { mode: 'all' })
  assert.equal(done.body.state, 'done', done.text)
  assert.deepEqual([done.body.counts.created, done.body.counts.updated], [3, 1])
  const found = (await s.call('POST', '/customers/query', { q: '0001' })).body.items[0]
  assert.equal(found.name, '沈立')
  assert.equal(found.owner.label, '陈浩')
  assert.equal(found.createdAt.slice(0, 10), '2026-03-02')
  const followUps = (await s.call('GET', `/follow-ups?customerId=${found.id}&sort=at`)).body.items
  assert.deepEqual(followUps.map((f: { text: string }) => f.text), ['未接', '试驾满意', '又来电话'])
  assert.equal((await s.call('GET', `/milestones?customerId=${found.id}`)).body.items[0].kind, 'testDrive')
})
test('F15: the same file again makes nothing new', async () => {
  const up = await send(s, 'ledger', '潜客台账.csv', ledger)
  const done = await run(s, up.body.id, { mode: 'all' })
  assert.deepEqual([done.body.state, done.body.counts.created, done.body.counts.followUps], ['done', 0, 0], done.text)
  assert.equal((await s.call('GET', '/customers')).body.items.length, 3)
})
test('F14: one bad row stops all by default; good rows come in when asked; the error workbook has the reason', async () => {
  const csv = '姓名,电话,来源,销售\n甲一,13877720001,自到,陈浩\n乙二,139****8820,自到,陈浩\n丙三,13877720003,火星,陈浩\n丁四,13877720004,自到,吴亮\n'
  const up = await send(s, 'customer', 'c.csv', csv)
  const stopped = await run(s, up.body.id, { mode: 'all' })
  assert.deepEqual([stopped.body.state, stopped.body.counts.created, stopped.body.counts.failed], ['failed', 0, 3], stopped.text)
  assert.deepEqual(stopped.body.problems.map((p: { row: number; code: string }) => [p.row, p.code]), [[3, 'phone.masked'], [4, 'import.unknownValue'], [5, 'import.unknownOwner']])
  assert.deepEqual(stopped.body.unknown.owners, [{ name: '吴亮', rows: 1 }])
  const book = await s.call('GET', `/imports/${up.body.id}/errors.xlsx`)
  assert.equal(book.status, 200)
  const good = await run(s, up.body.id, { mode: 'good', values: { channel: { 火星: 'event' } }, unknownOwner: 'pool' })
  assert.deepEqual([good.body.state, good.body.counts.created, good.body.counts.failed], ['done', 3, 1], good.text)
  const pooled = (await s.call('POST', '/customers/query', { q: '丁四' })).body.items[0]
  assert.equal(pooled.ownerId, null)
  const undone = await s.call('POST', `/imports/${up.body.id}/undo`, {}, { 'if-match': `"${good.body.version}"` })
  assert.equal(undone.status, 200, undone.text)
  assert.equal((await s.call('POST', '/customers/query', { q: '丁四' })).body.items.length, 0)
  assert.equal((await s.call('POST', `/imports/${up.body.id}/undo`, {}, { 'if-match': `"${undone.body.version}"` })).body.code, 'import.notDone')
})
test('an import whose rows were changed is not taken back', async () => {
  const up = await send(s, 'customer', 'd.csv', '姓名,电话,来源,销售\n戊五,13877730001,自到,陈浩\n')
  const done = await run(s, up.body.id, { mode: 'all' })
  assert.equal(done.body.state, 'done', done.text)
  const row = (await s.call('POST', '/customers/query', { q: '戊五' })).body.items[0]
  assert.equal((await s.call('PATCH', `/customers/${row.id}`, { region: '滨江' }, { 'if-match': `"${row.version}"` })).status, 200)
  assert.equal((await s.call('POST', `/imports/${up.body.id}/undo`, {}, { 'if-match': `"${done.body.version}"` })).body.code, 'import.used')
})
test('who may not import is refused, another person’s import is not there, a strange entity is 422', async () => {
  const consultant = await t.as('consultant1'), manager = await t.as('manager')
  assert.equal((await send(consultant, 'customer', 'a.csv', '姓名\n甲')).status, 403)
  assert.equal((await send(s, 'member', 'a.csv', '姓名\n甲')).body.code, 'import.entity')
  const up = await send(s, 'customer', 'a.csv', '姓名,电话\n甲,13800000001\n')
  assert.equal((await manager.call('GET', `/imports/${up.body.id}`)).status, 404)
  assert.equal((await send(s, 'customer', 'a.xls', '<html><table><tr><td>姓名</td></tr></table></html>')).body.code, 'file.htmlTable')
  assert.equal((await send(s, 'customer', 'a.csv', '')).body.code, 'file.empty')
  assert.equal((await s.call('POST', `/imports/${up.body.id}/run`, { mode: 'all', mapping: { 姓名: 'customer.nothing' } })).body.code, 'import.mapping')
  assert.equal((await s.call('POST', `/imports/${up.body.id}/run`, { mode: 'all', mapping: { 电话: 'phone' } })).body.code, 'import.unmapped')
})
test('mapping by label and position, and what was mapped once is proposed for the next file of that shape', async () => {
  const csv = (n: number) => `谁,号,从哪来\n己${n},1387774000${n},自到\n`
  const up = await send(s, 'customer', 'e.csv', csv(1))
  assert.equal(up.body.sheets[0].columns[0].field, undefined)
  const done = await run(s, up.body.id, { mode: 'all', mapping: { 谁: 'name', '2': 'phone', 从哪来: 'customer.channel' } })
  assert.equal(done.body.counts.created, 1, done.text)
  const next = await send(s, 'customer', 'e2.csv', csv(2))
  assert.deepEqual(next.body.sheets[0].columns.map((c: { field: string }) => c.field), ['name', 'phone', 'channel'])
})
test('DMS entries come in with masked phones by the road of a create', async () => {
  const csv = 'DMS号,类别,日期,姓名,电话,顾问,级别\nD1,建卡,2026-11-22,周*,150****8823,陈浩,B\nD2,订单,2026-11-22,吴*,131****6675,陈浩,\n'
  const up = await send(s, 'dmsEntry', 'dms.csv', csv)
  const done = await run(s, up.body.id, { mode: 'all' })
  assert.deepEqual([done.body.state, done.body.counts.created], ['done', 2], done.text)
  const again = await run(s, (await send(s, 'dmsEntry', 'dms.csv', csv)).body.id, { mode: 'all' })
  assert.equal(again.body.counts.created, 0)
})
test('A11 F32: export gives what one sees, typed, and only to whom may', async () => {
  const consultant = await t.as('consultant1')
  assert.equal((await consultant.call('POST', '/customers/export', {})).status, 403)
  const csv = await s.call('POST', '/customers/export', { format: 'csv', columns: ['name', 'phone', 'ownerId'], sort: 'name' })
  assert.equal(csv.status, 200, csv.text)
  assert.match(csv.text, /沈立,138\*\*\*\*0001,陈浩/)
  assert.equal((await s.call('POST', '/customers/export', { columns: ['bankAccount'] })).body.code, 'export.column')
  assert.equal((await s.call('POST', '/customers/export', { nonsense: 1 })).status, 422)
})
