import { cardIndex } from './cards.rules.ts'
import { firstsCompared, liveTwice, pairsCompared, writtenLate } from './compare.rules.ts'
import { cardsExpected, dmsOfCards, dmsOfMilestones, originsExpected } from './expect.rules.ts'
import { by, differenceClassList, differenceKey, found, inOrder, type DayRows, type Found, type Match } from './rows.rules.ts'

export type Reconciled = { readonly matches: readonly Match[]; readonly differences: readonly Found[] }

/** Awaited differences that are not about a missing DMS record of a card or milestone cannot be asked again from the rows: they come back as they were. */
const broughtBack = (day: DayRows): Found[] => day.awaited
  .filter(each => each.left !== null && each.class !== 'cardWithoutDms' && each.class !== 'milestoneWithoutDms')
  .map(each => found(each.class, each.left!, each, { right: each.right, field: each.field, broughtFromId: each.differenceId }))

/**
 * THE reconciliation of one site's day (D2.11; domain.md 5; wire.md 2a): what belongs together and what disagrees. Deterministic in whatever order
 * rows come; one difference per class, pair and field. Matches by `key` are single ones: the caller writes them down. Refuses nothing.
 */
export const reconciled = (given: DayRows): Reconciled => {
  const day = inOrder(given), index = cardIndex(day.cards)
  const steps = [cardsExpected(day, index), originsExpected(day), dmsOfCards(day), dmsOfMilestones(day, index)]
  const matches = steps.flatMap(step => step.matches)
  const all = [...steps.flatMap(step => step.found), ...pairsCompared(day, matches), ...firstsCompared(day), ...liveTwice(day), ...writtenLate(day), ...broughtBack(day)]
  const once = new Map(all.map(each => [differenceKey(each), each]))
  const place = (each: Found) => `${String(differenceClassList.indexOf(each.class)).padStart(2, '0')} ${differenceKey(each)}`
  const today = new Set([...day.visits, ...day.inquiries, ...day.cards, ...day.milestones, ...day.dms].filter(row => row.on === day.on).map(row => row.id))
  return { matches: matches.filter(match => today.has(match.left.id) || today.has(match.right.id)), differences: [...once.values()].sort(by(place)) }
}

/** Counts of a closing by dotted name (visit, visit.firstWithData, inquiry.card, dms.order, match.key, difference.late …). `teams`: the group's; null counts the whole site. */
export const closingCounts = (day: DayRows, result: Reconciled, teams: ReadonlySet<string | null> | null): Record<string, number> => {
  const counts: Record<string, number> = { visit: 0, inquiry: 0, card: 0, milestone: 0, dms: 0, 'match.id': 0, 'match.key': 0, difference: 0, unfinished: 0 }
  const add = (name: string) => { counts[name] = (counts[name] ?? 0) + 1 }
  const mine = <T extends { countsTeamId: string | null }>(row: T) => teams === null || teams.has(row.countsTeamId)
  const today = <T extends { countsTeamId: string | null; on: string }>(rows: readonly T[]) => rows.filter(row => row.on === day.on && mine(row))
  for (const visit of today(day.visits)) { add('visit'); add(`visit.${visit.class}`); if (visit.state === 'unfinished') add('unfinished') }
  for (const inquiry of today(day.inquiries)) { add('inquiry'); add(`inquiry.${inquiry.class}`) }
  for (const card of today(day.cards)) { add('card'); add(`card.${card.channel ?? 'other'}`) }
  for (const milestone of today(day.milestones)) { add('milestone'); add(`milestone.${milestone.kind}`) }
  for (const entry of today(day.dms)) { add('dms'); add(`dms.${entry.kind}`) }
  const teamOf = new Map<string, string | null>([...day.visits, ...day.inquiries, ...day.cards, ...day.milestones].map(row => [row.id, row.countsTeamId]))
  const told = new Set<string>()
  for (const match of result.matches) {
    const pair = `${match.left.id} ${match.right.id}`
    if (!told.has(pair) && mine({ countsTeamId: teamOf.get(match.left.id) ?? null })) add(`match.${match.by}`)
    told.add(pair)
  }
  for (const difference of result.differences.filter(mine)) { add('difference'); add(`difference.${difference.class}`) }
  return counts
}
