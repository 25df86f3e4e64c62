import { firstOfMonth, type Day } from '../../kernel/time.ts'
import { rightOf, type Scope } from '../../kernel/permission.ts'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import type { Reach } from './facts.sql.ts'
import type { FigureScope } from './figure.ts'

export type Asked = { from: Day; to: Day; siteId?: string | null; teamId?: string | null; memberId?: string | null; by?: 'day' | 'member' | 'channel' | null }
const words: Record<Scope, FigureScope> = { m: 'mine', t: 'team', s: 'site', o: 'organisation' }
const order: readonly FigureScope[] = ['mine', 'team', 'site', 'organisation']
const narrower = (a: FigureScope, b: FigureScope): FigureScope => (order.indexOf(a) <= order.indexOf(b) ? a : b)
const both = (a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined => (a && b ? a.filter(id => b.includes(id)) : a ?? b)

/** A team and all below it. */
export const subtree = async (work: Work, teamId: string): Promise<string[]> =>
  (await work.rows<{ id: string }>(sql`WITH RECURSIVE t AS (SELECT id FROM team WHERE org_id = ${work.org} AND id = ${teamId} UNION SELECT c.id FROM team c JOIN t ON c.parent_id = t.id WHERE c.org_id = ${work.org}) SELECT id FROM t`)).map(t => t.id)
/**
 * What a reader's figures cover: the right's scope cut by what he asks (wire.md 2a «Figures scope by these alone»). Someone who sees his own
 * numbers may ask for his team's total, without names (wire.md 3): `nameless`.
 */
export const reachOf = async (work: Work, asked: Asked): Promise<{ reach: Reach; scope: FigureScope; nameless: boolean }> => {
  if (asked.to < asked.from || Date.parse(asked.to) - Date.parse(asked.from) > 1_100 * 86_400_000) refuseFields({ parameter: 'to', code: 'figure.range' })
  const right = rightOf(work.who, 'figures').read
  if (right === null) return refuse('right.missing')
  const ownTeam = right === 'm' && asked.teamId != null && work.who.teamIds.includes(asked.teamId) && asked.memberId == null && asked.by !== 'member'
  const scope = ownTeam ? 't' : right
  const asks = asked.teamId == null ? undefined : await subtree(work, asked.teamId)
  const reach: Reach = {
    org: work.org, from: asked.from, to: asked.to,
    memberIds: both(scope === 'm' ? [work.who.memberId] : undefined, asked.memberId == null ? undefined : [asked.memberId]),
    teamIds: both(scope === 't' ? (ownTeam ? [asked.teamId!] : work.who.teams) : undefined, asks),
    siteIds: both(scope === 's' ? work.who.sites : undefined, asked.siteId == null ? undefined : [asked.siteId]),
  }
  const said = [asked.memberId === work.who.memberId ? 'mine' : undefined, asked.teamId != null ? 'team' : undefined, asked.siteId != null ? 'site' : undefined].filter(s => s !== undefined) as FigureScope[]
  return { reach, scope: said.reduce(narrower, words[scope]), nameless: ownTeam }
}
/** From the 1st of `to`'s month where a figure runs by the month. */
export const monthReach = (reach: Reach): Reach => ({ ...reach, from: firstOfMonth(reach.to) })
