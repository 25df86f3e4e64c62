import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical, coverOf, headOf, headText, nextSequence, numbered, sealedKinds, type SealedRow, type SealFacts } from './head.rules.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const facts: SealFacts = { siteId: 's', teamId: null, on: '2026-11-24', sequence: 1, previousHead: null, auditHead: 'a'.repeat(64), salt: 'salt' }
const row = (sealNo: number, more: Partial<SealedRow> = {}): SealedRow => ({ kind: 'visit', sealNo, id: `v${sealNo}`, values: { level: 'A', name: '王先生', phone: '13800138000', want: { model: '晨夕A', colour: null }, tags: [1, true] }, personal: ['name', 'phone'], ...more })
const rows = [row(1), row(2), row(1, { kind: 'opening', id: 'c1', values: { level: 'A' }, personal: [] })]

test('a head is one digest over facts, counts and rows, and holds no personal value', () => {
  const text = headText(facts, rows, digest)
  assert.match(headOf(facts, rows, digest), /^[0-9a-f]{64}$/)
  assert.ok(!text.includes('王先生') && !text.includes('13800138000') && !text.includes('"salt"') && text.includes('晨夕A'))
  assert.deepEqual(text.split('\n').map(line => line.split(' ').slice(0, 2).join(' ')).filter((_, i) => i !== 1), ['chenxi seal', 'visit 2', 'visit 1', 'visit 2', 'inquiry 0', 'opening 1', 'opening 1', 'milestone 0', 'difference 0', 'dmsEntry 0'])
})
test('the order of rows and of columns changes nothing, every value does', () => {
  const head = headOf(facts, rows, digest)
  assert.equal(headOf(facts, rows.toReversed().map(r => ({ ...r, values: Object.fromEntries(Object.entries(r.values).toReversed()) })), digest), head)
  const changes: Partial<SealedRow>[] = [{ values: { ...rows[0].values, level: 'B' } }, { values: { ...rows[0].values, phone: '13800138001' } }, { values: { ...rows[0].values, name: null } }, { values: { ...rows[0].values, want: { model: '晨夕A', colour: '红' } } }, { id: 'v9' }]
  for (const change of changes) assert.notEqual(headOf(facts, [{ ...rows[0], ...change }, ...rows.slice(1)], digest), head)
  for (const change of [{ on: '2026-11-25' }, { sequence: 2 }, { previousHead: head }, { teamId: 't' }, { auditHead: null }, { salt: 'other' }]) assert.notEqual(headOf({ ...facts, ...change }, rows, digest), head)
})
test('erased personal values are proved by the digests that covered them', () => {
  const cover = coverOf(rows[0], facts.salt, digest)
  const erased = { ...rows[0], values: { ...rows[0].values, name: null, phone: null }, covered: cover }
  assert.equal(headOf(facts, [erased, ...rows.slice(1)], digest), headOf(facts, rows, digest))
  assert.notEqual(cover.name, coverOf({ ...rows[0], id: 'v2' }, facts.salt, digest).name)
  assert.equal(coverOf({ ...rows[0], values: {} }, facts.salt, digest).name, coverOf({ ...rows[0], values: { name: null } }, facts.salt, digest).name)
})
test('rows are numbered without gaps, and a gap is never sealed', () => {
  assert.deepEqual(numbered([{ id: 'b' }, { id: 'a' }]), [{ id: 'a', sealNo: 1 }, { id: 'b', sealNo: 2 }])
  assert.throws(() => headText(facts, [row(1), row(3)], digest), /not numbered/)
  assert.deepEqual([nextSequence([]), nextSequence([1, 2])], [1, 3])
  assert.equal(sealedKinds.length, 6)
})
test('two values have one canonical text only when they are equal', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
    const plain = (v: unknown) => JSON.parse(JSON.stringify(v)) as never
    const [x, y] = [plain(a), plain(b)]
    let equal = true
    try { assert.deepStrictEqual(x, y) } catch { equal = false }
    return (canonical(x) === canonical(y)) === equal && JSON.stringify(JSON.parse(canonical(x))).length === JSON.stringify(x).length
  }))
})
