import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { auditRow } from '../../server/work/audit.ts'
import { customer, customerCalls } from '../customers/index.ts'
import { ownerFacts } from '../customers/index.server.ts'
import { prospectCard } from './card.ts'
import { siteDay } from './counts.ts'
import { appointment, inquiry } from './inquiry.ts'

/**
 * Change of owner with its reason (D3.4): the team is the new owner's first, open cards, coming appointments and pending inquiries go with the
 * customer. What has counted for somebody stays counted for him (wire.md 2a «For whom»). It lives here because cards and appointments do.
 */
handle(customerCalls.changeOwner, async (work, { id, version, ownerId, reason }) => {
  const before = await work.lock(customer, id, version)
  if (before.mergedIntoId) refuse('customer.merged')
  if (before.archivedAt) refuse('row.archived')
  const owner = await ownerFacts(work, ownerId)
  if (!(await work.one(sql`SELECT 1 FROM member m WHERE m.org_id = ${work.org} AND m.id = ${owner.id} AND m.roles && ARRAY['consultant', 'dcc', 'supervisor', 'manager']`))) refuseFields({ pointer: '/ownerId', code: 'field.reference' })
  if (before.ownerId === owner.id) refuse('customer.sameOwner')
  const on = await siteDay(work, before.siteId)
  const saved = await work.save(customer, before, { ownerId: owner.id, teamId: owner.teamId, ownedSince: on }, 'changeOwner')
  await auditRow(work, customer, id, 'reason', { reason: [null, reason] })
  for (const card of await work.findAll(prospectCard, sql`a.customer_id = ${id} AND a.state IN ('live', 'ordered') FOR UPDATE`)) await work.save(prospectCard, card, { ownerId: owner.id, teamId: owner.teamId }, 'changeOwner')
  for (const plan of await work.findAll(appointment, sql`a.customer_id = ${id} AND a.state = 'planned' AND a.at > ${work.now} FOR UPDATE`)) if (plan.memberId !== owner.id) await work.save(appointment, plan, { memberId: owner.id }, 'changeOwner')
  for (const lead of await work.findAll(inquiry, sql`a.customer_id = ${id} AND a.class = 'pending' AND a.archived_at IS NULL AND a.seal_id IS NULL FOR UPDATE`)) if (lead.ownerId !== owner.id) await work.save(inquiry, lead, { ownerId: owner.id }, 'changeOwner')
  // who gave a customer out of his own sight reads no more of it than that it is done
  const seen = await work.one(sql`SELECT 1 FROM customer a WHERE a.id = ${id} AND ${work.visible(customer, 'a')}`)
  return seen ? saved : answer({ id, version: saved.version, ownerId: owner.id, owner: { id: owner.id, label: owner.name } })
})
