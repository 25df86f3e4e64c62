import { v7 as newId } from 'uuid'
import { freezePacks } from '../../areas/briefing/index.server.ts'
import { meeting } from '../../areas/meetings/index.ts'
import { asHouse } from '../../areas/people/index.server.ts'
import { actionItem, planItem } from '../../areas/plans/index.ts'
import { sweepDrafts } from '../../areas/plans/index.server.ts'
import { addDays, instantAt, startOfDay, type Day, type Instant } from '../../kernel/time.ts'
import { inTransaction } from '../../server/data/database.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { insertMany, insertManyChildren } from '../../server/work/bulk.ts'
import { Work } from '../../server/work/work.ts'
import type { Company } from './company.ts'

type Met = { id: string; byId: string; customerId: string; cardId: string | null; at: Instant; planId: string; siteId: string | null; teamId: string | null }
type Held = { team: string; lead: string; from: string; to: string; minutes: string; action: string; owner: string; absent: readonly string[] }
const held = (company: Company): Held[] => [
  { team: company.teams.one, lead: 'supervisor', from: '08:00', to: '08:17', minutes: '昨日到店留档两成多没留电话，今天接待先给理由再要。H 级两张逾期，午前打完。', action: '把昨天没留档的三批客流逐批说明原因', owner: 'consultant3', absent: ['consultant6'] },
  { team: company.teams.two, lead: 'supervisor2', from: '08:02', to: '08:15', minutes: '昨日未封日，今天先补。试驾前把三个体验点说清楚。', action: '补完昨天的 DMS 号并封日', owner: 'consultant7', absent: ['consultant12'] },
]
/** Whom each has spoken to today stood on his plan in the morning; done by that contact. */
const whomTheyMet = (work: Work, date: Day, zone: string, until: Instant): Promise<Met[]> => work.rows<Met>(sql`SELECT DISTINCT ON (f.by_id, f.customer_id) f.id, f.by_id AS "byId", f.customer_id AS "customerId", f.card_id AS "cardId", f.at, p.id AS "planId", p.site_id AS "siteId", p.team_id AS "teamId"
  FROM follow_up f JOIN day_plan p ON p.org_id = f.org_id AND p.member_id = f.by_id AND p.on_day = ${date} WHERE f.org_id = ${work.org} AND f.at >= ${startOfDay(date, zone)} AND f.at <= ${until} AND (f.means <> 'call' OR f.seconds > 0)
    AND NOT EXISTS (SELECT 1 FROM plan_item i WHERE i.org_id = f.org_id AND i.day_plan_id = p.id AND i.customer_id = f.customer_id) ORDER BY f.by_id, f.customer_id, f.at`)
/**
 * How the demo's day began (D1.1, D2.4): plans drafted at 06:10, the pack frozen at 07:50, the meetings held at 08:00 with what was decided; since
 * then group two works by published plans and group one's wait for its supervisor. Nothing of it lies after `until`.
 */
export const morningToday = async (house: House, company: Company, date: Day, until: Instant): Promise<void> => {
  const { zone } = company, at = (clock: string): Instant => instantAt(date, clock, zone), by = (login: string): string => company.by(login).id
  const as = (now: Instant, act: (work: Work) => Promise<void>): Promise<void> => inTransaction(house.database.app, { orgId: company.orgId }, client => act(new Work({ who: asHouse(company.orgId, zone), now, client, requestId: 'demo', later: house.later, audited: false })))
  if (until < at('06:10')) return
  await sweepDrafts({ ...house, now: () => at('06:10') })
  let met: Met[] = [], items: { id: string }[] = []
  await as(at('06:10'), async work => {
    met = await whomTheyMet(work, date, zone, until)
    items = met.map(m => ({ id: newId(), createdAt: at('06:10'), createdBy: null, dayPlanId: m.planId, memberId: m.byId, on: date, siteId: m.siteId, teamId: m.teamId, kind: 'followUp', customerId: m.customerId, cardId: m.cardId, title: '跟进', state: 'open', firstOn: date, sourceId: `contact ${m.cardId ?? m.customerId} ${date}`, added: false }))
    await insertMany(work, planItem, items)
  })
  if (until >= at('07:50')) await freezePacks({ ...house, now: () => at('07:50') })
  if (until < at('08:20')) return
  await as(at('08:20'), async work => {
    await insertManyChildren(work, planItem, 'evidence', items.map((i, n) => ({ id: newId(), parentId: i.id, position: 0, kind: 'followUp', evidenceId: met[n].id })))
    await work.rows(sql`UPDATE plan_item i SET state = 'done', closed_at = x.at FROM unnest(${items.map(i => i.id)}::uuid[], ${met.map(m => m.at)}::timestamptz[]) x(id, at) WHERE i.org_id = ${work.org} AND i.id = x.id`)
    await work.rows(sql`UPDATE day_plan p SET state = CASE WHEN p.team_id = ${company.teams.two} THEN 'published' ELSE 'submitted' END, submitted_at = ${at('07:58')}, decided_by_id = CASE WHEN p.team_id = ${company.teams.two} THEN ${by('supervisor2')}::uuid END, decided_at = CASE WHEN p.team_id = ${company.teams.two} THEN ${at('08:18')}::timestamptz END, version = 2
      WHERE p.org_id = ${work.org} AND p.on_day = ${date} AND p.member_id <> ${by('consultant5')} AND EXISTS (SELECT 1 FROM plan_item i WHERE i.org_id = p.org_id AND i.day_plan_id = p.id)`)
    for (const h of held(company)) {
      const people = company.people.filter(p => p.team === h.team && (p.role === 'consultant' || p.role === 'supervisor'))
      const { id } = await work.insert(meeting, { kind: 'morning', siteId: company.siteId, teamId: h.team, on: date, plannedAt: at('08:00'), attendeeIds: people.map(p => p.id), chairId: by(h.lead), startedAt: at(h.from), endedAt: at(h.to), minutes: h.minutes, state: 'held', createdAt: at(h.from), createdBy: by(h.lead) })
      await insertManyChildren(work, meeting, 'attendance', people.map((p, n) => ({ id: newId(), parentId: id, position: n, memberId: p.id, state: h.absent.includes(p.login) ? 'excused' : n === 2 ? 'late' : 'present', tidy: !h.absent.includes(p.login), note: null })))
      await work.insert(actionItem, { text: h.action, ownerId: by(h.owner), dueOn: addDays(date, 1), meetingId: id, siteId: company.siteId, teamId: h.team, state: 'open', createdAt: at(h.to), createdBy: by(h.lead) })
    }
  })
}
