import { useEffect, useState } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { DayPick, DraftSaved, FieldBox, InstantPick, instantIn, useForm } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Button, Chip, Dialog, ProblemLine, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { Sheet, ThumbSave, Tiles, usePhone } from '../../web/phone/index.ts'
import { addDays } from '../../kernel/time.ts'
import { cardCalls } from './card.ts'
import { followUpCalls, means, results } from './contact.ts'
import { FilesField, type Hung } from './FilesField.tsx'

type Subject = { customerId: string; name: string; cardId?: string; level?: string | null; /** When the call was opened, so that its length is known. */ calledAt?: string; onClose: () => void }
const saids = [{ zh: '约试驾', en: 'Book a drive' }, { zh: '发报价', en: 'Send a quote' }, { zh: '比价', en: 'Comparing' }, { zh: '等家人', en: 'Family decides' }, { zh: '置换', en: 'Trade-in' }] as const

/** 记跟进: half filled when it comes back from a call (users.md: one hand, one customer in front). */
export const FollowUpForm = ({ customerId, name, cardId, level, calledAt, onClose }: Subject) => {
  const say = useSay(), f = useFormat(), phone = usePhone(), create = useAsk(followUpCalls.create!)
  const form = useForm({ means: 'call', result: calledAt ? 'reached' : null, text: '', levelAfter: null, nextContactOn: null, files: [] }, { draft: `follow.${customerId}` }), v = form.values, { refuse } = form, files = (v.files as Hung[] | undefined) ?? [], [seconds] = useState(() => (calledAt ? Math.max(0, Math.round((Date.now() - Date.parse(calledAt)) / 1000)) : undefined))
  useEffect(() => refuse(create.problem), [create.problem, refuse])
  const save = async (): Promise<void> => {
    const done = await create.act({ customerId, ...(cardId ? { cardId } : {}), means: v.means, result: v.result ?? 'reached', text: String(v.text).trim(), ...(v.levelAfter && v.levelAfter !== level ? { levelAfter: v.levelAfter } : {}), ...(v.nextContactOn ? { nextContactOn: v.nextContactOn } : {}), ...(files.length ? { fileIds: files.map(one => one.id) } : {}), ...(calledAt && v.means === 'call' ? { at: calledAt, seconds: Math.min(86_400, seconds ?? 0) } : {}) } as never)
    if (done) { form.done(); toast.done(say({ zh: '跟进已记', en: 'Follow-up logged' })); onClose() }
  }
  const day = (n: number) => addDays(f.today, n)
  const body = <div className="fin">
    {!calledAt && <Tiles label={say({ zh: '怎么联系的', en: 'How' })} columns={5} value={v.means as string} onChange={k => form.set('means', k)} of={Object.entries(means).map(([key, l]) => ({ key, words: say(l).split('/')[0] }))} />}
    <Tiles label={say({ zh: '结果', en: 'Result' })} columns={4} value={v.result as string | null} onChange={k => form.set('result', k)} of={(['reached', 'noAnswer', 'refused', 'wrongNumber'] as const).map(key => ({ key, words: say(results[key]) }))} />
    <FieldBox id="fu-text" label={say({ zh: '说了什么', en: 'What was said' })} fault={form.faults.text}><textarea id="fu-text" className="in in-lines" rows={3} autoFocus={!phone} value={String(v.text ?? '')} onChange={e => form.set('text', e.target.value)} /><div className="chips">{saids.map(s => <Chip key={s.en} value={say(s)} on={String(v.text).includes(say(s))} onPress={() => form.set('text', `${String(v.text ?? '')}${v.text ? say({ zh: '，', en: ', ' }) : ''}${say(s)}`)} />)}</div></FieldBox>
    <FilesField files={files} onChange={list => form.set('files', list)} fault={form.faults.fileIds} />
    {level && <Tiles label={say({ zh: '现在几级', en: 'Level now' })} right={say({ zh: '原 {l}', en: 'was {l}' }, { l: level })} columns={5} value={(v.levelAfter as string | null) ?? level} onChange={k => form.set('levelAfter', k)} of={(level === 'O' ? ['O'] : ['H', 'A', 'B', 'C', 'N']).map(key => ({ key, words: key }))} />}
    <Tiles label={say({ zh: '下次联系', en: 'Next contact' })} right={v.nextContactOn ? undefined : say({ zh: '不选就按级别', en: 'by level unless chosen' })} columns={4} value={v.nextContactOn as string | null} onChange={k => form.set('nextContactOn', v.nextContactOn === k ? null : k)} of={[1, 3, 7].map(n => ({ key: day(n), words: n === 1 ? say({ zh: '明天', en: 'Tomorrow' }) : f.weekday(day(n)), note: f.short(day(n)) })).concat({ key: 'other', words: say({ zh: '选日子', en: 'Pick' }), note: '' })} />
    {v.nextContactOn === 'other' || (v.nextContactOn && ![1, 3, 7].some(n => day(n) === v.nextContactOn)) ? <DayPick id="fu-next" value={v.nextContactOn === 'other' ? null : String(v.nextContactOn)} min={f.today} onChange={d => form.set('nextContactOn', d ?? null)} label={say({ zh: '下次联系', en: 'Next contact' })} /> : null}
    {create.problem && Object.keys(form.faults).length === 0 && <ProblemLine problem={create.problem} />}
  </div>
  const note = calledAt ? say({ zh: '{t} 拨出', en: 'called {t}' }, { t: f.clock(calledAt) }) : name
  const title = calledAt ? say({ zh: '记这次通话', en: 'Log this call' }) : say({ zh: '记跟进', en: 'Log a follow-up' })
  if (phone) return <Sheet title={title} right={<><span className="quiet">{note}</span><DraftSaved form={form} /></>} onClose={onClose}>{body}<ThumbSave busy={create.busy} disabled={!String(v.text ?? '').trim()} onClick={() => void save()}>{say({ zh: '存', en: 'Save' })}</ThumbSave></Sheet>
  return <Dialog title={`${title} · ${name}`} onClose={onClose} foot={<><DraftSaved form={form} /><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={create.busy} disabled={!String(v.text ?? '').trim()} onClick={() => void save()}>{say({ zh: '存', en: 'Save' })}</Button></>}>{body}</Dialog>
}
/** 下指示: what, until when (D2.7). Today's end by default. */
export const InstructForm = ({ card, name, onClose }: { card: { id: string; owner?: { label: string } | null }; name: string; onClose: () => void }) => {
  const say = useSay(), f = useFormat(), act = useAsk(cardCalls.instruct), [text, setText] = useState(''), [dueAt, setDueAt] = useState<string | null>(() => { const today = instantIn(`${f.today}T18:00`, f.zone); return today > new Date().toISOString() ? today : instantIn(`${addDays(f.today, 1)}T12:00`, f.zone) })
  const fault = (name: string) => act.problem?.errors.find(e => e.pointer === `/${name}`)?.detail
  const save = async (): Promise<void> => { if (dueAt && text.trim() && (await act.act({ id: card.id, text: text.trim(), dueAt }))) { toast.done(say({ zh: '指示已发给 {n}', en: 'Told {n}' }, { n: card.owner?.label ?? '' })); onClose() } }
  return <Dialog title={say({ zh: '下指示 · {n}', en: 'Instruct · {n}' }, { n: name })} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={act.busy} disabled={!text.trim() || !dueAt} onClick={() => void save()}>{say({ zh: '发出', en: 'Send' })}</Button></>}>
    <div className="fin"><FieldBox id="in-text" label={say({ zh: '要做什么', en: 'What to do' })} fault={fault('text')}><textarea id="in-text" className="in in-lines" rows={3} autoFocus maxLength={500} value={text} onChange={e => setText(e.target.value)} /></FieldBox><FieldBox id="in-due" label={say({ zh: '期限', en: 'Due' })} fault={fault('dueAt')}><InstantPick id="in-due" value={dueAt} onChange={v => setDueAt(v ?? null)} label={say({ zh: '期限', en: 'Due' })} /></FieldBox>{act.problem && act.problem.errors.length === 0 && <ProblemLine problem={act.problem} />}</div>
  </Dialog>
}
