import { may } from '../../kernel/permission.ts'
import { addDays, firstOfMonth, startOfDay, type Day } from '../../kernel/time.ts'
import { handle } from '../../server/calls/handlers.ts'
import { sql } from '../../server/data/sql.ts'
import { frozen } from '../../server/frozen/frozen.ts'
import type { Work } from '../../server/work/work.ts'
import { settingAt } from '../../server/work/setting.ts'
import { placeOf } from '../day/index.server.ts'
import { siteDay, zoneOf } from '../leads/index.server.ts'
import { report1Of } from '../plans/index.server.ts'
import { figureNamed, reading } from '../reports/index.ts'
import { tallyByDay } from '../reports/index.server.ts'
import { morningPackPage, packRules, type MorningPack, type PackBody } from './pack.ts'
import { packSql, type PackParts } from './pack.sql.ts'
import { skillOf } from './skills.ts'

export const packName = 'morning-pack'
export type Place = { siteId: string; site: string; teamId: string | null; team: string | null; organisation: string }
/** The figures of yesterday that the meeting looks at; the same names and formulas as the evening's (domain.md 14). */
const shown = ['visitsTotal', 'firstWithData', 'dataRate', 'inquiriesTotal', 'cardsTotal', 'testDriveRate', 'ordersTotal', 'deliveries', 'cancellations', 'lossApplications']
const anyone = { seen: sql`true`, planSeen: sql`true` }
/** The pack as it would be now. Its readers all see the whole group's day, so nothing in it depends on who asks. */
export const packNow = async (work: Work, { siteId, site, teamId, team, organisation }: Place, on: Day): Promise<PackBody> => {
  const zone = await zoneOf(work, siteId)
  const [parts, report1] = await Promise.all([
    work.one<PackParts>(packSql({ org: work.org, siteId, teamId, on, from: startOfDay(on, zone), to: startOfDay(addDays(on, 1), zone) })), report1Of(work, { siteId, teamId, on }, anyone),
  ])
  const { before, seal, lead, ...lists } = parts!
  const tallies = await tallyByDay(work, ['visit', 'inquiry', 'card', 'order', 'milestone', 'closing'], { org: work.org, from: firstOfMonth(before), to: before, ...(teamId ? { teamIds: [teamId] } : { siteIds: [siteId] }) })
  const figures = shown.flatMap(name => {
    const f = figureNamed(name)
    return f ? [{ name, label: f.label, ...reading(f, tallies.filter(t => t.on === before)), month: reading(f, tallies).value }] : []
  })
  return { on, organisation, site: { id: siteId, label: site }, team: teamId ? { id: teamId, label: team ?? '' } : null, lead, asOf: work.now, ...lists, yesterday: { on: before, seal, figures }, report1: { ...report1, can: [], people: report1.people.map(p => ({ ...p, plan: p.plan && { ...p.plan, can: [] } })) }, skill: skillOf(on) }
}
/** When a site's pack is frozen on a day. */
export const packAtOf = async (work: Work, on: Day): Promise<string> => String((await settingAt(work, packRules, on))[0]?.packAt ?? '07:50')
handle(morningPackPage, async (work, input): Promise<MorningPack> => {
  const place = await placeOf(work, input), today = await siteDay(work, place.siteId), on = input.on ?? today
  const [stands, packAt, meeting] = [await frozen<PackBody>(work, { page: packName, siteId: place.siteId, teamId: place.teamId, on }), await packAtOf(work, on), await work.one<NonNullable<MorningPack['meeting']> & { skill: string | null }>(sql`SELECT m.id, m.version, m.state, m.started_at AS "startedAt", m.ended_at AS "endedAt", m.skill FROM meeting m
    WHERE m.org_id = ${work.org} AND m.site_id = ${place.siteId} AND m.on_day = ${on} AND m.kind = 'morning' AND m.team_id IS NOT DISTINCT FROM ${place.teamId}::uuid ORDER BY m.state = 'held' DESC, m.created_at LIMIT 1`)]
  const body = stands?.body ?? await packNow(work, place, on)
  const { skill, ...held } = meeting ?? { skill: null }
  return { ...body, ...(skill ? { skill: { zh: skill, en: skill } } : {}), frozenAt: stands?.at ?? null, packAt, today, meeting: meeting ? held as NonNullable<MorningPack['meeting']> : null, can: may(work.who, 'meeting', 'c') && on === today ? ['hold'] : [] }
})
