import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../kernel/refusal.ts'
import { closingCounts, reconciled } from './reconcile.rules.ts'
import { card, dms, inquiry, milestone, rowsOf, today, tomorrow, visit, yesterday } from './rows.example.ts'
import { defaultMatchRules, differenceKey, type DayRows } from './rows.rules.ts'
import { expiryOf, holds, mustBeSealable, renewed, type Standing } from './sealing.rules.ts'

const [p1, p2, p3, p4, p5] = ['13800000001', '13800000002', '13800000003', '13800000004', '13900001111']
/** Differences as «class left right field». */
const says = (rows: Partial<DayRows>) => reconciled(rowsOf(rows)).differences.map(d => [d.class, d.left?.id, d.right?.id, d.field].filter(Boolean).join(' '))
const links = (rows: Partial<DayRows>) => reconciled(rowsOf(rows)).matches.map(m => `${m.as} ${m.left.id} ${m.right.id} ${m.by}`)
const full = (id: string, phone: string) => ({ visits: [visit(`v${id}`, { phone })], cards: [card(`c${id}`, phone, { originVisitId: `v${id}` })], dms: [dms(`d${id}`, phone)] })

test('a day on which everything is in its place has no difference', () => {
  assert.deepEqual(says(full('1', p1)), [])
  assert.deepEqual(says({ inquiries: [inquiry('i', { phone: p1 })], cards: [card('c', p1, { originInquiryId: 'i', channel: 'web' })], dms: [dms('d', '138****0001')] }), [])
  assert.deepEqual(says({ visits: [visit('v', { purpose: 'service', phone: p1 }), visit('w'), visit('u', { state: 'unfinished', phone: p2 })], inquiries: [inquiry('i', { class: 'onFile', phone: p3 }), inquiry('j', { class: 'pending' })] }), [])
  assert.deepEqual(says({}), [])
})
test('a golden day shows each class once, with its fixer and team', () => {
  const ok = full('9', p5)
  const day = rowsOf({
    visits: [...ok.visits, visit('v1', { phone: p1, countsTeamId: 'team2' }), visit('v7', { phone: '13700000007', receivedById: null })],
    inquiries: [inquiry('i1', { phone: p2, ownerId: null })],
    cards: [...ok.cards, card('c3', p3), card('c4', p4, { channel: 'referral' }), card('c7', '13700000007', { originVisitId: 'v7', level: 'H' }), card('c8', '13700000008', { channel: 'repeat', customerId: 'k8' }), card('c80', '13700000008', { on: '2026-11-01', customerId: 'k8' })],
    dms: [...ok.dms, dms('d3', p3), dms('d5', '13700000005'), dms('d7', '13700000007', { level: 'H' }), dms('d8', '13700000008'), dms('d6', '13700000006', { kind: 'delivery', memberId: 'zhao' })],
    milestones: [milestone('m6', '13700000066')],
    heads: [{ teamId: 'team2', sealedAt: `${today}T10:00:00.000Z` }],
  })
  const rows = { ...day, visits: [...day.visits, visit('v10', { purpose: 'other', countsTeamId: 'team2', createdAt: `${today}T11:00:00.000Z` })] }
  assert.deepEqual(says(rows), [
    'visitWithoutCard v1', 'inquiryWithoutCard i1', 'cardWithoutOrigin c3', 'cardWithoutDms c4', 'dmsWithoutCard d5', 'fieldDiffers v7 c7 level', 'duplicate c80 c8', 'late v10', 'milestoneWithoutDms m6', 'dmsWithoutMilestone d6',
  ])
  const by = new Map(reconciled(rows).differences.map(d => [d.class, d]))
  assert.deepEqual([by.get('visitWithoutCard')!.fixerId, by.get('visitWithoutCard')!.countsTeamId], ['li', 'team2'])
  assert.equal(by.get('inquiryWithoutCard')!.fixerId, 'dcc')
  assert.deepEqual([by.get('fieldDiffers')!.leftSays, by.get('fieldDiffers')!.rightSays], ['A', 'H'])
  assert.equal(by.get('dmsWithoutMilestone')!.fixerId, 'zhao')
  const counts = closingCounts(rows, reconciled(rows), null)
  assert.deepEqual([counts.visit, counts.difference, counts['difference.late'], counts['dms.delivery'], counts.unfinished, counts['card.repeat']], [4, 10, 1, 1, 0, 1])
  assert.equal(closingCounts(rows, { matches: [{ as: 'originVisit', left: { kind: 'visit', id: 'not read' }, right: { kind: 'prospectCard', id: 'c3' }, by: 'id' }], differences: [] }, new Set([null]))['match.id'], 1)
  const team2 = closingCounts(rows, reconciled(rows), new Set(['team2']))
  assert.deepEqual([team2.visit, team2.difference, team2.card, team2['match.id'] + team2['match.key']], [2, 2, 0, 0])
})
test('explicit ids beat keys, and a single key match is to be linked', () => {
  assert.deepEqual(links({ visits: [visit('v', { phone: p1, cardId: 'c2' })], cards: [card('c1', p1, { on: yesterday, endedOn: null })] }), ['visitCard v c2 id'])
  assert.deepEqual(links({ visits: [visit('v', { phone: p1 })], cards: [card('c', p1)], dms: [dms('d', p1)] }), ['visitCard v c key', 'originVisit v c key', 'dmsCard c d key'])
  assert.deepEqual(links({ inquiries: [inquiry('i', { phone: p1 })], cards: [card('c', p1, { channel: 'web' })], dms: [dms('d', null, { cardId: 'c' })] }), ['inquiryCard i c key', 'originInquiry i c key', 'dmsCard c d id'])
  assert.deepEqual(links({ visits: [visit('v', { customerId: 'k' })], cards: [card('c', p1, { customerId: 'k', on: '2026-10-01' })] }), ['visitCard v c key'])
  assert.deepEqual(links({ milestones: [milestone('m', p1, { customerId: 'k' })], cards: [card('c', p1, { customerId: 'k', on: '2026-10-01' })], dms: [dms('d', p1, { kind: 'order' })] }), ['dmsMilestone m d key', 'milestoneCard m c key'])
  assert.deepEqual(links({ visits: [visit('v', { phone: p1, on: yesterday })], cards: [card('c', p1, { on: yesterday, originVisitId: 'v' })] }), [])
})
test('the key reaches one day around, and older cards only while they stand', () => {
  for (const on of [yesterday, tomorrow]) assert.deepEqual(says({ visits: [visit('v', { phone: p1 })], cards: [card('c', p1, { on, state: 'lost', endedOn: on, originVisitId: 'v' })] }), [])
  assert.deepEqual(says({ visits: [visit('v', { phone: p1 })], cards: [card('c', p1, { on: '2026-11-01' })] }), [])
  assert.deepEqual(says({ visits: [visit('v', { phone: p1 })], cards: [card('c', p1, { on: '2026-11-01', state: 'lost', endedOn: '2026-11-10' })] }), ['visitWithoutCard v'])
  assert.deepEqual(says({ visits: [visit('v', { phone: p1 })], cards: [card('c', p1, { on: '2026-11-26' })] }), ['visitWithoutCard v'])
  assert.deepEqual(says({ cards: [card('c', p1, { channel: 'repeat' })], dms: [dms('d', p1, { on: tomorrow })] }), [])
  assert.deepEqual(says({ cards: [card('c', p1, { channel: 'repeat' })], dms: [dms('d', p1, { on: '2026-11-26' })] }), ['cardWithoutDms c'])
})
test('a returning party with a phone and no card is a visit without card', () => {
  assert.deepEqual(says({ visits: [visit('v', { phone: p1, firstTime: false, class: 'again' })] }), ['visitWithoutCard v'])
  assert.deepEqual(says({ visits: [visit('v', { firstTime: false, class: 'again' })] }), [])
})
test('masked phones need first three, last four, surname and day; an ambiguous one is shown, never guessed', () => {
  const opened = (id: string, phone: string, more = {}) => card(id, phone, { channel: 'repeat', ...more })
  assert.deepEqual(says({ cards: [opened('c', p1)], dms: [dms('d', '138****0001', { name: '李女士' })] }), ['cardWithoutDms c', 'dmsWithoutCard d'])
  assert.deepEqual(says({ cards: [opened('c', p1, { name: null })], dms: [dms('d', '138****0001')] }), ['cardWithoutDms c', 'dmsWithoutCard d'])
  assert.deepEqual(says({ cards: [opened('c', p1)], dms: [dms('d', '138****0001', { name: null }), dms('e', '1380001', {}), dms('f', null)] }).length, 4)
  const two = reconciled(rowsOf({ cards: [opened('c', '13811110001'), opened('e', '13822220001')], dms: [dms('d', '138****0001')] })).differences
  assert.deepEqual(two.map(d => [d.class, d.candidates.map(c => c.id).join()]), [['dmsWithoutCard', 'c,e']])
  assert.deepEqual(says({ cards: [opened('c', p1)], dms: [dms('d', '138****0001'), dms('e', '138****0001')] }), ['dmsWithoutCard d', 'dmsWithoutCard e'])
  const later = reconciled(rowsOf({ cards: [opened('c', '13811110001'), opened('e', '13822220001')], dms: [dms('d', '138****0001', { on: yesterday })] })).differences
  assert.deepEqual(later.map(d => [d.class, d.left!.id, d.candidates.map(c => c.id).join()]), [['cardWithoutDms', 'c', 'd'], ['cardWithoutDms', 'e', 'd']])
  assert.deepEqual(says({ cards: [opened('c', p1), opened('e', '13822220001')], dms: [dms('d', '138****0001'), dms('f', p1)] }), [])
})
test('D2.11 an entry somebody pointed at one order is that order’s, whatever else its key reaches', () => {
  const orders = [milestone('m', '13811110001'), milestone('n', '13822220001')], entry = (milestoneId: string | null) => dms('d', '138****0001', { kind: 'order', milestoneId })
  const seen = reconciled(rowsOf({ milestones: orders, dms: [entry(null)] })).differences
  assert.deepEqual(seen.map(d => [d.class, d.candidates.map(c => `${c.kind} ${c.id}`).join()]), [['dmsWithoutMilestone', 'milestone m,milestone n']])
  assert.deepEqual(says({ milestones: orders, dms: [entry('n')] }), ['milestoneWithoutDms m'])
  assert.deepEqual(links({ milestones: orders, dms: [entry('n'), dms('e', '138****0001', { kind: 'order' })] }), ['dmsMilestone n d id', 'dmsMilestone m e key'])
  // archived since: the key decides again
  assert.deepEqual(says({ milestones: [orders[0]], dms: [entry('n')] }), [])
})
test('one phone of two customers is ambiguous for parties and entries', () => {
  const two = [card('c', p1, { channel: 'repeat' }), card('e', p2, { phones: [p2, p1, p1], channel: 'repeat' })]
  const [seen] = reconciled(rowsOf({ visits: [visit('v', { phone: p1 })], cards: two, dms: [dms('d', p2)] })).differences
  assert.deepEqual([seen.class, seen.candidates.map(c => c.id)], ['visitWithoutCard', ['c', 'e']])
  assert.deepEqual(says({ cards: two, dms: [dms('d', p1)] }), ['dmsWithoutCard d'])
})
test('a customer’s two live cards are one duplicate, not an ambiguous party too', () => {
  const cards = [card('c', p1, { on: '2026-11-01', customerId: 'k' }), card('e', p1, { customerId: 'k', channel: 'repeat' }), card('f', p1, { customerId: 'k', channel: 'repeat', state: 'ordered' })]
  assert.deepEqual(says({ visits: [visit('v', { phone: p1 })], cards, dms: [dms('d', p1), dms('g', null, { cardId: 'f' })] }), ['duplicate c e'])
  assert.deepEqual(says({ cards: cards.map(c => ({ ...c, on: yesterday })) }), [])
})
test('two DMS entries of one card are a duplicate on the later one’s day', () => {
  const one = [card('c', p1, { channel: 'repeat' })]
  assert.deepEqual(says({ cards: one, dms: [dms('d', p1), dms('e', p1)] }), ['duplicate d e'])
  assert.deepEqual(says({ cards: one, dms: [dms('e', null, { cardId: 'c' }), dms('d', null, { cardId: 'c', on: yesterday })] }), ['duplicate d e'])
  assert.deepEqual(says({ cards: one, dms: [dms('d', p1, { on: tomorrow }), dms('e', p1)] }), [])
  assert.deepEqual(says({ dms: [dms('d', p1, { cardId: 'an older card' })] }), [])
})
test('pairs are compared by level, channel and consultant, never with empty sides or the receiver', () => {
  const pair = (v: object, c: object, d: object = {}) => says({ visits: [visit('v', { phone: p1, ...v })], cards: [card('c', p1, { originVisitId: 'v', ...c })], dms: [dms('d', p1, d)] })
  assert.deepEqual(pair({ level: null, channel: null, ownerId: null }, {}), [])
  assert.deepEqual(pair({ level: 'H', channel: 'event', ownerId: 'zhao' }, {}), ['fieldDiffers v c channel', 'fieldDiffers v c consultant', 'fieldDiffers v c level'])
  assert.deepEqual(pair({}, {}, { level: 'B', memberId: 'zhao' }), ['fieldDiffers c d consultant', 'fieldDiffers c d level'])
  assert.deepEqual(pair({ receivedById: 'zhao' }, {}, { memberId: null, level: null }), [])
  const asked = (i: object) => says({ inquiries: [inquiry('i', { phone: p1, ...i })], cards: [card('c', p1, { originInquiryId: 'i', channel: 'web' })], dms: [dms('d', p1)] })
  assert.deepEqual(asked({ kind: 'call', level: 'C', ownerId: null }), ['fieldDiffers i c channel', 'fieldDiffers i c level'])
  assert.deepEqual(says({ milestones: [milestone('m', p1)], dms: [dms('d', p1, { kind: 'order', memberId: 'zhao' })] }), ['fieldDiffers m d consultant'])
})
test('a pair of two days is compared on the later one, and a party on an older card not at all', () => {
  const old = card('c', p1, { on: yesterday, level: 'H', originVisitId: 'w' })
  assert.deepEqual(says({ visits: [visit('v', { phone: p1, class: 'firstHasCard', cardId: 'c' })], cards: [old] }), [])
  assert.deepEqual(says({ cards: [old], dms: [dms('d', p1)] }), ['fieldDiffers c d level'])
  assert.deepEqual(says({ cards: [old], dms: [dms('d', p1, { on: yesterday })] }), [])
  assert.deepEqual(says({ visits: [visit('v', { phone: p1, on: yesterday })], cards: [card('c', p1, { originVisitId: 'v', level: 'H', on: yesterday })], inquiries: [inquiry('i', { on: yesterday })] }), [])
  assert.deepEqual(says({ inquiries: [inquiry('i', { phone: p1, on: yesterday })], cards: [card('c', p1, { originInquiryId: 'i', level: 'H', channel: 'web', on: yesterday })] }), [])
  assert.deepEqual(says({ milestones: [milestone('m', p1, { on: yesterday })], dms: [dms('d', p1, { kind: 'order', memberId: 'zhao', on: yesterday })] }), [])
})
test('a party marked first though it came to buy before differs in F/S', () => {
  const earlier = { id: 'e', on: '2026-11-01', arrivedAt: '2026-11-01T02:00:00.000Z', phone: p1, customerId: null }
  const only = { cards: [card('c', p1, { on: '2026-11-01' })] }
  assert.deepEqual(says({ ...only, visits: [visit('v', { phone: p1, class: 'firstHasCard', ownerId: null })], earlierVisits: [earlier, { ...earlier, id: 'f', arrivedAt: '2026-11-02T02:00:00.000Z', customerId: 'x' }] }), ['fieldDiffers v e firstTime'])
  assert.deepEqual(says({ ...only, visits: [visit('v', { phone: p1, firstTime: false })], earlierVisits: [earlier] }), [])
  assert.deepEqual(says({ ...only, visits: [visit('v', { customerId: 'customer of c', phone: p1, cardId: 'c' }), visit('w', { customerId: 'customer of c', cardId: 'c', arrivedAt: `${today}T01:00:00.000Z` })], earlierVisits: [earlier] }), ['fieldDiffers v e firstTime'])
  assert.deepEqual(says({ ...only, visits: [visit('v', { phone: p1, cardId: 'c' }), visit('w', { phone: p1, cardId: 'c', purpose: 'service', arrivedAt: `${today}T01:00:00.000Z` })] }), [])
})
test('a repeat inquiry finds the first one’s card and is not told twice', () => {
  const first = inquiry('i', { phone: p1 }), repeat = inquiry('j', { phone: p1, repeatOfId: 'i' })
  assert.deepEqual(says({ inquiries: [first, repeat] }), ['inquiryWithoutCard i'])
  assert.deepEqual(says({ inquiries: [inquiry('j', { phone: p2, repeatOfId: 'old' })], cards: [card('c', p1, { on: '2026-11-02', originInquiryId: 'old' })] }), [])
  assert.deepEqual(says({ inquiries: [inquiry('j', { phone: p2, repeatOfId: 'old' })] }), ['inquiryWithoutCard j'])
})
test('a card with a party or inquiry of its customer has an origin, even when it cannot be told which', () => {
  const ways = { visits: [visit('v', { phone: p1, state: 'unfinished' })], inquiries: [inquiry('i', { phone: p1, class: 'pending' })] }
  assert.deepEqual(says({ ...ways, cards: [card('c', p1)], dms: [dms('d', p1)] }), [])
  assert.deepEqual(says({ visits: [visit('v', { cardId: 'c', phone: p2 })], cards: [card('c', p1)], dms: [dms('d', p1)] }), [])
  assert.deepEqual(says({ visits: [visit('v', { phone: p1, purpose: 'service' })], inquiries: [inquiry('i', { phone: p1, class: 'nonIntent' })], cards: [card('c', p1, { channel: null })], dms: [dms('d', p1)] }), ['cardWithoutOrigin c'])
})
test('orders, deliveries and cancellations are matched each kind for itself, one to one', () => {
  assert.deepEqual(says({ milestones: [milestone('m', p1)], dms: [dms('d', p1, { kind: 'delivery' })] }), ['milestoneWithoutDms m', 'dmsWithoutMilestone d'])
  assert.deepEqual(says({ milestones: [milestone('m', p1), milestone('n', p1)], dms: [dms('d', p1, { kind: 'order' }), dms('e', p1, { kind: 'order' })] }), [])
  assert.deepEqual(says({ milestones: [milestone('m', p1, { cardId: 'c' })], dms: [dms('d', null, { kind: 'order', cardId: 'c' }), dms('e', null, { kind: 'order', cardId: 'c' })] }), ['dmsWithoutMilestone e'])
  assert.deepEqual(says({ milestones: [milestone('m', p1, { cardId: 'c' })], dms: [dms('d', null, { kind: 'order', cardId: 'c', on: '2026-11-27' })] }), ['milestoneWithoutDms m'])
  assert.deepEqual(says({ milestones: [milestone('m', p1, { on: yesterday }), milestone('n', p1)], dms: [dms('d', p1, { kind: 'order' })] }), [])
})
test('what the matrix does not expect is no difference', () => {
  const rows = { visits: [visit('v', { phone: p1 })], inquiries: [inquiry('i', { phone: p4 })], cards: [card('c', p2)], dms: [dms('d', p3)], milestones: [milestone('m', p3)] }
  assert.equal(says(rows).length, 6)
  assert.deepEqual(says({ ...rows, rules: defaultMatchRules.map(rule => ({ ...rule, card: 'none', dms: 'none', origin: 'none' })) }), [])
})
test('the shipped matrix is the one the setting is declared with', async () => {
  const { matchRules } = await import('./closing.ts')
  assert.deepEqual(matchRules.defaults, defaultMatchRules)
})
test('an expired «DMS待到» returns until the entry came, whenever it came', () => {
  const awaited = [{ differenceId: 'old', class: 'cardWithoutDms' as const, left: { kind: 'prospectCard' as const, id: 'c' }, right: null, field: null, fixerId: 'li', countsTeamId: 'team1' }]
  const old = card('c', p1, { on: '2026-11-20' })
  const [back] = reconciled(rowsOf({ cards: [old], awaited })).differences
  assert.deepEqual([back.class, back.left!.id, back.broughtFromId], ['cardWithoutDms', 'c', 'old'])
  assert.deepEqual(says({ cards: [old], awaited, dms: [dms('d', p1)] }), [])
  assert.deepEqual(says({ cards: [old], dms: [dms('d', p1)] }), ['dmsWithoutCard d'])
  const other = { ...awaited[0], class: 'dmsWithoutCard' as const, left: { kind: 'dmsEntry' as const, id: 'd' } }
  assert.deepEqual(says({ awaited: [other, { ...other, left: null }] }), ['dmsWithoutCard d'])
  const order = { ...awaited[0], class: 'milestoneWithoutDms' as const, left: { kind: 'milestone' as const, id: 'm' } }
  assert.deepEqual(says({ awaited: [order, { ...awaited[0], left: null }], milestones: [milestone('m', p1, { on: '2026-11-20' })] }), ['milestoneWithoutDms m'])
})
test('rows written after their team’s seal are late, others and DMS entries are not', () => {
  const after = { createdAt: `${today}T12:00:00.000Z` }
  const heads = [{ teamId: 'team1', sealedAt: `${today}T11:00:00.000Z` }, { teamId: 'team1', sealedAt: `${today}T10:00:00.000Z` }, { teamId: 'team1', sealedAt: `${today}T13:00:00.000Z` }]
  const rows = { visits: [visit('v', { ...after, ownerId: null }), visit('x', { ...after, countsTeamId: null }), visit('y')], inquiries: [inquiry('i', { ...after, class: 'onFile', ownerId: null })], cards: [card('c', p1, { ...after, channel: 'repeat' })], milestones: [milestone('m', p1, after)], dms: [dms('d', p1, after), dms('e', p1, { ...after, kind: 'order' })] }
  assert.deepEqual(says({ ...rows, heads }), ['late i', 'late m', 'late c', 'late v'])
  assert.equal(says(rows).length, 0)
})

const standing = (id: string, more: Partial<Standing> = {}): Standing => ({ id, class: 'cardWithoutDms', left: { kind: 'prospectCard', id }, right: null, field: null, state: 'open', explanation: null, sealed: false, ...more })
test('a new match keeps explanations, opens expired ones again, and tells what was mended', () => {
  const { differences } = reconciled(rowsOf({ cards: ['a', 'b', 'c', 'd', 'e'].map((id, i) => card(id, `1380000100${i}`, { channel: 'repeat' })) }))
  const later = { kind: 'dmsLater', text: '明早导', expiresOn: tomorrow } as const
  const before = [standing('a', { state: 'explained', explanation: { kind: 'noRecordDue', text: '试驾客户', expiresOn: null } }), standing('b', { state: 'explained', explanation: later }), standing('c'), standing('d', { sealed: true }), standing('gone'), standing('gone before', { state: 'mended' })]
  const on = (day: string) => { const r = renewed(before, differences, day); return [r.keep.map(k => `${k.id} ${k.state}`).join(), r.add.map(d => d.left!.id).join(), r.mended.join()] }
  assert.deepEqual(on(today), ['a explained,b explained,c open', 'e', 'gone'])
  assert.deepEqual(on(tomorrow), ['a explained,b open,c open', 'e', 'gone'])
  assert.deepEqual([expiryOf('dmsLater', today), expiryOf('dmsLater', today, '2026-11-30'), expiryOf('other', today, '2026-11-30')], [tomorrow, '2026-11-30', null])
  assert.ok(holds(later, today) && !holds(later, tomorrow))
  assert.equal(differenceKey(standing('a')), 'cardWithoutDms|prospectCard:a||')
})
test('a day is sealed only when all parties are finished and every difference is mended or explained', () => {
  const refuses = (code: string, counts: Parameters<typeof mustBeSealable>[0]) => assert.throws(() => mustBeSealable(counts), (e: unknown) => e instanceof Refusal && e.code === code && e.status === 409 && e.facts.count === 2)
  refuses('day-closing.unfinished', { open: 1, unfinished: 2 })
  refuses('day-closing.unexplained', { open: 2, unfinished: 0, plansOpen: 1 })
  refuses('day-closing.plansOpen', { open: 0, unfinished: 0, plansOpen: 2 })
  refuses('day-closing.groupsOpen', { open: 0, unfinished: 0, plansOpen: 0, groupsOpen: 2 })
  assert.doesNotThrow(() => mustBeSealable({ open: 0, unfinished: 0 }))
  assert.equal(closingCounts(rowsOf({ visits: [visit('v', { state: 'unfinished' })], inquiries: [inquiry('i', { class: 'pending' })], milestones: [milestone('m', p1)], cards: [card('c', p1, { channel: null })] }), { matches: [], differences: [] }, null).unfinished, 1)
})
