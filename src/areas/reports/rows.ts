import { createHash } from 'node:crypto'
import type { Entity } from '../../kernel/entity.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { dmsEntry, inquiry, milestone, prospectCard, visit } from '../leads/index.ts'
import { any, join, raw, sql, type Sql } from '../../server/data/sql.ts'
import { tableOf } from '../../server/data/columns.ts'
import { shape } from '../../server/data/shape.ts'
import type { Work } from '../../server/work/work.ts'
import { factsSql, type Reach } from './facts.sql.ts'
import type { Counted } from './figures.ts'
import { sourcesOf } from './count.ts'

const condition = (c: Counted): Sql => sql`(f.source = ${c.of}${c.parts ? sql` AND f.part = ANY(${c.parts as string[]}::text[])` : sql``}${c.registered === undefined ? sql`` : sql` AND f.registered = ${c.registered}`}${c.driven === undefined ? sql`` : sql` AND f.driven = ${c.driven}`})`
const entityOf: Record<Counted['of'], Entity> = { visit, inquiry, card: prospectCard, carried: prospectCard, order: milestone, milestone, closing: prospectCard } as unknown as Record<Counted['of'], Entity>
/** What someone reads of a row he could not open: what it is and when, nothing of whom. */
const openly: Record<string, readonly string[]> = { visit: ['siteId', 'on', 'partyNo', 'arrivedAt', 'people', 'firstTime', 'purpose', 'state', 'channel', 'level'], inquiry: ['kind', 'on', 'receivedAt', 'class', 'level'], prospectCard: ['openedOn', 'level', 'state'], milestone: ['kind', 'at', 'on'], [dmsEntry.name]: [] }

type Place = { source: Counted['of']; row_id: string; on_day: string; part: string }
export const hashOf = (work: Work, name: string, question: object): string => createHash('sha256').update(JSON.stringify([work.org, name, question])).digest('base64url').slice(0, 16)
const cursorOf = (hash: string, last: Place): string => Buffer.from(JSON.stringify([hash, last.on_day, last.source, last.row_id])).toString('base64url')
const readCursor = (text: string, hash: string): [string, string, string] => {
  try {
    const [h, on, source, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as string[]
    if (h === hash && /^\d{4}-\d{2}-\d{2}$/.test(on) && source in entityOf && /^[0-9a-f-]{36}$/.test(id)) return [on, source, id]
  } catch { /* any other text is not a cursor of ours */ }
  throw new Refusal('cursor.invalid')
}
/** The rows of one kind by id, as this person may read them; those he could not open come masked (wire.md 2a «For whom»). */
const readRows = async (work: Work, source: Counted['of'], ids: string[], nameless: boolean): Promise<Map<string, Record<string, unknown>>> => {
  const e = entityOf[source], full = shape(e, 'a', work.who), bare = shape(e, 'a', work.who, openly[e.name])
  const sees = nameless ? raw('false') : work.visible(e, 'a')
  const from = source === 'closing' ? sql`prospect_card_closings k JOIN prospect_card a ON a.org_id = k.org_id AND a.id = k.prospect_card_id` : sql`${raw(tableOf(e))} a`
  const key = source === 'closing' ? sql`k.id` : sql`a.id`
  const more = source === 'closing' ? sql`, (SELECT row_to_json(y) FROM (SELECT k.id, a.id AS "cardId", k.as_what AS "as", k.outcome, k.on_day AS "on", to_char(k.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", k.reason, k.rival) y) c` : sql`, NULL::json c`
  const found = await work.rows<{ key: string; j: Record<string, unknown>; c: Record<string, unknown> | null; seen: boolean }>(sql`SELECT ${key} AS key, ${sees} AS seen,
    CASE WHEN ${sees} THEN (SELECT row_to_json(x) FROM (SELECT ${join(full.columns)}) x) ELSE (SELECT row_to_json(x) FROM (SELECT ${join(bare.columns)}) x) END j ${more}
    FROM ${from} ${full.joins.length ? join(full.joins, ' ') : sql``} WHERE a.org_id = ${work.org} AND ${key} = ANY(${ids}::uuid[])`)
  return new Map(found.map(({ key: id, j, c, seen }) => {
    const closing = c ? (seen ? c : { ...c, reason: undefined, rival: undefined }) : {}
    return [id, { ...j, ...closing, ...(seen ? {} : { masked: true }) }]
  }))
}
/** A page of the rows behind a figure, newest day first: as many as the number says. */
export const rowsBehind = async (work: Work, counted: readonly Counted[], reach: Reach, ask: { hash: string; limit: number; cursor?: string; nameless: boolean }): Promise<{ items: Record<string, unknown>[]; next: string | null }> => {
  const after = ask.cursor === undefined ? undefined : readCursor(ask.cursor, ask.hash)
  const places = await work.rows<Place>(sql`SELECT f.source, f.row_id, f.on_day, f.part FROM (${factsSql(sourcesOf([{ numerator: counted } as never]), reach)}) f
    WHERE ${any(counted.map(condition))} ${after ? sql`AND (f.on_day, f.source, f.row_id) < (${after[0]}::date, ${after[1]}::text, ${after[2]}::uuid)` : sql``}
    ORDER BY f.on_day DESC, f.source DESC, f.row_id DESC LIMIT ${ask.limit + 1}`)
  const page = places.slice(0, ask.limit)
  const found = new Map<string, Map<string, Record<string, unknown>>>()
  for (const source of new Set(page.map(p => p.source))) found.set(source, await readRows(work, source, page.filter(p => p.source === source).map(p => p.row_id), ask.nameless))
  const items = page.map(p => ({ ...found.get(p.source)!.get(p.row_id), ...(p.source === 'visit' || p.source === 'inquiry' ? { class: p.part } : {}), countedOn: p.on_day, countedAs: p.source, part: p.part }))
  return { items, next: places.length > ask.limit ? cursorOf(ask.hash, page[page.length - 1]) : null }
}
