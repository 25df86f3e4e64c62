import { client, type AskOptions } from '../../kernel/client.ts'
import type { Call } from '../../kernel/call.ts'
import { languageNow } from '../language/language.ts'

/** A key without crypto.randomUUID, which plain http on a local network does not have. */
const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(b => b.toString(16).padStart(2, '0')).join('')
}
const browser = client({ send: (url, init) => fetch(url, { ...init, signal: init.signal as AbortSignal | undefined, credentials: 'same-origin' }), language: languageNow, newKey })
/** Asks one declared call outside React (handlers of events, loops). Throws a Problem. */
export const ask = <I, O>(call: Call<I, O>, input: I, options?: AskOptions): Promise<O> => browser.ask(call, input, options)
export { newKey }
