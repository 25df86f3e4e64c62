import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { carryOut } from './run.ts'

const t = await town()
await t.hire('chenhao', ['consultant'], { name: '陈浩', teamIds: [t.teams.one] })
await t.hire('malong', ['consultant'], { name: '马龙', teamIds: [t.teams.two] })
const s = await t.as('supervisor')
const send = async (who: Actor, entity: string, content: string | Buffer, more: { name?: string; encoding?: string } = {}): Promise<Answered> => {
  const boundary = 'x' + randomUUID(), field = (name: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const payload = Buffer.concat([Buffer.from(`${field('entity', entity)}${more.encoding ? field('encoding', more.encoding) : ''}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${more.name ?? 'a.csv'}"\r\ncontent-type: text/csv\r\n\r\n`), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const answered = await t.app.inject({ method: 'POST', url: '/api/v1/imports', payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `cx=${who.token}`, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() } })
  return { status: answered.statusCode, body: JSON.parse(answered.body), headers: answered.headers, text: answered.body }
}
const bring = async (who: Actor, entity: string, content: string | Buffer, options: object = {}): Promise<Answered> => {
  const up = await send(who, entity, content)
  assert.equal(up.status, 201, up.text)
  const started = await who.call('POST', `/imports/${up.body.id}/run`, { mode: 'all', ...options })
  assert.equal(started.status, 202, started.text)
  await carryOut(t.house, who.orgId, up.body.id)
  return who.call('GET', `/imports/${up.body.id}`)
}
const at = (a: Answered): Record<string, string> => ({ 'if-match': String(a.headers.etag) })
const ask = <T extends object>(statement: ReturnType<typeof sql>) => inTransaction(t.house.database.app, { orgId: t.orgId }, client => rows<T>(client, statement))
const find = async (q: string) => (await s.call('POST', '/customers/query', { q })).body.items[0]
const codes = (a: Answered) => a.body.problems.map((p: { row: number; code: string }) => [p.row, p.code])

test('what a card and its customer derive holds for imported rows: counts, opening, history, next contact, completeness, number', async () => {
  const done = await bring(s, 'ledger', '姓名,电话,级别,销售,来源,登记日期,一次回访日期,一次回访,微信\n沈立,13877710001,A,陈浩,自到,2026-11-02,2026-11-20,报价,同手机\n')
  assert.deepEqual([done.body.state, done.body.counts.created], ['done', 1], done.text)
  const row = await find('13877710001'), full = (await s.call('GET', `/customers/${row.id}`)).body
  assert.deepEqual([row.level, row.nextContactOn, row.lastContactAt, full.ownedSince, full.wechat], ['A', '2026-11-23', '2026-11-20', '2026-11-02', '13877710001'])
  assert.equal(row.completeness, 20 + 25 + 10 + 10 + 6)
  const card = (await s.call('GET', `/prospect-cards?customerId=${row.id}`)).body.items[0], whole = (await s.call('GET', `/prospect-cards/${card.id}`)).body
  assert.match(card.no, /^PC-2611-\d{4}$/)
  assert.deepEqual([whole.opening.on, whole.opening.level, whole.opening.channel, whole.opening.countsTeamId, whole.opening.countsSiteId], ['2026-11-02', 'A', 'walkIn', t.teams.one, t.siteId])
  assert.deepEqual(whole.levelHistory.map((h: { level: string; state: string }) => [h.level, h.state]), [['A', 'live']])
  const [audit] = await ask<{ changes: Record<string, [null, unknown]> }>(sql`SELECT changes FROM audit_entry WHERE org_id = ${t.orgId} AND entity = 'import' AND action = 'import' ORDER BY at DESC LIMIT 1`)
  assert.equal(audit.changes.rows[1], 3)
  assert.match(String(audit.changes.digest[1]), /^[0-9a-f]{64}$/)
})
test('a standing customer: skipped, updated with what the file says, or an error; undo puts back what stood', async () => {
  const made = (await s.call('POST', '/customers', { name: '王芳', phone: '13877720001', channel: 'call', region: '滨江', ownerId: (await t.as('chenhao')).memberId })).body
  const csv = (region: string) => `姓名,电话,区域,来源,销售\n王芳芳,13877720001,${region},自到,陈浩\n`
  const skipped = await bring(s, 'customer', csv('萧山'))
  assert.deepEqual([skipped.body.counts.created, skipped.body.counts.skipped, (await find('13877720001')).name], [0, 1, '王芳'])
  const refused = await bring(s, 'customer', csv('上城'), { onExisting: 'error' })
  assert.deepEqual([refused.body.state, codes(refused)], ['failed', [[2, 'import.existing']]])
  const updated = await bring(s, 'customer', csv('余杭'), { onExisting: 'update' })
  assert.deepEqual([updated.body.state, updated.body.counts.updated], ['done', 1], updated.text)
  const now = (await s.call('GET', `/customers/${made.id}`)).body
  assert.deepEqual([now.name, now.region, now.channel], ['王芳芳', '余杭', 'walkIn'])
  const undone = await s.call('POST', `/imports/${updated.body.id}/undo`, {}, at(updated))
  assert.equal(undone.status, 200, undone.text)
  const back = (await s.call('GET', `/customers/${made.id}`)).body
  assert.deepEqual([back.name, back.region, back.channel], ['王芳', '滨江', 'call'])
})
test('a ledger adds to a standing customer only what is not told yet, and his dates follow; undo takes just that back', async () => {
  const head = '姓名,电话,级别,销售,来源,登记日期,回访1日期,回访1,回访2日期,回访2,试驾\n'
  await bring(s, 'ledger', `${head}李明,13877730001,B,陈浩,自到,2026-11-01,2026-11-05,报价,,,\n`)
  const more = await bring(s, 'ledger', `${head}李明,13877730001,B,陈浩,自到,2026-11-01,2026-11-05,报价,2026-11-18,再约,√\n`)
  assert.deepEqual([more.body.counts.updated, more.body.counts.followUps], [1, 1], more.text)
  const row = await find('13877730001')
  assert.deepEqual([row.lastContactAt, row.nextContactOn], ['2026-11-18', '2026-11-25'])
  assert.equal((await s.call('GET', `/prospect-cards?customerId=${row.id}`)).body.items.length, 1)
  assert.equal((await s.call('POST', `/imports/${more.body.id}/undo`, {}, at(more))).status, 200)
  const back = await find('13877730001')
  assert.deepEqual([back.lastContactAt, back.nextContactOn], ['2026-11-05', '2026-11-12'])
  assert.equal((await s.call('GET', `/milestones?customerId=${row.id}`)).body.items.length, 0)
})
test('rows without any key come in once: the same file again, and the same row twice in it', async () => {
  const csv = '姓名,来源,销售\n王先生,自到,陈浩\n王先生,自到,陈浩\n赵女士,自到,陈浩\n'
  const first = await bring(s, 'customer', csv)
  assert.deepEqual([first.body.counts.created, first.body.counts.skipped, first.body.counts.merged], [2, 1, 1], first.text)
  assert.deepEqual((await bring(s, 'customer', csv)).body.counts.created, 0)
})
test('D3.4 whose customers: an owner outside my reach is refused by row, another group’s customer is left alone and said', async () => {
  const outside = await bring(s, 'customer', '姓名,电话,来源,销售\n外人,13877740001,自到,马龙\n')
  assert.deepEqual([outside.body.state, codes(outside)], ['failed', [[2, 'import.outside']]], outside.text)
  const two = await t.as('supervisor2')
  await two.call('POST', '/customers', { name: '别组', phone: '13877740002', channel: 'call', ownerId: (await t.as('malong')).memberId })
  const theirs = await bring(s, 'ledger', '姓名,电话,来源,销售,一次回访\n别组,13877740002,自到,陈浩,你好\n')
  assert.deepEqual([theirs.body.state, theirs.body.counts.skipped, codes(theirs)], ['done', 1, [[2, 'import.others']]], theirs.text)
  const manager = await bring(await t.as('manager'), 'customer', '姓名,电话,来源,销售\n可以,13877740003,自到,马龙\n')
  assert.equal(manager.body.counts.created, 1, manager.text)
})
test('follow-ups, cards, milestones and appointments find their customer by phone or by the one who has the name', async () => {
  const calls = await bring(s, 'followUp', '客户姓名,电话,跟进时间,跟进内容,跟进人\n沈立,13877710001,2026-11-21 10:00,谈到月供,陈浩\n李明,,2026-11-22 09:30,约周末,陈浩\n', { mapping: { 客户姓名: 'customerId.name', 电话: 'customerId', 跟进时间: 'at', 跟进内容: 'text', 跟进人: 'byId' } })
  assert.deepEqual([calls.body.state, calls.body.counts.created], ['done', 2], calls.text)
  assert.equal((await find('13877710001')).lastContactAt, '2026-11-21')
  assert.equal((await bring(s, 'followUp', '电话,跟进时间,跟进内容\n13877710001,2026-11-21 10:00,谈到月供\n', {})).body.counts.created, 1)
  const cards = await bring(s, 'prospectCard', '电话,级别,建卡日,意向车型\n13877720001,H,2026-11-10,L7\n')
  assert.equal(cards.body.counts.created, 1, cards.text)
  const mile = await bring(s, 'milestone', '电话,类别,时间\n13877720001,订单,2026-11-12 15:00\n')
  assert.equal(mile.body.counts.created, 1, mile.text)
  assert.equal((await s.call('GET', `/prospect-cards?customerId=${(await find('13877720001')).id}`)).body.items[0].state, 'ordered')
  assert.equal((await s.call('POST', `/imports/${mile.body.id}/undo`, {}, at(mile))).status, 200)
  assert.equal((await s.call('GET', `/prospect-cards?customerId=${(await find('13877720001')).id}`)).body.items[0].state, 'live')
  const met = await bring(s, 'appointment', '电话,约定时间,做什么,接待\n13877710001,2026-11-28 14:00,试驾,陈浩\n')
  assert.equal(met.body.counts.created, 1, met.text)
  assert.deepEqual(codes(await bring(s, 'followUp', '电话,跟进内容\n13800000000,没有这个人\n')), [[2, 'import.noneFound']])
})
test('inquiries and DMS entries: a number twice is skipped, updated or refused as told', async () => {
  const lead = await bring(s, 'inquiry', '渠道,姓名,电话,接到时间,平台,归属\n网络,许文,13877750001,2026-11-20 10:00,汽车平台甲,陈浩\n')
  assert.equal(lead.body.counts.created, 1, lead.text)
  const dms = (level: string) => `DMS号,类别,日期,姓名,电话,顾问,级别\nD100,建卡,2026-11-22,周*,150****8823,陈浩,${level}\n`
  assert.equal((await bring(s, 'dmsEntry', dms('B'))).body.counts.created, 1)
  assert.deepEqual((await bring(s, 'dmsEntry', dms('A'))).body.counts.skipped, 1)
  const updated = await bring(s, 'dmsEntry', dms('A'), { onExisting: 'update' })
  assert.equal(updated.body.counts.updated, 1, updated.text)
  assert.equal((await s.call('GET', '/dms-entries?dmsNo=D100')).body.items[0].level, 'A')
  assert.deepEqual(codes(await bring(s, 'dmsEntry', dms('C'), { onExisting: 'error' })), [[2, 'import.existing']])
})
test('words nobody knows: mapped, or kept in the note; people mapped by name, login or to the pool', async () => {
  const csv = '姓名,电话,来源,销售\n甲,13877760001,火星,吴亮\n乙,13877760002,自到,小马\n'
  const blank = await bring(s, 'customer', csv, { unknownValues: 'blank', unknownOwner: { 吴亮: 'pool', 小马: 'chenhao' } })
  assert.deepEqual([blank.body.state, blank.body.counts.created], ['done', 2], JSON.stringify(blank.body.problems))
  const first = (await s.call('GET', `/customers/${(await find('13877760001')).id}`)).body
  assert.deepEqual([first.ownerId, first.note], [null, '来源: 火星\n销售: 吴亮'])
  assert.equal((await find('13877760002')).owner.label, '陈浩')
  const up = await send(s, 'customer', csv)
  assert.equal((await s.call('POST', `/imports/${up.body.id}/run`, { mode: 'all', unknownOwner: { 吴亮: randomUUID() } })).body.code, 'import.member')
  assert.equal((await s.call('POST', `/imports/${up.body.id}/run`, { mode: 'all', values: { channel: { 火星: 'mars' } } })).body.code, 'import.mapping')
})
test('F05 F08 F10 F11: encodings, two columns of one name, another header row', async () => {
  const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x0a, 0xc0, 0xee, 0xc3, 0xf7, 0x2c, ...Buffer.from('13877770001\n')])
  assert.deepEqual((await send(s, 'customer', gbk)).body.sheets[0].columns.map((c: { label: string; field: string }) => [c.label, c.field]), [['姓名', 'name'], ['手机', 'phone']])
  const twice = await send(s, 'customer', '姓名,电话,电话,来源\n丙,13877770002,13877770003,自到\n')
  const run = (body: object) => s.call('POST', `/imports/${twice.body.id}/run`, { mode: 'all', ...body })
  assert.equal((await run({ mapping: { 姓名: 'name', 电话: 'phone' } })).body.code, 'import.sameLabel')
  assert.equal((await run({ mapping: { 姓名: 'name', 2: 'phone', 3: 'otherPhones', 来源: 'customer.channel' } })).status, 202)
  await carryOut(t.house, t.orgId, twice.body.id)
  assert.equal((await find('13877770003')).name, '丙')
  const titled = await send(s, 'customer', '某某公司,,\n姓名,电话,来源\n丁,13877770004,自到\n')
  const looked = await s.call('POST', `/imports/${titled.body.id}/look`, { headerRow: 1 })
  assert.equal(looked.body.sheets[0].columns[0].label, '某某公司', looked.text)
  assert.deepEqual((await s.call('POST', `/imports/${titled.body.id}/look`, { headerRow: 2 })).body.sheets[0].columns.map((c: { field: string }) => c.field), ['name', 'phone', 'channel'])
})
test('every answer of an import names its version, commands on it need it, and an undone one is no longer done (wire.md 1 «Command», 2 import)', async () => {
  const up = await send(s, 'customer', '姓名,电话,来源\n庚,13877790001,自到\n')
  assert.equal(up.headers.etag, `"${up.body.version}"`)
  const started = await s.call('POST', `/imports/${up.body.id}/run`, { mode: 'all' })
  assert.deepEqual([started.status, started.headers.etag], [202, `"${started.body.version}"`])
  await carryOut(t.house, t.orgId, up.body.id)
  const done = await s.call('GET', `/imports/${up.body.id}`)
  assert.deepEqual([done.body.state, done.headers.etag], ['done', `"${done.body.version}"`])
  for (const command of ['undo', 'cancel']) {
    const none = await s.call('POST', `/imports/${up.body.id}/${command}`, {}), old = await s.call('POST', `/imports/${up.body.id}/${command}`, {}, at(up))
    assert.deepEqual([none.status, none.body.code, old.status, old.body.code, old.body.current.state], [428, 'version.missing', 412, 'version.stale', 'done'])
  }
  const undone = await s.call('POST', `/imports/${up.body.id}/undo`, {}, at(done))
  assert.deepEqual([undone.status, undone.body.state, undone.body.undoneAt !== null, undone.headers.etag], [200, 'cancelled', true, `"${undone.body.version}"`], undone.text)
  const listed = (await s.call('GET', '/imports')).body.items.find((i: { id: string }) => i.id === up.body.id)
  assert.deepEqual([listed.state, listed.undoneAt !== null], ['cancelled', true])
  assert.equal((await s.call('POST', `/imports/${up.body.id}/undo`, {}, at(undone))).body.code, 'import.notDone')
})
test('onto a sealed day: nothing joins the standing head, what comes is late and waits for the next seal, a sealed row is not overwritten (wire.md 2 dayClosing)', async () => {
  const on = '2026-11-22', v = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
  const early = await bring(s, 'milestone', '电话,类别,时间\n13877710001,试驾,2026-11-22 10:00\n')
  assert.deepEqual([early.body.state, early.body.counts.created], ['done', 1], early.text)
  const rows = async () => (await s.call('GET', `/milestones?on=${on}&sort=at`)).body.items as { id: string; kind: string; sealed: boolean }[]
  const closing = (await s.call('POST', '/day-closings', { on, teamId: t.teams.one })).body
  const sealNow = async () => s.call('POST', `/day-closings/${closing.id}/seal`, {}, v((await s.call('GET', `/day-closings/${closing.id}`)).body))
  const explainAll = async () => { await s.call('POST', `/day-closings/${closing.id}/match`, {}); for (const d of (await s.call('GET', `/differences?dayClosingId=${closing.id}&state=open`)).body.items) await s.call('POST', `/differences/${d.id}/explain`, { kind: 'other', text: '看过了' }, v(d)) }
  await explainAll()
  const sealed = await sealNow()
  assert.equal(sealed.status, 200, sealed.text)
  const heads = async () => (await s.call('GET', `/seals?dayClosingId=${closing.id}&sort=sequence`)).body.items as { id: string; sequence: number; head: string; milestoneRows: number }[]
  const [head] = await heads()
  assert.equal(head.milestoneRows, 1)
  t.clock.now = '2026-11-23T02:10:00.000Z'
  const late = await bring(s, 'milestone', '电话,类别,时间\n13877710001,订单,2026-11-22 15:00\n')
  assert.deepEqual([late.body.state, late.body.counts.created], ['done', 1], late.text)
  assert.deepEqual((await rows()).map(r => [r.kind, r.sealed]), [['testDrive', true], ['order', false]])
  assert.deepEqual([(await heads()).length, (await heads())[0].head, (await s.call('GET', `/pages/seal-check?sealId=${head.id}`)).body.same], [1, head.head, true])
  assert.equal((await s.call('POST', `/day-closings/${closing.id}/match`, {})).body.counts.late, 1)
  // the import that brought the sealed row cannot be taken back any more
  assert.equal((await s.call('POST', `/imports/${early.body.id}/undo`, {}, at(early))).body.code, 'import.used')
  assert.equal((await rows())[0].sealed, true)
  await explainAll()
  assert.equal((await sealNow()).status, 200)
  assert.deepEqual((await heads()).map(h => [h.sequence, h.milestoneRows]), [[1, 1], [2, 1]])
  assert.equal((await heads())[0].head, head.head)
})
test('cancel, once done, again, by whoever lost the right, and by another organisation', async () => {
  const up = await send(s, 'customer', '姓名,电话,来源\n戊,13877780001,自到\n')
  const id = up.body.id as string
  assert.equal((await s.call('POST', `/imports/${id}/cancel`, {}, at(up))).body.code, 'import.notRunning')
  const started = await s.call('POST', `/imports/${id}/run`, { mode: 'all' })
  assert.equal(started.status, 202)
  assert.equal((await s.call('POST', `/imports/${id}/run`, { mode: 'all' })).body.code, 'import.busy')
  assert.equal((await s.call('POST', `/imports/${id}/cancel`, {}, at(started))).status, 200)
  await carryOut(t.house, t.orgId, id)
  assert.deepEqual([(await s.call('GET', `/imports/${id}`)).body.state, await find('13877780001')], ['cancelled', undefined])
  await s.call('POST', `/imports/${id}/run`, { mode: 'all' })
  await carryOut(t.house, t.orgId, id)
  assert.equal((await s.call('POST', `/imports/${id}/run`, { mode: 'all' })).body.code, 'import.done')
  const b = await t.secondOrganisation(), theirs = await t.as('b-supervisor')
  assert.equal((await theirs.call('GET', `/imports/${id}`)).status, 404)
  const own = await bring(theirs, 'customer', '姓名,电话,来源\n戊,13877780001,自到\n')
  assert.deepEqual([own.body.counts.created, theirs.orgId === b.orgId], [1, true], own.text)
  const late = await send(s, 'customer', '姓名,电话,来源\n己,13877780009,自到\n')
  await s.call('POST', `/imports/${late.body.id}/run`, { mode: 'all' })
  const admin = await t.as('admin')
  await admin.call('POST', '/role-rights', { role: 'supervisor', thing: 'customer', cell: 't c u' })
  await carryOut(t.house, t.orgId, late.body.id)
  assert.equal((await ask<{ state: string; failure: string }>(sql`SELECT state, failure FROM import_run WHERE org_id = ${t.orgId} AND id = ${late.body.id}`))[0].failure, 'right.missing')
})
