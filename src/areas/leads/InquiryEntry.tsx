import { Check } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { refreshAll, useAsk } from '../../web/ask/index.ts'
import { useAsked } from '../../web/go.tsx'
import { IconButton } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { inquiryCalls } from './inquiry.ts'
import type { InquiryKind } from './inquiry.rules.ts'
import { useNow } from './now.ts'
import type { InquirySheet } from './views.ts'

type Typed = Record<string, string>
const ownFields: Record<InquiryKind, readonly { key: string; zh: string; en: string; num?: boolean }[]> = {
  call: [{ key: 'callerNo', zh: '主叫号', en: 'Caller' }, { key: 'ringSeconds', zh: '振铃秒', en: 'Ring s', num: true }, { key: 'talkSeconds', zh: '通话秒', en: 'Talk s', num: true }],
  web: [{ key: 'platform', zh: '平台', en: 'Platform' }, { key: 'leadNo', zh: '线索号', en: 'Lead no.' }],
  event: [{ key: 'eventName', zh: '活动', en: 'Event' }, { key: 'place', zh: '地点', en: 'Place' }],
  outreach: [{ key: 'company', zh: '单位', en: 'Company' }, { key: 'place', zh: '地点', en: 'Place' }, { key: 'companionId', zh: '陪同', en: 'With' }],
}
const levels = ['H', 'A', 'B', 'C'] as const
/** What stays for the next row of the same kind: a stand at an event is keyed twenty times with one place. */
const sticky = new Set(['platform', 'eventName', 'place', 'company', 'companionId'])
/**
 * One inquiry by keyboard: Tab to the next cell, Enter saves and opens the next row, never in the middle of an IME. What the server refuses
 * stands under its cell, nothing typed is lost.
 */
export const InquiryEntry = ({ kind, data, onMade }: { kind: InquiryKind; data: InquirySheet; onMade: (id: string) => void }) => {
  const say = useSay(), { act, busy, problem, reset } = useAsk(inquiryCalls.create!, { quiet: true }), { tick } = useNow(data.asOf, 20_000), first = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<Typed>({}), [asked, putAsked] = useAsked()
  // «记来电» from anywhere (Ctrl K): the hand is in the row at once
  useEffect(() => { if (asked.do === 'new') { putAsked({ do: undefined }); first.current?.focus() } }, [asked.do, putAsked])
  const put = (key: string, value: string): void => { setTyped(t => ({ ...t, [key]: value })); if (problem) reset() }
  const fault = (key: string): string | undefined => problem?.errors.find(e => e.pointer === `/${key}` || e.pointer?.startsWith(`/${key}/`))?.detail
  const save = async (): Promise<void> => {
    const given = Object.fromEntries(Object.entries(typed).filter(([key, value]) => value.trim() !== '' && key !== 'model').map(([key, value]) => [key, ['ringSeconds', 'talkSeconds'].includes(key) ? Number(value) : value.trim()]))
    const made = await act({ kind, siteId: data.site?.id, ...given, ...(typed.model?.trim() ? { want: { model: typed.model.trim() } } : {}) } as never)
    if (!made) return
    setTyped(Object.fromEntries(Object.entries(typed).filter(([key]) => sticky.has(key))))
    onMade(made.id)
    first.current?.focus()
    void refreshAll()
  }
  const keys = (event: KeyboardEvent): void => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); void save() } }
  const cell = (key: string, label: string, more: { num?: boolean; mode?: 'tel' | 'numeric'; ref?: typeof first } = {}): ReactNode => <td key={key}>
    <input ref={more.ref} className={`in iq-in${more.num ? ' in-num' : ''}`} aria-label={label} aria-invalid={!!fault(key) || undefined} title={fault(key)} placeholder={label} inputMode={more.mode} value={typed[key] ?? ''} onChange={e => put(key, more.num ? e.target.value.replace(/\D/g, '') : e.target.value)} /></td>
  const choose = (key: string, label: string, of: readonly { key: string; words: string }[]): ReactNode => <td key={key}><select className="in iq-in" aria-label={label} value={typed[key] ?? ''} onChange={e => put(key, e.target.value)}><option value="">{label}</option>{of.map(o => <option key={o.key} value={o.key}>{o.words}</option>)}</select></td>
  const people = data.people.map(p => ({ key: p.id, words: p.label }))
  const problems = problem ? (problem.errors.length ? problem.errors.map(e => e.detail) : [problem.detail]) : []
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: data.opening?.zone, hour: '2-digit', minute: '2-digit' }).format(new Date(tick))
  return <>
    <tr className="iq-entry" onKeyDown={keys}>
      <th scope="row"><span className="quiet">{clock}</span></th>
      {ownFields[kind].map((field, i) => field.key === 'companionId' ? choose(field.key, say(field), people) : cell(field.key, say(field), { num: field.num, mode: field.num ? 'numeric' : field.key === 'callerNo' ? 'tel' : undefined, ref: i === 0 ? first : undefined }))}
      {cell('name', say({ zh: '姓名', en: 'Name' }))}{cell('phone', say({ zh: '电话', en: 'Phone' }), { mode: 'tel' })}
      <td><span className="iq-two"><select className="in iq-in iq-level" aria-label={say({ zh: '级别', en: 'Level' })} value={typed.level ?? ''} onChange={e => put('level', e.target.value)}><option value="">–</option>{levels.map(l => <option key={l}>{l}</option>)}</select><input className="in iq-in" aria-label={say({ zh: '意向车型', en: 'Model' })} placeholder={say({ zh: '意向车型', en: 'Model' })} value={typed.model ?? ''} onChange={e => put('model', e.target.value)} /></span></td>
      <td /><>{choose('ownerId', say({ zh: '归属', en: 'Owner' }), people)}</>
      <td colSpan={2}><input className="in iq-in" aria-label={say({ zh: '备注', en: 'Note' })} placeholder={say({ zh: '备注', en: 'Note' })} value={typed.note ?? ''} onChange={e => put('note', e.target.value)} /></td>
      <td><IconButton label={say({ zh: '存这一条（Enter）', en: 'Save this one (Enter)' })} aria-busy={busy} onClick={() => void save()}><Check aria-hidden /></IconButton></td>
    </tr>
    {problems.length > 0 && <tr className="iq-problem"><td /><td colSpan={ownFields[kind].length + 8} role="alert" className="late">{[...new Set(problems)].join(say({ zh: '；', en: '; ' }))}</td></tr>}
  </>
}
