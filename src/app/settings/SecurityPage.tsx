import { useFormat } from '../../web/format.ts'
import { useAsked } from '../../web/go.tsx'
import { PickerMany } from '../../web/form/index.ts'
import '../../areas/people/index.ts'
import { refusalFacts } from '../../kernel/refusal.ts'
import { Button, Loading, PageBody, PageHead, ProblemView, SheetTable } from '../../web/kit/index.ts'
import { useList } from '../../web/list/index.ts'
import { useSay } from '../../web/language/language.ts'
import { groundCalls, type SecurityRow } from '../ground.ts'
import './settings.css'

const kinds: Record<string, { zh: string; en: string }> = {
  'login.done': { zh: '登录', en: 'Logged in' }, 'login.failed': { zh: '登录失败', en: 'Login failed' }, 'password.changed': { zh: '改了密码', en: 'Password changed' }, reveal: { zh: '看了全号', en: 'Number revealed' }, export: { zh: '导出', en: 'Export' }, search: { zh: '查号码', en: 'Number searched' },
  'right.missing': { zh: '越权被拒', en: 'Refused: no right' }, 'session.origin': { zh: '外站请求被拒', en: 'Refused: other site' }, 'session.missing': { zh: '过期的登录', en: 'Session over' }, 'rate.limited': { zh: '尝试太多', en: 'Too many attempts' },
}
/** Logins, refusals, revealed numbers and exports; it never holds what was typed. */
const SecurityPage = () => {
  const say = useSay(), f = useFormat(), [asked, put] = useAsked(), list = useList(groundCalls.security, { limit: 100, ...(asked.kind ? { kind: asked.kind } : {}) })
  const name = (kind: string): string => { const label = kinds[kind] ?? refusalFacts(kind); return label ? say(label) : kind }
  return <><PageHead title={say({ zh: '安全记录', en: 'Security log' })} up={{ href: '/settings', words: say({ zh: '设置', en: 'Settings' }) }} facts={<span>{say({ zh: '登录、被拒、看全号、导出', en: 'Logins, refusals, reveals, exports' })}</span>} />
    <div className="au-bar"><span className="in-select"><select className="in" aria-label={say({ zh: '类别', en: 'Kind' })} value={asked.kind ?? ''} onChange={e => put({ kind: e.target.value || undefined })}><option value="">{say({ zh: '所有类别', en: 'All kinds' })}</option>{Object.entries(kinds).map(([k, l]) => <option key={k} value={k}>{say(l)}</option>)}</select></span></div>
    <PageBody>{list.problem ? <ProblemView problem={list.problem} onAgain={list.again} /> : list.loading ? <Loading /> : <SheetTable tight label={say({ zh: '安全记录', en: 'Security log' })} rows={list.rows as unknown as SecurityRow[]} rowKey={r => r.id} empty={say({ zh: '没有记录', en: 'No entries' })} columns={[
      { key: 'at', head: say({ zh: '时间', en: 'At' }), cell: r => <span className="au-at">{f.full(r.at)}</span> }, { key: 'kind', head: say({ zh: '什么', en: 'What' }), strong: true, cell: r => <span className={r.kind === 'login.done' ? '' : /failed|missing|origin|limited/.test(r.kind) ? 'late' : ''}>{name(r.kind)}</span> },
      { key: 'who', head: say({ zh: '谁', en: 'Who' }), cell: r => r.memberId ? <PickerMany.Labels of="member" ids={[r.memberId]} /> : <span className="quieter">–</span> }, { key: 'address', head: say({ zh: '地址', en: 'Address' }), cell: r => r.address }, { key: 'facts', head: say({ zh: '详情', en: 'Details' }), cell: r => <span className="mono au-facts">{Object.entries((r.facts ?? {}) as object).map(([k, v]) => `${k} ${typeof v === 'object' ? JSON.stringify(v) : String(v)}`).join(' · ')}</span> }]} />}
      {list.more && <Button onClick={list.more} busy={list.fetching}>{say({ zh: '更早的', en: 'Earlier' })}</Button>}</PageBody></>
}
export default SecurityPage
