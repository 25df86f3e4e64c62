import { nextId as newId } from '../../server/work/ids.ts'
import { instantAt, monthOf, type Day } from '../../kernel/time.ts'
import { customer } from '../customers/index.ts'
import { followUp, milestone, nextContactOn, prospectCard, type LevelRule } from '../leads/index.ts'
import { sql } from '../../server/data/sql.ts'
import { send, sendMany, sendManyChildren, type Sent } from '../../server/work/bulk.ts'
import type { Work } from '../../server/work/work.ts'
import type { LedgerRow } from './row.rules.ts'

type Values = Record<string, unknown>
type Kid = Values & { parentId: string; position?: number }
/** Rows of one chunk, kind by kind, and what undo will take back. */
export type Batch = { customers: Values[]; cards: Values[]; openings: Kid[]; levels: Kid[]; closings: Kid[]; followUps: Values[]; milestones: Values[]; made: { entity: string; id: string; hash: string | null; row: number | null; before?: unknown }[] }
export const emptyBatch = (): Batch => ({ customers: [], cards: [], openings: [], levels: [], closings: [], followUps: [], milestones: [], made: [] })
/** What holds for every row of a run. */
export type Ground = { work: Work; zone: string; today: Day; rules: LevelRule[]; /** The instant of a wall clock on a day, none after now. */ at: (day: Day, clock?: string) => string; teamOf: (memberId: string | null) => string | null; /** Card numbers, so many for each month, given in the order of the months. */ nos: (asked: [on: Day, many: number][]) => Promise<string[][]> }
/** A ledger names few days, each many times: their instants are worked out once. */
export const clockOf = (zone: string, now: string): Ground['at'] => {
  const known = new Map<string, string>()
  return (day, clock = '09:00') => {
    const key = day + clock
    let found = known.get(key)
    if (found === undefined) {
      found = instantAt(day, clock, zone)
      if (found > now) found = now
      if (known.size < 20_000) known.set(key, found)
    }
    return found
  }
}
export type Of = { customerId: string; ownerId: string | null; teamId: string | null; siteId: string; cardId: string | null }

/** Card, follow-ups and milestones of one row, hung on its customer. Dates and authors are those of the ledger; counts are wire.md 2a's. */
export const hang = (ground: Ground, batch: Batch, row: LedgerRow, of: Of, number: number): { cardId: string | null; last: Day | null; level: string | null; next: Day | null } => {
  const { work, today, at } = ground
  const by = of.ownerId ?? work.who.memberId
  const counts = { countsForId: of.ownerId, countsTeamId: ground.teamOf(of.ownerId), countsSiteId: of.siteId }
  const make = (entity: string): string => { const id = newId(); batch.made.push({ entity, id, hash: null, row: number }); return id }
  const last = row.followUps.map(f => f.on).sort().at(-1) ?? null
  let { cardId } = of, next: Day | null = null, level: string | null = null
  if (row.card) {
    cardId = make('prospectCard')
    const { card } = row, ends = ['lost', 'frozen', 'outOfContact'].includes(card.state), closedOn = last ?? row.on
    next = nextContactOn({ state: card.state as 'live', level: card.level as 'N', openedOn: row.on, lastContactOn: last, plannedOn: null, closingOpen: false }, ground.rules)
    if (['live', 'ordered'].includes(card.state)) level = card.level
    batch.cards.push({ id: cardId, createdAt: at(row.on), createdBy: by, updatedAt: work.now, customerId: of.customerId, siteId: of.siteId, ownerId: of.ownerId, teamId: of.teamId, openedOn: row.on, level: card.level, levelSince: row.on, want: card.want, tradeIn: card.tradeIn, ...card.facts, state: card.state, lastContactAt: last ? at(last) : null, nextContactOn: next, keyedAt: work.now })
    batch.openings.push({ parentId: cardId, on: row.on, channel: row.customer.channel ?? 'walkIn', level: card.level, ownerId: of.ownerId, ...counts })
    batch.levels.push({ parentId: cardId, level: card.level, at: at(row.on), byId: by, reason: '旧台账', state: ends || card.state === 'delivered' ? 'live' : card.state })
    if (ends || card.state === 'delivered') batch.levels.push({ parentId: cardId, position: 1, level: card.level, at: at(closedOn), byId: by, reason: '旧台账', state: card.state })
    if (ends) batch.closings.push({ parentId: cardId, as: card.state, reason: '旧台账里已结案', at: at(closedOn), on: closedOn, byId: by, outcome: 'agreed', decidedById: work.who.memberId, decidedAt: work.now, ...counts })
  }
  for (const [i, f] of row.followUps.entries()) {
    const when = at(f.on, `${String(9 + (i % 9)).padStart(2, '0')}:00`)
    batch.followUps.push({ id: make('followUp'), createdAt: when, createdBy: by, updatedAt: work.now, customerId: of.customerId, cardId, at: when, means: f.means, result: f.result, text: f.text, byId: by })
  }
  for (const m of row.milestones) {
    const on = m.on > today ? today : m.on, when = at(on, '15:00')
    batch.milestones.push({ id: make('milestone'), createdAt: when, createdBy: by, updatedAt: work.now, customerId: of.customerId, cardId, kind: m.kind, at: when, on, byId: by, ...counts })
  }
  return { cardId, last, level, next }
}
const part = 200
/** Sends a chunk, parents first, a few hundred rows a statement; what it gives is to be waited for. Cards get their numbers from a connection of their own, so that a long file keeps nobody from opening one. */
export const writeBatch = async (ground: Ground, importId: string, batch: Batch): Promise<Sent> => {
  const { work } = ground
  const months = [...Map.groupBy(batch.cards, card => monthOf(card.openedOn as Day))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list)
  const nos = months.length ? await ground.nos(months.map(list => [list[0].openedOn as Day, list.length])) : []
  for (const [m, list] of months.entries()) for (const [i, card] of list.entries()) card.no = nos[m][i]
  const sent: Sent = []
  await sendMany(work, customer, batch.customers, sent, part)
  await sendMany(work, prospectCard, batch.cards, sent, part)
  for (const [child, list] of [['opening', batch.openings], ['levelHistory', batch.levels], ['closings', batch.closings]] as const) await sendManyChildren(work, prospectCard, child, list, sent, part)
  await sendMany(work, followUp, batch.followUps, sent, part)
  await sendMany(work, milestone, batch.milestones, sent, part)
  send(sent, remember(work, importId, batch.made))
  return sent
}
/** Which rows an import made or changed: undo takes them back, and the next file knows them. */
export const remember = async (work: Work, importId: string, made: Batch['made']): Promise<void> => {
  if (made.length) await work.rows(sql`INSERT INTO import_row (org_id, import_id, entity, row_id, row_hash, row_number, before) SELECT ${work.org}, ${importId}, e, i, h, n, b::json
    FROM unnest(${made.map(m => m.entity)}::text[], ${made.map(m => m.id)}::uuid[], ${made.map(m => m.hash)}::text[], ${made.map(m => m.row)}::int[], ${made.map(m => (m.before === undefined ? null : JSON.stringify(m.before)))}::text[]) x(e, i, h, n, b)
    ON CONFLICT (org_id, import_id, entity, row_id) DO UPDATE SET before = CASE WHEN import_row.before IS NULL THEN NULL ELSE json_build_object('version', excluded.before->'version', 'values', (excluded.before->'values')::jsonb || (import_row.before->'values')::jsonb) END`)
}
/**
 * Last and next contact, level and dates of standing customers and their open cards, as their follow-ups now say (D3.13). `whole` looks at
 * every contact anew (undo); else only later ones count. Moves no version, as a contact does not.
 */
export const refresh = async (work: Work, rules: LevelRule[], customers: readonly string[], whole: boolean): Promise<void> => {
  const zone = work.who.timeZone
  for (let i = 0; i < customers.length; i += 500) {
    const ids = customers.slice(i, i + 500) as string[]
    const cards = await work.rows<{ id: string; state: 'live'; level: 'N'; openedOn: Day; lastContactOn: Day | null; plannedOn: Day | null; closingOpen: boolean; last: string | null }>(sql`
      SELECT k.id, k.state, k.level, k.opened_on::text AS "openedOn", (x.last AT TIME ZONE ${zone})::date::text AS "lastContactOn", k.planned_contact_on::text AS "plannedOn", k.closing_as IS NOT NULL AS "closingOpen", x.last
      FROM prospect_card k CROSS JOIN LATERAL (SELECT CASE WHEN ${whole} THEN max(f.at) ELSE greatest(k.last_contact_at, max(f.at)) END AS last FROM follow_up f WHERE f.org_id = k.org_id AND f.card_id = k.id) x
      WHERE k.org_id = ${work.org} AND k.customer_id = ANY(${ids}::uuid[]) AND k.state IN ('live', 'ordered')`)
    await work.rows(sql`UPDATE prospect_card k SET last_contact_at = x.last, next_contact_on = x.next FROM unnest(${cards.map(c => c.id)}::uuid[], ${cards.map(c => c.last)}::timestamptz[], ${cards.map(c => nextContactOn(c, rules))}::date[]) x(id, last, next) WHERE k.org_id = ${work.org} AND k.id = x.id`)
    await work.rows(sql`UPDATE customer c SET updated_at = ${work.now},
        last_contact_at = CASE WHEN ${whole} THEN f.last ELSE greatest(c.last_contact_at, f.last) END,
        level = (SELECT k.level FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered') ORDER BY k.state, k.opened_on DESC, k.id DESC LIMIT 1),
        next_contact_on = (SELECT min(k.next_contact_on) FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered'))
      FROM (SELECT w.id, max((u.at AT TIME ZONE ${zone})::date) AS last FROM unnest(${ids}::uuid[]) w(id) LEFT JOIN follow_up u ON u.org_id = ${work.org} AND u.customer_id = w.id GROUP BY w.id) f
      WHERE c.org_id = ${work.org} AND c.id = f.id`)
  }
}
