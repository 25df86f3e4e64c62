import { completenessOf, customer } from '../customers/index.ts'
import { Work } from '../../server/work/work.ts'
import { remember } from './hang.ts'

/** Fields an import leaves as they are: the owner changes with a reason, the key stays what found the row. */
const kept = new Set(['ownerId', 'siteId', 'teamId', 'kind', 'createdOn'])
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * onExisting «update»: what the file says replaces what stood, an empty cell never does. Further phones and notes are added, not replaced.
 * Each change is a line of the row's own history; what stood before is remembered for undo.
 */
export const updateStanding = async (work: Work, importId: string, id: string, facts: Record<string, unknown>): Promise<boolean> => {
  const before = await work.find(customer, id) as (Record<string, unknown> & { id: string; version: number; phone: string | null; otherPhones: string[]; note: string | null }) | undefined
  if (!before) return false
  const changes: Record<string, unknown> = Object.fromEntries(Object.entries(facts).filter(([name, value]) => value !== null && value !== undefined && name in before && !kept.has(name) && !same(before[name], value)))
  // A number beside the one he is found by is one more number.
  if (typeof changes.phone === 'string' && before.phone !== null) { changes.otherPhones = [...before.otherPhones, changes.phone, ...((facts.otherPhones as string[] | undefined) ?? [])]; delete changes.phone }
  if (Array.isArray(changes.otherPhones)) { changes.otherPhones = [...new Set([...before.otherPhones, ...(changes.otherPhones as string[])])].filter(p => p !== (changes.phone ?? before.phone)).slice(0, 5); if (same(changes.otherPhones, before.otherPhones)) delete changes.otherPhones }
  if (typeof changes.note === 'string' && before.note) { if (before.note.includes(changes.note)) delete changes.note; else changes.note = `${before.note}\n${changes.note}`.slice(0, 2000) }
  if (Object.keys(changes).length === 0) return false
  const audited = new Work({ who: work.who, now: work.now, client: work.client, requestId: work.requestId, right: work.right, later: (_client, queue, data, options) => work.later(queue, data, options) })
  const saved = await audited.save(customer, before as never, { ...changes, completeness: completenessOf({ ...before, ...changes }) } as never, 'import')
  await remember(work, importId, [{ entity: 'customer', id, hash: null, row: null, before: { version: saved.version, values: Object.fromEntries([...Object.keys(changes), 'completeness'].map(name => [name, before[name] ?? null])) } }])
  return true
}
