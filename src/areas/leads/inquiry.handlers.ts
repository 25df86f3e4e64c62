import type { Flat } from '../../kernel/entity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { dayAt, firstOfMonth, instantAt, type Day } from '../../kernel/time.ts'
import { archive, change, create } from '../../server/calls/crud.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { countsForInquiry, ownerOrDefault } from './counts.ts'
import { foreignColumns, foreignFaults, inquiryTimeFaults, reclassed, repeatOf, responseFaults, responseFrom, responseMinutes, type InquiryClass, type InquiryKind, type InvalidReason } from './inquiry.rules.ts'
import { inquiry, inquiryCalls } from './inquiry.ts'
import { demand, nextMonth, livingCustomer } from './keep.ts'
import { openingOf } from './opening.ts'
import { openMinutes } from './opening.rules.ts'

export type InquiryRow = Flat<typeof inquiry>
/** A browser's clock may run a minute fast: what it says of a moment still to come is taken as now; further ahead is a fault. */
const soon = (at: string | null | undefined, now: string): string | null => (at == null ? null : at > now && Date.parse(at) - Date.parse(now) <= 60_000 ? now : at)
/** A card opening names this inquiry: it stays «card» (wire.md 2a). */
const hasCard = async (work: Work, id: string): Promise<boolean> => (await work.one(sql`SELECT 1 FROM prospect_card_opening o WHERE o.org_id = ${work.org} AND o.origin_inquiry_id = ${id}`)) !== undefined
/** Whoever keeps this number, where the writer may see him: an inquiry of somebody on file is linked as it is typed. */
const customerByPhone = async (work: Work, phone: string): Promise<string | undefined> =>
  (await work.one<{ id: string }>(sql`SELECT c.id FROM customer_identity i JOIN customer c ON c.org_id = i.org_id AND c.id = i.row_id WHERE i.org_id = ${work.org} AND i.kind = 'phone' AND i.value = ${phone} AND c.archived_at IS NULL AND ${work.visible(customer, 'c')}`))?.id
type Alike = { phone: string | null; siteId: string; on: Day }
const keyOf = (of: Alike): string => `${of.siteId} ${of.phone} ${firstOfMonth(of.on)}`
/** One phone's month is settled by one person at a time, so that of two at once exactly one counts. */
const holdAlike = async (work: Work, ...list: Alike[]): Promise<void> => {
  for (const key of [...new Set(list.filter(of => of.phone !== null).map(keyOf))].sort()) await work.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`inquiry ${work.org} ${key}`}, 6))`)
}
/** Who repeats whom among one phone's inquiries of a month: a late or moved row may make the former first a repeat. */
const settleRepeats = async (work: Work, of: Alike): Promise<void> => {
  if (of.phone === null) return
  const month = firstOfMonth(of.on)
  const alike = await work.findAll(inquiry, sql`a.phone = ${of.phone} AND a.site_id = ${of.siteId} AND a.on_day >= ${month} AND a.on_day < ${nextMonth(month)} AND a.archived_at IS NULL`)
  const facts = alike.map(a => ({ ...a, sealedFirst: a.sealed === true && a.repeatOfId === null }))
  for (const [i, row] of alike.entries()) {
    const repeatOfId = repeatOf(facts[i], facts)
    if (!row.sealed && row.repeatOfId !== repeatOfId) await work.save(inquiry, row, { repeatOfId }, 'repeat')
  }
}
/** Both kinds of response minutes (domain.md 10b); null while there is no response. */
const minutesOf = async (work: Work, of: { siteId: string; receivedAt: string; dispatchedAt: string | null; firstResponseAt: string | null }) => ({
  responseMinutes: responseMinutes(of),
  openResponseMinutes: of.firstResponseAt === null ? null : openMinutes(responseFrom(of), of.firstResponseAt, await openingOf(work, of.siteId)),
})
const classOf = (before: { class: InquiryClass; hasCard: boolean }, to: InquiryClass, reason: InvalidReason | null) => {
  const found = reclassed(before, to, reason)
  if ('faults' in found) { demand(found.faults); return before }
  return found
}
handle(inquiryCalls.create, async (work, input) => {
  demand(foreignFaults(input.kind as InquiryKind, input))
  const siteId = input.siteId ?? work.who.sites[0]
  if (siteId === undefined) demand([{ pointer: '/siteId', code: 'field.required' }])
  const { zone } = await openingOf(work, siteId)
  const today = dayAt(work.now, zone)
  // A sheet may know only the day: it is taken as the morning's, never as a moment still to come.
  const morning = input.on !== undefined && input.on < today ? instantAt(input.on, '09:00', zone) : work.now
  const receivedAt = soon(input.receivedAt, work.now) ?? morning, on = input.on ?? dayAt(receivedAt, zone)
  const times = { siteId, receivedAt, dispatchedAt: soon(input.dispatchedAt, work.now), firstResponseAt: soon(input.firstResponseAt, work.now) }
  demand([...inquiryTimeFaults({ ...times, on }, work.now, today), ...responseFaults(times, work.now)])
  const phone = input.phone === undefined && input.kind === 'call' ? input.callerNo ?? null : input.phone ?? null
  const customerId = input.customerId === undefined && phone !== null ? (await customerByPhone(work, phone)) ?? null : input.customerId ?? null
  if (customerId !== null) await livingCustomer(work, customerId)
  const handledById = input.handledById ?? work.who.memberId
  const ownerId = await ownerOrDefault(work, input.ownerId, customerId)
  const alike = { phone, siteId, on }
  await holdAlike(work, alike)
  const made = await create(work, inquiry, {
    ...input, ...times, on, phone, customerId, handledById, ownerId, ...classOf({ class: 'pending', hasCard: false }, input.class ?? 'pending', (input.invalidReason ?? null) as InvalidReason | null),
    ...await minutesOf(work, times), ...await countsForInquiry(work, { ownerId, handledById, siteId }),
  })
  await settleRepeats(work, alike)
  return made
})
handle(inquiryCalls.change, async (work, input) => {
  const before = await work.lock(inquiry, input.id, input.version)
  const kind = (input.kind ?? before.kind) as InquiryKind
  demand(foreignFaults(kind, input))
  if (input.customerId && input.customerId !== before.customerId) await livingCustomer(work, input.customerId)
  const given: Record<string, unknown> = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined).map(([name, value]) => [name, ['receivedAt', 'dispatchedAt', 'firstResponseAt'].includes(name) ? soon(value as string | null, work.now) : value]))
  const emptied = kind === before.kind ? {} : Object.fromEntries(foreignColumns(kind, before).map(name => [name, null]))
  const after = { ...before, ...given } as InquiryRow
  const { zone } = await openingOf(work, after.siteId)
  const moved = ['receivedAt', 'dispatchedAt', 'firstResponseAt', 'on', 'siteId'].some(name => name in given)
  if (moved) demand([...inquiryTimeFaults(after, work.now, dayAt(work.now, zone)), ...responseFaults(after, work.now)])
  const reclass = 'class' in given || 'invalidReason' in given
    ? classOf({ class: before.class, hasCard: await hasCard(work, before.id) }, after.class, after.invalidReason as InvalidReason | null) : {}
  await holdAlike(work, before, after)
  const saved = await change(work, inquiry, { ...given, ...emptied, ...(moved ? await minutesOf(work, after) : {}), ...('class' in reclass ? { class: reclass.class, invalidReason: 'invalidReason' in reclass ? reclass.invalidReason : before.invalidReason } : {}) } as never)
  if (keyOf(before) !== keyOf(after) || before.receivedAt !== after.receivedAt) {
    await settleRepeats(work, before)
    await settleRepeats(work, after)
    await firstOfNone(work, before.id, after)
  }
  return (await work.find(inquiry, saved.id))!
})
/** A row whose phone was taken away repeats nobody. */
const firstOfNone = async (work: Work, id: string, after: Alike): Promise<void> => {
  if (after.phone !== null) return
  const row = await work.find(inquiry, id)
  if (row?.repeatOfId) await work.save(inquiry, row, { repeatOfId: null }, 'repeat')
}
handle(inquiryCalls.archive, async (work, input) => {
  const before = await work.lock(inquiry, input.id, input.version)
  if (await hasCard(work, before.id)) refuse('inquiry.hasCard')
  await holdAlike(work, before)
  const done = await archive(work, inquiry, input, true)
  await settleRepeats(work, before)
  return done
})
handle(inquiryCalls.restore, async (work, input) => {
  const before = await work.lock(inquiry, input.id, input.version)
  await holdAlike(work, before)
  await archive(work, inquiry, input, false)
  await settleRepeats(work, before)
  return before
})
