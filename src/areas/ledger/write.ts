import { createHash } from 'node:crypto'
import type { Day } from '../../kernel/time.ts'
import { completenessOf } from '../customers/index.ts'
import { milestoneCalls } from '../leads/index.ts'
import { levelRulesAt, nextCardNos } from '../leads/index.server.ts'
import { handlerOf } from '../../server/calls/handlers.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { houseOf } from '../../server/http/house.ts'
import type { Sent } from '../../server/work/bulk.ts'
import { nextId as newId } from '../../server/work/ids.ts'
import type { Work } from '../../server/work/work.ts'
import { clockOf, emptyBatch, hang, refresh, remember, writeBatch, type Batch, type Ground } from './hang.ts'
import type { Bad, Counts } from './import.ts'
import { keysOf, standing, told, type Standing } from './match.ts'
import { understood, type LedgerRow } from './row.rules.ts'
import { updateStanding } from './standing.ts'

export type Given = { number: number; sheet: string; hash: string; values: Record<string, unknown>; notes: string[] }
/** What one run knows from chunk to chunk. */
export type Run = Ground & { importId: string; ledger: boolean; onExisting: 'skip' | 'update' | 'error'; siteOf: (memberId: string | null) => string; within: (memberId: string) => boolean; touched: Set<string> }

export const hashOf = (entity: string, cells: readonly string[]): string => createHash('sha256').update(JSON.stringify([entity, ...cells])).digest('base64url')
export const startRun = async (work: Work, facts: Pick<Run, 'importId' | 'ledger' | 'onExisting' | 'within'> & { dryRun: boolean }): Promise<Run> => {
  const members = new Map((await work.rows<{ id: string; team: string | null; site: string | null }>(sql`SELECT id, team_ids[1] AS team, site_ids[1] AS site FROM member WHERE org_id = ${work.org}`)).map(m => [m.id, m]))
  // A trial takes no numbers: it shows none.
  let tried = 0
  const nos: Run['nos'] = asked => facts.dryRun ? Promise.resolve(asked.map(([, many]) => Array.from({ length: many }, () => `PC-0-${++tried}`))) : inTransaction(houseOf().database.app, { orgId: work.org }, client => Promise.all(asked.map(([on, many]) => nextCardNos({ org: work.org, rows: statement => rows(client, statement) }, on, many))))
  const home = work.who.sites[0] ?? (await work.one<{ id: string }>(sql`SELECT id FROM site WHERE org_id = ${work.org} ORDER BY created_at LIMIT 1`))!.id
  return { ...facts, work, nos, zone: work.who.timeZone, at: clockOf(work.who.timeZone, work.now), today: work.today, rules: await levelRulesAt(work, work.today), touched: new Set(), teamOf: id => (id ? members.get(id)?.team ?? null : null), siteOf: id => (id ? members.get(id)?.site ?? home : home) }
}
type Told = Awaited<ReturnType<typeof told>>
/** What of a row is not told yet; an undated follow-up counts by its words alone. A customer's second open card is not made. */
const fresh = (row: LedgerRow, of: Standing, known: Told): LedgerRow => {
  const followUps = row.followUps.filter(f => !known.followUps.has(`${of.customerId} ${f.on} ${f.text}`) && (f.dated || !known.followUps.has(`${of.customerId} ${f.text}`)))
  const milestones = row.milestones.filter(m => !known.milestones.has(`${of.customerId} ${m.kind}`))
  const opens = row.card && of.cardId === null && (of.openedOn === null || (!of.made && row.card.state === 'live' && row.on > of.openedOn))
  return { ...row, followUps, milestones, card: opens ? row.card : undefined }
}
const learn = (known: Told, customerId: string, row: LedgerRow): void => {
  for (const f of row.followUps) { known.followUps.add(`${customerId} ${f.on} ${f.text}`); known.followUps.add(`${customerId} ${f.text}`) }
  for (const m of row.milestones) known.milestones.add(`${customerId} ${m.kind}`)
}
export type Read = { g: Given; row: LedgerRow; keys: string[] }
/** What a row becomes and what it is found by: worked out while the database still writes the rows before it. */
export const readGiven = (run: Run, g: Given): Read => {
  const row = understood(run.ledger ? g.values : Object.fromEntries(Object.entries(g.values).map(([k, v]) => [`customer.${k}`, v])), g.notes, run.today)
  return { g, row, keys: keysOf(row.customer) }
}
/** Sends one chunk of good rows to be written, and counts what became of each; what it gives is to be waited for. */
export const writeChunk = async (work: Work, run: Run, list: Read[], counts: Counts, say: (bad: Bad) => void): Promise<Sent> => {
  const found = await standing(work, run.importId, list.flatMap(l => l.keys), list.map(l => l.g.hash))
  const known = await told(work, [...new Set([...found.values()].map(f => f.customerId))])
  const batch: Batch = emptyBatch()
  for (const { g, row, keys } of list) {
    const bad = (code: string, facts?: Record<string, unknown>): void => say({ sheet: g.sheet, row: g.number, column: '', value: String(row.customer.name ?? ''), code, facts })
    const held = keys.map(k => found.get(k)).filter(f => f !== undefined)
    const of = held[0] ?? found.get(g.hash)
    if (held.some(h => h.customerId !== of!.customerId)) { bad('import.twoHolders'); counts.failed++; continue }
    if (!of) { make(work, run, batch, found, known, g, row, keys); counts.created++; continue }
    if (of.made) counts.merged++
    if (run.onExisting === 'error') { bad(of.made ? 'import.twice' : 'import.existing', { row: of.row }); counts.failed++; continue }
    if (!of.mine || of.archived) { bad(of.archived ? 'import.archived' : 'import.others'); counts.skipped++; continue }
    const changed = run.onExisting === 'update' && !of.made ? await updateStanding(work, run.importId, of.customerId, row.customer) : false
    counts[(await add(work, run, batch, known, of, row, g.number)) || changed ? 'updated' : 'skipped']++
  }
  counts.followUps += batch.followUps.length
  return writeBatch(run, run.importId, batch)
}
/** A customer nobody had, with what hangs on him. */
const make = (work: Work, run: Run, batch: Batch, found: Map<string, Standing>, known: Told, g: Given, row: LedgerRow, keys: string[]): void => {
  const ownerId = (row.customer.ownerId as string | null | undefined) ?? null
  const teamId = ownerId ? run.teamOf(ownerId) : work.who.teamIds[0] ?? null, siteId = run.siteOf(ownerId), id = newId()
  batch.made.push({ entity: 'customer', id, hash: g.hash, row: g.number })
  const hung = hang(run, batch, row, { customerId: id, ownerId, teamId, siteId, cardId: null }, g.number)
  const facts = { kind: 'person', otherPhones: [], tags: [], channel: 'walkIn', ...row.customer, ownerId, teamId, siteId }
  batch.customers.push({ id, createdAt: run.at(row.on), createdBy: ownerId ?? work.who.memberId, updatedAt: work.now, ...facts, ownedSince: ownerId ? row.on : null, level: hung.level, lastContactAt: hung.last, nextContactOn: hung.next, completeness: completenessOf(facts) })
  learn(known, id, row)
  const of: Standing = { customerId: id, ownerId, siteId, teamId, mine: true, archived: false, cardId: hung.level === null ? null : hung.cardId, cardOwnerId: ownerId, cardSiteId: siteId, openedOn: row.card ? row.on : null, made: true, row: g.number }
  for (const key of [...keys, g.hash]) found.set(key, of)
}
/** What the row tells of a customer we have: only what is not there yet. Milestones go the road of someone's own entry, for they move the card. */
const add = async (work: Work, run: Run, batch: Batch, known: Told, of: Standing, row: LedgerRow, number: number): Promise<boolean> => {
  const more = fresh(row, of, known)
  if (!more.followUps.length && !more.milestones.length && !more.card) return false
  learn(known, of.customerId, more)
  run.touched.add(of.customerId)
  const ownerId = of.cardId ? of.cardOwnerId : of.ownerId
  const stays = of.cardId !== null && !of.made
  const hung = hang(run, batch, stays ? { ...more, milestones: [] } : more, { customerId: of.customerId, ownerId, teamId: of.teamId, siteId: (of.cardId ? of.cardSiteId : null) ?? of.siteId, cardId: of.cardId }, number)
  if (more.card && hung.level !== null) { of.cardId = hung.cardId; of.cardOwnerId = ownerId; of.openedOn = more.on }
  if (stays) for (const m of more.milestones) {
    const made = await (handlerOf(milestoneCalls.create!)!.act as (work: Work, input: unknown) => Promise<{ id: string }>)(work, { customerId: of.customerId, cardId: of.cardId, kind: m.kind, at: run.at(m.on as Day, '15:00'), byId: ownerId ?? work.who.memberId })
    await remember(work, run.importId, [{ entity: 'milestone', id: made.id, hash: null, row: number }])
  }
  return true
}
/** After the last row: those whose story grew follow it with their dates. */
export const endRun = (run: Run): Promise<void> => refresh(run.work, run.rules, [...run.touched], false)
