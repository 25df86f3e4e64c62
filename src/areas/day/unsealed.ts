import { addDays, clockAt, dayAt, type Clock } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import type { House } from '../../server/http/context.ts'
import { sweep } from '../../server/jobs/queue.ts'
import { inEveryOrganisation } from '../leads/index.server.ts'
import { leadersOf, notify } from '../notices/index.server.ts'

/** From when on the morning after an evening nobody sealed is told of, by the site's clock. */
export const unsealedFrom: Clock = '08:00'
/** Yesterday's parties that no seal holds, group by group: their lead is told once. An unsealed yesterday holds nothing up (D2.11). */
export const sweepUnsealed = (house: House): Promise<void> => inEveryOrganisation(house, 'unsealed', async work => {
  for (const site of await work.rows<{ id: string; zone: string }>(sql`SELECT id, time_zone AS zone FROM site WHERE org_id = ${work.org} AND archived_at IS NULL`)) {
    if (clockAt(work.now, site.zone) < unsealedFrom) continue
    const on = addDays(dayAt(work.now, site.zone), -1)
    const left = await work.rows<{ teamId: string; team: string; n: number }>(sql`SELECT t.id AS "teamId", t.name AS team, count(*)::int AS n FROM visit v JOIN team t ON t.org_id = v.org_id AND t.id = v.counts_team_id AND t.site_id = v.site_id
      WHERE v.org_id = ${work.org} AND v.site_id = ${site.id} AND v.on_day = ${on} AND v.seal_id IS NULL AND v.archived_at IS NULL AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.org_id = v.org_id AND n.key = 'unsealed ' || ${on}::text || ' ' || t.id) GROUP BY 1, 2`)
    for (const { teamId, team, n } of left) await notify(work, await leadersOf(work, { teamId, siteId: site.id }), { kind: 'unsealed', key: `unsealed ${on} ${teamId}`, text: { zh: '{team} {on} 还没封日，{n} 批客流', en: '{team}: {on} is not sealed, {n} parties' }, facts: { team, on, n }, path: `/evening?on=${on}` })
  }
})
sweep('unsealed', 60, sweepUnsealed)
