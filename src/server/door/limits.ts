import { Refusal } from '../../kernel/refusal.ts'
import { millisOf } from '../../kernel/time.ts'
import { one, rows } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import type { House, Visit } from '../http/context.ts'
import type { Work } from '../work/work.ts'
import { security } from './security.ts'

const windowMillis = 15 * 60_000
/** trust.md 1.3: 5 failures per account and 20 per address in 15 minutes; successes never count. */
export const throttle = async (house: House, account: string, address: string): Promise<void> => {
  const found = await one<{ account: number; address: number; oldest: string | null }>(house.database.door, sql`
    SELECT count(*) FILTER (WHERE account = ${account})::int account, count(*) FILTER (WHERE address = ${address})::int address, min(at) oldest
    FROM door.failure WHERE at > ${new Date(millisOf(house.now()) - windowMillis).toISOString()} AND (account = ${account} OR address = ${address})`)
  if (found!.account >= 5 || found!.address >= 20) {
    const seconds = Math.max(1, Math.ceil((millisOf(found!.oldest!) + windowMillis - millisOf(house.now())) / 1000))
    throw new Refusal('rate.limited', { seconds })
  }
}
export const countFailure = (house: House, account: string, address: string): Promise<unknown> =>
  rows(house.database.door, sql`INSERT INTO door.failure (at, account, address) VALUES (${house.now()}, ${account}, ${address})`)

const searches = new Map<string, { minute: number; n: number }>()
/** Exact phone look-ups: 300 a minute and member, every number asked for counts, each logged (wire.md 1, masked fields). */
export const countSearch = async (visit: Visit, work: Work, numbers = 1): Promise<void> => {
  const minute = Math.floor(millisOf(work.now) / 60_000)
  const kept = searches.get(work.who.memberId)
  const n = (kept?.minute === minute ? kept.n : 0) + numbers
  if (searches.size > 10_000) searches.clear()
  searches.set(work.who.memberId, { minute, n })
  if (n > 300) throw new Refusal('rate.limited', { seconds: 60 })
  await security(visit.house, { kind: 'phone.searched', orgId: work.org, memberId: work.who.memberId, address: visit.address, facts: { numbers } })
}
