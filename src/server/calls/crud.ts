import type { Call } from '../../kernel/call.ts'
import { entityNamed, type DraftOf, type Entity, type Flat } from '../../kernel/entity.ts'
import type { Fields } from '../../kernel/field.ts'
import { rightOf } from '../../kernel/permission.ts'
import { Refusal, refuse, type Fault } from '../../kernel/refusal.ts'
import { raw, sql } from '../data/sql.ts'
import { childTable, tableOf } from '../data/columns.ts'
import { hasScope, seesWithin, visible } from '../data/sees.ts'
import { claimIdentities } from '../work/identity.ts'
import type { Changed } from '../work/audit.ts'
import { canonical } from '../audit/digest.ts'
import { merged, type Work } from '../work/work.ts'

/** Checks every reference in the input: it must exist in this organisation and be visible to the writer («two ids, two checks», trust 2 #2). */
export const checkReferences = async (work: Work, fields: Fields, input: Record<string, unknown>, at = ''): Promise<void> => {
  const faults: Fault[] = []
  const look = async (name: string, of: Entity, ids: string[]) => {
    if (!ids.length) return
    const seen = of.name === 'member' || of.sees.everyone ? sql`a.org_id = ${work.org}` : visible(work.who, of, 'a')
    const found = await work.one<{ n: number }>(sql`SELECT count(*)::int n FROM ${raw(tableOf(of))} a WHERE a.id = ANY(${ids}::uuid[]) AND ${seen}`)
    if (found!.n !== new Set(ids).size) faults.push({ pointer: `${at}/${name}`, code: 'field.reference' })
  }
  await Promise.all(Object.entries(fields).map(([name, field]) => {
    const value = input[name]
    if (value == null || !field.of) return undefined
    return look(name, entityNamed(field.of), [value].flat() as string[])
  }))
  if (faults.length) throw new Refusal('field.invalid', {}, faults)
}
/** Owner, team and site where they are left out: the member's own (wire.md 2). */
export const filledIn = (work: Work, e: Entity, input: Record<string, unknown>): Record<string, unknown> => {
  const out = { ...input }
  for (const [name, field] of Object.entries(e.fields)) {
    if (out[name] !== undefined || field.written !== 'may') continue
    if (field.initial !== undefined) out[name] = field.initial
    else if (name === 'ownerId' && work.who.roles.includes('consultant')) out[name] = work.who.memberId
    else if (name === 'siteId') out[name] = work.who.sites[0]
    else if (name === 'teamId' && !('ownerId' in e.fields)) out[name] = work.who.teamIds[0]
  }
  const missing = Object.entries(e.fields).filter(([n, f]) => f.written === 'may' && !f.nullable && !f.parts && out[n] === undefined)
  if (missing.length) throw new Refusal('field.invalid', {}, missing.map(([n]) => ({ pointer: `/${n}`, code: 'field.required' })))
  return out
}
/** After writing: the row must lie within the writer's scope by what it says, else nothing of it is kept. */
export const staysWithin = async (work: Work, e: Entity, id: string, verb: 'c' | 'u'): Promise<void> => {
  const scope = rightOf(work.who, e.thing)[verb]
  const inside = await work.one(sql`SELECT 1 FROM ${raw(tableOf(e))} a WHERE a.id = ${id} AND ${seesWithin(work.who, e, 'a', scope, true)}`)
  if (!inside) refuse('right.missing')
}
const initials = (fields: Fields): Record<string, unknown> => Object.fromEntries(Object.entries(fields).filter(([, f]) => f.initial !== undefined).map(([n, f]) => [n, f.initial]))
const present = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== undefined))
/** Child lists of the input as whole lists: rows with a known id are changed, the others made, those left out go. */
export const saveChildren = async (work: Work, e: Entity, id: string, input: Record<string, unknown>): Promise<Changed> => {
  const touched: Changed = {}
  for (const [name, c] of Object.entries(e.children)) {
    const given = input[name] as (Record<string, unknown> & { id?: string })[] | undefined
    if (!c.inline || given === undefined) continue
    for (const [i, row] of given.entries()) await checkReferences(work, c.fields, row, `/${name}/${i}`)
    const had = (await work.childRows(e, name as never, id)) as { id: string }[]
    const after = given.map(row => ({ ...initials(c.fields), ...had.find(h => h.id === row.id), ...row }))
    if (canonical(had.map(present)) === canonical(after.map(present))) continue
    touched[name] = [had.map(present), after.map(present)]
    const keep = given.flatMap(row => (row.id && had.some(h => h.id === row.id) ? [row.id] : []))
    const gone = had.filter(h => !keep.includes(h.id)).map(h => h.id)
    if (gone.length) await work.rows(sql`DELETE FROM ${raw(childTable(e, name))} WHERE org_id = ${work.org} AND id = ANY(${gone}::uuid[])`)
    for (const [i, { id: rowId, ...row }] of given.entries()) {
      if (rowId && keep.includes(rowId)) {
        if (Object.keys(row).length) await work.saveChild(e, name as never, rowId, row as never, false)
        await work.rows(sql`UPDATE ${raw(childTable(e, name))} SET position = ${i} WHERE org_id = ${work.org} AND id = ${rowId}`)
      } else await work.addChild(e, name as never, id, { ...initials(c.fields), ...row } as never, i, false)
    }
  }
  return touched
}
/** The standard create. */
export const create = async (work: Work, e: Entity, input: Record<string, unknown>): Promise<{ id: string; version: number }> => {
  const values = filledIn(work, e, input)
  await checkReferences(work, e.fields, values)
  const made = await work.insert(e, values as DraftOf<Entity>)
  await saveChildren(work, e, made.id, values)
  if (e.identities?.some(i => i.child && values[i.child.name])) await claimIdentities(work, e, made.id, values)
  if (hasScope(e)) await staysWithin(work, e, made.id, 'c')
  return made
}
/** The standard change. */
export const change = async (work: Work, e: Entity, input: Record<string, unknown> & { id: string; version?: number }, thing?: string): Promise<{ id: string; version: number }> => {
  const { id, version, ...changes } = input
  const before = await work.lock(e, id, version, 'u', thing)
  if ((before as { archivedAt?: string | null }).archivedAt) refuse('row.archived')
  await checkReferences(work, e.fields, changes)
  const childBefore: Record<string, unknown> = {}
  for (const i of e.identities ?? []) if (i.child && changes[i.child.name]) childBefore[i.child.name] = await work.childRows(e, i.child.name as never, id)
  const touched = await saveChildren(work, e, id, changes)
  const saved = await work.save(e, before as Flat<Entity>, changes as DraftOf<Entity>, 'change', touched)
  if (Object.keys(childBefore).length) await claimIdentities(work, e, id, { ...merged(before as never, changes) }, { ...(before as unknown as Record<string, unknown>), ...childBefore })
  const moved = [...(e.sees.mine ?? []), e.sees.team, e.sees.site].some(f => f && f in changes)
  if (moved && hasScope(e)) await staysWithin(work, e, id, 'u')
  return saved
}
export const archive = async (work: Work, e: Entity, { id, version }: { id: string; version?: number }, gone: boolean): Promise<{ id: string; version: number }> => {
  const before = await work.lock(e, id, version)
  const is = (before as { archivedAt?: string | null }).archivedAt != null
  if (is === gone) return { id, version: (before as { version: number }).version }
  return work.save(e, before as Flat<Entity>, { archivedAt: gone ? work.now : null } as never, gone ? 'archive' : 'restore')
}
export const remove = async (work: Work, e: Entity, { id, version }: { id: string; version?: number }): Promise<void> => {
  await work.lock(e, id, version)
  const { auditRow } = await import('../work/audit.ts')
  await auditRow(work, e, id, 'delete', {})
  const { broken } = await import('../work/broken.ts')
  await work.rows(sql`DELETE FROM ${raw(tableOf(e))} WHERE org_id = ${work.org} AND id = ${id}`).catch((error: unknown) => { throw broken(e, error) })
}
/** Entries of a row's history this reader may see: who, when, what; of personal values only that they changed. */
export const history = async (work: Work, e: Entity, input: { id: string }): Promise<unknown> => {
  if (!(await work.one(sql`SELECT 1 FROM ${raw(tableOf(e))} a WHERE a.id = ${input.id} AND ${visible(work.who, e, 'a')}`))) refuse('notFound')
  const items = await work.rows(sql`SELECT h.at, CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'label', m.name) END AS by, h.action, h.changes || coalesce((SELECT jsonb_object_agg(k, '["…", "…"]'::jsonb) FROM jsonb_object_keys(h.personal) k), '{}'::jsonb) AS changes
    FROM audit_entry h LEFT JOIN member m ON m.org_id = h.org_id AND m.id = h.member_id
    WHERE h.org_id = ${work.org} AND h.entity = ${e.name} AND h.row_id = ${input.id} ORDER BY h.at DESC, h.id DESC LIMIT 200`)
  return { items, next: null }
}
/** Runs a call's standard handling where no hand-written handler replaces it. */
export const standard = (call: Call): ((work: Work, input: Record<string, unknown> & { id: string; version?: number }) => Promise<unknown>) | undefined => {
  const e = call.entity
  if (!e) return undefined
  switch (call.name.slice(e.name.length + 1)) {
    case 'create': return (work, input) => create(work, e, input)
    case 'change': return (work, input) => change(work, e, input)
    case 'archive': return (work, input) => archive(work, e, input, true)
    case 'restore': return (work, input) => archive(work, e, input, false)
    case 'remove': return (work, input) => remove(work, e, input)
    case 'get': return (work, input) => work.open(e, input.id)
    case 'history': return (work, input) => history(work, e, input)
    default: return undefined
  }
}
