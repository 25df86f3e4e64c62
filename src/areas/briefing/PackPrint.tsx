import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked } from '../../web/go.tsx'
import { Loading, ProblemView } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { PrintPage, PrintSection } from '../../web/print/index.ts'
import { differenceClasses } from '../day/index.ts'
import { morningPackPage, type PackFigure } from './pack.ts'
import { lateIn, partOf } from './PackPage.tsx'

const levels = ['O', 'H', 'A', 'B', 'C'] as const
/** 晨会包 on A4, by 08:15 on the table: names and last four digits only. A frozen one prints the same for ever. */
const PackPrint = () => {
  const say = useSay(), f = useFormat(), [asked] = useAsked(), { data: p, problem, again } = useCall(morningPackPage, { on: asked.on, teamId: asked.teamId, siteId: asked.siteId })
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!p) return <Loading />
  const of = (v: PackFigure['value']): string => (typeof v === 'number' ? String(v) : f.percent(v)), part = (x: { done: number; of: number }): string => (x.of ? `${x.done}/${x.of}` : ''), { yesterday: y, report1: r } = p, who = p.team?.label ?? p.site.label
  return <PrintPage title={say({ zh: '晨会包', en: 'Morning pack' })} house={`${p.organisation} · ${p.site.label}`} facts={[who, p.frozenAt ? say({ zh: '{at} 冻结', en: 'frozen {at}' }, { at: f.full(p.frozenAt) }) : say({ zh: '{at} 实时，未冻结', en: 'live at {at}, not frozen' }, { at: f.full(p.asOf) })]}
    qr={`${location.origin}/morning?on=${p.on}`} foot={`${say({ zh: '晨夕 · 晨会包', en: 'Chenxi · morning pack' })} ${p.on} ${who}`} signatures={[say({ zh: '主持', en: 'Chair' }), say({ zh: '记录', en: 'Minutes' }), say({ zh: '备注', en: 'Remarks' })]}
    line={[`${say({ zh: '日期：', en: 'Day: ' })}${f.day(p.on)}`, say({ zh: '在岗 {a} 休 {b}', en: '{a} on duty, {b} off' }, { a: p.people.onDuty, b: p.people.off.length }), ...(p.lead ? [`${say({ zh: '主管：', en: 'Supervisor: ' })}${p.lead}`] : []), `${say({ zh: '今日一练：', en: 'One skill: ' })}${say(p.skill)}`]}>
    <PrintSection title={say({ zh: '一、{day} 的结果', en: '1. Result of {day}' }, { day: f.day(y.on) })} note={y.seal ? say({ zh: '{by} {at} 封日，审计头 {head}', en: 'sealed {at} by {by}, head {head}' }, { by: y.seal.by ?? '', at: f.clock(y.seal.at), head: y.seal.head.slice(0, 12) }) : say({ zh: '还没封，数字可能再变', en: 'not sealed yet; numbers may still change' })}>
      <table className="pr-table"><thead><tr><th />{y.figures.map(x => <th key={x.name} scope="col">{say(x.label)}</th>)}</tr></thead><tbody><tr><td>{say({ zh: '当日', en: 'Day' })}</td>{y.figures.map(x => <td key={x.name} className="mid"><b>{of(x.value)}</b></td>)}</tr><tr><td>{say({ zh: '本月', en: 'Month' })}</td>{y.figures.map(x => <td key={x.name} className="mid">{of(x.month)}</td>)}</tr></tbody></table></PrintSection>
    <PrintSection title={say({ zh: '二、今天到店', en: '2. Coming today' })} note={say({ zh: '姓名与手机后四位', en: 'name and last four digits' })}>
      <table className="pr-table"><thead><tr>{[{ zh: '时间', en: 'Time' }, { zh: '级别', en: 'Lvl' }, { zh: '客户', en: 'Customer' }, { zh: '做什么', en: 'For' }, { zh: '接待', en: 'With' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead>
        <tbody>{p.appointments.map(a => <tr key={a.id}><td className="mid">{f.clock(a.at)}</td><td className="mid">{a.level}</td><td>{a.customer.label} {a.tail}</td><td>{a.purpose}</td><td>{a.with}</td></tr>)}{p.appointments.length === 0 && <tr><td colSpan={5}>{say({ zh: '没有邀约', en: 'None' })}</td></tr>}</tbody></table></PrintSection>
    <PrintSection title={say({ zh: '三、H 级卡', en: '3. H cards' })} note={say({ zh: '逾期在前', en: 'overdue first' })}>
      <table className="pr-table"><thead><tr>{[{ zh: '客户', en: 'Customer' }, { zh: '车型', en: 'Model' }, { zh: '顾问', en: 'Consultant' }, { zh: '上次跟进', en: 'Last contact' }, { zh: '该跟进', en: 'Due' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead>
        <tbody>{p.hot.map(c => <tr key={c.id}><td>{c.customer.label} {c.tail}</td><td>{c.model}</td><td>{c.owner}</td><td className="mid">{c.lastOn ? f.short(f.dayOf(c.lastOn)) : ''}</td><td className="mid">{c.nextOn ? f.short(c.nextOn) : ''}{c.overdue > 0 && <b> {say({ zh: '逾期 {n} 天', en: '{n} d late' }, { n: c.overdue })}</b>}</td></tr>)}{p.hot.length === 0 && <tr><td colSpan={5}>{say({ zh: '没有', en: 'None' })}</td></tr>}</tbody></table></PrintSection>
    <PrintSection title={say({ zh: '四、QC-S 报告 1', en: '4. QC-S Report 1' })} note={say({ zh: '已做 / 计划', en: 'done / planned' })}>
      <table className="pr-table"><thead><tr><th scope="col">{say({ zh: '顾问', en: 'Consultant' })}</th><th scope="col">{say({ zh: '逾期', en: 'Overdue' })}</th>{levels.map(l => <th key={l} scope="col">{l}</th>)}<th scope="col">{say({ zh: '邀约', en: 'Appts' })}</th><th scope="col">{say({ zh: '任务', en: 'Tasks' })}</th><th scope="col">{say({ zh: '共', en: 'All' })}</th></tr></thead>
        <tbody>{r.people.map(x => <tr key={x.member.id}><td>{x.member.label}{(x.sheet === 'rest' || x.sheet === 'leave') && ` （${say(x.sheet === 'rest' ? { zh: '休', en: 'rest' } : { zh: '假', en: 'leave' })}${x.standIn ? `，${x.standIn}` : ''}）`}</td><td className="mid">{lateIn(x) || ''}</td>{levels.map(l => <td key={l} className="mid">{part(partOf(x.lines, line => line.kind === 'followUp' && line.level === l))}</td>)}<td className="mid">{part(partOf(x.lines, l => l.kind === 'appointment'))}</td><td className="mid">{part(partOf(x.lines, l => !['followUp', 'appointment'].includes(l.kind)))}</td><td className="mid">{x.done}/{x.planned}</td></tr>)}</tbody></table></PrintSection>
    <PrintSection title={say({ zh: '五、未了的差异', en: '5. Differences still open' })}>
      {p.differences.length > 0 ? <table className="pr-table"><thead><tr>{[{ zh: '日期', en: 'Day' }, { zh: '类别', en: 'Class' }, { zh: '客户', en: 'Customer' }, { zh: '该谁改', en: 'Who mends' }, { zh: '说明', en: 'Explanation' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead><tbody>{p.differences.map(d => <tr key={d.id}><td className="mid">{f.short(d.on)}</td><td>{say(differenceClasses[d.class])}</td><td>{d.name}</td><td>{d.fixer}</td><td>{d.explanation}</td></tr>)}</tbody></table> : <p>{say({ zh: '没有', en: 'None' })}</p>}</PrintSection>
  </PrintPage>
}
export default PackPrint
