import { dayAt } from '../../kernel/time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/language.ts'
import { rightOf } from '../../kernel/permission.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import type { Reading } from './cells.ts'
import type { RunOptions, SheetFacts } from './import.ts'
import { allowed, meant, open, peopleOf, plainName, rememberedOf } from './memory.ts'
import { canonical, targetsOf } from './targets.ts'

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
  // The day of registration, or of the row, is read first: days written without a year and clocks without a day lean on it.
  const first = (c: { path: string }): number => Number(c.path.endsWith('createdOn') || c.path === 'on')
  return [...out.values()].sort((a, b) => first(b) - first(a) || a.index - b.index)
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
  const people = await peopleOf(work), before = await rememberedOf(work, entity, people), said = new Map<string, string>()
  for (const [name, to] of Object.entries(typeof options.unknownOwner === 'object' ? options.unknownOwner : {})) {
    const chosen = to === open ? open : meant(people, to)
    if (!chosen) throw new Refusal('import.member', { name })
    said.set(plainName(name), chosen)
  }
  const kept = new Map(Object.entries(before.owners).map(([name, id]) => [plainName(name), id]))
  // Someone's own name is his, even where it was once said of another; an answer of this run goes before both.
  const person = (name: string): string | undefined => said.get(name) ?? people.byName.get(name) ?? kept.get(name) ?? (options.unknownOwner === 'pool' ? 'pool' : undefined)
  const wordsIn = (values: RunOptions['values']): [string, string][] => Object.entries(values ?? {}).flatMap(([field, map]) => Object.entries(map).map(([word, value]): [string, string] => [`${canonical(entity, field)} ${word.trim()}`, value]))
  const own = wordsIn(options.values), ends = entity === 'ledger'
  for (const [key, value] of own) {
    const target = targets.get(key.slice(0, key.indexOf(' ')))
    if (!(value === open && target?.field.choices) && !allowed(entity, target, value)) throw new Refusal('import.mapping', { name: `${key} → ${value}` })
  }
  const words = new Map([...wordsIn(before.values), ...own])
  const answered = (found: string | undefined): string | undefined => (found === open ? undefined : found)
  const today = dayAt(work.now, work.who.timeZone)
  return {
    columns, zone: work.who.timeZone, today, year: Number(today.slice(0, 4)), unknownValues: options.unknownValues ?? 'error', ends, has: path => targets.has(path),
    person: name => answered(person(plainName(name))), settled: name => said.has(plainName(name)) || (!people.byName.get(plainName(name)) && kept.has(plainName(name))),
    word: (target, word) => answered(words.get(`${target.path} ${word.trim()}`)),
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
