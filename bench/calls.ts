// What is asked, by whom, with random keys: the calls a showroom gives all day.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { readingsOf } from '../src/server/search/pinyin.ts'
import { nameOf, phoneOf } from './load.ts'
import { today } from './people.ts'
import type { Held } from './place.ts'
import type { Request } from './wire.ts'

export type Asker = { id: string; token: string }
export type Asks = { name: string; kind: 'read' | 'write'; rows: number; request: () => Request & { by: Asker }; /** What a replay of its statements must make new beside ids. */ anew?: (request: Request) => [string, unknown][] }
export const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]
const whole = (n: number): number => Math.floor(Math.random() * n)
let phones = 15_000_000_000 + whole(900_000_000)
export const newPhone = (): string => String(phones++)
let newDays = 0
/** A day no party has been written on: the replay of a party takes the number it once got, so its day must be another. */
const newDay = (): string => new Date(Date.UTC(2100, 0, 1) + newDays++ * 86_400_000).toISOString().slice(0, 10)
const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() })
const json = (method: string, path: string, by: Asker, body: object, headers = {}): Request & { by: Asker } => ({ method, path, token: by.token, by, body: JSON.stringify(body), headers })

export type Keys = { customers: { id: string; owner: string; site: string }[]; cards: { id: string; customer: string; owner: string }[] }
/** Random rows to ask for, with whom they belong to. */
export const keysOf = async (held: Held): Promise<Keys> => {
  const client = new pg.Client(held.roles.app as pg.ClientConfig)
  await client.connect()
  try {
    await client.query(`SELECT set_config('app.org', $1, false)`, [held.company.orgId])
    const customers = await client.query<Keys['customers'][number]>(`SELECT id, owner_id AS owner, site_id AS site FROM customer WHERE org_id = $1 AND random() < $2 LIMIT 20000`, [held.company.orgId, 40_000 / held.size.customers])
    const cards = await client.query<Keys['cards'][number]>(`SELECT id, customer_id AS customer, owner_id AS owner FROM prospect_card WHERE org_id = $1 AND state = 'live' AND random() < $2 LIMIT 5000`, [held.company.orgId, 40_000 / held.size.cards])
    return { customers: customers.rows, cards: cards.rows }
  } finally { await client.end() }
}
const monthAgo = '2026-11-01'
export const callsOf = (held: Held, keys: Keys, tokens: Map<string, string>): Asks[] => {
  const { company, size } = held
  const who = (ids: readonly string[]): Asker[] => ids.filter(id => tokens.has(id)).map(id => ({ id, token: tokens.get(id)! }))
  const managers = who(company.managers), supervisors = who(company.supervisors), consultants = who(company.consultants), receptions = who(company.receptions)
  const readers = [...managers, ...supervisors, ...consultants], managerOf = new Map(company.sites.map((site, i) => [site, managers[i]]))
  const number = (): number => whole(size.customers)
  const search = (name: string, q: () => string): Asks => ({ name, kind: 'read', rows: size.customers, request: () => json('POST', '/customers/query', any(managers), { q: q(), limit: 50 }) })
  const initials = Array.from({ length: 300 }, () => readingsOf(nameOf(number()))[0].map(syllable => syllable[0]).join(''))
  return [
    { name: 'customers list', kind: 'read', rows: size.customers, request: () => json('POST', '/customers/query', any(readers), { 'level.in': ['H', 'A'], sort: '-updatedAt', limit: 50 }) },
    { name: 'customers get', kind: 'read', rows: size.customers, request: () => { const c = any(keys.customers), by = managerOf.get(c.site)!; return { method: 'GET', path: `/customers/${c.id}`, token: by.token, by } } },
    { name: 'customer page', kind: 'read', rows: size.customers, request: () => { const c = any(keys.customers), by = managerOf.get(c.site)!; return { method: 'GET', path: `/pages/customer?id=${c.id}`, token: by.token, by } } },
    search('customers search, two Han', () => [...nameOf(number())].slice(-2).join('')),
    search('customers search, initials', () => any(initials)),
    search('customers search, phone tail', () => phoneOf(number()).slice(-4)),
    { name: 'recall at the door', kind: 'read', rows: size.customers, request: () => { const by = any([...receptions, ...supervisors, ...managers, ...consultants]); return { method: 'GET', path: `/pages/recall?q=${phoneOf(number()).slice(-4)}`, token: by.token, by } } },
    { name: 'visits of a day', kind: 'read', rows: size.visits, request: () => { const i = whole(receptions.length), by = receptions[i]; return json('POST', '/visits/query', by, { siteId: company.sites[i], on: new Date(Date.parse(today) - whole(600) * 86_400_000).toISOString().slice(0, 10), sort: 'partyNo', limit: 50 }) } },
    { name: 'today, supervisor', kind: 'read', rows: size.visits, request: () => ({ method: 'GET', path: '/pages/today', ...(by => ({ token: by.token, by }))(any(supervisors)) }) },
    { name: 'today, consultant', kind: 'read', rows: size.cards, request: () => ({ method: 'GET', path: '/pages/today', ...(by => ({ token: by.token, by }))(any(consultants)) }) },
    { name: 'cards list', kind: 'read', rows: size.cards, request: () => json('POST', '/prospect-cards/query', any(readers), { state: 'live', sort: 'nextContactOn', limit: 50 }) },
    { name: 'figures month, one', kind: 'read', rows: size.visits, request: () => { const by = any([...managers, ...supervisors]); return { method: 'GET', path: `/figures/dataRate?from=${monthAgo}&to=${today}`, token: by.token, by } } },
    { name: 'figures month, all', kind: 'read', rows: size.visits, request: () => { const by = any(supervisors); return { method: 'GET', path: `/pages/figures?from=${monthAgo}&to=${today}&by=member`, token: by.token, by } } },
    { name: 'customer create', kind: 'write', rows: size.customers, request: () => json('POST', '/customers', any(consultants), { name: nameOf(number()), phone: newPhone(), channel: 'walkIn' }, key()), anew: r => [[(JSON.parse(r.body!) as { phone: string }).phone, newPhone()], [r.headers!['idempotency-key'], randomUUID()]] },
    { name: 'visit create', kind: 'write', rows: size.visits, request: () => json('POST', '/visits', any(receptions), { people: 2, channel: 'walkIn' }, key()), anew: r => [[today, newDay()], [r.headers!['idempotency-key'], randomUUID()]] },
    { name: 'follow-up create', kind: 'write', rows: size.followUps, request: () => { const c = any(keys.cards.filter(k => tokens.has(k.owner))), by = { id: c.owner, token: tokens.get(c.owner)! }; return json('POST', '/follow-ups', by, { customerId: c.customer, cardId: c.id, means: 'call', result: 'reached', text: '周末再来看车' }, key()) }, anew: r => [[r.headers!['idempotency-key'], randomUUID()]] },
  ]
}
