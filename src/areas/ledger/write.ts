import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { entityNamed } from '../../kernel/entity.ts'
import { addDays, instantAt, monthOf, type Day } from '../../kernel/time.ts'
import { rightOf } from '../../kernel/permission.ts'
import { completenessOf, customer } from '../customers/index.ts'
import { followUp, milestone, prospectCard } from '../leads/index.ts'
import { nextCardNos } from '../leads/index.server.ts'
import { inTransaction, rows } from '../../server/data/database.ts'
import { raw, sql } from '../../server/data/sql.ts'
import { tableOf } from '../../server/data/columns.ts'
import { houseOf } from '../../server/http/house.ts'
import { insertMany, insertManyChildren } from '../../server/work/bulk.ts'
import type { Work } from '../../server/work/work.ts'
import type { Counts } from './import.ts'
import { understood, type LedgerRow } from './row.rules.ts'

export type Given = { number: number; sheet: string; hash: string; values: Record<string, unknown>; notes: string[] }
/** What one run knows from chunk to chunk: people's teams, phones met in this file, card numbers. */
export type Run = { importId: string; ledger: boolean; onExisting: 'skip' | 'update' | 'error'; teams: Map<string, string | null>; siteId: string; phones: Map<string, string>; nos: (on: Day, many: number) => Promise<string[]>; cadence: Map<string, number>; today: Day }

export const hashOf = (entity: string, values: Record<string, unknown>): string => createHash('sha256').update(entity + JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))).digest('base64url')
export const startRun = async (work: Work, importId: string, ledger: boolean, onExisting: Run['onExisting'], dryRun: boolean): Promise<Run> => {
  const members = await work.rows<{ id: string; team: string | null }>(sql`SELECT id, team_ids[1] AS team FROM member WHERE org_id = ${work.org}`)
  // Numbers are taken on a connection of their own, so that a long file keeps nobody from opening a card; a trial takes none.
  let tried = 0
  const nos: Run['nos'] = (on, many) => dryRun ? Promise.resolve(Array.from({ length: many }, () => `PC-${++tried}`)) : inTransaction(houseOf().database.app, { orgId: work.org }, client => nextCardNos({ org: work.org, rows: statement => rows(client, statement) }, on, many))
  return { importId, ledger, onExisting, teams: new Map(members.map(m => [m.id, m.team])), siteId: work.who.sites[0], phones: new Map(), nos, cadence: new Map([['N', 1], ['O', 3], ['H', 1], ['A', 3], ['B', 7], ['C', 15]]), today: work.today }
}
const numberCards = async (run: Run, cards: Record<string, unknown>[]): Promise<void> => {
  for (const list of Map.groupBy(cards, card => monthOf(card.openedOn as Day)).values()) {
    const nos = await run.nos(list[0].openedOn as Day, list.length)
    for (const [i, card] of list.entries()) card.no = nos[i]
  }
}
/** Which of these rows an earlier, not undone import has already made: the same file twice makes nothing new. */
const already = async (work: Work, hashes: string[]): Promise<Set<string>> =>
  new Set((await work.rows<{ h: string }>(sql`SELECT row_hash h FROM import_row WHERE org_id = ${work.org} AND row_hash = ANY(${hashes})`)).map(r => r.h))
type Held = { value: string; id: string; owner: string | null; team: string | null; mine: boolean; live: string | null }
/** Customers who hold these phones, whether this person may write to them, and their live card. */
const holders = async (work: Work, phones: string[]): Promise<Map<string, Held>> => {
  const scope = rightOf(work.who, 'customer').i
  const mine = scope === 'o' ? sql`true` : scope === 's' ? sql`c.site_id = ANY(${work.who.sites as string[]}::uuid[])` : sql`(c.team_id = ANY(${work.who.teams as string[]}::uuid[]) OR c.owner_id = ANY(${work.who.mine as string[]}::uuid[]))`
  const found = await work.rows<Held>(sql`SELECT i.value, c.id, c.owner_id AS owner, c.team_id AS team, ${mine} AS mine, (SELECT k.id FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered') LIMIT 1) AS live
    FROM customer_identity i JOIN customer c ON c.org_id = i.org_id AND c.id = i.row_id WHERE i.org_id = ${work.org} AND i.kind = 'phone' AND i.value = ANY(${phones})`)
  return new Map(found.map(f => [f.value, f]))
}
type Batch = { customers: Record<string, unknown>[]; cards: Record<string, unknown>[]; openings: Kid[]; levels: Kid[]; closings: Kid[]; followUps: Record<string, unknown>[]; milestones: Record<string, unknown>[]; made: { entity: string; id: string; hash: string | null }[] }
type Kid = Record<string, unknown> & { parentId: string; position?: number }
type Of = { customerId: string; ownerId: string | null; teamId: string | null; cardId: string | null }

/** Card, follow-ups and milestones of one row, hung on its customer. Dates and authors are those of the ledger. */
const hang = (work: Work, run: Run, batch: Batch, row: LedgerRow, of: Of, hash: string): { last?: Day; level?: string | null; next?: Day | null } => {
  const zone = work.who.timeZone, at = (day: Day, clock = '09:00') => instantAt(day, clock, zone)
  const by = of.ownerId ?? work.who.memberId
  const counts = { countsForId: of.ownerId, countsTeamId: of.teamId, countsSiteId: run.siteId }
  const make = (entity: string, id: string) => { batch.made.push({ entity, id, hash: entity === 'customer' ? hash : null }); return id }
  const last = row.followUps.map(f => f.on).sort().at(-1)
  let cardId = of.cardId
  const open = row.card && ['live', 'ordered'].includes(row.card.state)
  const next = open ? addDays(last ?? row.on, run.cadence.get(row.card!.level) ?? 7) : null
  if (row.card && !cardId) {
    cardId = make('prospectCard', newId())
    const { level, state, want, tradeIn, facts } = row.card
    batch.cards.push({ id: cardId, createdAt: at(row.on), createdBy: by, customerId: of.customerId, siteId: run.siteId, ownerId: of.ownerId, teamId: of.teamId, openedOn: row.on, level, levelSince: row.on, want, tradeIn, ...facts, state, lastContactAt: last ? at(last) : null, nextContactOn: next, keyedAt: work.now })
    batch.openings.push({ parentId: cardId, on: row.on, channel: row.customer.channel ?? 'walkIn', level, ownerId: of.ownerId, ...counts })
    batch.levels.push({ parentId: cardId, level, at: at(row.on), byId: by, reason: '导入', state })
    if (['lost', 'frozen', 'outOfContact'].includes(state)) batch.closings.push({ parentId: cardId, as: state, reason: '原台账', at: at(last ?? row.on), on: last ?? row.on, byId: by, outcome: 'agreed', decidedById: work.who.memberId, decidedAt: work.now, ...counts })
  }
  for (const [i, f] of row.followUps.entries()) batch.followUps.push({ id: make('followUp', newId()), createdAt: at(f.on), createdBy: by, customerId: of.customerId, cardId, at: at(f.on, `${String(9 + (i % 9)).padStart(2, '0')}:00`), means: f.means, result: f.result, text: f.text, byId: by })
  for (const m of row.milestones) batch.milestones.push({ id: make('milestone', newId()), createdAt: at(m.on), createdBy: by, customerId: of.customerId, cardId, kind: m.kind, at: at(m.on, '15:00'), on: m.on, byId: by, ...counts })
  return { last, level: open ? row.card!.level : null, next }
}
/** Writes one chunk of good rows; counts what became of each. */
export const writeChunk = async (work: Work, run: Run, given: Given[], counts: Counts): Promise<void> => {
  const done = await already(work, given.map(g => g.hash))
  const rows = given.map(g => ({ ...g, row: understood(run.ledger ? g.values : Object.fromEntries(Object.entries(g.values).map(([k, v]) => [`customer.${k}`, v])), g.notes, run.today) }))
  const held = await holders(work, rows.flatMap(r => [r.row.customer.phone, ...((r.row.customer.otherPhones as string[] | undefined) ?? [])]).filter((p): p is string => typeof p === 'string'))
  const batch: Batch = { customers: [], cards: [], openings: [], levels: [], closings: [], followUps: [], milestones: [], made: [] }
  const added: { of: Of; rows: LedgerRow }[] = []
  for (const { row, hash } of rows) {
    if (done.has(hash)) { counts.skipped++; continue }
    done.add(hash)
    const phones = [row.customer.phone, ...((row.customer.otherPhones as string[] | undefined) ?? [])].filter((p): p is string => typeof p === 'string')
    const before = batch.followUps.length
    const inFile = phones.map(p => run.phones.get(p)).find(Boolean)
    const there = phones.map(p => held.get(p)).find(Boolean)
    if (inFile || there) {
      if (there && !inFile && !there.mine) { counts.skipped++; continue }
      const of: Of = { customerId: inFile ?? there!.id, ownerId: there?.owner ?? (row.customer.ownerId as string | undefined) ?? null, teamId: there?.team ?? null, cardId: there?.live ?? null }
      const fresh = { ...row, card: inFile || of.cardId ? undefined : row.card }
      if (there && !inFile) added.push({ of, rows: fresh })
      else hang(work, run, batch, fresh, of, hash)
      if (run.onExisting === 'update' && there && !inFile) await update(work, there.id, row.customer)
      if (batch.followUps.length > before || (there && row.followUps.length)) counts.updated++; else counts.skipped++
      continue
    }
    const ownerId = (row.customer.ownerId as string | null | undefined) ?? null
    const teamId = ownerId ? run.teams.get(ownerId) ?? null : work.who.teamIds[0] ?? null
    const id = newId()
    batch.made.push({ entity: 'customer', id, hash })
    const hung = hang(work, run, batch, row, { customerId: id, ownerId, teamId, cardId: null }, hash)
    const facts = { kind: 'person', otherPhones: [], tags: [], channel: 'walkIn', ...row.customer, ownerId, teamId, siteId: run.siteId }
    batch.customers.push({ id, createdAt: instantAt(row.on, '09:00', work.who.timeZone), createdBy: ownerId ?? work.who.memberId, updatedAt: work.now, ...facts, ownedSince: row.on, level: hung.level ?? null, lastContactAt: hung.last ?? null, nextContactOn: hung.next ?? null, completeness: completenessOf(facts) })
    for (const p of phones) run.phones.set(p, id)
    counts.created++
  }
  await addToStanding(work, run, batch, added)
  counts.followUps += batch.followUps.length
  await insertMany(work, customer, batch.customers)
  await numberCards(run, batch.cards)
  await insertMany(work, prospectCard, batch.cards)
  await insertManyChildren(work, prospectCard, 'opening', batch.openings)
  await insertManyChildren(work, prospectCard, 'levelHistory', batch.levels)
  await insertManyChildren(work, prospectCard, 'closings', batch.closings)
  await insertMany(work, followUp, batch.followUps)
  await insertMany(work, milestone, batch.milestones)
  if (batch.made.length) await work.rows(sql`INSERT INTO import_row (org_id, import_id, entity, row_id, row_hash) SELECT ${work.org}, ${run.importId}, e, i, h FROM unnest(${batch.made.map(m => m.entity)}::text[], ${batch.made.map(m => m.id)}::uuid[], ${batch.made.map(m => m.hash)}::text[]) x(e, i, h)`)
}
/** Follow-ups of customers we already have: only those that are not there yet, by customer, instant and words. */
const addToStanding = async (work: Work, run: Run, batch: Batch, added: { of: Of; rows: LedgerRow }[]): Promise<void> => {
  if (!added.length) return
  const known = new Set((await work.rows<{ k: string }>(sql`SELECT customer_id || ' ' || (at AT TIME ZONE ${work.who.timeZone})::date || ' ' || text AS k FROM follow_up WHERE org_id = ${work.org} AND customer_id = ANY(${added.map(a => a.of.customerId)}::uuid[])`)).map(r => r.k))
  for (const { of, rows } of added) hang(work, run, batch, { ...rows, followUps: rows.followUps.filter(f => !known.has(`${of.customerId} ${f.on} ${f.text}`)), milestones: [] }, of, '')
}
/** Empty fields of a standing customer filled from the file; nothing written is overwritten. */
const update = async (work: Work, id: string, facts: Record<string, unknown>): Promise<void> => {
  const before = await work.find(customer, id)
  if (!before) return
  const fresh = Object.fromEntries(Object.entries(facts).filter(([k, v]) => v !== null && (before as Record<string, unknown>)[k] === null && !['phone', 'ownerId'].includes(k)))
  if (Object.keys(fresh).length) await work.save(customer, before, fresh)
}
/** Takes back every row of an import in reverse; the database refuses where something else hangs on one. */
export const takeBack = async (work: Work, importId: string): Promise<{ gone: number; wanted: number }> => {
  let gone = 0, wanted = 0
  const kinds = ['milestone', 'followUp', 'prospectCard', 'inquiry', 'visit', 'dmsEntry', 'appointment', 'customer']
  for (const kind of kinds) {
    const e = entityNamed(kind)
    const made = sql`SELECT row_id FROM import_row WHERE org_id = ${work.org} AND import_id = ${importId} AND entity = ${kind}`
    const [{ n }] = await work.rows<{ n: number }>(sql`SELECT count(*)::int n FROM import_row WHERE org_id = ${work.org} AND import_id = ${importId} AND entity = ${kind}`)
    if (n === 0) continue
    wanted += n
    for (const child of Object.keys(e.children)) await work.rows(sql`DELETE FROM ${raw(`${tableOf(e)}_${child.replace(/[A-Z]/g, c => '_' + c.toLowerCase())}`)} WHERE org_id = ${work.org} AND ${raw(`${tableOf(e)}_id`)} IN (${made})`)
    if (e.identities?.length) await work.rows(sql`DELETE FROM ${raw(`${tableOf(e)}_identity`)} WHERE org_id = ${work.org} AND row_id IN (${made})`)
    const [{ done }] = await work.rows<{ done: number }>(sql`WITH gone AS (DELETE FROM ${raw(tableOf(e))} WHERE org_id = ${work.org} AND id IN (${made}) AND version = 1 RETURNING 1) SELECT count(*)::int done FROM gone`)
    gone += done
  }
  return { gone, wanted }
}
