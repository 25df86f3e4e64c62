import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as newId } from 'uuid'
import { sql } from '../../server/data/sql.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { town, type Actor, type Answered } from '../../test/house.ts'
import { figures } from './figures.ts'

// One Monday keyed through the calls people use, and every figure of it computed by hand (issue section 3 point 7, domain.md 14, wire.md 2a).
const t = await town({ at: '2026-11-23T01:00:00.000Z' }) // 09:00 in Shanghai
const [c1, c2, c3, supervisor, supervisor2, manager, reception] = await Promise.all(['consultant1', 'consultant2', 'consultant3', 'supervisor', 'supervisor2', 'manager', 'reception'].map(t.as))
const at = (clock: string): string => { t.clock.now = `2026-11-23T${String(Number(clock.slice(0, 2)) - 8).padStart(2, '0')}:${clock.slice(3)}:00.000Z`; return t.clock.now }
const made = (answered: Answered): Answered['body'] => { assert.ok(answered.status < 300, answered.text); return answered.body }
const give = async (who: Actor, path: string, body: object): Promise<Answered['body']> => made(await who.call('POST', path, body))
const command = async (who: Actor, path: string, row: { id: string; version: number }, name: string, body: object = {}): Promise<Answered['body']> => {
  const now = made(await who.call('GET', `${path}/${row.id}`))
  return made(await who.call('POST', `${path}/${row.id}/${name}`, body, { 'if-match': `"${now.version}"` }))
}
const finish = (who: Actor, row: { id: string; version: number }) => command(who, '/visits', row, 'finish')
let numbers = 13_800_000_000
const phone = (): string => String(numbers++)
const customerOf = (who: Actor, name: string, more: object = {}) => give(who, '/customers', { name, phone: phone(), channel: 'walkIn', ...more })
const cardOf = (who: Actor, customerId: string, more: object) => give(who, '/prospect-cards', { customerId, level: 'H', channel: 'walkIn', ...more })

/** Monday, as the shop keyed it; the letters are those of the sums below. */
const monday = async () => {
  // I1 web inquiry of consultant2, carded → K2; I3 the same number again, for consultant1: a repeat
  const lead = await customerOf(c2, '钱多多', { channel: 'web' })
  const I1 = await give(c2, '/inquiries', { kind: 'web', name: '钱多多', phone: lead.phone ? `${numbers - 1}` : '', customerId: lead.id, handledById: c2.memberId })
  const K2 = await cardOf(c2, lead.id, { originInquiryId: I1.id, channel: 'web' })
  at('09:10')
  await give(c1, '/inquiries', { kind: 'web', phone: `${numbers - 1}`, handledById: c1.memberId })
  await give(c1, '/inquiries', { kind: 'call', phone: phone(), class: 'nonIntent', invalidReason: 'wrongNumber', handledById: c1.memberId }) // I2
  await give(c1, '/inquiries', { kind: 'call', phone: phone(), handledById: c1.memberId }) // I4 pending
  await give(c3, '/inquiries', { kind: 'call', phone: phone(), class: 'onFile', handledById: c3.memberId }) // I6
  const fair = await customerOf(c1, '孙会展', { channel: 'event' })
  const I5 = await give(c1, '/inquiries', { kind: 'event', eventName: '秋季车展', customerId: fair.id, handledById: c1.memberId })
  const K5 = await cardOf(c1, fair.id, { originInquiryId: I5.id, channel: 'event' })
  // K2's customer is invited for today before he comes
  await give(c2, '/appointments', { customerId: lead.id, at: '2026-11-23T03:00:00.000Z', purpose: '看车' })
  // V1 first, leaves data → K1
  at('10:00')
  const first = await customerOf(c1, '赵一')
  const V1 = await give(c1, '/visits', { customerId: first.id, firstTime: true, people: 2, channel: 'walkIn' })
  at('10:20')
  const K1 = await cardOf(c1, first.id, { originVisitId: V1.id })
  await finish(c1, V1)
  // V2 first, leaves nothing
  const V2 = await give(c1, '/visits', { firstTime: true, noDataReason: '不愿留', channel: 'walkIn' })
  await finish(c1, V2)
  // V3 the invited one comes for the first time
  at('11:00')
  const V3 = await give(c2, '/visits', { customerId: lead.id, firstTime: true, channel: 'web' })
  await finish(c2, V3)
  // V4 comes again, unannounced, and drives
  const old = await customerOf(c2, '李再来')
  const V4 = await give(c2, '/visits', { customerId: old.id, firstTime: false, channel: 'walkIn' })
  await finish(c2, V4)
  await give(c2, '/milestones', { customerId: old.id, visitId: V4.id, kind: 'testDrive' })
  // V5 service, team two; V6 nobody has completed
  at('14:00')
  const V5 = await give(c3, '/visits', { purpose: 'service', firstTime: false })
  await finish(c3, V5)
  await give(reception, '/visits', { people: 3 })
  // V7 first, leaves data → K3 and, a car for his wife, K4
  const pair = await customerOf(c3, '周两车')
  const V7 = await give(c3, '/visits', { customerId: pair.id, firstTime: true, channel: 'walkIn' })
  at('14:30')
  const K3 = await cardOf(c3, pair.id, { originVisitId: V7.id })
  at('14:31')
  const K4 = await cardOf(c3, pair.id, { originVisitId: V7.id, level: 'A' })
  await finish(c3, V7)
  // K6 referral, no party
  const friend = await customerOf(c1, '吴转介', { channel: 'referral' })
  const K6 = await cardOf(c1, friend.id, { channel: 'referral' })
  // a drive that names no party: V1's customer drove; then orders
  at('15:00')
  await give(c1, '/milestones', { customerId: first.id, kind: 'testDrive' })
  await give(c1, '/milestones', { customerId: first.id, cardId: K1.id, visitId: V1.id, kind: 'order', amount: '199800.00' }) // with V1
  await give(c2, '/milestones', { customerId: old.id, kind: 'order' }) // falls on V4
  await give(c1, '/milestones', { customerId: friend.id, cardId: K6.id, kind: 'order' }) // no party
  await give(c2, '/milestones', { customerId: lead.id, cardId: K2.id, visitId: V3.id, kind: 'order' }) // with V3
  await give(c1, '/milestones', { customerId: friend.id, cardId: K6.id, kind: 'cancellation' })
  await give(c1, '/milestones', { customerId: first.id, cardId: K1.id, kind: 'delivery' })
  // losses: K5 waits, K3 agreed to, K4 sent back
  at('17:00')
  await command(c1, '/prospect-cards', K5, 'apply-to-close', { as: 'lost', reason: '买了别家', rival: '某某' })
  for (const card of [K3, K4]) await command(c3, '/prospect-cards', card, 'apply-to-close', { as: 'lost', reason: '不买了' })
  await command(supervisor2, '/prospect-cards', K3, 'agree-to-close')
  await command(supervisor2, '/prospect-cards', K4, 'refuse-to-close', { reason: '再跟一次' })
  // carried into November: two of consultant1, one of consultant3, as the job of the 1st freezes them (which cards they are makes no number)
  await inTransaction(t.house.database.app, { orgId: t.orgId }, async client => {
    for (const [card, of, team] of [[K5, c1, 'one'], [K6, c1, 'one'], [K3, c3, 'two']] as const) await rows(client, sql`INSERT INTO carried_card (org_id, id, created_at, updated_at, month, card_id, level, counts_for_id, counts_team_id, counts_site_id) VALUES (${t.orgId}, ${newId()}, ${t.clock.now}, ${t.clock.now}, '2026-11-01', ${card.id}, 'A', ${of.memberId}, ${t.teams[team]}, ${t.siteId})`)
  })
}
await monday()
const range = 'from=2026-11-23&to=2026-11-23'
const valuesFor = async (who: Actor, more = ''): Promise<Record<string, unknown>> =>
  Object.fromEntries(await Promise.all(figures.map(async f => [f.name, made(await who.call('GET', `/figures/${f.name}?${range}${more}`)).value])))

test('the Monday of the whole site, by hand', async () => {
  assert.deepEqual(await valuesFor(manager), {
    visitsTotal: 7, // V1 … V7
    firstVisits: 4, firstWithData: 2 /* V1, V7 */, firstHasCard: 1 /* V3: K2 was live before */, firstNoData: 1 /* V2 */, againVisits: 1 /* V4 */, nonIntentVisits: 1 /* V5 */, unfinishedVisits: 1 /* V6 */,
    dataRate: '0.6667', // 2 ÷ (2 + 1)
    testDriveRate: '0.5000', // V1 and V4 of V1, V3, V4, V7
    inquiriesTotal: 4, // I1, I2, I4, I6: I3 repeats I1, I5 is an event
    inquiriesCarded: 1, inquiriesNonIntent: 1, inquiriesOnFile: 1, inquiriesPending: 1,
    inquiryCardRate: '0.3333', // 1 ÷ (1 + 1 + 1), the pending one does not count
    cardsTotal: 6, cardsFromVisits: 2 /* K1, K3 */, cardsFromInquiries: 1 /* K2 */, cardsOther: 3 /* K4: V7 counts once · K5: event · K6: referral */,
    invitedTotal: 2 /* V3, V4 */, invitedRegistered: 1 /* V3 */, invitedUnregistered: 1, invitedShare: '0.4000' /* 2 ÷ (4 + 1) */, carriedCards: 3, invitedRate: '0.2222' /* 2 ÷ (6 + 3) */,
    ordersTotal: 4, ordersFirstWithData: 1, ordersFirstHasCard: 1, ordersAgain: 1 /* names no party, falls on V4 */, ordersOther: 1 /* 吴转介 never came */,
    orderRateFirstWithData: '0.5000', orderRateFirstHasCard: '1.0000', orderRateAgain: '1.0000', deliveries: 1, cancellations: 1,
    lossApplications: 3, lossAgreed: 1 /* K3 */, lossRefused: 1 /* K4 */, lossOpen: 1 /* K5 */, lossRefusedRate: '0.3333',
  })
})
test('the Monday of team one, of team two and of one consultant, by hand', async () => {
  const one = {
    visitsTotal: 4, firstVisits: 3, firstWithData: 1, firstHasCard: 1, firstNoData: 1, againVisits: 1, nonIntentVisits: 0, unfinishedVisits: 0 /* V6 counts for nobody yet */, dataRate: '0.5000', testDriveRate: '0.6667' /* V1, V4 of V1, V3, V4 */,
    inquiriesTotal: 3, inquiriesCarded: 1, inquiriesNonIntent: 1, inquiriesOnFile: 0, inquiriesPending: 1, inquiryCardRate: '0.5000', cardsTotal: 4, cardsFromVisits: 1, cardsFromInquiries: 1, cardsOther: 2,
    invitedTotal: 2, invitedRegistered: 1, invitedUnregistered: 1, invitedShare: '0.5000', carriedCards: 2, invitedRate: '0.3333' /* 2 ÷ (4 + 2) */,
    ordersTotal: 4, ordersFirstWithData: 1, ordersFirstHasCard: 1, ordersAgain: 1, ordersOther: 1, orderRateFirstWithData: '1.0000', orderRateFirstHasCard: '1.0000', orderRateAgain: '1.0000', deliveries: 1, cancellations: 1,
    lossApplications: 1, lossAgreed: 0, lossRefused: 0, lossOpen: 1, lossRefusedRate: '0.0000',
  }
  assert.deepEqual(await valuesFor(supervisor), one)
  assert.deepEqual(await valuesFor(manager, `&teamId=${t.teams.one}`), one, 'a manager asks for the team and reads the same')
  assert.deepEqual(await valuesFor(supervisor2), {
    visitsTotal: 2, firstVisits: 1, firstWithData: 1, firstHasCard: 0, firstNoData: 0, againVisits: 0, nonIntentVisits: 1, unfinishedVisits: 0, dataRate: '1.0000', testDriveRate: '0.0000',
    inquiriesTotal: 1, inquiriesCarded: 0, inquiriesNonIntent: 0, inquiriesOnFile: 1, inquiriesPending: 0, inquiryCardRate: '0.0000', cardsTotal: 2, cardsFromVisits: 1, cardsFromInquiries: 0, cardsOther: 1,
    invitedTotal: 0, invitedRegistered: 0, invitedUnregistered: 0, invitedShare: '0.0000', carriedCards: 1, invitedRate: '0.0000',
    ordersTotal: 0, ordersFirstWithData: 0, ordersFirstHasCard: 0, ordersAgain: 0, ordersOther: 0, orderRateFirstWithData: '0.0000', orderRateFirstHasCard: null, orderRateAgain: null, deliveries: 0, cancellations: 0,
    lossApplications: 2, lossAgreed: 1, lossRefused: 1, lossOpen: 0, lossRefusedRate: '0.5000',
  })
  const mine = {
    visitsTotal: 2, firstVisits: 2, firstWithData: 1, firstHasCard: 0, firstNoData: 1, againVisits: 0, nonIntentVisits: 0, unfinishedVisits: 0, dataRate: '0.5000', testDriveRate: '1.0000',
    inquiriesTotal: 2, inquiriesCarded: 0, inquiriesNonIntent: 1, inquiriesOnFile: 0, inquiriesPending: 1, inquiryCardRate: '0.0000', cardsTotal: 3, cardsFromVisits: 1, cardsFromInquiries: 0, cardsOther: 2,
    invitedTotal: 0, invitedRegistered: 0, invitedUnregistered: 0, invitedShare: '0.0000', carriedCards: 2, invitedRate: '0.0000',
    ordersTotal: 2, ordersFirstWithData: 1, ordersFirstHasCard: 0, ordersAgain: 0, ordersOther: 1, orderRateFirstWithData: '1.0000', orderRateFirstHasCard: null, orderRateAgain: null, deliveries: 1, cancellations: 1,
    lossApplications: 1, lossAgreed: 0, lossRefused: 0, lossOpen: 1, lossRefusedRate: '0.0000',
  }
  assert.deepEqual(await valuesFor(c1), mine)
  assert.deepEqual(await valuesFor(manager, `&memberId=${c1.memberId}`), mine)
})
test('groups by day, consultant and channel add up to the number', async () => {
  const groups = async (by: string) => made(await manager.call('GET', `/figures/visitsTotal?${range}&by=${by}`)).groups as { key: string | null; label: string | null; value: number }[]
  assert.deepEqual(await groups('day'), [{ key: '2026-11-23', label: '2026-11-23', value: 7 }])
  assert.deepEqual(await groups('channel'), [{ key: 'walkIn', label: 'walkIn', value: 4 }, { key: 'web', label: 'web', value: 1 }, { key: null, label: null, value: 2 }])
  assert.deepEqual(new Set((await groups('member')).map(g => `${g.label} ${g.value}`)), new Set(['consultant1 2', 'consultant2 2', 'consultant3 2', 'null 1']))
  for (const [channel, n] of [['walkIn', 4], ['web', 1], ['none', 2], ['referral', 0]] as const) {
    assert.equal(made(await manager.call('GET', `/figures/visitsTotal?${range}&channel=${channel}`)).value, n)
    assert.equal(made(await manager.call('GET', `/figures/visitsTotal/rows?${range}&channel=${channel}`)).items.length, n)
  }
})
test('behind every number stand as many rows, with the class the sheet shows', async () => {
  for (const f of figures) for (const part of f.denominator ? ['numerator', 'denominator'] : ['numerator']) {
    const answer = made(await manager.call('GET', `/figures/${f.name}?${range}`))
    const found: { id: string }[] = []
    for (let cursor = ''; ;) {
      const page = made(await manager.call('GET', `/figures/${f.name}/rows?${range}&part=${part}&limit=2${cursor}`))
      found.push(...page.items)
      if (page.next === null) break
      cursor = `&cursor=${page.next}`
    }
    assert.equal(found.length, f.denominator ? answer[part] : answer.value, `${f.name} ${part}`)
  }
  const visits = made(await manager.call('GET', `/figures/visitsTotal/rows?${range}`)).items as { id: string; class: string; part: string; masked?: boolean }[]
  const listed = made(await manager.call('GET', '/visits?on=2026-11-23')).items as { id: string; class: string }[]
  assert.deepEqual(new Map(visits.map(v => [v.id, v.class])), new Map(listed.map(v => [v.id, v.class])), 'one rule for the class: list and figure agree')
  assert.ok(visits.every(v => v.part === v.class && v.masked === undefined))
})
