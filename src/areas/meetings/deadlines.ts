import type { Label } from '../../kernel/language.ts'
import { clockAt, dayAt, weekday, type Clock } from '../../kernel/time.ts'
import { sql, type Sql } from '../../server/data/sql.ts'
import { sweep } from '../../server/jobs/queue.ts'
import type { House } from '../../server/http/context.ts'
import { inEveryOrganisation } from '../leads/index.server.ts'
import type { NoticeKind } from '../notices/index.ts'
import { notify } from '../notices/index.server.ts'
import { actionsLateSql, instructionsLateSql, itemsLateSql, unheldSql, unplannedSql, type Late } from './deadlines.sql.ts'

/** By when a plan is handed in and the morning meeting held, by the site's clock (D1.1, D2.4). */
export const morningBy: Clock = '08:30'
type Watch = { kind: NoticeKind; from?: Clock; find: (ask: { org: string; siteId: string; on: string; now: string }) => Sql; text: Label }
const watches: readonly Watch[] = [
  { kind: 'unplanned', from: morningBy, find: unplannedSql, text: { zh: '{name} 今天的计划还没交', en: '{name} has not handed in today’s plan' } },
  { kind: 'meetingMissed', from: morningBy, find: unheldSql, text: { zh: '{name} 今天的晨会还没开', en: '{name} has not held its morning meeting' } },
  { kind: 'itemLate', find: itemsLateSql, text: { zh: '逾期：{name}', en: 'Overdue: {name}' } },
  { kind: 'instructionLate', find: instructionsLateSql, text: { zh: '主管指示过时未答：{name}', en: 'Instruction unanswered: {name}' } },
  { kind: 'actionLate', find: actionsLateSql, text: { zh: '行动项逾期：{name}', en: 'Action overdue: {name}' } },
]
/**
 * Looks for deadlines that passed and tells of each exactly once: found by state, told under a key of its own, so two sweeps at once, one
 * killed between, or a clock that jumps tell nothing twice and lose nothing (issue «sweeps announce each deadline exactly once»).
 */
export const sweepDeadlines = (house: House): Promise<void> => inEveryOrganisation(house, 'deadlines', async work => {
  const sites = await work.rows<{ id: string; zone: string; open: number[] }>(sql`SELECT s.id, s.time_zone AS zone, ARRAY(SELECT h.weekday FROM site_hours h WHERE h.org_id = s.org_id AND h.site_id = s.id) AS open FROM site s WHERE s.org_id = ${work.org} AND s.archived_at IS NULL`)
  for (const site of sites) {
    const on = dayAt(work.now, site.zone), clock = clockAt(work.now, site.zone)
    if (site.open.length && !site.open.includes(weekday(on))) continue
    for (const watch of watches) {
      if (watch.from && clock < watch.from) continue
      for (const late of await work.rows<Late>(watch.find({ org: work.org, siteId: site.id, on, now: work.now }))) {
        await notify(work, late.to, { kind: watch.kind, key: late.key, text: watch.text, facts: { name: late.name }, ...(late.path ? { path: late.path } : {}) })
      }
    }
  }
})
sweep('deadlines', 30, sweepDeadlines)
