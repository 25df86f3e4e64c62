import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day } from '../../kernel/time.ts'
import { carryOut } from '../../server/calls/carryOut.ts'
import { inTransaction } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import { loadWho } from '../../server/door/who.ts'
import { Work } from '../../server/work/work.ts'
import { town } from '../../test/house.ts'
import { daySheetCalls } from '../floor/index.ts'
import { appointmentCalls } from '../leads/index.ts'
import { makePlans } from './index.server.ts'

const t = await town({ at: '2026-11-23T01:00:00.000Z' }), manager = await t.as('manager'), supervisor = await t.as('supervisor'), supervisor2 = await t.as('supervisor2')
const sellers: string[] = []
for (let i = 0; i < 10; i++) sellers.push(await t.hire(`seller${i}`, ['consultant'], { teamIds: [i % 2 ? t.teams.two : t.teams.one] }))
const as = async <T>(memberId: string, act: (work: Work) => Promise<T>): Promise<T> => {
  const who = (await loadWho(t.house, t.orgId, memberId))!
  return inTransaction(t.house.database.app, { orgId: t.orgId, memberId }, client => act(new Work({ who, now: t.clock.now, client, requestId: 'rest', later: t.house.later })))
}
const customers: { id: string; owner: string }[] = []
for (const [i, owner] of sellers.entries()) for (let n = 0; n < 3; n++) {
  const customer = (await manager.call('POST', '/customers', { name: `客户${i}${n}`, phone: `1390020${String(1000 + i * 10 + n)}`, channel: 'walkIn', ownerId: owner })).body
  const card = await manager.call('POST', '/prospect-cards', { customerId: customer.id, level: 'HAB'[n], channel: 'walkIn', openedOn: '2026-11-01', ownerId: owner })
  assert.equal(card.status, 201, card.text)
  customers.push({ id: customer.id, owner })
}
/** The same chance every time. */
let seed = 20261125
const chance = (n: number): number => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return Math.floor((seed / 2_147_483_648) * n) }

test('D1.1 D2.7 a thousand rest days: every contact and appointment stands on exactly one plan of somebody at work, or with the lead who stands in', async () => {
  let rests = 0, days = 0
  for (let on: Day = '2026-12-01'; rests < 1_000; on = addDays(on, 1), days++) {
    t.clock.now = `${on}T00:30:00.000Z`
    const off = sellers.filter(() => chance(10) < 6), working = sellers.filter(id => !off.includes(id))
    if (working.length === 0) continue
    const at = `${on}T0${2 + chance(7)}:00:00.000Z`, met = customers[chance(customers.length)]
    await as(manager.memberId, async work => {
      await carryOut(work, daySheetCalls.set as never, { on, rows: off.map((memberId, i) => ({ memberId, state: i % 3 === 2 ? 'leave' : 'rest', ...(chance(3) === 0 ? {} : { standInId: working[chance(working.length)] }) })) } as never)
      await carryOut(work, appointmentCalls.create as never, { customerId: met.id, memberId: met.owner, at, purpose: '看车' } as never)
      await makePlans(work, on, 'Asia/Shanghai', sellers, null)
    })
    const [plans, items, sheet] = await as(manager.memberId, async work => [
      await work.rows<{ member: string }>(sql`SELECT member_id AS member FROM day_plan WHERE org_id = ${work.org} AND on_day = ${on}`),
      await work.rows<{ member: string; customer: string; kind: string }>(sql`SELECT member_id AS member, customer_id AS customer, kind FROM plan_item WHERE org_id = ${work.org} AND on_day = ${on} AND customer_id IS NOT NULL`),
      await work.rows<{ member: string; stands: string }>(sql`SELECT member_id AS member, stand_in_id AS stands FROM day_sheet WHERE org_id = ${work.org} AND on_day = ${on} AND state IN ('rest', 'leave')`),
    ] as const)
    assert.deepEqual(plans.map(p => p.member).sort(), [...working].sort(), `${on}: whoever rests raises no plan`)
    const standIn = new Map(sheet.map(s => [s.member, s.stands]))
    assert.equal(standIn.size, off.length)
    const leads = new Map([[supervisor.memberId, (await loadWho(t.house, t.orgId, supervisor.memberId))!.mine], [supervisor2.memberId, (await loadWho(t.house, t.orgId, supervisor2.memberId))!.mine]])
    for (const c of customers) {
      const mine = items.filter(i => i.customer === c.id), by = standIn.get(c.owner) ?? c.owner, lead = leads.get(by)
      if (lead) { assert.ok(lead.includes(c.owner), `${on}: the lead sees whom he stands in for`); assert.equal(mine.length, 0) } else {
        assert.deepEqual(mine.map(i => i.member), [by], `${on}: dropped or twice`)
        assert.equal(mine[0].kind, c === met ? 'appointment' : 'followUp')
      }
    }
    rests += off.length
  }
  assert.ok(rests >= 1_000 && days > 100, `${rests} rest days in ${days} days`)
})
