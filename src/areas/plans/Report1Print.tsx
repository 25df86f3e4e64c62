import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked, useDay } from '../../web/go.tsx'
import { Loading, ProblemView } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { PrintPage, PrintSection } from '../../web/print/index.ts'
import { itemStates } from './plan.ts'
import { report1Page } from './report1.ts'

/** Report 1 on A4, for the morning meeting and re-read in the evening: names and last four digits only (domain.md 2). */
const Report1Print = () => {
  const say = useSay(), f = useFormat(), me = useMe(), [on] = useDay(), [asked] = useAsked()
  const { data, problem } = useCall(report1Page, { on, ...(asked.team ? { teamId: asked.team } : {}) } as never)
  if (problem) return <ProblemView problem={problem} />
  if (!data) return <Loading />
  return <PrintPage title={say({ zh: 'QC-S 报告 1 销售线索工作计划', en: 'QC-S Report 1, sales lead workplan' })} house={me.organisation.name} facts={[f.day(data.on), data.siteName, data.teamName, say({ zh: '完成 {a}/{b}', en: 'done {a}/{b}' }, { a: data.totals.done, b: data.totals.planned })]}
    qr={`${location.origin}/report-1?on=${data.on}`} landscape signatures={[say({ zh: '销售主管', en: 'Supervisor' }), say({ zh: '销售经理', en: 'Manager' })]} foot={say({ zh: '{at} 打印', en: 'printed {at}' }, { at: f.full(data.asOf) })}>
    {data.people.map(p => <PrintSection key={p.member.id} title={p.member.label} note={p.standIn ? say({ zh: '休，{name} 代跟进', en: 'off, {name} stands in' }, { name: p.standIn }) : say({ zh: '计划 {a}，已做 {b}', en: 'planned {a}, done {b}' }, { a: p.planned, b: p.done })}>
      <table className="pr-table"><thead><tr><th>{say({ zh: '级别', en: 'Level' })}</th><th>{say({ zh: '客户', en: 'Customer' })}</th><th>{say({ zh: '计划', en: 'Planned' })}</th><th>{say({ zh: '时间', en: 'Time' })}</th><th>{say({ zh: '结果', en: 'Result' })}</th><th>{say({ zh: '下次', en: 'Next' })}</th></tr></thead>
        <tbody>{p.lines.map(l => <tr key={l.id}><td className="mid">{l.level}</td><td>{l.customer?.label} {l.tail}</td><td>{l.title}</td><td className="mid">{l.dueAt ? f.clock(l.dueAt) : ''}</td><td>{l.result?.said ?? l.reason ?? (l.state === 'open' ? '' : say(itemStates[l.state]))}</td><td className="mid">{l.nextOn ? f.short(l.nextOn) : ''}</td></tr>)}
          {p.lines.length === 0 && <tr><td colSpan={6}>{say({ zh: '没有计划', en: 'No plan' })}</td></tr>}</tbody></table>
    </PrintSection>)}
  </PrintPage>
}
export default Report1Print
