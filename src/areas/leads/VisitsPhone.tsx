import { Plus } from 'lucide-react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useDay, useGo, usePlaces } from '../../web/go.tsx'
import { Button, Loading, ProblemView, Segments, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe, usePlace } from '../../web/me.ts'
import { PhoneFigures, PhoneHead, PhonePage } from '../../web/phone/index.ts'
import { addDays } from '../../kernel/time.ts'
import { VisitDrawer } from './VisitDrawer.tsx'
import { purposes } from './visit.ts'
import { visitSheetPage, type SheetLine } from './visitSheet.ts'
import './visits.css'

const Line = ({ line, on }: { line: SheetLine; on: string }) => {
  const say = useSay(), f = useFormat(), me = useMe(), who = line.owner ?? line.receivedBy
  return <li><Link href={`/visits/${line.id}${on === me.today ? '' : `?on=${on}`}`}><span className="quiet">{f.clock(line.arrivedAt)}</span><span><b>{line.name ?? say({ zh: '第 {n} 批', en: 'Party {n}' }, { n: line.partyNo })}</b> {say({ zh: '{n} 人', en: '{n} people' }, { n: line.people })}</span>
    <span>{line.state === 'unfinished' ? <Status is="open">{say({ zh: '未完善', en: 'Unfinished' })}</Status> : line.leftAt ? f.clock(line.leftAt) : <span className="quiet">{say({ zh: '在店', en: 'here' })}</span>}</span>
    <small>{[who?.label, line.purpose === 'buy' ? line.want?.model ?? (line.firstTime ? say({ zh: '首次', en: 'first time' }) : say({ zh: '再次', en: 'again' })) : say(purposes[line.purpose]), line.phone, line.reminders ? say({ zh: '催过 {n} 次', en: 'chased {n}×' }, { n: line.reminders }) : ''].filter(Boolean).join(' · ')}</small></Link></li>
}
/** The day's parties in one hand: mine that wait first, then the rest, newest first. */
export const VisitsPhone = () => {
  const say = useSay(), f = useFormat(), me = useMe(), go = useGo(), { siteId } = usePlace(), [on, setOn] = useDay(), { id } = usePlaces()
  const { data: sheet, problem, loading, again } = useCall(visitSheetPage, { siteId: siteId || undefined, on }, { every: 15_000, keep: true })
  if (id) return <VisitDrawer id={id} closeTo={on === me.today ? '/visits' : `/visits?on=${on}`} />
  if (loading) return <Loading />
  if (!sheet) return problem ? <ProblemView problem={problem} onAgain={again} /> : null
  const mine = (l: SheetLine): boolean => (l.ownerId ?? l.receivedById) === me.member.id
  const waiting = sheet.rows.filter(l => l.state === 'unfinished' && (mine(l) || !me.member.roles.includes('consultant'))), rest = sheet.rows.filter(l => !waiting.includes(l)).reverse()
  return <PhonePage head={<PhoneHead title={say({ zh: '展厅客流', en: 'Showroom traffic' })} note={`${f.day(on)} · ${sheet.site}`} right={sheet.can.includes('create') && <Button kind="primary" icon={<Plus aria-hidden />} onClick={() => go('/log')}>{say({ zh: '登记', en: 'Log' })}</Button>} />}>
    <Segments label={say({ zh: '哪一天', en: 'Which day' })} value={on === sheet.today ? 'today' : on === addDays(sheet.today, -1) ? 'yesterday' : 'other'} onChange={k => setOn(k === 'today' ? sheet.today : addDays(sheet.today, -1))} of={[{ key: 'today', words: say({ zh: '今天', en: 'Today' }) }, { key: 'yesterday', words: say({ zh: '昨天', en: 'Yesterday' }) }]} />
    <div style={{ height: 12 }} /><PhoneFigures of={[{ key: 'p', label: say({ zh: '客流', en: 'Parties' }), value: sheet.sums.parties }, { key: 'f', label: say({ zh: '首次', en: 'First' }), value: sheet.sums.first }, { key: 'a', label: say({ zh: '再次', en: 'Again' }), value: sheet.sums.again }, { key: 'u', label: say({ zh: '未完善', en: 'Unfinished' }), value: sheet.sums.unfinished, late: sheet.sums.unfinished > 0 }]} />
    {waiting.length > 0 && <><h2 className="vp-head">{say({ zh: '等着完善', en: 'Waiting to be completed' })}</h2><ul className="vp">{waiting.map(l => <Line key={l.id} line={l} on={on} />)}</ul></>}
    {rest.length > 0 ? <><h2 className="vp-head">{say({ zh: '这一天', en: 'The day' })}</h2><ul className="vp">{rest.map(l => <Line key={l.id} line={l} on={on} />)}</ul></> : waiting.length === 0 && <p className="quiet" style={{ padding: '24px 0' }}>{say({ zh: '这一天还没有客流。来人了按“登记”，两下就够。', en: 'Nobody came yet. When someone does, press Log: two taps.' })}</p>}
  </PhonePage>
}
