import type { Entity, Flat } from '../../kernel/entity.ts'
import { refuseFields } from '../../kernel/refusal.ts'
import { carryOut } from '../../server/calls/carryOut.ts'
import { tableOf } from '../../server/data/columns.ts'
import { raw, sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { dmsCalls, dmsEntry, inquiry, inquiryCalls, milestone, prospectCard, visit, visitCalls } from '../leads/index.ts'
import type { difference } from './closing.ts'
import { linkOf } from './mend.rules.ts'
import type { Side } from './rows.rules.ts'

const noCandidate = (): never => refuseFields({ pointer: '/candidateId', code: 'field.reference' })
/** A DMS order, delivery or cancellation learns which of ours it is, and its card where there is one; who may not change the entry may not point it. */
const nameMilestone = async (work: Work, entryId: string, milestoneId: string): Promise<void> => {
  const lending = work.under({ thing: 'dmsEntry', verb: 'u' }), entry = await lending.lock(dmsEntry, entryId, undefined), deed = await work.find(milestone, milestoneId)
  if (!deed || deed.archivedAt || entry.archivedAt) return noCandidate()
  await lending.save(dmsEntry, entry, { milestoneId, ...(entry.cardId === null && deed.cardId !== null ? { cardId: deed.cardId } : {}) } as never, 'mend')
}
/** «就是这张»: writes down which candidate it is, through the change of the row that learns it. What the reader may not see he cannot choose. */
export const linkNow = async (work: Work, d: Flat<typeof difference>, candidates: readonly Side[], candidateId: string): Promise<void> => {
  const link = linkOf(d.left as Side | null, candidates, candidateId)
  if ('fault' in link) return noCandidate()
  const { row, to } = link, told = to.kind === 'milestone' ? milestone : prospectCard
  if ((await work.rows(sql`SELECT 1 AS seen FROM ${raw(tableOf(told as Entity))} a WHERE a.id = ${to.id} AND ${work.visible(told as Entity, 'a')}`)).length === 0) return noCandidate()
  if (to.kind === 'milestone') return nameMilestone(work, row.id, to.id)
  const card = (await work.find(prospectCard, to.id))!
  const [e, call] = row.kind === 'visit' ? [visit, visitCalls.change] as const : row.kind === 'inquiry' ? [inquiry, inquiryCalls.change] as const : [dmsEntry, dmsCalls.change] as const
  const before = await work.find(e as typeof visit, row.id)
  if (!before) return noCandidate()
  const person = row.kind !== 'dmsEntry' && before.customerId === null ? { customerId: card.customerId } : {}
  await carryOut(work, call as typeof visitCalls.change, { id: row.id, version: before.version, cardId: card.id, ...person } as never)
}
