import { useMemo, useState } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { askReason, Button, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { ListPage, type Cells, type ListRow, type ListView } from '../../web/list/index.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import type { Row } from '../../kernel/entity.ts'
import { useMay } from '../../web/me.ts'
import { useNow } from '../../web/now.ts'
import { appointment, appointmentCalls, appointmentStates } from './inquiry.ts'
import { MoveAppointment } from './MoveAppointment.tsx'

type Plan = Row<typeof appointment>
const kinds = { planned: 'wait', came: 'ok', missed: 'late', moved: 'off', cancelled: 'off' } as const
/** Planned and past its hour: late, and by how much, until the door says that he came or the sweep that he did not. */
const State = ({ row }: { row: Plan }) => {
  const say = useSay(), f = useFormat(), now = useNow(60_000), over = row.state === 'planned' && row.at < now ? Math.floor((Date.parse(now) - Date.parse(row.at)) / 60_000) : 0
  return over > 0 ? <Status is="late">{say({ zh: '过了 {t}，未到', en: '{t} past, not here' }, { t: f.span(over) })}</Status> : <Status is={kinds[row.state]}>{say(appointmentStates[row.state])}</Status>
}
const When = ({ row }: { row: Plan }) => { const f = useFormat(); return <>{f.near(f.dayOf(row.at))} {f.clock(row.at)}</> }
/** What can be settled in the row itself. */
const Settle = ({ row }: { row: Plan }) => {
  const say = useSay(), f = useFormat(), may = useMay(), came = useAsk(appointmentCalls.came), cancel = useAsk(appointmentCalls.cancel), [moving, setMoving] = useState(false)
  if (!may('appointment', 'u') || (row.state !== 'planned' && row.state !== 'missed')) return null
  const drop = async (): Promise<void> => { const reason = await askReason({ title: say({ zh: '取消邀约', en: 'Cancel the appointment' }), act: say({ zh: '取消邀约', en: 'Cancel it' }), cancel: say({ zh: '不取消', en: 'Keep it' }) }, { most: 200 }); if (reason) { const done = await cancel.act({ id: row.id, version: row.version, reason } as never); if (!done) toast.no(say({ zh: '没有取消。', en: 'Not cancelled.' })) } }
  const here = async (): Promise<void> => { if (await came.act({ id: row.id, version: row.version } as never)) toast.done(say({ zh: '记为已到。', en: 'Marked as came.' })); else toast.no(say({ zh: '没有记上，请打开卡看看。', en: 'Not marked; open the card.' })) }
  return <span className="plans-acts">{f.dayOf(row.at) <= f.today && <Button kind="link" small busy={came.busy} onClick={() => void here()}>{say({ zh: '到了', en: 'Came' })}</Button>}{row.state === 'planned' && <><Button kind="link" small onClick={() => setMoving(true)}>{say({ zh: '改期', en: 'Move' })}</Button><Button kind="link" small busy={cancel.busy} onClick={() => void drop()}>{say({ zh: '取消', en: 'Cancel' })}</Button></>}{moving && <MoveAppointment of={row} onClose={() => setMoving(false)} />}</span>
}
const cells: Cells = { at: row => <When row={row as unknown as Plan} />, customerId: row => (row as unknown as Plan).customer?.label ?? null, state: row => <State row={row as unknown as Plan} /> }
const more = [{ key: 'act', head: { zh: '', en: '' }, cell: (row: ListRow) => <Settle row={row as unknown as Plan} /> }]
const order = ['customerId', 'at', 'purpose', 'memberId', 'state'] as const, off = ['cardId', 'inquiryId', 'visitId'] as const, filters = ['memberId', 'state', 'at'] as const
/** 邀约: who comes when and with whom; kept, missed, moved (domain.md 6 邀约兑现率). */
const AppointmentsPage = () => {
  const { today, zone } = useFormat()
  const views = useMemo((): ListView[] => {
    const [from, to] = [startOfDay(today, zone), startOfDay(addDays(today, 1), zone)]
    return [
      { key: 'today', label: { zh: '今天', en: 'Today' }, ask: { 'at.gte': from, 'at.lt': to }, sort: 'at' }, { key: 'coming', label: { zh: '往后', en: 'Coming' }, ask: { state: 'planned', 'at.gte': to }, sort: 'at' },
      { key: 'missed', label: { zh: '未到', en: 'Missed' }, ask: { state: 'missed' }, sort: '-at' }, { key: 'all', label: { zh: '全部', en: 'All' }, sort: '-at' },
    ]
  }, [today, zone])
  return <ListPage entity={appointment} calls={appointmentCalls} base="/appointments" title={{ zh: '邀约', en: 'Appointments' }} views={views} cells={cells} moreColumns={more as never} order={order} off={off} filters={filters} hrefOf={row => { const plan = row as unknown as Plan; return plan.cardId ? `/prospect-cards/${plan.cardId}` : `/customers/${plan.customerId}` }}
    empty={{ title: { zh: '今天没有约', en: 'No appointment today' }, words: { zh: '在线索或意向客户卡上约到店，会列在这里；到了就点“到了”。', en: 'Make one on an inquiry or a card; it stands here and is kept by a press.' } }} />
}
export default AppointmentsPage
