import { entityNamed } from '../../kernel/entity.ts'
import { readPhone } from '../../kernel/phone.ts'
import { raw, sql, type Sql } from '../../server/data/sql.ts'
import { seesWithin } from '../../server/data/sees.ts'
import { rightOf } from '../../kernel/permission.ts'
import type { Work } from '../../server/work/work.ts'
import type { ReadRow } from './cells.ts'

type Found = { word: string; ids: string[] }
const byName = (work: Work, table: string, column: string, words: string[], where: Sql): Promise<Found[]> =>
  work.rows<Found>(sql`SELECT a.${raw(column)} AS word, array_agg(a.id) AS ids FROM ${raw(table)} a WHERE a.org_id = ${work.org} AND a.${raw(column)} = ANY(${words}::text[]) AND ${where} GROUP BY 1`)
const looking: Readonly<Record<string, (work: Work, words: string[]) => Promise<Found[]>>> = {
  site: (work, words) => byName(work, 'site', 'name', words, sql`a.archived_at IS NULL`),
  team: (work, words) => byName(work, 'team', 'name', words, sql`a.archived_at IS NULL`),
  prospectCard: (work, words) => byName(work, 'prospect_card', 'no', words, work.visible(entityNamed('prospectCard'), 'a')),
  /** A phone first, whoever writes it; else a name that only one customer within reach has. */
  customer: async (work, words) => {
    const reach = seesWithin(work.who, entityNamed('customer'), 'a', rightOf(work.who, 'customer').i ?? rightOf(work.who, 'customer').read)
    const phones = new Map(words.flatMap(w => { const phone = readPhone(w); return phone ? [[phone, w] as const] : [] }))
    const byPhone = phones.size ? await work.rows<{ value: string; id: string }>(sql`SELECT i.value, a.id FROM customer_identity i JOIN customer a ON a.org_id = i.org_id AND a.id = i.row_id WHERE i.org_id = ${work.org} AND i.kind = 'phone' AND i.value = ANY(${[...phones.keys()]}::text[]) AND ${reach}`) : []
    const names = words.filter(w => !readPhone(w))
    return [...byPhone.map(f => ({ word: phones.get(f.value)!, ids: [f.id] })), ...(names.length ? await byName(work, 'customer', 'name', names, sql`a.archived_at IS NULL AND a.merged_into_id IS NULL AND ${reach}`) : [])]
  },
}
type Line = { read: ReadRow; row: { sheet: string; number: number } }
/** Puts ids where words stood, one statement a kind and chunk; a word that names none, or more than one, is a problem of its row. */
export const findRefs = async (work: Work, lines: readonly Line[]): Promise<void> => {
  for (const { read } of lines) {
    // The name beside a phone only helps where there is no phone.
    for (const path of Object.keys(read.values).filter(p => p.endsWith('Id.name'))) {
      const owner = path.slice(0, -5), name = read.values[path]
      delete read.values[path]
      if (read.values[owner] === undefined && typeof name === 'string') { read.values[owner] = name; read.refs.push({ path: owner, of: 'customer', word: name, label: '' }) }
    }
  }
  const asked = Map.groupBy(lines.flatMap(l => l.read.refs), r => r.of)
  for (const [of, refs] of asked) {
    const found = new Map((await looking[of](work, [...new Set(refs.map(r => r.word))])).map(f => [f.word, f.ids]))
    for (const { read, row } of lines) for (const ref of read.refs) {
      if (ref.of !== of || read.values[ref.path] !== ref.word) continue
      const ids = found.get(ref.word) ?? []
      if (ids.length === 1) read.values[ref.path] = ids[0]
      else { delete read.values[ref.path]; read.problems.push({ sheet: row.sheet, row: row.number, column: ref.label, value: ref.word.slice(0, 80), code: ids.length ? 'import.severalFound' : 'import.noneFound' }) }
    }
  }
}
