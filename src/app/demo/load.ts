import { completenessOf, customer } from '../../areas/customers/index.ts'
import { daySheet, liveStatus } from '../../areas/floor/index.ts'
import { appointment, dmsEntry, followUp, inquiry, milestone, prospectCard, turnEvent, visit } from '../../areas/leads/index.ts'
import { carryCards } from '../../areas/leads/index.server.ts'
import { asHouse } from '../../areas/people/index.server.ts'
import { addDays, dayAt, instantAt, type Day, type Instant } from '../../kernel/time.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { auditRow } from '../../server/work/audit.ts'
import { insertMany, insertManyChildren } from '../../server/work/bulk.ts'
import { Work } from '../../server/work/work.ts'
import { emptyBook, hands, todayEnds, todaysClock, type Book } from './book.ts'
import { chance, seedOf } from './chance.ts'
import { found, foundSecond, type Company } from './company.ts'
import { plant, type Fault } from './faults.ts'
import { newState, runDay, type State } from './history.ts'
import { morningToday } from './morning.ts'
import { sealPast } from './seal.ts'
import { standardDaysOf, targetsOf } from './today.ts'
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
  const came = book.visits.filter(v => v.appointmentId)
  await work.client.query('UPDATE visit t SET appointment_id = x.a FROM unnest($2::uuid[], $3::uuid[]) x(i, a) WHERE t.org_id = $1 AND t.id = x.i', [work.org, came.map(v => v.id), came.map(v => v.appointmentId)])
  await insertManyChildren(work, customer, 'consents', book.consents)
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
/** Everything that follows from what happened: dates of cards and customers, parties numbered as they came, how complete a record is. */
const settle = (book: Book, state: State): void => {
  finish(state)
  for (const list of Map.groupBy(book.visits, v => v.on as Day).values()) for (const [i, v] of list.toSorted((x, y) => (String(x.arrivedAt) < String(y.arrivedAt) ? -1 : 1)).entries()) v.partyNo = i + 1
  const agreed = new Set(book.consents.map(k => k.parentId))
  for (const row of book.customers) row.completeness = completenessOf({ ...row, consents: agreed.has(row.id) ? [1] : [] })
}
export type DemoBook = { book: Book; faults: Fault[]; hands: ReturnType<typeof hands> }
/** The believable past of a company up to a date, its today half run, faults planted: the same date and people give the same book (loaded on that very day before its end, its today is told faster). */
export const bookOf = (company: Company, date: Day, months = 12, now?: Instant): DemoBook => {
  const c = chance(seedOf(date)), book = emptyBook(), h = hands(c, company, book, todaysClock(date, company.zone, now)), state = newState()
  const from = addDays(date, -30 * months)
  business(c, company, book, h, state, from)
  for (let day = from; day < date; day = addDays(day, 1)) runDay(c, company, book, h, state, day)
  runDay(c, company, book, h, state, date, todayEnds)
  const faults = plant(c, company, book, h, state, date)
  for (const row of book.customers) if (c.yes(0.7)) book.consents.push({ id: c.id(String(row.createdAt)), parentId: row.id, position: 0, purpose: 'collect', source: c.pick(['到店登记', '电话告知', '线上表单']), on: dayAt(String(row.createdAt), company.zone) })
  settle(book, state)
  return { book, faults, hands: h }
}
/** Who is in today and where: most on the floor, one a group at rest with somebody standing in, one out on a test drive. */
const floorToday = async (work: Work, company: Company, h: DemoBook['hands'], date: Day): Promise<void> => {
  const at = h.at(date, '08:10'), resting = new Map([['consultant6', 'consultant4'], ['consultant12', 'consultant10']])
  const sheets = company.people.filter(p => !['gm', 'auditor', 'admin'].includes(p.role)).map(p => ({ ...h.stamped(at, null), memberId: p.id, on: date, state: resting.has(p.login) ? 'rest' : p.login === 'trainer' ? 'out' : 'onDuty', standInId: resting.has(p.login) ? company.by(resting.get(p.login)!).id : null, siteId: company.siteId, teamId: p.team ?? null, note: p.login === 'trainer' ? '区域培训' : null }))
  await insertMany(work, daySheet, sheets)
  const busy: Record<string, [string, string]> = { consultant1: ['withCustomer', '15:12'], consultant3: ['testDrive', '15:20'], consultant8: ['withCustomer', '15:31'], consultant9: ['break', '15:25'], 'b2b-seller1': ['away', '13:30'] }
  await insertMany(work, liveStatus, sheets.filter(s => s.state === 'onDuty').map(s => { const [state, since] = busy[company.people.find(p => p.id === s.memberId)!.login] ?? ['floor', '08:30']; return { ...h.stamped(h.at(date, since), null), memberId: s.memberId, state, since: h.at(date, since), siteId: company.siteId, teamId: s.teamId } }))
  // Who stands in turn: in the order they came in, the last of them late.
  await insertMany(work, turnEvent, company.sellers.slice(0, 8).filter(p => !resting.has(p.login)).map((p, i) => { const instant = h.at(date, i < 6 ? `08:2${i}` : '09:40'); return { ...h.stamped(instant, null), siteId: company.siteId, on: date, at: instant, kind: 'join', memberId: p.id } }))
}
/** The demo company of a date: `months` of believable days, the last week sealed, today half run, faults planted. The same date gives the same company. */
export const loadDemo = async (house: House, demo: { date: Day; password: string; months?: number }): Promise<Fault[]> => {
  const at = inOrg(house), company = await found(house, demo, at)
  const { book, faults, hands: h } = bookOf(company, demo.date, demo.months, house.now())
  await at(company.orgId, async work => { await write(work, book, company); await floorToday(work, company, h, demo.date) })
  await carryCards(house)
  await rows(house.database.app, sql`SELECT fresh_statistics()`)
  await sealPast(house, company, demo.date)
  const now = house.now(), until = instantAt(demo.date, '15:40', company.zone)
  const told = now < until && dayAt(now, company.zone) === demo.date ? now : until
  await morningToday(house, company, demo.date, told)
  await at(company.orgId, work => targetsOf(work, company, demo.date))
  await standardDaysOf(house, told)
  const second = await foundSecond(house, demo, at)
  const c = chance(seedOf(`${demo.date} b`)), other = emptyBook(), hb = hands(c, second, other), stateB = newState(5_000)
  for (let i = 0; i < 200; i++) hb.customer(hb.at(addDays(demo.date, -1 - (i % 80)), '10:00'), second.by('b-consultant'), { ...person(c), phone: phone(c, ++stateB.n), region: c.pick(regions), channel: c.pick(['walkIn', 'call', 'web']) })
  settle(other, stateB)
  await at(second.orgId, work => write(work, other, second))
  await rows(house.database.door, sql`UPDATE door.organisation SET demo = ${JSON.stringify({ date: demo.date, password: demo.password })} WHERE demo IS NOT NULL`)
  return faults
}
