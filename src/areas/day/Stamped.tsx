import { Check, Copy, MessageSquareText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { ask } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Button, IconButton, Section, SheetTable, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { openOf } from './BeforeSeal.tsx'
import { differenceClasses } from './closing.ts'
import { sealCheckPage, type EveningCheck, type EveningFigure } from './eveningPages.ts'
import { grouped, saidOf, sideNames, stampWords } from './words.ts'

/** The one ornament of the product: a stamp, and it means something. */
export const Stamp = () => { const say = useSay(); return <svg className="ev-stamp" viewBox="0 0 88 88" role="img" aria-label={say({ zh: '晨夕封日', en: 'Chenxi: day sealed' })}><rect x="2" y="2" width="84" height="84" rx="3" strokeWidth="3" /><rect x="6.5" y="6.5" width="75" height="75" rx="1" strokeWidth="1" />{[...say(stampWords)].map((word, i) => <text key={word} x={i < 2 ? 12 : 48} y={i % 2 ? 74 : 40} fontSize="29">{word}</text>)}</svg> }
/** The head of the seal: copied, or computed anew from the rows under it. */
const Head = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), last = e.heads[e.heads.length - 1], [same, setSame] = useState<boolean>(), [busy, setBusy] = useState(false)
  if (!last) return null
  const check = async (): Promise<void> => { setBusy(true); try { setSame((await ask(sealCheckPage, { sealId: last.id })).same) } catch (problem) { toast.no(problem as never) } finally { setBusy(false) } }
  return <div className="ev-head"><span>{say({ zh: '审计头', en: 'Audit head' })}</span><code>{grouped(last.head)}</code><IconButton label={say({ zh: '复制审计头', en: 'Copy the head' })} onClick={() => void navigator.clipboard?.writeText(last.head).then(() => toast.done(say({ zh: '审计头已复制', en: 'Head copied' })), () => undefined)}><Copy aria-hidden /></IconButton>
    <span>{say({ zh: '第 {n} 次封', en: 'seal no. {n}' }, { n: last.sequence })}</span>{same === undefined ? <Button kind="link" small busy={busy} icon={<ShieldCheck aria-hidden />} onClick={() => void check()}>{say({ zh: '核对', en: 'Verify' })}</Button> : same ? <Status is="ok">{say({ zh: '核对无误', en: 'verified' })}</Status> : <Status is="late" strong>{say({ zh: '和封时不一样，请找管理员', en: 'differs from what was sealed; tell your administrator' })}</Status>}</div>
}
export const SealBand = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), f = useFormat(), last = e.heads[e.heads.length - 1], all = (kind: 'visit' | 'inquiry' | 'opening' | 'dmsEntry' | 'difference') => e.heads.reduce((n, h) => n + h.rows[kind], 0)
  const back = e.differences.filter(d => d.explanation?.kind === 'dmsLater' && d.state === 'explained'), count = (state: string) => e.differences.filter(d => d.state === state).length
  return <div className="ev-band"><Stamp /><div><h2>{say({ zh: '{day}，{who}，已封', en: '{day}, {who}, sealed' }, { day: f.day(e.on), who: e.team?.label ?? e.site.label })}</h2>
    <p>{say({ zh: '{by}于 {at} 封日。{v} 批客流、{i} 条线索、{c} 张卡、{d} 条对上的 DMS，差异 {n} 条：改 {m}，说明 {x}。', en: 'Sealed by {by} at {at}: {v} parties, {i} inquiries, {c} cards, {d} matched DMS entries, {n} differences ({m} mended, {x} explained).' }, { by: last?.sealedBy ?? '', at: last ? f.when(last.sealedAt) : '', v: all('visit'), i: all('inquiry'), c: all('opening'), d: all('dmsEntry'), n: all('difference'), m: count('mended'), x: count('explained') })}</p><Head e={e} /></div>
    {back.length > 0 && <div className="ev-tomorrow"><h3>{say({ zh: '明早带出', en: 'Back next morning' })}</h3><ul>{back.slice(0, 4).map(d => <li key={d.id}><span>{d.left?.name} {say({ zh: 'DMS 待到', en: 'DMS later' })}</span><span>{d.explanation?.expiresOn && f.short(d.explanation.expiresOn)}</span></li>)}</ul></div>}</div>
}
/** The day's numbers, each a door to its rows, beside yesterday and the month. */
export const DayFigures = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), f = useFormat(), shown = (v: number | string | null): string => (typeof v === 'number' ? f.count(v) : f.percent(v)), at = `from=${e.on}&to=${e.on}${e.team ? `&teamId=${e.team.id}` : `&siteId=${e.site.id}`}`
  return <>
    <Section title={say({ zh: '当日数字', en: 'The day in numbers' })} note={say({ zh: '每个数点开就是那几行', en: 'each opens to the rows it counts' })}>
      <div className="ev-figures"><SheetTable<EveningFigure> tight label={say({ zh: '当日数字', en: 'The day in numbers' })} rows={e.figures} rowKey={row => row.name} columns={[
        { key: 'name', head: say({ zh: '项目', en: 'Figure' }), strong: true, cell: row => say(row.label) }, { key: 'n', head: say({ zh: '数', en: 'Number' }), num: true, width: 80, cell: row => <Link className="ev-num" href={`/figures/${row.name}?${at}`} title={say(row.formula)}>{shown(row.value)}</Link> },
        { key: 'how', head: say({ zh: '怎么来的', en: 'How it comes about' }), cell: row => <span className="quiet">{row.denominator === undefined ? say(row.formula) : `${row.numerator} ÷ ${row.denominator}`}</span> },
        { key: 'y', head: say({ zh: '前一日', en: 'Day before' }), num: true, width: 80, cell: row => <span className="quiet">{shown(row.yesterday)}</span> }, { key: 'm', head: say({ zh: '本月', en: 'Month' }), num: true, width: 80, cell: row => <span className="quiet">{shown(row.month)}</span> },
      ]} /></div></Section>
    <Section title={say({ zh: '按顾问', en: 'By consultant' })}>
      <SheetTable tight label={say({ zh: '按顾问', en: 'By consultant' })} rows={e.people} rowKey={row => row.memberId} columns={[
        { key: 'name', head: say({ zh: '顾问', en: 'Consultant' }), strong: true, cell: row => row.name }, ...(['visits', 'data', 'cards', 'testDrives', 'quotes', 'orders', 'deliveries', 'monthOrders'] as const).map((key, i) => ({
          key, num: true, head: say([{ zh: '接待', en: 'Parties' }, { zh: '留档', en: 'Data' }, { zh: '建卡', en: 'Cards' }, { zh: '试驾', en: 'Drives' }, { zh: '报价', en: 'Quotes' }, { zh: '订单', en: 'Orders' }, { zh: '交车', en: 'Deliveries' }, { zh: '本月订单', en: 'Month’s orders' }][i]), cell: (row: EveningCheck['people'][number]) => f.count(row[key]),
        })),
      ]} /></Section>
  </>
}
/** Where each difference went, and what was put right beside the sealed rows. */
export const WhereItWent = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), f = useFormat()
  return <div className="ev-side"><h2>{say({ zh: '差异去向', en: 'Where the differences went' })}</h2>
    {e.differences.length === 0 ? <p className="quiet">{say({ zh: '这一天没有差异。', en: 'Nothing differed that day.' })}</p> : <ul className="ev-went">{e.differences.filter(d => d.state !== 'open').map(d => <li key={d.id} className={d.state === 'mended' ? '' : 'ev-said'} title={d.explanation?.text}>{d.state === 'mended' ? <Check aria-hidden /> : <MessageSquareText aria-hidden />}<span>{d.left?.name ?? d.right?.name ?? ''} {d.field ? saidOf(say, d.field, d.leftSays) : say(differenceClasses[d.class])}</span><span>{d.fixer?.label}</span></li>)}</ul>}
    {e.corrections.length > 0 && <><h2 style={{ marginTop: 20 }}>{say({ zh: '更正', en: 'Corrections' })}</h2>{e.corrections.map(c => <div key={c.id} className="ev-corr"><span>{say(sideNames[c.rowKind])} {c.rowKind === 'visit' && c.row ? say({ zh: '第 {no} 批', en: 'no. {no}' }, { no: c.row }) : c.row}</span><span><s>{c.before ?? '–'}</s> → <b>{c.after ?? '–'}</b></span><small>{c.reason} · {c.by} {f.when(c.at)}</small></div>)}</>}
    {openOf(e) === 0 && e.waiting === 0 && <p className="ev-seal-note">{say({ zh: '封后的行不能改；写错了，用「写更正」写在旁边。', en: 'Sealed rows cannot change; write a correction beside what is wrong.' })}</p>}
  </div>
}
