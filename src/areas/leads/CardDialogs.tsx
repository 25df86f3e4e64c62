import { useState } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { DayPick, FieldBox, FieldInput, InstantPick } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Choices, LevelMark, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import type { Field } from '../../kernel/field.ts'
import { addDays, instantAt, weekday } from '../../kernel/time.ts'
import { cardCalls, closingKinds, prospectCard } from './card.ts'
import { milestone, milestoneCalls, milestoneKinds } from './contact.ts'
import { appointmentCalls } from './inquiry.ts'
import { FormFields, useForm } from '../../web/form/index.ts'
import type { CardView } from './views.ts'
import { Panel } from './Panel.tsx'
import { useNow } from './now.ts'

export type Doing = 'level' | 'close' | 'refuse' | 'reopen' | 'instruct' | 'answer' | 'milestone' | 'appointment' | 'needs'
type P = { view: CardView; onClose: () => void }
const reasonField = (of: 'close' | 'level') => (of === 'level' ? cardCalls.changeLevel.fields!.reason : cardCalls.applyToClose.fields!.reason)
const levels = ['H', 'A', 'B', 'C', 'N'] as const

export const LevelDialog = ({ view, onClose }: P) => {
  const say = useSay(), { card } = view, { act, busy, problem } = useAsk(cardCalls.changeLevel)
  const [level, setLevel] = useState<string>(card.level), [reason, setReason] = useState('')
  const fault = problem?.errors.find(e => e.pointer === '/reason')?.detail
  const give = async (): Promise<void> => { if (await act({ id: card.id, version: card.version, level, reason: reason.trim() } as never)) { toast.done(say({ zh: '级别已改。', en: 'Level changed.' })); onClose() } }
  return <Panel title={say({ zh: '改级别', en: 'Change level' })} act={say({ zh: '改为 {level}', en: 'Change to {level}' }, { level })} busy={busy} problem={fault ? undefined : problem} onAct={() => void give()} onClose={onClose}>
    <FieldBox id="lv" label={say({ zh: '现在几级', en: 'Level now' })} note={<>{say({ zh: '原', en: 'was' })} <LevelMark level={card.level} /></>}><Choices label={say({ zh: '现在几级', en: 'Level now' })} value={level} onChange={setLevel} of={levels.map(key => ({ key, words: key }))} /></FieldBox>
    <FieldBox id="lv-why" label={say(reasonField('level').label)} need fault={fault}><input id="lv-why" className="in" autoFocus maxLength={200} value={reason} placeholder={say({ zh: '为什么变：问了月供，要等年终奖…', en: 'Why: asked for the rate, waits for a bonus…' })} onChange={e => setReason(e.target.value)} /></FieldBox>
  </Panel>
}
export const CloseDialog = ({ view, onClose }: P) => {
  const say = useSay(), { card } = view, { act, busy, problem } = useAsk(cardCalls.applyToClose)
  const [as, setAs] = useState<keyof typeof closingKinds>('lost'), [reason, setReason] = useState(''), [rival, setRival] = useState(card.rival ?? '')
  const fault = problem?.errors.find(e => e.pointer === '/reason')?.detail
  const give = async (): Promise<void> => { if (await act({ id: card.id, version: card.version, as, reason: reason.trim(), rival: rival.trim() || undefined } as never)) { toast.done(say({ zh: '已提出，等主管审。', en: 'Applied; someone else decides.' })); onClose() } }
  return <Panel title={say({ zh: '申请结案', en: 'Apply to close' })} act={say({ zh: '提出申请', en: 'Apply' })} busy={busy} problem={fault ? undefined : problem} onAct={() => void give()} onClose={onClose}>
    <FieldBox id="cl-as" label={say({ zh: '作为', en: 'As' })}><Choices label={say({ zh: '作为', en: 'As' })} value={as} onChange={setAs} of={(Object.keys(closingKinds) as (keyof typeof closingKinds)[]).map(key => ({ key, words: say(closingKinds[key]) }))} /></FieldBox>
    <FieldBox id="cl-why" label={say(reasonField('close').label)} need fault={fault}><textarea id="cl-why" className="in in-lines" rows={3} maxLength={300} autoFocus value={reason} placeholder={say({ zh: '客户怎么说的，最后一次联系是什么时候', en: 'What the customer said, and when you last spoke' })} onChange={e => setReason(e.target.value)} /></FieldBox>
    {as === 'lost' && <FieldBox id="cl-rival" label={say({ zh: '买了谁家的', en: 'Bought which rival' })}><input id="cl-rival" className="in" maxLength={60} value={rival} onChange={e => setRival(e.target.value)} /></FieldBox>}
    <p className="quiet panel-note">{say({ zh: '提出后不再催下次联系；由别人同意或退回。', en: 'The next contact pauses; somebody else agrees or sends it back.' })}</p>
  </Panel>
}
export const ReasonDialog = ({ view, onClose, of }: P & { of: 'refuse' | 'reopen' }) => {
  const say = useSay(), { card } = view, refuse = useAsk(cardCalls.refuseToClose), reopen = useAsk(cardCalls.reopen), asking = of === 'refuse' ? refuse : reopen
  const [reason, setReason] = useState('')
  const fault = asking.problem?.errors.find(e => e.pointer === '/reason')?.detail
  const give = async (): Promise<void> => { if (await asking.act({ id: card.id, version: card.version, reason: reason.trim() } as never)) { toast.done(of === 'refuse' ? say({ zh: '已退回，卡继续跟。', en: 'Sent back; the card goes on.' }) : say({ zh: '已重新跟进。', en: 'Reopened.' })); onClose() } }
  return <Panel title={of === 'refuse' ? say({ zh: '退回结案申请', en: 'Send the application back' }) : say({ zh: '重新跟进', en: 'Reopen' })} act={of === 'refuse' ? say({ zh: '退回', en: 'Send back' }) : say({ zh: '重新跟进', en: 'Reopen' })} busy={asking.busy} problem={fault ? undefined : asking.problem} onAct={() => void give()} onClose={onClose}>
    <FieldBox id="why" label={say({ zh: '原因', en: 'Reason' })} need fault={fault}><textarea id="why" className="in in-lines" rows={3} maxLength={300} autoFocus value={reason} placeholder={of === 'refuse' ? say({ zh: '还要做什么：再约一次，我来谈', en: 'What is still to be done' }) : say({ zh: '为什么又跟：客户来电说要买', en: 'Why it goes on' })} onChange={e => setReason(e.target.value)} /></FieldBox>
  </Panel>
}
export const InstructDialog = ({ view, onClose }: P) => {
  const say = useSay(), f = useFormat(), { card } = view, { act, busy, problem } = useAsk(cardCalls.instruct), { now } = useNow(view.asOf)
  const evening = instantAt(view.today, '18:00', f.zone)
  const [text, setText] = useState(''), [dueAt, setDueAt] = useState<string | null>(evening > now() ? evening : instantAt(new Date(Date.parse(`${view.today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10), '12:00', f.zone))
  const fault = (at: string) => problem?.errors.find(e => e.pointer === at)?.detail
  const give = async (): Promise<void> => { if (await act({ id: card.id, text: text.trim(), dueAt } as never)) { toast.done(say({ zh: '指示已下。', en: 'Instruction given.' })); onClose() } }
  return <Panel title={say({ zh: '下指示', en: 'Instruct' })} act={say({ zh: '下指示', en: 'Give it' })} busy={busy} problem={problem?.errors.length ? undefined : problem} onAct={() => void give()} onClose={onClose}>
    <FieldBox id="in-text" label={say({ zh: '指示', en: 'Instruction' })} need fault={fault('/text')}><textarea id="in-text" className="in in-lines" rows={3} maxLength={500} autoFocus value={text} placeholder={say({ zh: '先答价格，再约周六带家人来试驾', en: 'Answer the price first, then invite the family for Saturday' })} onChange={e => setText(e.target.value)} /></FieldBox>
    <FieldBox id="in-due" label={say({ zh: '期限', en: 'Due' })} need fault={fault('/dueAt')}><InstantPick id="in-due" label={say({ zh: '期限', en: 'Due' })} value={dueAt} onChange={v => setDueAt(v ?? null)} /></FieldBox>
  </Panel>
}
export const AnswerDialog = ({ view, onClose, instructionId }: P & { instructionId: string }) => {
  const say = useSay(), { card } = view, { act, busy, problem } = useAsk(cardCalls.answerInstruction), [answer, setAnswer] = useState('')
  const asked = card.instructions.find(i => i.id === instructionId), fault = problem?.errors.find(e => e.pointer === '/answer')?.detail
  const give = async (): Promise<void> => { if (await act({ id: card.id, instructionId, answer: answer.trim() } as never)) { toast.done(say({ zh: '已答复。', en: 'Answered.' })); onClose() } }
  return <Panel title={say({ zh: '答复指示', en: 'Answer the instruction' })} act={say({ zh: '答复', en: 'Answer' })} busy={busy} problem={fault ? undefined : problem} onAct={() => void give()} onClose={onClose}>
    <p className="tl-marked panel-said">{asked?.text}</p>
    <FieldBox id="an" label={say({ zh: '答复', en: 'Answer' })} need fault={fault}><textarea id="an" className="in in-lines" rows={3} maxLength={500} autoFocus value={answer} onChange={e => setAnswer(e.target.value)} /></FieldBox>
  </Panel>
}
/** 试驾 报价 订单 交车 退订: what happened, when, for how much; the card follows by itself. */
export const MilestoneDialog = ({ view, onClose }: P) => {
  const say = useSay(), { card } = view, { act, busy, problem } = useAsk(milestoneCalls.create!), { now } = useNow(view.asOf)
  const [kind, setKind] = useState<keyof typeof milestoneKinds>(card.state === 'ordered' ? 'delivery' : 'testDrive'), [at, setAt] = useState<string | null>(now()), [amount, setAmount] = useState<string | null>(null), [note, setNote] = useState(''), [visitId, setVisit] = useState<string>()
  const today = view.visits.filter(v => v.on === view.today)
  const fault = (place: string) => problem?.errors.find(e => e.pointer === place)?.detail
  const give = async (): Promise<void> => { if (await act({ customerId: card.customerId, cardId: card.id, visitId: visitId ?? (today.length === 1 ? today[0].id : undefined), kind, at: at ?? undefined, amount: amount || undefined, note: note.trim() || undefined } as never)) { toast.done(say({ zh: '已记{kind}。', en: '{kind} recorded.' }, { kind: say(milestoneKinds[kind]) })); onClose() } }
  const priced = kind === 'quote' || kind === 'order' || kind === 'contract'
  return <Panel title={say({ zh: '记里程碑', en: 'Record a milestone' })} act={say({ zh: '记{kind}', en: 'Record {kind}' }, { kind: say(milestoneKinds[kind]).toLowerCase() })} busy={busy} problem={problem?.errors.length ? undefined : problem} onAct={() => void give()} onClose={onClose}>
    <FieldBox id="ms" label={say({ zh: '什么', en: 'What' })}><Choices label={say({ zh: '什么', en: 'What' })} value={kind} onChange={setKind} of={(['testDrive', 'quote', 'order', 'contract', 'delivery', 'cancellation'] as const).map(key => ({ key, words: say(milestoneKinds[key]) }))} /></FieldBox>
    <div className="panel-two"><FieldBox id="ms-at" label={say({ zh: '什么时候', en: 'When' })} fault={fault('/at')}><InstantPick id="ms-at" label={say({ zh: '什么时候', en: 'When' })} value={at} onChange={v => setAt(v ?? null)} /></FieldBox>
      {priced && <FieldBox id="ms-amount" label={say(milestone.fields.amount.label)} fault={fault('/amount')}><FieldInput field={milestone.fields.amount} name="amount" id="ms-amount" value={amount} onChange={v => setAmount(v as string | null)} row={{}} /></FieldBox>}</div>
    {today.length > 1 && <FieldBox id="ms-visit" label={say({ zh: '哪一批客流', en: 'Which party' })}><Choices label={say({ zh: '哪一批客流', en: 'Which party' })} value={visitId} onChange={setVisit} of={today.map(v => ({ key: v.id, words: say({ zh: '第 {n} 批', en: 'party {n}' }, { n: v.partyNo }) }))} /></FieldBox>}
    <FieldBox id="ms-note" label={say({ zh: '备注', en: 'Note' })} fault={fault('/note')}><input id="ms-note" className="in" maxLength={500} value={note} onChange={e => setNote(e.target.value)} /></FieldBox>
    {kind === 'order' && card.state === 'live' && <p className="quiet panel-note">{say({ zh: '卡变为已订，级别 O。', en: 'The card becomes ordered at level O.' })}</p>}
    {kind === 'cancellation' && card.state === 'ordered' && <p className="quiet panel-note">{say({ zh: '卡回到在跟，级别 {level}。', en: 'The card goes live again at level {level}.' }, { level: card.formerLevel ?? 'N' })}</p>}
  </Panel>
}
export const AppointmentDialog = ({ view, onClose }: P) => {
  const say = useSay(), f = useFormat(), { card } = view, { act, busy, problem } = useAsk(appointmentCalls.create!)
  const tomorrow = addDays(view.today, 1), near = [...new Set([tomorrow, addDays(view.today, 2), addDays(view.today, 6 - (weekday(view.today) % 7) || 7), addDays(view.today, 7 - (weekday(view.today) % 7))])].sort()
  const [day, setDay] = useState<string | null>(tomorrow), [at, setAt] = useState<string | null>(instantAt(tomorrow, '10:00', f.zone)), [purpose, setPurpose] = useState(say({ zh: '试驾', en: 'Test drive' }))
  const put = (d: string | null): void => { setDay(d); setAt(d ? instantAt(d, at ? f.clock(at) : '10:00', f.zone) : null) }
  const fault = (place: string) => problem?.errors.find(e => e.pointer === place)?.detail
  const give = async (): Promise<void> => { if (await act({ customerId: card.customerId, cardId: card.id, at: at ?? '', purpose: purpose.trim() } as never)) { toast.done(say({ zh: '已约。', en: 'Appointment made.' })); onClose() } }
  return <Panel title={say({ zh: '约到店', en: 'Make an appointment' })} act={say({ zh: '约', en: 'Make it' })} busy={busy} problem={problem?.errors.length ? undefined : problem} onAct={() => void give()} onClose={onClose}>
    <FieldBox id="ap-day" label={say({ zh: '哪天', en: 'Day' })} need><div className="ap-days"><Choices label={say({ zh: '哪天', en: 'Day' })} value={day ?? undefined} onChange={put} of={near.map(d => ({ key: d, words: d === tomorrow ? say({ zh: '明天', en: 'Tomorrow' }) : `${f.weekday(d)} ${f.short(d)}` }))} /><DayPick id="ap-day" label={say({ zh: '哪天', en: 'Day' })} value={day} min={view.today} onChange={d => put(d ?? null)} /></div></FieldBox>
    <FieldBox id="ap-at" label={say({ zh: '几点', en: 'Time' })} need fault={fault('/at')}><Choices label={say({ zh: '几点', en: 'Time' })} value={at ? f.clock(at) : undefined} onChange={clock => setAt(instantAt(day ?? tomorrow, clock, f.zone))} of={['09:30', '10:00', '14:00', '16:00', '18:00'].map(key => ({ key, words: key }))} /></FieldBox>
    <FieldBox id="ap-for" label={say({ zh: '来做什么', en: 'To do what' })} need fault={fault('/purpose')}><input id="ap-for" className="in" maxLength={80} value={purpose} onChange={e => setPurpose(e.target.value)} /></FieldBox>
  </Panel>
}
/** Whatever a card's change takes: a field that is declared stands here by itself. */
const needFields = Object.fromEntries(Object.entries<Field>(prospectCard.fields).filter(([, field]) => field.written !== 'never' && !field.fixed))
export const NeedsDialog = ({ view, onClose }: P) => {
  const say = useSay(), { card } = view, { act, busy, problem } = useAsk(cardCalls.change!)
  const form = useForm(Object.fromEntries(Object.keys(needFields).map(name => [name, (card as Record<string, unknown>)[name]])))
  const give = async (): Promise<void> => { if (Object.keys(form.changed).length === 0 || (await act({ id: card.id, version: card.version, ...form.changed } as never))) onClose() }
  return <Panel wide title={say({ zh: '改需求', en: 'Change the needs' })} act={say({ zh: '存', en: 'Save' })} busy={busy} problem={problem} onAct={() => void give()} onClose={onClose}><FormFields fields={needFields} form={form} first={Object.keys(needFields)} mode="change" /></Panel>
}
/** Which dialog stands open. */
export const CardDialog = ({ doing, view, onClose, instructionId }: P & { doing: Doing | undefined; instructionId?: string }) => {
  const p = { view, onClose }
  switch (doing) {
    case 'level': return <LevelDialog {...p} />
    case 'close': return <CloseDialog {...p} />
    case 'refuse': case 'reopen': return <ReasonDialog {...p} of={doing} />
    case 'instruct': return <InstructDialog {...p} />
    case 'answer': return instructionId ? <AnswerDialog {...p} instructionId={instructionId} /> : null
    case 'milestone': return <MilestoneDialog {...p} />
    case 'appointment': return <AppointmentDialog {...p} />
    case 'needs': return <NeedsDialog {...p} />
    default: return null
  }
}
