import { CalendarCheck, CalendarClock, CalendarX2, Pencil, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { addDays, daysBetween } from '../../kernel/time.ts'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { askReason, Button, Facts, IconButton, LevelMark, Section, Status, toast, type Fact } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { channels, customer } from '../customers/index.ts'
import { cardStates, prospectCard } from './card.ts'
import { tradeLine, wantLine } from './cardWords.ts'
import { appointmentCalls } from './inquiry.ts'
import { MoveAppointment } from './MoveAppointment.tsx'
import { latenessWords, ruleOf } from './level.rules.ts'
import type { CardView } from './views.ts'

/** Needs and people, as the picture has them; what was never asked says so and offers to fill it. */
export const Needs = ({ view, onEdit }: { view: CardView; onEdit?: () => void }) => {
  const say = useSay(), f = useFormat(), { card, customer: who } = view, want = card.want ?? {}
  const ask = (value: ReactNode): ReactNode => value || (onEdit ? <span><span className="warn">{say({ zh: '未问', en: 'Not asked' })}</span> <Button kind="link" small onClick={onEdit}>{say({ zh: '补上', en: 'Fill in' })}</Button></span> : null)
  const parts = prospectCard.fields.want.parts!
  const pay = want.payment ? say(parts.payment.choices![want.payment]) : ''
  const consent = (who?.consents ?? []).map(c => `${say(customer.children.consents.fields.purpose.choices![c.purpose])} ${f.short(c.on)}`).join(' · ')
  const people: Fact[] = [[say({ zh: '决策人', en: 'Decider' }), ask(card.decider)], [say({ zh: '使用人', en: 'User' }), card.user], [say({ zh: '同行人', en: 'Companions' }), card.companions],
    who && [say({ zh: '职业', en: 'Occupation' }), who.industry], who && [say({ zh: '区域', en: 'Region' }), who.region], who && [say({ zh: '同意', en: 'Consents' }), consent]]
  return <>
    <Section title={say({ zh: '需求', en: 'Needs' })} note={who ? say({ zh: '完整度 {n}%', en: '{n}% complete' }, { n: who.completeness ?? 0 }) : undefined} right={onEdit && <Button kind="link" small icon={<Pencil aria-hidden />} onClick={onEdit}>{say({ zh: '改', en: 'Change' })}</Button>}>
      <Facts ruled columns={1} of={[[say({ zh: '意向车型', en: 'Model' }), ask(wantLine(want))], [say({ zh: '用途', en: 'Use' }), want.use], [say({ zh: '预算', en: 'Budget' }), ask(want.budget)], [say({ zh: '付款', en: 'Payment' }), pay], [say({ zh: '购车时间', en: 'Buy by' }), want.buyBy && f.day(want.buyBy)], [say({ zh: '置换', en: 'Trade-in' }), tradeLine(card.tradeIn, f.language === 'zh')], [say({ zh: '竞品', en: 'Rival' }), card.rival], [say({ zh: '关注点', en: 'Concerns' }), card.concerns]]} />
    </Section>
    <Section title={say({ zh: '人', en: 'People' })}><Facts ruled columns={1} of={people} /></Section>
  </>
}
/** The next contact in one figure, and why that day. */
export const NextContact = ({ view, phone }: { view: CardView; phone?: boolean }) => {
  const say = useSay(), f = useFormat(), { card, lateness } = view
  const rule = say({ zh: '{level} 级每 {n} 天一次', en: 'level {level}: every {n} d' }, { level: card.level, n: ruleOf(card.level, view.rules).cadenceDays })
  if (!card.nextContactOn) return <><p className={phone ? 'next-day next-none' : 'next-day next-none'}>{card.closingAs ? say({ zh: '暂停', en: 'Paused' }) : say(cardStates[card.state])}</p><p className="quiet">{card.closingAs ? say({ zh: '申请结案期间不催', en: 'nothing is due while the application waits' }) : say({ zh: '不用再联系', en: 'no further contact due' })}</p></>
  return <><p className="next-day">{f.short(card.nextContactOn)} {f.weekday(card.nextContactOn)}</p><p className="quiet">{lateness.kind === 'overdue' || lateness.kind === 'today' ? <Status is={lateness.kind === 'overdue' ? 'late' : 'warn'}>{say(latenessWords[lateness.kind], { days: lateness.days })}</Status> : say(latenessWords[lateness.kind], { days: lateness.days })}{say({ zh: '；', en: '; ' })}{card.plannedContactOn === card.nextContactOn ? say({ zh: '和客户约好的', en: 'agreed with the customer' }) : rule}</p></>
}
/** The level's line: since when, how long, why; newest first. */
export const Levels = ({ view }: { view: CardView }) => {
  const say = useSay(), f = useFormat(), { card } = view
  const steps = card.levelHistory.filter((h, i) => i === 0 || card.levelHistory[i - 1].level !== h.level).toReversed()
  return <ol className="levels">{steps.map((h, i) => <li key={h.id}><LevelMark level={h.level} /><span>{f.short(f.dayOf(h.at))}{i === 0 && say({ zh: ' 起', en: '' })}</span><span className="quiet">{[i === 0 && say({ zh: '第 {n} 天', en: 'day {n}' }, { n: daysBetween(f.dayOf(h.at), view.today) + 1 }), h.reason ?? (h === steps.at(-1) ? say({ zh: '建卡', en: 'opened' }) : '')].filter(Boolean).join(' · ')}</span></li>)}</ol>
}
export const CardFacts = ({ view }: { view: CardView }) => {
  const say = useSay(), f = useFormat(), { card } = view, origin = card.opening
  const party = view.visits.find(v => v.id === origin?.originVisitId), dms = view.dmsEntries.find(d => d.kind === 'card')
  return <Facts columns={1} of={[[say({ zh: '卡号', en: 'Card no.' }), card.no], [say({ zh: 'DMS 卡号', en: 'DMS no.' }), dms?.dmsNo],
    [say({ zh: '来源', en: 'Origin' }), party ? <Link href={`/visits?on=${party.on}`}>{say({ zh: '{day} 客流 第 {n} 批', en: 'party {n} of {day}' }, { day: f.short(party.on), n: party.partyNo })}</Link> : origin?.originInquiryId ? <Link href={`/inquiries/${origin.originInquiryId}`}>{say({ zh: '{channel}线索', en: '{channel} inquiry' }, { channel: say(channels[origin.channel]) })}</Link> : origin ? say(channels[origin.channel]) : null],
    [say({ zh: '建卡', en: 'Opened' }), f.day(card.openedOn)], view.expectedBy ? [say({ zh: '预计成交', en: 'Expected by' }), <span key="e" className={view.expectedBy < view.today ? 'late' : ''}>{f.day(view.expectedBy)}</span>] : null, [say({ zh: '最后改动', en: 'Last changed' }), f.when(card.updatedAt)]]} />
}
/** Appointments still to come, settled in place: 到了, 没到, 改期, 取消. */
export const Appointments = ({ view, onNew }: { view: CardView; onNew?: () => void }) => {
  const say = useSay(), f = useFormat(), came = useAsk(appointmentCalls.came), miss = useAsk(appointmentCalls.miss), cancel = useAsk(appointmentCalls.cancel), [moving, setMoving] = useState<string>()
  const planned = view.appointments.filter(a => a.state === 'planned').toReversed(), problem = came.problem ?? miss.problem ?? cancel.problem
  const drop = async (id: string, version: number): Promise<void> => { const reason = await askReason({ title: say({ zh: '取消邀约', en: 'Cancel the appointment' }), act: say({ zh: '取消邀约', en: 'Cancel it' }), cancel: say({ zh: '不取消', en: 'Keep it' }) }, { most: 200 }); if (reason) await cancel.act({ id, version, reason } as never) }
  if (planned.length === 0 && !onNew) return null
  return <Section title={say({ zh: '邀约', en: 'Appointments' })} right={onNew && <Button kind="link" small icon={<Plus aria-hidden />} onClick={onNew}>{say({ zh: '约到店', en: 'New' })}</Button>}>
    {problem && <p className="late">{problem.detail}</p>}
    {planned.length === 0 ? <p className="quiet">{say({ zh: '没有约', en: 'None planned' })}</p> : <ul className="plans">{planned.map(a => <li key={a.id}><span><b>{f.near(f.dayOf(a.at))} {f.clock(a.at)}</b> {a.purpose}</span><span className="plans-acts">
      {f.dayOf(a.at) <= addDays(view.today, 0) && <><IconButton label={say({ zh: '到了', en: 'Came' })} onClick={() => { void came.act({ id: a.id, version: a.version } as never).then(ok => { if (ok) toast.done(say({ zh: '记为已到。', en: 'Marked as came.' })) }) }}><CalendarCheck aria-hidden /></IconButton>{a.at <= view.asOf && <Button kind="link" small onClick={() => void miss.act({ id: a.id, version: a.version })}>{say({ zh: '没到', en: 'Missed' })}</Button>}</>}
      <IconButton label={say({ zh: '改期', en: 'Move' })} onClick={() => setMoving(a.id)}><CalendarClock aria-hidden /></IconButton><IconButton label={say({ zh: '取消邀约', en: 'Cancel' })} onClick={() => void drop(a.id, a.version)}><CalendarX2 aria-hidden /></IconButton>{moving === a.id && <MoveAppointment of={a} onClose={() => setMoving(undefined)} />}</span></li>)}</ul>}
  </Section>
}
