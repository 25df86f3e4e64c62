import { CalendarPlus, Check, DoorOpen, Play, Sunrise } from 'lucide-react'
import { useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { DraftSaved, useForm } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { hrefWith, Link } from '../../web/go.tsx'
import { Button, Facts, Loading, PageBody, PageHead, ProblemLine, ProblemView, Section, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { hasRole, mayBeyond, mayI, useMe } from '../../web/me.ts'
import { ActionAdd, Actions } from './Actions.tsx'
import { meetingCalls } from './meeting.ts'
import { meetingPage, type MeetingPage as Facts1 } from './meetingPage.ts'
import { kindWords, MeetingState } from './meetingWords.tsx'
import { Roll, rollOf, useRoll } from './Roll.tsx'
import './meetings.css'

/** What the meeting is about, beside it. */
const About = ({ p }: { p: Facts1 }) => {
  const say = useSay(), f = useFormat(), me = useMe(), { meeting: m } = p
  return <div className="mt-side"><h2>{say({ zh: '这次会', en: 'This meeting' })}</h2>
    <Facts columns={1} of={[[say({ zh: '哪里', en: 'Where' }), m.team?.label ?? m.site?.label], [say({ zh: '主持', en: 'Chair' }), m.chair?.label], m.plannedAt ? [say({ zh: '定在', en: 'Planned' }), f.when(m.plannedAt)] : null, m.startedAt && m.endedAt ? [say({ zh: '开了', en: 'Lasted' }), f.span(Math.max(1, Math.round((Date.parse(m.endedAt) - Date.parse(m.startedAt)) / 60_000)))] : null, m.subject ? [say({ zh: '议题', en: 'Subject' }), m.subject] : null, m.skill ? [say({ zh: '今日一练', en: 'One skill' }), m.skill] : null]} />
    {m.agenda && <><h2>{say({ zh: '议程', en: 'Agenda' })}</h2><p className="mt-words">{m.agenda}</p></>}
    {m.kind === 'morning' && (!mayBeyond(me, 'dayPlan') && hasRole(me, 'consultant', 'dcc', 'reception') ? <p><Link href={hrefWith('/plans', { on: m.on })}>{say({ zh: '我当天的计划', en: 'My plan of that day' })}</Link></p> : mayBeyond(me, 'dayPlan') && <p><Link href={hrefWith('/report-1', { on: m.on })}>{say({ zh: '当天的 QC-S 报告 1', en: 'QC-S Report 1 of that day' })}</Link></p>)}
    {m.kind === 'evening' && mayI(me, 'dayClosing', 'read') && <p><Link href={hrefWith('/evening', { on: m.on })}>{say({ zh: '当天的夕会对账', en: 'Evening check of that day' })}</Link></p>}
  </div>
}
/** One meeting (D2.4): who came and how he looks, what was said, who does what by when; then it is over. */
export const MeetingPage = ({ id }: { id: string }) => {
  const { data: p, problem, again } = useCall(meetingPage, { id }), say = useSay(), up = { href: '/meetings', words: say({ zh: '会议', en: 'Meetings' }) }
  if (problem && !p) return <><PageHead title={up.words} up={up} /><ProblemView problem={problem} onAgain={again} /></>
  if (!p) return <><PageHead title={up.words} up={up} /><PageBody><Loading /></PageBody></>
  return <Standing p={p} />
}
const Standing = ({ p }: { p: Facts1 }) => {
  const say = useSay(), f = useFormat(), { meeting: m } = p, can = (name: string): boolean => m.can?.includes(name) ?? false
  const start = useAsk(meetingCalls.start), attend = useAsk(meetingCalls.attend, { quiet: true }), finish = useAsk(meetingCalls.finish), change = useAsk(meetingCalls.change!)
  const form = useForm({ minutes: m.minutes ?? '' }, can('change') ? { draft: `meeting.${m.id}` } : {}), roll = useRoll(p.seats), [asking, setAsking] = useState(false)
  const minutes = String(form.values.minutes), unsaved = minutes.trim() !== (m.minutes ?? ''), title = m.kind === 'adHoc' && m.subject ? m.subject : kindWords(say, m.kind)
  const call = async (): Promise<boolean> => (await attend.act({ id: m.id, rows: rollOf(roll.seats) } as never)) !== undefined
  const keepRoll = async (): Promise<void> => { if (await call()) { roll.done(); toast.done(say({ zh: '点名记下了。', en: 'Attendance is kept.' })) } }
  const keepWords = async (): Promise<void> => { if (await change.act({ id: m.id, version: m.version, minutes: minutes.trim() || null } as never)) { form.done(); toast.done(say({ zh: '纪要存好了。', en: 'Minutes are kept.' })) } }
  /** Whatever was not kept yet goes with the end: the roll first, then the minutes. */
  const end = async (): Promise<void> => {
    let version = m.version
    if (roll.changed || m.attendance.length === 0) { const kept = await attend.act({ id: m.id, rows: rollOf(roll.seats) } as never); if (!kept) return; version = (kept as unknown as { version: number }).version }
    if (await finish.act({ id: m.id, version, minutes: minutes.trim() || null } as never)) { form.done(); roll.done(); setAsking(false); toast.done(say({ zh: '散会，出席和纪要都记下了。', en: 'The meeting is over; attendance and minutes are kept.' })) }
  }
  return <>
    <PageHead title={title} up={{ href: '/meetings', words: say({ zh: '会议', en: 'Meetings' }) }} facts={<><span>{f.day(m.on)}</span><span>{m.team?.label ?? m.site?.label}</span><span><MeetingState m={m} /></span></>}
      acts={<>{can('start') && <Button kind="primary" icon={m.kind === 'morning' ? <Sunrise aria-hidden /> : <Play aria-hidden />} busy={start.busy} onClick={() => void start.act({ id: m.id, version: m.version })}>{say({ zh: '开会', en: 'Start' })}</Button>}{can('finish') && <Button kind="primary" icon={<DoorOpen aria-hidden />} busy={finish.busy || attend.busy} onClick={() => void end()}>{say({ zh: '散会', en: 'Finish' })}</Button>}</>} />
    <PageBody side={<About p={p} />}>
      {[start, attend, finish, change].map((a, i) => <ProblemLine key={i} problem={a.problem} />)}
      <Roll seats={roll.seats} put={can('attend') ? roll.put : undefined} begun={m.startedAt !== null} right={can('attend') && <Button small icon={<Check aria-hidden />} busy={attend.busy} disabled={!roll.changed && m.attendance.length > 0} onClick={() => void keepRoll()}>{say({ zh: '点名完了', en: 'Keep the roll' })}</Button>} />
      {p.before.length > 0 && <Section title={say({ zh: '以前定的，还没办完', en: 'Decided before, still open' })} note={say({ zh: '{n} 件，办完才不再出现', en: '{n}; each comes back until it is closed' }, { n: p.before.length })}><Actions of={p.before} /></Section>}
      <Section title={say({ zh: '会上定的', en: 'Decided here' })} note={say({ zh: '谁、哪天前；到那天进他的计划', en: 'who, by when; it joins their plan that day' })} right={p.can.includes('decide') && !asking && <Button small icon={<CalendarPlus aria-hidden />} onClick={() => setAsking(true)}>{say({ zh: '加一件', en: 'Add one' })}</Button>}>
        <Actions of={p.actions} empty={!asking && say({ zh: '还没有定下要办的事。', en: 'Nothing decided yet.' })} />
        {asking && <ActionAdd p={p} onClose={() => setAsking(false)} />}
      </Section>
      <Section title={say({ zh: '纪要', en: 'Minutes' })} right={<>{can('change') && <DraftSaved form={form} />}{can('change') && unsaved && !can('finish') && <Button small busy={change.busy} onClick={() => void keepWords()}>{say({ zh: '存纪要', en: 'Keep minutes' })}</Button>}</>}>
        {can('change') ? <textarea className="in in-lines mt-minutes" aria-label={say({ zh: '纪要', en: 'Minutes' })} rows={6} maxLength={4000} placeholder={say({ zh: '说了什么、定了什么。写着就存，散会时一起记下。', en: 'What was said and decided. Kept as you type, and with the end of the meeting.' })} value={minutes} onChange={e => form.set('minutes', e.target.value)} />
          : m.minutes ? <p className="mt-words">{m.minutes}</p> : <p className="quiet">{say({ zh: '没有写纪要。', en: 'No minutes were written.' })}</p>}
      </Section>
    </PageBody>
  </>
}
