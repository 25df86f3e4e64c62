import type { Role } from '../../kernel/permission.ts'
import type { Instant } from '../../kernel/time.ts'

/** Whose Today it is: the widest work of the day a person has; someone with several roles gets the one that leads. */
export type TodayKind = 'supervisor' | 'manager' | 'consultant' | 'dcc' | 'reception' | 'other'
export const kindOf = (roles: readonly Role[]): TodayKind =>
  roles.includes('supervisor') ? 'supervisor' : roles.includes('manager') || roles.includes('gm') ? 'manager' : roles.includes('consultant') ? 'consultant' : roles.includes('dcc') ? 'dcc' : roles.includes('reception') ? 'reception' : 'other'
export type MatterKind = 'inquiry' | 'appointment' | 'card' | 'instruction' | 'door' | 'visit' | 'slot' | 'plan' | 'closing' | 'difference' | 'action'
/** One thing that burns or waits: `minutes` late or waiting, `days` overdue, what it is, whose, and where one deals with it. */
export type Matter = {
  readonly kind: MatterKind; readonly id: string; readonly version: number | null; readonly name: string | null; readonly words: string | null; readonly person: string | null; readonly memberId: string | null
  readonly level: string | null; readonly customerId: string | null; readonly cardId: string | null; readonly at: Instant | null; readonly days: number | null; readonly minutes: number | null; readonly late: boolean; readonly path: string; readonly can: readonly string[]
}
/** How hot it burns: a customer waiting for us before one we should have called, both before our own papers. */
const heat: Readonly<Record<MatterKind, number>> = { inquiry: 0, appointment: 1, door: 2, instruction: 3, card: 4, visit: 5, slot: 6, difference: 7, closing: 8, plan: 9, action: 10 }
/** What is on fire: late things, hottest kind first, within a kind the longest late; `most` of them, two of a kind before the third of any, so that no kind hides the others. */
export const fires = (matters: readonly Matter[], most: number): Matter[] => {
  const late = matters.filter(m => m.late).sort((a, b) => heat[a.kind] - heat[b.kind] || (b.days ?? 0) - (a.days ?? 0) || (b.minutes ?? 0) - (a.minutes ?? 0))
  const seen = new Map<MatterKind, number>()
  const ranked = late.map(m => { const n = seen.get(m.kind) ?? 0; seen.set(m.kind, n + 1); return { m, round: Math.floor(n / 2) } })
  return ranked.sort((a, b) => a.round - b.round || heat[a.m.kind] - heat[b.m.kind]).slice(0, most).map(r => r.m)
}
/** What waits for a decision of the reader's own. */
export const waiting = (matters: readonly Matter[]): Matter[] => matters.filter(m => m.can.length > 0)
/** Kinds whose every row is late, so that their whole number burns even where only the hottest few are shown. */
const wholly: ReadonlySet<MatterKind> = new Set(['appointment', 'card', 'instruction', 'difference'])
/** How many late things there are in all. */
export const lateCount = (matters: readonly Matter[], counts: Partial<Record<MatterKind, number>>): number => {
  const late = matters.filter(m => m.late && !wholly.has(m.kind)).length
  return [...wholly].reduce((n, kind) => n + (counts[kind] ?? 0), late)
}
