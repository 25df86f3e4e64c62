import { useEffect, useMemo, useState } from 'react'

/** The server's clock in the browser: an answer's `asOf` says how far this machine's clock is off. `now()` for what is written, `tick` for what is shown. */
export const useNow = (asOf: string | undefined, every = 15_000): { now: () => string; tick: string } => {
  const skew = useMemo(() => (asOf ? Date.parse(asOf) - Date.now() : 0), [asOf])
  const [, again] = useState(0)
  useEffect(() => { const timer = setInterval(() => again(n => n + 1), every); return () => clearInterval(timer) }, [every])
  const now = (): string => new Date(Date.now() + skew).toISOString()
  return { now, tick: now() }
}
