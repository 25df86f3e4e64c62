import { notify } from '../notices/index.server.ts'
import type { Flat } from '../../kernel/entity.ts'
import { may, rightOf } from '../../kernel/permission.ts'
import { outOf, Refusal, refuse } from '../../kernel/refusal.ts'
import { clockAt, dayAt, instantAt, plusMinutes, type Zone } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { checkReferences, filledIn, staysWithin } from '../../server/calls/crud.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { sql } from '../../server/data/sql.ts'
import { railCount } from '../../server/calls/rail.ts'
import { asOf } from '../../server/work/asOf.ts'
import { offersOf } from '../../server/work/open.ts'
import { merged, type Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { createCustomer } from '../customers/index.server.ts'
import { countsForVisit, ownerOrDefault, zoneOf } from './counts.ts'
import { appointment, inquiry } from './inquiry.ts'
import { demand, livingCustomer, lockUnsealed } from './keep.ts'
import { mergedByField } from './merge.rules.ts'
import { customerFacts, daySealed, matchingAppointment, nextPartyNo, visitClassOf, type CustomerFacts } from './visit.sql.ts'
import { unfinishedPage, visit, visitCalls } from './visit.ts'
import { finished, finishFaults, isLateEntry, timeFaults } from './visit.rules.ts'

type Party = Flat<typeof visit>
type Given = Record<string, unknown>
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
/** A clock a few minutes fast is no future party. */
const soon = (work: Work): string => plusMinutes(work.now, 5)

const known = async (work: Work, input: Given, before: string): Promise<CustomerFacts | undefined> => {
  const id = text(input.customerId), phone = text(input.phone)
  const seen = work.visible(customer, 'c')
  return id !== undefined ? customerFacts(work, { customerId: id }, before, seen) : phone !== undefined && input.customerId === undefined ? customerFacts(work, { phone }, before, seen) : undefined
}
/** What a known customer says of the party where the row says nothing yet. */
const fromCustomer = (facts: CustomerFacts | undefined, row: Given): Given => {
  if (!facts) return {}
  const empty = (field: string) => row[field] === undefined || row[field] === null
  return { customerId: facts.id, ...(empty('name') ? { name: facts.name } : {}), ...(empty('phone') && facts.phone ? { phone: facts.phone } : {}), ...(empty('cardId') && facts.cardId ? { cardId: facts.cardId } : {}) }
}
const sameDay = (arrivedAt: string, on: string, zone: Zone): void => demand(dayAt(arrivedAt, zone) === on ? [] : [outOf.day('/arrivedAt')])
/** The class as it stands, kept in the column for whoever reads the table alone; the seal freezes what it says then. */
const keepClass = (work: Work, id: string): Promise<unknown> => work.rows(sql`UPDATE visit v SET class = ${visitClassOf('v')} WHERE v.org_id = ${work.org} AND v.id = ${id} AND v.class IS DISTINCT FROM ${visitClassOf('v')}`)

/** A party is written down with whatever is known; the consultant completes it (domain.md 5). */
handle(visitCalls.create, async (work, input) => {
  const siteId = input.siteId ?? work.who.sites[0]
  demand(siteId === undefined ? [{ pointer: '/siteId', code: 'field.required' }] : [])
  const zone = await zoneOf(work, siteId)
  const today = dayAt(work.now, zone)
  const arrivedAt = input.arrivedAt ?? (input.on !== undefined && input.on !== today ? instantAt(input.on, clockAt(work.now, zone), zone) : work.now)
  const on = input.on ?? dayAt(arrivedAt, zone)
  demand(timeFaults({ arrivedAt, leftAt: input.leftAt ?? null }, soon(work)))
  sameDay(arrivedAt, on, zone)
  if (input.customerId != null) await livingCustomer(work, input.customerId)
  const facts = await known(work, input as Given, arrivedAt)
  const row: Given = { ...input, siteId, on, arrivedAt, ...fromCustomer(facts, input as Given) }
  row.ownerId = await ownerOrDefault(work, input.ownerId, text(row.customerId))
  if (input.receivedById === undefined && work.who.roles.includes('consultant')) row.receivedById = work.who.memberId
  if (input.firstTime === undefined && facts?.cameBefore) row.firstTime = false
  if (input.receivedHow === undefined && input.appointmentId) row.receivedHow = 'appointment'
  const counts = await countsForVisit(work, row as never)
  const lateEntry = isLateEntry(on, work.now, zone, await daySealed(work, siteId, on, counts.countsTeamId))
  // what the writer names must be his to see; what we link for him need not be (reception sees no cards)
  await checkReferences(work, visit.fields, input)
  const made = await work.insert(visit, { ...filledIn(work, visit as never, row), ...counts, lateEntry, state: 'unfinished', class: 'unfinished', reminders: 0, partyNo: await nextPartyNo(work, siteId, on) } as never)
  await staysWithin(work, visit as never, made.id, 'c')
  return made
})
/** What of my change may be written over what others did since the version I saw (`Merge: fields`): 412 only where the same field moved. */
const mergedChanges = async (work: Work, now: Party, version: number | undefined, mine: Given): Promise<Given> => {
  if (version === undefined || now.version === version) return mine
  const base = work.merging ? await asOf(work, visit, now, version) : undefined
  const found = base && mergedByField(base as never, now as never, mine)
  if (!found || found.conflicts.length) throw new Refusal('version.stale', {}, found ? found.conflicts.map(pointer => ({ pointer, code: 'version.stale' })) : [], { currentVersion: now.version })
  return found.changes
}
handle(visitCalls.change, async (work, input) => {
  const { id, version, ...mine } = input as Given & { id: string; version?: number }
  const before = await work.lock(visit, id, undefined)
  const changes = await mergedChanges(work, before, version, mine)
  if (before.archivedAt) refuse('row.archived')
  const given: Given = { ...changes }
  if (typeof changes.customerId === 'string') await livingCustomer(work, changes.customerId)
  if (changes.customerId !== undefined || (changes.phone !== undefined && before.customerId === null)) Object.assign(given, fromCustomer(await known(work, changes, before.arrivedAt), { ...before, ...changes }))
  const after = merged(before as never, given) as unknown as Party
  demand(timeFaults(after, soon(work)))
  if (changes.arrivedAt !== undefined) sameDay(after.arrivedAt, after.on, await zoneOf(work, after.siteId))
  if (before.state === 'finished') demand(finishFaults(after, soon(work)))
  // the first who owns or receives it is whom it counts for; later owners leave that (wire.md 2a)
  if (before.countsForId === null && (after.ownerId ?? after.receivedById) !== null) Object.assign(given, await countsForVisit(work, after))
  await checkReferences(work, visit.fields, changes)
  const saved = await work.save(visit, before, given as never)
  if ('ownerId' in given || 'receivedById' in given) await staysWithin(work, visit as never, id, 'u')
  await keepClass(work, id)
  return saved
})
/** Completed: links what stands already (the customer of its phone, the one appointment of that day) and makes nothing (wire.md 2a «Invitations»). */
handle(visitCalls.finish, async (work, { id, version }) => {
  const before = await work.lock(visit, id, version)
  if (before.archivedAt) refuse('row.archived')
  const change = finished(before, work.now)
  const links = before.customerId === null && before.phone !== null ? fromCustomer(await known(work, { phone: before.phone }, before.arrivedAt), before) : {}
  const after = { ...before, ...links } as Party
  demand(finishFaults(after, soon(work)))
  const appointmentId = before.appointmentId ?? (after.customerId === null ? undefined : await matchingAppointment(work, after.siteId, after.customerId, after.on))
  const saved = await work.save(visit, before, { ...links, ...change, ...(appointmentId ? { appointmentId } : {}) } as never, 'finish')
  if (appointmentId) await came(work, appointmentId, id)
  await keepClass(work, id)
  return saved
})
/** The appointment was kept, and so was the inquiry behind it: both name the party they became. */
const came = async (work: Work, appointmentId: string, visitId: string): Promise<void> => {
  const kept = await lockUnsealed(work, appointment, appointmentId)
  if (!kept || kept.state !== 'planned') return
  await work.save(appointment, kept, { state: 'came', visitId }, 'came')
  const lead = kept.inquiryId === null ? undefined : await lockUnsealed(work, inquiry, kept.inquiryId)
  if (lead && lead.visitId === null) await work.save(inquiry, lead, { visitId })
}
handle(visitCalls.makeCustomer, async (work, { id, version, name }) => {
  const before = await work.lock(visit, id, version)
  if (before.archivedAt) refuse('row.archived')
  if (before.customerId !== null) refuse('visit.known')
  if (!may(work.who, 'customer', 'c')) refuse('right.missing')
  const called = name ?? before.name
  demand([...(called === null ? [{ pointer: '/name', code: 'field.required' }] : []), ...(before.phone === null ? [{ pointer: '/phone', code: 'field.required' }] : [])])
  const ownerId = before.ownerId ?? before.receivedById ?? undefined
  const made = await createCustomer(work, { name: called!, phone: before.phone, channel: before.channel ?? 'walkIn', siteId: before.siteId, ...(ownerId ? { ownerId } : {}) } as never)
  const saved = await work.save(visit, before, { customerId: made.id, name: called, ownerId: before.ownerId ?? ownerId ?? null } as never, 'makeCustomer')
  await keepClass(work, id)
  return saved
})
/** 再催: who chased, when, how often stands in the row and at the top of the consultant's list. */
handle(visitCalls.remind, async (work, { id }) => {
  const before = await work.lock(visit, id, undefined)
  if (before.archivedAt) refuse('row.archived')
  if (before.state === 'finished') refuse('visit.finished')
  if ((before.ownerId ?? before.receivedById) === null) refuse('visit.nobody')
  const saved = await work.save(visit, before, { reminders: (before.reminders ?? 0) + 1, remindedAt: work.now, remindedById: work.who.memberId }, 'remind')
  await notify(work, [before.ownerId ?? before.receivedById], { kind: 'partyChased', key: `chased ${before.id} ${saved.version}`, text: { zh: '请完善第 {no} 批客流', en: 'Please complete party {no}' }, facts: { no: before.partyNo }, path: `/visits/${before.id}?on=${before.on}` })
  return saved
})
offersOf(visit, (row, who) => ({ makeCustomer: row.customerId === null && row.phone !== null && may(who, 'customer', 'c'), finish: row.state === 'unfinished', remind: row.state === 'unfinished' && (row.ownerId ?? row.receivedById) !== null }))

/** The unfinished ones someone can do something about: of whoever completes parties those he may complete, of whoever only looks all he sees (wire.md 3). */
const toComplete = (work: Work) => { const { u } = rightOf(work.who, 'visit'); return u === null ? sql`true` : seesWithin(work.who, visit, 'v', u) }
/** Rows of the last month that wait for someone: mine first, then the longest waiting, each with what this person can do about it. */
handle(unfinishedPage, async work => {
  const mine = sql`(v.owner_id = ANY(${work.who.mine as string[]}::uuid[]) OR v.owner_id IS NULL AND v.received_by_id = ANY(${work.who.mine as string[]}::uuid[]))`
  const acts = may(work.who, 'visit', 'u'), seen = await work.rows<{ mine: boolean; waits: boolean; owner: string | null; receivedBy: string | null }>(sql`SELECT v.id, v.version, v.party_no AS "partyNo", v.on_day AS "on", v.arrived_at AS "arrivedAt", v.name, mask_phone(v.phone) AS phone, o.name AS owner, r.name AS "receivedBy", coalesce(v.reminders, 0) AS reminders, v.reminded_at AS "remindedAt", b.name AS "remindedBy", ${mine} AS mine, ${toComplete(work)} AS waits
    FROM visit v LEFT JOIN member o ON o.org_id = v.org_id AND o.id = v.owner_id LEFT JOIN member r ON r.org_id = v.org_id AND r.id = v.received_by_id LEFT JOIN member b ON b.org_id = v.org_id AND b.id = v.reminded_by_id
    WHERE ${work.visible(visit, 'v')} AND v.state = 'unfinished' AND v.archived_at IS NULL AND v.on_day BETWEEN ${work.today}::date - 30 AND ${work.today}::date ORDER BY mine DESC, waits DESC, v.arrived_at LIMIT 300`)
  const items = seen.filter(i => i.waits)
  return answer({ mine: items.filter(i => i.mine).length, seen: seen.length, can: acts && items.length ? ['finish'] : [], items: items.map(({ waits: _, ...i }) => ({ ...i, can: acts ? ['finish', ...((i.owner ?? i.receivedBy) !== null ? ['remind'] : [])] : [] })) })
})
/** How many of mine wait (for those who log: how many there are), red once one was chased. */
railCount('visits', async work => {
  const own = work.who.roles.includes('consultant')
  const found = await work.one<{ n: number; late: boolean }>(sql`SELECT count(*)::int AS n, coalesce(bool_or(v.reminders > 0), false) AS late FROM visit v WHERE ${work.visible(visit, 'v')} AND ${toComplete(work)} AND v.state = 'unfinished' AND v.archived_at IS NULL AND v.on_day BETWEEN ${work.today}::date - 30 AND ${work.today}::date
    ${own ? sql`AND coalesce(v.owner_id, v.received_by_id) = ANY(${work.who.mine as string[]}::uuid[])` : sql``}`)
  return { n: found!.n, late: own && found!.late }
})
