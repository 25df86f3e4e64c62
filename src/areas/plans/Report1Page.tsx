import { Printer } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link, useDay } from '../../web/go.tsx'
import { Bar, Button, ButtonLink, Empty, LevelMark, Loading, PageBody, PageHead, Part, ProblemLine, ProblemView, Status, toast } from '../../web/kit/index.ts'
import type { Kind } from '../../web/kit/Status.tsx'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import { dayPlanCalls, evidenceKinds, itemStates, planStates } from './plan.ts'
import { report1Page, type Report1Line, type Report1Person } from './report1.ts'
import './plans.css'

const planKind: Record<keyof typeof planStates, Kind> = { draft: 'open', submitted: 'wait', returned: 'warn', published: 'ok' }
const levels = ['O', 'H', 'A', 'B', 'C'] as const
const of = (lines: readonly Report1Line[], is: (l: Report1Line) => boolean): { done: number; of: number } => { const own = lines.filter(l => l.state !== 'dropped' && is(l)); return { done: own.filter(l => l.state === 'done').length, of: own.length } }
const lateOf = (lines: readonly Report1Line[]): number => lines.filter(l => l.state === 'open' && (l.age > 0 || l.late)).length
const Lines = ({ person }: { person: Report1Person }) => {
  const say = useSay(), f = useFormat()
  return <ul className="r1-lines">{person.lines.map(l => <li key={l.id}>
    <span>{l.level && <LevelMark level={l.level as never} />}</span>
    <span>{l.customer ? <Link href={`/customer/${l.customer.id}`}>{l.customer.label}</Link> : l.title}{l.tail && <span className="quieter mono"> {l.tail}</span>}{l.customer && <span className="quiet"> {l.title}</span>}</span>
    <span>{l.dueAt ? f.clock(l.dueAt) : l.age > 0 ? <span className="warn">{say({ zh: '拖 {n} 天', en: '{n} d old' }, { n: l.age })}</span> : ''}</span>
    <span>{l.result ? l.result.said ?? say(evidenceKinds[l.result.kind]) : l.reason ? <span className="quiet">{l.reason}</span> : ''}</span>
    <span>{l.state === 'open' ? l.late ? <Status is="late">{say({ zh: '逾期', en: 'overdue' })}</Status> : <Status is="open">{say(itemStates.open)}</Status> : <Status is={l.state === 'done' ? 'ok' : 'off'}>{say(itemStates[l.state])}</Status>}</span>
  </li>)}</ul>
}
/** QC-S 报告 1 (D2.7): what each consultant plans today, what is done, what comes next; overdue first. */
const Report1Page = () => {
  const say = useSay(), f = useFormat(), [on] = useDay(), { teamId } = usePlace(), [shown, setShown] = useState<string>()
  const { data, problem, again } = useCall(report1Page, { on, ...(teamId ? { teamId } : {}) } as never, { keep: true })
  const many = useAsk(dayPlanCalls.approveMany)
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading />
  const waiting = data.people.filter(p => p.plan?.can.includes('approve'))
  const approve = async (): Promise<void> => {
    const done = await many.act({ plans: waiting.map(p => ({ id: p.plan!.id, version: p.plan!.version })) } as never)
    if (done) toast.done(say({ zh: '批准了 {n} 份{rest}。', en: '{n} approved{rest}.' }, { n: done.approved.length, rest: done.refused.length ? say({ zh: '，{n} 份没成：{why}', en: ', {n} not: {why}' }, { n: done.refused.length, why: done.refused[0].detail }) : '' }))
  }
  const all = data.people.flatMap(p => p.lines), add = (people: readonly Report1Person[], of: 'contacts' | 'testDrives' | 'deliveries'): number => people.reduce((n, p) => n + p[of], 0)
  const said = (people: readonly Report1Person[]) => { const [c, d, o] = [add(people, 'contacts'), add(people, 'testDrives'), add(people, 'deliveries')]; return [c > 0 && say({ zh: '跟进 {n}', en: '{n} contacts' }, { n: c }), d > 0 && say({ zh: '试驾 {n}', en: '{n} drives' }, { n: d }), o > 0 && say({ zh: '交车 {n}', en: '{n} delivered' }, { n: o })].filter(Boolean).join(' · ') || <span className="quieter">–</span> }
  const cell = (part: { done: number; of: number }) => <td className="num"><Part {...part} /></td>
  return <>
    <PageHead title={say({ zh: 'QC-S 报告 1 销售线索工作计划', en: 'QC-S Report 1, sales lead workplan' })} facts={<><span>{f.day(data.on)}</span><span>{data.teamName ?? data.siteName}</span>{data.totals.planned > 0 && <span>{say({ zh: '完成', en: 'done' })} <Part done={data.totals.done} of={data.totals.planned} /></span>}{data.totals.unplanned > 0 && <span className="late">{say({ zh: '{n} 人没有计划', en: '{n} without a plan' }, { n: data.totals.unplanned })}</span>}</>}
      acts={<><ButtonLink kind="text" icon={<Printer aria-hidden />} href={hrefWith('/report-1/print', { on: data.on, team: data.teamId ?? undefined })}>{say({ zh: '打印', en: 'Print' })}</ButtonLink>{waiting.length > 0 && <Button kind="primary" busy={many.busy} onClick={() => void approve()}>{say({ zh: '一起批准 {n} 份', en: 'Approve {n}' }, { n: waiting.length })}</Button>}</>} />
    <PageBody>
      <ProblemLine problem={many.problem} />
      {data.people.length === 0 ? <Empty title={say({ zh: '这里还没有顾问', en: 'No consultants here yet' })}>{say({ zh: '组里有了顾问，每天早上系统会为每人起草计划，排在这里。', en: 'Once the team has consultants each one’s plan is drafted every morning and stands here.' })}</Empty>
        : <div className="st-wrap"><table className="tb r1-table"><thead><tr><th scope="col">{say({ zh: '顾问', en: 'Consultant' })}</th><th scope="col">{say({ zh: '计划', en: 'Plan' })}</th><th scope="col" className="num">{say({ zh: '逾期', en: 'Overdue' })}</th>{levels.map(l => <th key={l} scope="col" className="num"><LevelMark level={l} /></th>)}<th scope="col" className="num">{say({ zh: '预约', en: 'Appts' })}</th><th scope="col" className="num">{say({ zh: '任务', en: 'Tasks' })}</th><th scope="col">{say({ zh: '完成', en: 'Done' })}</th><th scope="col">{say({ zh: '今日结果', en: 'Today’s result' })}</th><th scope="col">{say({ zh: '下一步', en: 'Next' })}</th></tr></thead>
          <tbody>{data.people.map(p => {
            const off = p.sheet === 'rest' || p.sheet === 'leave', next = p.lines.find(l => l.state === 'open'), late = lateOf(p.lines)
            return <Fragment key={p.member.id}>
              <tr className={`tb-press${off ? ' tb-dim' : ''}${shown === p.member.id ? ' r1-open' : ''}`} onClick={() => setShown(s => (s === p.member.id ? undefined : p.member.id))}>
                <td className="r1-name"><Link href={hrefWith('/plans', { on: data.on, memberId: p.member.id })} onClick={e => e.stopPropagation()}>{p.member.label}</Link></td>
                <td>{off ? <span className="quiet">{say(p.sheet === 'rest' ? { zh: '休', en: 'rest' } : { zh: '假', en: 'leave' })}</span> : p.plan ? <Status is={planKind[p.plan.state]}>{say(planStates[p.plan.state])}</Status> : <Status is="late">{say({ zh: '没有', en: 'none' })}</Status>}</td>
                <td className="num">{late ? <span className="late strong">{late}</span> : <span className="quieter">·</span>}</td>
                {levels.map(level => <Fragment key={level}>{cell(of(p.lines, l => l.kind === 'followUp' && l.level === level))}</Fragment>)}
                {cell(of(p.lines, l => l.kind === 'appointment'))}{cell(of(p.lines, l => !['followUp', 'appointment'].includes(l.kind)))}
                <td><span className="r1-bar"><Bar share={p.planned ? p.done / p.planned : 0} label={`${p.done}/${p.planned}`} /></span>{p.done}<span className="quiet">/{p.planned}</span></td>
                <td>{said([p])}</td>
                <td>{off && p.standIn ? <span className="quiet">{say({ zh: '{name} 代跟进', en: '{name} stands in' }, { name: p.standIn })}</span> : next ? <>{next.dueAt && <b>{f.clock(next.dueAt)} </b>}{next.customer?.label ?? next.title}</> : <span className="quieter">–</span>}</td>
              </tr>
              {shown === p.member.id && p.lines.length > 0 && <tr><td colSpan={13}><Lines person={p} /></td></tr>}
            </Fragment>
          })}</tbody>{all.length > 0 && <tfoot><tr><td>{say({ zh: '合计', en: 'Total' })}</td><td /><td className="num">{lateOf(all) > 0 ? <span className="late">{lateOf(all)}</span> : <span className="quieter">·</span>}</td>{levels.map(level => <Fragment key={level}>{cell(of(all, l => l.kind === 'followUp' && l.level === level))}</Fragment>)}{cell(of(all, l => l.kind === 'appointment'))}{cell(of(all, l => !['followUp', 'appointment'].includes(l.kind)))}<td><span className="r1-bar"><Bar share={data.totals.planned ? data.totals.done / data.totals.planned : 0} label={`${data.totals.done}/${data.totals.planned}`} /></span>{data.totals.done}<span className="quiet">/{data.totals.planned}</span></td><td>{said(data.people)}</td><td /></tr></tfoot>}</table></div>}
    </PageBody>
  </>
}
export default Report1Page
