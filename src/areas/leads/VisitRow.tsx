import { ChevronRight, CircleDashed, Lock } from 'lucide-react'
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { ask, drafts, Problem, refreshAll, useAsk } from '../../web/ask/index.ts'
import { instantIn } from '../../web/form/index.ts'
import { onClock, useFormat } from '../../web/format.ts'
import { Button, LevelMark, toast } from '../../web/kit/index.ts'
import { useLanguage, useSay } from '../../web/language/language.ts'
import { useNow } from '../../web/now.ts'
import { channels } from '../customers/index.ts'
import { EditCell, composing } from './visitCells.tsx'
import { cellAt, cellsOf, cellsOfKnown, columns, freshCells, optionsFor, pasted, toWire, typed, type CellKey, type Cells, type Column } from './visitColumns.ts'
import { RecallStrip } from './RecallStrip.tsx'
import type { Recalled } from './recall.ts'
import { purposes, receivedHow, transports, visitCalls } from './visit.ts'
import type { SheetLine, VisitSheet } from './visitSheet.ts'

const Tick = ({ on }: { on: boolean }) => (on ? <span aria-label="✓">✓</span> : <span className="quieter">–</span>)
/** One cell as it reads. Marks no consultant has looked at yet are a question. */
const Shown = ({ column, line, past }: { column: Column; line: SheetLine; /** Of an earlier day: nobody stands here any more. */ past?: boolean }) => {
  const say = useSay(), f = useFormat(), open = line.state === 'unfinished', buy = line.purpose === 'buy'
  switch (column.key) {
    case 'arrivedAt': return <>{f.clock(line.arrivedAt)}</>
    case 'leftAt': return line.leftAt ? <>{f.clock(line.leftAt)}</> : past ? <span className="quieter" title={say({ zh: '没记离店', en: 'leaving not noted' })}>–</span> : <span className="quiet">{say({ zh: '在店', en: 'here' })}</span>
    case 'people': return <>{line.people}</>
    case 'receivedHow': return line.receivedById ? <>{say(receivedHow[line.receivedHow])}</> : <span className="quieter">–</span>
    case 'receivedById': return <>{line.receivedBy?.label}</>
    case 'ownerId': return <>{line.owner?.label}</>
    case 'firstTime': return buy ? <>{line.firstTime ? 'F' : 'S'}</> : null
    case 'purpose': return <>{say(purposes[line.purpose])}</>
    case 'name': return line.name ? <>{line.name}</> : open && buy ? <span className="warn">{say({ zh: '待补', en: 'to fill' })}</span> : null
    case 'phone': return <>{line.phone}</>
    case 'noDataReason': return !buy ? null : line.phone || line.customerId ? <Tick on /> : line.noDataReason ? <span title={line.noDataReason}><Tick on={false} /></span> : open ? <span className="warn">?</span> : <Tick on={false} />
    case 'model': { const short = [line.want?.model, line.want?.trim].filter(Boolean).join(' '); return <span title={[short, line.want?.colour].filter(Boolean).join(' ')}>{short}</span> }
    case 'level': return line.level ? <LevelMark level={line.level} /> : null
    case 'channel': return line.channel ? <>{say(channels[line.channel])}</> : null
    case 'wechatAdded': case 'testDrive': case 'quote': case 'order': return !buy ? null : open && !line[column.key] ? <span className="warn">?</span> : <Tick on={line[column.key]} />
    case 'transport': return line.transport ? <>{say(transports[line.transport])}</> : null
    default: return <>{line[column.key]}</>
  }
}
/** A party as a line of the sheet; a press on a cell writes in it. */
export const VisitLine = ({ line, now, past, onEdit, onFinish }: { line: SheetLine; now: string; past: boolean; onEdit: (cell: CellKey) => void; onFinish: () => void }) => {
  const say = useSay(), f = useFormat(), remind = useAsk(visitCalls.remind), open = line.state === 'unfinished'
  const waited = Math.max(0, Math.floor((Date.parse(now) - Date.parse(line.arrivedAt)) / 60_000))
  const chase = open && line.purpose === 'buy'
  return <tr className={`${open ? 'vr-open' : line.purpose === 'buy' ? '' : 'vr-quiet'} tb-press`} data-visit={line.id} onClick={e => { if ((e.target as HTMLElement).closest('button,a') || getSelection()?.toString()) return; if (!line.mayChange) { onFinish(); return } onEdit(((e.target as HTMLElement).closest('td')?.dataset.cell as CellKey | undefined) ?? 'leftAt') }}>
    <th scope="row">{line.mayChange ? <button type="button" className="vr-no" aria-label={say({ zh: '改第 {n} 批', en: 'Change party {n}' }, { n: line.partyNo })} onClick={() => onEdit('leftAt')}>{line.partyNo}</button> : <span title={line.sealed ? say({ zh: '这一天已封', en: 'This day is sealed' }) : undefined}>{line.sealed && <Lock size={11} aria-hidden />}{line.partyNo}</span>}<button type="button" className="vr-go" aria-label={say({ zh: '打开第 {n} 批', en: 'Open party {n}' }, { n: line.partyNo })} onClick={onFinish}><ChevronRight size={13} aria-hidden /></button>{line.lateEntry && <small className="vr-late" title={say({ zh: '补录', en: 'Late entry' })}>{say({ zh: '补', en: 'L' })}</small>}</th>
    {columns.map(c => {
      if (chase && c.key === 'phone' && !line.phone) return <td key={c.key} data-cell={c.key} className="warn vr-wait"><CircleDashed size={13} aria-hidden /> {say({ zh: '未完善', en: 'Unfinished' })} {f.span(waited)}</td>
      if (chase && c.key === 'model' && !line.want?.model) return <td key={c.key} data-cell={c.key} className="vr-chase"><span className="quiet">{line.reminders ? say({ zh: '已提醒{who} {n} 次', en: 'Chased {who} {n}×' }, { who: (line.owner ?? line.receivedBy)?.label ?? '', n: line.reminders }) : ''}</span> {(line.ownerId ?? line.receivedById) && line.mayChange && <Button kind="link" small busy={remind.busy} onClick={() => void remind.act({ id: line.id })}>{line.reminders ? say({ zh: '再催', en: 'Again' }) : say({ zh: '催一下', en: 'Chase' })}</Button>}{line.mayChange && <Button kind="link" small onClick={onFinish}>{say({ zh: '完善', en: 'Finish' })}</Button>}</td>
      return <td key={c.key} data-cell={c.key} className={`${c.num ? 'num' : ''}${c.middle ? ' mid' : ''}${c.key === 'model' ? 'vr-model' : ''}`}><Shown column={c} line={line} past={past} /></td>
    })}
  </tr>
}
export type Move = 'next' | 'before' | 'close'
/** The row one writes in: Tab to the next cell, Enter saves and goes on, Escape leaves it as it was. What was typed survives every «no». */
export const VisitEdit = ({ line, sheet, cell, no, onMove, onSaved }: { line?: SheetLine; sheet: VisitSheet; cell: CellKey; no: number; onMove: (to: Move, cell: CellKey) => void; onSaved: () => void }) => {
  const say = useSay(), moment = useNow(), language = useLanguage(), zone = sheet.timeZone, clock = (i: string) => onClock(i, zone).clock
  const draft = `visit.new.${sheet.siteId}.${sheet.on}`
  const [first] = useState<Cells>(() => (line ? cellsOf(line, clock) : freshCells(sheet.on === sheet.today ? clock(moment) : '', sheet.on === sheet.today ? sheet.turn.nextId : null)))
  const [cells, setCells] = useState(first), [here, setHere] = useState(cell), [faults, setFaults] = useState<Partial<Record<CellKey, string>>>({}), [who, setWho] = useState<Recalled>()
  const now = useRef(first), version = useRef(line?.version ?? 0), touched = useRef(false), receiver = useRef(false), row = useRef<HTMLTableRowElement>(null), timer = useRef<ReturnType<typeof setTimeout>>(undefined), chosen = useRef<Recalled>(undefined)
  const create = useAsk(visitCalls.create!, { quiet: true }), change = useAsk(visitCalls.change!, { quiet: true }), finish = useAsk(visitCalls.finish, { quiet: true })
  const options = optionsFor(sheet, language), busy = create.busy || change.busy || finish.busy, problem = finish.problem ?? change.problem ?? create.problem
  const stale = problem?.code === 'version.stale' ? (problem.body.current as SheetLine | undefined) : undefined
  useEffect(() => {
    if (line) return undefined
    let gone = false
    void drafts.read(draft).then(d => { if (!gone && d.body && !touched.current) { now.current = { ...now.current, ...d.body as Partial<Cells> }; setCells(now.current); touched.current = true; receiver.current = true } }, () => undefined)
    return () => { gone = true; clearTimeout(timer.current) }
  }, [draft, line])
  const asked = line || sheet.on !== sheet.today ? null : sheet.turn.nextId
  // A new row opens before the turn list has answered for the party just saved: whoever is next fills in until someone is chosen by hand.
  useEffect(() => {
    if (asked === null || receiver.current || now.current.receivedHow !== 'turn') return
    now.current = { ...now.current, receivedById: asked }
    setCells(now.current)
  }, [asked])
  useEffect(() => { if (problem) setFaults(Object.fromEntries(problem.errors.flatMap(e => { const at = cellAt(e.pointer ?? ''); return at ? [[at, e.detail]] : [] }))) }, [problem])
  const below = problem !== undefined || Object.keys(faults).length > 0
  useEffect(() => { row.current?.scrollIntoView({ block: 'nearest' }) }, [below])
  const set = (key: CellKey, value: string): void => {
    touched.current = true
    if (key === 'receivedById') receiver.current = true
    now.current = { ...now.current, [key]: value }
    setCells(now.current)
    setFaults(({ [key]: _, ...rest }) => rest)
    if (chosen.current && (key === 'name' || key === 'phone')) { chosen.current = undefined; setWho(undefined) }
    if (line) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void drafts.save(draft, now.current).catch(() => undefined), 1_000)
  }
  const use = (found: Recalled): void => {
    now.current = { ...now.current, ...cellsOfKnown(found, now.current, { people: sheet.people, byHand: line !== undefined || receiver.current, on: sheet.on, zone }) }
    touched.current = true
    receiver.current = true
    chosen.current = found
    setWho(found); setCells(now.current); setFaults({})
  }
  const save = async (more: { finish?: boolean } = {}): Promise<boolean> => {
    const { body, faults: found } = toWire(now.current, line ? first : {}, c => instantIn(`${sheet.on}T${c}`, zone))
    if (found.length) { setFaults(Object.fromEntries(found.map(x => [x.cell, x.code === 'clock' ? say({ zh: '时间写成 10:42', en: 'Write the time as 10:42' }) : x.code === 'people' ? say({ zh: '1 到 99 人', en: '1 to 99 people' }) : say({ zh: '号码不全；老客户按 Enter 选出来', en: 'Not a whole number; press Enter to take a known customer' })]))); row.current?.querySelector<HTMLElement>(`[data-cell=${found[0].cell}]`)?.focus(); return false }
    const known = chosen.current?.kind === 'customer' && chosen.current.id ? { customerId: chosen.current.id } : {}
    const mine = { ...body, ...known, ...(known.customerId ? { name: undefined, phone: undefined } : {}) }
    let done: { id: string; version: number } | undefined = line ? { id: line.id, version: version.current } : undefined
    if (!line) done = await create.act({ siteId: sheet.siteId, ...(sheet.on === sheet.today ? {} : { on: sheet.on }), ...mine } as never)
    else if (Object.keys(JSON.parse(JSON.stringify(mine)) as object).length) done = await change.act({ id: line.id, version: version.current, ...mine } as never)
    if (!done) return false
    if (more.finish) { version.current = done.version; if (!(await finish.act({ id: done.id, version: done.version }))) { void refreshAll(); return false } }
    touched.current = false
    if (!line) { clearTimeout(timer.current); void drafts.drop(draft).catch(() => undefined) }
    onSaved()
    void refreshAll()
    return true
  }
  const onKey = (e: KeyboardEvent): void => {
    if (composing(e)) return
    const at = ((e.target as HTMLElement).dataset.cell as CellKey | undefined) ?? here
    if (e.key === 'Enter' && !e.defaultPrevented) { e.preventDefault(); void save({ finish: e.ctrlKey || e.metaKey }).then(ok => { if (ok) onMove('next', line ? at : 'arrivedAt') }) }
    else if (e.key === 'Escape') { e.preventDefault(); if (!line) void drafts.drop(draft).catch(() => undefined); onMove('close', at) }
    else if (e.key === 'ArrowUp' && !line && !e.altKey) { e.preventDefault(); onMove('before', at) }
    else if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && line && !e.altKey) { e.preventDefault(); void save().then(ok => { if (ok) onMove(e.key === 'ArrowDown' ? 'next' : 'before', at) }) }
    else if (e.key.toLowerCase() === 'd' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); const above = [...sheet.rows].reverse().find(r => r.partyNo < no); if (above) set(at, cellsOf(above, clock)[at]) }
  }
  const say1 = (c: CellKey): string => say(columns.find(x => x.key === c)!.head)
  /** Several lines from a spreadsheet: one party each, one after the other; what could not be read or saved stays told below. */
  const paste = async (e: ClipboardEvent): Promise<void> => {
    const words = e.clipboardData.getData('text')
    if (line || !/[\t\n]/.test(words.trim())) return
    e.preventDefault()
    const at = ((e.target as HTMLElement).dataset.cell as CellKey | undefined) ?? here, { rows, faults: wrong } = pasted(words, at, { ...freshCells(first.arrivedAt, null), receivedById: '' }, options)
    let done = 0, told = ''
    for (const cellsNow of rows) {
      const { body, faults: bad } = toWire(cellsNow, {}, c => instantIn(`${sheet.on}T${c}`, zone))
      if (bad.length) { told = say1(bad[0].cell); continue }
      try { await ask(visitCalls.create!, { siteId: sheet.siteId, on: sheet.on, ...body } as never); done++ } catch (error) { if (!(error instanceof Problem)) throw error; told = error.detail }
    }
    void refreshAll()
    if (done) toast.done(say({ zh: '从表格贴进 {n} 批', en: '{n} parties pasted' }, { n: done }))
    const left = [...wrong.map(w => say({ zh: '第 {r} 行 {c}：{t}', en: 'row {r} {c}: {t}' }, { r: w.row, c: say1(w.cell), t: w.text })), ...(told ? [told] : [])]
    if (left.length) toast.no(say({ zh: '{n} 行没贴进：{w}', en: '{n} rows left out: {w}' }, { n: words.trim().split('\n').length - done, w: left.slice(0, 4).join('；') }))
    if (done) onMove('next', 'arrivedAt')
  }
  const last = typed[typed.length - 1].key
  return <>
    <tr ref={row} className="vr-edit" aria-busy={busy} onPaste={e => void paste(e)} onKeyDown={onKey} onBlur={e => { if (line && touched.current && !row.current?.contains(e.relatedTarget) && !(e.relatedTarget as HTMLElement | null)?.closest('.vr-below')) void save().then(ok => { if (ok) onMove('close', here) }) }}>
      <th scope="row">{no}</th>
      {columns.map(c => c.kind === 'mark' ? <td key={c.key} className="mid quieter">{line ? <Shown column={c} line={line} /> : '–'}</td>
        : <td key={c.key} onKeyDown={c.key === last && line === undefined ? e => { if (e.key === 'Tab' && !e.shiftKey && !composing(e)) { e.preventDefault(); void save().then(ok => { if (ok) onMove('next', 'arrivedAt') }) } } : undefined}><EditCell column={c} value={cells[c.key as CellKey]} set={v => set(c.key as CellKey, v)} label={say(c.head)} options={options[c.key as CellKey]} invalid={!!faults[c.key as CellKey]} describedBy={faults[c.key as CellKey] ? 'vr-fault' : undefined} focus={c.key === cell} onFocus={() => setHere(c.key as CellKey)} /></td>)}
    </tr>
    {(here === 'phone' || here === 'name' || here === 'plate' || who) && <RecallStrip words={here === 'plate' ? cells.plate : cells.phone} taken={who} onTake={use} span={columns.length + 1} />}
    {below && <tr className="vr-below"><td colSpan={columns.length + 1}><div className="vr-fault" id="vr-fault" role="alert">
      {stale ? <><span>{say({ zh: '别人刚改过同一格：', en: 'Someone changed the same cell: ' })}{problem!.errors.map(e => { const c = cellAt(e.pointer ?? ''); return c ? `${say1(c)} ${cellsOf({ ...line!, ...stale }, clock)[c]}` : '' }).join('；')}</span><Button kind="link" small onClick={() => { const theirs = cellsOf({ ...line!, ...stale }, clock); for (const e of problem!.errors) { const c = cellAt(e.pointer ?? ''); if (c) { now.current = { ...now.current, [c]: theirs[c] }; (first as Record<string, string>)[c] = theirs[c] } } version.current = stale.version; setCells(now.current); change.reset() }}>{say({ zh: '用他的', en: 'Take theirs' })}</Button><Button kind="link" small onClick={() => { version.current = stale.version; change.reset(); void save().then(ok => { if (ok) onMove('close', here) }) }}>{say({ zh: '仍用我的', en: 'Keep mine' })}</Button></>
        : <span>{Object.entries(faults).map(([c, words]) => `${say1(c as CellKey)}：${words}`).join('　') || (problem instanceof Problem ? problem.status === 0 ? say({ zh: '连不上，没有存；这一行还在，连上再按 Enter。', en: 'Not reached and not saved; the row stays, press Enter again once back.' }) : problem.detail : '')}</span>}
    </div></td></tr>}
  </>
}
