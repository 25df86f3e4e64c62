import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { Row } from '../../kernel/entity.ts'
import { addDays } from '../../kernel/time.ts'
import { useCall } from '../../web/ask/index.ts'
import { EntityForm } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useGo, usePlaces } from '../../web/go.tsx'
import { ButtonLink, Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { ListPage, type Cells, type DrawerFacts, type ListView } from '../../web/list/index.ts'
import { useMay, useMe, usePlace } from '../../web/me.ts'
import { actionCalls } from '../plans/index.ts'
import { meeting, meetingCalls } from './meeting.ts'
import { MeetingPage } from './MeetingPage.tsx'
import { kindWords, MeetingState } from './meetingWords.tsx'

type Held = Row<typeof meeting>
const Kind = ({ m }: { m: Held }) => { const say = useSay(); return <>{kindWords(say, m.kind)}{m.subject && <span className="quiet"> {m.subject}</span>}</> }
const Day = ({ m }: { m: Held }) => { const f = useFormat(); return <>{f.near(m.on)}</> }
const cells: Cells = { kind: row => <Kind m={row as unknown as Held} />, on: row => <Day m={row as unknown as Held} />, state: row => <MeetingState m={row as unknown as Held} /> }
const order = ['kind', 'on', 'state', 'teamId', 'chairId'] as const, off = ['siteId', 'plannedAt', 'startedAt', 'endedAt', 'subject'] as const, filters = ['kind', 'state', 'teamId', 'chairId', 'on'] as const
const first = ['kind', 'on', 'plannedAt', 'subject'] as const
/** What is still to be done out of meetings: mine first, and what is past its day. */
const Open = () => {
  const say = useSay(), { member, today } = useMe(), mine = useCall(actionCalls.query as never, { ownerId: member.id, state: 'open', limit: 100 } as never) as unknown as { data?: { items: { dueOn: string }[] } }
  const rows = mine.data?.items ?? [], late = rows.filter(a => a.dueOn < today).length
  return <Link href="/action-items">{rows.length === 0 ? say({ zh: '行动项', en: 'Action items' }) : say({ zh: '我的行动项 {n}', en: 'My actions {n}' }, { n: rows.length })}{late > 0 && <> <Status is="late">{say({ zh: '逾期 {n}', en: '{n} late' }, { n: late })}</Status></>}</Link>
}
/** 会议 (D2.4, D4.7): who met when, and the way into each. */
const MeetingsPage = () => {
  const say = useSay(), may = useMay(), go = useGo(), { id } = usePlaces(), { today } = useFormat(), { teamId } = usePlace()
  const views = useMemo((): ListView[] => [
    { key: 'now', label: { zh: '今天', en: 'Today' }, ask: { on: today }, sort: '-on' }, { key: 'coming', label: { zh: '往后', en: 'Coming' }, ask: { 'on.gt': today }, sort: 'on' },
    { key: 'month', label: { zh: '近 30 天', en: 'Last 30 days' }, ask: { 'on.gte': addDays(today, -30), 'on.lte': today }, sort: '-on' }, { key: 'all', label: { zh: '全部', en: 'All' }, sort: '-on' },
  ], [today])
  if (id && id !== 'new') return <MeetingPage key={id} id={id} />
  const drawer = (d: DrawerFacts) => <EntityForm entity={meeting} create={meetingCalls.create} closeTo={d.closeTo} first={first} skip={['siteId', 'minutes']} initial={{ kind: 'adHoc', on: today, ...(teamId ? { teamId } : {}) }} draft="meeting.new" title={say({ zh: '约一个会', en: 'Call a meeting' })} note={say({ zh: '不选参会就是全组', en: 'Nobody chosen means the whole team' })} onDone={row => go(`/meetings/${(row as { id: string }).id}`)} />
  return <ListPage entity={meeting} calls={meetingCalls} base="/meetings" title={{ zh: '会议', en: 'Meetings' }} facts={may('actionItem', 'read') && <span><Open /></span>} views={views} cells={cells} order={order} off={off} filters={filters} open={id} drawer={drawer} hrefOf={row => `/meetings/${row.id}`}
    acts={may('meeting', 'c') && <ButtonLink kind="primary" icon={<Plus aria-hidden />} href="/meetings/new">{say({ zh: '约一个会', en: 'Call a meeting' })}</ButtonLink>}
    empty={{ title: { zh: '今天还没有会', en: 'No meeting today' }, words: { zh: '晨会、夕会、周会和临时会都记在这里：谁到了、定了什么、谁哪天办完。', en: 'Morning, evening, weekly and ad-hoc meetings stand here: who came, what was decided, who does it by when.' } }} />
}
export default MeetingsPage
