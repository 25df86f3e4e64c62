import { Check } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { instantIn } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { useGo } from '../../web/go.tsx'
import { Button, MenuItem, Pop, ProblemLine, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe, usePlace } from '../../web/me.ts'
import { useNow } from '../../web/now.ts'
import { PhoneHead, PhonePage, ThumbSave, Tiles } from '../../web/phone/index.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import { RecallWords, useRecall } from './RecallStrip.tsx'
import { appointmentCalls } from './inquiry.ts'
import type { Recalled } from './recall.ts'
import { skipReasons } from './turn.ts'
import { visitCalls } from './visit.ts'
import { visitSheetPage } from './visitSheet.ts'
import './visits.css'

type Purpose = 'buy' | 'paperwork' | 'service' | 'other'
/** A party in two taps: +, 登记. The likely things are chosen; the rest is completed before it leaves (domain.md 5). */
const VisitLogPage = () => {
  const say = useSay(), f = useFormat(), me = useMe(), go = useGo(), { siteId } = usePlace(), now = useNow()
  const sheet = useCall(visitSheetPage, { siteId: siteId || undefined }, { every: 15_000 }).data, create = useAsk(visitCalls.create!)
  const consultant = me.member.roles.includes('consultant')
  const [purpose, setPurpose] = useState<Purpose>('buy'), [first, setFirst] = useState<'F' | 'S'>('F'), [people, setPeople] = useState('2'), [how, setHow] = useState<'turn' | 'named' | 'appointment'>('turn'), [receiver, setReceiver] = useState<string>(), [tail, setTail] = useState(''), [who, setWho] = useState<Recalled>(), [clock, setClock] = useState<string>(), [plan, setPlan] = useState<string>()
  const { found } = useRecall(who ? '' : tail), zone = sheet?.timeZone ?? f.zone, today = sheet?.today ?? me.today
  const plans = useCall(appointmentCalls.query, { state: 'planned', 'at.gte': startOfDay(today, zone), 'at.lt': startOfDay(addDays(today, 1), zone), limit: 50, sort: 'at' }, { when: how === 'appointment' }).data?.items ?? []
  const receiverId = receiver ?? (consultant ? me.member.id : sheet?.turn.nextId ?? undefined), receiverName = sheet?.people.find(p => p.id === receiverId)?.label ?? ''
  const shownClock = clock ?? f.clock(now), rows = useMemo(() => [...(sheet?.rows ?? [])].reverse().slice(0, 2), [sheet])
  const next = sheet?.turn.nextId === me.member.id
  // who comes back goes to his own consultant, booked for today or asked for (domain.md 10b), unless somebody was chosen by hand
  const take = (r: Recalled | undefined): void => {
    setWho(r)
    if (!r) return
    setFirst(r.visits > 0 ? 'S' : 'F')
    if (receiver !== undefined || how !== 'turn' || r.ownerId === null || !sheet?.people.some(p => p.id === r.ownerId)) return
    setReceiver(r.ownerId)
    setHow(r.promises.some(p => p.kind === 'appointment' && f.dayOf(p.at) === today) ? 'appointment' : 'named')
  }
  const save = async (): Promise<void> => {
    const picked = plans.find(p => p.id === plan), customerId = who?.kind === 'customer' ? who.id : picked?.customerId
    const done = await create.act({ siteId: sheet?.siteId ?? siteId, purpose, firstTime: first === 'F', people: Number(people), receivedHow: how, channel: purpose === 'buy' ? 'walkIn' : undefined, ...(receiverId ? { receivedById: receiverId } : {}), ...(customerId ? { customerId } : {}), ...(picked ? { appointmentId: picked.id } : {}), ...(clock ? { arrivedAt: instantIn(`${today}T${clock}`, zone) } : {}), ...(!customerId && tail.replace(/\D/g, '').length >= 7 ? { phone: tail } : {}) } as never)
    if (!done) return
    toast.done(say({ zh: '第 {n} 批已登记', en: 'Party {n} logged' }, { n: done.partyNo }), { words: say({ zh: '现在完善', en: 'Complete now' }), do: () => go(`/visits/${done.id}`) })
    go('/visits', { replace: true })
  }
  return <PhonePage head={<PhoneHead title={say({ zh: '登记一批', en: 'Log a party' })} close="/visits" right={next && <span className="lg-turn">{say({ zh: '顺位到你', en: 'your turn' })}</span>} />}
    thumb={<ThumbSave icon={<Check aria-hidden />} busy={create.busy} onClick={() => void save()} note={say({ zh: '两下就够：＋，登记。其余离店前补，会提醒你。', en: 'Two taps are enough. Complete the rest before they leave; you are reminded.' })}>{say({ zh: '登记', en: 'Log' })}</ThumbSave>}>
    <div className="lg"><div className="lg-time">{clock === undefined ? <b>{shownClock}</b> : <input className="in" type="time" value={clock} aria-label={say({ zh: '进店时间', en: 'Arrived at' })} onChange={e => setClock(e.target.value)} />}<span className="quiet">{say({ zh: '进店 · 今天第 {n} 批', en: 'arrived · party {n} today' }, { n: (sheet?.rows.at(-1)?.partyNo ?? 0) + 1 })}</span><Button kind="text" small onClick={() => setClock(clock === undefined ? f.clock(now) : undefined)}>{clock === undefined ? say({ zh: '改时间', en: 'Change' }) : say({ zh: '就现在', en: 'Now' })}</Button></div>
      {(sheet?.turn.order.length ?? 0) > 0 && <div className="lg-line"><span>{say({ zh: '顺位', en: 'Turns' })}</span>{sheet!.turn.order.slice(0, 4).map((p, i) => <span key={p.memberId} className={p.memberId === sheet!.turn.nextId ? 'on' : ''}>{i + 1} {p.memberId === me.member.id ? say({ zh: '你', en: 'you' }) : p.name} {p.why ? <small>{say(skipReasons[p.why])}</small> : null}</span>)}</div>}
      {rows.map(r => <div key={r.id} className="lg-line"><span>{f.clock(r.arrivedAt)}</span><span>{say({ zh: '第 {n} 批 {p} 人', en: 'party {n}, {p}' }, { n: r.partyNo, p: r.people })} · {(r.owner ?? r.receivedBy)?.label ?? '–'}{r.state === 'unfinished' && <span className="warn"> · {say({ zh: '未完善', en: 'unfinished' })}</span>}</span></div>)}
      <div className="lg-space" />
      <Tiles label={say({ zh: '来做什么', en: 'What for' })} columns={4} value={purpose} onChange={setPurpose} of={[{ key: 'buy', words: say({ zh: '看车', en: 'To buy' }) }, { key: 'paperwork', words: say({ zh: '办手续', en: 'Papers' }) }, { key: 'service', words: say({ zh: '维修', en: 'Service' }) }, { key: 'other', words: say({ zh: '其他', en: 'Other' }) }]} />
      {purpose === 'buy' && <Tiles label={say({ zh: '来过没有', en: 'Been before' })} columns={2} value={first} onChange={setFirst} of={[{ key: 'F', words: say({ zh: '首次', en: 'First time' }) }, { key: 'S', words: say({ zh: '再次', en: 'Again' }) }]} />}
      <Tiles label={say({ zh: '几个人', en: 'How many' })} columns={6} value={people} onChange={setPeople} of={['1', '2', '3', '4', '5', '6'].map(n => ({ key: n, words: n === '6' ? '6+' : n }))} />
      <Tiles label={say({ zh: '谁接待', en: 'Who receives' })} columns={3} value={how} onChange={setHow} of={[{ key: 'turn', words: receiverId === me.member.id ? say({ zh: '我', en: 'Me' }) : receiverName || say({ zh: '顺位', en: 'In turn' }), note: say({ zh: '顺位', en: 'in turn' }) }, { key: 'named', words: say({ zh: '指定', en: 'Asked for' }), note: say({ zh: '客人点名', en: 'by name' }) }, { key: 'appointment', words: say({ zh: '预约', en: 'Booked' }), note: say({ zh: '选预约', en: 'pick one' }) }]}
        right={<Pop align="right" label={say({ zh: '换人', en: 'Someone else' })} button={({ press, open }) => <Button kind="link" small aria-expanded={open} onClick={press}>{say({ zh: '换人', en: 'Someone else' })}</Button>}>{close => (sheet?.people ?? []).map(p => <MenuItem key={p.id} on={p.id === receiverId} onClick={() => { close(); setReceiver(p.id) }}>{p.label}</MenuItem>)}</Pop>} />
      {how === 'appointment' && (plans.length === 0 ? <p className="quiet">{say({ zh: '今天没有约好的。', en: 'No appointments today.' })}</p> : plans.map(p => <button key={p.id} type="button" className={`lg-found${p.id === plan ? ' on' : ''}`} aria-pressed={p.id === plan} onClick={() => setPlan(p.id === plan ? undefined : p.id)}><b>{f.clock(p.at)} {p.customer?.label}</b><small><span>{p.purpose}</span><span>{p.member?.label}</span></small></button>))}
      <div className="tiles-label"><label htmlFor="lg-tail">{say({ zh: '手机尾号，可不填', en: 'Last digits, if you like' })}</label><span>{say({ zh: '老客户一秒认出', en: 'a known one at once' })}</span></div>
      <input id="lg-tail" className="in" inputMode="tel" autoComplete="off" placeholder={say({ zh: '后四位', en: 'last four' })} value={tail} onChange={e => { setTail(e.target.value); take(undefined) }} />
      {(who ? [who] : found).slice(0, 3).map((r, i) => <button key={r.id ?? i} type="button" className={`lg-found${who ? ' on' : ''}`} aria-pressed={!!who} disabled={!r.seen || r.kind !== 'customer'} onClick={() => take(who ? undefined : r)}><small><RecallWords of={r} /></small></button>)}
      {create.problem && <ProblemLine problem={create.problem} />}
    </div>
  </PhonePage>
}
export default VisitLogPage
