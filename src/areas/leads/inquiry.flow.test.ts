import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'

const t = await town({ at: '2026-11-23T02:00:00.000Z' }) // Monday 10:00
const [c1, c2, c3, dcc, reception, supervisor, supervisor2, manager, gm, finance] = await Promise.all(['consultant1', 'consultant2', 'consultant3', 'dcc', 'reception', 'supervisor', 'supervisor2', 'manager', 'gm', 'finance'].map(t.as))
const v = (row: { version: number }) => ({ 'if-match': `"${row.version}"` })
let n = 0
const phone = () => `1380013${String(++n).padStart(4, '0')}`
const make = async (who = dcc, facts: object = {}) => (await who.call('POST', '/inquiries', { kind: 'web', phone: phone(), ...facts }))

test('a web lead typed by the DCC counts for its owner, his team and site (wire.md 2a)', async () => {
  const made = await make(dcc, { ownerId: c1.memberId, platform: '懂车帝', leadNo: 'L1', name: '林先生', want: { model: 'L7' } })
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([made.body.class, made.body.handledById, made.body.ownerId, made.body.countsForId, made.body.countsTeamId, made.body.countsSiteId, made.body.on, made.body.repeatOfId], ['pending', dcc.memberId, c1.memberId, c1.memberId, t.teams.one, t.siteId, '2026-11-23', null])
  assert.equal(made.body.responseMinutes, null)
  assert.match(made.body.phone, /^138\*\*\*\*/)
})
test('without an owner it counts for who handles it; a consultant who types one owns it', async () => {
  const unowned = (await make(dcc)).body, own = (await make(c3)).body
  assert.deepEqual([unowned.ownerId, unowned.countsForId, unowned.countsTeamId], [null, dcc.memberId, null])
  assert.deepEqual([own.ownerId, own.countsForId, own.countsTeamId], [c3.memberId, c3.memberId, t.teams.two])
  const later = await dcc.call('PATCH', `/inquiries/${unowned.id}`, { ownerId: c2.memberId }, v(unowned))
  assert.deepEqual([later.status, later.body.ownerId, later.body.countsForId], [200, c2.memberId, dcc.memberId])
})
test('a caller on file is linked, and his owner takes the lead', async () => {
  const number = phone()
  const customer = (await c2.call('POST', '/customers', { name: '王五', phone: number, channel: 'walkIn' })).body
  const made = (await make(manager, { phone: number })).body
  assert.deepEqual([made.customerId, made.ownerId], [customer.id, c2.memberId])
})
test('columns of another kind are refused, and emptied when the kind changes', async () => {
  const wrong = await make(dcc, { callerNo: '057187654321', place: '万达' })
  assert.deepEqual([wrong.status, wrong.body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code])], [422, [['/callerNo', 'inquiry.foreignField'], ['/place', 'inquiry.foreignField']]])
  assert.deepEqual([wrong.body.code, wrong.body.type, wrong.body.title], ['inquiry.foreignField', '/api/problems#inquiry.foreignField', '这一栏属于别的渠道，本条不用填。'])
  const lead = (await make(dcc, { platform: '懂车帝', leadNo: 'L2' })).body
  const call = await dcc.call('PATCH', `/inquiries/${lead.id}`, { kind: 'call', ringSeconds: 6, talkSeconds: 90 }, v(lead))
  assert.deepEqual([call.status, call.body.platform, call.body.leadNo, call.body.ringSeconds], [200, null, null, 6], call.text)
  assert.equal((await dcc.call('PATCH', `/inquiries/${lead.id}`, { platform: '懂车帝' }, v(call.body))).body.code, 'inquiry.foreignField')
  const outreach = await make(dcc, { kind: 'outreach', company: '滨江软件园', companionId: c1.memberId, place: '食堂' })
  assert.equal(outreach.status, 201, outreach.text)
})
test('minutes to the first response, elapsed and in opening hours (domain.md 10b)', async () => {
  const night = (await make(dcc, { receivedAt: '2026-11-22T15:00:00Z', on: '2026-11-22' })).body // Sunday 23:00
  const answered = await dcc.call('PATCH', `/inquiries/${night.id}`, { firstResponseAt: '2026-11-23T00:40:00Z' }, v(night)) // 08:40, opened 08:30
  assert.deepEqual([answered.body.responseMinutes, answered.body.openResponseMinutes], [580, 10], answered.text)
  const dispatched = (await make(dcc, { receivedAt: '2026-11-23T01:00:00Z', dispatchedAt: '2026-11-23T01:10:00Z', firstResponseAt: '2026-11-23T01:14:00Z' })).body
  assert.deepEqual([dispatched.responseMinutes, dispatched.openResponseMinutes], [4, 4])
  for (const facts of [{ firstResponseAt: '2026-11-23T00:00:00Z', receivedAt: '2026-11-23T01:00:00Z' }, { firstResponseAt: '2026-11-23T03:00:00Z' }, { receivedAt: '2026-11-23T03:00:00Z' }, { on: '2026-11-24' }, { dispatchedAt: '2026-11-23T03:00:00Z' }]) assert.equal((await make(dcc, facts)).body.code, 'field.range', JSON.stringify(facts))
})
test('the same phone in one month repeats the first, however they come; another month or site counts again', async () => {
  const number = phone()
  const second = (await make(dcc, { phone: number })).body
  const third = (await make(c1, { phone: number })).body
  assert.deepEqual([second.repeatOfId, third.repeatOfId], [null, second.id])
  const first = (await make(dcc, { phone: number, receivedAt: '2026-11-10T03:00:00Z', on: '2026-11-10' })).body
  const now = async (id: string) => (await manager.call('GET', `/inquiries/${id}`)).body
  assert.deepEqual([first.repeatOfId, (await now(second.id)).repeatOfId, (await now(third.id)).repeatOfId], [null, first.id, first.id])
  assert.equal((await make(dcc, { phone: number, receivedAt: '2026-10-31T03:00:00Z', on: '2026-10-31' })).body.repeatOfId, null)
  const gone = await dcc.call('POST', `/inquiries/${first.id}/archive`, {}, v(first))
  assert.equal(gone.status, 200, gone.text)
  assert.deepEqual([(await now(second.id)).repeatOfId, (await now(third.id)).repeatOfId], [null, second.id])
  const back = await dcc.call('POST', `/inquiries/${first.id}/restore`, {}, v(gone.body))
  assert.equal(back.status, 200)
  assert.equal((await now(second.id)).repeatOfId, first.id)
  const other = await dcc.call('PATCH', `/inquiries/${first.id}`, { phone: phone() }, v(await now(first.id)))
  assert.equal(other.status, 200, other.text)
  assert.equal((await now(second.id)).repeatOfId, null)
})
test('trust T05: of twelve at once with one phone exactly one counts', async () => {
  const number = phone()
  const all = await Promise.all(Array.from({ length: 12 }, () => make(dcc, { phone: number })))
  assert.deepEqual(all.map(a => a.status), all.map(() => 201))
  const rows = (await manager.call('POST', '/inquiries/query', { phone: number })).body.items as { repeatOfId: string | null; id: string }[]
  const firsts = rows.filter(r => r.repeatOfId === null)
  assert.equal(firsts.length, 1)
  assert.ok(rows.every(r => r === firsts[0] || r.repeatOfId === firsts[0].id))
})
test('non-intent says why; a result goes back to open while no card names it', async () => {
  const lead = (await make()).body
  const mute = await dcc.call('PATCH', `/inquiries/${lead.id}`, { class: 'nonIntent' }, v(lead))
  assert.deepEqual([mute.status, mute.body.errors[0].pointer, mute.body.errors[0].code], [422, '/invalidReason', 'field.required'])
  const said = await dcc.call('PATCH', `/inquiries/${lead.id}`, { class: 'nonIntent', invalidReason: 'boughtRival' }, v(lead))
  assert.deepEqual([said.body.class, said.body.invalidReason], ['nonIntent', 'boughtRival'])
  const again = await dcc.call('PATCH', `/inquiries/${lead.id}`, { class: 'pending' }, v(said.body))
  assert.deepEqual([again.body.class, again.body.invalidReason], ['pending', null])
  assert.equal((await make(dcc, { class: 'nonIntent' })).body.errors[0].pointer, '/invalidReason')
})
test('from inquiry to card: the lead becomes «card», names both, and its result stays', async () => {
  const lead = (await make(dcc, { ownerId: c1.memberId })).body
  const customer = (await c1.call('POST', '/customers', { name: '何一', phone: phone(), channel: 'web' })).body
  const card = await c1.call('POST', '/prospect-cards', { customerId: customer.id, level: 'B', channel: 'web', originInquiryId: lead.id })
  assert.equal(card.status, 201, card.text)
  assert.deepEqual([card.body.opening.originInquiryId, card.body.opening.countsForId], [lead.id, c1.memberId])
  const now = (await dcc.call('GET', `/inquiries/${lead.id}`)).body
  assert.deepEqual([now.class, now.cardId, now.customerId], ['card', card.body.id, customer.id])
  assert.deepEqual([(await dcc.call('PATCH', `/inquiries/${lead.id}`, { class: 'onFile' }, v(now))).body.code, (await dcc.call('POST', `/inquiries/${lead.id}/archive`, {}, v(now))).body.code], ['inquiry.hasCard', 'inquiry.hasCard'])
})
test('a card made from a repeat comes from the first of its month (wire.md 2a)', async () => {
  const number = phone()
  const first = (await make(dcc, { phone: number, ownerId: c1.memberId })).body, again = (await make(dcc, { phone: number, ownerId: c1.memberId })).body
  const customer = (await c1.call('POST', '/customers', { name: '何二', phone: number, channel: 'web' })).body
  const card = (await c1.call('POST', '/prospect-cards', { customerId: customer.id, level: 'A', channel: 'web', originInquiryId: again.id })).body
  assert.equal(card.opening.originInquiryId, first.id)
  assert.deepEqual([(await dcc.call('GET', `/inquiries/${first.id}`)).body.class, (await dcc.call('GET', `/inquiries/${again.id}`)).body.class], ['card', 'onFile'])
})
test('建卡 in one step: customer with the lead’s own number, card, appointment; a second time is refused', async () => {
  const number = phone()
  const lead = (await make(c1, { phone: number, name: '陈一', want: { model: 'X9' } })).body
  const opened = await c1.call('POST', `/inquiries/${lead.id}/open-card`, { level: 'A', gender: 'male', want: { colour: '白' }, comesAt: '2026-11-25T06:00:00Z', purpose: '试驾' }, v(lead))
  assert.equal(opened.status, 200, opened.text)
  assert.deepEqual([opened.body.class, opened.body.level, opened.body.can.includes('openCard')], ['card', 'A', false])
  const card = (await c1.call('GET', `/prospect-cards/${opened.body.cardId}`)).body, who = (await c1.call('GET', `/customers/${opened.body.customerId}`)).body, plan = (await c1.call('GET', `/appointments/${opened.body.appointmentId}`)).body
  assert.deepEqual([card.want.model, card.want.colour, card.opening.originInquiryId, card.opening.channel, who.name, who.gender, plan.purpose, plan.cardId], ['X9', '白', lead.id, 'web', '陈一', 'male', '试驾', card.id])
  assert.equal((await c1.call('POST', `/customers/${who.id}/reveal`, { field: 'phone' })).body.value, number)
  assert.equal((await c1.call('POST', `/inquiries/${lead.id}/open-card`, { level: 'A' }, v(opened.body))).body.code, 'inquiry.hasCard')
})
test('建卡 where someone else holds the number: refused with the masked holder, nothing half made', async () => {
  const number = phone()
  await c3.call('POST', '/customers', { name: '王敏', phone: number, channel: 'walkIn' })
  const lead = (await make(c1, { phone: number, name: '王敏' })).body
  const refused = await c1.call('POST', `/inquiries/${lead.id}/open-card`, { level: 'A' }, v(lead))
  assert.deepEqual([refused.status, refused.body.code, refused.body.holder.name, refused.body.holder.id], [409, 'customer.duplicate', '王*', undefined], refused.text)
  assert.deepEqual([(await c1.call('GET', `/inquiries/${lead.id}`)).body.version, (await c1.call('POST', `/inquiries/${(await make(c1, { phone: phone() })).body.id}/open-card`, { level: 'A' }, { 'if-match': '"1"' })).body.errors[0].pointer], [lead.version, '/name'])
})
test('the whole number of a lead is for who works it, and logged', async () => {
  const number = phone(), lead = (await make(dcc, { phone: number, ownerId: c1.memberId })).body
  const shown = await c1.call('POST', `/inquiries/${lead.id}/reveal`, { field: 'phone' })
  assert.deepEqual([shown.status, shown.body.value], [200, number])
  assert.deepEqual(await Promise.all([reception, gm, c3].map(async who => (await who.call('POST', `/inquiries/${lead.id}/reveal`, {})).status)), [403, 403, 404])
  assert.equal((await c1.call('GET', `/inquiries/${lead.id}/history`)).body.items[0].action, 'reveal')
})
test('who may what, and another organisation sees nothing', async () => {
  const lead = (await make(dcc, { ownerId: c1.memberId })).body
  assert.deepEqual(await Promise.all([c1, supervisor, reception, gm].map(async who => (await who.call('GET', `/inquiries/${lead.id}`)).status)), [200, 200, 200, 200])
  assert.deepEqual(await Promise.all([c3, supervisor2].map(async who => (await who.call('GET', `/inquiries/${lead.id}`)).status)), [404, 404])
  assert.deepEqual([(await finance.call('GET', '/inquiries')).status, (await gm.call('POST', '/inquiries', { kind: 'web' })).status], [403, 403])
  assert.equal((await reception.call('PATCH', `/inquiries/${lead.id}`, { note: 'x' }, v(lead))).status, 403)
  assert.equal((await c1.call('PATCH', `/inquiries/${lead.id}`, { note: 'x' })).status, 428)
  assert.equal((await c1.call('PATCH', `/inquiries/${lead.id}`, { note: 'x' }, { 'if-match': '"99"' })).status, 412)
  await t.secondOrganisation()
  const b = await t.as('b-supervisor')
  assert.deepEqual([(await b.call('GET', `/inquiries/${lead.id}`)).status, (await b.call('PATCH', `/inquiries/${lead.id}`, { note: 'x' }, v(lead))).status, (await b.call('GET', '/inquiries')).body.items.length], [404, 404, 0])
  assert.equal((await make(b, { ownerId: c1.memberId })).body.errors[0].code, 'field.reference')
})
test('the sheet of a day: rows with their clock, open ones of earlier days, counts, rules and people in one call', async () => {
  await make(dcc, { on: '2026-11-20', receivedAt: '2026-11-20T02:00:00Z' })
  const before = (await dcc.call('GET', '/pages/inquiry-sheet?on=2026-11-23')).body.counts
  const fast = (await make(dcc, { receivedAt: '2026-11-23T01:50:00Z' })).body, slow = (await make(dcc, { receivedAt: '2026-11-23T01:31:00Z' })).body
  t.clock.now = '2026-11-23T02:02:00.000Z'
  const sheet = (await dcc.call('GET', '/pages/inquiry-sheet?on=2026-11-23')).body
  const line = (id: string) => sheet.rows.find((r: { id: string }) => r.id === id)
  assert.deepEqual([line(fast.id), line(slow.id)].map(r => [r.waiting, r.waitedMinutes, r.openWaitedMinutes, r.late]), [[true, 12, 12, false], [true, 31, 31, true]])
  assert.deepEqual([sheet.counts.web, sheet.counts.pending, sheet.counts.late, sheet.isOpen], [before.web + 2, before.pending + 2, before.late + 1, true])
  assert.deepEqual((await dcc.call('GET', '/pages/inquiry-sheet')).body.on, '2026-11-23')
  assert.ok(sheet.earlier.length > 0 && sheet.earlier.every((r: { class: string; repeatOfId: null; on: string }) => r.class === 'pending' && r.repeatOfId === null && r.on < '2026-11-23'))
  assert.ok(sheet.people.some((p: { id: string }) => p.id === c1.memberId) && sheet.can.includes('inquiry.create') && sheet.rules.length === 4)
  assert.equal((await dcc.call('GET', '/pages/inquiry-sheet?on=2026-02-30')).status, 422)
  assert.equal((await dcc.call('GET', `/pages/inquiry-sheet?siteId=${c1.memberId}`)).status, 404)
  assert.ok((await c3.call('GET', '/pages/inquiry-sheet?on=2026-11-23')).body.rows.every((r: { countsForId?: string; ownerId: string }) => r.ownerId === c3.memberId))
})
