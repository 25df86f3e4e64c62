// The evening of a group with 300 parties: opened, matched over HTTP, beside the reads and writes of one match sent again.
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { at, nothing, rate, round } from './measure.ts'
import { today } from './people.ts'
import type { Result } from './run.ts'
import { direct, overHttp, prepare, type Side } from './side.ts'
import { nameOf } from './load.ts'

export const parties = 300
/** Three hundred parties of today in the last team, four fifths of whom left data and a card that the dealer system knows; once per database. */
const crowd = async (side: Side): Promise<string> => {
  const { company, roles } = side.held, n = company.teams.length - 1, team = company.teams[n], site = company.sites.at(-1)!, people = company.consultants.slice(-10)
  const client = new pg.Client(roles.owner as pg.ClientConfig)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT set_config('app.org', $1, true)`, [company.orgId])
    const { rows: [{ n: stands }] } = await client.query<{ n: number }>('SELECT count(*)::int n FROM visit WHERE org_id = $1 AND counts_team_id = $2 AND on_day = $3 AND party_no > 2000', [company.orgId, team, today])
    if (stands === 0) for (let i = 0; i < parties; i++) {
      const [customer, card, visit] = [newId(), newId(), newId()], owner = people[i % people.length], name = nameOf(i * 3), phone = String(18_600_000_000 + i * 7), left = i % 5 !== 0, arrived = new Date(Date.parse(`${today}T01:00:00Z`) + i * 60_000).toISOString()
      if (left) await client.query(`INSERT INTO customer (org_id, id, created_at, updated_at, kind, name, phone, other_phones, channel, owner_id, site_id, team_id, tags, completeness) VALUES ($1, $2, $3, $3, 'person', $4, $5, '{}', 'walkIn', $6, $7, $8, '{}', 50)`, [company.orgId, customer, arrived, name, phone, owner, site, team])
      if (left) await client.query(`INSERT INTO prospect_card (org_id, id, created_at, updated_at, no, customer_id, site_id, owner_id, team_id, opened_on, level, level_since, state) VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, 'A', $9, 'live')`, [company.orgId, card, arrived, `PC-E-${i}`, customer, site, owner, team, today])
      await client.query(`INSERT INTO visit (org_id, id, created_at, updated_at, site_id, on_day, party_no, arrived_at, people, first_time, purpose, owner_id, received_how, name, phone, customer_id, no_data_reason, channel, wechat_added, late_entry, state, class, level, counts_for_id, counts_team_id, counts_site_id) VALUES ($1, $2, $3, $3, $4, $5, $6, $3, 2, true, 'buy', $7, 'turn', $8, $9, $10, $11, 'walkIn', false, false, 'finished', 'unfinished', $12, $7, $13, $4)`, [company.orgId, visit, arrived, site, today, 2001 + i, owner, left ? name : null, left ? phone : null, left ? customer : null, left ? null : '不愿留', left ? 'A' : null, team])
      if (left) await client.query(`INSERT INTO prospect_card_opening (org_id, id, prospect_card_id, on_day, origin_visit_id, channel, level, owner_id, counts_for_id, counts_team_id, counts_site_id) VALUES ($1, $2, $3, $4, $5, 'walkIn', 'A', $6, $6, $7, $8)`, [company.orgId, newId(), card, today, visit, owner, team, site])
      if (left && i % 15 !== 1) await client.query(`INSERT INTO dms_entry (org_id, id, created_at, updated_at, kind, site_id, dms_no, on_day, name, phone, member_id, level, source, counts_team_id) VALUES ($1, $2, $3, $3, 'card', $4, $5, $6, $7, $8, $9, $10, 'import', $11)`, [company.orgId, newId(), arrived, site, `E-${i}`, today, name, phone, owner, i % 30 === 2 ? 'H' : 'A', team])
    }
    await client.query('COMMIT')
    return team
  } finally { await client.end() }
}
export const evening = async (side: Side): Promise<Result> => {
  const team = await crowd(side), supervisor = side.held.company.supervisors.at(-1)!
  const token = side.calls.find(c => c.name === 'figures month, all')!
  let by = token.request().by
  while (by.id !== supervisor) by = token.request().by
  const opened = await side.wires[0].send({ method: 'POST', path: '/day-closings', token: by.token, body: JSON.stringify({ on: today, teamId: team }), headers: { 'idempotency-key': newId() } })
  if (opened.status >= 300) throw new Error(`the evening cannot be opened: ${opened.text()}`)
  const { id } = JSON.parse(opened.text()) as { id: string }
  const asks = { name: 'evening match, 300 parties', kind: 'write' as const, rows: parties, request: () => ({ method: 'POST', path: `/day-closings/${id}/match`, token: by.token, by, body: '{}' }), anew: (): [string, unknown][] => [] }
  await overHttp(side, asks, nothing(), 1, 0.1)
  const flights = await prepare(side, asks, 2), ours = nothing(), theirs = nothing()
  for (let i = 0; i < 2; i++) { await overHttp(side, asks, ours, 1, 1.5); await direct(side, asks, flights, theirs, 1, 1) }
  return { name: asks.name, kind: 'write', clients: 1, rows: parties, p50Ms: round(at(ours, 0.5)), p95Ms: round(at(ours, 0.95)), perSecond: round(rate(ours), 1), postgresPerSecond: round(rate(theirs), 1), ratio: round(rate(ours) / rate(theirs)) }
}
