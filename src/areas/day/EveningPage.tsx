import { Check, FilePenLine, Lock, Printer, RefreshCw, Send } from 'lucide-react'
import { useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link, useDay } from '../../web/go.tsx'
import { Button, ButtonLink, confirm, DuskMark, Empty, Loading, PageBody, PageHead, ProblemLine, ProblemView, SheetTable, Tag, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import { BeforeSeal, groupState, openOf, sum } from './BeforeSeal.tsx'
import { dayClosingCalls, differenceClasses } from './closing.ts'
import { PlansLeft, TomorrowCalls } from './PlansLeft.tsx'
import { CorrectionDialog } from './CorrectionDialog.tsx'
import { DifferenceRow } from './DifferenceRow.tsx'
import { eveningCheckPage, type EveningCheck, type EveningGroup } from './eveningPages.ts'
import { differenceClassList } from './rows.rules.ts'
import { DayFigures, SealBand, WhereItWent } from './Stamped.tsx'
import { classNotes } from './words.ts'
import './evening.css'

/** The four lists of the day: how many, and of what. */
const Lists = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), { visit: v, inquiry: i, card: c, dms: d } = e.lists, n = (x: number | undefined) => x ?? 0, on = e.on
  const parts = (list: [string, number][]) => list.filter(([, m]) => m > 0).map(([words, m]) => `${words} ${m}`).join(' · ')
  const lists = [
    { key: 'v', href: `/visits?on=${on}`, name: say({ zh: '展厅客流', en: 'Parties' }), n: sum(v), parts: parts([[say({ zh: '首次', en: 'first' }), n(v.firstWithData) + n(v.firstHasCard) + n(v.firstNoData)], [say({ zh: '再次', en: 'again' }), n(v.again)], [say({ zh: '非意向', en: 'non-intent' }), n(v.nonIntent)], [say({ zh: '未完善', en: 'unfinished' }), n(v.unfinished)]]) },
    { key: 'i', href: `/inquiries?on=${on}`, name: say({ zh: '渠道线索', en: 'Inquiries' }), n: sum(i), parts: parts([[say({ zh: '来电', en: 'calls' }), n(i.call)], [say({ zh: '网络', en: 'web' }), n(i.web)], [say({ zh: '外展', en: 'events' }), n(i.event)], [say({ zh: '外拓', en: 'outreach' }), n(i.outreach)]]) },
    { key: 'c', href: `/prospect-cards?openedOn=${on}`, name: say({ zh: '意向卡 今日', en: 'Cards opened' }), n: sum(c), parts: parts([[say({ zh: '客流', en: 'visits' }), n(c.visit)], [say({ zh: '线索', en: 'inquiries' }), n(c.inquiry)], [say({ zh: '其他', en: 'other' }), n(c.other)]]) },
    { key: 'd', href: `/dms-entries?on=${on}`, name: say({ zh: 'DMS 今日', en: 'DMS entries' }), n: sum(d), parts: parts([[say({ zh: '卡', en: 'cards' }), n(d.card)], [say({ zh: '订单', en: 'orders' }), n(d.order)], [say({ zh: '交车', en: 'deliveries' }), n(d.delivery)], [say({ zh: '退订', en: 'cancelled' }), n(d.cancellation)]]) },
  ]
  return <div className="ev-lists">{lists.map(l => <Link key={l.key} className="ev-list" href={l.href}><span>{l.name}</span><b>{l.n}</b><small title={l.parts}>{l.parts}</small></Link>)}</div>
}
const Differences = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), [opened, setOpened] = useState<{ id: string; how: 'explain' | 'dms' }>()
  return <>{differenceClassList.map(name => ({ name, rows: e.differences.filter(d => d.class === name) })).filter(g => g.rows.length > 0).map(({ name, rows }) => <section key={name} className="ev-class"><h2>{say(differenceClasses[name])}<small>{say(classNotes[name])}</small></h2>
    <ul>{rows.map(d => <DifferenceRow key={d.id} d={d} opened={opened?.id === d.id ? opened.how : undefined} onOpen={how => setOpened(how && { id: d.id, how })} />)}</ul></section>)}
    {e.closing?.matchedAt && <p className="ev-rest"><Check aria-hidden />{e.differences.length === 0 ? say({ zh: '四本账都对得上，{n} 条写法一致', en: 'All four lists agree: {n} pairs say the same' }, { n: e.closing.agreed }) : say({ zh: '其余 {n} 条，该有的都有，写法一致', en: 'The other {n} pairs are complete and agree' }, { n: e.closing.agreed })}</p>}</>
}
/** Every group of the site, for whoever sees them all: how far each is, and a way into it. */
const AllGroups = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), f = useFormat(), { siteId, setPlace } = usePlace()
  return <section className="ev-class ev-all"><h2>{say({ zh: '各组今晚', en: 'The groups tonight' })}<small>{say({ zh: '都封了，这一天才算封', en: 'the day is sealed when all are' })}</small></h2>
    <SheetTable<EveningGroup> label={say({ zh: '各组今晚', en: 'The groups tonight' })} rows={e.groups.filter(g => g.teamId !== null)} rowKey={g => g.teamId!} onRow={g => setPlace({ siteId, teamId: g.teamId })} columns={[
      { key: 'g', head: say({ zh: '小组', en: 'Group' }), strong: true, cell: g => <button type="button" onClick={() => setPlace({ siteId, teamId: g.teamId })}>{g.label}</button> }, { key: 'l', head: say({ zh: '主管', en: 'Supervisor' }), cell: g => g.lead },
      { key: 'v', head: say({ zh: '客流', en: 'Parties' }), num: true, cell: g => f.count(g.visits) }, { key: 'u', head: say({ zh: '未完善', en: 'Unfinished' }), num: true, cell: g => <span className={g.unfinished ? 'late strong' : ''}>{f.count(g.unfinished)}</span> }, { key: 'd', head: say({ zh: '未结差异', en: 'Open' }), num: true, cell: g => g.state === 'open' ? <span className="quieter">–</span> : <span className={g.open ? 'late strong' : ''}>{f.count(g.open)}</span> },
      { key: 's', head: say({ zh: '到哪一步', en: 'State' }), cell: g => groupState(say, f, g) },
    ]} /></section>
}
const EveningPage = () => {
  const say = useSay(), f = useFormat(), [on] = useDay(), { siteId, teamId } = usePlace(), { data: e, problem, again } = useCall(eveningCheckPage, { on, ...(teamId ? { teamId } : { siteId: siteId || undefined }) }, { keep: true, every: 60_000 })
  const create = useAsk(dayClosingCalls.create!, { quiet: true }), match = useAsk(dayClosingCalls.match), seal = useAsk(dayClosingCalls.seal), [correcting, setCorrecting] = useState(false)
  const title = say({ zh: '夕会对账', en: 'Evening check' })
  if (problem) return <><PageHead title={title} /><ProblemView problem={problem} onAgain={again} /></>
  if (!e) return <><PageHead title={title} /><PageBody><Loading /></PageBody></>
  const sealed = e.closing?.state === 'sealed', watches = e.team === null && e.groups.length > 1 && !['match', 'open', 'seal'].some(what => e.can.includes(what)) && e.differences.length === 0, may = (what: string) => e.can.includes(what), late = sealed && (e.waiting > 0 || openOf(e) > 0)
  const run = async (): Promise<void> => { const id = e.closing?.id ?? (await create.act({ on: e.on, teamId: e.team?.id ?? null, siteId: e.site.id } as never))?.id; if (id) await match.act({ id }) }
  const close = async (): Promise<void> => {
    const sure = await confirm({ title: say({ zh: '封 {day}？', en: 'Seal {day}?' }, { day: f.day(e.on) }), body: say({ zh: '封后这一天的行谁也不能改，包括系统自己；之后来的另封一次，写错的写更正。', en: 'Nobody can change the rows of that day afterwards, the program included. Whatever comes later takes a seal of its own; mistakes get a correction.' }), act: say({ zh: '封日', en: 'Seal' }) })
    if (sure && (await seal.act({ id: e.closing!.id, version: e.closing!.version }))) toast.done(say({ zh: '已封日', en: 'The day is sealed' }))
  }
  const facts = <><span>{f.day(e.on)}</span>{e.team && <span>{e.team.label}</span>}{sealed ? <Tag is="dusk" icon={<Lock aria-hidden />}>{say({ zh: '已封日', en: 'sealed' })}</Tag> : <Tag is="dusk" icon={<DuskMark />}>{say({ zh: '夕会', en: 'evening' })}</Tag>}{!sealed && e.closing?.matchedAt && <span>{say({ zh: '四本账 {at} 对过，用时 {s} 秒', en: 'matched at {at} in {s} s' }, { at: f.when(e.closing.matchedAt), s: ((e.closing.matchMillis ?? 0) / 1000).toFixed(1) })}</span>}</>
  const sheet = `/daily-sheet?on=${e.on}${e.team ? `&teamId=${e.team.id}` : `&siteId=${e.site.id}`}`, runs = may('match') || may('open'), busy = create.busy || match.busy
  const acts = <>{sealed && may('correct') && <Button kind="text" icon={<FilePenLine aria-hidden />} onClick={() => setCorrecting(true)}>{say({ zh: '写更正', en: 'Correct' })}</Button>}{runs && e.closing && !sealed && <Button kind="text" icon={<RefreshCw aria-hidden />} busy={busy} onClick={() => void run()}>{say({ zh: '重新对', en: 'Match again' })}</Button>}{sealed && <ButtonLink icon={<Send aria-hidden />} href={hrefWith('/bulletin', { on: e.on })}>{say({ zh: '一键战报', en: 'Bulletin' })}</ButtonLink>}{may('print') && <ButtonLink kind={sealed ? 'plain' : 'text'} icon={<Printer aria-hidden />} href={sheet}>{say({ zh: '打印日结单', en: 'Print daily sheet' })}</ButtonLink>}</>
  const side = sealed && !late ? <WhereItWent e={e} /> : watches ? undefined : <BeforeSeal e={e} busy={seal.busy} onSeal={() => void close()} onMatch={() => void run()} />
  return <><PageHead title={title} facts={facts} acts={acts} /><PageBody pad={false} side={side} className="ev">
    {sealed && <SealBand e={e} />}
    {late && <div className="ev-after"><span>{say({ zh: '封后又来 {n} 批，剩 {d} 处差异；对过、说明后再封一次。', en: 'Came after the seal: {n}. Differences open: {d}. Match, explain, then seal once more.' }, { n: e.waiting, d: openOf(e) })}</span>{runs && <Button small busy={busy} onClick={() => void run()}>{say({ zh: '重新对', en: 'Match again' })}</Button>}</div>}
    <Lists e={e} />
    <div className="ev-main">
      <ProblemLine problem={create.problem ?? match.problem ?? seal.problem} />
      {e.team === null && e.groups.length > 1 && <AllGroups e={e} />}
      {e.team === null && e.groups.length > 1 && !(sealed && !late) && !watches && <section className="ev-class"><h2>{say({ zh: '没有归到组的行', en: 'Rows of no group' })}<small>{say({ zh: '经理在这里对和封', en: 'the manager matches and seals them here' })}</small></h2></section>}
      {sealed && !late ? <DayFigures e={e} /> : e.closing?.matchedAt || e.differences.length > 0 ? <Differences e={e} />
        : watches ? null : runs ? <Empty title={say({ zh: '今晚还没对账', en: 'Not matched yet' })} ghost={false} acts={<Button kind="primary" busy={busy} icon={<RefreshCw aria-hidden />} onClick={() => void run()}>{say({ zh: '开始对账', en: 'Match the lists' })}</Button>}>{say({ zh: '客流、线索、意向卡和 DMS 放在一起对：该有的有没有，同一个人写得一不一样。随时可以重新对。', en: 'Parties, inquiries, cards and the DMS side by side: is everything there, and do they say the same? You can match again at any time.' })}</Empty>
        : <Empty title={say({ zh: '主管还没对账', en: 'Your supervisor has not matched yet' })} ghost={false}>{say({ zh: '对过以后，要你改或说明的会出现在这里。', en: 'Once matched, what you can mend or explain shows here.' })}</Empty>}
      {!(sealed && !late) && <><PlansLeft e={e} /><TomorrowCalls e={e} /></>}
    </div>
  </PageBody>{correcting && <CorrectionDialog e={e} onClose={() => setCorrecting(false)} />}</>
}
export default EveningPage
