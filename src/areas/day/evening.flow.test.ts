import assert from 'node:assert/strict'
import { test } from 'node:test'
import { town } from '../../test/house.ts'
import { showroom } from './showroom.example.ts'

const t = await town({ at: '2026-11-23T10:00:00.000Z' })
const room = showroom(t)
const on = '2026-11-23', tomorrow = '2026-11-24'
const everyone = (enter: typeof t.as = t.as) => Promise.all((['supervisor', 'supervisor2', 'manager', 'consultant1', 'consultant3'] as const).map(login => enter(login)))
let [supervisor, supervisor2, manager, li, chen] = await everyone()

const day = {
  good: await room.clean(li, on, '王建国'), noDms: await room.clean(li, on, '彭丽', { dms: false }), level: await room.clean(li, on, '周明远', { card: { level: 'A' }, dms: { level: 'B' } }),
  loose: await room.party(li, { name: '彭宇', phone: room.phone(), firstTime: true, level: 'A' }), unfinished: await room.party(li, { firstTime: true }, false), other: await room.clean(chen, on, '沈立', { dms: false }),
}
let closing: { id: string }
const of = async (name: string) => (await room.differences(supervisor, closing.id)).find(d => d.class === name)!

test('an evening is opened once per group and day: 201, then 200 with the one that stands; two at once make one', async () => {
  const [a, b] = await Promise.all([supervisor.call('POST', '/day-closings', { on }), supervisor.call('POST', '/day-closings', { on, teamId: t.teams.one })])
  assert.deepEqual([a.status, b.status].toSorted(), [200, 201], a.text + b.text)
  assert.equal(a.body.id, b.body.id)
  assert.deepEqual([a.body.teamId, a.body.siteId, a.body.state], [t.teams.one, t.siteId, 'open'])
  assert.ok(b.headers.etag && a.headers.location)
  closing = a.body
  const site = await manager.call('POST', '/day-closings', { on })
  assert.deepEqual([site.status, site.body.teamId], [201, null])
})
test('who may not open it, and which days cannot be: 403, 404, 422', async () => {
  const b = await t.secondOrganisation(), stranger = await t.as('b-supervisor')
  const asks = async (who: typeof li, body: object) => { const got = await who.call('POST', '/day-closings', body); return [got.status, got.body.code] }
  assert.deepEqual(await asks(supervisor2, { on, teamId: t.teams.one }), [403, 'right.missing'])
  assert.deepEqual(await asks(supervisor, { on, teamId: null }), [403, 'right.missing'])
  assert.deepEqual(await asks(li, { on }), [403, 'right.missing'])
  assert.deepEqual(await asks(stranger, { on, teamId: t.teams.one }), [422, 'field.reference'])
  assert.deepEqual(await asks(supervisor, { on: tomorrow }), [422, 'day-closing.future'])
  assert.deepEqual(await asks(supervisor, { on: '2026-02-30' }), [422, 'field.type'])
  assert.deepEqual(await asks(manager, { on, teamId: t.teams.one, siteId: b.siteId }), [422, 'field.reference'])
  const mine = await room.open(supervisor, on)
  for (const who of [supervisor2, stranger]) for (const command of ['match', 'seal']) assert.equal((await who.call('POST', `/day-closings/${mine.id}/${command}`, {}, { 'if-match': '"1"' })).status, 404)
  assert.equal((await (await t.as('gm')).call('POST', `/day-closings/${mine.id}/match`, {})).status, 403)
  assert.equal((await supervisor.call('POST', `/day-closings/${mine.id}/seal`, {})).status, 428)
})
test('D2.11 match counts the differences per class, links what one key reaches, and leaves other groups alone', async () => {
  const matched = await room.match(supervisor, closing.id)
  assert.deepEqual([matched.counts.visitWithoutCard, matched.counts.cardWithoutDms, matched.counts.fieldDiffers, matched.counts.duplicate], [1, 1, 1, 0])
  assert.deepEqual([matched.open, matched.unfinished, matched.rows.visit, matched.rows.card], [3, 1, 5, 3])
  assert.ok(matched.linked >= 2 && matched.millis < 5_000)
  assert.equal((await supervisor.call('GET', `/dms-entries/${day.good.entry.id}`)).body.cardId, day.good.card.id)
  const closed = (await supervisor.call('GET', `/day-closings/${closing.id}`)).body
  assert.deepEqual([closed.state, closed.matchedAt, closed.can.toSorted()], ['matched', t.clock.now, ['match', 'seal']])
  assert.deepEqual((await room.differences(supervisor2, closing.id)).length, 0)
  assert.deepEqual((await of('cardWithoutDms')).left, { kind: 'prospectCard', id: day.noDms.card.id })
  assert.deepEqual((await of('fieldDiffers') as unknown as Record<string, unknown>).leftSays, 'A')
})
test('the consultant sees his own difference and may explain it; another group’s supervisor finds nothing', async () => {
  const d = await of('cardWithoutDms')
  assert.equal((await li.call('GET', `/differences/${d.id}`)).status, 200)
  assert.equal((await chen.call('GET', `/differences/${d.id}`)).status, 404)
  assert.equal((await room.give(supervisor2, 'differences', d.id, 'explain', { kind: 'other', text: '不是我的' })).status, 404)
  const bad = async (body: object) => { const got = await room.give(li, 'differences', d.id, 'explain', body as never); return [got.status, got.body.code] }
  assert.deepEqual(await bad({ kind: 'dmsLater', text: '系统维护', expiresOn: on }), [422, 'field.range'])
  assert.deepEqual(await bad({ kind: 'whoKnows', text: '系统维护' }), [422, 'field.choice'])
  assert.deepEqual(await bad({ kind: 'other', text: ' ' }), [422, 'field.required'])
  const explained = await room.ok(room.give(li, 'differences', d.id, 'explain', { kind: 'dmsLater', text: '系统 17:00 起维护，明早录' }))
  assert.deepEqual([explained.state, explained.explanation, explained.closedById], ['explained', { kind: 'dmsLater', text: '系统 17:00 起维护，明早录', expiresOn: tomorrow }, li.memberId])
  const matched = await room.match(supervisor, closing.id)
  assert.deepEqual([matched.open, (await of('cardWithoutDms')).state], [2, 'explained'])
})
test('the seal waits for unfinished parties, then for differences: 409 with the first obstacle', async () => {
  const first = await room.give(supervisor, 'day-closings', closing.id, 'seal')
  assert.deepEqual([first.status, first.body.code], [409, 'day-closing.unfinished'])
  const row = await li.call('GET', `/visits/${day.unfinished.id}`)
  assert.equal((await li.call('PATCH', `/visits/${day.unfinished.id}`, { noDataReason: '不愿留' }, { 'if-match': row.headers.etag as string })).status, 200)
  await room.ok(room.give(li, 'visits', day.unfinished.id, 'finish'))
  const second = await room.give(supervisor, 'day-closings', closing.id, 'seal')
  assert.deepEqual([second.status, second.body.code], [409, 'day-closing.unexplained'])
})
test('mending: a card out of the party, one side’s word into the other; each is asked again at once', async () => {
  const loose = await of('visitWithoutCard')
  const mended = await room.ok(room.give(supervisor, 'differences', loose.id, 'mend'))
  assert.deepEqual([mended.state, mended.closedById, mended.can], ['mended', supervisor.memberId, []])
  const visit = (await supervisor.call('GET', `/visits/${day.loose.id}`)).body
  assert.equal(visit.class, 'firstWithData')
  const card = (await supervisor.call('GET', `/prospect-cards/${visit.cardId}`)).body
  assert.deepEqual([card.opening.originVisitId, card.level, card.ownerId], [day.loose.id, 'A', li.memberId])
  const level = await of('fieldDiffers')
  const asks = async (body: object) => { const got = await room.give(supervisor, 'differences', level.id, 'mend', body as never); return [got.status, got.body.code, got.body.state] }
  assert.deepEqual((await asks({})).slice(0, 2), [422, 'field.required'])
  assert.equal((await room.give(li, 'differences', level.id, 'mend', { take: 'left' })).body.code, 'right.missing')
  assert.equal((await asks({ take: 'left' }))[2], 'mended')
  assert.equal((await supervisor.call('GET', `/dms-entries/${day.level.entry.id}`)).body.level, 'A')
  assert.deepEqual((await asks({ take: 'left' })).slice(0, 2), [409, 'difference.mended'])
  const newest = await of('cardWithoutDms')
  assert.equal(newest.state, 'explained')
  const made = (await room.differences(supervisor, closing.id)).find(d => d.left.id === card.id)!
  assert.deepEqual([made.class, made.state], ['cardWithoutDms', 'open'])
  assert.equal((await room.give(supervisor, 'differences', made.id, 'mend', {})).body.code, 'field.required')
  const entered = await room.ok(room.give(supervisor, 'differences', made.id, 'mend', { dmsNo: 'D26-9001' }))
  assert.equal(entered.state, 'mended')
  assert.equal((await supervisor.call('GET', '/dms-entries?dmsNo=D26-9001')).body.items[0].cardId, card.id)
})
test('D2.11 the seal: a head over the rows, two at once make one, sealed rows stay as they are, corrections stand beside', async () => {
  const version = (await supervisor.call('GET', `/day-closings/${closing.id}`)).headers.etag as string
  const both = await Promise.all([1, 2].map(() => supervisor.call('POST', `/day-closings/${closing.id}/seal`, {}, { 'if-match': version })))
  assert.deepEqual(both.map(b => b.status).toSorted(), [200, 412], both.map(b => b.text).join())
  const sealed = both.find(b => b.status === 200)!.body
  assert.deepEqual([sealed.state, sealed.sealedById, sealed.sealedAt], ['sealed', supervisor.memberId, t.clock.now])
  assert.match(sealed.auditHead, /^[0-9a-f]{64}$/)
  const [head] = (await room.ok(supervisor.call('GET', `/seals?dayClosingId=${closing.id}`))).items
  assert.deepEqual([head.sequence, head.visitRows, head.openingRows, head.dmsRows, head.differenceRows, head.head], [1, 5, 4, 3, 4, sealed.auditHead])
  const row = await li.call('GET', `/visits/${day.good.visit.id}`)
  assert.deepEqual([row.body.sealed, row.body.can.includes('change')], [true, false])
  for (const who of [li, supervisor, manager]) assert.equal((await who.call('PATCH', `/visits/${day.good.visit.id}`, { level: 'H' }, { 'if-match': row.headers.etag as string })).body.code, 'day.sealed')
  assert.equal((await room.give(supervisor, 'visits', day.good.visit.id, 'archive')).body.code, 'day.sealed')
  assert.equal((await room.give(supervisor, 'differences', (await of('cardWithoutDms')).id, 'explain', { kind: 'other', text: '晚了' })).body.code, 'day.sealed')
  // the card lives on
  assert.equal((await room.ok(room.give(li, 'prospect-cards', day.good.card.id, 'change-level', { level: 'A', reason: '谈到月供' }))).level, 'A')
  const correct = async (who: typeof li, body: object) => { const got = await who.call('POST', '/corrections', { rowKind: 'visit', rowId: day.good.visit.id, reason: '看错了', ...body }); return [got.status, got.body.code ?? null, got.body.before ?? null, got.body.after ?? null] }
  assert.deepEqual(await correct(supervisor, { field: 'level', after: 'H' }), [201, null, 'B', 'H'])
  assert.deepEqual(await correct(supervisor, { field: 'phone', after: '13900001111' }), [201, null, `${day.good.phone.slice(0, 3)}****${day.good.phone.slice(-4)}`, '139****1111'])
  assert.deepEqual((await correct(supervisor, { field: 'people', after: 'many' })).slice(0, 2), [422, 'field.range'])
  assert.deepEqual((await correct(supervisor, { field: 'people', after: 9 })).slice(0, 1), [201], 'a number may be given as a number')
  assert.deepEqual((await correct(supervisor, { field: 'level', after: 'X' })).slice(0, 2), [422, 'field.choice'])
  assert.deepEqual((await correct(supervisor, { field: 'nothing', after: 'X' })).slice(0, 2), [422, 'field.unknown'])
  assert.deepEqual((await correct(supervisor, { field: 'level', after: 'B' })).slice(0, 2), [422, 'correction.same'])
  assert.deepEqual((await correct(supervisor, { rowId: day.other.visit.id, field: 'level', after: 'H' })).slice(0, 2), [409, 'correction.notSealed'])
  assert.equal((await correct(supervisor2, { field: 'level', after: 'H' }))[0], 403)
  assert.equal((await correct(li, { field: 'level', after: 'H' }))[0], 403)
})
test('a standing head is recomputed from the rows to the letter; a changed row shows', async () => {
  const [head] = (await room.ok(supervisor.call('GET', `/seals?dayClosingId=${closing.id}`))).items
  const check = () => room.ok(supervisor.call('GET', `/pages/seal-check?sealId=${head.id}`))
  assert.deepEqual([(await check()).same, (await check()).recomputed], [true, head.head])
  const owner = new (await import('pg')).default.Client(t.roles.owner as never)
  await owner.connect()
  const set = (level: string) => owner.query(`UPDATE visit SET level = '${level}' WHERE id = '${day.good.visit.id}'`)
  await owner.query(`SELECT set_config('app.org', '${t.orgId}', false)`)
  await owner.query('ALTER TABLE visit NO FORCE ROW LEVEL SECURITY')
  await set('H')
  assert.equal((await check()).same, false)
  await set('B')
  await owner.query('ALTER TABLE visit FORCE ROW LEVEL SECURITY')
  await owner.end()
  assert.equal((await check()).same, true)
  assert.equal((await (await t.as('supervisor2')).call('GET', `/pages/seal-check?sealId=${head.id}`)).status, 404)
})
test('D2.11 who comes late waits for the next sequence: told as late, explained, sealed under a second head', async () => {
  assert.equal((await room.give(supervisor, 'day-closings', closing.id, 'seal')).body.code, 'day-closing.nothingLate')
  t.clock.now = '2026-11-23T11:30:00.000Z'
  const late = await room.party(li, { purpose: 'service', firstTime: false, arrivedAt: '2026-11-23T09:30:00.000Z' })
  assert.equal((await li.call('GET', `/visits/${late.id}`)).body.lateEntry, true)
  const matched = await room.match(supervisor, closing.id)
  assert.deepEqual([matched.counts.late, matched.open], [1, 1])
  assert.equal((await supervisor.call('GET', `/day-closings/${closing.id}`)).body.state, 'sealed')
  assert.equal((await room.give(supervisor, 'day-closings', closing.id, 'seal')).body.code, 'day-closing.unexplained')
  const d = (await room.differences(supervisor, closing.id)).find(each => each.class === 'late')!
  assert.equal((await room.give(supervisor, 'differences', d.id, 'mend')).body.code, 'difference.notMendable')
  await room.ok(room.give(supervisor, 'differences', d.id, 'explain', { kind: 'mistake', text: '门口忘了登记' }))
  const again = await room.ok(room.give(supervisor, 'day-closings', closing.id, 'seal'))
  const heads = (await room.ok(supervisor.call('GET', `/seals?dayClosingId=${closing.id}&sort=sequence`))).items
  assert.deepEqual(heads.map((h: Record<string, unknown>) => [h.sequence, h.visitRows, h.differenceRows]), [[1, 5, 4], [2, 1, 1]])
  assert.equal(heads[1].head, again.auditHead)
  for (const h of heads) assert.equal((await room.ok(supervisor.call('GET', `/pages/seal-check?sealId=${h.id}`))).same, true)
})
test('D2.11 «DMS待到» comes back next morning as a new difference, and an unsealed yesterday holds nobody up', async () => {
  t.clock.now = '2026-11-24T02:00:00.000Z';
  [supervisor, supervisor2, manager, li, chen] = await everyone(t.again)
  const today = await room.open(supervisor, tomorrow), matched = await room.match(supervisor, today.id)
  assert.deepEqual([matched.open, matched.counts.cardWithoutDms], [1, 1])
  const [back] = await room.differences(supervisor, today.id)
  assert.deepEqual([back.left, back.state], [{ kind: 'prospectCard', id: day.noDms.card.id }, 'open'])
  assert.equal((await supervisor.call('GET', `/differences/${back.id}`)).body.broughtFromId, (await of('cardWithoutDms')).id)
  await room.ok(room.give(supervisor, 'differences', back.id, 'explain', { kind: 'dmsLater', text: '还没好', expiresOn: '2026-11-26' }))
  await room.dms(supervisor, tomorrow, { name: '彭丽', phone: day.noDms.phone, level: 'B', memberId: li.memberId })
  assert.equal((await room.match(supervisor, today.id)).open, 0)
  assert.equal((await room.differences(supervisor, today.id))[0].state, 'mended')
  // team two never sealed the 23rd: its today is registered, matched and sealed all the same
  await room.clean(chen, tomorrow, '唐宇')
  const two = await room.open(supervisor2, tomorrow)
  assert.equal((await room.match(supervisor2, two.id)).open, 0)
  assert.equal((await room.ok(room.give(supervisor2, 'day-closings', two.id, 'seal'))).state, 'sealed')
})
test('D2.11 the site is sealed when all its groups are: 409 names how many are open, the page names which', async () => {
  const site = (await room.ok(manager.call('POST', '/day-closings', { on }))) as { id: string }
  await room.match(manager, site.id)
  const early = await room.give(manager, 'day-closings', site.id, 'seal')
  assert.deepEqual([early.status, early.body.code], [409, 'day-closing.groupsOpen'], early.text)
  const en = await manager.call('POST', `/day-closings/${site.id}/seal`, {}, { 'if-match': (await manager.call('GET', `/day-closings/${site.id}`)).headers.etag as string, 'accept-language': 'en' })
  assert.match(en.body.detail, /^1 groups /, en.text)
  assert.deepEqual((await room.ok(manager.call('GET', `/pages/evening-check?on=${on}`))).groupsOpen.map((g: { id: string }) => g.id), [t.teams.two])
  const theirs = await room.open(supervisor2, on)
  await room.match(supervisor2, theirs.id)
  for (const d of await room.differences(supervisor2, theirs.id)) if (d.state === 'open') await room.ok(room.give(supervisor2, 'differences', d.id, 'explain', { kind: 'other', text: '看过了' }))
  await room.ok(room.give(supervisor2, 'day-closings', theirs.id, 'seal'))
  assert.equal((await room.ok(room.give(manager, 'day-closings', site.id, 'seal'))).state, 'sealed')
})
test('D2.11 the month beside a sealed day stays what it was when it was sealed, whatever is written later for the days before', async () => {
  const page = () => room.ok(supervisor.call('GET', `/pages/evening-check?on=${on}`)), sheet = () => room.ok(supervisor.call('GET', `/pages/daily-sheet?on=${on}`))
  const months = (e: { figures: { name: string; month: unknown }[] }) => e.figures.map(f => [f.name, f.month]), ofPeople = (e: { people: { name: string; monthOrders: number }[] }) => e.people.map(p => [p.name, p.monthOrders])
  const [before, printed] = [await page(), await sheet()]
  await room.party(li, { name: '迟到', phone: room.phone(), firstTime: true, arrivedAt: '2026-11-20T03:00:00.000Z' })
  await room.made(li, '/milestones', { customerId: day.good.customer.id, kind: 'order', at: '2026-11-20T04:00:00.000Z' })
  const [after, again] = [await page(), await sheet()]
  assert.deepEqual([months(after), ofPeople(after), months(again)], [months(before), ofPeople(before), months(printed)])
  // a match of the sealed evening for what came late does not thaw it
  await room.match(supervisor, closing.id)
  assert.deepEqual(months(await page()), months(before))
  const live = (await room.ok(supervisor.call('GET', `/figures/visitsTotal?from=2026-11-01&to=${on}&teamId=${t.teams.one}`))).value
  assert.equal(live, 1 + Number(months(before).find(([name]) => name === 'visitsTotal')![1]))
})
test('a party logged during the seal lies inside or outside, never half', async () => {
  const closing2 = await room.open(supervisor, tomorrow)
  await room.match(supervisor, closing2.id)
  const version = (await supervisor.call('GET', `/day-closings/${closing2.id}`)).headers.etag as string
  const [sealing, ...parties] = await Promise.all([
    supervisor.call('POST', `/day-closings/${closing2.id}/seal`, {}, { 'if-match': version }),
    ...Array.from({ length: 4 }, () => li.call('POST', '/visits', { purpose: 'service', firstTime: false })),
  ])
  assert.ok(parties.every(p => p.status === 201))
  assert.ok(sealing.status === 200 || sealing.body.code === 'day-closing.unfinished', sealing.text)
  const rows = (await room.ok(supervisor.call('GET', `/visits?on=${tomorrow}&countsTeamId=${t.teams.one}`))).items as { id: string; state: string }[]
  const seen = await Promise.all(rows.map(async r => (await supervisor.call('GET', `/visits/${r.id}`)).body))
  assert.ok(seen.every(r => !r.sealed || r.state === 'finished'))
  for (const head of (await room.ok(supervisor.call('GET', `/seals?dayClosingId=${closing2.id}`))).items) assert.equal((await room.ok(supervisor.call('GET', `/pages/seal-check?sealId=${head.id}`))).same, true)
})
