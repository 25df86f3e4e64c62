import { z } from 'zod'
import { declaredCalls, type Call } from '../../kernel/call.ts'
import { entities, flatFields, isSearched, type Entity } from '../../kernel/entity.ts'
import type { Field, Fields } from '../../kernel/field.ts'
import { refName } from '../../kernel/names.ts'

type Schema = Record<string, unknown>
const one = (f: Field): Schema => {
  if (f.parts) return { type: 'object', properties: props(f.parts) }
  const base: Schema = { title: `${f.label.zh} ${f.label.en}` }
  switch (f.kind) {
    case 'flag': return { ...base, type: 'boolean' }
    case 'whole': return { ...base, type: 'integer', minimum: f.min, maximum: f.max }
    case 'day': return { ...base, type: 'string', format: 'date' }
    case 'instant': return { ...base, type: 'string', format: 'date-time' }
    case 'money': return { ...base, type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,2})?$' }
    case 'ref': return { ...base, type: 'string', format: 'uuid', 'x-of': f.of }
    case 'refs': return { ...base, type: 'array', items: { type: 'string', format: 'uuid' }, 'x-of': f.of }
    case 'choice': return { ...base, type: 'string', enum: Object.keys(f.choices!) }
    case 'choices': return { ...base, type: 'array', items: { type: 'string', enum: Object.keys(f.choices!) } }
    case 'phones': case 'words': return { ...base, type: 'array', items: { type: 'string' }, maxItems: f.max }
    default: return { ...base, type: 'string', ...(f.max ? { maxLength: f.max } : {}) }
  }
}
const nullable = (f: Field): Schema => { const s = one(f); return f.nullable && typeof s.type === 'string' ? { ...s, type: [s.type, 'null'], ...(s.enum ? { enum: [...(s.enum as unknown[]), null] } : {}) } : s }
const props = (fields: Fields): Schema => Object.fromEntries(Object.entries(fields).map(([n, f]) => [n, nullable(f)]))
const row = (e: Entity): Schema => ({
  type: 'object', title: `${e.label.zh} ${e.label.en}`,
  properties: {
    id: { type: 'string', format: 'uuid' }, version: { type: 'integer' }, createdAt: { type: 'string', format: 'date-time' }, createdBy: { type: ['string', 'null'] }, updatedAt: { type: 'string', format: 'date-time' },
    ...(e.does.includes('archive') ? { archivedAt: { type: ['string', 'null'], format: 'date-time' } } : {}), ...props(e.fields),
    ...Object.fromEntries(Object.entries(e.fields).filter(([, f]) => f.kind === 'ref').map(([n]) => [refName(n), { type: ['object', 'null'], properties: { id: { type: 'string' }, label: { type: 'string' } } }])),
    ...Object.fromEntries(Object.entries(e.children).map(([n, c]) => [n, c.one ? { type: ['object', 'null'], properties: props(c.fields) } : { type: 'array', items: { type: 'object', properties: props(c.fields) } }])),
    can: { type: 'array', items: { type: 'string' } },
  },
})
type Body = Schema & { properties?: Record<string, Schema> }
const parsed = (schema: z.ZodType): Body => { try { return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Body } catch { return { type: 'object' } } }
/** What parses the body says which names there are and which are needed; the fields behind them say more: titles, formats, what an id is of. */
const described = (schema: Body, fields: Fields): Body => ({ ...schema, properties: { ...schema.properties, ...Object.fromEntries(Object.entries(props(fields)).filter(([n]) => schema.properties && n in schema.properties)) as Record<string, Schema> } })
const queryBody = (e: Entity): Schema => ({
  type: 'object', description: 'The names of the list: limit, cursor, sort, q, fields, and field.in, .gt, .gte, .lt, .lte, .null',
  properties: { limit: { type: 'integer', minimum: 1, maximum: 100 }, cursor: { type: 'string' }, sort: { type: 'string' }, ...(isSearched(e) ? { q: { type: 'string', maxLength: 100 } } : {}), ...Object.fromEntries(flatFields(e.fields).filter(([, f]) => f.operators.includes('eq')).map(([n, f]) => [n, one(f)])) },
})
const body = (call: Call): Schema | undefined => {
  if (call.method === 'GET' || call.method === 'DELETE') return undefined
  if (call.file) return { type: 'object', properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, ...props(call.fields ?? {}) }, required: ['file', ...Object.keys(call.fields ?? {})] }
  if (call.kind === 'query') return queryBody(call.entity!)
  if (!call.body) return { type: 'object' }
  const { $schema: _, ...schema } = described(parsed(call.body), call.fields ?? {})
  for (const [n, c] of Object.entries(call.entity && ['create', 'change'].includes(call.kind) ? call.entity.children : {})) {
    const list = (schema.properties as Record<string, { items?: Body }>)[n]
    if (list?.items) list.items = described(list.items, c.fields)
  }
  return schema
}
const parameter = (name: string, where: string, required: boolean, schema: Schema): Schema => ({ name, in: where, required, schema })
const queryOf = (call: Call): Schema[] => {
  if (call.kind === 'list') {
    return [parameter('limit', 'query', false, { type: 'integer', minimum: 1, maximum: 100, default: 50 }), parameter('cursor', 'query', false, { type: 'string' }), parameter('sort', 'query', false, { type: 'string' }),
      ...(isSearched(call.entity!) ? [parameter('q', 'query', false, { type: 'string', maxLength: 100 })] : []),
      ...flatFields(call.entity!.fields).filter(([, f]) => f.operators.includes('eq')).map(([n, f]) => parameter(n, 'query', false, one(f)))]
  }
  return call.method === 'GET' ? Object.entries(call.fields ?? {}).map(([n, f]) => parameter(n, 'query', f.written === 'need', one(f))) : []
}
const problemRef = { description: 'problem+json', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } } }
const operation = (call: Call): Schema => {
  const given = body(call)
  const answer: Schema = call.status === 204 ? { description: 'done' } : {
    description: 'ok', content: { 'application/json': { schema: call.entity && ['get', 'create', 'change', 'command'].includes(call.kind) ? { $ref: `#/components/schemas/${call.entity.name}` }
      : call.entity && ['list', 'query'].includes(call.kind) ? { type: 'object', properties: { items: { type: 'array', items: { $ref: `#/components/schemas/${call.entity.name}` } }, next: { type: ['string', 'null'] } } } : {} } },
  }
  return {
    operationId: call.name, summary: `${call.label.zh} · ${call.label.en}`, tags: [call.entity?.name ?? call.name.split('.')[0]],
    'x-right': typeof call.right === 'string' ? call.right : `${call.right.thing}:${call.right.verb}`,
    security: call.right === 'open' ? [] : [{ session: [] }],
    parameters: [...[...call.path.matchAll(/\{(\w+)\}/g)].map(m => parameter(m[1], 'path', true, { type: 'string' })), ...queryOf(call),
      ...(call.match ? [parameter('If-Match', 'header', true, { type: 'string' })] : []), ...(call.key === 'no' ? [] : [parameter('Idempotency-Key', 'header', call.key === 'must', { type: 'string', minLength: 1, maxLength: 255 })])],
    ...(given ? { requestBody: { required: true, content: { [call.file ? 'multipart/form-data' : 'application/json']: { schema: given } } } } : {}),
    responses: { [String(call.status)]: answer, default: problemRef },
  }
}
/** OpenAPI 3.1 of every declared call: the same declarations, no second list. */
export const openApi = (version: string): string => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const call of declaredCalls().values()) (paths[call.path] ??= {})[call.method.toLowerCase()] = operation(call)
  return JSON.stringify({
    openapi: '3.1.0', info: { title: 'Chenxi 晨夕', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } }, servers: [{ url: '/api/v1' }], paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'cx' } },
      schemas: {
        ...Object.fromEntries([...entities().values()].map(e => [e.name, row(e)])),
        problem: { type: 'object', required: ['type', 'title', 'status', 'code'], properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, code: { type: 'string' }, errors: { type: 'array', items: { type: 'object', properties: { pointer: { type: 'string' }, parameter: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } } } } } },
      },
    },
  })
}
