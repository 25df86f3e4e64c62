import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { addDays, firstOfMonth, type Day } from '../../kernel/time.ts'
import type { Who } from '../../kernel/permission.ts'
import { handlerOf, type Answer } from '../../server/calls/handlers.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { loadWho } from '../../server/door/who.ts'
import { insertMany, insertManyChildren } from '../../server/work/bulk.ts'
import { Work } from '../../server/work/work.ts'
import { town } from '../../test/house.ts'
import { customer } from '../customers/index.ts'
import { appointment, carriedCard, inquiry, milestone, prospectCard, visit } from '../leads/index.ts'
import { visitClassOf } from '../leads/index.server.ts'
import { asHouse } from '../people/index.server.ts'
import { site } from '../people/index.ts'
import { figureCalls, figuresPage, type FigureAnswer, type FiguresPage } from './figure.ts'
import { figures } from './figures.ts'
import { broken, type Figures } from './identities.rules.ts'

const t = await town({ at: '2026-11-10T02:00:00.000Z' })
const { house } = t
const house2 = (client: Work['client']) => new Work({ who: asHouse(t.orgId, 'Asia/Shanghai'), now: t.clock.now, client, requestId: 'test', later: house.later })
/** A second site with a person of its own, so that site and organisation differ. */
const siteB = (await inTransaction(house.database.app, { orgId: t.orgId }, client => house2(client).insert(site, { name: '城东店', timeZone: 'Asia/Shanghai', doorCover: 1 }))).id
const far = await t.hire('far1', ['consultant'], { siteIds: [siteB] })
type Person = { id: string | null; team: string | null; site: string }
const idOf = async (login: string): Promise<string> => (await inTransaction(house.database.app, { orgId: t.orgId, readOnly: true }, client => rows<{ id: string }>(client, sql`SELECT id FROM member WHERE org_id = ${t.orgId} AND login = ${login}`)))[0].id
const people: Person[] = [
  ...await Promise.all(([['consultant1', 'one'], ['consultant2', 'one'], ['consultant3', 'two'], ['dcc', '']] as const).map(async ([login, team]) => ({ id: await idOf(login), team: team ? t.teams[team] : null, site: t.siteId }))),
  { id: far, team: null, site: siteB }, { id: null, team: null, site: t.siteId },
]
const readers = new Map<string, Who>()
for (const login of ['consultant1', 'supervisor', 'manager', 'gm', 'reception']) readers.set(login, (await loadWho(house, t.orgId, await idOf(login)))!)

// Days around a month's end, so that ranges cross it; a row names its people, customers, parties by number.
const first: Day = '2026-10-30', days = Array.from({ length: 6 }, (_, i) => addDays(first, i))
const day = fc.nat(5), who = fc.nat(people.length - 1), someone = fc.nat(people.length - 2), hour = fc.integer({ min: 0, max: 9 }), may = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: null, freq: 2 })
const channel = may(fc.constantFrom('walkIn', 'web', 'call', 'referral')), rare = fc.integer({ min: 0, max: 4 }).map(n => n === 0), mostly = fc.integer({ min: 0, max: 3 }).map(n => n > 0)
const world = fc.record({
  customers: fc.array(fc.record({ owner: someone, into: fc.option(fc.nat(20), { nil: null, freq: 5 }) }), { minLength: 2, maxLength: 9 }),
  visits: fc.array(fc.record({ day, hour, who, customer: may(fc.nat(20)), finished: mostly, purpose: fc.constantFrom('buy', 'buy', 'buy', 'service', 'delivery'), firstTime: mostly, archived: rare, channel, appointment: may(fc.nat(9)) }), { minLength: 6, maxLength: 24 }),
  inquiries: fc.array(fc.record({ day, who, kind: fc.constantFrom('call', 'web', 'web', 'event', 'outreach'), class: fc.constantFrom('pending', 'card', 'card', 'onFile', 'nonIntent'), repeats: may(fc.nat(20)), archived: rare, customer: may(fc.nat(20)) }), { maxLength: 16 }),
  cards: fc.array(fc.record({ day, hour, customer: fc.nat(20), owner: someone, origin: fc.constantFrom('visit', 'visit', 'inquiry', 'none'), at: fc.nat(30), late: fc.boolean(), channel: fc.constantFrom('walkIn', 'web', 'event', 'referral'), was: may(fc.record({ day, state: fc.constantFrom('lost', 'ordered', 'frozen', 'live') })), closing: may(fc.record({ day, as: fc.constantFrom('lost', 'lost', 'frozen'), outcome: fc.constantFrom('open', 'agreed', 'refused') })) }), { minLength: 6, maxLength: 24 }),
  milestones: fc.array(fc.record({ day, hour, customer: fc.nat(20), owner: who, kind: fc.constantFrom('order', 'order', 'testDrive', 'testDrive', 'delivery', 'cancellation', 'quote'), visit: may(fc.nat(30)), archived: rare }), { maxLength: 16 }),
  appointments: fc.array(fc.record({ day, customer: fc.nat(20), early: fc.boolean(), visit: may(fc.nat(30)) }), { minLength: 1, maxLength: 8 }),
  carried: fc.nat(4), sealed: fc.array(day, { maxLength: 3 }),
})
type World = typeof world extends fc.Arbitrary<infer W> ? W : never
const pick = <T>(list: readonly T[], n: number): T | undefined => (list.length ? list[n % list.length] : undefined)
const at = (d: number, h: number, minutes = 0): string => new Date(Date.parse(`${days[d]}T01:00:00.000Z`) + (h * 60 + minutes) * 60_000).toISOString()
const counts = (p: Person, where = p.site) => ({ countsForId: p.id, countsTeamId: p.team, countsSiteId: where })

/** Writes the world down as the handlers would have left it: rows, then a seal over one day, then what came after it. */
const write = async (work: Work, w: World): Promise<void> => {
  const owners = w.customers.map(c => people[c.owner])
  const customers = await insertMany(work, customer, w.customers.map((_, i) => ({ kind: 'person', name: `客户${i}`, otherPhones: [], tags: [], channel: 'walkIn', ownerId: owners[i].id, siteId: owners[i].site, teamId: owners[i].team, completeness: 0 })))
  const of = (n: number | null): string | null => (n === null ? null : pick(customers, n)!)
  const appointments = await insertMany(work, appointment, w.appointments.map(a => ({ customerId: of(a.customer)!, siteId: t.siteId, at: at(a.day, 3), purpose: '看车', memberId: people[0].id!, state: 'planned', createdAt: a.early ? at(0, -30) : at(5, 9) })))
  const visits = await insertMany(work, visit, w.visits.map((v, i) => ({ siteId: people[v.who].site, on: days[v.day], partyNo: i + 1, arrivedAt: at(v.day, v.hour, i), people: 1, firstTime: v.firstTime, purpose: v.purpose, ownerId: people[v.who].id, receivedHow: 'turn', customerId: of(v.customer), channel: v.channel, wechatAdded: false, state: v.finished ? 'finished' : 'unfinished', class: 'unfinished', appointmentId: v.appointment === null ? null : pick(appointments, v.appointment), ...counts(people[v.who]) })))
  for (const [i, v] of w.visits.entries()) if (v.archived) await work.rows(sql`UPDATE visit SET archived_at = ${work.now} WHERE org_id = ${work.org} AND id = ${visits[i]}`)
  for (const [i, a] of w.appointments.entries()) if (a.visit !== null && visits.length) await work.rows(sql`UPDATE appointment SET visit_id = ${pick(visits, a.visit)!} WHERE org_id = ${work.org} AND id = ${appointments[i]}`)
  const inquiries: string[] = []
  for (const q of w.inquiries) {
    const person = people[q.who], [id] = await insertMany(work, inquiry, [{ kind: q.kind, siteId: person.site, on: days[q.day], receivedAt: at(q.day, 1), handledById: person.id ?? people[0].id!, class: q.class, customerId: of(q.customer), repeatOfId: q.repeats === null ? null : pick(inquiries, q.repeats) ?? null, ...counts(person) }])
    inquiries.push(id)
    if (q.archived) await work.rows(sql`UPDATE inquiry SET archived_at = ${work.now} WHERE org_id = ${work.org} AND id = ${id}`)
  }
  let no = 0
  const open = async (list: World['cards']): Promise<string[]> => {
    const ids = await insertMany(work, prospectCard, list.map(k => ({ no: `K${no++}`, customerId: of(k.customer)!, siteId: people[k.owner].site, ownerId: people[k.owner].id, teamId: people[k.owner].team, openedOn: days[k.day], level: 'A', levelSince: days[k.day], state: k.was?.state ?? 'live', createdAt: at(k.day, k.hour) })))
    await insertManyChildren(work, prospectCard, 'opening', list.map((k, i) => ({ parentId: ids[i], on: days[k.day], originVisitId: k.origin === 'visit' ? pick(visits, k.at) ?? null : null, originInquiryId: k.origin === 'inquiry' ? pick(inquiries, k.at) ?? null : null, channel: k.channel, level: 'A', ownerId: people[k.owner].id, ...counts(people[k.owner]) })))
    await insertManyChildren(work, prospectCard, 'levelHistory', list.flatMap((k, i) => [{ parentId: ids[i], level: 'A', at: at(k.day, k.hour), state: 'live' }, ...(k.was ? [{ parentId: ids[i], position: 1, level: 'A', at: at(k.was.day, 8), state: k.was.state }] : [])]))
    await insertManyChildren(work, prospectCard, 'closings', list.flatMap((k, i) => (k.closing ? [{ parentId: ids[i], as: k.closing.as, reason: '不买了', at: at(k.closing.day, 6), byId: people[0].id!, outcome: k.closing.outcome, on: days[k.closing.day], ...counts(people[k.owner]) }] : [])))
    return ids
  }
  const cards = await open(w.cards.filter(k => !k.late))
  await insertMany(work, carriedCard, cards.slice(0, w.carried).map((cardId, i) => ({ month: '2026-11-01', cardId, level: 'A', ...counts(people[i % 5]) })))
  await insertMany(work, milestone, w.milestones.map(m => ({ customerId: of(m.customer)!, visitId: m.visit === null ? null : pick(visits, m.visit) ?? null, kind: m.kind, at: at(m.day, m.hour), on: days[m.day], byId: people[0].id!, ...counts(people[m.owner]) })))
  await work.rows(sql`UPDATE milestone SET archived_at = ${work.now} WHERE org_id = ${work.org} AND ${w.milestones.some(m => m.archived)} AND at::text LIKE '%04:00%'`)
  for (const d of new Set(w.sealed)) await seal(work, days[d])
  await open(w.cards.filter(k => k.late))
  for (const [i, c] of w.customers.entries()) if (c.into !== null && pick(customers, c.into) !== customers[i]) await work.rows(sql`UPDATE customer SET merged_into_id = ${pick(customers, c.into)!} WHERE org_id = ${work.org} AND id = ${customers[i]}`)
}
const seal = async (work: Work, on: Day): Promise<void> => {
  const standing = await work.rows<{ id: string }>(sql`UPDATE visit v SET class = ${visitClassOf('v')} WHERE v.org_id = ${work.org} AND v.on_day = ${on} AND v.state = 'finished' AND v.archived_at IS NULL RETURNING v.id`)
  const closing = newId(), head = newId()
  await work.rows(sql`INSERT INTO day_closing (org_id, id, created_at, updated_at, site_id, on_day, state) VALUES (${work.org}, ${closing}, ${work.now}, ${work.now}, ${t.siteId}, ${on}, 'sealed')`)
  await work.rows(sql`INSERT INTO seal (org_id, id, created_at, updated_at, day_closing_id, sequence, visit_rows, inquiry_rows, opening_rows, milestone_rows, difference_rows, dms_rows) VALUES (${work.org}, ${head}, ${work.now}, ${work.now}, ${closing}, 1, ${standing.length}, 0, 0, 0, 0, 0)`)
  for (const [i, v] of standing.entries()) await work.rows(sql`UPDATE visit SET seal_id = ${head}, seal_rows = ${standing.length}, seal_no = ${i + 1} WHERE org_id = ${work.org} AND id = ${v.id}`)
}
const ask = async <T>(reader: Who, client: Work['client'], call: { name: string }, input: object): Promise<T> => {
  const work = new Work({ who: reader, now: t.clock.now, client, requestId: 'test', later: house.later })
  return ((await handlerOf(call as never)!.act(work, input as never)) as Answer).value as T
}
const asFigures = (list: readonly { name: string; value: unknown; numerator?: number; denominator?: number }[]): Figures => Object.fromEntries(list.map(f => [f.name, f])) as unknown as Figures
const nothing = (f: { rate: boolean }) => (f.rate ? { value: null, numerator: 0, denominator: 0 } : { value: 0 })
class Undone extends Error {}
/** Does something in a world that is forgotten afterwards. */
const inWorld = async (w: World, act: (client: Work['client']) => Promise<void>): Promise<void> => {
  await inTransaction(house.database.app, { orgId: t.orgId }, async client => { await write(house2(client), w); await act(client); throw new Undone() }).catch((error: unknown) => { if (!(error instanceof Undone)) throw error })
}
const spans: [number, number][] = [[0, 5], [2, 5], [1, 3], [4, 4], [2, 2]]
const views = [['consultant1', {}], ['consultant1', { teamId: t.teams.one }], ['supervisor', {}], ['manager', {}], ['manager', { teamId: t.teams.two }], ['gm', {}], ['gm', { siteId: siteB }], ['gm', { memberId: people[0].id }], ['reception', {}]] as const

test('D2.11 the identities hold on any days, in every scope, range and grouping', async () => {
  await fc.assert(fc.asyncProperty(world, fc.shuffledSubarray(spans, { minLength: 1, maxLength: 2 }), fc.shuffledSubarray([...views], { minLength: 3, maxLength: 3 }), async (w, some, readings) => inWorld(w, async client => {
    for (const [login, more] of readings) for (const [from, to] of some) for (const by of [undefined, 'day', 'member', 'channel'] as const) {
      if (by === 'member' && login === 'consultant1' && 'teamId' in more) continue
      const asked = { from: days[from], to: days[to], ...more, ...(by ? { by } : {}) }, range = { fromMonthStart: days[from] === firstOfMonth(days[to]) }
      const page = await ask<FiguresPage>(readers.get(login)!, client, figuresPage, asked)
      assert.deepEqual(broken(asFigures(page.figures), range), [], `${login} ${JSON.stringify(asked)}`)
      if (!by) continue
      for (const f of page.figures) if (!f.rate) assert.equal(f.groups!.reduce((sum, g) => sum + Number(g.value), 0), f.value, `${f.name} by ${by}`)
      const keys = [...new Set(page.figures.flatMap(f => f.groups!.map(g => g.key)))]
      for (const key of keys) assert.deepEqual(broken(asFigures(page.figures.map(f => ({ ...f, ...nothing(f), ...f.groups!.find(g => g.key === key) }))), { fromMonthStart: range.fromMonthStart && by !== 'day' }), [], `${login} ${JSON.stringify(asked)} ${String(key)}`)
    }
  })), { numRuns: 40 })
})
test('behind every number stand as many rows, whatever the page’s length, and what the reader could not open is masked', async () => {
  await fc.assert(fc.asyncProperty(world, fc.constantFrom(...views), fc.constantFrom(...spans), async (w, [login, more], [from, to]) => inWorld(w, async client => {
    const asked = { from: days[from], to: days[to], ...more }, reader = readers.get(login)!
    const page = await ask<FiguresPage>(reader, client, figuresPage, asked)
    for (const f of figures) {
      const one = await ask<FigureAnswer>(reader, client, figureCalls.get, { ...asked, name: f.name })
      const shown = page.figures.find(p => p.name === f.name)!
      assert.deepEqual([one.value, one.numerator, one.denominator], [shown.value, shown.numerator, shown.denominator], f.name)
      for (const part of f.denominator ? ['numerator', 'denominator'] as const : ['numerator'] as const) {
        const found: Record<string, unknown>[] = []
        for (let cursor: string | undefined; ;) {
          const some = await ask<{ items: Record<string, unknown>[]; next: string | null }>(reader, client, figureCalls.rows, { ...asked, name: f.name, part, limit: 7, cursor })
          assert.ok(some.items.length <= 7)
          found.push(...some.items)
          if (some.next === null) break
          cursor = some.next
        }
        assert.equal(found.length, f.denominator ? one[part] : one.value, `${f.name} ${part} for ${login}`)
        assert.equal(new Set(found.map(row => `${String(row.countedAs)} ${String(row.id)}`)).size, found.length, 'no row twice')
        for (const row of found) {
          assert.ok(typeof row.id === 'string' && typeof row.countedOn === 'string', `a row of ${f.name} is there`)
          if (login === 'reception' && ['card', 'carried', 'order', 'milestone', 'closing'].includes(String(row.countedAs))) assert.equal(row.masked, true)
          if (login === 'gm') assert.equal(row.masked, undefined)
          if (row.masked) assert.ok(!('customerId' in row || 'name' in row || 'ownerId' in row || 'phone' in row || 'createdBy' in row), JSON.stringify(row))
        }
      }
    }
  })), { numRuns: 15 })
})
