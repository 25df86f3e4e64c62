import type { Entity } from '../../kernel/entity.ts'
import { dmsEntry, inquiry, milestone, prospectCard, visit } from '../leads/index.ts'
import { raw, sql, type Sql } from '../../server/data/sql.ts'
import { tableOf } from '../../server/data/columns.ts'
import { auditRows } from '../../server/work/audit.ts'
import type { Work } from '../../server/work/work.ts'
import type { DayRows, Match } from './rows.rules.ts'

type Pair = { readonly id: string; readonly to: string }
const only = (matches: readonly Match[], as: Match['as'], row: 'left' | 'right'): Pair[] => matches.filter(m => m.as === as).map(m => ({ id: m[row].id, to: m[row === 'left' ? 'right' : 'left'].id }))
const pairsSql = (pairs: readonly Pair[]): Sql => sql`unnest(${pairs.map(p => p.id)}::uuid[], ${pairs.map(p => p.to)}::uuid[]) x(i, c)`

/** Writes a card into rows that name none; a sealed row is out of reach and stays as it is. `customer`: the card's customer too, where the row knows nobody. */
const nameCard = async (work: Work, e: Entity, pairs: readonly Pair[], customer: boolean): Promise<number> => {
  if (pairs.length === 0) return 0
  const table = raw(tableOf(e))
  const before = customer ? await work.rows<{ id: string }>(sql`SELECT a.id FROM ${table} a WHERE a.org_id = ${work.org} AND a.id = ANY(${pairs.map(p => p.id)}::uuid[]) AND a.customer_id IS NULL`) : []
  const nobody = new Set(before.map(row => row.id))
  const done = await work.rows<{ id: string; card: string; customer: string }>(sql`UPDATE ${table} a SET card_id = k.id, ${customer ? sql`customer_id = coalesce(a.customer_id, k.customer_id),` : sql``} version = a.version + 1, updated_at = ${work.now}
    FROM ${pairsSql(pairs)} JOIN prospect_card k ON k.org_id = ${work.org} AND k.id = x.c WHERE a.org_id = ${work.org} AND a.id = x.i AND a.card_id IS NULL AND a.seal_id IS NULL RETURNING a.id, k.id AS card, k.customer_id AS customer`)
  await auditRows(work, e, 'match', done.map(row => ({ rowId: row.id, changed: { cardId: [null, row.card], ...(nobody.has(row.id) ? { customerId: [null, row.customer] } : {}) } })))
  return done.length
}
/** Writes the party or inquiry a card came from into its opening; the card's version moves with it. */
const nameOrigin = async (work: Work, pairs: readonly Pair[], field: 'originVisitId' | 'originInquiryId'): Promise<number> => {
  if (pairs.length === 0) return 0
  const column = raw(field === 'originVisitId' ? 'origin_visit_id' : 'origin_inquiry_id')
  const done = await work.rows<{ id: string; origin: string }>(sql`UPDATE prospect_card_opening o SET ${column} = x.c FROM ${pairsSql(pairs)}
    WHERE o.org_id = ${work.org} AND o.prospect_card_id = x.i AND o.origin_visit_id IS NULL AND o.origin_inquiry_id IS NULL AND o.seal_id IS NULL RETURNING o.prospect_card_id AS id, x.c AS origin`)
  await work.rows(sql`UPDATE prospect_card k SET version = k.version + 1, updated_at = ${work.now} WHERE k.org_id = ${work.org} AND k.id = ANY(${done.map(row => row.id)}::uuid[])`)
  await auditRows(work, prospectCard, 'match', done.map(row => ({ rowId: row.id, changed: { [`opening.${field}`]: [null, row.origin] } })))
  return done.length
}
/** An inquiry a card came from is no longer pending (as when the card is opened from it). */
const settleInquiries = async (work: Work, ids: readonly string[]): Promise<void> => {
  const done = ids.length ? await work.rows<{ id: string }>(sql`UPDATE inquiry i SET class = 'card', version = i.version + 1, updated_at = ${work.now} WHERE i.org_id = ${work.org} AND i.id = ANY(${ids as string[]}::uuid[]) AND i.class = 'pending' AND i.seal_id IS NULL RETURNING i.id`) : []
  await auditRows(work, inquiry, 'match', done.map(row => ({ rowId: row.id, changed: { class: ['pending', 'card'] } })))
}
/**
 * Writes down the single key matches of a group's rows (wire.md 2a «`match` links a single key match»), each kind in one statement, so that the
 * next match finds them by id. Gives how many rows were linked.
 */
export const writeLinks = async (work: Work, day: DayRows, matches: readonly Match[]): Promise<number> => {
  const cardOf = new Map(day.milestones.map(m => [m.id, m.cardId]))
  const orders = only(matches, 'dmsMilestone', 'right').flatMap(pair => { const cardId = cardOf.get(pair.to); return cardId ? [{ id: pair.id, to: cardId }] : [] })
  const counts = [
    await nameCard(work, visit as unknown as Entity, only(matches, 'visitCard', 'left'), true), await nameCard(work, inquiry as unknown as Entity, only(matches, 'inquiryCard', 'left'), true),
    await nameOrigin(work, only(matches, 'originVisit', 'right'), 'originVisitId'), await nameOrigin(work, only(matches, 'originInquiry', 'right'), 'originInquiryId'),
    await nameCard(work, dmsEntry as unknown as Entity, [...only(matches, 'dmsCard', 'right'), ...orders], false), await nameCard(work, milestone as unknown as Entity, only(matches, 'milestoneCard', 'left'), false),
  ]
  await settleInquiries(work, only(matches, 'originInquiry', 'left').map(pair => pair.id))
  return counts.reduce((sum, n) => sum + n, 0)
}
