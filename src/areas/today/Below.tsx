import { Check } from 'lucide-react'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link } from '../../web/go.tsx'
import { Bar, ButtonLink, Empty, LevelMark, Part, Section, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { itemKinds, planStates } from '../plans/index.ts'
import { FigureDoor } from '../reports/index.web.ts'
import { useDoors } from './Answers.tsx'
import type { ReportRow, TodayPage } from './today.ts'

const levels = ['O', 'H', 'A', 'B', 'C'] as const
const Nought = () => <span className="quieter" aria-hidden>·</span>
/** QC-S Report 1 by consultant below the answers (D2.7). */
export const Report = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat(), report = page.report, { passport, hrefOf } = useDoors(page)
  if (!report) return null
  const orders = page.figures.find(x => x.name === 'ordersTotal' && x.range === 'month'), sum = (of: (r: ReportRow) => { done: number; of: number }) => report.rows.reduce((n, r) => ({ done: n.done + of(r).done, of: n.of + of(r).of }), { done: 0, of: 0 })
  const result = (r: Pick<ReportRow, 'contacts' | 'testDrives' | 'deliveries'>): string => [r.contacts > 0 && say({ zh: '跟进 {n}', en: '{n} contacts' }, { n: r.contacts }), r.testDrives > 0 && say({ zh: '试驾 {n}', en: '{n} drives' }, { n: r.testDrives }), r.deliveries > 0 && say({ zh: '交车 {n}', en: '{n} delivered' }, { n: r.deliveries })].filter(Boolean).join(' · ')
  const total = { contacts: 0, testDrives: 0, deliveries: 0, late: 0, orders: 0, target: 0 }
  for (const r of report.rows) { total.contacts += r.contacts; total.testDrives += r.testDrives; total.deliveries += r.deliveries; total.late += r.late; total.orders += r.orders; total.target += r.target ?? 0 }
  return <Section id="td-r1" title={say({ zh: 'QC-S 报告 1 销售线索工作计划', en: 'QC-S Report 1, sales lead workplan' })} note={say({ zh: '已做 / 计划，逾期在前，{at} 实时', en: 'done / planned, live at {at}' }, { at: f.clock(page.asOf) })}
    right={<>{report.unplanned > 0 && <span className="late">{say({ zh: '{n} 人没有计划', en: '{n} without a plan' }, { n: report.unplanned })}</span>}<Link href={hrefWith('/report-1', { on: page.on })}>{say({ zh: '完成 {done}/{planned}', en: '{done}/{planned} done' }, report)}</Link></>}>
    {report.rows.length === 0 ? <Empty title={say({ zh: '这里还没有顾问', en: 'No consultants here yet' })}>{say({ zh: '组里有了顾问，每天早上系统会为每人起草计划，排在这里。', en: 'Once the team has consultants each one’s plan is drafted every morning and stands here.' })}</Empty>
      : <div className="st-wrap"><table className="tb td-r1"><thead><tr><th scope="col">{say({ zh: '顾问', en: 'Consultant' })}</th><th scope="col" className="num">{say({ zh: '逾期', en: 'Late' })}</th>{levels.map(l => <th key={l} scope="col" className="num"><LevelMark level={l} /></th>)}<th scope="col" className="num">{say({ zh: '预约', en: 'Appts' })}</th><th scope="col" className="num">{say({ zh: '任务', en: 'Tasks' })}</th><th scope="col">{say({ zh: '完成', en: 'Done' })}</th><th scope="col">{say({ zh: '今日结果', en: 'Result' })}</th><th scope="col">{say({ zh: '下一步', en: 'Next' })}</th><th scope="col" className="num">{say({ zh: '本月订单', en: 'Orders' })}</th></tr></thead>
        <tbody>{report.rows.toSorted((a, b) => Number(a.sheet === 'rest' || a.sheet === 'leave') - Number(b.sheet === 'rest' || b.sheet === 'leave') || b.late - a.late).map(r => { const off = r.sheet === 'rest' || r.sheet === 'leave'; return <tr key={r.member.id} className={off ? 'tb-dim' : ''}>
          <td className="td-name"><Link href={hrefWith('/plans', { on: page.on, memberId: r.member.id })}>{r.member.label}</Link></td><td className="num">{r.late ? <span className="late strong">{r.late}</span> : <Nought />}</td>
          {levels.map(l => <td key={l} className="num"><Part {...r.levels[l]} /></td>)}<td className="num"><Part {...r.appointments} /></td><td className="num"><Part {...r.tasks} /></td>
          <td className="td-done">{r.planned > 0 ? <><span className="td-bar"><Bar share={r.done / r.planned} label={`${r.done}/${r.planned}`} /></span><Part done={r.done} of={r.planned} /></> : off ? '' : r.planState ? <span className="quiet">{say(planStates[r.planState as 'draft'])}</span> : <Status is="late">{say({ zh: '没有计划', en: 'no plan' })}</Status>}</td>
          <td>{result(r) || <span className="quieter">–</span>}</td>
          <td className="td-next">{off ? <span className="quiet">{say(r.sheet === 'rest' ? { zh: '休', en: 'rest' } : { zh: '假', en: 'leave' })}{r.standIn && say({ zh: '，{name} 代跟进', en: ', {name} stands in' }, { name: r.standIn })}</span> : r.next ? <>{r.next.at && <b>{f.clock(r.next.at)} </b>}{r.next.words}</> : <span className="quieter">–</span>}</td>
          <td className="num">{orders ? <FigureDoor quiet of={{ ...orders, value: r.orders }} href={hrefWith('/figures/ordersTotal', { range: 'month', memberId: r.member.id })} passport={{ ...passport, scope: `${passport.scope} / ${r.member.label}` }} words={String(r.orders)} /> : r.orders}{r.target !== null && <span className="quiet">/{r.target}</span>}</td>
        </tr> })}</tbody>
        <tfoot><tr><td>{say({ zh: '合计', en: 'Total' })}</td><td className="num">{total.late || <Nought />}</td>{levels.map(l => <td key={l} className="num"><Part {...sum(r => r.levels[l])} /></td>)}<td className="num"><Part {...sum(r => r.appointments)} /></td><td className="num"><Part {...sum(r => r.tasks)} /></td><td className="td-done"><span className="td-bar"><Bar share={report.planned ? report.done / report.planned : 0} label={`${report.done}/${report.planned}`} /></span><Part done={report.done} of={report.planned} /></td><td>{result(total)}</td><td /><td className="num">{orders ? <FigureDoor quiet of={orders} href={hrefOf(orders)} passport={passport} words={String(orders.value)} /> : total.orders}{total.target > 0 && `/${total.target}`}</td></tr></tfoot></table></div>}
  </Section>
}
/** 我的计划: what the day holds for whoever works by a plan. */
export const Mine = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat(), mine = page.mine
  if (!mine) return null
  const done = mine.items.filter(i => i.state === 'done').length
  return <Section id="td-mine" title={say({ zh: '我的计划', en: 'My plan' })} note={mine.plan ? say(planStates[mine.plan.state as 'draft']) : undefined} right={<Link href="/plans">{say({ zh: '完成 {done}/{of}', en: '{done}/{of} done' }, { done, of: mine.items.length })}</Link>}>
    {mine.items.length === 0 ? <Empty title={mine.absent ? say({ zh: '今天休息', en: 'You are off today' }) : say({ zh: '今天的计划还是空的', en: 'Today’s plan is empty' })} acts={!mine.absent && <ButtonLink href="/plans">{say({ zh: '去排计划', en: 'Make the plan' })}</ButtonLink>}>{mine.absent ? say({ zh: '到期的联系和预约由代跟进去办，一件都不会丢。', en: 'Your contacts and appointments go to your stand-in; nothing is lost.' }) : say({ zh: '到期的联系、预约和主管指示会自动排进来，你再补上自己的任务。', en: 'Contacts due, appointments and instructions come in by themselves; add your own tasks.' })}</Empty>
      : <ul className="td-items">{mine.items.map(i => <li key={i.id} className={i.state === 'open' ? '' : 'td-past'}><span>{i.dueAt ? <b className={i.late ? 'late' : ''}>{f.clock(i.dueAt)}</b> : i.age > 0 && i.state === 'open' ? <span className="late">{say({ zh: '拖 {n} 天', en: '{n} d old' }, { n: i.age })}</span> : ''}</span><span>{i.level && <LevelMark level={i.level as never} />}</span>
        <span className="td-who"><Link href={i.cardId ? `/prospect-cards/${i.cardId}` : i.customer ? `/customer/${i.customer.id}` : '/plans'}>{i.customer?.label ?? i.title}</Link>{i.customer && <span className="quiet"> {i.title}</span>}{i.standInFor && <span className="quiet">{say({ zh: '（代 {name}）', en: ' (for {name})' }, { name: i.standInFor })}</span>}</span><span className="quiet mono">{i.tail}</span><span className="quiet">{say(itemKinds[i.kind as 'task'])}</span>
        <span>{i.state === 'done' ? <span className="quiet"><Check aria-hidden className="td-tick" />{say({ zh: '已做', en: 'done' })}</span> : i.state === 'carried' ? <span className="quiet">{say({ zh: '结转', en: 'carried' })}</span> : i.late || i.age > 0 ? <Status is="late">{say({ zh: '逾期', en: 'late' })}</Status> : ''}</span></li>)}</ul>}
  </Section>
}
/** Today's parties at the door, the newest first. */
export const Parties = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat()
  if (!page.parties) return null
  return <Section id="td-parties" title={say({ zh: '今天的客流', en: 'Today’s parties' })} right={<Link href="/visits">{say({ zh: '整张表', en: 'The whole log' })}</Link>}>
    {page.parties.length === 0 ? <Empty title={say({ zh: '今天还没有客流', en: 'Nobody came yet today' })} acts={<ButtonLink kind="primary" href="/visits">{say({ zh: '登记第一批', en: 'Log the first party' })}</ButtonLink>}>{say({ zh: '进门一批登记一批，轮到谁系统会排好。', en: 'Log each party as it comes; the turn list says who receives it.' })}</Empty>
      : <ul className="td-items td-parties">{page.parties.map(p => <li key={p.id} className={p.left && !p.unfinished ? 'td-past' : ''}><b>{f.clock(p.at)}</b><span className="quiet">{say({ zh: '第 {n} 批', en: 'No. {n}' }, { n: p.no })}</span><Link href={`/visits/${p.id}`}>{p.name ?? say({ zh: '没留名', en: 'No name' })}</Link><span className="quiet">{say({ zh: '{n} 人', en: '{n} people' }, { n: p.people })}</span><span>{p.receivedBy ?? <Status is="late">{say({ zh: '没人接', en: 'nobody' })}</Status>}</span><span>{!p.left ? <Status is="wait">{say({ zh: '在店', en: 'here' })}</Status> : p.unfinished ? <Status is="open">{say({ zh: '未完善', en: 'incomplete' })}</Status> : <span className="quiet">{say({ zh: '已离店', en: 'left' })}</span>}</span></li>)}</ul>}
  </Section>
}
