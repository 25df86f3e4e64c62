import { Plus, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { addDays } from '../../web/shell/days.ts'
import { DayPick, FieldBox } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link, useAsked, useDay } from '../../web/go.tsx'
import { askReason, Button, Chip, Dialog, Empty, LevelMark, Loading, PageBody, PageHead, Part, ProblemLine, ProblemView, Section, Status, Tag, toast } from '../../web/kit/index.ts'
import type { Kind } from '../../web/kit/Status.tsx'
import { useSay } from '../../web/language/language.ts'
import { useNow } from '../../web/now.ts'
import { dayPlanCalls, evidenceKinds, itemKinds, itemStates, planItemCalls, planPage, planStates, type PlanLine } from './plan.ts'
import './plans.css'

const planKind: Record<keyof typeof planStates, Kind> = { draft: 'open', submitted: 'wait', returned: 'warn', published: 'ok' }
const Carry = ({ line, on, onClose }: { line: PlanLine; on: string; onClose: () => void }) => {
  const say = useSay(), { act, busy, problem } = useAsk(planItemCalls.carry), [to, setTo] = useState<string | null>(addDays(on, 1)), [reason, setReason] = useState('')
  const fault = (place: string): string | undefined => problem?.errors.find(e => e.pointer === place)?.detail
  const give = async (): Promise<void> => { if (to && (await act({ id: line.id, version: line.version, to, reason: reason.trim() } as never))) { toast.done(say({ zh: '已结转，计划里会再出现。', en: 'Carried; it will stand on that day’s plan.' })); onClose() } }
  return <Dialog title={say({ zh: '结转：{what}', en: 'Carry over: {what}' }, { what: line.title })} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={busy} onClick={() => void give()}>{say({ zh: '结转', en: 'Carry over' })}</Button></>}>
    <FieldBox id="ct" label={say({ zh: '到哪天', en: 'To which day' })} need><DayPick id="ct" label={say({ zh: '到哪天', en: 'To which day' })} value={to} onChange={d => setTo(d ?? null)} /></FieldBox>
    <FieldBox id="cr" label={say({ zh: '为什么今天没做', en: 'Why not today' })} need fault={fault('/reason')}><textarea id="cr" className="in in-lines" rows={3} maxLength={300} autoFocus value={reason} onChange={e => setReason(e.target.value)} /></FieldBox>
    {!fault('/reason') && <ProblemLine problem={problem} />}
  </Dialog>
}
/** One item: what, of whom, until when; what could close it; how it ended. */
const Line = ({ line, on }: { line: PlanLine; on: string }) => {
  const say = useSay(), f = useFormat(), now = useNow(30_000), close = useAsk(planItemCalls.close), drop = useAsk(planItemCalls.drop), [carrying, setCarrying] = useState(false)
  const due = line.dueAt ? f.due(line.dueAt, now) : undefined, open = line.state === 'open', may = (name: string): boolean => line.can?.includes(name) ?? open
  const done = async (kind: string, id: string): Promise<void> => { if (await close.act({ id: line.id, version: line.version, evidence: [{ kind, id }] } as never)) toast.done(say({ zh: '已完成。', en: 'Done.' })) }
  const leave = async (): Promise<void> => {
    const reason = await askReason({ title: say({ zh: '取消这一项', en: 'Drop this item' }), act: say({ zh: '取消', en: 'Drop' }) })
    if (reason) await drop.act({ id: line.id, version: line.version, reason } as never)
  }
  return <li className={`pl-row pl-${line.state}`}>
    <div className="pl-what">{line.level && <LevelMark level={line.level as never} />}{line.customerId ? <><Link href={line.cardId ? `/prospect-cards/${line.cardId}` : `/customer/${line.customerId}`}>{line.customerName ?? line.customer?.label ?? '–'}</Link><span>{line.title}</span></> : <b>{line.title}</b>}
      {line.kind !== 'followUp' && line.kind !== 'task' && <span className="quiet">{say(itemKinds[line.kind])}</span>}{line.phoneTail && <span className="quieter mono">{line.phoneTail}</span>}{line.age > 0 && <span className="warn">{say({ zh: '拖了 {n} 天', en: '{n} d old' }, { n: line.age })}</span>}{line.standInFor && <Tag is="accent">{say({ zh: '代 {name}', en: 'for {name}' }, { name: line.standInFor.label })}</Tag>}{line.added && <span className="quieter">{say({ zh: '后加', en: 'added' })}</span>}</div>
    <div className="pl-due">{open ? due ? <Status is={due.late ? 'late' : 'wait'}>{due.text}</Status> : null : line.state === 'done' ? <Status is="ok">{line.closedAt ? say({ zh: '{at} 已做', en: 'done {at}' }, { at: f.clock(line.closedAt) }) : say(itemStates.done)}</Status> : <Status is="off">{line.state === 'carried' && line.carriedTo ? say({ zh: '转到 {on}', en: 'to {on}' }, { on: f.short(line.carriedTo) }) : say(itemStates[line.state])}</Status>}</div>
    {line.reason && <p className="pl-why">{line.reason}</p>}
    {open && <div className="pl-acts">
      {line.proposals.map(p => <Button key={p.id} small kind="primary" busy={close.busy} onClick={() => void done(p.kind, p.id)}>{say({ zh: '用 {at} 的{what}了结', en: 'Close with {what} at {at}' }, { at: f.clock(p.at), what: p.kind === 'followUp' || p.kind === 'appointment' ? [...p.label].slice(0, 12).join('') : say(evidenceKinds[p.kind]).toLowerCase() })}</Button>)}
      {line.proposals.length === 0 && line.customerId && <Link className="pl-go" href={line.cardId ? `/prospect-cards/${line.cardId}` : `/customer/${line.customerId}`}>{say({ zh: '去联系', en: 'Contact' })}</Link>}
      {line.proposals.length === 0 && line.partyDone === false && <Link className="pl-go" href={hrefWith(`/visits/${line.sourceId!.slice(6)}`, { on: line.firstOn })}>{say({ zh: '去完善', en: 'Complete it' })}</Link>}
      {may('carry') && <Button small kind="text" onClick={() => setCarrying(true)}>{say({ zh: '结转', en: 'Carry' })}</Button>}{may('drop') && <Button small kind="text" onClick={() => void leave()}>{say({ zh: '取消', en: 'Drop' })}</Button>}
    </div>}
    <ProblemLine problem={close.problem ?? drop.problem} />
    {carrying && <Carry line={line} on={on} onClose={() => setCarrying(false)} />}
  </li>
}
const Add = ({ planId }: { planId: string }) => {
  const say = useSay(), { act, busy, problem } = useAsk(planItemCalls.create!), [title, setTitle] = useState('')
  const give = async (): Promise<void> => { if (title.trim() && (await act({ dayPlanId: planId, kind: 'task', title: title.trim() } as never))) setTitle('') }
  return <form className="pl-add" onSubmit={e => { e.preventDefault(); void give() }}><input className="in" aria-label={say({ zh: '加一件事', en: 'Add a task' })} placeholder={say({ zh: '加一件事，回车', en: 'Add a task, Enter' })} maxLength={120} value={title} onChange={e => setTitle(e.target.value)} /><Button icon={<Plus aria-hidden />} busy={busy} submit>{say({ zh: '加上', en: 'Add' })}</Button><ProblemLine problem={problem} /></form>
}
/** 日计划 (D1.1, D2.6): one person's day, closed on evidence, handed in and approved. */
const PlanPage = () => {
  const say = useSay(), f = useFormat(), [on] = useDay(), [asked] = useAsked()
  const { data, problem, again } = useCall(planPage, { on, ...(asked.memberId ? { memberId: asked.memberId } : {}) } as never, { keep: true })
  const create = useAsk(dayPlanCalls.create!), refresh = useAsk(dayPlanCalls.refresh), submit = useAsk(dayPlanCalls.submit), approve = useAsk(dayPlanCalls.approve), back = useAsk(dayPlanCalls.return), withdraw = useAsk(dayPlanCalls.withdraw)
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading />
  const plan = data.plan, can = (name: string): boolean => plan?.can?.includes(name) ?? false, open = data.items.filter(i => i.state === 'open'), closed = data.items.filter(i => i.state !== 'open')
  const at = plan ? { id: plan.id, version: plan.version } : { id: '', version: 0 }
  const withReason = async (call: typeof back, title: string): Promise<void> => { const reason = await askReason({ title, act: title }); if (reason) await call.act({ ...at, reason } as never) }
  return <>
    <PageHead title={data.member.label === '' ? say({ zh: '日计划', en: 'Day plan' }) : say({ zh: '{name}的一天', en: '{name}’s day' }, { name: data.member.label })} facts={<><span>{f.day(data.on)}</span>{plan && <Status is={planKind[plan.state]}>{say(planStates[plan.state])}</Status>}{plan && <span>{say({ zh: '已做', en: 'done' })} <Part done={data.counts.done} of={data.counts.planned} /></span>}</>}
      acts={<>{can('refresh') && plan && <Button kind="text" icon={<RefreshCw aria-hidden />} busy={refresh.busy} onClick={() => void refresh.act({ id: plan.id })}>{say({ zh: '补进新到的', en: 'Take in new' })}</Button>}
        {can('withdraw') && <Button onClick={() => void withReason(withdraw, say({ zh: '撤回', en: 'Withdraw' }))}>{say({ zh: '撤回', en: 'Withdraw' })}</Button>}{can('return') && <Button onClick={() => void withReason(back, say({ zh: '退回', en: 'Return' }))}>{say({ zh: '退回', en: 'Return' })}</Button>}
        {can('approve') && <Button kind="primary" busy={approve.busy} onClick={() => void approve.act(at)}>{say({ zh: '批准并发布', en: 'Approve' })}</Button>}{can('submit') && <Button kind="primary" busy={submit.busy} onClick={() => void submit.act(at)}>{say({ zh: '提交', en: 'Submit' })}</Button>}</>} />
    <PageBody>
      {[create, refresh, submit, approve, back, withdraw].map((a, i) => <ProblemLine key={i} problem={a.problem} />)}
      {plan?.reason && plan.state !== 'published' && <p className="pl-back"><Status is="warn">{say({ zh: '退回说明：{words}', en: 'Sent back: {words}' }, { words: plan.reason })}</Status></p>}
      {data.absent ? <Empty title={say({ zh: '这天休息', en: 'Off that day' })}>{say({ zh: '要联系的客户和预约在代跟进那里，归属不变。', en: 'Contacts and appointments are with the stand-in; ownership stays.' })}</Empty>
        : !plan ? <Empty title={say({ zh: '这天还没有计划', en: 'No plan for that day yet' })} acts={data.can.includes('create') && <Button kind="primary" busy={create.busy} onClick={() => void create.act({ on: data.on, ...(asked.memberId ? { memberId: asked.memberId } : {}) } as never)}>{say({ zh: '由系统起草', en: 'Draft it' })}</Button>}>{say({ zh: '系统按到期跟进、预约、指示、没首响的线索和结转的事起草，本人补齐再提交。', en: 'Drafted from contacts due, appointments, instructions, waiting leads and what was carried.' })}</Empty>
          : <><Section title={say({ zh: '要做的', en: 'To do' })} note={say({ zh: '{n} 件', en: '{n} items' }, { n: open.length })}><ul className="pl-list">{open.map(line => <Line key={line.id} line={line} on={data.on} />)}</ul>{open.length === 0 && <p className="quiet pl-none">{say({ zh: '都了结了。', en: 'Everything is closed.' })}</p>}<Add planId={plan.id} /></Section>
            {closed.length > 0 && <Section title={say({ zh: '了结的', en: 'Closed' })} note={<><Chip name={say(itemStates.done)} value={String(data.counts.done)} />{data.counts.carried > 0 && <Chip name={say(itemStates.carried)} value={String(data.counts.carried)} />}</>}><ul className="pl-list">{closed.map(line => <Line key={line.id} line={line} on={data.on} />)}</ul></Section>}</>}
    </PageBody>
  </>
}
export default PlanPage
