import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { town, type Answered } from '../../test/house.ts'

const t = await town()
const consultant = await t.as('consultant1')
for (let i = 0; i < 23; i++) {
  t.clock.now = new Date(Date.parse('2026-11-23T02:00:00Z') + Math.floor(i / 3) * 1000).toISOString() // several share an instant
  const made = await consultant.call('POST', '/customers', { name: ['王', '李', '张', '𠮷'][i % 4] + (i % 5), channel: i % 2 ? 'web' : 'walkIn', ...(i % 3 ? { gender: 'male' } : {}) })
  assert.equal(made.status, 201, made.text)
}
const sorts = ['name', 'createdAt', 'updatedAt', 'gender', 'level', 'channel', 'completeness', 'nextContactOn', 'lastContactAt', 'kind'].flatMap(s => [s, `-${s}`])

test('pages put together are the whole list, each row once, in one order, for every sort and size; nulls come last', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...sorts), fc.integer({ min: 1, max: 9 }), fc.constantFrom('', '&channel=web', '&gender.null=true', '&q=王'), async (sort, limit, filter) => {
    const whole = (await consultant.call('GET', `/customers?limit=100&sort=${sort}${filter}`)).body.items as Record<string, unknown>[]
    const found: Record<string, unknown>[] = []
    for (let next: string | null = '', n = 0; next !== null && n < 40; n++) {
      const page: Answered = await consultant.call('GET', `/customers?limit=${limit}&sort=${sort}${filter}${next ? `&cursor=${next}` : ''}`)
      assert.equal(page.status, 200, page.text)
      found.push(...page.body.items); next = page.body.next
    }
    assert.deepEqual(found.map(r => r.id), whole.map(r => r.id))
    assert.equal(new Set(found.map(r => r.id)).size, found.length)
    const nulls = whole.map(r => r[sort.replace('-', '')] == null)
    assert.deepEqual(nulls, [...nulls].sort((a, b) => Number(a) - Number(b)), 'nulls last')
  }), { numRuns: 60, seed: 7 })
})
