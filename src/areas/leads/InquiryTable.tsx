import { CalendarPlus, IdCard } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat, type Formats } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Button, Status, toast } from '../../web/kit/index.ts'
import { useAsk } from '../../web/ask/index.ts'
import { useSay } from '../../web/language/language.ts'
import { inquiryCalls, inquiryKinds } from './inquiry.ts'
import type { InquiryKind } from './inquiry.rules.ts'
import { InquiryEntry } from './InquiryEntry.tsx'
import { ResponseClock, ResultWord, Wanted } from './inquiryWords.tsx'
import { useNow } from './now.ts'
import type { InquiryLine, InquirySheet } from './views.ts'

type Say = ReturnType<typeof useSay>
type Cell = { key: string; head: { zh: string; en: string }; cell: (row: InquiryLine, f: Formats, say: Say) => ReactNode; num?: boolean }
const text = (key: keyof InquiryLine & string, zh: string, en: string, num?: boolean): Cell => ({ key, head: { zh, en }, num, cell: row => row[key] as ReactNode })
/** The columns each kind has for itself (domain.md 5); the shared ones stand around them. */
const own: Record<InquiryKind | 'open', readonly Cell[]> = {
  call: [text('callerNo', '主叫号', 'Caller'), text('ringSeconds', '振铃秒', 'Ring s', true), text('talkSeconds', '通话秒', 'Talk s', true)],
  web: [text('platform', '平台', 'Platform'), text('leadNo', '线索号', 'Lead no.')],
  event: [text('eventName', '活动', 'Event'), text('place', '地点', 'Place')],
  outreach: [text('company', '单位', 'Company'), text('place', '地点', 'Place'), { key: 'companion', head: { zh: '陪同', en: 'With' }, cell: row => row.companion?.label }],
  open: [{ key: 'kind', head: { zh: '渠道', en: 'Kind' }, cell: (row, _, say) => say(inquiryKinds[row.kind]) }],
}
/** The first response, given by a press: now. */
const Respond = ({ row, asOf }: { row: InquiryLine; asOf: string }) => {
  const say = useSay(), { act, busy, problem } = useAsk(inquiryCalls.change!), { now } = useNow(asOf)
  const give = async (): Promise<void> => { if (await act({ id: row.id, version: row.version, firstResponseAt: now() } as never)) toast.done(say({ zh: '首响已记。', en: 'First response recorded.' })); else toast.no(problem ?? say({ zh: '没有记上，请再试。', en: 'Not recorded; try again.' })) }
  return <Button small busy={busy} onClick={() => void give()}>{say({ zh: '首响', en: 'Responded' })}</Button>
}
export const InquiryTable = ({ tab, rows, data, now, openId, fresh, entry, onMade, rowHref, onOpen }: { tab: InquiryKind | 'open'; rows: readonly InquiryLine[]; data: InquirySheet; now: string; openId?: string; fresh?: string; entry: boolean; onMade: (id: string) => void; rowHref: (row: InquiryLine) => string; onOpen: (row: InquiryLine, act?: 'card') => void }) => {
  const say = useSay(), f = useFormat(), columns = own[tab], may = data.can.includes('prospectCard.create')
  const span = columns.length + 9
  return <table className="iq" aria-label={tab === 'open' ? say({ zh: '待跟进', en: 'Open' }) : say(inquiryKinds[tab])}>
    <thead><tr><th scope="col">{say({ zh: '接到', en: 'Received' })}</th>{columns.map(c => <th key={c.key} scope="col" className={c.num ? 'num' : ''}>{say(c.head)}</th>)}<th scope="col">{say({ zh: '姓名', en: 'Name' })}</th><th scope="col">{say({ zh: '电话', en: 'Phone' })}</th><th scope="col">{say({ zh: '意向', en: 'Wants' })}</th><th scope="col">{say({ zh: '首响', en: 'Response' })}</th><th scope="col">{say({ zh: '归属', en: 'Owner' })}</th><th scope="col">{say({ zh: '结果', en: 'Result' })}</th><th scope="col">{say({ zh: '邀约', en: 'Appointment' })}</th><th scope="col"><span className="hidden-word">{say({ zh: '做什么', en: 'Acts' })}</span></th></tr></thead>
    <tbody>
      {entry && tab !== 'open' && <InquiryEntry kind={tab} data={data} onMade={onMade} />}
      {rows.map(row => <tr key={row.id} className={`${row.id === openId ? 'iq-here' : ''}${row.id === fresh ? ' iq-fresh' : ''}${row.repeatOfId || row.class === 'nonIntent' ? ' tb-dim' : ''}`} onClick={e => { if (!(e.target as HTMLElement).closest('a,button,input') && !getSelection()?.toString()) onOpen(row) }}>
        <th scope="row"><Link href={rowHref(row)}>{row.on === data.today ? f.clock(row.receivedAt) : `${f.short(row.on)} ${f.clock(row.receivedAt)}`}</Link></th>
        {columns.map(c => <td key={c.key} className={c.num ? 'num' : ''}>{c.cell(row, f, say)}</td>)}
        <td className="strong">{row.name ?? row.customer?.label}</td><td className="iq-phone">{row.phone}</td><td><Wanted row={row} /></td>
        <td><span className="iq-clock"><ResponseClock row={row} data={data} now={now} />{row.waiting && !row.sealed && data.can.includes('inquiry.create') && <Respond row={row} asOf={data.asOf} />}</span></td>
        <td>{row.owner?.label ?? <span className="quiet">{row.handledBy?.label}</span>}</td><td><ResultWord row={row} /></td>
        <td>{row.visitId ? <Status is="ok">{say({ zh: '已到店', en: 'came' })}</Status> : row.appointment ? f.when(row.appointment.label) : null}</td>
        <td className="iq-acts">{(row.class === 'pending' || row.class === 'card') && !row.cardId && !row.repeatOfId && may && <Button kind="link" small icon={<IdCard aria-hidden />} onClick={() => onOpen(row, 'card')}>{say({ zh: '建卡', en: 'Card' })}</Button>}{row.cardId && !row.appointmentId && !row.visitId && <Link className="bt bt-link bt-small" href={`/prospect-cards/${row.cardId}`}><CalendarPlus aria-hidden /><span>{say({ zh: '约到店', en: 'Invite' })}</span></Link>}</td>
      </tr>)}
      {rows.length === 0 && <tr><td colSpan={span} className="tb-empty">{entry ? say({ zh: '在上面一行直接填，Enter 存一条，接着填下一条。', en: 'Type in the row above; Enter saves it and starts the next.' }) : say({ zh: '这里没有线索。', en: 'No inquiry here.' })}</td></tr>}
    </tbody>
  </table>
}
