import { CalendarClock, CarFront, CircleCheck, DoorOpen, FileText, Flame, Gavel, HandCoins, KeyRound, Layers, MessageCircle, Phone, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Formats } from '../../web/format.ts'
import { Button, LevelMark, Status, type Moment } from '../../web/kit/index.ts'
import type { useSay } from '../../web/language/language.ts'
import { closingKinds } from './card.ts'
import { means, milestoneKinds, results } from './contact.ts'
import { FileLinks, type Hung } from './FilesField.tsx'
import { appointmentStates } from './inquiry.ts'
import type { CardView } from './views.ts'
import { purposes } from './visit.ts'

/** What hangs on one contact, if anything. */
export const hungOn = (files: readonly (Hung & { followUpId: string | null })[] | null, followUpId: string): ReactNode | undefined => {
  const mine = (files ?? []).filter(one => one.followUpId === followUpId)
  return mine.length ? <FileLinks files={mine} /> : undefined
}
type Told = Moment & { when: string; kind: 'contact' | 'visit' | 'level' | 'other' }
type Say = ReturnType<typeof useSay>
const milestoneIcons: Record<string, ReactNode> = { quote: <FileText aria-hidden />, testDrive: <CarFront aria-hidden />, order: <HandCoins aria-hidden />, contract: <FileText aria-hidden />, delivery: <KeyRound aria-hidden />, cancellation: <Undo2 aria-hidden /> }

/** Everything that happened to a card in one list, newest first: contacts, parties, milestones, levels, instructions, applications, appointments. */
export const storyOf = (view: CardView, say: Say, f: Formats, now: string, meId: string, onAnswer?: (id: string) => void): Told[] => {
  const { card } = view, list: Told[] = []
  const at = (instant: string): ReactNode => <>{f.short(f.dayOf(instant))}<br /><span className="quiet">{f.clock(instant)}</span></>
  const put = (kind: Told['kind'], key: string, when: string, icon: ReactNode, words: ReactNode, notes: readonly (ReactNode | false | null | undefined)[], marked?: boolean): void => {
    const said = notes.filter(n => n !== false && n !== null && n !== undefined && n !== '')
    list.push({ kind, key, when, at: at(when), icon, words, notes: said.length ? said.map((n, i) => <span key={i}>{n}</span>) : undefined, marked })
  }
  for (const x of view.followUps) put('contact', x.id, x.at, x.means === 'call' ? <Phone aria-hidden /> : <MessageCircle aria-hidden />, x.text, [x.by?.label, x.standInFor && say({ zh: '代 {name}', en: 'for {name}' }, { name: x.standInFor.label }), `${say(means[x.means])}${x.seconds ? say({ zh: ' {m} 分 {s} 秒', en: ' {m} min {s} s' }, { m: Math.floor(x.seconds / 60), s: String(x.seconds % 60).padStart(2, '0') }) : ''}`, say(results[x.result]), x.nextContactOn && say({ zh: '约 {day} 再联系', en: 'next {day}' }, { day: f.near(x.nextContactOn) }), hungOn(view.files, x.id)])
  for (const x of view.visits) put('visit', x.id, x.arrivedAt, <DoorOpen aria-hidden />, say(x.firstTime ? { zh: '首次到店，{n} 人', en: 'First visit, party of {n}' } : { zh: '再次到店，{n} 人', en: 'Came again, party of {n}' }, { n: x.people }), [say({ zh: '第 {n} 批', en: 'party {n}' }, { n: x.partyNo }), x.purpose !== 'buy' && say(purposes[x.purpose]), x.leftAt && say({ zh: '{n} 分钟', en: '{n} min' }, { n: Math.round((Date.parse(x.leftAt) - Date.parse(x.arrivedAt)) / 60_000) }), x.receivedBy?.label])
  for (const x of view.milestones) put(x.kind === 'testDrive' ? 'visit' : 'other', x.id, x.at, milestoneIcons[x.kind], <>{say(milestoneKinds[x.kind])}{x.amount && <> <b>{f.money(x.amount)}</b></>}{x.note && <>{say({ zh: '，', en: ', ' })}{x.note}</>}</>, [x.by?.label])
  for (const [i, x] of card.levelHistory.entries()) {
    const before = card.levelHistory[i - 1]
    if (!before) put('level', x.id, x.at, <Layers aria-hidden />, <span className="level-move">{say({ zh: '建卡，级别', en: 'Card opened at level' })} <LevelMark level={x.level} /></span>, [x.by?.label])
    else if (before.level !== x.level) put('level', x.id, x.at, <Flame aria-hidden />, <span className="level-move">{say({ zh: '级别', en: 'Level' })} <LevelMark level={before.level} /> → <LevelMark level={x.level} /> <span className="quiet">{x.reason}</span></span>, [])
    else if (before.state !== x.state && x.state === 'live') put('level', x.id, x.at, <Undo2 aria-hidden />, say({ zh: '重新跟进', en: 'Reopened' }), [x.by?.label, x.reason])
  }
  for (const x of card.closings) {
    put('other', x.id, x.at, <Gavel aria-hidden />, say({ zh: '申请{as}：{reason}', en: 'Applied to close as {as}: {reason}' }, { as: say(closingKinds[x.as]).toLowerCase(), reason: x.reason }), [x.by?.label, x.rival, x.outcome === 'open' && <Status is="warn">{say({ zh: '等待同意', en: 'Waiting' })}</Status>])
    if (x.decidedAt) put('other', `${x.id}-d`, x.decidedAt, x.outcome === 'agreed' ? <CircleCheck aria-hidden /> : <Undo2 aria-hidden />, x.outcome === 'agreed' ? say({ zh: '同意{as}', en: 'Agreed: {as}' }, { as: say(closingKinds[x.as]).toLowerCase() }) : say({ zh: '退回：{words}', en: 'Sent back: {words}' }, { words: x.decision ?? '' }), [x.decidedBy?.label])
  }
  for (const x of card.instructions) {
    const due = f.due(x.dueAt, now)
    put('other', x.id, x.at, <Layers aria-hidden className="teal" />, x.text, [say({ zh: '主管指示 · {name}', en: 'Instruction · {name}' }, { name: x.by?.label ?? '' }), x.answeredAt ? <Status is="ok">{say({ zh: '{at} 答复：{words}', en: 'answered {at}: {words}' }, { at: f.when(x.answeredAt), words: x.answer ?? '' })}</Status> : <Status is={due.late ? 'late' : 'warn'}>{due.text}</Status>, !x.answeredAt && onAnswer && x.byId !== meId && <Button key="a" kind="link" small onClick={() => onAnswer(x.id)}>{say({ zh: '答复', en: 'Answer' })}</Button>], true)
  }
  for (const x of view.appointments) if (x.state !== 'planned') put('visit', x.id, x.at, <CalendarClock aria-hidden />, say({ zh: '约{purpose}', en: 'Appointment: {purpose}' }, { purpose: x.purpose }), [<Status key="s" is={x.state === 'came' ? 'ok' : x.state === 'missed' ? 'late' : 'off'}>{say(appointmentStates[x.state])}</Status>])
  return list.sort((a, b) => (a.when < b.when ? 1 : a.when > b.when ? -1 : 0))
}
