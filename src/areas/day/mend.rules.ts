import { declareRefusals } from '../../kernel/refusal.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { expiryOf, type Explanation, type ExplanationKind } from './sealing.rules.ts'
import type { DifferenceKey, RowKind, Side } from './rows.rules.ts'

export type Take = 'left' | 'right'
/** What one click does about a difference: make the missing record, ask for a DMS number, or write one side's value into the other. */
export type Way = { readonly makes: 'card' | 'dms' | 'milestone' | 'value' | 'archive' | null; readonly take: readonly Take[]; readonly asks: 'dmsNo' | null }
const none: Way = { makes: null, take: [], asks: null }
/**
 * Which side's word may be written into the other. An opening's level and channel can be put right; its owner cannot, that is a change of owner
 * with a reason; nor can an inquiry's kind or the person a milestone counts for.
 */
const takes = (left: RowKind, right: RowKind, field: string | null): readonly Take[] => {
  if (field === 'firstTime') return ['right']
  const changes: Record<RowKind, readonly string[]> = { visit: ['level', 'channel', 'consultant'], inquiry: ['level', 'consultant'], prospectCard: ['level', 'channel'], dmsEntry: ['level', 'consultant'], milestone: [] }
  return [...(changes[right].includes(field ?? '') ? ['left' as const] : []), ...(changes[left].includes(field ?? '') ? ['right' as const] : [])]
}
/** How a difference can be mended in place; `makes: null` where only a person can (a form, another list) or an explanation helps. */
export const wayOf = (d: DifferenceKey): Way => {
  switch (d.class) {
    case 'visitWithoutCard': case 'inquiryWithoutCard': return { ...none, makes: 'card' }
    case 'cardWithoutDms': case 'milestoneWithoutDms': return { ...none, makes: 'dms', asks: 'dmsNo' }
    case 'dmsWithoutMilestone': return { ...none, makes: 'milestone' }
    case 'duplicate': return d.left?.kind === 'dmsEntry' ? { ...none, makes: 'archive', take: ['left', 'right'] } : none
    case 'fieldDiffers': { const take = d.left && d.right ? takes(d.left.kind, d.right.kind, d.field) : []; return take.length ? { ...none, makes: 'value', take } : none }
    default: return none
  }
}
/** Whether one press can do something: the way of its class, or a candidate to point at. */
export const mayMend = (d: DifferenceKey, candidates: number): boolean => candidates > 0 || wayOf(d).makes !== null
/**
 * «就是这张»: which row learns whom it belongs to, and what it is told. A DMS entry, party or inquiry learns its card, a DMS order its milestone;
 * from a card's own side the entry chosen learns it. `fault` where what was named is no candidate.
 */
export const linkOf = (left: Side | null, candidates: readonly Side[], id: string): { row: Side; to: Side } | { fault: 'field.reference' } => {
  const chosen = candidates.find(each => each.id === id)
  if (!left || !chosen) return { fault: 'field.reference' }
  return chosen.kind === 'dmsEntry' ? { row: chosen, to: left } : { row: left, to: chosen }
}
/** The longest a promise may run: what has not come after a month needs another look. */
export const longestDays = 31
/** What an explanation writes; «DMS待到» runs to the next day unless told otherwise. `fault` where the told day has passed or lies too far. */
export const explainedAs = (given: { kind: ExplanationKind; text: string; expiresOn?: Day | null }, today: Day): { explanation: Explanation } | { fault: 'field.range' } => {
  const told = given.expiresOn ?? null
  if (given.kind === 'dmsLater' && told !== null && (told <= today || told > addDays(today, longestDays))) return { fault: 'field.range' }
  return { explanation: { kind: given.kind, text: given.text, expiresOn: expiryOf(given.kind, today, told) } }
}

declareRefusals({
  'difference.mended': { status: 409, zh: '这处差异已经改好了。', en: 'This difference is mended already.', when: 'explain or mend a difference that a match has found gone' },
  'difference.notMendable': { status: 409, zh: '这处差异不能一键改：请到那一行去改，或写说明。', en: 'This difference cannot be mended with one click: change the row itself, or explain it.', when: 'mend where a person has to decide: no customer is known, the owner of a card differs, two cards of one customer' },
})
