import { Check, IdCard, Pencil, PhoneCall } from 'lucide-react'
import { useState } from 'react'
import { instantAt } from '../../kernel/time.ts'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { DayPick, EntityForm, FieldBox } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useAsked, useGo } from '../../web/go.tsx'
import { Band, Button, CallButton, Choices, confirm, Drawer, DrawerPart, Facts, Loading, ProblemLine, ProblemView, Reveal, Section, Status, toast, type Fact, type Neighbours } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { History } from '../../web/list/index.ts'
import { inquiry, inquiryCalls, inquiryKinds, invalidReasons } from './inquiry.ts'
import { foreignColumns, ownColumns } from './inquiry.rules.ts'
import { wantLine } from './cardWords.ts'
import { ResponseClock, ResultWord } from './inquiryWords.tsx'
import { useNow } from './now.ts'
import { Panel } from './Panel.tsx'
import type { InquiryLine, InquirySheet } from './views.ts'

type P = { id: string; line: InquiryLine | undefined; data: InquirySheet; now: string; closeTo: string; neighbours: Neighbours }
const levels = ['H', 'A', 'B', 'C', 'N'] as const
/** 建卡: the customer, the card and, when agreed, the appointment, in one step. */
const OpenCard = ({ row, data, onClose }: { row: InquiryLine; data: InquirySheet; onClose: () => void }) => {
  const say = useSay(), f = useFormat(), go = useGo(), { act, busy, problem } = useAsk(inquiryCalls.openCard)
  const [name, setName] = useState(row.name ?? ''), [gender, setGender] = useState<'male' | 'female'>(), [level, setLevel] = useState<string>(row.level ?? 'B'), [model, setModel] = useState(row.want?.model ?? ''), [day, setDay] = useState<string | null>(null), [clock, setClock] = useState<string>()
  const fault = (place: string) => problem?.errors.find(e => e.pointer === place)?.detail
  const holder = problem?.body.holder as { id?: string; name: string; owner: string | null; since: string } | undefined
  const comesAt = day && clock ? instantAt(day, clock, f.zone) : undefined
  const give = async (): Promise<void> => {
    const done = await act({ id: row.id, version: row.version, name: name.trim() || undefined, gender, level, want: model.trim() ? { model: model.trim() } : undefined, comesAt, purpose: comesAt ? say({ zh: '到店看车', en: 'See the car' }) : undefined } as never)
    if (done) { toast.done(comesAt ? say({ zh: '卡已建，{at} 到店。', en: 'Card opened; comes {at}.' }, { at: f.when(comesAt) }) : say({ zh: '卡已建。', en: 'Card opened.' }), { words: say({ zh: '打开卡', en: 'Open it' }), do: () => go(`/prospect-cards/${done.cardId}`) }); onClose() }
  }
  return <Panel title={say({ zh: '建卡', en: 'Open a card' })} act={comesAt ? say({ zh: '建卡并约', en: 'Open and book' }) : say({ zh: '建卡', en: 'Open' })} busy={busy} problem={problem && !holder && !problem.errors.length ? problem : undefined} onAct={() => void give()} onClose={onClose}>
    {row.customerId ? <p className="quiet">{say({ zh: '客户', en: 'Customer' })} <Link href={`/customers/${row.customerId}`}>{row.customer?.label}</Link></p> : <div className="panel-two"><FieldBox id="oc-name" label={say({ zh: '姓名', en: 'Name' })} need fault={fault('/name')}><input id="oc-name" className="in" autoFocus maxLength={60} value={name} onChange={e => setName(e.target.value)} /></FieldBox><FieldBox id="oc-sex" label={say({ zh: '称呼', en: 'Salutation' })}><Choices label={say({ zh: '称呼', en: 'Salutation' })} value={gender} onChange={setGender} of={[{ key: 'male', words: say({ zh: '先生', en: 'Mr' }) }, { key: 'female', words: say({ zh: '女士', en: 'Ms' }) }]} /></FieldBox></div>}
    <div className="panel-two"><FieldBox id="oc-level" label={say({ zh: '级别', en: 'Level' })} need><Choices label={say({ zh: '级别', en: 'Level' })} value={level} onChange={setLevel} of={levels.map(key => ({ key, words: key }))} /></FieldBox><FieldBox id="oc-model" label={say({ zh: '意向车型', en: 'Model' })}><input id="oc-model" className="in" maxLength={60} value={model} onChange={e => setModel(e.target.value)} /></FieldBox></div>
    <div className="panel-two"><FieldBox id="oc-day" label={say({ zh: '约到店，可不填', en: 'Comes, if agreed' })} fault={fault('/comesAt')}><DayPick id="oc-day" label={say({ zh: '约到店', en: 'Comes' })} min={data.today} value={day} onChange={v => setDay(v ?? null)} /></FieldBox><FieldBox id="oc-clock" label={say({ zh: '几点', en: 'Time' })}><Choices label={say({ zh: '几点', en: 'Time' })} value={clock} onChange={setClock} of={['10:00', '14:00', '16:00', '18:00'].map(key => ({ key, words: key }))} /></FieldBox></div>
    {holder && <Band is="warn">{say({ zh: '这个号码已有人跟：{name}，归属 {owner}，{since} 起。', en: 'Someone has this number: {name}, owner {owner}, since {since}.' }, { name: holder.name, owner: holder.owner ?? say({ zh: '公海', en: 'pool' }), since: holder.since })} {say({ zh: '可记为“已有档案”。', en: 'Mark the lead as on file.' })}</Band>}
  </Panel>
}
/** Why it is none: one press per reason. */
const NoIntent = ({ row, onClose }: { row: InquiryLine; onClose: () => void }) => {
  const say = useSay(), { act, busy, problem } = useAsk(inquiryCalls.change!), [reason, setReason] = useState<keyof typeof invalidReasons>()
  const fault = problem?.errors.find(e => e.pointer === '/invalidReason')?.detail
  const give = async (): Promise<void> => { if (await act({ id: row.id, version: row.version, class: 'nonIntent', invalidReason: reason ?? null } as never)) onClose() }
  return <Panel title={say({ zh: '记为非意向', en: 'Mark as non-intent' })} act={say({ zh: '记下', en: 'Mark' })} busy={busy} problem={fault ? undefined : problem} onAct={() => void give()} onClose={onClose}><FieldBox id="ni" label={say({ zh: '为什么', en: 'Why' })} need fault={fault}><Choices label={say({ zh: '为什么', en: 'Why' })} value={reason} onChange={setReason} of={(Object.keys(invalidReasons) as (keyof typeof invalidReasons)[]).map(key => ({ key, words: say(invalidReasons[key]) }))} /></FieldBox></Panel>
}
export const InquiryDrawer = ({ id, line, data, now, closeTo, neighbours }: P) => {
  const say = useSay(), f = useFormat(), { data: row, problem, again } = useCall(inquiryCalls.get, { id }), change = useAsk(inquiryCalls.change!), archive = useAsk(inquiryCalls.archive!), go = useGo(), server = useNow(data.asOf)
  const [asked] = useAsked(), [doing, setDoing] = useState<'card' | 'none' | 'edit' | undefined>(asked.act === 'card' ? 'card' : undefined)
  if (problem && !row) return <Drawer title="" closeTo={closeTo}><ProblemView problem={problem} onAgain={again} /></Drawer>
  if (!row) return <Drawer title="" closeTo={closeTo}><Loading /></Drawer>
  const can = (name: string): boolean => row.can?.includes(name) ?? false
  const here: InquiryLine = line ? { ...line, ...row } : { ...row, waiting: false, waitedMinutes: row.responseMinutes, openWaitedMinutes: row.openResponseMinutes, late: false }
  if (doing === 'edit') return <EntityForm entity={inquiry} change={inquiryCalls.change} row={row as never} closeTo={closeTo} onCancel={() => setDoing(undefined)} onDone={() => setDoing(undefined)} first={['name', 'phone', 'ownerId', 'handledById', ...ownColumns[row.kind], 'firstResponseAt', 'level', 'want', 'note']} skip={['kind', 'siteId', 'class', 'invalidReason', ...foreignColumns(row.kind, Object.fromEntries(Object.values(ownColumns).flat().map(name => [name, true])))]} title={say({ zh: '改线索', en: 'Change the inquiry' })} />
  const put = async (facts: object, words: string): Promise<void> => { if (await change.act({ id, version: row.version, ...facts } as never)) toast.done(words) }
  const drop = async (): Promise<void> => { if ((await confirm({ title: say({ zh: '归档这条线索？', en: 'Archive this inquiry?' }), body: say({ zh: '记错的才归档；它不再计数，可以恢复。', en: 'Only for mistakes: it no longer counts and can be restored.' }), act: say({ zh: '归档', en: 'Archive' }), danger: true })) && (await archive.act({ id, version: row.version }))) go(closeTo) }
  const facts: Fact[] = [
    [say({ zh: '接到', en: 'Received' }), f.full(row.receivedAt)], [say({ zh: '首响', en: 'Response' }), <ResponseClock key="c" row={here} data={data} now={now} />], row.dispatchedAt ? [say({ zh: '下发', en: 'Dispatched' }), f.when(row.dispatchedAt)] : null, row.firstResponseAt ? [say({ zh: '首响于', en: 'Responded' }), f.when(row.firstResponseAt)] : null,
    ...ownColumns[row.kind].filter(name => !['dispatchedAt'].includes(name)).map((name): Fact => [say(inquiry.fields[name as 'place'].label), name === 'companionId' ? row.companion?.label : name === 'callerNo' && row.callerNo ? <Reveal key="r" masked={row.callerNo} call={inquiryCalls.reveal as never} field={'callerNo' as never} id={id} may={can('reveal')} /> : (row as unknown as Record<string, string | number | null>)[name]]),
    [say({ zh: '意向', en: 'Wants' }), wantLine(row.want)], [say({ zh: '归属', en: 'Owner' }), row.owner?.label], [say({ zh: '跟进人', en: 'Handled by' }), row.handledBy?.label],
    [say({ zh: '客户', en: 'Customer' }), row.customerId ? <Link key="k" href={`/customers/${row.customerId}`}>{row.customer?.label}</Link> : null], [say({ zh: '意向卡', en: 'Card' }), row.cardId ? <Link key="p" href={`/prospect-cards/${row.cardId}`}>{row.card?.label}</Link> : null],
    row.appointment ? [say({ zh: '邀约', en: 'Appointment' }), f.when(row.appointment.label)] : null, row.repeatOfId ? [say({ zh: '重复于', en: 'Repeats' }), <Link key="x" href={`/inquiries/${row.repeatOfId}`}>{row.repeatOf ? f.when(row.repeatOf.label) : say({ zh: '本月第一条', en: 'the first of this month' })}</Link>] : null, row.note ? [say({ zh: '备注', en: 'Note' }), row.note] : null,
  ]
  return <Drawer title={row.name ?? row.customer?.label ?? say({ zh: '未留姓名', en: 'No name' })} label={say({ zh: '渠道线索', en: 'Inquiry' })} note={say(inquiryKinds[row.kind])} closeTo={closeTo} neighbours={neighbours} status={<ResultWord row={here} />}
    acts={<>{row.phone && can('reveal') && <CallButton primary={!can('openCard')} call={inquiryCalls.reveal as never} id={id} onCalled={() => { if (!row.firstResponseAt) void put({ firstResponseAt: server.now() }, say({ zh: '首响已记。', en: 'First response recorded.' })) }} />}{can('openCard') && data.can.includes('prospectCard.create') && <Button kind="primary" icon={<IdCard aria-hidden />} onClick={() => setDoing('card')}>{say({ zh: '建卡', en: 'Open a card' })}</Button>}{can('change') && <Button icon={<Pencil aria-hidden />} onClick={() => setDoing('edit')}>{say({ zh: '改', en: 'Change' })}</Button>}</>}>
    <ProblemLine problem={change.problem ?? archive.problem} />
    {row.repeatOfId && <Band is="accent">{say({ zh: '本月这个号码来过，算第一条；这条不计数。', en: 'This number came before this month; the first one counts, not this.' })}</Band>}
    {here.waiting && can('change') && <Band is={here.late ? 'late' : 'warn'} icon={<PhoneCall aria-hidden />} acts={<Button small icon={<Check aria-hidden />} busy={change.busy} onClick={() => void put({ firstResponseAt: server.now() }, say({ zh: '首响已记。', en: 'First response recorded.' }))}>{say({ zh: '已首响', en: 'Responded' })}</Button>}><ResponseClock row={here} data={data} now={now} /></Band>}
    <DrawerPart><Facts columns={1} of={[row.phone ? [say({ zh: '电话', en: 'Phone' }), <Reveal key="t" masked={row.phone} call={inquiryCalls.reveal as never} id={id} may={can('reveal')} />] : null, ...facts]} /></DrawerPart>
    {can('change') && row.class !== 'card' && <Section title={say({ zh: '结果', en: 'Result' })}><div className="iq-results">
      <Button small disabled={row.class === 'pending'} onClick={() => void put({ class: 'pending' }, say({ zh: '放回待跟进。', en: 'Open again.' }))}>{say({ zh: '待跟进', en: 'Open' })}</Button>
      <Button small disabled={row.class === 'onFile'} onClick={() => void put({ class: 'onFile' }, say({ zh: '记为已有档案。', en: 'Marked as on file.' }))}>{say({ zh: '已有档案', en: 'On file' })}</Button>
      <Button small onClick={() => setDoing('none')}>{say({ zh: '非意向…', en: 'Non-intent…' })}</Button></div></Section>}
    {row.sealed && <p><Status is="sealed">{say({ zh: '已随当天封存', en: 'Sealed with its day' })}</Status></p>}
    <Section title={say({ zh: '改动', en: 'Changes' })} right={can('archive') && <Button kind="link" small onClick={() => void drop()}>{say({ zh: '归档', en: 'Archive' })}</Button>}><History entity={inquiry} call={inquiryCalls.history} id={id} /></Section>
    {doing === 'card' && can('openCard') && <OpenCard row={here} data={data} onClose={() => setDoing(undefined)} />}{doing === 'none' && <NoIntent row={here} onClose={() => setDoing(undefined)} />}
  </Drawer>
}
