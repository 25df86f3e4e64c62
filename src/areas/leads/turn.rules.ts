import type { Instant } from '../../kernel/time.ts'
import type { Purpose, ReceivedHow } from './visit.rules.ts'

/** Why a member's turn passes: made up afterwards (补接) are reception and official outing, not leave, rest or a break (domain.md 10b). */
export type SkipReason = 'reception' | 'outing' | 'leave' | 'rest' | 'break' | 'notHere' | 'other'
export const madeUp: ReadonlySet<SkipReason> = new Set(['reception', 'outing'])
/** Visits for repair, papers or asking the way, returning customers, and those who asked for someone or had an appointment consume no turn. */
export const consumesTurn = (party: { purpose: Purpose; firstTime: boolean; receivedHow: ReceivedHow }): boolean =>
  party.receivedHow === 'turn' && party.purpose === 'buy' && party.firstTime

/**
 * The day's events of one site's turn list, ordered by `at`, then as given. `received` comes from the visits (a change of the visit changes the
 * event); `free` ends a reception; `away`/`back` from the day sheet and live status; `skip` and `undo` by hand.
 */
export type TurnEvent = { readonly id: string; readonly at: Instant } & (
  | { readonly kind: 'join'; readonly memberId: string }
  | { readonly kind: 'received'; readonly memberId: string; readonly consumes: boolean }
  | { readonly kind: 'free' | 'back'; readonly memberId: string }
  | { readonly kind: 'away'; readonly memberId: string; readonly reason: SkipReason }
  | { readonly kind: 'skip'; readonly memberId: string; readonly reason: SkipReason; readonly byId: string }
  | { readonly kind: 'undo'; readonly eventId: string })

/** One member's place: `why` says why he is not asked now (null: ready); `owed` turns are made up first when he is ready again. */
export type Place = { readonly memberId: string; readonly why: SkipReason | null; readonly owed: number; readonly turns: number }
export type TurnList = { readonly order: readonly Place[]; readonly nextId: string | null }
export type TurnRules = { readonly owedAtMost: number }
/** Versioned data: how many missed turns are made up at most. */
export const defaultTurnRules: TurnRules = { owedAtMost: 1 }

const asked = (order: readonly Place[]): Place | undefined => {
  const ready = order.filter(place => place.why === null)
  return ready.find(place => place.owed > 0) ?? ready[0]
}
/** The member's turn passed: he goes to the end and, where the reason is made up, is owed one. */
const passed = (place: Place, reason: SkipReason, rules: TurnRules): Place => (madeUp.has(reason) ? { ...place, owed: Math.min(rules.owedAtMost, place.owed + 1) } : place)

/** A party that consumes a turn: an owed one keeps the order; else whoever stood before and was unavailable has been passed, and the receiver goes last. */
const turnTaken = (order: readonly Place[], memberId: string, rules: TurnRules): Place[] => {
  const at = order.findIndex(place => place.memberId === memberId), taker = order[at]
  const busy: Place = { ...taker, why: 'reception', turns: taker.turns + 1 }
  if (taker.owed > 0) return order.map(place => (place === taker ? { ...busy, owed: taker.owed - 1 } : place))
  const missed = order.slice(0, at).filter(place => place.why !== null)
  return [...order.filter(place => place !== taker && !missed.includes(place)), ...missed.map(place => passed(place, place.why!, rules)), busy]
}
const folded = (order: readonly Place[], event: TurnEvent, rules: TurnRules): readonly Place[] => {
  if (event.kind === 'undo') return order
  const place = order.find(each => each.memberId === event.memberId)
  if (event.kind === 'join') return place ? order : [...order, { memberId: event.memberId, why: null, owed: 0, turns: 0 }]
  if (!place) return order
  const now = (change: Partial<Place>) => order.map(each => (each === place ? { ...each, ...change } : each))
  if (event.kind === 'received') return event.consumes ? turnTaken(order, place.memberId, rules) : now({ why: 'reception' })
  if (event.kind === 'away') return now({ why: event.reason })
  if (event.kind === 'skip') return [...order.filter(each => each !== place), passed(place, event.reason, rules)]
  return now({ why: null })
}
const minute = 60_000
/**
 * When a party moved the list. The log knows whole minutes, the list's own events seconds: a party of 10:42 that was written down within
 * that minute counts from there, any other from the minute's end, so that what reception did in the same minute came before it. It frees
 * its receiver when it left, at the earliest when it was received.
 */
export const partyMoments = (party: { arrivedAt: Instant; leftAt: Instant | null; createdAt: Instant }): { received: Instant; free: Instant | null } => {
  const arrived = Date.parse(party.arrivedAt), written = Date.parse(party.createdAt)
  const received = new Date(arrived % minute !== 0 ? arrived : written >= arrived && written < arrived + minute ? written : arrived + minute - 1).toISOString()
  return { received, free: party.leftAt === null ? null : party.leftAt > received ? party.leftAt : received }
}
/** 顺位 as it stands after the day's events: the order, why someone is not asked, and who is next (null: nobody is ready). */
export const turnList = (events: readonly TurnEvent[], rules: TurnRules = defaultTurnRules): TurnList => {
  const undone = new Set(events.flatMap(event => (event.kind === 'undo' ? [event.eventId] : [])))
  const inOrder = events.map((event, at) => ({ event, at })).sort((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : a.at - b.at))
  const order = inOrder.filter(({ event }) => !undone.has(event.id)).reduce<readonly Place[]>((list, { event }) => folded(list, event, rules), [])
  return { order, nextId: asked(order)?.memberId ?? null }
}
