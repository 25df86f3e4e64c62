import { Gavel, Layers, MessageCircle, Printer, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { DraftSaved } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Link, usePlaces } from '../../web/go.tsx'
import { Band, Button, ButtonLink, CallButton, LevelMark, Loading, PageHead, ProblemLine, ProblemView, Reveal, Section, Segments, Status, Timeline, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { usePhone } from '../../web/phone/index.ts'
import { channels, customer, customerCalls } from '../customers/index.ts'
import { cardCalls, cardStates, closingKinds } from './card.ts'
import { CardDialog, type Doing } from './CardDialogs.tsx'
import { More } from './CardMore.tsx'
import { Appointments, CardFacts, Levels, Needs, NextContact } from './CardParts.tsx'
import { CardPhone } from './CardPhone.tsx'
import { storyOf } from './cardStory.tsx'
import { openClosing } from './cardWords.ts'
import { ContactFields } from './ContactFields.tsx'
import { useContactForm } from './contactForm.ts'
import { useNow } from './now.ts'
import { cardPage, type CardView } from './views.ts'
import './leads.css'

type Told = 'all' | 'contact' | 'visit' | 'level'
/** 意向客户卡 (domain.md 3): needs, the whole story, next contact, and the application that waits. One call. */
const CardPage = () => {
  const { id } = usePlaces(), phone = usePhone(), { data: view, problem, again } = useCall(cardPage, { id: id! }, { keep: true })
  if (problem && !view) return <ProblemView problem={problem} onAgain={again} />
  if (!view || view.card.id !== id) return <Loading rows={12} />
  return phone ? <CardPhone key={view.card.id} view={view} /> : <CardDesk key={view.card.id} view={view} />
}
const Contact = ({ view, contact, onClose }: { view: CardView; contact: ReturnType<typeof useContactForm>; onClose: () => void }) => {
  const say = useSay()
  return <div className="composer" onKeyDown={e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); void contact.save() } }}>
    <div className="composer-head"><h3>{say({ zh: '记这次联系', en: 'Record this contact' })}</h3><DraftSaved form={contact.form} /></div>
    <ContactFields contact={contact} card={view.card} /><ProblemLine problem={contact.problem} />
    <div className="composer-foot"><span className="quiet">{say({ zh: 'Ctrl+Enter 存', en: 'Ctrl+Enter saves' })}</span><Button onClick={onClose}>{say({ zh: '收起', en: 'Fold' })}</Button><Button kind="primary" busy={contact.busy} onClick={() => void contact.save()}>{say({ zh: '存', en: 'Save' })}</Button></div>
  </div>
}
const CardDesk = ({ view }: { view: CardView }) => {
  const say = useSay(), f = useFormat(), me = useMe(), { card, customer: who } = view, can = (name: string): boolean => view.can.includes(name)
  const [doing, setDoing] = useState<Doing>(), [answering, setAnswering] = useState<string>(), [told, setTold] = useState<Told>('all'), [writing, setWriting] = useState(false)
  const { tick } = useNow(view.asOf, 60_000), agree = useAsk(cardCalls.agreeToClose), contact = useContactForm(view, () => setWriting(false))
  const closing = openClosing(card)
  const story = storyOf(view, say, f, tick, me.member.id, can('answerInstruction') ? id => { setAnswering(id); setDoing('answer') } : undefined)
  const shown = told === 'all' ? story : story.filter(m => m.kind === told)
  const yes = async (): Promise<void> => { if (await agree.act({ id: card.id, version: card.version })) toast.done(say({ zh: '已同意{as}。', en: 'Agreed: {as}.' }, { as: say(closingKinds[closing!.as]).toLowerCase() })) }
  const name = who?.name ?? card.customer?.label ?? card.no
  return <>
    <PageHead title={name} mark={<LevelMark level={card.level} size="head" />} up={{ href: '/prospect-cards', words: say({ zh: '回到意向客户卡', en: 'Back to the cards' }) }}
      facts={<>{who?.gender && <span>{say(customer.fields.gender.choices![who.gender])}</span>}{who && <span><Reveal masked={who.phone} call={customerCalls.reveal as never} id={who.id} may={can('customer.reveal')} /></span>}<span>{say({ zh: '归属', en: 'Owner' })} <b>{card.owner?.label ?? say({ zh: '公海', en: 'pool' })}</b></span><span>{say({ zh: '{day} 建卡', en: 'opened {day}' }, { day: f.short(card.openedOn) })}{card.opening && ` · ${say(channels[card.opening.channel])}`}</span>{card.state !== 'live' && <span><Status is={card.state === 'delivered' || card.state === 'ordered' ? 'ok' : 'off'}>{say(cardStates[card.state])}</Status></span>}</>}
      acts={<><ButtonLink kind="text" icon={<Printer aria-hidden />} href={`/prospect-cards/${card.id}/print`}>{say({ zh: '打印', en: 'Print' })}</ButtonLink><More view={view} onDo={setDoing} />{can('instruct') && <Button icon={<Layers aria-hidden />} onClick={() => setDoing('instruct')}>{say({ zh: '下指示', en: 'Instruct' })}</Button>}{can('followUp.create') && <Button icon={<MessageCircle aria-hidden />} onClick={() => setWriting(true)}>{say({ zh: '记跟进', en: 'Record' })}</Button>}
        {can('customer.reveal') && who?.phone && <CallButton call={customerCalls.reveal as never} id={who.id} onCalled={() => { contact.dialled(); setWriting(true) }} />}</>} />
    {closing && <Band is="warn" icon={<Gavel aria-hidden />} acts={<>{can('refuseToClose') && <Button onClick={() => setDoing('refuse')}>{say({ zh: '退回，写原因', en: 'Send back with a reason' })}</Button>}{can('agreeToClose') && <Button busy={agree.busy} onClick={() => void yes()}>{say({ zh: '同意{as}', en: 'Agree: {as}' }, { as: say(closingKinds[closing.as]).toLowerCase() })}</Button>}</>}>
      <b>{say({ zh: '{name}申请{as}：{reason}', en: '{name} applies to close as {as}: {reason}' }, { name: closing.by?.label ?? '', as: say(closingKinds[closing.as]).toLowerCase(), reason: closing.reason })}</b>{closing.rival && say({ zh: '，竞品 {rival}', en: ', rival {rival}' }, { rival: closing.rival })}{say({ zh: '，{at} 提出。', en: ', {at}.' }, { at: f.when(closing.at) })}
      <div className="quiet band-facts"><span>{say({ zh: '跟进 {n} 次，接通 {m} 次', en: '{n} contacts, {m} reached' }, { n: view.followUps.length, m: view.followUps.filter(x => x.result === 'reached').length })}</span><span>{say({ zh: '到店 {n} 次', en: '{n} visits' }, { n: view.visits.length })}</span>{view.milestones.some(m => m.kind === 'testDrive') && <span>{say({ zh: '试驾过', en: 'has driven' })}</span>}{!can('agreeToClose') && !can('refuseToClose') && <span>{say({ zh: '等主管审', en: 'waits for a supervisor' })}</span>}</div>
      <ProblemLine problem={agree.problem} />
    </Band>}
    {view.otherCards.length > 0 && <Band is="warn" icon={<TriangleAlert aria-hidden />}>{say({ zh: '这位客户还有一张没结的卡：', en: 'This customer has another open card:' })} {view.otherCards.map(o => <Link key={o.id} href={`/prospect-cards/${o.id}`}>{o.label}</Link>)}{say({ zh: '。今晚会列为重复。', en: '. Tonight it will show as a duplicate.' })}</Band>}
    <div className="cp-cols">
      <div className="cp-needs"><Needs view={view} onEdit={can('change') ? () => setDoing('needs') : undefined} /></div>
      <div className="cp-story">{writing && <Contact view={view} contact={contact} onClose={() => setWriting(false)} />}
        <Section title={say({ zh: '经过', en: 'Story' })} note={say({ zh: '跟进 {a} · 到店 {b}', en: '{a} contacts · {b} visits' }, { a: view.followUps.length, b: view.visits.length })} right={<Segments label={say({ zh: '看什么', en: 'Show' })} value={told} onChange={setTold} of={[{ key: 'all', words: say({ zh: '全部', en: 'All' }) }, { key: 'contact', words: say({ zh: '跟进', en: 'Contacts' }) }, { key: 'visit', words: say({ zh: '到店', en: 'Visits' }) }, { key: 'level', words: say({ zh: '级别', en: 'Level' }) }]} />}>
          <Timeline of={shown} empty={say({ zh: '还没有。', en: 'Nothing yet.' })} /></Section></div>
      <aside className="cp-side">
        <Section title={say({ zh: '下次联系', en: 'Next contact' })}><NextContact view={view} /></Section>
        <Section title={say({ zh: '级别', en: 'Level' })} right={can('changeLevel') && <Button kind="link" small onClick={() => setDoing('level')}>{say({ zh: '改级别', en: 'Change' })}</Button>}><Levels view={view} /></Section>
        <Appointments view={view} onNew={can('appointment.create') ? () => setDoing('appointment') : undefined} />
        <Section title={say({ zh: '卡', en: 'Card' })}><CardFacts view={view} /></Section>
      </aside>
    </div>
    <CardDialog doing={doing} view={view} instructionId={answering} onClose={() => setDoing(undefined)} />
  </>
}
export default CardPage
