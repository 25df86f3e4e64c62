import { Gavel } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../../web/ask/index.ts'
import { DraftSaved } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { Band, Button, CallButton, LevelMark, ProblemLine, Section, Status, Timeline, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe } from '../../web/me.ts'
import { PhoneHead, PhonePage, Sheet, ThumbSave } from '../../web/phone/index.ts'
import { customerCalls } from '../customers/index.ts'
import { cardCalls, cardStates, closingKinds } from './card.ts'
import { CardDialog, type Doing } from './CardDialogs.tsx'
import { More } from './CardMore.tsx'
import { Appointments, Levels, NextContact } from './CardParts.tsx'
import { storyOf } from './cardStory.tsx'
import { openClosing, openInstruction, wantLine } from './cardWords.ts'
import { ContactFields } from './ContactFields.tsx'
import { useContactForm } from './contactForm.ts'
import { useNow } from './now.ts'
import type { CardView } from './views.ts'

/** The card in one hand: what he wants, what the supervisor said, what was last said; the call at the top right, the record at the thumb. */
export const CardPhone = ({ view }: { view: CardView }) => {
  const say = useSay(), f = useFormat(), me = useMe(), { card, customer: who } = view, can = (name: string): boolean => view.can.includes(name)
  const [doing, setDoing] = useState<Doing>(), [answering, setAnswering] = useState<string>(), [writing, setWriting] = useState(false)
  const { tick } = useNow(view.asOf, 30_000), contact = useContactForm(view, () => setWriting(false)), agree = useAsk(cardCalls.agreeToClose)
  const closing = openClosing(card), asked = openInstruction(card), due = asked && f.due(asked.dueAt, tick)
  const answer = (id: string): void => { setAnswering(id); setDoing('answer') }
  const v = contact.form.values as { startedAt: string | null; seconds: number | null; visitClock: string | null; nextContactOn: string | null }
  const spoken = v.seconds !== null ? say({ zh: '，{m} 分 {s} 秒', en: ', {m} min {s} s' }, { m: Math.floor(v.seconds / 60), s: String(v.seconds % 60).padStart(2, '0') }) : ''
  const yes = async (): Promise<void> => { if (await agree.act({ id: card.id, version: card.version })) toast.done(say({ zh: '已同意。', en: 'Agreed.' })) }
  return <PhonePage head={<PhoneHead back title={who?.name ?? card.customer?.label ?? card.no} mark={<LevelMark level={card.level} size="head" />} note={[who?.phone, card.owner && `${say({ zh: '归属', en: 'owner' })} ${card.owner.label}`, card.state !== 'live' && say(cardStates[card.state])].filter(Boolean).join(' · ')}
    right={<span className="cp-phone-acts"><More view={view} onDo={setDoing} />{can('customer.reveal') && who?.phone && <CallButton round call={customerCalls.reveal as never} id={who.id} onCalled={() => { contact.dialled(); setWriting(true) }} />}</span>} />}
    thumb={can('followUp.create') ? <ThumbSave onClick={() => setWriting(true)}>{say({ zh: '记跟进', en: 'Record a contact' })}</ThumbSave> : undefined}>
    {closing && <Band is="warn" icon={<Gavel aria-hidden />} acts={can('refuseToClose') || can('agreeToClose') ? <>{can('refuseToClose') && <Button onClick={() => setDoing('refuse')}>{say({ zh: '退回', en: 'Send back' })}</Button>}{can('agreeToClose') && <Button busy={agree.busy} onClick={() => void yes()}>{say({ zh: '同意', en: 'Agree' })}</Button>}</> : undefined}><b>{say({ zh: '{name}申请{as}：{reason}', en: '{name}: close as {as}: {reason}' }, { name: closing.by?.label ?? '', as: say(closingKinds[closing.as]).toLowerCase(), reason: closing.reason })}</b><ProblemLine problem={agree.problem} /></Band>}
    <dl className="cp-lines">{([[say({ zh: '意向', en: 'Wants' }), wantLine(card.want)], [say({ zh: '预算', en: 'Budget' }), card.want?.budget], [say({ zh: '竞品', en: 'Rival' }), card.rival], [say({ zh: '关注', en: 'Concern' }), card.concerns]] as const).filter(([, words]) => words).map(([label, words]) => <div key={label}><dt>{label}</dt><dd>{words}</dd></div>)}
      {can('change') && <div><dt /><dd><Button kind="link" small onClick={() => setDoing('needs')}>{say({ zh: '改需求', en: 'Change the needs' })}</Button></dd></div>}</dl>
    {asked && <div className="tl-marked cp-asked"><div>{asked.text}</div><div className="cp-asked-foot"><span>{say({ zh: '主管指示 {name}', en: 'Instruction, {name}' }, { name: asked.by?.label ?? '' })}</span><Status is={due!.late ? 'late' : 'warn'}>{due!.text}</Status>{can('answerInstruction') && asked.byId !== me.member.id && <Button kind="link" onClick={() => answer(asked.id)}>{say({ zh: '答复', en: 'Answer' })}</Button>}</div></div>}
    <Section title={say({ zh: '下次联系', en: 'Next contact' })} right={can('changeLevel') && <Button kind="link" onClick={() => setDoing('level')}>{say({ zh: '改级别', en: 'Change level' })}</Button>}><NextContact view={view} phone /></Section>
    <Appointments view={view} onNew={can('appointment.create') ? () => setDoing('appointment') : undefined} />
    <Section title={say({ zh: '经过', en: 'Story' })} note={say({ zh: '跟进 {n}', en: '{n} contacts' }, { n: view.followUps.length })}><Timeline of={storyOf(view, say, f, tick, me.member.id, can('answerInstruction') ? answer : undefined)} empty={say({ zh: '还没有。', en: 'Nothing yet.' })} /></Section>
    <Section title={say({ zh: '级别', en: 'Level' })}><Levels view={view} /></Section>
    {writing && <Sheet title={say({ zh: '记这次联系', en: 'Record this contact' })} right={<span className="quiet sheet-note">{v.startedAt ? say({ zh: '{at} 拨出', en: 'dialled {at}' }, { at: f.clock(v.startedAt) }) + spoken : <DraftSaved form={contact.form} />}</span>} onClose={() => setWriting(false)}>
      <ContactFields contact={contact} card={card} /><ProblemLine problem={contact.problem} />
      <ThumbSave busy={contact.busy} onClick={() => void contact.save()}>{v.visitClock && v.nextContactOn ? say({ zh: '存，并约{day} {clock} 试驾', en: 'Save and book {day} {clock}' }, { day: f.weekday(v.nextContactOn), clock: v.visitClock }) : say({ zh: '存', en: 'Save' })}</ThumbSave>
    </Sheet>}
    <CardDialog doing={doing} view={view} instructionId={answering} onClose={() => setDoing(undefined)} />
  </PhonePage>
}
