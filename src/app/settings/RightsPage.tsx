import '../areas.ts'
import { RotateCcw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { roles, type Right, type Role, type Scope } from '../../kernel/permission.ts'
import { roleNames, roleRightCalls } from '../../areas/people/index.ts'
import type { Call, List } from '../../kernel/call.ts'
import { useAsk, useCall } from '../../web/ask/index.ts'
import { Button, Dialog, Loading, PageBody, PageHead, ProblemLine, ProblemView, Segments } from '../../web/kit/index.ts'
import { useSay } from '../../web/language/language.ts'
import { useMay } from '../../web/me.ts'
import { rights } from '../rights.ts'
import { cellOf, rightIn, scopes, thingLabel, verbs } from './things.ts'
import './settings.css'

type Own = { id: string; version: number; role: Role; thing: string; cell: string }
type At = { role: Role; thing: string }
const order: readonly Scope[] = ['m', 't', 's', 'o']
/** A cell in words: 本组 建 改, or «–». */
const Words = ({ right }: { right: Right }) => {
  const say = useSay(), seen = right.read ?? right.masked
  if (!seen && !Object.keys(verbs).some(v => right[v as 'c'])) return <span className="quieter">–</span>
  const acts = (Object.keys(verbs) as (keyof typeof verbs)[]).filter(v => right[v])
  return <>{seen && <b>{say(scopes[seen])}{right.masked && !right.read ? '*' : ''}</b>}{right.read && right.masked && right.masked !== right.read && <span className="quiet"> {say(scopes[right.masked])}*</span>}{acts.length > 0 && <span className="rt-acts"> {acts.map(v => say(verbs[v])).join(' ')}</span>}</>
}
const CellDialog = ({ at, own, onClose }: { at: At; own: Own | undefined; onClose: () => void }) => {
  const say = useSay(), shipped = rights[at.thing]?.[at.role], [right, setRight] = useState<Right>(() => rightIn(own?.cell ?? shipped))
  const create = useAsk(roleRightCalls.create!), change = useAsk(roleRightCalls.change!), remove = useAsk(roleRightCalls.remove!)
  const seen = right.read ?? right.masked, cell = cellOf(right)
  const setSeen = (key: string): void => setRight(r => key === 'none' ? { ...rightIn(''), } : { ...r, read: r.read !== null || r.masked === null ? (key as Scope) : null, masked: r.read === null && r.masked !== null ? (key as Scope) : null })
  const save = async (): Promise<void> => {
    const done = cell === cellOf(rightIn(shipped)) && own ? await remove.act({ id: own.id, version: own.version }) : own ? await change.act({ id: own.id, version: own.version, cell }) : await create.act({ role: at.role, thing: at.thing, cell })
    if (done !== undefined) onClose()
  }
  return <Dialog wide title={`${say(roleNames[at.role])} · ${say(thingLabel(at.thing))}`} onClose={onClose} foot={<>{(own ?? cell !== cellOf(rightIn(shipped))) && <Button kind="text" icon={<RotateCcw aria-hidden />} onClick={() => setRight(rightIn(shipped))}>{say({ zh: '恢复出厂', en: 'Back to shipped' })}</Button>}<Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button><Button kind="primary" busy={create.busy || change.busy || remove.busy} onClick={() => void save()}>{say({ zh: '存', en: 'Save' })}</Button></>}>
    <div className="rt-edit"><span>{say({ zh: '看到谁的', en: 'Sees whose' })}</span><Segments label={say({ zh: '看到谁的', en: 'Sees whose' })} value={seen ?? 'none'} onChange={setSeen} of={[{ key: 'none', words: say({ zh: '看不到', en: 'none' }) }, ...order.map(k => ({ key: k as string, words: say(scopes[k]) }))]} />
      {seen && <><span>{say({ zh: '号码与联系方式', en: 'Phones and contacts' })}</span><label className="box"><input type="checkbox" checked={right.read === null} onChange={e => setRight(r => e.target.checked ? { ...r, masked: seen, read: null } : { ...r, read: seen, masked: null })} />{say({ zh: '脱敏', en: 'masked' })}</label></>}
      {(Object.keys(verbs) as (keyof typeof verbs)[]).map(v => <div key={v} className="rt-verb"><span>{say(verbs[v])}</span><Segments label={say(verbs[v])} value={right[v] ?? 'none'} onChange={k => setRight(r => ({ ...r, [v]: k === 'none' ? null : k }))} of={[{ key: 'none', words: say({ zh: '不可', en: 'no' }) }, ...order.map(k => ({ key: k as string, words: say(scopes[k]) }))]} /></div>)}</div>
    <p className="quiet rt-note">{say({ zh: '出厂：', en: 'Shipped: ' })}<Words right={rightIn(shipped)} />{say({ zh: '。改动约 3 秒内对所有在线的人生效，并留在审计里。', en: '. A change holds for everyone within about 3 seconds and stays in the audit.' })}</p><ProblemLine problem={create.problem ?? change.problem ?? remove.problem} />
  </Dialog>
}
/** Who may what (wire.md 3): role by thing, with the organisation's own cells marked; an administrator changes them. */
const RightsPage = () => {
  const say = useSay(), may = useMay(), [at, setAt] = useState<At>()
  const { data, problem, again } = useCall(roleRightCalls.query as unknown as Call<object, List<Own>>, { limit: 100 })
  const own = useMemo(() => new Map((data?.items ?? []).map(r => [`${r.role} ${r.thing}`, r])), [data])
  const canChange = may('settings', 'u')
  return <><PageHead title={say({ zh: '权限', en: 'Rights' })} up={{ href: '/settings', words: say({ zh: '设置', en: 'Settings' }) }} facts={<><span>{say({ zh: '几个岗位的权限相加', en: 'Rights of several roles add up' })}</span><span>{say({ zh: '* 脱敏', en: '* masked' })}</span>{own.size > 0 && <span>{say({ zh: '改过 {n} 格', en: '{n} cells changed' }, { n: own.size })}</span>}</>} />
    <PageBody pad={false}>{problem ? <ProblemView problem={problem} onAgain={again} /> : !data ? <Loading rows={14} /> : <div className="rt-wrap" tabIndex={0} role="region" aria-label={say({ zh: '权限表', en: 'Table of rights' })}><table className="rt"><thead><tr><th scope="col">{say({ zh: '对象', en: 'Thing' })}</th>{roles.map(r => <th key={r} scope="col">{say(roleNames[r])}</th>)}</tr></thead>
      <tbody>{Object.keys(rights).map(thing => <tr key={thing}><th scope="row">{say(thingLabel(thing))}</th>{roles.map(role => { const mine = own.get(`${role} ${thing}`), words = <Words right={rightIn(mine?.cell ?? rights[thing][role])} />; return <td key={role} className={mine ? 'rt-own' : ''}>{canChange ? <button type="button" onClick={() => setAt({ role, thing })}><span className="hidden-word">{`${say(roleNames[role])} ${say(thingLabel(thing))}: `}</span>{words}</button> : words}</td> })}</tr>)}</tbody></table></div>}</PageBody>
    {at && <CellDialog at={at} own={own.get(`${at.role} ${at.thing}`)} onClose={() => setAt(undefined)} />}</>
}
export default RightsPage
