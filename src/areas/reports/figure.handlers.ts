import { Readable } from 'node:stream'
import { refuse, refuseFields } from '../../kernel/refusal.ts'
import { say } from '../../kernel/language.ts'
import { sql } from '../../server/data/sql.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { security } from '../../server/door/security.ts'
import { houseOf } from '../../server/http/house.ts'
import { writeCsv, writeXlsx } from '../../server/sheets/index.ts'
import type { Work } from '../../server/work/work.ts'
import { inRange, tally, type Tallied } from './count.ts'
import { figureCalls, figuresPage, type FigureFacts, type FiguresPage, type Group } from './figure.ts'
import { countedBy, figureNamed, figures, reading, sourcesIn, type Figure } from './figures.ts'
import { hashOf, rowsBehind } from './rows.ts'
import { monthReach, reachOf, type Asked } from './scope.ts'
import { figuresSheet } from './sheet.ts'

export const facts = (f: Figure): FigureFacts => ({ name: f.name, label: f.label, formula: f.formula, version: f.version, rate: f.denominator !== undefined, under: f.under ?? null, group: f.group, month: f.month ?? false, source: sourcesIn(countedBy([f])).join('+') })
const named = (name: string): Figure => figureNamed(name) ?? refuse('notFound')
const isSomething = (g: Group): boolean => (g.denominator === undefined ? g.value !== 0 : g.denominator > 0 || g.numerator! > 0)
const groupsOf = (f: Figure, tallies: readonly Tallied[]): Group[] => {
  const sources: readonly string[] = sourcesIn(countedBy([f]))
  const mine = tallies.filter(t => inRange(f)(t) && sources.includes(t.source))
  return [...new Map(mine.map(t => [t.key, t.label]))].map(([key, label]) => ({ key, label, ...reading(f, mine.filter(t => t.key === key)) })).filter(isSomething)
}

handle(figureCalls.list, async () => answer({ items: figures.map(facts), next: null }))
handle(figureCalls.get, async (work, input: Asked & { name: string }) => {
  const f = named(input.name)
  const { reach, scope } = await reachOf(work, input)
  const tallies = await tally(work, [f], reach, input.by)
  const from = f.month ? monthReach(reach).from : reach.from
  return answer({ name: f.name, ...reading(f, tallies.filter(inRange(f))), scope, from, to: reach.to, asOf: work.now, version: f.version, ...(input.by ? { groups: groupsOf(f, tallies) } : {}) })
})
handle(figureCalls.rows, async (work, input: Asked & { name: string; part?: 'numerator' | 'denominator'; limit?: number; cursor?: string }) => {
  const f = named(input.name)
  const { reach, nameless } = await reachOf(work, input)
  const part = input.part ?? 'numerator', { limit, cursor, ...question } = input
  const counted = part === 'denominator' ? f.denominator ?? refuseFields({ parameter: 'part', code: 'figure.part' }) : f.numerator
  return answer(await rowsBehind(work, counted, f.month ? monthReach(reach) : reach, { hash: hashOf(work, f.name, { ...question, part }), limit: limit ?? 50, cursor, nameless, by: input.by }))
})

/** Whom the reader may choose: his sites, the teams within his scope, and the people in them (a consultant only himself). */
const choices = async (work: Work): Promise<Pick<FiguresPage, 'sites' | 'teams' | 'members'>> => {
  const { who } = work, right = who.rights.figures.read, whole = right === 'o'
  const inSites = (column: string) => sql`(${whole} OR ${column === 's' ? sql`s.id` : sql`t.site_id`} = ANY(${who.sites as string[]}::uuid[]))`
  const teams = right === 'm' ? sql`t.id = ANY(${(who.rights.teamFigures?.read ? who.teamIds : []) as string[]}::uuid[])` : right === 't' ? sql`t.id = ANY(${who.teams as string[]}::uuid[])` : inSites('t')
  const members = right === 'm' ? sql`m.id = ${who.memberId}` : right === 't' ? sql`m.team_ids && ${who.teams as string[]}::uuid[]` : sql`(${whole} OR m.site_ids && ${who.sites as string[]}::uuid[]) AND m.roles && ARRAY['consultant', 'dcc', 'supervisor']`
  const [found] = await work.rows<{ sites: FiguresPage['sites']; teams: FiguresPage['teams']; members: FiguresPage['members'] }>(sql`SELECT
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'label', s.name) ORDER BY s.name), '[]') FROM site s WHERE s.org_id = ${work.org} AND ${inSites('s')}) AS sites,
    (SELECT coalesce(json_agg(json_build_object('id', t.id, 'label', t.name, 'siteId', t.site_id) ORDER BY t.name), '[]') FROM team t WHERE t.org_id = ${work.org} AND t.archived_at IS NULL AND ${teams}) AS teams,
    (SELECT coalesce(json_agg(json_build_object('id', m.id, 'label', m.name, 'teamIds', m.team_ids) ORDER BY m.name), '[]') FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND ${members}) AS members`)
  return found
}
const pageOf = async (work: Work, input: Asked): Promise<FiguresPage> => {
  const { reach, scope } = await reachOf(work, input)
  const [tallies, chosen] = await Promise.all([tally(work, figures, reach, input.by), choices(work)])
  const month = monthReach(reach).from
  return {
    from: reach.from, to: reach.to, scope, asOf: work.now, ...chosen, can: ['export'],
    keys: [...new Map(tallies.filter(t => t.asked).map(t => [t.key, t.label]))].map(([key, label]) => ({ key, label })),
    figures: figures.map(f => ({ ...facts(f), ...reading(f, tallies.filter(inRange(f))), from: f.month ? month : reach.from, ...(input.by ? { groups: groupsOf(f, tallies) } : {}) })),
  }
}
handle(figuresPage, async (work, input: Asked) => answer(await pageOf(work, input)))
/** The table as I see it, as a file; logged like every export. */
handle(figureCalls.export, async (work, { format, ...input }: Asked & { format?: 'xlsx' | 'csv' | null }) => {
  const output = figuresSheet(await pageOf(work, input), { language: work.who.language, zone: work.who.timeZone, by: input.by ?? null, name: work.who.name })
  const kind = format ?? 'xlsx'
  await security(houseOf(), { kind: 'export', orgId: work.org, memberId: work.who.memberId, facts: { entity: 'figures', format: kind, filters: Object.keys(input) } })
  const file = `${say({ zh: '数据与报告', en: 'figures' }, work.who.language)}-${input.from}-${input.to}.${kind}`
  return answer(Readable.from(kind === 'csv' ? writeCsv(output) : writeXlsx(output)), { headers: { 'content-type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="figures.${kind}"; filename*=UTF-8''${encodeURIComponent(file)}` } })
})
