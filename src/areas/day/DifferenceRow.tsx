import { Check, MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Button, ButtonLink, Choices, LevelMark, ProblemLine, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { differenceCalls, explanations } from './closing.ts'
import type { EveningDifference, EveningSide } from './eveningPages.ts'
import type { Take } from './mend.rules.ts'
import { hrefOf, mendActs, missing, numberOf, saidOf, sideNames, whatOf } from './words.ts'
import './difference.css'

type Kind = keyof typeof explanations
/** One side: which list says it, whom it speaks of, and the one thing that disagrees; a side that is not there stands dashed. */
const Half = ({ d, side, says }: { d: EveningDifference; side: EveningSide | null; says: string | null }) => {
  const say = useSay(), f = useFormat()
  if (!side) {
    const gone = missing[d.class]
    return <div className="df-side df-missing"><span className="df-from">{gone && say(gone.from)}</span><span className="df-facts">{gone && (d.state === 'mended' ? say({ zh: '已补上', en: 'is there now' }) : d.candidates.length > 0 ? say({ zh: '有几个像的', en: 'several look alike' }) : say(gone.says))}</span></div>
  }
  const words = d.state === 'mended' ? '' : saidOf(say, d.field, says), what = whatOf(say, side), href = hrefOf(side)
  const facts = <><b>{side.name ?? say({ zh: '未留名', en: 'no name' })}</b>{side.phone && <span>{side.phone}</span>}{d.field !== 'level' && side.kind === 'prospectCard' && side.level && <LevelMark level={side.level} />}{what && <span className="quiet df-what">{what}</span>}</>
  return <div className="df-side">
    <span className="df-from">{say(sideNames[side.kind])}<span>{numberOf(say, side)}</span>{side.at && side.kind !== 'prospectCard' && <span>{f.clock(side.at)}</span>}{side.kind !== 'visit' && side.on !== f.today && side.kind !== 'prospectCard' && <span>{f.short(side.on)}</span>}</span>
    {href ? <Link className="df-facts" href={href}>{facts}</Link> : <span className="df-facts">{facts}</span>}
    {words && <span className="df-says">{words}</span>}
  </div>
}
const why = (say: ReturnType<typeof useSay>, d: EveningDifference): string => d.brought ? say({ zh: '昨天说 DMS 待到', en: 'promised yesterday' }) : d.class === 'visitWithoutCard' ? say({ zh: '接待并留档', en: 'received them' }) : d.class === 'inquiryWithoutCard' ? say({ zh: '跟进这条线索', en: 'handles the inquiry' })
  : d.class === 'dmsWithoutCard' || d.class === 'dmsWithoutMilestone' ? say({ zh: 'DMS 上的顾问', en: 'named in the DMS' }) : say({ zh: '卡的归属人', en: 'owns the card' })
/** Why it is so, in place: a kind, a sentence, and what that kind promises. */
const Explaining = ({ d, done }: { d: EveningDifference; done: () => void }) => {
  const say = useSay(), explain = useAsk(differenceCalls.explain), late = d.class === 'cardWithoutDms' || d.class === 'milestoneWithoutDms'
  const [kind, setKind] = useState<Kind>((d.explanation?.kind as Kind | undefined) ?? (late ? 'dmsLater' : 'noRecordDue')), [text, setText] = useState(d.explanation?.text ?? '')
  const put = async (): Promise<void> => { if (await explain.act({ id: d.id, version: d.version, kind, text })) { toast.done(say({ zh: '说明记下了', en: 'Explained' })); done() } }
  return <form className="df-more" onSubmit={event => { event.preventDefault(); void put() }}>
    <div className="df-form"><Choices label={say({ zh: '说明类别', en: 'Kind of explanation' })} value={kind} onChange={setKind} of={(Object.keys(explanations) as Kind[]).map(key => ({ key, words: say(explanations[key]) }))} />
      <input className="in" autoFocus maxLength={300} value={text} onChange={event => setText(event.target.value)} aria-label={say({ zh: '说明', en: 'Explanation' })} placeholder={say({ zh: '一句话：为什么，谁去办', en: 'One sentence: why, and who sees to it' })} />
      <Button kind="primary" submit busy={explain.busy} disabled={text.trim() === ''}>{say({ zh: '记下说明', en: 'Keep it' })}</Button><Button kind="text" onClick={done}>{say({ zh: '不写了', en: 'Cancel' })}</Button></div>
    <p className="df-hint">{kind === 'dmsLater' ? say({ zh: '这条说明只管到明早；那时仍对不上，会作为新的差异再出现。', en: 'It holds until tomorrow morning; if it still differs then, it comes back as a new difference.' }) : say({ zh: '说明留在日结单上，封日后不能再改。', en: 'It stands on the daily sheet and cannot change after the seal.' })}</p>
    <ProblemLine problem={explain.problem} />
  </form>
}
const DmsNumber = ({ onGive, busy, cancel }: { onGive: (no: string) => void; busy: boolean; cancel: () => void }) => {
  const say = useSay(), [no, setNo] = useState('')
  return <form className="df-more" onSubmit={event => { event.preventDefault(); if (no.trim()) onGive(no.trim()) }}><div className="df-form"><label className="df-label" htmlFor="df-dms">{say({ zh: 'DMS 号', en: 'DMS no.' })}</label>
    <input id="df-dms" className="in df-short" autoFocus maxLength={40} value={no} onChange={event => setNo(event.target.value)} /><Button kind="primary" submit busy={busy} disabled={no.trim() === ''}>{say({ zh: '记下', en: 'Enter' })}</Button><Button kind="text" onClick={cancel}>{say({ zh: '不填了', en: 'Cancel' })}</Button></div></form>
}
/** A key that reaches several: whom it may be, and one press that says which. What the reader may not open he sees masked and cannot choose. */
const Perhaps = ({ d, busy, onPick }: { d: EveningDifference; busy: boolean; onPick: ((id: string) => void) | undefined }) => {
  const say = useSay(), f = useFormat()
  return <div className="df-perhaps"><span className="df-label">{say({ zh: '可能是：', en: 'Perhaps:' })}</span><ul aria-label={say({ zh: '可能是', en: 'Perhaps' })}>{d.candidates.map(side => {
    const href = side.seen ? hrefOf(side) : '', name = side.name ?? say({ zh: '未留名', en: 'no name' }), what = whatOf(say, side)
    const press = side.kind === 'milestone' || side.kind === 'dmsEntry' ? say({ zh: '就是这条', en: 'This one' }) : say({ zh: '就是这张', en: 'This one' })
    return <li key={side.id}>{href ? <Link href={href}><b>{name}</b></Link> : <b>{name}</b>}{side.phone && <span>{side.phone}</span>}<span>{say(sideNames[side.kind])} {numberOf(say, side)}{what ? ` ${what}` : ''}</span>{side.on !== f.today && <span>{f.short(side.on)}</span>}{side.owner && <span>{side.owner}</span>}
      {onPick && side.seen && <Button small busy={busy} onClick={() => onPick(side.id)} aria-label={`${press} ${name} ${numberOf(say, side)}`}>{press}</Button>}</li>
  })}</ul></div>
}
const closedWords = (say: ReturnType<typeof useSay>, f: ReturnType<typeof useFormat>, d: EveningDifference): string => {
  if (d.state === 'mended') return say({ zh: '{at} 已改 · {by}', en: '{at} mended · {by}' }, { at: d.closedAt ? f.when(d.closedAt) : '', by: d.closedBy ?? '' })
  const e = d.explanation
  if (e?.kind === 'dmsLater') return say({ zh: 'DMS 待到，{on}再查', en: 'DMS later, again {on}' }, { on: e.expiresOn ? f.near(e.expiresOn) : '' })
  return say({ zh: '{kind}：{words}', en: '{kind}: {words}' }, { kind: e ? say(explanations[e.kind as Kind]) : '', words: e?.text ?? '' })
}
/** Where no click can know the answer: the place where a person writes it. */
const elsewhere = (say: ReturnType<typeof useSay>, d: EveningDifference) => d.class === 'cardWithoutOrigin' && d.left ? <ButtonLink small href={`/visits?on=${d.left.on}`}>{say({ zh: '补登客流', en: 'Log the party' })}</ButtonLink>
  : d.class === 'dmsWithoutCard' ? <ButtonLink small href="/customers/new">{say({ zh: '去建卡', en: 'Open a card' })}</ButtonLink> : d.class === 'duplicate' && d.right ? <ButtonLink small href={hrefOf(d.right)}>{say({ zh: '看后一张', en: 'See the later' })}</ButtonLink> : null
/** Both sides stand level, the gap between them is the difference; on the right who can close it, and the ways to do so. */
export const DifferenceRow = ({ d, opened, onOpen }: { d: EveningDifference; opened: 'explain' | 'dms' | undefined; onOpen: (how: 'explain' | 'dms' | undefined) => void }) => {
  const say = useSay(), f = useFormat(), mend = useAsk(differenceCalls.mend), acts = d.can.includes('mend') ? mendActs(say, d) : []
  const give = async (more: { take?: Take; dmsNo?: string; candidateId?: string }): Promise<void> => { if (await mend.act({ id: d.id, version: d.version, ...more })) { toast.done(say({ zh: '已改，并重新对过', en: 'Mended and matched again' })); onOpen(undefined) } }
  const closed = d.state !== 'open'
  return <li className={`df df-${d.state}${opened ? ' df-opened' : ''}`} id={`d-${d.id}`}>
    <Half d={d} side={d.left} says={d.leftSays} /><span className="df-gap" aria-hidden>{d.state === 'mended' ? '=' : '≠'}</span><Half d={d} side={d.right} says={d.rightSays} />
    <div className="df-who"><span>{d.fixer?.label ?? say({ zh: '没有归属人', en: 'nobody' })}</span>{!closed && <small>{why(say, d)}</small>}</div>
    <div className="df-act">{closed ? <><span className={`df-done${d.state === 'mended' ? ' df-ok' : ''}`} title={closedWords(say, f, d)}>{d.state === 'mended' ? <Check aria-hidden /> : <MessageSquareText aria-hidden />}<span>{closedWords(say, f, d)}</span></span>{d.can.includes('explain') && !opened && <Button small kind="text" onClick={() => onOpen('explain')}>{say({ zh: '改说明', en: 'Edit' })}</Button>}</>
      : opened ? null : <>{acts.map(act => <Button key={act.take ?? ''} small busy={mend.busy} onClick={() => (d.way.asks === 'dmsNo' ? onOpen('dms') : void give(act.take ? { take: act.take } : {}))}>{act.words}</Button>)}{d.can.includes('explain') && acts.length === 0 && elsewhere(say, d)}{d.can.includes('explain') && <Button small kind="text" onClick={() => onOpen('explain')}>{say({ zh: '说明', en: 'Explain' })}</Button>}</>}</div>
    {!closed && d.candidates.length > 0 && <Perhaps d={d} busy={mend.busy} onPick={d.can.includes('mend') ? id => void give({ candidateId: id }) : undefined} />}
    {opened === 'explain' && <Explaining d={d} done={() => onOpen(undefined)} />}
    {opened === 'dms' && <DmsNumber busy={mend.busy} cancel={() => onOpen(undefined)} onGive={no => void give({ dmsNo: no })} />}
    {mend.problem && <div className="df-more"><ProblemLine problem={mend.problem} /></div>}
  </li>
}
