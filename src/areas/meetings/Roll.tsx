import { useMemo, useState, type ReactNode } from 'react'
import { Section, Segments, SheetTable, Status } from '../../web/kit/index.ts'
import type { Kind } from '../../web/kit/Status.tsx'
import { useSay } from '../../web/language/language.ts'
import { usePhone } from '../../web/phone/index.ts'
import { sheetStates } from '../floor/index.ts'
import { attendanceStates, type AttendanceState } from './meeting.ts'
import { here, likely } from './meeting.rules.ts'
import type { MeetingSeat } from './meetingPage.ts'

type Seat = MeetingSeat & { state: AttendanceState; given: boolean }
const kinds: Record<AttendanceState, Kind> = { present: 'ok', late: 'warn', excused: 'off', absent: 'late' }
/** The roll as it is being called: what was noted, else what is likely; changed by one touch each. */
export const useRoll = (seats: readonly MeetingSeat[]): { seats: Seat[]; put: (id: string, change: Partial<Pick<Seat, 'state' | 'tidy' | 'note'>>) => void; changed: boolean; done: () => void } => {
  const [typed, setTyped] = useState<Readonly<Record<string, Partial<Seat>>>>({})
  const rows = useMemo(() => seats.map((s): Seat => ({ ...s, ...likely(s), given: s.state !== null, ...typed[s.member.id] })), [seats, typed])
  return {
    seats: rows, changed: Object.keys(typed).length > 0, done: () => setTyped({}),
    put: (id, change) => setTyped(t => { const now = { ...rows.find(r => r.member.id === id)!, ...change }; return { ...t, [id]: { state: now.state, note: now.note, tidy: !here(now.state) ? null : change.state !== undefined && now.tidy === null ? true : now.tidy } } }),
  }
}
export const rollOf = (seats: readonly Seat[]): object[] => seats.map(s => ({ memberId: s.member.id, state: s.state, tidy: s.tidy, note: s.note?.trim() || null }))
/** 出席与仪容 (D2.4 «appearance check»): everyone asked, the likely answer already chosen. */
export const Roll = ({ seats, put, begun, right }: { seats: readonly Seat[]; put: ReturnType<typeof useRoll>['put'] | undefined; begun: boolean; right: ReactNode }) => {
  const say = useSay(), phone = usePhone(), known = begun && seats.some(s => s.given || put)
  const came = seats.filter(s => here(s.state)).length, untidy = seats.filter(s => s.tidy === false).length
  const states = (Object.keys(attendanceStates) as AttendanceState[]).map(key => ({ key, words: say(attendanceStates[key]) }))
  const state = (s: Seat): ReactNode => put ? <Segments label={say({ zh: '{name} 到没到', en: 'Did {name} come' }, { name: s.member.label })} of={states} value={s.state} onChange={v => put(s.member.id, { state: v })} />
    : s.given ? <Status is={kinds[s.state]}>{say(attendanceStates[s.state])}</Status> : s.sheet === 'rest' || s.sheet === 'leave' ? <span className="quiet">{say(sheetStates[s.sheet])}</span> : <span className="quieter">–</span>
  const tidy = (s: Seat): ReactNode => put && here(s.state) ? <label className="box mt-tidy"><input type="checkbox" checked={s.tidy === true} onChange={e => put(s.member.id, { tidy: e.target.checked })} /><span>{say({ zh: '合格', en: 'Tidy' })}</span></label>
    : (s.given || put) && s.tidy !== null ? s.tidy ? <Status is="ok">{say({ zh: '合格', en: 'tidy' })}</Status> : <Status is="late">{say({ zh: '不合格', en: 'not tidy' })}</Status> : <span className="quieter">–</span>
  const note = (s: Seat): ReactNode => put ? <input className={`in mt-note${s.tidy === false ? ' mt-asked' : ''}`} aria-label={say({ zh: '{name} 的备注', en: 'Note on {name}' }, { name: s.member.label })} placeholder={s.tidy === false ? say({ zh: '哪里不合格', en: 'What is wrong' }) : s.sheet === 'rest' || s.sheet === 'leave' ? say(sheetStates[s.sheet]) : ''} maxLength={120} value={s.note ?? ''} onChange={e => put(s.member.id, { note: e.target.value })} /> : s.note
  return <Section title={say({ zh: '出席与仪容', en: 'Attendance and appearance' })} right={right} note={known ? <>{say({ zh: '到 {n}，应到 {all}', en: '{n} of {all} came' }, { n: came, all: seats.length })}{untidy > 0 && <span className="late">{say({ zh: '，仪容不合格 {n}', en: ', {n} not tidy' }, { n: untidy })}</span>}</> : say({ zh: '应到 {n}，开会后点名', en: '{n} expected; the roll is called once it begins' }, { n: seats.length })}>
    {phone ? <ul className="mt-roll">{seats.map(s => <li key={s.member.id}><b>{s.member.label}</b><span className="quiet">{s.team}</span><div>{state(s)}{tidy(s)}</div>{(put ? s.tidy === false || s.note : s.note) && <div>{note(s)}</div>}</li>)}</ul>
      : <SheetTable tight={!put} label={say({ zh: '出席与仪容', en: 'Attendance and appearance' })} rows={seats} rowKey={s => s.member.id} empty={say({ zh: '没有叫谁来。', en: 'Nobody was asked.' })} columns={[
        { key: 'n', head: say({ zh: '谁', en: 'Who' }), strong: true, width: 130, cell: s => s.member.label }, { key: 't', head: say({ zh: '小组', en: 'Team' }), width: 130, cell: s => <span className="quiet">{s.team}</span> },
        { key: 's', head: say({ zh: '出席', en: 'Attendance' }), width: put ? 290 : 120, cell: state }, { key: 'l', head: say({ zh: '仪容', en: 'Appearance' }), width: 110, cell: tidy }, { key: 'r', head: say({ zh: '备注', en: 'Note' }), cell: note },
      ]} />}
  </Section>
}
