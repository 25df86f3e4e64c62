import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { consumesTurn, partyMoments, turnList, type SkipReason, type TurnEvent } from './turn.rules.ts'

type Bare = TurnEvent extends infer E ? (E extends TurnEvent ? Omit<E, 'id' | 'at'> : never) : never
const day = (...events: Bare[]): TurnEvent[] => events.map((event, i) => ({ ...event, id: String(i), at: `2026-11-24T0${Math.floor(i / 60) + 1}:${String(i % 60).padStart(2, '0')}:00.000Z` }) as TurnEvent)
const join = (...members: string[]): Bare[] => members.map(memberId => ({ kind: 'join', memberId }))
const received = (memberId: string, consumes = true): Bare => ({ kind: 'received', memberId, consumes })
const free = (memberId: string): Bare => ({ kind: 'free', memberId })
const away = (memberId: string, reason: SkipReason): Bare => ({ kind: 'away', memberId, reason })
const back = (memberId: string): Bare => ({ kind: 'back', memberId })
const skip = (memberId: string, reason: SkipReason): Bare => ({ kind: 'skip', memberId, reason, byId: 'front' })
const order = (events: TurnEvent[]) => turnList(events).order.map(place => place.memberId).join('')
const next = (events: TurnEvent[]) => turnList(events).nextId

test('only a first buy visit taken in turn consumes it', () => {
  assert.ok(consumesTurn({ purpose: 'buy', firstTime: true, receivedHow: 'turn' }))
  for (const purpose of ['service', 'paperwork', 'delivery', 'cancelOrder', 'other'] as const) assert.ok(!consumesTurn({ purpose, firstTime: true, receivedHow: 'turn' }))
  assert.ok(!consumesTurn({ purpose: 'buy', firstTime: false, receivedHow: 'turn' }))
  for (const receivedHow of ['named', 'appointment'] as const) assert.ok(!consumesTurn({ purpose: 'buy', firstTime: true, receivedHow }))
})
test('the log knows minutes: what reception did in the minute of a party came before it', () => {
  const at = (seconds: string) => `2026-11-24T02:42:${seconds}Z`
  assert.deepEqual(partyMoments({ arrivedAt: at('00.000'), leftAt: null, createdAt: at('41.500') }), { received: at('41.500'), free: null })
  assert.deepEqual(partyMoments({ arrivedAt: at('00.000'), leftAt: at('00.000'), createdAt: '2026-11-24T02:50:00.000Z' }), { received: at('59.999'), free: at('59.999') })
  assert.deepEqual(partyMoments({ arrivedAt: at('07.000'), leftAt: '2026-11-24T02:55:00.000Z', createdAt: at('41.500') }), { received: at('07.000'), free: '2026-11-24T02:55:00.000Z' })
  assert.equal(partyMoments({ arrivedAt: at('00.000'), leftAt: null, createdAt: '2026-11-24T02:40:00.000Z' }).received, at('59.999'))
})
test('who takes a party goes last and is asked again when free', () => {
  const events = day(...join('A', 'B', 'C', 'A'), received('A'))
  assert.equal(order(events), 'BCA')
  assert.equal(next(events), 'B')
  assert.equal(next(day(...join('A'), received('A'))), null)
  assert.equal(next(day(...join('A'), received('A'), free('A'))), 'A')
  assert.equal(turnList(events).order[2].turns, 1)
  assert.equal(next([]), null)
})
test('a visit for repair keeps the receiver’s place', () => {
  assert.equal(order(day(...join('A', 'B'), received('A', false))), 'AB')
  assert.equal(next(day(...join('A', 'B'), received('A', false))), 'B')
  assert.equal(next(day(...join('A', 'B'), received('A', false), free('A'))), 'A')
})
test('a turn missed in reception or on an official outing is made up, one after leave is not', () => {
  for (const [reason, expected] of [['outing', 'A'], ['reception', 'A'], ['leave', 'C'], ['rest', 'C'], ['break', 'C'], ['notHere', 'C']] as const) {
    const events = day(...join('A', 'B', 'C'), away('A', reason), received('B'), back('A'))
    assert.equal(order(events), 'CAB', reason)
    assert.equal(next(events), expected, reason)
  }
})
test('a made-up turn keeps the order, and only so many are owed', () => {
  const events = day(...join('A', 'B', 'C'), received('A', false), received('B'), free('A'), received('A'), free('A'))
  assert.equal(order(events), 'CAB')
  assert.equal(next(events), 'C')
  const long = day(...join('A', 'B'), away('A', 'outing'), received('B'), free('B'), received('B'), free('B'), received('B'), back('A'))
  assert.equal(turnList(long).order.find(place => place.memberId === 'A')!.owed, 1)
  assert.equal(turnList(long, { owedAtMost: 2 }).order.find(place => place.memberId === 'A')!.owed, 2)
})
test('somebody who takes a party out of turn leaves those ready before him in place', () => {
  assert.equal(order(day(...join('A', 'B', 'C'), received('B'))), 'ACB')
})
test('a skip has a reason and can be undone', () => {
  const skipped = day(...join('A', 'B', 'C'), skip('A', 'break'))
  assert.equal(order(skipped), 'BCA')
  assert.equal(next(skipped), 'B')
  assert.equal(next(day(...join('A', 'B'), skip('A', 'outing'))), 'A')
  assert.equal(order([...skipped, { id: '9', at: '2026-11-24T09:00:00.000Z', kind: 'undo', eventId: '3' }]), 'ABC')
})
test('events are read by their time, and a stranger’s change nothing', () => {
  const events = day(...join('A', 'B'), received('A'), received('X'), back('X'))
  assert.equal(order(events.toReversed()), 'BA')
  const same: TurnEvent[] = [{ id: '1', at: '2026-11-24T01:00:00.000Z', kind: 'join', memberId: 'A' }, { id: '2', at: '2026-11-24T01:00:00.000Z', kind: 'join', memberId: 'B' }]
  assert.equal(order(same), 'AB')
})
test('whatever happens nobody is lost or doubled, and the next is ready', () => {
  const member = fc.constantFrom('A', 'B', 'C', 'D'), reason = fc.constantFrom<SkipReason>('reception', 'outing', 'leave', 'rest', 'break')
  const event = fc.oneof(member.map(m => received(m)), member.map(m => received(m, false)), member.map(free), member.map(back), fc.tuple(member, reason).map(([m, r]) => away(m, r)), fc.tuple(member, reason).map(([m, r]) => skip(m, r)))
  fc.assert(fc.property(fc.array(event, { maxLength: 50 }), events => {
    const list = turnList(day(...join('A', 'B', 'C', 'D'), ...events))
    const asked = list.order.find(place => place.memberId === list.nextId)
    return list.order.map(place => place.memberId).toSorted().join('') === 'ABCD' && (asked ? asked.why === null : list.order.every(place => place.why !== null))
  }))
})
test('four who are always ready share the parties to within one', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), parties => {
    const events: Bare[] = join('A', 'B', 'C', 'D')
    for (let i = 0; i < parties; i++) { const who = turnList(day(...events)).nextId!; events.push(received(who), free(who)) }
    const turns = turnList(day(...events)).order.map(place => place.turns)
    return Math.max(...turns) - Math.min(...turns) <= 1
  }), { numRuns: 20 })
})
