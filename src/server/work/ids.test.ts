import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validate, version } from 'uuid'
import { nextId } from './ids.ts'

test('ids made by the hundred thousand are UUIDs of version 7, no two the same, each later than the one before', () => {
  const from = Date.now(), ids = Array.from({ length: 100_000 }, nextId)
  assert.equal(new Set(ids).size, ids.length)
  for (const [n, id] of ids.entries()) {
    if (n % 97 === 0) assert.ok(validate(id) && version(id) === 7, id)
    if (n > 0) assert.ok(ids[n - 1] < id, `${ids[n - 1]} before ${id}`)
  }
  const at = parseInt(ids[0].replaceAll('-', '').slice(0, 12), 16)
  assert.ok(at >= from - 1_000 && at <= Date.now() + 1_000)
})
