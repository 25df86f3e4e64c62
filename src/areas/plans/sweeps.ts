import { clockAt, dayAt, type Clock, type Day } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import { sweep } from '../../server/jobs/queue.ts'
import type { House } from '../../server/http/context.ts'
import { inEveryOrganisation } from '../leads/index.server.ts'
import { makePlans } from './draft.ts'

/** From when on a day's plans are drafted, by the site's clock: before the 07:50 of users.md «moments». */
export const draftFrom: Clock = '06:00'
/** Drafts today's plan of everyone who works and has none: found by state, so a second look or a missed one changes nothing. */
export const sweepDrafts = (house: House): Promise<void> => inEveryOrganisation(house, 'plans.draft', async work => {
  const sites = await work.rows<{ id: string; zone: string }>(sql`SELECT id, time_zone AS zone FROM site WHERE org_id = ${work.org} AND archived_at IS NULL`)
  for (const site of sites) {
    if (clockAt(work.now, site.zone) < draftFrom) continue
    const on: Day = dayAt(work.now, site.zone)
    const without = await work.rows<{ id: string }>(sql`SELECT m.id FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND m.site_ids[1] = ${site.id} AND m.roles && ARRAY['consultant', 'dcc']
      AND NOT EXISTS (SELECT 1 FROM day_plan p WHERE p.org_id = m.org_id AND p.member_id = m.id AND p.on_day = ${on})
      AND NOT EXISTS (SELECT 1 FROM day_sheet d WHERE d.org_id = m.org_id AND d.member_id = m.id AND d.on_day = ${on} AND d.state IN ('rest', 'leave')) LIMIT 500`)
    if (without.length) await makePlans(work, on, site.zone, without.map(m => m.id), null)
  }
})
sweep('plans.draft', 60, sweepDrafts)
