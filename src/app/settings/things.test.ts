import assert from 'node:assert/strict'
import { test } from 'node:test'
import '../areas.ts'
import { rights } from '../rights.ts'
import { thingLabel } from './things.ts'

test('every row of the rights table is named in both languages', () => {
  assert.deepEqual(Object.keys(rights).filter(thing => thingLabel(thing).zh === thing || thingLabel(thing).en === thing), [])
})
