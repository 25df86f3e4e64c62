import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked, useDay } from '../../web/go.tsx'
import { Loading, ProblemView } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { PrintPage, PrintSection } from '../../web/print/index.ts'
import { countsAs, type InquiryKind } from './inquiry.rules.ts'
import { inquiryClasses, inquiryKinds } from './inquiry.ts'
import { inquiryPage, type InquiryLine } from './views.ts'
import './visits.css'

type Column = { zh: string; en: string; mid?: boolean; of: (l: InquiryLine) => string | number | null | undefined | false }
/** 《来电/网络/外展/外拓客户统计表》 on A4 (domain.md 5): each kind with its own columns, its sums, three signatures. Numbers by their last four digits. */
const InquiriesPrint = () => {
  const say = useSay(), f = useFormat(), me = useMe(), [on] = useDay(), [asked] = useAsked(), { data, problem, again } = useCall(inquiryPage, { on, siteId: asked.siteId || undefined } as never)
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading />
  const minutes = (n: number | null | undefined) => (n === null || n === undefined ? '' : say({ zh: '{n} 分', en: '{n} min' }, { n })), clock = (at: string | null | undefined) => (at ? f.clock(at) : '')
  const before: Column[] = [{ zh: '时间', en: 'Time', mid: true, of: l => clock(l.receivedAt) }, { zh: '接听/处理', en: 'Handled', of: l => l.handledBy?.label }, { zh: '姓名', en: 'Name', of: l => l.name }, { zh: '电话尾号', en: 'Phone', mid: true, of: l => l.phone?.slice(-4) }]
  const own: Record<InquiryKind, Column[]> = {
    call: [{ zh: '来电号码', en: 'Caller', mid: true, of: l => l.callerNo?.slice(-4) }, { zh: '响铃', en: 'Rang', mid: true, of: l => l.ringSeconds !== null && say({ zh: '{n} 秒', en: '{n} s' }, { n: l.ringSeconds }) }, { zh: '通话', en: 'Talked', mid: true, of: l => l.talkSeconds !== null && say({ zh: '{n} 秒', en: '{n} s' }, { n: l.talkSeconds }) }],
    web: [{ zh: '平台', en: 'Platform', of: l => l.platform }, { zh: '线索号', en: 'Lead no.', of: l => l.leadNo }, { zh: '下发', en: 'Sent', mid: true, of: l => clock(l.dispatchedAt) }, { zh: '首响', en: 'First reply', mid: true, of: l => minutes(l.openResponseMinutes) }],
    event: [{ zh: '外展名称', en: 'Event', of: l => l.eventName }, { zh: '地点', en: 'Place', of: l => l.place }],
    outreach: [{ zh: '单位', en: 'Company', of: l => l.company }, { zh: '地点', en: 'Place', of: l => l.place }],
  }
  const after: Column[] = [{ zh: '意向车型', en: 'Model', of: l => [l.want?.model, l.want?.trim, l.want?.colour].filter(Boolean).join(' ') }, { zh: '级别', en: 'Lvl', mid: true, of: l => l.level }, { zh: '结果', en: 'Outcome', of: l => say(inquiryClasses[countsAs({ class: l.class, hasCard: l.cardId !== null })]) }, { zh: '归属', en: 'Owner', of: l => l.owner?.label }, { zh: '备注', en: 'Note', of: l => [l.repeatOfId && say({ zh: '重复', en: 'repeat' }), l.note].filter(Boolean).join(' ') }]
  const kinds = Object.keys(inquiryKinds) as InquiryKind[], c = data.counts
  return <PrintPage landscape title={say({ zh: '来电/网络/外展/外拓客户统计表', en: 'Call, web, event and outreach log' })} house={`${me.organisation.name}${data.site ? ` · ${data.site.label}` : ''}`} facts={[`${say({ zh: '打印', en: 'Printed' })} ${f.full(data.asOf)} ${me.member.name}`]} qr={`${location.origin}/inquiries?on=${data.on}`} foot={`${say({ zh: '晨夕 · 渠道线索统计表', en: 'Chenxi · inquiry log' })} ${data.on} ${data.site?.label ?? ''}`}
    line={[`${say({ zh: '日期：', en: 'Day: ' })}${f.day(data.on)}`, say({ zh: '线索总数 {n}', en: '{n} inquiries' }, { n: c.total }), say({ zh: '有效建卡 {a} · 已有档案 {b} · 非意向 {c} · 待跟进 {d}', en: 'carded {a} · on file {b} · non-intent {c} · open {d}' }, { a: c.card, b: c.onFile, c: c.nonIntent, d: c.pending }), ...(c.late > 0 ? [say({ zh: '首响超时 {n}', en: '{n} late responses' }, { n: c.late })] : [])]}
    signatures={[say({ zh: '网销/前台', en: 'DCC or reception' }), say({ zh: '展厅主管', en: 'Supervisor' }), say({ zh: '销售经理', en: 'Sales manager' })]}>
    {kinds.map(kind => {
      const rows = data.rows.filter(r => r.kind === kind), columns = [...before, ...own[kind], ...after]
      return <PrintSection key={kind} title={say(inquiryKinds[kind])} note={say({ zh: '{n} 条', en: '{n}' }, { n: rows.length })}><table className="pr-table vs-print"><thead><tr>{columns.map(col => <th key={col.en} scope="col">{say(col)}</th>)}</tr></thead>
        <tbody>{rows.map(l => <tr key={l.id}>{columns.map(col => <td key={col.en} className={col.mid ? 'mid' : ''}>{col.of(l) || ''}</td>)}</tr>)}{Array.from({ length: Math.max(0, 3 - rows.length) }, (_, i) => <tr key={`blank ${i}`}>{columns.map(col => <td key={col.en}>&nbsp;</td>)}</tr>)}</tbody></table></PrintSection>
    })}
  </PrintPage>
}
export default InquiriesPrint
