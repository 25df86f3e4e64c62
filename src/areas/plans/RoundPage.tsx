import { ArrowRight, Layers, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { daysBetween } from '../../kernel/time.ts'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Button, Choices, Empty, Facts, LevelMark, Loading, PageBody, PageHead, ProblemLine, ProblemView, Status, toast, type Fact } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import { useNow } from '../../web/now.ts'
import { usePhone } from '../../web/phone/index.ts'
import { cardCalls, means } from '../leads/index.ts'
import { cardLookCalls, cardRoundPage, type RoundCard } from './cardRound.ts'
import './plans.css'

const reasons = { overdue: { zh: '逾期 {n} 天', en: '{n} d overdue' }, hot: { zh: 'H/A 级', en: 'H or A' }, changed: { zh: '级别动过', en: 'level moved' }, closing: { zh: '申请结案', en: 'applies to close' }, unanswered: { zh: '指示未答', en: 'unanswered' } } as const
const quick = [{ zh: '今天再联系一次，问清顾虑', en: 'Contact today and learn what holds them back' }, { zh: '约来店试驾', en: 'Invite for a test drive' }, { zh: '我来谈', en: 'I will talk to them' }] as const
/** Until when an instruction given now is due: three hours on, at most the end of the working day. */
const dueBy = (now: string): string => new Date(Date.parse(now) + 3 * 3_600_000).toISOString()
const Card = ({ card }: { card: RoundCard }) => {
  const say = useSay(), f = useFormat(), phone = usePhone(), fact = (label: string, value: string | null): Fact => (phone && !value ? null : [label, value])
  const moved = card.former ? [{ key: 'level', on: card.since, words: <><LevelMark level={card.former as never} /> <ArrowRight aria-hidden className="rd-to" /> <LevelMark level={card.level as never} /></> as ReactNode }] : []
  const story = [...card.recent.map(r => ({ key: r.at, on: f.dayOf(r.at), words: say({ zh: '{means}：{text}', en: '{means}: {text}' }, { means: say(means[r.means as keyof typeof means]), text: r.text }) as ReactNode })), ...moved].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  return <>
    <div className="rd-head"><LevelMark level={card.level as never} size="head" /><div><h2><Link href={`/prospect-cards/${card.id}`}>{card.customer.label}</Link></h2><span className="quiet">{say({ zh: '{level} 级第 {n} 天 · 建卡 {m} 天 · {owner}', en: '{level} for {n} d · card {m} d old · {owner}' }, { level: card.level, n: daysBetween(card.since, f.today) + 1, m: daysBetween(card.openedOn, f.today), owner: card.owner?.label ?? say({ zh: '公海', en: 'pool' }) })}</span></div>
      <div className="rd-why">{card.why.map(w => <Status key={w} is={w === 'overdue' || w === 'unanswered' ? 'late' : w === 'closing' ? 'warn' : 'flag'}>{say(reasons[w], { n: card.overdue })}</Status>)}</div></div>
    <Facts columns={2} of={[fact(say({ zh: '要什么', en: 'Wants' }), card.model), fact(say({ zh: '预算', en: 'Budget' }), card.budget), fact(say({ zh: '卡在哪', en: 'Held by' }), card.concerns), fact(say({ zh: '竞品', en: 'Rival' }), card.rival), fact(say({ zh: '下次联系', en: 'Next' }), card.nextOn ? f.near(card.nextOn) : null), fact(say({ zh: '跟进', en: 'Contacts' }), say({ zh: '{n} 次', en: '{n}' }, { n: card.contacts }))]} />
    {card.closing && <p className="rd-told-words">{say({ zh: '申请结案：{words}', en: 'Applies to close: {words}' }, { words: card.closing.reason })}</p>}
    {story.length > 0 && <ul className="rd-story">{story.map(s => <li key={s.key}><span className="quiet">{f.short(s.on)}</span><span>{s.words}</span></li>)}</ul>}
    {card.instruction && <p className="rd-told-words">{say({ zh: '上次指示：{words}', en: 'Last instruction: {words}' }, { words: card.instruction.text })}<span>{card.instruction.answer ?? say({ zh: '还没答，{at} 到期', en: 'not answered, due {at}' }, { at: f.when(card.instruction.dueAt) })}</span></p>}
  </>
}
/** 过卡 (D1.2): the cards as a stack, gone through with keys (← back, → on, Enter instruct) or thumb. */
const RoundPage = () => {
  const say = useSay(), { teamId } = usePlace(), now = useNow(30_000), [at, setAt] = useState<number>(), [words, setWords] = useState(''), [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const { data, problem, again } = useCall(cardRoundPage, (teamId ? { teamId } : {}) as never, { keep: true, still: true })
  const look = useAsk(cardLookCalls.look, { quiet: true }), instruct = useAsk(cardCalls.instruct, { quiet: true }), box = useRef<HTMLInputElement>(null)
  const cards = data?.cards ?? [], place = at ?? Math.max(0, cards.findIndex(c => !c.looked)), card: RoundCard | undefined = cards[place]
  const step = (by: number): void => { setAt(Math.min(cards.length, Math.max(0, place + by))); setWords('') }
  const pass = (): void => { if (!card) return; void look.act({ cardId: card.id }); step(1) }
  const tell = async (): Promise<void> => {
    if (!card || words.trim() === '') { pass(); return }
    if (!(await instruct.act({ id: card.id, text: words.trim(), dueAt: dueBy(now) } as never))) return
    setTold(t => new Set([...t, card.id]))
    toast.done(say({ zh: '已下指示给{name}。', en: 'Instruction given to {name}.' }, { name: card.owner?.label ?? '' }))
    pass()
  }
  const keys = useRef({ step, tell })
  keys.current = { step, tell }
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (e.target instanceof HTMLInputElement || e.target instanceof HTMLTextAreaElement || e.metaKey || e.ctrlKey) return
      if (e.key === 'ArrowRight' || e.key === 'j') { e.preventDefault(); void keys.current.tell() } else if (e.key === 'ArrowLeft' || e.key === 'k') { e.preventDefault(); keys.current.step(-1) } else if (e.key === 'Enter') { e.preventDefault(); box.current?.focus() }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <><PageHead title={say({ zh: '过卡', en: 'Card round' })} /><PageBody><Loading /></PageBody></>
  return <>
    <PageHead title={say({ zh: '过卡', en: 'Card round' })} facts={cards.length > 0 && <><span><b>{Math.min(place + 1, cards.length)}</b> / {cards.length}</span><span>{say({ zh: '下指示 {n}', en: '{n} instructed' }, { n: told.size })}</span></>} />
    {cards.length === 0 ? <Empty title={say({ zh: '今天没有要过的卡', en: 'No cards to go through today' })}>{say({ zh: '逾期的、H 和 A 级的、级别动过的、申请结案的和指示没答的卡会排成一叠。', en: 'Overdue cards, H and A, those that moved, apply to close or wait for an answer make up the stack.' })}</Empty>
      : !card ? <Empty title={say({ zh: '这一叠过完了', en: 'The stack is done' })} acts={<Button onClick={() => setAt(0)}>{say({ zh: '从头再看', en: 'From the start' })}</Button>}>{say({ zh: '过了 {n} 张，下指示 {m} 条；没答的在夕会上再看。', en: '{n} cards, {m} instructions; those not answered come up in the evening.' }, { n: cards.length, m: told.size })}</Empty>
        : <div className="rd-scroll"><div className="rd-stack">
          <div className="rd-bar" aria-hidden>{cards.map((c, i) => <i key={c.id} className={i === place ? 'rd-now' : told.has(c.id) ? 'rd-told' : i < place || c.looked ? 'rd-past' : ''} />)}</div>
          <article className="rd-card" aria-label={card.customer.label}><Card card={card} />
            <div className="rd-quick"><Choices label={say({ zh: '常用指示', en: 'Usual instructions' })} value={words} onChange={setWords} of={quick.map(q => ({ key: say(q), words: say(q) }))} /></div>
            <input ref={box} className="in" aria-label={say({ zh: '主管指示', en: 'Instruction' })} placeholder={say({ zh: '写一句指示（回车：指示并过）', en: 'An instruction (Enter: tell and go on)' })} maxLength={300} value={words} onChange={e => setWords(e.target.value)} onKeyDown={e => { if (e.key === 'Enter' && !e.nativeEvent.isComposing) { e.preventDefault(); e.currentTarget.blur(); void tell() } else if (e.key === 'Escape') e.currentTarget.blur() }} />
          </article>
          <div className="rd-acts"><Button aria-label={say({ zh: '上一张', en: 'Back' })} icon={<Undo2 aria-hidden />} onClick={() => step(-1)} disabled={place === 0} /><Button icon={<Layers aria-hidden />} onClick={pass}>{say({ zh: '过', en: 'Go on' })}</Button><Button kind="primary" busy={instruct.busy} icon={<ArrowRight aria-hidden />} onClick={() => void tell()} disabled={words.trim() === ''}>{say({ zh: '指示并过', en: 'Tell and go on' })}</Button></div>
          <ProblemLine problem={instruct.problem ?? look.problem} />
        </div></div>}
  </>
}
export default RoundPage
