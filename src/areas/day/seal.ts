import { createHash, randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { refuse } from '../../kernel/refusal.ts'
import { linkPending } from '../../server/audit/chain.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import { visitClassOf } from '../leads/index.server.ts'
import { dayClosing, seal } from './closing.ts'
import { freezeMonth } from './frozen.ts'
import { headOf, nextSequence, sealedKinds, type Digest, type SealFacts, type SealedKind } from './head.rules.ts'
import type { SealCheck } from './eveningPages.ts'
import { matchNow, type Closing, type Evened } from './match.ts'
import { freezeClasses, held, lockRows, putUnder, rowsToSeal, rowsUnder, type Locked } from './seal.sql.ts'
import { openGroups, plansOpen } from './plansOpen.sql.ts'
import { mustBeSealable } from './sealing.rules.ts'

const digest: Digest = text => createHash('sha256').update(text).digest('hex')
/** Whether the match saw exactly the rows that are held: nothing was written down in between. */
const sawTheSame = ({ day }: Evened, closing: Closing, rows: Locked): boolean => {
  const seen = new Set([...day.visits, ...day.inquiries, ...day.cards, ...day.milestones, ...day.dms].filter(row => row.on === closing.on && row.countsTeamId === closing.teamId).map(row => row.id))
  return Object.values(rows).flat().every(row => row.known === null || seen.has(row.known))
}
/** Matches until match and lock agree; a room that logs parties all the while gets a head over those of the last look. */
const heldAndMatched = async (work: Work, closing: Closing): Promise<{ evened: Evened; rows: Locked }> => {
  await lockRows(work, closing)
  for (let round = 1; ; round++) {
    const evened = await matchNow(work, closing), rows = await lockRows(work, closing)
    if (sawTheSame(evened, closing, rows)) return { evened, rows }
    if (round === 5) return refuse('server.busy')
  }
}
const idsToSeal = async (work: Work, closing: Closing, { result }: Evened, rows: Locked): Promise<Record<SealedKind, string[]>> => {
  const matched = new Set(result.matches.filter(match => match.as === 'dmsCard' || match.as === 'dmsMilestone').map(match => match.right.id))
  const settled = (list: Locked['visit']) => list.filter(row => row.settled).map(row => row.id)
  return {
    visit: settled(rows.visit), inquiry: settled(rows.inquiry), opening: settled(rows.opening), milestone: settled(rows.milestone), dmsEntry: rows.dmsEntry.filter(row => matched.has(row.id)).map(row => row.id),
    difference: (await work.rows<{ id: string }>(sql`SELECT d.id FROM difference d WHERE d.org_id = ${work.org} AND d.day_closing_id = ${closing.id} AND d.seal_id IS NULL`)).map(row => row.id),
  }
}
/** The audit chain as it stands with everything committed so far, linked before the head is made (trust.md 1.5). */
const chainHead = async (work: Work): Promise<string | null> => {
  for (;;) { const { head, linked } = await linkPending(work, work.now); if (linked < 5_000) return head }
}
/**
 * Seals a group's evening (D2.11; stack.md «A seal that the database holds»): matches again, refuses while something is open, links the audit
 * chain, freezes the classes, writes the head and puts every row under it, all in one transaction and under the locks of match and rows. What is
 * logged meanwhile is inside when the match saw it, else it waits for the next sequence.
 */
export const sealNow = async (work: Work, closing: Closing): Promise<{ id: string; version: number }> => {
  const { evened, rows } = await heldAndMatched(work, closing)
  mustBeSealable({ open: evened.answer.open, unfinished: evened.answer.unfinished, plansOpen: await plansOpen(work, closing), groupsOpen: (await openGroups(work, closing)).length })
  const ids = await idsToSeal(work, closing, evened, rows)
  const before = await work.rows<{ sequence: number; head: string; own: boolean }>(sql`SELECT s.sequence, s.head, s.day_closing_id = ${closing.id} AS own FROM seal s JOIN day_closing c ON c.org_id = s.org_id AND c.id = s.day_closing_id
    WHERE s.org_id = ${work.org} AND c.site_id = ${closing.siteId} AND c.team_id IS NOT DISTINCT FROM ${closing.teamId}::uuid ORDER BY s.sealed_at DESC, s.id DESC LIMIT 1000`)
  const sequence = nextSequence(before.filter(s => s.own).map(s => s.sequence))
  if (sequence > 1 && sealedKinds.every(kind => ids[kind].length === 0)) refuse('day-closing.nothingLate')
  await freezeClasses(work, ids.visit, visitClassOf('v'))
  const sealed = await rowsToSeal(work, ids), salt = randomBytes(18).toString('base64url')
  const facts: SealFacts = { siteId: closing.siteId, teamId: closing.teamId, on: closing.on, sequence, previousHead: before[0]?.head ?? null, auditHead: await chainHead(work), salt }
  const head = headOf(facts, sealed, digest), id = newId()
  const of = (kind: SealedKind) => sealed.filter(row => row.kind === kind)
  await work.insert(seal, {
    id, dayClosingId: closing.id, sequence, head, salt, previousHead: facts.previousHead, auditHead: facts.auditHead, sealedById: work.who.memberId, sealedAt: work.now,
    ...Object.fromEntries(sealedKinds.map(kind => [held[kind].rows, of(kind).length])),
  })
  for (const kind of sealedKinds) {
    const taken = of(kind).length ? await putUnder(work, kind, id, of(kind)) : 0
    if (taken !== of(kind).length) throw new Error(`the seal reached ${taken} of ${of(kind).length} rows of ${kind}`)
  }
  await freezeMonth(work, closing)
  return work.save(dayClosing, closing, { state: 'sealed', sealedById: work.who.memberId, sealedAt: work.now, auditHead: head, matchedAt: work.now, matchMillis: evened.answer.millis }, 'seal')
}

/** Recomputes a standing head from the rows as they lie in the tables now («核对无误»). */
export const checkSeal = async (work: Work, sealId: string): Promise<Omit<SealCheck, 'can'> | undefined> => {
  const row = await work.find(seal, sealId), closing = row && await work.find(dayClosing, row.dayClosingId)
  if (!row || !closing) return undefined
  const sealed = await rowsUnder(work, sealId)
  const facts: SealFacts = { siteId: closing.siteId, teamId: closing.teamId, on: closing.on, sequence: row.sequence, previousHead: row.previousHead, auditHead: row.auditHead, salt: row.salt }
  const count = Object.fromEntries(sealedKinds.map(kind => [kind, sealed.filter(each => each.kind === kind).length])) as Record<SealedKind, number>
  const whole = sealedKinds.every(kind => count[kind] === (row as unknown as Record<string, number>)[held[kind].rows])
  const recomputed = whole ? headOf(facts, sealed, digest) : ''
  const known = await work.one<{ name: string | null; previous: boolean }>(sql`SELECT (SELECT m.name FROM member m WHERE m.org_id = ${work.org} AND m.id = ${row.sealedById}) AS name, ${row.previousHead}::text IS NULL OR EXISTS (SELECT 1 FROM seal s WHERE s.org_id = ${work.org} AND s.head = ${row.previousHead}) AS previous`)
  return { id: row.id, sequence: row.sequence, head: row.head, recomputed, same: recomputed === row.head, previousStands: known!.previous, rows: count, sealedAt: row.sealedAt, sealedBy: known!.name }
}
