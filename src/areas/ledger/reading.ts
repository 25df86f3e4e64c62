import { dayAt } from '../../kernel/time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/language.ts'
import { rightOf } from '../../kernel/permission.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import type { Reading } from './cells.ts'
import type { RunOptions, SheetFacts } from './import.ts'
import { canonical, targetsOf } from './targets.ts'
import { endings } from './words.rules.ts'

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** The mapping that applies: what the person said, by label or position, else what was proposed. A null or empty path leaves a column out. */
export const mappingOf = (entity: string, sheet: SheetFacts, given: RunOptions['mapping']): { index: number; label: string; path: string }[] => {
  const known = new Set(targetsOf(entity).map(t => t.path))
  const out = new Map<number, { index: number; label: string; path: string }>()
  if (!given) for (const c of sheet.columns) if (c.field && known.has(c.field)) out.set(c.index, { index: c.index, label: c.label, path: c.field })
  for (const [key, path] of Object.entries(given ?? {})) {
    if (!path) continue
    const byLabel = sheet.columns.filter(c => c.label !== '' && c.label === key.trim())
    if (byLabel.length > 1) throw new Refusal('import.sameLabel', { name: key, n: byLabel.length })
    const column = byLabel[0] ?? sheet.columns.find(c => String(c.index) === key.trim())
    if (!column) throw new Refusal('import.mapping', { name: key })
    const whole = canonical(entity, path)
    if (!known.has(whole)) throw new Refusal('import.mapping', { name: path })
    out.set(column.index, { index: column.index, label: column.label || column.letter, path: whole })
  }
  const twice = [...out.values()].map(c => c.path).find((p, i, all) => all.indexOf(p) !== i)
  if (twice) throw new Refusal('import.mapping', { name: twice })
  // The day of registration is read first: days written without a year lean on it.
  return [...out.values()].sort((a, b) => Number(b.path.endsWith('createdOn')) - Number(a.path.endsWith('createdOn')) || a.index - b.index)
}
/** Needed fields the import fills itself: whoever imports says for which site, by whom and when. */
const filled = new Set(['channel', 'kind', 'siteId', 'customer.channel', 'customer.kind', 'source', 'means', 'result'])
/** Everything needed to read rows: mapped columns, people by name and nickname, words mapped by hand. Refuses when a needed field has no column. */
export const readingOf = async (work: Work, entity: string, sheet: SheetFacts, options: RunOptions): Promise<Reading> => {
  const list = targetsOf(entity), targets = new Map(list.map(t => [t.path, t]))
  const columns = mappingOf(entity, sheet, options.mapping).map(c => ({ index: c.index, label: c.label, target: targets.get(c.path)! }))
  const mapped = new Set(columns.map(c => c.target.path))
  const missing = list.find(t => t.needed && !mapped.has(t.path) && !mapped.has(`${t.path}.name`) && !(filled.has(t.path) && t.path !== (['inquiry', 'dmsEntry', 'milestone'].includes(entity) ? 'kind' : '')))
  if (missing) throw new Refusal('import.unmapped', { name: say(missing.label, work.who.language) })
  const members = await work.rows<{ id: string; name: string; login: string }>(sql`SELECT id, name, login FROM member WHERE org_id = ${work.org} AND state = 'active'`)
  const people = new Map<string, string | null>()
  // Two people of one name: nobody is meant until someone says which.
  for (const m of members) { people.set(plain(m.name), people.has(plain(m.name)) ? null : m.id); people.set(plain(m.login), m.id) }
  const ids = new Set(members.map(m => m.id)), said = new Map<string, string>()
  for (const [name, id] of Object.entries(typeof options.unknownOwner === 'object' ? options.unknownOwner : {})) {
    const chosen = id === 'pool' || ids.has(id) ? id : people.get(plain(id))
    if (!chosen) throw new Refusal('import.member', { name })
    said.set(plain(name), chosen)
  }
  const words = new Map(Object.entries(options.values ?? {}).flatMap(([field, map]) => Object.entries(map).map(([word, value]): [string, string] => [`${canonical(entity, field)} ${word.trim()}`, value])))
  const ends = entity === 'ledger'
  for (const [key, value] of words) {
    const target = targets.get(key.slice(0, key.indexOf(' ')))
    if (!target?.field.choices || (value !== '' && !target.field.choices[value] && !(ends && endings.includes(value as 'lost')))) throw new Refusal('import.mapping', { name: `${key} → ${value}` })
  }
  const today = dayAt(work.now, work.who.timeZone)
  return {
    columns, zone: work.who.timeZone, today, year: Number(today.slice(0, 4)), unknownValues: options.unknownValues ?? 'error', ends, has: path => targets.has(path),
    person: name => said.get(plain(name)) ?? people.get(plain(name)) ?? (options.unknownOwner === 'pool' ? 'pool' : undefined),
    word: (target, word) => words.get(`${target.path} ${word.trim()}`),
  }
}
/** Members whose customers this person may bring in: the scope of the right to import, spelled out. */
export const reachOf = async (work: Work, thing: string): Promise<(memberId: string) => boolean> => {
  const scope = rightOf(work.who, thing).i
  if (scope === 'o') return () => true
  const { teams, sites, mine } = work.who
  const within = scope === 's' ? sql`site_ids && ${sites as string[]}::uuid[]` : scope === 't' ? sql`team_ids && ${teams as string[]}::uuid[]` : sql`false`
  const reached = new Set((await work.rows<{ id: string }>(sql`SELECT id FROM member WHERE org_id = ${work.org} AND (id = ANY(${mine as string[]}::uuid[]) OR ${within})`)).map(m => m.id))
  return id => reached.has(id)
}
