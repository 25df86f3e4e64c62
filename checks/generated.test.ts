import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testStore } from '../src/test/store.ts'
import { generated, stale } from './generated/index.ts'

test('the generated documents are what the house says today', async () => {
  assert.deepEqual(stale(await generated(await testStore())), [], 'npm run check -- --write')
})
