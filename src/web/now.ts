import { useEffect, useState } from 'react'
import { useMaybeMe } from './me.ts'

const answered = new Map<string, number>()
/** The program's clock (never the browser's, which may be wrong): its answer at login and what passed since; moves every `step` ms. */
export const useNow = (step = 30_000): string => {
  const me = useMaybeMe(), [, tick] = useState(0)
  useEffect(() => { const timer = setInterval(() => tick(n => n + 1), step); return () => clearInterval(timer) }, [step])
  if (!me) return new Date().toISOString()
  let since = answered.get(me.now)
  if (since === undefined) answered.set(me.now, since = Date.now())
  return new Date(Date.parse(me.now) + Date.now() - since).toISOString()
}
