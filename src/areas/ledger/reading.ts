import { dayAt } from '../../kernel/time.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/language.ts'
import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import type { Reading } from './cells.ts'
import type { RunOptions, SheetFacts } from './import.ts'
import { canonical, targetsOf } from './targets.ts'

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** The mapping that applies: what the person said, by label or position, over what was proposed. A null or empty path leaves a column out. */
export const mappingOf = (entity: string, sheet: SheetFacts, given: RunOptions['mapping']): { index: number; label: string; path: string }[] => {
  const known = new Set(targetsOf(entity).map(t => t.path))
  const out = new Map<number, { index: number; label: string; path: string }>()
  if (!given) for (const c of sheet.columns) if (c.field) out.set(c.index, { index: c.index, label: c.label, path: c.field })
  for (const [key, path] of Object.entries(given ?? {})) {
    if (!path) continue
    const byLabel = sheet.columns.filter(c => c.label === key)
    const column = byLabel.length === 1 ? byLabel[0] : sheet.columns.find(c => String(c.index) === key) ?? byLabel[0]
    if (!column) throw new Refusal('import.mapping', { name: key })
    const whole = canonical(entity, path)
    if (!known.has(whole)) throw new Refusal('import.mapping', { name: path })
    out.set(column.index, { index: column.index, label: column.label || column.letter, path: whole })
  }
  const twice = [...out.values()].map(c => c.path).find((p, i, all) => all.indexOf(p) !== i)
  if (twice) throw new Refusal('import.mapping', { name: twice })
  return [...out.values()].sort((a, b) => a.index - b.index)
}
/** Everything needed to read rows: mapped columns, people by name and nickname, words mapped by hand. Refuses when a needed field has no column. */
export const readingOf = async (work: Work, entity: string, sheet: SheetFacts, options: RunOptions): Promise<Reading> => {
  const targets = new Map(targetsOf(entity).map(t => [t.path, t]))
  const columns = mappingOf(entity, sheet, options.mapping).map(c => ({ index: c.index, label: c.label, target: targets.get(c.path)! }))
  const mapped = new Set(columns.map(c => c.target.path))
  const filled = new Set(['channel', 'kind', 'siteId', 'customer.channel', 'customer.kind'])
  const missing = [...targets.values()].find(t => t.needed && !mapped.has(t.path) && !filled.has(t.path))
  if (missing) throw new Refusal('import.unmapped', { name: say(missing.label, work.who.language) })
  const members = await work.rows<{ id: string; name: string; login: string }>(sql`SELECT id, name, login FROM member WHERE org_id = ${work.org} AND state = 'active'`)
  const people = new Map(members.flatMap(m => [[plain(m.name), m.id], [plain(m.login), m.id]]))
  const said = typeof options.unknownOwner === 'object' ? Object.fromEntries(Object.entries(options.unknownOwner).map(([n, id]) => [plain(n), id])) : {}
  const ids = new Set(members.map(m => m.id))
  const words = new Map(Object.entries(options.values ?? {}).flatMap(([field, map]) => Object.entries(map).map(([word, value]): [string, string] => [`${canonical(entity, field)} ${word.trim()}`, value])))
  return {
    columns, zone: work.who.timeZone, today: dayAt(work.now, work.who.timeZone), year: Number(dayAt(work.now, work.who.timeZone).slice(0, 4)), unknownValues: options.unknownValues ?? 'error',
    person: name => {
      const key = plain(name), chosen = said[key]
      if (chosen === 'pool') return 'pool'
      if (chosen && ids.has(chosen)) return chosen
      return people.get(key) ?? (options.unknownOwner === 'pool' ? 'pool' : undefined)
    },
    word: (target, word) => { const value = words.get(`${target.path} ${word.trim()}`) ?? words.get(`${canonical(entity, target.name)} ${word.trim()}`); return value && (target.field.choices?.[value] || ['lost', 'frozen', 'outOfContact', 'delivered'].includes(value)) ? value : undefined },
  }
}
