import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { town, type Actor } from '../../test/house.ts'

const t = await town({ at: '2026-11-23T03:00:00.000Z' })
const [li, zhang, chen, supervisor, supervisor2, finance, reception, gm] = await Promise.all((['consultant1', 'consultant2', 'consultant3', 'supervisor', 'supervisor2', 'finance', 'reception', 'gm'] as const).map(login => t.as(login)))
const png = (more = 100) => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(more)])
const send = async (who: Actor, name: string, content: Buffer | string, more: { key?: string; field?: string; token?: string; site?: string } = {}) => {
  const edge = `edge${randomUUID()}`
  const payload = Buffer.concat([Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="${more.field ?? 'file'}"; filename="${name.replace(/["\\]/g, sign => `\\${sign}`)}"\r\nContent-Type: image/png\r\n\r\n`), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)])
  const answered = await t.app.inject({ method: 'POST', url: '/api/v1/files', payload, headers: { 'content-type': `multipart/form-data; boundary=${edge}`, cookie: `cx=${more.token ?? who.token}`, 'sec-fetch-site': more.site ?? 'same-origin', ...(more.key === '' ? {} : { 'idempotency-key': more.key ?? randomUUID() }) } })
  return { status: answered.statusCode, headers: answered.headers, body: JSON.parse(answered.body) }
}
const bytes = async (who: Actor, id: string, query = '') => { const got = await t.app.inject({ method: 'GET', url: `/api/v1/files/${id}/content${query}`, headers: { cookie: `cx=${who.token}` } }); return { status: got.statusCode, headers: got.headers, content: got.rawPayload } }
const made = async (who: Actor, path: string, body: object) => { const got = await who.call('POST', path, body); assert.equal(got.status, 201, got.text); return got.body }
const customer = await made(li, '/customers', { name: '王建国', phone: '13800000001', channel: 'walkIn' })
const said = (fileIds?: string[], more: object = {}) => ({ customerId: customer.id, means: 'wechat', result: 'reached', text: '发了报价单和车照片', ...(fileIds ? { fileIds } : {}), ...more })

test('a file is uploaded, hung on a follow-up, and read by whoever reads the follow-up, to the byte', async () => {
  const content = png(2_500_000), up = await send(li, '车 照片.png', content)
  assert.equal(up.status, 201, JSON.stringify(up.body))
  assert.deepEqual([up.body.name, up.body.type, up.body.size, up.body.sha256, up.body.followUpId, up.headers.location], ['车 照片.png', 'png', content.length, createHash('sha256').update(content).digest('hex'), null, `/api/v1/files/${up.body.id}`])
  // before it hangs on something it is its uploader's, who is led by his supervisor through nothing yet
  assert.deepEqual([(await bytes(li, up.body.id)).status, (await bytes(supervisor, up.body.id)).status], [200, 404])
  const contact = await made(li, '/follow-ups', said([up.body.id]))
  assert.deepEqual(contact.fileIds, [up.body.id])
  for (const who of [li, supervisor, gm]) assert.ok((await bytes(who, up.body.id)).content.equals(content), who.login)
  assert.deepEqual((await supervisor.call('GET', `/files?followUpId=${contact.id}`)).body.items.map((f: { id: string; name: string }) => [f.id, f.name]), [[up.body.id, '车 照片.png']])
  assert.deepEqual((await made(li, '/follow-ups', said())).fileIds, [])
})
test('who may not read it: another consultant, another group, roles without contacts, another organisation, nobody', async () => {
  await t.secondOrganisation()
  const { body: { id } } = await send(li, 'a.png', png())
  await made(li, '/follow-ups', said([id]))
  const stranger = await t.as('b-supervisor')
  for (const who of [zhang, chen, supervisor2, stranger]) assert.deepEqual([(await who.call('GET', `/files/${id}`)).status, (await bytes(who, id)).status], [404, 404], who.login)
  for (const who of [finance, reception]) assert.deepEqual([(await who.call('GET', `/files/${id}`)).body.code, (await bytes(who, id)).status], ['right.missing', 403], who.login)
  assert.equal((await t.anyone('GET', `/files/${id}/content`)).status, 401)
  for (const bad of ['nothing', '../../etc/passwd', randomUUID()]) assert.equal((await li.call('GET', `/files/${encodeURIComponent(bad)}/content`)).status, 404, bad)
})
test('who may not upload, and how not: 401, 403, 400, 415, 422', async () => {
  const says = (got: { status: number; body: { code: string } }) => [got.status, got.body.code]
  assert.deepEqual(says(await send(gm, 'a.png', png())), [403, 'right.missing'])
  assert.deepEqual(says(await send(finance, 'a.png', png())), [403, 'right.missing'])
  assert.deepEqual(says(await send(li, 'a.png', png(), { token: 'nobody' })), [401, 'session.missing'])
  assert.deepEqual(says(await send(li, 'a.png', png(), { site: 'cross-site' })), [403, 'session.origin'])
  assert.deepEqual(says(await send(li, 'a.png', png(), { key: '' })), [400, 'idempotency.missing'])
  assert.deepEqual(says(await send(li, 'a.png', png(), { field: 'other' })), [422, 'field.required'])
  assert.deepEqual(says(await li.call('POST', '/files', { name: 'a.png' })), [415, 'file.type'])
})
test('trust F31 what it is called and what it is must agree, and only what we know is taken: 415', async () => {
  const zip = (parts: Record<string, string>) => Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
  const types = { '[Content_Types].xml': '<Types/>' }
  const refused: [string, Buffer | string][] = [
    ['a.png', '<!DOCTYPE html><script>alert(1)</script>'], ['report.pdf', '<html><body>hi'], ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], ['a.txt', '<svg onload="alert(1)"/>'], ['a.html', 'words'], ['a.exe', 'MZ\x90\0'], ['a.png.html', png()], ['a.jpg', png()], ['a.png.', png()], ['a', png()], ['a.pHaR', png()],
    ['a.txt', Buffer.from([0x61, 0x00, 0x62])], ['late.txt', Buffer.concat([Buffer.alloc(5_000, 0x61), Buffer.from([0])])], ['bad.csv', Buffer.from([0x61, 0x0a, 0xff, 0xff])], ['empty.txt', ''], ['a.zip', zip({ 'a.txt': 'x' })], ['a.xlsx', zip({ 'a.txt': 'x' })], ['a.xlsx', zip({ ...types, 'word/document.xml': '<x/>' })], ['a.docx', zip({ ...types, 'word/document.xml': '<x/>', 'word/vbaProject.bin': 'x' })],
  ]
  for (const [name, content] of refused) { const got = await send(li, name, content); assert.deepEqual([got.status, got.body.code], [415, 'file.type'], name) }
  const taken: [string, Buffer | string, string][] = [['a.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]), 'jpeg'], ['合同.PDF', '%PDF-1.7\n', 'pdf'], ['记录.txt', '谈到月供', 'txt'], ['gbk.csv', Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x0a]), 'csv'], ['a.xlsx', zip({ ...types, 'xl/workbook.xml': '<x/>' }), 'xlsx'], ['a.docx', zip({ ...types, 'word/document.xml': '<x/>' }), 'docx']]
  for (const [name, content, type] of taken) { const got = await send(li, name, content); assert.deepEqual([got.status, got.body.type], [201, type], name) }
})
test('trust F21 F28 what unpacks to too much, is cut short or is over 20 MB is refused, and nothing of it is kept', async () => {
  const before = (await li.call('GET', '/files?limit=100')).body.items.length
  const bomb = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': new Uint8Array(120 << 20) }))
  const got = await send(li, 'bomb.xlsx', bomb)
  assert.deepEqual([got.status, got.body.code], [413, 'file.unpacked'])
  const cut = await send(li, 'cut.xlsx', bomb.subarray(0, bomb.length - 40))
  assert.deepEqual([cut.status, cut.body.code], [422, 'file.damaged'])
  const large = await send(li, 'large.png', png(20 << 20))
  assert.deepEqual([large.status, large.body.code], [413, 'request.tooLarge'])
  assert.equal((await li.call('GET', '/files?limit=100')).body.items.length, before)
})
test('ASVS 5.3.1 5.4.1 it comes as a download that runs nothing; a picture may be shown, a paper never', async () => {
  const name = '合同"><img src=x onerror=alert(1)>.pdf', paper = (await send(li, name, '%PDF-1.7 words')).body, picture = (await send(li, '../../车\u202Egnp.png', png())).body
  assert.deepEqual([paper.name, picture.name], [name, '车gnp.png'])
  const head = async (id: string, query?: string) => { const { headers } = await bytes(li, id, query); return [headers['content-disposition'], headers['content-type'], headers['x-content-type-options'], headers['content-security-policy'], headers['cache-control']] }
  const still = ['nosniff', "default-src 'none'; frame-ancestors 'none'; sandbox", 'no-store']
  const paperHead = [`attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent(name).replace(/[()]/g, s => `%${s.charCodeAt(0).toString(16)}`)}`, 'application/pdf', ...still]
  assert.deepEqual(await head(paper.id), paperHead)
  assert.deepEqual(await head(paper.id, '?show=inline'), paperHead)
  assert.deepEqual(await head(picture.id), [`attachment; filename="file.png"; filename*=UTF-8''%E8%BD%A6gnp.png`, 'image/png', ...still])
  assert.deepEqual(await head(picture.id, '?show=inline'), [`inline; filename="file.png"; filename*=UTF-8''%E8%BD%A6gnp.png`, 'image/png', ...still])
  assert.equal((await bytes(li, picture.id, '?show=run')).status, 422)
})
test('a follow-up takes one’s own files that hang nowhere yet; anything else is a wrong reference and writes nothing', async () => {
  const stranger = await t.as('b-supervisor'), [mine, used, mates, theirs] = await Promise.all([send(li, 'a.png', png()), send(li, 'b.png', png()), send(zhang, 'c.png', png()), send(stranger, 'd.png', png())]).then(all => all.map(one => one.body.id as string))
  await made(li, '/follow-ups', said([used]))
  const count = async () => (await li.call('GET', `/follow-ups?customerId=${customer.id}&limit=100`)).body.items.length, before = await count()
  const says = async (who: Actor, fileIds: unknown) => { const got = await who.call('POST', '/follow-ups', said(fileIds as string[])); return [got.status, got.body.code, got.body.errors?.[0]?.pointer] }
  for (const ids of [[used], [mates], [theirs], [randomUUID()], [mine, mates]]) assert.deepEqual(await says(li, ids), [422, 'field.reference', '/fileIds'], ids.join())
  assert.deepEqual(await says(supervisor, [mine]), [422, 'field.reference', '/fileIds'])
  assert.equal((await says(li, [mine, mine]))[0], 422)
  assert.equal((await says(li, mine))[1], 'field.type')
  assert.equal((await says(li, Array.from({ length: 11 }, () => randomUUID())))[0], 422)
  assert.deepEqual([await count(), (await li.call('GET', `/files/${mine}`)).body.followUpId], [before, null])
  // two contacts at once: one gets it
  const both = await Promise.all([1, 2].map(() => li.call('POST', '/follow-ups', said([mine]))))
  assert.deepEqual(both.map(b => b.status).toSorted(), [201, 422])
})
test('the same key and bytes are one file, other bytes under it are refused', async () => {
  const key = randomUUID(), content = png(), first = await send(li, 'a.png', content, { key }), again = await send(li, 'a.png', content, { key }), other = await send(li, 'a.png', png(), { key })
  assert.deepEqual([first.status, again.status, again.body.id, other.status, other.body.code], [201, 201, first.body.id, 422, 'idempotency.reused'])
})
test('D1.1 a paper is evidence of its day, its uploader and its customer, once', async () => {
  const plan = async (who: Actor) => { const at = (await who.call('GET', `/day-plans?memberId=${who.memberId}`)).body.items[0]; return at ?? made(who, '/day-plans', { on: '2026-11-23' }) }
  const mine = await plan(li), item = (title: string, more: object = {}) => made(li, '/plan-items', { dayPlanId: mine.id, kind: 'task', title, ...more })
  const close = async (of: { id: string; version: number }, id: string) => { const got = await li.call('POST', `/plan-items/${of.id}/close`, { evidence: [{ kind: 'file', id }] }, { 'if-match': `"${of.version}"` }); return [got.status, got.body.errors?.[0]?.code ?? got.body.state] }
  const [photo, mates] = [(await send(li, '展车.png', png())).body.id, (await send(zhang, '展车.png', png())).body.id], tidy = await item('展车擦好，拍照'), sent = await item('给王建国发报价单', { customerId: customer.id })
  assert.deepEqual(await close(tidy, mates), [422, 'evidence.member'])
  assert.deepEqual(await close(sent, photo), [422, 'evidence.customer'])
  assert.deepEqual(await close(tidy, photo), [200, 'done'])
  assert.deepEqual(await close(await item('再拍一张'), photo), [422, 'evidence.used'])
  const quote = (await send(li, '报价单.pdf', '%PDF-1.7')).body.id
  await made(li, '/follow-ups', said([quote]))
  assert.deepEqual(await close(sent, quote), [200, 'done'])
  const yesterday = (await send(li, '昨天.png', png())).body.id
  t.clock.now = '2026-11-24T03:00:00.000Z'
  const next = await t.again('consultant1'), later = await made(next, '/day-plans', { on: '2026-11-24' }), late = await made(next, '/plan-items', { dayPlanId: later.id, kind: 'task', title: '今天的照片' })
  const got = await next.call('POST', `/plan-items/${late.id}/close`, { evidence: [{ kind: 'file', id: yesterday }] }, { 'if-match': '"1"' })
  assert.deepEqual([got.status, got.body.errors[0].code], [422, 'evidence.day'])
})
test('ASVS 5.2.4 one person’s day has a measure: 429 with a time to come back, others go on', async () => {
  t.clock.now = '2026-11-26T03:00:00.000Z'
  const busy = await t.again('consultant2')
  for (let i = 0; i < 200; i += 20) assert.ok((await Promise.all(Array.from({ length: 20 }, (_, n) => send(busy, `${i + n}.png`, png(10))))).every(got => got.status === 201))
  const got = await send(busy, 'more.png', png())
  assert.deepEqual([got.status, got.body.code, Number(got.headers['retry-after']) > 80_000], [429, 'file.quota', true])
  assert.equal((await send(await t.again('consultant1'), 'more.png', png())).status, 201)
  t.clock.now = '2026-11-27T03:00:01.000Z'
  assert.equal((await send(await t.again('consultant2'), 'more.png', png())).status, 201)
})
