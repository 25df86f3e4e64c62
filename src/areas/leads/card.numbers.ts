import { monthOf, type Day } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'

type Asks = { org: string; rows: <T extends object>(statement: ReturnType<typeof sql>) => Promise<T[]> }
const prefixOf = (on: Day): string => `PC-${monthOf(on).slice(2).replace('-', '')}-`
const numbered = (on: Day, n: number): string => prefixOf(on) + String(n).padStart(4, '0')

/**
 * The next `many` numbers of a day's month, PC-2611-0093 (wire.md 2). The counter's row is held until the commit, so two at once never get the
 * same; the first of a month counts on from what stands. An import asks on a connection of its own, lest a long file keep everyone from opening a card.
 */
export const nextCardNos = async (work: Asks, on: Day, many = 1): Promise<string[]> => {
  const month = monthOf(on)
  const bump = () => work.rows<{ last: number }>(sql`UPDATE card_number SET last = last + ${many} WHERE org_id = ${work.org} AND month = ${month} RETURNING last`)
  let [now] = await bump()
  if (!now) {
    await work.rows(sql`INSERT INTO card_number (org_id, month, last) SELECT ${work.org}, ${month}, coalesce(max(substr(k.no, 9)::int), 0) FROM prospect_card k WHERE k.org_id = ${work.org} AND k.no ~ ${`^${prefixOf(on)}[0-9]{4,9}$`} ON CONFLICT (org_id, month) DO NOTHING`)
    now = (await bump())[0]
  }
  return Array.from({ length: many }, (_, i) => numbered(on, now.last - many + 1 + i))
}
