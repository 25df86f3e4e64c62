import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../../kernel/refusal.ts'
import { readBody, readJson } from './json.ts'

const told = (act: () => unknown): string => { try { act(); return 'read' } catch (error) { assert.ok(error instanceof Refusal, String(error)); return error.code } }

test('every JSON value is read as it was written, in any spacing', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), fc.constantFrom(0, 1, 4), (value, space) => {
    const text = JSON.stringify(value, null, space)
    const plain = JSON.stringify(JSON.parse(text)) // -0 and the like
    if (/"(__proto__)":/.test(text)) return
    if (/\\u0000|\0/.test(text) || !text.isWellFormed() || /\\ud[89a-f]/i.test(text)) { assert.ok(['read', 'field.invalid'].includes(told(() => readJson(text)))); return }
    assert.equal(JSON.stringify(readJson(text)), plain)
  }))
})
test('any text at all is read or refused, never a fault (trust W07–W09)', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'u', '0', ' ', 'a', '1') })), text => {
    assert.ok(['read', 'request.malformed', 'field.invalid'].includes(told(() => readJson(text))))
  }), { numRuns: 2_000 })
})
test('a key twice in one object is refused however it is spelled; in two objects it is not', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }), key => {
    const plain = JSON.stringify(key), spelled = `"${[...key].map(c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`
    assert.equal(told(() => readJson(`{${plain}:1,${spelled}:2}`)), 'request.malformed')
    assert.equal(told(() => readJson(`[{${plain}:1},{${spelled}:2}]`)), key === '__proto__' ? 'request.malformed' : 'read')
  }))
  assert.equal(told(() => readJson('{"\\u005f_proto__":1}')), 'request.malformed')
})
test('deep nesting is refused before it is parsed', () => {
  assert.equal(told(() => readJson('['.repeat(64) + ']'.repeat(64))), 'read')
  assert.equal(told(() => readJson('['.repeat(65) + ']'.repeat(65))), 'request.malformed')
  assert.equal(told(() => readJson('{"a":'.repeat(30_000))), 'request.malformed')
})
test('bytes that are no UTF-8 are a 400, another type is a 415, no body is no body', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), bytes => { assert.ok(['read', 'request.malformed', 'field.invalid'].includes(told(() => readBody('application/json', Buffer.from(bytes))))) }))
  for (const type of ['text/plain', 'application/jsonx', 'application/json; charset=gbk', undefined, 'multipart/form-data; boundary=x']) assert.equal(told(() => readBody(type, Buffer.from('{}'))), 'file.type', String(type))
  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) assert.deepEqual(readBody(type, Buffer.from('{}')), {})
  assert.equal(readBody(undefined, undefined), undefined)
})
