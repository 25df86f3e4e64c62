import { addDays } from '../../kernel/time.ts'
import { cardFor, originsOf, type CardIndex } from './cards.rules.ts'
import { paired, type Item, type Pairing } from './keys.rules.ts'
import { by, found, matchRule, ownOrigin, type CardRow, type DayRows, type DmsRow, type Found, type InquiryRow, type Match, type MatchRow, type MilestoneRow, type RowKind, type Side, type VisitRow } from './rows.rules.ts'

/** What a step of the reconciliation gives. */
export type Step = { readonly found: Found[]; readonly matches: Match[] }
export const side = (kind: RowKind, id: string): Side => ({ kind, id })
const at = (kind: RowKind) => (id: string): Side => side(kind, id)

/** The line of the matrix a party stands on; undefined for an unfinished one, which blocks the seal by itself. */
export const visitRow = (visit: VisitRow): MatchRow | undefined =>
  visit.state === 'unfinished' ? undefined : visit.purpose !== 'buy' ? 'visitNonIntent' : visit.phone === null && visit.customerId === null && visit.cardId === null ? 'visitNoData'
    : visit.firstTime && visit.class !== 'firstHasCard' ? 'visitFirstWithData' : 'visitHasCard'
export const inquiryRow = (inquiry: InquiryRow): MatchRow => (inquiry.class === 'card' ? 'inquiryCard' : 'inquiryOther')

/** Parties and inquiries of the day whose card is missing or to be linked. */
export const cardsExpected = (day: DayRows, index: CardIndex): Step => {
  const step: Step = { found: [], matches: [] }
  const look = (row: VisitRow | InquiryRow, kind: 'visit' | 'inquiry', line: MatchRow, fixerId: string | null, firstId: string | null) => {
    const rule = matchRule(line, day.rules ?? [])
    if (rule.card === 'none') return
    const card = cardFor(row, index, rule.dayRange, firstId)
    const owner = { fixerId, countsTeamId: row.countsTeamId }
    if (card === 'several') return
    if (card !== undefined && 'cardId' in card) step.matches.push({ as: kind === 'visit' ? 'visitCard' : 'inquiryCard', left: side(kind, row.id), right: side('prospectCard', card.cardId), by: card.by })
    else step.found.push(found(kind === 'visit' ? 'visitWithoutCard' : 'inquiryWithoutCard', side(kind, row.id), owner, { candidates: (card?.candidates ?? []).map(at('prospectCard')) }))
  }
  for (const visit of day.visits) {
    const line = visit.on === day.on ? visitRow(visit) : undefined
    if (line) look(visit, 'visit', line, visit.ownerId ?? visit.receivedById, null)
  }
  const valid = new Set(day.inquiries.filter(inquiry => inquiry.class === 'card' && inquiry.on === day.on).map(inquiry => inquiry.id))
  for (const inquiry of day.inquiries) {
    // A repeat of an inquiry that is itself expected to have a card would say the same thing twice.
    if (inquiry.on !== day.on || (inquiry.repeatOfId !== null && valid.has(inquiry.repeatOfId))) continue
    look(inquiry, 'inquiry', inquiryRow(inquiry), inquiry.ownerId ?? inquiry.handledById, inquiry.repeatOfId)
  }
  return step
}
/** Cards opened today without a visit or inquiry; a single one found by key is to be written as the origin. Gives every origin known, for comparing. */
export const originsExpected = (day: DayRows): Step => {
  const step: Step = { found: [], matches: [] }
  const rule = matchRule('cardOpened', day.rules ?? [])
  for (const card of day.cards) {
    const self = side('prospectCard', card.id)
    if (card.originVisitId !== null) step.matches.push({ as: 'originVisit', left: side('visit', card.originVisitId), right: self, by: 'id' })
    else if (card.originInquiryId !== null) step.matches.push({ as: 'originInquiry', left: side('inquiry', card.originInquiryId), right: self, by: 'id' })
    else if (card.on === day.on && rule.origin !== 'none' && !ownOrigin.includes(card.channel ?? '')) {
      const { visits, inquiries } = originsOf(card, day.visits, day.inquiries, rule.dayRange)
      if (visits.length + inquiries.length === 0) step.found.push(found('cardWithoutOrigin', self, { fixerId: card.ownerId, countsTeamId: card.countsTeamId }))
      else if (visits.length === 1 && inquiries.length === 0) step.matches.push({ as: 'originVisit', left: side('visit', visits[0].id), right: self, by: 'key' })
      else if (inquiries.length === 1 && visits.length === 0) step.matches.push({ as: 'originInquiry', left: side('inquiry', inquiries[0].id), right: self, by: 'key' })
    }
  }
  return step
}

const awaitedIds = (day: DayRows, name: 'cardWithoutDms' | 'milestoneWithoutDms'): ReadonlySet<string> => new Set(day.awaited.flatMap(each => (each.class === name && each.left ? [each.left.id] : [])))
const itemOf = (row: CardRow | MilestoneRow, cardId: string | null, day: DayRows, range: number, awaited: boolean): Item =>
  ({ id: row.id, cardId, customerId: row.customerId, phones: row.phones, name: row.name, on: row.on, from: addDays(row.on, -range), to: addDays(awaited ? day.on : row.on, range) })

/** Differences of one pairing, both ways: rows without an entry and entries without a row. An ambiguous entry of today speaks for its candidates. */
const bothWays = (day: DayRows, pairing: Pairing, rows: readonly (CardRow | MilestoneRow)[], entries: readonly DmsRow[], awaited: ReadonlySet<string>, say: { kind: 'prospectCard' | 'milestone'; row: Found['class'] | null; entry: Found['class'] | null }): Found[] => {
  const has = new Set(pairing.pairs.map(pair => pair.itemId)), placed = new Set([...pairing.pairs, ...pairing.extra].map(pair => pair.entryId))
  const today = new Set(entries.filter(entry => entry.on === day.on).map(entry => entry.id))
  const choice = new Map(pairing.ambiguous.map(each => [each.entryId, each.itemIds]))
  const spoken = new Set(say.entry === null ? [] : pairing.ambiguous.filter(each => today.has(each.entryId)).flatMap(each => each.itemIds))
  const lacking = rows.filter(row => (row.on === day.on || awaited.has(row.id)) && !has.has(row.id) && !spoken.has(row.id))
  const alone = entries.filter(entry => today.has(entry.id) && !placed.has(entry.id) && !pairing.settled.has(entry.id))
  return [
    ...(say.row === null ? [] : lacking.map(row => {
      const brought = day.awaited.find(each => each.class === say.row && each.left?.id === row.id)
      const near = pairing.ambiguous.filter(each => each.itemIds.includes(row.id)).map(each => side('dmsEntry', each.entryId))
      return found(say.row!, side(say.kind, row.id), { fixerId: row.ownerId, countsTeamId: row.countsTeamId }, { candidates: near, broughtFromId: brought?.differenceId ?? null })
    })),
    ...(say.entry === null ? [] : alone.map(entry => found(say.entry!, side('dmsEntry', entry.id), { fixerId: entry.memberId, countsTeamId: entry.countsTeamId }, { candidates: (choice.get(entry.id) ?? []).map(at(say.kind)) }))),
  ]
}
/** Cards and DMS cards, both ways; a second DMS entry of one card is a duplicate, told on the later entry's day. */
export const dmsOfCards = (day: DayRows): Step => {
  const opened = matchRule('cardOpened', day.rules ?? []), entry = matchRule('dmsCard', day.rules ?? [])
  const awaited = awaitedIds(day, 'cardWithoutDms'), range = Math.max(opened.dayRange, entry.dayRange)
  const entries = day.dms.filter(each => each.kind === 'card')
  const pairing = paired(day.cards.map(card => itemOf(card, card.id, day, range, awaited.has(card.id))), entries, true)
  const differences = bothWays(day, pairing, day.cards, entries, awaited, { kind: 'prospectCard', row: opened.dms === 'none' ? null : 'cardWithoutDms', entry: entry.card === 'none' ? null : 'dmsWithoutCard' })
  const byId = new Map(entries.map(each => [each.id, each]))
  for (const { entryId, ofId } of pairing.extra) {
    const [first, second] = [byId.get(ofId)!, byId.get(entryId)!].sort(by(row => `${row.on} ${row.id}`))
    if (second.on === day.on) differences.push(found('duplicate', side('dmsEntry', first.id), { fixerId: second.memberId, countsTeamId: second.countsTeamId }, { right: side('dmsEntry', second.id) }))
  }
  return { found: differences, matches: pairing.pairs.map(({ itemId, entryId, by }) => ({ as: 'dmsCard', left: side('prospectCard', itemId), right: side('dmsEntry', entryId), by })) }
}
/** Orders, deliveries and cancellations beside the DMS's, each kind for itself, both ways; their card is linked where the customer has one. */
export const dmsOfMilestones = (day: DayRows, index: CardIndex): Step => {
  const rule = matchRule('milestone', day.rules ?? [])
  const awaited = awaitedIds(day, 'milestoneWithoutDms')
  const step: Step = { found: [], matches: [] }
  for (const kind of ['order', 'delivery', 'cancellation'] as const) {
    const rows = day.milestones.filter(row => row.kind === kind), entries = day.dms.filter(row => row.kind === kind)
    const pairing = paired(rows.map(row => itemOf(row, row.cardId, day, rule.dayRange, awaited.has(row.id))), entries, false)
    const expected = rule.dms !== 'none'
    step.found.push(...bothWays(day, pairing, rows, entries, awaited, { kind: 'milestone', row: expected ? 'milestoneWithoutDms' : null, entry: expected ? 'dmsWithoutMilestone' : null }))
    step.matches.push(...pairing.pairs.map(({ itemId, entryId, by }): Match => ({ as: 'dmsMilestone', left: side('milestone', itemId), right: side('dmsEntry', entryId), by })))
  }
  for (const row of day.milestones.filter(each => each.on === day.on && rule.card !== 'none')) {
    const card = cardFor({ ...row, phone: null }, index, rule.dayRange)
    if (card !== undefined && card !== 'several' && 'cardId' in card) step.matches.push({ as: 'milestoneCard', left: side('milestone', row.id), right: side('prospectCard', card.cardId), by: card.by })
  }
  return step
}
