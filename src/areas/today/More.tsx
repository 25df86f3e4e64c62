import { Lock } from 'lucide-react'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link } from '../../web/go.tsx'
import { Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMay } from '../../web/me.ts'
import { skipReasons } from '../leads/index.ts'
import { Answer, Quiet } from './Answers.tsx'
import type { TodayPage } from './today.ts'

/** 顺位: whose turn it is, and why somebody is not asked. */
export const Turn = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat(), turn = page.turn
  if (!turn) return null
  const ready = turn.order.filter(p => p.why === null), busy = turn.order.filter(p => p.why !== null)
  return <Answer title={say({ zh: '顺位', en: 'Turn' })} right={say({ zh: '{n} 人可接', en: '{n} ready' }, { n: ready.length })}>
    {turn.order.length === 0 ? <Quiet>{say({ zh: '今天还没有人上顺位。', en: 'Nobody is on the turn list yet.' })} <Link href="/visits">{say({ zh: '去客流表排', en: 'Set it on the log' })}</Link></Quiet>
      : <ol className="ta-turn">{[...ready, ...busy].slice(0, 8).map((p, i) => <li key={p.memberId} className={p.memberId === turn.nextId ? 'ta-first' : p.why ? 'ta-off' : ''}><span>{p.why ? '' : i + 1}</span><span>{p.name}</span><span className="ta-note">{p.memberId === turn.nextId ? say({ zh: '下一位', en: 'next' }) : p.why ? say(skipReasons[p.why as 'reception']) + (p.since ? ` ${f.clock(p.since)}` : '') : ''}</span></li>)}</ol>}
  </Answer>
}
/** 各组的夕会: sealed or not, yesterday and today. */
export const Evenings = ({ page }: { page: TodayPage }) => {
  const say = useSay(), f = useFormat(), rows = page.evenings
  if (!rows) return null
  const unsealed = rows.filter(r => r.on < page.on && r.state !== 'sealed' && r.visits > 0).length
  return <Answer title={say({ zh: '各组封日', en: 'Evenings' })} right={unsealed ? <span className="late">{say({ zh: '昨天 {n} 份没封', en: '{n} of yesterday open' }, { n: unsealed })}</span> : undefined}>
    {rows.length === 0 ? <Quiet>{say({ zh: '还没有小组。', en: 'There are no teams yet.' })}</Quiet> : <ul className="ta-evenings">{rows.map(r => <li key={`${r.on}${r.teamId}`}><span className="quiet">{f.near(r.on)}</span><Link href={hrefWith('/evening', { on: r.on, teamId: r.teamId ?? undefined })}>{r.label ?? say({ zh: '全店总封', en: 'The site' })}</Link>
      <span className="ta-note">{r.state === 'sealed' ? <Status is="sealed" icon={<Lock aria-hidden />}>{say({ zh: '{at} 已封', en: 'sealed {at}' }, { at: f.clock(r.sealedAt!) })}</Status> : r.on < page.on && r.visits > 0 ? <Status is="late">{say({ zh: '没封', en: 'not sealed' })}{r.open > 0 && say({ zh: '，差异 {n}', en: ', {n} open' }, { n: r.open })}</Status> : r.on < page.on ? <Status is="off">{say({ zh: '没有客流', en: 'no parties' })}</Status> : <span className="quiet">{say({ zh: '客流 {n} 批', en: '{n} parties' }, { n: r.visits })}</span>}</span></li>)}</ul>}
  </Answer>
}
/** 消息与该办的: what one was told and promised. */
export const ToldAndActions = ({ page, most = 7 }: { page: TodayPage; most?: number }) => {
  const say = useSay(), f = useFormat()
  return <Answer title={say({ zh: '找你的事', en: 'For you' })} right={page.told.length > 0 && <Link href="/notices">{say({ zh: '全部消息', en: 'All messages' })}</Link>}>
    {page.actions.length + page.told.length === 0 ? <Quiet>{say({ zh: '没有未读的消息，也没有该办的行动项。', en: 'No unread messages and nothing to do for you.' })}</Quiet>
      : <ul className="ta-told">{page.actions.map(a => <li key={a.id}><span className={a.late ? 'late' : 'quiet'}>{f.near(a.dueOn)}</span><span>{a.text}</span></li>)}{page.told.slice(0, Math.max(0, most - page.actions.length)).map(n => <li key={n.id}><span className="quiet">{f.when(n.at)}</span><span>{n.path ? <Link href={n.path}>{n.text}</Link> : n.text}</span></li>)}</ul>}
  </Answer>
}
/** What an administrator keeps in order. */
export const House = ({ page }: { page: TodayPage }) => {
  const say = useSay(), house = page.house
  if (!house) return null
  const doors = [{ href: '/members', words: say({ zh: '在职成员', en: 'Active members' }), n: house.members }, { href: '/settings/teams', words: say({ zh: '小组', en: 'Teams' }), n: house.teams }, { href: '/settings/sites', words: say({ zh: '门店', en: 'Sites' }), n: house.sites }]
  return <Answer title={say({ zh: '人和店', en: 'The house' })}><dl className="tgo-figures">{doors.map(d => <div key={d.href}><dt>{d.words}</dt><dd><Link href={d.href} className="fig-num">{d.n}</Link></dd></div>)}</dl>
    {house.teams === 0 ? <p className="ta-more">{say({ zh: '先建小组，夕会按组对账、按组封日；再加主管、顾问和前台，把邀请链接交给各人。', en: 'First a team: evenings are matched and sealed by team. Then add supervisor, consultants and reception, and hand each the invitation link.' })} <Link href="/settings/teams/new">{say({ zh: '建小组', en: 'Make a team' })}</Link></p>
      : house.members < 2 ? <p className="ta-more">{say({ zh: '现在加人：主管、顾问和前台，建好就生成邀请链接交给他。', en: 'Now the people: supervisor, consultants, reception; each gets an invitation link once added.' })} <Link href="/members/new">{say({ zh: '新成员', en: 'New member' })}</Link></p>
      : house.homeless > 0 ? <p className="ta-more"><Status is="warn">{say({ zh: '{n} 人还没有门店，他们看不到客流和客户', en: '{n} have no site and see neither parties nor customers' }, { n: house.homeless })}</Status></p> : <Quiet>{say({ zh: '每个人都有自己的门店。新人入职：在「团队」里加人，再发邀请链接。', en: 'Everyone has a site. A newcomer: add the member, then send the invitation.' })}</Quiet>}
  </Answer>
}
/** Where an administrator or auditor goes most: who may what, what was done. */
export const Keys = ({ page }: { page: TodayPage }) => {
  const say = useSay(), may = useMay()
  const doors = [may('settings', 'u') && { href: '/settings/rights', words: say({ zh: '权限', en: 'Rights' }), note: say({ zh: '哪个岗位看什么、改什么', en: 'Which role sees and changes what' }) }, may('audit', 'read') && { href: '/settings/audit', words: say({ zh: '审计记录', en: 'Audit entries' }), note: say({ zh: '谁在什么时候改了什么', en: 'Who changed what, and when' }) }, may('audit', 'read') && { href: '/settings/security', words: say({ zh: '安全记录', en: 'Security log' }), note: say({ zh: '登录、导出、看号码', en: 'Log-ins, exports, revealed numbers' }) },
    page.house && { href: '/settings', words: say({ zh: '规则', en: 'Rules' }), note: say({ zh: '跟进周期、首响时限、对账、晨会包', en: 'Cadence, response times, matching, morning pack' }) }].filter(d => !!d)
  if (doors.length === 0) return null
  return <Answer title={say({ zh: '管住的地方', en: 'In your keeping' })}><ul className="ta-told ta-doors">{doors.map(d => <li key={d.href}><Link href={d.href}>{d.words}</Link><span className="quiet">{d.note}</span></li>)}</ul></Answer>
}
