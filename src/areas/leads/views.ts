import type { Row } from '../../kernel/entity.ts'
import { maybe } from '../../kernel/field.ts'
import { choice, day, ref } from '../../kernel/fields/index.ts'
import { page } from '../../kernel/call.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { customer } from '../customers/index.ts'

import { prospectCard } from './card.ts'
import type { dmsEntry, followUp, milestone } from './contact.ts'
import type { appointment, inquiry } from './inquiry.ts'
import { inquiryKinds } from './inquiry.ts'
import type { file } from './file.ts'
import type { ResponseRule } from './inquiry.rules.ts'
import type { Lateness, LevelRule } from './level.rules.ts'
import type { Opening } from './opening.rules.ts'
import type { ClosingKind } from './standing.rules.ts'
import type { visit } from './visit.ts'

export type Named = { id: string; label: string }
/** A card with everything around it: one call for the page and for the phone. `can` is the card's own, with what may be hung on it. */
export type CardView = {
  today: Day; asOf: Instant; card: Row<typeof prospectCard>; customer: Row<typeof customer> | null
  visits: Row<typeof visit>[]; followUps: Row<typeof followUp>[]; milestones: Row<typeof milestone>[]; appointments: Row<typeof appointment>[]; dmsEntries: Row<typeof dmsEntry>[]; inquiries: Row<typeof inquiry>[]
  files: Row<typeof file>[]
  /** By when a deal is expected at this level, how late the next contact is, and the customer's other open cards. */
  expectedBy: Day | null; lateness: Lateness; rules: LevelRule[]; otherCards: (Named & { state: string })[]
  can: string[]
}
/** One card that wants a call: today's, overdue ones first. */
export type ContactDue = {
  id: string; version: number; no: string; customer: Named; gender: 'male' | 'female' | null; phone: string | null; owner: Named | null; level: Row<typeof prospectCard>['level']; state: string; model: string | null
  nextContactOn: Day; lateness: Lateness; lastContactAt: Instant | null; lastText: string | null; lastResult: string | null; instruction: { id: string; text: string; dueAt: Instant } | null; appointmentAt: Instant | null
}
export type ContactsView = { today: Day; asOf: Instant; items: ContactDue[]; counts: { overdue: number; today: number; tomorrow: number; closing: number; hot: number }; people: Named[]; can: string[] }
export type ClosingLine = {
  id: string; as: ClosingKind; reason: string; rival: string | null; at: Instant; by: Named; outcome: 'open' | 'agreed' | 'refused'; decidedBy: Named | null; decidedAt: Instant | null; decision: string | null
  card: { id: string; version: number; no: string; level: string; state: string; openedOn: Day; model: string | null }; customer: Named; owner: Named | null; contacts: number; lastContactAt: Instant | null; lastText: string | null; can: string[]
}
export type ClosingsView = { asOf: Instant; items: ClosingLine[]; counts: { open: number; mine: number }; can: string[] }
export type InquiryLine = Row<typeof inquiry> & { waiting: boolean; waitedMinutes: number | null; openWaitedMinutes: number | null; late: boolean }
export type InquirySheet = {
  on: Day; today: Day; asOf: Instant; site: Named | null; sites: Named[]; people: (Named & { role: string })[]; opening: Opening | null; isOpen: boolean; rules: ResponseRule[]
  rows: InquiryLine[]; earlier: InquiryLine[]; counts: Record<keyof typeof inquiryKinds | 'pending' | 'card' | 'onFile' | 'nonIntent' | 'total' | 'repeats' | 'late' | 'waiting', number>; can: string[]
}
const read = (thing: string) => ({ thing, verb: 'read' as const })
const on = maybe(day({ zh: '日期', en: 'Day' })), siteId = maybe(ref({ zh: '门店', en: 'Site' }, 'site')), memberId = maybe(ref({ zh: '谁', en: 'Who' }, 'member'))
const id = ref({ zh: '卡', en: 'Card' }, prospectCard.name)
const state = maybe(choice({ zh: '状态', en: 'State' }, { open: { zh: '待审', en: 'Open' }, decided: { zh: '已审', en: 'Decided' } }))
export const cardPage = page<CardView, { id: typeof id }>('prospect-card', { label: { zh: '意向客户卡', en: 'Prospect card' }, fields: { id }, right: read('prospectCard') })
export const contactsPage = page<ContactsView, { memberId: typeof memberId }>('contacts-due', { label: { zh: '今天要联系的', en: 'Contacts due' }, fields: { memberId }, right: read('prospectCard') })
export const closingsPage = page<ClosingsView, { state: typeof state }>('card-closings', { label: { zh: '结案申请', en: 'Applications to close' }, fields: { state }, right: read('prospectCard') })
export const inquiryPage = page<InquirySheet, { on: typeof on; siteId: typeof siteId }>('inquiry-sheet', { label: { zh: '渠道线索', en: 'Inquiries' }, fields: { on, siteId }, right: read('inquiry') })
