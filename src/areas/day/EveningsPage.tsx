import { Printer } from 'lucide-react'
import { useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useAsked } from '../../web/go.tsx'
import { ButtonLink, Loading, PageBody, PageHead, ProblemView, SheetTable, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import { usePhone } from '../../web/phone/index.ts'
import { groupState } from './BeforeSeal.tsx'
import { eveningsPage, type DayLine, type EveningGroup } from './eveningPages.ts'
import './evening.css'

/** 日结单: thirty days back, how far each evening is; a day leads to its evening, the printer to its sheet. */
const EveningsPage = () => {
  const say = useSay(), f = useFormat(), phone = usePhone(), { siteId } = usePlace(), [asked] = useAsked(), { data, problem, again } = useCall(eveningsPage, { siteId: siteId || undefined, before: asked.before }, { keep: true })
  const title = say({ zh: '日结单', en: 'Daily sheets' })
  if (problem) return <><PageHead title={title} /><ProblemView problem={problem} onAgain={again} /></>
  if (!data) return <><PageHead title={title} /><PageBody><Loading /></PageBody></>
  const late = (day: DayLine, g: EveningGroup) => day.on < data.today && g.visits > 0 && g.state !== 'sealed' && g.state !== 'matched'
  const state = (day: DayLine, g: EveningGroup) => late(day, g) ? <Status is="late">{say({ zh: '没封', en: 'not sealed' })}</Status> : groupState(say, f, g)
  const groups = (data.days[0]?.groups ?? []).toSorted((a, b) => Number(a.teamId === null) - Number(b.teamId === null))
  const busy = data.days.filter(day => day.groups.some(g => g.visits > 0 || g.closingId !== null)), open = busy.filter(day => day.on < data.today && day.groups.some(g => g.visits > 0 && g.state !== 'sealed')).length
  return <><PageHead title={title} facts={<><span>{data.site.label}</span>{busy.some(day => day.on < data.today) && <span className={open > 0 ? 'late' : ''}>{open > 0 ? say({ zh: '过去有 {n} 天没封', en: '{n} past days are not sealed' }, { n: open }) : say({ zh: '过去的都封了', en: 'all past days are sealed' })}</span>}</>} /><PageBody className="ev-days">
    {phone ? busy.length === 0 ? <p className="quiet">{say({ zh: '这三十天没有客流。', en: 'No parties in these thirty days.' })}</p> : <ul className="ev-phone">{busy.map(day => <li key={day.on}><Link href={`/evening?on=${day.on}`}><b>{f.day(day.on)}</b><span className="quiet">{say({ zh: '{n} 批', en: '{n} parties' }, { n: day.groups.reduce((n, g) => n + g.visits, 0) })}</span></Link>{day.groups.filter(g => g.visits > 0 || g.closingId !== null).map(g => <span key={g.teamId ?? ''}>{g.label ?? say({ zh: '全店', en: 'Site' })}{state(day, g)}</span>)}</li>)}</ul> : <SheetTable<DayLine> label={title} rows={busy} rowKey={day => day.on} empty={say({ zh: '这三十天没有客流。', en: 'No parties in these thirty days.' })} columns={[
      { key: 'on', head: say({ zh: '日期', en: 'Day' }), strong: true, width: 150, cell: day => <Link href={`/evening?on=${day.on}`}>{f.day(day.on)}</Link> },
      { key: 'n', head: say({ zh: '客流', en: 'Parties' }), num: true, width: 70, cell: day => f.count(day.groups.reduce((n, g) => n + g.visits, 0)) },
      ...groups.map(group => ({ key: group.teamId ?? 'site', head: group.label ?? say({ zh: '全店', en: 'Site' }), cell: (day: DayLine) => { const g = day.groups.find(each => each.teamId === group.teamId); return g ? state(day, g) : null } })),
      { key: 'p', head: <span className="hidden-word">{say({ zh: '打印', en: 'Print' })}</span>, num: true, cell: day => <ButtonLink kind="text" small icon={<Printer aria-hidden />} href={`/daily-sheet?on=${day.on}${groups.length === 1 && groups[0].teamId ? `&teamId=${groups[0].teamId}` : ''}`} aria-label={say({ zh: '打印 {on} 的日结单', en: 'Print the sheet of {on}' }, { on: day.on })} /> },
    ]} />}
    {data.next && <p style={{ paddingTop: 12 }}><Link href={`/evenings?before=${data.next}`}>{say({ zh: '再往前三十天', en: 'Thirty days further back' })}</Link></p>}
  </PageBody></>
}
export default EveningsPage
