import { Bell, CheckCheck } from 'lucide-react'
import type { Call, List } from '../../kernel/call.ts'
import { ask, refreshAll, useAsk, useCall } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Button, Empty, Loading, PageBody, PageHead, ProblemView, Section, toast } from '../../web/kit/index.ts'
import { useList } from '../../web/list/index.ts'
import { useSay } from '../../web/language/language.ts'
import { Problem } from '../../kernel/client.ts'
import { noticeCalls, noticeKinds, type NoticeKind } from './notice.ts'
import './notices.css'

type Notice = { id: string; kind: NoticeKind; text: string; path: string | null; at: string; readAt: string | null }
type Switch = { id: string; kind: NoticeKind; off: boolean }
const quietly = async (act: () => Promise<unknown>): Promise<void> => { try { await act() } catch (error) { if (error instanceof Problem) toast.no(error); else throw error } }

/** Which kinds one wants to hear of. */
const Switches = () => {
  const say = useSay(), { data } = useCall(noticeCalls.switches as unknown as Call<object, List<Switch>>, { limit: 100 })
  const isOn = (kind: NoticeKind): boolean => !(data?.items.find(s => s.kind === kind)?.off ?? false)
  const put = (kind: NoticeKind, on: boolean): Promise<void> => quietly(async () => { await ask(noticeCalls.setSwitch, { kind, on }); await refreshAll() })
  return <Section title={say({ zh: '要听哪些', en: 'What you hear of' })}><div className="nt-kinds">{(Object.keys(noticeKinds) as NoticeKind[]).map(kind => <label key={kind} className="box"><input type="checkbox" checked={isOn(kind)} disabled={!data} onChange={e => void put(kind, e.target.checked)} />{say(noticeKinds[kind])}</label>)}</div></Section>
}
/** What I was told, newest first; one press opens what it is about and counts as read. */
const NoticesPage = () => {
  const say = useSay(), f = useFormat(), list = useList(noticeCalls.query, {}), all = useAsk(noticeCalls.readAll)
  const rows = list.rows as unknown as Notice[], fresh = rows.filter(n => n.readAt === null).length
  const read = (n: Notice): void => { if (n.readAt === null) void quietly(async () => { await ask(noticeCalls.read, { id: n.id }); await refreshAll() }) }
  const days = [...new Set(rows.map(n => f.dayOf(n.at)))]
  return <><PageHead title={say({ zh: '消息', en: 'Notices' })} facts={fresh > 0 && <span>{say({ zh: '{n} 条未读', en: '{n} unread' }, { n: fresh })}</span>} acts={fresh > 0 && <Button icon={<CheckCheck aria-hidden />} busy={all.busy} onClick={() => void all.act({})}>{say({ zh: '全部已读', en: 'Mark all read' })}</Button>} />
    <PageBody side={<Switches />}>{list.problem ? <ProblemView problem={list.problem} onAgain={list.again} /> : list.loading ? <Loading rows={6} /> : rows.length === 0 ? <Empty ghost={false} title={say({ zh: '没有消息', en: 'No notices' })}>{say({ zh: '逾期、待批、指示和催办会来这里，每件只说一次。', en: 'What is overdue, waits for you or was asked of you comes here, each once.' })}</Empty>
      : days.map(day => <Section key={day} title={f.near(day)} note={f.day(day)}><ul className="nt">{rows.filter(n => f.dayOf(n.at) === day).map(n => {
        const inside = <><i className={n.readAt === null ? 'nt-new' : ''} aria-hidden /><time dateTime={n.at}>{f.clock(n.at)}</time><span className="nt-kind">{say(noticeKinds[n.kind] ?? { zh: n.kind, en: n.kind })}</span><span className="nt-text">{n.text}{n.readAt === null && <span className="hidden-word">{say({ zh: '，未读', en: ', unread' })}</span>}</span></>
        return <li key={n.id} className={n.readAt === null ? 'nt-fresh' : ''}>{n.path ? <Link href={n.path} onClick={() => read(n)}>{inside}</Link> : <button type="button" onClick={() => read(n)}>{inside}</button>}</li>
      })}</ul></Section>)}
      {list.more && <Button icon={<Bell aria-hidden />} onClick={list.more} busy={list.fetching}>{say({ zh: '更早的', en: 'Earlier' })}</Button>}</PageBody></>
}
export default NoticesPage
