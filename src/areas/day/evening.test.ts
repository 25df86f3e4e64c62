import { cpuMs } from '../../test/cpu.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { reconciled } from './reconcile.rules.ts'
import { card, dms, inquiry, milestone, phoneOf, rowsOf, today, visit, yesterday } from './rows.example.ts'
import { differenceKey, type CardRow, type DayRows, type DmsRow, type InquiryRow, type MilestoneRow, type VisitRow } from './rows.rules.ts'

type Lists = { visits: VisitRow[]; inquiries: InquiryRow[]; cards: CardRow[]; milestones: MilestoneRow[]; dms: DmsRow[] }
const names = ['王先生', '李女士', '张伟', '陈静', '刘洋', '𠮷野', '欧阳锋', '赵敏']
const masked = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
const consultants = ['li', 'zhao', 'sun', 'qian']
const teams = ['team1', 'team2', null]

/** A clean evening of about `rows` rows: parties with and without data, returning ones, calls, referrals, orders, half of the DMS masked. */
const cleanDay = (rows: number): Lists => {
  const day: Lists = { visits: [], inquiries: [], cards: [], milestones: [], dms: [] }
  const count = () => day.visits.length + day.inquiries.length + day.cards.length + day.milestones.length + day.dms.length
  for (let n = 0; count() < rows; n++) {
    const phone = phoneOf(n), name = names[n % names.length], ownerId = consultants[n % consultants.length], countsTeamId = teams[n % teams.length], own = { ownerId, countsTeamId }, linked = n % 3 === 0
    const entry = (more: Partial<DmsRow>) => day.dms.push(dms(`d${n}`, n % 2 ? masked(phone) : phone, { name, memberId: ownerId, countsTeamId, cardId: linked ? `c${n}` : null, ...more }))
    const opened = (more: Partial<CardRow>) => { day.cards.push(card(`c${n}`, phone, { name, ...own, ...more })); entry({}) }
    switch (n % 8) {
      case 0: case 1: day.visits.push(visit(`v${n}`, { phone, ...own })); opened({ originVisitId: linked ? `v${n}` : null }); break
      case 2: day.visits.push(visit(`v${n}`, { class: 'firstNoData', ...own, level: null })); break
      case 3: day.visits.push(visit(`v${n}`, { class: 'again', firstTime: false, phone, ...own, level: 'H' })); day.cards.push(card(`c${n}`, phone, { name, ...own, on: '2026-10-20', level: 'B' })); break
      case 4: day.inquiries.push(inquiry(`i${n}`, { phone, ...own })); opened({ channel: 'web', originInquiryId: linked ? `i${n}` : null }); break
      case 5: day.inquiries.push(inquiry(`i${n}`, { class: n % 2 ? 'nonIntent' : 'pending', phone, ...own })); day.visits.push(visit(`v${n}`, { class: 'nonIntent', purpose: 'service', phone, ...own })); break
      case 6: opened({ channel: n % 4 === 2 ? 'referral' : 'repeat' }); break
      default: day.milestones.push(milestone(`m${n}`, phone, { name, ...own, cardId: linked ? `c${n}` : null, kind: (['order', 'delivery', 'cancellation'] as const)[n % 3] })); entry({ kind: (['order', 'delivery', 'cancellation'] as const)[n % 3], level: null })
    }
  }
  return day
}
/** Twenty faults of every class; gives what must be found. Each takes the next rows that fit, so that no two touch one person. */
const planted = (day: Lists): { rows: DayRows; expected: string[] } => {
  const used = new Set<string>(), expected: string[] = []
  const numberOf = (id: string) => id.slice(1)
  const next = <T extends { id: string }>(rows: readonly T[], fits: (row: T) => boolean): T => { const row = rows.find(r => !used.has(numberOf(r.id)) && fits(r))!; used.add(numberOf(row.id)); return row }
  const without = <T extends { id: string }>(rows: T[], id: string) => { rows.splice(rows.findIndex(row => row.id === id), 1) }
  const put = <T extends { id: string }>(rows: T[], row: T, change: Partial<T>) => { rows[rows.indexOf(row)] = { ...row, ...change } }
  const walkIn = (c: CardRow) => c.on === today && c.channel === 'walkIn', web = (c: CardRow) => c.channel === 'web'
  const loseCard = (c: CardRow) => { without(day.cards, c.id); without(day.dms, `d${numberOf(c.id)}`) }
  for (let i = 0; i < 3; i++) { const c = next(day.cards, walkIn); loseCard(c); expected.push(`visitWithoutCard|visit:v${numberOf(c.id)}||`) }
  { const c = next(day.cards, row => row.on === '2026-10-20'); without(day.cards, c.id); expected.push(`visitWithoutCard|visit:v${numberOf(c.id)}||`) }
  for (let i = 0; i < 2; i++) { const c = next(day.cards, web); loseCard(c); expected.push(`inquiryWithoutCard|inquiry:i${numberOf(c.id)}||`) }
  for (let i = 0; i < 2; i++) { const c = next(day.cards, row => walkIn(row) && row.originVisitId === null); without(day.visits, `v${numberOf(c.id)}`); expected.push(`cardWithoutOrigin|prospectCard:${c.id}||`) }
  for (let i = 0; i < 3; i++) { const c = next(day.cards, row => row.on === today); without(day.dms, `d${numberOf(c.id)}`); expected.push(`cardWithoutDms|prospectCard:${c.id}||`) }
  for (let i = 0; i < 2; i++) { day.dms.push(dms(`x${i}`, i ? '177****3333' : '17722223333', { name: '孙七' })); expected.push(`dmsWithoutCard|dmsEntry:x${i}||`) }
  { const c = next(day.cards, row => walkIn(row) && row.originVisitId !== null); put(day.visits, day.visits.find(v => v.id === c.originVisitId)!, { level: 'C' }); expected.push(`fieldDiffers|visit:${c.originVisitId}|prospectCard:${c.id}|level`) }
  { const c = next(day.cards, web); put(day.dms, day.dms.find(d => d.id === `d${numberOf(c.id)}`)!, { memberId: 'another' }); expected.push(`fieldDiffers|prospectCard:${c.id}|dmsEntry:d${numberOf(c.id)}|consultant`) }
  const again = next(day.visits, v => v.class === 'again')
  put(day.visits, again, { firstTime: true, class: 'firstHasCard' }); expected.push(`fieldDiffers|visit:${again.id}|visit:e1|firstTime`)
  { const c = next(day.cards, row => row.channel === 'referral'); day.cards.push({ ...c, id: `z${numberOf(c.id)}` }); day.dms.push(dms('z', null, { cardId: `z${numberOf(c.id)}`, memberId: c.ownerId, name: c.name })); day.dms = day.dms.map(d => (d.id === `d${numberOf(c.id)}` ? { ...d, cardId: c.id } : d)); expected.push(`duplicate|prospectCard:${c.id}|prospectCard:z${numberOf(c.id)}|`) }
  { const m = next(day.milestones, () => true); without(day.dms, `d${numberOf(m.id)}`); expected.push(`milestoneWithoutDms|milestone:${m.id}||`) }
  { const m = next(day.milestones, () => true); without(day.milestones, m.id); expected.push(`dmsWithoutMilestone|dmsEntry:d${numberOf(m.id)}||`) }
  const late = next(day.visits, v => v.class === 'nonIntent' && v.countsTeamId === 'team2')
  put(day.visits, late, { createdAt: `${today}T14:00:00.000Z` }); expected.push(`late|visit:${late.id}||`)
  const earlierVisits = [{ id: 'e1', on: yesterday, arrivedAt: `${yesterday}T02:00:00.000Z`, phone: again.phone, customerId: null }]
  return { rows: rowsOf({ ...day, earlierVisits, heads: [{ teamId: 'team2', sealedAt: `${today}T13:00:00.000Z` }] }), expected }
}

test('three hundred rows with twenty planted faults of every class: all found, none false (users.md «Beyond» 1)', () => {
  assert.deepEqual(reconciled(rowsOf(cleanDay(300))).differences, [])
  const { rows, expected } = planted(cleanDay(300))
  assert.equal(expected.length, 20)
  assert.equal(new Set(expected.map(key => key.split('|')[0])).size, 10)
  assert.deepEqual(reconciled(rows).differences.map(differenceKey).toSorted(), expected.toSorted())
})
test('three hundred parties are reconciled well within two seconds', () => {
  const { rows } = planted(cleanDay(1_200))
  assert.ok(rows.visits.length >= 300)
  const begun = cpuMs()
  const { matches } = reconciled(rows)
  const took = cpuMs() - begun
  assert.ok(took < 1_000, `${took} ms`)
  assert.ok(matches.length > 300)
})
test('the order in which rows are read changes nothing', () => {
  const { rows } = planted(cleanDay(120))
  const whole = JSON.stringify(reconciled(rows))
  const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] => list.map((row, i) => ({ row, key: keys[i % keys.length] * (i + 1) % 9973 })).sort((a, b) => a.key - b.key).map(({ row }) => row)
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9972 }), { minLength: 5, maxLength: 40 }), keys =>
    JSON.stringify(reconciled({ ...rows, visits: shuffled(rows.visits, keys), inquiries: shuffled(rows.inquiries, keys), cards: shuffled(rows.cards, keys), milestones: shuffled(rows.milestones, keys), dms: shuffled(rows.dms, keys), earlierVisits: shuffled(rows.earlierVisits, keys) })) === whole), { numRuns: 60 })
})

const few = fc.constantFrom(null, phoneOf(1), phoneOf(2), phoneOf(3)), on = fc.constantFrom(yesterday, today), id = (letter: string) => fc.nat(5).map(n => `${letter}${n}`), maybeCard = fc.option(id('c'))
const anyDay = fc.record({
  visits: fc.uniqueArray(fc.record({ id: id('v'), on, phone: few, cardId: maybeCard, firstTime: fc.boolean(), state: fc.constantFrom('finished' as const, 'unfinished' as const) }), { selector: r => r.id }).map(rows => rows.map(r => visit(r.id, r))),
  inquiries: fc.uniqueArray(fc.record({ id: id('i'), on, phone: few, cardId: maybeCard, class: fc.constantFrom('card', 'pending', 'onFile') }), { selector: r => r.id }).map(rows => rows.map(r => inquiry(r.id, r))),
  cards: fc.uniqueArray(fc.record({ id: id('c'), on, phone: few, state: fc.constantFrom('live', 'ordered'), originVisitId: fc.option(id('v')), customerId: fc.constantFrom('k1', 'k2', 'k3') }), { selector: r => r.id }).map(rows => rows.map(({ phone, ...r }) => card(r.id, phone ?? '0', r))),
  dms: fc.uniqueArray(fc.record({ id: id('d'), on, phone: few, hide: fc.boolean(), kind: fc.constantFrom('card' as const, 'order' as const), cardId: maybeCard }), { selector: r => r.id }).map(rows => rows.map(({ phone, hide, ...r }) => dms(r.id, phone !== null && hide ? masked(phone) : phone, r))),
  milestones: fc.uniqueArray(fc.record({ id: id('m'), on, phone: few, cardId: maybeCard }), { selector: r => r.id }).map(rows => rows.map(({ phone, ...r }) => milestone(r.id, phone ?? '0', r))),
})
test('on any day: one difference per class, pair and field, one entry per row, no row both matched and missing', () => {
  fc.assert(fc.property(anyDay, lists => {
    const { matches, differences } = reconciled(rowsOf(lists))
    assert.equal(new Set(differences.map(differenceKey)).size, differences.length)
    const paired = (as: string) => matches.filter(m => m.as === as)
    for (const as of ['dmsCard', 'dmsMilestone']) for (const end of ['left', 'right'] as const) assert.equal(new Set(paired(as).map(m => m[end].id)).size, paired(as).length)
    const has = (as: string, end: 'left' | 'right', row: string) => paired(as).some(m => m[end].id === row)
    for (const d of differences) {
      assert.ok(d.leftSays === null ? d.field === null : d.leftSays !== d.rightSays)
      if (d.class === 'visitWithoutCard') assert.ok(!has('visitCard', 'left', d.left!.id))
      if (d.class === 'cardWithoutDms') assert.ok(!has('dmsCard', 'left', d.left!.id))
      if (d.class === 'dmsWithoutCard') assert.ok(!has('dmsCard', 'right', d.left!.id))
      if (d.class === 'cardWithoutOrigin') assert.ok(!has('originVisit', 'right', d.left!.id))
      if (d.class === 'milestoneWithoutDms') assert.ok(!has('dmsMilestone', 'left', d.left!.id))
    }
  }), { numRuns: 400 })
})
