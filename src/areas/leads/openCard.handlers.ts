import { rightOf } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Call } from '../../kernel/call.ts'
import { answer, handle, handlerOf } from '../../server/calls/handlers.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { sql } from '../../server/data/sql.ts'
import { countReveal } from '../../server/door/limits.ts'
import { auditRow } from '../../server/work/audit.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { customer, customerCalls } from '../customers/index.ts'
import { cardCalls } from './card.ts'
import { appointmentCalls, inquiry, inquiryCalls } from './inquiry.ts'
import { demand } from './keep.ts'

type Made = { id: string; version: number }
/** A step of this command goes the same road as the call of its own: the same rights and rules, in this transaction. */
const step = async (work: Work, call: Call<never, unknown> | undefined, input: object): Promise<Made> => {
  if (typeof call!.right === 'object' && rightOf(work.who, call!.right.thing)[call!.right.verb as 'c'] === null) refuse('right.missing')
  return (await handlerOf(call as Call)!.act(work, input as never)) as Made
}
/** Whose number it is, where the writer may see him; someone else's is refused by the create with its masked holder. */
const holderOf = async (work: Work, phone: string | null): Promise<string | undefined> => (phone === null ? undefined : (await work.one<{ id: string }>(sql`SELECT c.id FROM customer_identity i JOIN customer c ON c.org_id = i.org_id AND c.id = i.row_id
  WHERE i.org_id = ${work.org} AND i.kind = 'phone' AND i.value = ${phone} AND c.archived_at IS NULL AND ${work.visible(customer, 'c')}`))?.id)
/** Who may own what this person makes: the lead's owner where the writer's reach goes beyond his own, else the writer. */
const ownerFor = (work: Work, ownerId: string | null): string | undefined => (ownerId !== null && rightOf(work.who, 'customer').c !== 'm' ? ownerId : undefined)

handle(inquiryCalls.openCard, async (work, input) => {
  const lead = await work.lock(inquiry, input.id, input.version)
  if (lead.archivedAt) refuse('row.archived')
  if (lead.cardId !== null) refuse('inquiry.hasCard')
  let customerId = input.customerId ?? lead.customerId ?? await holderOf(work, lead.phone)
  if (!customerId) {
    const name = input.name ?? lead.name
    if (!name) demand([{ pointer: '/name', code: 'field.required' }])
    customerId = (await step(work, customerCalls.create as never, { name, gender: input.gender, phone: lead.phone, channel: lead.kind, siteId: lead.siteId, ownerId: ownerFor(work, lead.ownerId) ?? work.who.memberId })).id
  }
  const want = { ...lead.want, ...input.want }
  const card = await step(work, cardCalls.create as never, { customerId, level: input.level, want: Object.fromEntries(Object.entries(want).filter(([, value]) => value != null)), channel: lead.kind, originInquiryId: lead.id })
  if (input.comesAt) await step(work, appointmentCalls.create as never, { customerId, cardId: card.id, inquiryId: lead.id, at: input.comesAt, purpose: input.purpose ?? '到店看车' })
  const saved = (await work.find(inquiry, lead.id))!
  return input.level !== lead.level && !saved.sealed ? work.save(inquiry, saved, { level: input.level }) : saved
})
handle(inquiryCalls.reveal, async (work, { id, field }) => {
  const reached = await work.one(sql`SELECT 1 FROM inquiry a WHERE a.org_id = ${work.org} AND a.id = ${id} AND ${work.visible(inquiry, 'a')}`)
  if (!reached) refuse('notFound')
  if (!(await work.one(sql`SELECT 1 FROM inquiry a WHERE a.id = ${id} AND ${seesWithin(work.who, inquiry, 'a', rightOf(work.who, 'inquiry').u)}`))) refuse('right.missing')
  countReveal(work)
  const row = (await work.find(inquiry, id))!
  await auditRow(work, inquiry, id, 'reveal', { revealed: [null, field ?? 'phone'] })
  return answer({ value: row[field ?? 'phone'] })
})
offersOf(inquiry, row => ({ openCard: row.cardId === null && row.archivedAt == null, reveal: row.phone !== null || row.callerNo !== null }))
