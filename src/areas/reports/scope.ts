import { daysBetween, firstOfMonth, type Day } from '../../kernel/time.ts'
import { rightOf, type Scope } from '../../kernel/permission.ts'
import { Refusal, refuse, refuseFields, type Fault } from '../../kernel/refusal.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import type { Reach } from './facts.sql.ts'
import type { FigureScope } from './figure.ts'

export type Asked = { from: Day; to: Day; siteId?: string | null; teamId?: string | null; memberId?: string | null; channel?: string | null; by?: 'day' | 'member' | 'channel' | null }
/** Three years and a leap day: more is no question of a day's work. */
const longest = 1_096
const words: Record<Scope, FigureScope> = { m: 'mine', t: 'team', s: 'site', o: 'organisation' }
const order: readonly FigureScope[] = ['mine', 'team', 'site', 'organisation']
const narrower = (a: FigureScope, b: FigureScope): FigureScope => (order.indexOf(a) <= order.indexOf(b) ? a : b)
const both = (a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined => (a && b ? a.filter(id => b.includes(id)) : a ?? b)

/** A team and all below it. */
export const subtree = async (work: Work, teamId: string): Promise<string[]> =>
  (await work.rows<{ id: string }>(sql`WITH RECURSIVE t AS (SELECT id FROM team WHERE org_id = ${work.org} AND id = ${teamId} UNION SELECT c.id FROM team c JOIN t ON c.parent_id = t.id WHERE c.org_id = ${work.org}) SELECT id FROM t`)).map(t => t.id)
/**
 * What he asks about must be his to ask: a nought for a team he may not see would be a lie, so it is refused (422 field.reference, the same answer for
 * one that does not exist). A member who has left stays askable; what he sees of him is cut by his own scope anyway.
 */
const mustReach = async (work: Work, asked: Asked, scope: Scope): Promise<void> => {
  const { who } = work, none = asked.siteId == null && asked.teamId == null && asked.memberId == null
  if (none || (asked.siteId == null && asked.teamId == null && asked.memberId === who.memberId)) return
  const found = (await work.one<{ site: boolean; team: boolean; member: boolean }>(sql`SELECT
    EXISTS (SELECT 1 FROM site s WHERE s.org_id = ${work.org} AND s.id = ${asked.siteId ?? null}) AS site,
    EXISTS (SELECT 1 FROM team t WHERE t.org_id = ${work.org} AND t.id = ${asked.teamId ?? null} AND (${scope === 'o'} OR t.id = ANY(${who.teams as string[]}::uuid[]) OR t.id = ANY(${who.teamIds as string[]}::uuid[]) OR ${scope === 's'} AND t.site_id = ANY(${who.sites as string[]}::uuid[]))) AS team,
    EXISTS (SELECT 1 FROM member m WHERE m.org_id = ${work.org} AND m.id = ${asked.memberId ?? null}) AS member`))!
  const faults: Fault[] = []
  const demand = (parameter: string, asks: unknown, is: boolean) => { if (asks != null && !is) faults.push({ parameter, code: 'field.reference' }) }
  demand('siteId', asked.siteId, found.site && (scope === 'o' || who.sites.includes(asked.siteId!)))
  demand('teamId', asked.teamId, found.team)
  demand('memberId', asked.memberId, found.member && (scope !== 'm' || asked.memberId === who.memberId))
  if (faults.length) throw new Refusal('field.invalid', {}, faults)
}
/**
 * What a reader's figures cover: the right's scope cut by what he asks (wire.md 2a «Figures scope by these alone»). Someone who sees his own
 * numbers may also be let see his team's totals, without names (wire.md 3, right «teamFigures»): `nameless`.
 */
export const reachOf = async (work: Work, asked: Asked): Promise<{ reach: Reach; scope: FigureScope; nameless: boolean }> => {
  if (asked.to < asked.from || daysBetween(asked.from, asked.to) > longest) refuseFields({ parameter: 'to', code: 'figure.range' })
  const right = rightOf(work.who, 'figures').read
  if (right === null) return refuse('right.missing')
  const ownTeam = right === 'm' && asked.teamId != null && asked.memberId == null && asked.by !== 'member' && work.who.teamIds.includes(asked.teamId) && rightOf(work.who, 'teamFigures').read !== null
  const scope = ownTeam ? 't' : right
  await mustReach(work, asked, scope)
  const asks = asked.teamId == null ? undefined : ownTeam ? [asked.teamId] : await subtree(work, asked.teamId)
  const reach: Reach = {
    org: work.org, from: asked.from, to: asked.to, channel: asked.channel,
    memberIds: both(scope === 'm' ? [work.who.memberId] : undefined, asked.memberId == null ? undefined : [asked.memberId]),
    teamIds: both(scope === 't' ? (ownTeam ? [asked.teamId!] : work.who.teams) : undefined, asks),
    siteIds: both(scope === 's' ? work.who.sites : undefined, asked.siteId == null ? undefined : [asked.siteId]),
  }
  const said = [asked.memberId === work.who.memberId ? 'mine' : undefined, asked.teamId != null ? 'team' : undefined, asked.siteId != null ? 'site' : undefined].filter(s => s !== undefined) as FigureScope[]
  return { reach, scope: said.reduce(narrower, words[scope]), nameless: ownTeam }
}
/** From the 1st of `to`'s month where a figure runs by the month. */
export const monthReach = (reach: Reach): Reach => ({ ...reach, from: firstOfMonth(reach.to) })
