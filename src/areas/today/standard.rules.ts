import { declareRefusals, type Fault } from '../../kernel/refusal.ts'
import type { Clock } from '../../kernel/time.ts'

/** By what record a slot of the standard day is known to be done. */
export const proofs = { daySheet: { zh: '到岗表排好', en: 'Day sheet set' }, morning: { zh: '晨会开过', en: 'Morning meeting held' }, plans: { zh: '计划批完', en: 'Plans approved' }, round: { zh: '过卡或指示', en: 'Cards looked at' }, contact: { zh: '亲自联系', en: 'A contact of one’s own' }, weekly: { zh: '周会开过', en: 'Weekly meeting held' }, seal: { zh: '封日', en: 'Day sealed' } } as const
export type Proof = keyof typeof proofs
/** Which duty is proved by what exists today; duties of areas to come prove nothing yet, so their slots are never called late. */
const proofOfDuty: Readonly<Record<string, Proof>> = { 'D2.7': 'daySheet', 'D2.4': 'morning', 'D1.1': 'plans', 'D1.2': 'round', 'D2.9': 'contact', 'D2.12': 'contact', 'D2.14': 'weekly', 'D3.18': 'weekly', 'D2.11': 'seal' }
/** The proof of a slot: that of its first duty that has one. */
export const proofOf = (dutyIds: readonly string[]): Proof | null => dutyIds.map(id => proofOfDuty[id]).find(p => p !== undefined) ?? null

export type SlotFacts = { readonly from: Clock; readonly to: Clock; readonly dutyIds: readonly string[] }
/** A slot ends after it begins, and names duties as the job description numbers them. */
export const slotFaults = ({ from, to, dutyIds }: SlotFacts): Fault[] => [
  ...(to > from ? [] : [{ pointer: '/to', code: 'standard-slot.order' }]),
  ...(dutyIds.every(id => /^D[1-4](\.\d{1,2}){1,2}$/.test(id)) ? [] : [{ pointer: '/dutyIds', code: 'standard-slot.duty' }]),
]
/**
 * The standard day a supervisor begins with (D2.6 «08:00 meeting … 17:30 reconciliation»): 07:50 opens, plans stand by 08:30, cards after lunch,
 * 17:30 to the seal (users.md «moments»). Patrols join when they are recorded.
 */
export const defaultDay: readonly (SlotFacts & { readonly title: { readonly zh: string; readonly en: string } })[] = [
  { from: '07:50', to: '08:00', dutyIds: ['D2.7'], title: { zh: '排到岗', en: 'Set the day sheet' } },
  { from: '08:00', to: '08:30', dutyIds: ['D2.4'], title: { zh: '晨会', en: 'Morning meeting' } },
  { from: '08:30', to: '09:00', dutyIds: ['D1.1', 'D2.6'], title: { zh: '批计划', en: 'Approve the plans' } },
  { from: '13:30', to: '14:15', dutyIds: ['D1.2'], title: { zh: '过卡', en: 'Card round' } },
  { from: '16:00', to: '16:45', dutyIds: ['D2.12'], title: { zh: '亲自回访', en: 'Call customers myself' } },
  { from: '17:30', to: '18:30', dutyIds: ['D2.11', 'D2.4'], title: { zh: '夕会封日', en: 'Evening check and seal' } },
]
export type SlotState = 'open' | 'now' | 'done' | 'late'
/**
 * Where a slot stands: done by its evidence whenever that came, late after its end without it, else open. One nothing can prove is never late, nor one
 * that was over before its owner was a member or before he wrote it (`since`, where that is today): nobody begins his first day with omissions.
 */
export const slotState = (slot: { readonly from: Clock; readonly to: Clock; readonly proof: Proof | null; readonly since?: Clock | null }, proved: boolean, clock: Clock): SlotState =>
  proved ? 'done' : clock < slot.from ? 'open' : clock < slot.to ? 'now' : slot.proof === null || (slot.since && slot.since >= slot.to) ? 'open' : 'late'

declareRefusals({
  'standard-slot.order': { status: 422, zh: '结束要晚于开始。', en: 'The end must come after the beginning.' },
  'standard-slot.duty': { status: 422, zh: '职责写编号，例如 D2.4。', en: 'Name duties by number, such as D2.4.' },
})
