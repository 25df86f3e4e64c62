import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { declaredCalls, type Call } from '../../kernel/call.ts'
import { languageOf } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { handlerOf } from '../calls/handlers.ts'
import { standard } from '../calls/crud.ts'
import { outage } from '../data/database.ts'
import { noteRefusal } from '../door/security.ts'
import { cookieName, personOf } from '../door/sessions.ts'
import type { House, Visit } from './context.ts'
import { dispatch, opens, type Asked, type Reply } from './dispatch.ts'
import { doorHandlerOf } from './door.ts'
import { readBody } from './json.ts'
import { sameOrigin } from './origin.ts'
import { serve } from './house.ts'
import { parse, problem } from './problem.ts'
import { serveDocuments } from './documents.ts'
import { apiHeaders, strict } from './headers.ts'

const bodyLimit = 256 * 1024
const standsAlone = new Set(['list', 'query'])
/** Declared calls that nobody answers: the program does not start with one. */
export const unanswered = (): string[] => [...declaredCalls().values()].filter(c => !handlerOf(c) && !standard(c) && !doorHandlerOf(c) && !standsAlone.has(c.kind)).map(c => c.name)

/** The API of every declared call. Boot fails where a call has no right or nobody to answer it. */
export const api = (house: House): FastifyInstance => {
  const app = Fastify({ logger: false, bodyLimit, trustProxy: false, routerOptions: { ignoreTrailingSlash: false }, requestTimeout: 120_000, keepAliveTimeout: 72_000, forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void refuseOver(house, error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? new Refusal('notFound') : error, request, reply) })
  serve(house, app)
  app.removeAllContentTypeParsers()
  // Bytes are taken in here and read after session and right are known (wire.md 1, order of checks): a stranger's broken body is a 401.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes))
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null))
  app.setErrorHandler((error, request, reply) => refuseOver(house, error, request, reply))
  app.setNotFoundHandler((request, reply) => notFound(house, request, reply))
  const open = unanswered()
  if (open.length) throw new Error(`nobody answers ${open.join(', ')}`)
  const methods = new Map<string, Set<string>>([['/api/v1/openapi.json', new Set(['GET'])]])
  for (const call of declaredCalls().values()) {
    if (!call.right) throw new Error(`call ${call.name} has no right`)
    const url = '/api/v1' + call.path.replace(/\{(\w+)\}/g, ':$1')
    methods.set(url, (methods.get(url) ?? new Set()).add(call.method))
    app.route({ method: call.method, url, handler: (request, reply) => answer(house, call, request, reply) })
  }
  for (const [url, known] of methods) {
    if (known.has('GET')) known.add('HEAD')
    const others = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'].filter(m => !known.has(m))
    app.route({ method: others as 'GET'[], url, exposeHeadRoute: false, handler: (request, reply) => refuseOver(house, new Refusal('method.notAllowed'), request, reply.header('allow', [...known].join(', '))) })
  }
  serveDocuments(app, house)
  return app
}
const requestIds = new WeakMap<FastifyRequest, string>()
const requestId = (request: FastifyRequest): string => {
  let id = requestIds.get(request)
  if (!id) requestIds.set(request, id = randomUUID())
  return id
}
const cookieOf = (request: FastifyRequest, name: string): string | undefined => {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}
const visits = new WeakMap<FastifyRequest, Visit>()
export const visitOf = async (house: House, request: FastifyRequest): Promise<Visit> => {
  const token = cookieOf(request, cookieName(house.secure))
  const person = token ? await personOf(house, token) : undefined
  const visit: Visit = {
    house, requestId: requestId(request), address: request.ip, agent: String(request.headers['user-agent'] ?? '').slice(0, 300), token, who: person?.who, sessionId: person?.sessionId,
    language: languageOf(request.headers['accept-language']) ?? person?.who.language ?? 'zh', headers: request.headers, raw: request.raw,
  }
  visits.set(request, visit)
  return visit
}
const answer = async (house: House, call: Call, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const visit = await visitOf(house, request)
  opens(call, visit)
  if (call.method !== 'GET') sameOrigin(request.headers, house.origin, house.secure)
  const asked: Asked = {
    params: request.params as Record<string, string>, query: request.query as Record<string, unknown>, headers: request.headers,
    body: call.method === 'GET' || call.file ? undefined : readBody(request.headers['content-type'], request.body),
  }
  const door = doorHandlerOf(call)
  let done: Reply
  if (door) {
    const given = call.method === 'GET' ? asked.query : call.body ? (parse(call.body, asked.body ?? {}) as Record<string, unknown>) : {}
    done = { status: call.status, body: undefined, headers: {}, ...(await door(visit, { ...given, ...asked.params })) }
  } else done = await dispatch(call, visit, asked)
  reply.code(done.status).headers({ ...apiHeaders(strict(house)), 'x-request-id': visit.requestId, ...done.headers })
  if (done.body instanceof Object && 'pipe' in done.body) return reply.send(done.body)
  if (done.status === 204) return reply.send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(done.text ?? JSON.stringify(done.body ?? null))
}
/** The route, never the address: paths may hold a link's token, query strings a phone (ASVS 14.2.1). */
const placeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '?'
/** Every «no» leaves as problem+json; a fault of ours is logged with its id and tells nothing of the inside. */
export const refuseOver = (house: House, thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  let error = outage(thrown)
  const code = (error as { code?: string }).code
  if (!(error instanceof Refusal)) {
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') error = new Refusal('request.tooLarge', { limit: '256 kB' })
    else if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') error = new Refusal('file.type')
    else if (code === '22021' || code === '22P05') error = new Refusal('field.invalid', {}, [{ pointer: '', code: 'field.type' }]) // text PostgreSQL cannot store (trust T07 T08)
    else if (code?.startsWith('FST_') || (error as { statusCode?: number }).statusCode === 400) error = new Refusal('request.malformed')
    else { house.log('fault', { id: requestId(request), method: request.method, path: placeOf(request), error: String((error as Error).stack ?? error) }); error = new Refusal('server.fault', { id: requestId(request) }) }
  }
  const refusal = error as Refusal
  const visit = visits.get(request)
  const language = visit?.language ?? languageOf(request.headers['accept-language']) ?? 'zh'
  if ([401, 403].includes(refusal.status)) noteRefusal(house, visit, refusal, request.method, placeOf(request))
  if (refusal.status === 429 || refusal.status === 503 || refusal.code === 'idempotency.running') reply.header('retry-after', String(refusal.facts.seconds ?? 1))
  return reply.code(refusal.status).headers({ ...apiHeaders(strict(house)), 'x-request-id': requestId(request), 'content-language': language }).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem(refusal, language)))
}
const notFound = (house: House, request: FastifyRequest, reply: FastifyReply) => refuseOver(house, new Refusal('notFound'), request, reply)
