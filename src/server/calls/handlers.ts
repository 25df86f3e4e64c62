import type { Call } from '../../kernel/call.ts'
import type { Work } from '../work/work.ts'

export type Handler = (work: Work, input: never) => Promise<unknown>
/** An answer other than the row: sent as it is. `headers` and `status` where a call needs them. */
export class Answer { readonly value: unknown; readonly status?: number; readonly headers?: Record<string, string>
  constructor(value: unknown, more: { status?: number; headers?: Record<string, string> } = {}) { this.value = value; this.status = more.status; this.headers = more.headers } }
/** Answers with a value instead of the changed row. */
export const answer = (value: unknown, more: { status?: number; headers?: Record<string, string> } = {}): Answer => new Answer(value, more)

/** A handler may name the input more narrowly than the call's own type says (its schema has checked it). */
type Act<I> = { act(work: Work, input: I): Promise<unknown> }['act']
const handlers = new Map<string, { act: Handler; fresh: boolean }>()
/**
 * What happens at a call: read, decide (a rule), write, in one transaction. For a create, change or command the changed row is
 * answered (give back what insert or save gave); `answer(value)` answers something else. Replaces the standard handler of that name.
 */
export const handle = <I, O>(call: Call<I, O> | undefined, act: Act<I>, more: { fresh?: boolean } = {}): void => {
  if (!call) throw new Error('this call does not exist in the declaration')
  if (handlers.has(call.name)) throw new Error(`call ${call.name} is handled twice`)
  handlers.set(call.name, { act: act as Handler, fresh: more.fresh ?? false })
}
export const handlerOf = (call: Call): { act: Handler; fresh: boolean } | undefined => handlers.get(call.name)
