import { addDays, type Day } from '../../kernel/time.ts'
import type { DmsRow } from './rows.rules.ts'

/** A masked phone's visible ends: 138****1234 → 138…1234; undefined when it is not masked so. */
const ends = (phone: string): string | undefined => {
  const seen = /^(\d{3})[^\d]+(\d{4})$/.exec(phone)
  return seen ? `${seen[1]}…${seen[2]}` : undefined
}
const surname = (name: string | null): string | undefined => [...(name ?? '').trim()][0]
/** Whether two days are at most `range` apart. */
export const near = (a: Day, b: Day, range: number): boolean => a >= addDays(b, -range) && a <= addDays(b, range)

/** A row of ours that a DMS entry may belong to: `from` and `to` the days its entry may bear. */
export type Item = { readonly id: string; readonly cardId: string | null; readonly customerId: string; readonly phones: readonly string[]; readonly name: string | null; readonly on: Day; readonly from: Day; readonly to: Day }
/** `extra`: a further entry of a row that has one; `ambiguous`: a key that reaches several rows, or shares its row with another masked key. */
export type Pairing = {
  readonly pairs: readonly { readonly itemId: string; readonly entryId: string; readonly by: 'id' | 'key' }[]
  readonly extra: readonly { readonly itemId: string; readonly entryId: string; readonly ofId: string }[]
  readonly ambiguous: readonly { readonly entryId: string; readonly itemIds: readonly string[] }[]
  /** Entries whose card is named but not among the items: they belong to an older card. */
  readonly settled: ReadonlySet<string>
}
const exact = (entry: DmsRow, item: Item): boolean => entry.phone !== null && item.phones.includes(entry.phone)
const masked = (entry: DmsRow, item: Item): boolean => {
  const seen = ends(entry.phone ?? ''), first = surname(entry.name)
  return seen !== undefined && first !== undefined && surname(item.name) === first && item.phones.some(phone => phone.length >= 7 && `${phone.slice(0, 3)}…${phone.slice(-4)}` === seen)
}
const reaches = (entry: DmsRow, item: Item): boolean => entry.on >= item.from && entry.on <= item.to

/**
 * Pairs DMS entries with our rows (domain.md 5 «Key»): explicit ids, then the phone, then a masked phone with first 3, last 4 and surname; days by
 * the items' windows. Rows and entries pair one to one. `oneEntry`: a row has one entry, so a second one is `extra` (cards); else the
 * second stays unpaired (orders). Both lists in a fixed order.
 */
export const paired = (items: readonly Item[], entries: readonly DmsRow[], oneEntry: boolean): Pairing => {
  const pairs: Pairing['pairs'][number][] = [], extra: Pairing['extra'][number][] = [], ambiguous: Pairing['ambiguous'][number][] = []
  const taken = new Map<string, string>(), settled = new Set<string>(), left: DmsRow[] = []
  const byCard = new Map<string, Item[]>(), byPhone = new Map<string, Item[]>()
  const put = (map: Map<string, Item[]>, key: string, item: Item) => { const list = map.get(key); if (list) list.push(item); else map.set(key, [item]) }
  for (const item of items) { if (item.cardId !== null) put(byCard, item.cardId, item); for (const phone of new Set(item.phones)) put(byPhone, phone, item) }
  /** One of rows that are all the same customer's: a free one, the nearest day first. */
  const take = (entry: DmsRow, choice: readonly Item[], by: 'id' | 'key'): boolean => {
    const nearest = [...choice].sort((a, b) => Number(taken.has(a.id)) - Number(taken.has(b.id)) || Number(b.on === entry.on) - Number(a.on === entry.on))[0]
    const first = taken.get(nearest.id)
    if (first === undefined) { taken.set(nearest.id, entry.id); pairs.push({ itemId: nearest.id, entryId: entry.id, by }) }
    else if (oneEntry) extra.push({ itemId: nearest.id, entryId: entry.id, ofId: first })
    else return false
    return true
  }
  const byPhoneNow: DmsRow[] = []
  for (const entry of entries) {
    const named = entry.milestoneId !== null ? items.filter(item => item.id === entry.milestoneId) : entry.cardId === null ? [] : (byCard.get(entry.cardId) ?? []).filter(item => oneEntry || reaches(entry, item))
    if (named.length > 0 && take(entry, named, 'id')) continue
    if (oneEntry && entry.cardId !== null) settled.add(entry.id)
    else byPhoneNow.push(entry)
  }
  for (const entry of byPhoneNow) {
    const choice = (byPhone.get(entry.phone ?? '') ?? []).filter(item => reaches(entry, item) && exact(entry, item) && (oneEntry || !taken.has(item.id)))
    const customers = new Set(choice.map(item => item.customerId))
    if (customers.size > 1) ambiguous.push({ entryId: entry.id, itemIds: choice.map(item => item.id) })
    else if (customers.size === 1) take(entry, choice, 'key')
    else left.push(entry)
  }
  const fits = left.map(entry => ({ entry, items: items.filter(item => !taken.has(item.id) && reaches(entry, item) && masked(entry, item)) }))
  const wanted = new Map<string, number>()
  for (const { items: some } of fits) for (const item of some) wanted.set(item.id, (wanted.get(item.id) ?? 0) + 1)
  for (const { entry, items: some } of fits) {
    if (some.length === 1 && wanted.get(some[0].id) === 1) take(entry, some, 'key')
    else if (some.length > 0) ambiguous.push({ entryId: entry.id, itemIds: some.map(item => item.id) })
  }
  return { pairs, extra, ambiguous, settled }
}
