import { useEffect, useMemo, useRef, useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { importCalls, type ImportRun, type RunOptions } from './import.ts'
import { isBusy, rowsOf, together } from './importSaid.ts'

export type Choices = {
  sheets: string[]
  /** Column position → path; '' leaves it out. */
  mapping: Record<string, string>
  owners: Record<string, string>; values: Record<string, Record<string, string>>
  blank: boolean; onExisting: 'skip' | 'update' | 'error'; mode: 'all' | 'good'
}
const chosenSheets = (run: ImportRun): string[] => { const said = run.options?.sheet; return said === undefined ? (together(run.sheets)[0] ?? [run.sheets[0]]).map(s => s.name) : [said].flat() }
/** Where the wizard stands when it is opened: what was tried last, else what was proposed. */
export const choicesOf = (run: ImportRun): Choices => {
  const sheets = chosenSheets(run), sheet = run.sheets.find(s => s.name === sheets[0]) ?? run.sheets[0], last = run.options
  const mapped = last?.mapping && Object.keys(last.mapping).every(k => sheet.columns.some(c => String(c.index) === k)) ? last.mapping : undefined
  return {
    sheets, mapping: Object.fromEntries(sheet.columns.map(c => [String(c.index), (mapped ? mapped[c.index] : c.field) ?? ''])),
    owners: typeof last?.unknownOwner === 'object' ? last.unknownOwner : {}, values: last?.values ?? {}, blank: last?.unknownValues === 'blank', onExisting: last?.onExisting ?? 'skip', mode: last && !run.dryRun ? last.mode : 'good',
  }
}
export const optionsOf = (c: Choices, dryRun: boolean): RunOptions => ({
  sheet: c.sheets, mapping: Object.fromEntries(Object.entries(c.mapping).filter(([, path]) => path)), mode: dryRun ? 'good' : c.mode, dryRun, onExisting: c.onExisting,
  unknownOwner: Object.keys(c.owners).length ? c.owners : 'error', ...(Object.keys(c.values).length ? { values: c.values } : {}), unknownValues: c.blank ? 'blank' : 'error',
})
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (v: unknown): unknown => (v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).filter(([, x]) => x !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, x]) => [k, sorted(x)])) : v)
/** Files above this are tried on demand: a trial reads them whole. */
const liveRows = 20_000

/** One import as it stands and as it would be: every change of the choices is tried by the server a moment later, nothing is written. */
export const useImport = (id: string) => {
  const [choices, setChoices] = useState<Choices>(), [watching, setWatching] = useState(false)
  const run = useCall(importCalls.get, { id }, { every: watching ? 700 : undefined }), tried = useRef('')
  const attempt = useAsk(importCalls.run, { quiet: true }), { data } = run, busy = isBusy(data)
  useEffect(() => setWatching(busy), [busy])
  useEffect(() => { if (data && !choices && !busy) setChoices(choicesOf(data)) }, [data, choices, busy])
  const wanted = useMemo(() => choices && optionsOf(choices, true), [choices])
  const settled = data?.state === 'done' && !data.dryRun && !data.undoneAt
  const fresh = !!data && !!wanted && data.options !== null && data.dryRun && data.state === 'done' && same(data.options, wanted) && data.report !== null
  const rows = data && choices ? rowsOf(data.sheets.filter(s => choices.sheets.includes(s.name))) : 0
  const tryNow = async (): Promise<void> => { if (!wanted || busy) return; tried.current = JSON.stringify(wanted); await attempt.act({ id, ...wanted }); run.again() }
  useEffect(() => {
    if (!wanted || busy || settled || fresh || attempt.busy || rows > liveRows || tried.current === JSON.stringify(wanted)) return
    const timer = setTimeout(() => void tryNow(), 500)
    return () => clearTimeout(timer)
  })
  return { run, data, choices, busy, fresh, settled, rows, live: rows <= liveRows, problem: attempt.problem, tryNow, again: () => { tried.current = ''; setChoices(undefined); run.again() }, set: (change: Partial<Choices>) => { attempt.reset(); setChoices(c => c && { ...c, ...change }) } }
}
export type Importing = ReturnType<typeof useImport>
