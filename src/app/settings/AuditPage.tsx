import '../areas.ts'
import { ShieldCheck, ShieldX } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { declaredCalls } from '../../kernel/call.ts'
import { entities } from '../../kernel/entity.ts'
import { FieldCell } from '../../kernel/fields/web.tsx'
import { useCall } from '../../web/ask/index.ts'
import { Picker } from '../../web/form/index.ts'
import { useFormat } from '../../web/format.ts'
import { useAsked } from '../../web/go.tsx'
import { Band, Button, Loading, PageBody, PageHead, ProblemView, SheetTable } from '../../web/kit/index.ts'
import { useList } from '../../web/list/index.ts'
import { useSay, type Say } from '../../web/language/language.ts'
import { groundCalls, type AuditEntry } from '../ground.ts'
import './settings.css'

const actions: Record<string, { zh: string; en: string }> = { create: { zh: '新建', en: 'created' }, change: { zh: '修改', en: 'changed' }, archive: { zh: '归档', en: 'archived' }, restore: { zh: '恢复', en: 'restored' }, remove: { zh: '删除', en: 'deleted' }, import: { zh: '导入', en: 'imported' } }
const action = (e: AuditEntry, say: Say): string => { const label = actions[e.action] ?? declaredCalls().get(`${e.entity}.${e.action}`)?.label; return label ? say(label) : e.action }
const Changes = ({ of }: { of: AuditEntry }): ReactNode => {
  const say = useSay(), fields = entities().get(of.entity)?.fields, pairs = Object.entries((of.changes ?? {}) as Record<string, unknown>)
  const value = (name: string, v: unknown): ReactNode => v === null || v === undefined ? '–' : fields?.[name] && !fields[name].parts && fields[name].kind !== 'ref' ? <FieldCell field={fields[name]} name={name} value={v} row={{}} /> : Array.isArray(v) ? (v.every(x => typeof x !== 'object') ? v.join('、') : say({ zh: '{n} 行', en: '{n} rows' }, { n: v.length })) : typeof v === 'object' ? Object.entries(v).map(([k, x]) => `${k} ${String(x)}`).join(' ') : String(v)
  return <span className="au-changes">{pairs.slice(0, 12).map(([name, pair]) => <span key={name}><i>{fields?.[name] ? say(fields[name].label) : name}</i> {Array.isArray(pair) && pair.length === 2 ? <>{pair[0] !== null && <>{value(name, pair[0])} → </>}{value(name, pair[1])}</> : value(name, pair)}</span>)}{pairs.length > 12 && <span className="quiet">{say({ zh: '等 {n} 项', en: 'and more, {n} in all' }, { n: pairs.length })}</span>}</span>
}
/** Walks the whole chain anew when asked, and says what it found. */
const Verification = ({ onClose }: { onClose: () => void }) => {
  const say = useSay(), { data, problem, again } = useCall(groundCalls.verification, {})
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!data) return <Band is="accent">{say({ zh: '正在逐条核对……', en: 'Walking the chain…' })}</Band>
  return <Band is={data.whole ? 'ok' : 'late'} icon={data.whole ? <ShieldCheck aria-hidden /> : <ShieldX aria-hidden />} acts={<Button small onClick={onClose}>{say({ zh: '知道了', en: 'Close' })}</Button>}>
    <b>{data.whole ? say({ zh: '审计链完整', en: 'The chain is whole' }) : say({ zh: '审计链有 {n} 处不对', en: '{n} places are wrong' }, { n: data.broken.length })}</b>，{say({ zh: '{e} 条记录，{l} 节，{p} 条待接', en: '{e} entries, {l} links, {p} waiting' }, { e: data.entries, l: data.links, p: data.pending })}{data.head && <div className="mono au-head">{data.head}</div>}
    {data.broken.length > 0 && <pre className="mono au-head">{JSON.stringify(data.broken.slice(0, 20), null, 1)}</pre>}
  </Band>
}
/** What was done, by whom, when: nobody can change or delete a line of it. */
const AuditPage = () => {
  const say = useSay(), f = useFormat(), [asked, put] = useAsked(), [verifying, setVerifying] = useState(false)
  const list = useList(groundCalls.audit, { limit: 100, ...(asked.entity ? { entity: asked.entity } : {}), ...(asked.memberId ? { memberId: asked.memberId } : {}), ...(asked.rowId ? { rowId: asked.rowId } : {}) })
  const rows = list.rows as unknown as AuditEntry[], name = (entity: string): string => { const found = entities().get(entity); return found ? say(found.label) : entity }
  return <><PageHead title={say({ zh: '审计记录', en: 'Audit entries' })} up={{ href: '/settings', words: say({ zh: '设置', en: 'Settings' }) }} acts={<Button icon={<ShieldCheck aria-hidden />} onClick={() => setVerifying(true)}>{say({ zh: '核对审计链', en: 'Verify the chain' })}</Button>} />
    {verifying && <Verification onClose={() => setVerifying(false)} />}
    <div className="au-bar"><span className="in-select"><select className="in" aria-label={say({ zh: '对象', en: 'Thing' })} value={asked.entity ?? ''} onChange={e => put({ entity: e.target.value || undefined })}><option value="">{say({ zh: '所有对象', en: 'Everything' })}</option>{[...entities().values()].map(e => <option key={e.name} value={e.name}>{say(e.label)}</option>)}</select></span><Picker of="member" value={asked.memberId ?? null} clears placeholder={say({ zh: '所有人', en: 'Everybody' })} onChange={id => put({ memberId: id ?? undefined })} /></div>
    <PageBody>{list.problem ? <ProblemView problem={list.problem} onAgain={list.again} /> : list.loading ? <Loading /> : <SheetTable tight label={say({ zh: '审计记录', en: 'Audit entries' })} rows={rows} rowKey={r => r.id} empty={say({ zh: '没有记录', en: 'No entries' })} columns={[
      { key: 'seq', head: '#', num: true, cell: r => r.seq ?? <span className="quieter" title={say({ zh: '几秒内接入审计链', en: 'Linked within seconds' })}>…</span> }, { key: 'at', head: say({ zh: '时间', en: 'At' }), cell: r => <span className="au-at">{f.full(r.at)}</span> }, { key: 'who', head: say({ zh: '谁', en: 'Who' }), strong: true, cell: r => <span className="au-at">{r.member?.label ?? say({ zh: '系统', en: 'System' })}</span> },
      { key: 'what', head: say({ zh: '做了什么', en: 'What' }), cell: r => <span className="au-at">{action(r, say)} <span className="quiet">{name(r.entity)}</span></span> }, { key: 'changes', head: say({ zh: '内容', en: 'Content' }), cell: r => <Changes of={r} /> }]} />}
      {list.more && <Button onClick={list.more} busy={list.fetching}>{say({ zh: '更早的', en: 'Earlier' })}</Button>}</PageBody></>
}
export default AuditPage
