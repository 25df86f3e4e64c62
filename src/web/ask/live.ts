// What others did shows without a reload: the server tells which rows changed (ids alone), what is on screen of them is asked again.
import { useEffect } from 'react'
import { queries } from './queries.ts'

type Changed = { rows: { entity: string; id: string }[] }
/** Reads of a changed entity, and pages and numbers, which may hold anything of it. */
const refresh = (entities: ReadonlySet<string> | undefined): void => {
  void queries.invalidateQueries({ predicate: q => q.meta?.still !== true && q.queryKey[0] === 'call' && (entities === undefined || q.queryKey[2] === null || entities.has(String(q.queryKey[2]))) })
}
/** Follows the stream of events while someone is logged in. The first change asks at once, a stream of them (an import) every three seconds; a hidden tab asks when it is seen again. */
export const useLive = (): void => {
  useEffect(() => {
    let stream: EventSource | undefined, timer: ReturnType<typeof setTimeout> | undefined
    let waiting: Set<string> | 'all' | undefined, last = 0
    const flush = (): void => {
      timer = undefined
      if (waiting === undefined || document.hidden) return
      refresh(waiting === 'all' ? undefined : waiting)
      waiting = undefined
      last = Date.now()
    }
    const later = (): void => { timer ??= setTimeout(flush, Math.max(400, last + 3_000 - Date.now())) }
    const seen = (): void => { if (!document.hidden) flush() }
    const start = setTimeout(() => {
      stream = new EventSource('/api/v1/events')
      stream.addEventListener('changed', event => {
        const { rows } = JSON.parse((event as MessageEvent<string>).data) as Changed
        if (waiting !== 'all') { waiting ??= new Set(); for (const r of rows) waiting.add(r.entity) }
        later()
      })
      stream.addEventListener('resync', () => { waiting = 'all'; later() })
    }, 2_000) // the page comes first
    document.addEventListener('visibilitychange', seen)
    return () => { clearTimeout(start); clearTimeout(timer); stream?.close(); document.removeEventListener('visibilitychange', seen) }
  }, [])
}
