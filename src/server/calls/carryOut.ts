import type { Call } from '../../kernel/call.ts'
import { may } from '../../kernel/permission.ts'
import { refuse } from '../../kernel/refusal.ts'
import { parse } from '../http/problem.ts'
import type { Work } from '../work/work.ts'
import { standard } from './crud.ts'
import { Answer, handlerOf, type Handler } from './handlers.ts'

/**
 * Gives another call within the running one's transaction, exactly as its own caller would: its right, its schema, its handler. Refuses
 * whatever that call refuses; gives what its handler gave. So one-click mending has no rules of its own.
 */
export const carryOut = async <I, O>(work: Work, call: Call<I, O> | undefined, input: I): Promise<unknown> => {
  if (!call) throw new Error('this call does not exist in the declaration')
  const right = typeof call.right === 'string' ? undefined : call.right
  if (right && !may(work.who, right.thing, right.verb)) refuse('right.missing')
  const { id, version, ...body } = input as { id?: string; version?: number }
  const read = call.body ? (parse(call.body, body) as object) : body
  const act = (handlerOf(call as Call)?.act ?? standard(call as Call)) as Handler
  const given = await act(work.under(right), { ...read, ...(id === undefined ? {} : { id }), ...(version === undefined ? {} : { version }) } as never)
  return given instanceof Answer ? given.value : given
}
