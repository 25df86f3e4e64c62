import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../kernel/client.ts'
import { drafts } from '../ask/drafts.ts'
import { useMaybeMe } from '../me.ts'

export type Values = Record<string, unknown>
export type DraftState = { savedAt: string | null; saving: boolean }
export type Form = {
  values: Values
  set: (name: string, value: unknown) => void
  setAll: (values: Values) => void
  /** What is not as it was at first. */
  changed: Values
  dirty: boolean
  /** Sentences by place: name, want.model, contacts.0.phone. */
  faults: Readonly<Record<string, string>>
  /** Says where the server found faults; those of no field come back as the rest. */
  refuse: (problem: Problem | undefined) => void
  problem: Problem | undefined
  draft: DraftState | undefined
  /** After the act: the draft is thrown away. */
  done: () => void
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const placeOf = (pointer: string): string => pointer.replace(/^\//, '').replaceAll('/', '.')

/**
 * The state of one form. `draft` names a draft the server keeps (customer.new): typed values come back after a closed tab, on any
 * machine; it is saved a second after the last key.
 */
export const useForm = (initial: Values, { draft }: { draft?: string } = {}): Form => {
  const me = useMaybeMe()
  const [first, setFirst] = useState(initial), [values, setValues] = useState(initial), [problem, setProblem] = useState<Problem>(), [touched, setTouched] = useState<readonly string[]>([])
  const [kept, setKept] = useState<DraftState>({ savedAt: null, saving: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined), over = useRef(false), typed = useRef(false)
  const withDraft = draft !== undefined && me !== undefined
  useEffect(() => {
    if (!withDraft) return undefined
    let gone = false
    over.current = false
    void drafts.read(draft).then(found => { if (!gone && !typed.current && found.body) { setValues(v => ({ ...v, ...found.body })); setKept({ savedAt: found.savedAt, saving: false }) } }, () => undefined)
    return () => { gone = true; clearTimeout(timer.current) }
  }, [draft, withDraft])
  const set = useCallback((name: string, value: unknown) => { typed.current = true; setValues(v => ({ ...v, [name]: value })); setTouched(t => (t.includes(name) ? t : [...t, name])) }, [])
  const changed = useMemo(() => Object.fromEntries(Object.entries(values).filter(([n, v]) => !same(v, first[n]))), [values, first])
  useEffect(() => {
    if (!withDraft || !typed.current || over.current) return undefined
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setKept(k => ({ ...k, saving: true }))
      void drafts.save(draft, changed).then(a => { if (!over.current) setKept({ savedAt: a.savedAt, saving: false }) }, () => setKept(k => ({ ...k, saving: false })))
    }, 1_000)
    return () => clearTimeout(timer.current)
  }, [changed, draft, withDraft])
  const faults = useMemo(() => {
    const found: Record<string, string> = {}
    for (const e of problem?.errors ?? []) { const place = placeOf(e.pointer ?? e.parameter ?? ''); if (place && !touched.includes(place.split('.')[0])) found[place] ??= e.detail }
    return found
  }, [problem, touched])
  return {
    values, set, changed, dirty: Object.keys(changed).length > 0, faults, problem,
    setAll: useCallback((next: Values) => { setFirst(next); setValues(next); setTouched([]); setProblem(undefined) }, []),
    refuse: useCallback((p: Problem | undefined) => { setTouched([]); setProblem(p) }, []),
    draft: withDraft ? kept : undefined,
    done: useCallback(() => { over.current = true; clearTimeout(timer.current); if (withDraft && typed.current) void drafts.drop(draft).catch(() => undefined) }, [draft, withDraft]),
  }
}
