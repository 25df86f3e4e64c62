import { clockAt, dayAt, weekday } from '../../kernel/time.ts'
import { sql } from '../../server/data/sql.ts'
import { freeze } from '../../server/frozen/frozen.ts'
import type { House } from '../../server/http/context.ts'
import { sweep } from '../../server/jobs/queue.ts'
import { inEveryOrganisation } from '../leads/index.server.ts'
import { packAtOf, packName, packNow, type Place } from './pack.handlers.ts'

type Without = Place & { zone: string; open: number[] }
/**
 * Freezes today's morning pack of every site and group whose time has come and that has none: found by state, so a sweep that was late, ran
 * twice or died in between changes nothing. A pack is frozen on its own day only; a day the program slept through has none.
 */
export const freezePacks = (house: House): Promise<void> => inEveryOrganisation(house, 'packs', async work => {
  const places = await work.rows<Without>(sql`SELECT s.id AS "siteId", s.name AS site, s.time_zone AS zone, ARRAY(SELECT h.weekday FROM site_hours h WHERE h.org_id = s.org_id AND h.site_id = s.id) AS open, g.id AS "teamId", g.name AS team, o.name AS organisation
    FROM site s JOIN organisation o ON o.org_id = s.org_id CROSS JOIN LATERAL (SELECT t.id, t.name FROM team t WHERE t.org_id = s.org_id AND t.site_id = s.id AND t.archived_at IS NULL AND t.lead_id IS NOT NULL UNION ALL SELECT NULL, NULL) g
    WHERE s.org_id = ${work.org} AND s.archived_at IS NULL AND NOT EXISTS (SELECT 1 FROM frozen_page f WHERE f.org_id = s.org_id AND f.page = ${packName} AND f.site_id = s.id AND f.team_id IS NOT DISTINCT FROM g.id AND f.on_day = (${work.now}::timestamptz AT TIME ZONE s.time_zone)::date)`)
  for (const place of places) {
    const on = dayAt(work.now, place.zone)
    if (clockAt(work.now, place.zone) < await packAtOf(work, on) || (place.open.length > 0 && !place.open.includes(weekday(on)))) continue
    const { zone: _, open: __, ...of } = place
    await freeze(work, { page: packName, siteId: of.siteId, teamId: of.teamId, on }, await packNow(work, of, on))
  }
})
sweep('packs', 30, freezePacks)
