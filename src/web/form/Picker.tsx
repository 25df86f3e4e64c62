import { ChevronDown, X } from 'lucide-react'
import { useDeferredValue, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { declaredCalls, type Call, type List } from '../../kernel/call.ts'
import { entityNamed, isSearched } from '../../kernel/entity.ts'
import { useCall } from '../ask/useCall.ts'
import { useSay } from '../language/language.ts'
import './field.css'

export type Found = Record<string, unknown> & { id: string }
type Query = Call<Record<string, unknown>, List<Found>>
const queryOf = (of: string): Query => declaredCalls().get(`${of}.query`) as unknown as Query
const labelOf = (of: string, row: Found): string => String(row[entityNamed(of).title] ?? '')
/** A grey word beside the label that tells namesakes apart. */
const noteOf = (of: string, row: Found): string => (of === 'customer' ? [row.phone, (row.owner as { label?: string } | null)?.label] : of === 'member' ? [row.login] : of === 'prospectCard' ? [(row.customer as { label?: string } | null)?.label, row.level] : []).filter(Boolean).join(' ')

const seen = new Map<string, string>()
/** The words of one row by its id, asked once. */
const useLabel = (of: string, id: string | null | undefined, known?: string): string => {
  if (id && known) seen.set(id, known)
  const found = useCall(queryOf(of), { id, limit: 1 }, { when: !!id && !known && !seen.has(id), still: true })
  const row = found.data?.items[0]
  if (id && row?.id === id) seen.set(id, labelOf(of, row))
  return id ? known ?? seen.get(id) ?? '' : ''
}
type Search = { of: string; ask?: Record<string, unknown>; words: string; open: boolean }
const useMatches = ({ of, ask, words, open }: Search): Found[] => {
  const e = entityNamed(of), term = useDeferredValue(words.trim()), searches = isSearched(e)
  const found = useCall(queryOf(of), { limit: searches ? 20 : 100, ...ask, ...(searches && term ? { q: term } : {}), ...(of === 'member' && !ask?.state ? { state: 'active' } : {}) }, { when: open, keep: true })
  const rows = found.data?.items ?? []
  return searches || !term ? rows : rows.filter(r => labelOf(of, r).toLowerCase().includes(term.toLowerCase()))
}
type Props = {
  /** The entity chosen from. */
  of: string
  value: string | null | undefined
  /** `row` is what was chosen, as the list gives it. */
  onChange: (id: string | null, row?: Found) => void
  /** The chosen row's words, where the caller knows them. */
  label?: string
  /** Further filters of the search: {siteId}. */
  ask?: Record<string, unknown>
  clears?: boolean
  id?: string; placeholder?: string; invalid?: boolean; describedBy?: string; autoFocus?: boolean; disabled?: boolean
  note?: (row: Found) => ReactNode
}
/** Finds one row by Han characters, pinyin, initials or a phone's tail, and keeps its id. */
export const Picker = ({ of, value, onChange, label, ask, clears, id, placeholder, invalid, describedBy, autoFocus, disabled, note }: Props) => {
  const say = useSay(), own = useId(), [open, setOpen] = useState(false), [words, setWords] = useState(''), [at, setAt] = useState(0)
  const box = useRef<HTMLDivElement>(null), shown = useLabel(of, value, label), rows = useMatches({ of, ask, words, open })
  useEffect(() => setAt(0), [words])
  const take = (row: Found): void => { seen.set(row.id, labelOf(of, row)); onChange(row.id, row); setOpen(false); setWords('') }
  return <div className="pk" ref={box} onBlur={e => { if (!box.current?.contains(e.relatedTarget)) { setOpen(false); setWords('') } }}>
    <input id={id} className="in" role="combobox" aria-expanded={open} aria-controls={own} aria-autocomplete="list" aria-activedescendant={open && rows[at] ? `${own}-${at}` : undefined} aria-invalid={invalid || undefined} aria-describedby={describedBy} autoComplete="off" autoFocus={autoFocus} disabled={disabled}
      placeholder={open && shown ? shown : placeholder ?? (of === 'member' || of === 'customer' ? say({ zh: '姓名、拼音或尾号', en: 'Name, pinyin or last digits' }) : say({ zh: '名称或编号', en: 'Name or number' }))} value={open ? words : shown} onFocus={() => setOpen(true)} onClick={() => setOpen(true)} onChange={e => { setWords(e.target.value); setOpen(true) }}
      onKeyDown={e => {
        if (e.nativeEvent.isComposing) return
        if (e.key === 'ArrowDown') { e.preventDefault(); setOpen(true); setAt(n => Math.min(n + 1, rows.length - 1)) } else if (e.key === 'ArrowUp') { e.preventDefault(); setAt(n => Math.max(0, n - 1)) }
        else if (e.key === 'Enter' && open && rows[at]) { e.preventDefault(); take(rows[at]) } else if (e.key === 'Escape' && open) { e.preventDefault(); e.stopPropagation(); setOpen(false); setWords('') }
      }} />
    {clears && value && !disabled ? <button type="button" className="pk-x" aria-label={say({ zh: '清掉', en: 'Clear' })} onClick={() => onChange(null)}><X aria-hidden /></button> : <ChevronDown className="pk-icon" aria-hidden />}
    {open && <div className="pk-list" id={own} role="listbox">{rows.map((row, i) => <div key={row.id} id={`${own}-${i}`} role="option" aria-selected={i === at} onPointerDown={e => { e.preventDefault(); take(row) }} onPointerMove={() => setAt(i)}><span>{labelOf(of, row)}</span><small>{note ? note(row) : noteOf(of, row)}</small></div>)}
      {rows.length === 0 && <div className="pk-none" role="presentation">{say({ zh: '没有找到', en: 'Nothing found' })}</div>}</div>}
  </div>
}
const Label = ({ of, id }: { of: string; id: string }) => <>{useLabel(of, id)}</>
/** Several rows, in order. */
export const PickerMany = ({ of, value, onChange, ...rest }: Omit<Props, 'value' | 'onChange' | 'label' | 'clears'> & { value: string[] | null | undefined; onChange: (ids: string[]) => void }) => {
  const say = useSay(), ids = value ?? []
  return <div className="pk-many">{ids.length > 0 && <div className="tok">{ids.map(id => <span key={id}><Label of={of} id={id} /><button type="button" aria-label={say({ zh: '去掉', en: 'Remove' })} onClick={() => onChange(ids.filter(x => x !== id))}><X aria-hidden /></button></span>)}</div>}
    <Picker {...rest} of={of} value={null} placeholder={ids.length ? say({ zh: '再加一个', en: 'Add another' }) : rest.placeholder} onChange={id => { if (id && !ids.includes(id)) onChange([...ids, id]) }} /></div>
}
PickerMany.Labels = ({ of, ids }: { of: string; ids: readonly string[] }) => { const say = useSay(); return <>{ids.map((id, i) => <span key={id}>{i > 0 && say({ zh: '、', en: ', ' })}<Label of={of} id={id} /></span>)}</> }
