import { Check, Plus } from 'lucide-react'
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { refreshAll, useAsk, useCall } from '../../web/ask/index.ts'
import { EntityForm } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { usePlaces } from '../../web/go.tsx'
import { Button, ButtonLink, confirm, Drawer, DrawerPart, Facts, Loading, ProblemLine, ProblemView, Section, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { History, ListPage, type DrawerFacts, type ListView } from '../../web/list/index.ts'
import { useMay, usePlace } from '../../web/me.ts'
import { usePhone } from '../../web/phone/index.ts'
import { Link } from '../../web/go.tsx'
import { useGo } from '../../web/go.tsx'
import { dmsCalls, dmsEntry, dmsKinds } from './contact.ts'
import { inquiryPage } from './views.ts'
import './inquiry.css'

const first = ['kind', 'dmsNo', 'on', 'memberId', 'name', 'phone', 'level', 'cardId'] as const
const off = ['siteId', 'source'] as const, filters = ['kind', 'memberId', 'on', 'source', 'level'] as const
/** Keyed one after the other as they stand on the other screen: number, name, phone; kind, day and consultant stay. */
const Quick = () => {
  const say = useSay(), { today } = useFormat(), { siteId } = usePlace(), { act, busy, problem, reset } = useAsk(dmsCalls.create!, { quiet: true }), start = useRef<HTMLInputElement>(null)
  const { data } = useCall(inquiryPage, { siteId: siteId || undefined } as never, { still: true })
  const [typed, setTyped] = useState<Record<string, string>>({ kind: 'card', on: today }), [done, setDone] = useState(0)
  const put = (key: string, value: string): void => { setTyped(t => ({ ...t, [key]: value })); if (problem) reset() }
  const fault = (key: string): string | undefined => problem?.errors.find(e => e.pointer === `/${key}`)?.detail
  const save = async (): Promise<void> => {
    const made = await act({ ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== '').map(([key, value]) => [key, value.trim()])), ...(siteId ? { siteId } : {}) } as never)
    if (made) { setTyped(t => ({ kind: t.kind, on: t.on, memberId: t.memberId ?? '' })); setDone(n => n + 1); start.current?.focus(); void refreshAll() }
  }
  const keys = (event: KeyboardEvent): void => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); void save() } }
  const input = (key: string, label: string, more: { ref?: typeof start; type?: string; mode?: 'tel' } = {}): ReactNode => <input ref={more.ref} type={more.type} autoFocus={more.ref !== undefined} className="in iq-in" aria-label={label} placeholder={label} inputMode={more.mode} aria-invalid={!!fault(key) || undefined} value={typed[key] ?? ''} onChange={e => put(key, e.target.value)} />
  return <div className="dms-quick" onKeyDown={keys}>
    <select className="in iq-in" aria-label={say({ zh: '类别', en: 'Kind' })} value={typed.kind} onChange={e => put('kind', e.target.value)}>{Object.entries(dmsKinds).map(([key, l]) => <option key={key} value={key}>{say(l)}</option>)}</select>
    {input('on', say({ zh: '日期', en: 'Day' }), { type: 'date' })}
    <select className="in iq-in" aria-label={say({ zh: '顾问', en: 'Consultant' })} value={typed.memberId ?? ''} onChange={e => put('memberId', e.target.value)}><option value="">{say({ zh: '顾问', en: 'Consultant' })}</option>{(data?.people ?? []).map(p => <option key={p.id} value={p.id}>{p.label}</option>)}</select>
    {input('dmsNo', say({ zh: 'DMS 号', en: 'DMS no.' }), { ref: start })}{input('name', say({ zh: '姓名', en: 'Name' }))}{input('phone', say({ zh: '电话，可带星', en: 'Phone, stars allowed' }), { mode: 'tel' })}
    {typed.kind === 'card' && <select className="in iq-in iq-level" aria-label={say({ zh: '级别', en: 'Level' })} value={typed.level ?? ''} onChange={e => put('level', e.target.value)}><option value="">–</option>{['H', 'A', 'B', 'C', 'N'].map(l => <option key={l}>{l}</option>)}</select>}
    <Button icon={<Check aria-hidden />} busy={busy} onClick={() => void save()}>{say({ zh: '存', en: 'Save' })}</Button>
    <span className="dms-said" role="status">{problem ? <span className="late">{problem.errors[0]?.detail ?? problem.detail}</span> : done > 0 ? <Status is="ok">{say({ zh: '本次已录 {n} 条', en: '{n} keyed now' }, { n: done })}</Status> : <span className="quiet">{say({ zh: 'Enter 存一条，接着录下一条', en: 'Enter saves and starts the next' })}</span>}</span>
  </div>
}
const DmsDrawer = ({ id, closeTo, neighbours }: DrawerFacts) => {
  const say = useSay(), f = useFormat(), go = useGo(), { data: row, problem, again } = useCall(dmsCalls.get, { id }), archive = useAsk(dmsCalls.archive!), [editing, setEditing] = useState(false)
  if (problem && !row) return <Drawer title="" closeTo={closeTo}><ProblemView problem={problem} onAgain={again} /></Drawer>
  if (!row) return <Drawer title="" closeTo={closeTo}><Loading /></Drawer>
  if (editing) return <EntityForm entity={dmsEntry} change={dmsCalls.change} row={row as never} closeTo={closeTo} onCancel={() => setEditing(false)} onDone={() => setEditing(false)} first={first} skip={['siteId', 'source']} />
  const drop = async (): Promise<void> => { if ((await confirm({ title: say({ zh: '归档这条 DMS 记录？', en: 'Archive this DMS entry?' }), act: say({ zh: '归档', en: 'Archive' }), danger: true })) && (await archive.act({ id, version: row.version }))) { toast.done(say({ zh: '已归档。', en: 'Archived.' })); go(closeTo) } }
  return <Drawer title={row.dmsNo} note={say(dmsKinds[row.kind])} closeTo={closeTo} neighbours={neighbours} status={row.sealed ? <Status is="sealed">{say({ zh: '已封存', en: 'Sealed' })}</Status> : undefined} acts={<>{row.can?.includes('change') && <Button onClick={() => setEditing(true)}>{say({ zh: '改', en: 'Change' })}</Button>}{row.can?.includes('archive') && <Button kind="text" onClick={() => void drop()}>{say({ zh: '归档', en: 'Archive' })}</Button>}</>}>
    <ProblemLine problem={archive.problem} />
    <DrawerPart><Facts columns={1} of={[[say({ zh: '日期', en: 'Day' }), f.day(row.on)], [say({ zh: '姓名', en: 'Name' }), row.name], [say({ zh: '电话', en: 'Phone' }), row.phone], [say({ zh: '顾问', en: 'Consultant' }), row.member?.label], [say({ zh: '级别', en: 'Level' }), row.level], [say({ zh: '意向卡', en: 'Card' }), row.cardId ? <Link key="c" href={`/prospect-cards/${row.cardId}`}>{row.card?.label}</Link> : say({ zh: '还没对上', en: 'not matched yet' })], [say({ zh: '来路', en: 'Source' }), say(dmsEntry.fields.source.choices![row.source])]]} /></DrawerPart>
    <Section title={say({ zh: '改动', en: 'Changes' })}><History entity={dmsEntry} call={dmsCalls.history} id={id} /></Section>
  </Drawer>
}
/** What the maker's system says of a day, typed or imported, phones perhaps masked (domain.md 10b); the evening compares it. */
const DmsPage = () => {
  const say = useSay(), may = useMay(), phone = usePhone(), { id } = usePlaces(), { today } = useFormat(), [quick, setQuick] = useState(false)
  const views = useMemo((): ListView[] => [{ key: 'today', label: { zh: '今天', en: 'Today' }, ask: { on: today } }, { key: 'loose', label: { zh: '没对上卡', en: 'Without a card' }, ask: { 'cardId.null': true }, sort: '-on' }, { key: 'all', label: { zh: '全部', en: 'All' }, sort: '-on' }], [today])
  const drawer = (d: DrawerFacts) => d.id === 'new' ? <EntityForm entity={dmsEntry} create={dmsCalls.create} closeTo={d.closeTo} first={first} skip={['source']} initial={{ kind: 'card', on: today }} draft="dmsEntry.new" /> : <DmsDrawer key={d.id} {...d} />
  return <ListPage above={quick && <Quick />} entity={dmsEntry} calls={dmsCalls} base="/dms-entries" title={{ zh: 'DMS 记录', en: 'DMS entries' }} views={views} open={id} drawer={drawer} off={off} filters={filters} order={['dmsNo', 'kind', 'on', 'name', 'phone', 'memberId', 'level', 'cardId']}
    acts={may('dmsEntry', 'c') && (phone ? <ButtonLink kind="primary" icon={<Plus aria-hidden />} href="/dms-entries/new">{say({ zh: '录一条', en: 'New' })}</ButtonLink> : <Button kind={quick ? 'plain' : 'primary'} icon={<Plus aria-hidden />} aria-expanded={quick} onClick={() => setQuick(!quick)}>{quick ? say({ zh: '收起', en: 'Fold' }) : say({ zh: '连续录入', en: 'Key in a row' })}</Button>)}
    empty={{ title: { zh: '今天还没有 DMS 记录', en: 'No DMS entries today' }, words: { zh: '逐条录入，或在“导入”里放 DMS 导出的表；号码带星也行。', en: 'Key them in, or import the export of the DMS; masked phones are fine.' } }} />
}
export default DmsPage
