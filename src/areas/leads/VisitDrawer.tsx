import { Check, UserPlus } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { refusalFacts, type Fault } from '../../kernel/refusal.ts'
import { Problem, useAsk, useCall } from '../../web/ask/index.ts'
import { DraftSaved, FieldBox, InstantPick, useForm, type Form } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useGo } from '../../web/go.tsx'
import { Band, Button, Chip, Choices, confirm, Drawer, DrawerPart, Facts, LevelMark, Loading, ProblemLine, ProblemView, Section, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { mayI, useMe } from '../../web/me.ts'
import { ThumbSave, Tiles, usePhone } from '../../web/phone/index.ts'
import type { Row } from '../../kernel/entity.ts'
import { channels, levels } from '../customers/index.ts'
import { cardCalls } from './card.ts'
import { History } from '../../web/list/index.ts'
import { RecallWords, useRecall } from './RecallStrip.tsx'
import { purposes, receivedHow, visit, visitCalls, visitClasses } from './visit.ts'
import { reasons } from './visitColumns.ts'
import { finishFaults } from './visit.rules.ts'
import { visitSheetPage } from './visitSheet.ts'
import './visits.css'

type Party = Row<typeof visit>
/** Who it is: a known one by tail or number, else name and phone, else why there is no data. */
const Who = ({ form, known }: { form: Form; known: string | null }) => {
  const say = useSay(), phone = String(form.values.phone ?? ''), { found } = useRecall(form.values.customerId ? '' : phone)
  const take = (id: string | undefined, name: string, masked: string | null): void => { form.set('customerId', id ?? null); form.set('name', name); form.set('phone', masked ?? '') }
  return <>
    <FieldBox id="fin-phone" label={say({ zh: '电话', en: 'Phone' })} note={say({ zh: '老客户输后四位就认出', en: 'four digits find a known one' })} fault={form.faults.phone}><input id="fin-phone" className="in" inputMode="tel" autoComplete="off" value={phone} aria-invalid={!!form.faults.phone || undefined} onChange={e => { form.set('phone', e.target.value); if (form.values.customerId && form.values.customerId !== known) form.set('customerId', known) }} /></FieldBox>
    {found.map((r, i) => <button key={r.id ?? i} type="button" className="lg-found" disabled={!r.seen || r.kind !== 'customer'} onClick={() => take(r.id, r.name, r.phone)}><small><RecallWords of={r} /></small></button>)}
    <FieldBox id="fin-name" label={say({ zh: '姓名', en: 'Name' })} fault={form.faults.name ?? form.faults.customerId}><input id="fin-name" className="in" autoComplete="off" value={String(form.values.name ?? '')} aria-invalid={!!form.faults.name || undefined} onChange={e => form.set('name', e.target.value)} /></FieldBox>
    {phone === '' && !form.values.customerId && <FieldBox id="fin-reason" label={say({ zh: '没留电话，为什么', en: 'No phone: why' })} fault={form.faults.noDataReason}><div className="chips">{reasons.map(r => <Chip key={r.zh} value={say(r)} on={form.values.noDataReason === say(r)} onPress={() => form.set('noDataReason', form.values.noDataReason === say(r) ? null : say(r))} />)}</div><input id="fin-reason" className="in" autoComplete="off" value={String(form.values.noDataReason ?? '')} onChange={e => form.set('noDataReason', e.target.value)} /></FieldBox>}
  </>
}
const fields = ['purpose', 'firstTime', 'customerId', 'name', 'phone', 'noDataReason', 'level', 'channel', 'wechatAdded', 'leftAt', 'rival', 'note', 'model'] as const
const initialOf = (row: Party): Record<string, unknown> => ({ ...Object.fromEntries(fields.filter(n => n !== 'model').map(n => [n, row[n as keyof Party] ?? null])), model: row.want?.model ?? null, withCard: !row.cardId })
/** What a form sends: changed fields only; a masked number never travels back. */
const changesOf = (form: Form): Record<string, unknown> => {
  const { withCard: _, model, phone, ...rest } = form.changed
  const clean = Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, v === '' ? null : v]))
  return { ...clean, ...(model === undefined ? {} : { want: { model: model === '' ? null : model } }), ...(phone === undefined || String(phone).includes('*') ? {} : { phone: phone === '' ? null : phone }) }
}
const Finish = ({ row, models, onDone }: { row: Party; models: readonly string[]; onDone: () => void }) => {
  const say = useSay(), me = useMe(), go = useGo(), phone0 = usePhone(), initial = useMemo(() => initialOf(row), [row]), form = useForm(initial, { draft: `visit.${row.id}` })
  const change = useAsk(visitCalls.change!, { quiet: true }), finish = useAsk(visitCalls.finish), customerNew = useAsk(visitCalls.makeCustomer, { quiet: true }), cardNew = useAsk(cardCalls.create!)
  const problem = change.problem ?? finish.problem ?? customerNew.problem ?? cardNew.problem, { refuse } = form, busy = change.busy || finish.busy || customerNew.busy || cardNew.busy
  useEffect(() => refuse(problem), [problem, refuse])
  const buy = form.values.purpose === 'buy', open = row.state === 'unfinished'
  const phone = String(form.values.phone ?? ''), mayCard = buy && !row.cardId && mayI(me, 'prospectCard', 'c') && (form.values.customerId !== null || phone.replace(/\D/g, '').length >= 7), withCard = mayCard && form.values.withCard === true
  // what is missing is said before anything travels: the same rule that the server keeps (visit.rules.ts)
  const missing = (): Fault[] => (open ? finishFaults({ ...row, ...form.values, ownerId: row.ownerId, receivedById: row.receivedById, arrivedAt: row.arrivedAt, state: row.state, ...Object.fromEntries(['name', 'phone', 'customerId', 'noDataReason', 'leftAt'].map(n => [n, form.values[n] || null])) } as never, new Date(Date.now() + 300_000).toISOString()) : [])
  const save = async (): Promise<void> => {
    const faults = missing()
    if (faults.length) { refuse(new Problem(422, { code: 'field.invalid', detail: say(refusalFacts('field.invalid')!), errors: faults.map(x => ({ ...x, detail: say(refusalFacts(x.code)!) })) })); return }
    const changes = changesOf(form)
    let now: { id: string; version: number } = row
    if (Object.keys(changes).length) { const done = await change.act({ id: row.id, version: row.version, ...changes } as never); if (!done) return; now = done }
    if (open) { const done = await finish.act({ id: row.id, version: now.version }); if (!done) return; now = done }
    form.done()
    if (withCard) {
      const v = form.values, channel = (v.channel as string | null) ?? 'walkIn', customerId = (v.customerId as string | null) ?? (now as Party).customerId ?? (await customerNew.act({ id: row.id, version: now.version }))?.customerId
      if (!customerId) return
      if (!(now as Party).cardId) { const card = await cardNew.act({ customerId, channel, level: (v.level as string | null) ?? 'N', originVisitId: row.id, want: v.model ? { model: v.model } : {} } as never); if (!card) return; toast.done(say({ zh: '已完善，并建了意向卡 {no}', en: 'Finished, and card {no} opened' }, { no: card.no }), { words: say({ zh: '看客户', en: 'Open customer' }), do: () => go(`/customers/${customerId}`) }); onDone(); return }
    }
    toast.done(open ? say({ zh: '第 {n} 批已完善', en: 'Party {n} finished' }, { n: row.partyNo }) : say({ zh: '已存', en: 'Saved' }))
    onDone()
  }
  const act = open ? withCard ? say({ zh: '完善，并建卡', en: 'Finish and open a card' }) : say({ zh: '完善', en: 'Finish' }) : say({ zh: '存', en: 'Save' })
  const holder = problem?.code === 'customer.duplicate' ? problem.body.holder as { name: string; owner: string | null; since: string } | undefined : undefined
  return <form className="fin" noValidate onSubmit={e => { e.preventDefault(); void save() }}>
    <Tiles label={say({ zh: '来做什么', en: 'What for' })} right={<DraftSaved form={form} />} columns={3} value={String(form.values.purpose) as keyof typeof purposes} onChange={k => form.set('purpose', k)} of={Object.entries(purposes).map(([key, l]) => ({ key: key as keyof typeof purposes, words: say(l) }))} />
    {buy && <><Tiles label={say({ zh: '来过没有', en: 'Been before' })} columns={2} value={form.values.firstTime ? 'F' : 'S'} onChange={k => form.set('firstTime', k === 'F')} of={[{ key: 'F', words: say({ zh: '首次', en: 'First time' }) }, { key: 'S', words: say({ zh: '再次', en: 'Again' }) }]} />
      <Who form={form} known={row.customerId} />
      <FieldBox id="fin-model" label={say({ zh: '意向车型', en: 'Model' })} fault={form.faults['want.model']}><input id="fin-model" className="in" autoComplete="off" value={String(form.values.model ?? '')} onChange={e => form.set('model', e.target.value)} />{models.length > 0 && <div className="chips">{models.slice(0, 5).map(m => <Chip key={m} value={m} on={form.values.model === m} onPress={() => form.set('model', m)} />)}</div>}</FieldBox>
      <Tiles label={say({ zh: '几级', en: 'Level' })} columns={5} value={form.values.level as string | null} onChange={k => form.set('level', k)} of={(['H', 'A', 'B', 'C', 'N'] as const).map(k => ({ key: k, words: <LevelMark level={k} />, note: say(levels[k]).replace(/^[A-Z] /, '') }))} />
      <FieldBox id="fin-channel" label={say({ zh: '渠道', en: 'Channel' })} fault={form.faults.channel}><Choices label={say({ zh: '渠道', en: 'Channel' })} value={(form.values.channel as keyof typeof channels | null) ?? undefined} onChange={k => form.set('channel', k)} of={Object.entries(channels).map(([key, l]) => ({ key: key as keyof typeof channels, words: say(l) }))} /></FieldBox>
      <label className="box"><input type="checkbox" checked={form.values.wechatAdded === true} onChange={e => form.set('wechatAdded', e.target.checked)} /><span>{say({ zh: '加了微信', en: 'WeChat added' })}</span></label>
      {mayCard && <label className="box"><input type="checkbox" checked={withCard} onChange={e => form.set('withCard', e.target.checked)} /><span>{say({ zh: '顺手建意向客户卡', en: 'Open a prospect card too' })}</span></label>}</>}
    <FieldBox id="fin-left" label={say({ zh: '离店', en: 'Left' })} fault={form.faults.leftAt}><InstantPick id="fin-left" value={form.values.leftAt as string | null} onChange={v => form.set('leftAt', v ?? null)} label={say({ zh: '离店', en: 'Left' })} /></FieldBox>
    <FieldBox id="fin-note" label={say({ zh: '备注', en: 'Note' })} fault={form.faults.note}><textarea id="fin-note" className="in in-lines" rows={2} value={String(form.values.note ?? '')} onChange={e => form.set('note', e.target.value)} /></FieldBox>
    {holder && <Band is="late">{say({ zh: '这个号码已有人跟：{n}，归属 {o}，{s} 起。请和他一起接，客流已经完善。', en: 'Someone has this number: {n}, owner {o}, since {s}. Serve together; the party is finished.' }, { n: holder.name, o: holder.owner ?? '–', s: holder.since })}</Band>}
    {problem && !holder && Object.keys(form.faults).length === 0 && <ProblemLine problem={problem} />}
    {phone0 ? <ThumbSave icon={<Check aria-hidden />} busy={busy} onClick={() => void save()}>{act}</ThumbSave> : <Button kind="primary" submit busy={busy} icon={<Check aria-hidden />}>{act}</Button>}
  </form>
}
/** One party: what is known, what is missing, who was chased. Completed here by its consultant, on a desk or a phone. */
export const VisitDrawer = ({ id, closeTo }: { id: string; closeTo: string }) => {
  const say = useSay(), f = useFormat(), me = useMe(), go = useGo(), { data: row, problem, again } = useCall(visitCalls.get, { id }), remind = useAsk(visitCalls.remind), archive = useAsk(visitCalls.archive!), make = useAsk(visitCalls.makeCustomer)
  const sheet = useCall(visitSheetPage, { siteId: row?.siteId, on: row?.on }, { when: !!row, keep: true })
  if (!row) return <Drawer title={say({ zh: '客流', en: 'Party' })} closeTo={closeTo}>{problem ? <ProblemView problem={problem} onAgain={again} /> : <Loading rows={6} />}</Drawer>
  const gone = async (): Promise<void> => { if ((await confirm({ title: say({ zh: '作废第 {n} 批？', en: 'Void party {n}?' }, { n: row.partyNo }), body: say({ zh: '记重了、记错了才作废；它不再计数，序号留着。', en: 'Only for a row written twice or by mistake; it counts no longer, its number stays.' }), act: say({ zh: '作废', en: 'Void' }), danger: true })) && (await archive.act({ id, version: row.version }))) { toast.done(say({ zh: '已作废', en: 'Voided' })); go(closeTo) } }
  const can = new Set(row.can), open = row.state === 'unfinished', who = row.owner ?? row.receivedBy
  return <Drawer key={row.id} title={say({ zh: '第 {n} 批', en: 'Party {n}' }, { n: row.partyNo })} note={`${f.near(row.on)} ${f.clock(row.arrivedAt)}`} closeTo={closeTo}
    acts={<>{row.customerId && <Button onClick={() => go(`/customers/${row.customerId!}`)}>{say({ zh: '看客户', en: 'Customer' })}</Button>}{can.has('makeCustomer') && row.name && <Button icon={<UserPlus aria-hidden />} busy={make.busy} onClick={() => void make.act({ id, version: row.version }).then(done => { if (done?.customerId) go(`/customers/${done.customerId}`) })}>{say({ zh: '建客户', en: 'Make customer' })}</Button>}{can.has('remind') && who?.id !== me.member.id && <Button busy={remind.busy} onClick={() => void remind.act({ id })}>{say({ zh: '催一下', en: 'Chase' })}{row.reminders ? ` ${row.reminders}` : ''}</Button>}{can.has('archive') && <Button kind="text" onClick={() => void gone()}>{say({ zh: '作废', en: 'Void' })}</Button>}</>}
    status={row.sealed ? <Status is="sealed">{say({ zh: '已封', en: 'Sealed' })}</Status> : open ? <Status is="open">{say({ zh: '未完善', en: 'Unfinished' })}</Status> : <Status is="ok">{say(visitClasses[row.class])}</Status>}>
    <ProblemLine problem={archive.problem ?? make.problem ?? remind.problem} />
    <DrawerPart><Facts columns={2} of={[[say({ zh: '接待', en: 'Received by' }), row.receivedBy?.label], [say({ zh: '方式', en: 'How' }), say(receivedHow[row.receivedHow])], [say({ zh: '归属', en: 'Owner' }), row.owner?.label], [say({ zh: '人数', en: 'People' }), row.people], [say({ zh: '客户', en: 'Customer' }), row.customer ? <Link href={`/customers/${row.customer.id}`}>{row.customer.label}</Link> : row.name], [say({ zh: '电话', en: 'Phone' }), row.phone], row.lateEntry ? [say({ zh: '补录', en: 'Late entry' }), f.full(row.createdAt)] : undefined, row.reminders ? [say({ zh: '催过', en: 'Chased' }), `${row.reminders} · ${row.remindedBy?.label ?? ''} ${row.remindedAt ? f.when(row.remindedAt) : ''}`] : undefined]} /></DrawerPart>
    {can.has('change') ? <Finish key={`${row.id} ${row.version}`} row={row} models={sheet.data?.models ?? []} onDone={() => go(closeTo)} />
      : <Facts of={[[say({ zh: '来店目的', en: 'Purpose' }), say(purposes[row.purpose])], [say({ zh: '意向', en: 'Wants' }), [row.want?.model, row.want?.colour].filter(Boolean).join(' ')], [say({ zh: '级别', en: 'Level' }), row.level ? <LevelMark level={row.level} /> : null], [say({ zh: '未留原因', en: 'Why no data' }), row.noDataReason], [say({ zh: '备注', en: 'Note' }), row.note]]} />}
    {open && who && !can.has('change') && <p className="fin-say">{say({ zh: '由 {who} 完善。', en: '{who} completes it.' }, { who: who.label })}</p>}
    <Section title={say({ zh: '经过', en: 'History' })}><History entity={visit as never} call={visitCalls.history} id={id} /></Section>
  </Drawer>
}
