import type { Call } from './call.ts'
import type { Language } from './language.ts'

/** What a «no» carried: the code is the same in every language, detail is in the reader's. */
export type ProblemFault = { pointer?: string; parameter?: string; code: string; detail: string }
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: readonly ProblemFault[]
  /** The whole document: `holder` of a duplicate, `current` of a stale row. */
  readonly body: Readonly<Record<string, unknown>>
  readonly retryAfter?: number
  constructor(status: number, body: Record<string, unknown>, retryAfter?: number) {
    super(String(body.code ?? status))
    this.status = status
    this.code = String(body.code ?? 'server.fault')
    this.detail = String(body.detail ?? body.title ?? '')
    this.errors = Array.isArray(body.errors) ? (body.errors as ProblemFault[]) : []
    this.body = body
    this.retryAfter = retryAfter
  }
}
/** The program cannot be reached at all: `offline`; status 0. */
export const offline = (): Problem => new Problem(0, { code: 'offline' })

type Answer = { status: number; headers: { get(name: string): string | null }; text(): Promise<string>; blob(): Promise<unknown> }
export type Send = (url: string, init: { method: string; headers: Record<string, string>; body?: string; signal?: unknown }) => Promise<Answer>
export type Ports = { send: Send; language: () => Language; newKey: () => string; base?: string }
export type AskOptions = { signal?: unknown; /** One key for all tries of one intent; a fresh one otherwise. */ key?: string }
export type Client = { ask: <I, O>(call: Call<I, O>, input: I, options?: AskOptions) => Promise<O> }

const text = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value))
/** Where a call goes and what it carries: places of the path, then If-Match, then query or body. */
export const requestOf = (call: Call<never, unknown> | Call, given: Record<string, unknown>): { method: string; path: string; headers: Record<string, string>; body?: string } => {
  const { ...rest } = given
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => { const value = rest[name]; delete rest[name]; return encodeURIComponent(String(value)) })
  const headers: Record<string, string> = {}
  // two people in one row: each sends only his fields (wire.md 2, visit)
  if (call.kind === 'change' && call.entity?.does.includes('merge-fields')) headers.merge = 'fields'
  if (call.match) { headers['if-match'] = `"${String(rest.version)}"`; delete rest.version }
  if (call.method === 'GET') {
    const query = Object.entries(rest).filter(([, v]) => v !== undefined && v !== null && v !== '').map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(text(v))}`).join('&')
    return { method: call.method, path: query ? `${path}?${query}` : path, headers }
  }
  if (call.method === 'DELETE') return { method: call.method, path, headers }
  headers['content-type'] = 'application/json'
  return { method: call.method, path, headers, body: JSON.stringify(rest) }
}
/**
 * The typed client over declared calls. A problem document becomes a thrown Problem; an answer that is a file comes as the Blob it is
 * (`export`). A network fault is the Problem `offline`.
 */
export const client = (ports: Ports): Client => ({
  ask: async <I, O>(call: Call<I, O>, input: I, options: AskOptions = {}): Promise<O> => {
    const { method, path, headers, body } = requestOf(call as Call, (input ?? {}) as Record<string, unknown>)
    let answer: Answer
    try {
      answer = await ports.send((ports.base ?? '/api/v1') + path, {
        method, body, signal: options.signal,
        headers: { accept: 'application/json', 'accept-language': ports.language(), ...headers, ...(call.key === 'no' ? {} : { 'idempotency-key': options.key ?? ports.newKey() }) },
      })
    } catch (error) {
      if ((error as { name?: string }).name === 'AbortError') throw error
      throw offline()
    }
    const kind = answer.headers.get('content-type') ?? ''
    if (answer.status >= 400) {
      const read = /json/.test(kind) ? ((await answer.text().then(t => JSON.parse(t) as unknown).catch(() => undefined)) as Record<string, unknown> | undefined) : undefined
      const wait = Number(answer.headers.get('retry-after'))
      throw new Problem(answer.status, read ?? { code: answer.status === 502 || answer.status === 503 || answer.status === 504 ? 'server.busy' : 'server.fault' }, Number.isFinite(wait) && wait > 0 ? wait : undefined)
    }
    if (answer.status === 204) return null as O
    if (!/json/.test(kind)) return (await answer.blob()) as O
    return JSON.parse(await answer.text()) as O
  },
})
