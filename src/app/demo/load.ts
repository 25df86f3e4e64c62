import { mkdirSync, writeFileSync } from 'node:fs'
import { customer } from '../../areas/customers/index.ts'
import { appointment, dmsEntry, followUp, inquiry, milestone, prospectCard, turnEvent, visit } from '../../areas/leads/index.ts'
import { carryCards } from '../../areas/leads/index.server.ts'
import { asHouse } from '../../areas/people/index.server.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { auditRow } from '../../server/work/audit.ts'
import { insertMany, insertManyChildren } from '../../server/work/bulk.ts'
import { Work } from '../../server/work/work.ts'
import { emptyBook, hands, type Book } from './book.ts'
import { chance, seedOf } from './chance.ts'
import { found, foundSecond, type Company } from './company.ts'
import { plant, type Fault } from './faults.ts'
import { runDay, type State } from './history.ts'
import { person, phone, regions } from './names.ts'

const inOrg = (house: House) => <T>(orgId: string, act: (work: Work) => Promise<T>): Promise<T> =>
  inTransaction(house.database.app, { orgId }, client => act(new Work({ who: asHouse(orgId, 'Asia/Shanghai'), now: house.now(), client, requestId: 'demo', later: house.later, audited: false })))

/** Foreign keys go both ways between visits, inquiries and cards: the later half of each pair is set once both stand. */
const write = async (work: Work, book: Book, company: Company): Promise<void> => {
  await insertMany(work, customer, book.customers)
  const later = <T extends Record<string, unknown>>(rows: T[], ...names: string[]): T[] => rows.map(r => ({ ...r, ...Object.fromEntries(names.map(n => [n, null])) }))
  await insertMany(work, visit, later(book.visits, 'cardId', 'appointmentId'))
  await insertMany(work, inquiry, later(book.inquiries, 'cardId', 'appointmentId'))
  await insertMany(work, prospectCard, book.cards)
  await insertManyChildren(work, prospectCard, 'opening', book.openings)
  await insertManyChildren(work, prospectCard, 'levelHistory', book.levels)
  await insertManyChildren(work, prospectCard, 'closings', book.closings)
  await insertManyChildren(work, prospectCard, 'instructions', book.instructions)
  await insertMany(work, appointment, book.appointments)
  await insertMany(work, followUp, book.followUps)
  await insertMany(work, milestone, book.milestones)
  await insertMany(work, dmsEntry, book.dms)
  await insertManyChildren(work, customer, 'contacts', book.contacts)
  const link = (table: 'visit' | 'inquiry', rows: Record<string, unknown>[]) => {
    const pairs = rows.filter(r => r.cardId)
    return work.client.query(`UPDATE ${table} t SET card_id = x.c FROM unnest($2::uuid[], $3::uuid[]) x(i, c) WHERE t.org_id = $1 AND t.id = x.i`, [work.org, pairs.map(r => r.id), pairs.map(r => r.cardId)])
  }
  await link('visit', book.visits)
  await link('inquiry', book.inquiries)
  await auditRow(work, { name: 'organisation' }, company.orgId, 'demo', { rows: [null, Object.fromEntries(Object.entries(book).map(([k, v]) => [k, v.length]))] })
}
/** Companies that buy fleets: the B2B team's own customers, with people in them. */
const business = (c: ReturnType<typeof chance>, company: Company, book: Book, h: ReturnType<typeof hands>, state: State, from: Day): void => {
  const owners = [company.by('b2b-seller1'), company.by('b2b-seller2')]
  for (const [i, name] of ['滨江智造股份有限公司', '钱塘物流集团', '浙江云栖科技有限公司', '之江建设工程有限公司', '临平冷链运输有限公司', '萧山航空服务有限公司', '西湖出行科技有限公司', '富阳纸业有限公司'].entries()) {
    const day = addDays(from, 3 + i * 9), instant = h.at(day, '10:00'), owner = owners[i % 2]
    const row = h.customer(instant, owner, { kind: 'company', name, phone: phone(c, ++state.n), channel: 'outreach', industry: c.pick(['制造', '物流', '科技', '建筑']), creditCode: `91330100MA2${String(100_000 + i * 7_919)}X`.slice(0, 18) })
    for (const [n, role] of ['采购经理', '总经理'].entries()) { const p = person(c); book.contacts.push({ id: c.id(instant), parentId: row.id, position: n, name: p.name, role, phone: phone(c, ++state.n), decides: n === 1 }) }
    state.live.push(h.card(day, instant, owner, row, c.pick(['H', 'A', 'B', 'C']), { channel: 'outreach' }, { model: '曜行 L7', use: '公务用车', payment: 'full' }))
  }
}
const finish = (state: State): void => {
  for (const live of state.live) if (!live.closed) {
    live.card.nextContactOn = live.card.closing ? null : live.next
    live.customer.nextContactOn = live.card.nextContactOn
    live.card.lastContactAt = live.last ?? live.card.createdAt
    live.customer.lastContactAt = String(live.card.lastContactAt).slice(0, 10)
  } else if (live.card.state !== 'ordered') live.customer.level = live.card.state === 'live' ? live.level : null
}
/** The demo company of a date: `months` of believable days, today half run, faults planted. The same date gives the same company. */
export const loadDemo = async (house: House, demo: { date: Day; password: string; months?: number }): Promise<Fault[]> => {
  const c = chance(seedOf(demo.date)), at = inOrg(house)
  const company = await found(house, demo, at)
  const book = emptyBook(), h = hands(c, company, book), state: State = { live: [], n: 0, turn: 0 }
  const from = addDays(demo.date, -30 * (demo.months ?? 3))
  business(c, company, book, h, state, from)
  for (let day = from; day < demo.date; day = addDays(day, 1)) runDay(c, company, book, h, state, day)
  runDay(c, company, book, h, state, demo.date, 15 * 60 + 40)
  const faults = plant(c, company, book, h, state, demo.date)
  finish(state)
  await at(company.orgId, async work => {
    await write(work, book, company)
    // who stands in turn today: in the order of the day's first parties, the last of them joined late
    await insertMany(work, turnEvent, company.sellers.slice(0, 8).map((p, i) => { const instant = h.at(demo.date, i < 7 ? `08:2${i}` : '09:40'); return { ...h.stamped(instant, null), siteId: company.siteId, on: demo.date, at: instant, kind: 'join', memberId: p.id } }))
  })
  const second = await foundSecond(house, demo, at)
  const other = emptyBook(), hb = hands(c, second, other), stateB: State = { live: [], n: 5_000, turn: 0 }
  for (let i = 0; i < 200; i++) hb.customer(hb.at(addDays(demo.date, -1 - (i % 80)), '10:00'), second.by('b-consultant'), { ...person(c), phone: phone(c, ++stateB.n), region: c.pick(regions), channel: c.pick(['walkIn', 'call', 'web']) })
  await at(second.orgId, work => write(work, other, second))
  await carryCards(house)
  await rows(house.database.door, sql`UPDATE door.organisation SET demo = ${JSON.stringify({ date: demo.date, password: demo.password })} WHERE demo IS NOT NULL`)
  return faults
}
/** Writes the list of planted faults for programs; docs/demo.md tells people. */
export const writeFaults = (faults: Fault[], date: Day): void => {
  const folder = new URL('../../../docs/generated/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('demo-faults.json', folder), JSON.stringify({ date, faults }, null, 2) + '\n')
}
