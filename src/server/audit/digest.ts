import { createHash } from 'node:crypto'

/** Keys in one order, so that the text is the same whoever writes it (jsonb keeps an order of its own). */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object') return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  return JSON.stringify(value ?? null)
}
/** Salted digest of personal values: what the chain and the day's head cover in their stead. */
export const digestOf = (salt: string, value: unknown): string => createHash('sha256').update(salt + canonical(value)).digest('hex')
