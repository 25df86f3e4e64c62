import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadDemo } from '../../app/demo/load.ts'
import { password, town } from '../../test/house.ts'

// The demo's today, 23 November, at 20:00 in the showroom: three lists and the DMS, with one fault of every class in each group.
const t = await town({ empty: true, at: '2026-11-23T12:00:00.000Z' })
const faults = await loadDemo(t.house, { date: '2026-11-23', password, months: 1 })
const planted = (team: string) => faults.filter(f => f.team === team && f.class !== 'unfinished')
const evening = async (login: string) => {
  const who = await t.as(login)
  const opened = await who.call('POST', '/day-closings', { on: '2026-11-23' })
  assert.equal(opened.status, 201, opened.text)
  return { who, closing: opened.body, matched: await who.call('POST', `/day-closings/${opened.body.id}/match`, {}) }
}
for (const [login, team] of [['supervisor', 'one'], ['supervisor2', 'two']] as const) test(`D2.11 every planted fault of team ${team} is found, none is false, and a second match finds the same`, async () => {
  const { who, closing, matched } = await evening(login)
  assert.equal(matched.status, 200, matched.text)
  const found = async () => (await who.call('GET', `/differences?dayClosingId=${closing.id}&limit=100`)).body.items as { class: string; field: string | null; state: string; fixer: unknown }[]
  const classes = (list: { class: string; field?: string | null }[]) => list.map(f => [f.class, f.field ?? ''].join(' ')).toSorted()
  assert.deepEqual(classes(await found()), classes(planted(team)))
  assert.deepEqual([matched.body.open, matched.body.unfinished], [9, 1])
  assert.ok((await found()).every(d => d.fixer !== null))
  assert.deepEqual(Object.values(matched.body.counts as Record<string, number>).reduce((a, b) => a + b, 0), 9)
  const again = await who.call('POST', `/day-closings/${closing.id}/match`, {})
  assert.deepEqual([again.body.open, again.body.linked, (await found()).length], [9, 0, 9])
})
test('D2.11 the site’s own evening has nothing of the groups, and the second organisation has no differences', async () => {
  const { matched } = await evening('manager')
  assert.equal(matched.body.open, 0, matched.text)
  const b = await evening('b-supervisor')
  assert.deepEqual([b.matched.body.open, b.matched.body.rows.visit], [0, 0])
})
