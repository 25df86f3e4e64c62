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
test('D2.11 the evening page: lists, both sides, fixer, what stands before the seal, in one call and for whoever may see it', async () => {
  const supervisor = await t.as('supervisor'), page = async (who: typeof supervisor, asked = '') => who.call('GET', `/pages/evening-check?on=2026-11-23${asked}`)
  const { status, body, text } = await page(supervisor)
  assert.equal(status, 200, text)
  assert.deepEqual([body.team.label, body.closing.state, body.can, body.unfinished.length, body.differences.length], ['销售一组', 'matched', ['match', 'seal', 'confirm', 'print'], 1, 9])
  const level = body.differences.find((d: { field: string }) => d.field === 'level')
  assert.deepEqual([level.left.kind, level.left.name, level.leftSays, level.rightSays, level.way.take, level.can], ['prospectCard', '周明远', 'A', 'B', ['left', 'right'], ['explain', 'mend']])
  assert.match(level.left.phone, /^\d{3}\*{4}\d{4}$/)
  const masked = body.differences.find((d: { class: string }) => d.class === 'dmsWithoutCard')
  assert.deepEqual([masked.left.kind, masked.right, masked.left.name], ['dmsEntry', null, '范雪'])
  const sum = (list: Record<string, number>) => Object.values(list).reduce((a, b) => a + b, 0)
  const figure = (name: string) => body.figures.find((f: { name: string }) => f.name === name).value
  assert.deepEqual([sum(body.lists.visit), sum(body.lists.card)], [figure('visitsTotal'), figure('cardsTotal')])
  assert.deepEqual(body.groups.map((g: { label: string | null; state: string | null }) => [g.label, g.state]), [['销售一组', 'matched'], ['销售二组', 'matched'], ['大客户组', null], [null, 'matched']])
  assert.ok(body.people.length >= 6 && body.losses.open >= 1)
  const seller = (await page(await t.as('consultant3'))).body
  assert.ok(seller.differences.length > 0 && seller.differences.every((d: { fixer: { label: string } | null; can: string[] }) => d.fixer?.label === '陈浩' && d.can.includes('explain')))
  assert.deepEqual([seller.can, seller.people.length], [['print'], 1])
  assert.equal((await page(supervisor, `&teamId=${body.groups[1].teamId}`)).status, 404)
  assert.equal((await page(await t.as('manager'), `&teamId=${body.groups[1].teamId}`)).body.team.label, '销售二组')
  assert.equal((await page(await t.as('manager'))).body.team, null)
  assert.equal((await page(await t.as('b-supervisor'), `&teamId=${body.groups[1].teamId}`)).status, 404)
  assert.equal((await page(await t.as('admin'))).status, 403)
  assert.equal((await supervisor.call('GET', '/pages/evening-check?on=yesterday')).status, 422)
  const sheet = (await supervisor.call('GET', '/pages/daily-sheet?on=2026-11-23')).body
  assert.deepEqual([sheet.organisation, sheet.lines.length, sheet.reception], ['杭州曜行汽车销售有限公司', figure('visitsTotal'), '方晴'])
  const drives = sheet.lines.filter((l: { testDrive: boolean }) => l.testDrive).length
  assert.ok(drives > 0 && sheet.people.reduce((n: number, p: { testDrives: number }) => n + p.testDrives, 0) >= drives)
  const days = (await supervisor.call('GET', '/pages/evenings')).body
  assert.deepEqual([days.days.length, days.days[0].on, days.days[0].groups.length], [30, '2026-11-23', 1])
})
