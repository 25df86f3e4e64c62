import { refuse } from '../../kernel/refusal.ts'
import { sql } from '../../server/data/sql.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { inRange, sourcesOf, tally, type Tallied } from './count.ts'
import { figureCalls, figuresPage, type FigureFacts, type Group } from './figure.ts'
import { figureNamed, figures, reading, type Figure } from './figures.ts'
import { hashOf, rowsBehind } from './rows.ts'
import { monthReach, reachOf, type Asked } from './scope.ts'

const facts = (f: Figure): FigureFacts => ({ name: f.name, label: f.label, formula: f.formula, version: f.version, rate: f.denominator !== undefined, under: f.under ?? null, statement: sourcesOf([f]).join('+') })
const named = (name: string): Figure => figureNamed(name) ?? refuse('notFound')
const groupsOf = (f: Figure, tallies: readonly Tallied[]): Group[] => {
  const mine = tallies.filter(inRange(f)).filter(t => sourcesOf([f]).includes(t.source as never))
  return [...new Map(mine.map(t => [t.key, t.label]))].map(([key, label]) => ({ key, label, ...reading(f, mine.filter(t => t.key === key)) })).filter(g => g.value !== 0 && (g.denominator === undefined || g.denominator > 0 || (g.numerator ?? 0) > 0))
}

handle(figureCalls.list, async () => answer({ items: figures.map(facts), next: null }))
handle(figureCalls.get, async (work, input: Asked & { name: string }) => {
  const f = named(input.name)
  const { reach, scope } = await reachOf(work, input)
  const tallies = await tally(work, sourcesOf([f]), reach, input.by, f.month === true)
  const from = f.month ? monthReach(reach).from : reach.from
  return answer({ name: f.name, ...reading(f, tallies.filter(inRange(f))), scope, from, to: reach.to, asOf: work.now, version: f.version, ...(input.by ? { groups: groupsOf(f, tallies) } : {}) })
})
handle(figureCalls.rows, async (work, input: Asked & { name: string; part?: 'numerator' | 'denominator'; limit?: number; cursor?: string }) => {
  const f = named(input.name)
  const { reach, nameless } = await reachOf(work, input)
  const part = input.part ?? 'numerator', { limit, cursor, ...question } = input
  const counted = part === 'denominator' ? f.denominator ?? refuse('notFound') : f.numerator
  return answer(await rowsBehind(work, counted, f.month ? monthReach(reach) : reach, { hash: hashOf(work, f.name, { ...question, part }), limit: limit ?? 50, cursor, nameless }))
})
handle(figuresPage, async (work, input: Asked) => {
  const { reach, scope } = await reachOf(work, input)
  const [tallies, teams, members] = await Promise.all([
    tally(work, sourcesOf(figures), reach, input.by),
    work.rows<{ id: string; label: string }>(sql`SELECT t.id, t.name AS label FROM team t WHERE t.org_id = ${work.org} AND t.archived_at IS NULL AND (${scope === 'organisation'} OR t.site_id = ANY(${work.who.sites as string[]}::uuid[]) OR t.id = ANY(${work.who.teams as string[]}::uuid[])) ORDER BY t.name`),
    work.rows<{ id: string; label: string }>(sql`SELECT m.id, m.name AS label FROM member m WHERE m.org_id = ${work.org} AND m.state = 'active' AND ${reach.memberIds ? sql`m.id = ANY(${reach.memberIds as string[]}::uuid[])` : reach.teamIds ? sql`m.team_ids && ${reach.teamIds as string[]}::uuid[]` : sql`m.roles && ARRAY['consultant', 'dcc']`} ORDER BY m.name LIMIT 200`),
  ])
  const month = monthReach(reach).from
  return answer({
    from: reach.from, to: reach.to, scope, asOf: work.now, teams, members, can: [],
    keys: [...new Map(tallies.filter(t => t.asked).map(t => [t.key, t.label]))].map(([key, label]) => ({ key, label })),
    figures: figures.map(f => ({ ...facts(f), ...reading(f, tallies.filter(inRange(f))), from: f.month ? month : reach.from, ...(input.by ? { groups: groupsOf(f, tallies) } : {}) })),
  })
})
