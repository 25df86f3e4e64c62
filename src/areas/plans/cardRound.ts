import { entity } from '../../kernel/entity.ts'
import { derived, maybe } from '../../kernel/field.ts'
import { day, ref, time } from '../../kernel/fields/index.ts'
import { call, callsOf, page } from '../../kernel/call.ts'

/** A card the supervisor has gone through on a day (过卡, domain.md 10b). */
export const cardLook = entity('cardLook', {
  label: { zh: '过卡', en: 'Card look' }, title: 'on', sort: '-at', thing: 'instruction', does: [], list: ['cardId', 'on', 'byId', 'at'], unique: [['cardId', 'on', 'byId']], indexes: [['byId', 'on'], ['-at', '-id']], sees: { mine: ['byId'], through: 'cardId' },
  fields: { cardId: derived(ref({ zh: '意向卡', en: 'Card' }, 'prospectCard')), on: derived(day({ zh: '日期', en: 'Day' })), byId: derived(ref({ zh: '谁', en: 'By' }, 'member')), at: derived(time({ zh: '时间', en: 'At' })) },
})
export type RoundCard = {
  id: string; version: number; no: string; customer: { id: string; label: string }; tail: string | null; owner: { id: string; label: string } | null; level: string; former: string | null; since: string; state: string
  model: string | null; rival: string | null; concerns: string | null; budget: string | null; openedOn: string; nextOn: string | null; overdue: number; why: ('overdue' | 'hot' | 'changed' | 'closing' | 'unanswered')[]
  /** The last four contacts, newest first. */
  recent: { at: string; means: string; result: string; text: string }[]; contacts: number; instruction: { id: string; text: string; dueAt: string; answer: string | null; answeredAt: string | null } | null; closing: { as: string; reason: string } | null; looked: boolean
}
export type CardRoundPage = { on: string; teamId: string | null; cards: RoundCard[]; total: number; looked: number; can: string[] }
const teamId = maybe(ref({ zh: '小组', en: 'Team' }, 'team'))
/** The stack: overdue, H and A, changed since yesterday, applications to close, instructions not answered; the heaviest first. */
export const cardRoundPage = page<CardRoundPage, { teamId: typeof teamId }>('card-round', { label: { zh: '过卡', en: 'Card round' }, right: { thing: 'instruction', verb: 'u' }, fields: { teamId } })
export const cardLookCalls = {
  ...callsOf(cardLook),
  look: call<{ looked: number }, { cardId: ReturnType<typeof ref> }>('cardLook.look', 'POST', '/card-looks/look', { label: { zh: '过了这张', en: 'Went through it' }, right: { thing: 'instruction', verb: 'u' }, key: 'may', fields: { cardId: ref({ zh: '意向卡', en: 'Card' }, 'prospectCard') } }),
}
