import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rate } from '../../kernel/money.ts'
import { broken, countNames, identities, rateNames, type FigureAnswer, type FigureName, type Figures } from './identities.rules.ts'

const ratio = (numerator: number, denominator: number): FigureAnswer => ({ value: rate(numerator, denominator), numerator, denominator })
/** Figures of a made-up month, built from its parts. */
const month = (n: readonly number[]): Figures => {
  const [firstWithData, firstHasCard, firstNoData, againVisits, nonIntentVisits, unfinishedVisits, carded, nonIntent, pending, cardsOther, registered, carriedCards, o1, o2, o3, o4, deliveries, cancellations, agreed, refused, open, driven, onFile] = n
  const firstVisits = firstWithData + firstHasCard + firstNoData, invitedTotal = firstHasCard + againVisits, invitedRegistered = Math.min(registered, invitedTotal), cardsTotal = firstWithData + carded + cardsOther
  const counts = {
    visitsTotal: firstVisits + againVisits + nonIntentVisits + unfinishedVisits, firstVisits, firstWithData, firstHasCard, firstNoData, againVisits, nonIntentVisits, unfinishedVisits,
    inquiriesTotal: carded + nonIntent + onFile + pending, inquiriesCarded: carded, inquiriesNonIntent: nonIntent, inquiriesOnFile: onFile, inquiriesPending: pending, cardsTotal, cardsFromVisits: firstWithData, cardsFromInquiries: carded, cardsOther, invitedTotal, invitedRegistered, invitedUnregistered: invitedTotal - invitedRegistered, carriedCards,
    ordersTotal: o1 + o2 + o3 + o4, ordersFirstWithData: o1, ordersFirstHasCard: o2, ordersAgain: o3, ordersOther: o4, deliveries, cancellations, lossApplications: agreed + refused + open, lossAgreed: agreed, lossRefused: refused, lossOpen: open,
  }
  const base = firstWithData + firstHasCard + againVisits
  return {
    ...Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, { value }])) as Record<keyof typeof counts, FigureAnswer>,
    dataRate: ratio(firstWithData, firstWithData + firstNoData), inquiryCardRate: ratio(carded, carded + nonIntent + onFile), testDriveRate: ratio(Math.min(driven, base), base),
    invitedShare: ratio(invitedTotal, firstVisits + againVisits), invitedRate: ratio(invitedTotal, cardsTotal + carriedCards),
    orderRateFirstWithData: ratio(o1, firstWithData), orderRateFirstHasCard: ratio(o2, firstHasCard), orderRateAgain: ratio(o3, againVisits), lossRefusedRate: ratio(refused, agreed + refused + open),
  }
}
const parts = fc.array(fc.nat(40), { minLength: 23, maxLength: 23 })

test('the identities hold for every month that is counted right, an empty one too', () => {
  assert.deepEqual(broken(month(Array<number>(23).fill(0)), { fromMonthStart: true }), [])
  fc.assert(fc.property(parts, n => broken(month(n), { fromMonthStart: true }).length === 0))
})
test('one count off by one breaks an identity, except those that stand alone', () => {
  const alone: FigureName[] = ['deliveries', 'cancellations']
  fc.assert(fc.property(parts, fc.constantFrom(...countNames.filter(name => !alone.includes(name))), fc.constantFrom(1, -1), (n, name, by) => {
    const figures = month(n)
    return broken({ ...figures, [name]: { value: Number(figures[name].value) + by } }, { fromMonthStart: true }).length > 0
  }))
})
test('a wrong rate, a rate over zero that is not null and a negative count are seen', () => {
  const good = month(Array.from({ length: 23 }, (_, i) => i + 3))
  for (const name of rateNames) assert.ok(broken({ ...good, [name]: { ...good[name], value: '0.5001' } }, { fromMonthStart: true }).length > 0, name)
  for (const name of rateNames) assert.ok(broken({ ...good, [name]: { ...good[name], denominator: good[name].denominator! + 1 } }, { fromMonthStart: true }).length > 0, name)
  assert.ok(broken({ ...month(Array<number>(23).fill(0)), dataRate: { value: '0.0000', numerator: 0, denominator: 0 } }, { fromMonthStart: true }).length > 0)
  for (const value of [-1, 1.5, '3', null]) assert.ok(broken({ ...good, deliveries: { value } }, { fromMonthStart: true }).includes('counts are whole and not negative'))
  assert.ok(broken({ ...good, testDriveRate: ratio(good.testDriveRate.denominator! + 1, good.testDriveRate.denominator!) }, { fromMonthStart: true }).length > 0)
})
test('the invitation rate is asked only of ranges that begin with the month', () => {
  const week = { ...month(Array<number>(23).fill(5)), invitedRate: ratio(30, 90) }
  assert.deepEqual(broken(week, { fromMonthStart: false }), [])
  assert.equal(broken(week, { fromMonthStart: true }).length, 1)
  assert.equal(new Set(identities.map(identity => identity.name)).size, identities.length)
})
