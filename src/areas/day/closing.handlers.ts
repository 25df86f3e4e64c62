import { rightOf } from '../../kernel/permission.ts'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import type { Day } from '../../kernel/time.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { computedOf } from '../../server/data/shape.ts'
import { sql } from '../../server/data/sql.ts'
import { offersOf } from '../../server/work/open.ts'
import type { Work } from '../../server/work/work.ts'
import { site, team } from '../people/index.ts'
import { siteDay } from '../leads/index.server.ts'
import { dayClosing, dayClosingCalls } from './closing.ts'
import { holdEvening, matchNow } from './match.ts'
import { sealNow } from './seal.ts'
import { waitingOf } from './seal.sql.ts'

type Wanted = { siteId: string; teamId: string | null }
/** Whose evening is meant: a group's, else the group of who asks; a manager without one means the site's. */
const wanted = async (work: Work, input: { siteId?: string | null; teamId?: string | null }): Promise<Wanted> => {
  const own = work.who.teamIds[0] ?? (rightOf(work.who, 'dayClosing').c === 't' ? work.who.teams[0] : undefined)
  const teamId = input.teamId === undefined ? own ?? null : input.teamId
  if (teamId === null) {
    const siteId = input.siteId ?? work.who.sites[0]
    if (siteId === undefined) refuseFields({ pointer: '/siteId', code: 'field.required' })
    if (!(await work.find(site, siteId!))) refuseFields({ pointer: '/siteId', code: 'field.reference' })
    return { siteId: siteId!, teamId }
  }
  const group = await work.find(team, teamId)
  if (!group) refuseFields({ pointer: '/teamId', code: 'field.reference' })
  if (input.siteId != null && input.siteId !== group!.siteId) refuseFields({ pointer: '/siteId', code: 'field.reference' })
  return { siteId: group!.siteId, teamId }
}
/** A supervisor opens his own groups' evenings, a manager his site's and all its groups'. */
const mayOpen = (work: Work, { siteId, teamId }: Wanted): boolean => {
  const scope = rightOf(work.who, 'dayClosing').c
  return scope === 'o' || (scope === 's' && work.who.sites.includes(siteId)) || (teamId !== null && scope !== null && scope !== 'm' && work.who.teams.includes(teamId))
}
handle(dayClosingCalls.create, async (work, input) => {
  const of = await wanted(work, input)
  if (!mayOpen(work, of)) refuse('right.missing')
  const on: Day = input.on
  if (on > await siteDay(work, of.siteId)) refuseFields({ pointer: '/on', code: 'day-closing.future' })
  await holdEvening(work, { siteId: of.siteId, on })
  const stands = await work.one<{ id: string }>(sql`SELECT c.id FROM day_closing c WHERE c.org_id = ${work.org} AND c.site_id = ${of.siteId} AND c.on_day = ${on} AND c.team_id IS NOT DISTINCT FROM ${of.teamId}::uuid`)
  if (!stands) return work.insert(dayClosing, { ...of, on, state: 'open' })
  const row = await work.open(dayClosing, stands.id)
  return answer(row, { status: 200, headers: { etag: `"${row.version}"`, location: `/api/v1/${dayClosing.path}/${row.id}` } })
})
/** Matching may be done again and again; a sealed evening is matched for what came late. */
handle(dayClosingCalls.match, async (work, { id }) => {
  await work.demand(dayClosing, id)
  const { siteId, on } = (await work.find(dayClosing, id))!
  await holdEvening(work, { siteId, on })
  const closing = await work.lock(dayClosing, id, undefined)
  const { answer: matched } = await matchNow(work, closing)
  await work.save(dayClosing, closing, { state: closing.state === 'sealed' ? 'sealed' : 'matched', matchedAt: work.now, matchMillis: matched.millis }, 'match')
  return answer(matched)
})
handle(dayClosingCalls.seal, async (work, { id, version }) => {
  await work.demand(dayClosing, id)
  const { siteId, on } = (await work.find(dayClosing, id))!
  await holdEvening(work, { siteId, on })
  return sealNow(work, await work.lock(dayClosing, id, version))
})
computedOf(dayClosing, 'waiting', waitingOf)
/** A sealed evening is sealed again only for what came late. */
offersOf(dayClosing, row => ({ match: true, seal: row.state !== 'sealed' || row.waiting === true }))
