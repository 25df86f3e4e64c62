import { Check, Clock, Download, Plus, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked, useDay, useGo, usePlaces } from '../../web/go.tsx'
import { Button, ButtonLink, Dialog, Kbd, Loading, MenuItem, PageHead, Pop, ProblemView, Segments, typing } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { columnsOf, exportList } from '../../web/list/index.ts'
import { hasRole, useMe, usePlace } from '../../web/me.ts'
import { useNow } from '../../web/now.ts'
import { usePhone } from '../../web/phone/index.ts'
import { addDays } from '../../kernel/time.ts'
import { TurnPanel } from './TurnPanel.tsx'
import { columns, type CellKey } from './visitColumns.ts'
import { VisitDrawer } from './VisitDrawer.tsx'
import { VisitEdit, VisitLine, type Move } from './VisitRow.tsx'
import { VisitsPhone } from './VisitsPhone.tsx'
import { VisitWeekTable } from './VisitWeek.tsx'
import { unfinishedPage, visit, visitCalls } from './visit.ts'
import { visitSheetPage, type VisitSheet } from './visitSheet.ts'
import './visits.css'

const Sums = ({ sheet }: { sheet: VisitSheet }) => {
  const say = useSay(), s = sheet.sums, based = s.firstWithData + s.firstNoData
  const line = (words: string, n: number, dress = '') => <div className={dress}><dt>{words}</dt><dd>{n}</dd></div>
  return <dl className="vs-sums">{line(say({ zh: '客流总数', en: 'Parties' }), s.parties, 'strong')}{line(say({ zh: '首次到店', en: 'First visits' }), s.first, 'sub')}{line(say({ zh: '再次到店', en: 'Again' }), s.again, 'sub')}{line(say({ zh: '非意向', en: 'Non-intent' }), s.nonIntent, 'sub')}{line(say({ zh: '未完善', en: 'Unfinished' }), s.unfinished, s.unfinished ? 'sub warn' : 'sub')}
    <div><dt>{say({ zh: '客流留档率', en: 'Left data' })}</dt><dd><b>{s.firstWithData}/{based}</b> <span className="quiet">{based ? `${Math.round((100 * s.firstWithData) / based)}%` : '–'}</span></dd></div></dl>
}
const keys = [['Tab', { zh: '下一格', en: 'next cell' }], ['Enter', { zh: '存一批，开下一批', en: 'save, next party' }], ['Alt ↓', { zh: '选项', en: 'choices' }], ['F', { zh: '首次', en: 'first' }], ['S', { zh: '再次', en: 'again' }], ['Ctrl D', { zh: '同上格', en: 'as above' }], ['Ctrl V', { zh: '从 Excel 粘贴', en: 'paste from Excel' }]] as const
const moreKeys = [['↑ ↓', { zh: '上一批、下一批', en: 'row above, below' }], ['Ctrl Enter', { zh: '存并完善', en: 'save and finish' }], ['Esc', { zh: '不改了', en: 'leave as it was' }], ['N', { zh: '新的一批', en: 'new party' }], ['?', { zh: '全部快捷键', en: 'all keys' }]] as const

const exported = columnsOf(visit as never)
/** 《展厅客流统计表》 for hands on a keyboard: one row per party (domain.md 5). A phone gets its own list. */
const Sheet = () => {
  const say = useSay(), f = useFormat(), me = useMe(), go = useGo(), place = usePlace(), [on] = useDay(), now = useNow(), { id } = usePlaces()
  const { data: sheet, problem, loading, again } = useCall(visitSheetPage, { siteId: place.siteId || undefined, on }, { every: 10_000, keep: true })
  const [edit, setEdit] = useState<{ id: string; cell: CellKey; n: number }>(), [saved, setSaved] = useState<string>(), [help, setHelp] = useState(false)
  const lists = useCall(unfinishedPage, {}, { every: 20_000 }).data
  const mayAdd = sheet?.can.includes('create') ?? false
  const [asked, put] = useAsked(), week = asked.range === 'week'
  useEffect(() => { setEdit(undefined) }, [on, place.siteId])
  // «登记一批» from anywhere (Ctrl K): the row opens once the sheet stands
  useEffect(() => { if (asked.do === 'new' && sheet) { put({ do: undefined }); if (mayAdd) setEdit({ id: 'new', cell: 'arrivedAt', n: Date.now() }) } }, [asked.do, sheet, mayAdd, put])
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => { if (typing(e) || e.ctrlKey || e.metaKey || e.altKey) return; if (e.key === '?') { e.preventDefault(); setHelp(true) } else if (e.key.toLowerCase() === 'n' && mayAdd) { e.preventDefault(); setEdit({ id: 'new', cell: 'arrivedAt', n: Date.now() }) } }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [mayAdd])
  if (loading) return <Loading rows={12} />
  if (!sheet) return problem ? <ProblemView problem={problem} onAgain={again} /> : null
  const move = (from: string) => (to: Move, cell: CellKey): void => {
    if (to === 'close') { setEdit(undefined); return }
    const open = sheet.rows.filter(r => r.mayChange), at = open.findIndex(r => r.id === from), next = from === 'new' ? (to === 'before' ? open.at(-1) : undefined) : open[to === 'next' ? at + 1 : at - 1]
    if (next) setEdit({ id: next.id, cell, n: Date.now() })
    else setEdit(to === 'next' && mayAdd ? { id: 'new', cell: 'arrivedAt', n: Date.now() } : undefined)
  }
  const last = sheet.rows.at(-1)?.partyNo ?? 0, newNo = last + 1, s = sheet.sums
  const done = (): void => setSaved(new Date().toISOString())
  const waits = lists?.items ?? [], unfinished = hasRole(me, 'consultant') ? lists?.mine ?? 0 : waits.length
  return <div className="vs"><div className="vs-main">
    <PageHead title={say({ zh: '展厅客流统计表', en: 'Showroom traffic log' })} line={false} facts={<><span>{f.day(on)}</span><span>{sheet.site}</span>{on !== sheet.today && !week && <span className="warn">{say({ zh: '补录会有标记', en: 'late entries are marked' })}</span>}{sheet.sealedTeams.length > 0 && <span>{say({ zh: '已封的组不能改', en: 'sealed groups cannot change' })}</span>}</>}
      acts={<>{unfinished > 0 && <Pop align="right" width={340} label={say({ zh: '未完善的', en: 'Unfinished' })} button={({ press, open }) => <Button kind="text" className="vs-wait" icon={<Clock aria-hidden />} aria-expanded={open} onClick={press}>{say({ zh: '{n} 批未完善', en: '{n} unfinished' }, { n: unfinished })}</Button>}>{close => waits.map(w => <MenuItem key={w.id} note={`${w.owner ?? w.receivedBy ?? say({ zh: '没有顾问', en: 'nobody' })}${w.reminders ? say({ zh: ' · 催过 {n} 次', en: ' · chased {n}×' }, { n: w.reminders }) : ''}`} onClick={() => { close(); go(`/visits/${w.id}${w.on === sheet.today ? '' : `?on=${w.on}`}`) }}>{f.near(w.on)} {f.clock(w.arrivedAt)} {w.name ?? say({ zh: '第 {n} 批', en: 'party {n}' }, { n: w.partyNo })}</MenuItem>)}</Pop>}
        {sheet.can.includes('export') && <Button kind="text" icon={<Download aria-hidden />} onClick={() => void exportList(visitCalls.export, { siteId: sheet.siteId, on, sort: 'arrivedAt' }, exported, visit as never)}>{say({ zh: '导出', en: 'Export' })}</Button>}
        <Segments label={say({ zh: '哪一天', en: 'Which day' })} value={week ? 'week' : on === sheet.today ? 'today' : on === addDays(sheet.today, -1) ? 'yesterday' : 'other'} onChange={k => put(k === 'week' ? { range: 'week' } : { range: undefined, on: k === 'today' ? undefined : addDays(sheet.today, -1) })} of={[{ key: 'today', words: say({ zh: '今天', en: 'Today' }) }, { key: 'yesterday', words: say({ zh: '昨天', en: 'Yesterday' }) }, { key: 'week', words: say({ zh: '本周', en: 'Week' }) }]} />
        {!week && <ButtonLink kind="text" icon={<Printer aria-hidden />} href={`/traffic-sheet?on=${on}&siteId=${sheet.siteId}`}>{say({ zh: '打印 A4', en: 'Print A4' })}</ButtonLink>}
        {mayAdd && !week && <Button kind="primary" icon={<Plus aria-hidden />} hotkey="N" onClick={() => setEdit({ id: 'new', cell: 'arrivedAt', n: Date.now() })}>{say({ zh: '新的一批', en: 'New party' })}</Button>}</>} />
    {week ? <VisitWeekTable siteId={place.siteId || undefined} on={on} /> : <><div className="vs-scroll"><table className="vt" aria-label={say({ zh: '展厅客流统计表', en: 'Showroom traffic log' })}>
      <thead><tr><th scope="col" style={{ width: 44 }}>{say({ zh: '序号', en: 'No.' })}</th>{columns.map(c => <th key={c.key} scope="col" className={`${c.num ? 'num' : ''}${c.middle ? ' mid' : ''}`} style={{ minWidth: c.width }}>{say(c.head)}</th>)}</tr></thead>
      <tbody>{sheet.rows.map(line => edit?.id === line.id ? <VisitEdit key={`${line.id} ${edit.n}`} line={line} sheet={sheet} cell={edit.cell} no={line.partyNo} onMove={move(line.id)} onSaved={done} />
        : <VisitLine key={line.id} line={line} now={now} past={sheet.on < sheet.today} onEdit={cell => setEdit({ id: line.id, cell, n: Date.now() })} onFinish={() => go(`/visits/${line.id}${on === sheet.today ? '' : `?on=${on}`}`)} />)}
        {edit?.id === 'new' && <VisitEdit key={`new ${edit.n}`} sheet={sheet} cell={edit.cell} no={newNo} onMove={move('new')} onSaved={done} />}
        {mayAdd && <tr className="vr-new"><th scope="row">{edit?.id === 'new' ? newNo + 1 : newNo}</th><td colSpan={columns.length}><button type="button" onClick={() => setEdit({ id: 'new', cell: 'arrivedAt', n: Date.now() })}>{sheet.rows.length === 0 && edit?.id !== 'new' ? say({ zh: '今天还没有客流。按这里或 N 写第一批，进店时间自动填当前时刻。', en: 'Nobody came yet. Press here or N for the first party; the time fills itself in.' }) : say({ zh: '在末行按 Enter 开新一批；进店时间自动填当前时刻', en: 'Enter in the last row opens a new party; the time fills itself in' })}</button></td></tr>}
      </tbody>
      <tfoot><tr><th scope="row">{say({ zh: '合计', en: 'Sum' })}</th>{columns.map(c => <td key={c.key} className={`${c.num ? 'num' : ''}${c.middle ? ' mid' : ''}`}>{c.key === 'arrivedAt' ? say({ zh: '{n} 批', en: '{n}' }, { n: s.parties }) : c.key === 'people' ? s.people : c.key === 'noDataReason' ? f.count(sheet.rows.filter(r => r.purpose === 'buy' && (r.phone ?? r.customerId)).length) : c.key === 'wechatAdded' ? f.count(s.wechat) : c.key === 'testDrive' ? f.count(s.testDrives) : c.key === 'quote' ? f.count(s.quotes) : c.key === 'order' ? f.count(s.orders) : ''}</td>)}</tr></tfoot>
    </table></div>
    <footer className="vs-keys">{keys.map(([k, words]) => <span key={k}><Kbd>{k}</Kbd> {say(words)}</span>)}<button type="button" onClick={() => setHelp(true)}><Kbd>?</Kbd> {say({ zh: '全部快捷键', en: 'all keys' })}</button><span className="vs-saved" role="status">{saved && <><Check size={14} aria-hidden /> {say({ zh: '{t} 已存', en: 'saved {t}' }, { t: f.second(saved) })}</>}</span></footer></>}
    {help && <Dialog title={say({ zh: '快捷键', en: 'Keys' })} onClose={() => setHelp(false)}><dl className="vs-help">{[...keys, ...moreKeys].map(([k, words]) => <div key={k}><dt><Kbd>{k}</Kbd></dt><dd>{say(words)}</dd></div>)}</dl></Dialog>}
  </div>
  {id ? <VisitDrawer id={id} closeTo={on === me.today ? '/visits' : `/visits?on=${on}`} /> : <aside className="vs-side">{sheet.on === sheet.today && <TurnPanel sheet={sheet} now={now} />}<Sums sheet={sheet} /></aside>}
  </div>
}
const VisitsPage = () => (usePhone() ? <VisitsPhone /> : <Sheet />)
export default VisitsPage
