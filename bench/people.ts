// The company the bench measures: ten sites of four teams of ten, whose day is fixed so that every run asks the same of the same rows.
import { v7 as newId } from 'uuid'
import { makeOrganisation, asHouse } from '../src/areas/people/index.server.ts'
import { member, site, team } from '../src/areas/people/index.ts'
import { inTransaction } from '../src/server/data/database.ts'
import { openSession } from '../src/server/door/sessions.ts'
import { sql } from '../src/server/data/sql.ts'
import { rows } from '../src/server/data/database.ts'
import type { House } from '../src/server/http/context.ts'
import { insertMany } from '../src/server/work/bulk.ts'
import { Work } from '../src/server/work/work.ts'

export const sites = 10, teamsEach = 4, peopleEach = 10, days = 1_000
/** The bench's today, an afternoon; its first day lies `days` before. */
export const now = '2026-11-23T06:00:00.000Z', today = '2026-11-23', firstDay = '2024-02-28'
export type Company = { orgId: string; sites: string[]; teams: string[]; consultants: string[]; supervisors: string[]; managers: string[]; receptions: string[]; gm: string }

/** Everyone, by insertMany as the house itself; a second organisation stands beside, so that the wall has something to keep out. */
export const makeCompany = async (house: House): Promise<Company> => {
  const { orgId } = await makeOrganisation(house, { organisation: { name: '量一量汽车' }, site: { name: '总部', holidays: false }, admin: { name: '管理', login: `admin-${newId().slice(-8)}`, password: 'a bench secret of ours' } })
  return inTransaction(house.database.app, { orgId }, async client => {
    const work = new Work({ who: asHouse(orgId, 'Asia/Shanghai'), now, client, requestId: 'bench', later: house.later })
    const made = { sites: await insertMany(work, site, Array.from({ length: sites }, (_, i) => ({ name: `展厅${i + 1}`, timeZone: 'Asia/Shanghai', doorCover: 2 }))) }
    const teams = await insertMany(work, team, Array.from({ length: sites * teamsEach }, (_, i) => ({ name: `销售${i + 1}组`, siteId: made.sites[Math.floor(i / teamsEach)] })))
    const hire = (role: string, n: number, teamOf: (i: number) => string[], siteOf: (i: number) => string[]) =>
      insertMany(work, member, Array.from({ length: n }, (_, i) => ({ name: `${role}${i + 1}`, login: `${role}${i + 1}-${orgId.slice(-6)}`, roles: [role], teamIds: teamOf(i), siteIds: siteOf(i), language: 'zh', state: 'active' })))
    const siteAt = (i: number) => [made.sites[i % sites]]
    const supervisors = await hire('supervisor', teams.length, i => [teams[i]], i => [made.sites[Math.floor(i / teamsEach)]])
    for (const [i, id] of supervisors.entries()) await work.rows(sql`UPDATE team SET lead_id = ${id} WHERE org_id = ${orgId} AND id = ${teams[i]}`)
    return {
      orgId, ...made, teams, supervisors,
      consultants: await hire('consultant', teams.length * peopleEach, i => [teams[Math.floor(i / peopleEach)]], i => [made.sites[Math.floor(i / (teamsEach * peopleEach))]]),
      managers: await hire('manager', sites, () => [], siteAt), receptions: await hire('reception', sites, () => [], siteAt), gm: (await hire('gm', 1, () => [], siteAt))[0],
    }
  })
}
/** Sessions of these people, as a login would open them: member id → token. */
export const letIn = async (house: House, company: Company, ids: readonly string[]): Promise<Map<string, string>> => {
  const tokens = new Map<string, string>()
  for (const id of ids) {
    await rows(house.database.door, sql`INSERT INTO door.login (org_id, member_id, login) VALUES (${company.orgId}, ${id}, ${`bench-${id}`}) ON CONFLICT DO NOTHING`)
    tokens.set(id, await openSession(house, company.orgId, id, { agent: 'bench', address: '127.0.0.1' }))
  }
  return tokens
}
