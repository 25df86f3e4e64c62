// Calls nobody sane would make: values by the document's own schemas, and worse ones in their place.
import fc from 'fast-check'
import type { Endpoint, Schema } from './walk.ts'

/** What has broken others: trust.md section 4 (T, N, D, W) and the limits of the types underneath. */
const nasty = [
  '', ' ', '　', '\u0000', 'a\u0000b', '\ud842', '𠮷野', '👨‍👩‍👧', '‮drow', "' or 1=1--", "'; select pg_sleep(5)--", '%', '_', '\\', '<script>alert(1)</script>', 'javascript:alert(1)', '../../etc/passwd', '{{7*7}}', '${7}', '=HYPERLINK("http://x","y")',
  '__proto__', 'constructor', 'null', 'undefined', 'NaN', 'Infinity', '1e400', '-1', '0', '1.005', '999999999999.99', '1000000000000.00', '12,000.50', '１２０００', '9007199254740993', '2147483648', '0x10',
  '2026-02-30', '2026-13-01', '0000-01-01', '10000-01-01', '2026-11-23', '2026-11-23T03:00:00Z', '2026-11-23T25:00:00Z', '2026-11-23T03:00:00', '24:00', '23:59', '138****1234', '+86 138-0013-8000', '１３８００１３８０００', 'H', 'a'.repeat(300), '字'.repeat(5000),
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'not-an-id',
]
const odd: unknown[] = [null, true, false, 0, -1, 1, 1.5, 2_147_483_648, 9_007_199_254_740_992, 1e308, [], {}, [null], [[[]]], { a: { b: {} } }, ['x', 'x'], [1, 2, 3]]
export type Draw = { <T>(arb: () => fc.Arbitrary<T>): T }
const pick = <T>(g: Draw, list: readonly T[]): T => g(() => fc.constantFrom(...list))
const chance = (g: Draw, percent: number): boolean => g(() => fc.integer({ min: 0, max: 99 })) < percent

const valid = (g: Draw, schema: Schema, ids: readonly string[], depth = 0): unknown => {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(g, schema.enum)
  if (schema.anyOf) return valid(g, pick(g, schema.anyOf), ids, depth + 1)
  switch (Array.isArray(schema.type) ? pick(g, schema.type) : schema.type) {
    case 'null': return null
    case 'object': return objectOf(g, schema, ids, depth + 1)
    case 'array': return Array.from({ length: g(() => fc.integer({ min: 0, max: 3 })) }, () => valid(g, schema.items ?? {}, ids, depth + 1))
    case 'integer': case 'number': return g(() => fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.minimum ?? 0, 1e9) + 50 }))
    case 'boolean': return chance(g, 50)
    default:
      if (schema.format === 'uuid' || schema.pattern?.startsWith('^[0-9a-f]{8}')) return pick(g, ids)
      if (schema.format === 'date') return pick(g, ['2026-11-22', '2026-11-23', '2026-11-24'])
      if (schema.format === 'date-time') return pick(g, ['2026-11-22T03:00:00Z', '2026-11-23T11:00:00+08:00'])
      return schema.pattern?.startsWith('^\\d{1,12}') ? pick(g, ['0', '1.00', '200000.5']) : pick(g, ['甲', 'phone', 'Text of some length', '13800138000', 'o c u'])
  }
}
const value = (g: Draw, schema: Schema, ids: readonly string[], depth = 0): unknown =>
  chance(g, 75) ? valid(g, schema, ids, depth) : chance(g, 65) ? pick(g, nasty) : pick(g, odd)
const objectOf = (g: Draw, schema: Schema, ids: readonly string[], depth = 0): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  if (depth > 5) return out
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const needed = schema.required?.includes(name)
    if (needed ? chance(g, 95) : chance(g, 35)) out[name] = value(g, part, ids, depth)
  }
  if (chance(g, 6)) out[pick(g, ['id', 'orgId', 'role', 'version', 'a\u0000', 'constructor', '字段'])] = pick(g, odd)
  return out
}
const operators = ['', '', '', '.in', '.gt', '.gte', '.lt', '.lte', '.null', '.like']
export type Made = { method: string; url: string; body?: string; headers: Record<string, string> }
/** One call of an endpoint: sometimes right in every part, mostly wrong in one or two. */
export const callOf = (g: Draw, e: Endpoint, ids: readonly string[], own: readonly string[]): Made => {
  const url = e.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(name === 'id' ? (own.length && chance(g, 75) ? pick(g, own) : chance(g, 60) ? pick(g, ids) : pick(g, nasty).toWellFormed()) : pick(g, ['visitsTotal', 'cardsTotal', 'x', ...nasty]).toWellFormed()))
  const query: string[] = []
  const listed = e.operation.parameters.filter(p => p.in === 'query')
  for (const p of listed) {
    if (!(p.required ? chance(g, 92) : chance(g, Math.min(60, 250 / listed.length)))) continue
    const name = p.name + (listed.some(q => q.name === 'cursor') && !['limit', 'cursor', 'sort', 'q'].includes(p.name) ? pick(g, operators) : '')
    const given = p.name === 'sort' && chance(g, 70) ? pick(g, ['-', '']) + pick(g, listed).name : value(g, p.schema, ids)
    query.push(`${encodeURIComponent(name)}=${encodeURIComponent((typeof given === 'string' ? given : JSON.stringify(given)).toWellFormed())}`)
  }
  if (chance(g, 5)) query.push(pick(g, ['__proto__=1', 'nothing=1', '%00=1', 'limit=0', '%E0%A4%A=1', 'a[]=1', 'sort=-']))
  const headers: Record<string, string> = { 'if-match': pick(g, ['"1"', '"1"', '"1"', '"2"', '*', 'x', '']), 'idempotency-key': pick(g, [g(() => fc.uuid()), g(() => fc.uuid()), g(() => fc.uuid()), 'again', '', 'k'.repeat(300)]) }
  const schema = e.operation.requestBody?.content['application/json']?.schema
  const body = e.method === 'GET' || e.method === 'DELETE' ? undefined
    : chance(g, 4) ? pick(g, ['', '{', '[]', 'null', '"x"', '{"a":1,"a":2}', '{"__proto__":{"a":1}}', '[[[[]]]]', '\ufeff{}', '{"a":"\\ud800"}']) : JSON.stringify(schema ? objectOf(g, schema, ids) : {})
  return { method: e.method, url: `/api/v1${url}${query.length ? `?${query.join('&')}` : ''}`, body, headers }
}
