import type { Day, Instant } from '../../kernel/time.ts'

/** What a person's day is drafted from (D2.7): everything already decided by rows, in the supervisor's order of weight. */
export type DraftFacts = {
  readonly cards: readonly { cardId: string; customerId: string; name: string; level: string; dueOn: Day; standInForId: string | null }[]
  readonly appointments: readonly { id: string; customerId: string; cardId: string | null; name: string; at: Instant; purpose: string; standInForId: string | null }[]
  readonly inquiries: readonly { id: string; customerId: string | null; name: string | null; receivedAt: Instant; kind: string }[]
  readonly instructions: readonly { id: string; cardId: string; customerId: string; name: string; text: string; dueAt: Instant }[]
  readonly parties: readonly { id: string; no: number; arrivedAt: Instant }[]
  readonly carried: readonly { id: string; kind: ItemKind; customerId: string | null; cardId: string | null; title: string; firstOn: Day; sourceId: string | null }[]
  readonly actions: readonly { id: string; text: string; dueOn: Day }[]
}
export type ItemKind = 'followUp' | 'appointment' | 'task' | 'patrol' | 'meeting' | 'other'
export type Drafted = { kind: ItemKind; customerId: string | null; cardId: string | null; title: string; dueAt: Instant | null; sourceId: string; firstOn: Day; carriedFromId: string | null; standInForId: string | null }
export type Held = { readonly sources: ReadonlySet<string>; readonly customers: ReadonlySet<string> }
/** The hotter first; what is ordered waits least for a call (domain.md 4). */
const weight = (level: string): number => 'HANBCO'.indexOf(level)
const cut = (text: string): string => ([...text].length > 80 ? [...text].slice(0, 79).join('') + '…' : text)

/**
 * The items of a day: what was carried here, appointments, instructions due, follow-ups due (one a customer, overdue first), leads that
 * wait, parties to complete, actions of meetings. `held` is what the plan has already: sources, and customers to be contacted or met. Titles say what to do; of whom, the item's customer says. They are data in the house's own words, which people may edit.
 */
export const drafted = (facts: DraftFacts, on: Day, held: Held): Drafted[] => {
  const line = (given: Partial<Drafted> & Pick<Drafted, 'kind' | 'title' | 'sourceId'>): Drafted => ({ customerId: null, cardId: null, dueAt: null, firstOn: on, carriedFromId: null, standInForId: null, ...given })
  const carried = facts.carried.map(c => line({ kind: c.kind, customerId: c.customerId, cardId: c.cardId, title: c.title, sourceId: c.sourceId ?? `item ${c.id}`, firstOn: c.firstOn, carriedFromId: c.id }))
  const taken = new Set([...held.customers, ...carried.flatMap(c => (c.kind === 'followUp' && c.customerId !== null ? [c.customerId] : []))])
  const met = new Set(facts.appointments.map(a => a.customerId))
  const due = [...facts.cards].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : weight(a.level) - weight(b.level))).filter(c => {
    if (taken.has(c.customerId) || met.has(c.customerId)) return false
    taken.add(c.customerId)
    return true
  })
  const all = [
    ...carried,
    ...facts.appointments.map(a => line({ kind: 'appointment', customerId: a.customerId, cardId: a.cardId, title: cut(a.purpose), dueAt: a.at, sourceId: `appointment ${a.id}`, standInForId: a.standInForId })),
    ...facts.instructions.map(i => line({ kind: 'followUp', customerId: i.customerId, cardId: i.cardId, title: cut(i.text), dueAt: i.dueAt, sourceId: `instruction ${i.id}` })),
    ...due.map(c => line({ kind: 'followUp', customerId: c.customerId, cardId: c.cardId, title: '跟进', sourceId: `contact ${c.cardId} ${on}`, firstOn: c.dueOn < on ? c.dueOn : on, standInForId: c.standInForId })),
    ...facts.inquiries.map(q => line({ kind: 'followUp', customerId: q.customerId, title: q.customerId === null ? cut(`首响 ${q.name ?? '未留名'}`) : '首响', sourceId: `inquiry ${q.id}` })),
    ...facts.parties.map(p => line({ kind: 'task', title: `完善第 ${p.no} 批客流`, sourceId: `visit ${p.id}` })),
    ...facts.actions.map(a => line({ kind: 'task', title: cut(a.text), sourceId: `action ${a.id}`, firstOn: a.dueOn < on ? a.dueOn : on })),
  ]
  const seen = new Set(held.sources)
  return all.filter(item => !seen.has(item.sourceId) && seen.add(item.sourceId) !== undefined)
}
