import { addDays, clockAt, dayAt, instantAt, monthOf, type Day, type Instant, type Zone } from '../../kernel/time.ts'
import type { Chance } from './chance.ts'
import type { Company, Person } from './company.ts'

type Row = Record<string, unknown> & { id: string }
/** A live card as the simulation carries it from day to day. */
export type Live = { card: Row; customer: Row; owner: Person; level: string; next: Day; last?: string; orderedOn?: Day; closed?: boolean }
/** Everything the demo writes, kind by kind, in wire values. */
export type Book = {
  customers: Row[]; visits: Row[]; inquiries: Row[]; appointments: Row[]; cards: Row[]; openings: (Row & { parentId: string })[]; closings: (Row & { parentId: string })[]; levels: (Row & { parentId: string; position: number })[]; instructions: (Row & { parentId: string })[]
  followUps: Row[]; milestones: Row[]; dms: Row[]; contacts: (Row & { parentId: string })[]; consents: (Row & { parentId: string; position: number })[]
}
export const emptyBook = (): Book => ({ customers: [], visits: [], inquiries: [], appointments: [], cards: [], openings: [], closings: [], levels: [], instructions: [], followUps: [], milestones: [], dms: [], contacts: [], consents: [] })

export const cadence: Record<string, number> = { N: 1, O: 3, H: 1, A: 3, B: 7, C: 15 }
/** The demo's own day ends here: what is told of it has happened by then. */
export const todayEnds = 15 * 60 + 40
const opens = 8 * 60
const clockOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
/**
 * Clocks of the demo's today. Loaded in the evening, or for another day, they stand as they are; loaded at noon of that very day the morning is told
 * faster, so that nobody came later than the real clock says: such a party could not even be written in. What lies ahead stays ahead.
 */
export const todaysClock = (day: Day, zone: Zone, now: Instant | undefined): ((on: Day, clock: string) => string) => {
  const end = now === undefined || dayAt(now, zone) !== day ? todayEnds : Math.min(todayEnds, minutesOf(clockAt(now, zone)))
  if (end === todayEnds) return (_, clock) => clock
  const from = end > opens + 60 ? opens : 0
  return (on, clock) => {
    const m = minutesOf(clock)
    if (on !== day || m <= from) return clock
    return clockOf(m <= todayEnds ? from + Math.floor((m - from) * (end - from) / (todayEnds - from)) : Math.min(1_435, 5 * Math.ceil((end + (m - todayEnds) * (1_439 - end) / (1_439 - todayEnds)) / 5)))
  }
}
/** Hands that write the book: each makes one row and what must hang on it. */
export const hands = (c: Chance, company: Company, book: Book, told: (on: Day, clock: string) => string = (_, clock) => clock) => {
  let dmsNo = 118_000
  const cardNo = new Map<string, number>()
  const partyNo = new Map<Day, number>()
  const at = (day: Day, clock: string): string => instantAt(day, told(day, clock), company.zone)
  const counts = (p: Person) => ({ countsForId: p.id, countsTeamId: p.team ?? null, countsSiteId: company.siteId })
  const stamped = (instant: string, by: string | null) => ({ id: c.id(instant), createdAt: instant, createdBy: by })
  return {
    at, counts, stamped,
    customer: (instant: string, owner: Person | undefined, facts: Record<string, unknown>): Row => {
      const row = { ...stamped(instant, owner?.id ?? null), kind: 'person', ownerId: owner?.id ?? null, teamId: owner?.team ?? null, siteId: company.siteId, otherPhones: [], tags: [], ownedSince: owner ? instant.slice(0, 10) : null, completeness: c.whole(40, 95), level: null, lastContactAt: null, nextContactOn: null, ...facts }
      book.customers.push(row)
      return row
    },
    card: (day: Day, instant: string, owner: Person, customer: Row, level: string, origin: { originVisitId?: string; originInquiryId?: string; channel: string }, want: Record<string, unknown>, more: Record<string, unknown> = {}): Live => {
      const month = monthOf(day).slice(2).replace('-', ''), n = (cardNo.get(month) ?? 0) + 1
      cardNo.set(month, n)
      const card: Row = { ...stamped(instant, owner.id), no: `PC-${month}-${String(n).padStart(4, '0')}`, customerId: customer.id, siteId: company.siteId, ownerId: owner.id, teamId: owner.team, openedOn: day, level, levelSince: day, want, tradeIn: {}, state: 'live', lastContactAt: instant, nextContactOn: addDays(day, cadence[level]), ...more }
      book.cards.push(card)
      book.openings.push({ id: c.id(instant), parentId: card.id, on: day, originVisitId: origin.originVisitId ?? null, originInquiryId: origin.originInquiryId ?? null, channel: origin.channel, level, ownerId: owner.id, ...counts(owner) })
      book.levels.push({ id: c.id(instant), parentId: card.id, position: 0, level, at: instant, byId: owner.id, reason: '建卡', state: 'live' })
      customer.level = level
      return { card, customer, owner, level, next: addDays(day, cadence[level]) }
    },
    dms: (kind: string, day: Day, live: Live, facts: Record<string, unknown> = {}): Row => {
      const row: Row = { ...stamped(at(day, '15:20'), null), kind, siteId: company.siteId, dmsNo: `D26-${dmsNo++}`, on: day, name: live.customer.name, phone: live.customer.phone, memberId: live.owner.id, level: kind === 'card' ? live.level : null, cardId: live.card.id, source: 'import', countsTeamId: live.owner.team ?? null, ...facts }
      book.dms.push(row)
      return row
    },
    visit: (day: Day, clock: string, leave: string | null, owner: Person | undefined, receiver: Person, facts: Record<string, unknown>): Row => {
      const n = (partyNo.get(day) ?? 0) + 1
      partyNo.set(day, n)
      const row: Row = { ...stamped(at(day, clock), null), siteId: company.siteId, on: day, partyNo: n, arrivedAt: at(day, clock), leftAt: leave ? at(day, leave) : null, people: c.weighted([[1, 3], [2, 5], [3, 2], [4, 1]]), transport: c.pick(['car', 'car', 'taxi', 'transit']), ownerId: owner?.id ?? null, receivedById: receiver.id, receivedHow: 'turn', want: {}, wechatAdded: c.yes(0.5), lateEntry: false, reminders: 0, state: 'finished', finishedAt: leave ? at(day, leave) : null, ...counts(owner ?? receiver), ...facts }
      book.visits.push(row)
      return row
    },
    appointment: (instant: string, live: Live, on: Day, clock: string, purpose: string, inquiryId: string | null = null): void => {
      book.appointments.push({ ...stamped(instant, live.owner.id), customerId: live.customer.id, cardId: live.card.id, inquiryId, siteId: company.siteId, at: at(on, clock), on, clock, purpose, memberId: live.owner.id, state: 'planned', visitId: null })
    },
    followUp: (instant: string, live: Live, facts: Record<string, unknown>): void => {
      book.followUps.push({ ...stamped(instant, live.owner.id), customerId: live.customer.id, cardId: live.card.id, at: instant, byId: live.owner.id, means: 'call', result: 'reached', ...facts })
    },
    milestone: (kind: string, day: Day, clock: string, live: Live, facts: Record<string, unknown> = {}): Row => {
      const row: Row = { ...stamped(at(day, clock), live.owner.id), customerId: live.customer.id, cardId: live.card.id, kind, at: at(day, clock), on: day, byId: live.owner.id, ...counts(live.owner), ...facts }
      book.milestones.push(row)
      return row
    },
    levelTo: (live: Live, level: string, instant: string, reason: string, state = 'live'): void => {
      live.level = level
      live.card.level = level
      live.card.levelSince = instant.slice(0, 10)
      live.customer.level = level
      book.levels.push({ id: c.id(instant), parentId: live.card.id, position: book.levels.length, level, at: instant, byId: live.owner.id, reason, state })
    },
  }
}
export type Hands = ReturnType<typeof hands>
