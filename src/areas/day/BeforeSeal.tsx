import { Check, CircleAlert, CircleDashed, Info, Lock, Stamp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat } from '../../web/format.ts'
import { Link, useGo } from '../../web/go.tsx'
import { Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { usePlace } from '../../web/me.ts'
import type { EveningCheck, EveningGroup } from './eveningPages.ts'

type Is = 'ok' | 'late' | 'warn' | 'plain'
const glyph: Record<Is, ReactNode> = { ok: <Check aria-hidden />, late: <CircleAlert aria-hidden />, warn: <CircleDashed aria-hidden />, plain: <Info aria-hidden /> }
const Item = ({ is, words, right, children }: { is: Is; words: ReactNode; right?: ReactNode; children?: ReactNode }) => <li className={`ev-${is}`}>{glyph[is]}<span>{words}</span>{is === 'late' || is === 'warn' ? <b>{right}</b> : <i>{right}</i>}{children && <p>{children}</p>}</li>
/** 刘洋、陈浩各 1 条: who still has something to mend. */
const byPerson = (e: EveningCheck, say: ReturnType<typeof useSay>): string => {
  const counts = new Map<string, number>()
  for (const d of e.differences) if (d.state === 'open') counts.set(d.fixer?.label ?? say({ zh: '没有归属人', en: 'nobody' }), (counts.get(d.fixer?.label ?? say({ zh: '没有归属人', en: 'nobody' })) ?? 0) + 1)
  return [...counts].map(([name, n]) => `${name} ${n}`).join(say({ zh: '、', en: ', ' }))
}
const byMember = (e: EveningCheck, say: ReturnType<typeof useSay>): string => [...Map.groupBy(e.plans.open, i => i.member)].map(([name, list]) => `${name} ${list.length}`).join(say({ zh: '、', en: ', ' }))
export const openOf = (e: EveningCheck): number => e.differences.filter(d => d.state === 'open').length
/** How many things stand before the seal: the lists not yet matched, each open difference, each party nobody has completed. */
export const obstacles = (e: EveningCheck): number => (e.closing?.matchedAt ? 0 : 1) + openOf(e) + e.unfinished.length + (e.plans.open.length > 0 ? 1 : 0) + e.groupsOpen.length
/** 封日之前: what is done and what is not, each a way to it; then the seal, dashed while it must wait. */
export const BeforeSeal = ({ e, busy, onSeal, onMatch }: { e: EveningCheck; busy: boolean; onSeal: () => void; onMatch: () => void }) => {
  const say = useSay(), f = useFormat(), go = useGo(), open = openOf(e), mended = e.differences.filter(d => d.state === 'mended').length, explained = e.differences.filter(d => d.state === 'explained').length, left = obstacles(e)
  const first = e.unfinished[0], mayFinish = ['seal', 'match', 'open'].some(what => e.can.includes(what))
  const toFirst = (): void => {
    if (!e.closing?.matchedAt) onMatch()
    else if (open > 0) { const row = document.getElementById(`d-${e.differences.find(d => d.state === 'open')!.id}`); row?.scrollIntoView({ block: 'center' }); row?.querySelector<HTMLElement>('button,a')?.focus() }
    else if (first) go(`/visits/${first.id}?on=${e.on}`)
    else if (e.plans.open.length === 0) document.getElementById('groups-left')?.scrollIntoView({ block: 'center' })
    else document.getElementById('plans-left')?.scrollIntoView({ block: 'center' })
  }
  const counts = { v: sum(e.lists.visit), i: sum(e.lists.inquiry), c: sum(e.lists.card), d: sum(e.lists.dms) }
  return <div className="ev-side"><h2>{say({ zh: '封日之前', en: 'Before the seal' })}</h2>{e.team === null && e.groups.length > 1 && <p className="ev-only">{say({ zh: '这里只管没有归到组的行；各组由主管自己对、自己封。', en: 'Only rows of no group; each group is matched and sealed by its supervisor.' })}</p>}<ul className="ev-todo">
    {e.closing?.matchedAt ? <Item is="ok" words={say({ zh: '四本账已对', en: 'Four lists matched' })} right={f.when(e.closing.matchedAt)} /> : <Item is="late" words={say({ zh: '四本账还没对', en: 'Lists not matched yet' })} />}
    {(e.closing?.matchedAt || e.differences.length > 0) && <Item is={open > 0 ? 'late' : 'ok'} words={say(e.differences.length === 1 ? { zh: '差异 1 条', en: '1 difference' } : { zh: '差异 {n} 条', en: '{n} differences' }, { n: e.differences.length })} right={open > 0 ? say({ zh: '剩 {n}', en: '{n} left' }, { n: open }) : e.differences.length ? say({ zh: '改 {m}，说明 {e}', en: '{m} mended, {e} explained' }, { m: mended, e: explained }) : undefined}>{open > 0 && <>{mended + explained > 0 && say({ zh: '已改 {m}，已说明 {e}；', en: '{m} mended, {e} explained; ' }, { m: mended, e: explained })}{byPerson(e, say)}</>}</Item>}
    <Item is={first ? 'late' : 'ok'} words={say({ zh: '未完善客流', en: 'Unfinished parties' })} right={first ? say({ zh: '剩 {n}', en: '{n} left' }, { n: e.unfinished.length }) : '0'}>{first && <>{say({ zh: '第 {no} 批 {at}', en: 'no. {no}, {at}' }, { no: first.partyNo, at: f.clock(first.arrivedAt) })}{first.who && ` · ${first.who}`}{first.reminders > 0 && say({ zh: '，已催 {n} 次', en: ', chased {n} times' }, { n: first.reminders })} {mayFinish && <Link href={`/visits/${first.id}?on=${e.on}`}>{say({ zh: '代为完善', en: 'Complete it' })}</Link>}</>}</Item>
    {(e.plans.planned > 0 || e.plans.open.length > 0) && <Item is={e.plans.open.length > 0 ? 'late' : 'ok'} words={e.plans.open.length > 0 ? say({ zh: '计划未结', en: 'Plans open' }) : say({ zh: '计划 {n} 项', en: '{n} planned' }, { n: e.plans.planned })} right={e.plans.open.length > 0 ? say({ zh: '剩 {n}', en: '{n} left' }, { n: e.plans.open.length }) : say({ zh: '做 {a}，结转 {b}', en: '{a} done, {b} carried' }, { a: e.plans.done, b: e.plans.carried })}>{e.plans.open.length > 0 && <>{byMember(e, say)}{say({ zh: '；可结转，写原因', en: '; carry them with a reason' })}</>}</Item>}
    {e.groupsOpen.length > 0 && <Item is="late" words={say({ zh: '各组没有都封', en: 'Groups not sealed' })} right={say({ zh: '剩 {n}', en: '{n} left' }, { n: e.groupsOpen.length })}>{e.groupsOpen.map(g => g.label).join(say({ zh: '、', en: ', ' }))}</Item>}
    {e.losses.all > 0 && <Item is={e.losses.open > 0 ? 'warn' : 'ok'} words={say(e.losses.all === 1 ? { zh: '结案申请 1 件', en: '1 card to close' } : { zh: '结案申请 {n} 件', en: '{n} cards to close' }, { n: e.losses.all })} right={e.losses.open > 0 ? say({ zh: '待批 {n}', en: '{n} to decide' }, { n: e.losses.open }) : say({ zh: '都批了', en: 'all decided' })}>{e.losses.open > 0 && <Link href="/card-closings">{say({ zh: '去审批；不挡封日', en: 'Decide them; the seal does not wait' })}</Link>}</Item>}
    <Item is={e.calls.length === 0 ? 'plain' : e.calls.every(c => c.confirmation !== null) ? 'ok' : 'warn'} words={say({ zh: '明日邀约 {n} 个，已确认 {m}', en: '{n} appointments tomorrow, {m} confirmed' }, { n: e.calls.length, m: e.calls.filter(c => c.confirmation === 'confirmed').length })} right={(n => n > 0 ? say({ zh: '剩 {n} 未打', en: '{n} to call' }, { n }) : undefined)(e.calls.filter(c => c.confirmation === null).length)} />
    {e.yesterdayOpen && <Item is="plain" words={<Link href={`/evening?on=${e.yesterdayOpen}`}>{say({ zh: '{on} 还没封', en: '{on} is not sealed' }, { on: f.short(e.yesterdayOpen) })}</Link>}>{say({ zh: '不影响今天登记和封日。', en: 'It holds up neither today’s records nor its seal.' })}</Item>}
  </ul>
    {e.can.includes('seal') && <><button type="button" className={`ev-seal${left === 0 ? ' ev-ready' : ''}`} aria-busy={busy || undefined} onClick={busy ? undefined : left === 0 ? onSeal : toFirst}>{left === 0 ? <Stamp aria-hidden /> : <Lock aria-hidden />}<span>{left === 0 ? say({ zh: '封日', en: 'Seal the day' }) : say({ zh: '封日，还差 {n} 件', en: 'Seal: {n} to go' }, { n: left })}</span></button>
      <p className="ev-seal-note">{left === 0 ? say({ zh: '封的是{who}这一天的 {v} 批客流、{i} 条线索、{c} 张卡、{d} 条 DMS。封后当日行不可改，更正写在旁边。', en: 'It closes {v} parties, {i} inquiries, {c} cards and {d} DMS entries of {who}. Sealed rows cannot change; corrections stand beside them.' }, { who: e.team?.label ?? e.site.label, ...counts }) : say({ zh: '点一下跳到第一件。封后当日行不可改，更正写在旁边；昨天未封不影响今天登记。', en: 'Press to reach the first. Sealed rows cannot change, corrections stand beside them; an unsealed yesterday holds nothing up.' })}</p></>}
    <Groups e={e} />
  </div>
}
export const sum = (list: Record<string, number>): number => Object.values(list).reduce((a, b) => a + b, 0)
export const groupState = (say: ReturnType<typeof useSay>, f: ReturnType<typeof useFormat>, g: EveningGroup): ReactNode => g.state === 'sealed' && g.waiting === 0 ? <Status is="ok">{say({ zh: '{at} 已封', en: 'sealed {at}' }, { at: g.sealedAt ? f.when(g.sealedAt) : '' })}</Status>
  : g.state === 'sealed' ? <Status is="warn">{say({ zh: '封后又来 {n} 批', en: '{n} came after the seal' }, { n: g.waiting })}</Status> : g.state === 'matched' ? <Status is="open">{say({ zh: '对过，剩 {n}', en: 'matched, {n} left' }, { n: g.open + g.unfinished })}</Status>
  : g.visits === 0 ? <span className="quiet">{say({ zh: '没有客流', en: 'no parties' })}</span> : <span className="quiet">{say({ zh: '还没对', en: 'not matched' })}</span>
/** The other groups of the site, and the site's own evening, at the foot. */
const Groups = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), f = useFormat(), { siteId, setPlace } = usePlace(), rest = e.groups.filter(g => g.teamId !== (e.team?.id ?? null))
  if (rest.length === 0) return null
  const open = e.groups.filter(g => g.teamId !== null && g.state !== 'sealed' && g.visits > 0)
  return <ul className="ev-groups" id="groups-left">{rest.map(g => <li key={g.teamId ?? ''}>{g.teamId === null ? <span>{say({ zh: '{site} 总封', en: '{site} as a whole' }, { site: e.site.label })}</span> : e.team === null ? <button type="button" onClick={() => setPlace({ siteId, teamId: g.teamId })}>{g.label} {g.lead}</button> : <span>{g.label} {g.lead}</span>}
    {g.teamId === null && g.state !== 'sealed' ? <span className="quiet">{open.length > 0 ? say({ zh: '等 {who}', en: 'waits for {who}' }, { who: open.map(o => o.label).join(say({ zh: '、', en: ', ' })) }) : say({ zh: '待经理', en: 'for the manager' })}</span> : groupState(say, f, g)}</li>)}</ul>
}
