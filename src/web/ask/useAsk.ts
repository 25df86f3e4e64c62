import { useCallback, useRef, useState } from 'react'
import type { Call } from '../../kernel/call.ts'
import { Problem } from '../../kernel/client.ts'
import { ask, newKey } from './ask.ts'
import { noticeProblem, passing } from './queries.ts'
import { refreshAll } from './useCall.ts'

export type Asking<I, O> = {
  /** Carries the call out. Resolves with the answer, or undefined after a refusal (then `problem` says why). A second press while one is under way does nothing. */
  act: (input: I) => Promise<O | undefined>
  busy: boolean
  problem: Problem | undefined
  reset: () => void
}
const pause = (ms: number) => new Promise(done => setTimeout(done, ms))
/**
 * A command, create or change of one press: one Idempotency-Key for the intent, kept over retries of the same input, so that a lost
 * answer can never do it twice. What the page shows is asked again afterwards.
 */
export const useAsk = <I, O>(call: Call<I, O>, more: { quiet?: boolean } = {}): Asking<I, O> => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const running = useRef(false)
  const intent = useRef<{ text: string; key: string }>(undefined)
  const act = useCallback(async (input: I): Promise<O | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true); setProblem(undefined)
    const text = JSON.stringify(input)
    const { key } = intent.current?.text === text ? intent.current : (intent.current = { text, key: newKey() })
    try {
      for (let n = 0; ; n++) {
        try {
          const answer = await ask(call, input, { key })
          intent.current = undefined
          if (!more.quiet) await refreshAll()
          return answer
        } catch (error) {
          const again = n < 2 && (passing(error) || (error instanceof Problem && error.code === 'idempotency.running')) && call.key !== 'no'
          if (!again) throw error
          await pause(500 * 2 ** n)
        }
      }
    } catch (error) {
      noticeProblem(error)
      if (!(error instanceof Problem)) throw error
      if (!passing(error)) intent.current = undefined
      setProblem(error)
      return undefined
    } finally { running.current = false; setBusy(false) }
  }, [call, more.quiet])
  return { act, busy, problem, reset: useCallback(() => setProblem(undefined), []) }
}
