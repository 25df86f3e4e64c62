import type { Entity, Row } from '../../kernel/entity.ts'
import { may } from '../../kernel/permission.ts'
import { answer, handle } from '../../server/calls/handlers.ts'
import { question } from '../../server/calls/list.ts'
import { countSearch } from '../../server/door/limits.ts'
import { childShape, computedOf, shape } from '../../server/data/shape.ts'
import { all, join, raw, sql } from '../../server/data/sql.ts'
import { tableOf } from '../../server/data/columns.ts'
import type { Work } from '../../server/work/work.ts'
import { customer } from '../customers/index.ts'
import { prospectCard } from './card.ts'
import { followUp, milestone } from './contact.ts'
import { customerPage, customerSums, customerViewsPage, type CustomerPage, type CustomerSums, type CustomerViews } from './customerPage.ts'
import { appointment, inquiry } from './inquiry.ts'
import { file } from './file.ts'
import { visit } from './visit.ts'

/** Rows of an entity that hang on these customers, newest first, references and child rows with them; null without the right to any. */
const hanging = async <E extends Entity>(work: Work, e: E, ids: readonly string[], order: string, children = false): Promise<Row<E>[] | null> => {
  if (!may(work.who, e.thing, 'read')) return null
  const s = shape(e, 'a', work.who)
  const kids = children ? Object.entries(e.children).map(([name, c]) => childShape(e, name, c, 'a', work.who)) : []
  const archived = e.does.includes('archive') ? sql`AND a.archived_at IS NULL` : sql``
  const found = await work.rows<{ j: Row<E> }>(sql`SELECT row_to_json(r) j FROM (SELECT ${join([...s.columns, ...kids])} FROM ${raw(tableOf(e))} a
    WHERE ${work.visible(e, 'a')} AND a.customer_id = ANY(${ids as string[]}::uuid[]) ${archived} ORDER BY ${raw(order)} LIMIT 200) r`)
  return found.map(f => f.j)
}
handle(customerPage, async (work, { id }): Promise<CustomerPage> => {
  // sealed rows stay where the seal holds them: what was merged into this one is read with it
  const [row, merged] = await Promise.all([work.open(customer, id), work.rows<CustomerPage['merged'][number]>(sql`SELECT c.id, c.version, c.name, c.archived_at AS at FROM customer c WHERE c.org_id = ${work.org} AND c.merged_into_id = ${id} ORDER BY c.archived_at DESC LIMIT 20`)])
  const ids = [id, ...merged.map(m => m.id)]
  const [cards, visits, inquiries, appointments, followUps, milestones, files] = await Promise.all([
    hanging(work, prospectCard, ids, "a.state IN ('live', 'ordered') DESC, a.opened_on DESC, a.id DESC", true), hanging(work, visit, ids, 'a.arrived_at DESC'), hanging(work, inquiry, ids, 'a.received_at DESC'),
    hanging(work, appointment, ids, 'a.at DESC'), hanging(work, followUp, ids, 'a.at DESC, a.id DESC'), hanging(work, milestone, ids, 'a.at DESC'), hanging(work, file, ids, 'a.id DESC'),
  ])
  const living = row.archivedAt == null
  const can = (['followUp', 'prospectCard', 'appointment', 'milestone', 'visit'] as const).filter(thing => living && may(work.who, thing, 'c')).map(thing => `${thing}.create`)
  if (living && may(work.who, 'instruction', 'u') && cards?.some(c => c.state === 'live')) can.push('instruct')
  return { customer: row, cards, visits, inquiries, appointments, followUps, milestones, files, merged, can }
})
handle(customerViewsPage, async (work): Promise<CustomerViews> => {
  const mine = sql`a.owner_id = ANY(${work.who.mine as string[]}::uuid[])`
  const found = (await work.one<Omit<CustomerViews, 'can'>>(sql`SELECT count(*)::int AS all, count(*) FILTER (WHERE ${mine})::int AS mine, count(*) FILTER (WHERE a.team_id = ANY(${work.who.teams as string[]}::uuid[]))::int AS team,
      count(*) FILTER (WHERE a.owner_id IS NULL)::int AS pool, count(*) FILTER (WHERE a.next_contact_on <= ${work.today})::int AS today, count(*) FILTER (WHERE a.level = 'H' AND a.next_contact_on < ${work.today})::int AS hot
    FROM customer a WHERE ${work.visible(customer, 'a')} AND a.archived_at IS NULL`))!
  return { ...found, can: [...(may(work.who, 'customer', 'c') ? ['create'] : []), ...(may(work.who, 'customer', 'u') ? ['change'] : []), ...(may(work.who, 'customer', 'x') ? ['export'] : []), ...(may(work.who, 'customer', 'i') ? ['import'] : [])] }
})

computedOf(customer, 'wants', alias => sql`(SELECT concat_ws(' ', k.want_model, k.want_trim) FROM prospect_card k WHERE k.org_id = ${raw(alias)}.org_id AND k.customer_id = ${raw(alias)}.id AND k.state IN ('live', 'ordered') ORDER BY k.opened_on DESC, k.id DESC LIMIT 1)`)
handle(customerSums, async (work, input: Record<string, unknown>) => {
  const { limit: _, cursor: __, sort: ___, ...conditions } = input
  const ask = question(work, customer as never, conditions)
  if (ask.exact) await countSearch(undefined, work, Number(ask.exact))
  const found = (await work.one<Omit<CustomerSums, 'levels'> & { levels: Record<string, number> | null }>(sql`SELECT coalesce(sum(g.n), 0)::int AS n, json_object_agg(g.level, g.n) FILTER (WHERE g.level IS NOT NULL) AS levels, coalesce(sum(g.late), 0)::int AS late, (sum(g.complete) / nullif(sum(g.n), 0))::int AS completeness
    FROM (SELECT a.level, count(*)::int AS n, count(*) FILTER (WHERE a.next_contact_on < ${work.today})::int AS late, sum(a.completeness) AS complete FROM customer a WHERE ${all([work.visible(customer, 'a'), ...ask.where])} GROUP BY a.level) g`))!
  return answer({ ...found, levels: { O: 0, H: 0, A: 0, B: 0, C: 0, N: 0, ...found.levels } })
}, { fresh: true })
