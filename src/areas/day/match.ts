import { v7 as newId } from 'uuid'
import type { Flat } from '../../kernel/entity.ts'
import { dayAt, type Day } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import { auditRows } from '../../server/work/audit.ts'
import { insertMany, insertManyChildren } from '../../server/work/bulk.ts'
import { settingAt } from '../../server/work/setting.ts'
import type { Work } from '../../server/work/work.ts'
import { zoneOf } from '../leads/index.server.ts'
import { dayClosing, difference, matchRules, type Matched } from './closing.ts'
import { dayRows, type Evening } from './dayRows.sql.ts'
import { writeLinks } from './links.ts'
import { closingCounts, reconciled, type Reconciled } from './reconcile.rules.ts'
import { differenceClassList, type DayRows, type Found, type MatchRule } from './rows.rules.ts'
import { renewed, type Standing } from './sealing.rules.ts'

export type Closing = Flat<typeof dayClosing>
export type Evened = { evening: Evening; day: DayRows; result: Reconciled; counts: Record<string, number>; answer: Matched }

/** One evening of a site is matched, mended and sealed by one person at a time; whoever logs parties meanwhile is not held up. */
export const holdEvening = (work: Work, of: { siteId: string; on: Day }): Promise<unknown> => work.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`evening ${work.org} ${of.siteId} ${of.on}`}, 12))`)

const eveningOf = async (work: Work, closing: Closing): Promise<{ evening: Evening; rules: MatchRule[] }> => {
  const rules = (await settingAt(work, matchRules, closing.on)) as MatchRule[]
  // A pair of two neighbours must not be taken for one of today: twice the key's reach is read.
  return { rules, evening: { siteId: closing.siteId, zone: await zoneOf(work, closing.siteId), on: closing.on, range: 2 * Math.max(1, ...rules.map(rule => rule.dayRange)) } }
}
const standingOf = async (work: Work, closing: Closing): Promise<(Standing & { row: Flat<typeof difference> })[]> => {
  const rows = await work.findAll(difference, sql`a.day_closing_id = ${closing.id}`, 5_000)
  const taken = new Set((await work.rows<{ id: string }>(sql`SELECT n.brought_from_id AS id FROM difference n JOIN difference d ON d.org_id = n.org_id AND d.id = n.brought_from_id WHERE n.org_id = ${work.org} AND d.day_closing_id = ${closing.id}`)).map(row => row.id))
  // What a later evening has taken over waits there, not here as well.
  return rows.map(row => ({
    id: row.id, class: row.class, left: row.left as Standing['left'], right: row.right as Standing['right'], field: row.field, state: row.state, sealed: row.sealed === true, row,
    explanation: row.explanation?.kind ? { kind: row.explanation.kind, text: row.explanation.text ?? '', expiresOn: taken.has(row.id) ? null : row.explanation.expiresOn ?? null } : null,
  }))
}
const facts = (found: Found) => ({ class: found.class, left: found.left, right: found.right, field: found.field, leftSays: found.leftSays, rightSays: found.rightSays, fixerId: found.fixerId, broughtFromId: found.broughtFromId })

/** What each ambiguous key reaches now, for whoever chooses; what a head holds stays as it was. Two set statements. */
const keepCandidates = async (work: Work, closing: Closing, of: readonly { readonly id: string; readonly found: Found }[]): Promise<void> => {
  await work.rows(sql`DELETE FROM difference_candidates n USING difference d WHERE n.org_id = ${work.org} AND d.org_id = n.org_id AND d.id = n.difference_id AND d.day_closing_id = ${closing.id} AND d.seal_id IS NULL`)
  await insertManyChildren(work, difference, 'candidates', of.flatMap(({ id, found }) => found.candidates.map((each, position) => ({ parentId: id, position, kind: each.kind, rowId: each.id }))))
}
/** New differences in, standing ones kept with what was explained, gone ones closed by whoever matched: a handful of set statements. */
const writeDifferences = async (work: Work, closing: Closing, differences: readonly Found[], today: Day): Promise<void> => {
  const standing = await standingOf(work, closing), change = renewed(standing, differences, today)
  const byId = new Map(standing.map(each => [each.id, each]))
  const fresh = change.add.map(found => ({ id: newId(), found }))
  const added = fresh.map(({ id, found }) => ({ id, ...facts(found), dayClosingId: closing.id, siteId: closing.siteId, teamId: closing.teamId, on: closing.on, state: 'open' }))
  await insertMany(work, difference, added)
  await auditRows(work, difference, 'create', added.map(({ id, ...values }) => ({ rowId: id, changed: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [null, value]])) })))
  const moved = change.keep.filter(({ id, found, state }) => { const row = byId.get(id)!.row; return row.state !== state || row.leftSays !== found.leftSays || row.rightSays !== found.rightSays || row.fixerId !== found.fixerId })
  await work.rows(sql`UPDATE difference d SET state = x.s, left_says = x.l, right_says = x.r, fixer_id = x.f, closed_at = CASE WHEN x.s = 'open' THEN NULL ELSE d.closed_at END, closed_by_id = CASE WHEN x.s = 'open' THEN NULL ELSE d.closed_by_id END, version = d.version + 1, updated_at = ${work.now}
    FROM unnest(${moved.map(m => m.id)}::uuid[], ${moved.map(m => m.state)}::text[], ${moved.map(m => m.found.leftSays)}::text[], ${moved.map(m => m.found.rightSays)}::text[], ${moved.map(m => m.found.fixerId)}::uuid[]) x(i, s, l, r, f) WHERE d.org_id = ${work.org} AND d.id = x.i`)
  await auditRows(work, difference, 'match', moved.map(({ id, state }) => ({ rowId: id, changed: { state: [byId.get(id)!.state, state] } })))
  await work.rows(sql`UPDATE difference d SET state = 'mended', closed_at = ${work.now}, closed_by_id = ${work.who.memberId}, version = d.version + 1, updated_at = ${work.now} WHERE d.org_id = ${work.org} AND d.id = ANY(${change.mended as string[]}::uuid[])`)
  await auditRows(work, difference, 'mended', change.mended.map(id => ({ rowId: id, changed: { state: [byId.get(id)!.state, 'mended'] } })))
  await keepCandidates(work, closing, [...fresh, ...change.keep])
}
const keepCounts = async (work: Work, closing: Closing, counts: Record<string, number>): Promise<void> => {
  await work.rows(sql`DELETE FROM day_closing_counts n WHERE n.org_id = ${work.org} AND n.day_closing_id = ${closing.id} AND n.name NOT LIKE 'month.%'`)
  await insertManyChildren(work, dayClosing, 'counts', Object.entries(counts).map(([name, number], position) => ({ parentId: closing.id, position, name, number })))
}
/**
 * The evening of one group, within the caller's transaction and under holdEvening: reads the site's day, decides by the rules, links single key
 * matches and writes the group's differences and counts. The rows of other groups are read, never written.
 */
export const matchNow = async (work: Work, closing: Closing): Promise<Evened> => {
  const begun = performance.now()
  const { evening, rules } = await eveningOf(work, closing)
  const read = async () => { const day = { ...await dayRows(work, evening, closing.id), rules }; return { day, result: reconciled(day) } }
  let { day, result } = await read()
  const mine = new Set([...day.visits, ...day.inquiries, ...day.cards, ...day.milestones, ...day.dms].filter(row => row.countsTeamId === closing.teamId).map(row => row.id))
  const linked = await writeLinks(work, day, result.matches.filter(match => match.by === 'key' && (mine.has(match.left.id) || mine.has(match.right.id))))
  if (linked > 0) ({ day, result } = await read())
  const own = result.differences.filter(found => found.countsTeamId === closing.teamId)
  await writeDifferences(work, closing, own, dayAt(work.now, evening.zone))
  const counts = closingCounts(day, result, new Set([closing.teamId]))
  await keepCounts(work, closing, counts)
  const { open } = (await work.one<{ open: number }>(sql`SELECT count(*)::int AS open FROM difference d WHERE d.org_id = ${work.org} AND d.day_closing_id = ${closing.id} AND d.state = 'open'`))!
  const perClass = Object.fromEntries(differenceClassList.map(name => [name, counts[`difference.${name}`] ?? 0]))
  return { evening, day, result, counts, answer: { counts: perClass, rows: counts, open, unfinished: counts.unfinished, linked, millis: Math.round(performance.now() - begun) } }
}
