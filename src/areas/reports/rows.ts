import { createHash } from 'node:crypto'
import type { Entity } from '../../kernel/entity.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { inquiry, milestone, prospectCard, visit } from '../leads/index.ts'
import { any, join, raw, sql, type Sql } from '../../server/data/sql.ts'
import { tableOf } from '../../server/data/columns.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { shape } from '../../server/data/shape.ts'
import type { Work } from '../../server/work/work.ts'
import { groupKeys, type Grouping } from './count.ts'
import { factsSql, type Reach } from './facts.sql.ts'
import { marksIn, sourcesIn, type Counted, type Source } from './figures.ts'

const condition = (c: Counted): Sql => sql`(f.source = ${c.of}${c.parts ? sql` AND f.part = ANY(${c.parts as string[]}::text[])` : sql``}${c.registered === undefined ? sql`` : sql` AND f.registered = ${c.registered}`}${c.driven === undefined ? sql`` : sql` AND f.driven = ${c.driven}`})`
const entityOf = { visit, inquiry, card: prospectCard, carried: prospectCard, order: milestone, milestone, closing: prospectCard } as unknown as Record<Source, Entity>
/** What someone reads of a row he could not open: what it is and when, nothing of whom. */
const openly: Record<string, readonly string[]> = { visit: ['siteId', 'on', 'partyNo', 'arrivedAt', 'people', 'firstTime', 'purpose', 'state', 'channel', 'level'], inquiry: ['siteId', 'kind', 'on', 'receivedAt', 'level'], prospectCard: ['siteId', 'openedOn', 'level', 'state'], milestone: ['kind', 'at', 'on'] }

type Place = { source: Source; row_id: string; on_day: string; part: string; key: string | null }
export const hashOf = (work: Work, name: string, question: object): string => createHash('sha256').update(JSON.stringify([work.org, name, Object.entries(question).filter(([, v]) => v != null).sort(([a], [b]) => (a < b ? -1 : 1))])).digest('base64url').slice(0, 16)
const cursorOf = (hash: string, last: Place): string => Buffer.from(JSON.stringify([hash, last.on_day, last.source, last.row_id])).toString('base64url')
const readCursor = (text: string, hash: string): [string, string, string] => {
  try {
    const [h, on, source, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as string[]
    if (h === hash && /^\d{4}-\d{2}-\d{2}$/.test(on) && Object.hasOwn(entityOf, source) && /^[0-9a-f-]{36}$/.test(id)) return [on, source, id]
  } catch { /* any other text is not a cursor of ours */ }
  throw new Refusal('cursor.invalid')
}
type Found = { key: string; j: Record<string, unknown>; c: Record<string, unknown> | null; seen: boolean }
/** A closing travels with its card: its own id, day and outcome over the card's. */
const closing = sql`(SELECT row_to_json(y) FROM (SELECT k.id, a.id AS "cardId", k.as_what AS "as", k.outcome, k.on_day AS "on", to_char(k.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", k.reason, k.rival AS "lostTo") y)`
/**
 * The rows of one kind by id, as this person may read them; those he could not open come masked (wire.md 2a «For whom»). Of a team's total without
 * names only his own rows are open.
 */
const readRows = async (work: Work, source: Source, ids: string[], nameless: boolean): Promise<Map<string, Record<string, unknown>>> => {
  const e = entityOf[source], full = shape(e, 'a', work.who), bare = shape(e, 'a', work.who, openly[e.name]), of = source === 'closing'
  const sees = nameless ? seesWithin(work.who, e, 'a', 'm', true) : work.visible(e, 'a')
  const from = of ? sql`prospect_card_closings k JOIN prospect_card a ON a.org_id = k.org_id AND a.id = k.prospect_card_id` : sql`${raw(tableOf(e))} a`
  const key = of ? sql`k.id` : sql`a.id`
  const found = await work.rows<Found>(sql`SELECT ${key} AS key, ${sees} AS seen, ${of ? closing : sql`NULL::json`} AS c,
    CASE WHEN ${sees} THEN (SELECT row_to_json(x) FROM (SELECT ${join(full.columns)}) x) ELSE (SELECT row_to_json(x) FROM (SELECT ${join(bare.columns)}) x) END j
    FROM ${from} WHERE a.org_id = ${work.org} AND ${key} = ANY(${ids}::uuid[])`)
  return new Map(found.map(({ key: id, j, c, seen }) => {
    if (seen) return [id, { ...j, ...c }]
    const { createdBy: _by, ...row } = j, { reason: _reason, lostTo: _to, cardId: _card, ...closed } = c ?? {}
    return [id, { ...row, ...closed, masked: true }]
  }))
}
export type RowsAsked = { hash: string; limit: number; cursor?: string; nameless: boolean; by?: Grouping | null }
/** A page of the rows behind a figure, newest day first: as many as the number says. */
export const rowsBehind = async (work: Work, counted: readonly Counted[], reach: Reach, ask: RowsAsked): Promise<{ items: Record<string, unknown>[]; next: string | null }> => {
  const after = ask.cursor === undefined ? undefined : readCursor(ask.cursor, ask.hash)
  const places = await work.rows<Place>(sql`SELECT f.source, f.row_id, f.on_day, f.part, ${ask.by ? raw(groupKeys[ask.by]) : sql`NULL::text`} AS key FROM (${factsSql(sourcesIn(counted), reach, marksIn(counted))}) f
    WHERE ${any(counted.map(condition))} ${after ? sql`AND (f.on_day, f.source, f.row_id) < (${after[0]}::date, ${after[1]}::text, ${after[2]}::uuid)` : sql``}
    ORDER BY f.on_day DESC, f.source DESC, f.row_id DESC LIMIT ${ask.limit + 1}`)
  const page = places.slice(0, ask.limit)
  const kinds = [...new Set(page.map(p => p.source))]
  const found = new Map(await Promise.all(kinds.map(async kind => [kind, await readRows(work, kind, page.filter(p => p.source === kind).map(p => p.row_id), ask.nameless)] as const)))
  const items = page.map(p => ({
    ...found.get(p.source)!.get(p.row_id), ...(p.source === 'visit' || p.source === 'inquiry' ? { class: p.part } : {}), countedOn: p.on_day, countedAs: p.source, part: p.part, ...(ask.by ? { group: p.key } : {}),
  }))
  return { items, next: places.length > ask.limit ? cursorOf(ask.hash, page[page.length - 1]) : null }
}
