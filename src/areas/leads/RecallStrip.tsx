import { History, LoaderCircle, UserRoundSearch } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Kbd, LevelMark, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { recallPage, type Recalled } from './recall.ts'

/** What can be asked: a tail of four, or seven digits and more; a plate. Asked a moment after the last key. */
export const useRecall = (words: string): { found: Recalled[]; more: boolean; asking: boolean; asked: boolean } => {
  const [term, setTerm] = useState('')
  const text = words.replace(/[\s·-]/g, '')
  const fits = !text.includes('*') && (/^\+?\d{4}$/.test(text) || /^\+?\d{7,}$/.test(text) || (/\d/.test(text) && /\p{L}/u.test(text) && text.length >= 6))
  useEffect(() => { const timer = setTimeout(() => setTerm(fits ? text : ''), 150); return () => clearTimeout(timer) }, [text, fits])
  const read = useCall(recallPage, { q: term }, { when: term !== '' })
  const mine = fits && term === text // what was asked a moment ago answers nothing else
  return { found: mine ? read.data?.items ?? [] : [], more: mine && (read.data?.more ?? false), asking: mine && read.loading, asked: mine && !!read.data }
}
/** Who this is, whose, when last, what was promised: one line. */
export const RecallWords = ({ of }: { of: Recalled }) => {
  const say = useSay(), f = useFormat(), late = of.nextContactOn ? f.lateDays(of.nextContactOn) : undefined
  const said: ReactNode[] = [
    of.seen ? <span key="c">{of.lastContactOn || of.lastVisitOn ? say({ zh: '上次 {d}', en: 'last {d}' }, { d: f.near([of.lastContactOn, of.lastVisitOn].filter((d): d is string => d !== null).sort().at(-1)!) }) : say({ zh: '还没联系过', en: 'not contacted yet' })}</span> : <span key="s">{say({ zh: '自 {d} 起', en: 'since {d}' }, { d: of.since ?? '' })}</span>,
    late ? <Status key="l" is="late">{late}</Status> : of.nextContactOn ? <span key="n">{say({ zh: '下次 {d}', en: 'next {d}' }, { d: f.near(of.nextContactOn) })}</span> : null,
    of.want ? <span key="w">{of.want}</span> : null,
    ...of.promises.slice(0, 2).map(p => <span key={p.at}>{p.kind === 'appointment' ? say({ zh: '约 {t} {x}', en: 'booked {t} {x}' }, { t: f.when(p.at), x: p.text ?? '' }) : p.text ? say({ zh: '指示：{x}', en: 'told: {x}' }, { x: p.text }) : say({ zh: '主管有指示，{t} 前', en: 'an instruction is due {t}' }, { t: f.when(p.at) })}</span>),
  ]
  return <><b>{of.name || say({ zh: '没留名字', en: 'no name' })}</b>{of.phone && <span className="mono-n">{of.phone}</span>}{of.plate && <span>{of.plate}</span>}{of.contact && <span className="quiet">{say({ zh: '联系人 {n}', en: 'contact {n}' }, { n: of.contact })}</span>}{of.level && <LevelMark level={of.level} />}<span>{of.owner ? <>{say({ zh: '归属', en: 'of' })} <b>{of.owner}</b></> : say({ zh: '公海', en: 'pool' })}</span>{said.filter(Boolean).map((s, i) => <span key={i} className="rc-part">{s}</span>)}</>
}
/** Below the row one writes in: recognised by tail, number or plate; Enter takes the first. */
export const RecallStrip = ({ words, taken, onTake, span }: { words: string; taken?: Recalled; onTake: (of: Recalled) => void; span: number }) => {
  const say = useSay(), { found, asking, asked, more } = useRecall(taken ? '' : words), first = found[0]
  useEffect(() => {
    if (!first?.id || first.kind !== 'customer') return undefined
    const onKey = (e: KeyboardEvent): void => { if (e.key === 'Enter' && !e.isComposing && e.keyCode !== 229 && !e.ctrlKey && ['phone', 'plate'].includes((e.target as HTMLElement).dataset?.cell ?? '')) { e.preventDefault(); e.stopPropagation(); onTake(first) } }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [first, onTake])
  if (taken) return <tr className="vr-below"><td colSpan={span}><div className="rc on"><History size={15} aria-hidden /><RecallWords of={taken} /><span className="rc-act">{say({ zh: '已认出', en: 'recognised' })}</span></div></td></tr>
  if (asking) return <tr className="vr-below"><td colSpan={span}><div className="rc"><LoaderCircle className="bt-turn" size={15} aria-hidden /><span className="quiet">{say({ zh: '正在认', en: 'looking' })}</span></div></td></tr>
  if (asked && found.length === 0) return <tr className="vr-below"><td colSpan={span}><div className="rc quiet"><UserRoundSearch size={15} aria-hidden /><span>{say({ zh: '没有认出来，是新客户。', en: 'Nobody known: a new customer.' })}</span></div></td></tr>
  if (!first) return null
  return <tr className="vr-below"><td colSpan={span}>{found.slice(0, 4).map((r, i) => <div key={r.id ?? i} className="rc"><History size={15} aria-hidden /><RecallWords of={r} />
    {r.seen && r.id && r.kind === 'customer' ? <button type="button" className="rc-act" onMouseDown={e => e.preventDefault()} onClick={() => onTake(r)}>{say({ zh: '用这位客户', en: 'Take this one' })} {i === 0 && <Kbd>Enter</Kbd>}</button> : r.kind === 'visit' ? <span className="rc-act quiet">{say({ zh: '来过，没有建客户', en: 'came before, no customer yet' })}</span> : <span className="rc-act quiet">{say({ zh: '请交给 {o}', en: 'hand over to {o}' }, { o: r.owner ?? say({ zh: '主管', en: 'a supervisor' }) })}</span>}</div>)}
    {(more || found.length > 4) && <div className="rc quiet">{say({ zh: '还有别人是这个尾号，多问两位数字。', en: 'Others share these digits; ask for two more.' })}</div>}</td></tr>
}
