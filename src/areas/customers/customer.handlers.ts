import type { Flat, New } from '../../kernel/entity.ts'
import { rightOf, may } from '../../kernel/permission.ts'
import { isMasked, maskName, readPhone } from '../../kernel/phone.ts'
import { Refusal, refuse, refuseFields } from '../../kernel/refusal.ts'
import { dayAt } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { change, checkReferences, create } from '../../server/calls/crud.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { sql } from '../../server/data/sql.ts'
import { countReveal, countSearch } from '../../server/door/limits.ts'
import { auditRow } from '../../server/work/audit.ts'
import { claimIdentities, holderOf } from '../../server/work/identity.ts'
import { offersOf } from '../../server/work/open.ts'
import { merged, type Work } from '../../server/work/work.ts'
import { customer, customerCalls, type Holder } from './customer.ts'
import { accountFields, completenessOf } from './customer.rules.ts'

type Kept = Flat<typeof customer>
/** A member who works here now, with the first of his teams; anyone else owns nothing. */
export const ownerFacts = async (work: Work, memberId: string): Promise<{ id: string; name: string; teamId: string | null }> => {
  const found = await work.one<{ id: string; name: string; teamId: string | null }>(sql`SELECT m.id, m.name, m.team_ids[1] AS "teamId" FROM member m WHERE m.org_id = ${work.org} AND m.id = ${memberId} AND m.state = 'active'`)
  return found ?? refuseFields({ pointer: '/ownerId', code: 'field.reference' })
}
const touchesAccount = (input: Record<string, unknown>): boolean => accountFields.some(f => input[f] !== undefined && input[f] !== null)
const demandAccount = async (work: Work, id: string): Promise<void> => {
  const scope = rightOf(work.who, 'customerAccount').u
  if (!(await work.one(sql`SELECT 1 FROM customer a WHERE a.id = ${id} AND ${seesWithin(work.who, customer, 'a', scope, true)}`))) refuse('right.missing')
}
/** Owned by the maker where he only sees his own, else by nobody (the pool); the team is the owner's first (wire.md 2). */
export const createCustomer = async (work: Work, input: New<typeof customer>): Promise<{ id: string; version: number }> => {
  await checkReferences(work, customer.fields, input as Record<string, unknown>) // a team the owner's own replaces is still not one of another house
  const mine = rightOf(work.who, 'customer').c === 'm'
  const ownerId = input.ownerId === undefined ? (mine || work.who.roles.includes('consultant') ? work.who.memberId : null) : input.ownerId
  const owner = ownerId === null ? undefined : await ownerFacts(work, ownerId)
  const teamId = owner ? owner.teamId : input.teamId === undefined ? work.who.teamIds[0] ?? null : input.teamId
  const facts = { ...input, ownerId, teamId, ownedSince: owner ? work.today : null }
  const made = await create(work, customer as never, { ...facts, completeness: completenessOf(facts) })
  if (touchesAccount(input as Record<string, unknown>)) await demandAccount(work, made.id)
  return made
}
handle(customerCalls.create, createCustomer)
/** Finance changes account data alone; everyone else needs the account right beside his own for it. */
handle(customerCalls.change, async (work, input) => {
  const given = Object.keys(input).filter(k => k !== 'id' && k !== 'version')
  const account = given.some(k => accountFields.includes(k)), rest = given.some(k => !accountFields.includes(k))
  const thing = rest || !may(work.who, 'customerAccount', 'u') || (!account && may(work.who, 'customer', 'u')) ? 'customer' : 'customerAccount'
  const before = await work.lock(customer, input.id, undefined, 'u', thing)
  if (account && thing !== 'customerAccount') await work.lock(customer, input.id, undefined, 'u', 'customerAccount')
  if (before.mergedIntoId) refuse('customer.merged')
  const consents = (input as { consents?: unknown[] }).consents ?? await work.childRows(customer, 'consents', input.id)
  const completeness = completenessOf({ ...merged(before as never, input as never), consents })
  return change(work, customer as never, { ...(input as Record<string, unknown>), id: input.id, version: input.version, ...(given.length ? { completeness } : {}) }, thing)
})
/** «Someone already has this customer» (users.md 10): a masked name, the owner, since when; the id only where this person may see the row. */
export const holder = async (work: Work, rowId: string): Promise<Holder> => {
  const c = (await work.one<{ id: string; name: string; owner: string | null; since: string | null; made: string; contact: string | null; seen: boolean }>(sql`SELECT a.id, a.name, m.name AS owner, a.owned_since AS since, a.created_at AS made, a.last_contact_at AS contact, ${work.visible(customer, 'a')} AS seen
    FROM customer a LEFT JOIN member m ON m.org_id = a.org_id AND m.id = a.owner_id WHERE a.org_id = ${work.org} AND a.id = ${rowId}`))!
  return { ...(c.seen ? { id: c.id } : {}), name: maskName(c.name), owner: c.owner, since: c.since ?? dayAt(c.made, work.who.timeZone), lastContactOn: c.contact }
}
holderOf(customer, holder)
/** Whoever holds an exact key: by identity, else by a further phone or a contact's (wire.md 2: those hold no identity but are found). */
handle(customerCalls.lookup, async (work, { kind, value }) => {
  await countSearch(undefined, work)
  if (kind === 'phone' && isMasked(value)) refuseFields({ pointer: '/value', code: 'field.masked' })
  const key = kind === 'phone' ? readPhone(value) : value.normalize('NFKC').toUpperCase().replace(/[\s·.-]/g, '')
  if (!key) throw new Refusal('field.invalid', {}, [{ pointer: '/value', code: 'field.type' }])
  const found = await work.one<{ id: string }>(sql`SELECT row_id AS id FROM customer_identity WHERE org_id = ${work.org} AND kind = ${kind} AND value = ${key}`)
    ?? (kind === 'phone' ? await work.one<{ id: string }>(sql`SELECT c.id FROM customer c WHERE c.org_id = ${work.org} AND c.archived_at IS NULL AND c.tokens @> ARRAY[${key}]::text[]
      AND (${key} = ANY(c.other_phones) OR EXISTS (SELECT 1 FROM customer_contacts k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.phone = ${key})) ORDER BY c.updated_at DESC LIMIT 1`) : undefined)
  return answer({ holder: found ? await holder(work, found.id) : null })
}, { fresh: true })
/** A whole number, once, on record (D3.4): the audit keeps who looked at which field, never the number. */
handle(customerCalls.reveal, async (work, { id, field, contactId }) => {
  const row = await work.lock(customer, id, undefined)
  countReveal(work)
  let value: string | string[] | null
  if (field === 'contacts') {
    const contact = (await work.childRows(customer, 'contacts', id)).find(c => c.id === contactId)
    if (!contact) refuseFields({ pointer: '/contactId', code: contactId == null ? 'field.required' : 'field.reference' })
    value = contact!.phone
  } else value = row[field]
  await auditRow(work, customer, id, 'reveal', { revealed: [null, field] })
  return answer({ value })
})
/** Archiving gives the record's phone, code and plates free; it waits until no card is alive. */
handle(customerCalls.archive, async (work, { id, version }) => {
  const before = await work.lock(customer, id, version)
  if (before.mergedIntoId) refuse('customer.merged')
  if (before.archivedAt) return before
  if (before.level !== null) refuse('customer.live')
  await work.rows(sql`DELETE FROM customer_identity WHERE org_id = ${work.org} AND row_id = ${id}`)
  return work.save(customer, before, { archivedAt: work.now } as never, 'archive')
})
/** Restoring claims them again: 409 where someone else holds one meanwhile. */
handle(customerCalls.restore, async (work, { id, version }) => {
  const before = await work.lock(customer, id, version)
  if (before.mergedIntoId) refuse('customer.merged')
  if (!before.archivedAt) return before
  await claimAll(work, before)
  return work.save(customer, before, { archivedAt: null } as never, 'restore')
})
/** Every identity of a stored row, its things' plates included. */
export const claimAll = async (work: Work, row: Kept): Promise<void> =>
  claimIdentities(work, customer as never, row.id, { ...(row as unknown as Record<string, unknown>), things: await work.childRows(customer, 'things', row.id) })

offersOf(customer, row => ({
  undoMerge: row.mergedIntoId !== null, restore: row.mergedIntoId === null, archive: row.level === null, merge: row.mergedIntoId === null,
}))
