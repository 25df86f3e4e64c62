import { ChevronRight, Plus, X } from 'lucide-react'
import { Fragment, useId, useState, type ReactNode } from 'react'
import type { Child } from '../../kernel/entity.ts'
import type { Field, Fields } from '../../kernel/field.ts'
import { FieldInput } from '../../kernel/fields/web.tsx'
import { Button, IconButton } from '../kit/Button.tsx'
import { useSay } from '../language/language.ts'
import type { Form, Values } from './useForm.ts'
import './field.css'

/** A field by hand: gets its value and the way to set it. */
export type Override = (p: { value: unknown; set: (value: unknown) => void; form: Form; id: string; fault?: string }) => ReactNode
/** A label, whatever is below it, and the problem under it. */
export const FieldBox = ({ id, label, note, hint, fault, need, whole, children }: { id: string; label?: ReactNode; note?: ReactNode; hint?: ReactNode; fault?: ReactNode; need?: boolean; whole?: boolean; children: ReactNode }) =>
  <div className={`ff${whole ? ' ff-whole' : ''}`}>{label && <label className="ff-label" htmlFor={id}>{label}{need && <em aria-hidden> *</em>}{note && <small>{note}</small>}</label>}{children}{fault ? <p className="ff-problem" id={`${id}-p`} role="alert">{fault}</p> : hint && <p className="ff-hint" id={`${id}-h`}>{hint}</p>}</div>

/** One declared field with its label, hint and problem. */
export const OneField = ({ field, name, form, place = name, value, set, row, override, autoFocus, need, whole, note }: { field: Field; name: string; form: Form; place?: string; value?: unknown; set?: (v: unknown) => void; row?: Values; override?: Override; autoFocus?: boolean; need?: boolean; whole?: boolean; note?: ReactNode }) => {
  const say = useSay(), id = useId(), fault = form.faults[place]
  const current = set ? value : form.values[name], put = set ?? ((v: unknown) => form.set(name, v))
  if (override) { const Own = override; return <Own value={current} set={put} form={form} id={id} fault={fault} /> }
  return <FieldBox id={id} label={field.kind === 'flag' ? undefined : say(field.label)} note={note} hint={field.hint && say(field.hint)} fault={fault} need={need ?? (field.written === 'need' && field.kind !== 'flag')} whole={whole ?? (field.lines || field.kind === 'choices' || field.kind === 'refs' || field.kind === 'phones' || field.kind === 'words')}>
    <FieldInput field={field} name={name} id={id} value={current} onChange={v => put(v === undefined ? null : v)} row={row ?? form.values} invalid={!!fault} describedBy={fault ? `${id}-p` : field.hint ? `${id}-h` : undefined} autoFocus={autoFocus} />
  </FieldBox>
}
/** Child rows that travel with their parent (contacts, hours): one line each. */
export const ChildRows = ({ name, of, form }: { name: string; of: Child; form: Form }) => {
  const say = useSay(), rows = (form.values[name] as Values[] | undefined) ?? []
  const fields = Object.entries(of.fields).filter(([, f]) => f.written !== 'never')
  const put = (i: number, n: string, v: unknown): void => form.set(name, rows.map((r, j) => (j === i ? { ...r, [n]: v } : r)))
  const fault = Object.entries(form.faults).find(([p]) => p === name || p.startsWith(`${name}.`))
  return <div className="ff ff-kids"><div className="ff-label">{say(of.label)}</div>{rows.length > 0 && <div className="ff-kids-scroll"><table><thead><tr>{fields.map(([n, f]) => <th key={n} scope="col">{say(f.label)}</th>)}<th /></tr></thead>
    <tbody>{rows.map((row, i) => <tr key={(row.id as string | undefined) ?? i}>{fields.map(([n, f]) => <td key={n}><span className="hidden-word" id={`${name}-${i}-${n}`}>{say(f.label)}</span><FieldInput field={f.kind === 'flag' ? { ...f, label: { zh: '', en: '' } } : f} name={n} id={`${name}-${i}-${n}-in`} labelledBy={`${name}-${i}-${n}`} value={row[n]} row={row} invalid={!!form.faults[`${name}.${i}.${n}`]} onChange={v => put(i, n, v)} />{form.faults[`${name}.${i}.${n}`] && <p className="ff-problem">{form.faults[`${name}.${i}.${n}`]}</p>}</td>)}
      <td><IconButton label={say({ zh: '去掉这一行', en: 'Remove this line' })} onClick={() => form.set(name, rows.filter((_, j) => j !== i))}><X aria-hidden /></IconButton></td></tr>)}</tbody></table></div>}
    {fault && !/\.\d+\./.test(fault[0]) && <p className="ff-problem" role="alert">{fault[1]}</p>}
    <Button kind="text" small icon={<Plus aria-hidden />} onClick={() => form.set(name, [...rows, {}])}>{say({ zh: '加一行', en: 'Add a line' })}</Button></div>
}
type Props = {
  fields: Fields
  form: Form
  /** Shown at once, in this order; the others fold with their names shown. Without it all that must be given come first. */
  first?: readonly string[]
  skip?: readonly string[]
  overrides?: Readonly<Record<string, Override>>
  children?: Readonly<Record<string, Child>>
  /** create or change: a fixed field is asked only once. */
  mode?: 'create' | 'change'
  /** Fields that take the whole width. */
  whole?: readonly string[]
  notes?: Readonly<Record<string, ReactNode>>
  row?: Values
}
const Group = ({ name, field, form, row }: { name: string; field: Field; form: Form; row?: Values }) => {
  const say = useSay(), value = (form.values[name] as Values | null) ?? {}
  return <><div className="ff-part">{say(field.label)}</div>{Object.entries(field.parts!).map(([n, f]) => <OneField key={n} field={f} name={n} place={`${name}.${n}`} form={form} row={row} value={value[n]} set={v => form.set(name, { ...value, [n]: v })} />)}</>
}
/** The fields of a declaration as a form: few first, the rest folded with their names shown. */
export const FormFields = ({ fields, form, first, skip = [], overrides = {}, children = {}, mode = 'create', whole = [], notes = {}, row }: Props) => {
  const say = useSay(), [open, setOpen] = useState(false), id = useId()
  const names = Object.entries(fields).filter(([n, f]) => f.written !== 'never' && !skip.includes(n) && !(mode === 'change' && f.fixed)).map(([n]) => n)
  const needed = names.filter(n => fields[n].written === 'need')
  const wanted = first ?? (names.length <= 8 ? names : needed.length ? needed : names.slice(0, 6))
  const kids = Object.entries(children).filter(([n, c]) => c.inline && !skip.includes(n))
  const head = [...wanted.filter(n => names.includes(n) || kids.some(([k]) => k === n)), ...(first ? needed.filter(n => !first.includes(n)) : [])]
  const rest = names.filter(n => !head.includes(n)), restKids = kids.filter(([n]) => !head.includes(n))
  const hidesFault = Object.keys(form.faults).some(p => rest.includes(p.split('.')[0]) || restKids.some(([n]) => p.startsWith(n)))
  const unfolded = open || hidesFault
  const kid = (n: string): ReactNode => { const Own = overrides[n]; return Own ? <Own value={form.values[n]} set={v => form.set(n, v)} form={form} id={n} fault={form.faults[n]} /> : <ChildRows name={n} of={children[n]} form={form} /> }
  const draw = (n: string, i: number): ReactNode => children[n] && !fields[n] ? <Fragment key={n}>{kid(n)}</Fragment>
    : fields[n].parts && !overrides[n] ? <Group key={n} name={n} field={fields[n]} form={form} row={row} /> : <OneField key={n} field={fields[n]} name={n} form={form} row={row} override={overrides[n]} autoFocus={i === 0 && mode === 'create'} whole={whole.includes(n) ? true : undefined} note={notes[n]} />
  const folded = [...rest.map(n => say(fields[n].label)), ...restKids.map(([, c]) => say(c.label))]
  return <div className="ff-grid">{head.map(draw)}
    {folded.length > 0 && folded.length <= 2 && !first ? <>{rest.map((n, i) => draw(n, i + 1))}{restKids.map(([n]) => draw(n, 1))}</>
      : folded.length > 0 && <><div className="ff-more"><button type="button" aria-expanded={unfolded} aria-controls={id} onClick={() => setOpen(!open)}><ChevronRight aria-hidden /><span>{say({ zh: '更多 {n} 项', en: '{n} more' }, { n: folded.length })}</span><small>{folded.slice(0, 9).join(say({ zh: '、', en: ', ' }))}</small></button></div>
        {unfolded && <div className="ff-whole ff-grid" id={id}>{rest.map((n, i) => draw(n, i + 1))}{restKids.map(([n]) => draw(n, 1))}</div>}</>}
  </div>
}
