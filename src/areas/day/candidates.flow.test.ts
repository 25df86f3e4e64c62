import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'
import { showroom } from './showroom.example.ts'

// Three people named 王 whose phones the DMS shows as 138****0001: nobody guesses which of them an entry means.
const t = await town({ at: '2026-11-23T10:00:00.000Z' })
const room = showroom(t), on = '2026-11-23'
const [supervisor, supervisor2, li, chen] = await Promise.all((['supervisor', 'supervisor2', 'consultant1', 'consultant3'] as const).map(login => t.as(login)))
type Facts = Record<string, unknown>
type Difference = { id: string; version: number; class: string; state: string; left: { id: string }; candidates: (Facts & { id: string; seen: boolean })[]; can: string[] }
const opened = async (who: typeof li, name: string, phone: string, more: Facts = {}) => {
  const customer = await room.made(who, '/customers', { name, phone, channel: 'repeat', ...more })
  return { customer, card: await room.made(who, '/prospect-cards', { customerId: customer.id, level: 'B', channel: 'repeat' }) }
}
const order = (who: typeof li, customerId: string, more: Facts = {}) => room.made(who, '/milestones', { customerId, kind: 'order', ...more })
const [one, two, theirs] = [await opened(li, '王建国', '13811110001'), await opened(li, '王丽', '13822220001'), await opened(chen, '王芳', '13833330001')]
const entry = await room.dms(supervisor, on, { name: '王先生', phone: '138****0001', level: 'B', memberId: li.memberId })
const closing = await room.open(supervisor, on)
const page = async (who = supervisor) => (await room.ok(who.call('GET', `/pages/evening-check?on=${on}`))).differences as Difference[]
const of = async (id: string, who = supervisor) => (await page(who)).find(d => d.left.id === id)!
const mend = (who: typeof li, id: string, body: Facts) => room.give(who, 'differences', id, 'mend', body)
const says = async (asked: ReturnType<typeof mend>) => { const got = await asked; return [got.status, got.body.code ?? null, got.body.errors?.[0]?.pointer ?? null] }

test('D2.11 whom an ambiguous entry may be stands beside it: name, masked phone, number, owner; another group’s masked and not to be chosen', async () => {
  await room.match(supervisor, closing.id)
  const d = await of(entry.id)
  assert.deepEqual([d.class, d.can], ['dmsWithoutCard', ['explain', 'mend']])
  const shown = d.candidates.map(c => [c.kind, c.id, c.name, c.phone, c.no, c.owner, c.seen])
  assert.deepEqual(shown.toSorted(), [
    ['prospectCard', one.card.id, '王建国', '138****0001', one.card.no, 'consultant1', true], ['prospectCard', two.card.id, '王丽', '138****0001', two.card.no, 'consultant1', true],
    ['prospectCard', theirs.card.id, '王*', '138****0001', theirs.card.no, 'consultant3', false],
  ].toSorted())
  const kept = (await room.ok(supervisor.call('GET', `/differences/${d.id}`)))
  assert.deepEqual(kept.candidates.map((c: Facts) => c.rowId).toSorted(), d.candidates.map(c => c.id).toSorted())
  assert.ok(kept.can.includes('mend'))
  // a second match writes the same ones, once
  await room.match(supervisor, closing.id)
  assert.deepEqual((await of(entry.id)).candidates, d.candidates)
})
test('D2.11 who may not choose, and what is no candidate: 404, 403, 422; nothing is written', async () => {
  await t.secondOrganisation()
  const d = await of(entry.id), stranger = await t.as('b-supervisor')
  for (const who of [supervisor2, stranger]) assert.equal((await mend(who, d.id, { candidateId: one.card.id })).status, 404)
  assert.deepEqual((await says(mend(li, d.id, { candidateId: one.card.id }))).slice(0, 2), [403, 'right.missing'])
  assert.deepEqual(await says(mend(supervisor, d.id, {})), [422, 'field.required', '/candidateId'])
  for (const candidateId of ['nobody', entry.id, one.customer.id, theirs.card.id, '00000000-0000-7000-8000-000000000000', "'; DROP TABLE visit; --"]) assert.deepEqual(await says(mend(supervisor, d.id, { candidateId })), [422, 'field.reference', '/candidateId'], candidateId)
  assert.deepEqual((await says(mend(supervisor, d.id, { candidateId: 7 }))).slice(0, 2), [422, 'field.type'])
  assert.equal((await supervisor.call('POST', `/differences/${d.id}/mend`, { candidateId: one.card.id })).body.code, 'version.missing')
  assert.equal((await supervisor.call('POST', `/differences/${d.id}/mend`, { candidateId: one.card.id }, { 'if-match': '"99"' })).body.code, 'version.stale')
  assert.equal((await supervisor.call('GET', `/dms-entries/${entry.id}`)).body.cardId, null)
})
test('D2.11 «就是这张»: the entry learns its card, the difference is mended, the others ask for theirs; the history says who', async () => {
  const d = await of(entry.id), mended = await room.ok(mend(supervisor, d.id, { candidateId: two.card.id }))
  assert.deepEqual([mended.state, mended.closedById, mended.candidates, mended.can], ['mended', supervisor.memberId, [], []])
  assert.equal((await supervisor.call('GET', `/dms-entries/${entry.id}`)).body.cardId, two.card.id)
  const [last] = (await room.ok(supervisor.call('GET', `/dms-entries/${entry.id}/history`))).items
  assert.deepEqual([last.by.id, last.changes.cardId], [supervisor.memberId, [null, two.card.id]])
  const left = await of(one.card.id)
  assert.deepEqual([left.class, left.state, left.candidates], ['cardWithoutDms', 'open', []])
  assert.deepEqual((await says(mend(supervisor, d.id, { candidateId: one.card.id }))).slice(0, 2), [409, 'difference.mended'])
})
test('D2.11 a DMS order is pointed at one of ours, with a card or without; another phone of it is looked at anew', async () => {
  const [first, second] = [await order(li, one.customer.id), await order(li, two.customer.id)]
  const dms = await room.dms(supervisor, on, { kind: 'order', name: '王女士', phone: '138****0001', memberId: li.memberId })
  await room.match(supervisor, closing.id)
  const d = await of(dms.id)
  assert.deepEqual([d.class, d.candidates.map(c => [c.kind, c.id]).toSorted()], ['dmsWithoutMilestone', [['milestone', first.id], ['milestone', second.id]].toSorted()])
  assert.equal((await room.ok(mend(supervisor, d.id, { candidateId: second.id }))).state, 'mended')
  const row = (await supervisor.call('GET', `/dms-entries/${dms.id}`))
  assert.deepEqual([row.body.milestoneId, row.body.cardId], [second.id, two.card.id])
  assert.equal((await of(first.id)).class, 'milestoneWithoutDms')
  const changed = await room.ok(supervisor.call('PATCH', `/dms-entries/${dms.id}`, { phone: '138****9999' }, { 'if-match': row.headers.etag as string }))
  assert.equal(changed.milestoneId, null)
  assert.equal((await supervisor.call('PATCH', `/dms-entries/${dms.id}`, { milestoneId: first.id }, { 'if-match': `"${changed.version}"` })).status, 422)
})
test('D2.11 a party whose phone is in two customers’ books is told which card is its own, and learns the customer with it', async () => {
  const shared = room.phone()
  const [his, hers] = [await opened(li, '赵强', room.phone(), { otherPhones: [shared] }), await opened(li, '赵梅', room.phone(), { otherPhones: [shared] })]
  const party = await room.party(li, { name: '赵先生', phone: shared, firstTime: false })
  const call = await room.made(li, '/inquiries', { kind: 'call', name: '赵先生', phone: shared, class: 'card' })
  await room.match(supervisor, closing.id)
  for (const row of [party, call]) assert.deepEqual((await of(row.id)).candidates.map(c => c.id).toSorted(), [his.card.id, hers.card.id].toSorted())
  // the consultant whose party it is may say so himself
  assert.equal((await room.ok(mend(li, (await of(party.id)).id, { candidateId: hers.card.id }))).state, 'mended')
  assert.equal((await room.ok(mend(supervisor, (await of(call.id)).id, { candidateId: his.card.id }))).state, 'mended')
  const [seen, heard] = [(await li.call('GET', `/visits/${party.id}`)).body, (await li.call('GET', `/inquiries/${call.id}`)).body]
  assert.deepEqual([seen.cardId, seen.customerId, heard.cardId, heard.customerId], [hers.card.id, hers.customer.id, his.card.id, his.customer.id])
})
test('D2.11 after the seal nobody chooses any more, and what the head holds keeps its candidates', async () => {
  const loose = await room.dms(supervisor, on, { name: '王先生', phone: '138****0002', memberId: li.memberId })
  for (const phone of ['13811110002', '13822220002']) await opened(li, '王小明', phone)
  await room.match(supervisor, closing.id)
  const d = await of(loose.id)
  assert.equal(d.candidates.length, 2)
  for (const each of await page()) if (each.state === 'open') await room.ok(room.give(supervisor, 'differences', each.id, 'explain', { kind: 'other', text: '明早问清楚' }))
  await room.ok(room.give(supervisor, 'day-closings', closing.id, 'seal'))
  assert.deepEqual((await says(mend(supervisor, d.id, { candidateId: d.candidates[0].id }))).slice(0, 2), [409, 'day.sealed'])
  assert.deepEqual((await of(loose.id)).can, [])
  await room.match(supervisor, closing.id)
  assert.equal((await of(loose.id)).candidates.length, 2)
})
