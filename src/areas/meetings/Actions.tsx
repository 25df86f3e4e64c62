import { useState, type ReactNode } from 'react'
import { addDays } from '../../kernel/time.ts'
import { useAsk } from '../../web/ask/index.ts'
import { DayPick, Picker } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { askReason, Button, ProblemLine, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { actionCalls, actionStates } from '../plans/index.ts'
import type { MeetingAction, MeetingPage } from './meetingPage.ts'
import { kindWords } from './meetingWords.tsx'

/** One thing someone does by a day: closed with what came of it, or dropped with why. */
const Action = ({ a }: { a: MeetingAction }) => {
  const say = useSay(), f = useFormat(), finish = useAsk(actionCalls.finish), drop = useAsk(actionCalls.drop), can = (name: string): boolean => a.can.includes(name)
  const end = async (call: typeof finish, title: string, label: string): Promise<void> => { const outcome = await askReason({ title, act: title }, { label, most: 500 }); if (outcome && (await call.act({ id: a.id, version: a.version, outcome } as never))) toast.done(say({ zh: '记下了。', en: 'Noted.' })) }
  return <li className={`mt-action mt-${a.state}`}>
    <div><Link href={`/action-items/${a.id}`}>{a.text}</Link>{a.from && <Link className="mt-from" href={`/meetings/${a.from.id}`}>{say({ zh: '{on} {kind}', en: '{kind} {on}' }, { on: f.short(a.from.on), kind: kindWords(say, a.from.kind) })}</Link>}{a.outcome && <small>{a.outcome}</small>}</div>
    <b>{a.owner.label}</b>
    <span>{a.state !== 'open' ? <Status is={a.state === 'done' ? 'ok' : 'off'}>{say(actionStates[a.state])}</Status> : a.late ? <Status is="late">{f.lateDays(a.dueOn)}</Status> : <Status is="open">{say({ zh: '{on}前', en: 'by {on}' }, { on: f.near(a.dueOn) })}</Status>}</span>
    <span className="mt-acts">{can('finish') && <Button kind="link" small busy={finish.busy} onClick={() => void end(finish, say({ zh: '办完了', en: 'Done' }), say({ zh: '结果', en: 'What came of it' }))}>{say({ zh: '办完了', en: 'Done' })}</Button>}{can('drop') && <Button kind="link" small busy={drop.busy} onClick={() => void end(drop, say({ zh: '不办了', en: 'Drop' }), say({ zh: '为什么', en: 'Why' }))}>{say({ zh: '不办了', en: 'Drop' })}</Button>}</span>
    <ProblemLine problem={finish.problem ?? drop.problem} />
  </li>
}
export const Actions = ({ of, empty }: { of: readonly MeetingAction[]; empty?: ReactNode }) => of.length === 0 ? empty ? <p className="quiet mt-none">{empty}</p> : null : <ul className="mt-list">{of.map(a => <Action key={a.id} a={a} />)}</ul>
/** A new one: what, who, by when; Enter keeps it and asks for the next. */
export const ActionAdd = ({ p, onClose }: { p: MeetingPage; onClose: () => void }) => {
  const say = useSay(), { member } = useMe(), create = useAsk(actionCalls.create!), first = p.seats.find(s => s.member.id !== member.id)?.member.id ?? member.id
  const [words, setWords] = useState(''), [ownerId, setOwner] = useState<string | null>(first), [dueOn, setDue] = useState<string | null>(addDays(p.today, 1))
  const fault = (place: string): string | undefined => create.problem?.errors.find(e => e.pointer === `/${place}`)?.detail
  const keep = async (): Promise<void> => { if (await create.act({ text: words.trim(), ownerId, dueOn, meetingId: p.meeting.id } as never)) { setWords(''); toast.done(say({ zh: '定下了，到那天会进他的计划。', en: 'Decided; it joins their plan that day.' })) } }
  const seated = p.seats.some(s => s.member.id === ownerId)
  return <form className="mt-add" onSubmit={e => { e.preventDefault(); void keep() }}>
    <input className="in" aria-label={say({ zh: '做什么', en: 'What' })} placeholder={say({ zh: '做什么', en: 'What is to be done' })} maxLength={200} autoFocus value={words} onChange={e => setWords(e.target.value)} aria-invalid={!!fault('text') || undefined} />
    {p.seats.length > 0 && p.seats.length <= 40 ? <select className="in" aria-label={say({ zh: '谁', en: 'Owner' })} value={ownerId ?? ''} onChange={e => setOwner(e.target.value)}>{!seated && <option value={ownerId ?? ''}>{member.name}</option>}{p.seats.map(s => <option key={s.member.id} value={s.member.id}>{s.member.label}</option>)}</select> : <Picker of="member" value={ownerId} onChange={id => setOwner(id)} />}
    <DayPick id="action-due" label={say({ zh: '哪天前', en: 'Due' })} value={dueOn} onChange={d => setDue(d ?? null)} min={p.today} />
    <Button kind="primary" submit busy={create.busy} disabled={words.trim() === '' || !ownerId || !dueOn}>{say({ zh: '定下', en: 'Decide' })}</Button><Button onClick={onClose}>{say({ zh: '收起', en: 'Fold' })}</Button>
    <ProblemLine problem={create.problem} />
  </form>
}
