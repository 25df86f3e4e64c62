/** Two people on one row (wire.md 2 visit, `Merge: fields`). Values are JSON; a group (want) is merged part by part. */
type Values = Readonly<Record<string, unknown>>
/** `changes` is what may be written over theirs; `conflicts` are pointers (/phone, /want/colour) where both changed the same to different. */
export type Merged = { readonly changes: Record<string, unknown>; readonly conflicts: string[] }

const isGroup = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown): boolean => {
  if (isGroup(a) && isGroup(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(key => same(a[key], b[key]))
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
/**
 * Merges my change into what stands now. `base`: the row of the version I saw, `theirs`: the row now, `mine`: only the fields I send.
 * A field I send unchanged is theirs; one is in conflict where both moved away from base, to different values.
 */
export const mergedByField = (base: Values, theirs: Values, mine: Values, at = ''): Merged => {
  const changes: Record<string, unknown> = {}, conflicts: string[] = []
  for (const [name, value] of Object.entries(mine)) {
    const was = base[name], is = theirs[name]
    if (isGroup(value) && (isGroup(was) || isGroup(is))) {
      const inner = mergedByField(isGroup(was) ? was : {}, isGroup(is) ? is : {}, value, `${at}/${name}`)
      conflicts.push(...inner.conflicts)
      if (Object.keys(inner.changes).length > 0) changes[name] = inner.changes
    } else if (same(value, is) || same(value, was)) continue
    else if (same(was, is)) changes[name] = value
    else conflicts.push(`${at}/${name}`)
  }
  return { changes, conflicts }
}
