/** What makes a record one can work with, and how much each part counts (D3.4); shares of 100. */
const parts: readonly [weight: number, fields: readonly string[]][] = [
  [20, ['name']], [25, ['phone']], [10, ['channel']], [10, ['ownerId']], [8, ['gender', 'creditCode']], [8, ['region', 'address']], [7, ['industry']], [6, ['wechat', 'email']], [6, ['consents']],
]
const filled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '')

/** How complete a customer's record is, 0–100: each part counts when one of its fields is filled. */
export const completenessOf = (values: Readonly<Record<string, unknown>>): number =>
  parts.reduce((sum, [weight, fields]) => (fields.some(f => filled(values[f])) ? sum + weight : sum), 0)
