import { addDays, type Day } from '../../kernel/time.ts'
import { near } from './keys.rules.ts'
import type { CardRow, InquiryRow, VisitRow } from './rows.rules.ts'

/** Cards by what names them. */
export type CardIndex = {
  readonly byId: ReadonlyMap<string, CardRow>; readonly byOrigin: ReadonlyMap<string, CardRow>
  readonly byCustomer: ReadonlyMap<string, readonly CardRow[]>; readonly byPhone: ReadonlyMap<string, readonly CardRow[]>
}
export const cardIndex = (cards: readonly CardRow[]): CardIndex => {
  const byCustomer = new Map<string, CardRow[]>(), byPhone = new Map<string, CardRow[]>(), byOrigin = new Map<string, CardRow>()
  const put = (map: Map<string, CardRow[]>, key: string, card: CardRow) => { const list = map.get(key); if (list) list.push(card); else map.set(key, [card]) }
  for (const card of cards) {
    put(byCustomer, card.customerId, card)
    for (const phone of new Set(card.phones)) put(byPhone, phone, card)
    for (const origin of [card.originVisitId, card.originInquiryId]) if (origin !== null && !byOrigin.has(origin)) byOrigin.set(origin, card)
  }
  return { byId: new Map(cards.map(card => [card.id, card])), byOrigin, byCustomer, byPhone }
}
/** Whether a card stood on a day, or was opened within the key's reach of it. */
const stood = (card: CardRow, on: Day, range: number): boolean => near(card.on, on, range) || (card.on <= on && (card.endedOn === null || card.endedOn >= on))

/** The card of a party or inquiry: named, or found by customer, then phone. `several`: more than one, all of one customer. `candidates`: of different customers. */
export type CardFor = { readonly cardId: string; readonly by: 'id' | 'key' } | 'several' | { readonly candidates: readonly string[] } | undefined
export const cardFor = (row: Pick<VisitRow | InquiryRow, 'id' | 'on' | 'cardId' | 'customerId' | 'phone'>, index: CardIndex, range: number, firstId: string | null = null): CardFor => {
  if (row.cardId !== null) return { cardId: row.cardId, by: 'id' }
  const named = index.byOrigin.get(row.id) ?? (firstId === null ? undefined : index.byOrigin.get(firstId))
  if (named) return { cardId: named.id, by: 'id' }
  const standing = (cards: readonly CardRow[] | undefined) => (cards ?? []).filter(card => stood(card, row.on, range))
  const own = standing(index.byCustomer.get(row.customerId ?? ''))
  const cards = own.length > 0 ? own : standing(index.byPhone.get(row.phone ?? ''))
  if (cards.length === 0) return undefined
  if (cards.length === 1) return { cardId: cards[0].id, by: 'key' }
  return new Set(cards.map(card => card.customerId)).size === 1 ? 'several' : { candidates: cards.map(card => card.id) }
}
/** Where a card may have come from, by id or key: the buy visits and inquiries of its customer within the key's reach. */
export const originsOf = (card: CardRow, visits: readonly VisitRow[], inquiries: readonly InquiryRow[], range: number): { visits: VisitRow[]; inquiries: InquiryRow[] } => {
  const from = addDays(card.on, -range), to = addDays(card.on, range)
  const fits = (row: VisitRow | InquiryRow) => row.on >= from && row.on <= to && (row.cardId === card.id || (row.cardId === null && (row.customerId === card.customerId || (row.phone !== null && card.phones.includes(row.phone)))))
  return { visits: visits.filter(visit => visit.purpose === 'buy' && fits(visit)), inquiries: inquiries.filter(inquiry => inquiry.class !== 'nonIntent' && fits(inquiry)) }
}
