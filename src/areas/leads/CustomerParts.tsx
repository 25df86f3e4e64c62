import { Car, FileSignature, MapPin, MessageCircle, MessageSquareText, Phone, Truck, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link } from '../../web/go.tsx'
import { Button, Facts, LevelMark, Reveal, Section, Status, Timeline, toast, type Moment } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { usePhone } from '../../web/phone/index.ts'
import { channels, customer, customerCalls, levels } from '../customers/index.ts'
import { cardCalls, cardStates } from './card.ts'
import { means, milestoneKinds, results } from './contact.ts'
import { hungOn } from './cardStory.tsx'
import type { CustomerPage } from './customerPage.ts'
import { appointmentStates, inquiryKinds } from './inquiry.ts'
import { purposes, visitClasses } from './visit.ts'
import './customers.css'

type Card = NonNullable<CustomerPage['cards']>[number]
export const liveCard = (page: CustomerPage): Card | undefined => page.cards?.find(c => c.state === 'live' || c.state === 'ordered') ?? page.cards?.[0]
/** What one wants to know first of a customer, from the record and the open card. */
export const CustomerFacts = ({ page, columns = 2 }: { page: CustomerPage; columns?: 1 | 2 | 3 }) => {
  const say = useSay(), f = useFormat(), c = page.customer, card = liveCard(page), reveals = c.can?.includes('reveal') ?? false
  const want = card?.want, trade = card?.tradeIn
  const phone = usePhone(), facts: [string, ReactNode][] = [
    [say({ zh: '电话', en: 'Phone' }), <Reveal key="p" masked={c.phone} call={customerCalls.reveal as never} id={c.id} may={reveals} />], [say({ zh: '归属', en: 'Owner' }), c.owner ? <>{c.owner.label} {c.ownedSince && <span className="quiet">{say({ zh: '{d} 起', en: 'since {d}' }, { d: f.short(c.ownedSince) })}</span>}</> : say({ zh: '公海', en: 'Pool' })],
    [say({ zh: '意向', en: 'Wants' }), [want?.model, want?.trim, want?.colour].filter(Boolean).join(' ')], [say({ zh: '渠道', en: 'Channel' }), say(channels[c.channel])],
    [say({ zh: '预算', en: 'Budget' }), [want?.budget, want?.payment === 'loan' ? say({ zh: '按揭', en: 'loan' }) : want?.payment === 'full' ? say({ zh: '全款', en: 'in full' }) : ''].filter(Boolean).join(' · ')], [say({ zh: '置换', en: 'Trade-in' }), [trade?.brand, trade?.year ? say({ zh: '{y} 年', en: '{y}' }, { y: trade.year }) : '', trade?.km ? say({ zh: '{k} 万公里', en: '{k}0,000 km' }, { k: (trade.km / 10_000).toFixed(1) }) : ''].filter(Boolean).join('，')],
    [say({ zh: '竞品', en: 'Rival' }), card?.rival], [say({ zh: '决策人', en: 'Decider' }), card?.decider],
    ...(c.otherPhones?.length ? [[say({ zh: '其他电话', en: 'Other phones' }), <Reveal key="o" masked={c.otherPhones.join('、')} call={customerCalls.reveal as never} id={c.id} may={reveals} field="otherPhones" />] as [string, ReactNode]] : []),
    ...(c.wechat ? [[say({ zh: '微信', en: 'WeChat' }), c.wechat] as [string, ReactNode]] : []), ...(c.region ? [[say({ zh: '区域', en: 'Region' }), c.region] as [string, ReactNode]] : []), ...(c.industry ? [[say({ zh: '职业', en: 'Work' }), c.industry] as [string, ReactNode]] : []),
  ]
  return <Facts columns={columns} of={phone ? facts.filter(x => x[1]) : facts} />
}
/** 主管指示: what the supervisor asked for, until when, and what came of it. */
export const Instructions = ({ page, now }: { page: CustomerPage; now: string }) => {
  const say = useSay(), f = useFormat(), me = useMe(), [open, setOpen] = useState<string>(), [words, setWords] = useState(''), answer = useAsk(cardCalls.answerInstruction)
  const all = (page.cards ?? []).flatMap(card => card.instructions.map(i => ({ card, ...i }))).sort((a, b) => (a.answeredAt ? 1 : 0) - (b.answeredAt ? 1 : 0) || (a.at < b.at ? 1 : -1)), waiting = all.filter(i => !i.answeredAt).length
  if (all.length === 0) return null
  return <Section title={say({ zh: '主管指示', en: 'Instructions' })} note={waiting ? say({ zh: '{n} 条未答', en: '{n} open' }, { n: waiting }) : undefined}>
    {all.slice(0, 4).map(i => { const due = f.due(i.dueAt, now); return <div key={i.id} className={i.answeredAt ? 'cu-told done' : 'cu-told'}><div className="cu-told-top"><p>{i.text}</p>{!i.answeredAt && <Status is={due.late ? 'late' : 'warn'}>{due.text}</Status>}</div>
      <small>{i.by?.label} · {f.when(i.at)} {i.card.owner ? say({ zh: '· 给 {n}', en: '· to {n}' }, { n: i.card.owner.label }) : ''}</small>
      {i.answeredAt ? <small><Status is="ok">{f.when(i.answeredAt)}</Status> {i.answeredBy?.label}：{i.answer}</small>
        : (i.card.ownerId === me.member.id || i.card.can?.includes('answerInstruction')) && (open === i.id ? <form className="cu-answer" onSubmit={e => { e.preventDefault(); void answer.act({ id: i.card.id, instructionId: i.id, answer: words.trim() }).then(done => { if (done) { setOpen(undefined); setWords(''); toast.done(say({ zh: '已答复', en: 'Answered' })) } }) }}><textarea className="in in-lines" rows={2} autoFocus required value={words} aria-label={say({ zh: '答复', en: 'Answer' })} onChange={e => setWords(e.target.value)} /><Button small kind="primary" submit busy={answer.busy} disabled={!words.trim()}>{say({ zh: '答复', en: 'Answer' })}</Button></form> : <Button small kind="link" onClick={() => setOpen(i.id)}>{say({ zh: '答复', en: 'Answer' })}</Button>)}
    </div> })}
  </Section>
}
/** How hot, since when and why: a line from the first level to today's. */
export const LevelLine = ({ page }: { page: CustomerPage }) => {
  const say = useSay(), f = useFormat(), card = liveCard(page), steps = card?.levelHistory.filter((h, i, all) => i === 0 || h.level !== all[i - 1].level || h.state !== all[i - 1].state) ?? []
  if (!card || steps.length === 0) return null
  const days = Math.max(0, Math.round((Date.parse(f.today) - Date.parse(card.openedOn)) / 86_400_000)), shown = steps.slice(-5)
  return <Section title={say({ zh: '级别', en: 'Level' })} note={`${steps[0].level === steps.at(-1)!.level ? steps[0].level : `${steps[0].level} → ${steps.at(-1)!.level}`}${say({ zh: '，{n} 天', en: ', {n} days' }, { n: days })}`} right={<Link href={`/prospect-cards/${card.id}`}>{card.no}</Link>}>
    <ol className="cu-levels">{shown.map(h => <li key={h.id}><LevelMark level={h.level} /><span>{f.short(f.dayOf(h.at))}</span><small>{h.state !== 'live' && h.state !== 'ordered' ? say(cardStates[h.state]) : h.reason ?? h.by?.label}</small></li>)}</ol></Section>
}
const meansIcon: Record<keyof typeof means, LucideIcon> = { call: Phone, message: MessageSquareText, wechat: MessageCircle, visit: MapPin, other: MessageSquareText }
const stoneIcon: Partial<Record<keyof typeof milestoneKinds, LucideIcon>> = { testDrive: Car, delivery: Truck, order: FileSignature, contract: FileSignature, quote: FileSignature }
/** All that happened with him, newest first: contacts, visits, milestones in one story. */
export const Story = ({ page, most = 12 }: { page: CustomerPage; most?: number }) => {
  const say = useSay(), f = useFormat(), [all, setAll] = useState(false)
  const contacts = (page.followUps ?? []).map((u): Moment & { t: string } => { const Icon = meansIcon[u.means]; return { key: u.id, t: u.at, at: f.when(u.at), icon: <Icon aria-hidden />, words: u.text, notes: <span>{[say(means[u.means]), u.seconds ? say({ zh: '{m} 分 {s} 秒', en: '{m} min {s} s' }, { m: Math.floor(u.seconds / 60), s: u.seconds % 60 }) : '', say(results[u.result]), u.levelAfter ? `→ ${u.levelAfter}` : '', u.nextContactOn ? say({ zh: '约 {d}', en: 'next {d}' }, { d: f.near(u.nextContactOn) }) : '', u.by?.label, u.standInFor ? say({ zh: '代 {n}', en: 'for {n}' }, { n: u.standInFor.label }) : ''].filter(Boolean).join(' · ')} {hungOn(page.files, u.id)}</span> } })
  const visits = (page.visits ?? []).map((v): Moment & { t: string } => ({ key: v.id, t: v.arrivedAt, at: f.when(v.arrivedAt), icon: <MapPin aria-hidden />, words: <Link href={`/visits/${v.id}?on=${v.on}`}>{say({ zh: '到店 · 第 {n} 批 {p} 人', en: 'Came · party {n}, {p} people' }, { n: v.partyNo, p: v.people })}</Link>, notes: <span>{[say(purposes[v.purpose]), say(visitClasses[v.class]), v.receivedBy?.label].filter(Boolean).join(' · ')}</span> }))
  const stones = (page.milestones ?? []).map((m): Moment & { t: string } => { const Icon = stoneIcon[m.kind] ?? FileSignature; return { key: m.id, t: m.at, at: f.when(m.at), icon: <Icon aria-hidden />, words: <b>{say(milestoneKinds[m.kind])}{m.amount ? ` ${f.money(m.amount)}` : ''}</b>, notes: <span>{[m.note, m.by?.label].filter(Boolean).join(' · ')}</span> } })
  const leads = (page.inquiries ?? []).map((i): Moment & { t: string } => ({ key: i.id, t: i.receivedAt, at: f.when(i.receivedAt), icon: <Phone aria-hidden />, words: say({ zh: '线索 · {k}', en: 'Inquiry · {k}' }, { k: say(inquiryKinds[i.kind]) }), notes: <span>{[i.platform, i.handledBy?.label].filter(Boolean).join(' · ')}</span> }))
  const story = [...contacts, ...visits, ...stones, ...leads].sort((a, b) => (a.t < b.t ? 1 : -1)), reached = (page.followUps ?? []).filter(u => u.result === 'reached').length
  return <Section title={say({ zh: '跟进', en: 'Follow-ups' })} note={page.followUps ? say({ zh: '{n} 次，接通 {r}', en: '{n}, {r} reached' }, { n: page.followUps.length, r: reached }) : undefined}>
    <Timeline of={all ? story : story.slice(0, most)} empty={say({ zh: '还没有跟进过。', en: 'No contact yet.' })} />{story.length > most && !all && <Button kind="link" small onClick={() => setAll(true)}>{say({ zh: '看全部 {n} 条', en: 'Show all {n}' }, { n: story.length })}</Button>}</Section>
}
/** What was agreed for later. */
export const Promises = ({ page }: { page: CustomerPage }) => {
  const say = useSay(), f = useFormat(), plans = (page.appointments ?? []).slice(0, 5)
  if (plans.length === 0) return null
  return <Section title={say({ zh: '邀约', en: 'Appointments' })}><ul className="cu-lines">{plans.map(a => <li key={a.id}><span>{f.when(a.at)}</span><b>{a.purpose}</b><span className="quiet">{a.member?.label}</span><Status is={a.state === 'came' ? 'ok' : a.state === 'missed' ? 'late' : a.state === 'planned' ? 'wait' : 'off'}>{say(appointmentStates[a.state])}</Status></li>)}</ul></Section>
}
/** Contacts, relations, things owned, consents: who else there is and what may be done with the data. */
export const People = ({ page }: { page: CustomerPage }) => {
  const say = useSay(), f = useFormat(), c = page.customer, kids = customer.children, reveals = c.can?.includes('reveal') ?? false, reveal = useAsk(customerCalls.reveal, { quiet: true }), [whole, setWhole] = useState<Record<string, string>>({})
  const none = <p className="quiet">{say({ zh: '还没有。', en: 'None yet.' })}</p>
  return <>
    <Section title={say(kids.contacts.label)}>{c.contacts.length === 0 ? none : <ul className="cu-lines">{c.contacts.map(k => <li key={k.id}><b>{k.name}</b><span className="quiet">{k.role}</span>{k.decides && <Status is="flag">{say({ zh: '能拍板', en: 'decides' })}</Status>}<span>{whole[k.id] ? <a href={`tel:${whole[k.id]}`}>{whole[k.id]}</a> : k.phone}</span>{k.phone && !whole[k.id] && reveals && <Button kind="link" small onClick={() => void reveal.act({ id: c.id, field: 'contacts', contactId: k.id }).then(v => { if (v?.value) setWhole(w => ({ ...w, [k.id]: String(v.value) })) })}>{say({ zh: '看全号', en: 'Show' })}</Button>}</li>)}</ul>}</Section>
    <Section title={say(kids.relations.label)}>{c.relations.length === 0 ? none : <ul className="cu-lines">{c.relations.map(r => <li key={r.id}><span className="quiet">{say(kids.relations.fields.kind.choices![r.kind])}</span><Link href={`/customers/${r.customerId}`}>{r.customer?.label}</Link></li>)}</ul>}</Section>
    <Section title={say(kids.things.label)}>{c.things.length === 0 ? none : <ul className="cu-lines">{c.things.map(t => <li key={t.id}><b>{[t.make, t.model].filter(Boolean).join(' ') || t.kind}</b><span>{t.plate}</span><span className="quiet">{t.boughtOn ? f.short(t.boughtOn) : ''}</span></li>)}</ul>}</Section>
    <Section title={say(kids.consents.label)}>{c.consents.length === 0 ? none : <ul className="cu-lines">{c.consents.map(k => <li key={k.id}><Status is="ok">{say(kids.consents.fields.purpose.choices![k.purpose])}</Status><span className="quiet">{k.source} · {f.short(k.on)}</span></li>)}</ul>}</Section>
    <p className="quiet">{say({ zh: '完整度 {n}%', en: '{n}% complete' }, { n: c.completeness })}{c.level ? ` · ${say(levels[c.level])}` : ''}</p>
  </>
}
