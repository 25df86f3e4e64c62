import type { Entity, Flat } from '../../kernel/entity.ts'
import { outOf, Refusal, refuse, type Fault } from '../../kernel/refusal.ts'
import { addDays, dayAt, firstOfMonth, type Day, type Instant } from '../../kernel/time.ts'
import { customer } from '../customers/index.ts'
import { raw, sql } from '../../server/data/sql.ts'
import { tableOf } from '../../server/data/columns.ts'
import { settingAt } from '../../server/work/setting.ts'
import type { Work } from '../../server/work/work.ts'
import { levelRules, prospectCard } from './card.ts'
import { zoneOf } from './counts.ts'
import { nextContactOn, type LevelRule } from './level.rules.ts'
import type { Closing, HistoryRow, Standing } from './standing.rules.ts'

export type Card = Flat<typeof prospectCard>
/** Refuses with everything that is wrong, or goes on. */
export const demand = (faults: readonly Fault[]): void => { if (faults.length) throw new Refusal('field.invalid', {}, faults) }

/** The customer something is to hang on: the writer sees him, and one that was merged or archived takes nothing new. */
export const livingCustomer = async (work: Work, id: string): Promise<Flat<typeof customer>> => {
  const [found] = await work.findAll(customer, sql`a.id = ${id} AND ${work.visible(customer, 'a')}`, 1)
  if (!found) throw new Refusal('field.invalid', {}, [{ pointer: '/customerId', code: 'field.reference' }])
  if (found.mergedIntoId) refuse('customer.merged')
  if (found.archivedAt) refuse('row.archived')
  return found
}
/** Waits for the row and holds it; undefined when the evening has sealed it (a sealed row stays as it is). */
export const lockUnsealed = async <E extends Entity>(work: Work, e: E, id: string): Promise<Flat<E> | undefined> => {
  const held = await work.one(sql`SELECT 1 FROM ${raw(tableOf(e))} a WHERE a.org_id = ${work.org} AND a.id = ${id} ${e.sealed ? sql`AND a.seal_id IS NULL` : sql``} FOR UPDATE`)
  return held ? work.find(e, id) : undefined
}
/** Rules of levels as they hold on a day. */
export const levelRulesAt = async (work: Work, day: Day): Promise<LevelRule[]> => (await settingAt(work, levelRules, day)) as LevelRule[]
/** What the rules need to know of a card. */
export const standingOf = async (work: Work, card: Card): Promise<Standing> => {
  const closings = (await work.childRows(prospectCard, 'closings', card.id)) as Closing[]
  return { state: card.state, level: card.level, levelSince: card.levelSince, formerLevel: card.formerLevel, closings }
}
type Changes = { -readonly [K in keyof Card]?: Card[K] }
/**
 * Writes what a command changed of a card, with the next contact that follows from it (D3.13), its line of history, and the
 * customer's own level and dates.
 */
export const saveCard = async (work: Work, before: Card, changes: Changes, action: string, history?: HistoryRow): Promise<{ id: string; version: number }> => {
  const after = { ...before, ...changes }, zone = await zoneOf(work, before.siteId)
  const today = dayAt(work.now, zone)
  const next = nextContactOn({ state: after.state, level: after.level, openedOn: after.openedOn, lastContactOn: after.lastContactAt ? dayAt(after.lastContactAt, zone) : null, plannedOn: after.plannedContactOn, closingOpen: after.closingAs !== null }, await levelRulesAt(work, today))
  const saved = await work.save(prospectCard, before, { ...changes, nextContactOn: next } as never, action)
  if (history) await writeHistory(work, before.id, history)
  await refreshCustomer(work, before.customerId, after.lastContactAt ? dayAt(after.lastContactAt, zone) : null)
  return saved
}
export const writeHistory = async (work: Work, cardId: string, history: HistoryRow): Promise<void> => {
  const { n } = (await work.one<{ n: number }>(sql`SELECT coalesce(max(position) + 1, 0)::int n FROM prospect_card_level_history WHERE org_id = ${work.org} AND prospect_card_id = ${cardId}`))!
  await work.addChild(prospectCard, 'levelHistory', cardId, history, n)
}
/**
 * The customer's level, last and next contact from his open cards (wire.md 2 customer: derived). They follow what others do, so they move no
 * version: nobody's half-typed change of a name or a phone is stale because somebody called.
 */
export const refreshCustomer = async (work: Work, customerId: string, contactOn: Day | null = null): Promise<void> => {
  await work.rows(sql`UPDATE customer c SET updated_at = ${work.now}, last_contact_at = greatest(c.last_contact_at, ${contactOn}::date),
      level = (SELECT k.level FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered') ORDER BY k.state, k.opened_on DESC, k.id DESC LIMIT 1),
      next_contact_on = (SELECT min(k.next_contact_on) FROM prospect_card k WHERE k.org_id = c.org_id AND k.customer_id = c.id AND k.state IN ('live', 'ordered'))
    WHERE c.org_id = ${work.org} AND c.id = ${customerId}`)
}
/** The open card a contact or milestone of this customer belongs to where none is named: the live one, else the ordered one; the newest of several. `alone`: no other will do. */
export const openCardOf = async (work: Work, customerId: string, first: 'live' | 'ordered' = 'live', alone = false): Promise<string | null> =>
  (await work.one<{ id: string }>(sql`SELECT k.id FROM prospect_card k WHERE k.org_id = ${work.org} AND k.customer_id = ${customerId} AND k.state = ANY(${alone ? [first] : ['live', 'ordered']}::text[]) ORDER BY (k.state = ${first}) DESC, k.opened_on DESC, k.id DESC LIMIT 1`))?.id ?? null
/** Whose day it is to say who did something: oneself; an import and whoever leads a team or a site may name another (a note on paper keyed later). */
export const mayNameAnother = (work: Work, thing: string): boolean => work.right?.verb === 'i' || !['m', null].includes(work.who.rights[thing]?.c ?? null)
/** A moment somebody says something happened: up to a minute ahead is a clock that runs fast and means now; later is refused. */
export const happened = (given: Instant | undefined, now: Instant, pointer: string): { at: Instant; faults: Fault[] } =>
  given === undefined || given <= now ? { at: given ?? now, faults: [] } : Date.parse(given) - Date.parse(now) <= 60_000 ? { at: now, faults: [] } : { at: now, faults: [outOf.future(pointer)] }
/** The month after a day, by its first. */
export const nextMonth = (day: Day): Day => firstOfMonth(addDays(firstOfMonth(day), 32))
