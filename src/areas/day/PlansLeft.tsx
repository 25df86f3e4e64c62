import { CalendarClock, Check, PhoneCall, PhoneOff } from 'lucide-react'
import { useState } from 'react'
import { addDays } from '../../kernel/time.ts'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link } from '../../web/go.tsx'
import { askReason, Button, IconButton, ProblemLine, Status, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { appointmentCalls, confirmations } from '../leads/index.ts'
import { planItemCalls } from '../plans/index.ts'
import type { EveningCall, EveningCheck } from './eveningPages.ts'

/** 计划未结: what was promised and is neither done nor carried; one press carries the rest with one reason. */
export const PlansLeft = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), many = useAsk(planItemCalls.carryMany), { open } = e.plans
  if (open.length === 0) return null
  const carry = async (items: typeof open): Promise<void> => {
    const reason = await askReason({ title: say({ zh: '结转 {n} 项到明天', en: 'Carry {n} to tomorrow' }, { n: items.length }), act: say({ zh: '结转', en: 'Carry over' }) }, { label: say({ zh: '为什么没做', en: 'Why not done' }), most: 300 })
    const done = reason ? await many.act({ items: items.map(({ id, version }) => ({ id, version })), to: addDays(e.on, 1), reason } as never) : undefined
    if (done) toast.done(say({ zh: '结转了 {n} 项{rest}。', en: '{n} carried over{rest}.' }, { n: done.carried.length, rest: done.refused.length ? say({ zh: '，{n} 项没成：{why}', en: ', {n} not: {why}' }, { n: done.refused.length, why: done.refused[0].detail }) : '' }))
  }
  const may = e.can.includes('carry'), people = [...Map.groupBy(open, i => i.memberId)]
  return <section className="ev-class" id="plans-left"><h2>{say({ zh: '计划未结', en: 'Plans left open' })}<small>{say({ zh: '做了的补上凭据，没做的写原因结转', en: 'add the evidence of what was done; carry the rest with a reason' })}</small>{may && open.length > 1 && <span className="ev-h2-act"><Button kind="link" small busy={many.busy} onClick={() => void carry(open)}>{say({ zh: '全部结转到明天', en: 'Carry all to tomorrow' })}</Button></span>}</h2>
    <ProblemLine problem={many.problem} />
    <ul className="ev-rows">{people.map(([memberId, items]) => <li key={memberId}><span className="ev-who">{items[0].member}</span><span className="ev-whom">{items.map((i, n) => <span key={i.id}>{n > 0 && say({ zh: '、', en: ', ' })}{i.customer ? <Link href={`/customer/${i.customer.id}`} title={i.title}>{i.customer.label}</Link> : i.title}{i.age > 0 && <small>{say({ zh: '拖 {n} 天', en: '{n} d old' }, { n: i.age })}</small>}</span>)}</span><span className="ev-acts"><Link href={hrefWith('/plans', { on: e.on, memberId })}>{say({ zh: '去了结', en: 'Settle' })}</Link>{may && <Button kind="text" small onClick={() => void carry(items)}>{say({ zh: '结转 {n} 项', en: 'Carry {n}' }, { n: items.length })}</Button>}</span></li>)}</ul></section>
}
const Call = ({ c, may }: { c: EveningCall; may: boolean }) => {
  const say = useSay(), f = useFormat(), confirm = useAsk(appointmentCalls.confirm), said = async (result: 'confirmed' | 'noAnswer'): Promise<void> => { if (!(await confirm.act({ id: c.id, version: c.version, result } as never)) && confirm.problem) toast.no(confirm.problem) }
  return <li><span className="ev-who">{f.clock(c.at)}</span><span><Link href={c.cardId ? `/prospect-cards/${c.cardId}` : `/customer/${c.customer.id}`}>{c.customer.label}</Link> <span className="quiet mono">{c.tail}</span> {c.purpose}<small>{c.with}</small></span>
    <span className="ev-acts">{c.confirmation === 'confirmed' ? <Status is="ok">{say(confirmations.confirmed)}</Status> : c.confirmation === 'noAnswer' ? <Status is="warn">{say(confirmations.noAnswer)}</Status> : <span className="quiet">{say({ zh: '还没打', en: 'not called' })}</span>}
      {may && <>{c.confirmation !== 'confirmed' && <IconButton label={say({ zh: '{name} 已确认', en: '{name} confirmed' }, { name: c.customer.label })} onClick={() => void said('confirmed')}><Check aria-hidden /></IconButton>}<IconButton label={say({ zh: '{name} 没接通', en: '{name}: no answer' }, { name: c.customer.label })} on={c.confirmation === 'noAnswer'} onClick={() => void said('noAnswer')}><PhoneOff aria-hidden /></IconButton></>}</span></li>
}
/** 明日邀约: the confirming calls, one line each; most are folded away once all are called. */
export const TomorrowCalls = ({ e }: { e: EveningCheck }) => {
  const say = useSay(), [all, setAll] = useState(false), n = e.calls.filter(c => c.confirmation === 'confirmed').length
  if (e.calls.length === 0) return null
  const shown = all ? e.calls : e.calls.slice(0, 8)
  return <section className="ev-class" id="tomorrow-calls"><h2><PhoneCall aria-hidden className="ev-h2-icon" />{say({ zh: '明日邀约', en: 'Tomorrow’s appointments' })}<small>{say({ zh: '{n} 个，已确认 {m}', en: '{n}, {m} confirmed' }, { n: e.calls.length, m: n })}</small><span className="ev-h2-act"><Link href="/appointments?view=coming"><CalendarClock aria-hidden /> {say({ zh: '改期在邀约里', en: 'move them there' })}</Link></span></h2>
    <ul className="ev-rows">{shown.map(c => <Call key={c.id} c={c} may={e.can.includes('confirm')} />)}</ul>{shown.length < e.calls.length && <Button kind="link" small onClick={() => setAll(true)}>{say({ zh: '再看 {n} 个', en: '{n} more' }, { n: e.calls.length - shown.length })}</Button>}</section>
}
