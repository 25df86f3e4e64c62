// The database's own walls, read from PostgreSQL's catalogue: a tenant's rows stay his by schema, not by care (and the same schema can
// be distributed by org_id; the reasons stand in docs/decisions/0004).
import type { Table } from '../generated/schema.ts'

export type Crack = { table: string; wall: string; says: string }
/** Tables of the program itself, which hold no organisation's rows. */
const ownTables = new Set(['migration'])
const orgPolicy = /^\(+org_id = \(?NULLIF\(current_setting\('app\.org'::text, true\), ''::text\)\)?::uuid\)*( AND \(?seal_id IS NULL\)?\)*)?$/

const cracksOf = (t: Table, addOnly: readonly string[]): Omit<Crack, 'table'>[] => {
  const found: Omit<Crack, 'table'>[] = []
  const say = (wall: string, says: string): void => { found.push({ wall, says }) }
  if (t.columns[0]?.name !== 'org_id' || !t.columns[0].required || t.columns[0].type !== 'uuid') say('first-column', 'its first column is org_id uuid NOT NULL')
  const key = t.constraints.find(k => k.kind === 'p')
  const wanted = t.columns.some(c => c.name === 'id') ? 'org_id,id' : 'org_id,'
  if (!key || !`${key.columns.join(',')},`.startsWith(wanted) || (wanted === 'org_id,id' && key.columns.length !== 2)) say('primary-key', `its primary key is (org_id, ${wanted === 'org_id,id' ? 'id' : '…'})`)
  for (const k of t.constraints) {
    if (k.kind === 'u' && k.columns[0] !== 'org_id') say('unique', `${k.name} begins with org_id`)
    if (k.kind === 'x' && !/org_id WITH =/.test(k.text)) say('unique', `${k.name} excludes within org_id`)
    if (k.kind !== 'f') continue
    if (k.columns[0] !== 'org_id' || k.otherColumns[0] !== 'org_id') say('foreign-key', `${k.name} points by (org_id, …) to (org_id, …)`)
    if (k.onDelete === 'n' || k.onDelete === 'd') say('on-delete', `${k.name} sets nothing to null or default when its target goes: it would blank org_id`)
    if (k.onUpdate !== 'a' && k.onUpdate !== 'r') say('on-update', `${k.name} does not cascade updates of a key that holds org_id`)
    if (k.onDelete === 'c') say('on-delete', `${k.name} deletes nothing behind the command’s back`)
  }
  for (const i of t.indexes) {
    if (i.unique && i.first !== 'org_id') say('unique', `${i.name} begins with org_id`)
    if (!/\(org_id\b/.test(i.text)) say('index', `${i.name} begins with org_id`)
  }
  if (!t.secured || !t.forced) say('row-security', 'row security is on and forced')
  if (t.policies.length === 0) say('policy', 'a policy names its organisation')
  for (const p of t.policies) for (const text of [p.using, p.check]) if (text !== null && !orgPolicy.test(text)) say('policy', `${p.name} is one comparison with app.org: ${text}`)
  if (t.triggers.length) say('trigger', `no triggers (${t.triggers.join(', ')}): what happens after a save stands in the command that saves`)
  for (const g of t.grants) if (addOnly.includes(t.name) && g.verbs.some(verb => ['UPDATE', 'DELETE', 'TRUNCATE'].includes(verb))) say('add-only', `${g.role} may only add to it and read it`)
  return found
}
export const cracks = (tables: readonly Table[], addOnly: readonly string[]): Crack[] =>
  tables.filter(t => t.schema === 'public' && !ownTables.has(t.name)).flatMap(t => cracksOf(t, addOnly).map(c => ({ table: t.name, ...c })))
