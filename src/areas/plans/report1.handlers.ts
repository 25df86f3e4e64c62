import { may, rightOf } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { addDays, startOfDay, type Day } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { sql, type Sql } from '../../server/data/sql.ts'
import { seesWithin } from '../../server/data/sees.ts'
import type { Work } from '../../server/work/work.ts'
import { siteDay, zoneOf } from '../leads/index.server.ts'
import { subtree } from '../reports/index.server.ts'
import { member } from '../people/index.ts'
import { dayPlan } from './plan.ts'
import { planPossible } from './plan.rules.ts'
import { report1Page, type Report1Page, type Report1Person } from './report1.ts'
import { report1Sql, type Report1Row } from './report1.sql.ts'

export type Report1Of = { siteId: string; teamId: string | null; on: Day }
/** Report 1 of a site or group: what `sight` shows of it; the frozen one of the morning pack sees all of its group. */
export const report1Of = async (work: Work, { siteId, teamId, on }: Report1Of, sight: { seen: Sql; planSeen: Sql }): Promise<Report1Page> => {
  const zone = await zoneOf(work, siteId), today = await siteDay(work, siteId)
  const names = await work.one<{ site: string; team: string | null }>(sql`SELECT s.name AS site, (SELECT t.name FROM team t WHERE t.org_id = s.org_id AND t.id = ${teamId}::uuid) AS team FROM site s WHERE s.org_id = ${work.org} AND s.id = ${siteId}`) ?? refuse('notFound')
  const rows = await work.rows<Report1Row>(report1Sql({ org: work.org, siteId, teamIds: teamId ? await subtree(work, teamId) : null, on, from: startOfDay(on, zone), to: startOfDay(addDays(on, 1), zone), now: work.now, ...sight }))
  const leads = may(work.who, 'dayPlan', 'u')
  const people = rows.map((row): Report1Person => {
    const count = (state: string): number => row.lines.filter(l => l.state === state).length
    const possible = row.planState ? planPossible({ state: row.planState, memberId: row.id, on }, work.who.memberId) : undefined
    return {
      member: { id: row.id, label: row.label }, sheet: row.sheet, standIn: row.standIn, contacts: row.contacts, appointments: row.appointments, testDrives: row.testDrives, deliveries: row.deliveries, lines: row.lines,
      plan: row.planId && row.planState ? { id: row.planId, version: row.planVersion!, state: row.planState, can: leads && possible ? Object.entries(possible).filter(([, ok]) => ok).map(([name]) => name) : [] } : null,
      planned: row.lines.length - count('dropped'), done: count('done'), carried: count('carried'), late: row.lines.filter(l => l.late).length,
    }
  })
  const sum = (of: (p: Report1Person) => number): number => people.reduce((n, p) => n + of(p), 0)
  return {
    on, teamId, teamName: names.team, siteName: names.site, asOf: work.now, live: on === today, people,
    totals: { planned: sum(p => p.planned), done: sum(p => p.done), carried: sum(p => p.carried), late: sum(p => p.late), unplanned: people.filter(p => !p.plan && p.sheet !== 'rest' && p.sheet !== 'leave').length },
    can: leads && people.some(p => p.plan?.can.includes('approve')) ? ['approve'] : [],
  }
}
handle(report1Page, async (work, input: { on?: Day | null; teamId?: string | null }) => {
  const team = input.teamId ? await work.one<{ siteId: string }>(sql`SELECT site_id AS "siteId" FROM team WHERE org_id = ${work.org} AND id = ${input.teamId}`) ?? refuse('notFound') : undefined
  const siteId = team?.siteId ?? work.who.sites[0] ?? refuse('notFound')
  return answer(await report1Of(work, { siteId, teamId: input.teamId ?? null, on: input.on ?? await siteDay(work, siteId) }, { seen: seesWithin(work.who, member, 'm', rightOf(work.who, 'dayPlan').read), planSeen: work.visible(dayPlan, 'p') }))
})
