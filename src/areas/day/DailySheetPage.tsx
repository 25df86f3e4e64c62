import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked } from '../../web/go.tsx'
import { Loading, ProblemView } from '../../web/kit/index.ts'
import { useSay, type Say } from '../../web/language/language.ts'
import { PrintPage, PrintSection } from '../../web/print/index.ts'
import { purposes, visitClasses } from '../leads/index.ts'
import { differenceClasses, explanations } from './closing.ts'
import { dailySheetPage, type DailySheet, type EveningDifference, type EveningSide } from './eveningPages.ts'
import { Stamp } from './Stamped.tsx'
import { missing, numberOf, saidOf, sideNames } from './words.ts'
import './evening.css'

const tick = (on: boolean): string => (on ? '√' : '')
/** The figures of the form's first line, in its order. */
const first = ['visitsTotal', 'firstVisits', 'firstWithData', 'firstHasCard', 'firstNoData', 'againVisits', 'nonIntentVisits', 'unfinishedVisits', 'dataRate', 'inquiriesTotal', 'inquiriesCarded', 'cardsTotal', 'ordersTotal', 'deliveries', 'lossApplications']
const short: Record<string, { zh: string; en: string }> = { firstWithData: { zh: '并留档', en: 'With data' }, firstHasCard: { zh: '已建卡', en: 'Has card' }, firstNoData: { zh: '未留档', en: 'No data' }, dataRate: { zh: '留档率', en: 'Data rate' }, ordersTotal: { zh: '订单', en: 'Orders' }, deliveries: { zh: '交车', en: 'Delivered' }, lossApplications: { zh: '战败', en: 'Losses' }, visitsTotal: { zh: '客流总数', en: 'Visits' } }
const sideWords = (say: Say, d: EveningDifference, side: EveningSide | null, says: string | null): string => side ? `${say(sideNames[side.kind])} ${numberOf(say, side)}${d.field ? `：${saidOf(say, d.field, says)}` : ''}` : missing[d.class] ? say(missing[d.class]!.says) : ''
const Parties = ({ s }: { s: DailySheet }) => {
  const say = useSay(), f = useFormat(), count = (of: (l: DailySheet['lines'][number]) => boolean) => s.lines.filter(of).length
  return <PrintSection title={say({ zh: '三、展厅客流', en: '3. Parties' })} note={say({ zh: '姓名与手机后四位', en: 'name and last four digits' })}><table className="pr-table"><thead><tr>{[{ zh: '序', en: 'No.' }, { zh: '进店', en: 'In' }, { zh: '离店', en: 'Out' }, { zh: '人数', en: 'People' }, { zh: '接待', en: 'By' }, { zh: '首/再', en: '1st/again' }, { zh: '目的', en: 'Purpose' }, { zh: '客户', en: 'Customer' }, { zh: '留档', en: 'Data' }, { zh: '意向车型', en: 'Model' }, { zh: '级别', en: 'Lvl' }, { zh: '试驾', en: 'Drive' }, { zh: '报价', en: 'Quote' }, { zh: '订单', en: 'Order' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead>
    <tbody>{s.lines.map(l => <tr key={l.partyNo}><td className="num">{l.partyNo}{l.late && '*'}</td><td className="mid">{f.clock(l.arrivedAt)}</td><td className="mid">{l.leftAt ? f.clock(l.leftAt) : ''}</td><td className="num">{l.people}</td><td>{l.receivedBy}</td><td className="mid">{l.purpose === 'buy' ? l.firstTime ? say({ zh: '首', en: '1st' }) : say({ zh: '再', en: 'again' }) : ''}</td><td>{l.purpose === 'buy' ? say({ zh: '看车', en: 'buy' }) : say(purposes[l.purpose as keyof typeof purposes])}</td><td>{[l.name, l.tail].filter(Boolean).join(' ')}</td>
      <td className="mid">{l.class === 'firstWithData' ? '√' : l.class === 'firstHasCard' || l.class === 'again' ? say({ zh: '已建', en: 'card' }) : l.class === 'unfinished' ? say(visitClasses.unfinished) : l.noDataReason ?? ''}</td><td>{l.want}</td><td className="mid">{l.level}</td><td className="mid">{tick(l.testDrive)}</td><td className="mid">{tick(l.quote)}</td><td className="mid">{tick(l.order)}</td></tr>)}
      <tr className="sum"><td colSpan={3}>{say({ zh: '合计 {n} 批', en: '{n} parties' }, { n: s.lines.length })}</td><td className="num">{s.lines.reduce((n, l) => n + l.people, 0)}</td><td colSpan={4} /><td className="mid">{count(l => l.class === 'firstWithData')}</td><td colSpan={2} /><td className="mid">{count(l => l.testDrive)}</td><td className="mid">{count(l => l.quote)}</td><td className="mid">{count(l => l.order)}</td></tr></tbody></table>{s.lines.some(l => l.late) && <small>{say({ zh: '* 补录', en: '* entered late' })}</small>}</PrintSection>
}
const People = ({ s }: { s: DailySheet }) => {
  const say = useSay(), keys = ['visits', 'data', 'cards', 'testDrives', 'quotes', 'orders', 'deliveries', 'monthOrders'] as const
  return <PrintSection title={say({ zh: '二、按顾问', en: '2. By consultant' })}><table className="pr-table"><thead><tr>{[{ zh: '顾问', en: 'Consultant' }, { zh: '接待', en: 'Parties' }, { zh: '留档', en: 'Data' }, { zh: '建卡', en: 'Cards' }, { zh: '试驾', en: 'Drives' }, { zh: '报价', en: 'Quotes' }, { zh: '订单', en: 'Orders' }, { zh: '交车', en: 'Delivered' }, { zh: '本月订单', en: 'Month' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead>
    <tbody>{s.people.map(p => <tr key={p.memberId}><td>{p.name}</td>{keys.map(k => <td key={k} className="num">{p[k]}</td>)}</tr>)}<tr className="sum"><td>{say({ zh: '合计', en: 'Total' })}</td>{keys.map(k => <td key={k} className="num">{s.people.reduce((n, p) => n + p[k], 0)}</td>)}</tr></tbody></table></PrintSection>
}
const Differences = ({ s }: { s: DailySheet }) => {
  const say = useSay(), f = useFormat(), n = (state: string) => s.differences.filter(d => d.state === state).length
  const done = (d: EveningDifference): string => d.state === 'open' ? say({ zh: '未结', en: 'open' }) : d.state === 'mended' ? say({ zh: '已改', en: 'mended' }) : `${say({ zh: '说明：', en: '' })}${d.explanation ? `${say(explanations[d.explanation.kind as keyof typeof explanations])}${d.explanation.expiresOn ? `，${f.short(d.explanation.expiresOn)}${say({ zh: '再查', en: ' again' })}` : ''}；${d.explanation.text}` : ''}`
  return <PrintSection title={say({ zh: '四、差异与说明', en: '4. Differences' })} note={say({ zh: '{n} 条：改 {m}，说明 {x}，未结 {o}', en: '{n}: {m} mended, {x} explained, {o} open' }, { n: s.differences.length, m: n('mended'), x: n('explained'), o: n('open') })}>{s.differences.length > 0 && <table className="pr-table"><thead><tr>{[{ zh: '类别', en: 'Class' }, { zh: '客户', en: 'Customer' }, { zh: '一处', en: 'One side' }, { zh: '另一处', en: 'Other side' }, { zh: '处理', en: 'What was done' }, { zh: '谁', en: 'Who' }, { zh: '时间', en: 'When' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead>
    <tbody>{s.differences.map(d => <tr key={d.id}><td className="ev-whole">{say(differenceClasses[d.class])}</td><td className="ev-whole">{d.left?.name} {d.left?.phone?.slice(-4)}</td><td>{sideWords(say, d, d.left, d.leftSays)}</td><td>{sideWords(say, d, d.right, d.rightSays)}</td><td>{done(d)}</td><td className="ev-whole">{d.closedBy ?? d.fixer?.label}</td><td className="mid">{d.closedAt ? f.when(d.closedAt) : ''}</td></tr>)}</tbody></table>}
    {s.corrections.length > 0 && <table className="pr-table" style={{ marginTop: 6 }}><thead><tr>{[{ zh: '更正', en: 'Correction' }, { zh: '原写', en: 'Before' }, { zh: '应为', en: 'After' }, { zh: '原因', en: 'Reason' }, { zh: '谁', en: 'Who' }, { zh: '时间', en: 'When' }].map(h => <th key={h.en} scope="col">{say(h)}</th>)}</tr></thead><tbody>{s.corrections.map(c => <tr key={c.id}><td>{say(sideNames[c.rowKind])} {c.row}</td><td>{c.before}</td><td>{c.after}</td><td>{c.reason}</td><td>{c.by}</td><td className="mid">{f.when(c.at)}</td></tr>)}</tbody></table>}</PrintSection>
}
/** 销售日结单 on A4: the day's sums, the parties, what differed and why, tomorrow, signatures, and the audit head. */
const DailySheetPage = () => {
  const say = useSay(), f = useFormat(), [asked] = useAsked(), { data: s, problem, again } = useCall(dailySheetPage, { on: asked.on, teamId: asked.teamId, siteId: asked.siteId })
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!s) return <Loading />
  const last = s.heads[s.heads.length - 1], who = s.team?.label ?? s.site.label, no = `RJ-${s.on.replaceAll('-', '')}-${String(Math.max(1, s.groups.findIndex(g => g.teamId === (s.team?.id ?? null)) + 1)).padStart(2, '0')}`
  const shown = (v: number | string | null): string => (typeof v === 'number' ? String(v) : f.percent(v))
  const columns = 3, rows = Array.from({ length: Math.ceil(s.tomorrow.length / columns) }, (_, i) => s.tomorrow.slice(i * columns, i * columns + columns))
  return <PrintPage title={say({ zh: '销售日结单', en: 'Daily sheet' })} house={`${s.organisation} · ${s.site.label}`} facts={[`${say({ zh: '编号', en: 'No.' })} ${no}`, `${say({ zh: '打印', en: 'Printed' })} ${f.full(s.printedAt)} ${s.printedBy}`]} qr={`${location.origin}/evening?on=${s.on}`} foot={`${say({ zh: '晨夕 · 日结单', en: 'Chenxi · daily sheet' })} ${s.on} ${who} · ${last ? `${say({ zh: '已封', en: 'sealed' })} ${f.clock(last.sealedAt)}` : say({ zh: '未封', en: 'not sealed' })}`}
    line={[`${say({ zh: '日期：', en: 'Day: ' })}${f.day(s.on)}`, `${say({ zh: '小组：', en: 'Group: ' })}${who}`, say({ zh: '在岗 {a} 休 {b}', en: '{a} on duty, {b} off' }, { a: s.onDuty, b: s.off }), ...(s.lead ? [`${say({ zh: '主管：', en: 'Supervisor: ' })}${s.lead}`] : []), `${say({ zh: '前台：', en: 'Reception: ' })}${s.reception ?? ''}`]}
    signatures={[say({ zh: '前台', en: 'Reception' }), say({ zh: '展厅主管', en: 'Supervisor' }), say({ zh: '销售经理', en: 'Sales manager' }), say({ zh: '备注', en: 'Remarks' })]}
    seal={last ? <><Stamp /><div style={{ flex: 1, minWidth: 0 }}><p>{say({ zh: '{by} {at} 封日，第 {n} 次，封后迟到 {w} 批。封后行不可改，更正另附。', en: 'Sealed by {by} at {at}, seal no. {n}; {w} parties came after it. Sealed rows cannot change; corrections are attached.' }, { by: last.sealedBy ?? '', at: `${f.full(last.sealedAt)}:${f.second(last.sealedAt).slice(-2)}`, n: last.sequence, w: s.waiting })}</p><p style={{ overflowWrap: 'anywhere' }}>{say({ zh: '审计头', en: 'Audit head' })} {last.head}</p></div><p style={{ textAlign: 'right' }}>{say({ zh: '扫码核对', en: 'Scan to compare' })}<br />{say({ zh: '与屏幕一致', en: 'with the screen' })}</p></> : <p>{say({ zh: '这一天还没封，数字可能再变。', en: 'Not sealed yet: these numbers may still change.' })}</p>}>
    <PrintSection title={say({ zh: '一、当日数字', en: '1. The day in numbers' })} note={say({ zh: '每项等于其下各行之和', en: 'each equals the sum of its rows' })}><table className="pr-table ev-sums"><thead><tr>{first.map(name => <th key={name} scope="col">{say(short[name] ?? s.figures.find(x => x.name === name)?.label ?? { zh: name, en: name })}</th>)}</tr></thead><tbody><tr>{first.map(name => <td key={name} className="mid"><b>{shown(s.figures.find(x => x.name === name)?.value ?? null)}</b></td>)}</tr></tbody></table></PrintSection>
    <People s={s} /><Parties s={s} /><Differences s={s} />
    <PrintSection title={say({ zh: '五、明日', en: '5. Tomorrow' })} note={say({ zh: '邀约 {n} 个', en: '{n} appointments' }, { n: s.tomorrow.length })}>{rows.length > 0 && <table className="pr-table"><tbody>{rows.map((row, i) => <tr key={i}>{Array.from({ length: columns }, (_, k) => row[k]).map((t, k) => <td key={k} width="33%">{t && `${f.clock(t.at)} ${t.name ?? ''} ${t.purpose} ${t.with ?? ''}`}</td>)}</tr>)}</tbody></table>}</PrintSection>
  </PrintPage>
}
export default DailySheetPage
