import { useState } from 'react'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { FieldBox, Picker } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { useDay } from '../../web/go.tsx'
import { Button, Dialog, Empty, Loading, MenuItem, PageBody, PageHead, Pop, ProblemLine, ProblemView, Section, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMe, usePlace } from '../../web/me.ts'
import { Tiles, usePhone } from '../../web/phone/index.ts'
import { useNow } from '../../web/now.ts'
import { boardPage, daySheetCalls, liveStates, liveStatusCalls, sheetStates, type BoardPerson } from './daySheet.ts'
import './board.css'

type Sheet = keyof typeof sheetStates
type Live = keyof typeof liveStates
const minutes = (since: string, now: string): number => Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000))

/** Who stands in, asked where someone goes off: the lead unless another is named (domain.md 10b). */
const Off = ({ person, state, on, onClose }: { person: BoardPerson; state: Sheet; on: string; onClose: () => void }) => {
  const say = useSay(), { act, busy, problem } = useAsk(daySheetCalls.set), [standIn, setStandIn] = useState<string | null>(person.standIn?.id ?? null)
  const give = async (): Promise<void> => {
    if (!(await act({ on, rows: [{ memberId: person.id, state, standInId: standIn }] }))) return
    toast.done(say({ zh: '{name}：{state}。', en: '{name}: {state}.' }, { name: person.name, state: say(sheetStates[state]).toLowerCase() }))
    onClose()
  }
  return <Dialog title={say({ zh: '{name}今天{state}', en: '{name}: {state}' }, { name: person.name, state: say(sheetStates[state]) })} onClose={onClose} foot={<><Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={busy} onClick={() => void give()}>{say({ zh: '就这样', en: 'Save' })}</Button></>}>
    <p className="dlg-words">{say({ zh: '他今天要联系的 {due} 位客户、{n} 个预约交给代跟进；归属不变。', en: 'His {due} contacts and {n} appointments go to the stand-in; ownership stays.' }, { due: person.due, n: person.appointments })}</p>
    <FieldBox id="si" label={say({ zh: '代跟进', en: 'Stand-in' })} hint={say({ zh: '不选就是组长。', en: 'The team lead unless you choose.' })} fault={problem?.errors[0]?.detail}><Picker id="si" of="member" value={standIn} onChange={setStandIn} clears /></FieldBox>
    {!problem?.errors.length && <ProblemLine problem={problem} />}
  </Dialog>
}
const SheetCell = ({ person, on, onOff }: { person: BoardPerson; on: string; onOff: (state: Sheet) => void }) => {
  const say = useSay(), { act } = useAsk(daySheetCalls.set)
  const words = person.sheet ? say(sheetStates[person.sheet]) : say({ zh: '未排', en: 'Not said' })
  if (!person.can.includes('setSheet')) return <span className={person.sheet ? '' : 'quieter'}>{words}</span>
  const take = (state: Sheet): void => {
    if (state === 'rest' || state === 'leave') { onOff(state); return }
    void act({ on, rows: [{ memberId: person.id, state }] })
  }
  return <Pop label={say({ zh: '到岗', en: 'Day sheet' })} button={({ press, open }) => <button type="button" className={`bd-press${person.sheet ? '' : ' quieter'}`} aria-expanded={open} onClick={press}>{words}</button>}>
    {close => <>{(Object.keys(sheetStates) as Sheet[]).map(s => <MenuItem key={s} on={person.sheet === s} onClick={() => { close(); take(s) }}>{say(sheetStates[s])}</MenuItem>)}</>}
  </Pop>
}
const LiveCell = ({ person }: { person: BoardPerson }) => {
  const say = useSay(), f = useFormat(), now = useNow(30_000), { act } = useAsk(liveStatusCalls.set)
  const shown = person.state ? <><span className={`bd-live bd-${person.state}`}>{say(liveStates[person.state])}</span>{person.party && <span className="quiet">{say({ zh: '第 {no} 批', en: 'party {no}' }, { no: person.party.no })}{person.party.name ? ` ${person.party.name}` : ''}</span>}{person.since && <span className="quieter">{f.span(minutes(person.since, now))}</span>}</> : <span className="quieter">–</span>
  if (!person.can.includes('setStatus') || person.sheet === 'rest' || person.sheet === 'leave') return <span className="bd-cell">{shown}</span>
  return <Pop label={say({ zh: '动向', en: 'Where' })} button={({ press, open }) => <button type="button" className="bd-press bd-cell" aria-expanded={open} onClick={press}>{shown}</button>}>
    {close => <>{(Object.keys(liveStates) as Live[]).map(s => <MenuItem key={s} on={person.state === s} onClick={() => { close(); void act({ state: s, memberId: person.id }) }}>{say(liveStates[s])}</MenuItem>)}</>}
  </Pop>
}
/** 我在哪: one tap on the phone. */
const Mine = ({ me }: { me: BoardPerson }) => {
  const say = useSay(), { act, problem } = useAsk(liveStatusCalls.set)
  return <div className="bd-mine"><Tiles label={say({ zh: '我现在', en: 'I am' })} columns={3} value={me.state ?? undefined} onChange={key => void act({ state: key as Live })} of={(Object.keys(liveStates) as Live[]).map(key => ({ key, words: say(liveStates[key]) }))} /><ProblemLine problem={problem} /></div>
}
/** 到岗与动向 (D2.7): who works today, who stands in for whom, who is where now, two at the door. */
const BoardPage = () => {
  const say = useSay(), f = useFormat(), phone = usePhone(), mine = useMe(), { siteId } = usePlace(), [on] = useDay()
  const { data, problem, again } = useCall(boardPage, { on, ...(siteId ? { siteId } : {}) } as never, { keep: true, every: 60_000 })
  const fill = useAsk(daySheetCalls.set), [off, setOff] = useState<{ person: BoardPerson; state: Sheet }>()
  if (problem && !data) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Loading />
  const notMine = (team: string): number => (mine.member.teamIds.includes(team) ? 0 : 1)
  const groups = [...Map.groupBy(data.people, p => p.teamId ?? '').entries()].sort(([a], [b]) => notMine(a) - notMine(b)), unsaid = data.people.filter(p => !p.sheet && p.can.includes('setSheet'))
  const counts = (state: Sheet): number => data.people.filter(p => p.sheet === state).length
  const own = data.people.find(p => p.id === mine.member.id)
  const short = on === f.today && data.onFloor < data.doorCover
  return <>
    <PageHead title={say({ zh: '到岗与动向', en: 'Who is where' })} facts={<><span>{f.day(data.on)}</span><span>{say({ zh: '在岗 {a} · 休 {b} · 假 {c}', en: 'on duty {a} · rest {b} · leave {c}' }, { a: counts('onDuty'), b: counts('rest'), c: counts('leave') })}</span>{on === f.today && <span className={short ? 'late' : ''}>{say({ zh: '展厅 {n} / 应到 {of}', en: 'on the floor {n} of {of}' }, { n: data.onFloor, of: data.doorCover })}</span>}</>}
      acts={unsaid.length > 0 && <Button busy={fill.busy} onClick={() => void fill.act({ on, rows: unsaid.map(p => ({ memberId: p.id, state: 'onDuty' as const })) })}>{say({ zh: '其余 {n} 人记为在岗', en: 'Mark the other {n} on duty' }, { n: unsaid.length })}</Button>} />
    <PageBody>
      {phone && own?.can.includes('setStatus') && <Mine me={own} />}
      <ProblemLine problem={fill.problem} />
      {data.people.length === 0 && <Empty title={say({ zh: '这个门店还没有人', en: 'Nobody works here yet' })}>{say({ zh: '管理员在团队里加上成员后，这里就能排班、看动向。', en: 'Once people are added to the team they stand here.' })}</Empty>}
      {groups.map(([team, people]) => <Section key={team} title={mine.teams.find(t => t.id === team)?.label ?? say({ zh: '全店', en: 'Whole site' })} note={say({ zh: '{n} 人', en: '{n} people' }, { n: people.length })}>
        <ul className="bd-list">{people.map(person => <li key={person.id} className={person.sheet === 'rest' || person.sheet === 'leave' ? 'bd-off' : ''}>
          <b>{person.name}</b><SheetCell person={person} on={on} onOff={state => setOff({ person, state })} /><LiveCell person={person} />
          <span className="bd-note">{person.standIn ? say({ zh: '代跟进 {name}', en: 'stand-in {name}' }, { name: person.standIn.label }) : person.note}</span>
          <span className="bd-due">{person.appointments > 0 && <span>{say({ zh: '预约 {n}', en: '{n} appt.' }, { n: person.appointments })}</span>}{person.due > 0 && <span className="quiet">{say({ zh: '待联系 {n}', en: '{n} due' }, { n: person.due })}</span>}{person.due + person.appointments === 0 && <span className="quieter">{say({ zh: '没有要联系的', en: 'nothing due' })}</span>}</span>
        </li>)}</ul>
      </Section>)}
    </PageBody>
    {off && <Off {...off} on={on} onClose={() => setOff(undefined)} />}
  </>
}
export default BoardPage
