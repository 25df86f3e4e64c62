import { Download } from 'lucide-react'
import { ask, useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, useAsked, usePlaces } from '../../web/go.tsx'
import { Button, Loading, PageBody, PageHead, ProblemView, Section, Segments, SheetTable, toast, type SheetColumn } from '../../web/kit/index.ts'
import { Problem } from '../../kernel/client.ts'
import { sayNow, useSay } from '../../web/language/language.ts'
import { saveBlob } from '../../web/list/exportList.ts'
import { usePhone } from '../../web/phone/index.ts'
import { questionOf, useStanding, type Grouped, type Standing } from './asking.ts'
import { figureCalls, figureChannels, figuresPage, groupings, type FiguresPage as Answer } from './figure.ts'
import { FigureDoor, useReading, type Passport, type Shown } from './FigureDoor.tsx'
import { FigureDrawer } from './FigureDrawer.tsx'
import { FigurePlaces, FigureRanges } from './FigureChoices.tsx'
import { figureGroups, type GroupName } from './figures.ts'
import { PhoneFigureList } from './PhoneFigures.tsx'
import './figures.css'

/** Left and right column of the table, each in the shop's order. */
const stacks: readonly (readonly GroupName[])[] = [['visits', 'orders'], ['inquiries', 'cards', 'invited', 'losses']]
/** What is told apart by day, consultant or channel: the figures a supervisor asks about somebody. */
const apart = ['visitsTotal', 'firstVisits', 'firstWithData', 'dataRate', 'againVisits', 'inquiriesTotal', 'inquiriesCarded', 'cardsTotal', 'invitedTotal', 'ordersTotal', 'deliveries', 'lossApplications'] as const
/** Short heads for them; the whole name is the title. */
const heads: Record<(typeof apart)[number], [string, string]> = { visitsTotal: ['客流', 'Visits'], firstVisits: ['首次', 'First'], firstWithData: ['留档', 'Data'], dataRate: ['留档率', 'Data rate'], againVisits: ['再次', 'Again'], inquiriesTotal: ['线索', 'Inquiries'], inquiriesCarded: ['线索建卡', 'Carded'], cardsTotal: ['建卡', 'Cards'], invitedTotal: ['邀约到店', 'Invited'], ordersTotal: ['订单', 'Orders'], deliveries: ['交车', 'Deliveries'], lossApplications: ['申请战败', 'Losses'] }

/** In words: whose numbers these are. */
export const useScopeWords = () => {
  const say = useSay()
  return (page: Answer, standing: Standing): string => {
    const member = page.members.find(m => m.id === standing.memberId), team = page.teams.find(t => t.id === standing.teamId), site = page.sites.find(s => s.id === standing.siteId)
    return [site?.label, team?.label, member?.label].filter(Boolean).join(' / ') || say({ mine: { zh: '本人', en: 'My own' }, team: { zh: '我的小组', en: 'My team' }, site: { zh: '我的门店', en: 'My site' }, organisation: { zh: '全公司', en: 'The whole company' } }[page.scope])
  }
}
/** How a number comes about, with its parts: 首次 4 + 再次 1 + … or 5 ÷ 6; a part says its rule. */
const How = ({ of, all }: { of: Shown; all: readonly Shown[] }) => {
  const say = useSay(), read = useReading(), f = useFormat()
  const parts = all.filter(p => p.under === of.name && !p.rate)
  if (of.rate) return <>{f.number(of.numerator!)} ÷ {f.number(of.denominator!)}</>
  if (parts.length) return <>{parts.map((p, i) => <span key={p.name}>{i > 0 && ' + '}{say(p.label)} {Number(p.value) === 0 ? '0' : read(p)}</span>)}</>
  return <>{say(of.formula)}</>
}
const depthOf = (of: Shown, all: readonly Shown[]): number => { const above = of.under ? all.find(a => a.name === of.under) : undefined; return above ? 1 + depthOf(above, all) : 0 }

const Totals = ({ page, passport, hrefOf }: { page: Answer; passport: Passport; hrefOf: (name: string) => string }) => {
  const say = useSay(), all = page.figures as Shown[]
  const columns: SheetColumn<Shown>[] = [
    { key: 'name', head: say({ zh: '项目', en: 'Figure' }), cell: of => <span className={`fig-name fig-in${depthOf(of, all)}`}>{say(of.label)}</span>, width: 178 },
    { key: 'value', head: say({ zh: '数', en: 'Number' }), num: true, strong: true, width: 76, cell: of => <FigureDoor of={of} href={hrefOf(of.name)} passport={passport} /> },
    { key: 'how', head: say({ zh: '怎么来的', en: 'How it comes about' }), cell: of => <span className="fig-how"><How of={of} all={all} /></span> },
  ]
  return <div className="fig-stacks">{stacks.map(groups => <div key={groups[0]}>{groups.map(group => <Section key={group} title={say(figureGroups[group])}>
    <SheetTable columns={columns} rows={all.filter(f => f.group === group)} rowKey={f => f.name} label={say(figureGroups[group])} tight /></Section>)}</div>)}</div>
}
const Apart = ({ page, standing, passport, set, hrefOf }: { page: Answer; standing: Standing; passport: Passport; set: (change: Record<string, string | undefined>) => void; hrefOf: (name: string, more?: Record<string, string | undefined>) => string }) => {
  const say = useSay(), f = useFormat(), read = useReading()
  const named = new Map(page.figures.map(x => [x.name, x as Shown]))
  const label = (key: Answer['keys'][number]): string => standing.by === 'day' ? f.day(key.key!) : standing.by === 'channel' ? say(figureChannels[(key.key ?? 'none') as 'none']) : key.label ?? say({ zh: '还没归属', en: 'Nobody yet' })
  /** The door of one cell leads to the rows of that day, person or channel; what belongs to nobody has no door of its own. */
  const narrowed = (key: string | null): Record<string, string | undefined> | undefined => standing.by === 'day' ? { from: key!, to: key!, range: undefined } : standing.by === 'channel' ? { channel: key ?? 'none' } : key === null ? undefined : { memberId: key }
  const columns: SheetColumn<Answer['keys'][number]>[] = [
    { key: 'who', head: say(groupings[standing.by]).replace(/^按|^By /, ''), strong: true, cell: key => label(key) },
    ...apart.map((name): SheetColumn<Answer['keys'][number]> => ({ key: name, head: say({ zh: heads[name][0], en: heads[name][1] }), title: say(named.get(name)!.label), num: true, cell: key => {
      const of = named.get(name)!, group = of.groups?.find(g => g.key === key.key), more = narrowed(key.key)
      if (!group) return <span className="quieter">{of.rate ? '–' : '·'}</span>
      const shown = { ...of, ...group, ...(standing.by === 'day' ? { from: key.key! } : {}), label: of.label, formula: of.formula }
      return more ? <FigureDoor quiet of={shown} href={hrefOf(name, more)} passport={{ ...passport, ...(standing.by === 'day' ? { to: key.key! } : {}), scope: standing.by === 'day' ? passport.scope : `${passport.scope} / ${label(key)}` }} /> : read(shown)
    } })),
  ]
  const keys = standing.by === 'day' ? [...page.keys].reverse() : page.keys
  return <Section title={say({ zh: '分开看', en: 'Told apart' })} note={say({ zh: '每个数点开就是那几行', en: 'Every number opens its rows' })} right={<Segments<Grouped> label={say({ zh: '怎么分', en: 'How' })} value={standing.by} onChange={by => set({ by })} of={(Object.keys(groupings) as Grouped[]).map(key => ({ key, words: say(groupings[key]) }))} />}>
    <SheetTable columns={columns} rows={keys} rowKey={key => String(key.key)} label={say({ zh: '分开看', en: 'Told apart' })} empty={say({ zh: '这段时间没有记录', en: 'Nothing in these days' })}
      sums={keys.length > 1 ? [say({ zh: '合计', en: 'Total' }), ...apart.map(name => read(named.get(name)!))] : undefined} />
  </Section>
}
/** 数据与报告: every identity of domain.md 14 as a number with its passport; every number opens the rows it counts (D1.6). */
const FiguresPage = () => {
  const say = useSay(), f = useFormat(), phone = usePhone(), { id } = usePlaces(), [asked] = useAsked(), [standing, set] = useStanding(), scopeWords = useScopeWords()
  const question = questionOf(standing)
  const { data: page, problem, again } = useCall(figuresPage, { ...question, by: standing.by }, { keep: true })
  const hrefOf = (name: string, more: Record<string, string | undefined> = {}): string => hrefWith(`/figures/${name}`, { ...asked, ...(more.from || standing.preset ? {} : { from: standing.from, to: standing.to }), ...(more.channel || more.memberId || more.from ? { cell: JSON.stringify(more) } : { cell: undefined }) })
  const closeTo = hrefWith('/figures', { ...asked, cell: undefined })
  if (problem && !page) return <><PageHead title={say({ zh: '数据与报告', en: 'Figures and reports' })} /><FigureRanges standing={standing} set={set} /><ProblemView problem={problem} onAgain={again} /></>
  if (!page) return <><PageHead title={say({ zh: '数据与报告', en: 'Figures and reports' })} /><Loading rows={12} /></>
  const passport: Passport = { to: page.to, asOf: page.asOf, scope: scopeWords(page, standing) }
  const cell = readCell(asked.cell), of = page.figures.find(x => x.name === id) as Shown | undefined
  const key = cell?.from ?? cell?.memberId ?? (cell?.channel === 'none' ? null : cell?.channel), keyed = cell && of ? { ...of, ...(of.groups?.find(g => g.key === key) ?? (of.rate ? { value: null, numerator: 0, denominator: 0 } : { value: 0 })), label: of.label, ...(cell.from ? { from: cell.from } : {}) } : of
  const cellWords = !cell ? undefined : cell.from ? f.day(cell.from) : cell.memberId ? page.keys.find(k => k.key === cell.memberId)?.label ?? undefined : say(figureChannels[cell.channel as 'none'])
  const drawer = keyed && <FigureDrawer key={`${keyed.name}${asked.cell ?? ''}`} of={keyed} closeTo={closeTo} note={cellWords} question={{ ...question, ...cell }} passport={{ ...passport, ...(cell?.from ? { to: cell.from } : {}), scope: cellWords && !cell?.from ? `${passport.scope} / ${cellWords}` : passport.scope }} />
  const save = async (): Promise<void> => {
    try {
      saveBlob(await ask(figureCalls.export, { ...question, by: standing.by, format: 'xlsx' } as never), `${say({ zh: '数据与报告', en: 'figures' })}-${page.from}-${page.to}.xlsx`)
      toast.done(sayNow({ zh: '已导出，这次导出有记录。', en: 'Exported; this export is logged.' }))
    } catch (error) { if (error instanceof Problem) toast.no(error); else throw error }
  }
  if (phone) return drawer ?? <PhoneFigureList page={page} standing={standing} set={set} passport={passport} hrefOf={hrefOf} />
  return <div className={`fig-page${drawer ? ' fig-with' : ''}`}><div className="fig-main">
    <PageHead title={say({ zh: '数据与报告', en: 'Figures and reports' })} facts={<><span>{page.from === page.to ? f.day(page.to) : `${f.day(page.from)} – ${f.day(page.to)}`}</span><span>{passport.scope}</span><span>{say({ zh: '截至 {at}', en: 'as of {at}' }, { at: f.when(page.asOf) })}</span></>}
      acts={page.can.includes('export') && <Button icon={<Download aria-hidden />} onClick={() => void save()}>{say({ zh: '导出', en: 'Export' })}</Button>} />
    <div className="fig-bar"><FigureRanges standing={standing} set={set} /><FigurePlaces page={page} standing={standing} set={set} /></div>
    <PageBody><Totals page={page} passport={passport} hrefOf={hrefOf} /><Apart page={page} standing={standing} passport={passport} set={set} hrefOf={hrefOf} /></PageBody>
  </div>{drawer}</div>
}
type Cell = { from?: string; to?: string; memberId?: string; channel?: string }
const readCell = (text: string | undefined): Cell | undefined => {
  try { const cell = text ? JSON.parse(text) as Cell : undefined; return cell && typeof cell === 'object' ? cell : undefined } catch { return undefined }
}
export default FiguresPage
