import { sql } from '../../server/data/sql.ts'
import type { Work } from '../../server/work/work.ts'
import type { Remembered, RunOptions } from './import.ts'
import { canonical, targetsOf, type Target } from './targets.ts'
import { endings } from './words.rules.ts'

/** 小 马, 小马: one person. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
/** The answer that leaves a person or word open, whatever was said of it before. */
export const open = '?'
/** Whether a word of this field may become this value; '' leaves it out, and a ledger's level may end a card. */
export const allowed = (entity: string, target: Target | undefined, value: string): boolean =>
  !!target?.field.choices && (value === '' || Object.hasOwn(target.field.choices, value) || (entity === 'ledger' && target.name === 'level' && endings.includes(value as 'lost')))

export type People = { ids: ReadonlySet<string>; byName: ReadonlyMap<string, string | null> }
/** Who is active, by id, and by name or login; null where two people of one name leave it open. */
export const peopleOf = async (work: Work): Promise<People> => {
  const members = await work.rows<{ id: string; name: string; login: string }>(sql`SELECT id, name, login FROM member WHERE org_id = ${work.org} AND state = 'active'`)
  const byName = new Map<string, string | null>()
  for (const m of members) { byName.set(plainName(m.name), byName.has(plainName(m.name)) ? null : m.id); byName.set(plainName(m.login), m.id) }
  return { ids: new Set(members.map(m => m.id)), byName }
}
/** Whom an answer means: the pool, a member by id, name or login; undefined for nobody who is active. */
export const meant = ({ ids, byName }: People, said: string): string | undefined => (said === 'pool' || ids.has(said) ? said : byName.get(plainName(said)) ?? undefined)

const mostRuns = 300
/**
 * What people and words were mapped to in this organisation's imports of one kind, whatever their columns were called: the newest answer to each,
 * where it still holds. A trial settles nothing, and what was taken back is as if it had not been said.
 */
export const rememberedOf = async (work: Work, entity: string, people?: People): Promise<Remembered> => {
  const said = await work.rows<Pick<RunOptions, 'unknownOwner' | 'values'>>(sql`SELECT options->'unknownOwner' AS "unknownOwner", options->'values' AS "values" FROM import_run
    WHERE org_id = ${work.org} AND entity = ${entity} AND state = 'done' AND NOT dry_run AND (json_typeof(options->'unknownOwner') = 'object' OR json_typeof(options->'values') = 'object') ORDER BY finished_at DESC, id DESC LIMIT ${mostRuns}`)
  const out: Remembered = { owners: {}, values: {} }
  if (!said.length) return out
  const who = people ?? await peopleOf(work), targets = new Map(targetsOf(entity).map(t => [t.path, t])), settled = new Set<string>()
  const newest = (key: string): boolean => !settled.has(key) && !!settled.add(key)
  for (const { unknownOwner, values } of said) {
    for (const [name, to] of Object.entries(typeof unknownOwner === 'object' ? unknownOwner ?? {} : {})) {
      const id = newest(`person ${plainName(name)}`) && to !== open ? meant(who, to) : undefined
      if (id) out.owners[name] = id
    }
    for (const [field, map] of Object.entries(values ?? {})) for (const [word, value] of Object.entries(map)) {
      const path = canonical(entity, field)
      if (newest(`${path} ${word.trim()}`) && value !== open && allowed(entity, targets.get(path), value)) (out.values[path] ??= {})[word.trim()] = value
    }
  }
  return out
}
