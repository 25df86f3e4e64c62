import { UserRoundX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ask, useAsk, useCall } from '../../web/ask/index.ts'
import { FieldBox, FormDrawer, FormFields, OneField, useForm } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, useAsked, useGo } from '../../web/go.tsx'
import { Button, LevelMark, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { hasRole, mayI, useMe } from '../../web/me.ts'
import { choice } from '../../kernel/fields/index.ts'
import { isMobile, readPhone } from '../../kernel/phone.ts'
import { customer, customerCalls, levels, type Holder } from '../customers/index.ts'
import '../people/index.ts'
import { cardCalls } from './card.ts'
import { visitCalls } from './visit.ts'
import { visitSheetPage } from './visitSheet.ts'
import './customers.css'

/** Asked while one types: is someone on this number already? Whole mobile numbers only, a moment after the last key. */
const useHolder = (phone: unknown): Holder | undefined => {
  const [found, setFound] = useState<{ phone: string; holder: Holder | null }>(), whole = typeof phone === 'string' ? readPhone(phone) : undefined
  useEffect(() => {
    if (!whole || !isMobile(whole)) return undefined
    let gone = false
    const timer = setTimeout(() => void ask(customerCalls.lookup, { kind: 'phone', value: whole }).then(a => { if (!gone) setFound({ phone: whole, holder: a.holder }) }, () => undefined), 250)
    return () => { gone = true; clearTimeout(timer) }
  }, [whole])
  return whole && found?.phone === whole ? found.holder ?? undefined : undefined
}
/** «这个号码已有人跟»: a masked name, the owner, since when, and the ways on (users.md 10). */
export const HolderNote = ({ holder, phone, onOther }: { holder: Holder; phone: string; onOther: () => void }) => {
  const say = useSay(), f = useFormat(), go = useGo(), me = useMe(), log = useAsk(visitCalls.create!)
  const hand = async (): Promise<void> => { const done = await log.act({ phone, firstTime: false, ...(holder.id ? { customerId: holder.id } : {}) } as never); if (done) { toast.done(say({ zh: '已记一次来访，第 {n} 批', en: 'Logged as party {n}' }, { n: done.partyNo })); go(`/visits/${done.id}`) } }
  return <div className="cu-held" role="alert"><UserRoundX aria-hidden /><div><b>{say({ zh: '这个号码已有人跟', en: 'Someone already has this number' })}</b>
    <p>{holder.owner ? say({ zh: '{n}，归属 {o}，{s} 起', en: '{n}, owner {o}, since {s}' }, { n: holder.name, o: holder.owner, s: holder.since }) : say({ zh: '{n}，在公海，{s} 起', en: '{n}, in the pool, since {s}' }, { n: holder.name, s: holder.since })}{holder.lastContactOn ? say({ zh: '，{d}还联系过。', en: ', contacted {d}.' }, { d: f.near(holder.lastContactOn) }) : say({ zh: '。', en: '.' })}</p>
    <div className="cu-ways">{holder.id && <Link href={`/customers/${holder.id}`}>{say({ zh: '打开这位', en: 'Open the record' })}</Link>}{mayI(me, 'visit', 'c') && <Button kind="link" busy={log.busy} onClick={() => void hand()}>{holder.owner ? say({ zh: '转给{o}，记一次来访', en: 'Hand to {o}, log a visit' }, { o: holder.owner }) : say({ zh: '记一次来访', en: 'Log a visit' })}</Button>}<Button kind="link" onClick={onOther}>{say({ zh: '换个号码', en: 'Another number' })}</Button></div>{log.problem && <p>{log.problem.detail}</p>}</div></div>
}
const first = ['name', 'gender', 'phone', 'channel', 'ownerId'] as const
/** A customer in a few fields, and the card with it where a wish is known: masked search first, never a second record by mistake. */
export const CustomerForm = ({ closeTo }: { closeTo: string }) => {
  const say = useSay(), go = useGo(), me = useMe(), [asked] = useAsked(), create = useAsk(customerCalls.create!, { quiet: true }), card = useAsk(cardCalls.create!)
  const visit = useCall(visitCalls.get, { id: asked.visit ?? '' }, { when: !!asked.visit }).data
  const consultant = hasRole(me, 'consultant', 'dcc'), mayCard = mayI(me, 'prospectCard', 'c')
  const form = useForm({ kind: 'person', channel: 'walkIn', ownerId: consultant ? me.member.id : null, owner: consultant ? { id: me.member.id, label: me.member.name } : null, name: null, phone: asked.phone ?? null, model: null, level: null, gender: null }, { draft: 'customer.new' }), v = form.values
  // reception names whoever sells here without seeing the members themselves; a consultant names himself
  const sheet = useCall(visitSheetPage, {}, { when: hasRole(me, 'reception') && !consultant, still: true }).data
  const people = consultant ? { [me.member.id]: { zh: me.member.name, en: me.member.name } } : sheet && Object.fromEntries(sheet.people.filter(p => p.sells).map(p => [p.id, { zh: p.label, en: p.label }]))
  const holder = useHolder(v.phone), problem = create.problem ?? card.problem, { refuse, set } = form
  const told = (create.problem?.body.holder as Holder | undefined) ?? holder
  useEffect(() => refuse(problem), [problem, refuse])
  const filledFrom = useRef<string>(undefined) // once per party: what somebody clears afterwards stays cleared
  useEffect(() => { if (visit && filledFrom.current !== visit.id) { filledFrom.current = visit.id; if (visit.name && !v.name) set('name', visit.name); if (visit.want?.model && !v.model) set('model', visit.want.model); if (visit.level && !v.level) set('level', visit.level); if (visit.ownerId && !consultant) set('ownerId', visit.ownerId) } }, [visit, v, set, consultant])
  const save = async (): Promise<void> => {
    if (told) { document.querySelector<HTMLElement>('.cu-held a, .cu-held button')?.focus(); return }
    const { model, level, owner: _, ...rest } = v
    const made = await create.act(Object.fromEntries(Object.entries(rest).filter(([, x]) => x !== null && x !== undefined && x !== '')) as never)
    if (!made) return
    if (mayCard && (model || level || visit)) { const opened = await card.act({ customerId: made.id, channel: made.channel, level: (level as string | null) ?? 'N', want: model ? { model } : {}, ...(visit ? { originVisitId: visit.id } : {}) } as never); if (!opened) { toast.no(say({ zh: '客户建好了，意向卡没建成。', en: 'The customer is made; the card is not.' })) } }
    form.done()
    toast.done(say({ zh: '已建客户 {n}', en: '{n} created' }, { n: made.name }))
    go(`/customers/${made.id}`, { replace: true })
  }
  return <FormDrawer title={say({ zh: '新客户', en: 'New customer' })} form={form} busy={create.busy || card.busy} onSubmit={() => void save()} act={say({ zh: '建客户', en: 'Create' })} closeTo={closeTo} note={say({ zh: '客户同意信息采集后再存', en: 'Save once the customer agrees' })}>
    <FormFields fields={customer.fields} children={customer.children} form={form} first={first} skip={['siteId', 'teamId', 'kind']} mode="create" row={v} notes={{ ownerId: say({ zh: '不填进公海', en: 'empty: the pool' }) }} overrides={{
      phone: ({ value, set: put, fault, id }) => <FieldBox id={id} label={say({ zh: '手机', en: 'Phone' })} fault={told ? undefined : fault} whole><input id={id} className="in" inputMode="tel" autoComplete="off" value={String(value ?? '')} aria-invalid={!!told || !!fault || undefined} onChange={e => { create.reset(); put(e.target.value) }} />{told && <HolderNote holder={told} phone={String(value ?? '')} onOther={() => { create.reset(); put(''); document.getElementById(id)?.focus() }} />}</FieldBox>,
      ownerId: ({ form: f2, fault }) => <><OneField field={people ? { ...choice(customer.fields.ownerId.label, people), nullable: true } : customer.fields.ownerId} name="ownerId" form={f2} note={consultant ? say({ zh: '默认自己', en: 'yourself' }) : say({ zh: '不填进公海', en: 'empty: the pool' })} />{fault && null}
        {mayCard && <><FieldBox id="cn-model" label={say({ zh: '想要', en: 'Wants' })} note={say({ zh: '填了就顺手建意向客户卡', en: 'opens a prospect card too' })} whole><input id="cn-model" className="in" autoComplete="off" value={String(f2.values.model ?? '')} onChange={e => f2.set('model', e.target.value || null)} /></FieldBox>
          <div className="ff ff-whole"><span className="ff-label">{say({ zh: '级别', en: 'Level' })}</span><div className="cu-pick" role="radiogroup" aria-label={say({ zh: '级别', en: 'Level' })}>{(['H', 'A', 'B', 'C', 'N'] as const).map(l => <button key={l} type="button" role="radio" aria-checked={f2.values.level === l} className={f2.values.level === l ? 'on' : ''} onClick={() => f2.set('level', f2.values.level === l ? null : l)}><LevelMark level={l} /><span>{say(levels[l]).replace(/^[A-Z] /, '')}</span></button>)}</div></div></>}</>,
    }} />
  </FormDrawer>
}
