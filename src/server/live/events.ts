import { PassThrough } from 'node:stream'
import { Refusal } from '../../kernel/refusal.ts'
import { personOf } from '../door/sessions.ts'
import type { Visit } from '../http/context.ts'
import type { Reply } from '../http/dispatch.ts'
import type { Bus } from './bus.ts'

const beatMs = 3_000, mostEach = 12
const open = new Set<PassThrough>()
/** Ends every stream: a server that goes down does not wait for watchers. */
export const endStreams = (): void => { for (const stream of open) stream.end() }
/**
 * Server-sent events of one person (wire.md 2 «events»): `changed` {rows: [{entity, id}]}, `resync` when something may have been missed.
 * Every 3 s the session is looked at again: one that ended ends the stream (trust: revocation within 5 s).
 */
export const eventsFor = (bus: Bus, visit: Visit): Partial<Reply> => {
  const { house, token } = visit
  let who = visit.who!
  if (bus.watching(who.orgId, who.memberId) >= mostEach) throw new Refusal('rate.limited', { seconds: 5 })
  const stream = new PassThrough({ highWaterMark: 64 * 1024 })
  const tell = (event: string, data: object): void => {
    if (stream.writableLength > 256 * 1024) { stream.end(); return } // a reader who has gone to sleep comes back and asks anew
    stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  open.add(stream)
  stream.write(`retry: 2000\n\n`)
  if (visit.headers['last-event-id'] !== undefined) tell('resync', {})
  const leave = bus.watch({ orgId: who.orgId, who: () => who, tell })
  let beats = 0
  const beat = setInterval(() => {
    void personOf(house, token ?? '').then(person => {
      if (!person) { stream.end(); return }
      who = person.who
      if (++beats % 5 === 0) stream.write(`id: ${Date.now()}\n: still here\n\n`)
    }).catch(() => undefined)
  }, beatMs)
  const done = (): void => { clearInterval(beat); leave(); open.delete(stream) }
  stream.once('close', done)
  stream.once('finish', done)
  visit.raw?.once('close', () => stream.destroy())
  return { status: 200, body: stream, headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } }
}
