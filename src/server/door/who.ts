import { addRights, noRight, readRight, type Right, type Role, type Who } from '../../kernel/permission.ts'
import { inTransaction, one } from '../data/database.ts'
import { sql } from '../data/sql.ts'
import type { House } from '../http/context.ts'

/** The rights table as shipped (app/rights.ts); an organisation's own cells lie over it. */
let shipped: Readonly<Record<string, Readonly<Partial<Record<Role, string>>>>> = {}
export const shipRights = (table: typeof shipped): void => { shipped = table }
export const shippedRights = (): typeof shipped => shipped

/** Rights of several roles on every thing, the organisation's own cells over the shipped ones. */
export const rightsOf = (roles: readonly Role[], own: readonly { role: string; thing: string; cell: string }[]): Record<string, Right> => {
  const out: Record<string, Right> = {}
  for (const [thing, cells] of Object.entries(shipped)) {
    let sum = noRight
    for (const role of roles) {
      const cell = own.find(o => o.role === role && o.thing === thing)?.cell ?? cells[role]
      if (cell) sum = addRights(sum, readRight(cell))
    }
    out[thing] = sum
  }
  return out
}
type Found = { name: string; login: string; roles: Role[]; language: 'zh' | 'en'; zone: string; team_ids: string[]; site_ids: string[]; teams: string[] | null; stands: string[] | null; own: { role: string; thing: string; cell: string }[] | null }
/** The person behind a session: roles, teams with all below them, sites, rights. Undefined when not active. */
export const loadWho = async (house: House, orgId: string, memberId: string): Promise<Who | undefined> =>
  inTransaction(house.database.app, { orgId, memberId, readOnly: true }, async client => {
    const m = await one<Found>(client, sql`
      SELECT m.name, m.login, m.roles, m.language, o.time_zone AS zone, m.team_ids, m.site_ids,
        (SELECT array_agg(id) FROM (WITH RECURSIVE below AS (
          SELECT t.id FROM team t WHERE t.org_id = m.org_id AND (t.id = ANY(m.team_ids) OR t.lead_id = m.id)
          UNION SELECT t.id FROM team t JOIN below b ON t.org_id = ${orgId} AND t.parent_id = b.id) SELECT id FROM below) x) AS teams,
        (SELECT array_agg(d.member_id) FROM day_sheet d WHERE d.org_id = m.org_id AND d.stand_in_id = m.id AND d.on_day = (${house.now()}::timestamptz AT TIME ZONE o.time_zone)::date AND d.state IN ('rest', 'leave')) AS stands,
        (SELECT json_agg(json_build_object('role', r.role, 'thing', r.thing, 'cell', r.cell)) FROM role_right r WHERE r.org_id = m.org_id) AS own
      FROM member m JOIN organisation o ON o.org_id = m.org_id WHERE m.org_id = ${orgId} AND m.id = ${memberId} AND m.state = 'active'`)
    if (!m) return undefined
    return { orgId, memberId, name: m.name, login: m.login, roles: m.roles, language: m.language, timeZone: m.zone, mine: [memberId, ...(m.stands ?? [])], teamIds: m.team_ids, teams: m.teams ?? [], sites: m.site_ids, rights: rightsOf(m.roles, m.own ?? []) }
  })
