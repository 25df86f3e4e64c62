import { useSyncExternalStore } from 'react'

/** A value outside React that pages may read and follow. */
export const store = <T>(first: T) => {
  let value = first
  const readers = new Set<() => void>()
  const follow = (reader: () => void): (() => void) => { readers.add(reader); return () => readers.delete(reader) }
  const get = (): T => value
  return {
    get,
    set: (next: T): void => { if (Object.is(next, value)) return; value = next; for (const reader of readers) reader() },
    use: (): T => useSyncExternalStore(follow, get, get),
  }
}
/** Text kept in this browser; undefined where storage is off. */
export const kept = {
  read: (key: string): string | undefined => { try { return localStorage.getItem(`cx.${key}`) ?? undefined } catch { return undefined } },
  write: (key: string, value: string | undefined): void => { try { if (value === undefined) localStorage.removeItem(`cx.${key}`); else localStorage.setItem(`cx.${key}`, value) } catch { /* storage is off */ } },
}
