import assert from 'node:assert/strict'
import { test } from 'node:test'
import { completenessOf, takenBack, takenOver, withTaken } from './customer.rules.ts'

test('D3.4 a record is complete by what can be worked with, not by its number of fields', () => {
  assert.equal(completenessOf({}), 0)
  assert.equal(completenessOf({ name: '王', phone: '13800000000', channel: 'walkIn', ownerId: 'x', consents: [] }), 65)
  assert.equal(completenessOf({ name: '王', phone: '1', channel: 'c', ownerId: 'x', gender: 'male', region: 'r', industry: 'i', wechat: 'w', consents: [{}] }), 100)
})
const into = { phone: null, otherPhones: [], region: '西湖', ownerId: 'b', level: 'B', lastContactAt: '2026-11-01', nextContactOn: '2026-11-30' }
const from = { phone: '13800000001', otherPhones: ['13800000002'], region: '滨江', gender: 'male', ownerId: 'a', level: 'H', lastContactAt: '2026-11-20', nextContactOn: '2026-11-24' }
test('a merge fills what is empty and overwrites nothing', () => {
  const filled = takenOver(from, into)
  assert.deepEqual(withTaken(into, filled), { gender: 'male', phone: '13800000001', level: 'H', lastContactAt: '2026-11-20', nextContactOn: '2026-11-24', otherPhones: ['13800000002'] })
})
test('a second number becomes a further phone, each once, five at most', () => {
  const kept = { ...into, phone: '13800000009', otherPhones: ['1', '2', '3', '4'] }
  assert.deepEqual(withTaken(kept, takenOver(from, kept)).otherPhones, ['1', '2', '3', '4', '13800000001'])
  assert.deepEqual(takenOver({ phone: '13800000009', otherPhones: ['1'] }, kept), [])
})
test('a record of the pool takes the owner; later dates and earlier promises of the kept one stand', () => {
  const pool = { ...into, ownerId: null, lastContactAt: null, nextContactOn: null, otherPhones: undefined }
  assert.equal(withTaken(pool, takenOver({ ...from, teamId: 't', ownedSince: '2026-01-01' }, pool)).ownedSince, '2026-01-01')
  const calm = takenOver({ lastContactAt: '2026-10-01', nextContactOn: '2026-12-01' }, into)
  assert.deepEqual(calm, [])
})
test('taking a merge back leaves alone what somebody changed since', () => {
  const filled = takenOver(from, into)
  const later = { ...into, ...withTaken(into, filled), gender: 'female', otherPhones: ['13800000002', '13800000003'] }
  assert.deepEqual(takenBack(later, filled), { phone: null, level: 'B', lastContactAt: '2026-11-01', nextContactOn: '2026-11-30', otherPhones: ['13800000003'] })
  assert.deepEqual(takenBack({}, []), {})
  assert.deepEqual(takenBack({ otherPhones: null }, [{ field: 'otherPhones', before: null, after: '1' }]), { otherPhones: [] })
})
test('what is taken over without a phone leaves the other phones alone, there and back', () => {
  const filled = [{ field: 'region', before: null, after: '浙江杭州' }]
  assert.deepEqual(withTaken({ otherPhones: ['13900000000'] }, filled), { region: '浙江杭州' })
  assert.deepEqual(takenBack({ region: '浙江杭州', otherPhones: ['13900000000'] }, filled), { region: null })
})
