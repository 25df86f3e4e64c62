import { useMemo } from 'react'
import type { Row } from '../../kernel/entity.ts'
import { EntityDrawer } from '../../web/entity/EntityDrawer.tsx'
import { useFormat } from '../../web/format.ts'
import { usePlaces } from '../../web/go.tsx'
import { Status } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { ListPage, type Cells, type ListView } from '../../web/list/index.ts'
import { useMe } from '../../web/me.ts'
import { actionCalls, actionItem, actionStates } from '../plans/index.ts'

type Action = Row<typeof actionItem>
const Due = ({ a }: { a: Action }) => { const f = useFormat(); return a.state === 'open' && a.dueOn < f.today ? <Status is="late">{f.lateDays(a.dueOn)}</Status> : <>{f.near(a.dueOn)}</> }
const State = ({ a }: { a: Action }) => { const say = useSay(); return <Status is={a.state === 'open' ? 'open' : a.state === 'done' ? 'ok' : 'off'}>{say(actionStates[a.state])}</Status> }
const cells: Cells = { dueOn: row => <Due a={row as unknown as Action} />, state: row => <State a={row as unknown as Action} /> }
const order = ['text', 'ownerId', 'dueOn', 'state', 'outcome'] as const, off = ['meetingId', 'closedAt'] as const, filters = ['ownerId', 'state', 'dueOn'] as const
/** 行动项 (D2.4): what meetings decided, by whom and by when, until it is closed. */
const ActionsPage = () => {
  const say = useSay(), { id } = usePlaces(), { member, today } = useMe()
  const views = useMemo((): ListView[] => [
    { key: 'mine', label: { zh: '我的', en: 'Mine' }, ask: { ownerId: member.id, state: 'open' }, sort: 'dueOn' }, { key: 'late', label: { zh: '逾期', en: 'Late' }, ask: { state: 'open', 'dueOn.lt': today }, sort: 'dueOn' },
    { key: 'open', label: { zh: '未办', en: 'Open' }, ask: { state: 'open' }, sort: 'dueOn' }, { key: 'all', label: { zh: '全部', en: 'All' }, sort: '-dueOn' },
  ], [member.id, today])
  return <ListPage entity={actionItem} calls={actionCalls} base="/action-items" title={{ zh: '行动项', en: 'Action items' }} up={{ href: '/meetings', words: { zh: '会议', en: 'Meetings' } }} views={views} cells={cells} order={order} off={off} filters={filters} open={id} drawer={d => <EntityDrawer key={d.id} entity={actionItem} {...d} />}
    empty={{ title: { zh: '没有要办的', en: 'Nothing to do' }, words: { zh: '会上定下的事会排在这里，到那天进本人的计划，办完为止。', en: 'What meetings decide stands here and joins the owner’s plan on its day, until it is closed.' } }} facts={<span>{say({ zh: '会上定的', en: 'decided in meetings' })}</span>} />
}
export default ActionsPage
