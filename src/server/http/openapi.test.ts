import assert from 'node:assert/strict'
import { test } from 'node:test'
import '../../app/areas.ts'
import '../../app/ground.ts'
import { declaredCalls } from '../../kernel/call.ts'
import { openApi } from './openapi.ts'

type Json = Record<string, unknown>
const document = JSON.parse(openApi('0.0.0')) as { openapi: string; paths: Record<string, Record<string, Json>>; components: { schemas: Json; securitySchemes: Json } } & Json
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as { operationId: string; parameters: { name: string; in: string; required: boolean; schema: Json }[]; requestBody?: { content: Json }; responses: Record<string, Json>; security: Json[] } })))
const types = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'])
/** What JSON Schema 2020-12 demands of the keywords in use here; anything else is a keyword nobody meant. */
const faultsOf = (schema: unknown, at: string): string[] => {
  if (typeof schema === 'boolean') return []
  if (!schema || typeof schema !== 'object' || Array.isArray(schema)) return [`${at} is no schema`]
  return Object.entries(schema).flatMap(([key, value]): string[] => {
    const here = `${at}/${key}`
    switch (key) {
      case 'type': return [value].flat().every(t => types.has(t as string)) ? [] : [`${here} ${JSON.stringify(value)}`]
      case 'properties': return Object.entries(value as Json).flatMap(([n, s]) => faultsOf(s, `${here}/${n}`))
      case 'items': case 'additionalProperties': case 'propertyNames': return faultsOf(value, here)
      case 'anyOf': case 'oneOf': case 'allOf': return Array.isArray(value) && value.length ? value.flatMap((s, i) => faultsOf(s, `${here}/${i}`)) : [here]
      case 'enum': return Array.isArray(value) && value.length && new Set(value).size === value.length ? [] : [here]
      case 'required': return Array.isArray(value) && new Set(value).size === value.length && value.every(n => typeof n === 'string' && n in ((schema as { properties?: Json }).properties ?? {})) ? [] : [`${here} ${JSON.stringify(value)}`]
      case 'minimum': case 'maximum': case 'minLength': case 'maxLength': case 'minItems': case 'maxItems': case 'exclusiveMinimum': return typeof value === 'number' ? [] : [here]
      case 'pattern': try { new RegExp(value as string, 'u'); return [] } catch { return [here] }
      case '$ref': return typeof value === 'string' && value.slice('#/components/schemas/'.length) in document.components.schemas ? [] : [`${here} leads nowhere`]
      case 'title': case 'description': case 'format': case 'contentMediaType': case 'x-of': return typeof value === 'string' ? [] : [here]
      case 'default': case 'const': return []
      default: return [`${here} is no keyword`]
    }
  })
}
test('the document is OpenAPI 3.1: its head, and one operation for every declared call', () => {
  assert.match(document.openapi, /^3\.1\.\d+$/)
  for (const part of ['title', 'version']) assert.equal(typeof (document.info as Json)[part], 'string')
  assert.equal(operations.length, declaredCalls().size)
  assert.equal(new Set(operations.map(o => o.operation.operationId)).size, operations.length)
})
test('paths and parameters: every {place} is a required path parameter and no other is; none twice', () => {
  const wrong: string[] = []
  for (const { path, method, operation } of operations) {
    if (!path.startsWith('/') || path.includes('?')) wrong.push(path)
    if (!['get', 'post', 'put', 'patch', 'delete'].includes(method)) wrong.push(method)
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(m => m[1]), given = operation.parameters.filter(p => p.in === 'path')
    if (given.map(p => p.name).sort().join() !== places.sort().join() || given.some(p => !p.required)) wrong.push(`${method} ${path}: places`)
    if (new Set(operation.parameters.map(p => `${p.in} ${p.name}`)).size !== operation.parameters.length) wrong.push(`${method} ${path}: a parameter twice`)
    for (const p of operation.parameters) { if (!['path', 'query', 'header'].includes(p.in)) wrong.push(p.in); wrong.push(...faultsOf(p.schema, `${method} ${path} ${p.name}`)) }
    if (method === 'get' && operation.requestBody) wrong.push(`get ${path} has a body`)
  }
  assert.deepEqual(wrong, [])
})
test('bodies, answers and components are schemas whose references lead somewhere; every answer is described, every refusal a problem document', () => {
  const wrong: string[] = []
  for (const { path, method, operation } of operations) {
    for (const [type, { schema }] of Object.entries((operation.requestBody?.content ?? {}) as Record<string, { schema: unknown }>)) wrong.push(...faultsOf(schema, `${method} ${path} ${type}`))
    for (const [status, answer] of Object.entries(operation.responses)) {
      if (!/^([1-5]\d\d|default)$/.test(status) || typeof answer.description !== 'string') wrong.push(`${method} ${path} ${status}`)
      for (const { schema } of Object.values((answer.content ?? {}) as Record<string, { schema: unknown }>)) wrong.push(...faultsOf(schema, `${method} ${path} ${status}`))
    }
    if (!('application/problem+json' in ((operation.responses.default?.content ?? {}) as Json))) wrong.push(`${method} ${path} has no refusal`)
    for (const scheme of operation.security) for (const name of Object.keys(scheme)) if (!(name in document.components.securitySchemes)) wrong.push(`${method} ${path} ${name}`)
  }
  for (const [name, schema] of Object.entries(document.components.schemas)) wrong.push(...faultsOf(schema, name))
  assert.deepEqual(wrong, [])
})
