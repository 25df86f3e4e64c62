import { SkipForward, Undo2, UserPlus } from 'lucide-react'
import { useAsk } from '../../web/ask/index.ts'
import { useFormat } from '../../web/format.ts'
import { Button, MenuHead, MenuItem, Pop, toast } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import type { SkipReason } from './turn.rules.ts'
import { skipReasons, turnCalls, turnKinds } from './turn.ts'
import type { TurnPlace, VisitSheet } from './visitSheet.ts'

/** Passing a turn now (asked again at the end of the line), or being away for a while (owed where the reason is duty). */
const passing: readonly SkipReason[] = ['notHere', 'break', 'other'], leaving: readonly SkipReason[] = ['outing', 'leave', 'rest']
const Place = ({ place, n, next, now, act }: { place: TurnPlace; n: number; next: boolean; now: string; act?: (facts: Record<string, unknown>) => void }) => {
  const say = useSay(), f = useFormat()
  const why = next ? <b className="tq-next">{place.owed ? say({ zh: '下一位，补接', en: 'next, made up' }) : say({ zh: '下一位', en: 'next' })}</b> : place.why === 'reception' ? `${say(skipReasons.reception)}${place.since ? ` ${f.span((Date.parse(now) - Date.parse(place.since)) / 60_000)}` : ''}` : place.why ? `${say(skipReasons[place.why])}${place.why === 'outing' ? say({ zh: '，回来补接', en: ', made up' }) : ''}` : place.owed ? say({ zh: '补接 {n}', en: '{n} owed' }, { n: place.owed }) : say({ zh: '门口', en: 'at the door' })
  const inside = <><span className="tq-n">{place.why && place.why !== 'reception' ? '–' : n}</span><span className="tq-name">{place.name}</span><small>{why}</small></>
  if (!act) return <li className={next ? 'tq on' : `tq${place.why ? ' off' : ''}`}>{inside}</li>
  return <li className={next ? 'tq on' : `tq${place.why ? ' off' : ''}`}><Pop label={place.name} align="right" button={({ press, open }) => <button type="button" className="tq-in" aria-expanded={open} onClick={press}>{inside}</button>}>{close => <><MenuHead>{place.name} · {say({ zh: '今天接 {n} 批', en: '{n} parties today' }, { n: place.turns })}</MenuHead>
    {place.why !== null && <MenuItem onClick={() => { close(); act({ kind: place.why === 'reception' ? 'free' : 'back', memberId: place.memberId }) }}>{place.why === 'reception' ? say({ zh: '接待完了', en: 'Free again' }) : say({ zh: '回来了', en: 'Back' })}</MenuItem>}
    {place.why === null && leaving.map(reason => <MenuItem key={reason} onClick={() => { close(); act({ kind: 'away', memberId: place.memberId, reason }) }}>{say(skipReasons[reason])}</MenuItem>)}</>}</Pop></li>
}
/** 顺位 beside the sheet: who is next, who is busy and why, and what was decided by hand, each with its way back. */
export const TurnPanel = ({ sheet, now }: { sheet: VisitSheet; now: string }) => {
  const say = useSay(), f = useFormat(), add = useAsk(turnCalls.create!), { order, nextId, entries } = sheet.turn, may = sheet.can.includes('turn')
  const act = (facts: Record<string, unknown>): void => void add.act({ siteId: sheet.siteId, ...facts } as never).then(done => { if (!done && add.problem) toast.no(add.problem) })
  const missing = sheet.people.filter(p => p.sells && !order.some(o => o.memberId === p.id)), last = entries.filter(e => e.kind !== 'undo' && e.kind !== 'join' && !e.undone).at(-1)
  const joinAll = async (): Promise<void> => { for (const p of missing) await add.act({ siteId: sheet.siteId, kind: 'join', memberId: p.id } as never) }
  return <section className="tq-box" aria-label={say({ zh: '顺位', en: 'Turns' })}>
    <div className="sect-head"><h2>{say({ zh: '顺位', en: 'Turns' })}</h2><span className="sect-right">{say({ zh: '电话顺位另列', en: 'telephone turns apart' })}</span></div>
    {order.length === 0 ? <div className="tq-none"><p className="quiet">{may ? say({ zh: '今天还没有人上顺位。按上班的人排一次，谁接谁记在客流里，自动往后转。', en: 'Nobody stands in turn yet. Line up who is here; the log moves it on by itself.' }) : say({ zh: '今天还没有人上顺位。', en: 'Nobody stands in turn yet.' })}</p>{may && missing.length > 0 && <Button icon={<UserPlus aria-hidden />} busy={add.busy} onClick={() => void joinAll()}>{say({ zh: '{n} 位顾问全部上顺位', en: 'Line up all {n}' }, { n: missing.length })}</Button>}</div>
      : <ol className="tq-list">{order.map((p, i) => <Place key={p.memberId} place={p} n={i + 1} next={p.memberId === nextId} now={now} act={may ? act : undefined} />)}</ol>}
    {may && order.length > 0 && <div className="tq-acts"><Pop label={say({ zh: '跳过的原因', en: 'Why skipped' })} button={({ press, open }) => <Button small icon={<SkipForward aria-hidden />} aria-expanded={open} disabled={nextId === null} onClick={press}>{say({ zh: '跳过，记原因', en: 'Skip, say why' })}</Button>}>{close => <><MenuHead>{order.find(o => o.memberId === nextId)?.name}</MenuHead>{passing.map(reason => <MenuItem key={reason} onClick={() => { close(); act({ kind: 'skip', memberId: nextId, reason }) }}>{say(skipReasons[reason])}</MenuItem>)}{leaving.map(reason => <MenuItem key={reason} onClick={() => { close(); act({ kind: 'away', memberId: nextId, reason }) }}>{say(skipReasons[reason])}</MenuItem>)}</>}</Pop>
      {last && <Button small kind="text" icon={<Undo2 aria-hidden />} title={`${f.clock(last.at)} ${last.member ?? ''} ${say(turnKinds[last.kind])}`} onClick={() => act({ kind: 'undo', eventId: last.id })}>{say({ zh: '撤回', en: 'Undo' })}</Button>}
      {missing.length > 0 && <Pop label={say({ zh: '加人', en: 'Add' })} align="right" button={({ press, open }) => <Button small kind="text" icon={<UserPlus aria-hidden />} aria-expanded={open} onClick={press}>{say({ zh: '加人', en: 'Add' })}</Button>}>{close => missing.map(p => <MenuItem key={p.id} note={p.team ?? undefined} onClick={() => { close(); act({ kind: 'join', memberId: p.id }) }}>{p.label}</MenuItem>)}</Pop>}</div>}
    {last && <p className="tq-last quiet">{f.clock(last.at)} {last.member} {last.reason ? say(skipReasons[last.reason]) : say(turnKinds[last.kind])}{last.by ? ` · ${last.by}` : ''}</p>}
    {order.length > 0 && <p className="tq-note quiet">{say({ zh: '办手续、维修、问路和再次到店不占顺位；接待或公出误轮，回来补接。', en: 'Paperwork, service, directions and returning customers take no turn; turns missed on duty are made up.' })}</p>}
  </section>
}
