import { cpuMs } from '../../test/cpu.ts'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { password, town } from '../../test/house.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { paperCompany } from './company.ts'
import { todaysClock } from './book.ts'
import { bookOf, loadDemo } from './load.ts'
import { faultsDate, faultsFile, faultsText } from './writeFaults.ts'

const t = await town({ empty: true, at: '2026-11-23T08:00:00.000Z' })
const began = cpuMs()
const faults = await loadDemo(t.house, { date: '2026-11-23', password, months: 3 })
const seconds = (cpuMs() - began) / 1000
const boss = await t.as('supervisor')
const ask = <T extends object>(statement: ReturnType<typeof sql>) => inTransaction(t.house.database.app, { orgId: boss.orgId }, client => rows<T>(client, statement))

test('the demo of a date is one demo: two books are equal to the letter, and the file for programs says what this one says', () => {
  const [a, b] = [bookOf(paperCompany(), faultsDate, 3), bookOf(paperCompany(), faultsDate, 3)]
  assert.ok(JSON.stringify(a.book) === JSON.stringify(b.book))
  assert.deepEqual(a.faults, faults)
  assert.notDeepEqual(bookOf(paperCompany(), '2026-11-24', 3).book.customers[0], a.book.customers[0])
  assert.equal(readFileSync(faultsFile, 'utf8'), faultsText(), 'stale: node src/app/demo/writeFaults.ts')
})
test('a demo loaded on its own day ends its today at the real clock: nobody came later than now, who is expected later still is', () => {
  for (const now of ['2026-11-23T02:10:00.000Z', '2026-11-22T16:40:00.000Z']) {
    const { book } = bookOf(paperCompany(), faultsDate, 3, now), of = (rows: Record<string, unknown>[], ...names: string[]) => rows.filter(r => r.on === faultsDate).flatMap(r => names.map(n => r[n] as string | null)).filter(Boolean) as string[]
    const told = [...of(book.visits, 'arrivedAt', 'leftAt', 'createdAt'), ...of(book.inquiries, 'receivedAt', 'firstResponseAt'), ...of(book.milestones, 'at'), ...of(book.dms, 'createdAt'), ...book.followUps.map(f => f.at as string), ...book.cards.map(k => k.createdAt as string)]
    assert.deepEqual(told.filter(at => at > now), [])
    assert.ok(book.visits.filter(v => v.on === faultsDate).length > 15)
    assert.ok(book.appointments.some(a => a.on === faultsDate && a.state === 'planned' && (a.at as string) > now))
    for (const i of book.inquiries.filter(x => x.firstResponseAt)) assert.equal(i.responseMinutes, Math.floor((Date.parse(i.firstResponseAt as string) - Date.parse(i.receivedAt as string)) / 60_000))
  }
  assert.equal(todaysClock(faultsDate, 'Asia/Shanghai', '2026-11-23T09:00:00.000Z')(faultsDate, '14:16'), '14:16')
  assert.equal(todaysClock(faultsDate, 'Asia/Shanghai', '2026-11-24T02:00:00.000Z')(faultsDate, '14:16'), '14:16')
})
test('it is loaded while one fetches a cup', () => assert.ok(seconds < 60, `${seconds} s`))
test('every account of the list logs in, the second organisation has 200 customers and an empty today', async () => {
  for (const login of ['admin', 'gm', 'manager', 'supervisor2', 'reception', 'dcc', 'trainer', 'finance', 'service', 'auditor', 'consultant1', 'consultant12', 'b2b-supervisor', 'b2b-seller1', 'b2b-seller2', 'b-admin', 'b-supervisor', 'b-consultant']) assert.ok((await t.as(login)).memberId, login)
  const b = await t.as('b-supervisor')
  const [n] = await inTransaction(t.house.database.app, { orgId: b.orgId }, client => rows<{ customers: number; visits: number }>(client, sql`SELECT (SELECT count(*)::int FROM customer WHERE org_id = ${b.orgId}) customers, (SELECT count(*)::int FROM visit WHERE org_id = ${b.orgId}) visits`))
  assert.deepEqual(n, { customers: 200, visits: 0 })
})
test('today is half run: parties logged and one unfinished a group, appointments ahead, applications and instructions waiting, people on the floor', async () => {
  const [n] = await ask<Record<string, number>>(sql`SELECT
    (SELECT count(*)::int FROM visit WHERE org_id = ${boss.orgId} AND on_day = '2026-11-23') parties, (SELECT count(*)::int FROM visit WHERE org_id = ${boss.orgId} AND on_day = '2026-11-23' AND state = 'unfinished') unfinished,
    (SELECT count(*)::int FROM appointment WHERE org_id = ${boss.orgId} AND state = 'planned' AND (at AT TIME ZONE 'Asia/Shanghai')::date = '2026-11-23') today, (SELECT count(*)::int FROM appointment WHERE org_id = ${boss.orgId} AND (at AT TIME ZONE 'Asia/Shanghai')::date = '2026-11-24') tomorrow,
    (SELECT count(*)::int FROM appointment WHERE org_id = ${boss.orgId} AND state = 'planned' AND at < '2026-11-22T16:00:00Z') forgotten, (SELECT count(*)::int FROM appointment WHERE org_id = ${boss.orgId} AND state = 'came' AND visit_id IS NOT NULL) came,
    (SELECT count(*)::int FROM prospect_card_closings WHERE org_id = ${boss.orgId} AND outcome = 'open') waiting, (SELECT count(*)::int FROM prospect_card_instructions WHERE org_id = ${boss.orgId} AND answered_at IS NULL) told, (SELECT count(*)::int FROM live_status WHERE org_id = ${boss.orgId}) floor,
    (SELECT count(*)::int FROM visit WHERE org_id = ${boss.orgId}) visits, (SELECT count(*)::int FROM prospect_card WHERE org_id = ${boss.orgId}) cards, (SELECT count(*)::int FROM follow_up WHERE org_id = ${boss.orgId}) calls`)
  assert.deepEqual({ unfinished: n.unfinished, forgotten: n.forgotten, waiting: n.waiting, told: n.told }, { unfinished: 2, forgotten: 0, waiting: 2, told: 2 })
  assert.ok(n.parties > 15 && n.today > 2 && n.tomorrow > 2 && n.came > 50 && n.floor > 15, JSON.stringify(n))
  assert.ok(n.visits > 1_200 && n.cards > 600 && n.calls > 3_000, JSON.stringify(n))
})
test('the last week is sealed, but for what group two forgot yesterday; nothing of it was left unexplained', async () => {
  const sealed = await ask<{ on: string; team: string | null }>(sql`SELECT c.on_day::text AS on, t.name AS team FROM day_closing c LEFT JOIN team t ON t.org_id = c.org_id AND t.id = c.team_id WHERE c.org_id = ${boss.orgId} AND c.state = 'sealed' ORDER BY 1, 2`)
  assert.equal(sealed.length, 7 * 4 - 2) // the site's own waits for group two
  assert.deepEqual(sealed.filter(s => s.on === '2026-11-22').map(s => s.team), ['大客户组', '销售一组'])
  assert.equal((await ask(sql`SELECT 1 FROM difference WHERE org_id = ${boss.orgId} AND state = 'open'`)).length, 0)
})
test('figures and their identities hold on it', async () => {
  const gm = await t.as('gm')
  const figure = async (name: string) => Number((await gm.call('GET', `/figures/${name}?from=2026-11-01&to=2026-11-23`)).body.value)
  const [total, first, again, non, open] = await Promise.all(['visitsTotal', 'firstVisits', 'againVisits', 'nonIntentVisits', 'unfinishedVisits'].map(figure))
  assert.equal(total, first + again + non + open)
  assert.ok(total > 300)
})
