import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked, useDay } from '../../web/go.tsx'
import { Loading, ProblemView } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { PrintPage } from '../../web/print/index.ts'
import { channels } from '../customers/index.ts'
import { purposes, receivedHow, transports } from './visit.ts'
import { visitSheetPage, type SheetLine } from './visitSheet.ts'
import './visits.css'

const tick = (on: boolean): string => (on ? '√' : '')
/** 《展厅客流统计表》 on A4 as the front desk files it (domain.md 5): one row per party, the sums, three signatures. Numbers by their last four digits. */
const VisitsPrint = () => {
  const say = useSay(), f = useFormat(), me = useMe(), [on] = useDay(), [asked] = useAsked(), { data: sheet, problem, again } = useCall(visitSheetPage, { on, siteId: asked.siteId })
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!sheet) return <Loading />
  const s = sheet.sums, based = s.firstWithData + s.firstNoData, buy = (l: SheetLine): boolean => l.purpose === 'buy', left = (l: SheetLine): boolean => buy(l) && (l.phone ?? l.customerId) !== null
  const columns: { zh: string; en: string; mid?: boolean; num?: boolean; of: (l: SheetLine) => string | number | null | undefined }[] = [
    { zh: '序', en: 'No.', num: true, of: l => `${l.partyNo}${l.lateEntry ? '*' : ''}` }, { zh: '进店', en: 'In', mid: true, of: l => f.clock(l.arrivedAt) }, { zh: '离店', en: 'Out', mid: true, of: l => l.leftAt && f.clock(l.leftAt) }, { zh: '人数', en: 'People', num: true, of: l => l.people },
    { zh: '交通', en: 'By', of: l => l.transport && say(transports[l.transport]) }, { zh: '接待顾问', en: 'Received', of: l => l.receivedBy?.label }, { zh: '方式', en: 'How', of: l => l.receivedById && say(receivedHow[l.receivedHow]) }, { zh: '归属', en: 'Owner', of: l => l.owner?.label },
    { zh: '首/再', en: 'F/S', mid: true, of: l => buy(l) && (l.firstTime ? 'F' : 'S') || '' }, { zh: '来店目的', en: 'Purpose', of: l => say(purposes[l.purpose]) }, { zh: '姓名', en: 'Name', of: l => l.name }, { zh: '电话尾号', en: 'Phone', mid: true, of: l => l.phone?.slice(-4) },
    { zh: '留档', en: 'Data', mid: true, of: l => (left(l) ? '√' : buy(l) ? l.noDataReason : '') }, { zh: '意向车型、颜色', en: 'Model', of: l => [l.want?.model, l.want?.trim, l.want?.colour].filter(Boolean).join(' ') }, { zh: '级别', en: 'Lvl', mid: true, of: l => l.level }, { zh: '渠道', en: 'Channel', of: l => l.channel && say(channels[l.channel]) },
    { zh: '微信', en: 'WeChat', mid: true, of: l => tick(l.wechatAdded) }, { zh: '试驾', en: 'Drive', mid: true, of: l => tick(l.testDrive) }, { zh: '报价', en: 'Quote', mid: true, of: l => tick(l.quote) }, { zh: '订单', en: 'Order', mid: true, of: l => tick(l.order) }, { zh: '竞品', en: 'Rival', of: l => l.rival }, { zh: '备注', en: 'Note', of: l => [l.plate, l.note].filter(Boolean).join(' ') },
  ]
  const sums: Record<string, string | number> = { People: s.people, Data: sheet.rows.filter(left).length, WeChat: s.wechat, Drive: s.testDrives, Quote: s.quotes, Order: s.orders }
  return <PrintPage landscape title={say({ zh: '展厅客流统计表', en: 'Showroom traffic log' })} house={`${me.organisation.name} · ${sheet.site}`} facts={[`${say({ zh: '打印', en: 'Printed' })} ${f.full(new Date().toISOString())} ${me.member.name}`]} qr={`${location.origin}/visits?on=${sheet.on}`} foot={`${say({ zh: '晨夕 · 展厅客流统计表', en: 'Chenxi · showroom traffic log' })} ${sheet.on} ${sheet.site}`}
    line={[`${say({ zh: '日期：', en: 'Day: ' })}${f.day(sheet.on)}`, say({ zh: '客流 {n} 批 {p} 人', en: '{n} parties, {p} people' }, { n: s.parties, p: s.people }), say({ zh: '首次 {a} · 再次 {b} · 非意向 {c} · 未完善 {d}', en: 'first {a} · again {b} · non-intent {c} · unfinished {d}' }, { a: s.first, b: s.again, c: s.nonIntent, d: s.unfinished }), say({ zh: '客流留档率 {a}/{b}', en: 'left data {a}/{b}' }, { a: s.firstWithData, b: based }), `${say({ zh: '天气：', en: 'Weather: ' })}________`]}
    signatures={[say({ zh: '前台', en: 'Reception' }), say({ zh: '展厅主管', en: 'Supervisor' }), say({ zh: '销售经理', en: 'Sales manager' })]}>
    <table className="pr-table vs-print"><thead><tr>{columns.map(c => <th key={c.en} scope="col">{say(c)}</th>)}</tr></thead>
      <tbody>{sheet.rows.map(l => <tr key={l.id}>{columns.map(c => <td key={c.en} className={c.num ? 'num' : c.mid ? 'mid' : ''}>{c.of(l)}</td>)}</tr>)}
        {Array.from({ length: Math.max(0, 8 - sheet.rows.length) }, (_, i) => <tr key={`blank ${i}`}>{columns.map(c => <td key={c.en}>&nbsp;</td>)}</tr>)}
        <tr className="sum"><td colSpan={3}>{say({ zh: '合计 {n} 批', en: '{n} parties' }, { n: s.parties })}</td>{columns.slice(3).map(c => <td key={c.en} className={c.num ? 'num' : 'mid'}>{sums[c.en] ?? ''}</td>)}</tr></tbody></table>
    {sheet.rows.some(l => l.lateEntry) && <small>{say({ zh: '* 补录', en: '* entered late' })}</small>}
  </PrintPage>
}
export default VisitsPrint
