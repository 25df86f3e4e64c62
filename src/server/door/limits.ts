import { Refusal } from '../../kernel/refusal.ts'
import { millisOf } from '../../kernel/time.ts'
import { one, rows } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import type { House, Visit } from '../http/context.ts'
import { houseOf } from '../http/house.ts'
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

const kept = new Map<string, { window: number; n: number }>()
/** At most `most` of something per member and window; beyond it 429. */
const atMost = (work: Work, what: string, most: number, seconds: number, many = 1): void => {
  const window = Math.floor(millisOf(work.now) / 1000 / seconds), key = `${what} ${work.who.memberId}`
  const before = kept.get(key)
  const n = before?.window === window ? before.n + many : many
  if (kept.size > 20_000) kept.clear()
  kept.set(key, { window, n })
  if (n > most) throw new Refusal('rate.limited', { seconds })
}
/** Exact phone look-ups: 300 a minute and member, every number asked for counts, each logged (wire.md 1, masked fields). `visit` is what the door knows, where there is one. */
export const countSearch = async (visit: Pick<Visit, 'address'> | undefined, work: Work, numbers = 1): Promise<void> => {
  atMost(work, 'search', 300, 60, numbers)
  await security(houseOf(), { kind: 'phone.searched', orgId: work.org, memberId: work.who.memberId, address: visit?.address, facts: { numbers } })
}
/** Whole numbers shown: 60 a minute and member; each stands in the audit. */
export const countReveal = (work: Work): void => atMost(work, 'reveal', 60, 60)
