import { useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useAsked } from '../../web/go.tsx'
import { Button, Empty, LevelMark, Loading, PageHead, ProblemLine, ProblemView, Status, toast, Views } from '../../web/kit/index.ts'
import { FieldBox } from '../../web/form/index.ts'
import { useSay } from '../../web/language/language.ts'
import { cardCalls, closingKinds } from './card.ts'
import { Panel } from './Panel.tsx'
import { closingsPage, type ClosingLine } from './views.ts'
import './leads.css'

const Line = ({ line, onRefuse }: { line: ClosingLine; onRefuse: () => void }) => {
  const say = useSay(), f = useFormat(), agree = useAsk(cardCalls.agreeToClose), as = say(closingKinds[line.as])
  const yes = async (): Promise<void> => { if (await agree.act({ id: line.card.id, version: line.card.version })) toast.done(say({ zh: '已同意{name}{as}。', en: 'Agreed: {name}, {as}.' }, { name: line.customer.label, as: as.toLowerCase() })) }
  return <li className="cl-row">
    <h2><LevelMark level={line.card.level} /><Link href={`/prospect-cards/${line.card.id}`}>{line.customer.label}</Link><span className="quiet">{line.card.model}</span><span className="quiet">{say({ zh: '{name}申请{as}', en: '{name}: {as}' }, { name: line.by.label, as: as.toLowerCase() })}</span></h2>
    <p className="cl-why">{line.reason}{line.rival && <span className="quiet"> {say({ zh: '竞品 {rival}', en: 'rival {rival}' }, { rival: line.rival })}</span>}</p>
    <div className="cl-facts"><span>{say({ zh: '{at} 提出', en: 'applied {at}' }, { at: f.when(line.at) })}</span><span>{say({ zh: '跟进 {n} 次', en: '{n} contacts' }, { n: line.contacts })}</span>{line.lastContactAt && <span>{say({ zh: '上次 {at}', en: 'last {at}' }, { at: f.when(line.lastContactAt) })}{line.lastText && say({ zh: '：{words}', en: ': {words}' }, { words: line.lastText })}</span>}
      {line.decidedBy && <span><Status is={line.outcome === 'agreed' ? 'ok' : 'off'}>{line.outcome === 'agreed' ? say({ zh: '{name} {at} 同意', en: 'agreed by {name} {at}' }, { name: line.decidedBy.label, at: f.when(line.decidedAt!) }) : say({ zh: '{name} {at} 退回：{words}', en: 'sent back by {name} {at}: {words}' }, { name: line.decidedBy.label, at: f.when(line.decidedAt!), words: line.decision ?? '' })}</Status></span>}</div>
    {line.outcome === 'open' && <div className="cl-acts">{line.can.includes('refuseToClose') && <Button onClick={onRefuse}>{say({ zh: '退回', en: 'Send back' })}</Button>}{line.can.includes('agreeToClose') && <Button kind="primary" busy={agree.busy} onClick={() => void yes()}>{say({ zh: '同意', en: 'Agree' })}</Button>}{line.can.length === 0 && <Status is="wait">{say({ zh: '等别人审', en: 'waits for someone else' })}</Status>}</div>}
    <ProblemLine problem={agree.problem} />
  </li>
}
const Refuse = ({ line, onClose }: { line: ClosingLine; onClose: () => void }) => {
  const say = useSay(), { act, busy, problem } = useAsk(cardCalls.refuseToClose), [reason, setReason] = useState(''), fault = problem?.errors.find(e => e.pointer === '/reason')?.detail
  const give = async (): Promise<void> => { if (await act({ id: line.card.id, version: line.card.version, reason: reason.trim() } as never)) { toast.done(say({ zh: '已退回，卡继续跟。', en: 'Sent back; the card goes on.' })); onClose() } }
  return <Panel title={say({ zh: '退回{name}的结案申请', en: 'Send back: {name}' }, { name: line.customer.label })} act={say({ zh: '退回', en: 'Send back' })} busy={busy} problem={fault ? undefined : problem} onAct={() => void give()} onClose={onClose}><FieldBox id="rf" label={say({ zh: '还要做什么', en: 'What is still to be done' })} need fault={fault}><textarea id="rf" className="in in-lines" rows={3} maxLength={300} autoFocus value={reason} placeholder={say({ zh: '再约一次，我来谈', en: 'Invite them once more, I will talk' })} onChange={e => setReason(e.target.value)} /></FieldBox></Panel>
}
/** Losses are applications (domain.md 1 «×»): what each says, how often and when somebody spoke to him, and the decision of another person. */
const ClosingsPage = () => {
  const say = useSay(), [asked] = useAsked(), state = asked.view === 'decided' ? 'decided' : 'open', [refusing, setRefusing] = useState<ClosingLine>()
  const { data, problem, again } = useCall(closingsPage, { state } as never, { keep: true })
  return <>
    <PageHead title={say({ zh: '结案审批', en: 'Closings' })} line={false} />
    <Views label={say({ zh: '视图', en: 'Views' })} value={state} of={[{ key: 'open', words: say({ zh: '待审', en: 'Open' }), count: data?.counts.open, href: '/card-closings' }, { key: 'decided', words: say({ zh: '已审', en: 'Decided' }), href: '/card-closings?view=decided' }]} />
    {problem && !data ? <ProblemView problem={problem} onAgain={again} /> : !data ? <Loading /> : data.items.length === 0 ? <Empty title={state === 'open' ? say({ zh: '没有待审的结案申请', en: 'No application is waiting' }) : say({ zh: '还没有审过', en: 'None decided yet' })}>{say({ zh: '顾问申请战败、冷冻或失控时，会排在这里等你同意或退回。', en: 'When a consultant applies to close a card it stands here for your decision.' })}</Empty>
      : <ul className="cl-list">{data.items.map(line => <Line key={line.id} line={line} onRefuse={() => setRefusing(line)} />)}</ul>}
    {refusing && <Refuse line={refusing} onClose={() => setRefusing(undefined)} />}
  </>
}
export default ClosingsPage
