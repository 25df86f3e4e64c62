import { ClipboardList, PhoneIncoming, Plus, Printer } from 'lucide-react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith } from '../../web/go.tsx'
import { ButtonLink, DawnMark, Loading, PageHead, ProblemView, Tag } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { hasRole, useMe, usePlace } from '../../web/me.ts'
import { useNow } from '../../web/now.ts'
import { usePhone } from '../../web/phone/index.ts'
import { Fires, Going, Next, Where } from './Answers.tsx'
import { Mine, Parties, Report } from './Below.tsx'
import { DayLine } from './DayLine.tsx'
import { Evenings, House, Keys, ToldAndActions, Turn } from './More.tsx'
import { todayPage, type TodayPage as Answered } from './today.ts'
import { TodayPhone } from './TodayPhone.tsx'
import './today.css'

/** The answers look.md asks for, by whose Today it is; below them what he works from. */
const Answers = ({ page, now }: { page: Answered; now: string }) => {
  switch (page.kind) {
    case 'supervisor': case 'consultant': case 'dcc': return <><Fires page={page} /><Where page={page} /><Next page={page} now={now} /><Going page={page} /></>
    case 'manager': return <><Fires page={page} /><Where page={page} /><Evenings page={page} /><Going page={page} /></>
    case 'reception': return <><Turn page={page} /><Next page={page} now={now} title={undefined} /><Where page={page} /><Going page={page} /></>
    default: return <><ToldAndActions page={page} />{page.house ? <House page={page} /> : <Next page={page} now={now} />}{page.house && <Keys page={page} />}{page.evenings && <Evenings page={page} />}{page.figures.length > 0 && <Going page={page} />}</>
  }
}
const TodayDesk = ({ page }: { page: Answered }) => {
  const say = useSay(), f = useFormat(), now = useNow(30_000), people = page.board?.people.filter(p => p.roles.includes('consultant') || p.roles.includes('dcc')) ?? [], off = people.filter(p => p.sheet === 'rest' || p.sheet === 'leave').length
  const morning = page.meeting && page.meeting.startedAt ? page.meeting.endedAt ? say({ zh: '晨会 {at} 已开 · {n} 分', en: 'Morning meeting {at} · {n} min' }, { at: f.clock(page.meeting.startedAt), n: Math.max(1, Math.round((Date.parse(page.meeting.endedAt) - Date.parse(page.meeting.startedAt)) / 60_000)) }) : say({ zh: '晨会 {at}', en: 'Morning meeting {at}' }, { at: f.clock(page.meeting.startedAt) }) : null
  return <>
    <PageHead title={say({ zh: '今日', en: 'Today' })} line={page.line.length === 0} facts={<><span>{f.day(page.on)}</span>{people.length > 0 && page.kind !== 'consultant' && <span>{say({ zh: '在岗 {a} · 休 {b}', en: '{a} on duty · {b} off' }, { a: people.filter(p => p.sheet === 'onDuty' || p.sheet === 'out').length, b: off })}</span>}{page.kind === 'other' && page.site && <span>{page.site.label}</span>}{morning && <Tag is="dawn" icon={<DawnMark />}>{morning}</Tag>}</>}
      acts={<>{page.report && <ButtonLink kind="text" icon={<Printer aria-hidden />} href={hrefWith('/report-1/print', { on: page.on, team: page.team?.id })}>{say({ zh: '打印报告 1', en: 'Print Report 1' })}</ButtonLink>}{page.mine && <ButtonLink kind="text" icon={<ClipboardList aria-hidden />} href="/plans">{say({ zh: '我的计划', en: 'My plan' })}</ButtonLink>}{page.kind === 'dcc' || (page.kind === 'other' && page.can.includes('logInquiry')) ? <ButtonLink icon={<PhoneIncoming aria-hidden />} href="/inquiries">{say({ zh: '记一条线索', en: 'Log an inquiry' })}</ButtonLink> : page.can.includes('logParty') && <ButtonLink kind={page.kind === 'reception' ? 'primary' : 'plain'} icon={<Plus aria-hidden />} href="/visits">{say({ zh: '登记一批', en: 'Log a party' })}</ButtonLink>}</>} />
    <div className="td">
      {(page.line.length > 0 || page.kind !== 'other') && <DayLine items={page.line} opensAt={page.opensAt} closesAt={page.closesAt} now={now} />}
      <div className="td-four"><Answers page={page} now={now} /></div>
      <div className="td-below"><Report page={page} /><Mine page={page} /><Parties page={page} /></div>
    </div>
  </>
}
/** 今日: the first page of everyone's day (look.md «The day line»). */
const TodayPage = () => {
  const me = useMe(), phone = usePhone(), { siteId, teamId } = usePlace(), wide = hasRole(me, 'supervisor', 'manager', 'gm', 'reception', 'auditor')
  const { data, problem, again } = useCall(todayPage, (wide ? teamId ? { teamId } : siteId ? { siteId } : {} : {}) as never, { keep: true, every: 60_000 })
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading rows={14} />
  return phone ? <TodayPhone page={data} /> : <TodayDesk page={data} />
}
export default TodayPage
