import type { CardRow, DayRows, DmsRow, InquiryRow, MilestoneRow, VisitRow } from './rows.rules.ts'

/** Hand-made rows for the tests of the evening: what is not told is as an ordinary row of the day has it. */
export const today = '2026-11-24', yesterday = '2026-11-23', tomorrow = '2026-11-25'
const made = (on: string) => ({ on, createdAt: `${on}T03:00:00.000Z`, countsTeamId: 'team1' })
export const visit = (id: string, more: Partial<VisitRow> = {}): VisitRow => ({
  id, ...made(more.on ?? today), arrivedAt: `${more.on ?? today}T02:00:00.000Z`, class: 'firstWithData', state: 'finished', purpose: 'buy', firstTime: true,
  phone: null, customerId: null, cardId: null, ownerId: 'li', receivedById: 'wang', level: 'A', channel: 'walkIn', ...more,
})
export const inquiry = (id: string, more: Partial<InquiryRow> = {}): InquiryRow => ({
  id, ...made(more.on ?? today), kind: 'web', class: 'card', phone: null, customerId: null, cardId: null, ownerId: 'li', handledById: 'dcc', level: 'A', repeatOfId: null, ...more,
})
export const card = (id: string, phone: string, more: Partial<CardRow> = {}): CardRow => ({
  id, ...made(more.on ?? today), customerId: `customer of ${id}`, phones: [phone], name: '王先生', state: 'live', endedOn: null, level: 'A', channel: 'walkIn', ownerId: 'li', originVisitId: null, originInquiryId: null, ...more,
})
export const milestone = (id: string, phone: string, more: Partial<MilestoneRow> = {}): MilestoneRow => ({
  id, ...made(more.on ?? today), kind: 'order', customerId: `customer of ${phone}`, phones: [phone], name: '王先生', cardId: null, ownerId: 'li', ...more,
})
export const dms = (id: string, phone: string | null, more: Partial<DmsRow> = {}): DmsRow => ({
  id, ...made(more.on ?? today), kind: 'card', phone, name: '王先生', memberId: 'li', level: 'A', cardId: null, milestoneId: null, ...more,
})
export const rowsOf = (rows: Partial<DayRows>): DayRows => ({ on: today, visits: [], inquiries: [], cards: [], milestones: [], dms: [], earlierVisits: [], awaited: [], heads: [], ...rows })
/** A phone of its own for a number. */
export const phoneOf = (n: number): string => `138${String(10_000_000 + n * 7_919).slice(-8)}`
