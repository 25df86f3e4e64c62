import { useState, type ReactNode } from 'react'
import { AddChip, Chip } from '../kit/Chip.tsx'
import { MenuItem, Pop } from '../kit/Pop.tsx'
import { Button } from '../kit/Button.tsx'
import { useSay, type Say } from '../language/language.ts'
import { DayPick } from '../form/DayPick.tsx'
import { Picker, PickerMany } from '../form/Picker.tsx'
import { namesOf, type Filterable } from './filters.ts'
import { ranges } from './ranges.ts'
import './list.css'

type Asked = Readonly<Record<string, string>>
type Put = (change: Record<string, string | undefined>) => void
const standing = (f: Filterable, asked: Asked): boolean => namesOf(f.path).some(n => asked[n] !== undefined)
const Said = ({ f, asked, say }: { f: Filterable; asked: Asked; say: Say }): ReactNode => {
  const { field, path } = f, range = asked[`${path}.is`]
  if (asked[`${path}.null`]) return asked[`${path}.null`] === 'true' ? say({ zh: '未填', en: 'empty' }) : say({ zh: '已填', en: 'given' })
  if (range) return ranges[range] ? say(ranges[range]) : range.replace('_', ' – ')
  if (asked[`${path}.gte`] ?? asked[`${path}.lte`]) return `${asked[`${path}.gte`] ?? ''} – ${asked[`${path}.lte`] ?? ''}`
  const values = (asked[`${path}.in`] ?? asked[path] ?? '').split(',')
  if (field.kind === 'choice') return values.map(v => (field.choices?.[v] ? say(field.choices[v]) : v)).join(say({ zh: '、', en: ', ' }))
  if (field.kind === 'flag') return values[0] === 'true' ? say({ zh: '是', en: 'yes' }) : say({ zh: '否', en: 'no' })
  if (field.kind === 'ref') return <PickerMany.Labels of={field.of!} ids={values} />
  return values.join(say({ zh: '、', en: ', ' }))
}
const Edit = ({ f, asked, put, close }: { f: Filterable; asked: Asked; put: Put; close: () => void }) => {
  const say = useSay(), { field, path } = f, [typed, setTyped] = useState(asked[path] ?? '')
  const clear = Object.fromEntries(namesOf(path).map(n => [n, undefined]))
  if (field.kind === 'choice') {
    const chosen = (asked[`${path}.in`] ?? asked[path] ?? '').split(',').filter(Boolean)
    return <>{Object.entries(field.choices ?? {}).map(([key, l]) => <label key={key} className="mi"><input type="checkbox" checked={chosen.includes(key)} onChange={e => { const next = e.target.checked ? [...chosen, key] : chosen.filter(k => k !== key); put({ ...clear, [`${path}.in`]: next.join(',') || undefined }) }} /><span>{say(l)}</span></label>)}{field.nullable && <MenuItem onClick={() => { put({ ...clear, [`${path}.null`]: 'true' }); close() }}>{say({ zh: '未填', en: 'Empty' })}</MenuItem>}</>
  }
  if (field.kind === 'flag') return <>{(['true', 'false'] as const).map(v => <MenuItem key={v} on={asked[path] === v} onClick={() => { put({ ...clear, [path]: v }); close() }}>{v === 'true' ? say({ zh: '是', en: 'Yes' }) : say({ zh: '否', en: 'No' })}</MenuItem>)}</>
  if (field.kind === 'day' || field.kind === 'instant') {
    const [from, to] = (asked[`${path}.is`] ?? '').includes('_') ? asked[`${path}.is`].split('_') : ['', '']
    const span = (a: string, b: string): void => put({ ...clear, [`${path}.is`]: a || b ? `${a}_${b}` : undefined })
    return <>{Object.entries(ranges).map(([key, l]) => <MenuItem key={key} on={asked[`${path}.is`] === key} onClick={() => { put({ ...clear, [`${path}.is`]: key }); close() }}>{say(l)}</MenuItem>)}<div className="lp-range"><DayPick id={`${path}-from`} label={say({ zh: '从', en: 'From' })} value={from || null} onChange={v => span(v ?? '', to ?? '')} /><span>–</span><DayPick id={`${path}-to`} label={say({ zh: '到', en: 'To' })} value={to || null} onChange={v => span(from ?? '', v ?? '')} /></div>{field.nullable && <MenuItem onClick={() => { put({ ...clear, [`${path}.null`]: 'true' }); close() }}>{say({ zh: '未填', en: 'Empty' })}</MenuItem>}</>
  }
  if (field.kind === 'ref') return <div className="lp-edit"><Picker of={field.of!} value={asked[path] ?? null} autoFocus onChange={id => { put({ ...clear, [path]: id ?? undefined }); if (id) close() }} clears />{field.nullable && <MenuItem onClick={() => { put({ ...clear, [`${path}.null`]: 'true' }); close() }}>{say({ zh: '未填', en: 'Empty' })}</MenuItem>}</div>
  if (field.kind === 'whole' || field.kind === 'money') return <div className="lp-range">{(['gte', 'lte'] as const).map(op => <input key={op} className="in in-num" inputMode="decimal" aria-label={op === 'gte' ? say({ zh: '至少', en: 'At least' }) : say({ zh: '至多', en: 'At most' })} placeholder={op === 'gte' ? say({ zh: '至少', en: 'at least' }) : say({ zh: '至多', en: 'at most' })} defaultValue={asked[`${path}.${op}`] ?? ''} onBlur={e => put({ [`${path}.${op}`]: e.target.value.trim() || undefined })} onKeyDown={e => { if (e.key === 'Enter') { put({ [`${path}.${op}`]: e.currentTarget.value.trim() || undefined }); close() } }} />)}</div>
  return <form className="lp-edit" onSubmit={e => { e.preventDefault(); put({ ...clear, [path]: typed.trim() || undefined }); close() }}><input className="in" value={typed} autoFocus aria-label={say(f.label)} onChange={e => setTyped(e.target.value)} /><Button small submit>{say({ zh: '就是它', en: 'Equals' })}</Button></form>
}
/** Conditions as chips, and the dashed one that adds another. */
export const FilterBar = ({ of, asked, put, right }: { of: readonly Filterable[]; asked: Asked; put: Put; right?: ReactNode }) => {
  const say = useSay(), [picked, setPicked] = useState<string>()
  const held = of.filter(f => standing(f, asked)), free = of.filter(f => !standing(f, asked) || f.path === picked)
  return <div className="lp-bar">{held.filter(f => f.path !== picked).map(f => <Pop key={f.path} label={say(f.label)} button={({ press }) => <Chip name={say(f.label)} value={<Said f={f} asked={asked} say={say} />} onPress={press} onRemove={() => put(Object.fromEntries(namesOf(f.path).map(n => [n, undefined])))} />}>{close => <Edit f={f} asked={asked} put={put} close={close} />}</Pop>)}
    {of.length > 0 && <Pop label={say({ zh: '加条件', en: 'Add a condition' })} onClosed={() => setPicked(undefined)} button={({ open, press }) => <AddChip expanded={open} onClick={() => { setPicked(undefined); press() }}>{say({ zh: '条件', en: 'Condition' })}</AddChip>}>{close => picked && of.some(f => f.path === picked) ? <Edit f={of.find(f => f.path === picked)!} asked={asked} put={put} close={() => { close(); setPicked(undefined) }} /> : <>{free.map(f => <MenuItem key={f.path} onClick={() => setPicked(f.path)}>{say(f.label)}</MenuItem>)}</>}</Pop>}
    <span className="lp-bar-right">{right}</span></div>
}
