import { side } from './expect.rules.ts'
import { by, found, type CardRow, type DayRows, type DmsRow, type EarlierVisit, type Found, type Match, type MilestoneRow, type Side } from './rows.rules.ts'

type Said = readonly [field: string, left: string | null, right: string | null]
type Owner = { fixerId: string | null; countsTeamId: string | null }
/** One difference per field the two say differently; empty sides are not compared. */
const differing = (left: Side, right: Side, owner: Owner, said: readonly Said[]): Found[] =>
  said.filter(([, a, b]) => a !== null && b !== null && a !== b).map(([field, leftSays, rightSays]) => found('fieldDiffers', left, owner, { right, field, leftSays, rightSays }))

/**
 * Compares what belongs together, each pair on its later day: level = the opening level, consultant = the owner, never the receiver, channel of an
 * inquiry = its kind. A party on an older card is not compared with that card's opening.
 */
export const pairsCompared = (day: DayRows, matches: readonly Match[]): Found[] => {
  const named = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map(row => [row.id, row]))
  const visits = named(day.visits), inquiries = named(day.inquiries), cards = named(day.cards), milestones = named(day.milestones), dms = named(day.dms)
  const due = (a: { on: string }, b: { on: string }) => (a.on > b.on ? a.on : b.on) === day.on
  const owner = (row: CardRow | MilestoneRow): Owner => ({ fixerId: row.ownerId, countsTeamId: row.countsTeamId })
  return matches.flatMap(match => {
    const card = cards.get(match.right.id)
    if (match.as === 'originVisit') {
      const visit = visits.get(match.left.id)
      return visit && card && due(visit, card) ? differing(match.left, match.right, owner(card), [['level', visit.level, card.level], ['channel', visit.channel, card.channel], ['consultant', visit.ownerId, card.ownerId]]) : []
    }
    if (match.as === 'originInquiry') {
      const inquiry = inquiries.get(match.left.id)
      return inquiry && card && due(inquiry, card) ? differing(match.left, match.right, owner(card), [['level', inquiry.level, card.level], ['channel', inquiry.kind, card.channel], ['consultant', inquiry.ownerId, card.ownerId]]) : []
    }
    const entry = dms.get(match.right.id) as DmsRow
    if (match.as === 'dmsCard') {
      const opened = cards.get(match.left.id)!
      return due(opened, entry) ? differing(match.left, match.right, owner(opened), [['level', opened.level, entry.level], ['consultant', opened.ownerId, entry.memberId]]) : []
    }
    if (match.as !== 'dmsMilestone') return []
    const milestone = milestones.get(match.left.id)!
    return due(milestone, entry) ? differing(match.left, match.right, owner(milestone), [['consultant', milestone.ownerId, entry.memberId]]) : []
  })
}
/** First or again: a party marked first though its phone or customer came to buy before (D2.11 «F/S»); the first such visit is the other side. */
export const firstsCompared = (day: DayRows): Found[] => {
  const before = new Map<string, EarlierVisit>()
  const earlier: EarlierVisit[] = [...day.earlierVisits, ...day.visits.filter(visit => visit.state === 'finished' && visit.purpose === 'buy')].sort(by(row => `${row.arrivedAt} ${row.id}`))
  const keys = (visit: EarlierVisit) => [visit.phone === null ? null : `p${visit.phone}`, visit.customerId === null ? null : `c${visit.customerId}`].filter(key => key !== null)
  for (const visit of earlier) for (const key of keys(visit)) if (!before.has(key)) before.set(key, visit)
  return day.visits.filter(visit => visit.on === day.on && visit.state === 'finished' && visit.purpose === 'buy' && visit.firstTime).flatMap(visit => {
    const [first] = keys(visit).map(key => before.get(key)!).filter(each => each.id !== visit.id && each.arrivedAt < visit.arrivedAt).sort(by(row => `${row.arrivedAt} ${row.id}`))
    return first ? [found('fieldDiffers', side('visit', visit.id), { fixerId: visit.ownerId ?? visit.receivedById, countsTeamId: visit.countsTeamId }, { right: side('visit', first.id), field: 'firstTime', leftSays: 'true', rightSays: 'false' })] : []
  })
}
/** Two live cards of one customer, told on the day the later was opened: the oldest beside each later one. */
export const liveTwice = (day: DayRows): Found[] => {
  const oldest = new Map<string, CardRow>()
  return day.cards.filter(card => card.state === 'live').flatMap(card => {
    const first = oldest.get(card.customerId)
    if (!first) { oldest.set(card.customerId, card); return [] }
    return card.on === day.on ? [found('duplicate', side('prospectCard', first.id), { fixerId: card.ownerId, countsTeamId: card.countsTeamId }, { right: side('prospectCard', card.id) })] : []
  })
}
/** Rows written for this day after its closing was sealed. DMS entries are not: they come a day later by nature (domain.md 10b). */
export const writtenLate = (day: DayRows): Found[] => {
  const sealed = new Map<string | null, string>()
  for (const head of day.heads) { const at = sealed.get(head.teamId); if (at === undefined || head.sealedAt < at) sealed.set(head.teamId, head.sealedAt) }
  const late = (row: { on: string; createdAt: string; countsTeamId: string | null }) => row.on === day.on && row.createdAt > (sealed.get(row.countsTeamId) ?? '~')
  return [
    ...day.visits.filter(late).map(row => found('late', side('visit', row.id), { fixerId: row.ownerId ?? row.receivedById, countsTeamId: row.countsTeamId })),
    ...day.inquiries.filter(late).map(row => found('late', side('inquiry', row.id), { fixerId: row.ownerId ?? row.handledById, countsTeamId: row.countsTeamId })),
    ...day.cards.filter(late).map(row => found('late', side('prospectCard', row.id), { fixerId: row.ownerId, countsTeamId: row.countsTeamId })),
    ...day.milestones.filter(late).map(row => found('late', side('milestone', row.id), { fixerId: row.ownerId, countsTeamId: row.countsTeamId })),
  ]
}
