import { Check, ChevronDown, ChevronRight, Gavel, MessageCircle } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { askReason, Bar, Button, CallButton, LevelMark, Segments, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { useNow } from '../../web/now.ts'
import { PhoneFigures, PhoneHead, PhonePage, Sheet, Tiles } from '../../web/phone/index.ts'
import { customerCalls } from '../customers/index.ts'
import { liveStates, liveStatusCalls } from '../floor/index.ts'
import { cardCalls } from '../leads/index.ts'
import { dayPlanCalls } from '../plans/index.ts'
import { useReading } from '../reports/index.web.ts'
import { Evenings, House, Keys, ToldAndActions, Turn } from './More.tsx'
import { minutesSince, useDoors, Where } from './Answers.tsx'
import { fires, lateCount, waiting, type Matter } from './matters.rules.ts'
import type { TodayFigure, TodayPage, TodayPace } from './today.ts'
import { upright, type Upright } from './upright.rules.ts'
import { actWords, itemWords, lateWords, matterWords } from './words.ts'

/** Where I am, in one tap. */
const MyStatus = ({ page }: { page: TodayPage }) => {
  const say = useSay(), me = useMe(), own = page.board?.people.find(p => p.id === me.member.id), [open, setOpen] = useState(false), { act } = useAsk(liveStatusCalls.set)
  if (!own?.can.includes('setStatus') || own.sheet === 'rest' || own.sheet === 'leave') return null
  const state = own.state ?? 'floor'
  return <><button type="button" className="tdp-status" aria-expanded={open} onClick={() => setOpen(true)}><b>{say(own.state ? liveStates[state] : { zh: '我在哪', en: 'Where am I' })}</b>{own.since && <span>{say({ zh: '{n} 分', en: '{n} min' }, { n: minutesSince(own.since, page.asOf) })}</span>}<ChevronDown aria-hidden /></button>
    {open && <Sheet title={say({ zh: '我在哪', en: 'Where am I' })} onClose={() => setOpen(false)}><Tiles label={say({ zh: '动向', en: 'Where' })} columns={3} value={own.state} of={(Object.keys(liveStates) as (keyof typeof liveStates)[]).map(key => ({ key, words: say(liveStates[key]) }))} onChange={key => { setOpen(false); void act({ state: key, memberId: own.id }) }} /></Sheet>}</>
}
const Step = ({ of, page }: { of: Upright; page: TodayPage }) => {
  const say = useSay(), f = useFormat()
  const { matter: m, item: i, mine } = of, words = m ? { what: m.kind === 'card' || m.kind === 'appointment' || m.kind === 'instruction' || m.kind === 'inquiry' ? m.name ?? '' : matterWords(say, m, on => f.short(on)), rest: m.kind === 'card' || m.kind === 'appointment' || m.kind === 'instruction' ? m.words ?? '' : '' } : i ? itemWords(say, i) : { what: mine!.customer?.label ?? mine!.title, rest: mine!.customer ? mine!.title : '' }
  const level = m?.level ?? i?.level ?? mine?.level, customerId = m?.customerId ?? i?.customerId ?? mine?.customer?.id ?? null, path = m?.path ?? i?.path ?? (mine?.cardId ? `/prospect-cards/${mine.cardId}` : '/plans')
  const time = of.at ? f.clock(of.at) : m?.days ? say({ zh: '{n} 天', en: '{n} d' }, { n: m.days }) : mine && mine.age > 0 ? say({ zh: '{n} 天', en: '{n} d' }, { n: mine.age }) : say({ zh: '今天', en: 'today' }), note = m ? lateWords(say, m) : i?.person && page.kind !== 'consultant' ? i.person : i?.kind === 'meeting' || !words.rest ? '' : words.rest
  return <li className={of.late ? 'tdp-late' : ''}><time>{time}</time><i aria-hidden className={i?.dusk ? 'tdp-dusk' : ''} />
    <div><p>{level && <LevelMark level={level as never} />}{path ? <Link href={path}><b>{words.what}</b>{note !== words.rest && words.rest && ` ${words.rest}`}</Link> : <><b>{words.what}</b>{note !== words.rest && words.rest && ` ${words.rest}`}</>}</p>{note && (of.late ? <small><Status is="late">{note}</Status></small> : <small>{note}</small>)}</div>
    {customerId && page.can.includes('reveal') ? (m?.kind === 'instruction' || i?.kind === 'instruction') && path ? <Link className="tdp-act" href={path} aria-label={say({ zh: '答复', en: 'Answer' })}><MessageCircle aria-hidden /></Link> : <span className={of.late ? '' : 'tdp-calm'}><CallButton round call={customerCalls.reveal as never} id={customerId} /></span> : m ? <Link className="tdp-word" href={m.path}>{say(actWords[m.kind])}</Link> : path && i?.kind !== 'appointment' ? <Link className="tdp-act" href={path} aria-label={say({ zh: '打开', en: 'Open' })}><ChevronRight aria-hidden /></Link> : null}</li>
}
/** The day line standing upright: late first, then the now-mark, then what comes. */
const Line = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat(), now = useNow(30_000), [past, setPast] = useState(false), { late, next, done } = upright(page, now)
  return <section className="tdp-line" aria-label={say({ zh: '今天的时间线', en: 'The day line' })}>
    <ol>{late.map(u => <Step key={u.key} of={u} page={page} />)}</ol><p className="tdp-now"><b>{f.clock(now)}</b></p><ol>{next.map(u => <Step key={u.key} of={u} page={page} />)}</ol>
    {next.length === 0 && <p className="tdp-none">{say({ zh: '今天没有排定的事了。', en: 'Nothing else is set for today.' })}</p>}
    {done.length > 0 && <><button type="button" className="tdp-done" aria-expanded={past} onClick={() => setPast(p => !p)}><Check aria-hidden />{say({ zh: '已结 {n} 项', en: '{n} done' }, { n: done.length })}<ChevronDown aria-hidden /></button>{past && <ol className="tdp-past">{done.map(u => <Step key={u.key} of={u} page={page} />)}</ol>}</>}
  </section>
}
const Figure = ({ of, pace, page }: { of: TodayFigure; pace?: TodayPace; page: TodayPage }) => {
  const say = useSay(), f = useFormat(), read = useReading(), { hrefOf } = useDoors(page)
  return <li><Link href={hrefOf(of)}><span><b>{say(of.label)}</b><small>{pace ? say({ zh: '应到 {should}', en: '{should} by today' }, pace) : of.rate ? `${f.number(of.numerator!)} ÷ ${f.number(of.denominator!)}` : say(of.formula)}</small></span>{pace && (pace.behind > 0 ? <Status is="warn">{say({ zh: '差 {behind}', en: '{behind} short' }, pace)}</Status> : <Status is="ok">{say({ zh: '跟上', en: 'on pace' })}</Status>)}<strong>{of.rate ? read(of) : f.number(Number(of.value))}{pace && <small> / {pace.number}</small>}</strong><ChevronRight aria-hidden /></Link>
    {pace && pace.event === 'order' && <Bar is="accent" share={pace.number ? pace.done / pace.number : 0} should={pace.number ? pace.should / pace.number : undefined} label={say({ zh: '{done} / {number}', en: '{done} of {number}' }, pace)} />}</li>
}
/** Figures with their doors: of the month with the pace, or of today. */
const Figures = ({ page, range }: { page: TodayPage; range: 'month' | 'today' }) => {
  const of = page.figures.filter(x => x.range === range), first = (x: TodayFigure): number => (page.pace.some(p => p.figure === x.name) ? 0 : 1)
  return <ul className="tdp-figures">{of.toSorted((a, b) => (range === 'month' ? first(a) - first(b) : 0)).map(x => <Figure key={x.name} of={x} page={page} pace={range === 'month' ? page.pace.find(p => p.figure === x.name) : undefined} />)}</ul>
}
/** One decision with its two answers at the thumb. */
const Decision = ({ m }: { m: Matter }) => {
  const say = useSay(), f = useFormat(), agree = useAsk(cardCalls.agreeToClose), refuse = useAsk(cardCalls.refuseToClose), approve = useAsk(dayPlanCalls.approve), back = useAsk(dayPlanCalls.return), plan = m.kind === 'plan'
  const title = plan ? matterWords(say, m, f.short) : m.name ?? '', at = { id: m.id, version: m.version! }
  const yes = async (): Promise<void> => { const done = plan ? await approve.act(at) : await agree.act(at); if (done) toast.done(plan ? say({ zh: '已批准，已发布。', en: 'Approved and published.' }) : say({ zh: '已同意。', en: 'Agreed.' })) }
  const no = async (): Promise<void> => { const reason = await askReason({ title: say({ zh: '退回', en: 'Send back' }), act: say({ zh: '退回', en: 'Send back' }) }); if (reason && (plan ? await back.act({ ...at, reason }) : await refuse.act({ ...at, reason }))) toast.done(say({ zh: '已退回。', en: 'Sent back.' })) }
  const problem = agree.problem ?? refuse.problem ?? approve.problem ?? back.problem
  return <li><h3>{plan ? <Check aria-hidden /> : <Gavel aria-hidden />}<Link href={m.path}>{title}</Link>{m.at && <span className="quiet">{f.when(m.at)}</span>}</h3>{!plan && <p>{say({ zh: '{name}申请结案：{words}', en: '{name}: {words}' }, { name: m.person ?? '', words: m.words ?? '' })}</p>}{problem && <p className="late">{problem.detail}</p>}
    <div><Button onClick={() => void no()}>{say({ zh: '退回', en: 'Send back' })}</Button><Button kind="primary" busy={agree.busy || approve.busy} onClick={() => void yes()}>{plan ? say({ zh: '批准', en: 'Approve' }) : say({ zh: '同意', en: 'Agree' })}</Button></div></li>
}
const Decisions = ({ page }: { page: TodayPage }) => {
  const say = useSay(), wait = waiting(page.matters), n = wait.length, many = useAsk(dayPlanCalls.approveMany), plans = wait.filter(m => m.kind === 'plan')
  const all = async (): Promise<void> => { const done = await many.act({ plans: plans.map(p => ({ id: p.id, version: p.version! })) } as never); if (done) toast.done(say({ zh: '批准了 {n} 份计划。', en: '{n} plans approved.' }, { n: done.approved.length })) }
  return <Part title={say({ zh: '等你办', en: 'Waiting for you' })} note={n ? say({ zh: '{n} 件', en: String(n) }, { n }) : undefined} right={plans.length > 1 && <Button small busy={many.busy} onClick={() => void all()}>{say({ zh: '批准全部 {n} 份计划', en: 'Approve all {n} plans' }, { n: plans.length })}</Button>}>
    {n === 0 ? <p className="tdp-none">{say({ zh: '没有等你审批的事。', en: 'Nothing waits for your decision.' })}</p> : <ul className="tdp-decide">{[...wait.filter(m => m.kind === 'closing'), ...plans].slice(0, 8).map(m => <Decision key={`${m.kind}${m.id}`} m={m} />)}</ul>}</Part>
}
const Part = ({ title, note, right, children }: { title: ReactNode; note?: ReactNode; right?: ReactNode; children: ReactNode }) => <section className="tdp-part"><header><h2>{title}</h2>{note && <span className="quiet">{note}</span>}{right && <span className="tdp-right">{right}</span>}</header>{children}</section>
const Hot = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat(), hot = fires(page.matters, 6), all = lateCount(page.matters, page.counts)
  return <Part title={say({ zh: '哪里急', en: 'On fire' })} note={all ? <b className="late">{all}</b> : undefined}>{hot.length === 0 ? <p className="tdp-none">{say({ zh: '没有逾期的事。', en: 'Nothing is late.' })}</p> : <ul className="tdp-hot">{hot.map(m => <li key={`${m.kind}${m.id}`}><Link href={m.path}><span><Status is="late">{lateWords(say, m)}</Status></span><b>{m.level && <LevelMark level={m.level as never} />}{matterWords(say, m, f.short)}</b><small>{m.kind === 'plan' ? '' : m.person}</small></Link></li>)}</ul>}</Part>
}
/** Today in one hand: consultants upright by the hour, who decides his figures and approvals first (CordysCRM#1305, users.md). */
export const TodayPhone = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat(), me = useMe(), [range, setRange] = useState<'month' | 'today'>('month'), title = say({ zh: '今日', en: 'Today' }), order = page.pace.find(p => p.event === 'order')
  const of = page.mine, done = of?.items.filter(i => i.state === 'done').length ?? 0, late = lateCount(page.matters, page.counts), comes = page.line.filter(i => i.lane === 'appointments' && i.kind === 'appointment').length
  if (page.kind === 'manager' || page.kind === 'other') return <PhonePage head={<PhoneHead title={page.kind === 'manager' ? page.team?.label ?? page.site?.label ?? title : title} note={`${f.day(page.on)} ${f.clock(page.asOf)}`} right={page.figures.length > 0 && <Segments label={say({ zh: '看多久', en: 'Range' })} value={range} onChange={setRange} of={[{ key: 'month', words: say({ zh: '本月', en: 'Month' }) }, { key: 'today', words: say({ zh: '今天', en: 'Today' }) }]} />} />}>
    {page.figures.length > 0 && <Figures page={page} range={range} />}{page.kind === 'manager' && <Decisions page={page} />}{page.kind === 'manager' && <Hot page={page} />}{page.house && <><House page={page} /><Keys page={page} /></>}<Evenings page={page} />{page.kind === 'other' && <ToldAndActions page={page} />}</PhonePage>
  return <PhonePage head={<PhoneHead title={title} note={`${f.day(page.on)} · ${page.kind === 'supervisor' ? page.team?.label ?? page.site?.label ?? '' : me.member.name}`} right={<MyStatus page={page} />} />}>
    <PhoneFigures of={[...(of ? [{ key: 'd', label: say({ zh: '已做', en: 'Done' }), value: <>{done}<small className="quiet">/{of.items.length}</small></> }] : page.report ? [{ key: 'd', label: say({ zh: '计划完成', en: 'Done' }), value: <>{page.report.done}<small className="quiet">/{page.report.planned}</small></> }] : []), { key: 'l', label: say({ zh: '逾期', en: 'Late' }), value: late, late: late > 0 }, { key: 'a', label: say({ zh: '今日预约', en: 'Appts' }), value: comes },
      order ? { key: 'o', label: say({ zh: '本月订单', en: 'Orders' }), value: <>{order.done}<small className="quiet">/{order.number}</small></> } : { key: 'v', label: say({ zh: '今日客流', en: 'Visits' }), value: String(page.figures.find(x => x.name === 'visitsTotal' && x.range === 'today')?.value ?? 0) }]} />
    {page.turn && <Turn page={page} />}<Line page={page} />{page.kind === 'supervisor' && <><Decisions page={page} /><Where page={page} most={20} /><Part title={say({ zh: '本月', en: 'This month' })}><Figures page={page} range="month" /></Part></>}
  </PhonePage>
}
