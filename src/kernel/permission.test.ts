import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addRights, covers, noRight, reach, readRight, wider, type Right, type Scope } from './permission.ts'

const scope = fc.constantFrom<Scope>('m', 't', 's', 'o')
const verb = fc.tuple(fc.constantFrom('c', 'u', 'x', 'i', 'r'), fc.option(scope)).map(([v, at]) => (at ? `${v}@${at}` : v))
const cell = fc.oneof(fc.constant('-'), fc.tuple(scope, fc.boolean(), fc.option(scope), fc.array(verb, { maxLength: 5 })).map(([s, masked, second, verbs]) => [masked ? `${s}~` : s, ...(second ? [second] : []), ...verbs].join(' ')))
const right = cell.map(readRight)
const keys = Object.keys(noRight) as (keyof Right)[]

test('rights of several roles add up whatever their order', () => {
  fc.assert(fc.property(fc.array(right, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (rights, chance) => {
    const shuffled = rights.map(r => [chance.next().value, r] as const).sort(([a], [b]) => a - b).map(([, r]) => r)
    assert.deepEqual(rights.reduce(addRights, noRight), shuffled.reduce(addRights, noRight))
  }))
})
test('one more role never takes anything away, twice the same one gives nothing', () => {
  fc.assert(fc.property(right, right, (a, b) => {
    const sum = addRights(a, b)
    for (const key of keys) assert.ok(covers(sum[key], a[key]) && covers(sum[key], b[key]))
    assert.deepEqual(addRights(sum, b), sum)
    assert.ok(covers(reach(sum), reach(a)))
  }))
})
test('the wider of two scopes covers both and is one of them', () => {
  fc.assert(fc.property(fc.option(scope), fc.option(scope), (a, b) => { const w = wider(a, b); assert.ok(covers(w, a) && covers(w, b) && (w === a || w === b)) }))
})
test('a cell says what is seen, masked or not, and how far each verb reaches', () => {
  assert.deepEqual(readRight('s~ m c u'), { ...noRight, masked: 's', read: 'm', c: 'm', u: 'm' })
  assert.deepEqual(readRight('s c u@t'), { ...noRight, read: 's', c: 's', u: 't' })
  assert.deepEqual(readRight('-'), noRight)
  for (const bad of ['z', 'c@z', 'ou', 'm c u everything']) assert.throws(() => readRight(bad), /not a right/, bad)
})
