import type { file } from './file.ts'
import type { Row } from '../../kernel/entity.ts'
import { z } from 'zod'
import { call, page } from '../../kernel/call.ts'
import { ref } from '../../kernel/fields/index.ts'
import type { customer } from '../customers/index.ts'
import type { prospectCard } from './card.ts'
import type { followUp, milestone } from './contact.ts'
import type { appointment, inquiry } from './inquiry.ts'
import type { visit } from './visit.ts'

/** One customer with all that hangs on him, as far as this person may see it; what the reader has no right to is null, not empty. */
export type CustomerPage = {
  customer: Row<typeof customer>
  cards: Row<typeof prospectCard>[] | null; visits: Row<typeof visit>[] | null; inquiries: Row<typeof inquiry>[] | null; appointments: Row<typeof appointment>[] | null
  followUps: Row<typeof followUp>[] | null; milestones: Row<typeof milestone>[] | null; files: Row<typeof file>[] | null
  /** Records merged into this one. */
  merged: { id: string; version: number; name: string; at: string }[]
  /** What may be made for him now. */
  can: string[]
}
const fields = { id: ref({ zh: '客户', en: 'Customer' }, 'customer') }
export const customerPage = page<CustomerPage, typeof fields>('customer', { label: { zh: '客户', en: 'Customer' }, fields, right: { thing: 'customer', verb: 'read' } })

/** How many rows each view of the ledger holds (mine, my team, all, the pool, due today, hot ones overdue). */
export type CustomerViews = { mine: number; team: number; all: number; pool: number; today: number; hot: number; can: string[] }
export const customerViewsPage = page<CustomerViews>('customer-views', { label: { zh: '客户的各个视图', en: 'Views of the customers' }, fields: {}, right: { thing: 'customer', verb: 'read' } })
/** The foot of the list: the same conditions as the list itself, counted. */
export type CustomerSums = { n: number; levels: Record<'O' | 'H' | 'A' | 'B' | 'C' | 'N', number>; late: number; completeness: number | null }
export const customerSums = call<CustomerSums>('customer.sums', 'POST', '/customers/sums', { label: { zh: '客户列表的合计', en: 'Sums of the customer list' }, right: { thing: 'customer', verb: 'read' }, body: z.record(z.string(), z.unknown()) })
