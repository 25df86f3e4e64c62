import { Check } from 'lucide-react'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import type { Call } from '../../kernel/call.ts'
import type { Child, Entity } from '../../kernel/entity.ts'
import type { Fields } from '../../kernel/field.ts'
import { refName } from '../../kernel/names.ts'
import { useAsk } from '../ask/useAsk.ts'
import { useFormat } from '../format.ts'
import { useGo } from '../go.tsx'
import { Band } from '../kit/Timeline.tsx'
import { Button } from '../kit/Button.tsx'
import { Drawer } from '../kit/Drawer.tsx'
import { ProblemLine } from '../kit/States.tsx'
import { confirm } from '../kit/Dialog.tsx'
import { useSay } from '../language/language.ts'
import { FormFields, type Override } from './FormFields.tsx'
import { useForm, type Form, type Values } from './useForm.ts'

/** «✓ 草稿 10:44 已存» for the head of a form. */
export const DraftSaved = ({ form }: { form: Form }) => { const say = useSay(), f = useFormat(); return form.draft?.savedAt ? <span className="draft" role="status"><Check aria-hidden />{say({ zh: '草稿 {at} 已存', en: 'Draft saved {at}' }, { at: f.clock(form.draft.savedAt) })}</span> : null }

/** The frame of a form in a drawer: draft in the head, problems of no field and the act at the foot; Ctrl+Enter sends. Leaving with unsaved words is asked about where no draft keeps them. */
export const FormDrawer = ({ title, form, onSubmit, busy, act, closeTo, onCancel, note, children, more }: { title: ReactNode; form: Form; onSubmit: () => void; busy: boolean; act: ReactNode; closeTo: string; onCancel?: () => void; note?: ReactNode; children: ReactNode; more?: ReactNode }) => {
  const say = useSay(), go = useGo(), loose = form.problem && Object.keys(form.faults).length === 0 ? form.problem : undefined
  const leave = async (): Promise<void> => { if (!form.dirty || form.draft || (await confirm({ title: say({ zh: '改动还没有存', en: 'Changes are not saved' }), body: say({ zh: '离开这里会丢掉它们。', en: 'They are lost when you leave.' }), act: say({ zh: '不存，离开', en: 'Leave' }), cancel: say({ zh: '接着填', en: 'Go on' }), danger: true }))) { if (onCancel) onCancel(); else go(closeTo) } }
  useEffect(() => {
    if (!form.dirty || form.draft) return undefined
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [form.dirty, form.draft])
  const submit = (event: FormEvent): void => { event.preventDefault(); onSubmit() }
  return <Drawer title={title} closeTo={closeTo} headRight={<DraftSaved form={form} />} foot={<>{note && <span>{note}</span>}<Button onClick={() => void leave()}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={busy} onClick={onSubmit}>{act}</Button></>}>
    <form onSubmit={submit} noValidate onKeyDown={e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); onSubmit() } }}>{children}{more}{loose && <div className="ff-whole" style={{ marginTop: 12 }}><ProblemLine problem={loose} /></div>}<button type="submit" hidden aria-hidden tabIndex={-1} /></form>
  </Drawer>
}
const given = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
/** A child row as it travels back: its written fields and its id. A masked number of a row that stands is left out, which keeps it. */
const childRow = (of: Child, row: Values): Values => Object.fromEntries(Object.entries(row).filter(([name, v]) => name === 'id' || (of.fields[name] !== undefined && of.fields[name].written !== 'never' && !(typeof v === 'string' && v.includes('****') && row.id !== undefined))))
const travelling = (e: Entity, name: string, value: unknown): unknown => (e.children[name] && Array.isArray(value) ? (value as Values[]).map(row => childRow(e.children[name], row)) : value)

type Any = Call<never, unknown>
type Props = {
  entity: Entity
  /** The create call, or the change call with its row. */
  create?: unknown
  change?: unknown
  row?: Values & { id: string; version: number }
  closeTo: string
  /** Turning back inside the same drawer instead of closing it. */
  onCancel?: () => void
  onDone?: (row: Values & { id: string }) => void
  title?: ReactNode
  act?: ReactNode
  note?: ReactNode
  first?: readonly string[]
  skip?: readonly string[]
  whole?: readonly string[]
  notes?: Readonly<Record<string, ReactNode>>
  overrides?: Readonly<Record<string, Override>>
  /** What a create takes beside the entity's own fields. */
  extra?: Fields
  initial?: Values
  /** A name under which the server keeps the draft. */
  draft?: string
  /** What stands under the fields (ways on from a problem), given the form. */
  below?: (form: Form) => ReactNode
}
/** Create or change one row of a declared entity, in a drawer. A row that someone else changed meanwhile says so and keeps what was typed. */
export const EntityForm = ({ entity, create, change, row, closeTo, onCancel, onDone, title, act, note, first, skip, whole, notes, overrides, extra, initial, draft, below }: Props) => {
  const say = useSay(), go = useGo(), fields: Fields = { ...entity.fields, ...extra }
  const kids = Object.keys(entity.children).filter(n => entity.children[n].inline)
  const names = [...Object.entries(fields).filter(([, f]) => f.written !== 'never' && !(row && f.fixed)).map(([n]) => n), ...kids]
  const beside = row ? Object.fromEntries(names.filter(n => n.endsWith('Id')).map(n => [refName(n), row[refName(n)]])) : {}
  const form = useForm(row ? { ...beside, ...Object.fromEntries(names.map(n => [n, row[n]])) } : { ...Object.fromEntries(Object.entries(fields).filter(([, f]) => f.initial !== undefined && f.written !== 'never').map(([n, f]) => [n, f.initial])), ...initial }, { draft: row ? undefined : draft })
  const [opened] = useState(row?.version) // what the person saw when he began: a change that arrives meanwhile must be said, not overwritten
  const asking = useAsk((row ? change : create) as Any)
  const stale = asking.problem?.code === 'version.stale' ? (asking.problem.body.current as (Values & { version: number }) | undefined) : undefined
  const send = async (version?: number): Promise<void> => {
    const body = row ? { id: row.id, version: version ?? opened, ...Object.fromEntries(Object.entries(form.changed).filter(([n]) => names.includes(n)).map(([n, v]) => [n, travelling(entity, n, v)])) }
      : Object.fromEntries(names.filter(n => given(form.values[n])).map(n => [n, travelling(entity, n, form.values[n])]))
    const done = (await asking.act(body as never)) as (Values & { id: string }) | undefined
    if (done) { form.done(); if (onDone) onDone(done); else go(closeTo) }
  }
  const { problem } = asking, { refuse } = form
  useEffect(() => refuse(problem), [problem, refuse])
  return <FormDrawer title={title ?? say(row ? { zh: '改{e}', en: 'Change {e}' } : { zh: '新{e}', en: 'New {e}' }, { e: say(entity.label) })} form={form} onSubmit={() => void send()} busy={asking.busy} act={act ?? say(row ? { zh: '存', en: 'Save' } : { zh: '建{e}', en: 'Create' }, { e: say(entity.label) })} closeTo={closeTo} onCancel={onCancel} note={note}
    more={<>{below?.(form)}{stale && <div style={{ marginTop: 12 }}><Band is="warn" acts={<Button small onClick={() => void send(stale.version)}>{say({ zh: '仍存我改的', en: 'Save mine anyway' })}</Button>}>{say({ zh: '别人刚改过这条。只会盖上你改的这几项。', en: 'Someone changed this meanwhile. Only what you changed would be written.' })}</Band></div>}</>}>
    <FormFields fields={fields} form={form} first={first} skip={skip} whole={whole} notes={notes} overrides={overrides} children={entity.children} mode={row ? 'change' : 'create'} row={form.values} />
  </FormDrawer>
}
