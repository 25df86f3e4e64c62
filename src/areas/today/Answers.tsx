import { Car, Coffee, DoorOpen, MapPin, Moon, Users, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link } from '../../web/go.tsx'
import { Bar, Button, LevelMark, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { liveStates, sheetStates, type BoardPerson } from '../floor/index.ts'
import { dayPlanCalls } from '../plans/index.ts'
import { FigureDoor, useReading, type Passport } from '../reports/index.web.ts'
import { nextOf } from './line.rules.ts'
import { fires, lateCount, waiting, type Matter } from './matters.rules.ts'
import type { TodayFigure, TodayPage } from './today.ts'
import { actWords, itemWords, lateWords, matterWords } from './words.ts'

export const Answer = ({ title, right, children, name }: { title: ReactNode; right?: ReactNode; children: ReactNode; name?: string }) => <section className={`ta${name ? ` ta-${name}` : ''}`}><header><h2>{title}</h2>{right && <span>{right}</span>}</header>{children}</section>
export const Quiet = ({ children }: { children: ReactNode }) => <p className="ta-quiet">{children}</p>
export const minutesSince = (since: string, now: string): number => Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000))

/** 哪里急: what burns, hottest first, each with the way to deal with it; below what waits for the reader's own decision. */
export const Fires = ({ page, most = 5 }: { page: TodayPage; most?: number }) => {
  const say = useSay(), f = useFormat(), hot = fires(page.matters, most), all = lateCount(page.matters, page.counts)
  return <Answer name="fires" title={<>{say({ zh: '哪里急', en: 'On fire' })}{all > 0 && <b className="late">{all}</b>}</>}>
    {hot.length === 0 ? <Quiet>{say({ zh: '没有逾期的事。新线索、没来的预约、逾期的卡会先到这里。', en: 'Nothing is late. Unanswered leads, missing appointments and overdue cards come here first.' })}</Quiet>
      : <ul className="ta-list">{hot.map(m => <Line key={`${m.kind}${m.id}`} m={m} day={on => f.short(on)} />)}</ul>}
    {all > hot.length && <p className="ta-more"><Link href={(page.counts.card ?? 0) > 3 ? '/contacts-due' : '/plans'}>{say({ zh: '另有 {n} 项逾期', en: '{n} more are late' }, { n: all - hot.length })}</Link></p>}
    <Waits page={page} />
  </Answer>
}
const Line = ({ m, day }: { m: Matter; day: (on: string) => string }) => {
  const say = useSay(), what = matterWords(say, m, day)
  return <li><Status is="late">{lateWords(say, m)}</Status><span className="ta-what">{m.level && <LevelMark level={m.level as never} />}<Link href={m.path} title={what}>{what}</Link></span><span className="ta-who">{m.kind === 'plan' ? '' : m.person}</span><Link className="ta-act" href={m.path} aria-label={`${say(actWords[m.kind])} ${what}`}>{say(actWords[m.kind])}</Link></li>
}
/** What waits for the reader: plans in one press, closings one by one on their page. */
export const Waits = ({ page }: { page: TodayPage }) => {
  const say = useSay(), many = useAsk(dayPlanCalls.approveMany), mine = waiting(page.matters), plans = mine.filter(m => m.kind === 'plan'), closings = page.counts.closing ?? 0
  if (mine.length === 0) return null
  const approve = async (): Promise<void> => {
    const done = await many.act({ plans: plans.map(p => ({ id: p.id, version: p.version! })) } as never)
    if (done) toast.done(say({ zh: '批准了 {n} 份计划。', en: '{n} plans approved.' }, { n: done.approved.length }))
    else if (many.problem) toast.no(many.problem)
  }
  return <div className="ta-waits"><span>{say({ zh: '等你办', en: 'Waiting for you' })}</span>{plans.length > 0 && <Button small busy={many.busy} onClick={() => void approve()}>{say({ zh: '批准 {n} 份计划', en: 'Approve {n} plans' }, { n: plans.length })}</Button>}{plans.length > 0 && <Link href="/report-1">{say({ zh: '逐份看', en: 'One by one' })}</Link>}{closings > 0 && <Link href="/card-closings">{say({ zh: '结案申请 {n} 件', en: '{n} closings' }, { n: closings })}</Link>}</div>
}
const icons: Record<string, LucideIcon> = { floor: DoorOpen, withCustomer: Users, testDrive: Car, away: MapPin, break: Coffee, offDuty: Moon, rest: Moon, leave: Moon, out: MapPin }
const rank = (p: BoardPerson): number => (p.sheet === 'rest' || p.sheet === 'leave' ? 9 : { floor: 0, withCustomer: 1, testDrive: 2, away: 3, break: 4, offDuty: 8 }[p.state ?? 'offDuty'] ?? 5)
/** 谁在哪. */
export const Where = ({ page, most = 7 }: { page: TodayPage; most?: number }) => {
  const say = useSay(), f = useFormat(), board = page.board
  if (!board) return null
  const people = board.people.filter(p => p.roles.includes('consultant') || p.roles.includes('dcc')).toSorted((a, b) => rank(a) - rank(b) || (a.since ?? '').localeCompare(b.since ?? '')), floor = people.filter(p => p.state === 'floor').length
  return <Answer title={say({ zh: '谁在哪', en: 'Who is where' })} right={<span className={board.onFloor < board.doorCover ? 'late' : ''}>{say({ zh: '展厅 {n}', en: 'Floor {n}' }, { n: page.kind === 'supervisor' ? floor : board.onFloor })}</span>}>
    {people.length === 0 ? <Quiet>{say({ zh: '组里还没有顾问。', en: 'No consultants in this group yet.' })}</Quiet> : <ul className="ta-people">{people.slice(0, most).map(p => {
      const off = p.sheet === 'rest' || p.sheet === 'leave', state = off ? p.sheet! : p.state, Icon = icons[state ?? 'offDuty'] ?? MapPin
      return <li key={p.id} className={off ? 'ta-off' : ''}><Icon aria-hidden /><span>{p.name}</span><span>{off ? say(sheetStates[p.sheet!]) : p.state ? say(liveStates[p.state]) : p.sheet ? say(sheetStates[p.sheet]) : say({ zh: '没排', en: 'Not said' })}</span>
        <span className="ta-note">{off ? p.standIn ? say({ zh: '代跟进 {name}', en: 'for him {name}' }, { name: p.standIn.label }) : '' : p.party ? `${p.party.name ?? say({ zh: '第 {n} 批', en: 'party {n}' }, { n: p.party.no })}${p.since ? say({ zh: ' {n} 分', en: ' {n} min' }, { n: minutesSince(p.since, page.asOf) }) : ''}` : p.since ? say({ zh: '{at} 起', en: 'since {at}' }, { at: f.clock(p.since) }) : ''}</span></li>
    })}</ul>}
    {people.length > most && <p className="ta-more"><Link href="/board">{say({ zh: '还有 {n} 人', en: '{n} more' }, { n: people.length - most })}</Link></p>}
  </Answer>
}
/** 接下来. */
export const Next = ({ page, now, most = 7, title }: { page: TodayPage; now: string; most?: number; title?: string }) => {
  const say = useSay(), f = useFormat(), next = nextOf(page.line.filter(i => i.lane !== 'door'), now, 99)
  return <Answer title={title ?? say({ zh: '接下来', en: 'Next' })} right={next.length > 0 && say({ zh: '今天还有 {n} 项', en: '{n} left today' }, { n: next.length })}>
    {next.length === 0 ? <Quiet>{say({ zh: '今天没有排定的事了。明天的预约在「邀约」里。', en: 'Nothing else is set for today. Tomorrow’s appointments are under Appointments.' })}</Quiet> : <ul className="ta-next">{next.slice(0, most).map(i => { const { what, rest } = itemWords(say, i), words = <>{what}{rest && <span className="quiet"> {rest}</span>}</>; return <li key={`${i.kind}${i.id}`}><b>{f.clock(i.at)}</b><span>{i.path ? <Link href={i.path}>{words}</Link> : words}</span><span className="ta-note">{i.person ?? (i.kind === 'slot' || i.kind === 'seal' ? say({ zh: '我', en: 'me' }) : '')}</span></li> })}</ul>}
    {page.kind === 'supervisor' && <p className="ta-more"><Link href="/standard-day">{say({ zh: '我的标准日', en: 'My standard day' })}</Link></p>}
  </Answer>
}
/** Where a number's rows are: the same question on the figures page. */
export const useDoors = (page: TodayPage) => {
  const say = useSay()
  const scope = page.scope === 'mine' ? say({ zh: '本人', en: 'My own' }) : [page.site?.label, page.team?.label].filter(Boolean).join(' / ') || say({ zh: '全公司', en: 'The whole company' })
  const passport: Passport = { to: page.on, scope, asOf: page.asOf }
  return { passport, hrefOf: (of: TodayFigure): string => hrefWith(`/figures/${of.name}`, { range: of.range === 'today' ? 'today' : 'month', ...(page.scope === 'mine' ? {} : page.team ? { teamId: page.team.id } : page.site ? { siteId: page.site.id } : {}) }) }
}
const paceLabel = { order: { zh: '台订单', en: 'orders' }, delivery: { zh: '台交车', en: 'deliveries' } } as const
/** 跟得上吗: the month against one number, and the day's figures; every number opens its rows (D2.2). */
export const Going = ({ page }: { page: TodayPage }) => {
  const say = useSay(), { passport, hrefOf } = useDoors(page), read = useReading(), day = page.figures.filter(x => x.range === 'today'), month = page.figures.filter(x => x.range === 'month')
  return <Answer name="pace" title={page.pace.length ? say({ zh: '跟得上吗', en: 'On pace?' }) : say({ zh: '数字', en: 'Figures' })} right={`${page.scope === 'mine' ? passport.scope : page.team?.label ?? passport.scope} · ${say({ zh: '本月', en: 'this month' })}`}>
    {page.pace.map((p, i) => { const of = month.find(x => x.name === p.figure)!; return <div key={p.event} className={`tgo${i ? ' tgo-small' : ''}`}>
      <p><span className="tgo-number"><FigureDoor of={of} href={hrefOf(of)} passport={passport} words={String(p.done)} /></span><span className="quiet"> / {p.number} {say(paceLabel[p.event])}</span><span className="tgo-should">{p.behind > 0 ? <Status is="flag">{say({ zh: '今天应到 {should}，差 {behind}', en: '{should} by today, {behind} short' }, p)}</Status> : <Status is="ok">{say({ zh: '应到 {should}，跟上', en: '{should} by today, on pace' }, p)}</Status>}</span></p>
      <Bar is={i ? 'plain' : 'accent'} share={p.number ? p.done / p.number : 0} should={p.number ? p.should / p.number : undefined} label={say({ zh: '{done} / {number}，应到 {should}', en: '{done} of {number}, {should} by today' }, p)} /></div> })}
    {page.pace.length === 0 && month.length > 0 && <dl className="tgo-figures">{month.slice(0, 4).map(x => <div key={`m${x.name}`}><dt>{say({ zh: '本月{name}', en: '{name}, month' }, { name: say(x.label) })}</dt><dd><FigureDoor of={x} href={hrefOf(x)} passport={passport} /></dd></div>)}</dl>}
    <dl className="tgo-figures">{day.map(x => <div key={x.name}><dt>{say({ zh: '今日{name}', en: '{name} today' }, { name: say(x.label) })}</dt><dd><FigureDoor of={x} href={hrefOf(x)} passport={passport} words={x.rate ? `${x.numerator}/${x.denominator}` : Number(x.value) === 0 ? '0' : read(x)} /></dd></div>)}</dl>
    {page.pace.length === 0 && page.can.includes('setTargets') && <Quiet><Link href="/targets/new">{say({ zh: '给每人定一个月目标，这里就能看跟不跟得上', en: 'Set one number per person and the pace stands here' })}</Link></Quiet>}
  </Answer>
}
