import { Lock, Printer, Sunrise } from 'lucide-react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link, useDay, useGo } from '../../web/go.tsx'
import { Bar, Button, ButtonLink, Empty, LevelMark, Loading, PageBody, PageHead, Part, ProblemLine, ProblemView, Section, SheetTable, Status, Tag } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import { differenceClasses } from '../day/index.ts'
import { meetingCalls } from '../meetings/index.ts'
import type { Report1Line, Report1Person } from '../plans/index.ts'
import { morningPackPage, type MorningPack, type PackFigure } from './pack.ts'
import './briefing.css'

/** 昨日结果: each number a door to its rows, the month beside it. */
const Yesterday = ({ p }: { p: MorningPack }) => {
  const say = useSay(), f = useFormat(), { on, seal, figures } = p.yesterday, of = (v: PackFigure['value']): string => (typeof v === 'number' ? String(v) : f.percent(v))
  const at = `from=${on}&to=${on}${p.team ? `&teamId=${p.team.id}` : `&siteId=${p.site.id}`}`
  return <Section title={say({ zh: '{day} 的结果', en: 'Result of {day}' }, { day: f.day(on) })} note={say({ zh: '每个数点开就是那几行', en: 'each number opens to its rows' })} right={seal ? <Status is="sealed">{say({ zh: '{by} {at} 封日', en: 'sealed {at}, {by}' }, { by: seal.by ?? '', at: f.clock(seal.at) })}</Status> : <Link href={hrefWith('/evening', { on })}><Status is="late">{say({ zh: '还没封', en: 'not sealed' })}</Status></Link>}>
    <div className="bf-figures">{figures.map(x => <Link key={x.name} href={`/figures/${x.name}?${at}`} className="bf-figure"><span>{say(x.label)}</span><b>{of(x.value)}</b><small>{x.denominator === undefined ? say({ zh: '本月 {n}', en: 'month {n}' }, { n: of(x.month) }) : `${x.numerator} ÷ ${x.denominator} · ${say({ zh: '本月 {n}', en: 'month {n}' }, { n: of(x.month) })}`}</small></Link>)}</div>
  </Section>
}
const Coming = ({ p }: { p: MorningPack }) => {
  const say = useSay(), f = useFormat()
  return <Section title={say({ zh: '今天到店', en: 'Coming today' })} right={say({ zh: '{n} 个邀约', en: '{n} appointments' }, { n: p.appointments.length })}>
    <SheetTable tight label={say({ zh: '今天到店', en: 'Coming today' })} rows={p.appointments} rowKey={a => a.id} empty={say({ zh: '今天没有约好的客户。', en: 'Nobody has an appointment today.' })} columns={[
      { key: 'at', head: say({ zh: '时间', en: 'Time' }), strong: true, width: 64, cell: a => f.clock(a.at) }, { key: 'l', head: say({ zh: '级别', en: 'Level' }), width: 48, cell: a => a.level && <LevelMark level={a.level as never} /> },
      { key: 'c', head: say({ zh: '客户', en: 'Customer' }), cell: a => <><Link href={`/customer/${a.customer.id}`}>{a.customer.label}</Link> <span className="quiet mono">{a.tail}</span></> }, { key: 'p', head: say({ zh: '做什么', en: 'For' }), cell: a => a.purpose }, { key: 'w', head: say({ zh: '谁接待', en: 'With' }), cell: a => a.with },
    ]} /></Section>
}
const Hot = ({ p }: { p: MorningPack }) => {
  const say = useSay(), f = useFormat()
  return <Section title={say({ zh: 'H 级卡', en: 'H cards' })} note={say({ zh: '逾期在前', en: 'overdue first' })} right={say({ zh: '{n} 张', en: '{n}' }, { n: p.hot.length })}>
    <SheetTable tight label={say({ zh: 'H 级卡', en: 'H cards' })} rows={p.hot} rowKey={c => c.id} empty={say({ zh: '现在没有 H 级的卡。', en: 'No card stands at H.' })} columns={[
      { key: 'c', head: say({ zh: '客户', en: 'Customer' }), cell: c => <><Link href={`/prospect-cards/${c.id}`}>{c.customer.label}</Link> <span className="quiet mono">{c.tail}</span></> }, { key: 'm', head: say({ zh: '车型', en: 'Model' }), cell: c => c.model }, { key: 'o', head: say({ zh: '顾问', en: 'Consultant' }), cell: c => c.owner },
      { key: 'x', head: say({ zh: '上次跟进', en: 'Last contact' }), width: 88, cell: c => c.lastOn && f.near(f.dayOf(c.lastOn)) }, { key: 'n', head: say({ zh: '该跟进', en: 'Due' }), width: 112, cell: c => c.overdue > 0 ? <Status is="late">{say({ zh: '逾期 {n} 天', en: '{n} d overdue' }, { n: c.overdue })}</Status> : c.nextOn && f.near(c.nextOn) },
    ]} /></Section>
}
const levels = ['O', 'H', 'A', 'B', 'C'] as const
export const lateIn = (p: Report1Person): number => p.lines.filter(l => l.state === 'open' && (l.age > 0 || l.late)).length
export const partOf = (lines: readonly Report1Line[], is: (l: Report1Line) => boolean): { done: number; of: number } => { const own = lines.filter(l => l.state !== 'dropped' && is(l)); return { done: own.filter(l => l.state === 'done').length, of: own.length } }
const Plans = ({ p }: { p: MorningPack }) => {
  const say = useSay(), f = useFormat(), off = (x: Report1Person) => x.sheet === 'rest' || x.sheet === 'leave'
  return <Section title="QC-S Report 1" note={say({ zh: '今天各人的计划', en: 'today’s plans' })} right={<Link href={hrefWith('/report-1', { on: p.on })}>{say({ zh: '看实时的', en: 'the live one' })}</Link>}>
    <SheetTable tight label="QC-S Report 1" rows={p.report1.people} rowKey={x => x.member.id} dim={off} empty={say({ zh: '这里还没有顾问。', en: 'No consultants here yet.' })} columns={[
      { key: 'n', head: say({ zh: '顾问', en: 'Consultant' }), strong: true, cell: x => x.member.label }, { key: 'late', head: say({ zh: '逾期', en: 'Overdue' }), num: true, cell: x => lateIn(x) ? <span className="late strong">{lateIn(x)}</span> : <span className="quieter">·</span> },
      ...levels.map(level => ({ key: level, num: true, head: <LevelMark level={level} />, cell: (x: Report1Person) => <Part {...partOf(x.lines, l => l.kind === 'followUp' && l.level === level)} /> })),
      { key: 'a', head: say({ zh: '邀约', en: 'Appts' }), num: true, cell: x => <Part {...partOf(x.lines, l => l.kind === 'appointment')} /> }, { key: 't', head: say({ zh: '任务', en: 'Tasks' }), num: true, cell: x => <Part {...partOf(x.lines, l => !['followUp', 'appointment'].includes(l.kind))} /> },
      { key: 'all', head: say({ zh: '共', en: 'All' }), width: 120, cell: x => off(x) ? <span className="quiet">{say(x.sheet === 'rest' ? { zh: '休', en: 'rest' } : { zh: '假', en: 'leave' })}{x.standIn && say({ zh: '，{name} 代跟进', en: ', {name} stands in' }, { name: x.standIn })}</span> : <><span className="r1-bar"><Bar share={x.planned ? x.done / x.planned : 0} label={`${x.done}/${x.planned}`} /></span> {x.done}<span className="quiet">/{x.planned}</span></> },
    ]} sums={[say({ zh: '合计', en: 'Total' }), p.report1.people.reduce((n, x) => n + lateIn(x), 0), ...levels.map(level => <Part key={level} {...partOf(p.report1.people.flatMap(x => x.lines), l => l.kind === 'followUp' && l.level === level)} />), <Part key="a" {...partOf(p.report1.people.flatMap(x => x.lines), l => l.kind === 'appointment')} />, <Part key="t" {...partOf(p.report1.people.flatMap(x => x.lines), l => !['followUp', 'appointment'].includes(l.kind))} />, `${p.report1.totals.done}/${p.report1.totals.planned}`]} />
    {p.report1.totals.unplanned > 0 && <p className="bf-note late">{say({ zh: '{n} 人还没有计划', en: '{n} without a plan' }, { n: p.report1.totals.unplanned })}</p>}{p.frozenAt && <p className="bf-note quiet">{say({ zh: '{at} 冻结时的样子', en: 'as it was frozen at {at}' }, { at: f.clock(p.frozenAt) })}</p>}
  </Section>
}
const Side = ({ p }: { p: MorningPack }) => {
  const say = useSay(), f = useFormat()
  return <div className="bf-side">
    <h2>{say({ zh: '今天谁在', en: 'Who is here' })}</h2><p><b>{say({ zh: '在岗 {n}', en: '{n} on duty' }, { n: p.people.onDuty })}</b></p>
    {p.people.off.map(o => <p key={o.name} className="quiet">{o.standIn ? say({ zh: '{name} 休，{by} 代跟进', en: '{name} off, {by} stands in' }, { name: o.name, by: o.standIn }) : say({ zh: '{name} 休', en: '{name} off' }, { name: o.name })}</p>)}
    <h2>{say({ zh: '昨天带出来的', en: 'Brought from yesterday' })}</h2>
    {p.differences.length === 0 ? <p className="quiet">{say({ zh: '没有未了的差异。', en: 'No difference is open.' })}</p> : <ul>{p.differences.map(d => <li key={d.id}><Link href={`/evening?on=${d.on}`}>{d.name ?? say(differenceClasses[d.class])}</Link><span>{say(differenceClasses[d.class])}</span><small>{d.state === 'explained' ? d.explanation : d.fixer ? say({ zh: '{name}，{on}', en: '{name}, {on}' }, { name: d.fixer, on: f.short(d.on) }) : f.short(d.on)}</small></li>)}</ul>}
    <h2>{say({ zh: '今日一练', en: 'One skill' })}</h2><p>{say(p.skill)}</p>
  </div>
}
/** 晨会 (D2.4): what the meeting looks at, in its order, and the way into it. */
const PackPage = () => {
  const say = useSay(), f = useFormat(), go = useGo(), [on] = useDay(), { siteId, teamId } = usePlace()
  const { data: p, problem, again } = useCall(morningPackPage, { on, ...(teamId ? { teamId } : { siteId: siteId || undefined }) }, { keep: true })
  const create = useAsk(meetingCalls.create!, { quiet: true }), start = useAsk(meetingCalls.start), title = say({ zh: '晨会', en: 'Morning meeting' })
  if (problem && !p) return <><PageHead title={title} /><ProblemView problem={problem} onAgain={again} /></>
  if (!p) return <><PageHead title={title} /><PageBody><Loading /></PageBody></>
  const hold = async (): Promise<void> => {
    const m = p.meeting ?? ((await create.act({ kind: 'morning', on: p.on, siteId: p.site.id, teamId: p.team?.id ?? null } as never)) as unknown as { id: string; version: number } | undefined)
    if (m && (await start.act({ id: m.id, version: m.version } as never))) go(`/meetings/${m.id}`)
  }
  const { meeting } = p
  return <>
    <PageHead title={title} facts={<><span>{f.day(p.on)}</span><span>{p.team?.label ?? p.site.label}</span>{p.frozenAt ? <Tag is="dawn" icon={<Lock aria-hidden />}>{say({ zh: '{at} 冻结', en: 'frozen {at}' }, { at: f.clock(p.frozenAt) })}</Tag> : p.on === p.today ? <span>{say({ zh: '{at} 冻结，现在是实时的', en: 'freezes at {at}; live until then' }, { at: p.packAt })}</span> : <span>{say({ zh: '那天没有冻结，按现有的行排', en: 'not frozen that day; from the rows as they stand' })}</span>}</>}
      acts={<><ButtonLink kind="text" icon={<Printer aria-hidden />} href={hrefWith('/morning/print', { on: p.on, teamId: p.team?.id })}>{say({ zh: '打印', en: 'Print' })}</ButtonLink>
        {meeting?.startedAt ? <ButtonLink href={`/meetings/${meeting.id}`} icon={<Sunrise aria-hidden />}>{meeting.endedAt ? say({ zh: '{at} 已开，看纪要', en: 'held at {at}, minutes' }, { at: f.clock(meeting.startedAt) }) : say({ zh: '{at} 开始，正在开', en: 'running since {at}' }, { at: f.clock(meeting.startedAt) })}</ButtonLink> : p.can.includes('hold') && <Button kind="primary" icon={<Sunrise aria-hidden />} busy={create.busy || start.busy} onClick={() => void hold()}>{say({ zh: '开晨会', en: 'Start the meeting' })}</Button>}</>} />
    <PageBody side={<Side p={p} />}>
      <ProblemLine problem={create.problem ?? start.problem} />
      {p.report1.people.length === 0 && p.yesterday.figures.every(x => !x.value) ? <Empty title={say({ zh: '还没有可以开会的内容', en: 'Nothing to hold a meeting on yet' })}>{say({ zh: '有了顾问、客流和卡，每天 {at} 这里会备好一份晨会包。', en: 'Once there are consultants, parties and cards, a pack stands here every day at {at}.' }, { at: p.packAt })}</Empty> : <><Yesterday p={p} /><div className="bf-two"><Coming p={p} /><Hot p={p} /></div><Plans p={p} /></>}
      <div className="bf-under"><Side p={p} /></div>
    </PageBody>
  </>
}
export default PackPage
