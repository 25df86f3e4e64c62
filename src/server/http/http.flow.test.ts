import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { town, type Answered } from '../../test/house.ts'

// wire.md 1, sentence by sentence, on the plainest things: sites, teams, members, customers.
const t = await town()
const b = await t.secondOrganisation()
const admin = await t.as('admin'), supervisor = await t.as('supervisor'), consultant = await t.as('consultant1'), stranger = await t.as('b-admin')
const raw = (method: string, url: string, payload: string | Buffer | undefined, headers: Record<string, string> = {}, token: string | undefined = admin.token) =>
  t.app.inject({ method: method as 'GET', url: `/api/v1${url}`, payload, headers: { ...(token ? { cookie: `cx=${token}` } : {}), 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID(), ...headers } })
const json = { 'content-type': 'application/json' }
const code = (a: Answered): string => `${a.status} ${a.body?.code}`
const customer = async (name: string, more: object = {}): Promise<Answered> => {
  const made = await consultant.call('POST', '/customers', { name, channel: 'walkIn', ...more })
  assert.equal(made.status, 201, made.text)
  return made
}
const made = [await customer('甲', { phone: '13800138001' }), await customer('乙', { phone: '13800138002' }), await customer('丙')]

test('create answers 201 with Location and ETag, get the same ETag, and both the same row', async () => {
  const first = await admin.call('POST', '/sites', { name: '头店' })
  assert.equal(first.status, 201)
  assert.equal(first.headers.location, `/api/v1/sites/${first.body.id}`)
  assert.equal(first.headers.etag, '"1"')
  const got = await admin.call('GET', String(first.headers.location).slice('/api/v1'.length))
  assert.equal(got.headers.etag, '"1"')
  assert.deepEqual(got.body, first.body)
  assert.match(first.body.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/)
})
test('references travel as id and as {id, label}; instants carry an offset; phones come masked', async () => {
  const { body } = await consultant.call('GET', `/customers/${made[0].body.id}`)
  assert.deepEqual(body.site, { id: t.siteId, label: '滨江展厅' })
  assert.deepEqual(body.owner, { id: consultant.memberId, label: 'consultant1' })
  assert.match(body.createdAt, /T.*(Z|[+-]\d\d:\d\d)$/)
  assert.equal(body.phone, '138****8001')
})
test('list: limit is a whole number from 1 to 100, anything else 422', async () => {
  for (const bad of ['0', '101', 'abc', '', '-1', '1.5', '1e1', '0x10', ' 5', '5&limit=6']) assert.equal((await consultant.call('GET', `/customers?limit=${bad}`)).status, 422, bad)
  for (const bad of [0, 101, 'abc', true, null, [5], {}]) assert.equal((await consultant.call('POST', '/customers/query', { limit: bad })).status, 422, String(bad))
  assert.equal((await consultant.call('GET', '/customers?limit=100')).status, 200)
})
test('list: an unknown field, operator or sort is a 422 that names it', async () => {
  for (const [query, parameter] of [['nothing=1', 'nothing'], ['name.like=a', 'name.like'], ['sort=nothing', 'sort'], ['sort=phone', 'sort'], ['phone.gt=1', 'phone.gt'], ['tenantId=2', 'tenantId'], ['level.in=H,Z', 'level.in'], ['createdAt.gte=yesterday', 'createdAt.gte'], ['__proto__=1', '__proto__'], ['constructor=1', 'constructor'], ['sort=name&sort=-name', 'sort'], ["name.in='%20or%201=1", 'name.in.x']]) {
    const answered = await consultant.call('GET', `/customers?${query}`)
    if (parameter === 'name.in.x') { assert.deepEqual(answered.body.items, []); continue }
    assert.equal(answered.status, 422, query)
    assert.equal(answered.body.errors[0].parameter, parameter)
    assert.match(String(answered.headers['content-type']), /^application\/problem\+json/)
  }
})
test('list and query answer the same to the same names; operators work', async () => {
  const get = await consultant.call('GET', '/customers?sort=name&limit=2&ownerId=' + consultant.memberId)
  const query = await consultant.call('POST', '/customers/query', { sort: 'name', limit: 2, ownerId: consultant.memberId })
  assert.equal(get.text, query.text)
  assert.equal(get.body.items.length, 2)
  for (const [query, n] of [['phone.null=true', 1], ['phone.null=false', 2], ['createdAt.gte=2026-11-23T00:00:00Z', 3], ['createdAt.lt=2026-11-23T00:00:00%2B08:00', 0], ['channel.in=walkIn,web', 3], [`id.in=${made[0].body.id},${made[2].body.id}`, 2], ['kind=company', 0]] as const) {
    assert.equal((await consultant.call('GET', `/customers?${query}`)).body.items?.length, n, query)
  }
})
test('a cursor belongs to its organisation, list, sort and filters; elsewhere, broken or forged it is a 400', async () => {
  const first = await consultant.call('GET', '/customers?sort=name&limit=1')
  const cursor = first.body.next as string
  const names = [first.body.items[0].name]
  for (let next: string | null = cursor; next;) { const page: Answered = await consultant.call('GET', `/customers?sort=name&limit=1&cursor=${next}`); names.push(page.body.items[0].name); next = page.body.next }
  assert.equal(new Set(names).size, 3)
  for (const [who, url] of [[consultant, `/customers?sort=-name&cursor=${cursor}`], [consultant, `/customers?sort=name&kind=person&cursor=${cursor}`], [consultant, `/members?sort=name&cursor=${cursor}`], [await t.as('b-consultant'), `/customers?sort=name&cursor=${cursor}`], [consultant, '/customers?sort=name&cursor=abc'], [consultant, '/customers?sort=name&cursor=']] as const) {
    assert.equal(code(await who.call('GET', url)), '400 cursor.invalid', url)
  }
  const updated = (await consultant.call('GET', '/customers?limit=1')).body.next as string
  const parts = JSON.parse(Buffer.from(updated, 'base64url').toString()) as unknown[]
  for (const value of ['2026-02-31T00:00:00.000000Z', 'x', 5, {}, '\0', true]) {
    const forged = Buffer.from(JSON.stringify([parts[0], value, parts[2]])).toString('base64url')
    assert.equal((await consultant.call('GET', `/customers?limit=1&cursor=${forged}`)).status, 400, String(value))
  }
})
test('PATCH needs If-Match: missing 428 after the row was found and reached, stale 412 with the row as it stands', async () => {
  const id = made[0].body.id as string
  assert.equal(code(await consultant.call('PATCH', `/customers/${id}`, { name: '甲甲' })), '428 version.missing')
  assert.equal(code(await consultant.call('PATCH', `/customers/${id}`, { name: '甲甲' }, { 'if-match': '*' })), '428 version.missing')
  assert.equal(code(await (await t.as('consultant3')).call('PATCH', `/customers/${id}`, { name: '甲甲' })), '404 notFound')
  assert.equal(code(await (await t.as('service')).call('PATCH', `/customers/${id}`, { name: '甲甲' })), '403 right.missing')
  const changed = await consultant.call('PATCH', `/customers/${id}`, { name: '甲甲' }, { 'if-match': String(made[0].headers.etag) })
  assert.equal(changed.status, 200, changed.text)
  const stale = await consultant.call('PATCH', `/customers/${id}`, { name: '甲三' }, { 'if-match': String(made[0].headers.etag) })
  assert.equal(code(stale), '412 version.stale')
  assert.deepEqual(stale.body.current, (await consultant.call('GET', `/customers/${id}`)).body)
  assert.equal(stale.body.current.phone, '138****8001')
  const version = changed.body.version as number
  for (const form of [`"${version}"`, `W/"${version}"`, String(version)]) assert.equal((await consultant.call('PATCH', `/customers/${id}`, { name: '甲甲' }, { 'if-match': form })).status, 200, form)
  for (const form of ['"1', 'abc', '""', '"99999999999"', '-1']) assert.equal((await consultant.call('PATCH', `/customers/${id}`, { name: '丁' }, { 'if-match': form })).status, 412, form)
})
test('20 changes of one version at once: one holds, the others are stale (trust 0.4)', async () => {
  const row = await customer('争')
  const all = await Promise.all(Array.from({ length: 20 }, (_, i) => consultant.call('PATCH', `/customers/${row.body.id}`, { name: `争${i}` }, { 'if-match': '"1"' })))
  assert.deepEqual(all.map(a => a.status).sort(), [200, ...Array.from({ length: 19 }, () => 412)])
})
test('the order of checks: session before a broken body, right before parsing, parsing before the row', async () => {
  assert.equal((await raw('POST', '/customers', '{', json, '')).statusCode, 401)
  assert.equal((await raw('POST', '/customers', 'x', { 'content-type': 'text/plain' }, '')).statusCode, 401)
  assert.equal((await raw('POST', '/customers', '{', json, 'wrong-token-of-some-length')).statusCode, 401)
  assert.equal((await raw('POST', '/customers', '{', json, (await t.as('trainer')).token)).statusCode, 403)
  assert.equal((await raw('PATCH', `/customers/${randomUUID()}`, '{"nothing":1}', { ...json, 'if-match': '"1"' }, consultant.token)).statusCode, 422)
  assert.equal((await raw('PATCH', `/customers/${randomUUID()}`, '{"name":"x"}', { ...json, 'if-match': '"1"' }, consultant.token)).statusCode, 404)
})
test('bodies: JSON in UTF-8 and nothing else; too large is 413', async () => {
  assert.equal((await raw('POST', '/sites', '{"name":"x"}', { 'content-type': 'text/plain' })).statusCode, 415)
  assert.equal((await raw('POST', '/sites', '{"name":"x"}', { 'content-type': 'application/json; charset=gbk' })).statusCode, 415)
  assert.equal((await raw('POST', '/sites', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode, 415)
  assert.equal((await raw('POST', '/sites', '--b--', { 'content-type': 'multipart/form-data; boundary=b' })).statusCode, 415)
  assert.equal((await raw('POST', '/sites', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), json)).statusCode, 400)
  assert.equal((await raw('POST', '/sites', JSON.stringify({ name: 'x'.repeat(300_000) }), json)).statusCode, 413)
  for (const body of ['[]', '"x"', '5', 'null', 'true']) assert.equal((await raw('POST', '/sites', body, json)).statusCode, 422, body)
  for (const body of ['{"name":"a","name":"b"}', '{"name":"a","na\\u006de":"b"}', '{"__proto__":{"admin":1}}', '{"name":"a"}x', '{"a":{"b":1,"b":2}}']) assert.equal((await raw('POST', '/sites', body, json)).statusCode, 400, body)
  assert.equal((await raw('POST', '/sites', '{"constructor":{"prototype":{"admin":1}}}', json)).statusCode, 422)
})
test('T07 T08: NUL and half a surrogate pair are a 422 wherever they hide', async () => {
  for (const body of ['{"name":"a\\u0000b"}', '{"name":"\\ud842"}', '{"name":"\\udfb7x"}', '{"a\\u0000":1}']) {
    const answered = await raw('POST', '/sites', body, json)
    assert.equal(answered.statusCode, 422, body)
  }
  assert.equal((await raw('PUT', '/drafts/x', '{"body":{"deep":[{"a":"\\u0000"}]}}', json)).statusCode, 422)
  assert.equal((await admin.call('GET', '/drafts/a%00b')).status, 404)
  for (const query of ['q=%00', 'name=%00', 'name.in=a,%00', 'sort=%00', 'id=%00', 'cursor=%00']) assert.ok([400, 422].includes((await consultant.call('GET', `/customers?${query}`)).status), query)
  assert.equal((await consultant.call('POST', '/customers', { name: '𠮷野', channel: 'call' })).body.name, '𠮷野')
})
test('an unknown or derived field is refused by name and nothing is made (trust A09)', async () => {
  for (const field of ['role', 'tenantId', 'orgId', 'id', 'version', 'createdBy', 'completeness', 'mergedIntoId', 'archivedAt', 'can']) {
    const answered = await consultant.call('POST', '/customers', { name: '戊', channel: 'call', [field]: 1 })
    assert.equal(code(answered), '422 field.unknown', field)
    assert.equal(answered.body.errors[0].pointer, `/${field}`)
  }
  assert.deepEqual((await consultant.call('GET', '/customers?name=戊')).body.items, [])
})
test('methods: HEAD like GET without its body, others 405 with Allow', async () => {
  const head = await raw('HEAD', '/sites', undefined)
  assert.equal(head.statusCode, 200)
  assert.equal(head.body, '')
  for (const [method, url, allow] of [['PUT', '/sites', 'GET, POST, HEAD'], ['DELETE', '/sites', 'GET, POST, HEAD'], ['OPTIONS', '/sites', 'GET, POST, HEAD'], ['POST', '/openapi.json', 'GET, HEAD'], ['GET', '/customers/query', 'POST']]) {
    const answered = await raw(method, url, undefined)
    assert.equal(answered.statusCode, 405, `${method} ${url}`)
    assert.equal(answered.headers.allow, allow)
  }
})
test('keys: 20 repeats at once have one effect; another body is refused, other spacing is not another body', async () => {
  const key = { 'idempotency-key': 'twenty' }
  const all = await Promise.all(Array.from({ length: 20 }, () => admin.call('POST', '/sites', { name: '二十店' }, key)))
  const good = all.filter(a => a.status === 201), running = all.filter(a => a.status === 409)
  assert.equal(good.length + running.length, 20)
  assert.equal(new Set(good.map(a => a.text)).size, 1)
  for (const a of running) { assert.equal(a.body.code, 'idempotency.running'); assert.ok(Number(a.headers['retry-after']) > 0) }
  assert.equal((await admin.call('GET', '/sites?name=二十店')).body.items.length, 1)
  const again = await raw('POST', '/sites', '{ "name" : "二十店" }', { ...json, ...key })
  assert.equal(again.body, good[0].text)
  assert.equal(again.headers.location, good[0].headers.location)
  assert.equal(again.headers.etag, good[0].headers.etag)
  assert.equal(code(await admin.call('POST', '/sites', { name: '别店' }, key)), '422 idempotency.reused')
  assert.equal((await stranger.call('POST', '/sites', { name: '二十店' }, key)).status, 201, 'a key belongs to its member')
  assert.equal(code(await admin.call('POST', '/sites', { name: '长店' }, { 'idempotency-key': 'k'.repeat(256) })), '400 idempotency.missing')
  assert.equal((await admin.call('POST', '/sites', { name: '长店' }, { 'idempotency-key': 'k'.repeat(255) })).status, 201)
})
test('keys: a refused call keeps nothing, so the mended call may use the same key; a command may carry one too', async () => {
  const key = { 'idempotency-key': 'mended' }
  assert.equal((await admin.call('POST', '/sites', { name: '' }, key)).status, 422)
  const site = await admin.call('POST', '/sites', { name: '改好的店' }, key)
  assert.equal(site.status, 201)
  const put = { 'idempotency-key': 'archive', 'if-match': '"1"' }
  const first = await admin.call('POST', `/sites/${site.body.id}/archive`, {}, put)
  assert.equal(first.status, 200, first.text)
  assert.equal((await admin.call('POST', `/sites/${site.body.id}/archive`, {}, put)).text, first.text)
})
test('keys: a link in a first answer is not kept; the repeat shows … in its place', async () => {
  const key = { 'idempotency-key': 'invite' }
  const first = await admin.call('POST', `/members/${consultant.memberId}/invite`, {}, key)
  assert.match(first.body.url, /\/invitation\/[\w-]{40,}$/)
  assert.equal((await admin.call('POST', `/members/${consultant.memberId}/invite`, {}, key)).body.url, '…')
})
test('masked fields: equality finds, a * is refused, ranges and sorting are', async () => {
  assert.equal((await consultant.call('GET', '/customers?phone=13800138002')).body.items[0].name, '乙')
  assert.equal((await consultant.call('GET', '/customers?phone=%2B86%20138-0013-8002')).body.items[0].name, '乙')
  assert.equal(code(await consultant.call('GET', '/customers?phone=138****8002')), '422 field.masked')
  assert.equal(code(await consultant.call('GET', '/customers?q=138****8002')), '422 field.masked')
  assert.equal(code(await consultant.call('POST', '/customers', { name: '己', channel: 'call', phone: '138****8002' })), '422 field.masked')
  for (const query of ['phone.gt=138', 'phone.lte=138', 'sort=phone', 'sort=-phone']) assert.equal((await consultant.call('GET', `/customers?${query}`)).status, 422, query)
})
test('masked fields: 300 exact look-ups a minute and member, every number counted and logged', async () => {
  const dcc = await t.as('dcc')
  const numbers = Array.from({ length: 150 }, (_, i) => `139${String(i).padStart(8, '0')}`).join(',')
  for (const expected of [200, 200, 429]) assert.equal((await dcc.call('POST', '/customers/query', { 'phone.in': numbers })).status, expected)
  assert.equal((await dcc.call('GET', '/customers?q=13800138001')).status, 429)
  assert.equal((await dcc.call('GET', '/customers?q=王')).status, 200)
  const log = await admin.call('GET', '/security-entries?kind=phone.searched')
  assert.deepEqual(log.body.items.filter((e: { memberId: string }) => e.memberId === dcc.memberId).map((e: { facts: unknown }) => e.facts), [{ numbers: 150 }, { numbers: 150 }])
  assert.ok(!log.text.includes('13900000'))
})
test('tax data is null to who may not see it, in filters as well (trust A10)', async () => {
  const row = await customer('有账户', { bankAccount: '6222020200112233', wechat: 'wx-secret' })
  assert.equal((await consultant.call('GET', '/customers?bankAccount=6222020200112233')).body.items.length, 1)
  const manager = await t.as('manager')
  assert.equal((await manager.call('GET', `/customers/${row.body.id}`)).body.bankAccount, null)
  for (const query of ['bankAccount=6222020200112233', 'bankAccount.in=6222020200112233', 'bankAccount.null=false', 'sort=bankAccount']) assert.ok(!(await manager.call('GET', `/customers?${query}`)).body.items?.length, query)
  const service = await t.as('service')
  for (const query of ['wechat=wx-secret', 'wechat.null=false']) assert.deepEqual((await service.call('GET', `/customers?${query}`)).body.items, [], query)
})
test('the language of a refusal follows Accept-Language, else the member, else Chinese', async () => {
  const say = async (language: string | undefined) => { const a = await admin.call('GET', `/sites/${randomUUID()}`, undefined, language ? { 'accept-language': language } : {}); return [a.headers['content-language'], a.body.title] }
  assert.deepEqual(await say('en-GB,en;q=0.9'), ['en', 'There is no such record, or you may not see it.'])
  assert.deepEqual(await say('zh-CN'), ['zh', '没有这条记录，或你看不到它。'])
  assert.equal((await say('fr'))[0], 'zh')
  assert.equal((await say(undefined))[0], 'zh')
})
test('a problem document leads to the page of its code', async () => {
  const answered = await admin.call('GET', `/sites/${randomUUID()}`)
  assert.deepEqual([answered.body.type, answered.body.status, answered.body.code], ['/api/problems#notFound', 404, 'notFound'])
  const page = await t.app.inject({ method: 'GET', url: '/api/problems' })
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /id="notFound"/)
  assert.match(page.body, /id="version\.stale"/)
})
test('every answer of the API forbids caching, sniffing, framing and leaking the address', async () => {
  for (const answered of [await raw('GET', '/sites', undefined), await raw('GET', '/sites', undefined, {}, ''), await raw('GET', '/nothing', undefined), await raw('GET', '/openapi.json', undefined), await raw('GET', '/health', undefined, {}, ''), await raw('POST', '/sites', '{', json)]) {
    const { headers } = answered
    assert.deepEqual([headers['cache-control'], headers['x-content-type-options'], headers['referrer-policy']], ['no-store', 'nosniff', 'no-referrer'])
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/)
    assert.match(String(headers['content-type']), /^application\/(problem\+)?json; charset=utf-8$/)
    assert.equal(headers['access-control-allow-origin'], undefined)
  }
})
test('ids of another organisation are a 404 everywhere, whatever is asked', async () => {
  for (const [method, url, body] of [['GET', `/customers/${made[0].body.id}`], ['GET', `/customers/${made[0].body.id}/history`], ['PATCH', `/sites/${t.siteId}`, { name: 'x' }], ['POST', `/sites/${t.siteId}/archive`, {}], ['PATCH', `/members/${consultant.memberId}`, { name: 'x' }], ['POST', `/members/${consultant.memberId}/invite`, {}]] as const) {
    const who = url.startsWith('/customers') ? await t.as('b-supervisor') : stranger
    assert.equal((await who.call(method, url, body, { 'if-match': '"1"' })).status, 404, url)
  }
  assert.deepEqual((await stranger.call('GET', '/sites')).body.items.map((s: { id: string }) => s.id).includes(b.siteId), true)
  assert.equal((await stranger.call('GET', `/sites?id=${t.siteId}`)).body.items.length, 0)
})
test('an archived row reads, refuses changes with 409, leaves lists, and offers nothing but its return', async () => {
  const site = await admin.call('POST', '/sites', { name: '旧店' })
  const at = (version: number) => ({ 'if-match': `"${version}"` })
  const gone = await admin.call('POST', `/sites/${site.body.id}/archive`, {}, at(1))
  assert.equal(gone.status, 200)
  assert.deepEqual((await admin.call('GET', `/sites/${site.body.id}`)).body.can, ['restore'])
  assert.equal(code(await admin.call('PATCH', `/sites/${site.body.id}`, { name: '新名' }, at(2))), '409 row.archived')
  assert.deepEqual((await admin.call('GET', '/sites?name=旧店')).body.items, [])
  assert.equal((await admin.call('GET', '/sites?name=旧店&archivedAt.null=false')).body.items.length, 1)
  assert.equal((await admin.call('POST', `/sites/${site.body.id}/restore`, {}, at(2))).body.archivedAt, null)
})
test('supervisor: a right the role lacks is a 403 that is logged beside the answer', async () => {
  assert.equal(code(await supervisor.call('POST', '/sites', { name: '主管店' })), '403 right.missing')
  await new Promise(resolve => setTimeout(resolve, 50))
  const log = await admin.call('GET', '/security-entries?kind=right.missing')
  assert.ok(log.body.items.some((e: { memberId: string; facts: { path: string } }) => e.memberId === supervisor.memberId && e.facts.path === '/api/v1/sites'))
})
