/** What makes a record one can work with, and how much each part counts (D3.4); shares of 100. */
const parts: readonly [weight: number, fields: readonly string[]][] = [
  [20, ['name']], [25, ['phone']], [10, ['channel']], [10, ['ownerId']], [8, ['gender', 'creditCode']], [8, ['region', 'address']], [7, ['industry']], [6, ['wechat', 'email']], [6, ['consents']],
]
const filled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '')

/** How complete a customer's record is, 0–100: each part counts when one of its fields is filled. */
export const completenessOf = (values: Readonly<Record<string, unknown>>): number =>
  parts.reduce((sum, [weight, fields]) => (fields.some(f => filled(values[f])) ? sum + weight : sum), 0)

/** Account data: finance, the owner and his supervisor alone (wire.md 3). */
export const accountFields: readonly string[] = ['taxTitle', 'bank', 'bankAccount']

type Facts = Readonly<Record<string, unknown>>
/** One thing a merge writes into the record that is kept; `before` null: it was empty. Text, so that it can be kept and taken back. */
export type Filled = { readonly field: string; readonly before: string | null; readonly after: string }
const fillable = ['gender', 'phone', 'wechat', 'email', 'region', 'address', 'industry', 'creditCode', 'taxTitle', 'bank', 'bankAccount', 'note'] as const
const heat = ['O', 'H', 'A', 'B', 'C', 'N']
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const list = (value: unknown): string[] => (Array.isArray(value) ? value as string[] : [])
const most = 5

/**
 * What the kept record takes over from the one merged into it: its empty fields, the further phones (so that both numbers find it), the owner
 * where it had none, the hotter level, the later contact and the earlier promise. Nothing that is written is overwritten.
 */
export const takenOver = (from: Facts, into: Facts): Filled[] => {
  const out: Filled[] = []
  const put = (field: string, before: unknown, after: unknown) => {
    const was = textOf(before), is = textOf(after)
    if (is !== null && is !== was) out.push({ field, before: was, after: is })
  }
  for (const field of fillable) if (textOf(into[field]) === null) put(field, null, from[field])
  if (textOf(into.ownerId) === null && textOf(from.ownerId) !== null) for (const field of ['ownerId', 'teamId', 'ownedSince']) put(field, into[field], from[field])
  const level = heat.find(l => l === from.level || l === into.level)
  put('level', into.level, level)
  const [a, b] = [textOf(from.lastContactAt), textOf(into.lastContactAt)]
  put('lastContactAt', b, a !== null && (b === null || a > b) ? a : b)
  const [c, d] = [textOf(from.nextContactOn), textOf(into.nextContactOn)]
  put('nextContactOn', d, c !== null && (d === null || c < d) ? c : d)
  const has = new Set([textOf(into.phone) ?? textOf(from.phone), ...list(into.otherPhones)])
  for (const phone of [textOf(from.phone), ...list(from.otherPhones)]) {
    if (phone === null || has.has(phone) || list(into.otherPhones).length + out.filter(f => f.field === 'otherPhones').length >= most) continue
    has.add(phone)
    out.push({ field: 'otherPhones', before: null, after: phone })
  }
  return out
}
/** The change that writes what was taken over. */
export const withTaken = (into: Facts, filled: readonly Filled[]): Record<string, unknown> => {
  const phones = filled.filter(f => f.field === 'otherPhones').map(f => f.after)
  return { ...Object.fromEntries(filled.filter(f => f.field !== 'otherPhones').map(f => [f.field, f.after])), ...(phones.length ? { otherPhones: [...list(into.otherPhones), ...phones] } : {}) }
}
/** The change that takes it back: only what still says what the merge wrote. */
export const takenBack = (into: Facts, filled: readonly Filled[]): Record<string, unknown> => {
  const phones = new Set(filled.filter(f => f.field === 'otherPhones').map(f => f.after))
  return { ...Object.fromEntries(filled.filter(f => f.field !== 'otherPhones' && into[f.field] === f.after).map(f => [f.field, f.before])), ...(phones.size ? { otherPhones: list(into.otherPhones).filter(p => !phones.has(p)) } : {}) }
}
